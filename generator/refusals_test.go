package main

import (
	"fmt"
	"math/rand/v2"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"bandstand/directory/vocabulary"
	"bandstand/search"
)

// refusable is a thing that can be refused.
type refusable struct {
	typed string
	is    func(d *search.Document, next time.Time) bool // all of an activity is of it, or its next session
}

// left counts the activities that are not of it.
func (r refusable) left(documents []*search.Document) int {
	count := 0
	for _, d := range documents {
		if !r.is(d, time.Time{}) {
			count++
		}
	}
	return count
}

// No means no: whatever is refused, by whichever words, and whatever is asked beside
// it, no answer is of it, and nothing else is left out.
func TestWhatIsRefusedIsLeftOut(t *testing.T) {
	index, source, now := demonstrationIndex(t)
	documents := map[string]*search.Document{}
	for i := range source.Documents {
		documents[source.Documents[i].Card.Slug] = &source.Documents[i]
	}
	var listed []*search.Document
	for page, pages := 1, 1; page <= pages; page++ {
		answer, err := index.Explain(url.Values{"page": {fmt.Sprint(page)}}.Encode(), now)
		if err != nil {
			t.Fatal(err)
		}
		pages = answer.Pages
		for _, result := range answer.Results {
			listed = append(listed, documents[result.Slug])
		}
	}
	var things []refusable
	for _, kind := range source.Vocabularies.Kinds {
		words := append([]string{kind.Label.String()}, kind.Words[:min(4, len(kind.Words))]...)
		for _, word := range words {
			things = append(things, refusable{strings.ToLower(word), func(d *search.Document, _ time.Time) bool { return slices.Contains(d.Kinds, kind.Slug) }})
		}
	}
	for number, day := range vocabulary.Days {
		onlyThen := func(d *search.Document, next time.Time) bool {
			other := slices.ContainsFunc(d.Slots, func(s search.Slot) bool { return int(s.Day) != number })
			return len(d.Slots) > 0 && !other || !next.IsZero() && int(next.Weekday()) == number
		}
		things = append(things, refusable{day + "s", onlyThen}, refusable{"on a " + day, onlyThen})
	}
	for n, part := range vocabulary.Times {
		within := func(s search.Slot) bool {
			return s.Start >= []int{0, 12, 17}[n]*60 && s.Start < []int{12, 17, 24}[n]*60
		}
		things = append(things, refusable{part + "s", func(d *search.Document, _ time.Time) bool {
			other := slices.ContainsFunc(d.Slots, func(s search.Slot) bool { return !within(s) })
			return len(d.Slots) > 0 && !other
		}})
	}
	for _, town := range source.Towns {
		things = append(things, refusable{"in " + town.Name, func(d *search.Document, _ time.Time) bool { return d.TownSlug == town.Slug }})
	}
	things = append(things, refusable{"online", func(d *search.Document, _ time.Time) bool {
		return d.Point == nil && slices.Contains(d.How, "online")
	}})

	before := []string{"not %s", "no %s", "anything but %s", "except %s", "never %s", "without %s", "I don't want %s", "nothing %s please",
		"something, but not %s", "he can't stand %s", "%s isn't for me", "%s, no thank you", "fed up with %s"}
	random := rand.New(rand.NewPCG(13, 1))
	beside := []string{"", "", "gardening and ", "near salford ", "free ", "indoors ", "my mum "}
	read := 0
	for _, one := range things {
		for _, form := range before {
			if random.IntN(4) > 0 || testing.Short() && random.IntN(6) > 0 {
				continue
			}
			also := beside[random.IntN(len(beside))]
			if strings.Contains(also, "garden") && strings.Contains(one.typed, "garden") {
				also = "" // nobody asks for what they refuse
			}
			query := also + fmt.Sprintf(form, one.typed)
			for page, pages := 1, 1; page <= pages; page++ {
				answer, err := index.Explain(url.Values{"q": {query}, "page": {fmt.Sprint(page)}}.Encode(), now)
				if err != nil {
					t.Fatal(err)
				}
				pages = answer.Pages
				if left := one.left(listed); also == "" && !strings.HasPrefix(one.typed, "in ") && answer.Total != left {
					t.Errorf("%q finds %d, and %d are not of it (%s)", query, answer.Total, left, brief(answer))
				}
				if len(answer.LeftOut) == 0 {
					t.Errorf("%q: nothing is refused: %s", query, brief(answer))
				}
				for _, result := range answer.Results {
					read++
					var next time.Time
					if result.Next != nil {
						next, _ = time.Parse(time.RFC3339, *result.Next)
					}
					if one.is(documents[result.Slug], next) {
						t.Errorf("%q finds %s, next %v (%s)", query, result.Slug, next, brief(answer))
					}
				}
			}
		}
	}
	if read < 1000 {
		t.Errorf("only %d answers were read", read)
	}
}
