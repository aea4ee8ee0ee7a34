package forge

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"bandstand/directory/letters"
)

// How many characters of one thing that somebody typed are told, and of all of a block: they stand in the file whole, and
// no body may have more than 65,536.
const (
	mostQuoted = 3000
	mostInAll  = 25_000
)

// Bodies of proposals become messages of commits where a repository squashes them, and there no Markdown keeps anything
// quiet: "fixes #1" closes an issue, @name calls somebody, [skip ci] keeps checks from running. So what begins such a
// thing is put in letters that look alike.
var (
	deadening = strings.NewReplacer("@", "＠", "#", "＃", "[", "(", "]", ")", "<", "‹", ">", "›", "`", "’", "://", ":／／")
	// numbered matches what hosts take for the number of an issue elsewhere, such as GH-1.
	numbered = regexp.MustCompile(`(?i)([a-z])-([0-9])`)
	// trailers match what a commit's message says at the beginning of a line of who wrote it and what is to be skipped.
	trailers = regexp.MustCompile(`(?im)^(\s*[a-z]+(?:-[a-z]+)+):`)
)

// Inert returns what somebody typed as text in which nothing comes alive, neither in Markdown's code nor in the message
// of a commit: no link, no name that is called, no issue that is closed. Its lines stay.
func Inert(text string) string {
	var kept strings.Builder
	for _, r := range strings.ReplaceAll(text, "\r\n", "\n") {
		if r == '\n' || !letters.IsIgnorable(r) && r != utf8.RuneError {
			kept.WriteRune(r)
		}
	}
	inert := numbered.ReplaceAllString(deadening.Replace(kept.String()), "$1\u2011$2")
	inert = trailers.ReplaceAllString(inert, "$1\u2236") // ∶
	return shortened(inert, mostQuoted)
}

// InertLine returns the same on one line, without what Markdown would read there, for titles.
func InertLine(text string) string {
	line := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`*_~|\$&`, r) {
			return ' '
		}
		return r
	}, Inert(text))
	line = strings.Join(strings.Fields(line), " ")
	return shortened(line, 100)
}

func shortened(text string, most int) string {
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + " …"
	}
	return text
}

// Quote returns lines as a block of Markdown in which they stand as they are, each of them inert.
func Quote(lines ...string) string {
	var block strings.Builder
	for _, line := range lines {
		block.WriteString(Inert(line) + "\n")
	}
	return "```text\n" + strings.TrimSuffix(shortened(block.String(), mostInAll), "\n") + "\n```\n"
}
