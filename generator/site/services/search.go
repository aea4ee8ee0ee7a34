// Package services makes what the services of a site carry: what search knows of
// each activity, and what messages know of each group. It knows nothing of pages.
package services

import (
	"io/fs"
	"slices"
	"strings"

	"bandstand/directory/activity"
	"bandstand/directory/page"
	"bandstand/directory/schedule"
	"bandstand/generator/site/wording"
	"bandstand/search"
)

// Search returns what the search service is to carry in one language.
func Search(say *wording.Wording, documents []search.Document, built search.Built, shell page.Shell, layouts fs.FS) search.Source {
	d := say.Directory
	source := search.Source{
		Documents:    documents,
		Vocabularies: d.Vocabularies,
		Nation:       d.Site.Nation,
		Built:        built,
		Shell:        shell,
		Layouts:      layouts,
	}
	for _, town := range d.Towns {
		source.Towns = append(source.Towns, search.Town{
			Slug: town.Slug, Name: town.Name, Also: town.Also, Nation: town.Nation, Point: town.Point, Terms: termsOf(town),
		})
	}
	for _, holiday := range schedule.BankHolidays(schedule.DateOf(say.Now)) {
		source.Holidays = append(source.Holidays, search.Holiday{
			Day: holiday.Day.String(), Name: holiday.Name, Nations: holiday.Nations,
		})
	}
	for _, nation := range d.Nations {
		source.Urgent = append(source.Urgent, UrgentHelp(nation)...)
	}
	return source
}

// termsOf returns a town's school terms, in order.
func termsOf(town *activity.Town) []search.SchoolTerm {
	var terms []search.SchoolTerm
	for _, term := range town.TermDates {
		terms = append(terms, search.SchoolTerm{From: term.From.String(), To: term.To.String()})
	}
	slices.SortFunc(terms, func(a, b search.SchoolTerm) int { return strings.Compare(a.From, b.From) })
	return terms
}

// firstNeeds are those whose first number is a large button, in the order in
// which somebody in danger has to meet them.
var firstNeeds = []string{"danger-now", "urgent-mental-health", "to-talk"}

// UrgentHelp returns a nation's ways to urgent help: the numbers to ring first
// in the order of firstNeeds, then all others in the order of the nation's page.
func UrgentHelp(nation *activity.Nation) []search.Urgent {
	var first, others []search.Urgent
	for _, help := range nation.Urgent {
		line := search.Urgent{
			Nation: nation.Slug, Need: help.Need,
			Name: help.Name, Phone: help.Phone, Text: help.Text, Hours: help.Hours, Note: help.Note, Website: help.Website,
		}
		line.First = help.Phone != "" && slices.Contains(firstNeeds, help.Need) &&
			!slices.ContainsFunc(first, func(other search.Urgent) bool { return other.Need == help.Need })
		if line.First {
			first = append(first, line)
		} else {
			others = append(others, line)
		}
	}
	slices.SortStableFunc(first, func(a, b search.Urgent) int {
		return slices.Index(firstNeeds, a.Need) - slices.Index(firstNeeds, b.Need)
	})
	return append(first, others...)
}
