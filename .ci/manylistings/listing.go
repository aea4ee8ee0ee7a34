package main

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"time"

	"bandstand/directory/activity"
	"bandstand/directory/vocabulary"
)

// today is the day for which the directory is written; the demonstration, whose site.yaml
// it has, is judged by the same.
var today = time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC)

var days = []string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"}

// listing writes one activity: its page and, of some in Wales, the Welsh one. It depends
// on the plan and its number alone, so that listings can be written on all cores.
func (p *plan) listing(number int) (page, welsh []byte) {
	a, c := p.activities[number], newChance(p.seed, 1000+uint64(number))
	w := &writer{}
	w.line("---")
	w.text("title", a.title)
	summary := p.summary(c, a)
	w.text("summary", summary)
	w.line("organisation: " + p.organisations[a.organisation].slug)
	w.line("kinds: [" + strings.Join(slugs(a.kinds), ", ") + "]")
	// Three of four say why people come; the rarer reasons want safeguarding, or no form.
	goodFor := some(c, p.goodFor, c.IntN(4))
	if len(goodFor) > 0 {
		w.line("good_for: [" + strings.Join(slugs(goodFor), ", ") + "]")
	}
	alone := c.outOf(1, 12)
	p.generations(w, c, alone)
	at := p.where(w, c, a)
	p.when(w, c)
	p.cost(w, c)
	p.join(w, c, a, at, goodFor)
	dementia := p.room(w, c)
	p.people(w, c)
	if p.organisations[a.organisation].safeguarding || alone || dementia || at.setting == "care-home" ||
		slices.Contains(slugs(goodFor), "memory-problems") || c.outOf(1, 8) {
		p.safeguarding(w, c)
	}
	p.more(w, c, a)
	checked := p.state(w, c, a)
	w.line("---")
	p.body(w, c, a)
	if p.towns[a.town].nation == "wales" && c.outOf(1, 2) {
		kind := p.welsh["kinds/"+a.kinds[0].Slug]
		welsh = fmt.Appendf(nil, "---\ntranslates: %s\ntitle: %s\nsummary: %s\n---\n%s\n", checked,
			quoted(kind.Label.String()+" "+p.name(c)), quoted(kind.Explain.String()), kind.Ideas)
	}
	return w.Bytes(), welsh
}

// writer writes front matter and what follows it.
type writer struct{ bytes.Buffer }

func (w *writer) line(text string) {
	w.WriteString(text)
	w.WriteByte('\n')
}

func (w *writer) text(key, value string) { w.line(key + ": " + quoted(value)) }

// quoted returns a text as YAML reads it anywhere.
func quoted(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text) + `"`
}

func slugs(terms []vocabulary.Term) []string {
	var all []string
	for _, term := range terms {
		all = append(all, term.Slug)
	}
	return all
}

func (p *plan) summary(c *chance, a planned) string {
	words := a.kinds[0].Words
	who := p.rare(c) + " and " + p.rare(c) + " people"
	summary := capital(one(c, words)) + " and " + one(c, words) + " for " + who + " of " + p.towns[a.town].name + ", " +
		one(c, []string{"every week", "with tea", "at your own pace", "all year round"}) + "."
	if len([]rune(summary)) > 160 {
		return "Something for everybody in " + p.towns[a.town].name + "."
	}
	return summary
}

func (p *plan) generations(w *writer, c *chance, alone bool) {
	w.line("generations:")
	from := c.between(0, 14)
	note := quoted(p.say(c, "generations.younger.note"))
	w.line(fmt.Sprintf("  younger: {from: %d, to: %d, note: %s}", from, from+c.between(2, 11), note))
	w.line(fmt.Sprintf("  older: {from: %d}", 5*c.between(8, 14)))
	w.text("  together", p.say(c, "generations.together"))
	if c.outOf(1, 2) {
		w.text("  just_watch", p.say(c, "generations.just_watch"))
	}
	w.line(fmt.Sprintf("  children_alone: %v", alone))
}

// where writes the venue; one in twenty-five has none, only a telephone or a screen.
func (p *plan) where(w *writer, c *chance, a planned) venue {
	if c.outOf(1, 25) {
		w.text(one(c, []string{"online", "by_phone"}), p.say(c, "by_phone"))
		return venue{}
	}
	v := p.venues[a.town][a.venue]
	w.line("venue:")
	w.text("  name", v.name)
	w.text("  address", v.address)
	w.line("  town: " + p.towns[a.town].slug)
	w.line("  postcode: " + v.postcode)
	w.line("  setting: " + v.setting)
	if v.setting == "home" {
		w.line("  area_only: true")
		return v
	}
	if c.outOf(1, 2) {
		w.text("  entrance", p.say(c, "venue.entrance"))
	}
	if c.outOf(2, 3) {
		w.text("  getting_there", p.say(c, "venue.getting_there"))
	}
	if c.outOf(1, 20) {
		w.text("online", p.say(c, "online"))
	}
	return v
}

// when writes sessions of every form that there is, mostly a weekly one.
func (p *plan) when(w *writer, c *chance) {
	if c.outOf(1, 20) {
		w.text("by_arrangement", p.say(c, "by_arrangement"))
		return
	}
	w.line("sessions:")
	for range 1 + max(0, c.rank(3)-2) {
		first := today.AddDate(0, 0, -c.between(0, 400))
		day := days[first.Weekday()]
		on := func(weeks int) string { return first.AddDate(0, 0, 7*weeks).Format(time.DateOnly) }
		start := 4 * c.between(9, 19)
		end := start + c.between(3, 9)
		session := fmt.Sprintf("day: %s, repeats: weekly", day)
		switch c.IntN(10) {
		case 0:
			session = fmt.Sprintf("day: %s, repeats: fortnightly, from: %s", day, on(0))
		case 1, 2:
			session = fmt.Sprintf("day: %s, repeats: monthly, week: %s", day,
				one(c, []string{"first", "second", "third", "fourth", "last"}))
		case 3:
			session = fmt.Sprintf("dates: [%s, %s, %s]", on(60), on(60+c.between(1, 9)), on(70+c.between(1, 20)))
		case 4, 5:
			session += ", term_time_only: true"
		case 6:
			session += fmt.Sprintf(", from: %s, until: %s, except: [%s, %s]", on(0), on(90), on(62), on(63))
		case 7:
			session += fmt.Sprintf(", also: [%s]", first.AddDate(0, 0, 7*60+2).Format(time.DateOnly))
		}
		session += fmt.Sprintf(`, time: "%02d:%02d to %02d:%02d"`, start/4, start%4*15, end/4, end%4*15)
		if c.outOf(1, 4) {
			session += ", note: " + quoted(p.say(c, "sessions.note"))
		}
		w.line("  - {" + session + "}")
	}
	if c.outOf(1, 2) {
		w.line("bank_holidays: " + one(c, []string{"runs", "closed"}))
	}
}

func (p *plan) cost(w *writer, c *chance) {
	cost := fmt.Sprintf("amount: %d.%s, per: session", c.between(1, 9), one(c, []string{"00", "50"}))
	if c.outOf(1, 2) {
		cost = "free: true"
	} else if c.outOf(1, 3) {
		cost += ", concessions: " + quoted(p.say(c, "cost.concessions"))
	} else if c.outOf(1, 3) {
		cost += ", pay_what_you_can: true"
	}
	if c.outOf(1, 3) {
		cost += ", note: " + quoted(p.say(c, "cost.note"))
	}
	w.line("cost: {" + cost + "}")
}

func (p *plan) join(w *writer, c *chance, a planned, at venue, goodFor []vocabulary.Term) {
	how := one(c, []string{"come-along", "come-along", "come-along", "book", "book", "ask-first"})
	if how == "come-along" && closedSettings[at.setting] {
		how = "ask-first"
	}
	referral := c.outOf(1, 30)
	if referral {
		how = "professional-only"
	}
	w.line("join:")
	w.line("  how: " + how)
	contact := p.contact(c, p.organisations[a.organisation].slug)
	w.line("  contact: " + contact)
	tellsOfHealth := slices.ContainsFunc(goodFor, func(need vocabulary.Term) bool { return activity.TellsOfHealth(&need) })
	if c.outOf(1, 3) && strings.Contains(contact, "email:") && !tellsOfHealth {
		w.line("  message_form: true")
		w.text("  reply_within", p.say(c, "join.reply_within"))
	}
	if referral {
		wait := one(c, []string{"A week", "Two weeks", "About a month"})
		w.line(`  referral: {who: "Your GP, a nurse or a link worker", wait: ` + wait + `}`)
	}
}

// room writes whether there is room and who can get in. It reports whether people with
// dementia are invited.
func (p *plan) room(w *writer, c *chance) (dementia bool) {
	switch c.IntN(12) {
	case 0:
		w.line("capacity: {state: full, waiting_list: true}")
	case 1:
		w.line("capacity: {state: nearly-full, until: 2027-03-01}")
	case 2, 3, 4, 5:
		w.line(fmt.Sprintf("capacity: {state: open, messages_a_day: %d}", c.between(2, 10)))
	}
	if c.outOf(4, 5) {
		w.text("first_visit", p.say(c, "first_visit"))
	}
	has := some(c, p.access, c.between(0, 9))
	if len(has) > 0 {
		w.line("access:")
	}
	for _, term := range has {
		dementia = dementia || term.Slug == "dementia-friendly"
		if c.outOf(1, 4) {
			w.line(fmt.Sprintf("  - {feature: %s, note: %s}", term.Slug, quoted(p.say(c, "access.note"))))
		} else {
			w.line("  - " + term.Slug)
		}
	}
	lacks := some(c, slices.DeleteFunc(slices.Clone(p.access), func(term vocabulary.Term) bool {
		return slices.Contains(slugs(has), term.Slug)
	}), c.IntN(3))
	if len(lacks) > 0 {
		w.line("access_missing: [" + strings.Join(slugs(lacks), ", ") + "]")
	}
	return dementia
}

func (p *plan) people(w *writer, c *chance) {
	if c.outOf(1, 3) {
		others := some(c, []string{"ar", "bn", "cy", "gd", "pl", "ur"}, c.IntN(3))
		w.line("languages: [" + strings.Join(append([]string{"en"}, others...), ", ") + "]")
	}
	for _, field := range []struct {
		key  string
		less int // of how many have it
	}{{"who_can_come", 10}, {"support", 2}, {"helpers_wanted", 3}, {"buddy", 3}} {
		if c.outOf(1, field.less) {
			w.text(field.key, p.say(c, field.key))
		}
	}
}

func (p *plan) safeguarding(w *writer, c *chance) {
	w.line("safeguarding:")
	w.text("  lead", p.say(c, "safeguarding.lead"))
	w.text("  if_worried", p.say(c, "safeguarding.if_worried"))
	w.line("  checks: " + one(c, []string{"roles-that-need-one-have-one", "none-needed", "not-told"}))
}

// more writes what few tell.
func (p *plan) more(w *writer, c *chance, a planned) {
	if c.outOf(1, 3) {
		w.line("impact:")
		w.text("  quote", p.say(c, "impact.quote"))
		w.text("  how_we_know", p.say(c, "impact.how_we_know"))
	}
	if c.outOf(1, 6) {
		w.line(fmt.Sprintf("lifetime: {runs_until: %d-0%d-28, funding: %s}", c.between(2027, 2030), c.between(1, 9),
			quoted(p.say(c, "lifetime.funding"))))
	}
	if c.outOf(1, 30) {
		file, alt := photographName(c.IntN(p.photographs)), quoted(p.say(c, "image.alt"))
		w.line(fmt.Sprintf("image: {file: %s, alt: %s, no_people: true}", file, alt))
	}
}

// state writes when it was checked: nine of ten in the last half year.
func (p *plan) state(w *writer, c *chance, a planned) (checked string) {
	age := c.between(1, 170)
	switch c.IntN(50) {
	case 0:
		age = c.between(370, 600)
	case 1, 2, 3, 4:
		age = c.between(185, 360)
	}
	checked = today.AddDate(0, 0, -age).Format(time.DateOnly)
	w.line("last_checked: " + checked)
	w.text("checked_by", p.say(c, "checked_by"))
	w.line("checked_how: " + one(c, []string{"phoned", "visited", "group-told-us"}))
	if a.status != "" {
		w.line("status: " + a.status)
	}
	if a.status == "paused" {
		w.line("paused_until: 2027-01-11")
	}
	if c.outOf(1, 40) {
		w.line("aliases: [/activities/was-" + a.slug + "/]")
	}
	return checked
}

// body writes the group's own words, from a few lines to several pages.
func (p *plan) body(w *writer, c *chance, a planned) {
	var text strings.Builder
	for paragraph := range 2 + c.rank(4) {
		if paragraph > 0 {
			text.WriteString("\n\n")
		}
		if paragraph%3 == 2 {
			text.WriteString("## " + capital(p.rare(c)) + " and " + one(c, one(c, a.kinds).Words) + "\n\n")
		}
		p.paragraph(&text, c, c.between(1, 5))
		switch c.IntN(6) {
		case 0:
			some, others := one(c, one(c, a.kinds).Words), one(c, one(c, a.kinds).Words)
			text.WriteString(" Some of us like " + some + ", others " + others + ".")
		case 1:
			text.WriteString(" We are near " + p.name(c) + " " + one(c, []string{"Bridge", "Station", "Market", "Green"}) + ".")
		case 2:
			text.WriteString("\n\n- " + p.name(c) + "\n- " + p.rare(c) + " and " + p.rare(c) + "\n- **" + p.rare(c) + "**")
		case 3:
			if other := p.activities[c.IntN(len(p.activities))]; other.status == "" {
				text.WriteString(" Look at [" + other.title + "](/activities/" + other.slug + "/) too.")
			}
		}
	}
	w.line(text.String())
}
