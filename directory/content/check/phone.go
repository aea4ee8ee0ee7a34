package check

import (
	"html"
	"regexp"
	"strings"

	"bandstand/directory/content/frontmatter"
	"bandstand/directory/content/report"
	"bandstand/directory/phone"
	"bandstand/directory/words"
)

const digits = "0123456789"

// Phone checks a telephone number. Numbering plans change faster than programs, so a
// strange number is only a warning, unless the right one is known.
func Phone(r *report.Report, v frontmatter.Text, name string) string {
	if !v.Set {
		return ""
	}
	n, ok := phone.Parse(v.Value)
	switch {
	case !ok && !strings.ContainsAny(v.Value, digits):
		r.Errorf(v.Line, "%s has no number: %s", words.Quote(name), words.Quote(v.Value)).
			Suggestf("write one number and nothing else, as in 01632 960001; where there is none yet, take the line out")
	case !ok:
		notOnlyNumber(r, v, name)
	case dear(r, v.Line, words.Quote(name), n):
	case n.Abroad() && n.Valid() && !strings.HasPrefix(n.Digits(), "+353"): // which is next door
		r.Warnf(v.Line, "%s is a number abroad: %s", words.Quote(name), words.Quote(v.Value)).
			Suggestf("ringing it can cost a good deal: where there is a number of the United Kingdom, write that")
	case n.Valid():
	case n.Digits()[0] != '0' && valid("0"+n.Digits()):
		r.Errorf(v.Line, "%s has lost the 0 at its beginning: %s", words.Quote(name), words.Quote(v.Value)).
			Suggestf("write 0%s", strings.TrimSpace(v.Value))
	case strings.HasPrefix(n.Digits(), "44") && valid("+"+n.Digits()):
		r.Errorf(v.Line, "%s has lost the + at its beginning: %s", words.Quote(name), words.Quote(v.Value)).
			Suggestf("write %s", sound("+"+n.Digits()))
	case len(n.Digits()) < 9 && n.Digits()[0] != '0':
		r.Warnf(v.Line, "%s has no area code: %s", words.Quote(name), words.Quote(v.Value)).
			Suggestf("write the code before it, as in 01632 960001: people ring from mobiles")
	default:
		r.Warnf(v.Line, "%s is not a phone number of the United Kingdom: %s", words.Quote(name), words.Quote(v.Value)).
			Suggestf("it has %d figures, and most numbers have 11 and begin with 01, 02, 03, 07 or 08", len(n.Digits()))
	}
	return v.Value
}

// shortened matches what spreadsheets make of a number that is too long for its cell.
var shortened = regexp.MustCompile(`^\d(?:[.,]\d+)?[Ee]\+?\d+$`)

// notOnlyNumber reports a phone number that has other words with it.
func notOnlyNumber(r *report.Report, v frontmatter.Text, name string) {
	if figures := letterLikeFigures.Replace(v.Value); valid(figures) {
		r.Errorf(v.Line, "%s has letters among its figures: %s", words.Quote(name), words.Quote(v.Value)).
			Suggestf("write %s", figures)
		return
	}
	if shortened.MatchString(v.Value) {
		r.Errorf(v.Line, "a spreadsheet has shortened %s, so most of its figures are gone: %s", words.Quote(name), words.Quote(v.Value)).
			Suggestf("write the number again, with all its figures")
		return
	}
	var found []string
	for _, it := range phone.In(v.Value) {
		if dear(r, v.Line, words.Quote(name), it.Number) {
			return
		}
		found = append(found, v.Value[it.Start:it.End])
	}
	problem := r.Warnf(v.Line, "%s is not only a number: %s", words.Quote(name), words.Quote(v.Value))
	switch len(found) {
	case 0:
		problem.Suggestf("write one number and nothing else, as in 01632 960001; when to ring belongs in another field")
	case 1:
		problem.Suggestf("write %s: %s; who answers belongs in role, and when to ring in another field", name, found[0])
	default:
		problem.Suggestf("keep one of the numbers here: a telephone can dial only the first")
	}
}

// letterLikeFigures are the letters that are typed for figures.
var letterLikeFigures = strings.NewReplacer("O", "0", "o", "0", "l", "1", "I", "1", "|", "1")

func valid(text string) bool {
	n, ok := phone.Parse(text)
	return ok && n.Valid()
}

// sound returns a number as it is best written.
func sound(text string) string {
	n, _ := phone.Parse(text)
	return n.String()
}

// dear reports a number that costs more to ring than others, and whether it is one.
// Nobody should have to pay pounds to ask when a choir meets.
func dear(r *report.Report, line int, what string, n phone.Number) bool {
	charge := n.Charge()
	if charge == "" {
		return false
	}
	tell := r.Warnf
	if charge == phone.Charge09 || charge == phone.Charge118 {
		tell = r.Errorf
	}
	tell(line, "%s begins with %s: %s", what, charge, words.English().Say("phone.charge."+charge)).
		Suggestf("write a number that begins with 01, 02, 03, 07 or 0800: asking should cost nobody more than another call")
	return true
}

// Mobile checks that a number can be sent a text message.
func Mobile(r *report.Report, v frontmatter.Text, name string) string {
	if n, ok := phone.Parse(v.Value); v.Set && strings.ContainsAny(v.Value, digits) && !n.Mobile() {
		if !ok || !dear(r, v.Line, words.Quote(name), n) {
			r.Warnf(v.Line, "%s is not a mobile number: %s", words.Quote(name), words.Quote(v.Value)).
				Suggestf("text messages go to numbers like 07700 900001; other numbers belong in phone")
		}
		return v.Value
	}
	return Phone(r, v, name)
}

// numbersInWords looks through every text of a page, and its body, for numbers that are
// dear to ring; of a group, for mobiles too, which are often somebody's own. Whom to ring
// when one is worried has every right to stand there.
func numbersInWords(f *frontmatter.File, body string, ofGroup bool) {
	for _, text := range f.Texts {
		if !isNumberKey(text.Key) {
			numbersIn(f, text, ofGroup && !strings.HasPrefix(text.Key, "safeguarding."))
		}
	}
	numbersIn(f, frontmatter.Words{Text: asRead(body), Line: f.BodyLine, Key: "body"}, ofGroup)
}

var tag = regexp.MustCompile(`<[^<>]*>`)

// asRead returns Markdown without what nobody sees between its letters, line by line.
func asRead(body string) string {
	if strings.Contains(body, "<") {
		body = tag.ReplaceAllStringFunc(body, func(one string) string { return strings.Repeat("\n", strings.Count(one, "\n")) })
	}
	return html.UnescapeString(body)
}

// isNumberKey reports whether a field is a number, which is checked where it is read.
func isNumberKey(key string) bool {
	switch key[strings.LastIndexByte(key, '.')+1:] {
	case "phone", "textphone", "sms", "number", "day", "night":
		return true
	}
	return false
}

func numbersIn(f *frontmatter.File, text frontmatter.Words, ofGroup bool) {
	found := phone.In(text.Text)
	for _, it := range found[:min(len(found), 20)] {
		said := words.Quote(text.Text[it.Start:it.End])
		line := text.Line + strings.Count(text.Text[:it.Start], "\n")
		if !dear(f.Report, line, said, it.Number) && ofGroup && it.Mobile() && !it.Abroad() {
			f.Personalf(line, "%s is a mobile, which is often somebody's own", said).
				Suggestf("where it is the group's, put it under contact; somebody's own has no place here: this page can be " +
					"read by everybody, for ever")
		}
	}
}
