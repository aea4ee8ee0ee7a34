package activity

import (
	"slices"

	"bandstand/directory/words"
)

// question is something that a page may leave unsaid, and its key in the
// catalogues of directory/words.
type question struct {
	key    string
	unsaid func(a *Activity) bool
}

// questions in the order in which somebody on the telephone asks them.
var questions = []question{
	{"question.room", func(a *Activity) bool { return a.Capacity.State == "" }},
	{"question.first_visit", func(a *Activity) bool { return a.FirstVisit == "" }},
	{"question.entrance", func(a *Activity) bool { return a.shownVenue() && a.Venue.Entrance == "" }},
	{"question.getting_there", func(a *Activity) bool { return a.shownVenue() && a.Venue.GettingThere == "" }},
	{"question.step_free", func(a *Activity) bool { return a.shownVenue() && a.silentOn("step-free", "wheelchair") }},
	{"question.toilet", func(a *Activity) bool {
		return a.shownVenue() && a.silentOn("accessible-toilet", "changing-places")
	}},
	{"question.hearing", func(a *Activity) bool { return a.shownVenue() && a.silentOn("hearing-loop", "bsl") }},
	{"question.support", func(a *Activity) bool { return a.Support == "" }},
	{"question.sit_out", func(a *Activity) bool { return a.Generations.JustWatch == "" }},
	{"question.buddy", func(a *Activity) bool { return a.Buddy == "" }},
	{"question.bank_holidays", func(a *Activity) bool {
		return len(a.Schedule.Sessions) > 0 && a.Schedule.BankHolidays == ""
	}},
	{"question.safeguarding", func(a *Activity) bool { return a.Safeguarding == nil }},
}

// QuestionsToAsk returns what the page does not say, as questions to ask on the
// telephone, the likeliest first.
func (a *Activity) QuestionsToAsk(lang *words.Language) []string {
	var asked []string
	for _, question := range questions {
		if question.unsaid(a) {
			asked = append(asked, lang.Say(question.key))
		}
	}
	return asked
}

func (a *Activity) shownVenue() bool { return a.Venue != nil }

// silentOn reports whether the page mentions none of these access features,
// neither that they are there nor that they are not.
func (a *Activity) silentOn(slugs ...string) bool {
	for _, has := range a.Access {
		if slices.Contains(slugs, has.Term.Slug) {
			return false
		}
	}
	for _, lacks := range a.AccessMissing {
		if slices.Contains(slugs, lacks.Slug) {
			return false
		}
	}
	return true
}
