// Package upkeep says what keeps a directory true: whom to ring, with what to ask, of pages
// that stand and of drafts. It knows nothing of pages, nor of how editors are told.
package upkeep

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"bandstand/directory/activity"
	"bandstand/directory/schedule"
	"bandstand/directory/words"
	"bandstand/generator/site/wording"
)

const (
	// weeksRound is how many weeks it takes to ring every group once: twice a year, so
	// that no page has to say "call first".
	weeksRound = 26
	// fewestCalls are enough for a week's evening, however small the directory is.
	fewestCalls = 5
	// aheadOfAge is how long before its page says "call first" a group is due.
	aheadOfAge = 5 * 7 * 24 * time.Hour
)

// Calls is whom to ring in some weeks, the most urgent first.
type Calls struct {
	say   *wording.Wording
	weeks int
	calls []call
	due   int // those that wait included
}

// call is a group to ring, and why.
type call struct {
	*activity.Activity
	why    string
	urgent int // less is more urgent
}

// NewCalls returns whom to ring in the coming weeks.
func NewCalls(say *wording.Wording, weeks int) *Calls {
	all := &Calls{say: say, weeks: weeks}
	for _, one := range say.Activities {
		if due, ok := all.call(one); ok {
			all.calls = append(all.calls, due)
		}
	}
	slices.SortStableFunc(all.calls, func(a, b call) int {
		return cmp.Or(cmp.Compare(a.urgent, b.urgent), a.LastChecked.Compare(b.LastChecked), cmp.Compare(a.Slug, b.Slug))
	})
	all.due = len(all.calls)
	perWeek := max(fewestCalls, (len(say.Activities)+weeksRound-1)/weeksRound)
	all.calls = all.calls[:min(all.due, perWeek*weeks)]
	return all
}

// call returns why a group is due, if it is.
func (c *Calls) call(a *activity.Activity) (call, bool) {
	checked := "Last confirmed on " + c.say.Date(a.LastChecked)
	because := func(urgent int, format string, values ...any) (call, bool) {
		return call{a, fmt.Sprintf(format, values...), urgent}, true
	}
	now := c.say.Now
	switch state, freshness := a.State(now), a.Freshness(now); {
	case state == activity.Ended, state == activity.Over && !a.RingFirst(now) && freshness == activity.Stale:
		return call{}, false
	case freshness == activity.Stale:
		return because(0, "%s: lists name it only among the groups to ring first.", checked)
	case state == activity.Over:
		return because(2, "Its last date has passed. Does it go on, or has it ended?")
	case state == activity.Ask && a.Status == "paused":
		return because(1, "It was having a break until %s. Does it meet again?", c.say.Date(a.PausedUntil))
	case state == activity.Ask && c.passed(a.Lifetime.RunsUntil):
		return because(1, "It was sure to go on until %s. Does it still meet?", c.say.Date(a.Lifetime.RunsUntil))
	case state == activity.Ask:
		return because(1, "How full it is was told until %s. Is there room now?", c.say.Date(a.Capacity.Until))
	case freshness == activity.Ageing:
		return because(3, "%s: its page says to call first.", checked)
	case a.Freshness(now.Add(aheadOfAge)) != activity.Fresh:
		return because(4, "%s: from %s its page will say to call first.", checked,
			c.say.Date(a.LastChecked.AddMonths(activity.MonthsFresh).AddDays(1)))
	}
	return call{}, false
}

func (c *Calls) passed(day schedule.Date) bool {
	return !day.IsZero() && day.Before(schedule.DateOf(c.say.Now))
}

// Heading says how many groups to ring, in a line.
func (c *Calls) Heading() string {
	when := "this week"
	if c.weeks > 1 {
		when = fmt.Sprintf("in the next %d weeks", c.weeks)
	}
	switch {
	case c.due == 0:
		return "Nobody has to be rung " + when
	case c.due > len(c.calls):
		return fmt.Sprintf("Ring %s %s, of %d that are due", groups(len(c.calls)), when, c.due)
	}
	return fmt.Sprintf("Ring %s %s", groups(len(c.calls)), when)
}

func groups(n int) string {
	if n == 1 {
		return "one group"
	}
	return words.English().Count(n) + " groups"
}

// Write writes whom to ring by town, and what to say, to be read as it is and as
// Markdown. What groups wrote is indented, which Markdown takes for text alone.
func (c *Calls) Write(w io.Writer, contentFolder string) error {
	var text strings.Builder
	fmt.Fprintf(&text, "# %s\n", c.Heading())
	if c.due == 0 {
		said := "Every group that may still meet was confirmed in the last five months."
		if !slices.ContainsFunc(c.say.Activities, func(a *activity.Activity) bool { return a.State(c.say.Now) != activity.Ended }) {
			said = "No group is listed that may still meet."
		}
		fmt.Fprintf(&text, "\n%s\n", said)
		_, err := io.WriteString(w, text.String())
		return err
	}
	today := schedule.DateOf(c.say.Now)
	fmt.Fprintf(&text, `
What to say, in your own words:

> Hello, I am ringing from %s, where people look for things to do together. Your
> group stands there, so that people find you. May I read you what we say, and you
> tell me whether it is still right?
>
> (Read the lines below the name.)
>
> Can somebody new come just now? Is anything else different: the phone number, who
> answers it, the door, what it costs?

If all is right, write this in the file that is named, and put right what is not:

    last_checked: %s
    checked_how: phoned

Nobody answers, three times on different days? Write "status: paused". They have
stopped? Write "status: ended". Never write a date for a group that nobody spoke to.
`, c.say.Site.Name, today)
	for _, town := range c.byTown() {
		fmt.Fprintf(&text, "\n## %s\n", town.name)
		for _, one := range town.calls {
			text.WriteString("\n")
			for _, line := range c.lines(one, contentFolder) {
				fmt.Fprintf(&text, "    %s\n", strings.Join(strings.Fields(line), " "))
			}
		}
	}
	_, err := io.WriteString(w, text.String())
	return err
}

// townCalls are the calls to one town.
type townCalls struct {
	name  string
	calls []call
}

// byTown returns the calls town by town, and last those to what happens from home.
func (c *Calls) byTown() []townCalls {
	towns := map[string]*townCalls{}
	for _, one := range c.calls {
		name := ""
		if one.Venue != nil {
			name = one.Venue.Town.Name
		}
		if towns[name] == nil {
			towns[name] = &townCalls{name: name}
		}
		towns[name].calls = append(towns[name].calls, one)
	}
	var all []townCalls
	for _, town := range towns {
		all = append(all, *town)
	}
	slices.SortFunc(all, func(a, b townCalls) int {
		if (a.name == "") != (b.name == "") {
			return cmp.Compare(b.name, a.name)
		}
		return cmp.Compare(a.name, b.name)
	})
	if last := len(all) - 1; all[last].name == "" {
		all[last].name = c.say.Lang.Say("everything.from_home")
	}
	return all
}

// lines returns what an editor needs for one call: whom and why, and what to read out.
func (c *Calls) lines(one call, contentFolder string) []string {
	lines := []string{one.Title.String()}
	contact := one.Join.Contact
	if ways := wording.Ways(c.say.Lang, contact); len(ways) > 0 { // the phone, or else the first that there is
		reach := ways[0].Label + " " + ways[0].Says
		if role := contact.Role; role != "" {
			reach += ", ask for " + role.String()
		}
		lines = append(lines, reach)
	}
	lines = append(lines, one.why)
	for _, line := range one.Schedule.Lines(c.say.Lang, c.say.Now) {
		lines = append(lines, "- "+line.When)
	}
	if arranged := one.Schedule.ByArrangement; arranged != "" {
		lines = append(lines, "- "+arranged.String())
	}
	return append(lines,
		"- "+words.Join(c.say.Address(one.Activity), ", ").String(),
		"- "+words.Join(wording.WholeCost(c.say.Lang, one.Cost), ". ").String()+". "+c.say.Lang.Say("join.brief."+one.Join.How)+".",
		strings.TrimSuffix(contentFolder, "/")+"/"+one.File)
}
