package words

import (
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Count returns a number with commas between its thousands, as in English and Welsh:
// "1,234".
func (l *Language) Count(n int) string {
	digits := strconv.Itoa(n)
	sign := ""
	if n < 0 {
		sign, digits = "-", digits[1:]
	}
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return sign + digits
}

// Counted returns a number with its noun in English, as the command line and editors'
// lists say it: "1 town", "1,200 towns".
func Counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return English().Count(n) + " " + many
}

// Money returns an amount of pence in words: "£3", "£3.50", "50p". Nothing is "£0";
// whether that is called free is for the caller to decide.
func (l *Language) Money(pence int) string {
	pounds, rest := pence/100, pence%100
	switch {
	case rest == 0:
		return l.Say("money.pounds", "pounds", pounds)
	case pounds == 0:
		return l.Say("money.pence", "pence", rest)
	}
	if rest < 0 {
		rest = -rest // the pounds carry the sign
	}
	return l.Say("money.pounds_and_pence", "pounds", pounds, "pence", strconv.Itoa(100 + rest)[1:])
}

// Miles returns a distance in words: "less than half a mile", "1 mile", "1.2 miles",
// and from ten on without decimals, "12 miles".
func (l *Language) Miles(miles float64) string {
	if math.IsNaN(miles) || math.IsInf(miles, 0) {
		return l.Say("distance.unknown")
	}
	if miles < 0.5 {
		return l.Say("distance.near")
	}
	tenths := math.Round(miles * 10)
	if tenths >= 100 || math.Mod(tenths, 10) == 0 {
		return l.Say("distance.miles", "count", int(math.Round(miles)))
	}
	return l.Say("distance.part_miles", "miles", strconv.FormatFloat(tenths/10, 'f', 1, 64))
}

// List joins items with "and": "a, b and c".
func (l *Language) List(items []string) string { return l.ListTexts(OwnEach(items)).String() }

// Either joins items with "or": "a, b or c".
func (l *Language) Either(items []string) string { return l.EitherTexts(OwnEach(items)).String() }

// ListTexts is List for a page.
func (l *Language) ListTexts(items []Text) Text { return l.join("list.and", items) }

// EitherTexts is Either for a page.
func (l *Language) EitherTexts(items []Text) Text { return l.join("list.or", items) }

// join puts commas between all items but the last two, and the text of the key between
// these. Welsh has another text before a vowel: "bara ac afal".
func (l *Language) join(key string, items []Text) Text {
	switch len(items) {
	case 0:
		return ""
	case 1:
		return items[0]
	}
	last := len(items) - 1
	first := Join(items[:last], l.Text("list.comma"))
	if vowel := key + ".vowel"; l.Has(vowel) && beginsWithVowel(items[last].String()) {
		key = vowel
	}
	ending := items[last]
	if key == "list.and" && l.code == "cy" {
		ending = aspirated(ending)
	}
	return l.Text(key, "first", first, "last", ending)
}

// aspirated returns a word as it stands in Welsh after "a", which makes c, p and t breathe:
// "Saesneg a Chymraeg". What has a breath, a t before an s, and what is in English stay.
func aspirated(item Text) Text {
	if len(item) > 1 && strings.ContainsRune("cptCPT", rune(item[0])) && !strings.ContainsRune("hsHS", rune(item[1])) {
		return item[:1] + "h" + item[1:]
	}
	return item
}

// beginsWithVowel reports whether an item begins with a vowel. In Welsh w and y are
// vowels too.
func beginsWithVowel(item string) bool {
	first, _ := utf8.DecodeRuneInString(item)
	return strings.ContainsRune("aeiouwyâêîôûŵŷ", unicode.ToLower(first))
}

// LanguageName returns the name of a language: "Polish" for "pl". A region without a
// name of its own is left out, so that "pt-BR" is Portuguese; a language without a
// name is its code.
func (l *Language) LanguageName(code string) string {
	for part := strings.ToLower(code); part != ""; part = part[:max(strings.LastIndexByte(part, '-'), 0)] {
		if key := "language." + part; l.Has(key) {
			return l.Say(key)
		}
	}
	return code
}

// LanguageCode returns the code of a language by its name in this one: "pl" for
// "Polish". It returns "" for what is no name.
func (l *Language) LanguageCode(name string) string {
	for key := range l.messages {
		if code, ok := strings.CutPrefix(key, "language."); ok && !strings.Contains(code, ".") && strings.EqualFold(l.Say(key), name) {
			return code
		}
	}
	return ""
}
