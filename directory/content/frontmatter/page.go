package frontmatter

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/adrg/frontmatter"
	"go.yaml.in/yaml/v3"

	"bandstand/directory/words"
)

// split parts a page into its front matter, as YAML nodes, and its body.
// A page without one, or with one that is never closed, is a problem: the
// frontmatter package takes both for a page of words only.
func (f *File) split() (front *yaml.Node, body []byte, ok bool) {
	opening := slices.IndexFunc(f.lines, func(line string) bool { return strings.TrimSpace(line) == "---" })
	f.keysLine = opening + 2
	var nodes yaml.Node
	unmarshal := func(data []byte, _ any) error {
		f.BodyLine = f.keysLine + bytes.Count(data, []byte("\n")) + 1
		front, ok = f.parseYAML(data)
		return nil
	}
	reader := readers.Get().(*bufio.Reader)
	defer readers.Put(reader)
	reader.Reset(bytes.NewReader(f.text))
	body, err := frontmatter.MustParse(reader, &nodes, frontmatter.NewFormat("---", "---", unmarshal))
	if errors.Is(err, frontmatter.ErrNotFound) {
		f.noFrontMatter()
		return nil, nil, false
	}
	if err != nil {
		f.Errorf(1, "this page cannot be read: %s", err)
		return nil, nil, false
	}
	if at := f.nextPage(); at > 0 {
		f.Errorf(at, "another page begins here").
			Suggestf("a file holds one page: move this line and what stands below it into a file of its own")
		return nil, nil, false
	}
	return front, body, ok
}

// firstKey matches the field with which a page begins.
var firstKey = regexp.MustCompile(`^(?:title|name):(?:\s|$)`)

// nextPage returns the line, from 1, at which another page begins below the words of this one; 0
// where there is none.
func (f *File) nextPage() int {
	isCode := false
	for i := f.BodyLine; i+1 < len(f.lines); i++ {
		switch {
		case strings.HasPrefix(f.lines[i], "```"):
			isCode = !isCode
		case !isCode && strings.TrimSpace(f.lines[i]) == "---" && firstKey.MatchString(f.lines[i+1]):
			return i + 1
		}
	}
	return 0
}

// readers are buffers that package frontmatter need not make anew for every page.
var readers = sync.Pool{New: func() any { return bufio.NewReader(nil) }}

func (f *File) noFrontMatter() {
	first, line := "", 1
	for i, text := range f.lines {
		if text = strings.TrimSpace(text); text != "" {
			first, line = text, i+1
			break
		}
	}
	switch {
	case first == "":
		f.Errorf(1, "this page is empty").Suggestf("copy a page that is like it, and change the words")
	case first == "---":
		f.Errorf(line, "the part between the --- lines is never closed").
			Suggestf("put a line with only --- between the last field and the group's own words")
	case strings.Trim(first, "-–—") == "":
		f.Errorf(line, "the first line is %s, not ---", words.Quote(first)).
			Suggestf("type three plain hyphens: --- (some programs turn them into one long dash)")
	default:
		f.Errorf(line, "this page does not begin with ---").
			Suggestf("put a line with only --- first, then the fields (title: and so on), then --- again, then the group's " +
				"own words")
	}
}

// parseYAML reads one YAML document, which begins on keysLine. Where it cannot be read
// the mistakes that people make are named.
func (f *File) parseYAML(data []byte) (*yaml.Node, bool) {
	data = f.plainSpaces(data)
	if f.reportTabs(data) {
		return nil, false
	}
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	var document yaml.Node
	switch err := decoder.Decode(&document); {
	case errors.Is(err, io.EOF):
		return &yaml.Node{Kind: yaml.MappingNode, Line: 1}, true
	case err != nil:
		f.explainYAML(data, err)
		return nil, false
	}
	var another yaml.Node
	if err := decoder.Decode(&another); !errors.Is(err, io.EOF) {
		f.Errorf(f.keysLine+max(another.Line, 1)-1, "there is a second document in this file").
			Suggestf("take out the line with only --- or ... in the middle")
		return nil, false
	}
	if len(document.Content) != 1 {
		return &yaml.Node{Kind: yaml.MappingNode, Line: 1}, true
	}
	if line, found := tooDeep(document.Content[0], deepest); found {
		f.Errorf(f.keysLine+line-1, "this is nested too deeply").
			Suggestf("write the fields as the example in content/README.md does")
		return nil, false
	}
	return document.Content[0], true
}

// plainSpaces returns YAML with a plain space in place of each of another kind, and
// warns where such a space stands in the structure of the file: there nobody can tell
// them from plain ones, and YAML would take them for letters.
func (f *File) plainSpaces(data []byte) []byte {
	isOther := func(r rune) bool { return r > 0x7F && unicode.Is(unicode.Zs, r) }
	if !holdsOther(data, isOther) {
		return data
	}
	told := false
	for i, line := range strings.Split(string(data), "\n") {
		if at := strings.IndexFunc(line, isOther); !told && at >= 0 && structural.MatchString(line) {
			r, _ := utf8.DecodeRuneInString(line[at:])
			f.Warnf(f.keysLine+i, "this line holds a %s (U+%04X), which is read as a plain space", spaceName(r), r).
				Suggestf("word processors and web pages put them: type the space again, here and in other lines that " +
					"came from there")
			told = true
		}
	}
	plain := bytes.Map(func(r rune) rune {
		if isOther(r) {
			return ' '
		}
		return r
	}, data)
	f.lines = slices.Concat(f.lines[:f.keysLine-1], strings.Split(strings.TrimSuffix(string(plain), "\n"), "\n"),
		f.lines[f.keysLine-1+bytes.Count(data, []byte("\n")):])
	return plain
}

// holdsOther reports whether a text holds a character of a kind that has two bytes or
// more. Most texts have few of these.
func holdsOther(text []byte, kind func(rune) bool) bool {
	for i, c := range text {
		if c >= 0xC0 {
			if r, _ := utf8.DecodeRune(text[i:]); kind(r) {
				return true
			}
		}
	}
	return false
}

// structural matches lines in which a space stands where YAML reads its structure: at the
// edge, behind a hyphen, or behind the colon of a key.
var structural = regexp.MustCompile(`^[ \t-]*[^\P{Zs} ]|^\s*[\w-]+\p{Zs}*:\p{Zs}*[^\P{Zs} ]|` +
	`^\s*[\w-]+ *[^\P{Zs} ]\p{Zs}*:`)

func spaceName(r rune) string {
	switch r {
	case '\u00a0', '\u202f':
		return "non-breaking space"
	}
	return "space of another width"
}

// reportTabs reports fields and entries that are indented with tabs, all at once, and
// whether there are any.
func (f *File) reportTabs(data []byte) bool {
	if !bytes.Contains(data, []byte("\t")) {
		return false
	}
	var at []int
	for i, line := range strings.Split(string(data), "\n") {
		if tabbed.MatchString(line) {
			at = append(at, f.keysLine+i)
		}
	}
	switch {
	case len(at) == 0:
		return false
	case len(at) == 1:
		f.Errorf(at[0], "this line begins with a tab").Suggestf("put two spaces in its place")
	default:
		f.Errorf(at[0], "%d lines begin with a tab, this one first and line %d last", len(at), at[len(at)-1]).
			Suggestf("put two spaces in place of each tab")
	}
	return true
}

// tabbed matches a field or an entry of a list with a tab in its indent.
var tabbed = regexp.MustCompile(`^ *\t\s*(?:-\s|[\w-]+:(?:\s|$))`)

// deepest is how many levels of YAML a file may have: a session's date has 4.
const deepest = 20

// tooDeep finds a node that lies more than so many levels down, and its line.
func tooDeep(n *yaml.Node, levels int) (line int, found bool) {
	if levels < 0 {
		return max(n.Line, 1), true
	}
	for _, child := range n.Content {
		if line, found = tooDeep(child, levels-1); found {
			return line, true
		}
	}
	return 0, false
}
