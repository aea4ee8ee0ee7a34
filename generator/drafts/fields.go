package drafts

import (
	"slices"
	"strings"

	"bandstand/directory/schedule"
	"bandstand/directory/vocabulary"
	"bandstand/directory/words"
)

// fields are those of a listing that a list can have as they are: another directory's own table has them.
var fields = []string{
	"generations.younger.from", "generations.younger.to", "generations.older.from", "generations.older.to",
	"generations.everyone", "generations.together", "good_for", "bank_holidays", "venue.getting_there", "online", "by_phone",
	"cost.concessions", "who_can_come", "join.how", "first_visit", "access_missing", "partners_wanted", "learned",
}

// IsField reports whether a list can have a field of a listing, by its path.
func IsField(path string) bool { return slices.Contains(fields, path) }

// field takes over a field as the list has it. What it may not hold is found when the draft is read.
func (d *draft) field(said Said) {
	switch said.What {
	case "good_for":
		d.terms(said, d.known.GoodFor)
		return
	case "access_missing":
		d.terms(said, d.known.Access)
		return
	}
	value := d.private(line(said.Words))
	switch {
	case value != line(said.Words): // a sentence of which something is left out is no field
		d.also(said.What, said.Words)
		return
	case said.What == "generations.everyone":
		value = "true"
	case said.What == "bank_holidays":
		for _, known := range []words.Text{schedule.RunsOnBankHolidays, schedule.ClosedOnBankHolidays} {
			if (schedule.Schedule{BankHolidays: known}).SayBankHolidays(words.English()).String() == value {
				value = known.String()
			}
		}
	}
	d.Set(said.What, value)
}

// terms takes over terms by their labels.
func (d *draft) terms(said Said, known vocabulary.List) {
	var found []string
	for part := range strings.SplitSeq(said.Words, ";") {
		if term, ok := termOf(line(part), known); ok {
			found = append(found, term.Slug)
		} else {
			d.also(said.What, part)
		}
	}
	d.SetList(said.What, found)
}
