package search

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"runtime"
	"strings"
	"testing"
)

// worstQueries are searches made to be slow or to break something: by strangers,
// by broken links, and by whoever knows how search works. README.md says how long
// they take.
var worstQueries = []struct{ name, query string }{
	{"everything", ""},
	{"the last page of everything", "page=500"},
	{"all that is stale too, nearest first", "stale=show&near=BS31&sort=distance&within=25&page=40"},
	{"one long word", "q=" + strings.Repeat("x", 200)},
	{"five long words", "q=" + strings.Repeat(strings.Repeat("y", 200)+"+", 5)},
	{"500 words", "q=" + strings.Repeat("choir+garden+", 250)},
	{"500 words of one letter", "q=" + strings.Repeat("a+", 500)},
	{"twelve words that all have", "q=all+ages+together+the+hall+salford+friends+of+every+week+group+club"},
	{"twelve misspelt words", "q=choer+gardenning+wlaking+cookng+fotball+readng+chidlren+lonley+tuesdya+mornign+salfrod+freee"},
	{"twelve words that nobody knows", "q=" + strings.Join(strings.Fields("qwertyui asdfghjk zxcvbnml poiuytre lkjhgfds mnbvcxza qazwsxed rfvtgbyh plokmijn uhbygvtf edcrfvtg wsxqazed"), "+")},
	{"unknown words after in", "q=in+salfordd+in+exetter+in+brristol+in+manchestre+in+guildfrod+in+keynshan"},
	{"the beginnings of words", "q=ba+be+bi+bo+bu+da+de+di+do+du+fa+fe"},
	{"the beginning of many words", "q=bab"},
	{"a wildcard", "q=*"},
	{"wildcards", "q=a*+b*+c*+*a+*b+ch?ir"},
	{"regular expressions", "q=" + url.QueryEscape(`/.*/ (a+)+$ [a-z]{1,99} \w* ^((a|a)*)*$`)},
	{"a time said no to, again and again", "q=" + strings.Repeat("not+free+", 30)},
	{"no to no", "q=" + strings.Repeat("no+", 60)},
	{"no to many things", "q=no+" + strings.Repeat("singing+or+", 28) + "books"},
	{"a list that never ends", "q=no+" + strings.Repeat("singing,+", 40)},
	{"another search's syntax", "q=" + url.QueryEscape(`title:choir^9 +must -mustnot "a phrase"~5 fuzzy~2 [1 TO 9]`)},
	{"emoji", "q=" + url.QueryEscape(strings.Repeat("🎵👩‍👩‍👧‍👦🏳️‍🌈", 20))},
	{"right to left", "q=" + url.QueryEscape("\u202eriohc שירה בציבור غناء جماعي\u2066")},
	{"control characters", "q=%00%01%02%1b[31m%7f%ff%fe%80choir"},
	{"combining marks", "q=" + url.QueryEscape(strings.Repeat("a\u0301\u0302\u0303", 50))},
	{"SQL", "q=" + url.QueryEscape("' OR 1=1; DROP TABLE activities; --")},
	{"a script", "q=" + url.QueryEscape(`"><script>alert(1)</script>`)},
	{"very many parameters", strings.Repeat("z=1&", 20_000)},
	{"a parameter repeated", strings.Repeat("kind=music&", 5000)},
	{"many dates", manyDates("2026-12-%02d")},
	{"many dates, days and times", "day=monday&day=weekend&time=evening&time=morning&" + manyDates("2027-01-%02d")},
	{"dates that no year has", "q=30+february+31+february+31+april+31+june+31+september+31+november"},
	{"days and months in turn", "q=1+may+2+may+3+may+4+may+5+may+6+may"},
	{"postcodes", "q=m6+5lb+ex34+9hb+m6+5la+bs31+1aa+ex34+9aa+m7+3ql&near=M6+5LB"},
	{"many prices and ages", strings.Join(numbered("cost=%d", 24), "&") + "&" + strings.Join(numbered("age=%d", 24), "&")},
	{"everything chosen", "near=BS31&within=25&kind=music&kind=sport&kind=nature&good_for=meeting-people&good_for=feeling-low&day=weekday&day=weekend" +
		"&date=this-week&date=this-weekend&time=morning&time=afternoon&time=evening&cost=free&cost=10&access=step-free&access=hearing-loop" +
		"&age=children&age=adults&age=older&how=come-along&how=online&language=en&q=choir+lonely+tuesday"},
	{"much understood, all at once", "q=free+choir+for+kids+and+over+60s+on+tuesday+evening+in+salford+lonely"},
	{"much taken back", "q=free+choir+tuesday+salford" + strings.Repeat("&literal=free&literal=choir&literal=tuesday", 15)},
	{"a long place", "near=" + strings.Repeat("x", 5000)},
	{"a misspelt place", "near=salfrod"},
	{"a place of many words", "near=" + strings.Repeat("newport+", 30)},
	{"numbers that are none", "page=1e9&within=NaN&cost=1e309&cost=NaN&age=99999999999999999999&date=9999-99-99"},
}

func manyDates(layout string) string {
	dates := numbered(layout, 31)
	return "date=" + strings.Join(dates, "&date=")
}

func numbered(layout string, count int) []string {
	list := make([]string, count)
	for i := range list {
		list[i] = fmt.Sprintf(layout, i+1)
	}
	return list
}

// What one answer may allocate, and how long it may be. The usual is a tenth of this;
// what grows with what strangers send would be far above it.
const (
	mostAllocated   = 5 << 20 // bytes
	mostAllocations = 30_000
	mostAnswered    = 400 << 10 // bytes
)

// Whatever is asked, search answers, and no search can take more memory than there
// is. How long it takes is measured by BenchmarkWorst: a busy machine would
// decide here.
func TestWorstQueriesAreBounded(t *testing.T) {
	activities := 5000
	if testing.Short() {
		activities = 500
	}
	handler := Handler(openWorld(t, manySource(activities)), clock)
	for _, worst := range worstQueries {
		for _, format := range formats {
			answer := func() *httptest.ResponseRecorder {
				w := httptest.NewRecorder()
				request := httptest.NewRequest(http.MethodGet, "/search", nil)
				request.URL.RawQuery = worst.query + format
				handler.ServeHTTP(w, request)
				return w
			}
			answer() // what is made once is not counted
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			w := answer()
			runtime.ReadMemStats(&after)
			if w.Code != http.StatusOK || w.Body.Len() > mostAnswered {
				t.Errorf("%s%s: status %d, %d bytes", worst.name, format, w.Code, w.Body.Len())
			}
			bytes, times := after.TotalAlloc-before.TotalAlloc, after.Mallocs-before.Mallocs
			if bytes > mostAllocated || times > mostAllocations {
				t.Errorf("%s%s: %d bytes in %d allocations", worst.name, format, bytes, times)
			}
		}
	}
}
