package check

import "testing"

func TestParseBaseURL(t *testing.T) {
	for text, want := range map[string]string{
		"https://bandstand.example.org":      "https://bandstand.example.org",
		"https://bandstand.example.org/":     "https://bandstand.example.org",
		"http://localhost:8080":              "http://localhost:8080",
		"https://[2001:db8::1]:8443":         "https://[2001:db8::1]:8443",
		"":                                   "",
		"bandstand.example.org":              "",
		"javascript:alert(1)":                "",
		"https://bandstand.example.org/find": "",
		"https://bandstand.example.org?a=b":  "",
		"https://me@bandstand.example.org":   "",
		`https://a"onload=x`:                 "",
		"https://a<b>.example.org":           "",
		"https://a.example.org\nDisallow: /": "",
		"https://..":                         "",
		"https://:80":                        "",
		"https://example.org:99999":          "",
	} {
		if got, ok := ParseBaseURL(text); got != want || ok != (want != "") {
			t.Errorf("%q: got %q, %v, want %q", text, got, ok, want)
		}
	}
}
