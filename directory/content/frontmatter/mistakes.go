package frontmatter

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"bandstand/directory/words"
)

var (
	yamlLine = regexp.MustCompile(`^yaml: (?:line (\d+): )?`)

	keyAndValue = regexp.MustCompile(`^(\s*(?:- +)?)([A-Za-z_][\w -]*):(?:\s+(.*))?$`)
	keyNoSpace  = regexp.MustCompile(`^\s*(?:- +)?([a-z_]+):([^\s/].*)$`)
	otherColon  = regexp.MustCompile(`^([a-z_]+) ?([：﹕꞉∶=;])(.*)$`)
	tightHyphen = regexp.MustCompile(`^\s*-([{\[]?[A-Za-z_]+:\s.*)$`)
	// roundBrackets match what is meant as { and }.
	roundBrackets = regexp.MustCompile(`^\s*(- +|[a-z_]+: +)\(([a-z_]+: .*)\)\s*$`)
	noColon       = regexp.MustCompile(`^([a-z_]+) +([^:#\[\]{}]+)$`)
	blockScalar   = regexp.MustCompile(`^[|>][0-9+-]*\s*(?:#.*)?$`)
	closedQuote   = regexp.MustCompile(`^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*(.*)$`)
)

// explainYAML reports why a block cannot be read as YAML. A parser says where it
// gave up, in its own words; the lines are looked at for what people do.
func (f *File) explainYAML(data []byte, cause error) {
	before, _ := f.Count()
	inBlock := -1 // how far the key of a block of text is indented, or -1
	lines := strings.Split(string(data), "\n")
	for i, line := range lines {
		indent := len(line) - len(strings.TrimLeft(line, " "))
		if inBlock >= 0 && (strings.TrimSpace(line) == "" || indent > inBlock) {
			continue
		}
		inBlock = -1
		if match := keyAndValue.FindStringSubmatch(line); match != nil && blockScalar.MatchString(match[3]) {
			inBlock = indent
			continue
		}
		f.explainLine(f.keysLine+i, line)
		if i+1 < len(lines) {
			f.explainBoth(f.keysLine+i, line, lines[i+1])
		}
		if _, enough := f.Count(); enough {
			return
		}
	}
	if now, _ := f.Count(); now == before {
		f.unexplained(data, cause)
	}
}

// explainLine reports the well-known mistake that a line holds, if any.
func (f *File) explainLine(number int, line string) {
	if match := otherColon.FindStringSubmatch(line); match != nil {
		f.Errorf(number, "%s is no colon that can stand behind a field", words.Quote(match[2])).
			Suggestf("write %s: %s", match[1], strings.TrimSpace(match[3]))
		return
	}
	if match := tightHyphen.FindStringSubmatch(line); match != nil {
		f.Errorf(number, "there is no space after the hyphen").Suggestf("write - %s", match[1])
		return
	}
	if match := roundBrackets.FindStringSubmatch(line); match != nil {
		f.Errorf(number, "round brackets hold no parts together").Suggestf("write %s{%s}", match[1], match[2])
		return
	}
	match := keyAndValue.FindStringSubmatch(line)
	if match == nil {
		if match := keyNoSpace.FindStringSubmatch(line); match != nil {
			f.Errorf(number, "there is no space after %s", words.Quote(match[1]+":")).
				Suggestf("write %s: %s", match[1], match[2])
		}
		return
	}
	key, value := match[2], withoutComment(match[3])
	if what := mistakeIn(value); what != "" {
		f.Errorf(number, "%s in %s", what, words.Quote(key)).Suggestf("put quotes round it: %s: %s", key, inQuotes(value))
	}
}

// explainBoth reports a field that has words and fields of its own below them.
func (f *File) explainBoth(number int, line, below string) {
	field, inner := keyAndValue.FindStringSubmatch(line), keyAndValue.FindStringSubmatch(below)
	if field == nil || inner == nil || len(inner[1]) <= len(field[1]) {
		return
	}
	value := withoutComment(field[3])
	if value == "" || strings.ContainsAny(value[:1], "\"'[{&*!") || mistakeIn(value) != "" {
		return
	}
	f.Errorf(number, "%s has words behind it and fields below it", words.Quote(field[2])).
		Suggestf("leave %s: alone on its line and say %s in a field of its own; or, if the words run on, put quotes "+
			"round all of them", field[2], words.Quote(value))
}

// withoutComment is a value without what stands behind # for other editors. In
// quotes nothing is a comment.
func withoutComment(value string) string {
	value = strings.TrimSpace(value)
	if value == "" || value[0] == '"' || value[0] == '\'' {
		return value
	}
	if value[0] == '#' {
		return ""
	}
	before, _, _ := strings.Cut(value, " #")
	return strings.TrimSpace(before)
}

// mistakeIn names what keeps a value from being read, or returns "".
func mistakeIn(value string) string {
	if value == "" {
		return ""
	}
	switch value[0] {
	case '"', '\'':
		if match := closedQuote.FindStringSubmatch(value); match != nil && match[1] != "" && match[1][0] != '#' {
			return "the quotes do not go round the whole"
		}
		return ""
	case '@', '`', '%', '*', '&', '!':
		return "a value cannot begin with " + value[:1]
	case '[':
		if !strings.HasSuffix(value, "]") && strings.Contains(value, "]") && !strings.Contains(value, "#") {
			return "a value that begins with [ is a list"
		}
		return ""
	case '{', '#', '|', '>':
		return ""
	}
	if strings.Contains(value, ": ") || strings.HasSuffix(value, ":") {
		if strings.ContainsAny(value[:min(len(value), 3)], "“‘„«") {
			return "there is a colon between curly quotes, which hold nothing together,"
		}
		return "there is a colon"
	}
	return ""
}

// inQuotes puts a value into whichever quotes it does not hold itself.
func inQuotes(value string) string {
	value, _ = withoutCurlyQuotes(value)
	if quoted := value[0] == '"' || value[0] == '\''; quoted && len(value) > 1 && value[len(value)-1] == value[0] {
		value = value[1 : len(value)-1]
	} else if quoted && strings.Count(value, value[:1]) == 1 {
		value = value[1:]
	}
	if strings.Contains(value, `"`) {
		return "'" + strings.ReplaceAll(value, "'", "''") + "'"
	}
	return `"` + strings.ReplaceAll(value, `\`, `\\`) + `"`
}

// parserSays turns the commoner complaints of the YAML parser into words.
var parserSays = []struct{ part, what, hint string }{
	{"did not find expected ',' or ']'", "a comma or a ] is missing in a list that begins with [",
		"look for the place here or above; words that hold a comma or a colon need quotes"},
	{"did not find expected ',' or '}'", "a comma or a } is missing in what begins with {",
		"look for the place here or above; words that hold a comma or a colon need quotes"},
	{"found unexpected end of stream", "a quotation mark is opened and never closed",
		"look for the missing quotation mark here or above"},
	{"did not find expected key", "this line does not fit in with the lines above",
		"indent it as far as its neighbours, and look for quotation marks that are not closed"},
	{"could not find expected ':'", "this line is not a field with a colon",
		"write field: words; words that run on to a new line are indented by two spaces"},
	{"mapping values are not allowed", "there is a colon where none can stand",
		"put quotes round the words, or indent the line as far as its neighbours"},
	{"unknown anchor", "a value begins with * or &, which has a meaning of its own", "put quotes round it"},
	{"exceeded max depth", "this is nested too deeply", "write the fields as the example in content/README.md does"},
	{"found character that cannot start any token", "a value begins with a character that needs quotes",
		"put quotes round it"},
}

// unexplained reports a mistake that no line shows by itself.
func (f *File) unexplained(data []byte, cause error) {
	said := cause.Error()
	line := f.keysLine
	if match := yamlLine.FindStringSubmatch(said); match != nil {
		if number, err := strconv.Atoi(match[1]); err == nil {
			line += max(number, 1) - 1
		}
		said = said[len(match[0]):]
	}
	if culprit, ok := culprit(data); ok {
		line = f.keysLine + culprit
	}
	if f.unexplainedLines(line) {
		return
	}
	for _, known := range parserSays {
		if strings.Contains(said, known.part) {
			f.Errorf(line, "%s", known.what).Suggestf("%s", known.hint)
			return
		}
	}
	f.Errorf(line, "this part cannot be read: %s", said).
		Suggestf("look at this line and the one above it: quotes, brackets, colons and indents come in pairs and columns")
}

// unexplainedLines looks for what may be right by itself and is probably the
// mistake where nothing else is: a quotation mark without its partner on the
// line at which reading ends, or a field without its colon anywhere above.
func (f *File) unexplainedLines(last int) bool {
	if last > len(f.lines) {
		return false
	}
	if match := keyAndValue.FindStringSubmatch(f.lines[last-1]); match != nil {
		if value := strings.TrimSpace(match[3]); value != "" && strings.Contains(`"'`, value[:1]) &&
			!closedQuote.MatchString(value) {
			f.Errorf(last, "a quotation mark is opened in %s and never closed", words.Quote(match[2])).
				Suggestf("write %s: %s", match[2], inQuotes(value))
			return true
		}
	}
	for n := f.keysLine; n <= last; n++ {
		if match := noColon.FindStringSubmatch(f.lines[n-1]); match != nil {
			f.Errorf(n, "there is no colon in this line").
				Suggestf("write %s: %s; or, if it runs on from the line above, begin it with two spaces", match[1], match[2])
			return true
		}
	}
	return false
}

// culprit finds the line, counted from 0, from which on YAML cannot be read:
// what stands before it can. The parser often names a line far above, where
// the mapping or the list began that it could not go on with.
func culprit(data []byte) (line int, found bool) {
	const mostLines, mostBytes = 200, 16 << 10 // each line costs one more reading
	lines := bytes.SplitAfter(data, []byte("\n"))
	if len(lines) > mostLines || len(data) > mostBytes {
		return 0, false
	}
	for n := len(lines) - 1; n > 0; n-- {
		var ignored yaml.Node
		if yaml.Unmarshal(bytes.Join(lines[:n], nil), &ignored) == nil {
			return n, true
		}
	}
	return 0, true
}
