package openreferral

import (
	"encoding/json"
	"maps"
	"net/url"
	"slices"
	"time"

	"bandstand/search/address"
	"bandstand/search/index"
	"bandstand/search/query"
	"bandstand/search/rank"
)

// filtered are the lists that are filtered, and the part of what a card has that they show.
var filtered = map[string]func(index.OpenReferral) json.RawMessage{
	"services":             func(one index.OpenReferral) json.RawMessage { return one.Service },
	"service_at_locations": atLocation,
}

// atLocation returns a service at its location; nil where it happens nowhere in particular.
func atLocation(one index.OpenReferral) json.RawMessage {
	var made map[string]json.RawMessage
	if err := json.Unmarshal(one.At, &made); err != nil || made == nil {
		return nil
	}
	made["service"] = one.Service
	whole, err := json.Marshal(made)
	if err != nil {
		return nil
	}
	return whole
}

// Filtered returns the names of the lists that are filtered.
func Filtered() []string { return slices.Sorted(maps.Keys(filtered)) }

// IsFiltered reports whether a list is filtered.
func IsFiltered(list string) bool { return filtered[list] != nil }

// FilterError is what is wrong with the filters of an address.
type FilterError struct{ error }

// Filter returns a list as JSON with what meets every filter of an address. The error is a
// FilterError where one of them makes no sense.
func Filter(list string, by url.Values, x *index.Index, in *query.Reader, now time.Time) ([]byte, error) {
	wanted, err := readFilters(by, in.Locate)
	if err != nil {
		return nil, FilterError{err}
	}
	// With those that nobody has confirmed for long, as the whole list has them: each says when it was.
	reading := in.Read(address.Address{Q: wanted.text, Page: 1, Stale: true}, now)
	matches, err := rank.Rank(x, in.Plan(reading), now, nil)
	if err != nil {
		return nil, err
	}
	total := 0
	var contents []json.RawMessage
	for _, match := range matches.Matches {
		if match.Relaxed {
			break // they come last, and are not what was asked for
		}
		card, err := x.Card(match.Row)
		if err != nil {
			return nil, err
		}
		one := filtered[list](card.OpenReferral)
		if len(one) == 0 || !wanted.met(x, match.Row, card, now) {
			continue
		}
		if total++; total > (wanted.page-1)*wanted.size && total <= wanted.page*wanted.size {
			contents = append(contents, one)
		}
	}
	return json.Marshal(NewList(contents, total, wanted.page, max(1, (total+wanted.size-1)/wanted.size)))
}
