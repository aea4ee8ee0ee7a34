// Package linkeddata says what an activity is in the words of schema.org, for search
// engines and whoever else reads JSON-LD. It knows nothing of pages.
package linkeddata

import (
	"math"
	"strconv"
	"strings"
	"time"

	"bandstand/directory/activity"
	"bandstand/directory/schedule"
	"bandstand/generator/site/wording"
)

// Node is something that schema.org has words for.
type Node map[string]any

// Maker makes nodes in one language.
type Maker struct {
	Say     *wording.Wording
	BaseURL string // before the addresses of pages; nothing is told where it is empty, because nodes are named by whole addresses
}

// On returns what a page is about, as its head takes it; nothing where the site's address
// is not known.
func (m *Maker) On(about func(*Maker) []Node) []any {
	if m.BaseURL == "" {
		return nil
	}
	var all []any
	for _, one := range about(m) {
		all = append(all, one)
	}
	return all
}

// most is how many coming dates are told as events of their own.
const most = wording.NextShown

// Site returns what the directory is, and how it is searched.
func (m *Maker) Site() []Node {
	site := m.Say.Site
	made := Node{
		"@type": "WebSite", "@id": m.BaseURL + "/#site", "url": m.BaseURL + "/", "name": site.Name,
		"inLanguage": m.Say.Lang.Code(),
		"potentialAction": Node{
			"@type":       "SearchAction",
			"target":      Node{"@type": "EntryPoint", "urlTemplate": m.BaseURL + "/search?q={search_term_string}"},
			"query-input": "required name=search_term_string",
		},
	}
	made.add("description", site.Strapline.String())
	if site.Operator != "" {
		made["publisher"] = Node{"@type": "Organization", "name": site.Operator}
	}
	return []Node{made}
}

// Organisation returns who runs activities.
func (m *Maker) Organisation(one *activity.Organisation) []Node {
	made := Node{
		"@type": "Organization", "@id": m.BaseURL + one.Path() + "#organisation", "name": one.Name, "url": m.BaseURL + one.Path(),
	}
	made.add("description", one.Summary.String())
	made.add("sameAs", one.Website)
	if one.CharityNumber != "" {
		made["identifier"] = Node{"@type": "PropertyValue", "name": "Charity number", "value": one.CharityNumber}
	}
	return []Node{made}
}

// Activity returns an activity: the rules by which it happens, its coming dates, where,
// who runs it, and what it costs. Picture is the whole address of one; empty where there
// is none. What its page would not show is not in it.
func (m *Maker) Activity(said *wording.Said, picture string) []Node {
	a := said.Activity
	series := m.event(a, "#series")
	series["@type"] = "EventSeries"
	series.add("description", a.Summary.String())
	series.add("image", picture)
	series.add("typicalAgeRange", ageRanges(a.Generations))
	series.add("inLanguage", a.Languages)
	var kinds []string
	for _, kind := range a.Kinds {
		kinds = append(kinds, kind.Label.String())
	}
	series.add("keywords", kinds)
	series.add("eventSchedule", m.schedules(a))
	if who := a.WhoCanCome.String(); who != "" {
		series["audience"] = Node{"@type": "Audience", "audienceType": who}
	}
	nodes := []Node{series}
	for i, next := range said.Next {
		if i == 0 {
			series["startDate"] = stamp(next.Start) // which readers ask for, and never one that has passed
			if over := a.Schedule.OverFrom(); !over.IsZero() {
				series["endDate"] = stamp(over)
			}
		}
		if i == most {
			break
		}
		date := m.event(a, "#on-"+schedule.DateOf(next.Start).String()+"T"+next.Start.Format("1504"))
		date["@type"] = "Event"
		date["startDate"] = stamp(next.Start)
		if next.End.After(next.Start) {
			date["endDate"] = stamp(next.End)
		}
		date.add("description", a.Summary.String())
		date.add("image", picture)
		date["superEvent"] = Node{"@id": series["@id"]}
		nodes = append(nodes, date)
	}
	nodes = append(nodes, m.Organisation(a.Organisation)...)
	if place := m.place(a); place != nil {
		nodes = append(nodes, place)
	}
	return nodes
}

// event returns what an activity and each of its dates have in common.
func (m *Maker) event(a *activity.Activity, id string) Node {
	address := m.BaseURL + a.Path()
	made := Node{
		"@id": address + id, "name": a.Title.String(), "url": address,
		"organizer":           Node{"@id": m.BaseURL + a.Organisation.Path() + "#organisation"},
		"offers":              m.offer(a),
		"isAccessibleForFree": a.Cost.Free,
		"eventStatus":         "https://schema.org/" + m.status(a),
	}
	home := a.Online != "" || a.ByPhone != ""
	var where []Node
	if a.Venue != nil {
		where = append(where, Node{"@id": address + "#place"})
	}
	if home {
		where = append(where, Node{"@type": "VirtualLocation", "url": address})
	}
	made.add("location", where)
	mode := "OfflineEventAttendanceMode"
	switch {
	case home && a.Venue != nil:
		mode = "MixedEventAttendanceMode"
	case home:
		mode = "OnlineEventAttendanceMode"
	}
	made["eventAttendanceMode"] = "https://schema.org/" + mode
	return made
}

func (m *Maker) status(a *activity.Activity) string {
	switch a.State(m.Say.Now) {
	case activity.Ended:
		return "EventCancelled"
	case activity.Paused:
		return "EventPostponed"
	}
	return "EventScheduled"
}

// offer returns what one pays, and whether there is room.
func (m *Maker) offer(a *activity.Activity) Node {
	made := Node{
		"@type": "Offer", "url": m.BaseURL + a.Path(), "priceCurrency": "GBP",
		"price": strconv.FormatFloat(float64(a.Cost.Amount)/100, 'f', 2, 64),
	}
	switch a.ToldState(m.Say.Now) { // and of the others nobody knows
	case activity.Open:
		made["availability"] = "https://schema.org/InStock"
	case activity.NearlyFull:
		made["availability"] = "https://schema.org/LimitedAvailability"
	case activity.Full, activity.WaitingList, activity.Ended, activity.Over:
		made["availability"] = "https://schema.org/SoldOut"
	}
	var said []string
	for _, line := range wording.WholeCost(m.Say.Lang, a.Cost) {
		said = append(said, line.String())
	}
	made.add("description", strings.Join(said, ". "))
	return made
}

// place returns where an activity happens; nil where that is at home. Of an area it has
// no more than the page.
func (m *Maker) place(a *activity.Activity) Node {
	venue := a.Venue
	if venue == nil {
		return nil
	}
	address := Node{
		"@type": "PostalAddress", "addressLocality": venue.Town.Name, "postalCode": venue.Postcode, "addressCountry": "GB",
	}
	made := Node{"@type": "Place", "@id": m.BaseURL + a.Path() + "#place", "name": venue.Name, "address": address}
	if venue.AreaOnly {
		made["name"] = venue.Town.Name
	} else {
		address.add("streetAddress", venue.Address)
		if venue.Precision == activity.ByCoordinates || venue.Precision == activity.ByPostcode {
			made["geo"] = Node{"@type": "GeoCoordinates", "latitude": toMetres(venue.Point.Lat), "longitude": toMetres(venue.Point.Lon)}
		}
	}
	var features []Node
	feature := func(name string, there bool) Node {
		return Node{"@type": "LocationFeatureSpecification", "name": name, "value": there}
	}
	for _, one := range a.Access {
		there := feature(one.Term.Label.String(), true)
		there.add("description", one.Note.String())
		features = append(features, there)
	}
	for _, one := range a.AccessMissing {
		features = append(features, feature(one.Label.String(), false))
	}
	made.add("amenityFeature", features)
	return made
}

// ageRanges returns who comes as schema.org writes it: "9-10", "55-".
func ageRanges(generations activity.Generations) []string {
	younger, older := generations.Spans()
	var all []string
	for _, ages := range []activity.Ages{younger, older} {
		said := strconv.Itoa(ages.From) + "-"
		if ages.To != 0 {
			said += strconv.Itoa(ages.To)
		}
		if len(all) == 0 || all[0] != said {
			all = append(all, said)
		}
	}
	return all
}

// add adds a property that has a value.
func (n Node) add(property string, value any) {
	switch value := value.(type) {
	case string:
		if value == "" {
			return
		}
	case []string:
		if len(value) == 0 {
			return
		}
	case []Node:
		if len(value) == 0 {
			return
		}
	}
	n[property] = value
}

// toMetres rounds a coordinate to about a metre: more would be made up.
func toMetres(degrees float64) float64 { return math.Round(degrees*1e5) / 1e5 }

func stamp(at time.Time) string { return at.In(schedule.London).Format(time.RFC3339) }
