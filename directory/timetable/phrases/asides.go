package phrases

// asides reads what says nothing of when: prices, telephone numbers, ages, addresses.
type asides struct{ *line }

func (a asides) opaque(at int) int {
	i := at
	switch {
	case a.Is(i, "£", "€"):
		j := i + 1 + a.amounts(i+1)
		if _, n := a.Find(j); a.Is(j, "per", "a", "each", "/", "for") && n <= 2 {
			j = min(j+2, len(a.Tokens)) // "£2 a week" is no week
		}
		return j - i
	case a.Is(i, "+") && a.kind(i+1) == number:
		return 1 + a.telephone(i+1)
	case a.kind(i) == number:
		return max(a.telephone(i), a.counted(i), a.street(i), a.postcode(i))
	case a.Is(i, "age", "ages", "aged", "over", "under", "year", "years", "yr", "yrs"):
		if n := a.amounts(i + 1); n > 0 && !a.clockLike(i+1+n) {
			return 1 + n
		}
	case a.Is(i, "room", "hall", "studio", "floor", "unit", "flat", "bus", "buses", "route", "no", "number", "stage",
		"level", "lounge"):
		j := a.skip(i+1, ".")
		if a.kind(j) == number && !a.Is(j+1, "-", "to", ":", ".", "am", "pm", "a", "p", "until", "till") {
			return j + 1 - i
		}
	}
	return 0
}

// clockLike reports whether a token goes on after a number as times do.
func (a asides) clockLike(at int) bool {
	return a.Is(at, "am", "pm", ":") || a.Is(at, "a", "p") && a.Is(at+1, ".", "m") ||
		a.Is(at, ".") && a.glued(at+1) && a.kind(at+1) == number
}

// amounts reads one number or two: "5", "5-11", "60+", "3.50", "50s".
func (a asides) amounts(at int) int {
	i := at
	for range 2 {
		if a.kind(i) != number {
			break
		}
		i++
		if a.Is(i, ".") && a.glued(i) && a.kind(i+1) == number && a.glued(i+1) {
			i += 2
		}
		if a.Is(i, "s", "p", "+", "k") && a.glued(i) {
			i++
		}
		next := a.skip(i+1, "£")
		if !a.Is(i, "-", "to", "and", "or", "&") || a.kind(next) != number ||
			a.clockLike(next+1) || a.Is(next+1, "-", "to", "till", "until", "til") {
			break
		}
		i = next
	}
	return i - at
}

// counted reads numbers of people, years or pounds: "5-11 year olds", "60+", "20 places".
func (a asides) counted(at int) int {
	n := a.amounts(at)
	i := at + n
	if a.Is(i-1, "+", "s", "p") {
		return n
	}
	i = a.skip(i, "-")
	if a.Is(i, "years", "yrs", "yr", "year", "yo", "people", "places", "spaces", "children", "kids", "adults", "miles",
		"mile", "%", "pounds", "pence", "members", "seats", "mth", "mths", "per", "oed", "oeds", "metres", "tables") {
		return a.skip(i+1, "old", "olds", "of", "age") - at
	}
	if a.Is(i, "months") && a.Is(i+1, "old", "olds", "to", "-", "+") {
		return i + 2 - at
	}
	return 0
}

// telephone reads five figures or more in a row, or after 0, and the groups behind them.
func (a asides) telephone(at int) int {
	first := a.word(at)
	i := at + 1
	begins := first[0] == '0' && len(first) > 1 || a.Is(at-1, "+")
	if len(first) < 5 && !(begins && a.kind(i) == number && len(a.word(i)) >= 3) {
		return 0
	}
	for a.kind(i) == number && len(a.word(i)) >= 3 || a.Is(i, "(", ")") && a.kind(i+1) == number && a.glued(i+1) {
		i++
	}
	return i - at
}

// street reads "41 Highfield Road".
func (a asides) street(at int) int {
	for i := at + 1; i <= at+4 && a.kind(i) == word; i++ {
		if i > at+1 && a.Is(i, "road", "rd", "street", "st", "lane", "avenue", "ave", "close", "way", "drive", "court",
			"place", "terrace", "crescent", "square", "row", "hill", "gardens", "grove", "green") {
			return i + 1 - at
		}
	}
	return 0
}

// postcode reads what is left of "M6 5LB" and of "U3A": figures with letters on both sides, or
// behind a letter.
func (a asides) postcode(at int) int {
	behind := a.glued(at) && a.kind(at-1) == word
	if behind && !a.clockLike(at+1) && !a.Is(at+1, "-", "to") {
		return 1
	}
	if a.kind(at+1) == word && a.glued(at+1) && len(a.word(at+1)) == 2 && len(a.word(at)) == 1 &&
		!a.Is(at+1, "am", "pm", "st", "nd", "rd", "th", "yb", "yp", "yh", "af", "il", "ed") {
		return 2
	}
	return 0
}
