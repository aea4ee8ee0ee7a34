package check

import (
	"regexp"
	"strings"

	"bandstand/directory/content/frontmatter"
	"bandstand/directory/phone"
	"bandstand/directory/words"
)

// invented are the phone numbers that Ofcom keeps for films and plays, by how they begin
// (Telephone numbers for use in TV and radio drama programmes, ofcom.org.uk).
var invented = []string{
	"01134960", "01144960", "01154960", "01164960", "01174960", "01184960", "01214960", "01314960", "01414960",
	"01514960", "01614960", "01632960", "01914980", "02079460", "02896496", "02920180", "03069990", "07700900",
	"08081570", "09098790",
}

var (
	// RFC 2606 and RFC 6761 set these names aside.
	exampleInWords = regexp.MustCompile(`(?i)\b(?:[a-z0-9-]+\.)*(?:example\.(?:com|org|net|edu|(?:co|org|ac|` +
		`gov|nhs)\.uk)|[a-z0-9-]+\.(?:example|invalid))\b` +
		`|(?:@|://)(?:[a-z0-9-]+\.)*example\.[a-z.]+[a-z]`)
	demonstrationSentences = regexp.MustCompile(`(?i)\bthis is (?:only )?a demonstration(?:[.!:]|$)` +
		`|\bthis directory is (?:only )?a demonstration\b` +
		`|\bevery (?:group|contact)[^.]{0,60} (?:in it )?is invented\b` +
		`|\b(?:these|its) groups are invented\b|\bin this demonstration (?:they|nobody)\b|\ba demonstration has nobody\b` +
		`|\bthe editors of this demonstration\b|\bit has no controller\b` +
		`|\barddangosiad (?:yw hwn|yn unig)|\bgolygyddion yr arddangosiad\b`)
	demonstrationWord = regexp.MustCompile(`(?i)\bdemonstration\b|\barddangosiad\b`)
)

// Invented reports what belongs to a demonstration and would mislead people in a real
// directory: numbers and addresses that lead nowhere, and its sentences about itself.
// ofTheSite is whether the file speaks for the directory, as a words page does: there
// the word alone is worth a look. In a preview all of it is a warning.
func Invented(f *frontmatter.File, body string, ofTheSite, preview bool) {
	for _, text := range f.Texts {
		inventedIn(f, text, ofTheSite, preview)
	}
	inventedIn(f, frontmatter.Words{Text: body, Line: f.BodyLine, Key: "body"}, ofTheSite, preview)
}

func inventedIn(f *frontmatter.File, text frontmatter.Words, ofTheSite, preview bool) {
	tell := f.Errorf
	if preview {
		tell = f.Warnf
	}
	line := func(at int) int { return text.Line + strings.Count(text.Text[:at], "\n") }
	for _, it := range phone.In(text.Text) {
		if found := text.Text[it.Start:it.End]; isInvented(it.Number) {
			tell(line(it.Start), "%s is a number that is kept for films and plays: nobody answers it", words.Quote(found)).
				Suggestf("write the real number, or take it out")
		}
	}
	for _, at := range exampleInWords.FindAllStringIndex(text.Text, -1) {
		found := strings.TrimLeft(text.Text[at[0]:at[1]], "@:/")
		tell(line(at[0]), "%s is an address that is kept for examples: it leads nowhere", words.Quote(found)).
			Suggestf("write the real address, or take it out")
	}
	sentences := demonstrationSentences.FindAllStringIndex(text.Text, -1)
	for _, at := range sentences {
		tell(line(at[0]), "%s came with the demonstration, and this directory is none", words.Quote(text.Text[at[0]:at[1]])).
			Suggestf("take the sentence out, or write your own")
	}
	if at := demonstrationWord.FindStringIndex(text.Text); at != nil && ofTheSite && len(sentences) == 0 {
		f.Warnf(line(at[0]), "%s stands here: if it is about this directory, it came with the demonstration",
			words.Quote(text.Text[at[0]:at[1]])).
			Suggestf("look whether the sentence is true of your directory")
	}
}

// isInvented reports whether a number is one of those kept for films and plays.
func isInvented(n phone.Number) bool {
	for _, beginning := range invented {
		if strings.HasPrefix(n.Digits(), beginning) {
			return true
		}
	}
	return false
}
