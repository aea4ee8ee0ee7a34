package site

import (
	"slices"
	"strings"

	"bandstand/directory/activity"
	"bandstand/directory/schedule"
	"bandstand/search"
)

// searchSource is what the search service is to carry.
func (e *edition) searchSource() search.Source {
	return search.Source{
		Documents: each(e.listings, func(l *listing) search.Document { return l.document }),
		Kinds:     e.Kinds,
		GoodFor:   e.GoodFor,
		Access:    e.Access,
		Company:   e.Company,
		Danger:    e.Danger,
		Ignored:   e.Ignored,
		Speech:    e.Speech,
		Towns: each(e.Towns, func(t *activity.Town) search.Town {
			return search.Town{Slug: t.Slug, Name: t.Name, Also: t.Also, Nation: t.Nation, Point: t.Point, Terms: termsOf(t)}
		}),
		Holidays: each(schedule.BankHolidays(schedule.DateOf(e.now)), func(h schedule.BankHoliday) search.Holiday {
			return search.Holiday{Day: h.Day.String(), Name: h.Name, Nations: h.Nations}
		}),
		Nation:   e.Site.Nation,
		Urgent:   e.urgentInSearch(),
		Shell:    e.shell,
		Layouts:  e.minified,
		Language: e.lang.Code(),
	}
}

// urgentInSearch returns what words of danger bring up first, nation by nation.
func (e *edition) urgentInSearch() []search.Urgent {
	var lines []search.Urgent
	for _, nation := range e.Nations {
		lines = append(lines, urgentLines(nation)...)
	}
	return lines
}

// termsOf returns a town's school terms, in order.
func termsOf(town *activity.Town) []search.SchoolTerm {
	terms := each(town.TermDates, func(t schedule.Term) search.SchoolTerm {
		return search.SchoolTerm{From: t.From.String(), To: t.To.String()}
	})
	slices.SortFunc(terms, func(a, b search.SchoolTerm) int { return strings.Compare(a.From, b.From) })
	return terms
}
