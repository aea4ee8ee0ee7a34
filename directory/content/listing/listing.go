// Package listing reads and checks a page of content/activities/: every field of a
// listing by itself. What it names on other pages is answered by a Context; what
// listings say of each other is checked by package content.
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
	"bandstand/directory/content/report"
	"bandstand/directory/place"
	"bandstand/directory/plainwords"
	"bandstand/directory/words"
)

// Context is what listings refer to, and by which day they are judged.
type Context struct {
	Content   fs.FS
	Days      check.Days
	Directory *activity.Directory // its site and vocabularies
	Real      bool                // it is no demonstration, so that nothing in it may be invented
	Preview   bool                // what is invented is only warned of
	Unread    bool                // the pixels of pictures are left for whoever shows them
	Plain     *plainwords.Reader  // advises what could be said more plainly; nil where nobody asks for it

	// Organisation and Town return what a listing names, and nil where there is no
	// such page. near is where the postcode is, by which towns of one name are told
	// apart that have no page.
	Organisation func(slug string) *activity.Organisation
	Town         func(slug string, near place.Place) *activity.Town
}

// Listing is one page, and what it says that only other pages can confirm.
type Listing struct {
	*report.Report                    // what is wrong with it by itself
	Activity       *activity.Activity // nil where it cannot be read
	Links          []markdown.Link    // to pages of the same site
	Lead           bool               // for whoever follows the links: all of them led somewhere

	Organisation frontmatter.Text // as it is named
	Town         frontmatter.Text
	Found        bool        // both have sound pages, as far as they are named
	Near         place.Place // where the postcode is; of no kind where it is not known
	Instead      []frontmatter.Text
	Aliases      []frontmatter.Text
	Picture      string // the name of its file
	Owned        []Owned
}

// ItsTown returns the town in which the activity takes place, or nil.
func (l *Listing) ItsTown() *activity.Town {
	if l.Activity == nil || l.Activity.Venue == nil {
		return nil
	}
	return l.Activity.Venue.Town
}

// page is a listing on its way from its fields to an Activity.
type page struct {
	*frontmatter.File
	*Context
	made   *Listing
	fields fields.Listing
	it     *activity.Activity
}

// Read reads and checks one listing. It may be called on several at a time.
func Read(ctx *Context, file *frontmatter.File) *Listing {
	made := &Listing{Report: file.Report}
	p := &page{
		File: file, Context: ctx, made: made, it: &activity.Activity{Slug: file.Slug, File: file.File},
	}
	body, ok := file.Read(&p.fields, fields.Kinds...)
	if !ok {
		return made
	}
	f := &p.fields
	made.Activity = p.it
	made.Organisation, made.Picture = f.Organisation, f.Image.File.Value
	made.Instead, made.Aliases = f.Instead.Items, f.Aliases.Items
	p.Draft = f.Status.Value == "draft"
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
	p.it.Image = check.Picture(p.Report, p.Content, f.Image, p.Days, p.Unread)
	readChecked(p)
	readStatus(p)
	p.it.Body, made.Links = markdown.Render(p.Report, body, p.BodyLine, "", nil)
	made.Owned = ownedBy(f, p.it.Body.Plain().String())
	warnOfPassedTime(p)
	check.Prose(file, string(body), true)
	if ctx.Plain != nil {
		check.Plainly(file, string(body), ctx.Plain)
	}
	if p.it.Source.Name != "" {
		check.NothingLeftOut(file, string(body))
	}
	if ctx.Real {
		check.Invented(file, string(body), false, ctx.Preview)
	}
	town := made.ItsTown()
	made.Found = (p.it.Organisation != nil || !made.Organisation.Set) && (town != nil && town.File != "" || !made.Town.Set)
	return made
}

func readBasics(p *page) {
	f, it := &p.fields, p.it
	it.Title = words.Own(check.Need(p.Report, f.Title, 0, "title", "the name of the activity"))
	check.Short(p.Report, f.Title, "title", check.LongestTitle)
	said := f.Title.Value
	loud := said == strings.ToUpper(said) && said != strings.ToLower(said)
	if loud && len(said) > 12 && strings.Contains(said, " ") {
		p.Warnf(f.Title.Line, `"title" is in capitals: %s`, words.Quote(said)).
			Suggestf("write it as in a sentence: capitals are hard to read, and some are read out letter by letter")
	}
	it.Summary = words.Own(check.Need(p.Report, f.Summary, 0, "summary", "one sentence that says what you do "+
		"and for whom"))
	check.Short(p.Report, f.Summary, "summary", check.LongestSummary)
	if check.Need(p.Report, f.Organisation, 0, "organisation", "the name of its file in organisations/, "+
		"without .md") != "" {
		it.Organisation = p.Organisation(f.Organisation.Value)
	}

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

func readGenerations(p *page) {
	f := p.fields.Generations
	if f.Missing() {
		p.Missingf(f.Line, `"generations" is missing`).
			Suggestf(`add generations: with younger and older, or everyone, and together: who comes, and how they mix`)
	}
	if !f.Set {
		return
	}
	checkWhoComes(p, f)
	g := activity.Generations{
		Younger:  readAges(p, f.Younger, "younger"),
		Older:    readAges(p, f.Older, "older"),
		Everyone: f.Everyone.Value,
		Between:  readAges(p, f.Between, "between"),
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

// checkWhoComes checks that the younger and the older are told, or adults of any age, or
// all ages between two.
func checkWhoComes(p *page, f fields.Generations) {
	everyone := f.Everyone.Value || f.Everyone.Invalid
	switch {
	case f.Between.Set || f.Between.Invalid:
		if f.Younger.Set || f.Older.Set || f.Everyone.Value {
			p.Errorf(f.Between.Line, `"between" stands beside "younger", "older" or "everyone"`).
				Suggestf("between: {from: 8, to: 80} tells of all who come: keep it, or the others")
		}
		return
	case everyone && f.Older.Set:
		p.Errorf(f.Older.Line, `"older" stands beside "everyone"`).
			Suggestf("everyone: true says that adults of any age come: keep one of the two")
	}
	for _, one := range []struct {
		ages fields.Ages
		name string
	}{{f.Younger, "younger"}, {f.Older, "older"}} {
		if one.ages.Missing() && !everyone {
			p.Missingf(max(one.ages.Line, f.Line), `%s is missing in "generations"`, words.Quote(one.name)).
				Suggestf("add %s: with from: and to:, in years, or a note: in words, because both ends of life belong here; or "+
					"everyone: true, where adults of any age come", one.name)
		}
	}
}

func readAges(p *page, f fields.Ages, name string) activity.Ages {
	if f.Set && f.From.Missing() && f.To.Missing() && f.Note.Missing() {
		p.Missingf(f.Line, "%s says no ages", words.Quote(name)).Suggestf("add from: and to:, in years, or a note: in words")
	}
	sound := true
	for _, age := range []frontmatter.Age{f.From, f.To} {
		if age.Value < 0 || age.Value > 120 {
			sound = false
			problem := p.Errorf(age.Line, "%d is not an age", age.Value)
			if problem.Suggestf("write years, 0 to 120"); age.Value > 1900 {
				problem.Suggestf("write how old people are, 0 to 120: years of birth would have to be changed every year")
			}
		}
	}
	if !sound {
		return activity.Ages{Note: words.Own(f.Note.Value)}
	}
	if f.From.Set && f.To.Set && f.From.Value > f.To.Value {
		p.Errorf(f.To.Line, "%s goes from %d to %d", words.Quote(name), f.From.Value, f.To.Value).
			Suggestf("write the lower age under from")
	}
	ages := activity.Ages{From: int(f.From.Value), To: int(f.To.Value), Note: words.Own(f.Note.Value)}
	ages.All = f.From.Set && ages.From == 0 && ages.To == 0
	return ages
}

func readCapacity(p *page) {
	f := p.fields.Capacity
	p.it.Capacity = activity.Capacity{
		State:        f.State.Value,
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
			problem := p.Errorf(code.Line, `"languages" does not know %s`, words.Quote(code.Value))
			problem.Suggestf("write the short code of the language, of two letters")
			if short := words.English().LanguageCode(code.Value); short != "" {
				problem.Suggestf("write its short code: %s", short)
			}
			continue
		}
		p.it.Languages = append(p.it.Languages, code.Value)
	}
}

// readTexts takes over what has no rules but those of every text.
func readTexts(p *page) {
	f, it := &p.fields, p.it
	it.WhoCanCome, it.Support = words.Own(f.WhoCanCome.Value), words.Own(f.Support.Value)
	it.PartnersWanted, it.Learned = words.Own(f.PartnersWanted.Value), words.Own(f.Learned.Value)
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
			Suggestf("add last_checked: and the day on which somebody made sure that all this is true, the year first")
	}
	it.LastChecked = check.NotAhead(p.Report, f.LastChecked, "last_checked", p.Days.Latest())
	check.Need(p.Report, f.CheckedBy, 0, "checked_by", "the role of whoever made sure")
	check.Role(p.Report, f.CheckedBy, "checked_by")
	check.Need(p.Report, f.CheckedHow, 0, "checked_how", "phoned, visited or group-told-us")
	it.CheckedBy = words.Own(f.CheckedBy.Value)
	it.CheckedHow = f.CheckedHow.Value
	it.AsOf = p.Directory.Site.Demonstration.AsOf
}

func readStatus(p *page) {
	f, it := &p.fields, p.it
	it.Status = cmp.Or(f.Status.Value, "live")
	it.PausedUntil = f.PausedUntil.Value
	if f.PausedUntil.Set && it.Status != "paused" && f.Status.Value != "draft" && !f.Status.Invalid {
		p.Errorf(f.PausedUntil.Line, `"paused_until" is told, and the status is %s`, words.Quote(it.Status)).
			Suggestf("write status: paused, or take paused_until out")
	}
	if f.Instead.Set && it.Status != "ended" && it.Status != "draft" {
		p.Warnf(f.Instead.Line, `"instead" is shown only where the status is ended`).
			Suggestf("write status: ended, or take instead out")
	}
	if p.Draft {
		p.Warnf(f.Status.Line, "this is a draft, so it is not shown").Suggestf("write status: live when it is ready")
	}
	it.Instead, it.Aliases = check.Strings(f.Instead), check.Strings(f.Aliases)
	it.Source = check.Source(p.Report, f.Source)
}
