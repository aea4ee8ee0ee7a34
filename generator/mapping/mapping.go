// Package mapping turns tables into services: it proposes which column is what and which tables
// belong together, in a file that a person reads and mends, and reads the tables by that file. It
// does not know how tables are written.
package mapping

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"bandstand/directory/slips"
)

// Table is rows of words under the names of their columns.
type Table struct {
	Name     string // of its file
	Columns  []string
	Rows     [][]string
	Markdown bool // its descriptions are Markdown
}

// The columns that every page of Markdown has beside its keys: its file, the folder in which that lies, and its
// own words.
const (
	File   = "file"
	Folder = "folder"
	Body   = "page"
)

// InWords ends the name of a column of several things at once, which can be kept as words only.
const InWords = " in words"

// cell returns what a row has in a column; "" where it has none.
func (t *Table) cell(row int, column string) string {
	if i := slices.Index(t.Columns, column); i >= 0 && i < len(t.Rows[row]) {
		return withoutGuard(strings.TrimSpace(t.Rows[row][i]))
	}
	return ""
}

// withoutGuard takes out the apostrophe that keeps a spreadsheet from working a cell out.
func withoutGuard(cell string) string {
	guarded, ok := strings.CutPrefix(cell, "'")
	if first, _ := utf8.DecodeRuneInString(guarded); ok && guarded != "" && strings.ContainsRune("=+-@＝＋－＠", first) {
		return guarded
	}
	return cell
}

// Mapping is which column is what. Its first table has a row for each service.
type Mapping struct {
	Tables   []TableMapping `yaml:"tables"`
	SetAside []Rule         `yaml:"set_aside,omitempty"`
}

// TableMapping is which columns of a table are what, and how its rows belong to those of another.
type TableMapping struct {
	File    string  `yaml:"file"`
	Joined  *Join   `yaml:"belongs_to,omitempty"`
	Columns columns `yaml:"columns"`
}

// Join says which rows of another table those of a table belong to: those with the same words in two
// columns.
type Join struct {
	File   string `yaml:"file"`
	Theirs string `yaml:"its_column"`
	Column string `yaml:"column"`
}

// Rule sets rows aside that are no activity.
type Rule struct {
	File   string   `yaml:"file"`
	Column string   `yaml:"column"`
	Says   []string `yaml:"says"`
	// UnlessTimed keeps rows that say when people meet: some call a café's open mornings a fixture.
	UnlessTimed bool `yaml:"unless_it_says_when_people_meet,omitempty"`
}

// columns are the columns of a table in their order, each with what it is and perhaps a remark.
type columns []column

type column struct{ Name, Is, Remark string }

// MarshalYAML writes the columns in their order.
func (c columns) MarshalYAML() (any, error) {
	node := &yaml.Node{Kind: yaml.MappingNode}
	for _, one := range c {
		node.Content = append(node.Content,
			&yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: one.Name},
			&yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: one.Is, LineComment: one.Remark})
	}
	return node, nil
}

// UnmarshalYAML reads the columns in their order.
func (c *columns) UnmarshalYAML(node *yaml.Node) error {
	if node.Kind != yaml.MappingNode {
		return fmt.Errorf("line %d: columns needs lines like Name: name", node.Line)
	}
	for i := 0; i+1 < len(node.Content); i += 2 {
		is := node.Content[i+1]
		if is.Kind != yaml.ScalarNode {
			return fmt.Errorf("line %d: write what %q is in one word", is.Line, node.Content[i].Value)
		}
		if _, known := meanings[is.Value]; !known && is.Value != "" && !isField(is.Value) {
			return fmt.Errorf("line %d: there is no %q. %s", is.Line, is.Value, slips.DidYouMean(is.Value, Names()))
		}
		*c = append(*c, column{Name: node.Content[i].Value, Is: is.Value})
	}
	return nil
}

// longestMapping is how many bytes a mapping may have.
const longestMapping = 1 << 20

// Read reads a mapping as a person has left it.
func Read(text []byte) (*Mapping, error) {
	if len(text) > longestMapping {
		return nil, fmt.Errorf("it is too large to be a mapping")
	}
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	decoder.KnownFields(true)
	made := &Mapping{}
	if err := decoder.Decode(made); err != nil {
		if err == io.EOF {
			return nil, fmt.Errorf("it is empty: remove it, and the next import proposes one")
		}
		return nil, fmt.Errorf("%s", strings.TrimPrefix(err.Error(), "yaml: "))
	}
	if len(made.Tables) == 0 {
		return nil, fmt.Errorf("it has no tables")
	}
	return made, nil
}

// head is what stands above a mapping.
const head = `# How these tables become drafts. Read it, mend it, and give the same command again.
#
# The first table has a row for each service. Behind each column stands what it is:
`

// Write returns the mapping as a file for a person to read.
func (m *Mapping) Write() ([]byte, error) {
	var out bytes.Buffer
	out.WriteString(head)
	for _, name := range Names() {
		fmt.Fprintf(&out, "#   %-26s %s\n", name, meanings[name].is)
	}
	out.WriteString("#\n# belongs_to says which rows of another table the rows of a table belong to: those with the same\n" +
		"# words in two columns. set_aside names what is no activity, by the words in a column: such rows have\n" +
		"# no page, and are counted and listed. With unless_it_says_when_people_meet: true, those stay that do.\n\n")
	encoder := yaml.NewEncoder(&out)
	encoder.SetIndent(2)
	if err := encoder.Encode(m); err != nil {
		return nil, err
	}
	return out.Bytes(), encoder.Close()
}
