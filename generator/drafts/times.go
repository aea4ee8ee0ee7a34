package drafts

import (
	"regexp"
	"slices"
	"strings"

	"bandstand/directory/schedule"
	"bandstand/directory/timetable"
	"bandstand/directory/words"
)

var (
	inTerm  = regexp.MustCompile(`(?i)\b(?:weekly (?:in|during)|in|during|only in)\s+(?:school\s+)?term[\s-]*times?\b|\bterm[\s-]*time only\b`)
	offTerm = regexp.MustCompile(`(?i)\b(?:outside|not (?:in|during)|all year|school holidays|holidays too|and holidays)\b`)
)

const (
	// longestSession is how many minutes a session can take that comes again. What takes longer
	// is opening hours,
	longestSession = 6 * 60
	// and so is what takes more than this on each of the days of a working week, and begins in the morning.
	longestDaily = 4 * 60
	workingWeek  = 5
	noon         = 12 * 60
)

// isOpening returns which sessions of a list are opening hours rather than times to meet.
func isOpening(all []schedule.Session) func(schedule.Session) bool {
	days := map[[2]schedule.Clock]int{}
	for _, one := range all {
		if one.Repeats == schedule.Weekly {
			days[[2]schedule.Clock{one.Start, one.End}]++
		}
	}
	return func(one schedule.Session) bool {
		lasts := one.End - one.Start
		return one.Repeats != "" && (lasts > longestSession || one.Start < noon && lasts > longestDaily && days[[2]schedule.Clock{one.Start, one.End}] >= workingWeek)
	}
}

const opening = "its times look like opening hours: ask when people meet"

// when takes over times that the list has as figures, and reads those that it has as words. What is
// not understood stays as words, and what one says that the other does not is for somebody to ask.
func (d *draft) when(s Service) {
	var lines, beside []string
	var said []string // the sessions in words
	opens := isOpening(s.Sessions)
	terms := inTerm.MatchString(s.Description) && !offTerm.MatchString(s.Description)
	for _, session := range s.Sessions {
		if session.End == 0 && session.Start == 0 || session.End > 0 && session.End <= session.Start || opens(session) {
			beside = append(beside, sayTime(session))
			d.note(opening)
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
		lines, said = append(lines, timetable.Write(session)), append(said, sayTime(session))
	}
	bank, structured := "", len(lines) > 0
	for _, text := range s.When {
		if text = d.private(plain(text)); text == "" {
			continue
		}
		parsed := timetable.Parse(text, d.known.today) // for which lines are sentences
		text = line(text)
		switch {
		case structured: // words beside figures may take something back
			beside = append(beside, text)
			continue
		case parsed.Question != nil:
			d.note(strings.TrimSuffix(parsed.Question.Say(words.English()), "?") + "? (its times: " + text + ")")
		}
		if slices.ContainsFunc(parsed.Sessions, isOpening(parsed.Sessions)) {
			beside = append(beside, text)
			d.note(opening)
			continue
		}
		if past := d.lastDay(parsed.Sessions); !past.IsZero() {
			d.also("When", text)
			d.note("its last day was " + past.String() + ": ask whether it happens again")
			continue
		}
		for _, session := range parsed.Sessions {
			lines, said = append(lines, timetable.Write(session)), append(said, sayTime(session))
		}
		bank = parsed.BankHolidays
		if parsed.ByArrangement != "" {
			beside = append(beside, parsed.ByArrangement)
		}
		if len(parsed.Sessions) == 0 && parsed.Question == nil {
			d.note("its times stay as words: " + text)
		}
	}
	if len(lines) > 0 {
		times := strings.Join(slices.Concat(said, s.When), ". ")
		d.holdAgainst(plain(s.Description), times)
		for _, also := range s.Also {
			d.holdAgainst(line(also.Words), times)
		}
	}
	d.SetLines("sessions", unique(lines))
	d.Set("by_arrangement", strings.Join(unique(beside), ". "))
	d.Set("bank_holidays", bank)
}

// lastDay returns the last day of times that are all over; nothing where one is to come.
func (d *draft) lastDay(all []schedule.Session) (last schedule.Date) {
	for _, one := range all {
		dates := one.Dates
		if len(dates) == 0 {
			dates = []schedule.Date{one.Until}
		}
		for _, date := range dates {
			if date.IsZero() {
				return schedule.Date{}
			}
			if last.Before(date) {
				last = date
			}
		}
	}
	if !last.Before(d.known.today) {
		return schedule.Date{}
	}
	return last
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
