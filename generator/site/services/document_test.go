package services

import (
	"fmt"
	"slices"
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

// Who cannot ring finds the groups that answer in writing, and of those to which somebody has
// to be referred nothing is told.
func TestGroupsThatOneReachesWithoutAPhone(t *testing.T) {
	for _, one := range []struct {
		name string
		join activity.Join
		want bool
	}{
		{"phone", activity.Join{Contact: activity.Contact{Phone: "01632 960001"}}, false},
		{"website", activity.Join{Contact: activity.Contact{Website: "https://songs.example"}}, false},
		{"text messages", activity.Join{Contact: activity.Contact{SMS: "07700 900001"}}, true},
		{"textphone", activity.Join{Contact: activity.Contact{Textphone: "01632 960001"}}, true},
		{"email", activity.Join{Contact: activity.Contact{Email: "a@example.org"}}, true},
		{"form", activity.Join{MessageForm: true, FormTo: "songs"}, true},
		{"form to nobody", activity.Join{MessageForm: true, FormTo: "nobody"}, false},
		{"referral", activity.Join{How: activity.ProfessionalOnly, Contact: activity.Contact{Email: "a@example.org"}}, false},
		{"referral and form", activity.Join{How: activity.ProfessionalOnly, MessageForm: true, FormTo: "songs"}, false},
	} {
		writer := NewWriter(&wording.Wording{
			Directory: &activity.Directory{Site: activity.Site{Messages: true}}, Lang: words.English(),
			AddressBook: map[string]string{"songs": "songs@example.org"},
		})
		made := writer.Document(Listing{Activity: &activity.Activity{Join: one.join, Organisation: &activity.Organisation{}}}, nil)
		if got := slices.Contains(made.Offers, vocabulary.WithoutPhone); got != one.want {
			t.Errorf("%s: reached without a phone is %v, want %v", one.name, got, one.want)
		}
	}
}

func wordsOf(terms []*vocabulary.Term) (all [][]words.Text) {
	for _, term := range terms {
		all = append(all, append([]words.Text{term.Label}, words.OwnEach(term.Words)...))
	}
	return all
}
