package words

import (
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Count returns a number with its thousands parted by commas, as in English and
// in Welsh: "1,234".
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

// Money returns an amount in pence: "£3", "£3.50", "50p". Nothing at all is
// "£0"; whether that is called free is for whoever asks.
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

// Miles returns a distance: "less than half a mile", "1 mile", "1.2 miles", and
// from ten on without decimals, "12 miles".
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

// List joins items that all count: "a, b and c".
func (l *Language) List(items []string) string { return l.join("list.and", items) }

// Either joins items of which any one will do: "a, b or c".
func (l *Language) Either(items []string) string { return l.join("list.or", items) }

// join puts commas between all items but the last two, and the key's word
// between those.
func (l *Language) join(key string, items []string) string {
	switch len(items) {
	case 0:
		return ""
	case 1:
		return items[0]
	}
	last := len(items) - 1
	first := strings.Join(items[:last], l.Say("list.comma"))
	if vowel := key + ".vowel"; l.Has(vowel) && beginsWithVowel(items[last]) {
		key = vowel
	}
	return l.Say(key, "first", first, "last", items[last])
}

// beginsWithVowel reports whether a word other than the usual stands before an item:
// "bara ac afal" in Welsh, where w and y are vowels too.
func beginsWithVowel(item string) bool {
	first, _ := utf8.DecodeRuneInString(Plain(item))
	return strings.ContainsRune("aeiouwyâêîôûŵŷ", unicode.ToLower(first))
}

// LanguageName returns what a language is called: "Polish" for "pl". A region
// that we have no name for is left out ("pt-BR" gives Portuguese); of a
// language that we have no name for, the code comes back.
func (l *Language) LanguageName(code string) string {
	for part := strings.ToLower(code); part != ""; part = part[:max(strings.LastIndexByte(part, '-'), 0)] {
		if key := "language." + part; l.Has(key) {
			return l.Say(key)
		}
	}
	return code
}
