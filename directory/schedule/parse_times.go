package schedule

import (
	"regexp"
	"strconv"
	"strings"

	"bandstand/directory/words"
)

const clockHint = `write times on the 24-hour clock: "09:30", "14:00"`

var clockShape = regexp.MustCompile(`^([0-9]{2}):([0-9]{2})$`)

// ParseClock reads a time on the 24-hour clock, "09:30". Both figures of the
// hour are needed, so that nobody's "2:00" turns into the middle of the night.
func ParseClock(text string) (Clock, error) {
	shape := clockShape.FindStringSubmatch(text)
	if shape == nil {
		return 0, &ValueError{words.Quote(text) + " is not a time that can be read", clockSuggestion(text)}
	}
	hour, minute := number(shape[1]), number(shape[2])
	if hour > 23 || minute > 59 {
		return 0, &ValueError{"there is no time " + words.Quote(text), clockHint}
	}
	return Clock(hour*60 + minute), nil
}

// clockSuggestion is the hint that shows one time as it should be written.
func clockSuggestion(text string) string {
	meant := likelyClocks(text)
	if len(meant) == 0 {
		return clockHint
	}
	best := meant[0]
	for _, clock := range meant[1:] {
		if daytime(clock) && !daytime(best) {
			best = clock
		}
	}
	return "write " + words.Quote(best.String())
}

// ParseSpan reads when a session begins and ends, "10:30 to 12:00", or begins, "10:30":
// then end is 0. It ends later on the same day. The error shows what was most likely meant in the
// form that can be read: "10:30 to 12:00" for "10.30am - 12".
func ParseSpan(text string) (start, end Clock, err error) {
	if clockShape.MatchString(text) {
		start, err = ParseClock(text)
		return start, 0, err
	}
	from, to, ok := strings.Cut(text, " to ")
	if !ok || !clockShape.MatchString(from) || !clockShape.MatchString(to) {
		return 0, 0, wrongSpan(text)
	}
	if start, err = ParseClock(from); err != nil {
		return 0, 0, err
	}
	if end, err = ParseClock(to); err != nil {
		return 0, 0, err
	}
	switch {
	case end == start:
		return 0, 0, &ValueError{words.Quote(text) + " ends when it begins", `write when it ends: "10:30 to 12:00"`}
	case end < start:
		return 0, 0, &ValueError{words.Quote(text) + " ends before it begins", backwardHint(text, start)}
	}
	return start, end, nil
}

// backwardHint mends a span that ends before it begins: often the afternoon
// was written on the 12-hour clock.
func backwardHint(text string, start Clock) string {
	if start >= 18*60 {
		return "a session ends on the day it begins: write " + words.Quote(start.String()+" to 23:59")
	}
	if meant, ok := likelySpan(text); ok {
		return "write " + words.Quote(meant)
	}
	return "write the earlier time first"
}

// wrongSpan explains a span that cannot be read.
func wrongSpan(text string) error {
	if meant, ok := likelySpan(text); ok {
		return &ValueError{words.Quote(text) + " is not a time that can be read", "write " + words.Quote(meant)}
	}
	if meant := likelyClocks(text); len(meant) > 0 {
		return &ValueError{words.Quote(text) + " is not a time that can be read", clockSuggestion(text)}
	}
	return &ValueError{words.Quote(text) + " is not a time that can be read",
		`write when it begins and ends on the 24-hour clock: "10:30 to 12:00"`}
}

// between is what people put between two times.
var between = regexp.MustCompile(`\s*(?:-|–|—|\bto\b|\buntil\b|\btill\b|\btil\b|\band\b)\s*`)

// likelySpan guesses what somebody meant who wrote times their own way, for a
// hint. Of all readings it takes the shortest, and of two as short the one in
// the daytime.
func likelySpan(text string) (string, bool) {
	if len(text) > 60 {
		return "", false
	}
	text = strings.TrimPrefix(strings.ToLower(text), "from ")
	parts := between.Split(text, -1)
	if len(parts) != 2 {
		return "", false
	}
	var bestStart, bestEnd Clock
	found := false
	for _, start := range likelyClocks(parts[0]) {
		for _, end := range likelyClocks(parts[1]) {
			if end <= start {
				continue
			}
			shorter := end-start < bestEnd-bestStart
			asShort := end-start == bestEnd-bestStart
			if !found || shorter || asShort && daytime(start) && !daytime(bestStart) {
				bestStart, bestEnd, found = start, end, true
			}
		}
	}
	return bestStart.String() + " to " + bestEnd.String(), found
}

// daytime reports whether groups often begin at a time.
func daytime(clock Clock) bool { return 8*60 <= clock && clock < 20*60 }

var looseClock = regexp.MustCompile(`^([0-9]{1,2})(?:[:.h ]?([0-9]{2}))?\s*(am|pm|a\.m\.?|p\.m\.?|noon|midday|o'clock|hrs)?$`)

// likelyClocks returns the times that somebody may have meant by "10.30am",
// "2 pm", "1400", "noon" or "7": both halves of the day where neither was said.
func likelyClocks(text string) []Clock {
	text = strings.ToLower(strings.TrimSpace(text))
	if text == "noon" || text == "midday" {
		return []Clock{12 * 60}
	}
	shape := looseClock.FindStringSubmatch(text)
	if shape == nil {
		return nil
	}
	hour, minute := number(shape[1]), number(shape[2])
	if hour > 23 || minute > 59 {
		return nil
	}
	clock := Clock(hour*60 + minute)
	half := shape[3]
	switch {
	case hour > 12 || hour == 0:
		return []Clock{clock}
	case strings.HasPrefix(half, "a"):
		return []Clock{clock % (12 * 60)}
	case strings.HasPrefix(half, "p"), half == "noon", half == "midday":
		return []Clock{clock%(12*60) + 12*60}
	}
	return []Clock{clock % (12 * 60), clock%(12*60) + 12*60}
}

// number reads figures that a regular expression has already seen to be some.
func number(figures string) int {
	n, _ := strconv.Atoi(figures)
	return n
}
