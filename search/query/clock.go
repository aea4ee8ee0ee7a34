package query

import (
	"strconv"
	"strings"

	"bandstand/directory/vocabulary"
	"bandstand/search/dates"
	"bandstand/search/index"
	"bandstand/search/lexicon"
)

// People say when something is to begin by a clock: "after four", "2.30pm", "between 2 and
// 4". The filter is a window of the day: see index.WindowOf. Which half of the day a time is
// in is often left to whoever hears it; until all of the window is read, such a time is kept
// with dates.EitherHalf behind it.

// clockAt reads a clock time at the head of words, of which number i is the first, and
// returns how many it takes. A number alone is one only where a phrase says so.
func (r *Reading) clockAt(i, most int) (value string, n int, alone bool) {
	known, words := r.in.lexicon, r.folded[i:i+most]
	said, n := known.Clock(words)
	if strings.Contains(said, ":") {
		return said, n, false
	}
	shift, _ := strconv.Atoi(said) // "half past", "quarter to"
	if n > 0 && shift == 0 || n == len(words) {
		return "", 0, false
	}
	figures, half, numbers := known.Figures(r.Words[i+n].Plain, words[n:])
	if n += numbers; numbers == 0 {
		return "", 0, false
	}
	if said, more := known.Clock(words[n:]); half == "" && more > 0 && !strings.ContainsAny(said, "0123456789") {
		half, n = said, n+more
	}
	minute, full, ok := dates.MinutesOf(figures)
	if !ok || shift != 0 && full {
		return "", 0, false
	}
	minute += shift
	switch hour := minute / 60; {
	case half == lexicon.AM && hour <= 12:
		return index.Clock(minute % (12 * 60)), n, false
	case half == lexicon.PM && hour <= 12:
		return index.Clock(minute%(12*60) + 12*60), n, false
	case full && (hour > 12 || figures[0] == '0'):
		return index.Clock(minute), n, false
	case hour < 1 || hour > 12 || full && half == "" && minute%15 != 0: // "3.50" is money
		return "", 0, false
	}
	return index.Clock(minute) + dates.EitherHalf, n, !full && shift == 0 && half == ""
}

// endsClock reports whether a number alone before word i can be a time of day: nothing stands
// behind it of which there may be so many, or one more.
func (r *Reading) endsClock(i int) bool {
	one, _ := r.in.lexicon.Number(r.folded[i-1 : i])
	if i == len(r.Words) || (refusing{r}).isMarked(i) || r.carriesNothing(i) && one != "1" {
		return true
	}
	next := r.at(i)
	return next.words > 0 && next.text != vocabulary.TextAsTyped && next.text != vocabulary.TextNothing &&
		!next.Has(lexicon.Age, lexicon.GoodFor, lexicon.Offers) && next.Within == 0
}
