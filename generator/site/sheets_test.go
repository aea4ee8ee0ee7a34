package site

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"bandstand/directory/activity"
	"bandstand/directory/content"
	"bandstand/directory/words"
	"bandstand/generator/site/sheets"
)

// handedOn reads what My list is told of every activity of the demonstration.
func handedOn(t *testing.T, made *filled) map[string]sheets.Card {
	t.Helper()
	told := map[string]sheets.Card{}
	for name, body := range made.Files {
		slug, ok := strings.CutSuffix(name, "/card.json")
		if !ok {
			continue
		}
		var one sheets.Card
		if err := json.Unmarshal(body, &one); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		told[strings.TrimPrefix(slug, "activities/")] = one
	}
	return told
}

func TestEveryActivityCanBeHandedOn(t *testing.T) {
	directory, _ := content.Load(demonstration, now)
	made := demonstrationSite(t)
	told := handedOn(t, made)
	for _, one := range directory.Activities {
		card, ok := told[one.Slug]
		if !ok {
			t.Errorf("%s has no card.json", one.Slug)
			continue
		}
		if card.Title != one.Title || card.URL != one.Path() || card.QR == nil || len(card.Ways) == 0 {
			t.Errorf("%s is handed on as %+v", one.Slug, card)
		}
		for _, what := range []string{one.Title.String(), words.Join(card.Where, ", ").String(), one.Join.Contact.Phone[max(0, len(one.Join.Contact.Phone)-3):]} {
			if !strings.Contains(card.Message, what) {
				t.Errorf("a message about %s does not say %q:\n%s", one.Slug, what, card.Message)
			}
		}
		happens := one.Listed(now) && one.State(now) != activity.Paused
		if _, poster := made.Files["activities/"+one.Slug+"/poster/index.html"]; poster != happens {
			t.Errorf("%s has a poster: %v, want %v", one.Slug, poster, happens)
		}
		if venue := one.Venue; venue != nil && venue.AreaOnly && venue.Address != "" && strings.Contains(words.Join(card.Where, " ").String(), venue.Address) {
			t.Errorf("%s hands on the door that it keeps to itself", one.Slug)
		}
	}
	if len(told) < 70 {
		t.Errorf("only %d activities are handed on", len(told))
	}
}

func TestWhatIsOverHasNoDatesToHandOn(t *testing.T) {
	made := demonstrationSite(t)
	for slug, dates := range map[string]bool{
		"songs-across-the-ages":   true,
		"waltz-one-street-two":    false, // paused
		"look-slowly-photography": false, // ended
	} {
		if got := len(handedOn(t, made)[slug].Next) > 0; got != dates {
			t.Errorf("%s has dates: %v, want %v", slug, got, dates)
		}
	}
}

func TestABookletSaysWhatIsOnByDay(t *testing.T) {
	made := demonstrationSite(t)
	booklet := string(made.Files["towns/salford/booklet/index.html"])
	at := 0
	for _, said := range []string{
		"What’s on in Salford", "Correct on 21 November 2026",
		"Mondays", "Tuesdays", "10:30am to midday", "Songs Across the Ages", "24 November, 1 December and 8 December", "01632 960 001",
		"Sundays", "By arrangement, or ask for dates", "Waltz One, Street Two", "Find out more", "Samaritans",
	} {
		next := strings.Index(booklet[at:], said)
		if next < 0 {
			t.Fatalf("after %d bytes the booklet does not say %q", at, said)
		}
		at += next
	}
}

// A card kept open over the night has the date that follows at hand; one whose
// next date is days off does not need it.
func TestACardHoldsTheDatesThatTakeOver(t *testing.T) {
	if testing.Short() {
		t.Skip("left out of -short")
	}
	monday := time.Date(2026, 11, 23, 23, 0, 0, 0, time.UTC)
	for made, want := range map[*filled]int{demonstrationSite(t): 1, makeSite(t, demonstration, Options{Now: monday}): 2} {
		list := string(made.Files["organisations/salford-song-circle/index.html"])
		if got := strings.Count(list, "data-ends="); got != want {
			t.Errorf("the card holds %d dates, want %d", got, want)
		}
	}
}
