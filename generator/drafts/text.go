package drafts

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"

	"bandstand/directory/content/check"
	"bandstand/directory/letters"
	"bandstand/directory/words"
)

var looksLikeHTML = regexp.MustCompile(`(?i)</?[a-z][^<>]*>|&(?:[a-z]+|#\d+|#x[0-9a-f]+);`)

// plain returns a text without marks of HTML, hidden characters and empty lines in a row. What
// runs or styles is dropped whole.
func plain(text string) string {
	text = strings.ToValidUTF8(text, "\ufffd")
	if looksLikeHTML.MatchString(text) {
		text = withoutHTML(text)
	}
	text = letters.Visible(strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n"), '\n')
	var lines []string
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.Join(strings.FieldsFunc(line, unicode.IsSpace), " ")
		if line != "" || len(lines) > 0 && lines[len(lines)-1] != "" {
			lines = append(lines, line)
		}
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}

// line returns a text as one line.
func line(text string) string { return strings.Join(strings.Fields(plain(text)), " ") }

// withoutHTML returns the words of a piece of HTML.
func withoutHTML(text string) string {
	var said strings.Builder
	tokens, silent := html.NewTokenizer(strings.NewReader(text)), 0
	for {
		kind := tokens.Next()
		name, _ := tokens.TagName()
		switch tag := string(name); {
		case kind == html.ErrorToken:
			return said.String()
		case kind == html.TextToken && silent == 0:
			said.WriteString(html.UnescapeString(string(tokens.Raw())))
		case tag == "script" || tag == "style":
			if kind == html.StartTagToken {
				silent++
			} else if kind == html.EndTagToken && silent > 0 {
				silent--
			}
		case tag == "li" && kind == html.StartTagToken:
			said.WriteString("\n- ")
		case tag == "br":
			said.WriteString("\n")
		case tag == "p" || tag == "div" || tag == "ul" || tag == "ol" || tag == "tr" || len(tag) == 2 && tag[0] == 'h' && tag != "hr":
			said.WriteString("\n\n")
		case tag == "td" || tag == "th":
			said.WriteString(" ")
		}
	}
}

var sentenceEnd = regexp.MustCompile(`[.!?]["'”’)]?\s+["'“‘(]?[\p{Lu}\d]`)

// abbreviated are words whose full stop ends no sentence.
var abbreviated = regexp.MustCompile(`(?i)(?:\b(?:st|mr|mrs|ms|dr|rev|revd|no|tel|approx|incl|inc|e\.g|i\.e|etc|ltd|co|yrs|am|pm|a\.m|p\.m|\p{L})\.)$`)

// sentences parts a line into its sentences.
func sentences(line string) []string {
	var parts []string
	for from := 0; ; {
		at := sentenceEnd.FindStringIndex(line[from:])
		if at == nil {
			return append(parts, strings.TrimSpace(line))
		}
		end := from + strings.IndexFunc(line[from+at[0]:], unicode.IsSpace) + at[0]
		if abbreviated.MatchString(line[:end]) {
			from = end
			continue
		}
		parts = append(parts, strings.TrimSpace(line[:end]))
		line, from = strings.TrimSpace(line[end:]), 0
	}
}

// shortSentence is how many characters of a first sentence are too few for a summary, so that the
// next belongs to it too.
const shortSentence = 50

// split parts a description into a summary, which is its first sentence, and what is left for the
// page's own words. Where that sentence is too long, cut reports that the summary is its beginning
// and that all of it is left.
func split(description string) (summary, rest string, cut bool) {
	if !strings.Contains(description, "\n") && utf8.RuneCountInString(description) <= check.LongestSummary {
		return description, "", false
	}
	first, rest, _ := strings.Cut(description, "\n")
	for goesOn(first, rest) {
		next := ""
		next, rest, _ = strings.Cut(strings.TrimSpace(rest), "\n")
		first += " " + next
	}
	if isHeading(first) && rest != "" { // "What we offer" says nothing of it
		first, _, _ = strings.Cut(strings.TrimSpace(rest), "\n")
		summary, _, cut = split(first)
		return summary, description, cut
	}
	all := sentences(first)
	if strings.HasSuffix(all[0], ":") {
		return shorten(all[0], check.LongestSummary), description, true
	}
	if utf8.RuneCountInString(all[0]) > check.LongestSummary {
		return shorten(first, check.LongestSummary), description, true
	}
	n := 1
	for n < len(all) && utf8.RuneCountInString(strings.Join(all[:n], " ")) < shortSentence &&
		utf8.RuneCountInString(strings.Join(all[:n+1], " ")) <= check.LongestSummary {
		n++
	}
	return strings.Join(all[:n], " "), strings.TrimSpace(strings.Join(all[n:], " ") + "\n" + rest), false
}

var unfinished = regexp.MustCompile(`(?i)\s(?:to|and|the|of|for|with|or|an?|in|at|by|from|our|your|,)$`)

// goesOn reports whether a line is a part of a sentence that the next one ends: "A space for all to" and "meet".
func goesOn(line, rest string) bool {
	if rest == "" {
		return false
	}
	next, _ := utf8.DecodeRuneInString(rest)
	return unfinished.MatchString(line) || unicode.IsLower(next) && !strings.ContainsAny(line[max(0, len(line)-1):], ".!?:;")
}

// isHeading reports whether a line is more likely a heading than a sentence.
func isHeading(line string) bool {
	return utf8.RuneCountInString(line) <= shortSentence && !strings.ContainsAny(line[max(0, len(line)-1):], ".!?,;:")
}

// shorten cuts a text at a word.
func shorten(text string, most int) string {
	if utf8.RuneCountInString(text) <= most {
		return text
	}
	text = strings.TrimSuffix(words.Shorten(text, most-1), "…")
	if at := strings.LastIndexByte(text, ' '); at > 0 {
		text = text[:at]
	}
	return strings.TrimRight(text, " ,;:.-–(") + "…"
}

var (
	bullet      = regexp.MustCompile(`^[•·*‣▪◦–-]\s*`)
	atLineStart = regexp.MustCompile(`^(\d{1,9})([.)])(\s|$)`)
	inLine      = strings.NewReplacer(`\`, `\\`, "`", "\\`", `*`, `\*`, `_`, `\_`, `[`, `\[`, `]`, `\]`, `<`, `&lt;`, `|`, `\|`, `~`, `\~`, `$(`, `\$(`)
)

// markdown returns plain words as Markdown that shows them and nothing else: a sentence a line, so
// that a line can be taken out. Short lines below one that ends in a colon are a list.
func markdown(text string) string {
	var lines []string
	listing, listed := false, false
	for row := range strings.SplitSeq(text, "\n") {
		if row == "" {
			continue
		}
		item := bullet.MatchString(row) || listing && isItem(row)
		listing = strings.HasSuffix(row, ":") || listing && item
		if len(lines) > 0 && !(item && listed) {
			lines = append(lines, "")
		}
		listed = item
		if item {
			lines = append(lines, "- "+escaped(bullet.ReplaceAllString(row, "")))
			continue
		}
		for _, sentence := range sentences(row) {
			lines = append(lines, escaped(sentence))
		}
	}
	return strings.Join(lines, "\n")
}

// isItem reports whether a line can be an entry of a list: short, and no whole sentence.
func isItem(row string) bool {
	return utf8.RuneCountInString(row) <= 140 && !strings.ContainsAny(row[len(row)-1:], ".!?:")
}

func escaped(text string) string {
	text = inLine.Replace(text)
	text = atLineStart.ReplaceAllString(text, `$1\$2$3`)
	if strings.HasPrefix(text, "#") || strings.HasPrefix(text, ">") || strings.HasPrefix(text, "+") || strings.HasPrefix(text, "=") || strings.HasPrefix(text, "-") {
		text = `\` + text
	}
	return text
}

// letVisible returns a text of Markdown without what cannot be seen in it.
func letVisible(text string) string {
	return letters.Visible(strings.ReplaceAll(strings.ToValidUTF8(text, "\ufffd"), "\r\n", "\n"), '\n')
}

var (
	picture      = regexp.MustCompile(`!\[[^\]]*\]\([^)]*\)`)
	markdownLink = regexp.MustCompile(`\[([^\]]*)\]\([^)]*\)`)
	markdownMark = regexp.MustCompile("(?m)^\\s{0,3}(?:#{1,6}\\s+|>\\s?|[-*+]\\s+)|[*_`]{1,3}")
)

// withoutMarks returns the words of a piece of Markdown, near enough for a summary.
func withoutMarks(text string) string {
	return strings.TrimSpace(markdownMark.ReplaceAllString(markdownLink.ReplaceAllString(picture.ReplaceAllString(text, ""), "$1"), ""))
}
