package search

import (
	"strconv"
	"strings"

	"bandstand/directory/place"
)

// readPhrase finds words of the vocabularies, days, times, and ways to take part.
func readPhrase(x *Index, r *reading, i int) (part, int) {
	e, ok := longest(x.lexicon.entries, r.folds(i))
	if !ok {
		return part{}, 0
	}
	return part{filters: e.means}, len(e.words)
}

// readPostcode finds a postcode or the beginning of one, in one word or in two
// or three.
func readPostcode(x *Index, r *reading, i int) (part, int) {
	before := leadsToPlace(r.words[i])
	for n := min(3, len(r.words)-i-before); n > 0; n-- {
		text := r.spelt(i+before, i+before+n)
		code, ok := place.ParsePostcode(text)
		if !ok || n == 3 && len(code.Inward) < 3 {
			continue
		}
		if _, _, known := place.FindPostcode(code); known {
			return part{near: code.String(), lead: before}, before + n
		}
	}
	return part{}, 0
}

// cutPostcodes leaves of each full postcode in a text only its sector.
func cutPostcodes(text string) string {
	words := tokens(text)
	for i := range words {
		for n := min(3, len(words)-i); n > 0; n-- {
			start, end := words[i].start, words[i+n-1].end
			code, ok := place.ParsePostcode(text[start:end])
			if ok && len(code.Inward) == 3 {
				return text[:start] + code.Sector() + cutPostcodes(text[end:])
			}
		}
	}
	return text
}

var (
	belowWords = map[string]bool{"under": true, "below": true, "max": true, "maximum": true, "upto": true}
	belowPairs = map[string]bool{"up to": true, "less than": true, "no more than": true, "at most": true, "not over": true, "not more than": true}
	poundWords = map[string]bool{"pound": true, "quid": true, "gbp": true}
	pennyWords = map[string]bool{"p": true, "pence": true, "pennies": true}
)

// readPrice finds "under £5", "£3.50 or less", "less than 5 pounds" and "50p".
func readPrice(x *Index, r *reading, i int) (part, int) {
	folds := r.folds(i)
	n, limited := readBelow(folds)
	amount, used, marked := readAmount(folds[n:])
	if used == 0 || !marked {
		return part{}, 0
	}
	n += used
	if !limited && len(folds) >= n+2 && folds[n] == "or" && (folds[n+1] == "less" || folds[n+1] == "under") {
		n += 2
	}
	return part{filters: []filter{{byCost, amount}}}, n
}

func readBelow(folds []string) (n int, limited bool) {
	for n := 3; n > 1; n-- {
		if len(folds) >= n && belowPairs[strings.Join(folds[:n], " ")] {
			return n, true
		}
	}
	if len(folds) > 0 && belowWords[folds[0]] {
		return 1, true
	}
	return 0, false
}

// readAmount reads a sum of money. A bare number is not marked as one.
func readAmount(folds []string) (pounds string, n int, marked bool) {
	if len(folds) > 0 && folds[0] == "£" {
		folds, n, marked = folds[1:], 1, true
	}
	if len(folds) == 0 {
		return "", 0, false
	}
	number, isPence := strings.CutSuffix(folds[0], "p")
	amount, err := strconv.ParseFloat(number, 64)
	if err != nil || !(amount >= 0 && amount <= mostPounds) {
		return "", 0, false
	}
	n++
	if !isPence && len(folds) > 1 && (poundWords[folds[1]] || pennyWords[folds[1]]) {
		isPence, marked = pennyWords[folds[1]], true
		n++
	}
	if isPence {
		amount, marked = amount/100, true
	}
	return strconv.FormatFloat(amount, 'f', -1, 64), n, marked
}

// readAge finds "8 year old", "aged 70", "my 8 yr old" and "70 years".
func readAge(x *Index, r *reading, i int) (part, int) {
	folds := r.folds(i)
	if len(folds) >= 2 && (folds[0] == "aged" || folds[0] == "age") && isAge(folds[1]) {
		n := 2
		if len(folds) > n && (folds[n] == "year" || folds[n] == "yr") {
			n++
		}
		return ageOf(folds[1]), n
	}
	if len(folds) < 2 || !isAge(folds[0]) {
		return part{}, 0
	}
	switch {
	case len(folds) >= 3 && (folds[1] == "year" || folds[1] == "yr") && (folds[2] == "old" || folds[2] == "olds"):
		return ageOf(folds[0]), 3
	case folds[1] == "yo" || folds[1] == "yrs" || folds[1] == "year":
		return ageOf(folds[0]), 2
	}
	return part{}, 0
}

func isAge(text string) bool {
	years, err := strconv.Atoi(text)
	return err == nil && years >= 0 && years <= mostYears
}

func ageOf(years string) part { return part{filters: []filter{{byAge, years}}} }

// readLanguage finds "in Polish", "Welsh speaking" and "speaks Urdu", of the
// languages that are spoken somewhere in the directory.
func readLanguage(x *Index, r *reading, i int) (part, int) {
	folds := r.folds(i)
	if len(folds) < 2 {
		return part{}, 0
	}
	if folds[0] == "in" || folds[0] == "speak" || folds[0] == "speaking" {
		if code, ok := x.languageNamed(folds[1]); ok {
			return part{filters: []filter{{byLanguage, code}}}, 2
		}
	}
	if folds[1] == "speaking" || folds[1] == "speaker" {
		if code, ok := x.languageNamed(folds[0]); ok {
			return part{filters: []filter{{byLanguage, code}}}, 2
		}
	}
	return part{}, 0
}

func (x *Index) languageNamed(name string) (code string, ok bool) {
	for _, code := range x.Languages {
		if fold(plainly(x.say.LanguageName(code))) == name {
			return code, true
		}
	}
	return "", false
}
