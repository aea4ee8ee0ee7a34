package words

// Quote returns words from a page in plain double quotes, cut short so that a
// message stays readable.
func Quote(text string) string { return `"` + Shorten(text, 80) + `"` }

// Shorten cuts a text after so many characters, and shows that it did.
func Shorten(text string, most int) string {
	if len(text) <= most {
		return text
	}
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return text
}
