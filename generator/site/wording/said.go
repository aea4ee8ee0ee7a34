package wording

import (
	"slices"

	"bandstand/directory/activity"
	"bandstand/directory/page"
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
	Bold          []activity.Phase[string]    // why its dates do not hold for whoever reads them
	Do            []activity.Phase[page.Link] // the first thing that one can do
	Next          []NextDate
	NoDates       string
	Where         []words.Text
	Map           string // address of a public map; empty where there is none
	Cost          words.Text
	Ages          []SaidAges
	AgesSaid      words.Text
	ChildrenAlone string
	HowSaid       string                   // whether one has to book
	Hows          []activity.Phase[string] // the same as time passes
	HowsBrief     []activity.Phase[string] // in a few words
	WaysIn        []activity.Phase[string] // how one joins in, or why one cannot
	Way           WayIn
	Referral      []words.Text
	NoReferral    bool // nobody has to refer anybody
	ReplyWithin   words.Text
	AccessNotes   []words.Text // what the group adds to each that there is
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
		Cost:          Cost(w.Lang, a.Cost),
		Ages:          Ages(w.Lang, a.Generations),
		AgesSaid:      agesSaid(w.Lang, a.Generations),
		ChildrenAlone: ChildrenAlone(w.Lang, a.Generations),
		HowSaid:       w.How(a),
		Hows:          w.phases(a, (*Wording).How),
		HowsBrief:     w.phases(a, (*Wording).HowBriefly),
		Bold:          w.phases(a, (*Wording).Bold),
		Do:            w.whatToDo(a),
		WaysIn:        w.phases(a, (*Wording).wayIn),
		Languages:     Languages(w.Lang, a.Languages),
		Safe:          w.Safeguarding(a.Safeguarding),
		Council:       w.CouncilOf(a),
		Lifetime:      w.Lifetime(a.Lifetime),
		CheckedSaid:   w.Lang.Text("activity.checked."+a.CheckedHow, "date", w.Date(a.LastChecked), "who", a.CheckedBy),
	}
	for _, one := range a.Access {
		if one.Note != "" {
			said.AccessNotes = append(said.AccessNotes, one.Term.Label+": "+one.Note)
		}
	}
	said.NoReferral = w.Closed(a) == "" && a.Join.How != activity.ProfessionalOnly && a.Join.Referral.Who == ""
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
	said.Way = w.WayIn(a)
	if state := a.State(w.Now); state == activity.Ended || state == activity.Over { // nobody goes there, or rings to ask
		said.Map, said.Questions = "", nil
	}
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

// NotTold says of what a page has a heading for and no field tells that the group's own
// words do; of what a field tells, nothing. Where they do not either, it is asked under
// "Questions to ask", and nowhere else is said to be missing.
type NotTold struct{ FirstVisit, GettingThere, Access, Safe words.Text }

func (w *Wording) notTold(a *activity.Activity, own activity.OwnWords) NotTold {
	say := func(told bool, matters ...string) words.Text {
		if told {
			return ""
		}
		if slices.ContainsFunc(matters, own.SpeakOf) {
			return w.Lang.Text("activity.said_in_own_words")
		}
		return ""
	}
	return NotTold{
		FirstVisit:   say(a.FirstVisit != "", "first_visit"),
		GettingThere: say(a.Venue != nil && a.Venue.GettingThere != "", "getting_there"),
		Access:       say(len(a.Access)+len(a.AccessMissing) > 0, "access", "step_free", "toilet", "hearing"),
		Safe:         say(a.Safeguarding != nil, "safeguarding"),
	}
}

// whatToDo returns the first thing that one can do, now and as time passes.
func (w *Wording) whatToDo(a *activity.Activity) []activity.Phase[page.Link] {
	return activity.Phases(a.Turns(), w.Now, func(turn activity.Turn) (page.Link, bool) {
		return w.At(turn.From).Do(a), true
	}, func(a, b page.Link) bool { return a == b })
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

// First returns the first line of the schedule, the one that a page shows at once; nil
// where there is none.
func (s *Said) First() *schedule.Line {
	if len(s.When) == 0 {
		return nil
	}
	return &s.When[0]
}

// More returns what a page folds below the first line: its note, the other lines, bank
// holidays, and what the group adds to its cost.
func (s *Said) More() []words.Text {
	var more []words.Text
	for i, line := range s.When {
		switch {
		case i == 0:
			more = appendSaid(more, line.Note)
		case line.Note == "":
			more = append(more, words.Own(line.When))
		default:
			more = append(more, words.Own(line.When)+". "+line.Note)
		}
	}
	return appendSaid(more, s.BankHolidays, s.Activity.Cost.Note)
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
func WholeCost(lang *words.Language, cost activity.Cost) []words.Text {
	lines := appendSaid([]words.Text{Cost(lang, cost)}, cost.Concessions)
	if cost.PayWhatYouCan {
		lines = append(lines, lang.Text("cost.pay_what_you_can"))
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
