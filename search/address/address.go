// Package address reads a search from its address and writes it back. It knows which values a
// directory has, and nothing of what the words of a search mean.
package address

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"bandstand/directory/letters"
	"bandstand/directory/place"
	"bandstand/directory/vocabulary"
	"bandstand/search/index"
	"bandstand/search/lexicon"
)

// Address is a search as its address says it. The zero Address is the search
// for everything.
type Address struct {
	Q       string
	Near    string
	Within  int // miles; 0 where it was not said
	Chosen  [lexicon.GroupCount][]string
	Refused [lexicon.GroupCount][]string // what is left out: not_day=monday
	Literal []string                     // words of Q that are to be taken as they are
	Stale   bool                         // what default search leaves out is shown too
	Sort    string                       // "", relevance, distance or soonest
	Page    int                          // from 1
	JSON    bool

	Cut bool // Q was longer than Longest
}

// What is read of an address: more is left, whoever sent it, so that any input is
// answered within its time.
const (
	Longest      = 400 // characters of q=: somebody who speaks to a telephone says as much
	longestPlace = 100 // characters of near=
	longestValue = 200 // bytes of any other value

	mostParameters = 50
	mostPages      = 10_000
)

// Radii are the distances in miles that may be asked for.
var Radii = []int{1, 3, 5, 10, 25}

// Parse reads the query string of an address. Names and values that a directory
// does not know are left out, so that an old link or a stranger's still finds
// something.
func Parse(rawQuery string, facts *index.Facts) Address {
	a := Address{Page: 1}
	var window, notWindow clocks
	for range mostParameters {
		var pair string
		pair, rawQuery, _ = strings.Cut(rawQuery, "&")
		name, value, _ := strings.Cut(pair, "=")
		if read, err := url.QueryUnescape(value); err == nil {
			value = read // a broken escape stands for itself
		}
		of, refused := strings.CutPrefix(name, notPrefix)
		switch {
		case refused && notWindow.read(of, value), window.read(name, value):
		default:
			a.read(name, value, facts)
		}
		if rawQuery == "" {
			break
		}
	}
	if cut := firstCharacters(a.Q, Longest); cut != a.Q {
		a.Q, a.Cut = strings.TrimSpace(cut), true
	}
	a.Near = firstCharacters(a.Near, longestPlace)
	a.Chosen[lexicon.Time] = With(a.Chosen[lexicon.Time], window.value())
	a.Refused[lexicon.Time] = With(a.Refused[lexicon.Time], notWindow.value())
	return a
}

func (a *Address) read(name, value string, facts *index.Facts) {
	short := firstBytes(value, longestValue)
	switch name {
	case "q":
		a.Q = Tidy(firstBytes(value, 8*Longest))
	case "near":
		a.Near = Tidy(short)
	case "within":
		if miles, err := strconv.Atoi(short); err == nil && slices.Contains(Radii, miles) {
			a.Within = miles
		}
	case "literal":
		a.Literal = With(a.Literal, strings.Join(vocabulary.Words(Tidy(short)), " "))
	case "stale":
		a.Stale = a.Stale || short == "show"
	case "sort":
		if slices.Contains(vocabulary.Orders, short) {
			a.Sort = short
		}
	case "page":
		if page, err := strconv.Atoi(short); err == nil && page > 0 && page <= mostPages {
			a.Page = page
		}
	case "format":
		a.JSON = short == "json"
	default:
		of, refused := strings.CutPrefix(name, notPrefix)
		switch g, ok := lexicon.GroupNamed(of); {
		case !ok || !facts.Knows(g, short):
		case refused:
			a.Refused[g] = With(a.Refused[g], short)
		default:
			a.Chosen[g] = With(a.Chosen[g], short)
		}
	}
}

// clocks are the clock times from= and to= of an address, between which something begins.
type clocks struct{ from, to string }

// The names of clock times in addresses and in JSON.
const (
	From = "from"
	To   = "to"
)

// read reads a clock time, and reports whether it is one by its name.
func (c *clocks) read(name, value string) bool {
	at := &c.from
	switch name {
	case To:
		at = &c.to
	case From:
	default:
		return false
	}
	value = strings.ReplaceAll(firstBytes(value, longestValue), ".", ":")
	if minute, ok := index.MinuteOf(value); ok {
		*at = index.Clock(minute)
	}
	return true
}

// value returns the value of the group Time that the clock times are together, "" for none.
func (c *clocks) value() string {
	if _, ok := index.WindowOf(c.from + "-" + c.to); ok {
		return c.from + "-" + c.to
	}
	return ""
}

// Parameter is a name and a value of an address.
type Parameter struct{ Name, Value string }

// Parameters returns a filter as addresses and JSON spell it: one parameter, or one for each
// of the clock times of a window.
func Parameters(f lexicon.Filter) []Parameter {
	from, to, ok := strings.Cut(f.Value, "-")
	if f.Group != lexicon.Time || !ok {
		return []Parameter{{f.Group.String(), f.Value}}
	}
	return slices.DeleteFunc([]Parameter{{From, from}, {To, to}}, func(p Parameter) bool { return p.Value == "" })
}

// notPrefix stands before the name of a group of which a value is left out.
const notPrefix = "not_"

// NotName returns the name in addresses for what is left out of a group.
func NotName(g lexicon.Group) string { return notPrefix + g.String() }

// Tidy returns a text on one line, without what cannot be seen in it.
func Tidy(text string) string { return strings.Join(strings.Fields(letters.Visible(text, ' ')), " ") }

func firstBytes(text string, most int) string {
	if len(text) <= most {
		return text
	}
	return strings.ToValidUTF8(text[:most], "")
}

func firstCharacters(text string, most int) string {
	count := 0
	for i := range text {
		if count == most {
			return text[:i]
		}
		count++
	}
	return text
}

// With adds a value to a list unless it is empty or there already.
func With(list []string, value string) []string {
	if value == "" || slices.Contains(list, value) {
		return list
	}
	return append(slices.Clip(list), value)
}

// Without takes a value from a list.
func Without(list []string, value string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(v string) bool { return v == value })
}

// Choosing returns the search with a value chosen too, from its first page on.
func (a Address) Choosing(g lexicon.Group, value string) Address {
	a.Chosen[g], a.Page = With(a.Chosen[g], value), 1
	return a
}

// Dropping returns the search without a value that was chosen, from its first page on.
func (a Address) Dropping(g lexicon.Group, value string) Address {
	a.Chosen[g], a.Page = Without(a.Chosen[g], value), 1
	return a
}

// Allowing returns the search without a value that was left out, from its first page on.
func (a Address) Allowing(g lexicon.Group, value string) Address {
	a.Refused[g], a.Page = Without(a.Refused[g], value), 1
	return a
}

// TakingBack returns the search in which words are taken as they are, from its first
// page on.
func (a Address) TakingBack(words string) Address {
	a.Literal, a.Page = With(a.Literal, words), 1
	return a
}

// OnPage returns a page of the search.
func (a Address) OnPage(page int) Address {
	a.Page = page
	return a
}

// MountedAt is where the service stands on the site.
const MountedAt = "/search"

// String returns the address, always in the same order. It carries no more of a
// postcode than its sector, because addresses are shared and kept.
func (a Address) String() string {
	var b strings.Builder
	add := func(name, value string) {
		if value == "" {
			return
		}
		if b.Len() > 0 {
			b.WriteByte('&')
		}
		b.WriteString(name)
		b.WriteByte('=')
		b.WriteString(url.QueryEscape(value))
	}
	add("q", CutPostcodes(a.Q))
	add("near", CutPostcodes(a.Near))
	if a.Within > 0 {
		add("within", strconv.Itoa(a.Within))
	}
	for _, list := range []struct {
		prefix string
		values [lexicon.GroupCount][]string
	}{{"", a.Chosen}, {notPrefix, a.Refused}} {
		for g, values := range list.values {
			for _, value := range values {
				for _, p := range Parameters(lexicon.Filter{Group: lexicon.Group(g), Value: value}) {
					add(list.prefix+p.Name, p.Value)
				}
			}
		}
	}
	if a.Stale {
		add("stale", "show")
	}
	for _, words := range a.Literal {
		add("literal", strings.ToLower(CutPostcodes(words)))
	}
	add("sort", a.Sort)
	if a.Page > 1 {
		add("page", strconv.Itoa(a.Page))
	}
	if a.JSON {
		add("format", "json")
	}
	if b.Len() == 0 {
		return MountedAt
	}
	return MountedAt + "?" + b.String()
}

// CutPostcodes leaves of each full postcode in a text only its sector, also of one that what is
// left of another makes with the words beside it.
func CutPostcodes(text string) string {
	if !strings.ContainsAny(text, "0123456789") {
		return text
	}
	words := vocabulary.Tokens(text)
	for i := range words {
		for n := min(3, len(words)-i); n > 0; n-- {
			start, end := words[i].Start, words[i+n-1].End
			code, ok := place.ParsePostcode(text[start:end])
			if ok && len(code.Inward) == 3 {
				return CutPostcodes(text[:start] + code.Sector() + text[end:]) // shorter by a letter at least
			}
		}
	}
	return text
}
