package activity

import (
	"regexp"
	"strconv"
	"strings"
)

var (
	yamlLine = regexp.MustCompile(`^yaml: (?:line (\d+): )?`)

	keyAndValue = regexp.MustCompile(`^(\s*(?:- +)?)([A-Za-z_][\w -]*):(?:\s+(.*))?$`)
	keyNoSpace  = regexp.MustCompile(`^\s*(?:- +)?([a-z_]+):([^\s/].*)$`)
	blockScalar = regexp.MustCompile(`^[|>][0-9+-]*\s*(?:#.*)?$`)
	quotedWhole = regexp.MustCompile(`^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*(?:#.*)?$`)
)

// explainYAML tells why a block cannot be read as YAML. A parser says where it
// gave up, in its own words; the lines are looked at for what people do.
func (s *source) explainYAML(data []byte, firstLine int, cause error) {
	before := len(s.problems)
	inBlock := -1 // how far the key of a block of text is indented, or -1
	for i, line := range strings.Split(string(data), "\n") {
		indent := len(line) - len(strings.TrimLeft(line, " "))
		if inBlock >= 0 && (strings.TrimSpace(line) == "" || indent > inBlock) {
			continue
		}
		inBlock = -1
		if match := keyAndValue.FindStringSubmatch(line); match != nil && blockScalar.MatchString(match[3]) {
			inBlock = indent
			continue
		}
		s.explainLine(firstLine+i, line)
		if len(s.problems) > mostProblems {
			return
		}
	}
	if len(s.problems) == before {
		s.unexplained(firstLine, cause)
	}
}

// explainLine tells the well-known mistake that a line holds, if any.
func (s *source) explainLine(number int, line string) {
	if lead := line[:len(line)-len(strings.TrimLeft(line, " \t"))]; strings.Contains(lead, "\t") {
		s.wrong(number, "this line begins with a tab").mend("use spaces, two for each step to the right")
		return
	}
	match := keyAndValue.FindStringSubmatch(line)
	if match == nil {
		if match := keyNoSpace.FindStringSubmatch(line); match != nil {
			s.wrong(number, "there is no space after %s", quote(match[1]+":")).mend("write %s: %s", match[1], match[2])
		}
		return
	}
	key, value := match[2], strings.TrimSpace(match[3])
	if what := mistakeIn(value); what != "" {
		s.wrong(number, "%s in %s", what, quote(key)).mend("put quotes round it: %s: %s", key, inQuotes(value))
	}
}

// mistakeIn names what keeps a value from being read, or gives nothing.
func mistakeIn(value string) string {
	if value == "" || quotedWhole.MatchString(value) {
		return ""
	}
	switch value[0] {
	case '"', '\'':
		return "the quotes do not go round the whole"
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
		return "there is a colon"
	}
	return ""
}

// inQuotes puts a value into whichever quotes it does not hold itself.
func inQuotes(value string) string {
	value = strings.Trim(value, `"'`)
	if strings.Contains(value, `"`) {
		return "'" + strings.ReplaceAll(value, "'", "''") + "'"
	}
	return `"` + strings.ReplaceAll(value, `\`, `\\`) + `"`
}

// parserSays turns the commoner complaints of the YAML parser into words.
var parserSays = []struct{ part, what, hint string }{
	{"did not find expected ',' or ']'", "a list that begins with [ does not end", "look for the missing ] or comma here or above"},
	{"did not find expected ',' or '}'", "what begins with { does not end", "look for the missing } or comma here or above; words that hold a comma or a colon need quotes"},
	{"found unexpected end of stream", "a quotation mark is opened and never closed", "look for the missing quotation mark here or above"},
	{"did not find expected key", "this line does not fit in with the lines above", "indent it as far as its neighbours, and look for quotation marks that are not closed"},
	{"could not find expected ':'", "this line is not a field with a colon", "write field: words; words that run on to a new line are indented by two spaces"},
	{"mapping values are not allowed", "there is a colon where none can stand", "put quotes round the words, or indent the line as far as its neighbours"},
	{"unknown anchor", "a value begins with * or &, which has a meaning of its own", "put quotes round it"},
	{"exceeded max depth", "this is nested too deeply", "write the fields as the example in content/README.md does"},
	{"found character that cannot start any token", "a value begins with a character that needs quotes", "put quotes round it"},
}

func (s *source) unexplained(firstLine int, cause error) {
	said := cause.Error()
	line := firstLine
	if match := yamlLine.FindStringSubmatch(said); match != nil {
		if n, err := strconv.Atoi(match[1]); err == nil {
			line += n - 1
		}
		said = said[len(match[0]):]
	}
	for _, known := range parserSays {
		if strings.Contains(said, known.part) {
			s.wrong(line, "%s", known.what).mend("%s", known.hint)
			return
		}
	}
	s.wrong(line, "this part cannot be read: %s", said).mend("look at this line and the one above it: quotes, brackets, colons and indents come in pairs and columns")
}
