package activity

import (
	"cmp"
	"slices"
	"strings"
)

// eachPage reads the pages of a folder one by one. keep is called with the body
// of those that could be read; what it puts into the directory must be sound.
func eachPage[F any](l *loader, folder string, keep func(s *source, fields *F, body []byte)) {
	for _, s := range l.pagesIn(folder) {
		var fields F
		claimed := l.claim(folder, s)
		body, ok := l.page(s, &fields)
		if ok && claimed {
			keep(s, &fields, body)
			s.wording(string(body))
		}
		if !s.sound() {
			l.leave(folder, s)
		}
	}
}

func (l *loader) nations() {
	eachPage(l, "nations", func(s *source, f *nationFields, body []byte) {
		if !slices.Contains(nationSlugs, s.slug) {
			s.wrong(0, "there is no nation %s", quote(s.slug)).mend("%s", didYouMean(s.slug, nationSlugs))
		}
		nation := &Nation{
			Slug: s.slug, File: s.file,
			Name:       s.need(f.Name, 0, "name", "England"),
			LinkWorker: s.need(f.LinkWorker, 0, "link_worker", "what link workers are called there"),
			Checks:     s.need(f.Checks, 0, "checks", "what checks on people are called there: DBS"),
			Urgent:     l.urgent(s, f),
			EnforcementBody: EnforcementBody{
				Name:    f.EnforcementBody.Name.is,
				Phone:   s.phone(f.EnforcementBody.Phone, "phone"),
				Website: s.website(f.EnforcementBody.Website, "website"),

				EnforcedBy: f.EnforcementBody.EnforcedBy.is,
				Law:        f.EnforcementBody.Law.is,
			},
			LastChecked: l.facts(s, f.LastChecked),
			CheckedBy:   f.CheckedBy.is,
			CheckedHow:  f.CheckedHow.is,
			Body:        s.markdownIn(body, s.slug+"-"), // the nations share one page
		}
		if site := l.directory.Site; site.PublicBody && site.Nation == s.slug {
			s.need(f.EnforcementBody.Name, f.EnforcementBody.line, "enforcement_body.name", "who hears complaints: site.yaml says that a public body runs this directory")
			s.need(f.EnforcementBody.Law, f.EnforcementBody.line, "enforcement_body.law", "the law on the accessibility of public bodies' websites")
		}
		if s.sound() {
			l.directory.Nations = append(l.directory.Nations, nation)
		}
	})
	sortBySlug(l.directory.Nations, func(x *Nation) string { return x.Slug })
}

var (
	nationSlugs = []string{"england", "northern-ireland", "scotland", "wales"}
	urgentNeeds = []string{"danger-now", "urgent-health", "urgent-mental-health", "to-talk"}
)

func (l *loader) urgent(s *source, f *nationFields) []UrgentHelp {
	var all []UrgentHelp
	for _, u := range f.Urgent.items {
		s.need(u.Need, u.line, "urgent.need", strings.Join(urgentNeeds, ", or "))
		s.need(u.Name, u.line, "urgent.name", "Samaritans")
		if u.told && cmp.Or(u.Phone.is, u.Text.is, u.Website.is) == "" {
			s.missing(u.line, "%s has no phone, text or website", quote(u.Name.is)).mend("add at least one of them")
		}
		all = append(all, UrgentHelp{
			Need: s.choice(u.Need, "need", urgentNeeds...), Name: u.Name.is,
			Phone: s.phone(u.Phone, "phone"), Text: u.Text.is, Website: s.website(u.Website, "website"),
			Hours: u.Hours.is, Note: u.Note.is,
		})
	}
	if f.Urgent.absent() {
		s.missing(f.Urgent.line, `"urgent" is missing`).mend("add the numbers to ring: urgent: [{need: danger-now, name: Emergency services, phone: 999}]")
	}
	return all
}

// facts gives when facts were checked that cannot stand without it.
func (l *loader) facts(s *source, v date) Date {
	if v.absent() {
		s.missing(v.line, `"last_checked" is missing`).mend("add the day on which somebody made sure that all this is true: last_checked: %s", l.today)
	}
	return l.oldFacts(s, v)
}

// oldFacts warns of a page that nobody has looked at for a year.
func (l *loader) oldFacts(s *source, v date) Date {
	checked := s.past(v, "last_checked", l.latest())
	if v.told && checked.AddMonths(monthsAgeing).Before(l.judged()) {
		s.warn(v.line, "this page was last checked on %s, over a year ago", checked).mend("look whether it is still true, and write the new date")
	}
	return checked
}

func (l *loader) towns() {
	eachPage(l, "towns", func(s *source, f *townFields, body []byte) {
		town := &Town{
			Slug: s.slug, File: s.file,
			Name:   s.need(f.Name, 0, "name", "Salford"),
			Nation: s.choice(f.Nation, "nation", nationSlugs...),
			Also:   allText(f.Also),
			LinkWorker: LinkWorker{
				How: f.LinkWorker.How.is, Phone: s.phone(f.LinkWorker.Phone, "phone"),
				Website: s.website(f.LinkWorker.Website, "website"), Sessions: f.LinkWorker.Sessions.is,
			},
			GroupsHelpedBy:       f.GroupsHelpedBy.is,
			SafeguardingContacts: safeguardingContacts(s, f),
			TermDates:            termDates(s, f.TermDates),
			Body:                 s.markdown(body),
		}
		s.need(f.Nation, 0, "nation", strings.Join(nationSlugs, ", or "))
		s.townPoint(f, town)
		if s.sound() {
			l.directory.Towns = append(l.directory.Towns, town)
		}
	})
	sortBySlug(l.directory.Towns, func(x *Town) string { return x.Slug })
}

// townPoint takes the point of a town's page, or else that of place data.
func (s *source) townPoint(f *townFields, town *Town) {
	point, ok := s.coordinates(f.Latitude, f.Longitude)
	if ok {
		town.Point = point
		return
	}
	if f.Latitude.told || f.Longitude.told || f.Latitude.bad || f.Longitude.bad {
		return
	}
	named := townsCalled(s.slug)
	if len(named) != 1 {
		s.missing(0, "latitude and longitude are missing, and we do not know which place %s is", quote(town.Name)).mend("add latitude: 53.4877 and longitude: -2.2904, in degrees")
		return
	}
	town.Point = named[0].Point
}

func safeguardingContacts(s *source, f *townFields) []SafeguardingContact {
	var all []SafeguardingContact
	for _, c := range f.SafeguardingContacts.items {
		s.need(c.For, c.line, "safeguarding_contacts.for", "children or adults")
		if c.told && c.Day.absent() && c.Night.absent() {
			s.missing(c.line, `a safeguarding contact has no "day" and no "night"`).mend("add the council's numbers: day: 01632 960001")
		}
		all = append(all, SafeguardingContact{
			For: s.choice(c.For, "for", "children", "adults"), Day: s.phone(c.Day, "day"), Night: s.phone(c.Night, "night"),
		})
	}
	return all
}

// termDates checks stretches of school days: in order, and apart.
func termDates(s *source, f list[termFields]) []Term {
	var all []Term
	for _, t := range f.items {
		if t.told && t.From.absent() || t.told && t.To.absent() {
			s.missing(t.line, "a term needs from and to").mend("write {name: Autumn term 2026, from: 2026-09-02, to: 2026-10-23}")
		}
		if !t.From.told || !t.To.told {
			continue
		}
		if t.To.is.Before(t.From.is) {
			s.wrong(t.To.line, "%s ends before it begins", quote(t.Name.is)).mend("it begins on %s: look at the year", t.From.is)
			continue
		}
		all = append(all, Term{Name: t.Name.is, From: t.From.is, To: t.To.is})
	}
	slices.SortStableFunc(all, func(a, b Term) int { return strings.Compare(a.From.String(), b.From.String()) })
	for i := 1; i < len(all); i++ {
		if !all[i].From.After(all[i-1].To) {
			s.wrong(f.line, "%s and %s overlap", quote(all[i-1].Name), quote(all[i].Name)).mend("a half-term holiday lies between two entries: look at %s and %s", all[i-1].To, all[i].From)
		}
	}
	return all
}

func allText(l list[text]) []string {
	var all []string
	for _, item := range l.items {
		all = append(all, item.is)
	}
	return all
}

func (l *loader) organisations() {
	eachPage(l, "organisations", func(s *source, f *organisationFields, body []byte) {
		organisation := &Organisation{
			Slug: s.slug, File: s.file,
			Name:          s.short(f.Name, "name", longestTitle),
			Summary:       s.short(f.Summary, "summary", longestSummary),
			Website:       s.website(f.Website, "website"),
			CharityNumber: f.CharityNumber.is,
			Contact:       s.contact(f.Contact),
			Safeguarding:  s.readSafeguarding(f.Safeguarding),
			Body:          s.markdown(body),
		}
		s.need(f.Name, 0, "name", "what the organisation is called")
		if s.sound() {
			l.directory.Organisations = append(l.directory.Organisations, organisation)
		}
	})
	sortBySlug(l.directory.Organisations, func(x *Organisation) string { return x.Slug })
}

// reservedPages are addresses that something else has at the top of a site.
var reservedPages = []string{
	"404", "access", "activities", "api", "assets", "data", "days", "feeds", "gaps", "good-for", "images", "index", "kinds",
	"messages", "my-list", "nations", "netlify", "organisations", "posters", "search", "static", "towns", "vocabulary", "whats-on",
}

func (l *loader) pages() {
	eachPage(l, "pages", func(s *source, f *pageFields, body []byte) {
		if slices.Contains(reservedPages, s.slug) {
			s.wrong(0, "a page cannot be called %s: the site has something else at /%s/", quote(s.slug), s.slug).mend("give its file another name, such as about-%s.md", s.slug)
		}
		if slices.Contains(l.directory.Site.Languages, s.slug) {
			s.wrong(0, "a page cannot be called %s: the pages in that language stand at /%s/", quote(s.slug), s.slug).mend("give its file another name")
		}
		page := &Page{
			Slug: s.slug, File: s.file,
			Title:       s.need(f.Title, 0, "title", "How joining in works"),
			Summary:     s.short(f.Summary, "summary", longestSummary),
			Menu:        s.choice(f.Menu, "menu", "help", "groups", "link-workers", "about"),
			Order:       f.Order.is,
			LastChecked: l.oldFacts(s, f.LastChecked),
			Statement:   l.statement(s, f.Statement),
			Body:        s.markdown(body),
		}
		s.short(f.Title, "title", longestTitle)
		if s.sound() {
			l.directory.Pages = append(l.directory.Pages, page)
		}
	})
	sortBySlug(l.directory.Pages, func(x *Page) string { return x.Slug })
}
