// Package openactive tells of what the OpenActive activity list has a name for, as a feed of
// SessionSeries that follows the Realtime Paged Data Exchange in files. It knows nothing of
// pages.
package openactive

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"time"

	"bandstand/directory/activity"
	"bandstand/directory/schedule"
	"bandstand/directory/words"
	"bandstand/generator/site/wording"
)

// Address is that of the first page of the feed.
const Address = "/openactive/session-series.json"

const licence = "https://creativecommons.org/licenses/by/4.0/"

// File is a page of the feed.
type File struct {
	Path  string
	Write func(io.Writer) error
}

// Maker makes the feed.
type Maker struct {
	Say     *wording.Wording
	BaseURL string // before all addresses; items are named by it, so there are none where it is empty
}

// feedPage is a page of the feed. The last is empty, and leads to itself.
type feedPage struct {
	Next    string `json:"next"`
	Items   []item `json:"items"`
	License string `json:"license"`
}

// item is an activity, or that it is no longer there.
type item struct {
	State    string `json:"state"` // updated or deleted
	Kind     string `json:"kind"`
	ID       string `json:"id"`
	Modified int64  `json:"modified"`
	Data     node   `json:"data,omitempty"`
}

type node map[string]any

// entry is what is known of an item before its page is written.
type entry struct {
	of       *activity.Activity
	fits     concept
	modified int64
}

// remembered is for how many days back a page stands at whatever address somebody may have been led to. Whoever has not
// read on for longer begins anew.
const remembered = 100

// Files returns the pages of the feed of some activities, those that lists show no longer
// among them: they are told as deleted. Each page has what was changed at one moment, and the
// address of the next tells after which, so that whoever has read to the end finds there what
// is confirmed later. Every day of the last months has such an address, because what was
// changed on it may have been changed again since.
func (m *Maker) Files(of []*activity.Activity) []File {
	var entries []entry
	for _, a := range of {
		if fits, ok := conceptOf(a); ok && a.Venue != nil && m.BaseURL != "" {
			entries = append(entries, entry{a, fits, m.modified(a)})
		}
	}
	slices.SortFunc(entries, func(a, b entry) int {
		return cmp.Or(cmp.Compare(a.modified, b.modified), strings.Compare(a.of.Slug, b.of.Slug))
	})
	var files []File
	known := map[string]bool{}
	add := func(at, next string, entries []entry) {
		known[at] = true
		files = append(files, File{at[1:], func(w io.Writer) error {
			made := feedPage{m.BaseURL + next, make([]item, len(entries)), licence}
			for i, one := range entries {
				made.Items[i] = m.item(one)
			}
			return json.NewEncoder(w).Encode(made)
		}})
	}
	at, rest := Address, entries
	pages := map[int64]string{} // by the moment that they tell of
	for len(rest) > 0 {
		moment := rest[0].modified
		end := slices.IndexFunc(rest, func(one entry) bool { return one.modified != moment })
		if end < 0 {
			end = len(rest)
		}
		add(at, after(moment), rest[:end])
		pages[moment] = at
		at, rest = after(moment), rest[end:]
	}
	add(at, at, nil)
	if len(entries) == 0 {
		return files
	}
	today := schedule.DateOf(m.Say.Now.In(schedule.London))
	for back := range remembered {
		moment := today.AddDays(-back).Midnight(schedule.London).Unix()
		at := after(moment)
		if known[at] {
			continue
		}
		first := slices.IndexFunc(entries, func(one entry) bool { return one.modified > moment })
		if first < 0 {
			add(at, at, nil)
			continue
		}
		add(at, pages[entries[first].modified], entries[first:first+1]) // a page with nothing would be the last
	}
	return files
}

// after returns the address of the page that tells what was changed after a moment, in seconds of Unix.
func after(moment int64) string {
	return fmt.Sprintf("/openactive/session-series-after-%d.json", moment)
}

// modified returns when an activity was changed, in seconds of Unix: the end of that day once it is over, because others
// may be changed on it after somebody has read so far.
func (m *Maker) modified(a *activity.Activity) int64 {
	at := a.Changed(m.Say.Told(a), m.Say.Now)
	over := schedule.DateOf(at.In(schedule.London)).AddDays(1).Midnight(schedule.London)
	if over.After(m.Say.Now) {
		return at.Unix()
	}
	return over.Unix()
}

// item returns an activity as the feed has it.
func (m *Maker) item(of entry) item {
	a := of.of
	one := item{State: "deleted", Kind: "SessionSeries", ID: a.Slug, Modified: of.modified}
	if stands := activity.StandingAt(a.Turns(), m.Say.Now); stands.Listed && stands.Happens() {
		one.State, one.Data = "updated", m.series(a, of.fits)
	}
	return one
}

// series returns an activity in OpenActive's words. It has no way to reach the group but its
// page: who may be rung by whom stands there.
func (m *Maker) series(a *activity.Activity, fits concept) node {
	address := m.BaseURL + a.Path()
	organiser := m.BaseURL + a.Organisation.Path()
	made := node{
		"@context": "https://openactive.io/", "@type": "SessionSeries", "@id": address + "#session-series",
		"identifier": a.Slug, "url": address, "name": a.Title.String(), "description": a.Summary.String(),
		"organizer": node{"@type": "Organization", "@id": organiser + "#organisation", "name": a.Organisation.Name, "url": organiser},
		"activity": []node{{
			"@type": "Concept", "@id": activityList + "#" + fits.id, "prefLabel": fits.label, "inScheme": activityList,
		}},
		"location":            m.place(a),
		"isAccessibleForFree": a.Cost.Free,
		"offers": []node{{
			"@type": "Offer", "@id": address + "#offer", "name": wording.Cost(m.Say.Lang, a.Cost).String(), "url": address,
			"price": float64(a.Cost.Amount) / 100, "priceCurrency": "GBP",
		}},
	}
	var features []words.Text
	for _, feature := range a.Access {
		features = append(features, feature.Term.Label)
	}
	made.add("accessibilityInformation", m.Say.Lang.ListTexts(features).String())
	if who := a.WhoCanCome.String(); who != "" {
		made["additionalAdmissionRestriction"] = []string{who}
	}
	if ages := ageRange(a.Generations); ages != nil {
		made["ageRange"] = ages
	}
	rules, dates := m.times(a, address)
	if len(rules) > 0 {
		made["eventSchedule"] = rules
	}
	if len(dates) > 0 {
		made["subEvent"] = dates
	}
	made.add("schedulingNote", m.note(a.Schedule))
	return made
}

// place returns where an activity happens: of an area no more than its page shows.
func (m *Maker) place(a *activity.Activity) node {
	venue := a.Venue
	address := node{
		"@type": "PostalAddress", "addressLocality": venue.Town.Name, "addressCountry": "GB", "postalCode": venue.Postcode,
	}
	made := node{"@type": "Place", "@id": m.BaseURL + a.Path() + "#place", "name": venue.Name, "address": address}
	if nation, ok := m.Say.Nation(venue.Town.Nation); ok {
		address.add("addressRegion", nation.Name.String())
	}
	if venue.AreaOnly {
		made["name"] = venue.Town.Name
		address.add("streetAddress", m.Say.Where(a)) // which OpenActive asks for
		return made
	}
	address.add("streetAddress", cmp.Or(venue.Address, venue.Name))
	if venue.Precision == activity.ByCoordinates || venue.Precision == activity.ByPostcode {
		toMetres := func(degrees float64) float64 { return math.Round(degrees*1e5) / 1e5 }
		made["geo"] = node{"@type": "GeoCoordinates", "latitude": toMetres(venue.Point.Lat), "longitude": toMetres(venue.Point.Lon)}
	}
	return made
}

// times returns the rules by which an activity happens, and the dates of its lists.
func (m *Maker) times(a *activity.Activity, address string) (rules, dates []node) {
	for number, session := range a.Schedule.Sessions {
		for _, day := range session.Dates {
			one := node{
				"@type": "ScheduledSession", "@id": fmt.Sprintf("%s#on-%s-%d", address, day, number+1),
				"startDate": session.Start.On(day).Format(time.RFC3339),
			}
			if session.End != 0 {
				one["endDate"] = session.End.On(day).Format(time.RFC3339)
				one["duration"] = fmt.Sprintf("PT%dM", session.End-session.Start)
			}
			dates = append(dates, one)
		}
		if session.Repeats == "" {
			continue
		}
		one := node{"@type": "PartialSchedule", "scheduleTimezone": schedule.London.String(), "startTime": session.Start.String()}
		if session.End != 0 {
			one["endTime"] = session.End.String()
		}
		switch session.Repeats {
		case schedule.Weekly:
			one["repeatFrequency"] = fmt.Sprintf("P%dW", max(session.Every, 1))
			one["byDay"] = []string{"https://schema.org/" + session.Day.String()}
		case schedule.Monthly:
			one["repeatFrequency"] = "P1M"
			one["byDay"] = []string{fmt.Sprintf("%d%s", session.Week, strings.ToUpper(session.Day.String()[:2]))}
		}
		one.add("startDate", session.From.String())
		one.add("endDate", session.Until.String())
		var except []string
		for _, day := range session.Except {
			except = append(except, day.String())
		}
		if len(except) > 0 {
			one["exceptDate"] = except
		}
		rules = append(rules, one)
	}
	return rules, dates
}

// note says what rules cannot.
func (m *Maker) note(times schedule.Schedule) string {
	if slices.ContainsFunc(times.Sessions, func(s schedule.Session) bool { return s.TermTime }) {
		return m.Say.Lang.Say("schedule.term_time")
	}
	return times.ByArrangement.String()
}

// ageRange returns the one span of ages that comes; nil where children and older people come
// and nobody between them, which OpenActive cannot say.
func ageRange(generations activity.Generations) node {
	younger, older := generations.Spans()
	if younger.To != 0 && older.From > younger.To+1 {
		return nil
	}
	made := node{"@type": "QuantitativeValue", "minValue": min(younger.From, older.From)}
	if younger.To != 0 && older.To != 0 {
		made["maxValue"] = max(younger.To, older.To)
	}
	return made
}

// add adds a property that has a value.
func (n node) add(property, value string) {
	if value != "" {
		n[property] = value
	}
}
