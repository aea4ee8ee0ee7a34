package answers

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"time"

	"bandstand/directory/activity"
	"bandstand/directory/place"
	"bandstand/directory/schedule"
	"bandstand/directory/timetable"
	"bandstand/directory/words"
	"bandstand/messages/forms"
)

// Reading is how answers in somebody's own words were understood: they are asked whether that is right before anything
// is made of it.
type Reading struct {
	Lines    []string            // what was understood
	Words    string              // what stays as it was written, because it is no fixed time
	Question *timetable.Question // what has to be known first; nil where all is clear
	Sure     string              // stands for this reading: whoever sends it back has said that it is right
}

// ReadWhen returns how somebody's words for when it happens are understood.
func (k Known) ReadWhen(v forms.Values, lang *words.Language, now time.Time) Reading {
	parsed := timetable.Parse(v["when"], k.Today)
	made := Reading{Question: parsed.Question, Sure: sum(v["when"], v["holidays"], k.Today.String()[:4])}
	if parsed.Question != nil {
		return made
	}
	made.Words = parsed.ByArrangement
	told := schedule.Schedule{Sessions: parsed.Sessions, BankHolidays: words.Own(bankHolidays(v, parsed))}
	for _, one := range told.Lines(lang, now) {
		said := one.When
		if note := one.Note.String(); note != "" {
			said += " (" + note + ")"
		}
		made.Lines = append(made.Lines, said)
	}
	if len(parsed.Sessions) > 0 && told.BankHolidays != "" {
		made.Lines = append(made.Lines, told.SayBankHolidays(lang).String())
	}
	return made
}

// Answered returns the words for when it happens with an answer to the question about them.
func (k Known) Answered(v forms.Values, answer string) string {
	parsed := timetable.Parse(v["when"], k.Today)
	if parsed.Question == nil || answer == "" {
		return v["when"]
	}
	for _, choice := range parsed.Question.Choices {
		if choice.Text == answer {
			return answer
		}
	}
	if len(parsed.Question.Choices) > 0 {
		return v["when"]
	}
	return parsed.Question.With(answer)
}

func bankHolidays(v forms.Values, parsed timetable.Parsed) string {
	switch v["holidays"] {
	case "runs", "closed":
		return v["holidays"]
	}
	return parsed.BankHolidays
}

// ReadWhere returns where a postcode is; no line where there is none.
func (k Known) ReadWhere(v forms.Values) Reading {
	if !v.Has("how", "there") {
		return Reading{}
	}
	code, _ := place.ParsePostcode(v["postcode"])
	found, exact, ok := place.FindPostcode(code)
	if !ok {
		return Reading{}
	}
	where := code.String() + ": " + found.In
	if district := found.District; district != "" && district != found.In {
		where += ", " + district
	}
	made := Reading{Lines: []string{where}, Sure: sum(code.String(), k.TownOf(v))}
	if !exact {
		made.Words = found.Name
	}
	return made
}

// sum stands for some texts.
func sum(texts ...string) string {
	whole := sha256.Sum256([]byte(strings.Join(texts, "\x00")))
	return hex.EncodeToString(whole[:6])
}

const (
	nearTown  = 25 // miles that a postcode can lie from its town
	mostTowns = 4  // that are offered
)

// Named is a town, and the short name under which a page has it.
type Named struct{ Slug, Name string }

// Towns returns the towns that a postcode may belong to, the likeliest first; none where nobody knows the postcode.
func (k Known) Towns(postcode string) (likely []Named) {
	code, ok := place.ParsePostcode(postcode)
	found, _, known := place.FindPostcode(code)
	if !ok || !known || len(code.Inward) != 3 {
		return nil
	}
	add := func(one Named) {
		if one.Slug != "" && !slices.ContainsFunc(likely, func(other Named) bool { return other.Slug == one.Slug }) {
			likely = append(likely, one)
		}
	}
	near := slices.DeleteFunc(slices.Clone(k.Directory.Towns), func(t *activity.Town) bool {
		return t.Point.Miles(found.Point) > nearTown
	})
	slices.SortStableFunc(near, func(a, b *activity.Town) int {
		return int(100 * (a.Point.Miles(found.Point) - b.Point.Miles(found.Point)))
	})
	for _, town := range near { // one that is called as the post town or the district
		if strings.EqualFold(town.Name, found.In) || strings.EqualFold(town.Name, found.District) {
			add(Named{town.Slug, town.Name})
		}
	}
	towns := place.Find(found.In)
	if i := slices.IndexFunc(towns, func(p place.Place) bool { return p.Kind == place.KindTown && p.Point.Miles(found.Point) < nearTown }); i >= 0 {
		add(Named{activity.SlugOf(towns[i].Name), towns[i].Name})
	}
	for _, town := range near {
		add(Named{town.Slug, town.Name})
	}
	if len(likely) == 0 {
		return nil
	}
	return likely[:min(mostTowns, len(likely))]
}

// towns returns the towns among which somebody chooses: the one that stands on the page first.
func (k Known) towns(v forms.Values) []Named {
	likely := k.Towns(v["postcode"])
	for _, town := range k.Directory.Towns {
		if town.Slug == v["town"] && len(likely) > 0 {
			rest := slices.DeleteFunc(likely, func(one Named) bool { return one.Slug == town.Slug })
			return append([]Named{{town.Slug, town.Name}}, rest...)
		}
	}
	return likely
}

// TownOf returns the short name of the town that was chosen, or of the likeliest.
func (k Known) TownOf(v forms.Values) string {
	towns := k.towns(v)
	if slices.ContainsFunc(towns, func(one Named) bool { return one.Slug == v["town"] }) {
		return v["town"]
	}
	if len(towns) > 0 {
		return towns[0].Slug
	}
	return ""
}

func townQuestion(towns []Named) forms.Question {
	q := forms.Question{Name: "town", Kind: forms.Choice}
	for _, one := range towns {
		q.Choices = append(q.Choices, one.Slug)
	}
	q.Label = func(slug string) string {
		return towns[slices.IndexFunc(towns, func(one Named) bool { return one.Slug == slug })].Name
	}
	return q
}
