package timetable

import (
	"strings"

	"bandstand/directory/schedule"
	"bandstand/directory/words"
)

// Question is what must be known before a text can be read. Its answer is more words: With puts
// them into the text, which is then parsed anew.
type Question struct {
	Kind    string   // First, Time, Day, or Which
	Choices []Choice // the possible answers; none where it is a date, a time or a day

	text          string
	from, to      int // what the answer takes the place of
	before, after string
	about         string
	says          string // the key of its words
}

// Kinds of Question.
const (
	First = "first" // the date of the first one of those with weeks between them
	Time  = "time"  // when it begins
	Day   = "day"   // the day of the week, or the dates
	Which = "which" // one of the Choices
)

// Choice is one possible answer.
type Choice struct {
	Text string // what to parse instead
	says func(*words.Language) string
}

// Say returns the choice in words: "7pm to 9pm".
func (c Choice) Say(lang *words.Language) string { return c.says(lang) }

// Say returns the question in words: "What is the date of the first one?"
func (q *Question) Say(lang *words.Language) string {
	var choices []string
	for _, choice := range q.Choices {
		choices = append(choices, choice.Say(lang))
	}
	return lang.Say("timetable.ask."+q.says, "words", q.about, "choices", lang.Either(choices))
}

// With returns the text with an answer in it.
func (q *Question) With(answer string) string {
	return q.text[:q.from] + q.before + answer + q.after + q.text[q.to:]
}

// ask begins a question about some tokens, whose answer takes their place.
func (r *reader) ask(kind string, from, to int) *Question {
	return &Question{
		Kind: kind, says: kind, about: oneLine(r.said(from, to)),
		text: r.text, from: r.tokens[from].from, to: r.tokens[to-1].to,
	}
}

func (q *Question) choice(answer string, says func(*words.Language) string) {
	q.Choices = append(q.Choices, Choice{q.With(answer), says})
}

func (r *reader) askDay(g group) *Question {
	if len(g.times) == 0 {
		return nil
	}
	q := r.ask(Day, g.times[0].end-1, g.times[0].end)
	q.from, q.before = q.to, " "
	return q
}

func (r *reader) askTime(days item) *Question {
	q := r.ask(Time, days.at, days.end)
	q.from, q.before = q.to, " "
	return q
}

func (r *reader) askFirst(g group) *Question {
	q := r.ask(First, g.days[0].at, g.end)
	q.from, q.before = q.to, " from "
	return q
}

// askHalf asks which of several times is meant.
func (r *reader) askHalf(n int, s sentence, readings []reading) *Question {
	q := r.ask(Which, s.items[n].at, s.items[n].end)
	for _, one := range readings {
		says := func(lang *words.Language) string {
			if one.end == 0 {
				return lang.Clock(int(one.start))
			}
			return lang.Span(int(one.start), int(one.end))
		}
		q.choice(says(words.English()), says)
	}
	return q
}

// askWeek asks which week of the month is meant.
func (r *reader) askWeek(d item) *Question {
	var days []string
	for _, day := range d.days {
		days = append(days, words.English().Weekday(day))
	}
	q := r.ask(Which, d.at, d.end)
	q.says, q.after = "week", " "+words.English().List(days)
	for _, week := range []string{"first", "second", "third", "fourth", "last"} {
		q.choice(week, func(lang *words.Language) string { return lang.Say("schedule.week." + week) })
	}
	return q
}

// askTurn asks whether "every second Tuesday" is every other, or the second of the month.
func (r *reader) askTurn(d item) *Question {
	q := r.ask(Which, d.at, d.end)
	q.says = "turn"
	for _, one := range []schedule.Session{
		{Repeats: schedule.Weekly, Every: d.turn}, {Repeats: schedule.Monthly, Week: d.turn},
	} {
		says := func(lang *words.Language) string { return one.SayDays(lang, d.days) }
		q.choice(says(words.English()), says)
	}
	return q
}

// askScope asks whether what stands at the end is said of all the groups of a sentence or of the
// last alone. In a sentence of its own it is said of all, and in one with the last alone of that.
func (r *reader) askScope(s sentence) *Question {
	last := s.groups[len(s.groups)-1]
	begins := last.days[0].at
	if at := s.items[last.times[0].at].at; at < begins {
		begins = at
	}
	q := r.ask(Which, s.items[0].at, s.items[len(s.items)-1].end)
	q.says, q.about = "scope", oneLine(r.said(s.tail.at, s.tail.end))
	cut := func(from, to int) string { return strings.TrimRight(r.said(from, to), " ,(&") }
	end := s.items[len(s.items)-1].end
	q.choice(cut(s.items[0].at, s.tail.at)+". "+r.said(s.tail.at, end),
		func(lang *words.Language) string { return lang.Say("timetable.scope.all") })
	before := strings.TrimSuffix(cut(s.items[0].at, begins), " and")
	q.choice(strings.TrimRight(before, " ,")+"; "+r.said(begins, end),
		func(lang *words.Language) string {
			return lang.Say("timetable.scope.last", "words", oneLine(cut(begins, s.tail.at)))
		})
	return q
}
