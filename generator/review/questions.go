package review

import (
	"fmt"
	"slices"
	"strings"

	"bandstand/directory/content"
	"bandstand/directory/content/changes"
	"bandstand/generator/verdict"
)

// question is something to ask a group, and when.
type question struct {
	asks  string
	where func(p page) bool
}

// asked are the questions in the order of what goes wrong most when nobody asks.
var asked = []question{
	{"Did you ask for the new way to reach you? Ask by the old one, which stands above.", page.isReachedOtherwise},
	{"Has it ended for good, or is it having a break? What else may people be sent to?", func(p page) bool {
		return p.isGone || p.isAbout("status") && !p.isNew
	}},
	{"Have all who can be recognised in the picture agreed, and a parent for each child?", func(p page) bool {
		return p.sets("image.file") && !p.says("image.no_people", "true")
	}},
	{"From which day are you at the new place, and can everybody get in there?", func(p page) bool { return p.isAbout("place") && !p.isNew }},
	{"From which day do the new times hold, and what happens on bank holidays?", func(p page) bool { return p.isAbout("times") && !p.isNew }},
	{"Does everybody pay the new price, and who pays less?", func(p page) bool { return p.isAbout("cost") && !p.isNew }},
	{"Can all who come already still come?", func(p page) bool { return p.isAbout("who") && !p.isNew }},
	{"Children may come alone: who is there, and whom can somebody ring who is worried?", func(p page) bool {
		return p.says("generations.children_alone", "true")
	}},
	{"Who meets somebody who comes for the first time, and where exactly?", lacking("the first visit")},
	{"Is there a step at the door, and a toilet that everybody can use?", lacking("access")},
	{"Whom can somebody ring who is worried about a person there?", lacking("keeping safe")},
	{"Which bus stops near by, and where can people park?", lacking("getting there")},
	{"What does the price cover, and who pays less?", lacking("a note on the cost")},
	{"Can somebody meet a newcomer, or give a lift?", lacking("somebody to come with")},
	{"What would somebody who comes for the first time want to know that is not here?", func(page) bool { return true }},
	{"Is all of it true today, and may everybody read it?", func(page) bool { return true }},
}

// questions returns two questions, chosen by what has changed and what is missing.
func questions(pages []page, found verdict.Verdict) (two []string) {
	if len(pages) == 0 {
		return nil
	}
	if slices.ContainsFunc(found.Own, func(problem content.Problem) bool { return problem.Personal }) {
		two = append(two, "Has everybody who is named, or can be known by it, agreed to stand here?")
	}
	for _, one := range asked {
		i := slices.IndexFunc(pages, one.where)
		if i < 0 || len(two) == 2 {
			continue
		}
		of := ""
		if len(pages) > 1 {
			of = fmt.Sprintf(" (page %d)", i+1)
		}
		two = append(two, one.asks+of)
	}
	return two
}

func lacking(thing string) func(page) bool {
	return func(p page) bool { return slices.Contains(p.mark.Missing, thing) }
}

func (p page) isAbout(about string) bool { return slices.Contains(changes.About(p.changes), about) }

// sets reports whether the change gives a field another value.
func (p page) sets(path string) bool {
	return slices.ContainsFunc(p.changes, func(one changes.Change) bool { return one.Path == path && one.To != "" })
}

// says reports whether the change sets a field to a value.
func (p page) says(path, value string) bool {
	return slices.ContainsFunc(p.changes, func(one changes.Change) bool { return one.Path == path && strings.EqualFold(one.To, value) })
}
