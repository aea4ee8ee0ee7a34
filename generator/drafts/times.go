package drafts

import (
	"regexp"
	"strings"

	"bandstand/directory/schedule"
	"bandstand/directory/timetable"
	"bandstand/directory/words"
)

var (
	inTerm  = regexp.MustCompile(`(?i)\b(?:weekly (?:in|during)|in|during|only in)\s+(?:school\s+)?term[\s-]*times?\b|\bterm[\s-]*time only\b`)
	offTerm = regexp.MustCompile(`(?i)\b(?:outside|not (?:in|during)|all year|school holidays|holidays too|and holidays)\b`)
)

// longestSession is how many minutes a session can take. What takes longer is opening hours.
const longestSession = 6 * 60

// when takes over times that the list has as figures, and reads those that it has as words. What is
// not understood stays as words, and what one says that the other does not is for somebody to ask.
func (d *draft) when(s Service) {
	var lines, beside []string
	terms := inTerm.MatchString(s.Description) && !offTerm.MatchString(s.Description)
	for _, session := range s.Sessions {
		if session.End == 0 && session.Start == 0 || session.End > 0 && session.End <= session.Start ||
			session.End-session.Start > longestSession {
			beside = append(beside, sayTime(session))
			d.note("its times look like opening hours: ask when people meet")
			continue
		}
		if !session.Until.IsZero() && session.Until.Before(d.known.today) {
			d.also("When", sayTime(session))
			d.note("the times that it has ended on " + session.Until.String() + ": ask whether it still happens")
			continue
		}
		if terms && session.Repeats == schedule.Weekly {
			session.TermTime = true
		}
		lines = append(lines, timetable.Write(session))
	}
	bank, structured := "", len(lines) > 0
	for _, text := range s.When {
		if text = d.private(line(text)); text == "" {
			continue
		}
		parsed := timetable.Parse(text, d.known.today)
		switch {
		case structured: // words beside figures may take something back
			beside = append(beside, text)
			continue
		case parsed.Question != nil:
			d.note(strings.TrimSuffix(parsed.Question.Say(words.English()), "?") + "? (its times: " + text + ")")
		}
		for _, session := range parsed.Sessions {
			lines = append(lines, timetable.Write(session))
		}
		bank = parsed.BankHolidays
		if parsed.ByArrangement != "" {
			beside = append(beside, parsed.ByArrangement)
		}
		if len(parsed.Sessions) == 0 {
			d.note("its times stay as words: " + text)
		}
	}
	d.setLines("sessions", unique(lines))
	d.set("by_arrangement", strings.Join(unique(beside), ". "))
	d.set("bank_holidays", bank)
}

// sayTime returns a session in words.
func sayTime(session schedule.Session) string {
	said := ""
	for _, line := range (schedule.Schedule{Sessions: []schedule.Session{session}}).Lines(words.English(), schedule.Date{Year: 2000, Month: 1, Day: 1}.Midnight(schedule.London)) {
		said += line.When
	}
	return said
}

func unique(all []string) []string {
	var found []string
	seen := map[string]bool{}
	for _, one := range all {
		if !seen[one] {
			seen[one] = true
			found = append(found, one)
		}
	}
	return found
}
