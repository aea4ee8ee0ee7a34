package listing

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"bandstand/directory/activity"
	"bandstand/directory/content/check"
	"bandstand/directory/content/fields"
	"bandstand/directory/content/frontmatter"
	"bandstand/directory/place"
	"bandstand/directory/words"
)

// TooFar is how many miles a venue can lie from its postcode or its town
// before one of them is more likely mistyped. Towns' countrysides are wide.
const TooFar = 25

func readVenue(p *page) *activity.Venue {
	f := p.fields.Venue
	p.it.Online, p.it.ByPhone = words.Own(string(p.fields.Online.Value)), words.Own(string(p.fields.ByPhone.Value))
	if !f.Set {
		if f.Missing() && p.it.Online == "" && p.it.ByPhone == "" && !p.fields.Online.Invalid && !p.fields.ByPhone.Invalid {
			p.Missingf(f.Line, `"venue" is missing`).
				Suggestf("add venue: with name, address, town and postcode; or say under online or by_phone how people take " +
					"part from home")
		}
		return nil
	}
	venue := &activity.Venue{
		Name:         check.Need(p.Report, f.Name, f.Line, "venue.name", "what the place is called"),
		Address:      f.Address.Value,
		Setting:      f.Setting.Value,
		AreaOnly:     f.AreaOnly.Value,
		Entrance:     words.Own(f.Entrance.Value),
		GettingThere: words.Own(f.GettingThere.Value),
	}
	if !venue.AreaOnly {
		check.Need(p.Report, f.Address, f.Line, "venue.address", "the number and the street")
	}
	checkSetting(p, f)
	findPoint(p, f, venue)
	hideDoor(p, f, venue)
	return venue
}

var sounds = regexp.MustCompile(`(?i)\b(school|academy|nursery|care home|nursing home|residential home)\b`)

// checkSetting asks for what decides whether people can simply come along.
func checkSetting(p *page, f fields.Venue) {
	if f.Setting.Missing() && sounds.MatchString(f.Name.Value) {
		p.Warnf(max(f.Setting.Line, f.Line), `"setting" is missing, and the name sounds like a school or a care home`).
			Suggestf("add setting: one of %s", strings.Join(frontmatter.Choices[fields.Venue]("setting"), ", "))
	}
	if f.Setting.Value == "home" && !f.AreaOnly.Value && !f.AreaOnly.Invalid {
		p.Errorf(f.Setting.Line, "somebody's home is never shown by its door").
			Suggestf("add area_only: true: the page then shows the town and the first half of the postcode")
	}
}

// findPoint finds the town and the point: coordinates, else the postcode, else
// the town's middle.
func findPoint(p *page, f fields.Venue, venue *activity.Venue) {
	found, exactly := findPostcode(p, f, venue)
	p.made.Town, p.made.Near = f.Town, found
	if check.Need(p.Report, f.Town, f.Line, "venue.town", "the name of its file in towns/, without .md") != "" {
		venue.Town = p.Town(f.Town.Value, found)
	}
	if found.Kind != "" {
		venue.Point, venue.Precision = found.Point, string(found.Kind)
	}
	if found.Kind == place.KindOutcode {
		venue.Point, venue.Precision = middleOf(found, venue.Town)
	}
	if point, ok := check.Coordinates(p.Report, f.Latitude, f.Longitude); ok {
		if exactly && point.Miles(found.Point) > TooFar {
			p.Warnf(f.Latitude.Line, "latitude and longitude lie %.0f miles from the postcode", point.Miles(found.Point)).
				Suggestf("look at all three: without latitude and longitude the postcode decides")
		}
		venue.Point, venue.Precision = point, activity.ByCoordinates
	}
	if venue.Town == nil {
		return
	}
	if venue.Precision == "" {
		venue.Point, venue.Precision = venue.Town.Point, activity.ByTown
	} else if away := venue.Point.Miles(venue.Town.Point); away > TooFar {
		p.Warnf(max(f.Postcode.Line, f.Line), "this is %.0f miles from %s", away, venue.Town.Name).
			Suggestf("look at the town and the postcode: one of them is probably wrong")
	}
}

// findPostcode looks a postcode up. A unit that is not known is found by its
// sector or its outcode.
func findPostcode(p *page, f fields.Venue, venue *activity.Venue) (found place.Place, ok bool) {
	check.Need(p.Report, f.Postcode, f.Line, "venue.postcode", "all of it, both halves")
	if !f.Postcode.Set {
		return place.Place{}, false
	}
	code, ok := place.ParsePostcode(f.Postcode.Value)
	whole := len(code.Inward) == 3 || venue.AreaOnly
	if !ok || !whole {
		p.Errorf(f.Postcode.Line, "%s is not a postcode", words.Quote(f.Postcode.Value)).Suggestf("%s", postcodeMeant(p, f))
		return place.Place{}, false
	}
	venue.Postcode = code.String()
	found, exact, ok := place.FindPostcode(code)
	if !ok {
		p.Errorf(f.Postcode.Line, "there are no postcodes that begin with %s", code.Outcode()).
			Suggestf("%s", postcodeMeant(p, f))
		return place.Place{}, false
	}
	if !exact && unitsKnown(code.Outcode()) {
		p.Warnf(f.Postcode.Line, "we do not know the postcode %s, so the map point is that of %s", code, found.Name).
			Suggestf("look at its last three characters; a very new postcode is fine as it is")
	}
	return found, true
}

// unitsKnown reports whether the whole postcodes of an outcode are open data:
// those of Northern Ireland, the Channel Islands and the Isle of Man are not.
func unitsKnown(outcode string) bool {
	switch strings.TrimRight(outcode, "0123456789") {
	case "BT", "JE", "GY", "IM":
		return false
	}
	return true
}

// postcodeMeant guesses a postcode that was mistyped. Of the likely ones those
// near the town come first.
func postcodeMeant(p *page, f fields.Venue) string {
	outcode, rest, _ := strings.Cut(strings.ToUpper(f.Postcode.Value), " ")
	if len(rest) == 3 { // a figure and two letters
		other := outcode + " " + string(figureFor(rest[0])) + strings.Map(letterFor, rest[1:])
		if code, ok := place.ParsePostcode(other); ok {
			if _, _, ok := place.FindPostcode(code); ok && other != outcode+" "+rest {
				return "did you mean " + code.String() + "?"
			}
		}
	}
	near := place.SuggestOutcodes(outcode)
	if len(near) == 0 {
		return "write it whole, as in M6 5LB"
	}
	if town := p.Town(f.Town.Value, place.Place{}); town != nil {
		away := func(outcode string) float64 {
			found, _, _ := place.FindPostcode(place.Postcode{Outward: outcode})
			return found.Point.Miles(town.Point)
		}
		slices.SortStableFunc(near, func(a, b string) int { return cmp.Compare(away(a), away(b)) })
		near = near[:1]
	}
	return "did you mean " + strings.TrimSpace(strings.Join(near[:min(len(near), 3)], " or ")+" "+rest) + "?"
}

// Letters and figures that are typed for each other.
const looksLike = "OISZB"

func figureFor(c byte) byte {
	if i := strings.IndexByte(looksLike, c); i >= 0 {
		return "01528"[i]
	}
	return c
}

func letterFor(r rune) rune {
	if i := strings.IndexRune("01528", r); i >= 0 {
		return rune(looksLike[i])
	}
	return r
}

// hideDoor takes out what would lead to the door of a place that shows only
// its area, so that nothing built on this can publish it by mistake.
func hideDoor(p *page, f fields.Venue, venue *activity.Venue) {
	if !venue.AreaOnly {
		return
	}
	if f.Latitude.Set || f.Longitude.Set {
		p.Errorf(max(f.Latitude.Line, f.Longitude.Line), "latitude and longitude show the door, and area_only says not to").
			Suggestf("take them out: this page's file can be read by everybody")
	}
	if venue.Setting == "home" && strings.ContainsAny(f.Address.Value, "0123456789") {
		p.Personalf(f.Address.Line, "the address of somebody's home stands here").
			Suggestf("take it out, and leave only the area: the page does not show it, but its file can be read by everybody")
	}
	if f.Entrance.Set && venue.Entrance != "" {
		p.Warnf(f.Entrance.Line, "entrance tells the door, and area_only says not to, so it is not shown").
			Suggestf("take it out: this page's file can be read by everybody. Where people are met can stand under first_visit")
	}
	venue.Name, venue.Address, venue.Entrance = "", "", ""
	code, ok := place.ParsePostcode(venue.Postcode)
	if !ok {
		venue.Postcode = ""
		return
	}
	venue.Postcode = code.Outcode()
	if found, _, ok := place.FindPostcode(place.Postcode{Outward: code.Outward}); ok {
		venue.Point, venue.Precision = middleOf(found, venue.Town)
	}
}

// wideOutcode is the radius in miles from which an outcode says less of where a
// readVenue is than the town does.
const wideOutcode = 2

// middleOf is the likeliest point of a venue of which only the outcode is known:
// the middle of its town where the outcode is wide or nobody knows how wide. That
// of BT34 lies nine miles from Newry.
func middleOf(outcode place.Place, town *activity.Town) (place.Point, string) {
	wide := outcode.Radius == 0 || outcode.Radius > wideOutcode
	if town == nil || !wide || town.Point.Miles(outcode.Point) > max(2*outcode.Radius, TooFar) {
		return outcode.Point, activity.ByOutcode
	}
	return town.Point, activity.ByTown
}
