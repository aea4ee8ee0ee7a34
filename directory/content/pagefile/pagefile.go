// Package pagefile holds a page of content as YAML and words: it sets fields by their paths, and writes a page that
// was read with every other byte as somebody wrote it. It knows nothing of what the fields mean.
package pagefile

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// Page is the fields of a page and its own words.
type Page struct {
	Fields *yaml.Node // a mapping
	Body   string     // the page's own words

	lines []string // of the front matter as it was read; none where the page is new
	rest  string   // what stood behind the front matter
	crlf  bool     // lines end as on Windows
	dirty []string // the keys at its left edge whose lines have to be written anew
}

// New returns a page without fields.
func New() Page { return Page{Fields: &yaml.Node{Kind: yaml.MappingNode}} }

// InBody is the path of the page's own words among its fields.
const InBody = "body"

// plainly are the fields that are no words: a number, or yes or no.
var plainly = []string{"cost.free", "cost.amount", "cost.pay_what_you_can", "venue.area_only", "venue.latitude", "venue.longitude",
	"generations.everyone", "generations.children_alone", "generations.between.from", "generations.between.to",
	"generations.younger.from", "generations.younger.to", "generations.older.from", "generations.older.to",
	"join.message_form", "image.no_people", "image.consent.date", "last_checked", "paused_until", "source.taken"}

// Set writes one value at a path such as "venue.town", or nothing where it is empty.
func (p *Page) Set(path, value string) {
	if value == "" {
		return
	}
	node := &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: value}
	if slices.Contains(plainly, path) {
		node.Tag = ""
	}
	p.Put(path, node)
}

// SetList writes a list of words on one line.
func (p *Page) SetList(path string, values []string) {
	list := &yaml.Node{Kind: yaml.SequenceNode, Style: yaml.FlowStyle}
	for _, value := range values {
		list.Content = append(list.Content, &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: value})
	}
	if len(values) > 0 {
		p.Put(path, list)
	}
}

// SetLines writes a list with an entry a line, each of them YAML.
func (p *Page) SetLines(path string, entries []string) {
	list := &yaml.Node{Kind: yaml.SequenceNode}
	for _, entry := range entries {
		var read yaml.Node
		if err := yaml.Unmarshal([]byte(entry), &read); err == nil && len(read.Content) == 1 {
			list.Content = append(list.Content, read.Content[0])
		}
	}
	if len(list.Content) > 0 {
		p.Put(path, list)
	}
}

// Put puts a node in its place, and makes what it stands in.
func (p *Page) Put(path string, node *yaml.Node) {
	if path == InBody {
		p.Body = node.Value
		return
	}
	at := p.Fields
	keys := strings.Split(path, ".")
	if p.lines == nil || !p.putInLine(path, node) {
		p.touch(keys[0])
	}
	for i, key := range keys {
		n := slices.IndexFunc(at.Content, func(n *yaml.Node) bool { return n.Value == key })
		last := i == len(keys)-1
		child := node
		if !last {
			child = &yaml.Node{Kind: yaml.MappingNode}
		}
		switch {
		case n < 0 || n%2 != 0:
			at.Content = append(at.Content, &yaml.Node{Kind: yaml.ScalarNode, Value: key}, child)
		case last || at.Content[n+1].Kind != yaml.MappingNode:
			at.Content[n+1] = child
		default:
			child = at.Content[n+1]
		}
		at = child
	}
}

// putInLine writes a value where another stands on a line that somebody wrote, and leaves the rest of the
// line alone. It reports whether that can be done.
func (p *Page) putInLine(path string, node *yaml.Node) bool {
	old := p.Get(path)
	if old == nil || old.Kind != yaml.ScalarNode || node.Kind != yaml.ScalarNode || old.Line < 1 || old.Line > len(p.lines) {
		return false
	}
	row := p.lines[old.Line-1]
	if old.Column < 1 || old.Column > len(row) {
		return false
	}
	begins, rest := row[:old.Column-1], row[old.Column-1:]
	for end := len(rest); end > 0; end = strings.LastIndex(rest[:end], " #") {
		raw := strings.TrimRight(rest[:end], " ")
		var read, written yaml.Node
		if err := yaml.Unmarshal([]byte(raw), &read); err != nil || len(read.Content) != 1 || read.Content[0].Value != old.Value || read.Content[0].LineComment != "" {
			continue
		}
		text, err := yaml.Marshal(node)
		if err != nil || strings.Count(string(text), "\n") != 1 || yaml.Unmarshal(text, &written) != nil {
			return false
		}
		p.lines[old.Line-1] = begins + strings.TrimSpace(string(text)) + rest[len(raw):]
		node.Line, node.Column = old.Line, old.Column
		return true
	}
	return false
}

func (p *Page) touch(key string) {
	if !slices.Contains(p.dirty, key) {
		p.dirty = append(p.dirty, key)
	}
}

// Drop takes a field out, and what it stood in where nothing else is left there.
func (p *Page) Drop(path string) {
	if path == InBody {
		p.Body = ""
		return
	}
	p.touch(strings.Split(path, ".")[0])
	dropFrom(p.Fields, strings.Split(path, "."))
}

func dropFrom(at *yaml.Node, keys []string) {
	for i := 0; i+1 < len(at.Content); i += 2 {
		if at.Content[i].Value != keys[0] {
			continue
		}
		if len(keys) > 1 {
			dropFrom(at.Content[i+1], keys[1:])
		}
		if len(keys) == 1 || at.Content[i+1].Kind == yaml.MappingNode && len(at.Content[i+1].Content) == 0 {
			at.Content = slices.Delete(at.Content, i, i+2)
		}
		return
	}
}

// Get returns the node of a field, or nil.
func (p *Page) Get(path string) *yaml.Node {
	if path == InBody {
		if p.Body == "" {
			return nil
		}
		return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: p.Body}
	}
	at := p.Fields
	for key := range strings.SplitSeq(path, ".") {
		var next *yaml.Node
		for i := 0; i+1 < len(at.Content) && at.Kind == yaml.MappingNode; i += 2 {
			if at.Content[i].Value == key {
				next = at.Content[i+1]
			}
		}
		if next == nil {
			return nil
		}
		at = next
	}
	return at
}

// Text returns the words of a field, or "".
func (p *Page) Text(path string) string {
	if node := p.Get(path); node != nil && node.Kind == yaml.ScalarNode {
		return node.Value
	}
	return ""
}

// List returns the words of a field that is a list.
func (p *Page) List(path string) []string {
	node := p.Get(path)
	if node == nil || node.Kind != yaml.SequenceNode {
		return nil
	}
	var words []string
	for _, item := range node.Content {
		words = append(words, item.Value)
	}
	return words
}

// Named returns the names in a list whose entries are a name alone, or say more beside it under a key.
func (p *Page) Named(path, key string) (names []string) {
	if node := p.Get(path); node != nil && node.Kind == yaml.SequenceNode {
		for _, item := range node.Content {
			names = append(names, nameOf(item, key))
		}
	}
	return names
}

func nameOf(item *yaml.Node, key string) string {
	for i := 0; i+1 < len(item.Content); i += 2 {
		if item.Content[i].Value == key {
			return item.Content[i+1].Value
		}
	}
	return item.Value
}

// SetNamed writes such a list. What an entry says beside a name that stays is kept.
func (p *Page) SetNamed(path, key string, names []string) {
	list := &yaml.Node{Kind: yaml.SequenceNode, Style: yaml.FlowStyle}
	var before []*yaml.Node
	if node := p.Get(path); node != nil && node.Kind == yaml.SequenceNode {
		before, list.Style = node.Content, node.Style
	}
	for _, name := range names {
		i := slices.IndexFunc(before, func(item *yaml.Node) bool { return nameOf(item, key) == name })
		if i >= 0 {
			list.Content = append(list.Content, before[i])
			continue
		}
		list.Content = append(list.Content, &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: name})
	}
	p.Drop(path)
	if len(names) > 0 {
		p.Put(path, list)
	}
}

// Paths returns the paths of all fields that hold a value, in their order, and that of the page's own
// words.
func (p *Page) Paths() []string {
	var found []string
	var walk func(n *yaml.Node, path string)
	walk = func(n *yaml.Node, path string) {
		if n.Kind != yaml.MappingNode {
			found = append(found, path)
			return
		}
		for i := 0; i+1 < len(n.Content); i += 2 {
			at := n.Content[i].Value
			if path != "" {
				at = path + "." + at
			}
			walk(n.Content[i+1], at)
		}
	}
	walk(p.Fields, "")
	if p.Body != "" {
		found = append(found, InBody)
	}
	return found
}

// Says returns what a field says, on one line and however it is written: a list with commas, or semicolons where its
// entries have parts, and each part with its name. What is the same as not being there is "": false, no words, an empty list.
func (p *Page) Says(path string) string {
	if node := p.Get(path); node != nil {
		return said(node)
	}
	return ""
}

func said(n *yaml.Node) string {
	var all []string
	switch n.Kind {
	case yaml.SequenceNode:
		for _, item := range n.Content {
			all = append(all, said(item))
		}
		if slices.ContainsFunc(n.Content, func(item *yaml.Node) bool { return item.Kind == yaml.MappingNode && len(item.Content) > 2 }) {
			return strings.Join(all, "; ")
		}
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			if value := said(n.Content[i+1]); len(n.Content) == 2 {
				all = append(all, value)
			} else if value != "" {
				all = append(all, strings.ReplaceAll(n.Content[i].Value, "_", " ")+" "+value)
			}
		}
		slices.Sort(all) // their order means nothing
	case yaml.AliasNode:
		return "*" + n.Value // no page that is shown has one, and what it stands for may be without end
	default:
		if n.Value == "false" || n.Tag == "!!null" {
			return ""
		}
		return strings.Join(strings.Fields(n.Value), " ")
	}
	return strings.Join(slices.DeleteFunc(all, func(one string) bool { return one == "" }), ", ")
}

// Mark returns a short sum of what a field says, however it is written; "-" where it is not there.
func (p *Page) Mark(path string) string {
	node := p.Get(path)
	if node == nil {
		return "-"
	}
	var said strings.Builder
	var walk func(n *yaml.Node)
	walk = func(n *yaml.Node) {
		fmt.Fprintf(&said, "%d(%s", n.Kind, strings.Join(strings.Fields(n.Value), " "))
		for _, child := range n.Content {
			walk(child)
		}
		said.WriteString(")")
	}
	walk(node)
	sum := sha256.Sum256([]byte(said.String()))
	return hex.EncodeToString(sum[:4])
}

// Read reads a page that is there already.
func Read(text []byte) (Page, error) {
	crlf := bytes.Contains(text, []byte("\r\n"))
	text = bytes.ReplaceAll(bytes.TrimPrefix(text, []byte("\ufeff")), []byte("\r\n"), []byte("\n"))
	front, body, found := strings.Cut(strings.TrimPrefix(string(text), "---\n"), "\n---\n")
	if !strings.HasPrefix(string(text), "---\n") || !found {
		return Page{}, fmt.Errorf("it does not begin with front matter between two lines of ---")
	}
	var document yaml.Node
	if err := yaml.Unmarshal([]byte(front), &document); err != nil {
		return Page{}, err
	}
	read := New()
	if len(document.Content) == 1 && document.Content[0].Kind == yaml.MappingNode {
		read.Fields = document.Content[0]
	}
	read.lines = strings.Split(front, "\n")
	read.Body, read.rest, read.crlf = strings.TrimSpace(body), body, crlf
	return read, nil
}

// Write returns the page. Of one that was read, only the lines of what has changed are written
// anew: everything else stays as somebody wrote it. comment stands at the top of a new page.
func (p *Page) Write(comment []string) ([]byte, error) {
	var out bytes.Buffer
	out.WriteString("---\n")
	for _, line := range comment {
		out.WriteString(strings.TrimRight("# "+line, " ") + "\n")
	}
	written := map[string]bool{}
	if p.lines != nil {
		if err := p.splice(&out, written); err != nil {
			return nil, err
		}
	}
	for i := 0; i+1 < len(p.Fields.Content); i += 2 {
		if key := p.Fields.Content[i]; !written[key.Value] {
			if err := encode(&out, key, p.Fields.Content[i+1]); err != nil {
				return nil, err
			}
		}
	}
	out.WriteString("---\n")
	switch {
	case p.lines != nil && p.Body == strings.TrimSpace(p.rest):
		out.WriteString(p.rest)
	case p.Body != "":
		out.WriteString(p.Body + "\n")
	}
	if p.crlf {
		return bytes.ReplaceAll(out.Bytes(), []byte("\n"), []byte("\r\n")), nil
	}
	return out.Bytes(), nil
}

// splice writes the lines of a page that was read, with those of changed keys anew.
func (p *Page) splice(out *bytes.Buffer, written map[string]bool) error {
	var document yaml.Node
	if err := yaml.Unmarshal([]byte(strings.Join(p.lines, "\n")), &document); err != nil || len(document.Content) == 0 {
		return err
	}
	before := document.Content[0].Content
	next := 0 // the first line that is not written yet
	for i := 0; i+1 < len(before); i += 2 {
		key := before[i]
		written[key.Value] = true
		if !slices.Contains(p.dirty, key.Value) {
			continue
		}
		end := len(p.lines)
		if i+2 < len(before) {
			end = before[i+2].Line - 1
		}
		for end > key.Line && (strings.TrimSpace(p.lines[end-1]) == "" || strings.HasPrefix(p.lines[end-1], "#")) {
			end-- // what stands above the next key is the next key's
		}
		writeLines(out, p.lines[next:key.Line-1])
		next = end
		if value := p.Get(key.Value); value != nil {
			if err := encode(out, key, value); err != nil {
				return err
			}
		}
	}
	writeLines(out, p.lines[next:])
	return nil
}

func writeLines(out *bytes.Buffer, lines []string) {
	for _, line := range lines {
		out.WriteString(line + "\n")
	}
}

// encode writes one key with its value.
func encode(out *bytes.Buffer, key, value *yaml.Node) error {
	bare := *key
	bare.HeadComment, bare.FootComment = "", ""
	encoder := yaml.NewEncoder(out)
	encoder.SetIndent(2)
	if err := encoder.Encode(&yaml.Node{Kind: yaml.MappingNode, Content: []*yaml.Node{&bare, value}}); err != nil {
		return fmt.Errorf("write %s: %w", key.Value, err)
	}
	return encoder.Close()
}

// FieldAt returns the path of the field that stands on a line of a page, the first of which is 1. item is the word on
// that line where the field is a list, and the line itself where it is one of the page's own words.
func FieldAt(text []byte, line int) (path, item string) {
	rows := strings.Split(string(text), "\n")
	read, err := Read(text)
	if err != nil || line < 1 || line > len(rows) {
		return "", ""
	}
	if line > len(read.lines)+2 {
		return InBody, rows[line-1]
	}
	for _, name := range read.Paths() {
		node := read.Get(name)
		if name == InBody || node.Line+1 > line { // the first line of the page is ---
			continue
		}
		path, item = name, ""
		for _, one := range node.Content {
			if one.Line+1 <= line {
				item = one.Value
			}
		}
	}
	return path, item
}
