package activity

import (
	"slices"

	"bandstand/directory/vocabulary"
)

// healthNeeds are the needs that somebody reveals by writing to a group that is
// for them, which data-protection law guards most (care-and-law: privacy).
var healthNeeds = []string{"bereavement", "memory-problems", "feeling-low", "feeling-anxious", "fear-of-going-out"}

// Sensitive reports whether who writes to the group reveals something about
// somebody's health by that alone. Its form is off unless the operator turned it
// on, and nobody writes for another there.
func (a *Activity) Sensitive() bool { return slices.ContainsFunc(a.GoodFor, TellsOfHealth) }

// TellsOfHealth reports whether a need is one of health.
func TellsOfHealth(need *vocabulary.Term) bool { return slices.Contains(healthNeeds, need.Slug) }
