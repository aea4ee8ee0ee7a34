package place

import (
	"cmp"
	"slices"
	"strings"

	"bandstand/directory/place/format"
	"bandstand/directory/slips"
)

func outcodePlace(o format.Outcode) Place {
	found := Place{
		Name: strings.TrimRight(o.Code, " "), Kind: KindOutcode,
		Point: pointOf(o.Centre), Radius: miles(o.Radius),
	}
	found.setAreas(o.Where)
	return found.withPostTown(o)
}

// mostOutcodes is the most that SuggestOutcodes returns: as many as a person reads.
const mostOutcodes = 8

// SuggestOutcodes returns the outcodes one slip away from a wrong one, the likeliest
// first: those with the same letters, so of the same town, then those with more
// postcodes. It returns at most 8, and none for a code that is right.
func SuggestOutcodes(code string) []string {
	wrong := strings.ToUpper(strings.TrimSpace(code))
	if wrong == "" || len(wrong) > longestPostcode {
		return nil
	}
	var near []format.Outcode
	for i := range len(outcodes) / format.OutcodeSize {
		o := format.ReadOutcode(outcodes, i)
		switch slips.Between(wrong, strings.TrimRight(o.Code, " "), 1) {
		case 0:
			return nil
		case 1:
			near = append(near, o)
		}
	}
	elsewhere := func(o format.Outcode) int {
		if lettersOf(o.Code) == lettersOf(wrong) {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(near, func(a, b format.Outcode) int {
		return cmp.Or(cmp.Compare(elsewhere(a), elsewhere(b)), cmp.Compare(b.Units, a.Units))
	})
	var codes []string
	for _, o := range near[:min(len(near), mostOutcodes)] {
		codes = append(codes, strings.TrimRight(o.Code, " "))
	}
	return codes
}

// lettersOf returns the letters of an outcode before its first figure, which stand for
// its postal area.
func lettersOf(code string) string {
	end := strings.IndexAny(code, "0123456789")
	return code[:max(end, 0)]
}
