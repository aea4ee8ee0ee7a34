package activity

import "strings"

// validSlug says whether a word can be an address: small letters, figures and
// single hyphens between them.
func validSlug(slug string) bool {
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

// accents are letters of Welsh, Gaelic, Polish and other names as addresses
// have them.
var accents = strings.NewReplacer(
	"à", "a", "á", "a", "â", "a", "ä", "a", "ą", "a", "å", "a", "ç", "c", "ć", "c", "è", "e", "é", "e", "ê", "e", "ë", "e", "ę", "e",
	"ì", "i", "í", "i", "î", "i", "ï", "i", "ł", "l", "ñ", "n", "ń", "n", "ò", "o", "ó", "o", "ô", "o", "ö", "o", "ś", "s",
	"ù", "u", "ú", "u", "û", "u", "ü", "u", "ŵ", "w", "ŷ", "y", "ÿ", "y", "ź", "z", "ż", "z",
)

// SlugOf makes an address out of a name: "Plant Pals!" becomes "plant-pals". It
// gives nothing where a name holds no letter or figure.
func SlugOf(name string) string {
	var slug strings.Builder
	gap := false
	for _, r := range accents.Replace(strings.ToLower(name)) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			if gap && slug.Len() > 0 {
				slug.WriteByte('-')
			}
			slug.WriteRune(r)
			gap = false
		case r == '\'' || r == '’':
		default:
			gap = true
		}
	}
	return slug.String()
}
