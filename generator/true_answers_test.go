package main

import (
	"fmt"
	"math/rand/v2"
	"net/url"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"bandstand/directory/vocabulary"
	"bandstand/search"
)

// usualAnswers is how many generated searches are read in every run; BANDSTAND_ANSWERS says
// how many otherwise, and .ci/long asks for thousands.
const usualAnswers = 200

// TestAnswersAreTrue holds that no sentence of an answer contradicts the activities below it:
// every notice and every chip is held against the facts of every result of every page, what
// is left out against them too, and counts against what they would find. The searches are
// the judged ones, and generated ones of words of the vocabularies.
func TestAnswersAreTrue(t *testing.T) {
	many, err := strconv.Atoi(os.Getenv("BANDSTAND_ANSWERS"))
	if err != nil {
		many = usualAnswers
	}
	if testing.Short() {
		many = 50
	}
	collection, source, now := demonstrationJudged(t, judgedFolder)
	service, err := search.New(source)
	if err != nil {
		t.Fatal(err)
	}
	r := &truthReader{service: service, now: now, documents: map[string]search.Document{}, labels: map[string][]string{}, faults: map[string]int{}}
	for _, d := range source.Documents {
		r.documents[d.Card.Slug] = d
	}
	for group, list := range map[string]vocabulary.List{"good_for": source.Vocabularies.GoodFor, "access": source.Vocabularies.Access} {
		for _, term := range list {
			r.labels[term.Label.String()] = []string{group, term.Slug}
		}
	}
	made := newSearchMaker(source)
	for i, q := range collection.Queries {
		if many >= len(collection.Queries) || i%4 == 0 {
			r.read(t, q.Address(), i%10 == 0)
		}
	}
	for i := range many {
		r.read(t, made.search(), i%10 == 0)
	}
	t.Logf("%d answers with %d results, %d sentences, %d chips and %d counts", r.answers, r.results, r.sentences, r.chips, r.counts)
	for what, times := range r.faults {
		if times > 3 {
			t.Errorf("%d more like: %s", times-3, what)
		}
	}
}

// truthReader reads answers and holds what they say against the facts.
type truthReader struct {
	service   *search.Service
	now       time.Time
	documents map[string]search.Document
	labels    map[string][]string // group and slug, by the label of a term
	faults    map[string]int      // how often each kind of fault was found

	answers, results, sentences, chips, counts int
}

// fault tells of a sentence that is not true; of the same kind no more than three times.
func (r *truthReader) fault(t *testing.T, kind string, address url.Values, format string, values ...any) {
	t.Helper()
	if r.faults[kind]++; r.faults[kind] <= 3 {
		t.Errorf("%s: ?%s: %s", kind, address.Encode(), fmt.Sprintf(format, values...))
	}
}

// read reads all pages of an answer.
func (r *truthReader) read(t *testing.T, address url.Values, counted bool) {
	t.Helper()
	answer, err := r.service.Explain(address.Encode(), r.now)
	if err != nil {
		t.Fatal(err)
	}
	results := answer.Results
	for page := 2; page <= answer.Pages; page++ {
		more := cloned(address)
		more.Set("page", strconv.Itoa(page))
		next, err := r.service.Explain(more.Encode(), r.now)
		if err != nil {
			t.Fatal(err)
		}
		results = append(results, next.Results...)
	}
	r.answers++
	r.results += len(results)
	r.checkCounts(t, address, answer, results)
	r.checkChips(t, address, answer, results)
	r.checkNotices(t, address, answer, results)
	r.checkCards(t, address, answer, results)
	if counted {
		r.checkFacets(t, address, answer)
	}
}

func cloned(address url.Values) url.Values {
	made := url.Values{}
	for name, values := range address {
		made[name] = slices.Clone(values)
	}
	return made
}

func (r *truthReader) checkCounts(t *testing.T, address url.Values, a *search.Answer, results []search.Result) {
	t.Helper()
	exact := 0
	for i, one := range results {
		if !one.Relaxed {
			exact++
			if exact != i+1 {
				r.fault(t, "exact after relaxed", address, "%s", one.Slug)
			}
		}
	}
	if a.Total != len(results) || a.Exact != exact {
		r.fault(t, "counts", address, "says %d, %d of them exact; there are %d and %d", a.Total, a.Exact, len(results), exact)
	}
}

// checkChips holds that the words of a chip were typed, and that exact answers have what
// the chips say, where facts alone tell. What is left out is not there.
func (r *truthReader) checkChips(t *testing.T, address url.Values, a *search.Answer, results []search.Result) {
	t.Helper()
	typed := strings.ToLower(address.Get("q"))
	asked := map[string][]string{}
	words := map[string]string{}
	for _, one := range append(slices.Clone(a.Understood), a.LeftOut...) {
		r.chips++
		if !strings.Contains(typed, strings.ToLower(one.Words)) {
			r.fault(t, "chip of words that nobody typed", address, "%q for %s", one.Words, one.Label)
		}
	}
	for _, one := range a.Understood {
		asked[one.Filter] = append(asked[one.Filter], one.Value)
		words[one.Filter] += " " + one.Words
	}
	either := len(asked["day"]) > 0 && len(asked["time"]) > 0 && strings.Contains(typed, " or ")
	for _, one := range results {
		if one.Relaxed {
			continue
		}
		for filter, values := range asked {
			if filter == "kind" || filter == "good_for" || filter == "access" || filter == "offers" || filter == "how" || filter == "age" ||
				either || calledBy(one.Title+" "+one.Organisation, words[filter]) {
				continue // what it says of itself may stand for these, as may its name
			}
			if r.meetsAny(one.Slug, filter, values) == no {
				r.fault(t, "exact answer without "+filter, address, "%s is not %q", one.Slug, values)
			}
		}
	}
	for _, left := range a.LeftOut {
		if strings.Contains(left.Value, "+") || left.Filter == "day" || left.Filter == "time" || left.Filter == "date" || left.Filter == "age" ||
			left.Filter == "how" {
			continue // of what happens at several times, or can be joined in several ways, the others stay
		}
		for _, one := range results {
			if r.meetsAny(one.Slug, left.Filter, []string{left.Value}) == yes {
				r.fault(t, "left out and there", address, "%s is %s", one.Slug, left.Label)
			}
		}
	}
}

// calledBy reports whether a name has a word of some that were typed.
func calledBy(name, typed string) bool {
	has := vocabulary.Words(name)
	return slices.ContainsFunc(vocabulary.Words(typed), func(word string) bool { return slices.Contains(has, word) })
}

// checkNotices holds every sentence above the results against all of them.
func (r *truthReader) checkNotices(t *testing.T, address url.Values, a *search.Answer, results []search.Result) {
	t.Helper()
	for _, notice := range a.Relaxed {
		values := strings.Split(notice.Value, ",")
		for sentence := range strings.SplitSeq(strings.TrimSuffix(notice.Says, "."), ". ") {
			r.sentences++
			has, lacks, all := 0, 0, 0
			for _, one := range results {
				others := strings.HasPrefix(sentence, "These ")
				if others && !one.Relaxed {
					continue
				}
				all++
				switch r.meetsNotice(one, a, notice.Filter, values) {
				case yes:
					has++
					if others || strings.HasPrefix(sentence, "None ") || strings.HasPrefix(sentence, "Nothing ") || strings.HasPrefix(sentence, "Nobody ") {
						r.fault(t, "untrue of a card", address, "%q, and %s is", sentence, one.Slug)
					}
				case no:
					lacks++
				}
			}
			if strings.HasPrefix(sentence, "Not all ") && has == all {
				r.fault(t, "not all are all", address, "%q, and all %d are", sentence, has)
			}
		}
	}
}

// meetsNotice reports whether a result has what a notice is about.
func (r *truthReader) meetsNotice(one search.Result, a *search.Answer, filter string, values []string) truth {
	if filter == "within" && a.Near != nil {
		d := r.documents[one.Slug]
		if slices.Contains(d.How, "online") || slices.Contains(d.How, "by-phone") {
			return unknown // they are near everywhere
		}
		return is(one.DistanceMiles != nil && *one.DistanceMiles <= a.Near.Miles)
	}
	isDate := func(one search.Understood) bool { return one.Filter == "date" }
	if (filter == "day" || filter == "time") && slices.ContainsFunc(a.Understood, isDate) {
		return unknown // it is about these dates
	}
	return r.meetsAny(one.Slug, filter, values)
}

// checkCards holds what a card says of itself: how it differs, and why it is there.
func (r *truthReader) checkCards(t *testing.T, address url.Values, a *search.Answer, results []search.Result) {
	t.Helper()
	for _, one := range results {
		d := r.documents[one.Slug]
		if one.Relaxed && len(one.Differs) == 0 && len(a.Urgent) == 0 {
			r.fault(t, "close, and nothing differs", address, "%s lacks %q", one.Slug, one.Unmet)
		}
		if !one.Relaxed && len(one.Differs) > 0 {
			r.fault(t, "exact, and differs", address, "%s: %q", one.Slug, one.Differs)
		}
		for _, said := range one.Differs {
			r.sentences++
			if part, ok := strings.CutPrefix(said, "Not in the "); ok && len(a.LeftOut) == 0 && meets(d, "time", part) == yes {
				r.fault(t, "at a time, and said not to be", address, "%s: %q", one.Slug, said)
			}
			if d.Free && strings.HasSuffix(said, ", not free") {
				r.fault(t, "free, and said not to be", address, "%s", one.Slug)
			}
			if said == "By phone, not by text or email" && slices.Contains(d.Offers, vocabulary.WithoutPhone) {
				r.fault(t, "answers in writing, and said not to", address, "%s", one.Slug)
			}
			if label, ok := strings.CutPrefix(said, "Does not say: "); ok && r.hasLabel(d, label) {
				r.fault(t, "said, and said not to be", address, "%s: %q", one.Slug, said)
			}
		}
		for _, said := range one.Because {
			r.sentences++
			if _, known := r.labels[said]; known && !r.hasLabel(d, said) {
				r.fault(t, "not said, and said to be", address, "%s: %q", one.Slug, said)
			}
		}
	}
}

// hasLabel reports whether an activity names a need or an access feature by its label.
func (r *truthReader) hasLabel(d search.Document, label string) bool {
	switch at := r.labels[label]; {
	case at == nil:
		return false
	case at[0] == "access":
		return slices.Contains(d.Access, at[1])
	default:
		return slices.Contains(d.GoodFor, at[1])
	}
}

// checkFacets holds that a count beside a filter, and beside a way on, is what choosing it
// finds.
func (r *truthReader) checkFacets(t *testing.T, address url.Values, a *search.Answer) {
	t.Helper()
	for group, values := range a.Facets {
		when := []string{"day", "date", "time", "from", "to"}
		asked := slices.ContainsFunc(a.Understood, func(one search.Understood) bool {
			return one.Filter == group || slices.Contains(when, group) && slices.Contains(when, one.Filter)
		})
		if asked || address.Has(group) || len(values) == 0 {
			continue // its counts are of what stands in the place of what was asked
		}
		one := values[r.counts%len(values)]
		chosen := cloned(address)
		chosen.Add(group, one.Value)
		found, err := r.service.Explain(chosen.Encode(), r.now)
		if err != nil {
			t.Fatal(err)
		}
		r.counts++
		if found.Exact != one.Count {
			r.fault(t, "count of "+group, address, "%s says %d and finds %d", one.Value, one.Count, found.Exact)
		}
	}
}

// truth is what facts tell of a claim.
type truth int

const (
	unknown truth = iota
	yes
	no
)

func is(true bool) truth {
	if true {
		return yes
	}
	return no
}

// meetsAny tells from the facts of an activity alone whether it has one of some values, or,
// where all are needed, all of them.
func (r *truthReader) meetsAny(slug, filter string, values []string) truth {
	d := r.documents[slug]
	met := no
	for _, value := range values {
		one := meets(d, filter, value)
		if filter == "access" || filter == "offers" {
			if one != yes {
				return one
			}
			met = yes
			continue
		}
		if one == yes {
			return yes
		}
		if one == unknown {
			met = unknown
		}
	}
	return met
}

func meets(d search.Document, filter, value string) truth {
	onDay := func(days ...time.Weekday) truth {
		return is(slices.ContainsFunc(d.Slots, func(s search.Slot) bool { return slices.Contains(days, s.Day) }))
	}
	switch filter {
	case "kind":
		return is(slices.Contains(d.Kinds, value))
	case "good_for":
		return is(slices.Contains(d.GoodFor, value))
	case "access":
		return is(slices.Contains(d.Access, value))
	case "offers":
		return is(slices.Contains(d.Offers, value))
	case "how":
		return is(slices.Contains(d.How, value))
	case "language":
		return is(slices.Contains(d.Languages, value))
	case "cost":
		if value == "free" {
			return is(d.Free)
		}
		pounds, err := strconv.ParseFloat(value, 64)
		if err != nil {
			return unknown
		}
		return is(d.Free || d.Pence > 0 && float64(d.Pence) <= 100*pounds+0.01)
	case "day":
		switch value {
		case "weekday":
			return onDay(time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday)
		case "weekend":
			return onDay(time.Saturday, time.Sunday)
		}
		return onDay(time.Weekday(slices.Index(vocabulary.Days, value)))
	case "time":
		if slices.Contains(vocabulary.Times, value) {
			return is(slices.ContainsFunc(d.Slots, func(s search.Slot) bool { return partOf(s.Start) == value }))
		}
	}
	return unknown
}

// partOf returns the part of the day in which a minute of it lies.
func partOf(minute int) string {
	switch {
	case minute < 12*60:
		return "morning"
	case minute < 17*60:
		return "afternoon"
	}
	return "evening"
}

// searchMaker makes searches of words of the vocabularies, the same in every run.
type searchMaker struct {
	random *rand.Rand
	parts  [][]string // of each some or none, in this order
}

func newSearchMaker(source search.Source) *searchMaker {
	v := source.Vocabularies
	var topics, access, who, company, towns []string
	for _, term := range append(slices.Clone(v.Kinds), v.GoodFor...) {
		topics = append(topics, term.Words...)
	}
	for _, term := range v.Access {
		access = append(access, term.Words...)
	}
	for _, one := range v.Speech.Audiences {
		who = append(who, one.Words...)
	}
	for _, one := range v.Company {
		company = append(company, "for "+one.Words[0], "with my "+one.Words[len(one.Words)-1])
	}
	for _, town := range source.Towns {
		towns = append(towns, "in "+town.Name, "near "+town.Name)
	}
	return &searchMaker{rand.New(rand.NewPCG(13, 11)), [][]string{
		{"something", "i want", "no", "not", "anything but", "free", "cheap", "can i just turn up for", "xylophone"},
		topics,
		{"and", "or", "but not", "without"},
		append(topics, access...),
		who,
		append(company, "with my nan and my daughter", "dad and two lads", "toddlers or grandparents", "the kids and my mother in law"),
		{"on tuesday", "on saturdays", "at the weekend", "this evening", "in the morning", "not on mondays", "tuesday or thursday", "evenings or weekends", "tomorrow"},
		{"free", "under £3", "under £10", "online", "by phone", "wheelchair friendly", "no booking", "in welsh", "step free", "just watch"},
		towns,
	}}
}

func (m *searchMaker) search() url.Values {
	var words []string
	for _, part := range m.parts {
		if m.random.IntN(5) < 2 {
			words = append(words, part[m.random.IntN(len(part))])
		}
	}
	return url.Values{"q": {strings.Join(words, " ")}}
}
