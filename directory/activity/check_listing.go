package activity

import (
	"cmp"
	"slices"
	"strings"
)

// listing is one listing on its way from its fields to an Activity.
type listing struct {
	*source
	*loader
	fields listingFields
	it     *Activity
}

// activities reads every listing, then checks what they say of each other.
func (l *loader) activities() {
	var read []*listing
	for _, s := range l.pagesIn("activities") {
		claimed := l.claim("activities", s)
		if page := l.activity(s); page != nil && claimed {
			read = append(read, page)
		}
	}
	l.checkAliases(read)
	bySlug := map[string]*listing{}
	for _, page := range read {
		bySlug[page.slug] = page
	}
	for _, page := range read {
		page.insteadExist(bySlug)
	}
	for _, page := range read {
		switch {
		case page.draft:
			page.warn(page.fields.Status.line, "this is a draft, so it is not shown").mend("write status: live when it is ready")
		case page.sound():
			l.directory.Activities = append(l.directory.Activities, page.it)
		}
	}
}

// activity reads and checks one listing. It gives nothing where the page
// cannot be read at all, and has told why.
func (l *loader) activity(s *source) *listing {
	page := &listing{source: s, loader: l, it: &Activity{Slug: s.slug, File: s.file}}
	body, ok := l.page(s, &page.fields)
	if !ok {
		return nil
	}
	s.draft = page.fields.Status.is == "draft"
	page.basics()
	page.generations()
	page.it.Venue = page.venue()
	page.schedule()
	page.cost()
	page.join()
	page.capacity()
	page.accessible()
	page.safeguarding()
	page.more()
	page.image()
	page.checked()
	page.status()
	page.it.Body = s.markdown(body)
	page.passing()
	s.wording(string(body))
	return page
}

func (p *listing) basics() {
	f, it := &p.fields, p.it
	it.Title = p.need(f.Title, 0, "title", "the name of the activity")
	p.short(f.Title, "title", longestTitle)
	it.Summary = p.need(f.Summary, 0, "summary", "one sentence that says what you do and for whom")
	p.short(f.Summary, "summary", longestSummary)
	it.Organisation = p.organisation(f.Organisation)

	if f.Kinds.absent() {
		p.missing(f.Kinds.line, `"kinds" is missing`).mend("add one to three of: %s", strings.Join(termSlugs(p.directory.Kinds), ", "))
	}
	if n := len(f.Kinds.items); n > 3 {
		p.wrong(f.Kinds.line, `"kinds" has %d entries, and 3 are the most`, n).mend("keep those that somebody would look for first")
	}
	it.Kinds = p.terms(f.Kinds, "kinds", p.directory.Kinds)
	it.GoodFor = p.terms(f.GoodFor, "good_for", p.directory.GoodFor)
}

func (p *listing) organisation(slug text) *Organisation {
	p.need(slug, 0, "organisation", "the name of its file in organisations/, without .md")
	if !slug.told {
		return nil
	}
	if found, ok := p.directory.Organisation(slug.is); ok {
		return found
	}
	if file, left := p.left["organisations/"+slug.is]; left {
		p.wrong(slug.line, "the page of the organisation %s has mistakes of its own", quote(slug.is)).mend("mend %s first; this page may be fine", file)
		return nil
	}
	hint := "make the file organisations/" + cmp.Or(SlugOf(slug.is), "name") + ".md, with name: and a few words about who you are"
	if near := p.guess(slug.is, p.slugsIn("organisations")); near != "" {
		hint = "did you mean " + quote(near) + "? Otherwise " + hint
	}
	p.wrong(slug.line, "there is no organisation %s", quote(slug.is)).mend("%s", hint)
	return nil
}

func (p *listing) generations() {
	f := p.fields.Generations
	if f.absent() {
		p.missing(f.line, `"generations" is missing`).mend(`add generations: with younger, older and together: who comes, and how they mix`)
	}
	if !f.told {
		return
	}
	g := Generations{
		Younger:       p.ages(f.Younger, f.line, "younger", "{from: 5, to: 11}"),
		Older:         p.ages(f.Older, f.line, "older", "{from: 55}"),
		Together:      p.need(f.Together, f.line, "generations.together", "how the ages mix, and what each gives"),
		JustWatch:     f.JustWatch.is,
		ChildrenAlone: f.ChildrenAlone.is,
	}
	if f.Younger.told && f.Older.told && g.Younger.From >= g.Older.From && g.Older.From > 0 {
		p.wrong(f.Younger.line, "younger people begin at %d and older ones at %d", g.Younger.From, g.Older.From).mend("younger comes first: look whether the two are swapped")
	}
	p.it.Generations = g
}

func (p *listing) ages(f agesFields, parent int, name, like string) Ages {
	if f.absent() {
		p.missing(max(f.line, parent), `%s is missing in "generations"`, quote(name)).mend("add %s: %s, because both ends of life belong here", name, like)
	}
	if f.told && f.From.absent() && f.To.absent() && f.Note.absent() {
		p.missing(f.line, "%s says no ages", quote(name)).mend("add from: and to:, in years, or a note: in words")
	}
	for _, age := range []whole{f.From, f.To} {
		if age.is < 0 || age.is > 120 {
			p.wrong(age.line, "%d is not an age", age.is).mend("write years, 0 to 120")
		}
	}
	if f.From.told && f.To.told && f.From.is > f.To.is {
		p.wrong(f.To.line, "%s goes from %d to %d", quote(name), f.From.is, f.To.is).mend("write the lower age under from")
	}
	return Ages{From: f.From.is, To: f.To.is, Note: f.Note.is}
}

func (p *listing) capacity() {
	f := p.fields.Capacity
	p.it.Capacity = Capacity{
		State:        p.choice(f.State, "state", "open", "nearly-full", "full"),
		Until:        f.Until.is,
		WaitingList:  f.WaitingList.is,
		MessagesADay: f.MessagesADay.is,
	}
	if n := f.MessagesADay; n.told && (n.is < 1 || n.is > 1000) {
		p.wrong(n.line, `"messages_a_day" cannot be %d`, n.is).mend("write how many messages you can answer in a day, such as 5; for none, take message_form out")
	}
	if f.Until.told && !f.State.told && !f.State.bad {
		p.wrong(f.Until.line, `"until" is told without "state"`).mend("write what holds until then: {state: full, until: %s}", f.Until.is)
	}
}

func (p *listing) accessible() {
	f := &p.fields
	for _, feature := range f.Access.items {
		if feature.told && feature.Feature.absent() {
			p.wrong(feature.line, `a feature is missing under "access"`).mend("write {feature: hearing-loop, note: Main hall only}")
		}
		if term, ok := p.term(feature.Feature, "access", p.directory.Access); ok {
			p.it.Access = append(p.it.Access, AccessFeature{Term: term, Note: feature.Note.is})
		}
	}
	p.it.AccessMissing = p.terms(f.AccessMissing, "access_missing", p.directory.Access)
	for i, missing := range f.AccessMissing.items {
		if slices.ContainsFunc(p.it.Access, func(has AccessFeature) bool { return has.Term.Slug == missing.is }) {
			p.wrong(f.AccessMissing.items[i].line, "%s stands under access and under access_missing", quote(missing.is)).mend("keep the one that is true; a note can say more")
		}
	}
	for _, code := range f.Languages.items {
		if !languageCode(code.is) {
			p.wrong(code.line, `"languages" does not know %s`, quote(code.is)).mend("write the short code of the language: en for English, cy for Welsh, pl for Polish")
			continue
		}
		p.it.Languages = append(p.it.Languages, code.is)
	}
}

// more takes over what has no rules but those of every text.
func (p *listing) more() {
	f, it := &p.fields, p.it
	it.WhoCanCome, it.Support = f.WhoCanCome.is, f.Support.is
	it.HelpersWanted, it.Buddy = f.HelpersWanted.is, f.Buddy.is
	it.FirstVisit = f.FirstVisit.is
	it.Impact = Impact{f.Impact.Quote.is, f.Impact.Evidence.is, f.Impact.HowWeKnow.is}
	it.Lifetime = Lifetime{f.Lifetime.RunsUntil.is, f.Lifetime.Funding.is, f.Lifetime.WhatNext.is}
	if f.FirstVisit.absent() {
		p.warn(f.FirstVisit.line, `"first_visit" is missing`).mend("say who meets people, where exactly, and what to bring: the first time is the hardest")
	}
}

func (p *listing) checked() {
	f, it := &p.fields, p.it
	if f.LastChecked.absent() {
		p.missing(f.LastChecked.line, `"last_checked" is missing`).mend("add the day on which somebody made sure that all this is true: last_checked: %s", p.today)
	}
	it.LastChecked = p.past(f.LastChecked, "last_checked", p.latest())
	p.need(f.CheckedBy, 0, "checked_by", "directory editor")
	p.role(f.CheckedBy, "checked_by")
	p.need(f.CheckedHow, 0, "checked_how", "phoned, visited or group-told-us")
	it.CheckedBy = f.CheckedBy.is
	it.CheckedHow = p.choice(f.CheckedHow, "checked_how", "phoned", "visited", "group-told-us")
	it.asOf = p.directory.Site.Demonstration.AsOf
}

// latest is the day after which nothing can have been checked yet: today, or in
// a demonstration that is built for an earlier day, the day it was made for.
func (l *loader) latest() Date {
	if asOf := l.directory.Site.Demonstration.AsOf; asOf.After(l.today) {
		return asOf
	}
	return l.today
}

// past gives a date that cannot lie ahead. A day's grace is for whoever writes
// in another time zone.
func (s *source) past(v date, name string, today Date) Date {
	if v.told && v.is.After(today.AddDays(1)) {
		s.wrong(v.line, "%s lies ahead: %s", quote(name), v.is).mend("look at the year and the month: today is %s", today)
	}
	return v.is
}

func (p *listing) status() {
	f, it := &p.fields, p.it
	it.Status = cmp.Or(p.choice(f.Status, "status", "draft", "live", "paused", "ended"), "live")
	it.PausedUntil = f.PausedUntil.is
	if f.PausedUntil.told && it.Status != "paused" && f.Status.is != "draft" && !f.Status.bad {
		p.wrong(f.PausedUntil.line, `"paused_until" is told, and the status is %s`, quote(it.Status)).mend("write status: paused, or take paused_until out")
	}
	if f.Instead.told && it.Status != "ended" && it.Status != "draft" {
		p.warn(f.Instead.line, `"instead" is shown only where the status is ended`).mend("write status: ended, or take instead out")
	}
	for _, slug := range f.Instead.items {
		it.Instead = append(it.Instead, slug.is)
	}
}
