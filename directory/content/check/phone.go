package check

import (
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
	for _, at := range NumberInWords.FindAllString(v.Value, 4) {
		if n, ok := phone.Parse(at); ok && n.Valid() {
			if dear(r, v.Line, words.Quote(name), n) {
				return
			}
			found = append(found, at)
		}
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

// NumberInWords matches what may be a telephone number among words.
var NumberInWords = regexp.MustCompile(`(?:\+|\b00)?\d(?:[\s\x{a0}().–-]{0,2}\d){9,13}|\b118 ?\d{3}\b`)

// numbersInWords looks through every text of a page, and its body, for numbers that are
// dear to ring; of a group, for mobiles too, which are often somebody's own. Whom to ring
// when one is worried has every right to stand there.
func numbersInWords(f *frontmatter.File, body string, ofGroup bool) {
	for _, text := range f.Texts {
		if mayHoldNumber(text.Text) && !isNumberKey(text.Key) {
			numbersIn(f, text, ofGroup && !strings.HasPrefix(text.Key, "safeguarding."))
		}
	}
	if mayHoldNumber(body) {
		numbersIn(f, frontmatter.Words{Text: body, Line: f.BodyLine, Key: "body"}, ofGroup)
	}
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
	for _, at := range NumberInWords.FindAllStringIndex(text.Text, 20) {
		n, ok := phone.Parse(text.Text[at[0]:at[1]])
		line := text.Line + strings.Count(text.Text[:at[0]], "\n")
		if !ok || !n.Valid() || dear(f.Report, line, words.Quote(text.Text[at[0]:at[1]]), n) {
			continue
		}
		if ofGroup && n.Mobile() && !n.Abroad() {
			f.Personalf(line, "%s is a mobile, which is often somebody's own", words.Quote(text.Text[at[0]:at[1]])).
				Suggestf("where it is the group's, put it under contact; somebody's own has no place here: this page can be " +
					"read by everybody, for ever")
		}
	}
}

// mayHoldNumber reports whether so many figures stand together in a text, with no more
// than a space or two between them, that they may be a telephone number.
func mayHoldNumber(text string) bool {
	together, apart := 0, 0
	for i := range len(text) {
		switch c := text[i]; {
		case '0' <= c && c <= '9':
			together, apart = together+1, 0
			if together == 10 || together == 6 && strings.Contains(text, "118") {
				return true
			}
		case apart < 3 && (c < '0' || c >= 0x80): // a dash has three bytes
			apart++
		default:
			together, apart = 0, 0
		}
	}
	return false
}
