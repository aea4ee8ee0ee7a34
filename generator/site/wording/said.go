package wording

import (
	"slices"

	"bandstand/directory/activity"
	"bandstand/directory/schedule"
	"bandstand/directory/words"
)

// Said is an activity in words, as its page, its poster and its card for My list have
// them.
type Said struct {
	Activity      *activity.Activity
	Notices       []activity.Phase[*Notice]
	When          []schedule.Line
	BankHolidays  words.Text
	NotTold       NotTold
	Next          []NextDate
	NoDates       string
	Where         []words.Text
	Map           string // address of a public map; empty where there is none
	Cost          words.Text
	Ages          []SaidAges
	ChildrenAlone string
	HowSaid       string                   // whether one has to book
	Hows          []activity.Phase[string] // the same as time passes
	HowsBrief     []activity.Phase[string] // in a few words
	WaysIn        []activity.Phase[string] // how one joins in, or why one cannot
	Way           WayIn
	Referral      []words.Text
	ReplyWithin   words.Text
	Languages     string
	Safe          *Safeguarding
	Council       []string
	Lifetime      []words.Text
	Questions     []string
	CheckedSaid   words.Text
}

// Describe returns an activity in words.
func (w *Wording) Describe(a *activity.Activity) *Said {
	said := &Said{
		Activity:      a,
		Notices:       w.Notices(a),
		When:          a.Schedule.Lines(w.Lang, w.Now),
		Where:         w.Address(a),
		Map:           Map(a.Venue),
		Cost:          w.Cost(a.Cost),
		Ages:          w.Ages(a.Generations),
		ChildrenAlone: w.ChildrenAlone(a.Generations),
		HowSaid:       w.How(a),
		Hows:          w.phases(a, (*Wording).How),
		HowsBrief:     w.phases(a, (*Wording).HowBriefly),
		WaysIn:        w.phases(a, (*Wording).wayIn),
		Languages:     w.Languages(a.Languages),
		Safe:          w.Safeguarding(a.Safeguarding),
		Council:       w.CouncilOf(a),
		Lifetime:      w.Lifetime(a.Lifetime),
		CheckedSaid:   w.Lang.Text("activity.checked."+a.CheckedHow, "date", w.Date(a.LastChecked), "who", a.CheckedBy),
	}
	next := w.Next(a)
	holidayNear := slices.ContainsFunc(next, func(date NextDate) bool { return date.CheckFirst })
	own := a.OwnWords(w.Lang)
	said.Questions, said.NotTold = a.QuestionsToAsk(own, holidayNear), w.notTold(a, own)
	if len(a.Schedule.Sessions) > 0 {
		said.BankHolidays = a.Schedule.SayBankHolidays(w.Lang)
		if said.BankHolidays == "" && holidayNear && !own.SpeakOf("bank_holidays") {
			said.BankHolidays = w.Lang.Text("schedule.bank_holidays.check")
		}
	}
	said.Way = w.WayIn(a, next)
	if w.NotHappening(a) == "" {
		said.Next = next
		if len(said.Next) == 0 && len(a.Schedule.Sessions) > 0 {
			said.NoDates = w.Lang.Say("activity.no_dates")
		}
	}
	if a.Join.ReplyWithin != "" {
		said.ReplyWithin = w.Lang.Text("join.reply_within", "time", a.Join.ReplyWithin)
	}
	if who := a.Join.Referral.Who; who != "" {
		said.Referral = append(said.Referral, w.Lang.Text("join.referral.who", "who", who))
	}
	if wait := a.Join.Referral.Wait; wait != "" {
		said.Referral = append(said.Referral, w.Lang.Text("join.referral.wait", "wait", wait))
	}
	return said
}

// NotTold says of what a page has a heading for and no field tells that the group has not
// told it, or that its own words do; of what a field tells, nothing.
type NotTold struct{ FirstVisit, GettingThere, Access, Safe words.Text }

func (w *Wording) notTold(a *activity.Activity, own activity.OwnWords) NotTold {
	say := func(told bool, key string, matters ...string) words.Text {
		if told {
			return ""
		}
		if slices.ContainsFunc(matters, own.SpeakOf) {
			return w.Lang.Text("activity.said_in_own_words")
		}
		return w.Lang.Text(key)
	}
	return NotTold{
		FirstVisit:   say(a.FirstVisit != "", "activity.first_visit.not_told", "first_visit"),
		GettingThere: say(a.Venue != nil && a.Venue.GettingThere != "", "activity.getting_there.not_told", "getting_there"),
		Access:       say(len(a.Access)+len(a.AccessMissing) > 0, "activity.access.not_told", "access", "step_free", "toilet", "hearing"),
		Safe:         say(a.Safeguarding != nil, "safe.not_told", "safeguarding"),
	}
}

// WhenInLines returns the lines of the schedule, with what the group notes to each.
func (s *Said) WhenInLines() []words.Text {
	var lines []words.Text
	for _, line := range s.When {
		said := words.Own(line.When)
		if line.Note != "" {
			said += ". " + line.Note
		}
		lines = append(lines, said)
	}
	return appendSaid(lines, s.Activity.Schedule.ByArrangement, s.BankHolidays)
}

// WhereInLines returns the address in one line, and then how to take part from home.
func (s *Said) WhereInLines() []words.Text {
	if s.Activity.Venue == nil || s.Activity.Venue.AreaOnly {
		return s.Where
	}
	const ofVenue = 3 // its name, the street, the town
	return append([]words.Text{words.Join(s.Where[:ofVenue], ", ")}, s.Where[ofVenue:]...)
}

// WholeCost returns what one pays and all that the group says to it.
func (w *Wording) WholeCost(cost activity.Cost) []words.Text {
	lines := appendSaid([]words.Text{w.Cost(cost)}, cost.Concessions)
	if cost.PayWhatYouCan {
		lines = append(lines, w.Lang.Text("cost.pay_what_you_can"))
	}
	return appendSaid(lines, cost.Note)
}

// appendSaid appends what is not empty.
func appendSaid(lines []words.Text, more ...words.Text) []words.Text {
	for _, line := range more {
		if line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}
