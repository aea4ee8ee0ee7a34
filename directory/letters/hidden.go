package letters

import (
	"fmt"
	"strings"
	"unicode"
)

// IsIgnorable reports whether a character shows nothing by itself, whatever stands
// around it: control and formatting characters, those that turn the direction of
// writing, with which a name can be made to look like another, and empty letters.
// Tabs and the ends of lines are controls too.
func IsIgnorable(r rune) bool {
	if r < 0xA0 {
		return r < ' ' || r >= 0x7F
	}
	return r == '\u2028' || r == '\u2029' || r == '\u2800' || // two ends of lines, and Braille without a dot
		unicode.In(r, unicode.Cf, unicode.Co, unicode.Other_Default_Ignorable_Code_Point)
}

// Hidden returns the first character of a text that cannot be seen and has no work
// to do where it stands. Tabs and new lines have. So have the joiners between letters
// of scripts that join, and in emoji, and the tags of a flag such as that of Wales.
func Hidden(text string) (hidden rune, found bool) {
	plain := 0 // characters of ASCII that can be seen, of which most texts are made
	for plain < len(text) && (text[plain] >= ' ' && text[plain] < 0x7F || text[plain] == '\n' || text[plain] == '\t') {
		plain++
	}
	if plain == len(text) {
		return 0, false
	}
	isHidden := hiddenAfter()
	for _, r := range text {
		if isHidden(r) && r != '\t' && r != '\n' {
			return r, true
		}
	}
	return 0, false
}

// Describe returns what is wrong with a character that is hidden, for whoever wrote it.
func Describe(r rune) string {
	code := fmt.Sprintf("(U+%04X)", r)
	switch {
	case unicode.In(r, unicode.Variation_Selector):
		return "a character that cannot be seen " + code
	case unicode.In(r, unicode.Mn, unicode.Me):
		return "more marks over one letter than anybody can read " + code
	case unicode.Is(unicode.Co, r):
		return "a mark that only one program shows, as a word processor's bullet is " + code
	}
	return "a character that cannot be seen " + code
}

// Visible returns a text without what is hidden in it. A tab becomes a space, and
// whatever ends a line becomes end. Text that is not UTF-8 is left out.
func Visible(text string, end rune) string {
	isHidden := hiddenAfter()
	return strings.Map(func(r rune) rune {
		hidden := isHidden(r)
		switch r {
		case '\n', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029':
			return end
		case '\t':
			return ' '
		}
		if hidden {
			return -1
		}
		return r
	}, strings.ReplaceAll(strings.ToValidUTF8(text, ""), "\r\n", "\n"))
}

const (
	nonJoiner = '\u200c'
	joiner    = '\u200d'
	blackFlag = '\U0001F3F4' // begins the flags that are spelt in tags

	// mostMarks is how many marks one letter carries at most: Tibetan stacks six, and a
	// hundred thousand keep a browser busy for minutes.
	mostMarks = 8
)

// hiddenAfter returns a function that is asked about the characters of a text in
// their order and reports of each whether it is hidden after those before it.
func hiddenAfter() func(r rune) bool {
	before, inFlag, marks := ' ', false, 0
	return func(r rune) bool {
		hidden := IsIgnorable(r)
		switch {
		case r == joiner:
			hidden = !joins(before) && !unicode.In(before, unicode.So, unicode.Sk, unicode.Variation_Selector)
		case r == nonJoiner:
			hidden = !joins(before)
		case inFlag && r >= 0xE0020 && r <= 0xE007F:
			hidden = false
		case r >= 0x180B && unicode.Is(unicode.Variation_Selector, r):
			hidden = !varies(before, r)
		case r >= 0x300 && unicode.In(r, unicode.Mn, unicode.Me):
			marks++
			hidden = hidden || marks > mostMarks
		default:
			marks = 0
		}
		inFlag = r == blackFlag || inFlag && !hidden && r >= 0xE0020 && r < 0xE007F
		before = r
		return hidden
	}
}

// varies reports whether a selector chooses one of several shapes of what stands before
// it: of emoji and signs, and of letters of scripts that have such shapes.
func varies(before, selector rune) bool {
	switch {
	case unicode.Is(unicode.Variation_Selector, before), unicode.In(before, unicode.Z, unicode.C):
		return false
	case selector >= 0xE0100:
		return unicode.Is(unicode.Han, before)
	}
	return !unicode.In(before, unicode.L, unicode.M) || joins(before)
}

// joins reports whether a letter is of a script in which joiners change how words
// are written: no other than those of Europe are without them.
func joins(r rune) bool {
	return unicode.In(r, unicode.L, unicode.M) && !unicode.In(
		r, unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Common, unicode.Inherited,
	)
}
