package main

import (
	"fmt"
	"strings"

	"bandstand/directory/schedule"
)

// A session is kept in parts until it is whole, because sessions: is a list and
// not a mapping. Its keys are written in this order.
var sessionKeys = []string{"day", "time", "repeats", "week", "from"}

func takeDay(i *interview, answer string) error {
	if strings.EqualFold(answer, "by arrangement") {
		i.agreed = true
		return nil
	}
	return session("day")(i, answer)
}

// takeBegin takes the date that says which weeks are meant, so it has to fall on
// the day of the session.
func takeBegin(i *interview, answer string) error {
	day, err := schedule.ParseWeekday(i.values["session.day"])
	date, dateErr := schedule.ParseDate(answer)
	if err == nil && dateErr == nil && date.Weekday() != day {
		return plainly(fmt.Sprintf("%s is a %s, and the day is %s.", answer, date.Weekday(), day))
	}
	return session("from")(i, answer)
}

// session keeps one part of the session, and writes what is known of it.
func session(key string) func(*interview, string) error {
	return func(i *interview, answer string) error {
		i.values["session."+key] = flowText(answer)
		i.values["sessions"] = i.writeSession()
		return nil
	}
}

// writeSession writes as much of the session as is known.
func (i *interview) writeSession() string {
	var parts []string
	for _, key := range sessionKeys {
		if value, told := i.values["session."+key]; told {
			parts = append(parts, fmt.Sprintf("%s: %s", key, value))
		}
	}
	return "[{" + strings.Join(parts, ", ") + "}]"
}

func byArrangement(i *interview) bool { return i.agreed }
func onADay(i *interview) bool        { return !i.agreed }

func repeats(how string) func(*interview) bool {
	return func(i *interview) bool { return i.values["session.repeats"] == how }
}
