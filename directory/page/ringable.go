package page

import (
	"html/template"
	"regexp"
	"strings"
)

// numberInWords finds the telephone numbers in a sentence of ours: the whole ones of
// Britain, and the short ones that people ring when it matters.
var numberInWords = regexp.MustCompile(`(?:\+44 ?|\b0)[0-9](?: ?[0-9]){7,9}\b|\b(?:999|112|101|111|116 123|18000)\b`)

// ringable is a line of words in which a telephone number can be pressed. Pages ask
// telephones to find none themselves, because these take dates for numbers too. All
// else in the line is escaped, so what it lets through is its own.
func ringable(line string) template.HTML {
	var said strings.Builder
	for {
		at := numberInWords.FindStringIndex(line)
		if at == nil {
			said.WriteString(template.HTMLEscapeString(line))
			return template.HTML(said.String())
		}
		number := line[at[0]:at[1]]
		said.WriteString(template.HTMLEscapeString(line[:at[0]]) + `<a href="` + string(TelephoneAddress(number)) + `">` + number + `</a>`)
		line = line[at[1]:]
	}
}
