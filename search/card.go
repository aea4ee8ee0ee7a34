package search

import (
	"time"

	"bandstand/directory/words"
)

// Card is what a list shows of an activity. It is data, not HTML, because the
// next date and the distance are known only when it is shown: lists of the
// static site and search results fill the same card.html with it.
type Card struct {
	Slug         string   `json:"slug"`
	URL          string   `json:"url"` // root-relative
	Title        string   `json:"title"`
	Summary      string   `json:"summary"`
	Organisation string   `json:"organisation"` // its name
	Town         string   `json:"town,omitempty"`
	Where        string   `json:"where"` // venue and town, or how from home, in plain words
	Kinds        []string `json:"kinds"` // slugs
	KindLabels   []string `json:"kind_labels"`
	When         string   `json:"when"`             // the schedule in plain words
	Cost         string   `json:"cost"`             // in plain words
	State        string   `json:"state"`            // open, nearly-full, full, waiting-list, ask-first, paused, ended or over
	Freshness    string   `json:"freshness"`        // fresh, ageing or stale
	LastChecked  string   `json:"last_checked"`     // ISO 8601 date
	Coming       []Coming `json:"coming,omitempty"` // soonest first, over Horizon
}

// Coming is one time that an activity is to happen.
type Coming struct {
	Start      time.Time `json:"start"`
	End        time.Time `json:"end"`
	CheckFirst bool      `json:"check_first,omitempty"` // a bank holiday, and the group has not said
}

// Horizon is how far ahead a card knows its dates. A nightly rebuild moves it on.
const Horizon = 62 * 24 * time.Hour

// Next gives the first time that has not ended by now.
func (c Card) Next(now time.Time) (Coming, bool) {
	for _, coming := range c.Coming {
		if coming.End.After(now) {
			return coming, true
		}
	}
	return Coming{}, false
}

// Shown is a card as it stands in one list at one moment: what card.html is
// filled with.
type Shown struct {
	Card
	Next         time.Time // in Europe/London; zero where no date is known
	NextSaid     string    // "Thursday 26 November, 2pm": Horizon is too short to need a year
	CheckFirst   bool
	DistanceSaid string // "1.2 miles away"; empty without a place
	StateSaid    string // what to know before going; empty where there is room and the page is fresh
	Relaxed      bool   // it answers the question only in part
}

// Show says a card's next date, its state and, where miles is not nil, how far
// away it is.
func (c Card) Show(now time.Time, in *words.Language, miles *float64) Shown {
	shown := Shown{Card: c, StateSaid: c.sayState(in)}
	if next, ok := c.Next(now); ok && c.happens() {
		shown.Next = next.Start
		shown.CheckFirst = next.CheckFirst
		year, month, day := next.Start.Date()
		shown.NextSaid = in.Say("card.next_date",
			"date", in.DayAndMonth(year, month, day),
			"time", in.Clock(next.Start.Hour()*60+next.Start.Minute()))
	}
	if miles != nil {
		shown.DistanceSaid = in.Say("distance.away", "distance", in.Miles(*miles))
	}
	return shown
}

// happens says whether the activity's dates are to be believed.
func (c Card) happens() bool {
	return c.State != "paused" && c.State != "ended" && c.State != "over"
}

// sayState says why one should not simply go, the gravest reason first.
func (c Card) sayState(in *words.Language) string {
	switch c.State {
	case "paused", "ended", "over", "full", "waiting-list", "nearly-full", "ask-first":
		return in.Say("card.state." + c.State)
	}
	if c.Freshness != "fresh" {
		return in.Say("card.freshness." + c.Freshness)
	}
	return ""
}
