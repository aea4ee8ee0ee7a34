package wordlists

import (
	"regexp"
	"slices"
	"strings"

	"bandstand/directory/content/check"
	"bandstand/directory/content/fields"
	"bandstand/directory/content/frontmatter"
	"bandstand/directory/schedule"
	"bandstand/directory/slips"
	"bandstand/directory/vocabulary"
	"bandstand/directory/words"
)

func (r *reader) apart() []vocabulary.Apart {
	s, isThere := r.file("apart.yaml")
	if !isThere {
		return nil
	}
	return entriesIn(s, "- {words: [organ, organise], why: One is played}", func(f fields.Apart) vocabulary.Apart {
		check.Need(s.Report, f.Why, f.Line, "why", "One is played, the other is hard work")
		if len(f.Words.Items) < 2 {
			s.Errorf(max(f.Words.Line, f.Line), `"words" needs at least two words to keep apart`).
				Suggestf("write them in a list: words: [organ, organise]")
		}
		apart := vocabulary.Apart{Words: check.Strings(f.Words), Why: f.Why.Value}
		r.meanings.apart = append(r.meanings.apart, apart)
		return apart
	})
}

func (r *reader) spellings() []vocabulary.Spelling {
	s, _ := r.file("spellings.yaml")
	return entriesIn(s, "- {write: colour, also: [color]}", func(f fields.Spelling) vocabulary.Spelling {
		check.Need(s.Report, f.Write, f.Line, "write", "colour")
		if len(f.Also.Items) == 0 {
			s.Errorf(max(f.Also.Line, f.Line), `"also" needs another spelling`).Suggestf("write it in a list: also: [color]")
		}
		for _, word := range append(slices.Clip(f.Also.Items), f.Write) {
			if len(vocabulary.Words(word.Value)) > 1 {
				s.Errorf(word.Line, "%s is more than one word", words.Quote(word.Value)).
					Suggestf("phrases belong in synonyms.yaml")
			}
		}
		return vocabulary.Spelling{Write: f.Write.Value, Also: check.Strings(f.Also)}
	})
}

func (r *reader) synonyms() []vocabulary.Synonyms {
	s, isThere := r.file("synonyms.yaml")
	if !isThere {
		return nil
	}
	return entriesIn(s, "- words: [football, footy]", func(f fields.Synonyms) vocabulary.Synonyms {
		if len(f.Words.Items) == 0 || len(f.Words.Items)+len(f.Finds.Items) < 2 {
			s.Errorf(max(f.Words.Line, f.Line), "one word alone has no synonym").
				Suggestf("write two words or more under words, or what they find under finds")
		}
		r.meanings.synonyms(s, f)
		return vocabulary.Synonyms{Words: check.Strings(f.Words), Finds: check.Strings(f.Finds)}
	})
}

func (r *reader) phrasesMeant() []vocabulary.Phrase {
	s, isThere := r.file("phrases.yaml")
	if !isThere {
		return nil
	}
	return entriesIn(s, "- {means: {day: tuesday}, words: [tuesday, tues]}", func(f fields.Phrase) vocabulary.Phrase {
		phrase := vocabulary.Phrase{Means: r.meansOf(s, f.Means), Words: check.Strings(f.Words)}
		if len(phrase.Means) == 0 && !f.Means.Invalid {
			s.Missingf(max(f.Means.Line, f.Line), `"means" is missing`).
				Suggestf("say what the words stand for: means: {day: tuesday}")
		}
		if len(phrase.Words) == 0 {
			s.Missingf(max(f.Words.Line, f.Line), `"words" is missing`).
				Suggestf("list what people type: words: [tuesday, tues]")
		}
		for _, words := range f.Words.Items {
			checkSlots(s, words, phrase.Means)
		}
		r.meanings.phrase(s, phrase.Means, f.Words)
		return phrase
	})
}

// meansOf returns the filters that a phrase sets, and reports values that nothing has.
func (r *reader) meansOf(s *frontmatter.File, f fields.Means) []vocabulary.Meaning {
	var means []vocabulary.Meaning
	for _, one := range []struct {
		filter string
		value  frontmatter.Text
	}{
		{vocabulary.FilterKind, f.Kind}, {vocabulary.FilterGoodFor, f.GoodFor}, {vocabulary.FilterDay, f.Day},
		{vocabulary.FilterDate, f.Date}, {vocabulary.FilterTime, f.Time},
		{vocabulary.FilterFrom, f.From}, {vocabulary.FilterTo, f.To}, {vocabulary.FilterAt, f.At}, {vocabulary.FilterClock, f.Clock},
		{vocabulary.FilterCost, f.Cost},
		{vocabulary.FilterAccess, f.Access}, {vocabulary.FilterAge, f.Age}, {vocabulary.FilterHow, f.How},
		{vocabulary.FilterOffers, f.Offers},
		{vocabulary.FilterLanguage, f.Language}, {vocabulary.FilterNear, f.Near}, {vocabulary.FilterWithin, f.Within},
		{vocabulary.FilterSort, f.Sort}, {vocabulary.FilterNumber, f.Number}, {vocabulary.FilterMonth, f.Month},
		{vocabulary.FilterText, f.Text},
	} {
		if !one.value.Set {
			continue
		}
		rule, known := spelt[one.filter], r.valuesOf(one.filter)
		if (known != nil || rule != nil) && !slices.Contains(known, one.value.Value) &&
			!(rule != nil && rule.MatchString(one.value.Value)) {
			s.Errorf(one.value.Line, "%s does not know %s", words.Quote(one.filter), words.Quote(one.value.Value)).
				Suggestf("%s", slips.DidYouMean(one.value.Value, known))
			continue
		}
		means = append(means, vocabulary.Meaning{Filter: one.filter, Value: one.value.Value})
	}
	return means
}

// spelt are the values of some filters that are spelt by a rule, each part of them perhaps
// a slot: a date is 2026-12-25, 12-25 of any year, or 25 of any month.
var spelt = map[string]*regexp.Regexp{
	vocabulary.FilterDate:  regexp.MustCompile(`^((<year>|20[0-9]{2})-)?((<month>|<mm>|[01][0-9])-)?(<day>|[0-3][0-9])$`),
	vocabulary.FilterDay:   regexp.MustCompile(`^<weekday>(-to-<weekday>)?$`),
	vocabulary.FilterFrom:  clockTime,
	vocabulary.FilterTo:    clockTime,
	vocabulary.FilterAt:    clockTime,
	vocabulary.FilterClock: regexp.MustCompile(`^([01][0-9]:[0-5][0-9]|2[0-3]:[0-5][0-9]|[-+][0-5][0-9])$`),
}

var clockTime = regexp.MustCompile(`^(<clock>|<hour>|[01][0-9]:[0-5][0-9]|2[0-3]:[0-5][0-9])$`)

// valuesOf returns the values that a filter can have, or nil where there is no end
// of them.
func (r *reader) valuesOf(filter string) []string {
	switch filter {
	case vocabulary.FilterKind:
		return check.Slugs(r.english.Kinds)
	case vocabulary.FilterGoodFor:
		return check.Slugs(r.english.GoodFor)
	case vocabulary.FilterAccess:
		return check.Slugs(r.english.Access)
	case vocabulary.FilterDate:
		return append(vocabulary.FixedValues(filter), schedule.BankHolidayNames()...)
	}
	return vocabulary.FixedValues(filter)
}

// checkSlots holds that slots are known, and that a value has no slot that the
// phrase does not fill.
func checkSlots(s *frontmatter.File, phrase frontmatter.Text, means []vocabulary.Meaning) {
	filled := vocabulary.SlotsIn(phrase.Value)
	for _, slot := range filled {
		if !slices.Contains(vocabulary.Slots, slot) {
			s.Errorf(phrase.Line, "there is no slot <%s>", slot).Suggestf("%s", slips.DidYouMean(slot, vocabulary.Slots))
		}
	}
	for _, one := range means {
		unfilled := slices.Clone(filled)
		for _, slot := range vocabulary.SlotsIn(one.Value) {
			i := slices.Index(unfilled, slot)
			if i < 0 {
				s.Errorf(phrase.Line, "%s does not say what <%s> is, which %s needs", words.Quote(phrase.Value), slot,
					words.Quote(one.Filter)).
					Suggestf("put <%s> into the phrase", slot)
				break
			}
			unfilled = slices.Delete(unfilled, i, i+1)
		}
	}
	if strings.Count(phrase.Value, "<") != len(filled) || strings.Count(phrase.Value, ">") != len(filled) {
		s.Errorf(phrase.Line, "%s has a < or > that is no slot", words.Quote(phrase.Value)).
			Suggestf("write slots like this: under £<pounds>")
	}
}
