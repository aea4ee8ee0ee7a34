package oruk

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"
)

// host answers as a test says, and counts how often it was asked.
func host(t *testing.T, answer func(w http.ResponseWriter, r *http.Request)) (address string, asked *int) {
	t.Helper()
	asked = new(int)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		*asked++
		answer(w, r)
	}))
	t.Cleanup(server.Close)
	return server.URL, asked
}

func page(n, of int, ids ...string) string {
	var services []string
	for _, id := range ids {
		services = append(services, fmt.Sprintf(`{"id": %q, "name": "Service %s", "schedules": []}`, id, id))
	}
	return fmt.Sprintf(`{"page_number": %d, "total_pages": %d, "contents": [%s]}`, n, of, strings.Join(services, ","))
}

func fetch(t *testing.T, address, kept string) (*Feed, error) {
	t.Helper()
	return Fetcher{Kept: kept, Pause: func(time.Duration) {}}.Fetch(context.Background(), address+"/services")
}

func TestPagesAreFollowed(t *testing.T) {
	address, asked := host(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Query().Get("page") {
		case "":
			fmt.Fprint(w, page(1, 3, "a", "b"))
		case "2":
			fmt.Fprint(w, page(2, 3, "b", "c"))
		case "3":
			fmt.Fprint(w, page(3, 3, "d"))
		}
	})
	feed, err := fetch(t, address, "")
	if err != nil || len(feed.Services) != 4 || *asked != 3 {
		t.Errorf("got %+v after %d answers, %v", feed, *asked, err)
	}
}

func TestServicesAreFetchedByThemselves(t *testing.T) {
	address, _ := host(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/services":
			fmt.Fprint(w, `{"total_pages": 1, "contents": [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}]}`)
		case "/services/a":
			fmt.Fprint(w, `{"id": "a", "name": "A", "fees": "Free", "schedules": []}`)
		default:
			http.NotFound(w, r)
		}
	})
	feed, err := fetch(t, address, "")
	if err != nil || len(feed.Services) != 2 || len(feed.Services[0].Costs) != 1 {
		t.Fatalf("got %+v, %v", feed, err)
	}
	if !strings.Contains(strings.Join(feed.Problems, "\n"), "B (b) could not be fetched by itself") {
		t.Errorf("got problems %q", feed.Problems)
	}
}

// A host that ignores ?page= gives its first page for ever.
func TestEndlessPagesEnd(t *testing.T) {
	address, asked := host(t, func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, page(1, 9999, "a")) })
	feed, err := fetch(t, address, "")
	if err != nil || len(feed.Services) != 1 || *asked != 2 || !strings.Contains(strings.Join(feed.Problems, ""), "nothing new") {
		t.Errorf("got %+v after %d answers, %v", feed, *asked, err)
	}
}

// What has come before a host broke down is not asked for again.
func TestAnInterruptedImportGoesOn(t *testing.T) {
	broken, kept := true, t.TempDir()
	address, asked := host(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Query().Get("page") == "2" && broken {
			http.Error(w, "no", http.StatusBadGateway)
			return
		}
		fmt.Fprint(w, page(1, 2, "a"+r.URL.Query().Get("page")))
	})
	if _, err := fetch(t, address, kept); err == nil || !strings.Contains(err.Error(), "page 2") || !strings.Contains(err.Error(), "502") {
		t.Errorf("got %v", err)
	}
	if *asked != 1+mostTries {
		t.Errorf("asked %d times", *asked)
	}
	broken = false
	feed, err := fetch(t, address, kept)
	if err != nil || len(feed.Services) != 2 || *asked != 2+mostTries {
		t.Errorf("got %+v after %d answers, %v", feed, *asked, err)
	}
}

func TestHostileHosts(t *testing.T) {
	for name, c := range map[string]struct {
		answer func(w http.ResponseWriter, r *http.Request)
		want   string
	}{
		"redirects for ever": {func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, r.URL.Path+"x", http.StatusFound) }, "leads on and on"},
		"a file of theirs":   {func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "ftp://x.test/", http.StatusFound) }, "no address of the web"},
		"a web page":         {func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "<!doctype html><title>Hello</title>") }, "a web page"},
		"nothing":            {func(w http.ResponseWriter, r *http.Request) {}, "empty, or was cut short"},
		"half of it":         {func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, `{"contents": [{"id": "a`) }, "cut short"},
		"something else":     {func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, `{"hello": "world"}`) }, "no list of services"},
		"nobody home":        {func(w http.ResponseWriter, r *http.Request) { http.NotFound(w, r) }, "404"},
		"always broken":      {func(w http.ResponseWriter, r *http.Request) { http.Error(w, "no", http.StatusInternalServerError) }, "500"},
	} {
		address, _ := host(t, c.answer)
		if _, err := fetch(t, address, ""); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %q", name, err, c.want)
		}
	}
}

func TestNoWayIntoAPrivateNetwork(t *testing.T) {
	r := &run{ctx: context.Background()}
	before := []*http.Request{{URL: &url.URL{Scheme: "https", Host: "council.test"}}}
	for _, host := range []string{"127.0.0.1", "10.1.2.3", "192.168.0.1", "169.254.169.254", "[::1]", "[::ffff:10.0.0.1]", "localhost"} {
		next := &http.Request{URL: &url.URL{Scheme: "https", Host: host}}
		if err := r.checkRedirect(next, before); err == nil || !strings.Contains(err.Error(), "private network") {
			t.Errorf("%s: got %v", host, err)
		}
	}
}

func TestServicesAreFoundInWhatHoldsThem(t *testing.T) {
	for name, c := range map[string]struct{ answer, want string }{
		"organisations with theirs":    {`{"contents": [{"id": "o", "name": "Org", "description": "d", "services": [{"id": "s", "name": "Singing"}]}]}`, "Singing by Org at 0 places"},
		"one organisation with theirs": {`{"id": "o", "name": "Org", "services": [{"id": "s", "name": "Singing"}, {"id": "t", "name": "Sewing"}]}`, "Singing by Org at 0 places; Sewing by Org at 0 places"},
		"a list of feeds":              {`{"data": [{"publisher": {"value": "Council"}}, {"publisher": {"value": "Borough"}}]}`, "none of its entries has a name or a number, so they are no services: look for the address that ends in /services"},
		"services at places":           {`{"contents": [{"id": "x", "location": {"id": "l", "name": "Hall"}, "service": {"id": "s", "name": "Singing", "status": "active"}}]}`, "Singing by  at 1 places"},
		"one at a place":               {`{"id": "x", "location": {"id": "l", "name": "Hall"}, "service": {"id": "s", "name": "Singing"}}`, "Singing by  at 1 places"},
		"a bare list":                  {`[{"id": "s", "name": "Singing", "status": "active"}]`, "Singing by  at 0 places"},
		"organisations without theirs": {`{"contents": [{"id": "o", "name": "Org", "description": "d", "website": "http://o.test", "organization_identifiers": []}]}`, "it holds no services: look for the address that ends in /services"},
		"terms":                        {`{"contents": [{"id": "t", "name": "Music", "description": "d", "taxonomy": "kinds"}]}`, "it holds no services: look for the address that ends in /services"},
		"entries of no kind":           {`{"contents": [1, "two", null, {"id": "s", "name": "Singing"}]}`, "Singing by  at 0 places; entry 1 of a page is no service, so it is left out; entry 2 of a page is no service, so it is left out; entry 3 of a page is no service, so it is left out"},
	} {
		read, err := readAnswer([]byte(c.answer))
		feed := &Feed{}
		feed.add(read.services)
		var got []string
		for _, s := range feed.Services {
			got = append(got, fmt.Sprintf("%s by %s at %d places", s.Name, s.Organisation.Name, len(s.Places)))
		}
		got = append(got, feed.Problems...)
		if err != nil {
			got = []string{err.Error()}
		}
		if got := strings.Join(got, "; "); got != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}

// What has no field here, and times that no session can say, stand as words.
func TestNothingIsLost(t *testing.T) {
	s := service(object{
		"id": "1", "name": "Singing", "licenses": "none", "interpretation_services": "BSL on request", "last_modified": "2026-01-01",
		"schedules": []any{map[string]any{"freq": "WEEKLY", "byday": "TU", "bymonthday": "2", "opens_at": "10:00", "closes_at": "12:00", "description": "Tuesdays"}},
		"funding":   []any{map[string]any{"source": "A grant"}},
		"organization": map[string]any{"id": "o", "name": "Org", "organization_identifiers": []any{
			map[string]any{"identifier_scheme": "GB-COH", "identifier_type": "Company number", "identifier": "123"}}},
	})
	got := fmt.Sprint(s.When, len(s.Sessions), s.Also, s.Organisation.Also)
	want := "[Tuesdays] 0 [{Times in figures weekly TU 2 10:00 12:00} {interpretation services BSL on request} {licenses none} " +
		"{Funding and papers A grant}] [{Company number 123}]"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
