package search

import (
	"bandstand/directory/activity"
	"net/url"
	"slices"
	"strings"
	"testing"

	"bandstand/directory/vocabulary"
	"bandstand/directory/words"
)

// A strand orders what a kind has found, by the words of the listings themselves, and finds
// nothing that has none of it.
func TestStrandsOrderAndFindNothing(t *testing.T) {
	find := func(q string, strands ...vocabulary.Strand) (found []string, answer *Answer) {
		source := testSource()
		vocabularies := *source.Vocabularies
		vocabularies.Speech.Strands = strands
		source.Vocabularies = &vocabularies
		source.Documents = append(source.Documents, listing("brass", "Brass on Sundays", &salford, "salford", func(d *Document) {
			d.Kinds, d.Body = []string{"music"}, []words.Text{"Cornets and a tuba. Nobody has to sing."}
		}), listing("many-voices", "Many Voices", &salford, "salford", func(d *Document) {
			d.Kinds, d.Body = []string{"music"}, []words.Text{"We sing carols and hymns in four parts, and a chorus at the end."}
		}), listing("hymn-walks", "Hymn Walks", &salford, "salford", func(d *Document) {
			d.Kinds, d.Body = []string{"nature"}, []words.Text{"Carols under a tree, hymns on a hill, and a chorus."}
		}))
		answer = explain(t, openWorld(t, source), url.Values{"q": {q}})
		for _, result := range answer.Results {
			found = append(found, result.Card.Slug)
		}
		return found, answer
	}
	choirs := vocabulary.Strand{Slug: "choirs", Words: []string{"sing", "choir", "chorus"}, Also: []string{"carols", "hymn"}}
	without, _ := find("singing")
	with, answer := find("singing", choirs)
	if slices.Index(with, "many-voices") > slices.Index(with, "brass") || slices.Index(without, "many-voices") < slices.Index(without, "brass") {
		t.Errorf("with the strand: %q, without: %q; want many-voices above brass with it alone", with, without)
	}
	if slices.Contains(with, "hymn-walks") {
		t.Errorf("found %q: a walk is no music, whatever is sung on it", with)
	}
	said := false
	for _, result := range answer.Results {
		for _, part := range result.Parts {
			said = said || part.Of == "singing" && part.In == "strand choirs"
		}
	}
	if !said {
		t.Error("no part of a score is of the strand")
	}
	choirs.None = true
	if none, _ := find("singing", choirs); !slices.Equal(none, without) {
		t.Errorf("phrases that mean all of a kind order it: %q, want %q", none, without)
	}
}

// What is finer than its kind is asked of each listing: one that says nothing of it is close and
// says so, and what only its strand has is not there where the phrases of that are unlike.
func TestFinerThanItsKind(t *testing.T) {
	source := testSource()
	vocabularies := *source.Vocabularies
	vocabularies.Kinds = slices.Clone(vocabularies.Kinds)
	for i, kind := range vocabularies.Kinds {
		if kind.Slug == "sport" {
			vocabularies.Kinds[i].Words = append(slices.Clone(kind.Words), "netball", "cricket", "kickabout")
		}
	}
	vocabularies.Speech.Strands = []vocabulary.Strand{
		{Slug: "football", Words: []string{"football", "footy", "kickabout"}},
		{Slug: "team-games", Unlike: true, Words: []string{"netball", "cricket"}},
	}
	source.Vocabularies = &vocabularies
	source.Documents = nil
	for slug, title := range map[string]string{"kick": "Kickabout on Sundays", "oval": "Cricket at the Oval", "limber": "Limber Up"} {
		source.Documents = append(source.Documents, listing(slug, title, &salford, "salford", func(d *Document) { d.Kinds = []string{"sport"} }))
	}
	service := openWorld(t, source)
	for q, want := range map[string]string{
		"footy":             "kick | limber: Does not mention “footy” | oval: Does not mention “footy”",
		"cricket":           "oval | kick: Does not mention “cricket” | limber: Does not mention “cricket”",
		"cricket or footy":  "kick | oval | limber: Does not mention “cricket, footy”",
		"netball":           "kick: Does not mention “netball” | limber: Does not mention “netball” | oval: Does not mention “netball”",
		"exercise":          "kick | limber | oval",
		"sport and netball": "kick | limber | oval",
	} {
		answer := explain(t, service, url.Values{"q": {q}})
		var got []string
		for _, result := range answer.Results {
			got = append(got, strings.Join(append([]string{result.Slug}, result.Differs...), ": "))
		}
		exact := got[:answer.Exact]
		slices.Sort(exact)
		slices.Sort(got[answer.Exact:])
		if said := strings.Join(got, " | "); said != want {
			t.Errorf("%q finds\n     %s\nwant %s", q, said, want)
		}
		if isSaid := len(answer.Relaxed) > 0 && strings.Contains(answer.Relaxed[0].Says, "called “"+q+"”"); isSaid != (q == "netball") {
			t.Errorf("%q: said %+v", q, answer.Relaxed)
		}
	}
	// Of what nobody has confirmed for a year there is some all the same.
	for i := range source.Documents {
		source.Documents[i].Card.Turns = activity.Standing{State: activity.Open, Freshness: activity.Stale, RingFirst: true}.Always()
	}
	service = openWorld(t, source)
	answer := explain(t, service, url.Values{"q": {"footy"}})
	if len(answer.RingFirst) != 1 || answer.RingFirst[0].Slug != "kick" {
		t.Errorf("of stale ones to ring first are %+v", answer.RingFirst)
	}
	answer = explain(t, service, url.Values{"q": {"footy"}, "stale": {"show"}})
	if answer.Exact != 1 || answer.Results[0].Slug != "kick" || answer.Results[0].State != string(activity.Ask) {
		t.Errorf("with stale ones: %d exact, first of %+v", answer.Exact, answer.Results)
	}
}

// A phrase of several words is of the strands of its longest known part.
func TestStrandsOfParts(t *testing.T) {
	known := map[string]string{"choir": "choirs", "walking football": "football", "walking": "walks"}
	find := func(phrase string) []string {
		if strand, ok := known[phrase]; ok {
			return []string{strand}
		}
		return nil
	}
	for phrase, want := range map[string]string{
		"choir": "choirs", "our community choir": "choirs", "walking football": "football", "a walking choir": "walks choirs", "band": "",
	} {
		if got := strings.Join(vocabulary.LongestIn(strings.Fields(phrase), find), " "); got != want {
			t.Errorf("%q is of %q, want %q", phrase, got, want)
		}
	}
}
