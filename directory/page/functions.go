package page

import (
	"fmt"
	"html/template"
	"net/url"
	"strings"
	"time"

	"bandstand/directory/words"
)

// functions are what layouts may call. They say words and write addresses;
// whatever decides something stands in Go, not in a layout.
func functions(shell Shell, language *words.Language) template.FuncMap {
	return template.FuncMap{
		"say":      language.Say,
		"phone":    language.Phone,
		"tel":      telephoneAddress,
		"sms":      textAddress,
		"mailto":   mailAddress,
		"asset":    shell.asset,
		"absolute": shell.absolute,
		"iso":      func(t time.Time) string { return t.Format(time.RFC3339) },
		"host":     host,
		"given":    given,
	}
}

// asset gives the published address of a file in static/.
func (s Shell) asset(name string) (string, error) {
	address, ok := s.Assets[name]
	if !ok {
		return "", fmt.Errorf("there is no file %q in static", name)
	}
	return address, nil
}

// absolute puts the site's own address before a root-relative one.
func (s Shell) absolute(address string) string { return s.BaseURL + address }

// telephoneAddress is a tel: link. html/template knows no such scheme, so it is
// let through here, where nothing but digits and one leading + can pass.
func telephoneAddress(number string) template.URL { return template.URL("tel:" + dialled(number)) }

// textAddress is an sms: link, for the same reason.
func textAddress(number string) template.URL { return template.URL("sms:" + dialled(number)) }

// mailAddress is a mailto: link with nothing in it but the address.
func mailAddress(address string) string {
	return "mailto:" + strings.ReplaceAll(url.PathEscape(address), "%40", "@")
}

func dialled(number string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == '+' {
			return r
		}
		return -1
	}, number)
}

// host is a website as a person would say it: without scheme, "www." or a
// closing slash.
func host(address string) string {
	_, rest, found := strings.Cut(address, "://")
	if !found {
		rest = address
	}
	return strings.TrimSuffix(strings.TrimPrefix(rest, "www."), "/")
}

// given gathers names and values for a component that needs more than one thing.
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
