package dates

import (
	"slices"
	"strconv"
	"strings"

	"bandstand/search/index"
)

// EitherHalf stands behind a clock time of which nobody said in which half of the day it
// is: that is settled when all of its window is read.
const EitherHalf = "?"

// firstMorning is the time, in minutes, from which on "after nine" is in the morning: before
// it, it is in the evening.
const firstMorning = 9 * 60

// MinutesOf returns the minutes after midnight of "4", and of "2.30", which is full.
func MinutesOf(figures string) (minute int, full, ok bool) {
	hours, minutes, full := strings.Cut(figures, ".")
	hour, err := strconv.Atoi(hours)
	if err != nil || hour > 23 || full && len(minutes) != 2 {
		return 0, false, false
	}
	past, _ := strconv.Atoi(minutes)
	return hour*60 + past, full, past < 60
}

// Window returns the window of "from-to", of which both may be in either half of the
// day, and of "@at": an hour from then on. Anything else stays as it is.
func Window(value string) string {
	if at, ok := strings.CutPrefix(value, "@"); ok {
		minute, _ := index.MinuteOf(halves(at)[0])
		return index.Clock(minute) + "-" + index.Clock(min(minute+60, 24*60-1))
	}
	from, to, ok := strings.Cut(value, "-")
	if !ok || !strings.Contains(value, EitherHalf) {
		return value
	}
	begins, ends := halves(from), halves(to)
	if from == "" || to == "" {
		return begins[0] + "-" + ends[0]
	}
	if !strings.HasSuffix(to, EitherHalf) { // "9 to 11pm": as near as can be
		slices.Sort(begins)
		slices.Reverse(begins)
	}
	for _, begin := range begins {
		for _, end := range ends {
			if begin < end {
				return begin + "-" + end
			}
		}
	}
	return value
}

// halves returns what a clock time may mean, the likelier first: things begin between nine
// in the morning and nine at night.
func halves(clockTime string) []string {
	at, either := strings.CutSuffix(clockTime, EitherHalf)
	minute, ok := index.MinuteOf(at)
	if !either || !ok {
		return []string{at}
	}
	morning, evening := index.Clock(minute%(12*60)), index.Clock(minute%(12*60)+12*60)
	if minute >= firstMorning && minute < 12*60 {
		return []string{morning, evening}
	}
	return []string{evening, morning}
}
