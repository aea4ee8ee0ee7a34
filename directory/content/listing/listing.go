// Package listing reads and checks the pages in content/activities/: every field
// of a listing, and what listings say of each other. What they refer to has been
// read before.
package listing

import (
	"cmp"
	"io/fs"
	"slices"
	"strings"

	"bandstand/directory/activity"
	"bandstand/directory/content/check"
	"bandstand/directory/content/fields"
	"bandstand/directory/content/frontmatter"
	"bandstand/directory/content/markdown"
	"bandstand/directory/words"
)

// page is one listing on its way from its fields to an Activity.
type page struct {
	*frontmatter.File
	*Context
	fields fields.Listing
	it     *activity.Activity
}

// Context is what listings refer to, and by which day they are judged.
type Context struct {
	Content   fs.FS
	Days      check.Days
	Claims    *check.Claims
	Directory *activity.Directory // its site, vocabularies, organisations and towns

	// TownsMade are the towns that were built from place data for listings whose
	// town has no page, by slug. ReadAll adds to it.
	TownsMade map[string]*activity.Town
	// Links are the links in listings' own words to pages of the same site, by
	// file. ReadAll adds to it.
	Links map[string][]markdown.Link
}

// ReadAll reads every listing, then checks what they say of each other. It
// returns those without an error that are no drafts; what is wrong stands in
// each file's report.
func ReadAll(ctx *Context, files []*frontmatter.File) []*activity.Activity {
	var read []*page
	bySlug := map[string]*page{}
	for _, file := range files {
		claimed := ctx.Claims.Claim("activities", file)
		if p := readPage(ctx, file); p != nil && claimed {
			read = append(read, p)
			bySlug[p.Slug] = p
		}
	}
	checkAliases(ctx, read)
	var sound []*activity.Activity
	for _, p := range read {
		checkInstead(p, bySlug)
	}
	for _, p := range read {
		switch {
		case p.Draft:
			p.Warnf(p.fields.Status.Line, "this is a draft, so it is not shown").Suggestf("write status: live when it is ready")
		case p.Sound():
			sound = append(sound, p.it)
		}
	}
	return sound
}

// readPage reads and checks one listing. It returns nil where the page cannot be
// read at all, and has reported why.
func readPage(ctx *Context, file *frontmatter.File) *page {
	p := &page{File: file, Context: ctx, it: &activity.Activity{Slug: file.Slug, File: file.File}}
	body, ok := file.ReadPage(&p.fields)
	if !ok {
		return nil
	}
	p.Draft = p.fields.Status.Value == "draft"
	readBasics(p)
	readGenerations(p)
	p.it.Venue = readVenue(p)
	readSchedule(p)
	readCost(p)
	readJoin(p)
	readCapacity(p)
	readAccess(p)
	readSafeguarding(p)
	readTexts(p)
	p.it.Image = check.Picture(p.Report, p.Content, p.fields.Image, p.Days)
	readChecked(p)
	readStatus(p)
	p.it.Body, p.Links[file.File] = markdown.Render(p.Report, body, p.BodyLine, "")
	warnOfPassedTime(p)
	check.Wording(file, string(body))
	return p
}

func readBasics(p *page) {
	f, it := &p.fields, p.it
	it.Title = words.Own(check.Need(p.Report, f.Title, 0, "title", "the name of the activity"))
	check.Short(p.Report, f.Title, "title", check.LongestTitle)
	it.Summary = words.Own(check.Need(p.Report, f.Summary, 0, "summary", "one sentence that says what you do and for whom"))
	check.Short(p.Report, f.Summary, "summary", check.LongestSummary)
	it.Organisation = organisationOf(p, f.Organisation)

	if f.Kinds.Missing() {
		p.Missingf(f.Kinds.Line, `"kinds" is missing`).
			Suggestf("add one to three of: %s", strings.Join(check.Slugs(p.Directory.Kinds), ", "))
	}
	if n := len(f.Kinds.Items); n > 3 {
		p.Errorf(f.Kinds.Line, `"kinds" has %d entries, and 3 are the most`, n).
			Suggestf("keep those that somebody would look for first")
	}
	it.Kinds = check.Terms(p.Report, f.Kinds, "kinds", p.Directory.Kinds)
	it.GoodFor = check.Terms(p.Report, f.GoodFor, "good_for", p.Directory.GoodFor)
}

func organisationOf(p *page, slug frontmatter.Text) *activity.Organisation {
	check.Need(p.Report, slug, 0, "organisation", "the name of its file in organisations/, without .md")
	if !slug.Set {
		return nil
	}
	if found, ok := p.Directory.Organisation(slug.Value); ok {
		return found
	}
	if file, left := p.Claims.LeftOut("organisations", slug.Value); left {
		p.Errorf(slug.Line, "the page of the organisation %s has mistakes of its own", words.Quote(slug.Value)).
			Suggestf("mend %s first; this page may be fine", file)
		return nil
	}
	hint := "make the file organisations/" + cmp.Or(activity.SlugOf(slug.Value), "name") + ".md, with name: and a " +
		"few words about who you are"
	if near := p.Claims.NearestSlug(slug.Value, "organisations"); near != "" {
		hint = "did you mean " + words.Quote(near) + "? Otherwise " + hint
	}
	p.Errorf(slug.Line, "there is no organisation %s", words.Quote(slug.Value)).Suggestf("%s", hint)
	return nil
}

func readGenerations(p *page) {
	f := p.fields.Generations
	if f.Missing() {
		p.Missingf(f.Line, `"generations" is missing`).
			Suggestf(`add generations: with younger, older and together: who comes, and how they mix`)
	}
	if !f.Set {
		return
	}
	g := activity.Generations{
		Younger: readAges(p, f.Younger, f.Line, "younger", "{from: 5, to: 11}"),
		Older:   readAges(p, f.Older, f.Line, "older", "{from: 55}"),
		Together: words.Own(check.Need(p.Report, f.Together, f.Line, "generations.together",
			"how the ages mix, and what each gives")),
		JustWatch:     words.Own(f.JustWatch.Value),
		ChildrenAlone: f.ChildrenAlone.Value,
	}
	if f.Younger.Set && f.Older.Set && g.Younger.From >= g.Older.From && g.Older.From > 0 {
		p.Errorf(f.Younger.Line, "younger people begin at %d and older ones at %d", g.Younger.From, g.Older.From).
			Suggestf("younger comes first: look whether the two are swapped")
	}
	p.it.Generations = g
}

func readAges(p *page, f fields.Ages, parent int, name, like string) activity.Ages {
	if f.Missing() {
		p.Missingf(max(f.Line, parent), `%s is missing in "generations"`, words.Quote(name)).
			Suggestf("add %s: %s, because both ends of life belong here", name, like)
	}
	if f.Set && f.From.Missing() && f.To.Missing() && f.Note.Missing() {
		p.Missingf(f.Line, "%s says no ages", words.Quote(name)).Suggestf("add from: and to:, in years, or a note: in words")
	}
	for _, age := range []frontmatter.Whole{f.From, f.To} {
		if age.Value < 0 || age.Value > 120 {
			p.Errorf(age.Line, "%d is not an age", age.Value).Suggestf("write years, 0 to 120")
		}
	}
	if f.From.Set && f.To.Set && f.From.Value > f.To.Value {
		p.Errorf(f.To.Line, "%s goes from %d to %d", words.Quote(name), f.From.Value, f.To.Value).
			Suggestf("write the lower age under from")
	}
	return activity.Ages{From: f.From.Value, To: f.To.Value, Note: words.Own(f.Note.Value)}
}

func readCapacity(p *page) {
	f := p.fields.Capacity
	p.it.Capacity = activity.Capacity{
		State:        check.OneOf(p.Report, f.State, "state", "open", "nearly-full", "full"),
		Until:        f.Until.Value,
		WaitingList:  f.WaitingList.Value,
		MessagesADay: f.MessagesADay.Value,
	}
	if n := f.MessagesADay; n.Set && (n.Value < 1 || n.Value > 1000) {
		p.Errorf(n.Line, `"messages_a_day" cannot be %d`, n.Value).
			Suggestf("write how many messages you can answer in a day, such as 5; for none, take message_form out")
	}
	if f.Until.Set && !f.State.Set && !f.State.Invalid {
		p.Errorf(f.Until.Line, `"until" is told without "state"`).
			Suggestf("write what holds until then: {state: full, until: %s}", f.Until.Value)
	}
}

func readAccess(p *page) {
	f := &p.fields
	for _, feature := range f.Access.Items {
		if feature.Set && feature.Feature.Missing() {
			p.Errorf(feature.Line, `a feature is missing under "access"`).
				Suggestf("write {feature: hearing-loop, note: Main hall only}")
		}
		if term, ok := check.Term(p.Report, feature.Feature, "access", p.Directory.Access); ok {
			p.it.Access = append(p.it.Access, activity.AccessFeature{Term: term, Note: words.Own(feature.Note.Value)})
		}
	}
	p.it.AccessMissing = check.Terms(p.Report, f.AccessMissing, "access_missing", p.Directory.Access)
	for i, missing := range f.AccessMissing.Items {
		if slices.ContainsFunc(p.it.Access,
			func(has activity.AccessFeature) bool { return has.Term.Slug == missing.Value }) {
			p.Errorf(f.AccessMissing.Items[i].Line, "%s stands under access and under access_missing",
				words.Quote(missing.Value)).
				Suggestf("keep the one that is true; a note can say more")
		}
	}
	for _, code := range f.Languages.Items {
		if !check.IsLanguageCode(code.Value) {
			p.Errorf(code.Line, `"languages" does not know %s`, words.Quote(code.Value)).
				Suggestf("write the short code of the language: en for English, cy for Welsh, pl for Polish")
			continue
		}
		p.it.Languages = append(p.it.Languages, code.Value)
	}
}

// readTexts takes over what has no rules but those of every text.
func readTexts(p *page) {
	f, it := &p.fields, p.it
	it.WhoCanCome, it.Support = words.Own(f.WhoCanCome.Value), words.Own(f.Support.Value)
	it.HelpersWanted, it.Buddy = words.Own(f.HelpersWanted.Value), words.Own(f.Buddy.Value)
	it.FirstVisit = words.Own(f.FirstVisit.Value)
	it.Impact = activity.Impact{Quote: words.Own(f.Impact.Quote.Value), Evidence: words.Own(f.Impact.Evidence.Value),
		HowWeKnow: words.Own(f.Impact.HowWeKnow.Value)}
	it.Lifetime = activity.Lifetime{RunsUntil: f.Lifetime.RunsUntil.Value, Funding: words.Own(f.Lifetime.Funding.Value),
		WhatNext: words.Own(f.Lifetime.WhatNext.Value)}
	if f.FirstVisit.Missing() {
		p.Warnf(f.FirstVisit.Line, `"first_visit" is missing`).
			Suggestf("say who meets people, where exactly, and what to bring: the first time is the hardest")
	}
}

func readChecked(p *page) {
	f, it := &p.fields, p.it
	if f.LastChecked.Missing() {
		p.Missingf(f.LastChecked.Line, `"last_checked" is missing`).
			Suggestf("add the day on which somebody made sure that all this is true: last_checked: %s", p.Days.Today)
	}
	it.LastChecked = check.NotAhead(p.Report, f.LastChecked, "last_checked", p.Days.Latest())
	check.Need(p.Report, f.CheckedBy, 0, "checked_by", "directory editor")
	check.Role(p.Report, f.CheckedBy, "checked_by")
	check.Need(p.Report, f.CheckedHow, 0, "checked_how", "phoned, visited or group-told-us")
	it.CheckedBy = words.Own(f.CheckedBy.Value)
	it.CheckedHow = check.OneOf(p.Report, f.CheckedHow, "checked_how", "phoned", "visited", "group-told-us")
	it.AsOf = p.Directory.Site.Demonstration.AsOf
}

func readStatus(p *page) {
	f, it := &p.fields, p.it
	it.Status = cmp.Or(check.OneOf(p.Report, f.Status, "status", "draft", "live", "paused", "ended"), "live")
	it.PausedUntil = f.PausedUntil.Value
	if f.PausedUntil.Set && it.Status != "paused" && f.Status.Value != "draft" && !f.Status.Invalid {
		p.Errorf(f.PausedUntil.Line, `"paused_until" is told, and the status is %s`, words.Quote(it.Status)).
			Suggestf("write status: paused, or take paused_until out")
	}
	if f.Instead.Set && it.Status != "ended" && it.Status != "draft" {
		p.Warnf(f.Instead.Line, `"instead" is shown only where the status is ended`).
			Suggestf("write status: ended, or take instead out")
	}
	for _, slug := range f.Instead.Items {
		it.Instead = append(it.Instead, slug.Value)
	}
}
