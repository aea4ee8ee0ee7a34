package search

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"bandstand/directory/words"
	"bandstand/search/answer"
)

var update = flag.Bool("update", false, "write the golden files anew")

// found gives the slugs of an answer, relaxed ones with a star.
func found(a Answer) []string {
	slugs := []string{}
	for _, r := range a.Results {
		slug := r.Slug
		if r.Relaxed {
			slug += "*"
		}
		slugs = append(slugs, slug)
	}
	return slugs
}

func TestAnswers(t *testing.T) {
	handler := Handler(openWorld(t, testSource()), clock)
	for _, test := range []struct {
		address string
		want    string // slugs, relaxed ones with a star
	}{
		// What is chosen.
		{"?kind=reading", "harbour-readers chess-by-post"},
		{"?kind=reading&kind=sport", "walking-football harbour-readers chess-by-post"},
		{"?kind=no-such-kind&day=tuesdays", "songs-across-the-ages walking-football evening-choir bury-bakers harbour-readers plant-pals wild-walks chess-by-post full-singers"},
		{"?day=saturday", "harbour-readers plant-pals"},
		{"?day=weekend", "harbour-readers plant-pals wild-walks"},
		{"?time=evening", "walking-football evening-choir"},
		{"?from=18:00", "walking-football evening-choir"},
		{"?to=10:30&day=saturday", "harbour-readers plant-pals"},
		{"?from=11:00&to=14:00", "bury-bakers wild-walks"}, // what begins at 14:00 does not begin before it
		{"?from=10.00&to=11:05&day=friday", "bury-bakers"},
		{"?from=14:00&to=11:00&from=half", "songs-across-the-ages walking-football evening-choir bury-bakers harbour-readers plant-pals wild-walks chess-by-post full-singers"},
		{"?time=afternoon&from=14:30", "chess-by-post"},
		{"?not_from=13:00", "bury-bakers harbour-readers plant-pals full-singers"},
		{"?not_to=12:00&kind=music&kind=gardening", "songs-across-the-ages evening-choir"},
		{"?date=this-weekend&from=11:00", "wild-walks harbour-readers* plant-pals*"},
		{"?cost=free", "songs-across-the-ages harbour-readers plant-pals chess-by-post"},
		{"?cost=5&kind=cookery&near=bury", "bury-bakers*"},
		{"?access=step-free&access=hearing-loop&near=salford", "songs-across-the-ages evening-choir* plant-pals* wild-walks* full-singers* walking-football* bury-bakers*"},
		{"?access=step-free", "songs-across-the-ages evening-choir harbour-readers"}, // fit for wheelchairs has no steps
		{"?how=by-phone", "chess-by-post"},
		{"?date=today", "songs-across-the-ages"},
		{"?date=tomorrow", "walking-football"},
		{"?date=this-weekend", "harbour-readers plant-pals wild-walks"},
		{"?date=2026-11-27", "bury-bakers"},
		{"?date=school-holidays&kind=music", "songs-across-the-ages evening-choir full-singers"}, // of Salford: from 19 December
		{"?date=school-holidays&kind=reading&near=ilfracombe", "harbour-readers*"},               // nobody knows Ilfracombe's
		{"?date=christmas-holidays&kind=gardening", "plant-pals"},
		{"?date=half-term&kind=gardening", "plant-pals*"}, // in February, which is too far ahead
		{"?date=term-time&kind=gardening&stale=show", "plant-pals old-garden"},
		{"?date=term-time&kind=reading", "harbour-readers* chess-by-post*"}, // no school is told of
		{"?age=under-9&near=ilfracombe", "harbour-readers"},
		{"?age=20-to-40&near=ilfracombe", "harbour-readers*"},
		{"?stale=show&kind=gardening", "plant-pals old-garden"},
		{"?age=9&near=ilfracombe", "harbour-readers"},
		{"?age=30&near=ilfracombe", "harbour-readers*"},
		{"?near=EX34", "harbour-readers"},
		{"?near=Salford&within=1&kind=music", "songs-across-the-ages evening-choir full-singers"},
		{"?near=Bury&sort=soonest&within=25", "songs-across-the-ages walking-football evening-choir bury-bakers plant-pals wild-walks full-singers"},

		// What is typed.
		{"?q=choir", "evening-choir songs-across-the-ages full-singers"},
		{"?q=chior", "evening-choir songs-across-the-ages full-singers"},
		{"?q=harb", "harbour-readers"},
		{"?q=" + url.QueryEscape("harbour readers’"), "harbour-readers"},
		{"?q=somewhere+my+mum+can+sing", "evening-choir songs-across-the-ages full-singers"},
		{"?q=walking+football", "walking-football wild-walks*"},
		{"?q=gardening", "plant-pals wild-walks*"},
		{"?q=free+gardening", "plant-pals wild-walks*"},
		{"?q=songs+tuesday+afternoon", "songs-across-the-ages evening-choir* full-singers*"},
		{"?q=choir+thursday+afternoon", "evening-choir* songs-across-the-ages* full-singers*"},
		{"?q=xylophone", ""},
		{"?q=xylophone+saturday", "harbour-readers* plant-pals*"}, // nothing has it, so the rest may be meant
		{"?q=zz+free+tuesday", "songs-across-the-ages* harbour-readers* plant-pals* chess-by-post*"},
		{"?q=xylophone+in+salford", ""},
		{"?q=xylophone+choir", "evening-choir* songs-across-the-ages* full-singers*"},
		{"?q=choir+in+ilfracombe", ""},
		{"?q=plant+pals", "plant-pals"},
	} {
		answer := ask(t, handler, "/search"+test.address)
		if got := strings.Join(found(answer), " "); got != test.want {
			t.Errorf("%s found\n got %s\nwant %s\n%v %v", test.address, got, test.want, answer.Understood, answer.Relaxed)
		}
		if answer.Total != len(answer.Results) {
			t.Errorf("%s: total is %d of %d results", test.address, answer.Total, len(answer.Results))
		}
	}
}

// Every address that an answer offers leads on to what it promises.
func TestLinksKeepTheirPromises(t *testing.T) {
	handler := Handler(openWorld(t, testSource()), clock)
	for _, address := range []string{
		"/search", "/search?near=salford", "/search?q=choir", "/search?kind=music&day=tuesday", "/search?access=step-free",
		"/search?day=saturday&time=morning", "/search?q=thursday+evening", "/search?cost=free&kind=music", "/search?date=this-weekend&day=sunday",
		"/search?q=choir+in+ilfracombe", "/search?kind=gardening&near=bury", "/search?q=not+on+tuesday", "/search?q=no+singing",
		"/search?q=not+in+salford", "/search?q=not+tuesday+morning&kind=music", "/search?q=evening+or+weekend", "/search?q=not+today&time=morning",
		"/search?q=thursday+evening+or+weekend&near=salford", "/search?from=11:00", "/search?to=12:00&day=saturday&date=this-weekend", "/search?time=afternoon&from=14:30",
		"/search?not_to=11:00&day=tuesday",
	} {
		answer := ask(t, handler, address)
		for name, values := range answer.Facets {
			if groupChosen(values) {
				continue // another value of the group is an alternative to what is chosen
			}
			for _, v := range values {
				led := ask(t, handler, v.URL)
				if got := exact(led); got != v.Count {
					t.Errorf("%s: %s=%s promises %d and leads to %d at %s", address, name, v.Value, v.Count, got, v.URL)
				}
			}
		}
		for _, w := range answer.Ways {
			if led := ask(t, handler, w.URL); exact(led) != w.Count {
				t.Errorf("%s: %q promises %d and leads to %d at %s", address, w.Label, w.Count, exact(led), w.URL)
			}
		}
	}
}

func groupChosen(values []answer.Value) bool {
	return slices.ContainsFunc(values, func(v answer.Value) bool { return v.Chosen })
}

func exact(a Answer) int {
	count := 0
	for _, r := range a.Results {
		if !r.Relaxed {
			count++
		}
	}
	return count
}

// A group's counts are of what there would be without the group's own choices.
func TestCountsIgnoreTheirOwnGroup(t *testing.T) {
	handler := Handler(openWorld(t, testSource()), clock)
	counts := func(answer Answer, group string) string {
		var said []string
		for _, v := range answer.Facets[group] {
			said = append(said, fmt.Sprintf("%s:%d:%v", v.Value, v.Count, v.Chosen))
		}
		return strings.Join(said, " ")
	}
	answer := ask(t, handler, "/search?kind=music&near=salford")
	if got, want := counts(answer, "kind"), "music:3:true gardening:1:false nature:1:false"; got != want {
		t.Errorf("kinds: got %s, want %s", got, want)
	}
	if got, want := counts(answer, "cost"), "free:1:false 3:3:false 5:3:false 10:3:false"; got != want {
		t.Errorf("costs: got %s, want %s", got, want)
	}
	answer = ask(t, handler, "/search?day=tuesday&near=salford")
	if got, want := counts(answer, "day"), "monday:1:false tuesday:1:true thursday:1:false saturday:1:false sunday:1:false"; got != want {
		t.Errorf("days: got %s, want %s", got, want)
	}
}

func TestPages(t *testing.T) {
	source := testSource()
	source.Documents = manyDocuments(35)
	handler := Handler(openWorld(t, source), clock)
	seen := map[string]bool{}
	for n := 1; n <= 4; n++ {
		answer := ask(t, handler, fmt.Sprintf("/search?page=%d", n))
		if answer.Page != n || answer.Pages != 4 || answer.Total != 35 {
			t.Errorf("page %d says it is %d of %d with %d", n, answer.Page, answer.Pages, answer.Total)
		}
		for _, slug := range found(answer) {
			if seen[slug] {
				t.Errorf("%s stands on two pages", slug)
			}
			seen[slug] = true
		}
	}
	if len(seen) != 35 {
		t.Errorf("the pages show %d of 35", len(seen))
	}
	for _, past := range []string{"5", "9999", "0", "-1", "x", "99999999999999999999"} {
		if answer := ask(t, handler, "/search?page="+past); answer.Page != 1 {
			t.Errorf("page=%s shows page %d", past, answer.Page)
		}
	}
	body := visit(t, handler, "/search?page=2&q=activity").Body.String()
	if !strings.Contains(body, `aria-current="page"`) && strings.Contains(body, `class="pages"`) {
		t.Error("no page is current")
	}
}

func TestJSONKeepsItsShape(t *testing.T) {
	handler := Handler(openWorld(t, testSource()), clock)
	body := visit(t, handler, "/search?q=free+chior+in+salford+wednesday&format=json").Body.Bytes()
	var indented bytes.Buffer
	if err := json.Indent(&indented, body, "", "  "); err != nil {
		t.Fatal(err)
	}
	golden := filepath.Join("testdata", "answer.json")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(golden, indented.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got := indented.String(); got != string(want) {
		t.Errorf("answer.json differs; read the diff after: go test ./search -run JSON -update\n%s", got)
	}
}

// What has some of what was asked follows what has all of it, and says so.
func TestPartly(t *testing.T) {
	handler := Handler(openWorld(t, testSource()), clock)
	for _, test := range []struct {
		query string
		want  string // slugs, relaxed ones with a star
		lacks string // the filters that are said to be let go
	}{
		{"lonely gardening", "plant-pals songs-across-the-ages* bury-bakers* wild-walks*", "good_for kind"},
		{"choir xylophone zither", "evening-choir* songs-across-the-ages* full-singers*", "q"},
		{"tai chi", "walking-football*", "q"}, // a sport, but not that one
		{"sport", "walking-football", ""},
		{"old garden", "old-garden plant-pals* wild-walks*", "kind q"}, // stale, and asked for by its name
		{"want to die choir", "evening-choir* songs-across-the-ages* full-singers*", ""},
		{"something to do", "songs-across-the-ages walking-football evening-choir bury-bakers harbour-readers plant-pals wild-walks chess-by-post full-singers", ""},
	} {
		answer := ask(t, handler, "/search?q="+url.QueryEscape(test.query))
		var lacks []string
		for _, one := range answer.Relaxed {
			lacks = append(lacks, one.Filter)
		}
		if got := strings.Join(found(answer), " "); got != test.want || strings.Join(lacks, " ") != test.lacks {
			t.Errorf("%q found\n got %s lacking %q\nwant %s lacking %q", test.query, got, lacks, test.want, test.lacks)
		}
	}
}

// The next time that is told, and by which answers are sorted, is one that was
// asked for.
func TestNextFits(t *testing.T) {
	source := testSource()
	for i, d := range source.Documents {
		if d.Card.Slug == "plant-pals" {
			weekly(&d, time.Wednesday, 18)
			source.Documents[i] = d
		}
	}
	answer := ask(t, Handler(openWorld(t, source), clock), "/search?day=saturday&kind=gardening")
	if len(answer.Results) == 0 || answer.Results[0].Next == nil || !strings.HasPrefix(*answer.Results[0].Next, "2026-11-28T10:00") {
		t.Errorf("on Saturdays plant-pals comes first with %+v, want its Saturday", answer.Results)
	}
}

// Issue 9: a phrase written as one word is several to match, and with more than
// thirty-one of them in a search their bits ran over.
func TestMoreWordsThanBits(t *testing.T) {
	source := testSource()
	source.Kinds = slices.Clone(source.Kinds)
	var joined []string
	for _, word := range strings.Fields("apple berry cherry damson elder fig grape hazel ivy juniper kale lime") {
		phrase := word + " up a tree"
		source.Kinds[1].Words = append(slices.Clip(source.Kinds[1].Words), phrase)
		joined = append(joined, strings.ReplaceAll(phrase, " ", ""))
		for i, d := range source.Documents {
			if d.Card.Slug == "plant-pals" {
				source.Documents[i].Body = append(source.Documents[i].Body, words.Own(phrase))
			}
		}
	}
	handler := Handler(openWorld(t, source), clock)
	for _, test := range []struct {
		query string
		exact int
	}{
		{strings.Join(joined, " "), 1},                    // 48 words
		{strings.Join(joined[:9], " ") + " xylophone", 0}, // 36 words, and one that nobody knows
		{strings.Join(joined[:8], " ") + " suicidal", 0},  // 32 words, and words of danger: help is the answer
	} {
		answer := ask(t, handler, "/search?q="+url.QueryEscape(test.query))
		if got := found(answer); len(got) == 0 || !strings.HasPrefix(got[0], "plant-pals") || exact(answer) != test.exact {
			t.Errorf("%q found %v, want plant-pals first and %d exactly", test.query, got, test.exact)
		}
	}
}

// A window of clock times is said once, by what begins in it, and both of its ends are told
// by their names; what is not in it says so.
func TestClockWindows(t *testing.T) {
	handler := Handler(openWorld(t, testSource()), clock)
	body := visit(t, handler, "/search?q=choir+between+2+and+4").Body.String()
	if got := strings.Count(body, ">Starts between 2pm and 4pm<"); got != 1 {
		t.Errorf("the window is said %d times in the chips", got)
	}
	answer := ask(t, handler, "/search?q=choir+between+2+and+4")
	if got := strings.Join(found(answer), " "); got != "songs-across-the-ages evening-choir* full-singers*" {
		t.Errorf("found %s", got)
	}
	if got := answer.Results[1].Differs; !slices.Equal(got, []string{"Not between 2pm and 4pm"}) {
		t.Errorf("it differs by %q", got)
	}
	chosen := ask(t, handler, "/search?from=18:00&to=18:30")
	for _, one := range chosen.Facets["time"] {
		if one.Chosen && (one.Count != 1 || one.URL != "/search?format=json") {
			t.Errorf("the window is offered as %+v", one)
		}
	}
	if left := ask(t, handler, "/search?q=not+after+7").LeftOut; len(left) != 1 || left[0].Label != "Not at 7pm or later" || left[0].Filter != "from" {
		t.Errorf("left out: %+v", left)
	}
}

// What there is none of is said not to exist, and what only mentions it is a close match
// that says so: no page of its whole kind is an exact answer.
func TestWhatDoesNotExist(t *testing.T) {
	source := testSource()
	source.Documents[3].Body = []words.Text{"On wet days we help with the fencing of the plot."} // plant-pals
	source.Documents[4].Body = []words.Text{"Bring a flask, and a flask for a friend."}          // wild-walks
	handler := Handler(openWorld(t, source), clock)
	for _, test := range []struct{ query, want, said string }{
		{"tai chi", "walking-football*", "Nothing here is called “tai chi”, as far as we know. These are the closest."},
		{"tai chi near bury", "walking-football*", "Nothing here is called “tai chi”, as far as we know. These are the closest."},
		{"fencing", "plant-pals*", "No more than mentions “fencing”"},
		{"flask", "wild-walks", ""},
	} {
		address := "/search?q=" + url.QueryEscape(test.query)
		if got := strings.Join(found(ask(t, handler, address)), " "); got != test.want {
			t.Errorf("%q finds %s, want %s", test.query, got, test.want)
		}
		if body := visit(t, handler, address).Body.String(); !strings.Contains(body, test.said) {
			t.Errorf("%q: the page does not say %q", test.query, test.said)
		}
	}
}
