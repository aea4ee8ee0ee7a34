package activity

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"bandstand/directory/place"
)

// Settings are what a venue can be.
var settings = []string{"community", "school", "care-home", "surgery", "place-of-worship", "library", "outdoors", "home"}

// tooFar is how many miles a venue can lie from its postcode or its town
// before one of them is more likely mistyped. Towns' countrysides are wide.
const tooFar = 25

// Ways in which a venue's point was found, the values of Venue.Precision.
const (
	ByCoordinates = "coordinates"
	ByPostcode    = "postcode"
	BySector      = "sector"
	ByOutcode     = "outcode"
	ByTown        = "town"
)

func (p *listing) venue() *Venue {
	f := p.fields.Venue
	p.it.Online, p.it.ByPhone = string(p.fields.Online.is), string(p.fields.ByPhone.is)
	if !f.told {
		if f.absent() && p.it.Online == "" && p.it.ByPhone == "" && !p.fields.Online.bad && !p.fields.ByPhone.bad {
			p.missing(f.line, `"venue" is missing`).mend("add venue: with name, address, town and postcode; or say under online or by_phone how people take part from home")
		}
		return nil
	}
	venue := &Venue{
		Name:         p.need(f.Name, f.line, "venue.name", "what the place is called"),
		Address:      f.Address.is,
		Setting:      p.choice(f.Setting, "setting", settings...),
		AreaOnly:     f.AreaOnly.is,
		Entrance:     f.Entrance.is,
		GettingThere: f.GettingThere.is,
	}
	if !venue.AreaOnly {
		p.need(f.Address, f.line, "venue.address", "the number and the street")
	}
	p.setting(f)
	p.whereItIs(f, venue)
	p.keepDoor(f, venue)
	return venue
}

var sounds = regexp.MustCompile(`(?i)\b(school|academy|nursery|care home|nursing home|residential home)\b`)

// setting asks for what decides whether people can simply come along.
func (p *listing) setting(f venueFields) {
	if f.Setting.absent() && sounds.MatchString(f.Name.is) {
		p.warn(max(f.Setting.line, f.line), `"setting" is missing, and the name sounds like a school or a care home`).mend("add setting: one of %s", strings.Join(settings, ", "))
	}
	if f.Setting.is == "home" && !f.AreaOnly.is && !f.AreaOnly.bad {
		p.wrong(f.Setting.line, "somebody's home is never shown by its door").mend("add area_only: true: the page then shows the town and the first half of the postcode")
	}
}

// whereItIs finds the town and the point: coordinates, else the postcode, else
// the town's middle.
func (p *listing) whereItIs(f venueFields, venue *Venue) {
	found, exactly := p.postcode(f, venue)
	venue.Town = p.venueTown(f, found)
	if found.Kind != "" {
		venue.Point, venue.Precision = found.Point, string(found.Kind)
	}
	if found.Kind == place.KindOutcode {
		venue.Point, venue.Precision = middleOf(found, venue.Town)
	}
	if point, ok := p.coordinates(f.Latitude, f.Longitude); ok {
		if exactly && point.Miles(found.Point) > tooFar {
			p.warn(f.Latitude.line, "latitude and longitude lie %.0f miles from the postcode", point.Miles(found.Point)).mend("look at all three: without latitude and longitude the postcode decides")
		}
		venue.Point, venue.Precision = point, ByCoordinates
	}
	if venue.Town == nil {
		return
	}
	if venue.Precision == "" {
		venue.Point, venue.Precision = venue.Town.Point, ByTown
	} else if away := venue.Point.Miles(venue.Town.Point); away > tooFar {
		p.warn(max(f.Postcode.line, f.line), "this is %.0f miles from %s", away, venue.Town.Name).mend("look at the town and the postcode: one of them is probably wrong")
	}
}

// postcode looks a postcode up. A unit that is not known is found by its
// sector or its outcode.
func (p *listing) postcode(f venueFields, venue *Venue) (found place.Place, ok bool) {
	p.need(f.Postcode, f.line, "venue.postcode", "M6 5LB")
	if !f.Postcode.told {
		return place.Place{}, false
	}
	code, ok := place.ParsePostcode(f.Postcode.is)
	whole := len(code.Inward) == 3 || venue.AreaOnly
	if !ok || !whole {
		p.wrong(f.Postcode.line, "%s is not a postcode", quote(f.Postcode.is)).mend("%s", p.postcodeMeant(f))
		return place.Place{}, false
	}
	venue.Postcode = code.String()
	found, exact, ok := place.FindPostcode(code)
	if !ok {
		p.wrong(f.Postcode.line, "there are no postcodes that begin with %s", code.Outcode()).mend("%s", p.postcodeMeant(f))
		return place.Place{}, false
	}
	if !exact && unitsKnown(code.Outcode()) {
		p.warn(f.Postcode.line, "we do not know the postcode %s, so the map point is that of %s", code, found.Name).mend("look at its last three characters; a very new postcode is fine as it is")
	}
	return found, true
}

// unitsKnown says whether the whole postcodes of an outcode are open data:
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
func (p *listing) postcodeMeant(f venueFields) string {
	outcode, rest, _ := strings.Cut(strings.ToUpper(f.Postcode.is), " ")
	near := place.SuggestOutcodes(outcode)
	if len(near) == 0 {
		return "write it whole, as in M6 5LB"
	}
	if town, ok := p.directory.Town(f.Town.is); ok {
		away := func(outcode string) float64 {
			found, _, _ := place.FindPostcode(place.Postcode{Outward: outcode})
			return found.Point.Miles(town.Point)
		}
		slices.SortStableFunc(near, func(a, b string) int { return cmp.Compare(away(a), away(b)) })
		near = near[:1]
	}
	return "did you mean " + strings.TrimSpace(strings.Join(near[:min(len(near), 3)], " or ")+" "+rest) + "?"
}

// The corners of the United Kingdom and the islands round it, in degrees.
const (
	south, north = 48.9, 61.0
	west, east   = -9.0, 2.2
)

// coordinates reads latitude and longitude, which belong together.
func (s *source) coordinates(latitude, longitude text) (place.Point, bool) {
	switch {
	case latitude.bad || longitude.bad || latitude.absent() && longitude.absent():
		return place.Point{}, false
	case latitude.absent() || longitude.absent():
		s.wrong(max(latitude.line, longitude.line), "latitude and longitude belong together, and one is missing").mend("add the other, or take this one out")
		return place.Point{}, false
	}
	lat, ok := s.degrees(latitude, "latitude")
	lon, ok2 := s.degrees(longitude, "longitude")
	if !ok || !ok2 {
		return place.Point{}, false
	}
	inside := func(lat, lon float64) bool { return lat >= south && lat <= north && lon >= west && lon <= east }
	if inside(lat, lon) {
		return place.Point{Lat: lat, Lon: lon}, true
	}
	told := s.wrong(latitude.line, "%s, %s is not in the United Kingdom", latitude.is, longitude.is)
	switch {
	case inside(lon, lat):
		told.mend("they are swapped: latitude: %s, longitude: %s", longitude.is, latitude.is)
	case inside(lat, -lon):
		told.mend("nearly everything here lies west of Greenwich: longitude: -%s", longitude.is)
	default:
		told.mend("latitude is about 50 to 60 and longitude -8 to 2; the postcode is enough without them")
	}
	return place.Point{}, false
}

func (s *source) degrees(v text, name string) (float64, bool) {
	number, err := strconv.ParseFloat(v.is, 64)
	if err != nil || len(v.is) > 24 || strings.ContainsAny(v.is, "xXpPnNiI_") {
		s.wrong(v.line, "%s is not a number: %s", quote(name), quote(v.is)).mend("write degrees with a point, as in 53.4893")
		return 0, false
	}
	return number, true
}

// keepDoor takes out what would lead to the door of a place that shows only
// its area, so that nothing built on this can publish it by mistake.
func (p *listing) keepDoor(f venueFields, venue *Venue) {
	if !venue.AreaOnly {
		return
	}
	if f.Latitude.told || f.Longitude.told {
		p.wrong(max(f.Latitude.line, f.Longitude.line), "latitude and longitude show the door, and area_only says not to").mend("take them out: this page's file can be read by everybody")
	}
	if venue.Setting == "home" && strings.ContainsAny(f.Address.is, "0123456789") {
		p.warn(f.Address.line, "the address of somebody's home stands here").mend("take it out, and leave only the area: the page does not show it, but its file can be read by everybody")
	}
	code, ok := place.ParsePostcode(venue.Postcode)
	if !ok {
		return
	}
	venue.Address, venue.Postcode = "", code.Outcode()
	if found, _, ok := place.FindPostcode(place.Postcode{Outward: code.Outward}); ok {
		venue.Point, venue.Precision = middleOf(found, venue.Town)
	}
}

// wideOutcode is the radius in miles from which an outcode says less of where a
// venue is than the town does.
const wideOutcode = 2

// middleOf is the likeliest point of a venue of which only the outcode is known:
// the middle of its town where the outcode is wide or nobody knows how wide. That
// of BT34 lies nine miles from Newry.
func middleOf(outcode place.Place, town *Town) (place.Point, string) {
	wide := outcode.Radius == 0 || outcode.Radius > wideOutcode
	if town == nil || !wide || town.Point.Miles(outcode.Point) > max(2*outcode.Radius, tooFar) {
		return outcode.Point, ByOutcode
	}
	return town.Point, ByTown
}
