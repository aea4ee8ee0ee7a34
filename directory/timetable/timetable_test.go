package timetable

import (
	"flag"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"bandstand/directory/schedule"
	"bandstand/directory/timetable/phrases"
	"bandstand/directory/words"
)

var update = flag.Bool("update", false, "rewrite what the phrases of testdata come to")

// today is the day on which the phrases of testdata are read, a Saturday.
var today = schedule.Date{Year: 2026, Month: time.November, Day: 21}

// phraseLists are read by TestPhrases and those that hold of every phrase.
var phraseLists = []string{"testdata/phrases.txt", "testdata/dictated.txt", "testdata/welsh.txt"}

// entry is a phrase of a list and what it is to come to. A phrase stands at the edge, with ⏎ where
// a line ends, and below it, indented, what is read of it.
type entry struct{ phrase, want string }

// entries reads a list of phrases, and what stands between them as it is.
func entries(t testing.TB, file string) (all []entry, between []string) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(string(text), "\n") {
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
			all, between = append(all, entry{}), append(between, line)
		case strings.HasPrefix(line, "\t"):
			all[len(all)-1].want += line + "\n"
		default:
			all, between = append(all, entry{phrase: line}), append(between, "")
		}
	}
	return all, between
}

func typed(phrase string) string { return strings.ReplaceAll(phrase, "⏎", "\n") }

// told returns what a phrase came to, a line each.
func told(text string, parsed Parsed) string {
	var all strings.Builder
	line := func(what string) { all.WriteString("\t" + what + "\n") }
	for _, session := range parsed.Sessions {
		line(Write(session))
	}
	if parsed.BankHolidays != "" {
		line("bank holidays: " + parsed.BankHolidays)
	}
	if parsed.ByArrangement != "" {
		line("words: " + parsed.ByArrangement)
	}
	var left []string
	for _, stretch := range parsed.Left {
		left = append(left, oneLine(text[stretch.From:stretch.To]))
	}
	if len(left) > 0 {
		line("not understood: " + strings.Join(left, " | "))
	}
	if q := parsed.Question; q != nil {
		line("asks: " + q.Say(words.English()))
	}
	return all.String()
}

// TestPhrases holds what the phrases come to: sessions, words, and what is asked.
func TestPhrases(t *testing.T) {
	for _, file := range phraseLists {
		all, between := entries(t, file)
		var made strings.Builder
		for n, one := range all {
			if one.phrase == "" {
				made.WriteString(between[n] + "\n")
				continue
			}
			text := typed(one.phrase)
			got := told(text, Parse(text, today))
			made.WriteString(one.phrase + "\n" + got)
			if got != one.want && !*update {
				t.Errorf("%s: %q\n got\n%s\nwant\n%s", file, one.phrase, got, one.want)
			}
		}
		if *update {
			if err := os.WriteFile(file, []byte(strings.TrimSuffix(made.String(), "\n")), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// TestWhatIsSaidIsReadAgain holds that what the site says of a session, in either language, is
// read as a session that happens at the same times for a year.
func TestWhatIsSaidIsReadAgain(t *testing.T) {
	now := today.Midnight(schedule.London)
	welsh, _ := words.In("cy")
	read := 0
	for _, file := range phraseLists {
		all, _ := entries(t, file)
		for _, one := range all {
			first := Parse(typed(one.phrase), today)
			for _, lang := range []*words.Language{words.English(), welsh} {
				before := schedule.Schedule{Sessions: withoutNotes(first.Sessions), Terms: terms}
				var after schedule.Schedule
				after.Terms = terms
				said := before.Say(lang, now)
				for _, line := range said {
					again := Parse(line, today)
					if again.Question != nil || again.ByArrangement != "" || len(again.Left) > 0 {
						t.Errorf("%q is said as %q, of which is read\n%s", one.phrase, line, told(line, again))
					}
					after.Sessions = append(after.Sessions, again.Sessions...)
				}
				if got, want := times(after, now), times(before, now); got != want {
					t.Errorf("%q is said as %q, which is read as other times\n got %s\nwant %s", one.phrase, said, got, want)
				}
			}
			read += len(first.Sessions)
		}
	}
	if read < 200 {
		t.Errorf("only %d sessions were read, so the test proves little", read)
	}
}

// terms are those of a town, for sessions in term time.
var terms = []schedule.Term{
	{Name: "Autumn", From: schedule.Date{Year: 2026, Month: time.November, Day: 2}, To: schedule.Date{Year: 2026, Month: time.December, Day: 18}},
	{Name: "Spring", From: schedule.Date{Year: 2027, Month: time.January, Day: 4}, To: schedule.Date{Year: 2027, Month: time.March, Day: 25}},
	{Name: "Summer", From: schedule.Date{Year: 2027, Month: time.April, Day: 12}, To: schedule.Date{Year: 2027, Month: time.July, Day: 20}},
}

func withoutNotes(sessions []schedule.Session) []schedule.Session {
	sessions = slices.Clone(sessions)
	for i := range sessions {
		sessions[i].Note = ""
	}
	return sessions
}

// times returns every time of a year.
func times(s schedule.Schedule, from time.Time) string {
	var all []string
	for _, o := range s.Between(from, from.AddDate(1, 0, 0)) {
		all = append(all, o.Start.Format("2006-01-02 15:04")+o.End.Format("-15:04"))
	}
	return strings.Join(all, " ")
}

// TestAnswers follows questions to their ends: each choice is read as what it says, and no answer
// is asked for twice.
func TestAnswers(t *testing.T) {
	open := map[string]string{First: "2 December 2026", Time: "2-4pm", Day: "Tuesdays"}
	asked := map[string]int{}
	for _, file := range phraseLists {
		all, _ := entries(t, file)
		for _, one := range all {
			q := Parse(typed(one.phrase), today).Question
			if q == nil {
				continue
			}
			asked[q.says]++
			answers := []string{q.With(open[q.Kind])}
			if q.Kind == Which {
				answers = nil
				for _, choice := range q.Choices {
					answers = append(answers, choice.Text)
				}
			}
			for _, answer := range answers {
				again := Parse(answer, today)
				if next := again.Question; next != nil && next.says == q.says && next.about == q.about || again.Question == nil && len(again.Sessions) == 0 {
					t.Errorf("%q, answered %q, comes to\n%s", one.phrase, answer, told(answer, again))
				}
			}
		}
	}
	for _, kind := range []string{First, Time, Day, Which, "week", "turn", "scope"} {
		if asked[kind] == 0 {
			t.Errorf("no phrase asks a question of the kind %q", kind)
		}
	}
}

// TestLongTextsStayWords: nobody's essay is read as a timetable.
func TestLongTextsStayWords(t *testing.T) {
	essay := strings.Repeat("Tuesdays 2-4pm, ", 100)
	if parsed := Parse(essay, today); len(parsed.Sessions) > 0 || parsed.ByArrangement == "" {
		t.Errorf("got %d sessions", len(parsed.Sessions))
	}
}

// FuzzParse: whatever strangers send is read in bounds, every session can stand in a page, and what
// is asked can be answered.
func FuzzParse(f *testing.F) {
	for _, file := range phraseLists {
		all, _ := entries(f, file)
		for _, one := range all {
			f.Add(typed(one.phrase))
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		parsed := Parse(text, today)
		if len(parsed.Sessions) > mostSessions {
			t.Fatalf("%q comes to %d sessions", text, len(parsed.Sessions))
		}
		if len(parsed.Sessions) == 0 && parsed.ByArrangement != oneLine(text) {
			t.Errorf("%q loses words: %q", text, parsed.ByArrangement)
		}
		for _, s := range parsed.Sessions {
			if s.Start < 0 || s.End != 0 && s.End <= s.Start || s.End > phrases.LastMinute || s.Start > phrases.LastMinute ||
				s.Every > 1 && s.From.IsZero() || !s.Until.IsZero() && s.Until.Before(s.From) {
				t.Errorf("%q comes to %s", text, Write(s))
			}
			if start, end, err := ParseTime(WriteTime(s.Start, s.End)); err != nil || start != s.Start || end != s.End {
				t.Errorf("%q comes to %s, whose time is no time of a page", text, Write(s))
			}
		}
		last := 0
		for _, stretch := range parsed.Left {
			if stretch.From < last || stretch.To <= stretch.From || stretch.To > len(text) {
				t.Errorf("%q: nothing stands at %v", text, stretch)
			}
			last = stretch.To
		}
		if q := parsed.Question; q != nil {
			q.Say(words.English())
			for _, choice := range q.Choices {
				choice.Say(words.English())
				Parse(choice.Text, today)
			}
			Parse(q.With("2 December 2026"), today)
		}
	})
}

func BenchmarkParse(b *testing.B) {
	hostile := strings.Repeat("1st and 2nd Mon, ", Longest/17)
	for name, text := range map[string]string{
		"phrase": "1st and 3rd Tuesday of the month 10-12, not in August", "numbers": strings.Repeat("1 ", Longest/2),
		"days": strings.Repeat("Mon, ", Longest/5), "weeks": hostile, "dates": strings.Repeat("1, ", Longest/3), "months": strings.Repeat("May ", Longest/4),
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				Parse(text, today)
			}
		})
	}
}
