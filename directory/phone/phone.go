// Package phone reads telephone numbers as people in the United Kingdom write them, and
// knows how each is dialled, how it is grouped to be read out, and what ringing it may
// cost. All of it follows Ofcom's National Telephone Numbering Plan. It knows nothing of
// whose numbers they are.
package phone

import (
	"slices"
	"strings"
	"unicode"
)

// Number is a telephone number.
type Number struct {
	digits    string // as dialled in Britain: "01632960123"; abroad with its country: "+35312345678"
	relay     bool   // through Relay UK, 18001
	extension string // digits to ask for
}

// Parse reads a number in any spelling, "+44 (0)1632-960123 ext. 4" too. It reports
// false where there is anything but a number, with what people put between its digits;
// whether there can be such a number is another question.
func Parse(text string) (n Number, ok bool) {
	text, n.extension = cutExtension(strings.TrimSpace(text))
	var kept strings.Builder
	for _, r := range text {
		switch {
		case '0' <= r && r <= '9':
			kept.WriteRune(r)
		case '０' <= r && r <= '９': // as some keyboards write them
			kept.WriteRune(r - '０' + '0')
		case r == '+' && kept.Len() == 0:
			kept.WriteString("00")
		case unicode.In(r, unicode.Zs, unicode.Pd) || strings.ContainsRune(".()/", r):
		default:
			return Number{}, false
		}
	}
	n.digits = kept.String()
	if rest, relayed := strings.CutPrefix(n.digits, "18001"); relayed && len(rest) >= 10 {
		n.relay, n.digits = true, rest
	}
	if home, is := strings.CutPrefix(n.digits, "0044"); is {
		n.digits = "0" + strings.TrimPrefix(home, "0") // of +44 (0)1632 too
	} else if abroad, is := strings.CutPrefix(n.digits, "00"); is {
		n.digits = "+" + abroad
	}
	return n, n.digits != "" && n.digits != "+"
}

// cutExtension parts a number from the extension behind it.
func cutExtension(text string) (number, extension string) {
	digit := func(r rune) bool { return '0' <= r && r <= '9' }
	at := strings.LastIndexFunc(text, func(r rune) bool { return !digit(r) })
	word := strings.TrimRightFunc(text[:at+1], func(r rune) bool { return r == ' ' || r == '.' || r == ':' })
	begins := strings.LastIndexFunc(word, digit) + 1
	switch strings.ToLower(strings.Trim(word[begins:], " ,(")) {
	case "x", "ext", "extn", "extension":
		return word[:begins], text[at+1:]
	}
	return text, ""
}

// Digits returns the digits as they are dialled in Britain, with the country's code
// behind a + of a number abroad.
func (n Number) Digits() string { return n.digits }

// Abroad reports whether a number is that of another country.
func (n Number) Abroad() bool { return strings.HasPrefix(n.digits, "+") }

// Valid reports whether there can be such a number. The plan changes faster than
// programs, so one that is not valid is probably a slip, and no more.
func (n Number) Valid() bool {
	switch length := len(n.digits); {
	case n.Abroad():
		return length >= 8 && length <= 16 // E.164 ends at 15 digits
	case n.Short():
		return true
	default:
		return n.groups() != nil
	}
}

// Short reports whether a number is one of those that are dialled without an area, such
// as 999, 111 and 116 123.
func (n Number) Short() bool {
	return n.digits == "999" || len(n.digits) >= 3 && len(n.digits) <= 6 && n.digits[0] == '1'
}

// Mobile reports whether a number can be sent a text message.
func (n Number) Mobile() bool {
	return len(n.digits) == 11 && strings.HasPrefix(n.digits, "07") && n.Charge() == "" || n.Abroad()
}

// String returns the number in groups that can be read out: "01632 960 123". Digits of
// a form that is unknown stay together.
func (n Number) String() string {
	digits, parts := n.digits, []string{}
	if n.relay {
		parts = append(parts, "18001")
	}
	for _, length := range n.groups() {
		parts, digits = append(parts, digits[:length]), digits[length:]
	}
	if digits != "" {
		parts = append(parts, digits)
	}
	if n.extension != "" {
		parts = append(parts, "ext "+n.extension)
	}
	return strings.Join(parts, " ")
}

// sixDigitCodes are the area codes of six digits, whose numbers have five or
// four more.
var sixDigitCodes = []string{
	"013873", "015242", "015394", "015395", "015396", "016973", "016974",
	"016977", "017683", "017684", "017687", "019467",
}

// groups returns the lengths of the groups of a number, or nil where its form is
// unknown. Six digits after an area code are halved to be read more easily.
func (n Number) groups() []int {
	starts := func(prefixes ...string) bool {
		return slices.ContainsFunc(prefixes, func(prefix string) bool { return strings.HasPrefix(n.digits, prefix) })
	}
	switch length := len(n.digits); {
	case length == 6 && starts("116", "118"): // 116 123, the Samaritans
		return []int{3, 3}
	case length == 8 && starts("0800", "0845"): // 0800 1111, Childline
		return []int{4, 4}
	case length == 10 && starts("0800"):
		return []int{4, 3, 3}
	case (length == 10 || length == 11) && starts(sixDigitCodes...):
		return []int{6, length - 6}
	case length == 10 && starts("01"):
		return []int{5, 5}
	case length != 11:
		return nil
	case starts("02", "055", "056"):
		return []int{3, 4, 4}
	case starts("03", "08", "09", "011"), starts("01") && n.digits[3] == '1':
		return []int{4, 3, 4}
	case starts("01", "07"):
		return []int{5, 3, 3}
	}
	return nil
}

// The charges of numbers that cost more than a call to a landline, each named by how its
// numbers begin.
const (
	Charge070 = "070" // personal numbers, which look like mobiles
	Charge076 = "076" // pagers
	Charge084 = "084"
	Charge087 = "087"
	Charge09  = "09"
	Charge118 = "118" // directory enquiries
)

// Charge returns which of the dearer charges a number has, or "".
func (n Number) Charge() string {
	if strings.HasPrefix(n.digits, "07624") || n.digits == "08454647" { // mobiles of the Isle of Man; NHS Direct
		return ""
	}
	for _, charge := range []string{Charge070, Charge076, Charge084, Charge087, Charge09, Charge118} {
		if strings.HasPrefix(n.digits, charge) && (charge != Charge118 || len(n.digits) == 6) {
			return charge
		}
	}
	return ""
}

// Dial returns what to dial for a number as people write it, which need be neither alone
// nor sound: of several numbers the first, and of a number with an extension what stands
// before that.
func Dial(text string) string {
	begins := strings.IndexFunc(text, func(r rune) bool { return r == '+' || '0' <= r && r <= '9' })
	if begins < 0 {
		return ""
	}
	text = text[begins:]
	ends := strings.IndexFunc(text, func(r rune) bool { return unicode.IsLetter(r) || strings.ContainsRune("/,;", r) })
	if ends >= 0 {
		text = text[:ends]
	}
	digits := strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, text)
	if text[0] != '+' {
		return digits
	}
	if rest, ok := strings.CutPrefix(digits, "440"); ok { // +44 (0)1632
		digits = "44" + rest
	}
	return "+" + digits
}
