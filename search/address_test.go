package search

import (
	"strings"
	"testing"

	"bandstand/search/address"
	"bandstand/search/query"
)

func TestAddresses(t *testing.T) {
	x := openWorld(t, testSource())
	for _, test := range []struct{ query, want string }{
		{"", "/search"},
		{"q=choir&near=", "/search?q=choir"},
		{"near=salford&q=a+choir", "/search?q=a+choir&near=salford"},
		{"kind=sport&kind=music&kind=sport", "/search?kind=sport&kind=music"},
		{"kind=opera&day=someday&time=teatime&cost=lots&access=lift&age=wise&how=maybe&language=tlh&sort=best&within=7", "/search"},
		{"cost=free&cost=3.50&age=children&age=8&age=121", "/search?cost=free&cost=3.50&age=children&age=8"},
		{"date=this-week&date=2026-12-01&date=2026-13-01", "/search?date=this-week&date=2026-12-01"},
		{"page=1", "/search"},
		{"page=3&stale=show&within=10&sort=distance", "/search?within=10&stale=show&sort=distance&page=3"},
		{"literal=Reading+Group&q=Reading+Group", "/search?q=Reading+Group&literal=reading+group"},

		// No more of a postcode than its sector is kept.
		{"near=M6+5LB", "/search?near=M6+5"},
		{"near=m65lb&q=choir", "/search?q=choir&near=M6+5"},
		{"near=m6-5lb", "/search?near=M6+5"},
		{"q=choir+near+ex34+9hb+please", "/search?q=choir+near+EX34+9+please"},
		{"q=ex349hb+or+m6+5lb", "/search?q=EX34+9+or+M6+5"},
		{"q=x&literal=m6+5lb", "/search?q=x&literal=m6+5"},
	} {
		if got := address.Parse(test.query, &x.index.Facts).String(); got != test.want {
			t.Errorf("%s is written %s, want %s", test.query, got, test.want)
		}
	}
}

func TestAddressesAreBounded(t *testing.T) {
	x := openWorld(t, testSource())
	a := address.Parse(strings.Repeat("z=1&", 50)+"q=choir", &x.index.Facts)
	if a.Q != "" {
		t.Errorf("parameter 51 was read")
	}
	a = address.Parse("q="+strings.Repeat("é", 600), &x.index.Facts)
	if n := len([]rune(a.Q)); n != address.Longest || !a.Cut {
		t.Errorf("%d characters of the query are used, cut %v", n, a.Cut)
	}
	r := x.reader.Read(address.Parse("q="+strings.Repeat("ab+", 40), &x.index.Facts), now)
	if len(r.Words) != query.MostWords || !r.Shortened {
		t.Errorf("%d words are used, shorter %v", len(r.Words), r.Shortened)
	}
}

// No link of an answer holds more of a postcode than its sector.
func TestLinksHoldNoPostcode(t *testing.T) {
	handler := Handler(openWorld(t, testSource()), clock)
	for _, address := range []string{
		"/search?near=M6+5LB&q=choir", "/search?q=choir+m6+5lb", "/search?q=m65lb+chior&kind=sport", "/search?q=xylophone+M6+5LB&day=friday",
	} {
		body := visit(t, handler, address+"&format=json").Body.String()
		for _, part := range strings.Split(body, `"/search`)[1:] {
			link := strings.ToLower(part[:strings.Index(part, `"`)])
			if strings.Contains(link, "5lb") {
				t.Errorf("%s leads to %s", address, link)
			}
		}
		page := visit(t, handler, address).Body.String()
		for _, part := range strings.Split(page, `href="`)[1:] {
			link := strings.ToLower(part[:strings.Index(part, `"`)])
			if strings.Contains(link, "5lb") {
				t.Errorf("the page of %s leads to %s", address, link)
			}
		}
	}
}
