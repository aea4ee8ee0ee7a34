package activity

import (
	"slices"
)

// question is something that a page may leave unsaid: no field tells it, and neither do
// the group's own words, for which spoken.<matter> in the catalogues of directory/words is
// looked for. It is asked as question.<matter>.
type question struct {
	matter string
	unsaid func(a *Activity) bool
}

// questions in the order in which somebody on the telephone asks them.
var questions = []question{
	{"room", func(a *Activity) bool { return a.Capacity.State == "" }},
	{"first_visit", func(a *Activity) bool { return a.FirstVisit == "" }},
	{"entrance", func(a *Activity) bool { return a.shownVenue() && a.Venue.Entrance == "" }},
	{"getting_there", func(a *Activity) bool { return a.shownVenue() && a.Venue.GettingThere == "" }},
	{"step_free", func(a *Activity) bool { return a.shownVenue() && a.silentOn("step-free", "wheelchair") }},
	{"toilet", func(a *Activity) bool {
		return a.shownVenue() && a.silentOn("accessible-toilet", "changing-places")
	}},
	{"hearing", func(a *Activity) bool { return a.shownVenue() && a.silentOn("hearing-loop", "bsl") }},
	{"support", func(a *Activity) bool { return a.Support == "" }},
	{"sit_out", func(a *Activity) bool { return a.Generations.JustWatch == "" }},
	{"buddy", func(a *Activity) bool { return a.Buddy == "" }},
	{"bank_holidays", func(a *Activity) bool {
		return len(a.Schedule.Sessions) > 0 && a.Schedule.BankHolidays == ""
	}},
	{"safeguarding", func(a *Activity) bool { return a.Safeguarding == nil }},
}

// QuestionsToAsk returns what the page does not say, as questions to ask on the
// telephone, the likeliest first, in the language of its own words. Of bank holidays it
// asks where one is among the next dates.
func (a *Activity) QuestionsToAsk(own OwnWords, holidayNear bool) []string {
	var asked []string
	for _, question := range questions {
		if question.unsaid(a) && !own.SpeakOf(question.matter) && (holidayNear || question.matter != "bank_holidays") {
			asked = append(asked, own.lang.Say("question."+question.matter))
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
