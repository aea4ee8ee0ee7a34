package page

import (
	"fmt"
	"html/template"
	"net/url"
	"slices"
	"strings"
	"time"

	"bandstand/directory/letters"
	"bandstand/directory/phone"
	"bandstand/directory/words"
)

// functions returns the functions that layouts may call. They format words and
// addresses, and decide nothing.
func functions(shell Shell, lang *words.Language) template.FuncMap {
	var say any = lang.Text
	if shell.Prefix == "" {
		say = lang.Say // no text is foreign there, and html/template is faster with strings
	}
	return template.FuncMap{
		"say":        say,
		"shown":      shown, // showTexts adds it
		"phone":      lang.Phone,
		"tel":        TelephoneAddress,
		"sms":        TextAddress,
		"ringable":   ringable,
		"mailto":     MailAddress,
		"asset":      shell.asset,
		"written":    shell.written,
		"emblem":     shell.emblem,
		"absolute":   shell.absolute,
		"alternates": shell.Alternates,
		"iso":        func(t time.Time) string { return t.Format(time.RFC3339) },
		"host":       Host,
		"given":      given,
	}
}

// asset returns the published address of a file in static/.
func (s Shell) asset(name string) (string, error) {
	address, ok := s.Assets[name]
	if !ok {
		return "", fmt.Errorf("there is no file %q in static", name)
	}
	return address, nil
}

// emblem returns a kind's drawing, or that of "other" where it has none. It is not
// escaped, because it comes from static/, which is the site's own.
func (s Shell) emblem(kind string) template.HTML {
	if drawing, ok := s.Emblems[kind]; ok {
		return template.HTML(drawing)
	}
	return template.HTML(s.Emblems["other"])
}

// written reports whether this directory has a words page of that slug, so that
// layouts link only to pages that are there.
func (s Shell) written(slug string) bool { return slices.Contains(s.Written, slug) }

// absolute returns the whole address of a root-relative one.
func (s Shell) absolute(address string) string { return s.BaseURL + address }

// Alternate is the address of a page in one language, for hreflang.
type Alternate struct{ Code, URL string }

// Alternates returns the whole addresses of a page in every language, sorted, and
// x-default for readers of no other: the directory's own.
func (s Shell) Alternates(path string) []Alternate {
	all := []Alternate{{s.Language, s.BaseURL + path}}
	original := all[0]
	for _, other := range s.Elsewhere {
		all = append(all, Alternate{other.Code, other.BaseURL + path})
		if other.Prefix == "" {
			original = all[len(all)-1]
		}
	}
	slices.SortFunc(all, func(a, b Alternate) int { return strings.Compare(a.Code, b.Code) })
	return append(all, Alternate{"x-default", original.URL})
}

// TelephoneAddress returns a tel: link. html/template would block that scheme, so the
// link is marked as safe: it holds nothing but digits and a leading +.
func TelephoneAddress(number string) template.URL { return template.URL("tel:" + phone.Dial(number)) }

// TextAddress returns an sms: link, marked as safe for the same reason.
func TextAddress(number string) template.URL { return template.URL("sms:" + phone.Dial(number)) }

// MailAddress returns a mailto: link with nothing in it but the address.
func MailAddress(address string) string {
	return "mailto:" + strings.ReplaceAll(url.PathEscape(letters.ASCIIAddress(address)), "%40", "@")
}

// Host returns a web address as a person would say it: without scheme, "www." or a
// closing slash.
func Host(address string) string {
	_, rest, found := strings.Cut(address, "://")
	if !found {
		rest = address
	}
	return strings.TrimSuffix(strings.TrimPrefix(rest, "www."), "/")
}

// given returns a map of names and values, for a component that needs several.
func given(pairs ...any) (map[string]any, error) {
	if len(pairs)%2 != 0 {
		return nil, fmt.Errorf("given: a name lacks its value")
	}
	gathered := make(map[string]any, len(pairs)/2)
	for i := 0; i < len(pairs); i += 2 {
		name, ok := pairs[i].(string)
		if !ok {
			return nil, fmt.Errorf("given: %v is not a name", pairs[i])
		}
		gathered[name] = pairs[i+1]
	}
	return gathered, nil
}
