package site

import (
	"slices"
	"strings"

	"bandstand/directory/activity"
	"bandstand/directory/schedule"
	"bandstand/search"
)

// searchSource is what the search service is to carry.
func (m *maker) searchSource() search.Source {
	return search.Source{
		Documents: each(m.listings, func(l listing) search.Document { return l.document }),
		Kinds:     m.Kinds,
		GoodFor:   m.GoodFor,
		Access:    m.Access,
		Company:   m.Company,
		Danger:    m.Danger,
		Ignored:   m.Ignored,
		Speech:    m.Speech,
		Towns: each(m.Towns, func(t *activity.Town) search.Town {
			return search.Town{Slug: t.Slug, Name: t.Name, Also: t.Also, Nation: t.Nation, Point: t.Point, Terms: termsOf(t)}
		}),
		Holidays: each(schedule.BankHolidays(schedule.DateOf(m.now)), func(h schedule.BankHoliday) search.Holiday {
			return search.Holiday{Day: h.Day.String(), Name: h.Name, Nations: h.Nations}
		}),
		Nation:   m.Site.Nation,
		Urgent:   m.urgentInSearch(),
		Shell:    m.shell,
		Layouts:  m.minified,
		Language: m.in.Code(),
	}
}

// urgentInSearch returns what words of danger bring up first, nation by nation.
func (m *maker) urgentInSearch() []search.Urgent {
	var lines []search.Urgent
	for _, nation := range m.Nations {
		lines = append(lines, urgentLines(nation)...)
	}
	return lines
}

// termsOf gives a town's school terms, in order.
func termsOf(town *activity.Town) []search.SchoolTerm {
	terms := each(town.TermDates, func(t schedule.Term) search.SchoolTerm {
		return search.SchoolTerm{From: t.From.String(), To: t.To.String()}
	})
	slices.SortFunc(terms, func(a, b search.SchoolTerm) int { return strings.Compare(a.From, b.From) })
	return terms
}
