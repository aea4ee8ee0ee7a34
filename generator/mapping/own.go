package mapping

import (
	"cmp"
	"slices"
)

// own is what the columns are of the table that every directory publishes (generator/site/table):
// a place that begins with a part of another's list needs to mend no mapping.
var own = map[string]string{
	"slug": "id", "url": "url", "title": "name", "summary": "description", "organisation": "organisation", "kinds": "category",
	"when": "when", "venue": "place", "address": "address", "town": "town", "postcode": "postcode",
	"latitude": "latitude", "longitude": "longitude", "cost": "cost", "cost_in_pounds": "amount", "who_comes": "ages",
	"contact": "role", "phone": "phone", "email": "email", "website": "website", "access": "access", "languages": "languages",
	"source": "ignore", "licence": "ignore",
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
		made = append(made, column{name, cmp.Or(own[name], "words"), example(t.values(name))})
	}
	return made
}
