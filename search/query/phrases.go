package query

import (
	"slices"
	"strconv"
	"strings"

	"bandstand/directory/vocabulary"
	"bandstand/search/dates"
	"bandstand/search/index"
	"bandstand/search/lexicon"
)

// readPhrase finds words of the vocabularies, days, times, and ways to take part,
// also those that are written in one word or in two.
func readPhrase(r *Reading, i int) understood {
	known, folds := r.in.lexicon, r.run(i)
	phrase, ok := known.Meant.At(folds)
	n := len(phrase.Words)
	if i+len(folds) == len(r.Words) && n < len(folds) && r.mayBeBegun() {
		if begun, found := known.Begun(folds); found {
			phrase, ok, n = begun, true, len(folds)
		}
	}
	if together, found := known.Joined(folds); found && n < 2 {
		phrase, ok, n = together, true, 2
	}
	if !ok {
		return understood{}
	}
	means := known.Meaning(phrase)
	if means.Text == vocabulary.TextNotThen && !(refusing{r}).isWhenAt(i+n) && !(refusing{r}).isBarrierAt(i+n) {
		// "can't" alone says nothing of a time, and the "not" of "not free" is another.
		if phrase, ok = known.Meant.At(folds[:n-1]); !ok {
			return understood{}
		}
		means, n = known.Meaning(phrase), len(phrase.Words)
	}
	if refusing, is := (refusing{r}).refusesMore(i, folds[:n]); is { // "no money advice" is not "no money"
		means, n = known.Meaning(refusing), len(refusing.Words)
	}
	part, ok := r.fill(means, nil)
	if means.Text != "" && (ok || means.Text != vocabulary.TextBarrier) {
		return understood{Part: part, words: n, text: means.Text}
	}
	if !ok {
		return understood{}
	}
	written := known.WrittenWords(phrase)
	if !slices.Equal(phrase.Words, folds[:n]) || len(written) > n {
		part.written = written
	}
	return understood{Part: part, words: n}
}

// readRoots finds a phrase by its roots: its words in any order and form, with nothing between them
// but words that carry nothing.
func readRoots(r *Reading, i int) (best understood) {
	isRoot := func(at int) bool { return r.in.lexicon.IsRoot(r.folded[at]) }
	if len(r.run(i)) == 0 || !isRoot(i) {
		return best
	}
	var roots []string
	whole, _ := r.in.lexicon.Meant.At(r.run(i))
	for n := range r.run(i) {
		at := i + n
		if n > 0 && (refusing{r}).isMarked(at) || len(roots) == lexicon.MostRoots {
			break
		}
		if !isRoot(at) {
			if n > len(roots)+mostBetween {
				break
			}
			continue
		}
		roots = append(roots, r.Words[at].Plain)
		isAcross := len(whole.Words) > 1 && n >= len(roots) // "old people all day" are no old days
		if means, ok := r.in.lexicon.Rooted(roots); ok && len(roots) > 1 && !isAcross {
			if part, ok := r.fill(means, nil); ok {
				part.written = slices.Clone(roots)
				best = understood{Part: part, words: n + 1}
			}
		}
	}
	return best
}

// mayBeBegun reports whether the last word may be unfinished.
func (r *Reading) mayBeBegun() bool {
	last := r.Words[len(r.Words)-1]
	return last.Corrected == "" && (len(last.Plain) <= shortWord || !r.in.isUsed(last.Plain))
}

// readPattern finds phrases with slots: "under £5", "8 year old", "in Polish",
// "near Bury".
func readPattern(r *Reading, i int) understood {
	folds := r.run(i)
	if len(folds) == 0 {
		return understood{}
	}
	var best understood
	for _, head := range []string{folds[0], ""} {
		for _, one := range r.in.lexicon.Patterns[head] {
			var filled slots
			n := r.fits(i, len(folds), one.Pieces, &filled)
			if n <= best.words || filled.alone && !r.endsClock(i+n) {
				continue
			}
			means := &r.in.lexicon.Meanings[one.Means]
			if part, ok := r.fill(means, &filled); ok {
				if part.Near != "" && part.Within == 0 {
					part.Lead = filled.at - i
				}
				part.pattern = true
				best = understood{Part: part, words: n, text: means.Text}
			}
		}
	}
	return best
}

// slots are what a phrase's slots were filled with.
type slots struct {
	names, values []string
	at            int  // the word at which the last place begins
	alone         bool // a number alone, at the end, stands for a clock time
}

// fits returns how many words from number i on, of at most so many, a phrase with
// slots takes, 0 for none.
func (r *Reading) fits(i, most int, pieces []vocabulary.Piece, filled *slots) int {
	at := i
	for _, piece := range pieces {
		left := i + most - at
		if left <= 0 {
			return 0
		}
		if piece.Slot == "" {
			if r.folded[at] != piece.Word {
				return 0
			}
			at++
			continue
		}
		value, n := r.slot(at, left, piece, filled)
		if n == 0 {
			return 0
		}
		filled.names, filled.values = append(filled.names, piece.Slot), append(filled.values, value)
		filled.at = at
		at += n
	}
	return at - i
}

// slot reads what a slot stands for at a word, in one word or several.
func (r *Reading) slot(i, most int, piece vocabulary.Piece, filled *slots) (value string, n int) {
	switch piece.Slot {
	case "clock", "hour":
		value, n, filled.alone = r.clockAt(i, most)
		if filled.alone && piece.Slot == "clock" {
			return "", 0
		}
		return value, n
	case "weekday":
		if last := len(filled.names) - 1; last >= 0 && filled.names[last] == piece.Slot && filled.at+1 == i && !r.isHyphened(i) {
			return "", 0 // "monday tuesday" are two days
		}
		if day, ok := r.in.lexicon.Weekdays[r.folded[i]]; ok {
			return day, 1
		}
		phrase, _ := r.in.lexicon.Meant.At(r.folded[i : i+1])
		if len(phrase.Words) == 1 {
			if means := r.in.lexicon.Meaning(phrase).Filters; len(means) == 1 && slices.Contains(vocabulary.Days, means[0].Value) {
				return means[0].Value, 1
			}
		}
		return "", 0
	case "place":
		return r.placeAt(i, most, surely)
	case "town":
		return r.placeAt(i, most, likely)
	case "language":
		for _, code := range r.in.index.Languages {
			if r.in.lexicon.Fold(vocabulary.Plain(r.in.lang.LanguageName(code))) == r.folded[i] {
				return code, 1
			}
		}
		return "", 0
	case "month":
		if number, ok := r.in.lexicon.Months[r.folded[i]]; ok {
			return number, 1
		}
		return "", 0
	}
	words := r.folded[i : i+most]
	if piece.After != "" {
		bare, ok := strings.CutSuffix(r.Words[i].Plain, piece.After)
		if !ok {
			return "", 0
		}
		words = []string{bare}
	}
	figures, n := r.in.lexicon.Number(words)
	if value, ok := numberAs(piece.Slot, figures); ok && n > 0 {
		return value, n
	}
	return "", 0
}

// numberAs returns a number as a slot wants it: ages whole, pence in pounds.
func numberAs(slot, figures string) (value string, ok bool) {
	switch slot {
	case "age":
		_, ok := index.Years(figures)
		return figures, ok
	case "day", "mm", "year":
		return figures, dates.IsPart(slot, figures)
	case "pence":
		pence, err := strconv.Atoi(figures)
		return strconv.FormatFloat(float64(pence)/100, 'f', -1, 64), err == nil
	case "pounds", "miles":
		amount, err := strconv.ParseFloat(figures, 64)
		return strconv.FormatFloat(amount, 'f', -1, 64), err == nil
	}
	return figures, true
}

// fill makes a part of a meaning, with what stands in the slots. It is false where
// that is a value that nothing has.
func (r *Reading) fill(m *lexicon.Meaning, filled *slots) (Part, bool) {
	p := Part{Sort: m.Sort, Near: filled.put(m.Near)}
	for _, f := range m.Filters {
		value := filled.put(f.Value)
		switch f.Group {
		case lexicon.Day:
			if first, last, ok := strings.Cut(value, "-to-"); ok {
				for _, day := range vocabulary.DaysBetween(first, last) {
					p.Filters = append(p.Filters, lexicon.Filter{Group: f.Group, Value: day})
				}
				continue
			}
		case lexicon.Time:
			value = dates.Window(value)
		case lexicon.Age:
			if first, second, ok := strings.Cut(value, "-and-"); ok {
				one, other := lexicon.Filter{Group: f.Group, Value: first}, lexicon.Filter{Group: f.Group, Value: second}
				if !r.in.index.Knows(f.Group, first) || !r.in.index.Knows(f.Group, second) {
					return Part{}, false
				}
				p.Filters = append(p.Filters, one, other)
				continue
			}
			value = r.in.index.CompanyOf(value)
		case lexicon.Date:
			value = dates.Named(value, r.now, &r.in.index.Facts)
		}
		if !r.in.index.Knows(f.Group, value) {
			return Part{}, false
		}
		p.Filters = append(p.Filters, lexicon.Filter{Group: f.Group, Value: value})
	}
	if m.Within != "" {
		miles, err := strconv.ParseFloat(filled.put(m.Within), 64)
		if err != nil || !(miles > 0 && miles <= mostMiles) {
			return Part{}, false
		}
		p.Within = miles
	}
	return p, true
}

// put fills the slots of a value, in order.
func (s *slots) put(value string) string {
	if s == nil {
		return value
	}
	return vocabulary.Fill(value, s.names, s.values)
}

// isHyphened reports whether a hyphen joins a word to the one before it.
func (r *Reading) isHyphened(i int) bool {
	return i > 0 && strings.ContainsAny(r.Address.Q[r.Words[i-1].End:r.Words[i].Start], "-–—")
}
