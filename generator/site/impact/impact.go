// Package impact gathers what groups say of their work: what comes of it and how they know,
// what worked and what did not, and which partners they look for. It knows nothing of files.
package impact

import (
	"cmp"
	"slices"

	"bandstand/directory/activity"
	"bandstand/directory/page"
	"bandstand/directory/words"
	"bandstand/generator/site/address"
	"bandstand/generator/site/listing"
	"bandstand/generator/site/wording"
)

// The addresses of the two pages.
const (
	Address         = "/impact/"
	PartnersAddress = "/partners/"
)

// most is how many groups a part of a page quotes: those that were confirmed last.
const most = 200

// View is what gathered.html is filled with.
type View struct {
	Heading, Lead string
	Parts         []Part
	Partners      bool // the page is that of partners
}

// Part is what groups say of one matter.
type Part struct {
	ID, Heading, Lead string
	Entries           []Entry
	None              string // what stands instead, where nobody says anything
	More              string // how many more there are, on their own pages; empty where there are none
}

// Entry is what one group says.
type Entry struct {
	Title      words.Text
	URL, Where string
	Quote      words.Text
	Says       words.Text
	HowWeKnow  words.Text
	AsksHow    bool // it says what comes of it, and not how it knows
	checked    string
}

// Maker makes the pages.
type Maker struct {
	Say      *wording.Wording
	Listings []*listing.Listing
}

// Add adds the pages.
func (m *Maker) Add(book *address.Book) {
	book.Add(Address, "gathered", address.Indexed, func() (page.Head, any, error) { return m.page("impact", m.impact()) })
	book.Add(PartnersAddress, "gathered", address.Indexed, func() (page.Head, any, error) {
		return m.page("partners", View{Parts: []Part{m.partners()}, Partners: true})
	})
}

// page heads a page.
func (m *Maker) page(key string, view View) (page.Head, any, error) {
	view.Heading, view.Lead = m.Say.Lang.Say(key+".heading"), m.Say.Lang.Say(key+".lead")
	return page.Head{Title: view.Heading, Description: m.Say.Lang.Say(key + ".description"), Crumbs: page.Crumbs(m.Say.Lang)}, view, nil
}

// impact returns what comes of what groups do, and what they learned.
func (m *Maker) impact() View {
	told := m.part("impact.told", "told")
	learned := m.part("impact.learned", "learned")
	for _, one := range m.shown() {
		impact := one.Impact
		if entry := m.entry(one); impact.Quote != "" || impact.Evidence != "" {
			entry.Quote, entry.Says, entry.HowWeKnow = impact.Quote, impact.Evidence, impact.HowWeKnow
			entry.AsksHow = impact.HowWeKnow == ""
			told.Entries = append(told.Entries, entry)
		}
		if entry := m.entry(one); one.Learned != "" {
			entry.Says = one.Learned
			learned.Entries = append(learned.Entries, entry)
		}
	}
	for _, one := range m.Say.Organisations {
		if one.Learned != "" {
			learned.Entries = append(learned.Entries, ofOrganisation(one, one.Learned))
		}
	}
	return View{Parts: []Part{m.cut(told), m.cut(learned)}}
}

// partners returns who looks for a partner.
func (m *Maker) partners() Part {
	wanted := m.part("partners.wanted", "wanted")
	for _, one := range m.shown() {
		if entry := m.entry(one); one.PartnersWanted != "" {
			entry.Says = one.PartnersWanted
			wanted.Entries = append(wanted.Entries, entry)
		}
	}
	for _, one := range m.Say.Organisations {
		if one.PartnersWanted != "" {
			wanted.Entries = append(wanted.Entries, ofOrganisation(one, one.PartnersWanted))
		}
	}
	return m.cut(wanted)
}

func (m *Maker) part(key, id string) Part {
	lang := m.Say.Lang
	return Part{ID: id, Heading: lang.Say(key + ".heading"), Lead: lang.Say(key + ".lead"), None: lang.Say(key + ".none")}
}

// cut leaves what fits, what was confirmed last first.
func (m *Maker) cut(part Part) Part {
	slices.SortStableFunc(part.Entries, func(a, b Entry) int { return cmp.Compare(b.checked, a.checked) })
	if more := len(part.Entries) - most; more > 0 {
		part.Entries = part.Entries[:most]
		part.More = m.Say.Lang.Say("impact.more", "count", more)
	}
	return part
}

// shown returns the listings that lists have. What a group says stays true when it is full.
func (m *Maker) shown() []*listing.Listing {
	return slices.DeleteFunc(slices.Clone(m.Listings), func(one *listing.Listing) bool { return !one.Shown.Listed })
}

func (m *Maker) entry(one *listing.Listing) Entry {
	return Entry{Title: one.Title, URL: one.Path(), Where: one.Shown.Where, checked: one.LastChecked.String()}
}

func ofOrganisation(one *activity.Organisation, says words.Text) Entry {
	return Entry{Title: words.Own(one.Name), URL: one.Path(), Says: says}
}
