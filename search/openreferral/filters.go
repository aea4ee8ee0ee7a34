package openreferral

import (
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"bandstand/directory/schedule"
	"bandstand/search/index"
	"bandstand/search/places"
)

// filters are what a list is asked for.
type filters struct {
	text           string
	page, size     int
	term, taxonomy string
	organization   string
	youngest       *float64 // minimum_age: at least this
	oldest         *float64 // maximum_age: at most this
	day            *time.Weekday
	start, end     *schedule.Clock
	near           *places.Around
	metres         float64
	after          time.Time // modified_after
}

// The numbers of services on a page of a list.
const (
	perPage     = 100
	mostPerPage = 1000
)

// readFilters reads the filters of an address. One that it does not know, or of which it
// cannot make sense, is an error: who asks for less is not to get all.
func readFilters(values url.Values, locate func(string) (places.Around, bool)) (*filters, error) {
	made := &filters{page: 1, size: perPage, metres: defaultMetres}
	for _, name := range slices.Sorted(maps.Keys(values)) {
		value := strings.TrimSpace(values.Get(name))
		switch {
		case len(values[name]) > 1:
			return nil, fmt.Errorf("%s is there twice", name)
		case len(value) > 400:
			return nil, fmt.Errorf("%s is too long", name)
		case value == "" && name != "search": // a form with nothing typed into it
			return nil, fmt.Errorf("%s: it says nothing", name)
		}
		if err := made.read(name, value, locate); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	if values.Has("proximity") && made.near == nil {
		return nil, fmt.Errorf("proximity: it goes with a postcode")
	}
	return made, nil
}

// defaultMetres is how far from a postcode is near, where nobody says: five miles.
const defaultMetres = 8047

func (f *filters) read(name, value string, locate func(string) (places.Around, bool)) (err error) {
	switch name {
	case "search":
		f.text = value
	case "page", "per_page":
		number, err := strconv.Atoi(value)
		if err != nil || number < 1 || number > 1_000_000 {
			return fmt.Errorf("%q is no number from 1", value)
		}
		if name == "page" {
			f.page = number
		} else {
			f.size = min(number, mostPerPage)
		}
	case "taxonomy_term_id":
		f.term = strings.ToLower(value)
	case "taxonomy_id":
		f.taxonomy = strings.ToLower(value)
	case "organization_id":
		f.organization = strings.ToLower(value)
	case "minimum_age":
		f.youngest, err = readNumber(value)
	case "maximum_age":
		f.oldest, err = readNumber(value)
	case "day":
		f.day, err = readDay(value)
	case "start_time":
		f.start, err = readClock(value)
	case "end_time":
		f.end, err = readClock(value)
	case "postcode":
		at, ok := locate(value)
		if !ok {
			return fmt.Errorf("%q is not known", value)
		}
		f.near = &at
	case "proximity":
		metres, err := readNumber(value)
		if err != nil {
			return err
		}
		f.metres = *metres
	case "modified_after":
		for _, layout := range []string{time.RFC3339, time.DateTime, time.DateOnly} {
			if f.after, err = time.Parse(layout, value); err == nil {
				return nil
			}
		}
		return fmt.Errorf("%q is no date", value)
	case "minimal", "full":
		if value != "false" {
			return fmt.Errorf("only lists as they are can be had")
		}
	default:
		return fmt.Errorf("it is not known here")
	}
	return err
}

func readNumber(value string) (*float64, error) {
	number, err := strconv.ParseFloat(value, 64)
	if err != nil || math.IsNaN(number) || math.IsInf(number, 0) || number < 0 {
		return nil, fmt.Errorf("%q is no number", value)
	}
	return &number, nil
}

// readDay reads a day as iCalendar or anybody else writes it: TU, Tue, Tuesday.
func readDay(value string) (*time.Weekday, error) {
	for day := time.Sunday; day <= time.Saturday; day++ {
		if len(value) >= 2 && strings.HasPrefix(strings.ToLower(day.String()), strings.ToLower(value)) {
			return &day, nil
		}
	}
	return nil, fmt.Errorf("%q is no day of the week", value)
}

func readClock(value string) (*schedule.Clock, error) {
	for _, layout := range []string{"15:04", time.TimeOnly} {
		if at, err := time.Parse(layout, value); err == nil {
			clock := schedule.Clock(at.Hour()*60 + at.Minute())
			return &clock, nil
		}
	}
	return nil, fmt.Errorf("%q is no time of day", value)
}

// met reports whether a row meets every filter but the words.
func (f *filters) met(x *index.Index, row int, card index.Card, now time.Time) bool {
	var said struct {
		MinimumAge   *float64 `json:"minimum_age"`
		MaximumAge   *float64 `json:"maximum_age"`
		Modified     string   `json:"last_modified"`
		Organization struct{ ID string }
		Attributes   []struct {
			Term struct {
				ID       string
				Taxonomy string `json:"taxonomy_id"`
			} `json:"taxonomy_term"`
		}
	}
	if err := json.Unmarshal(card.OpenReferral.Service, &said); err != nil {
		return false
	}
	filed := f.term == "" && f.taxonomy == ""
	for _, one := range said.Attributes {
		filed = filed || (f.term == "" || one.Term.ID == f.term) && (f.taxonomy == "" || one.Term.Taxonomy == f.taxonomy)
	}
	modified, _ := time.Parse(time.RFC3339, said.Modified)
	switch {
	case !filed,
		f.organization != "" && said.Organization.ID != f.organization,
		f.youngest != nil && (said.MinimumAge == nil || *said.MinimumAge < *f.youngest),
		f.oldest != nil && (said.MaximumAge == nil || *said.MaximumAge > *f.oldest),
		!f.after.IsZero() && modified.Before(f.after):
		return false
	}
	if f.near != nil {
		const metresOfMile = 1609.344
		point, ok := x.Point(row)
		if !ok || f.near.Point.Miles(point)*metresOfMile > f.metres {
			return false
		}
	}
	if f.day == nil && f.start == nil && f.end == nil {
		return true
	}
	return slices.ContainsFunc(x.Coming(row, index.Minutes(now)), f.happensThen)
}

// happensThen reports whether something happens on the day and between the times that are asked for.
func (f *filters) happensThen(one index.Coming) bool {
	start, end := one.Start(), one.End()
	clock := func(at time.Time) schedule.Clock { return schedule.Clock(at.Hour()*60 + at.Minute()) }
	return (f.day == nil || start.Weekday() == *f.day) &&
		(f.start == nil || clock(start) >= *f.start) && (f.end == nil || clock(end) <= *f.end)
}
