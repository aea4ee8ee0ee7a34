package search

import (
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"bandstand/directory/place"
)

// Parts of towns and counties are what lies in them, and a county is no circle.
func TestPartsOfPlaces(t *testing.T) {
	source := testSource()
	leeds := place.Point{Lat: 53.7997, Lon: -1.5492}
	add := func(slug, town string, at place.Point) {
		source.Documents = append(source.Documents, listing(slug, "Quilters "+slug, &at, town, func(d *Document) { weekly(d, time.Monday, 11) }))
	}
	source.Towns = append(source.Towns, Town{Slug: "leeds", Name: "Leeds", Point: leeds, Nation: "england"},
		Town{Slug: "glossop", Name: "Glossop", Point: place.Point{Lat: 53.4434, Lon: -1.949}, Nation: "england"})
	add("roundhay", "leeds", place.Point{Lat: 53.8350, Lon: -1.5000})
	add("beeston", "leeds", place.Point{Lat: 53.7700, Lon: -1.5600})
	add("headrow", "leeds", leeds)
	add("stockport", "salford", place.Point{Lat: 53.4106, Lon: -2.1575})
	add("glossop", "glossop", place.Point{Lat: 53.4434, Lon: -1.949}) // in Derbyshire, and nearer to Manchester than Wigan
	handler := Handler(openWorld(t, source), clock)
	for query, want := range map[string]string{
		"quilters north leeds": "headrow roundhay", "quilters in the north of Leeds": "headrow roundhay", "quilters in south Leeds": "beeston headrow",
		"quilters central leeds": "headrow", "quilters north east leeds": "headrow roundhay",
		"quilters in greater manchester": "stockport", "quilters in Derbyshire": "glossop", "quilters in west yorkshire": "beeston headrow roundhay",
		"quilters in south west leeds": "beeston headrow", "quilters in leeds": "beeston headrow roundhay",
	} {
		for _, answer := range []Answer{
			ask(t, handler, "/search?q="+url.QueryEscape(query)),
			ask(t, handler, "/search?q=quilters&near="+url.QueryEscape(strings.TrimPrefix(query, "quilters "))),
		} {
			var got []string
			for _, r := range answer.Results {
				if !r.Relaxed {
					got = append(got, r.Slug)
				}
			}
			slices.Sort(got)
			if strings.Join(got, " ") != want {
				t.Errorf("%q finds exactly %v, want %s (near %+v)", query, got, want, answer.Near)
			}
			for _, r := range answer.Results {
				if r.Relaxed && !slices.ContainsFunc(r.Differs, func(said string) bool {
					return strings.HasPrefix(said, "Not in ") || strings.HasPrefix(said, "Not within")
				}) {
					t.Errorf("%q: %s does not say where it is not: %q", query, r.Slug, r.Differs)
				}
			}
		}
	}
	if near := ask(t, handler, "/search?near=the+north+of+leeds").Near; near.Name != "the north of Leeds" {
		t.Errorf("it is called %q", near.Name)
	}
}

// Saints are halls and days before they are towns.
func TestSaintsAreNoTowns(t *testing.T) {
	handler := Handler(openWorld(t, testSource()), clock)
	for query, isPlace := range map[string]bool{
		"st mary's choir": false, "st george's day": false, "st john ambulance": false, "st albans": true, "choir near st davids": true, "st ives": true,
	} {
		if near := ask(t, handler, "/search?q="+url.QueryEscape(query)).Near; (near != nil) != isPlace {
			t.Errorf("%q is looked for near %+v", query, near)
		}
	}
}
