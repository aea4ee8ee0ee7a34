package impact

import (
	"fmt"
	"strings"
	"testing"

	"bandstand/directory/activity"
	"bandstand/directory/schedule"
	"bandstand/directory/words"
	"bandstand/generator/site/listing"
	"bandstand/generator/site/wording"
)

func said(part Part) string {
	var all []string
	for _, one := range part.Entries {
		line := fmt.Sprint(one.Title, " ", one.URL, ": ", one.Quote, one.Says, " ", one.HowWeKnow)
		if one.AsksHow {
			line += "(untold)"
		}
		all = append(all, strings.TrimSpace(line))
	}
	return strings.Join(all, "\n")
}

func TestWhatGroupsSay(t *testing.T) {
	checked := func(day int) schedule.Date { return schedule.Date{Year: 2026, Month: 11, Day: day} }
	make := func(slug string, day int, listed bool, change func(*activity.Activity)) *listing.Listing {
		a := &activity.Activity{Slug: slug, Title: words.Own(strings.ToUpper(slug)), LastChecked: checked(day)}
		change(a)
		made := &listing.Listing{Activity: a}
		made.Shown.Listed = listed
		return made
	}
	m := &Maker{
		Say: &wording.Wording{Lang: words.English(), Directory: &activity.Directory{Organisations: []*activity.Organisation{
			{Slug: "circle", Name: "Song Circle", PartnersWanted: "A care home", Learned: "One town at a time"},
			{Slug: "quiet", Name: "Quiet"},
		}}},
		Listings: []*listing.Listing{
			make("choir", 1, true, func(a *activity.Activity) { a.Impact.Quote = "I sleep better." }),
			make("loft", 9, true, func(a *activity.Activity) {
				a.Impact.Evidence, a.Impact.HowWeKnow = "40 came.", "We count."
				a.Learned, a.PartnersWanted = "Tea first", "A school"
			}),
			make("over", 9, false, func(a *activity.Activity) {
				a.Impact.Quote, a.Learned, a.PartnersWanted = "Gone.", "Gone.", "Gone."
			}),
			make("plain", 5, true, func(*activity.Activity) {}),
			make("method", 5, true, func(a *activity.Activity) { a.Impact.HowWeKnow = "We would ask." }), // of nothing
		},
	}
	told := m.impact()
	for _, test := range []struct {
		part Part
		want string
	}{
		{told.Parts[0], "LOFT /activities/loft/: 40 came. We count.\nCHOIR /activities/choir/: I sleep better. (untold)"},
		{told.Parts[1], "LOFT /activities/loft/: Tea first\nSong Circle /organisations/circle/: One town at a time"},
		{m.partners(), "LOFT /activities/loft/: A school\nSong Circle /organisations/circle/: A care home"},
	} {
		if got := said(test.part); got != test.want {
			t.Errorf("%s:\n%s\nwant\n%s", test.part.Heading, got, test.want)
		}
		if test.part.None == "" || test.part.More != "" {
			t.Errorf("%s: %+v", test.part.Heading, test.part)
		}
	}
	for i := range most + 3 {
		m.Listings = append(m.Listings, make(fmt.Sprint("more-", i), 3, true, func(a *activity.Activity) { a.Learned = "Much" }))
	}
	if part := m.impact().Parts[1]; len(part.Entries) != most || part.More != "5 more groups say something, on their own pages." {
		t.Errorf("of too many: %d, %q", len(part.Entries), part.More)
	}
}
