package search

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"bandstand/directory/place"
	"bandstand/directory/vocabulary"
)

// readPhrase finds words of the vocabularies, days, times, and ways to take part,
// also those that are written in one word or in two.
func readPhrase(x *Index, r *reading, i int) (part, int) {
	folds := r.run(i)
	e, ok := longest(x.lexicon.entries, folds)
	n := len(e.words)
	if i+len(folds) == len(r.words) && n < len(folds) && x.mayBeBegun(r.words[len(r.words)-1]) {
		if begun, found := x.lexicon.begun(folds); found {
			e, ok, n = begun, true, len(folds)
		}
	}
	if together, found := x.lexicon.joined(folds); found && n < 2 {
		e, ok, n = together, true, 2
	}
	if !ok {
		return part{}, 0
	}
	if e.means.asTyped {
		return part{asTyped: true}, n
	}
	if e.means.nothing {
		return part{dropped: true}, n
	}
	if e.means.not {
		return x.readUnwanted(r, i, n)
	}
	p, ok := x.fill(r, e.means, nil)
	if !ok {
		return part{}, 0
	}
	if plain := strings.Join(e.words, " "); plain != strings.Join(folds[:n], " ") || x.lexicon.words[plain] != plain {
		p.plain = plainWords(cmp.Or(x.lexicon.words[plain], plain))
	}
	return p, n
}

// mayBeBegun says whether a last word may be unfinished.
func (x *Index) mayBeBegun(w word) bool {
	return w.from == "" && (len(w.plain) <= shortWord || !x.isUsed(w.plain))
}

// readUnwanted finds a kind behind words like "no", which take so many words.
func (x *Index) readUnwanted(r *reading, i, n int) (part, int) {
	e, ok := longest(x.lexicon.entries, r.run(i+n))
	if !ok || len(e.means.filters) != 1 || e.means.filters[0].group != byKind {
		return part{dropped: true}, n
	}
	return part{filters: e.means.filters, not: true, lead: n}, n + len(e.words)
}

// readPattern finds phrases with slots: "under £5", "8 year old", "in Polish",
// "near Bury".
func readPattern(x *Index, r *reading, i int) (part, int) {
	folds := r.run(i)
	if len(folds) == 0 {
		return part{}, 0
	}
	best, most := part{}, 0
	for _, head := range []string{folds[0], ""} {
		for _, one := range x.lexicon.patterns[head] {
			slots := slots{}
			n := x.fits(r, i, len(folds), one.pieces, &slots)
			if n <= most {
				continue
			}
			if p, ok := x.fill(r, one.means, &slots); ok {
				if p.near != "" && p.within == 0 {
					p.lead = slots.at - i
				}
				best, most = p, n
			}
		}
	}
	return best, most
}

// slots are what a phrase's slots were filled with.
type slots struct {
	names, values []string
	at            int // the word at which the last place begins
}

// fits says how many words from number i on, of at most so many, a phrase with
// slots takes, 0 for none.
func (x *Index) fits(r *reading, i, most int, pieces []vocabulary.Piece, filled *slots) int {
	at := i
	for _, piece := range pieces {
		left := i + most - at
		if left <= 0 {
			return 0
		}
		if piece.Slot == "" {
			if r.words[at].fold != piece.Word {
				return 0
			}
			at++
			continue
		}
		value, n := x.slot(r, at, left, piece)
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
func (x *Index) slot(r *reading, i, most int, piece vocabulary.Piece) (value string, n int) {
	switch piece.Slot {
	case "place":
		return x.placeAt(r, i, most, surely)
	case "town":
		return x.placeAt(r, i, most, likely)
	case "language":
		code, ok := x.languageNamed(r.words[i].fold)
		if !ok {
			return "", 0
		}
		return code, 1
	case "month":
		if number, ok := x.lexicon.months[r.words[i].fold]; ok {
			return number, 1
		}
		return "", 0
	}
	words := r.folds(i)[:most]
	if piece.After != "" {
		bare, ok := strings.CutSuffix(r.words[i].plain, piece.After)
		if !ok {
			return "", 0
		}
		words = []string{bare}
	}
	return x.numberIn(piece.Slot, words)
}

// numberIn reads a number as a slot wants it: ages whole, pence in pounds.
func (x *Index) numberIn(slot string, words []string) (value string, n int) {
	figures, n := x.lexicon.number(words)
	if n == 0 {
		return "", 0
	}
	switch slot {
	case "age":
		if !isAge(figures) {
			return "", 0
		}
	case "day", "mm", "year":
		if !isPartOfDate(slot, figures) {
			return "", 0
		}
	case "pence":
		pence, err := strconv.Atoi(figures)
		if err != nil {
			return "", 0
		}
		return strconv.FormatFloat(float64(pence)/100, 'f', -1, 64), n
	case "pounds", "miles":
		amount, err := strconv.ParseFloat(figures, 64)
		if err != nil {
			return "", 0
		}
		return strconv.FormatFloat(amount, 'f', -1, 64), n
	}
	return figures, n
}

func isAge(text string) bool {
	years, err := strconv.Atoi(text)
	return err == nil && years >= 0 && years <= mostYears
}

// fill makes of a meaning a part, with what stands in the slots. It says false
// where that is a value that nothing has.
func (x *Index) fill(r *reading, m *meaning, filled *slots) (part, bool) {
	p := part{sort: m.sort}
	for _, f := range m.filters {
		value := filled.put(f.value)
		switch f.group {
		case byAge:
			value = x.ageNamed(value)
		case byDate:
			value = x.dateNamed(value, r.now)
		}
		if !x.knows(f.group, value) {
			return part{}, false
		}
		p.filters = append(p.filters, filter{f.group, value})
	}
	p.near = filled.put(m.near)
	if m.within != "" {
		miles, err := strconv.ParseFloat(filled.put(m.within), 64)
		if err != nil || !(miles > 0 && miles <= mostMiles) {
			return part{}, false
		}
		p.within = miles
	}
	return p, true
}

// put fills the slots of a value, in order.
func (s *slots) put(value string) string {
	if s == nil || !strings.Contains(value, "<") {
		return value
	}
	values := slices.Clone(s.values)
	for _, slot := range vocabulary.SlotsIn(value) {
		for i, name := range s.names {
			if name == slot && values[i] != "" {
				value = strings.Replace(value, "<"+slot+">", values[i], 1)
				values[i] = ""
				break
			}
		}
	}
	return value
}

func (x *Index) languageNamed(name string) (code string, ok bool) {
	for _, code := range x.Languages {
		if x.speech.fold(vocabulary.Plain(x.say.LanguageName(code))) == name {
			return code, true
		}
	}
	return "", false
}

// cutPostcodes leaves of each full postcode in a text only its sector.
func cutPostcodes(text string) string {
	if !strings.ContainsAny(text, "0123456789") {
		return text
	}
	words := vocabulary.Tokens(text)
	for i := range words {
		for n := min(3, len(words)-i); n > 0; n-- {
			start, end := words[i].Start, words[i+n-1].End
			code, ok := place.ParsePostcode(text[start:end])
			if ok && len(code.Inward) == 3 {
				return text[:start] + code.Sector() + cutPostcodes(text[end:])
			}
		}
	}
	return text
}
