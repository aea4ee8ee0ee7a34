package markdown

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"bandstand/directory/words"
)

// mark is something that people type, or paste, and that is shown otherwise than they
// think.
type mark struct {
	begins string         // characters of which a line with it has one at its beginning; "" where it can stand anywhere
	holds  string         // what a line with it holds; "" where begins is told
	shape  *regexp.Regexp // what the line is like
	lines  int            // how many lines in a row have it, at least
	what   string
	hint   string
}

// bullets are what word processors begin the entries of lists with.
const bullets = "•·∙⋅▪▫■□◦‣●○◆◇➢➤►▶→⁃–—−✓✔✗"

// marks are tried in their order; a line counts for the first that it is like.
var marks = []mark{
	{begins: "#", shape: regexp.MustCompile(`^(?:#{2,6}[^#\s]|#\p{L}+[ \x{a0}][^#]*$|#{1,6}[^\P{Zs} ])`),
		what: "there is no space after the #, so this is no heading",
		hint: "write ## and a plain space before the words of a heading"},
	{begins: bullets, lines: 1, shape: regexp.MustCompile(`^[^\p{Pd}][\s\x{a0}]*\S`),
		what: "this mark begins no list here, so the lines run together",
		hint: "begin each line with a hyphen and a space: - a cup"},
	{begins: bullets, lines: 2, shape: regexp.MustCompile(`^\p{Pd}[\s\x{a0}]*\S`),
		what: "a dash begins no list here, so the lines run together",
		hint: "begin each line with a hyphen and a space: - a cup"},
	{lines: 2, shape: regexp.MustCompile(`^\p{So}\x{fe0f}?[\s\x{a0}]*\S`),
		what: "this sign begins no list here, so the lines run together",
		hint: "begin each line with a hyphen and a space: - a cup"},
	{holds: ")", lines: 2, shape: regexp.MustCompile(`^(?:\([\p{L}\d]{1,2}\)|\p{L}\))\s+\S`),
		what: "letters and brackets begin no list here, so the lines run together",
		hint: "write 1. and a space before the words"},
	{begins: "o", shape: regexp.MustCompile(`^o\t`),
		what: "this mark begins no list here, so the lines run together",
		hint: "begin each line with a hyphen and a space: - a cup"},
	{begins: "-*+", lines: 2, shape: regexp.MustCompile(`^(?:-[^\s-]|\*[^\s*][^*]*$|\+[^\s+])`),
		what: "there is no space after this mark, so it begins no list",
		hint: "begin each line with a hyphen and a space: - a cup"},
	{begins: "0123456789", lines: 2, shape: regexp.MustCompile(`^\d{1,2}[.)]\p{L}`),
		what: "there is no space after the number, so it begins no list", hint: "write 1. and a space before the words"},
	{holds: "|", lines: 2, shape: regexp.MustCompile(`\|.*\||^[-: ]+\|[-: |]+$`),
		what: "a table is not shown as one",
		hint: "write a list with a hyphen for each row; times and places belong in fields"},
	{holds: "\t", lines: 2, shape: regexp.MustCompile(`\S\t+\S`),
		what: "columns made with tabs are not shown as columns",
		hint: "write a list with a hyphen for each row; times and places belong in fields"},
	{holds: "~~", shape: regexp.MustCompile(`~~\S.*~~`),
		what: "words between ~~ are not shown crossed out", hint: "take out what is no longer true"},
	{holds: "[", shape: regexp.MustCompile(`^\s*[-*+] \[[ xX]\]`),
		what: "a list of boxes to tick is not shown as one", hint: "write a list with a hyphen and a space, without [ ]"},
	{holds: "[^", shape: regexp.MustCompile(`\[\^[^\]\s]+\]`),
		what: "a footnote is not shown as one", hint: "say it in the sentence itself"},
	{holds: "[/", shape: regexp.MustCompile(`(?i)\[/(?:b|i|u|url|list|size|color)\]`),
		what: "marks in square brackets are shown as they are",
		hint: "use Markdown: **bold**, a list with hyphens, a heading with ##"},
	{holds: ":", shape: regexp.MustCompile(`^(?:title|summary|organisation|kinds|good_for|generations|venue|` +
		`sessions|cost|join|` +
		`first_visit|access|last_checked|checked_by|checked_how|status):(?:\s|$)`),
		what: "this looks like a field, and here it is shown as words", hint: "fields belong above the second ---"},
}

// marksIn warns of what the lines of a body are meant to be and are not. Each mark is
// told once.
func (c *cleaner) marksIn() {
	told := make([]bool, len(marks))
	c.marked = map[int]bool{}
	since := make([]int, len(marks)) // how many lines in a row have had it
	first := make([]string, len(marks))
	fenced := false
	number := c.firstLine - 1
	for line := range bytes.Lines(c.body) {
		number++
		text := bytes.TrimLeft(bytes.TrimRight(line, " \t\n"), " ")
		if bytes.HasPrefix(text, []byte("```")) || bytes.HasPrefix(text, []byte("~~~")) {
			fenced = !fenced
		}
		found := -1
		if !fenced && len(text) > 1 {
			found = markOf(text)
		}
		for i := range since {
			if i != found {
				since[i] = 0
			}
		}
		if found >= 0 {
			c.marked[number] = true
		}
		if found < 0 || told[found] {
			continue
		}
		if since[found]++; since[found] == 1 {
			first[found] = string(text)
		}
		if since[found] >= marks[found].lines {
			told[found] = true
			c.report.Warnf(number-max(marks[found].lines-1, 0), "%s: %s", marks[found].what,
				words.Quote(words.Shorten(first[found], 40))).
				Suggestf("%s", marks[found].hint)
		}
	}
}

// markOf returns which of the marks a line has, or -1.
func markOf(line []byte) int {
	first, _ := utf8.DecodeRune(line)
	if unicode.IsLetter(first) && first != 'o' && !bytes.ContainsAny(line, "|\t~[:)") {
		return -1 // as most lines
	}
	return slices.IndexFunc(marks, func(m mark) bool {
		return (m.begins == "" || strings.ContainsRune(m.begins, first)) && bytes.Contains(line, []byte(m.holds)) &&
			m.shape.Match(line)
	})
}

// layout warns of what the lines of a body become together.
func (c *cleaner) layout() {
	level := 1
	for _, heading := range c.headings {
		if heading.Level > level+1 {
			c.report.Warnf(c.lineOf(heading), "this heading has %d #, and the one above it %s", heading.Level, above(level)).
				Suggestf("write %s: who listens to a page goes by its headings", strings.Repeat("#", level+1))
		}
		level = min(heading.Level, level+1)
		if c.underlined(heading) {
			c.report.Warnf(c.lineOf(heading), "the line below makes a heading of this: %s",
				words.Quote(words.Shorten(plainWords(heading, c.body), 40))).
				Suggestf("where none is meant, put an empty line between the two; where one is, write ## before the words")
		}
	}
	for _, code := range c.indented {
		c.report.Warnf(c.lineOf(code), "this begins with four spaces or a tab, as Markdown marks what computers read; "+
			"it is shown as a paragraph").
			Suggestf("take the spaces out")
		paragraph := ast.NewParagraph()
		for i := range code.Lines().Len() {
			segment := code.Lines().At(i)
			paragraph.AppendChild(paragraph, ast.NewString(segment.Value(c.body)))
		}
		code.Parent().ReplaceChild(code.Parent(), code, paragraph)
	}
	for _, paragraph := range c.paragraphs {
		if !c.marked[c.lineOf(paragraph)] && c.runTogether(paragraph) {
			c.report.Warnf(c.lineOf(paragraph), "these lines run together into one").
				Suggestf(`end each of them but the last with a \, or make a list with a hyphen before each; an address ` +
					`belongs under venue`)
			return
		}
	}
}

// unclosed warns of marks of stress that are shown as they are, because a space keeps
// them from the words.
func (c *cleaner) unclosed() {
	for line := range bytes.Lines(c.body) {
		if loose.Match(line) {
			before := bytes.Index(c.body, line)
			number := c.firstLine + bytes.Count(c.body[:before], []byte("\n"))
			c.report.Warnf(number, "the marks of stress are shown as they are: %s",
				words.Quote(words.Shorten(string(bytes.TrimSpace(line)), 60))).
				Suggestf("no space stands between the marks and the words: **a friend**")
			return
		}
	}
}

var loose = regexp.MustCompile(`(?:\*\*|__)\s[^*_\n]{1,40}(?:\*\*|__)|[^*_\s]\s(?:\*\*|__)(?:\s|$)|\*\*[^*\n]+$`)

func above(level int) string {
	if level == 1 {
		return "is the page's title"
	}
	return "has " + []string{"two", "three", "four", "five"}[level-2]
}

// underlined reports whether a heading is one because of the line below it.
func (c *cleaner) underlined(h *ast.Heading) bool {
	return h.Lines().Len() > 0 && !bytes.HasPrefix(bytes.TrimLeft(c.lineAt(h.Lines().At(0).Start), " "), []byte("#"))
}

// lineAt returns the line of the body in which a byte stands.
func (c *cleaner) lineAt(at int) []byte {
	line := c.body[bytes.LastIndexByte(c.body[:at], '\n')+1:]
	if end := bytes.IndexByte(line, '\n'); end >= 0 {
		line = line[:end]
	}
	return line
}

// shortLine is how many characters a line has at most that somebody ended on purpose.
const shortLine = 36

// runTogether reports whether a paragraph is of short lines that begin as if each stood
// alone: an address, a poem, a list without marks.
func (c *cleaner) runTogether(paragraph ast.Node) bool {
	lines := paragraph.Lines()
	for i := range lines.Len() {
		segment := lines.At(i)
		line := bytes.TrimRight(segment.Value(c.body), "\n")
		hard := bytes.HasSuffix(line, []byte("  ")) || bytes.HasSuffix(line, []byte(`\`))
		line = bytes.TrimSpace(line)
		first, _ := utf8.DecodeRune(line)
		if utf8.RuneCount(line) > shortLine || !unicode.IsUpper(first) && !unicode.IsDigit(first) ||
			i < lines.Len()-1 && (hard || bytes.ContainsAny(line[max(len(line)-1, 0):], ".!?;:")) {
			return false
		}
	}
	return lines.Len() > 1
}
