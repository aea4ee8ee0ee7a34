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

func (r *reader) plain() []vocabulary.HardWords {
	s, isThere := r.file("plain.yaml")
	if !isThere {
		return nil
	}
	return entriesIn(s, "- {words: [commence, commences], say: start}", func(f fields.Plain) vocabulary.HardWords {
		check.Need(s.Report, f.Say, f.Line, "say", "start")
		if len(f.Words.Items) == 0 {
			s.Errorf(max(f.Words.Line, f.Line), `"words" is missing`).Suggestf("write hard words in a list: words: [commence, commences]")
		}
		return vocabulary.HardWords{Words: check.Strings(f.Words), Say: f.Say.Value}
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

// strands reads the strands. In another language each is one of the English ones.
func (r *reader) strands(english []vocabulary.Strand) []vocabulary.Strand {
	like := "- {slug: choirs, words: [choir, singing]}"
	return inTurnBySlug(r, "strands", like, slugOfStrand, func(s *frontmatter.File, f fields.Strand, slug string) vocabulary.Strand {
		strand := vocabulary.Strand{Slug: slug, Words: check.Strings(f.Words), Also: check.Strings(f.Also), Unlike: f.Unlike.Value, None: f.None.Value}
		at := slices.IndexFunc(english, func(known vocabulary.Strand) bool { return known.Slug == slug })
		if at >= 0 {
			strand.Unlike, strand.None = english[at].Unlike, english[at].None
		} else if english != nil {
			s.Errorf(f.Line, "strands.yaml has no %s", words.Quote(slug)).Suggestf("name one that it has")
		}
		if !strand.None {
			checkMost(s, f.Words)
			checkMost(s, f.Also)
		}
		return strand
	})
}

// audiences reads the audiences. In another language each is one of the English ones.
func (r *reader) audiences(english []vocabulary.Audience) []vocabulary.Audience {
	like := "- {slug: veterans, words: [veteran, ex-forces]}"
	return inTurnBySlug(r, "audiences", like, slugOfAudience, func(s *frontmatter.File, f fields.Audience, slug string) vocabulary.Audience {
		if english != nil && !slices.ContainsFunc(english, func(known vocabulary.Audience) bool { return known.Slug == slug }) {
			s.Errorf(f.Line, "audiences.yaml has no %s", words.Quote(slug)).Suggestf("name one that it has")
		}
		for _, list := range []struct {
			frontmatter.List[frontmatter.Text]
			key   string
			known []string
		}{
			{f.Access, "access", check.Slugs(r.english.Access)}, {f.GoodFor, "good_for", check.Slugs(r.english.GoodFor)},
			{f.Offers, "offers", vocabulary.Offers}, {f.Repeats, "repeats", vocabulary.Rhythms},
			{f.AlsoAccess, "also_access", check.Slugs(r.english.Access)}, {f.AlsoGoodFor, "also_good_for", check.Slugs(r.english.GoodFor)},
		} {
			for _, one := range list.Items {
				if !slices.Contains(list.known, one.Value) {
					s.Errorf(one.Line, "%s does not know %s", words.Quote(list.key), words.Quote(one.Value)).
						Suggestf("%s", slips.DidYouMean(one.Value, list.known))
				}
			}
		}
		checkMost(s, f.Words)
		checkMost(s, f.Also)
		return vocabulary.Audience{
			Slug: slug, Words: check.Strings(f.Words), Also: check.Strings(f.Also),
			Access: check.Strings(f.Access), GoodFor: check.Strings(f.GoodFor), Offers: check.Strings(f.Offers),
			Repeats: check.Strings(f.Repeats), AlsoAccess: check.Strings(f.AlsoAccess), AlsoGoodFor: check.Strings(f.AlsoGoodFor),
		}
	})
}

func slugOfStrand(f fields.Strand) (frontmatter.Text, int)     { return f.Slug, f.Line }
func slugOfAudience(f fields.Audience) (frontmatter.Text, int) { return f.Slug, f.Line }

// checkMost holds that a strand or an audience has no more phrases than search can count.
func checkMost(s *frontmatter.File, list frontmatter.List[frontmatter.Text]) {
	if len(list.Items) > vocabulary.MostStrandWords {
		s.Errorf(list.Line, "there may be %d phrases here, and there are %d", vocabulary.MostStrandWords, len(list.Items)).
			Suggestf("make two of it, each finer than this")
	}
}

// inTurnBySlug reads the entries of a list: those of base, but for the ones that the content
// replaces, and then the content's own. like is an example of one, and slug returns an
// entry's slug and line.
func inTurnBySlug[F, T any](r *reader, group, like string, slug func(F) (frontmatter.Text, int),
	read func(s *frontmatter.File, f F, slug string) T) []T {
	var all []T
	r.inTurn(group+".yaml", func(s *frontmatter.File, replaced map[string]bool) {
		if !s.IsThere() {
			return
		}
		lines := map[string]int{}
		for _, f := range frontmatter.ReadList[F](s, like) {
			text, line := slug(f)
			if replaced[text.Value] {
				continue
			}
			before := s.ErrorCount()
			one := read(s, f, termSlug(s, group, text, line, lines))
			if s.ErrorCount() == before {
				all = append(all, one)
			}
		}
	})
	return all
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
		{vocabulary.FilterFrom, f.From}, {vocabulary.FilterTo, f.To}, {vocabulary.FilterAt, f.At}, {vocabulary.FilterClock, f.Clock}, {vocabulary.FilterSide, f.Side},
		{vocabulary.FilterCost, f.Cost},
		{vocabulary.FilterAccess, f.Access}, {vocabulary.FilterAge, f.Age}, {vocabulary.FilterHow, f.How},
		{vocabulary.FilterOffers, f.Offers},
		{vocabulary.FilterLanguage, f.Language}, {vocabulary.FilterNear, f.Near}, {vocabulary.FilterWithin, f.Within},
		{vocabulary.FilterSort, f.Sort}, {vocabulary.FilterNumber, f.Number}, {vocabulary.FilterMonth, f.Month},
		{vocabulary.FilterWeekday, f.Weekday},
		{vocabulary.FilterText, f.Text},
	} {
		if !one.value.Set {
			continue
		}
		if one.filter == vocabulary.FilterHow && one.value.Value == vocabulary.FromHome {
			means = append(means, vocabulary.Meaning{Filter: one.filter, Value: "online"}, vocabulary.Meaning{Filter: one.filter, Value: "by-phone"})
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
	vocabulary.FilterDate:  regexp.MustCompile(`^((<year>|20[0-9]{2})-)?((<month>|<mm>|[01][0-9])-)?(<day>|[0-3][0-9])$|^(first|second|third|fourth|last)-<weekday>$`),
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
