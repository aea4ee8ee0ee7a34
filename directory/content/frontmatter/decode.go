package frontmatter

import (
	"cmp"
	"path"
	"reflect"
	"strings"

	"go.yaml.in/yaml/v3"

	"bandstand/directory/content/report"
	"bandstand/directory/slips"
	"bandstand/directory/words"
)

const (
	longestList       = 200  // entries in a list of a page, or keys in a mapping
	longestVocabulary = 5000 // entries in a list of vocabulary/
)

// Read reads the keys of a file into target, a pointer to one of the structs of
// package fields. It reports whether they could be read at all, and returns what
// stands below the front matter of a page; a file of YAML has none. kinds are what a
// page in another folder is.
func (f *File) Read(target any, kinds ...Kind) (body []byte, ok bool) {
	document, body, ok := f.parse()
	if !ok || f.misfiled(document, target, kinds) {
		return nil, false
	}
	f.decode(document, target)
	return body, true
}

// ReadList reads a file that is a list, with no keys round it. like is an example
// of one of its entries. It returns none where the file cannot be read.
func ReadList[T any](f *File, like string) []T {
	document, _, ok := f.parse()
	if !ok {
		return nil
	}
	var l List[T]
	d := &decoder{file: f, root: reflect.TypeFor[T](), most: longestVocabulary}
	d.value(document, reflect.ValueOf(&l), key{name: thisFile, like: like})
	return l.Items
}

// parse reads the YAML of a file: all of it, or the front matter of a page.
func (f *File) parse() (document *yaml.Node, body []byte, ok bool) {
	switch {
	case !f.read():
		return nil, nil, false
	case path.Ext(f.path) == ".md":
		return f.split()
	}
	f.keysLine = 1
	document, ok = f.parseYAML(f.text)
	return document, nil, ok
}

// decoder reads YAML nodes into structs of fields. It is strict: what it does
// not know is a problem with its exact line. yaml.v3's own decoder turns 01632
// into 922 and "no" into false, and stops at the first mistake.
type decoder struct {
	file *File
	root reflect.Type
	most int // entries that a list may have
}

// Field is the place of a value in its file. A struct of fields embeds one, and
// so does each of their values.
type Field struct {
	Line    int  // where it stands, counting from 1; 0 where its key is not there
	Set     bool // false where the key is not there, left empty or wrong
	Invalid bool // it is there and wrong, and that has been reported
}

// Missing reports whether the page does not tell the value, and nothing has been
// reported of it yet.
func (f Field) Missing() bool { return !f.Set && !f.Invalid }

// key is how a value is called and how it is written, for messages.
type key struct {
	name    string   // "phone"
	path    string   // "join.contact.phone"
	like    string   // an example of the value: [music, craft]
	choices []string // the only texts that it can be; nil where it can be any
}

// decodable is a value that reads itself: everything but a struct of fields.
type decodable interface {
	decode(d *decoder, n *yaml.Node, k key)
}

// Shorthand is a struct of fields that may be written as a single word.
type Shorthand interface{ FromWord(word Text) }

// Curable is a struct of fields that people write as a few words: "free", "5 to 11".
// Cure returns how those words are written, or "".
type Curable interface{ Cure(written string) string }

// decode reads a whole document into target, a pointer to a struct of fields.
func (f *File) decode(document *yaml.Node, target any) {
	into := reflect.ValueOf(target)
	d := &decoder{file: f, root: into.Type().Elem(), most: longestList}
	d.value(document, into, key{})
}

// thisFile is how a document without keys is called.
const thisFile = "this file"

func (d *decoder) line(n *yaml.Node) int { return d.file.keysLine - 1 + max(n.Line, 1) }

func (d *decoder) value(n *yaml.Node, into reflect.Value, k key) {
	if d.refused(n, k) {
		into.Interface().(interface{ place() *Field }).place().Invalid = true
		return
	}
	if target, ok := into.Interface().(decodable); ok {
		target.decode(d, n, k)
		return
	}
	d.mapping(n, into.Elem(), k)
}

// refused reports YAML that a page has no use for: anchors and aliases, which
// can be stacked until a small page fills the memory, and tags.
func (d *decoder) refused(n *yaml.Node, k key) bool {
	switch {
	case n.Kind == yaml.AliasNode:
		d.file.Errorf(d.line(n), "a value cannot begin with *").
			Suggestf("put quotes round it: %s: %s", cmp.Or(k.name, "title"), inQuotes("*"+n.Value))
	case n.Anchor != "":
		d.file.Errorf(d.line(n), "a value cannot begin with &").
			Suggestf("put quotes round it: %s: %s", cmp.Or(k.name, "title"), inQuotes("&"+n.Anchor+" "+n.Value))
	case n.Style&yaml.TaggedStyle != 0:
		d.file.Errorf(d.line(n), "a value cannot begin with !").Suggestf("put quotes round it")
	default:
		return false
	}
	return true
}

// mapping reads named keys into a struct.
func (d *decoder) mapping(n *yaml.Node, into reflect.Value, k key) {
	at := placeOf(into)
	at.Line = d.line(n)
	if isEmpty(n) {
		return
	}
	if n.Kind == yaml.ScalarNode {
		if short, ok := into.Addr().Interface().(Shorthand); ok {
			var word Text
			word.decode(d, n, k)
			at.Set, at.Invalid = word.Set, word.Invalid
			short.FromWord(word)
			return
		}
	}
	if n.Kind != yaml.MappingNode {
		problem := d.wrongKind(n, k, "named parts")
		if curable, ok := into.Addr().Interface().(Curable); ok && problem != nil && n.Kind == yaml.ScalarNode {
			if cure := curable.Cure(oneSpaced(n.Value)); cure != "" {
				problem.Suggestf("write %s: %s", k.name, cure)
			}
		}
		at.Invalid = true
		return
	}
	at.Set = true
	d.keys(n, into, k)
}

func (d *decoder) keys(n *yaml.Node, into reflect.Value, k key) {
	shape := shapeOf(into.Type())
	if len(n.Content)/2 > longestList {
		d.file.Errorf(d.line(n), "there are more than %d fields here", longestList)
		return
	}
	seen := map[string]int{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		name, value := n.Content[i], n.Content[i+1]
		if d.refused(name, key{}) {
			continue
		}
		if first, again := seen[name.Value]; again {
			d.file.Errorf(d.line(name), "%s is here twice", words.Quote(name.Value)).
				Suggestf("it stands on line %d already: keep one of them", first)
			continue
		}
		seen[name.Value] = d.line(name)
		field, known := shape.byName[name.Value]
		if !known && i > 0 && afterComma(n, name, value) {
			i = d.cutByComma(n, i, k)
			continue
		}
		if !known || name.Kind != yaml.ScalarNode {
			if meant, ok := shape.byName[d.unknown(name, shape, k)]; ok {
				placeOf(into.Field(meant.index)).Invalid = true
			}
			continue
		}
		field.key.path = join(k.path, field.key.name)
		d.value(value, into.Field(field.index).Addr(), field.key)
	}
}

// afterComma reports whether a key is no key but the rest of a text that a comma
// cut: {note: Friends, wives and daughters}.
func afterComma(mapping, name, value *yaml.Node) bool {
	return mapping.Style&yaml.FlowStyle != 0 && name.Kind == yaml.ScalarNode && name.Style == 0 && isEmpty(value)
}

// cutByComma reports such a text, and returns where the last part of it stands.
func (d *decoder) cutByComma(mapping *yaml.Node, i int, k key) (last int) {
	field, whole := mapping.Content[i-2].Value, mapping.Content[i-1].Value
	for last = i; last+1 < len(mapping.Content) &&
		afterComma(mapping, mapping.Content[last], mapping.Content[last+1]); last += 2 {
		whole += ", " + mapping.Content[last].Value
	}
	d.file.Errorf(d.line(mapping.Content[i]), "a comma cuts off the words %s%s",
		words.Quote(mapping.Content[i].Value), within(k.path)).
		Suggestf("put quotes round the whole: %s: %s", field, inQuotes(whole))
	return last - 2
}

// unknown reports a key that has no meaning here, and where it has one. It
// returns the key of this mapping that was probably meant, or nothing.
func (d *decoder) unknown(name *yaml.Node, shape *shape, k key) string {
	if name.Kind != yaml.ScalarNode {
		d.file.Errorf(d.line(name), "the name of a field is expected here").
			Suggestf("words that begin with [ or { need quotes")
		return ""
	}
	problem := d.file.Errorf(d.line(name), "unknown field %s%s", words.Quote(name.Value), within(k.path))
	near := slips.Nearest(name.Value, shape.names)
	elsewhere := pathsTo(name.Value, d.root)
	switch {
	case near != "" && (len(elsewhere) == 0 || slips.Flatten(near) == slips.Flatten(name.Value)):
		problem.Suggestf("did you mean %s?", words.Quote(near))
		return near
	case len(elsewhere) > 0:
		problem.Suggestf("it belongs %s", strings.Join(elsewhere, ", or "))
	case len(shape.names) <= 20:
		problem.Suggestf("these can stand here: %s", strings.Join(shape.names, ", "))
	default:
		problem.Suggestf("docs/content.md explains every field; words for people belong below the second ---")
	}
	return ""
}

func within(path string) string {
	if path == "" {
		return ""
	}
	return " in " + words.Quote(path)
}

func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

// wrongKind reports that a value has another form than its key needs.
func (d *decoder) wrongKind(n *yaml.Node, k key, expected string) *report.Problem {
	forms := map[yaml.Kind]string{yaml.ScalarNode: "one value", yaml.SequenceNode: "a list",
		yaml.MappingNode: "a set of named parts"}
	name := cmp.Or(k.name, "this page")
	if k.name == "" && n.Kind == yaml.ScalarNode {
		d.file.Errorf(d.line(n), "there are no fields here").
			Suggestf("write a space after each colon, as in title: Songs Across the Ages")
		return nil
	}
	problem := d.file.Errorf(d.line(n), "%s needs %s, and this is %s", words.Quote(name), expected, forms[n.Kind])
	if k.like != "" {
		problem.Suggestf("write it in this form, with what is true of you: %s: %s", k.name, k.like)
	}
	return problem
}

// isEmpty reports whether a node is empty: `key:`, `key: ~` or `key: null`.
func isEmpty(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.Style == 0 && (n.Value == "" || n.Value == "~" || n.Value == "null")
}

// placeOf returns the embedded Field of a struct of fields.
func placeOf(into reflect.Value) *Field {
	return into.Addr().Interface().(interface{ place() *Field }).place()
}

func (f *Field) place() *Field { return f }
