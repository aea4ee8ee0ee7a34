package timetable

import (
	"strings"

	"bandstand/directory/schedule"
	"bandstand/directory/timetable/phrases"
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
		Kind: kind, says: kind, about: oneLine(r.Said(from, to)),
		text: r.Text, from: r.Tokens[from].From, to: r.Tokens[to-1].To,
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

func (r *reader) askTime(days phrases.Item) *Question {
	q := r.ask(Time, days.At, days.End)
	q.from, q.before = q.to, " "
	return q
}

func (r *reader) askFirst(g group) *Question {
	q := r.ask(First, g.days[0].At, g.end)
	q.from, q.before = q.to, " from "
	return q
}

// askHalf asks which of several times is meant.
func (r *reader) askHalf(n int, s sentence, readings []phrases.Reading) *Question {
	q := r.ask(Which, s.items[n].At, s.items[n].End)
	for _, one := range readings {
		says := func(lang *words.Language) string {
			if one.End == 0 {
				return lang.Clock(int(one.Start))
			}
			return lang.Span(int(one.Start), int(one.End))
		}
		q.choice(says(words.English()), says)
	}
	return q
}

// askWeek asks which week of the month is meant.
func (r *reader) askWeek(d phrases.Item) *Question {
	var days []string
	for _, day := range d.Days {
		days = append(days, words.English().Weekday(day))
	}
	q := r.ask(Which, d.At, d.End)
	q.says, q.after = "week", " "+words.English().List(days)
	for _, week := range []string{"first", "second", "third", "fourth", "last"} {
		q.choice(week, func(lang *words.Language) string { return lang.Say("schedule.week." + week) })
	}
	return q
}

// askTurn asks whether "every second Tuesday" is every other, or the second of the month.
func (r *reader) askTurn(d phrases.Item) *Question {
	q := r.ask(Which, d.At, d.End)
	q.says = "turn"
	for _, one := range []schedule.Session{
		{Repeats: schedule.Weekly, Every: d.Turn}, {Repeats: schedule.Monthly, Week: d.Turn},
	} {
		says := func(lang *words.Language) string { return one.SayDays(lang, d.Days) }
		q.choice(says(words.English()), says)
	}
	return q
}

// askScope asks whether what stands at the end is said of all the groups of a sentence or of the
// last alone. In a sentence of its own it is said of all, and in one with the last alone of that.
func (r *reader) askScope(s sentence) *Question {
	last := s.groups[len(s.groups)-1]
	begins := last.days[0].At
	if at := s.items[last.times[0].at].At; at < begins {
		begins = at
	}
	q := r.ask(Which, s.items[0].At, s.items[len(s.items)-1].End)
	q.says, q.about = "scope", oneLine(r.Said(s.tail.At, s.tail.End))
	cut := func(from, to int) string { return strings.TrimRight(r.Said(from, to), " ,(&") }
	end := s.items[len(s.items)-1].End
	q.choice(cut(s.items[0].At, s.tail.At)+". "+r.Said(s.tail.At, end),
		func(lang *words.Language) string { return lang.Say("timetable.scope.all") })
	before := strings.TrimSuffix(cut(s.items[0].At, begins), " and")
	q.choice(strings.TrimRight(before, " ,")+"; "+r.Said(begins, end),
		func(lang *words.Language) string {
			return lang.Say("timetable.scope.last", "words", oneLine(cut(begins, s.tail.At)))
		})
	return q
}
