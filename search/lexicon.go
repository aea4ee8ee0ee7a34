package search

import (
	"slices"
	"strings"

	"bandstand/directory/vocabulary"
)

// filter is one value of one group.
type filter struct {
	group group
	value string
}

// entry is a phrase and the filters that it means.
type entry struct {
	words []string // folded
	means []filter
}

// lexicon is every phrase that search understands, by the first word.
type lexicon struct {
	entries map[string][]entry // longest first
	ignored map[string][]entry // phrases that carry nothing; they mean no filters
	danger  map[string][]entry
	words   map[string]bool // every single word of a phrase, folded
}

// newLexicon gathers the phrases of the vocabularies and of the language. Where
// two mean different things by the same words, the first has them.
func newLexicon(m manifest) *lexicon {
	l := &lexicon{
		entries: map[string][]entry{}, ignored: map[string][]entry{}, danger: map[string][]entry{},
		words: map[string]bool{},
	}
	for _, lay := range layPhrases {
		l.understand(lay.phrases, lay.means...)
	}
	l.understandTerms(byKind, m.Kinds)
	l.understandTerms(byGoodFor, m.GoodFor)
	l.understandTerms(byAccess, m.Access)
	for _, company := range m.Company {
		l.understand(append(slices.Clip(company.Words), company.Label), filter{byAge, company.Slug})
	}
	for _, phrase := range m.Ignored {
		l.add(l.ignored, phrase, nil)
	}
	for _, phrase := range m.Danger {
		l.add(l.danger, phrase, nil)
	}
	for _, phrases := range []map[string][]entry{l.entries, l.ignored, l.danger} {
		for _, list := range phrases {
			slices.SortStableFunc(list, func(a, b entry) int { return len(b.words) - len(a.words) })
		}
	}
	return l
}

func (l *lexicon) understandTerms(g group, terms vocabulary.List) {
	for _, term := range terms {
		phrases := append(slices.Clip(term.Words), term.Label, strings.ReplaceAll(term.Slug, "-", " "))
		l.understand(phrases, filter{g, term.Slug})
	}
}

func (l *lexicon) understand(phrases []string, means ...filter) {
	for _, phrase := range phrases {
		l.add(l.entries, phrase, means)
	}
}

func (l *lexicon) add(to map[string][]entry, phrase string, means []filter) {
	words := folded(phrase)
	if len(words) == 0 {
		return
	}
	for _, word := range words {
		l.words[word] = true
	}
	to[words[0]] = append(to[words[0]], entry{words, means})
}

// fold takes from a plain word what makes no difference to its meaning in a
// phrase: American spelling and the s of a plural.
func fold(word string) string {
	word = british(word)
	if before, ok := strings.CutSuffix(word, "s"); ok && len(before) > 3 && !strings.HasSuffix(before, "s") {
		return before
	}
	return word
}

func folded(phrase string) []string {
	words := plainWords(phrase)
	for i, word := range words {
		words[i] = fold(word)
	}
	return words
}

// longest gives the longest phrase of a list that stands at the head of words,
// which are folded.
func longest(phrases map[string][]entry, words []string) (entry, bool) {
	if len(words) == 0 {
		return entry{}, false
	}
	for _, e := range phrases[words[0]] {
		if len(e.words) <= len(words) && slices.Equal(e.words, words[:len(e.words)]) {
			return e, true
		}
	}
	return entry{}, false
}

// layPhrases are what people say for days, times, money and ways to take part.
var layPhrases = []struct {
	phrases []string
	means   []filter
}{
	{[]string{"monday", "mondays", "mon"}, []filter{{byDay, "monday"}}},
	{[]string{"tuesday", "tuesdays", "tue", "tues"}, []filter{{byDay, "tuesday"}}},
	{[]string{"wednesday", "wednesdays", "weds"}, []filter{{byDay, "wednesday"}}},
	{[]string{"thursday", "thursdays", "thu", "thur", "thurs"}, []filter{{byDay, "thursday"}}},
	{[]string{"friday", "fridays", "fri"}, []filter{{byDay, "friday"}}},
	{[]string{"saturday", "saturdays", "on sat"}, []filter{{byDay, "saturday"}}},
	{[]string{"sat morning"}, []filter{{byDay, "saturday"}, {byTime, "morning"}}},
	{[]string{"sat afternoon"}, []filter{{byDay, "saturday"}, {byTime, "afternoon"}}},
	{[]string{"sunday", "sundays"}, []filter{{byDay, "sunday"}}},
	{[]string{"weekday", "weekdays", "midweek", "in the week", "during the week"}, []filter{{byDay, "weekday"}}},
	{[]string{"weekend", "weekends", "at the weekend", "at weekends"}, []filter{{byDay, "weekend"}}},

	{[]string{"today"}, []filter{{byDate, "today"}}},
	{[]string{"tonight", "this evening"}, []filter{{byDate, "today"}, {byTime, "evening"}}},
	{[]string{"this morning"}, []filter{{byDate, "today"}, {byTime, "morning"}}},
	{[]string{"this afternoon"}, []filter{{byDate, "today"}, {byTime, "afternoon"}}},
	{[]string{"tomorrow", "tomorow", "tommorow", "tommorrow"}, []filter{{byDate, "tomorrow"}}},
	{[]string{"tomorrow morning"}, []filter{{byDate, "tomorrow"}, {byTime, "morning"}}},
	{[]string{"tomorrow afternoon"}, []filter{{byDate, "tomorrow"}, {byTime, "afternoon"}}},
	{[]string{"tomorrow evening", "tomorrow night"}, []filter{{byDate, "tomorrow"}, {byTime, "evening"}}},
	{[]string{"this week"}, []filter{{byDate, "this-week"}}},
	{[]string{"this weekend"}, []filter{{byDate, "this-weekend"}}},

	{[]string{"morning", "mornings", "in the morning"}, []filter{{byTime, "morning"}}},
	{[]string{"afternoon", "afternoons", "in the afternoon", "after school", "afterschool"}, []filter{{byTime, "afternoon"}}},
	{[]string{"evening", "evenings", "in the evening", "after work", "at night", "night time"}, []filter{{byTime, "evening"}}},

	{[]string{
		"free", "for free", "free of charge", "no charge", "no cost", "costs nothing", "without paying", "no money",
		"for nothing", "doesn't cost anything",
	}, []filter{{byCost, "free"}}},
	{[]string{"cheap", "low cost", "not expensive", "inexpensive", "affordable"}, []filter{{byCost, "5"}}},

	{[]string{"online", "on line", "on zoom", "zoom", "virtual", "from home", "at home", "over the internet"}, []filter{{byHow, "online"}}},
	{[]string{"by phone", "by telephone", "over the phone", "on the phone", "telephone", "phone call", "phone calls"}, []filter{{byHow, "by-phone"}}},
	{[]string{
		"drop in", "dropin", "drop-in", "drop ins", "just turn up", "turn up", "just come along", "come along", "walk in",
		"no booking", "without booking", "no need to book", "no appointment", "no referral",
	}, []filter{{byHow, "come-along"}}},
}
