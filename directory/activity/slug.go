package activity

import (
	"strings"

	"bandstand/directory/vocabulary"
)

// ValidSlug reports whether a word can be an address: small letters, figures
// and single hyphens between them, at most 80 in all.
func ValidSlug(slug string) bool {
	if slug == "" || len(slug) > 80 || slug[0] == '-' || slug[len(slug)-1] == '-' || strings.Contains(slug, "--") {
		return false
	}
	for i := range len(slug) {
		c := slug[i]
		if c != '-' && (c < '0' || c > '9') && (c < 'a' || c > 'z') {
			return false
		}
	}
	return true
}

// SlugOf makes an address out of a name: "Plant Pals!" becomes "plant-pals". It
// returns "" where a name holds no letter or figure that an address can have.
func SlugOf(name string) string {
	var slug strings.Builder
	gap := false
	for _, r := range vocabulary.Plain(name) { // without capitals, accents and apostrophes
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			if gap && slug.Len() > 0 {
				slug.WriteByte('-')
			}
			slug.WriteRune(r)
			gap = false
			continue
		}
		gap = true
	}
	return slug.String()
}
