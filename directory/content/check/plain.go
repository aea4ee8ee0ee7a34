package check

import (
	"strings"

	"bandstand/directory/content/frontmatter"
	"bandstand/directory/plainwords"
	"bandstand/directory/words"
)

// prose are the fields in which a group says something of itself. What somebody else said, and what things are called,
// stays as it is.
var prose = func() map[string]bool {
	all := map[string]bool{}
	for key := range strings.FieldsSeq(`
		summary together just_watch note who_can_come support helpers_wanted partners_wanted buddy first_visit learned online
		by_phone by_arrangement entrance getting_there concessions who wait if_worried training how_we_know evidence funding
		what_next`) {
		all[key] = true
	}
	return all
}()

// mostAdvice is how many things a page is advised of.
const mostAdvice = 5

// Plainly advises what a group's words could say more plainly, each hard word of a page once.
func Plainly(f *frontmatter.File, body string, reader *plainwords.Reader) {
	texts := append(f.Texts[:len(f.Texts):len(f.Texts)], frontmatter.Words{Text: body, Line: f.BodyLine, Key: "body"})
	said := map[string]bool{}
	left := 0
	for _, text := range texts {
		if key := text.Key[strings.LastIndexByte(text.Key, '.')+1:]; !prose[key] && key != "body" {
			continue
		}
		for _, found := range reader.Read(text.Text) {
			key := strings.ToLower(found.Found)
			if said[key] {
				continue
			}
			said[key] = true
			if len(said) > mostAdvice {
				left++
				continue
			}
			line := text.Line + strings.Count(text.Text[:found.At], "\n")
			if found.Words > 0 {
				f.Advisef(line, "this sentence has %d words: %s", found.Words, words.Quote(found.Found)).
					Suggestf("two sentences are easier to read: up to %d words are enough for one", plainwords.LongestSentence)
				continue
			}
			f.Advisef(line, "you could say %s instead of %s", words.Quote(found.Say), words.Quote(found.Found))
		}
	}
	if left > 0 {
		f.Advisef(0, "%s more could be said more plainly", words.Counted(left, "thing", "things"))
	}
}
