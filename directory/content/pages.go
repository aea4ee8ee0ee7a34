package content

import (
	"cmp"
	"slices"
	"strings"

	"bandstand/directory/activity"
	"bandstand/directory/content/check"
	"bandstand/directory/content/facts"
	"bandstand/directory/content/fields"
	"bandstand/directory/content/frontmatter"
	"bandstand/directory/content/markdown"
	"bandstand/directory/content/report"
	"bandstand/directory/schedule"
	"bandstand/directory/slips"
	"bandstand/directory/words"
)

func (l *load) readNation(s *source, f *fields.Nation) *activity.Nation {
	s.facts = l.factsIn(words.English())
	if !slices.Contains(nationSlugs, s.Slug) {
		s.Errorf(0, "there is no nation %s", words.Quote(s.Slug)).Suggestf("%s", slips.DidYouMean(s.Slug, nationSlugs))
	}
	nation := &activity.Nation{
		Slug: s.Slug, File: s.Report.File,
		Name:       words.Own(check.Need(s.Report, f.Name, 0, "name", "what the nation is called")),
		LinkWorker: words.Own(check.Need(s.Report, f.LinkWorker, 0, "link_worker", "what link workers are called there")),
		Checks:     check.Need(s.Report, f.Checks, 0, "checks", "what checks on people are called there: DBS"),
		Urgent:     urgentHelp(s.Report, f),
		EnforcementBody: activity.EnforcementBody{
			Name:    words.Own(f.EnforcementBody.Name.Value),
			Phone:   check.Phone(s.Report, f.EnforcementBody.Phone, "phone"),
			Website: check.Website(s.Report, f.EnforcementBody.Website, "website"),

			EnforcedBy: words.Own(f.EnforcementBody.EnforcedBy.Value),
			Law:        words.Own(f.EnforcementBody.Law.Value),
		},
		LastChecked: l.facts(s.Report, f.LastChecked),
		CheckedBy:   words.Own(f.CheckedBy.Value),
		CheckedHow:  words.Own(f.CheckedHow.Value),
		Body:        s.render(s.Slug + "-"), // the nations share one page
	}
	var lent fields.Nation
	if l.lent(s, &lent) && f.LastChecked.Set && nation.LastChecked.Before(lent.LastChecked.Value) &&
		!lent.LastChecked.Value.After(l.days.Latest()) { // else the software is newer than the day for which a site is built
		s.Warnf(f.LastChecked.Line, "%s%s was checked on %s, after this page, which stands in its place: a number may have "+
			"changed", inBase, s.Report.File, lent.LastChecked.Value).
			Suggestf("compare the two, ring each number, and write the day under last_checked; or take this page out, and that " +
				"of base counts")
	}
	if site := l.directory.Site; site.PublicBody && site.Nation == s.Slug {
		check.Need(s.Report, f.EnforcementBody.Name, f.EnforcementBody.Line, "enforcement_body.name",
			"who hears complaints: site.yaml says that a public body runs this directory")
		check.Need(s.Report, f.EnforcementBody.Law, f.EnforcementBody.Line, "enforcement_body.law", "the law on the "+
			"accessibility of public bodies' websites")
	}
	return nation
}

// lent reads the page of base in whose place a page of the content stands, and reports
// whether there is one.
func (l *load) lent(s *source, into any) bool {
	if strings.HasPrefix(s.Report.File, inBase) {
		return false
	}
	_, ok := l.file(inBase + s.Report.File).Read(into)
	return ok
}

var (
	nationSlugs = []string{"england", "northern-ireland", "scotland", "wales"}
)

// nation returns one of the nations whose places, law and urgent numbers are known.
func nation(r *report.Report, v frontmatter.Text) string {
	if hint := NationHint(v.Value); v.Set && hint != "" {
		r.Errorf(v.Line, `"nation" cannot be %s`, words.Quote(v.Value)).Suggestf("%s", hint)
		return ""
	}
	return v.Value
}

// NationHint returns what to write in place of something that is no nation known here; ""
// where it is one.
func NationHint(told string) string {
	if slices.Contains(nationSlugs, told) {
		return ""
	}
	near := slips.Nearest(told, nationSlugs)
	if near == "" || slips.Between(slips.Flatten(told), slips.Flatten(near), 2) > 2 { // Ireland is no slip for England
		return "write one of: " + strings.Join(nationSlugs, ", ") + ". The places, postcodes, law and urgent numbers that " +
			"are known here are those of the United Kingdom: docs/elsewhere.md tells what another country would need"
	}
	return slips.DidYouMean(told, nationSlugs)
}

func urgentHelp(s *report.Report, f *fields.Nation) []activity.UrgentHelp {
	var all []activity.UrgentHelp
	for _, u := range f.Urgent.Items {
		check.Need(s, u.Need, u.Line, "urgent.need", strings.Join(frontmatter.Choices[fields.Urgent]("need"), ", or "))
		check.Need(s, u.Name, u.Line, "urgent.name", "who answers there")
		if u.Set && cmp.Or(u.Phone.Value, u.Text.Value, u.Website.Value) == "" {
			s.Missingf(u.Line, "%s has no phone, text or website", words.Quote(u.Name.Value)).
				Suggestf("add at least one of them")
		}
		all = append(all, activity.UrgentHelp{
			Need: u.Need.Value, Name: words.Own(u.Name.Value),
			Phone: check.Phone(s, u.Phone, "phone"), Text: u.Text.Value, Website: check.Website(s, u.Website, "website"),
			Hours: words.Own(u.Hours.Value), Note: words.Own(u.Note.Value),
		})
	}
	if f.Urgent.Missing() {
		s.Missingf(f.Urgent.Line, `"urgent" is missing`).
			Suggestf("add the numbers to ring: urgent: [{need: danger-now, name: Emergency services, phone: 999}]")
	}
	return all
}

// facts returns when facts were checked that cannot stand without it.
func (l *load) facts(r *report.Report, v frontmatter.Date) schedule.Date {
	if v.Missing() {
		r.Missingf(v.Line, `"last_checked" is missing`).
			Suggestf("add last_checked: and the day on which somebody made sure that all this is true, the year first")
	}
	return l.oldFacts(r, v)
}

// oldFacts warns of a page that nobody has looked at for a year.
func (l *load) oldFacts(r *report.Report, v frontmatter.Date) schedule.Date {
	checked := v.Value
	if !strings.HasPrefix(r.File, inBase) { // the software may be newer
		checked = check.NotAhead(r, v, "last_checked", l.days.Latest())
	}
	if v.Set && checked.AddMonths(activity.MonthsAgeing).Before(l.days.Judged()) {
		r.Warnf(v.Line, "this page was last checked on %s, over a year ago", checked).
			Suggestf("%s", stillTrue(r.File))
	}
	return checked
}

// stillTrue returns what to do about a page that nobody has looked at for long. What came
// with the software is not for anybody to change in its place.
func stillTrue(file string) string {
	if own, is := strings.CutPrefix(file, inBase); is {
		return "it came with the software: see whether there is a newer version, or copy it to " + own + " in your content, " +
			"look whether it is still true, and write the new date there"
	}
	return "look whether it is still true, and write the new date"
}

func (l *load) readTown(s *source, f *fields.Town) *activity.Town {
	town := &activity.Town{
		Slug: s.Slug, File: s.Report.File,
		Name:   check.Need(s.Report, f.Name, 0, "name", "what the town is called"),
		Nation: nation(s.Report, f.Nation),
		Also:   check.Strings(f.Also),
		LinkWorker: activity.LinkWorker{
			How: words.Own(f.LinkWorker.How.Value), Phone: check.Phone(s.Report, f.LinkWorker.Phone, "phone"),
			Website: check.Website(s.Report, f.LinkWorker.Website, "website"), Sessions: words.Own(f.LinkWorker.Sessions.Value),
		},
		GroupsHelpedBy:       words.Own(f.GroupsHelpedBy.Value),
		SafeguardingContacts: safeguardingContacts(s.Report, f),
		TermDates:            termDates(s.Report, f.TermDates),
		Body:                 s.render(""),
	}
	check.Need(s.Report, f.Nation, 0, "nation", strings.Join(nationSlugs, ", or "))
	townPoint(s.Report, s.Slug, f, town)
	return town
}

// townPoint takes the point of a town's page, or else that of place data.
func townPoint(s *report.Report, slug string, f *fields.Town, town *activity.Town) {
	point, ok := check.Coordinates(s, f.Latitude, f.Longitude)
	if ok {
		town.Point = point
		return
	}
	if f.Latitude.Set || f.Longitude.Set || f.Latitude.Invalid || f.Longitude.Invalid {
		return
	}
	named := check.TownsCalled(slug)
	if len(named) != 1 {
		s.Missingf(0, "latitude and longitude are missing, and we do not know which place %s is", words.Quote(town.Name)).
			Suggestf("add latitude: and longitude:, in degrees with a point, as a map shows them")
		return
	}
	town.Point = named[0].Point
}

func safeguardingContacts(s *report.Report, f *fields.Town) []activity.SafeguardingContact {
	var all []activity.SafeguardingContact
	for _, c := range f.SafeguardingContacts.Items {
		check.Need(s, c.For, c.Line, "safeguarding_contacts.for", "children or adults")
		if c.Set && c.Day.Missing() && c.Night.Missing() {
			s.Missingf(c.Line, `a safeguarding contact has no "day" and no "night"`).
				Suggestf("add the council's numbers, under day: and night:")
		}
		all = append(all, activity.SafeguardingContact{
			For: c.For.Value, Day: check.Phone(s, c.Day, "day"),
			Night: check.Phone(s, c.Night, "night"),
		})
	}
	return all
}

// termDates checks stretches of school days: in order, and apart.
func termDates(s *report.Report, f frontmatter.List[fields.Term]) []schedule.Term {
	var all []schedule.Term
	for _, t := range f.Items {
		if t.Set && t.From.Missing() || t.Set && t.To.Missing() {
			s.Missingf(t.Line, "a term needs from and to").
				Suggestf("write both days, in the form {name: …, from: YYYY-MM-DD, to: YYYY-MM-DD}")
		}
		if !t.From.Set || !t.To.Set {
			continue
		}
		if t.To.Value.Before(t.From.Value) {
			s.Errorf(t.To.Line, "%s ends before it begins", words.Quote(t.Name.Value)).
				Suggestf("it begins on %s: look at the year", t.From.Value)
			continue
		}
		all = append(all, schedule.Term{Name: t.Name.Value, From: t.From.Value, To: t.To.Value})
	}
	slices.SortStableFunc(all, func(a, b schedule.Term) int { return strings.Compare(a.From.String(), b.From.String()) })
	for i := 1; i < len(all); i++ {
		if !all[i].From.After(all[i-1].To) {
			s.Errorf(f.Line, "%s and %s overlap", words.Quote(all[i-1].Name), words.Quote(all[i].Name)).
				Suggestf("a half-term holiday lies between two entries: look at %s and %s", all[i-1].To, all[i].From)
		}
	}
	return all
}

func (l *load) readOrganisation(s *source, f *fields.Organisation) *activity.Organisation {
	organisation := &activity.Organisation{
		Slug: s.Slug, File: s.Report.File,
		Name:           check.Short(s.Report, f.Name, "name", check.LongestTitle),
		Summary:        words.Own(check.Short(s.Report, f.Summary, "summary", check.LongestSummary)),
		Website:        check.Website(s.Report, f.Website, "website"),
		CharityNumber:  f.CharityNumber.Value,
		Contact:        check.Contact(s.Report, f.Contact, f.Name.Value, s.Slug),
		Safeguarding:   check.Safeguarding(s.Report, f.Safeguarding),
		PartnersWanted: words.Own(f.PartnersWanted.Value),
		Learned:        words.Own(f.Learned.Value),
		Source:         check.Source(s.Report, f.Source),
		Body:           s.render(""),
	}
	check.Need(s.Report, f.Name, 0, "name", "what the organisation is called")
	return organisation
}

// factsIn returns what the words pages say of the directory, in one language.
func (l *load) factsIn(lang *words.Language) *facts.Facts {
	d := l.directory
	if lang != words.English() {
		d = (&activity.Directory{Site: d.Site, Towns: d.Towns, Nations: d.Nations, Translated: d.Translated}).In(lang.Code())
	}
	site := d.Site
	site.LinkWorker = d.LinkWorker()
	return &facts.Facts{Site: site, Towns: d.Towns, Lang: lang}
}

// putFacts puts facts into their places in a text of the front matter.
func (s *source) putFacts(text *frontmatter.Text) {
	with, fault := s.facts.Text(text.Value)
	if fault != nil {
		markdown.Unknown(s.Report, text.Line, fault)
		return
	}
	text.Value = with
}

// each returns where the texts of a list stand.
func each(texts []frontmatter.Text) []*frontmatter.Text {
	all := make([]*frontmatter.Text, len(texts))
	for i := range texts {
		all[i] = &texts[i]
	}
	return all
}

func (l *load) readPage(s *source, f *fields.Page) *activity.Page {
	if slices.Contains(l.directory.Site.Languages, s.Slug) {
		s.Errorf(0, "a page cannot be called %s: the pages in that language stand at /%s/", words.Quote(s.Slug), s.Slug).
			Suggestf("give its file another name")
	}
	s.facts = l.factsIn(words.English())
	for _, text := range slices.Concat([]*frontmatter.Text{&f.Title, &f.Summary, &f.Statement.TestedBy, &f.Statement.Reply},
		each(f.Statement.Fails.Items), each(f.Statement.Burden.Items), each(f.Statement.Outside.Items)) {
		s.putFacts(text)
	}
	unsaid := func(text frontmatter.Text) bool { return text.Set && text.Value == "" } // a fact of which there is nothing to say
	f.Statement.Fails.Items = slices.DeleteFunc(f.Statement.Fails.Items, unsaid)
	page := &activity.Page{
		Slug: s.Slug, File: s.Report.File,
		Title:       words.Own(check.Need(s.Report, f.Title, 0, "title", "what the page is called")),
		Summary:     words.Own(check.Short(s.Report, f.Summary, "summary", check.LongestSummary)),
		Menu:        f.Menu.Value,
		Order:       f.Order.Value,
		LastChecked: l.oldFacts(s.Report, f.LastChecked),
		Statement:   l.statement(s.Report, f.Statement),
		Body:        s.render(""),
	}
	if page.Statement != nil {
		page.Statement.Software = strings.HasPrefix(s.Report.File, inBase)
	}
	check.Short(s.Report, f.Title, "title", check.LongestTitle)
	var lent fields.Page
	if l.lent(s, &lent) {
		check.Edition(s.Report, f.Edition.Line, f.Edition.Value, lent.Edition.Value, inBase+s.Report.File)
	}
	return page
}
