// Package content reads and checks a content folder: it makes an
// activity.Directory of the sound pages and reports every problem with its line
// and its cure. What it is made of stands in rooms below it: report, frontmatter,
// fields, markdown, check, listing and wordlists. It knows nothing of layouts,
// search or the command line.
package content

import (
	"io/fs"
	"maps"
	"slices"
	"strings"
	"time"

	"bandstand/directory/activity"
	"bandstand/directory/content/check"
	"bandstand/directory/content/report"
	"bandstand/directory/vocabulary"
)

// Problem is something wrong with a page, worded so that a group can mend it.
type Problem = report.Problem

// Errors returns the problems that stop a build.
func Errors(problems []Problem) []Problem { return report.Errors(problems) }

// Load reads and checks everything in a content folder. What says how people
// talk in any directory is read from package base where the folder has no such
// file of its own; its problems name base/ before the file. Load does not stop at
// the first mistake: the sound pages and every problem come back together, the
// problems sorted by file and line. A page with an error is left out, and that
// error says so; a draft is left out with a warning. Only a change of content
// makes errors: what merely grew old by now is a warning.
func Load(content fs.FS, now time.Time) (*activity.Directory, []Problem) {
	return NewLoader(content).Load(now)
}

// load is one run through a content folder.
type load struct {
	*Loader
	days      check.Days
	directory *activity.Directory
	claims    *claims
	reports   []*report.Report // of all files that were read or reported of

	links        []linked       // to pages of the same site
	translations []string       // files of pages in other languages than English
	settledBy    map[string]int // towns without a page to the first listing that names them
}

func (l *Loader) load(now time.Time) (*activity.Directory, []Problem) {
	r := &load{Loader: l, claims: &claims{folders: map[string]map[string]*report.Report{}}}
	r.reportStrays()
	r.reportForeign()
	r.standOnGround(check.DaysAt(now))
	r.directory.Nations = readFolder(r, "nations", l.nations, r.readNation)
	r.directory.Towns = readFolder(r, "towns", l.towns, r.readTown)
	r.directory.Organisations = readFolder(r, "organisations", l.organisations, r.readOrganisation)
	r.directory.Pages = readFolder(r, "pages", l.pages, r.readPage)
	r.readListings()
	r.checkLinks()
	r.finish()
	r.translate()
	return r.directory, r.problems()
}

// report returns a report of a file of which nothing else is read.
func (l *load) report(file string) *report.Report { return l.open(&report.Report{File: file}) }

// open returns a report for this load, which begins with what is wrong with a file
// by itself.
func (l *load) open(own *report.Report) *report.Report {
	r := own.Copy()
	l.reports = append(l.reports, r)
	return r
}

// finish puts everything in the order in which it is handed on.
func (l *load) finish() {
	l.directory.Towns = slices.AppendSeq(l.directory.Towns, maps.Values(l.pageless.settled))
	slices.SortFunc(l.directory.Towns, func(a, b *activity.Town) int { return strings.Compare(a.Slug, b.Slug) })
	spoken := map[string]bool{}
	for _, a := range l.directory.Activities {
		for _, code := range a.Languages {
			spoken[code] = true
		}
	}
	if len(spoken) > vocabulary.MostValues {
		l.report("activities").Warnf(0, "%d languages are spoken here, and a search can be narrowed to %d: those that the "+
			"fewest activities have are left out", len(spoken), vocabulary.MostValues).
			Suggestf("look under languages: for codes that are no language")
	}
}

// problems returns what is wrong with every file.
func (l *load) problems() []Problem {
	var all []Problem
	for _, r := range l.reports {
		if !l.ground.told && strings.HasPrefix(r.File, inBase) {
			continue // what a page of base lacks stands in site.yaml, which is reported
		}
		all = append(all, r.Problems()...)
	}
	report.Sort(all)
	return report.Fewer(slices.Compact(all))
}
