// Package openreferral publishes a directory in Open Referral UK (HSDS 3.0), as static
// files. It knows nothing of pages.
package openreferral

import (
	"encoding/json"
	"io"
	"strings"
	"time"

	"bandstand/directory/activity"
	when "bandstand/directory/schedule"
	"bandstand/directory/vocabulary"
	"bandstand/generator/site/wording"
	"bandstand/search/openreferral"
)

// Folder is where all of it stands.
const Folder = "open-referral/"

// Maker makes the files, in one language.
type Maker struct {
	Say     *wording.Wording
	BaseURL string // before the addresses of pages; empty where it is not known
}

// File is one file, and what writes it.
type File struct {
	Path  string
	Write func(io.Writer) error
}

// Files returns the files of some activities: a list of each thing that the profile has an
// address for, and each of these things by itself, but for a service at a location, which
// its service has whole. Lists have one page, because a client
// that asks a host of files for page 2 gets page 1, for ever.
func (m *Maker) Files(of []*activity.Activity) []File {
	var files []File
	add := func(path string, made func() any) {
		files = append(files, File{Folder + path + ".json", func(w io.Writer) error { return write(w, made()) }})
	}
	add("index", func() any {
		return apiDetails{
			"HSDS-UK-3.0", "https://github.com/OpenReferralUK/uk-profile/blob/main/docs/index.md",
			"https://docs.openreferraluk.org/en/latest/openapi30.json",
		}
	})
	files = append(files, File{Folder + "services.json", func(w io.Writer) error { return writeList(w, of, m.brief) }})
	var at []*activity.Activity
	for _, a := range of {
		add("services/"+m.ServiceID(a), func() any { return m.service(a) })
		if a.Venue != nil {
			at = append(at, a)
		}
	}
	files = append(files, File{Folder + "service_at_locations.json", func(w io.Writer) error { return writeList(w, at, m.atLocation) }})
	add("organizations", func() any { return openreferral.OnePage(each(m.Say.Organisations, m.organization)) })
	for _, one := range m.Say.Organisations {
		add("organizations/"+m.organization(one).ID, func() any { return m.organization(one) })
	}
	var terms []term
	all := m.taxonomies()
	for _, one := range all {
		terms = append(terms, one.Terms...)
		add("taxonomies/"+one.ID, func() any { return one })
	}
	add("taxonomies", func() any {
		return openreferral.OnePage(each(all, func(one taxonomy) taxonomy { one.Terms = nil; return one }))
	})
	add("taxonomy_terms", func() any { return openreferral.OnePage(terms) })
	for _, one := range terms {
		add("taxonomy_terms/"+one.ID, func() any { return one })
	}
	return files
}

// writeList writes a list one thing after the other, and holds none.
func writeList[Of any](w io.Writer, of []*activity.Activity, made func(*activity.Activity) Of) error {
	envelope := openreferral.OnePage([]Of(nil))
	envelope.Total, envelope.Size, envelope.Empty = len(of), len(of), len(of) == 0
	frame, err := json.Marshal(envelope)
	if err != nil {
		return err
	}
	begin, end, _ := strings.Cut(string(frame), `[]`)
	if _, err := io.WriteString(w, begin+"["); err != nil {
		return err
	}
	for i, a := range of {
		if i > 0 {
			if _, err := io.WriteString(w, ","); err != nil {
				return err
			}
		}
		if err := write(w, made(a)); err != nil {
			return err
		}
	}
	_, err = io.WriteString(w, "]"+end)
	return err
}

func write(w io.Writer, what any) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	return encoder.Encode(what)
}

// id returns the id of what stands at a root-relative address. It goes by the address of
// the directory itself and not of one build, so that a preview has the same ids.
func (m *Maker) id(address string) string { return id(m.Say.Site.BaseURL + address) }

// ServiceID returns the id of an activity.
func (m *Maker) ServiceID(a *activity.Activity) string { return m.id(a.Path()) }

// InSearch returns an activity as lists have it, and where it happens, as JSON, for search
// to filter; at is nil where it happens nowhere in particular.
func (m *Maker) InSearch(a *activity.Activity) (listed, at json.RawMessage) {
	listed, _ = json.Marshal(m.brief(a)) // it is text and numbers, of which JSON takes all
	if a.Venue != nil {
		at, _ = json.Marshal(serviceAtLocation{ID: m.id(a.Path() + "#at"), Location: m.location(a)})
	}
	return listed, at
}

// brief returns an activity as lists have it: each by itself says more.
func (m *Maker) brief(a *activity.Activity) service {
	made := service{
		ID: m.ServiceID(a), Name: a.Title.String(), Description: a.Summary.String(), URL: m.page(a.Path()),
		Status: status(a.State(m.Say.Now)), Fees: m.fees(a.Cost), AssuredDate: a.LastChecked.String(),
		LastModified: when.DateOf(a.Changed(m.Say.Told(a), m.Say.Now).In(when.London)).Midnight(time.UTC).Format(time.RFC3339), Organization: m.organization(a.Organisation),
	}
	younger, older := a.Generations.Spans()
	made.MinimumAge = &younger.From
	if older.To != 0 {
		made.MaximumAge = &older.To
	}
	add := func(kind string, terms []*vocabulary.Term) {
		for _, one := range terms {
			known := m.term(kind, *one)
			made.Attributes = append(made.Attributes, attribute{m.id(a.Path() + "#" + kind + "-" + one.Slug), made.ID, "service", &known})
		}
	}
	add("kinds", a.Kinds)
	add("good-for", a.GoodFor)
	return made
}

// service returns all of an activity.
func (m *Maker) service(a *activity.Activity) service {
	made := m.brief(a)
	if body := a.Body.Plain().String(); body != "" {
		made.Description += "\n\n" + body
	}
	if state := a.State(m.Say.Now); state != activity.Open && state != activity.NearlyFull {
		made.Alert = m.Say.How(a)
	}
	made.Schedules = m.schedules(a)
	if a.Venue != nil {
		made.At = []serviceAtLocation{{ID: m.id(a.Path() + "#at"), Location: m.location(a)}}
	}
	for _, code := range a.Languages {
		made.Languages = append(made.Languages, language{m.id(a.Path() + "#language-" + code), m.Say.Lang.LanguageName(code), code})
	}
	made.Costs = []costOption{{
		ID: m.id(a.Path() + "#cost"), Option: a.Cost.Concessions.String(), Amount: float64(a.Cost.Amount) / 100, Currency: "GBP",
		Description: m.fees(a.Cost),
	}}
	if a.Join.How != activity.ProfessionalOnly { // whom to ask is for professionals
		made.Contacts = m.contacts(a)
		made.Email = a.Join.Contact.Email
	}
	return made
}

func (m *Maker) atLocation(a *activity.Activity) serviceAtLocation {
	brief := m.brief(a)
	return serviceAtLocation{m.id(a.Path() + "#at"), m.location(a), &brief}
}

func status(state activity.State) string {
	switch state {
	case activity.Paused:
		return "temporarily closed"
	case activity.Ended, activity.Over:
		return "inactive"
	}
	return "active"
}

func (m *Maker) fees(cost activity.Cost) string {
	var lines []string
	for _, line := range wording.WholeCost(m.Say.Lang, cost) {
		lines = append(lines, line.String())
	}
	return strings.Join(lines, ". ")
}

// page returns the whole address of a page; "" where the site's is not known.
func (m *Maker) page(address string) string {
	if m.BaseURL == "" {
		return ""
	}
	return m.BaseURL + address
}

func (m *Maker) organization(one *activity.Organisation) organization {
	made := organization{
		ID: m.id(one.Path()), Name: one.Name, Description: one.Summary.String(), Website: one.Website, URI: m.page(one.Path()),
	}
	if made.Description == "" {
		made.Description = one.Name
	}
	if one.CharityNumber != "" {
		made.Identifiers = []identifier{{m.id(one.Path() + "#charity"), "GB-CHC", "Charity number", one.CharityNumber}}
	}
	return made
}

// taxonomies returns the vocabularies that services are filed by.
func (m *Maker) taxonomies() []taxonomy {
	made := func(kind, key string, terms vocabulary.List) taxonomy {
		name := m.Say.Lang.Say(key + ".index")
		one := taxonomy{ID: m.id("/" + kind + "/"), Name: name, Description: m.Say.Lang.Say(key + ".index_lead"), URI: m.page("/" + kind + "/")}
		for _, term := range terms {
			one.Terms = append(one.Terms, m.term(kind, term))
		}
		return one
	}
	return []taxonomy{made("kinds", "list.kinds", m.Say.Kinds), made("good-for", "list.good_for", m.Say.GoodFor)}
}

func (m *Maker) term(kind string, one vocabulary.Term) term {
	made := term{
		ID: m.id("/" + kind + "/" + one.Slug + "/"), Name: one.Label.String(), Description: one.Explain.String(), Code: one.Slug,
		Taxonomy: kind, TaxonomyID: m.id("/" + kind + "/"), URI: m.page("/" + kind + "/" + one.Slug + "/"),
	}
	if made.Description == "" {
		made.Description = made.Name
	}
	return made
}

func each[From, To any](from []From, make func(From) To) []To {
	var to []To
	for _, one := range from {
		to = append(to, make(one))
	}
	return to
}
