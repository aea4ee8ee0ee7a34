package frontmatter

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"
	"sync"

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
	return front, body, ok
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
