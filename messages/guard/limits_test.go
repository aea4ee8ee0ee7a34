package guard

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"testing"
	"testing/synctest"
	"time"
)

// Who has a great many addresses makes us forget clients, but not what a group was
// sent, and memory does not grow.
func TestLimitsHoldWhileStrangersComeInThousands(t *testing.T) {
	l, at := &Limits{}, time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC)
	for i := range 4 {
		if _, ok := l.Reserve(fmt.Sprint(i), "choir", 4, at); !ok {
			t.Fatalf("message %d was refused", i)
		}
	}
	for i := range 2*MostKept + 1 {
		l.Allow(fmt.Sprint("2001:db8:", i), at)
	}
	if len(l.clients) > MostKept {
		t.Errorf("%d clients are kept", len(l.clients))
	}
	if _, ok := l.Reserve("another", "choir", 4, at); ok {
		t.Error("the group was sent more than it wants")
	}
	// What was under way over midnight, or while clients were forgotten, is not
	// taken off anybody's count.
	release, _ := l.Reserve("late", "garden", 1, at)
	midnight := at.Add(15 * time.Hour)
	l.Reserve("early", "garden", 1, midnight)
	release()
	if _, ok := l.Reserve("second", "garden", 1, midnight); ok {
		t.Error("midnight let one more through")
	}
	release, _ = l.Reserve("one", "kites", 50, midnight)
	l.clients = counts{}
	release()
	for name, count := range l.clients {
		if count < 0 {
			t.Errorf("%x has sent %d", name, count)
		}
	}
	// A clock that is set back an hour over midnight begins another day, no more.
	if _, ok := l.Reserve("one", "kites", 50, at); !ok {
		t.Error("a clock that was set back stops everything")
	}
}

// What is counted is forgotten at the end of the day, whether or not anybody writes again,
// as the privacy page says.
func TestCountsAreForgottenAtTheEndOfTheDay(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := &Limits{}
		count := func() {
			l.Allow("192.0.2.7", time.Now())
			l.Reserve("192.0.2.7", "choir", 4, time.Now())
			l.AllowCopy("192.0.2.7", "somebody@example.net", time.Now())
		}
		kept := func() int {
			synctest.Wait()
			l.mutex.Lock()
			defer l.mutex.Unlock()
			return len(l.clients) + len(l.targets) + len(l.copies)
		}
		for range 2 {
			midnight := time.Now().Truncate(24 * time.Hour).Add(24 * time.Hour)
			count()
			time.Sleep(time.Until(midnight) - time.Second)
			if kept() == 0 {
				t.Error("the day's counts are forgotten before its end")
			}
			time.Sleep(2 * time.Second)
			if kept() != 0 {
				t.Errorf("%d counts are kept after midnight", kept())
			}
			time.Sleep(30 * time.Hour)
		}
		// Who writes in the first moment of a day counts in that day.
		time.Sleep(time.Until(time.Now().Truncate(24 * time.Hour).Add(24 * time.Hour)))
		count()
		if kept() == 0 {
			t.Error("the first counts of a day are forgotten with those of the day before")
		}
	})
}

func TestClientOf(t *testing.T) {
	proxies := []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8")}
	tests := []struct{ remote, forwarded, want string }{
		{"192.0.2.7:1", "", "192.0.2.7"},
		{"192.0.2.7:1", "203.0.113.9", "192.0.2.7"},
		{"10.0.0.1:1", "203.0.113.9", "203.0.113.9"},
		{"10.0.0.1:1", "6.6.6.6, 203.0.113.9, 10.0.0.2", "203.0.113.9"},
		{"10.0.0.1:1", "6.6.6.6, nonsense", "10.0.0.1"},
		{"10.0.0.1:1", "203.0.113.9:4711", "203.0.113.9"},
		{"10.0.0.1:1", "6.6.6.6, [2001:db8::9]:4711", "2001:db8::/56"},
		{"10.0.0.1:1", "", "10.0.0.1"},
		{"10.0.0.1:1", "10.0.0.2, 10.0.0.3", "10.0.0.2"},
		{"[::ffff:10.0.0.1]:1", "203.0.113.9", "203.0.113.9"},
		{"[2001:db8::1]:1", "", "2001:db8::/56"},
		{"[2001:db8:0:99::2]:1", "", "2001:db8::/56"},
		{"[2001:db8:0:199::2]:1", "", "2001:db8:0:100::/56"},
		{"[::ffff:192.0.2.7]:1", "", "192.0.2.7"},
		{"", "203.0.113.9", ""},
	}
	for _, test := range tests {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.RemoteAddr = test.remote
		if test.forwarded != "" {
			r.Header.Set("X-Forwarded-For", test.forwarded)
		}
		if got := Client(r, proxies); got != test.want {
			t.Errorf("%s forwarded for %q: got %q, want %q", test.remote, test.forwarded, got, test.want)
		}
	}
}
