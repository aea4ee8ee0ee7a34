package newpage

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing/fstest"
	"time"

	"bandstand/directory/activity"
	"bandstand/directory/content"
	"bandstand/directory/place"
)

// NewDirectory is the content folder of a new directory, checked and not written yet.
type NewDirectory struct {
	files map[string]string
	Taken []string // the places that were chosen among namesakes, for somebody to look at
}

// Directory makes the content folder of a new directory: site.yaml and a page for each
// of its towns. What every directory starts from stands in package base already.
func Directory(told content.Answers, now time.Time) (NewDirectory, error) {
	towns, taken, err := placesOf(told)
	if err != nil {
		return NewDirectory{}, err
	}
	files := map[string]string{"site.yaml": siteOf(told)}
	for _, town := range towns {
		slug := activity.SlugOf(town.Name)
		file := "towns/" + slug + ".md"
		if files[file] != "" {
			return NewDirectory{}, fmt.Errorf("the town %s is named twice", town.Name)
		}
		files[file] = townPage(town)
	}
	return NewDirectory{files, taken}, check(fstest.MapFS{}, files, now)
}

// Write writes the files of a directory into an empty folder, all or none, and returns their paths.
func (d NewDirectory) Write(root *os.Root) ([]string, error) { return writeNew(root, d.files) }

// placesOf finds the towns that were named. Of namesakes it takes the one in the area
// that stands behind a comma; else one of the directory's nation, the nearest to towns
// that have no namesake, and the largest where there are none.
func placesOf(told content.Answers) (towns []place.Place, taken []string, err error) {
	all := make([][]place.Place, len(told.Towns))
	var sure []place.Place
	var unknown []error
	for i, name := range told.Towns {
		switch all[i] = namesakes(name, told.Nation); len(all[i]) {
		case 0:
			unknown = append(unknown, fmt.Errorf("we know no town or village called %q. %s", name, meant(name)))
		case 1:
			sure = append(sure, all[i][0])
		}
	}
	if len(unknown) > 0 {
		return nil, nil, errors.Join(unknown...)
	}
	for i, known := range all {
		best := known[0]
		for _, other := range known[1:] {
			if before(other, best, sure) {
				best = other
			}
		}
		if len(known) > 1 && len(sure) > 0 && milesFrom(best, sure) > farthest {
			return nil, nil, fmt.Errorf("we know no %s near %s, only others: %s, %s. Name a larger place near it, or write "+
				"the area of one of these behind a comma", told.Towns[i], sure[0].Name, best, other(known, best))
		}
		if len(known) > 1 {
			taken = append(taken, fmt.Sprintf("%s is taken for %s. Where you mean another, write its area behind a comma: %s",
				told.Towns[i], best, other(known, best)))
		}
		towns = append(towns, best)
	}
	return towns, taken, nil
}

// CheckTowns fails where the towns of a directory are not known.
func CheckTowns(told content.Answers) error {
	_, _, err := placesOf(told)
	return err
}

// meant says what to write in place of the name of a town that nobody knows.
func meant(name string) string {
	for _, near := range append(place.Find(name), place.Suggest(name)...) {
		if near.Kind == place.KindTown {
			return fmt.Sprintf("Did you mean %s?", near)
		}
	}
	return "Look at its spelling, or name a larger place near it"
}

func other(known []place.Place, best place.Place) string {
	for _, one := range known {
		if one != best {
			return one.String()
		}
	}
	return best.String()
}

// before reports whether a goes before b, a namesake.
func before(a, b place.Place, sure []place.Place) bool {
	if len(sure) == 0 {
		return a.Population > b.Population
	}
	return milesFrom(a, sure) < milesFrom(b, sure)
}

// farthest is how many miles a namesake may lie from every other town of a directory.
const farthest = 40

// milesFrom returns the distance to the nearest of some places.
func milesFrom(p place.Place, places []place.Place) float64 {
	miles := p.Point.Miles(places[0].Point)
	for _, one := range places[1:] {
		miles = min(miles, p.Point.Miles(one.Point))
	}
	return miles
}

// namesakes returns the towns of a name, those of the nation where there are any.
func namesakes(name, nation string) []place.Place {
	name, area, _ := strings.Cut(name, ",")
	area = strings.TrimSpace(area)
	var named, there []place.Place
	for _, found := range place.Find(strings.TrimSpace(name)) {
		if found.Kind != place.KindTown || activity.SlugOf(found.Name) != activity.SlugOf(name) ||
			area != "" && !strings.EqualFold(found.In, area) && !strings.EqualFold(found.District, area) {
			continue
		}
		named = append(named, found)
		if found.Nation == nation {
			there = append(there, found)
		}
	}
	if len(there) > 0 {
		return there
	}
	return named
}

// siteOf returns site.yaml.
func siteOf(told content.Answers) string {
	var text strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&text, format+"\n", args...) }
	line("# What every page of this directory needs to know about it.")
	line("# docs/content.md explains each line, and those that are not here.\n")
	line("name: %s", quoted(told.Name))
	line("strapline: %s", quoted("Things to do together, at every age, in "+told.Area))
	line("operator: %s", quoted(told.Operator))
	line("public_body: %t", told.PublicBody)
	line("nation: %s", told.Nation)
	if len(told.Languages) == 0 {
		told.Languages = []string{"en"}
	}
	line("languages: [%s]", strings.Join(told.Languages, ", "))
	if told.BaseURL == "" {
		line("\n# The address of the site. Take the # away once it has one:\n# base_url: https://…")
	} else {
		line("base_url: %s", told.BaseURL)
	}
	line("\n# The editors: the people who look after this directory.")
	line("phone:\n  number: %s\n  hours: %s", quoted(told.Phone), quoted(told.Hours))
	line("editors:\n  email: %s", quoted(told.Email))
	if told.Repository != "" {
		line("\n# Where these files are kept, for the \"Suggest a change\" links.")
		line("repository: %s", told.Repository)
	}
	line("\n# Your own look: a picture in images/, and two colours. check says where words cannot be read on them:")
	line("# look: {logo: logo.png, main: \"#0b5d3b\", accent: \"#ffd166\"}")
	line("\n# Whether forms are shown. They need a mail server: docs/messages.md says how, and \"on\" shows them.")
	line("messages: \"off\"")
	return text.String()
}

// townPage returns the page of a town, which says no more than is known.
func townPage(town place.Place) string {
	return fmt.Sprintf(`---
name: %s
nation: %s
latitude: %.4f
longitude: %.4f

# What people here may want to know. Take the # away and write what is true.
# link_worker: {how: …, phone: …}
# groups_helped_by: …
# The council's numbers for worries about somebody's safety:
# safeguarding_contacts:
#   - {for: children, day: …, night: …}
#   - {for: adults, day: …, night: …}
# Without term dates nobody knows when "in term time" is:
# term_dates:
#   - {name: Autumn term, from: …, to: …}
---
`, quoted(town.Name), town.Nation, town.Point.Lat, town.Point.Lon)
}
