package page

import (
	"fmt"
	"html/template"
	"regexp"
	"strings"

	"bandstand/directory/words"
)

// numberInWords matches telephone numbers in a sentence of the catalogue: British ones
// in full, and the short ones for emergencies and help.
var numberInWords = regexp.MustCompile(`(?:\+44 ?|\b0)[0-9](?: ?[0-9]){7,9}\b|\b(?:999|112|101|111|116 123|18000)\b`)

// ringable returns a line of words, a string or a words.Text, as HTML in which the
// telephone numbers are links.
// Pages ask telephones not to find numbers themselves, because these take dates for
// numbers too.
func ringable(line any) template.HTML {
	var out strings.Builder
	text, ok := line.(words.Text)
	if !ok {
		text = words.Own(fmt.Sprint(line))
	}
	for piece, foreign := range text.Pieces() {
		html := string(withNumbers(piece))
		if foreign {
			html = foreignBegins + html + foreignEnds
		}
		out.WriteString(html)
	}
	return template.HTML(out.String())
}

func withNumbers(line string) template.HTML {
	var out strings.Builder
	for {
		at := numberInWords.FindStringIndex(line)
		if at == nil {
			out.WriteString(template.HTMLEscapeString(line))
			return template.HTML(out.String())
		}
		number := line[at[0]:at[1]]
		out.WriteString(template.HTMLEscapeString(line[:at[0]]) + `<a href="` + string(TelephoneAddress(number)) + `">` + number + `</a>`)
		line = line[at[1]:]
	}
}
