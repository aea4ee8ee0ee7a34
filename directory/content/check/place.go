package check

import (
	"strconv"
	"strings"

	"bandstand/directory/content/frontmatter"
	"bandstand/directory/content/report"
	"bandstand/directory/place"
	"bandstand/directory/slips"
	"bandstand/directory/words"
)

// The corners of the United Kingdom and the islands round it, in degrees.
const (
	south, north = 48.9, 61.0
	west, east   = -9.0, 2.2
)

// Coordinates reads latitude and longitude, which belong together.
func Coordinates(r *report.Report, latitude, longitude frontmatter.Text) (place.Point, bool) {
	switch {
	case latitude.Invalid || longitude.Invalid || latitude.Missing() && longitude.Missing():
		return place.Point{}, false
	case latitude.Missing() || longitude.Missing():
		r.Errorf(max(latitude.Line, longitude.Line), "latitude and longitude belong together, and one is missing").
			Suggestf("add the other, or take this one out")
		return place.Point{}, false
	}
	lat, ok := degrees(r, latitude, "latitude")
	lon, ok2 := degrees(r, longitude, "longitude")
	if !ok || !ok2 {
		return place.Point{}, false
	}
	inside := func(lat, lon float64) bool { return lat >= south && lat <= north && lon >= west && lon <= east }
	if inside(lat, lon) {
		return place.Point{Lat: lat, Lon: lon}, true
	}
	problem := r.Errorf(latitude.Line, "%s, %s is not in the United Kingdom", latitude.Value, longitude.Value)
	switch {
	case inside(lon, lat):
		problem.Suggestf("they are swapped: latitude: %s, longitude: %s", longitude.Value, latitude.Value)
	case inside(lat, -lon):
		problem.Suggestf("nearly everything here lies west of Greenwich: longitude: -%s", longitude.Value)
	default:
		problem.Suggestf("latitude is about 50 to 60 and longitude -8 to 2; the postcode is enough without them")
	}
	return place.Point{}, false
}

func degrees(r *report.Report, v frontmatter.Text, name string) (float64, bool) {
	number, err := strconv.ParseFloat(v.Value, 64)
	if err != nil || len(v.Value) > 24 || strings.ContainsAny(v.Value, "xXpPnNiI_") {
		r.Errorf(v.Line, "%s is not a number: %s", words.Quote(name), words.Quote(v.Value)).
			Suggestf("write degrees with a point, as in 53.4893")
		return 0, false
	}
	return number, true
}

// TownsCalled finds towns and villages by the short name that stands for them.
func TownsCalled(slug string) []place.Place {
	var named []place.Place
	for _, found := range place.Find(strings.ReplaceAll(slug, "-", " ")) {
		if found.Kind == place.KindTown && slips.Flatten(found.Name) == slips.Flatten(slug) {
			named = append(named, found)
		}
	}
	return named
}
