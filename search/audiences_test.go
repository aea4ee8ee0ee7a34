package search

import (
	"fmt"
	"net/url"
	"slices"
	"testing"

	"bandstand/directory/vocabulary"
	"bandstand/directory/words"
)

// What a listing says of people, in its fields or in its words, meets what somebody says
// that they are, whichever words either has for it. What a listing says they are not does not.
func TestWhoSomebodyIs(t *testing.T) {
	source := testSource()
	vocabularies := *source.Vocabularies
	vocabularies.Speech.Audiences = []vocabulary.Audience{
		{Slug: "veterans", Words: []string{"veteran", "ex-forces", "served in the army"}},
		{Slug: "signers", Words: []string{"who signs", "sign language"}, Access: []string{"hearing-loop"}},
		{Slug: "boaters", Words: []string{"lives on a boat"}},
		{Slug: "lone-parents", Words: []string{"single mum"}, Also: []string{"mums"}, AlsoGoodFor: []string{"meeting-people"}},
		{Slug: "low-income", Words: []string{"on benefits", "money is tight"}, Offers: []string{"pay-what-you-can"}},
	}
	vocabularies.Speech.Phrases = append(slices.Clone(vocabularies.Speech.Phrases), phrase(says("not", "no"), "text", "not"))
	source.Vocabularies = &vocabularies
	about := func(slug, body string, more func(d *Document)) Document {
		return listing(slug, "Meeting at "+slug, &salford, "salford", func(d *Document) {
			d.Kinds, d.Body = []string{"music"}, []words.Text{words.Own(body)}
			if more != nil {
				more(d)
			}
		})
	}
	source.Documents = append(source.Documents,
		about("kitbag", "Most of us were ex-forces, and some still polish their boots.", nil),
		about("anybody", "It is not only for veterans.", nil),
		about("quay", "Ada lives here, on a quay, with a boat.", nil),
		about("prams", "Single men and mums came last week.", nil),
		about("purse", "Come if money is tight.", nil),
		about("tin", "A tin goes round.", func(d *Document) { d.Offers = []string{"pay-what-you-can"} }),
	)
	service := openWorld(t, source)
	find := func(q string) (exact []string) {
		for _, result := range explain(t, service, url.Values{"q": {q}}).Results {
			if !result.Relaxed {
				exact = append(exact, result.Card.Slug)
			}
		}
		slices.Sort(exact)
		return exact
	}
	for _, test := range []struct {
		q    string
		want []string
	}{
		{"served in the army", []string{"kitbag"}},
		{"veterans", []string{"anybody", "kitbag"}}, // its own word is found all the same
		{"singing for a veteran", []string{"anybody", "kitbag"}},
		{"lady who signs", nil}, // no listing speaks of ladies
		{"who signs", []string{"songs-across-the-ages"}},
		{"on benefits", []string{"purse", "tin"}},
		{"lives on a boat", nil}, // to have the words is not to be for such people
		{"single mums", nil},     // and what is for people who are near to that is close
		{"single mum who signs", nil},
	} {
		if got := find(test.q); !slices.Equal(got, test.want) {
			t.Errorf("%q finds %q, want %q", test.q, got, test.want)
		}
	}
	close := explain(t, service, url.Values{"q": {"single mums"}})
	if !slices.ContainsFunc(close.Results, func(r Result) bool { return r.Slug == "prams" }) || len(close.Results) != 3 {
		t.Errorf("%d are close to single mums, want prams and the two that are good for meeting people", len(close.Results))
	}
	for _, result := range close.Results {
		if want := []string{"Does not mention “single mums”"}; !slices.Equal(result.Differs, want) {
			t.Errorf("%s differs by %q, want %q", result.Slug, result.Differs, want)
		}
	}
	parts := 0
	for _, result := range explain(t, service, url.Values{"q": {"veterans"}}).Results {
		for _, part := range result.Parts {
			if part.In == "audience veterans" {
				parts++
				if result.Card.Slug != "kitbag" {
					t.Errorf("%s is said to be for veterans", result.Card.Slug)
				}
			}
		}
	}
	if parts == 0 {
		t.Error("no part of a score is of the audience")
	}
}

// What a listing only mentions of what somebody needs there makes it close, and it says so.
func TestAccessThatIsOnlyMentioned(t *testing.T) {
	source := testSource()
	source.Documents = append(source.Documents, listing("loud-and-clear", "Loud and Clear", &salford, "salford", func(d *Document) {
		d.Kinds, d.Body = []string{"music"}, []words.Text{"Somebody with a hearing aid asked whether it whistles here."}
	}))
	for _, result := range explain(t, openWorld(t, source), url.Values{"q": {"singing hearing aid"}}).Results {
		want := []string(nil)
		if result.Slug == "loud-and-clear" {
			want = []string{"Does not say: Hearing loop", "No more than mentions “hearing aid”"}
		}
		if result.Relaxed == (result.Slug == "songs-across-the-ages") || want != nil && !slices.Equal(result.Differs, want) {
			t.Errorf("%s: close %v, differs %q, want %q", result.Slug, result.Relaxed, result.Differs, want)
		}
	}
}

// Who brings a gran and her grandson wants something for both, and for each whose age is told; "or"
// is either.
func TestBothGenerations(t *testing.T) {
	source := testSource()
	source.Documents = []Document{
		listing("both", "Both", &salford, "salford", func(d *Document) { d.Younger, d.Older = Ages{From: 5, To: 12}, Ages{From: 60, To: 0} }),
		listing("old", "Old", &salford, "salford", func(d *Document) { d.Younger, d.Older = Ages{From: 18, To: 24}, Ages{From: 60, To: 0} }),
		listing("young", "Young", &salford, "salford", func(d *Document) { d.Younger, d.Older = Ages{From: 5, To: 12}, Ages{From: 26, To: 50} }),
	}
	service := openWorld(t, source)
	for q, want := range map[string][]string{
		"gran and grandson": {"both"}, "gran or grandson": {"both", "old", "young"}, "gran": {"both", "old"},
		"grandson aged 5 and 20": nil, "grandson aged 5 and 12": {"both", "young"}, "aged 9 or aged 20": {"both", "old", "young"},
		"grandson aged 20": {"old"}, "aged 20 with under 5s": nil, "aged 20": {"old"},
	} {
		var exact []string
		for _, result := range explain(t, service, url.Values{"q": {q}}).Results {
			if !result.Relaxed {
				exact = append(exact, result.Slug)
			}
		}
		if slices.Sort(exact); !slices.Equal(exact, want) {
			t.Errorf("%q is exactly %q, want %q", q, exact, want)
		}
	}
}

// A phrase that is of a kind and of who somebody is too is met by what a listing says of such
// people, in whichever words: that is no passing mention. How often something happens counts as
// its sessions have it, and not as its words do.
func TestWhatFieldsAndSummariesSayIsNoMention(t *testing.T) {
	source := testSource()
	vocabularies := *source.Vocabularies
	vocabularies.Speech.Audiences = []vocabulary.Audience{
		{Slug: "readers", Words: []string{"book club", "practise reading aloud"}},
		{Slug: "monthly", Words: []string{"once a month"}, Repeats: []string{"monthly"}},
	}
	source.Vocabularies = &vocabularies
	aloud := listing("aloud", "Practise Reading Aloud", &salford, "salford", func(d *Document) { d.Kinds = []string{"reading"} })
	moon := listing("full-moon", "Full Moon", &salford, "salford", func(d *Document) { d.Repeats = []string{"monthly"} })
	source.Documents = []Document{aloud, moon, listing("often", "Often", &salford, "salford", func(d *Document) { d.Repeats = []string{"weekly"} })}
	service := openWorld(t, source)
	for q, want := range map[string]string{"book club": "aloud", "once a month": "full-moon"} {
		answer := explain(t, service, url.Values{"q": {q}})
		if len(answer.Results) != 1 || answer.Results[0].Slug != want || answer.Results[0].Relaxed {
			t.Errorf("%q finds %+v, want %s alone, and exactly", q, answer.Results, want)
		}
	}
}

// Where nothing near is what somebody would like, what one can join from home is shown, although
// it is not all of what was asked; how far away that is says nothing to them.
func TestFromHomeWhereNothingIsNear(t *testing.T) {
	source := testSource()
	source.Documents = []Document{
		listing("by-post", "By Post", &salford, "salford", func(d *Document) { d.Kinds, d.How = []string{"reading"}, []string{"by-phone"} }),
		listing("there", "There", &salford, "salford", func(d *Document) { d.Kinds = []string{"reading"} }),
	}
	results := explain(t, openWorld(t, source), url.Values{"q": {"reading aged 3"}, "near": {"Combe"}}).Results
	if len(results) != 1 || results[0].Slug != "by-post" || !slices.Equal(results[0].Differs, []string{"Not: Aged 3", "You join from home"}) {
		t.Fatalf("found %+v", results)
	}
	near := explain(t, openWorld(t, source), url.Values{"q": {"reading aged 3 and 9"}, "near": {"Salford"}}).Results
	if len(near) != 2 || !slices.Equal(near[0].Differs, []string{"Not: Aged 3"}) {
		t.Errorf("what is for one of two children is %+v", near)
	}
	if results[0].Miles != nil || results[0].DistanceMiles == nil {
		t.Errorf("its card says %v miles, and the answer %v", results[0].Miles, results[0].DistanceMiles)
	}
}

// Who somebody is never is let go unsaid, however many are near to being for such people.
func TestWhoSomebodyIsIsNeverSpared(t *testing.T) {
	source := testSource()
	vocabularies := *source.Vocabularies
	vocabularies.Speech.Audiences = []vocabulary.Audience{{Slug: "care-leavers", Words: []string{"care leaver"}, AlsoGoodFor: []string{"meeting-people"}}}
	source.Vocabularies, source.Documents = &vocabularies, nil
	for i := range 30 {
		source.Documents = append(source.Documents, listing(fmt.Sprint("group-", i), "Group", &salford, "salford", func(d *Document) { d.GoodFor = []string{"meeting-people"} }))
	}
	for _, result := range explain(t, openWorld(t, source), url.Values{"q": {"care leaver make friends"}}).Results {
		if want := []string{"Does not mention “care leaver”"}; !result.Relaxed || !slices.Equal(result.Differs, want) {
			t.Fatalf("%s: close %v, differs %q, want %q", result.Slug, result.Relaxed, result.Differs, want)
		}
	}
}

// Who asks for what there is for somebody like them, and there is nothing, is told so, and shown a
// few friendly places, the nearest first, each marked as close. Who asks for a thing that nobody
// knows is not.
func TestNothingForSomebody(t *testing.T) {
	source := testSource()
	vocabularies := *source.Vocabularies
	vocabularies.GoodFor = slices.Clone(vocabularies.GoodFor)
	vocabularies.GoodFor[0].Gentle = true // meeting people: songs-across-the-ages in Salford, bury-bakers
	vocabularies.Speech.Audiences = []vocabulary.Audience{
		{Slug: "foster-families", Words: []string{"foster carer"}},
		{Slug: "travellers", Words: []string{"traveller"}, Also: []string{"caravan"}},
	}
	source.Vocabularies = &vocabularies
	service := openWorld(t, source)
	const none = "None says all of this of itself: "
	for _, test := range []struct {
		q    string
		want []string
		says []string
	}{
		{"foster carer", []string{"songs-across-the-ages*", "bury-bakers*"}, []string{none + "foster carer."}},
		{"foster carer in bury", []string{"bury-bakers*", "songs-across-the-ages*"}, []string{none + "foster carer."}},
		{"depressed traveller in ilfracombe", nil, nil}, // nothing gentle is anywhere near
		{"trampolines", nil, nil},
		{"foster carer trampolines", nil, nil},
	} {
		answer := explain(t, service, url.Values{"q": {test.q}})
		if got := found(*answer); !slices.Equal(got, test.want) {
			t.Errorf("%q finds %q, want %q", test.q, got, test.want)
		}
		var says []string
		for _, one := range answer.Relaxed {
			says = append(says, one.Says)
		}
		if len(says) > 0 && says[len(says)-1] != test.says[0] || (len(says) == 0) != (test.says == nil) {
			t.Errorf("%q says %q, want %q", test.q, says, test.says)
		}
		for _, result := range answer.Results {
			if len(result.Differs) == 0 {
				t.Errorf("%q: %s is not marked as close", test.q, result.Slug)
			}
		}
	}
}
