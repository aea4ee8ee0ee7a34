package drafts

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"bandstand/directory/activity"
	"bandstand/directory/place"
	"bandstand/directory/slips"
)

// noPlaces are words that stand where a place should, and are none.
var noPlaces = regexp.MustCompile(`(?i)^(?:nation-?wide|country-?wide|county-?wide|city-?wide|uk-?wide|borough-?wide|area-?wide|` +
	`on-?line|online only|virtual|remote|zoom|telephone|phone|by phone|various|various (?:venues|locations|places)|multiple(?: venues| locations)?|` +
	`n/?a|none|tbc|tba|unknown|not applicable|anywhere|everywhere|home|your (?:own )?home|at home|community|mobile|` +
	`england|scotland|wales|northern ireland|united kingdom|great britain|gb|uk|across .+|all .+)$`)

var onLine = regexp.MustCompile(`(?i)^(?:on-?line|online only|virtual|zoom)$`)

func isNoPlace(said string) bool { return said == "" || noPlaces.MatchString(said) }

// where takes over the venue: of several the first that is a place, and the others as words.
func (d *draft) where(s Service) {
	taken := false
	for _, p := range s.Places {
		p = Place{line(p.Name), line(p.Address), line(p.Town), line(p.Postcode), line(p.Latitude), line(p.Longitude), p.Hidden}
		p = d.known.parted(p)
		if taken || !d.venue(p) {
			d.also("Where", p.String())
			if !taken && onLine.MatchString(strings.TrimSpace(p.Town+p.Name)) {
				d.note("it may be online: ask how people take part, and say it under online")
			}
			continue
		}
		taken = true
	}
}

// String returns the place as one line.
func (p Place) String() string {
	var parts []string
	at := ""
	if lat, lon := strings.Trim(p.Latitude, "0."), strings.Trim(p.Longitude, "0."); lat+lon != "" {
		at = p.Latitude + " " + p.Longitude
	}
	for _, part := range []string{p.Name, p.Address, p.Town, p.Postcode, at} {
		if part != "" && !slices.Contains(parts, part) {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, ", ")
}

var anyPostcode = regexp.MustCompile(`(?i)\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b`)

// parted returns a place of which the postcode, the town and the name of the building may stand in one
// line with the street.
func (k *knowledge) parted(p Place) Place {
	if p.Postcode != "" {
		return p
	}
	whole := strings.Join(slices.DeleteFunc([]string{p.Name, p.Address, p.Town}, func(s string) bool { return s == "" }), ", ")
	found := anyPostcode.FindString(whole)
	code, ok := place.ParsePostcode(found)
	near, _, known := place.FindPostcode(code)
	if found == "" || !ok || !known {
		return p
	}
	p.Postcode = code.String()
	var parts []string
	for part := range strings.SplitSeq(strings.Replace(whole, found, ",", 1), ",") {
		if part = strings.Trim(part, " .;"); part != "" {
			parts = append(parts, part)
		}
	}
	if k.townOf(p.Town, near) == "" {
		p.Town = ""
		for i := len(parts) - 1; i > 0 && p.Town == ""; i-- {
			if k.townOf(parts[i], near) != "" {
				p.Town = parts[i]
			}
		}
	}
	parts = slices.DeleteFunc(parts, func(part string) bool { return part == p.Town })
	if p.Name != "" && len(parts) > 0 && strings.HasPrefix(p.Name, parts[0]) {
		p.Name, parts = parts[0], parts[1:]
	} else if p.Name == "" && len(parts) > 1 && !strings.ContainsAny(parts[0], "0123456789") && startsWithFigure(parts[1]) {
		p.Name, parts = parts[0], parts[1:]
	}
	p.Address = strings.Join(parts, ", ")
	return p
}

func startsWithFigure(text string) bool { return text[0] >= '0' && text[0] <= '9' }

// building returns the name or the street of a place, unless a person is named there.
func (d *draft) building(said string) string {
	if slices.ContainsFunc(tokens(said), func(word string) bool { return slices.Contains(noPerson, word) }) {
		return said
	}
	back := len(d.back)
	if d.private(said) != said {
		d.back = d.back[:back]
		d.keepBack("the name of a place that may be a person's", said)
		return ""
	}
	return said
}

var onlyNumber = regexp.MustCompile(`^\d+[a-zA-Z]?(?:\s*[-–/&]\s*\d+[a-zA-Z]?)?$`)

// abroad reports whether a place lies in another country, where towns have the names of ours: its postcode is
// figures, or its coordinates lie elsewhere.
func (p Place) abroad() bool {
	lat, err := strconv.ParseFloat(p.Latitude, 64)
	lon, err2 := strconv.ParseFloat(p.Longitude, 64)
	elsewhere := err == nil && err2 == nil && (lat != 0 || lon != 0) && math.Abs(lat) <= 90 && !inBritain(lat, lon) && !inBritain(lon, lat)
	return elsewhere && !anyPostcode.MatchString(p.Postcode) || foreignCode.MatchString(p.Postcode)
}

var foreignCode = regexp.MustCompile(`^\d{4,6}(?:-\d{3,4})?$`)

func inBritain(lat, lon float64) bool { return lat > 49 && lat < 61 && lon > -9 && lon < 2.2 }

// venue takes over a place, and reports whether it is one.
func (d *draft) venue(p Place) bool {
	if p.abroad() {
		d.note("it seems to lie in another country: " + p.String())
		return false
	}
	code, isCode := place.ParsePostcode(p.Postcode)
	var near place.Place
	if isCode {
		near, _, isCode = place.FindPostcode(code)
	}
	isCode = isCode && (p.Hidden || len(code.Inward) == 3)
	town := d.known.townOf(p.Town, near)
	if !isCode && town == "" {
		return false
	}
	if isNoPlace(p.Name) {
		p.Name = ""
	}
	if onlyNumber.MatchString(p.Name) { // the number of the house in the wrong column
		p.Address, p.Name = strings.TrimSpace(p.Name+" "+p.Address), ""
	}
	address, _ := strings.CutSuffix(p.Address, ", "+p.Town)
	if isNoPlace(address) {
		address = ""
	}
	if town == "" && isCode {
		if town = d.known.townOf(near.In, near); town != "" {
			if isNoPlace(p.Town) {
				d.note("the list names no town: " + near.In + " is that of the postcode")
			} else {
				address = strings.TrimPrefix(address+", "+p.Town, ", ")
				d.note("the town " + near.In + " is that of the postcode: the list says " + strconv.Quote(p.Town))
			}
		}
	}
	if rest, ok := strings.CutPrefix(address, p.Name+", "); ok && p.Name != "" {
		address = rest // the name stands there twice
	}
	d.Set("venue.name", d.building(p.Name))
	if !p.Hidden {
		d.Set("venue.address", d.building(address))
	}
	if town == "" && p.Town != "" {
		d.also("Town", p.Town)
		if !isNoPlace(p.Town) {
			d.note("we do not know the town " + strconv.Quote(p.Town) + ", or there are several near each other: make a page towns/" +
				activity.SlugOf(p.Town) + ".md, and write it under venue")
		}
	}
	d.Set("venue.town", town)
	if isCode {
		d.Set("venue.postcode", code.String())
	} else if p.Postcode != "" {
		d.also("Postcode", p.Postcode)
	}
	if p.Hidden {
		d.Set("venue.area_only", "true")
		return true
	}
	d.point(p, near)
	return true
}

// townOf returns the short name of a town: one that has a page, or the only place of that name near
// a postcode.
func (k *knowledge) townOf(name string, near place.Place) string {
	if isNoPlace(name) {
		return ""
	}
	for _, town := range k.Towns {
		called := func(other string) bool { return slips.Flatten(other) == slips.Flatten(name) }
		if (called(town.Name) || slices.ContainsFunc(town.Also, called)) &&
			(near.Kind == "" || town.Point.Miles(near.Point) <= nearTown) {
			return town.Slug
		}
	}
	named := slices.DeleteFunc(place.Find(name), func(found place.Place) bool {
		return found.Kind != place.KindTown || slips.Flatten(found.Name) != slips.Flatten(name) ||
			near.Kind != "" && found.Point.Miles(near.Point) > nearTown
	})
	if len(named) != 1 {
		return ""
	}
	return activity.SlugOf(named[0].Name)
}

// nearTown is how many miles a postcode can lie from its town.
const nearTown = 25

// nearPostcode is how many miles a point can lie from its postcode and be that of the same door.
const nearPostcode = 1

// point looks at coordinates. A postcode finds its place without them; where they lie elsewhere, one of
// the two is wrong.
func (d *draft) point(p Place, near place.Place) {
	lat, err := strconv.ParseFloat(p.Latitude, 64)
	lon, err2 := strconv.ParseFloat(p.Longitude, 64)
	if err != nil || err2 != nil || lat == 0 && lon == 0 {
		return
	}
	away := place.Point{Lat: lat, Lon: lon}.Miles(near.Point)
	switch {
	case near.Kind == place.KindPostcode && away > nearPostcode:
		d.also("Coordinates", p.Latitude+", "+p.Longitude)
		d.note("its coordinates lie " + strconv.Itoa(int(away+0.5)) + " miles from its postcode: ask which is right")
	case near.Kind == "" && inBritain(lat, lon):
		d.Set("venue.latitude", p.Latitude)
		d.Set("venue.longitude", p.Longitude)
	case !inBritain(lat, lon):
		d.also("Coordinates", p.Latitude+", "+p.Longitude)
	}
}
