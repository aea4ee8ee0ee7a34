package services

import (
	"fmt"
	"testing"
	"time"

	"bandstand/directory/activity"
	"bandstand/directory/vocabulary"
	"bandstand/directory/words"
	"bandstand/generator/site/wording"
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

func wordsOf(terms []*vocabulary.Term) (all [][]words.Text) {
	for _, term := range terms {
		all = append(all, append([]words.Text{term.Label}, words.OwnEach(term.Words)...))
	}
	return all
}
