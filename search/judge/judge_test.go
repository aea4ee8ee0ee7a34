package judge

import (
	"errors"
	"fmt"
	"math"
	"net/http"
	"slices"
	"strings"
	"testing"

	"bandstand/directory/words"
	"bandstand/search"
)

func found(slugs string) []Result {
	var results []Result
	for _, slug := range strings.Fields(slugs) {
		plain := strings.TrimSuffix(slug, "*")
		results = append(results, Result{Slug: plain, Relaxed: plain != slug})
	}
	return results
}

func TestWeigh(t *testing.T) {
	// By hand: grade 3 gains 7, 2 gains 3, 1 gains 1; the ideal is
	// 7/log2(2) + 3/log2(3) + 1/log2(4) = 7 + 1.8928 + 0.5 = 9.3928.
	grades := map[string]int{"best": 3, "good": 2, "fair": 1}
	tests := []struct {
		found                       string
		ndcg, rank, success, recall float64
		nothing                     bool
		exact, relaxed              int
	}{
		{"best good fair", 1, 1, 1, 1, false, 0, 0},
		{"good best fair", (3 + 7/math.Log2(3) + 0.5) / 9.3928, 1, 1, 1, false, 0, 0},
		{"x y* fair", 0.5 / 9.3928, 1.0 / 3, 0, 1.0 / 3, false, 1, 1},
		{"a b c d e f g h i j best", 0, 1.0 / 11, 0, 1.0 / 3, false, 10, 0},
		{"a* b c", 0, 0, 0, 0, false, 2, 1},
		{"", 0, 0, 0, 0, true, 0, 0},
	}
	for _, test := range tests {
		o := weigh(Query{Grades: grades}, found(test.found))
		got := []float64{o.NDCG, o.Rank, o.Success, o.Recall}
		want := []float64{test.ndcg, test.rank, test.success, test.recall}
		if !slices.EqualFunc(got, want, func(a, b float64) bool { return math.Abs(a-b) < 1e-4 }) {
			t.Errorf("%q: got nDCG, rank, success and recall %.4f, want %.4f", test.found, got, want)
		}
		if o.Nothing != test.nothing || o.NoiseExact != test.exact || o.NoiseRelaxed != test.relaxed {
			t.Errorf("%q: got nothing %v, noise %d and %d, want %v, %d and %d",
				test.found, o.Nothing, o.NoiseExact, o.NoiseRelaxed, test.nothing, test.exact, test.relaxed)
		}
	}
}

func TestIdealIsOfTenAtMost(t *testing.T) {
	grades, best := map[string]int{}, ""
	for i := range 15 {
		slug := fmt.Sprintf("s%02d", i)
		grades[slug] = 2
		best += " " + slug
	}
	if o := weigh(Query{Grades: grades}, found(best)); o.NDCG != 1 || o.Recall != 1 {
		t.Errorf("got nDCG %v and recall %v of a perfect order, want 1", o.NDCG, o.Recall)
	}
}

func TestFigures(t *testing.T) {
	c := &Collection{Queries: []Query{
		{ID: "a", Text: "best", Class: "one", Grades: map[string]int{"best": 3}},
		{ID: "b", Text: "x best", Class: "one", Aside: true, Grades: map[string]int{"best": 3}},
		{ID: "c", Text: "", Class: "two", Grades: map[string]int{"best": 1}},
		{ID: "d", Text: "x y z*", Class: "two"},
	}}
	report, err := Judge(c, func(q Query, _ int) ([]Result, error) { return found(q.Text), nil })
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name   string
		counts func(Query) bool
		want   Figures
	}{
		{"all", func(Query) bool { return true }, Figures{
			Queries: 3, NDCG: 0.5436, MRR: 0.5, Success: 0.3333, Recall: 0.6667, Nothing: 0.3333,
			Unanswerable: 1, NoiseExact: 2, NoiseRelaxed: 1,
		}},
		{"aside", func(q Query) bool { return q.Aside }, Figures{Queries: 1, NDCG: 0.6309, MRR: 0.5, Recall: 1}},
		{"none", func(Query) bool { return false }, Figures{}},
	}
	for _, test := range tests {
		if got := report.Figures(test.counts); got != test.want {
			t.Errorf("%s: got %+v, want %+v", test.name, got, test.want)
		}
	}
	worst := report.Worst(10)
	if len(worst) != 2 || worst[0].Query.ID != "c" || worst[1].Query.ID != "a" {
		t.Errorf("got worst %+v, want c before a, and nothing that is aside or has no answer", worst)
	}
}

func TestJudgeSaysWhichQueryFailed(t *testing.T) {
	broken := errors.New("no index")
	_, err := Judge(&Collection{Queries: []Query{{ID: "lay-7"}}}, func(Query, int) ([]Result, error) { return nil, broken })
	if !errors.Is(err, broken) || !strings.Contains(err.Error(), "lay-7") {
		t.Errorf("got %v, want the query and the cause", err)
	}
}

func TestThroughReadsPages(t *testing.T) {
	var asked []string
	handler := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked = append(asked, r.URL.Path+"?"+r.URL.RawQuery)
		page := r.URL.Query().Get("page")
		fmt.Fprintf(w, `{"pages": 3, "results": [{"slug": "p%s-a", "relaxed": false}, {"slug": "p%s-b", "relaxed": true}]}`, page, page)
	})
	results, err := Through(handler, "cy")(Query{Text: "tea & cake", Near: "M6"}, 3)
	if err != nil {
		t.Fatal(err)
	}
	if want := []Result{{Slug: "p1-a"}, {Slug: "p1-b", Relaxed: true}, {Slug: "p2-a"}}; !slices.Equal(results, want) {
		t.Errorf("got %v, want %v", results, want)
	}
	if want := []string{"/cy/search?format=json&near=M6&page=1&q=tea+%26+cake", "/cy/search?format=json&near=M6&page=2&q=tea+%26+cake"}; !slices.Equal(asked, want) {
		t.Errorf("asked %q, want %q", asked, want)
	}
	if all, err := Through(handler, "")(Query{Text: "tea"}, 20); err != nil || len(all) != 6 {
		t.Errorf("got %d results and %v, want all 6 of three pages", len(all), err)
	}
	down := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusServiceUnavailable) })
	if _, err := Through(down, "")(Query{}, 1); err == nil {
		t.Error("a search that does not answer was taken for one that finds nothing")
	}
}

func TestPlain(t *testing.T) {
	document := func(slug, title, body string) search.Document {
		return search.Document{Card: search.Card{Slug: slug, Title: words.Own(title), Town: "Salford"}, Body: []words.Text{words.Own(body)}}
	}
	find, done, err := Plain([]search.Document{
		document("knit-and-natter", "Knit and Natter", "Bring your wool."),
		document("b-singers", "Singers", "We sing."),
		document("a-singers", "Singers", "We sing."),
	})
	if err != nil {
		t.Fatal(err)
	}
	defer done()
	for typed, want := range map[string]string{
		"wool": "knit-and-natter", "singers": "a-singers b-singers", "wool singers": "knit-and-natter a-singers b-singers", "xylophone": "",
		"singers +wool*": "knit-and-natter a-singers b-singers",
	} {
		results, err := find(Query{Text: typed}, 10)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(results, found(want)) {
			t.Errorf("%q: got %v, want %s", typed, results, want)
		}
	}
	if results, err := find(Query{Text: "", Near: "Salford"}, 2); err != nil || len(results) != 2 {
		t.Errorf("got %v and %v, want two of those in Salford", results, err)
	}
}
