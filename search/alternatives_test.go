package search

import (
	"net/url"
	"slices"
	"testing"

	"bandstand/directory/words"
)

// Who asks for one thing or another wants either: what has all of one lacks nothing, whether its
// words are understood or not, and what stands beside both is wanted in any case.
func TestAlternatives(t *testing.T) {
	source := testSource()
	about := func(slug, body string, kinds ...string) Document {
		return listing(slug, "Meeting at "+slug, &salford, "salford", func(d *Document) {
			d.Kinds, d.Body = kinds, []words.Text{words.Own(body)}
		})
	}
	source.Documents = []Document{
		about("plots", "Beans and marrows.", "gardening"),
		about("forge", "We do metalwork, and metalwork again.", "sport"),
		about("kitchen", "Bread.", "cookery"),
		about("lonely", "Peas.", "gardening"),
	}
	source.Documents[3].GoodFor = []string{"being-on-your-own"}
	service := openWorld(t, source)
	for q, want := range map[string][]string{
		"gardening or metalwork":          {"forge", "lonely", "plots"},
		"metalwork or gardening":          {"forge", "lonely", "plots"},
		"metalwork, baking or gardening":  {"forge", "kitchen", "lonely", "plots"},
		"metalwork or glassblowing":       {"forge"},
		"lonely, gardening or baking":     {"lonely"}, // which is asked for in any case
		"gardening metalwork":             nil,        // no "or", so both
		"monday or tuesday":               nil,        // are no things to do
		"kitchen or gardening, and glass": nil,        // glass is asked for in any case
	} {
		var exact []string
		for _, result := range explain(t, service, url.Values{"q": {q}}).Results {
			if !result.Relaxed {
				exact = append(exact, result.Slug)
			}
		}
		slices.Sort(exact)
		if !slices.Equal(exact, want) {
			t.Errorf("%q finds %q, want %q", q, exact, want)
		}
	}
}

// What has a little of both alternatives is no better than what has all of one, and --explain says
// what was taken off.
func TestAlternativesAreNoSum(t *testing.T) {
	source := testSource()
	source.Documents = []Document{
		listing("both", "Meeting", &salford, "salford", func(d *Document) {
			d.Kinds, d.Body = []string{"sport", "gardening", "nature"}, []words.Text{"Some dig, some walk."}
		}),
		listing("one", "The Walkers", &salford, "salford", func(d *Document) {
			d.Kinds, d.Body = []string{"nature"}, []words.Text{"Walking in any weather."}
		}),
	}
	answer := explain(t, openWorld(t, source), url.Values{"q": {"gardening or walking"}})
	if answer.Results[0].Slug != "one" {
		t.Errorf("%s comes before what has all of one", answer.Results[0].Slug)
	}
	for _, part := range answer.Results[1].Parts {
		if part.In == "other alternatives" && part.Points < 0 {
			return
		}
	}
	t.Errorf("nothing is taken off for the other alternative: %v", answer.Results[1].Parts)
}
