package activity

import (
	"regexp"
	"slices"
	"strings"

	"bandstand/directory/vocabulary"
)

// speech reads how people say things. Every file of it may be missing: search
// understands the less.
func (l *loader) speech() {
	speech := &l.directory.Speech
	for _, s := range l.optional("apart.yaml") {
		speech.Apart = l.apart(s)
	}
	for _, s := range l.optional("phrases.yaml") {
		speech.Phrases = l.phrasesMeant(s)
	}
	for _, s := range l.optional("synonyms.yaml") {
		speech.Synonyms = l.synonyms(s)
	}
	for _, s := range l.optional("spellings.yaml") {
		speech.Spellings = l.spellings(s)
	}
	speech.TownWords = l.phrases("town-words.yaml", false, l.meanings.pass)
}

// optional gives the source of a file that is there, and else none.
func (l *loader) optional(name string) []*source {
	s := l.source("vocabulary/" + name)
	if !l.isThere(s) {
		return nil
	}
	return []*source{s}
}

// entriesIn reads a file that is a list and makes one thing of each entry.
// Entries with a mistake are left out.
func entriesIn[F, T any](l *loader, s *source, like string, make func(F) T) []T {
	document, ok := l.yamlFile(s)
	if !ok {
		return nil
	}
	var all []T
	for _, f := range decodeList[F](s, document, like) {
		before := s.errors()
		if one := make(f); s.errors() == before {
			all = append(all, one)
		}
	}
	return all
}

func (l *loader) apart(s *source) []vocabulary.Apart {
	return entriesIn(l, s, "- {words: [organ, organise], why: One is played}", func(f apartFields) vocabulary.Apart {
		s.need(f.Why, f.line, "why", "One is played, the other is hard work")
		if len(f.Words.items) < 2 {
			s.wrong(max(f.Words.line, f.line), `"words" needs at least two words to keep apart`).mend("write them in a list: words: [organ, organise]")
		}
		l.meanings.apart = append(l.meanings.apart, apartWords{allText(f.Words), f.Why.is})
		return vocabulary.Apart{Words: allText(f.Words), Why: f.Why.is}
	})
}

func (l *loader) spellings(s *source) []vocabulary.Spelling {
	return entriesIn(l, s, "- {write: colour, also: [color]}", func(f spellingFields) vocabulary.Spelling {
		s.need(f.Write, f.line, "write", "colour")
		if len(f.Also.items) == 0 {
			s.wrong(max(f.Also.line, f.line), `"also" needs another spelling`).mend("write it in a list: also: [color]")
		}
		for _, word := range append(slices.Clip(f.Also.items), f.Write) {
			if len(vocabulary.Words(word.is)) > 1 {
				s.wrong(word.line, "%s is more than one word", quote(word.is)).mend("phrases belong in synonyms.yaml")
			}
		}
		return vocabulary.Spelling{Write: f.Write.is, Also: allText(f.Also)}
	})
}

func (l *loader) synonyms(s *source) []vocabulary.Synonyms {
	return entriesIn(l, s, "- words: [football, footy]", func(f synonymsFields) vocabulary.Synonyms {
		if len(f.Words.items) == 0 || len(f.Words.items)+len(f.Finds.items) < 2 {
			s.wrong(max(f.Words.line, f.line), "one word alone has no synonym").mend("write two words or more under words, or what they find under finds")
		}
		l.meanings.synonyms(s, f)
		return vocabulary.Synonyms{Words: allText(f.Words), Finds: allText(f.Finds)}
	})
}

func (l *loader) phrasesMeant(s *source) []vocabulary.Phrase {
	return entriesIn(l, s, "- {means: {day: tuesday}, words: [tuesday, tues]}", func(f phraseFields) vocabulary.Phrase {
		phrase := vocabulary.Phrase{Means: l.meansOf(s, f.Means), Words: allText(f.Words)}
		if len(phrase.Means) == 0 && !f.Means.bad {
			s.missing(max(f.Means.line, f.line), `"means" is missing`).mend("say what the words stand for: means: {day: tuesday}")
		}
		if len(phrase.Words) == 0 {
			s.missing(max(f.Words.line, f.line), `"words" is missing`).mend("list what people type: words: [tuesday, tues]")
		}
		for _, words := range f.Words.items {
			checkSlots(s, words, phrase.Means)
		}
		l.meanings.phrase(s, phrase.Means, f.Words)
		return phrase
	})
}

// meansOf gives the filters that are told, and tells of values that nothing has.
func (l *loader) meansOf(s *source, f meansFields) []vocabulary.Meaning {
	var means []vocabulary.Meaning
	for _, one := range []struct {
		filter string
		value  text
	}{
		{vocabulary.FilterKind, f.Kind}, {vocabulary.FilterGoodFor, f.GoodFor}, {vocabulary.FilterDay, f.Day},
		{vocabulary.FilterDate, f.Date}, {vocabulary.FilterTime, f.Time}, {vocabulary.FilterCost, f.Cost},
		{vocabulary.FilterAccess, f.Access}, {vocabulary.FilterAge, f.Age}, {vocabulary.FilterHow, f.How}, {vocabulary.FilterOffers, f.Offers},
		{vocabulary.FilterLanguage, f.Language}, {vocabulary.FilterNear, f.Near}, {vocabulary.FilterWithin, f.Within},
		{vocabulary.FilterSort, f.Sort}, {vocabulary.FilterNumber, f.Number}, {vocabulary.FilterMonth, f.Month}, {vocabulary.FilterText, f.Text},
	} {
		if !one.value.told {
			continue
		}
		if known := l.valuesOf(one.filter); known != nil && !slices.Contains(known, one.value.is) && !(one.filter == vocabulary.FilterDate && dayOfYear.MatchString(one.value.is)) {
			s.wrong(one.value.line, "%s does not know %s", quote(one.filter), quote(one.value.is)).mend("%s", didYouMean(one.value.is, known))
			continue
		}
		means = append(means, vocabulary.Meaning{Filter: one.filter, Value: one.value.is})
	}
	return means
}

// dayOfYear is a date as a phrase means it: 2026-12-25, 12-25 of any year, or 25 of
// any month, each part of it perhaps a slot.
var dayOfYear = regexp.MustCompile(`^((<year>|20[0-9]{2})-)?((<month>|<mm>|[01][0-9])-)?(<day>|[0-3][0-9])$`)

// valuesOf gives the values that a filter can have, or nil where there is no end
// of them.
func (l *loader) valuesOf(filter string) []string {
	switch filter {
	case vocabulary.FilterKind:
		return termSlugs(l.directory.Kinds)
	case vocabulary.FilterGoodFor:
		return termSlugs(l.directory.GoodFor)
	case vocabulary.FilterAccess:
		return termSlugs(l.directory.Access)
	case vocabulary.FilterDate:
		return append(vocabulary.FixedValues(filter), bankHolidayNames()...)
	}
	return vocabulary.FixedValues(filter)
}

// checkSlots holds that slots are known, and that a value has no slot that the
// phrase does not fill.
func checkSlots(s *source, phrase text, means []vocabulary.Meaning) {
	filled := vocabulary.SlotsIn(phrase.is)
	for _, slot := range filled {
		if !slices.Contains(vocabulary.Slots, slot) {
			s.wrong(phrase.line, "there is no slot <%s>", slot).mend("%s", didYouMean(slot, vocabulary.Slots))
		}
	}
	for _, one := range means {
		needed := vocabulary.SlotsIn(one.Value)
		for _, slot := range needed {
			if count(needed, slot) > count(filled, slot) {
				s.wrong(phrase.line, "%s does not say what <%s> is, which %s needs", quote(phrase.is), slot, quote(one.Filter)).mend("put <%s> into the phrase", slot)
				break
			}
		}
	}
	if strings.Count(phrase.is, "<") != len(filled) || strings.Count(phrase.is, ">") != len(filled) {
		s.wrong(phrase.line, "%s has a < or > that is no slot", quote(phrase.is)).mend("write slots like this: under £<pounds>")
	}
}

func count(list []string, one string) int {
	n := 0
	for _, other := range list {
		if other == one {
			n++
		}
	}
	return n
}
