package report

// Hidden finds a control character, or one that changes the direction in which
// text is shown ("Trojan Source", CVE-2021-42574).
func Hidden(text string) (rune, bool) {
	for _, r := range text {
		if r != '\t' && r != '\n' && IsHidden(r) {
			return r, true
		}
	}
	return 0, false
}

// IsHidden reports whether a character is one that Hidden finds.
func IsHidden(r rune) bool {
	switch {
	case r < ' ', r >= 0x7f && r <= 0x9f,
		r >= 0x202a && r <= 0x202e,
		r >= 0x2066 && r <= 0x2069,
		r == 0x2028, r == 0x2029, r == 0xfeff:
		return true
	}
	return false
}
