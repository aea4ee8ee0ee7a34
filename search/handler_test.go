package search

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"bandstand/directory/activity"
	"bandstand/directory/page"
	"bandstand/search/address"
	"bandstand/search/index"
)

func TestHeaders(t *testing.T) {
	handler := Handler(openWorld(t, testSource()), clock)
	for _, test := range []struct{ address, cache, kind string }{
		{"/search", "public, max-age=300", "text/html; charset=utf-8"},
		{"/search?kind=music", "no-store", "text/html; charset=utf-8"},
		{"/search?kind=music&format=json", "no-store", "application/json; charset=utf-8"},
		{"/search?good_for=bereavement", "no-store", "text/html; charset=utf-8"},
		{"/search?access=step-free", "no-store", "text/html; charset=utf-8"},
		{"/search?age=60", "no-store", "text/html; charset=utf-8"},
		{"/search?unknown=1", "no-store", "text/html; charset=utf-8"},
		{"/search?q=choir", "no-store", "text/html; charset=utf-8"},
		{"/search?near=Bury&format=json", "no-store", "application/json; charset=utf-8"},
		{"/.netlify/functions/search?q=choir", "no-store", "text/html; charset=utf-8"},
	} {
		w := visit(t, handler, test.address)
		if got := w.Header().Get("Cache-Control"); got != test.cache {
			t.Errorf("%s: Cache-Control %q, want %q", test.address, got, test.cache)
		}
		if got := w.Header().Get("Content-Type"); got != test.kind {
			t.Errorf("%s: Content-Type %q, want %q", test.address, got, test.kind)
		}
		if got := w.Header().Get("X-Robots-Tag"); got != "noindex" {
			t.Errorf("%s: X-Robots-Tag %q", test.address, got)
		}
		for _, want := range page.SecurityHeaders() {
			if got := w.Header().Get(want.Name); got != want.Value {
				t.Errorf("%s: %s is %q, want %q", test.address, want.Name, got, want.Value)
			}
		}
	}
}

func TestMethods(t *testing.T) {
	for name, handler := range map[string]http.Handler{
		"index": Handler(openWorld(t, testSource()), clock), "none": Handler(nil, clock),
	} {
		for _, method := range []string{http.MethodPost, http.MethodPut, http.MethodDelete, http.MethodOptions, "BREW"} {
			w := httptest.NewRecorder()
			handler.ServeHTTP(w, httptest.NewRequest(method, "/search", nil))
			if w.Code != http.StatusMethodNotAllowed || w.Header().Get("Allow") != "GET, HEAD" {
				t.Errorf("%s %s: status %d, Allow %q", name, method, w.Code, w.Header().Get("Allow"))
			}
		}
		get, head := httptest.NewRecorder(), httptest.NewRecorder()
		handler.ServeHTTP(get, httptest.NewRequest(http.MethodGet, "/search?q=choir", nil))
		handler.ServeHTTP(head, httptest.NewRequest(http.MethodHead, "/search?q=choir", nil))
		if head.Code != get.Code || head.Body.Len() > 0 || head.Header().Get("Content-Length") != fmt.Sprint(get.Body.Len()) {
			t.Errorf("%s HEAD: status %d, %d bytes, Content-Length %s of %d",
				name, head.Code, head.Body.Len(), head.Header().Get("Content-Length"), get.Body.Len())
		}
	}
}

func TestUnavailable(t *testing.T) {
	if _, err := Open(fstest.MapFS{"README": {Data: []byte("here be the index")}}); err != ErrEmpty {
		t.Errorf("an empty bundle opens with %v, want ErrEmpty", err)
	}
	w := visit(t, Handler(nil, clock), "/search?q=choir")
	if w.Code != http.StatusServiceUnavailable || !strings.Contains(w.Body.String(), "/activities/") {
		t.Errorf("status %d: %s", w.Code, w.Body)
	}
	checkMarkup(t, "unavailable", w.Body.String())
	w = visit(t, Handler(nil, clock), "/search?q=choir&format=json")
	var answer struct{ Error struct{ Message string } }
	if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil || answer.Error.Message == "" {
		t.Errorf("%v: %s", err, w.Body)
	}
}

// A fault is answered in plain words, and what was asked stays out of the log.
func TestFaultsAreAnsweredAndTellNothing(t *testing.T) {
	x := openWorld(t, testSource())
	var logged bytes.Buffer
	log.SetOutput(&logged)
	defer log.SetOutput(os.Stderr)
	broken := *x
	broken.index = &index.Index{Count: 3} // every row is out of range
	w := visit(t, Handler(&broken, clock), "/search?q=private-words&near=M6+5LB")
	if w.Code != http.StatusInternalServerError || !strings.Contains(w.Body.String(), "not working just now") {
		t.Errorf("status %d: %s", w.Code, w.Body)
	}
	if logged.Len() == 0 || strings.Contains(logged.String(), "private") || strings.Contains(logged.String(), "5LB") {
		t.Errorf("the log says %q", logged.String())
	}
}

// Whatever is sent is answered, with a page that holds together.
func TestHostileQueries(t *testing.T) {
	handler := Handler(openWorld(t, testSource()), clock)
	long := strings.Repeat("x", 200)
	for _, query := range []string{
		"q=" + long, "q=" + strings.Repeat(long+"+", 5), "q=" + strings.Repeat("a+", 500), "near=" + long + long,
		"q=*", "q=%3F", "q=*a*+b?+/x.*/", "q=title:choir", "q=%2Bchoir+-garden", "q=(((((", "q=%22unclosed", "q=a~2^3", "q=\\",
		"q=%F0%9F%8E%B5%F0%9F%8E%B6", "q=%E2%80%AEriohc", "q=%00%01%02%1b[31m", "q=%FF%FE%80", "q=" + url.QueryEscape("' OR 1=1; DROP TABLE activities--"),
		"q=" + url.QueryEscape("ﬁ İ ß ẞ ǆ \u0301\u0301\u0301"), "near=" + url.QueryEscape("🎵"), "q=%", "q=%zz&near=%", "&&&===&;;;", "q[]=1&q=2&q=3",
		"page=-1&within=99999&sort=DROP&cost=1e309&cost=NaN&cost=-1&age=-3&age=99999999999999999999&date=9999-99-99&date=0001-01-01",
		"cost=Inf&cost=0x10&age=0x8&page=1e3&within=3.5", strings.Repeat("kind=music&", 3000), strings.Repeat("z=1&", 100_000),
		"literal=" + long + strings.Repeat("&literal=choir", 60) + "&q=choir", "q=choir&literal=&literal=+", "q=" + url.QueryEscape(strings.Repeat("é", 300)),
		"format=xml", "format=json&q=*", "stale=no", "q=aaa&near=&kind=&day=&page=",
	} {
		w := visit(t, handler, "/search?"+query)
		if w.Code != http.StatusOK {
			t.Errorf("%.80s: status %d", query, w.Code)
		}
		if strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") {
			checkMarkup(t, fmt.Sprintf("%.80s", query), w.Body.String())
		}
	}
}

func TestManyAtOnce(t *testing.T) {
	handler := Handler(openWorld(t, testSource()), clock)
	addresses := []string{"/search?q=chior+in+salford", "/search?near=M6+5LB&day=tuesday", "/search?q=gard&format=json", "/search"}
	want := make([]string, len(addresses))
	for i, address := range addresses {
		want[i] = visit(t, handler, address).Body.String()
	}
	var group sync.WaitGroup
	for worker := range 8 {
		group.Go(func() {
			for n := range 20 {
				i := (worker + n) % len(addresses)
				w := httptest.NewRecorder()
				handler.ServeHTTP(w, httptest.NewRequest(http.MethodGet, addresses[i], nil))
				if w.Body.String() != want[i] {
					t.Errorf("%s is answered differently when many ask", addresses[i])
				}
			}
		})
	}
	group.Wait()
}

func FuzzQuery(f *testing.F) {
	for _, seed := range []string{
		"q=choir", "q=free+singing+in+salford&near=M6+5LB", "q=chior&literal=chior", "kind=music&day=tuesday&page=2", "q=under+£5+for+8+year+olds",
		"near=BS31&within=3&sort=distance", "q=suicidal+tonight", "%&=;q=%ff", "q=a&cost=3.50&age=7&date=2026-12-01&format=json",
	} {
		f.Add(seed)
	}
	x := openWorld(f, testSource())
	handler := Handler(x, clock)
	log.SetOutput(io.Discard)
	f.Fuzz(func(t *testing.T, typed string) {
		request := httptest.NewRequest(http.MethodGet, "/search", nil)
		request.URL.RawQuery = typed
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, request)
		if w.Code != http.StatusOK {
			t.Errorf("status %d for %q", w.Code, typed)
		}
		a := address.Parse(typed, &x.index.Facts)
		again := address.Parse(strings.TrimPrefix(strings.TrimPrefix(a.String(), address.MountedAt), "?"), &x.index.Facts)
		if a.String() != again.String() {
			t.Errorf("%q is written %q, then %q", typed, a, again)
		}
	})
}

// TestOneDateInACalendar: two of a day are two events, and what has to be asked for is there to its end.
func TestOneDateInACalendar(t *testing.T) {
	source := testSource()
	source.Documents = []Document{
		listing("twice", "Twice", nil, "salford", func(d *Document) {
			weekly(d, time.Tuesday, 10)
			weekly(d, time.Tuesday, 14)
			for i := range d.Card.Coming {
				d.Card.Coming[i].Ahead = true
			}
		}),
		listing("ageing", "Ageing", nil, "salford", func(d *Document) {
			weekly(d, time.Wednesday, 10)
			d.Card.Turns = activity.Standing{State: activity.Open, Freshness: activity.Ageing, Listed: true}.Always()
		}),
	}
	service := openWorld(t, source)
	for _, test := range []struct {
		hour       int // at which somebody asks, on the Tuesday
		slug, at   string
		has, hasNo string
	}{
		{8, "twice", "2026-12-01T10:00:00Z", "UID:twice.2026-12-01@", "UID:twice.2."},
		{8, "twice", "2026-12-01T14:00:00Z", "UID:twice.2.2026-12-01@", "UID:twice.2026"},
		{11, "twice", "2026-12-01T14:00:00Z", "UID:twice.2.2026-12-01@", "UID:twice.2026"}, // the first has passed
		{8, "twice", "2026-12-01T14:00:00Z", "DTEND;TZID=Europe/London:20261201T160000", "TENTATIVE"},
		{8, "ageing", "2026-12-02T10:00:00Z", "STATUS:TENTATIVE", "STATUS:CONFIRMED"},
	} {
		moment := time.Date(2026, 12, 1, test.hour, 0, 0, 0, index.London)
		body := visit(t, Handler(service, func() time.Time { return moment }), "/search?calendar="+test.slug+"&at="+test.at).Body.String()
		if !strings.Contains(body, test.has) || strings.Contains(body, test.hasNo) {
			t.Errorf("%s at %s: want %q and not %q:\n%s", test.slug, test.at, test.has, test.hasNo, body)
		}
	}
}
