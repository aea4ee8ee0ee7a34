package mapping

import (
	"cmp"
	"slices"
	"strings"

	"bandstand/generator/drafts"
)

// own is what the columns are of the table that every directory publishes (generator/site/table):
// a place that begins with a part of another's list needs to mend no mapping.
var own = map[string]string{
	"slug": "id", "url": "url", "title": "name", "summary": "description", "organisation": "organisation", "kinds": "category",
	"when": "when", "venue": "place", "address": "address", "town": "town", "postcode": "postcode",
	"latitude": "latitude", "longitude": "longitude", "area_only": "area_only", "cost": "cost", "cost_in_pounds": "amount",
	"who_comes": "ages", "ages_from": "youngest", "ages_to": "oldest",
	"contact": "role", "phone": "phone", "email": "email", "website": "website", "access": "access", "languages": "languages",
	"source": "ignore", "licence": "ignore",

	"younger_from": field + "generations.younger.from", "younger_to": field + "generations.younger.to",
	"older_from": field + "generations.older.from", "older_to": field + "generations.older.to",
	"everyone": field + "generations.everyone", "together": field + "generations.together",
	"good_for": field + "good_for", "bank_holidays": field + "bank_holidays", "getting_there": field + "venue.getting_there",
	"online": field + "online", "by_phone": field + "by_phone", "concessions": field + "cost.concessions",
	"who_can_come": field + "who_can_come", "how_to_join": field + "join.how", "first_visit": field + "first_visit",
	"access_missing": field + "access_missing", "partners_wanted": field + "partners_wanted", "learned": field + "learned",
}

// field begins what a column is that has what a field of a listing has: "field first_visit".
const field = "field "

// isField reports whether a column can be a field of a listing.
func isField(is string) bool {
	path, ok := strings.CutPrefix(is, field)
	return ok && drafts.IsField(path)
}

// isOwn reports whether a table has the columns that tell ours from others.
func isOwn(t *Table) bool {
	return slices.Contains(t.Columns, "slug") && slices.Contains(t.Columns, "cost_in_pounds") && slices.Contains(t.Columns, "how_to_join")
}

// proposeOwn returns what the columns of our own table are. What a draft has no place for is kept
// as words.
func proposeOwn(t *Table) columns {
	var made columns
	for _, name := range t.Columns {
		is := cmp.Or(own[name], "words")
		if name == "who_comes" && slices.Contains(t.Columns, "younger_from") {
			is = "ignore" // figures say the same
		}
		made = append(made, column{name, is, example(t.values(name))})
	}
	return made
}
