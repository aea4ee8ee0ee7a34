package drafts

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// page is the fields of a page, as YAML, and its own words.
type page struct {
	fields *yaml.Node
	body   string

	lines []string // of the front matter as it was read; none where the page is new
	dirty []string // the keys at its left edge whose lines have to be written anew
}

func newPage() page { return page{fields: &yaml.Node{Kind: yaml.MappingNode}} }

// inBody is the path of the page's own words among its fields.
const inBody = "body"

// plainly are the fields that are no words: a number, or yes or no.
var plainly = []string{"cost.free", "cost.amount", "venue.area_only", "venue.latitude", "venue.longitude",
	"generations.everyone", "generations.between.from", "generations.between.to", "source.taken"}

// set writes one value, or nothing where it is empty.
func (p *page) set(path, value string) {
	if value == "" {
		return
	}
	node := &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: value}
	if slices.Contains(plainly, path) {
		node.Tag = ""
	}
	p.put(path, node)
}

// setList writes a list of words on one line.
func (p *page) setList(path string, values []string) {
	list := &yaml.Node{Kind: yaml.SequenceNode, Style: yaml.FlowStyle}
	for _, value := range values {
		list.Content = append(list.Content, &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: value})
	}
	if len(values) > 0 {
		p.put(path, list)
	}
}

// setLines writes a list with an entry a line, each of them YAML.
func (p *page) setLines(path string, entries []string) {
	list := &yaml.Node{Kind: yaml.SequenceNode}
	for _, entry := range entries {
		var read yaml.Node
		if err := yaml.Unmarshal([]byte(entry), &read); err == nil && len(read.Content) == 1 {
			list.Content = append(list.Content, read.Content[0])
		}
	}
	if len(list.Content) > 0 {
		p.put(path, list)
	}
}

// put puts a node in its place, and makes what it stands in.
func (p *page) put(path string, node *yaml.Node) {
	if path == inBody {
		p.body = node.Value
		return
	}
	at := p.fields
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
func (p *page) putInLine(path string, node *yaml.Node) bool {
	old := p.get(path)
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

func (p *page) touch(key string) {
	if !slices.Contains(p.dirty, key) {
		p.dirty = append(p.dirty, key)
	}
}

// drop takes a field out, and what it stood in where nothing else is left there.
func (p *page) drop(path string) {
	if path == inBody {
		p.body = ""
		return
	}
	p.touch(strings.Split(path, ".")[0])
	dropFrom(p.fields, strings.Split(path, "."))
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

// get returns the node of a field, or nil.
func (p *page) get(path string) *yaml.Node {
	if path == inBody {
		if p.body == "" {
			return nil
		}
		return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: p.body}
	}
	at := p.fields
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

// text returns the words of a field, or "".
func (p *page) text(path string) string {
	if node := p.get(path); node != nil && node.Kind == yaml.ScalarNode {
		return node.Value
	}
	return ""
}

// list returns the words of a field that is a list.
func (p *page) list(path string) []string {
	node := p.get(path)
	if node == nil || node.Kind != yaml.SequenceNode {
		return nil
	}
	var words []string
	for _, item := range node.Content {
		words = append(words, item.Value)
	}
	return words
}

// paths returns the paths of all fields that hold a value, in their order, and that of the page's own
// words.
func (p *page) paths() []string {
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
	walk(p.fields, "")
	if p.body != "" {
		found = append(found, inBody)
	}
	return found
}

// mark returns a short sum of what a field says, however it is written; "-" where it is not there.
func (p *page) mark(path string) string {
	node := p.get(path)
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

// readPage reads a page that is there already.
func readPage(text []byte) (page, error) {
	text = bytes.ReplaceAll(bytes.TrimPrefix(text, []byte("\ufeff")), []byte("\r\n"), []byte("\n"))
	front, body, found := strings.Cut(strings.TrimPrefix(string(text), "---\n"), "\n---\n")
	if !strings.HasPrefix(string(text), "---\n") || !found {
		return page{}, fmt.Errorf("it does not begin with front matter between two lines of ---")
	}
	var document yaml.Node
	if err := yaml.Unmarshal([]byte(front), &document); err != nil {
		return page{}, err
	}
	read := newPage()
	if len(document.Content) == 1 && document.Content[0].Kind == yaml.MappingNode {
		read.fields = document.Content[0]
	}
	read.lines = strings.Split(front, "\n")
	read.body = strings.TrimSpace(body)
	return read, nil
}

// write returns the page. Of one that was read, only the lines of what has changed are written
// anew: everything else stays as somebody wrote it. comment stands at the top of a new page.
func (p *page) write(comment []string) ([]byte, error) {
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
	for i := 0; i+1 < len(p.fields.Content); i += 2 {
		if key := p.fields.Content[i]; !written[key.Value] {
			if err := encode(&out, key, p.fields.Content[i+1]); err != nil {
				return nil, err
			}
		}
	}
	out.WriteString("---\n")
	if p.body != "" {
		out.WriteString(p.body + "\n")
	}
	return out.Bytes(), nil
}

// splice writes the lines of a page that was read, with those of changed keys anew.
func (p *page) splice(out *bytes.Buffer, written map[string]bool) error {
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
		if value := p.get(key.Value); value != nil {
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
