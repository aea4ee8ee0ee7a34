package words

import "strings"

// Phone returns a British phone number in groups that can be read out: "01632 960
// 123". It takes any spelling, "+44 (0)1632-960123" too. A number of another form, such
// as one abroad or with an extension, is returned as it is.
func (l *Language) Phone(number string) string {
	digits, ok := dialled(number)
	if !ok {
		return number
	}
	if rest, ok := strings.CutPrefix(digits, "18001"); ok && len(rest) >= 10 { // Relay UK
		return "18001 " + l.Phone(rest)
	}
	groups := phoneGroups(digits)
	if groups == nil {
		return number
	}
	parts := make([]string, len(groups))
	for i, n := range groups {
		parts[i], digits = digits[:n], digits[n:]
	}
	return strings.Join(parts, " ")
}

// dialled returns the digits of a number as dialled in Britain. It reports false for a
// number that holds anything but digits and what people put between them.
func dialled(number string) (string, bool) {
	var kept strings.Builder
	for _, r := range number {
		switch {
		case '0' <= r && r <= '9':
			kept.WriteRune(r)
		case strings.ContainsRune(" \u00a0\u202f-\u2010\u2011\u2013.()/", r):
		case r == '+' && kept.Len() == 0:
			kept.WriteString("00")
		default:
			return "", false
		}
	}
	number = kept.String()
	if rest, ok := strings.CutPrefix(number, "0044"); ok {
		return "0" + strings.TrimPrefix(rest, "0"), true
	}
	return number, true
}

// sixDigitCodes are the area codes of six digits, whose numbers have five or
// four more (Ofcom, National Telephone Numbering Plan).
var sixDigitCodes = []string{
	"013873", "015242", "015394", "015395", "015396", "016973", "016974",
	"016977", "017683", "017684", "017687", "019467",
}

// phoneGroups returns the lengths of the groups of a number, or nil where its form is
// unknown. The forms are those of Ofcom's National Telephone Numbering Plan; six digits
// after an area code are halved to be read more easily.
func phoneGroups(digits string) []int {
	starts := func(prefixes ...string) bool {
		for _, prefix := range prefixes {
			if strings.HasPrefix(digits, prefix) {
				return true
			}
		}
		return false
	}
	switch length := len(digits); {
	case length == 6 && starts("116"): // 116 123, the Samaritans
		return []int{3, 3}
	case length == 8 && starts("0800", "0845"): // 0800 1111, Childline
		return []int{4, 4}
	case length == 10 && starts("0500", "0800"):
		return []int{4, 3, 3}
	case (length == 10 || length == 11) && starts(sixDigitCodes...):
		return []int{6, length - 6}
	case length == 10 && starts("01"):
		return []int{5, 5}
	case length != 11:
		return nil
	case starts("02", "055", "056"):
		return []int{3, 4, 4}
	case starts("03", "08", "09", "011"), starts("01") && digits[3] == '1':
		return []int{4, 3, 4}
	case starts("01", "07"):
		return []int{5, 3, 3}
	}
	return nil
}
