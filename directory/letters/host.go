package letters

import (
	"strings"
	"unicode"

	"golang.org/x/net/idna"
)

// ASCIIHost returns the name of a host as the DNS spells it: "tŷ-bach.example.org" as
// "xn--t-bach-….example.org". It reports false for what can be no name, and for one that
// mixes letters of Latin with those that look the same elsewhere.
func ASCIIHost(name string) (ascii string, ok bool) {
	plain := true
	for i := range len(name) {
		plain = plain && name[i] < 0x80
	}
	if plain {
		return strings.ToLower(name), true
	}
	if _, hidden := Hidden(name); hidden {
		return "", false
	}
	for label := range strings.SplitSeq(name, ".") {
		in := func(script *unicode.RangeTable) bool {
			return strings.ContainsFunc(label, func(r rune) bool { return unicode.Is(script, r) })
		}
		if in(unicode.Latin) && (in(unicode.Cyrillic) || in(unicode.Greek)) {
			return "", false
		}
	}
	ascii, err := idna.Lookup.ToASCII(name)
	return ascii, err == nil
}

// ASCIIAddress returns an email address with its host as the DNS spells it, or the text
// as it is where there is no such host in it.
func ASCIIAddress(address string) string {
	at := strings.LastIndexByte(address, '@')
	if host, ok := ASCIIHost(address[at+1:]); at > 0 && ok {
		return address[:at+1] + host
	}
	return address
}
