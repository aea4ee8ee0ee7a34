package index

import (
	"encoding/json"
	"time"

	"bandstand/directory/activity"
	"bandstand/directory/words"
)

// Card is what a list shows of an activity. It is data, not HTML, because the
// next date and the distance are known only when it is shown: lists of the
// static site and search results fill the same card.html with it.
type Card struct {
	Slug         string                  `json:"slug"`
	URL          string                  `json:"url"` // root-relative
	Title        words.Text              `json:"title"`
	Summary      words.Text              `json:"summary"`
	Organisation string                  `json:"organisation"` // its name
	Town         string                  `json:"town,omitempty"`
	Where        string                  `json:"where"`             // venue and town, or how from home, in plain words
	Kinds        []string                `json:"kinds"`             // slugs
	Picture      string                  `json:"picture,omitempty"` // root-relative address of what stands across the top of the card
	KindLabels   []words.Text            `json:"kind_labels"`
	When         string                  `json:"when"`                   // the schedule in plain words
	WhenOn       map[time.Weekday]string `json:"when_on,omitempty"`      // When as it is said first of another day that is asked for
	Cost         words.Text              `json:"cost"`                   // in plain words
	Phone        string                  `json:"phone,omitempty"`        // to ring before one goes; empty where there is none
	LastChecked  string                  `json:"last_checked"`           // ISO 8601 date
	Turns        []activity.Turn         `json:"turns"`                  // how it stands, from when on
	OpenReferral OpenReferral            `json:"open_referral,omitzero"` // in a bundle alone
	Coming       []Coming                `json:"-"`                      // soonest first, over Horizon; in a bundle the table has them
}

// OpenReferral is an activity as lists of Open Referral UK show it.
type OpenReferral struct {
	Service json.RawMessage `json:"service"`
	At      json.RawMessage `json:"at,omitempty"` // where it happens, without Service
}

// Coming is one time that an activity is to happen, to the minute. A directory has many, so it is held as numbers.
type Coming struct {
	start, end uint32 // in minutes since 1970; the same where nobody has told when it ends
	CheckFirst bool   // a bank holiday, and the group has not said
	Ahead      bool   // one has to book or ask, so it can be had until it begins
}

// NewComing returns the time from start to end.
func NewComing(start, end time.Time, checkFirst bool) Coming {
	return Coming{start: Minutes(start), end: Minutes(end), CheckFirst: checkFirst}
}

// Start returns when it begins, in London.
func (c Coming) Start() time.Time { return Instant(c.start) }

// End returns when it ends, in London.
func (c Coming) End() time.Time { return Instant(c.end) }

// Gone returns from when on it is no longer to come.
func (c Coming) Gone() time.Time {
	if c.Ahead {
		return c.Start()
	}
	return c.End()
}

// Horizon is how far ahead a card knows its dates. A nightly rebuild moves it on.
const Horizon = 62 * 24 * time.Hour

// Shown is a card as it stands in one list at one moment: what card.html is
// filled with.
type Shown struct {
	Card
	activity.Standing
	Next         time.Time // in Europe/London; zero where no date is known
	NextSaid     string    // "Thursday 26 November, 2pm": Horizon is too short to need a year
	CheckFirst   bool
	Dates        []Dated                  // the next date, then those that take its place while the page lies unchanged
	DistanceSaid string                   // "1.2 miles away"; empty without a place
	StateSaid    string                   // what to know before going; empty where there is room and the page is fresh
	States       []activity.Phase[string] // the same as time passes
	Rings        []activity.Phase[string] // while its number stands on the card, because nobody has confirmed it for a year
	Leaves       time.Time                // when lists show it no longer; zero where they do not or nobody knows
	RingsFrom    time.Time                // when lists name it as one to ring first; zero where they do not or never will
	Differs      []words.Text             // how it is not what was asked for, where it answers only in part
	Because      []words.Text             // what was asked that it has, where nothing else on the card says so
}

// Dated is one of the dates that a card says.
type Dated struct {
	Start, Gone time.Time // in Europe/London; see Coming
	Says        string
	CheckFirst  bool
}

const (
	// pageLives is how old a card may get before it is made anew: a site is
	// rebuilt every night, and a night may be missed.
	pageLives = 48 * time.Hour
	// mostDates bounds the dates that one card says.
	mostDates = 4
)

// dates says the next date and, where it passes while the page may still be
// shown, those after it up to the first that does not.
func (c Card) dates(now time.Time, lang *words.Language) []Dated {
	var said []Dated
	for _, coming := range c.Coming {
		if !coming.Gone().After(now) {
			continue
		}
		start, gone := coming.Start(), coming.Gone()
		year, month, day := start.Date()
		said = append(said, Dated{
			Start: start,
			Gone:  gone,
			Says: lang.Say("card.next_date",
				"date", lang.DayAndMonth(year, month, day),
				"time", lang.Clock(start.Hour()*60+start.Minute())),
			CheckFirst: coming.CheckFirst,
		})
		if len(said) == mostDates || gone.After(now.Add(pageLives)) {
			break
		}
	}
	return said
}

// Show says a card's next date, its state and, where miles is not nil, how far
// away it is.
func (c Card) Show(now time.Time, lang *words.Language, miles *float64) Shown {
	shown := Shown{Card: c, Standing: activity.StandingAt(c.Turns, now)}
	shown.StateSaid = sayState(shown.Standing, lang)
	if shown.StateSaid != "" {
		shown.States = []activity.Phase[string]{{Says: shown.StateSaid}}
	}
	if shown.RingFirst && c.Phone != "" {
		shown.Rings = []activity.Phase[string]{{Says: c.Phone}}
	}
	if shown.Happens() {
		shown.Dates = c.dates(now, lang)
	}
	if len(shown.Dates) > 0 {
		next := shown.Dates[0]
		shown.Next, shown.NextSaid, shown.CheckFirst = next.Start, next.Says, next.CheckFirst
	}
	if miles != nil {
		shown.DistanceSaid = lang.Say("distance.away", "distance", lang.Miles(*miles))
	}
	return shown
}

// Ageing returns a card with what it is to say as time passes, for a page that is not made
// anew.
func (s Shown) Ageing(now time.Time, lang *words.Language) Shown {
	s.States = activity.SayPhases(s.Turns, now, func(turn activity.Turn) string { return sayState(turn.Standing, lang) })
	s.Rings = activity.SayPhases(s.Turns, now, func(turn activity.Turn) string {
		if turn.RingFirst {
			return s.Phone
		}
		return ""
	})
	for _, turn := range s.Turns {
		if s.Listed && s.Leaves.IsZero() && !turn.Listed && turn.From.After(now) {
			s.Leaves = turn.From
		}
		if !s.Leaves.IsZero() && s.RingsFrom.IsZero() && turn.RingFirst {
			s.RingsFrom = turn.From
		}
	}
	return s
}

// sayState says why one should not simply go, the gravest reason first.
func sayState(at activity.Standing, lang *words.Language) string {
	switch {
	case at.State != activity.Open:
		return lang.Say("card.state." + string(at.State))
	case at.Freshness != activity.Fresh:
		return lang.Say("card.freshness." + string(at.Freshness))
	}
	return ""
}
