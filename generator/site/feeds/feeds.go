// Package feeds tells of what is new or changed, for feed readers: as Atom (RFC 4287) and
// as JSON Feed 1.1. It knows nothing of pages.
package feeds

import (
	"cmp"
	"encoding/json"
	"encoding/xml"
	"io"
	"slices"
	"strings"
	"time"
	"unicode"

	"bandstand/directory/activity"
	"bandstand/generator/site/wording"
)

// The names of the two, below the address of what they are about.
const (
	AtomFile = "feed.atom"
	JSONFile = "feed.json"
)

// The media types of the two.
const (
	AtomType = "application/atom+xml"
	JSONType = "application/feed+json"
)

// most is how many activities a feed tells of, the last that were confirmed or changed.
const most = 50

// Maker makes feeds in one language.
type Maker struct {
	Say     *wording.Wording
	BaseURL string // before the addresses of pages; entries are named by it, so it must be known
}

// Feed is what was confirmed or changed last of some activities.
type Feed struct {
	Title, Address string // Address is root-relative, of the page that it is about
	Of             []*activity.Activity
}

// newest returns those of a feed, the last of which somebody told something first.
func (m *Maker) newest(f Feed) []*activity.Activity {
	all := slices.Clone(f.Of)
	slices.SortFunc(all, func(a, b *activity.Activity) int {
		return cmp.Or(m.updated(b).Compare(m.updated(a)), strings.Compare(a.Slug, b.Slug))
	})
	return all[:min(most, len(all))]
}

// began is the time of a feed that tells of nothing yet.
var began = time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)

// updated returns when somebody last confirmed or changed what is said of an activity, and no
// moment of a build: what says the same stays the same.
func (m *Maker) updated(a *activity.Activity) time.Time {
	return m.Say.Told(a).Midnight(time.UTC)
}

// says returns what an entry says, a line each.
func (m *Maker) says(a *activity.Activity) []string {
	lines := []string{a.Summary.String()}
	for _, line := range []string{
		a.Schedule.Brief(m.Say.Lang, m.Say.Now), m.Say.Where(a), wording.Cost(m.Say.Lang, a.Cost).String(), m.Say.How(a),
		m.Say.Lang.Text("activity.checked."+a.CheckedHow, "date", m.Say.Date(a.LastChecked), "who", a.CheckedBy).String(),
	} {
		if line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

type atomText struct {
	Type string `xml:"type,attr,omitempty"`
	Says string `xml:",chardata"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type atomPerson struct {
	Name string `xml:"name"`
}

type atomCategory struct {
	Term  string `xml:"term,attr"`
	Label string `xml:"label,attr"`
}

type atomEntry struct {
	ID         string         `xml:"id"`
	Title      string         `xml:"title"`
	Updated    string         `xml:"updated"`
	Link       atomLink       `xml:"link"`
	Author     atomPerson     `xml:"author"`
	Categories []atomCategory `xml:"category"`
	Summary    string         `xml:"summary"`
	Content    atomText       `xml:"content"`
}

// WriteAtom writes a feed as Atom.
func (m *Maker) WriteAtom(w io.Writer, feed Feed) error {
	newest, updated := m.newest(feed), began
	if len(newest) > 0 {
		updated = m.updated(newest[0])
	}
	made := struct {
		XMLName  xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
		Language string      `xml:"xml:lang,attr"`
		ID       string      `xml:"id"`
		Title    string      `xml:"title"`
		Updated  string      `xml:"updated"`
		Author   atomPerson  `xml:"author"`
		Links    []atomLink  `xml:"link"`
		Rights   string      `xml:"rights,omitempty"`
		Entries  []atomEntry `xml:"entry"`
	}{
		Language: m.Say.Lang.Code(),
		ID:       m.BaseURL + feed.Address,
		Title:    plain(feed.Title),
		Updated:  updated.Format(time.RFC3339),
		Author:   atomPerson{cmp.Or(m.Say.Site.Operator, m.Say.Site.Name)},
		Links: []atomLink{
			{"self", AtomType, m.BaseURL + feed.Address + AtomFile},
			{"alternate", "text/html", m.BaseURL + feed.Address},
		},
		Rights: "CC BY 4.0",
	}
	for _, a := range newest {
		entry := atomEntry{
			ID: m.BaseURL + a.Path(), Title: plain(a.Title.String()), Updated: m.updated(a).Format(time.RFC3339),
			Link: atomLink{"alternate", "text/html", m.BaseURL + a.Path()}, Author: atomPerson{plain(a.Organisation.Name)},
			Summary: plain(a.Summary.String()), Content: atomText{"text", plain(strings.Join(m.says(a), "\n"))},
		}
		for _, kind := range a.Kinds {
			entry.Categories = append(entry.Categories, atomCategory{kind.Slug, plain(kind.Label.String())})
		}
		made.Entries = append(made.Entries, entry)
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	return xml.NewEncoder(w).Encode(made)
}

type jsonAuthor struct {
	Name string `json:"name"`
	URL  string `json:"url,omitempty"`
}

type jsonItem struct {
	ID       string       `json:"id"`
	URL      string       `json:"url"`
	Title    string       `json:"title"`
	Text     string       `json:"content_text"`
	Summary  string       `json:"summary"`
	Modified string       `json:"date_modified"`
	Authors  []jsonAuthor `json:"authors"`
	Tags     []string     `json:"tags"`
}

// WriteJSON writes a feed as JSON Feed.
func (m *Maker) WriteJSON(w io.Writer, feed Feed) error {
	made := struct {
		Version  string       `json:"version"`
		Title    string       `json:"title"`
		Home     string       `json:"home_page_url"`
		Feed     string       `json:"feed_url"`
		Language string       `json:"language"`
		Authors  []jsonAuthor `json:"authors"`
		Items    []jsonItem   `json:"items"`
	}{
		"https://jsonfeed.org/version/1.1", feed.Title, m.BaseURL + feed.Address, m.BaseURL + feed.Address + JSONFile,
		m.Say.Lang.Code(), []jsonAuthor{{cmp.Or(m.Say.Site.Operator, m.Say.Site.Name), m.BaseURL + "/"}}, []jsonItem{},
	}
	for _, a := range m.newest(feed) {
		item := jsonItem{
			ID: m.BaseURL + a.Path(), URL: m.BaseURL + a.Path(), Title: a.Title.String(),
			Text: strings.Join(m.says(a), "\n"), Summary: a.Summary.String(), Modified: m.updated(a).Format(time.RFC3339),
			Authors: []jsonAuthor{{a.Organisation.Name, m.BaseURL + a.Organisation.Path()}},
		}
		for _, kind := range a.Kinds {
			item.Tags = append(item.Tags, kind.Label.String())
		}
		made.Items = append(made.Items, item)
	}
	return json.NewEncoder(w).Encode(made)
}

// plain returns a text without what XML cannot hold.
func plain(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' {
			return ' '
		}
		return r
	}, text)
}
