package guard

import (
	"fmt"
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
