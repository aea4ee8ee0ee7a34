package index

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"bandstand/directory/place"
	"bandstand/directory/vocabulary"
	"bandstand/search/lexicon"
)

// Facts are what is known of a directory beside its documents.
type Facts struct {
	Kinds     vocabulary.List      `json:"kinds"` // without words and explanations
	GoodFor   vocabulary.List      `json:"good_for"`
	Access    vocabulary.List      `json:"access"`
	Company   []vocabulary.Company `json:"company"`
	Languages []string             `json:"languages"` // that are spoken somewhere, sorted
	Towns     []Town               `json:"towns"`
	Holidays  []Holiday            `json:"holidays,omitempty"` // bank holidays, in the order of their days
	Nation    string               `json:"nation"`             // of the site, for what happens in no town

	values [lexicon.GroupCount][]string // of the groups that the table has bits for, in their order
}

// Town is a place that the directory itself knows, which is why its name is
// understood before that of any other place called so.
type Town struct {
	Slug   string       `json:"slug"`
	Name   string       `json:"name"`
	Also   []string     `json:"also,omitempty"` // other names
	Point  place.Point  `json:"point"`
	Nation string       `json:"nation,omitempty"` // england, scotland, wales or northern-ireland
	Terms  []SchoolTerm `json:"terms,omitempty"`  // in order
}

// SchoolTerm is a stretch of school, both days included.
type SchoolTerm struct {
	From string `json:"from"` // ISO 8601
	To   string `json:"to"`
}

// Holiday is a day off in some nations.
type Holiday struct {
	Day     string   `json:"day"`  // ISO 8601
	Name    string   `json:"name"` // easter-monday
	Nations []string `json:"nations"`
}

// prepare leaves of the vocabularies what is needed beside the lexicon, and puts
// the values of each group into the order of their bits.
func (f *Facts) prepare() {
	for _, list := range []*vocabulary.List{&f.Kinds, &f.GoodFor, &f.Access} {
		kept := make(vocabulary.List, len(*list))
		for i, term := range *list {
			kept[i] = vocabulary.Term{Slug: term.Slug, Label: term.Label, AlsoFinds: term.AlsoFinds, Gentle: term.Gentle, FromHome: term.FromHome, BestKinds: term.BestKinds}
		}
		*list = kept
	}
	f.Company = slices.Clone(f.Company)
	for i := range f.Company {
		f.Company[i].Words = nil
	}
	f.values = [lexicon.GroupCount][]string{
		lexicon.Day: vocabulary.Days, lexicon.Time: vocabulary.Times, lexicon.How: vocabulary.Ways, lexicon.Offers: vocabulary.Offers,
		lexicon.Language: f.Languages,
	}
	for _, g := range []lexicon.Group{lexicon.Kind, lexicon.GoodFor, lexicon.Access} {
		for _, term := range f.Terms(g) {
			f.values[g] = append(f.values[g], term.Slug)
		}
	}
}

// spokenIn returns the codes of the languages that are spoken, sorted. Of more than
// can be counted those that the fewest activities have are left out; check has
// told the editors.
func spokenIn(documents []Document) []string {
	speak := map[string]int{}
	for _, d := range documents {
		for _, code := range d.Languages {
			speak[code]++
		}
	}
	codes := slices.Sorted(maps.Keys(speak))
	slices.SortStableFunc(codes, func(a, b string) int { return speak[b] - speak[a] })
	codes = codes[:min(len(codes), vocabulary.MostValues)]
	slices.Sort(codes)
	return codes
}

// Terms returns the vocabulary of a group; nil for one that has none.
func (f *Facts) Terms(g lexicon.Group) vocabulary.List {
	switch g {
	case lexicon.Kind:
		return f.Kinds
	case lexicon.GoodFor:
		return f.GoodFor
	case lexicon.Access:
		return f.Access
	}
	return nil
}

// Values returns the values of a group in the order of their bits; nil for a group
// whose values are no bits of the table.
func (f *Facts) Values(g lexicon.Group) []string { return f.values[g] }

// The days that weekday and weekend stand for, as bits.
const (
	WeekendBits = 1<<time.Saturday | 1<<time.Sunday
	WeekdayBits = EveryDay &^ WeekendBits
	EveryDay    = 0x7f
)

// Bits returns the bits of a value in its group's column. Asking for no steps
// finds what is fit for wheelchairs, where the vocabulary says so.
func (f *Facts) Bits(g lexicon.Group, value string) uint64 {
	switch {
	case g == lexicon.Day && value == "weekend":
		return WeekendBits
	case g == lexicon.Day && value == "weekday":
		return WeekdayBits
	}
	set := bitset([]string{value}, f.values[g])
	if g == lexicon.Access {
		set |= f.AlsoBits(g, value)
	}
	return set
}

// AlsoBits returns the bits of what may be shown for a value too.
func (f *Facts) AlsoBits(g lexicon.Group, value string) uint64 {
	term, _ := f.Terms(g).Find(value)
	return bitset(term.AlsoFinds, f.values[g])
}

// Need returns the kinds that are named first to somebody with a need, as bits, and whether
// it is one that keeps people at home.
func (f *Facts) Need(value string) (bestKinds uint64, fromHome bool) {
	term, _ := f.GoodFor.Find(value)
	return bitset(term.BestKinds, f.values[lexicon.Kind]), term.FromHome
}

// bitset returns the set of values as bits, by their positions among those known.
// Values that are not known are left out: check has told the editors.
func bitset(values, known []string) uint64 {
	var set uint64
	for _, value := range values {
		if i := slices.Index(known, value); i >= 0 {
			set |= 1 << i
		}
	}
	return set
}

// check refuses vocabularies that have more values than bits.
func (f *Facts) check() error {
	for g, values := range f.values {
		if len(values) > vocabulary.MostValues {
			return fmt.Errorf("%d values of %s, which is more than the %d that search can count",
				len(values), lexicon.Group(g), vocabulary.MostValues)
		}
	}
	return nil
}

// gentleBits returns the bits of the terms that are offered to somebody in distress.
func gentleBits(terms vocabulary.List) uint64 {
	var set uint64
	for i, term := range terms {
		if term.Gentle && i < vocabulary.MostValues {
			set |= 1 << i
		}
	}
	return set
}

// The date filters that towns have days of their own for.
const (
	SchoolHolidays    = "school-holidays"
	HalfTerm          = "half-term"
	ChristmasHolidays = "christmas-holidays"
	EasterHolidays    = "easter-holidays"
	SummerHolidays    = "summer-holidays"
	TermTime          = "term-time"
	BankHoliday       = "bank-holiday"
)

// Knows reports whether a value means something in a group.
func (f *Facts) Knows(g lexicon.Group, value string) bool {
	switch g {
	case lexicon.Date:
		return f.knowsDate(value)
	case lexicon.Cost:
		_, ok := Pence(value)
		return ok
	case lexicon.Age:
		_, ok := f.AgesOf(value)
		return ok
	case lexicon.Day:
		if slices.Contains(vocabulary.Spans, value) {
			return true
		}
	case lexicon.Time:
		_, ok := WindowOf(value)
		return ok
	}
	return slices.Contains(f.values[g], value)
}

// knowsDate reports whether anybody knows when a date filter is.
func (f *Facts) knowsDate(value string) bool {
	switch value {
	case SchoolHolidays, HalfTerm, ChristmasHolidays, EasterHolidays, SummerHolidays, TermTime:
		return slices.ContainsFunc(f.Towns, func(t Town) bool { return len(t.Terms) > 1 })
	case BankHoliday:
		return len(f.Holidays) > 0
	}
	_, iso := DayOfDate(value)
	_, _, nth := NthWeekday(value)
	return iso || nth || slices.Contains(vocabulary.Dates, value)
}

// The largest numbers that are taken for money and for ages.
const (
	mostPounds = 1000
	mostYears  = 120
)

// Pence reads a cost: free, or a number of pounds.
func Pence(value string) (pence int32, ok bool) {
	if value == "free" {
		return 0, true
	}
	pounds, err := strconv.ParseFloat(value, 64)
	if err != nil || !(pounds >= 0 && pounds <= mostPounds) {
		return 0, false
	}
	return int32(pounds*100 + 0.5), true
}

// AgesOf returns the ages that a value stands for: a number, over-50, under-10,
// 8-to-11, or a company's slug. The upper end is never 0.
func (f *Facts) AgesOf(value string) (Ages, bool) {
	if ages, ok := agesIn(value); ok {
		return ages, true
	}
	for _, company := range f.Company {
		if company.Slug == value {
			to := company.To
			if to == 0 {
				to = OldestAge
			}
			return Ages{company.From, to}, true
		}
	}
	return Ages{}, false
}

// AgesAmong returns the ages that some filters ask for.
func (f *Facts) AgesAmong(filters []lexicon.Filter) (asked []Ages) {
	for _, one := range filters {
		if ages, ok := f.AgesOf(one.Value); ok && one.Group == lexicon.Age {
			asked = append(asked, ages)
		}
	}
	return asked
}

// agesIn reads ages that are told as numbers.
func agesIn(value string) (Ages, bool) {
	if over, ok := strings.CutPrefix(value, "over-"); ok {
		from, ok := Years(over)
		return Ages{from, OldestAge}, ok
	}
	if under, ok := strings.CutPrefix(value, "under-"); ok {
		to, ok := Years(under)
		return Ages{0, to - 1}, ok && to > 0
	}
	if first, last, ok := strings.Cut(value, "-to-"); ok {
		from, ok := Years(first)
		to, alsoOK := Years(last)
		return Ages{from, to}, ok && alsoOK && from <= to
	}
	years, ok := Years(value)
	return Ages{years, years}, ok
}

// Years reads an age.
func Years(text string) (int, bool) {
	years, err := strconv.Atoi(text)
	return years, err == nil && years >= 0 && years <= mostYears
}

// CompanyOf returns for ages the company that has just those, if there is one, and
// the value as it is where there is none.
func (f *Facts) CompanyOf(value string) string {
	asked, ok := agesIn(value)
	if !ok {
		return value
	}
	for _, company := range f.Company {
		if ages, ok := f.AgesOf(company.Slug); ok && ages == asked {
			return company.Slug
		}
	}
	return value
}
