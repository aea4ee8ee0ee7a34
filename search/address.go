package search

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"bandstand/directory/vocabulary"
)

// What is read of an address: more is left, whoever sent it.
const (
	mostParameters = 50
	longestValue   = 200 // bytes
	longestQuery   = 200 // characters
	mostWords      = 12
	mostPages      = 10_000
)

// address is a search as its address says it. The zero address is the search
// for everything.
type address struct {
	q       string
	near    string
	within  int // miles; 0 where it was not said
	chosen  [groupCount][]string
	literal []string // words of q that are to be taken as they are
	stale   bool     // what default search leaves out is shown too
	sort    string   // "", relevance, distance or soonest
	page    int      // from 1
	json    bool

	cut bool // q was longer than longestQuery
}

// radii are the distances in miles that may be asked for.
var radii = []int{1, 3, 5, 10, 25}

// orders are the ways to sort that may be asked for: the best match, the nearest,
// or what happens soonest, first.
var orders = vocabulary.Orders

// parseAddress reads the query string of an address. Names and values that are
// not known are left out, so that an old link or a stranger's still finds something.
func (x *Index) parseAddress(rawQuery string) address {
	a := address{page: 1}
	for range mostParameters {
		var pair string
		pair, rawQuery, _ = strings.Cut(rawQuery, "&")
		name, value, _ := strings.Cut(pair, "=")
		x.readParameter(&a, name, unescape(value))
		if rawQuery == "" {
			break
		}
	}
	if cut := firstCharacters(a.q, longestQuery); cut != a.q {
		a.q, a.cut = strings.TrimSpace(cut), true
	}
	a.near = firstCharacters(a.near, 100)
	return a
}

func (x *Index) readParameter(a *address, name, value string) {
	short := firstBytes(value, longestValue)
	switch name {
	case "q":
		a.q = tidy(firstBytes(value, 8*longestQuery))
	case "near":
		a.near = tidy(short)
	case "within":
		if miles, err := strconv.Atoi(short); err == nil && slices.Contains(radii, miles) {
			a.within = miles
		}
	case "literal":
		a.literal = with(a.literal, strings.Join(plainWords(tidy(short)), " "))
	case "stale":
		a.stale = a.stale || short == "show"
	case "sort":
		if slices.Contains(orders, short) {
			a.sort = short
		}
	case "page":
		if page, err := strconv.Atoi(short); err == nil && page > 0 && page <= mostPages {
			a.page = page
		}
	case "format":
		a.json = short == "json"
	default:
		if g, ok := groupNamed(name); ok && x.knows(g, short) {
			a.chosen[g] = with(a.chosen[g], short)
		}
	}
}

// unescape reads a value as forms write it; a broken escape stands for itself.
func unescape(value string) string {
	if read, err := url.QueryUnescape(value); err == nil {
		return read
	}
	return value
}

// tidy takes out what cannot be seen: control and formatting characters, which
// can turn the direction of writing round, and broken UTF-8.
func tidy(text string) string {
	text = strings.Map(func(r rune) rune {
		switch {
		case r == utf8.RuneError || unicode.IsControl(r) || unicode.IsSpace(r):
			return ' '
		case unicode.Is(unicode.Cf, r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, " "))
	return strings.Join(strings.Fields(text), " ")
}

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

// with adds a value to a list unless it is empty or there already.
func with(list []string, value string) []string {
	if value == "" || slices.Contains(list, value) {
		return list
	}
	return append(slices.Clip(list), value)
}

// without takes a value from a list.
func without(list []string, value string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(v string) bool { return v == value })
}

// Each of these gives the address of a search like this one but for one thing,
// from its first page on.

func (a address) choosing(g group, value string) address {
	return a.changing(g, with(a.chosen[g], value))
}

func (a address) dropping(g group, value string) address {
	return a.changing(g, without(a.chosen[g], value))
}

func (a address) changing(g group, values []string) address {
	a.chosen[g], a.page = values, 1
	return a
}

func (a address) takingBack(words string) address {
	a.literal, a.page = with(a.literal, words), 1
	return a
}

func (a address) onPage(page int) address {
	a.page = page
	return a
}

// mountedAt is where the service stands on the site.
const mountedAt = "/search"

// String gives the address, always in the same order. It carries no more of a
// postcode than its sector, because addresses are shared and kept.
func (a address) String() string {
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
	add("q", cutPostcodes(a.q))
	add("near", cutPostcodes(a.near))
	add("within", positive(a.within, 0))
	for _, g := range groups {
		for _, value := range a.chosen[g] {
			add(g.String(), value)
		}
	}
	if a.stale {
		add("stale", "show")
	}
	for _, words := range a.literal {
		add("literal", strings.ToLower(cutPostcodes(words)))
	}
	add("sort", a.sort)
	add("page", positive(a.page, 1))
	if a.json {
		add("format", "json")
	}
	if b.Len() == 0 {
		return mountedAt
	}
	return mountedAt + "?" + b.String()
}

// positive gives a number, or nothing where it is no more than what goes
// without saying.
func positive(n, unsaid int) string {
	if n <= unsaid {
		return ""
	}
	return strconv.Itoa(n)
}
