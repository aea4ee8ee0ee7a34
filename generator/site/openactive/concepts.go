package openactive

import (
	_ "embed"
	"slices"
	"strings"

	"bandstand/directory/activity"
	"bandstand/directory/vocabulary"
)

// activityList is OpenActive's list of activities.
const activityList = "https://openactive.io/activity-list"

// concept is an entry of the list, and what an activity has that it fits.
type concept struct {
	id, label string
	kinds     []string   // the activity has one of these
	words     [][]string // and its title or its summary one of these; none where its kind is enough
}

//go:embed concepts.csv
var written string

// concepts are those of the list that fit what people here do, the narrowest first.
var concepts = readConcepts(written)

func readConcepts(text string) (all []concept) {
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.SplitN(strings.TrimSpace(line), ",", 4)
		one := concept{id: cells[0], label: cells[1], kinds: strings.Fields(cells[2])}
		for phrase := range strings.SplitSeq(cells[3], ";") {
			if said := vocabulary.Words(phrase); len(said) > 0 {
				one.words = append(one.words, said)
			}
		}
		all = append(all, one)
	}
	return all
}

// conceptOf returns the concept that fits an activity; ok is false where none does.
func conceptOf(a *activity.Activity) (fits concept, ok bool) {
	title, summary := vocabulary.Words(a.Title.String()), vocabulary.Words(a.Summary.String())
	said := func(phrase []string) bool { return hasRun(title, phrase) || hasRun(summary, phrase) }
	for _, one := range concepts {
		isOne := func(kind *vocabulary.Term) bool { return slices.Contains(one.kinds, kind.Slug) }
		if slices.ContainsFunc(a.Kinds, isOne) && (len(one.words) == 0 || slices.ContainsFunc(one.words, said)) {
			return one, true
		}
	}
	return concept{}, false
}

// hasRun reports whether some words stand in others, one after the other.
func hasRun(all, run []string) bool {
	for i := 0; i+len(run) <= len(all); i++ {
		if slices.Equal(all[i:i+len(run)], run) {
			return true
		}
	}
	return false
}
