package interview

import (
	"fmt"
	"strings"

	"bandstand/directory/schedule"
)

// sessionKeys are the keys of a session in the order in which they are written. It is
// kept in parts until it is whole, because sessions: is a list and not a mapping.
var sessionKeys = []string{"day", "time", "repeats", "week", "from"}

func takeDay(i *interview, answer string) error {
	if strings.EqualFold(answer, "by arrangement") {
		i.byAgreement = true
		return nil
	}
	return session("day")(i, answer)
}

// takeFirstDate keeps the date that says which weeks are meant, so it must fall on the
// day of the session.
func takeFirstDate(i *interview, answer string) error {
	day, err := schedule.ParseWeekday(i.values["session.day"])
	date, dateErr := schedule.ParseDate(answer)
	if err == nil && dateErr == nil && date.Weekday() != day {
		return refusal(fmt.Sprintf("%s is a %s, and the day is %s.", answer, date.Weekday(), day))
	}
	return session("from")(i, answer)
}

// session returns a function that keeps one part of the session.
func session(key string) func(*interview, string) error {
	return func(i *interview, answer string) error {
		i.values["session."+key] = flowText(answer)
		i.values["sessions"] = i.writeSession()
		return nil
	}
}

// writeSession returns as much of the session as is known, in YAML.
func (i *interview) writeSession() string {
	var parts []string
	for _, key := range sessionKeys {
		if value, ok := i.values["session."+key]; ok {
			parts = append(parts, fmt.Sprintf("%s: %s", key, value))
		}
	}
	return "[{" + strings.Join(parts, ", ") + "}]"
}

func byArrangement(i *interview) bool { return i.byAgreement }
func onADay(i *interview) bool        { return !i.byAgreement }

func repeats(how string) func(*interview) bool {
	return func(i *interview) bool { return i.values["session.repeats"] == how }
}
