package search

import (
	"bytes"
	"encoding/json"
	"io"
	"time"

	"bandstand/directory/words"
)

// answerJSON is a search's answer as JSON. Fields may be added; those that are
// there keep their names and meanings.
type answerJSON struct {
	Total      int                `json:"total"` // exact and relaxed
	Page       int                `json:"page"`
	Pages      int                `json:"pages"`
	Query      string             `json:"query"`
	Near       *nearJSON          `json:"near,omitempty"`
	Error      *nearFault         `json:"error,omitempty"`
	Urgent     []Urgent           `json:"urgent,omitempty"`
	Shortened  bool               `json:"shortened,omitempty"` // some of the query was not used
	Understood []understood       `json:"understood"`
	Literal    []literal          `json:"literal,omitempty"`   // words that were taken back
	Elsewhere  []string           `json:"elsewhere,omitempty"` // other places that were named: one is searched
	Relaxed    []relaxed          `json:"relaxed"`
	DidYouMean []spelling         `json:"did_you_mean"`
	Results    []resultJSON       `json:"results"`
	Facets     map[string][]value `json:"facets"`
	Places     []way              `json:"places,omitempty"` // that the words may name too
	Ways       []way              `json:"ways,omitempty"`   // on from an answer with little or nothing in it
}

// nearJSON is where was looked.
type nearJSON struct {
	Name     string   `json:"name"`
	Miles    float64  `json:"miles"`
	Fallback string   `json:"fallback,omitempty"` // used for a postcode that is not known
	Others   []string `json:"others,omitempty"`   // other places of that name
}

type resultJSON struct {
	Slug          string   `json:"slug"`
	Title         string   `json:"title"`
	URL           string   `json:"url"`
	Summary       string   `json:"summary"`
	Organisation  string   `json:"organisation"`
	Town          string   `json:"town"`
	Kinds         []string `json:"kinds"`
	Next          *string  `json:"next"` // RFC 3339 with the offset of the day; null where no date is known
	When          string   `json:"when"`
	Cost          string   `json:"cost"`
	DistanceMiles *float64 `json:"distance_miles"` // to a tenth
	State         string   `json:"state"`
	LastChecked   string   `json:"last_checked"`
	Relaxed       bool     `json:"relaxed"`
}

// writeJSON writes the answer as JSON.
func (x *Index) writeJSON(w io.Writer, res *results) error {
	answer := answerJSON{
		Total: res.total, Page: res.page, Pages: res.pages, Query: res.address.q,
		Error: res.nearFault, Urgent: x.urgentFor(res), Shortened: res.reading.shorter,
		Understood: res.understood, Literal: res.literal, Elsewhere: res.plan.elsewhere, Relaxed: res.relaxed, DidYouMean: res.spelling,
		Results: make([]resultJSON, 0, len(res.listed)), Facets: map[string][]value{},
		Places: res.places, Ways: res.ways,
	}
	if near := res.near; near != nil {
		answer.Near = &nearJSON{near.name, res.plan.radius, near.fallback, near.others}
	}
	for _, one := range res.listed {
		answer.Results = append(answer.Results, newResultJSON(one))
	}
	for g, values := range res.facets {
		for i, one := range values {
			values[i].URL = one.leadsTo(res.plan, g)
		}
		answer.Facets[g.String()] = values
	}
	var told bytes.Buffer
	encoder := json.NewEncoder(&told)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(answer); err != nil {
		return err
	}
	_, err := w.Write(x.inItsLanguage(told.Bytes()))
	return err
}

// inItsLanguage makes of an answer one in the index's language: its addresses lead
// to pages in it, and nothing is marked as foreign, for which JSON has no place.
func (x *Index) inItsLanguage(answer []byte) []byte {
	if x.Shell.Prefix == "" {
		return answer
	}
	answer = words.PlainBytes(answer)
	for _, key := range []string{"url", "remove", "restore"} { // within values quotation marks are escaped
		answer = bytes.ReplaceAll(answer, []byte(`"`+key+`":"/`), []byte(`"`+key+`":"`+x.Shell.Prefix+`/`))
	}
	return answer
}

func newResultJSON(one listed) resultJSON {
	c := one.card
	result := resultJSON{
		Slug: c.Slug, Title: c.Title, URL: c.URL, Summary: c.Summary, Organisation: c.Organisation, Town: c.Town,
		Kinds: c.Kinds, When: c.When, Cost: c.Cost, State: c.State, LastChecked: c.LastChecked, Relaxed: one.relaxed,
	}
	if !one.next.IsZero() {
		next := one.next.In(london).Format(time.RFC3339)
		result.Next = &next
	}
	if one.miles != nil {
		miles := tenth(*one.miles) / 10
		result.DistanceMiles = &miles
	}
	return result
}

// urgentFor gives the ways to urgent help where somebody wrote words of danger:
// those of the nation they are looking in, or of the site's own.
func (x *Index) urgentFor(res *results) []Urgent {
	if !res.reading.danger {
		return nil
	}
	if res.near != nil {
		if urgent := x.urgentIn(res.near.nation); len(urgent) > 0 {
			return urgent
		}
	}
	return x.urgentIn(x.Nation)
}

func (x *Index) urgentIn(nation string) []Urgent {
	var urgent []Urgent
	for _, one := range x.Urgent {
		if one.Nation == nation {
			urgent = append(urgent, one)
		}
	}
	return urgent
}
