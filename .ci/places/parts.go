package main

import (
	"slices"
	"strings"
)

// parts returns what a neighbourhood of several names is called besides, with and
// without the side of it that is meant: "Weaste & Seedley", "Fallowfield West".
func parts(name string) []string {
	var out []string
	for _, part := range strings.FieldsFunc(strings.ReplaceAll(name, " and ", "&"), func(r rune) bool { return r == '&' || r == ',' }) {
		part = strings.TrimSpace(part)
		whole := withoutSide(part)
		for _, p := range []string{part, whole} {
			if p != name && !slices.Contains(out, p) {
				out = append(out, p)
			}
		}
	}
	return out
}

// withoutSide returns a name without "North", "Town Centre" and the like at its end.
func withoutSide(part string) string {
	words := strings.Fields(part)
	for len(words) > 1 && sides[words[len(words)-1]] && words[len(words)-2] != "New" {
		words = words[:len(words)-1]
	}
	return strings.Join(words, " ")
}

var sides = setOf("North", "South", "East", "West", "Central", "Centre", "Town", "City")

// tooCommon are words before they are names: somebody who writes "near the
// station" or "bowling" means no hamlet or neighbourhood of that name.
// One is no place at all: a postcode of its own put it among the towns.
var tooCommon = setOf(
	"abbey", "airport", "arboretum", "avenue", "avenues", "bank", "barley", "barracks", "battery", "battle", "beach",
	"beacon", "bean", "beaver", "bermuda", "billing", "bohemia", "bold", "bonds", "border", "boulevard", "bowling",
	"bridge", "broad", "brook", "brunel", "california", "canal", "castle", "cathedral", "central", "centre", "chapel",
	"chase", "child support agency", "church", "city", "city centre", "civic", "cliff", "coast", "college", "colonies", "common", "conquest",
	"corner", "cottage", "crescent", "cross", "dean", "dock", "docklands", "docks", "east", "elephant", "fairview",
	"farm", "fen", "ferry", "fields", "ford", "forest", "fort", "garden", "gardens", "garnets", "garrison", "gate",
	"gateway", "golf", "green", "greet", "grove", "halfway", "ham", "harbour", "headland", "heath", "hermitage", "hey",
	"high", "high street", "highlands", "hill", "hills", "hollywood", "hospital", "hospitals", "infirmary", "island",
	"islands", "kingfisher", "lake", "lakes", "lakeside", "lane", "lawn", "lea", "library", "lings", "links", "lodge",
	"lower", "manor", "marina", "market", "marsh", "marshes", "maypole", "meadow", "meadows", "middle", "mill", "mills",
	"moor", "moors", "moorside", "mount", "mountain", "museum", "new", "north", "north east", "north west", "oak",
	"old", "old town", "orchard", "outer", "paddock", "palace", "parade", "park", "parks", "pennsylvania", "pier",
	"pond", "port", "priory", "prison", "promenade", "quay", "quays", "quayside", "racecourse", "reach", "read", "rise",
	"river", "riverside", "road", "school", "sea", "seafront", "shelf", "side", "sound", "south", "south east",
	"south west", "spa", "square", "stadium", "station", "strand", "teams", "temple", "terriers", "tower", "town",
	"town centre", "town hall", "trinity", "union", "university", "upper", "vale", "valley", "victory", "view",
	"village", "walk", "water", "waterfront", "waterside", "well", "west", "wharf", "white", "wood", "woodlands",
	"woods", "yard",
)

func setOf(words ...string) map[string]bool {
	set := map[string]bool{}
	for _, w := range words {
		set[w] = true
	}
	return set
}
