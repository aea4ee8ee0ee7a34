package interview

import (
	"fmt"
	"slices"
	"strings"

	"bandstand/directory/activity"
)

// activityQuestions are what a sound listing needs, in the order in which a
// group would tell it.
func activityQuestions() []question {
	return slices.Concat(whatQuestions, whoQuestions, whereQuestions, whenQuestions, howQuestions, checkQuestions)
}

var whatQuestions = []question{
	{asks: "What is it called?", like: "Songs Across the Ages", take: takeTitle},
	{asks: "What is it, in one sentence?", like: "Sing together, whatever your age; no reading music", take: text("summary")},
	{asks: "Which group or organisation runs it?", like: "Salford Song Circle", take: takeOrganisation},
	{
		asks:    "Is it one of these?",
		when:    func(i *interview) bool { return len(i.close) > 0 },
		choices: closeOrganisations,
		take:    takeCloseOrganisation,
	},
	{
		asks: "That group is new here. Who are they, in one sentence?",
		like: "Three choirs and a kettle",
		when: func(i *interview) bool { return i.organisation != nil },
		take: func(i *interview, answer string) error {
			i.organisation["summary"] = asYAML(answer)
			return nil
		},
	},
	{asks: "What do people do there? Choose one to three, with commas between them.", choices: kindChoices, take: takeKinds},
}

var whoQuestions = []question{
	{asks: "How old are the younger people?", like: "5 to 11", take: takeAges("generations.younger")},
	{asks: "How old are the older people?", like: "55 (or: 50 to 90)", take: takeAges("generations.older")},
	{asks: "How do the ages mix, and what does each give?", like: "The children bring the actions, older singers the old songs", take: text("generations.together")},
	{
		asks:    "May children come without an adult of their own?",
		choices: yesOrNo,
		take:    yes("generations.children_alone"),
	},
}

var yesOrNo = these(choice{"yes", "Yes"}, choice{"no", "No"})

var whenQuestions = []question{
	{asks: "On which day of the week? Or say: by arrangement.", like: "Tuesday", take: takeDay},
	{
		asks: "How is the day agreed?",
		like: "Ring us and we find an afternoon that suits you both",
		when: byArrangement,
		take: text("by_arrangement"),
	},
	{asks: "From when to when?", like: "10:30 to 12:00", when: onADay, take: session("time")},
	{
		asks: "How often?", when: onADay,
		choices: these(choice{"weekly", "Every week"}, choice{"fortnightly", "Every other week"}, choice{"monthly", "Once a month"}),
		take:    session("repeats"),
	},
	{
		asks: "On which date did it, or does it, begin?", like: "2026-11-06",
		when: repeats("fortnightly"),
		take: takeBegin,
	},
	{
		asks: "Which one of the month?", when: repeats("monthly"),
		choices: these(choice{"first", "The first"}, choice{"second", "The second"}, choice{"third", "The third"}, choice{"fourth", "The fourth"}, choice{"last", "The last"}),
		take:    session("week"),
	},
	{asks: "What does it cost? Say free, or how many pounds, and what for.", like: "3.50 per session", take: takeCost},
}

var howQuestions = []question{
	{
		asks: "How does one join in?",
		choices: these(
			choice{activity.ComeAlong, "Just come along"},
			choice{activity.Book, "Book a place"},
			choice{activity.AskFirst, "Ask first"},
			choice{activity.ProfessionalOnly, "Only when a professional asks for it"},
		),
		take: text("join.how"),
	},
	{
		asks: "Who can ask for it?", like: "Your GP or link worker",
		when: func(i *interview) bool { return i.values["join.how"] == activity.ProfessionalOnly },
		take: text("join.referral.who"),
	},
	{asks: "Who answers when somebody gets in touch? A role, not a person's name.", like: "the Tuesday host", take: text("join.contact.role")},
	{
		asks: "How can people reach them? A phone number, an email or a website that everybody may see; several with commas.",
		like: "01632 960001, songs@example.org",
		take: takeWays("join.contact"),
	},
	{
		asks: "What happens on a first visit? Who meets you, where exactly, and what to bring?",
		like: "Ring the bell and the host will let you in", enter: "to leave it out",
		take: text("first_visit"),
	},
	{asks: "Who looks after keeping people safe? A role.", like: "Safeguarding lead", when: inNeed, take: text("safeguarding.lead")},
	{asks: "What should somebody do who is worried?", like: "Tell the host or phone 01632 960002", when: inNeed, take: text("safeguarding.if_worried")},
	{
		asks: "Have those whose role needs an official check had one?", when: inNeed,
		choices: these(
			choice{"roles-that-need-one-have-one", "Yes, every role that needs one"},
			choice{"none-needed", "No role needs one"},
			choice{"not-told", "They have not told us"},
		),
		take: text("safeguarding.checks"),
	},
}

var checkQuestions = []question{
	{asks: "Who made sure that all this is true? A role.", like: "directory editor", take: text("checked_by")},
	{
		asks:    "How?",
		choices: these(choice{"phoned", "By phone"}, choice{"visited", "By going there"}, choice{"group-told-us", "The group told us"}),
		take:    text("checked_how"),
	},
	{asks: "On which day?", like: "2026-11-02", enter: "for today", take: day("last_checked")},
	{asks: "Now, if you like, in the group's own words: what is it like there?", enter: "to leave it out", take: takeBody},
}

func these(choices ...choice) func(*interview) []choice {
	return func(*interview) []choice { return choices }
}

// closeOrganisations are those that the one just named may be, and none of them.
func closeOrganisations(i *interview) []choice {
	var choices []choice
	for _, one := range i.close {
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

// inNeed reports whether a page cannot do without words on keeping people safe,
// and its organisation has none for it to take over.
func inNeed(i *interview) bool {
	if one, ok := i.directory.Organisation(i.values["organisation"]); ok && one.Safeguarding != nil {
		return false
	}
	return i.values["generations.children_alone"] == "true" || i.values["venue.setting"] == "care-home"
}

func unquoted(text string) string { return strings.Trim(text, `"`) }
