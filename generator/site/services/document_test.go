package services

import (
	"fmt"
	"testing"
	"time"

	"bandstand/directory/activity"
	"bandstand/directory/vocabulary"
	"bandstand/directory/words"
	"bandstand/generator/site/wording"
	"bandstand/search"
)

// Two listings of which one had a kind called as a need of the other were found by the
// words of the one that was written first.
func TestAKindAndANeedOfOneSlugHaveTheirOwnWords(t *testing.T) {
	kind := &vocabulary.Term{Slug: "learning", Label: "Learning", Words: []string{"lessons"}}
	need := &vocabulary.Term{Slug: "learning", Label: "To learn something", Words: []string{"bored"}}
	writer := NewWriter(&wording.Wording{Directory: &activity.Directory{}, Lang: words.English(), Now: time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC)})
	for _, a := range []*activity.Activity{
		{GoodFor: []*vocabulary.Term{need}, Organisation: &activity.Organisation{}}, {Kinds: []*vocabulary.Term{kind}, Organisation: &activity.Organisation{}},
	} {
		made := writer.Document(Listing{Activity: a}, nil)
		if got, want := fmt.Sprint(made.KindWords, made.NeedWords), fmt.Sprint(
			wordsOf(a.Kinds), wordsOf(a.GoodFor)); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

// A group for babies and everybody older, with no upper end, was found for no age.
func TestAllAgesAreFound(t *testing.T) {
	for _, one := range []struct {
		told activity.Ages
		want search.Ages
	}{
		{activity.Ages{Note: "Babies and teenagers"}, search.Ages{To: search.OldestAge}},
		{activity.Ages{To: 8}, search.Ages{To: 8}},
		{activity.Ages{From: 8}, search.Ages{From: 8}},
		{activity.Ages{}, search.Ages{}},
	} {
		if got := agesOf(one.told); got != one.want {
			t.Errorf("%+v is %+v to search, want %+v", one.told, got, one.want)
		}
	}
}

func wordsOf(terms []*vocabulary.Term) (all [][]words.Text) {
	for _, term := range terms {
		all = append(all, append([]words.Text{term.Label}, words.OwnEach(term.Words)...))
	}
	return all
}
