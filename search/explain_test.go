package search

import (
	"math"
	"net/url"
	"slices"
	"testing"

	"bandstand/search/rank"
)

// TestExplainedScoresAddUp holds that whatever adds to a score says so to the
// trace beside it.
func TestExplainedScoresAddUp(t *testing.T) {
	x := openWorld(t, testSource())
	scored := 0
	for _, q := range []string{
		"choir", "free singing in salford on tuesday", "lonely", "gardening", "friends of bury bakers", "chior for my mum",
		"sing", "sin", "folk songs and carols", "read a chapter aloud",
	} {
		explained := explain(t, x, url.Values{"q": {q}})
		for _, result := range explained.Results {
			var sum float64
			for _, part := range result.Parts {
				sum += part.Points
			}
			if math.Abs(sum-result.Score) > 1e-9 {
				t.Errorf("%q: the parts of %s add up to %v, its score is %v: %+v", q, result.Card.Slug, sum, result.Score, result.Parts)
			}
			if result.Score > 0 {
				scored++
			}
		}
	}
	if scored < 10 {
		t.Errorf("only %d results had a score, so the test proves little", scored)
	}
}

// TestExplainedOrder holds that an explanation lists what the search finds, and
// that what it names for the order is what decided.
func TestExplainedOrder(t *testing.T) {
	x := openWorld(t, testSource())
	handler := Handler(x, clock)
	for _, query := range []url.Values{
		{"q": {"singing"}, "near": {"M6"}},
		{"q": {"choir on thursday"}},
		{"near": {"Salford"}, "sort": {"soonest"}},
		{},
	} {
		explained, answer := explain(t, x, query), ask(t, handler, "/search?"+query.Encode())
		var got, want []string
		for _, result := range explained.Results {
			got = append(got, result.Card.Slug)
		}
		for _, result := range answer.Results {
			want = append(want, result.Slug)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%v: explained %q, found %q", query, got, want)
		}
		for i, result := range explained.Results[1:] {
			above := explained.Results[i]
			at := slices.IndexFunc(result.Standings, func(s rank.Standing) bool { return s.By == result.After })
			if at < 0 || !slices.Equal(result.Standings[:at], above.Standings[:at]) || result.Standings[at].Value <= above.Standings[at].Value {
				t.Errorf("%v: %s %+v comes after %s %+v, it is said because of %q",
					query, result.Card.Slug, result.Standings, above.Card.Slug, above.Standings, result.After)
			}
		}
	}
}

func TestExplainedUnderstanding(t *testing.T) {
	x := openWorld(t, testSource())
	explained := explain(t, x, url.Values{"q": {"somewhere for a choir in salford on wednesday evenings"}})
	if explained.Near == nil || explained.Near.Name != "Salford" {
		t.Errorf("got place %+v, want Salford", explained.Near)
	}
	want := []Understood{
		{Words: "choir", Filter: "kind", Value: "music", Label: "Music"},
		{Words: "in salford", Filter: "near", Value: "Salford", Label: "Near Salford"},
		{Words: "wednesday", Filter: "day", Value: "wednesday", Label: "Wednesdays"},
		{Words: "evenings", Filter: "time", Value: "evening", Label: "Evening"},
	}
	for i := range explained.Understood {
		explained.Understood[i].Remove, explained.Understood[i].Shown = "", "" // TestRemoving follows it
	}
	if !slices.Equal(explained.Understood, want) {
		t.Errorf("got understood %+v, want %+v", explained.Understood, want)
	}
	became := map[string]string{}
	for _, word := range explained.Words {
		became[word.Typed] = word.Became
	}
	for typed, want := range map[string]string{"somewhere": "dropped", "choir": "both", "salford": "understood"} {
		if became[typed] != want {
			t.Errorf("%q was %q, want %q", typed, became[typed], want)
		}
	}
	if len(explained.Relaxed) == 0 || len(explained.Results) == 0 || explained.Exact != 0 {
		t.Fatalf("got %d results, %d exact, relaxed %+v; want relaxed ones only", explained.Total, explained.Exact, explained.Relaxed)
	}
	if first := explained.Results[0]; !first.Relaxed || !slices.Contains(first.Unmet, "day") {
		t.Errorf("got %s unmet %q, want the day", first.Card.Slug, first.Unmet)
	}
}

func explain(t *testing.T, x *Service, query url.Values) *Answer {
	t.Helper()
	explained, err := x.Explain(query.Encode(), now)
	if err != nil {
		t.Fatal(err)
	}
	return explained
}
