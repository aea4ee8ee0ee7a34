package interview

import (
	"fmt"
	"slices"
	"strings"

	"bandstand/directory/activity"
)

// activityQuestions returns the questions about what a listing needs, in the order in
// which a group would tell it.
func activityQuestions() []question {
	return slices.Concat(whatQuestions, whoQuestions, whereQuestions, whenQuestions, howQuestions, checkQuestions)
}

var whatQuestions = []question{
	{text: "What is it called?", example: "Songs Across the Ages", keep: takeTitle},
	{
		text: "What is it, in one sentence?", example: "Sing together, whatever your age; no reading music",
		keep: text("summary"),
	},
	{text: "Which group or organisation runs it?", example: "Salford Song Circle", keep: takeOrganisation},
	{
		text:    "Is it one of these?",
		when:    func(i *interview) bool { return len(i.similar) > 0 },
		choices: similarOrganisations,
		keep:    takeSimilarOrganisation,
	},
	{
		text:    "That group is new here. Who are they, in one sentence?",
		example: "Three choirs and a kettle",
		when:    func(i *interview) bool { return i.organisation != nil },
		keep: func(i *interview, answer string) error {
			i.organisation["summary"] = asYAML(answer)
			return nil
		},
	},
	{
		text: "What do people do there? Choose one to three, with commas between them.", choices: kindChoices,
		keep: takeKinds,
	},
}

var whoQuestions = []question{
	{text: "How old are the younger people?", example: "5 to 11", keep: takeAges("generations.younger")},
	{text: "How old are the older people?", example: "55 (or: 50 to 90)", keep: takeAges("generations.older")},
	{
		text:    "How do the ages mix, and what does each give?",
		example: "The children bring the actions, older singers the old songs", keep: text("generations.together"),
	},
	{
		text:    "May children come without an adult of their own?",
		choices: yesOrNo,
		keep:    yes("generations.children_alone"),
	},
}

var yesOrNo = these(choice{"yes", "Yes"}, choice{"no", "No"})

var whenQuestions = []question{
	{text: "On which day of the week? Or say: by arrangement.", example: "Tuesday", keep: takeDay},
	{
		text:    "How is the day agreed?",
		example: "Ring us and we find an afternoon that suits you both",
		when:    byArrangement,
		keep:    text("by_arrangement"),
	},
	{text: "From when to when?", example: "10:30 to 12:00", when: onADay, keep: session("time")},
	{
		text: "How often?", when: onADay,
		choices: these(
			choice{"weekly", "Every week"}, choice{"fortnightly", "Every other week"}, choice{"monthly", "Once a month"},
		),
		keep: session("repeats"),
	},
	{
		text: "On which date did it, or does it, begin?", example: "2026-11-06",
		when: repeats("fortnightly"),
		keep: takeFirstDate,
	},
	{
		text: "Which one of the month?", when: repeats("monthly"),
		choices: these(
			choice{"first", "The first"}, choice{"second", "The second"}, choice{"third", "The third"},
			choice{"fourth", "The fourth"}, choice{"last", "The last"},
		),
		keep: session("week"),
	},
	{text: "What does it cost? Say free, or how many pounds, and what for.", example: "3.50 per session", keep: takeCost},
}

var howQuestions = []question{
	{
		text: "How does one join in?",
		choices: these(
			choice{activity.ComeAlong, "Just come along"},
			choice{activity.Book, "Book a place"},
			choice{activity.AskFirst, "Ask first"},
			choice{activity.ProfessionalOnly, "Only when a professional asks for it"},
		),
		keep: text("join.how"),
	},
	{
		text: "Who can ask for it?", example: "Your GP or link worker",
		when: func(i *interview) bool { return i.values["join.how"] == activity.ProfessionalOnly },
		keep: text("join.referral.who"),
	},
	{
		text: "Who answers when somebody gets in touch? A role, not a person's name.", example: "the Tuesday host",
		keep: text("join.contact.role"),
	},
	{
		text:    "How can people reach them? A phone number, an email or a website that everybody may see; several with commas.",
		example: "01632 960001, songs@example.org",
		keep:    takeWays("join.contact"),
	},
	{
		text:    "What happens on a first visit? Who meets you, where exactly, and what to bring?",
		example: "Ring the bell and the host will let you in", enter: "to leave it out",
		keep: text("first_visit"),
	},
	{
		text: "Who looks after keeping people safe? A role.", example: "Safeguarding lead", when: needsSafeguarding,
		keep: text("safeguarding.lead"),
	},
	{
		text: "What should somebody do who is worried?", example: "Tell the host or phone 01632 960002",
		when: needsSafeguarding, keep: text("safeguarding.if_worried"),
	},
	{
		text: "Have those whose role needs an official check had one?", when: needsSafeguarding,
		choices: these(
			choice{"roles-that-need-one-have-one", "Yes, every role that needs one"},
			choice{"none-needed", "No role needs one"},
			choice{"not-told", "They have not told us"},
		),
		keep: text("safeguarding.checks"),
	},
}

var checkQuestions = []question{
	{text: "Who made sure that all this is true? A role.", example: "directory editor", keep: text("checked_by")},
	{
		text: "How?",
		choices: these(
			choice{"phoned", "By phone"}, choice{"visited", "By going there"}, choice{"group-told-us", "The group told us"},
		),
		keep: text("checked_how"),
	},
	{text: "On which day?", example: "2026-11-02", enter: "for today", keep: day("last_checked")},
	{text: "Now, if you like, in the group's own words: what is it like there?", enter: "to leave it out", keep: takeBody},
}

func these(choices ...choice) func(*interview) []choice {
	return func(*interview) []choice { return choices }
}

// similarOrganisations returns the choices of organisations that the one just named may
// be, and the choice of none.
func similarOrganisations(i *interview) []choice {
	var choices []choice
	for _, one := range i.similar {
		choices = append(choices, choice{one.Slug, one.Name})
	}
	return append(choices, choice{"", fmt.Sprintf("No, %s is another one", unquoted(i.organisation["name"]))})
}

func kindChoices(i *interview) []choice {
	var choices []choice
	for _, kind := range i.directory.Kinds {
		choices = append(choices, choice{kind.Slug, kind.Label})
	}
	return choices
}

// needsSafeguarding reports whether a page needs words on keeping people safe, and its
// organisation has none that it inherits.
func needsSafeguarding(i *interview) bool {
	if one, ok := i.directory.Organisation(i.values["organisation"]); ok && one.Safeguarding != nil {
		return false
	}
	return i.values["generations.children_alone"] == "true" || i.values["venue.setting"] == "care-home"
}

func unquoted(text string) string { return strings.Trim(text, `"`) }
