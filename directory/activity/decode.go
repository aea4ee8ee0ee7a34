package activity

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"
)

const (
	longestList       = 200  // entries in a list of a page, or keys in a mapping
	longestVocabulary = 5000 // entries in a list of vocabulary/
)

// decoder reads YAML nodes into the structs of fields.go. It is strict: what
// it does not know is a problem with its exact line. yaml.v3's own decoder
// turns 01632 into 922 and "no" into false, and stops at the first mistake.
type decoder struct {
	*source
	offset int // lines of the file before the YAML begins
	root   reflect.Type
	most   int // entries that a list may have
}

// where is the place of a value in its file.
type where struct {
	line int  // where it stands; 0 where its key is absent
	told bool // false where the key is absent, left empty or wrong
	bad  bool // it is there and wrong, and that has been told
}

// absent says whether the page is silent on it, and has not been told so yet.
func (w where) absent() bool { return !w.told && !w.bad }

// key is how a value is called and how it is written, for messages.
type key struct {
	name string // "phone"
	path string // "join.contact.phone"
	like string // an example of the value: [music, craft]
}

// decodable is a value that reads itself: everything but a struct of keys.
type decodable interface {
	decode(d *decoder, n *yaml.Node, k key)
}

// shorthand is a struct of keys that may be written as a single word.
type shorthand interface{ fromWord(word text) }

// decode reads a whole document into target, a pointer to one of the structs of
// fields.go.
func (s *source) decode(document *yaml.Node, firstLine int, target any) {
	into := reflect.ValueOf(target)
	d := &decoder{source: s, offset: firstLine - 1, root: into.Type().Elem(), most: longestList}
	d.value(document, into, key{})
}

// thisFile is how a document without keys is called.
const thisFile = "this file"

// decodeList reads a document that is a list, with no keys round it. like is
// an example of one of its lines.
func decodeList[T any](s *source, document *yaml.Node, like string) []T {
	var l list[T]
	d := &decoder{source: s, root: reflect.TypeFor[T](), most: longestVocabulary}
	d.value(document, reflect.ValueOf(&l), key{name: thisFile, like: like})
	return l.items
}

func (d *decoder) line(n *yaml.Node) int { return d.offset + max(n.Line, 1) }

func (d *decoder) value(n *yaml.Node, into reflect.Value, k key) {
	if d.refused(n, k) {
		into.Interface().(interface{ place() *where }).place().bad = true
		return
	}
	if target, ok := into.Interface().(decodable); ok {
		target.decode(d, n, k)
		return
	}
	d.mapping(n, into.Elem(), k)
}

// refused tells of YAML that a page has no use for: anchors and aliases, which
// can be stacked until a small page fills the memory, and tags.
func (d *decoder) refused(n *yaml.Node, k key) bool {
	switch {
	case n.Kind == yaml.AliasNode:
		d.wrong(d.line(n), "a value cannot begin with *").mend("put quotes round it: %s: %s", cmp.Or(k.name, "title"), inQuotes("*"+n.Value))
	case n.Anchor != "":
		d.wrong(d.line(n), "a value cannot begin with &").mend("put quotes round it: %s: %s", cmp.Or(k.name, "title"), inQuotes("&"+n.Anchor+" "+n.Value))
	case n.Style&yaml.TaggedStyle != 0:
		d.wrong(d.line(n), "a value cannot begin with !").mend("put quotes round it")
	default:
		return false
	}
	return true
}

// mapping reads named keys into a struct.
func (d *decoder) mapping(n *yaml.Node, into reflect.Value, k key) {
	at := placeOf(into)
	at.line = d.line(n)
	if isEmpty(n) {
		return
	}
	if n.Kind == yaml.ScalarNode {
		if short, ok := into.Addr().Interface().(shorthand); ok {
			var word text
			word.decode(d, n, k)
			at.told, at.bad = word.told, word.bad
			short.fromWord(word)
			return
		}
	}
	if n.Kind != yaml.MappingNode {
		d.wrongKind(n, k, "named parts")
		at.bad = true
		return
	}
	at.told = true
	d.keys(n, into, k)
}

func (d *decoder) keys(n *yaml.Node, into reflect.Value, k key) {
	shape := shapeOf(into.Type())
	if len(n.Content)/2 > longestList {
		d.wrong(d.line(n), "there are more than %d fields here", longestList)
		return
	}
	seen := map[string]int{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		name, value := n.Content[i], n.Content[i+1]
		if d.refused(name, key{}) {
			continue
		}
		if first, again := seen[name.Value]; again {
			d.wrong(d.line(name), "%s is here twice", quote(name.Value)).mend("it stands on line %d already: keep one of them", first)
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
				placeOf(into.Field(meant.index)).bad = true
			}
			continue
		}
		field.key.path = join(k.path, field.key.name)
		d.value(value, into.Field(field.index).Addr(), field.key)
	}
}

// afterComma says whether a key is no key but the rest of a text that a comma
// cut: {note: Friends, wives and daughters}.
func afterComma(mapping, name, value *yaml.Node) bool {
	return mapping.Style&yaml.FlowStyle != 0 && name.Kind == yaml.ScalarNode && name.Style == 0 && isEmpty(value)
}

// cutByComma tells of such a text, and gives where the last part of it stands.
func (d *decoder) cutByComma(mapping *yaml.Node, i int, k key) (last int) {
	field, whole := mapping.Content[i-2].Value, mapping.Content[i-1].Value
	for last = i; last+1 < len(mapping.Content) && afterComma(mapping, mapping.Content[last], mapping.Content[last+1]); last += 2 {
		whole += ", " + mapping.Content[last].Value
	}
	d.wrong(d.line(mapping.Content[i]), "a comma cuts off the words %s%s", quote(mapping.Content[i].Value), within(k.path)).
		mend("put quotes round the whole: %s: %s", field, inQuotes(whole))
	return last - 2
}

// unknown tells of a key that has no meaning here, and where it has one. It
// gives the key of this mapping that was probably meant, or nothing.
func (d *decoder) unknown(name *yaml.Node, shape *shape, k key) string {
	if name.Kind != yaml.ScalarNode {
		d.wrong(d.line(name), "the name of a field is expected here").mend("words that begin with [ or { need quotes")
		return ""
	}
	told := d.wrong(d.line(name), "unknown field %s%s", quote(name.Value), within(k.path))
	near := nearest(name.Value, shape.names)
	elsewhere := pathsTo(name.Value, d.root)
	switch {
	case near != "" && (len(elsewhere) == 0 || flatten(near) == flatten(name.Value)):
		told.mend("did you mean %s?", quote(near))
		return near
	case len(elsewhere) > 0:
		told.mend("it belongs %s", strings.Join(elsewhere, ", or "))
	case len(shape.names) <= 20:
		told.mend("these can stand here: %s", strings.Join(shape.names, ", "))
	default:
		told.mend("content/README.md lists every field; words for people belong below the second ---")
	}
	return ""
}

func within(path string) string {
	if path == "" {
		return ""
	}
	return " in " + quote(path)
}

func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

// wrongKind tells that a value has another form than its key needs.
func (d *decoder) wrongKind(n *yaml.Node, k key, expected string) {
	forms := map[yaml.Kind]string{yaml.ScalarNode: "one value", yaml.SequenceNode: "a list", yaml.MappingNode: "a set of named parts"}
	name := cmp.Or(k.name, "this page")
	if k.name == "" && n.Kind == yaml.ScalarNode {
		d.wrong(d.line(n), "there are no fields here").mend("write a space after each colon, as in title: Songs Across the Ages")
		return
	}
	told := d.wrong(d.line(n), "%s needs %s, and this is %s", quote(name), expected, forms[n.Kind])
	if k.like != "" {
		told.mend("write it like this: %s: %s", k.name, k.like)
	}
}

// isEmpty says whether a node tells nothing: `key:`, `key: ~` or `key: null`.
func isEmpty(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.Style == 0 && (n.Value == "" || n.Value == "~" || n.Value == "null")
}

// shape is the keys of one struct of fields.go.
type shape struct {
	byName map[string]shapeField
	names  []string // in the order in which the struct gives them
}

type shapeField struct {
	key   key
	index int
	is    reflect.Type
}

var shapes sync.Map // of reflect.Type to *shape

func shapeOf(t reflect.Type) *shape {
	if known, ok := shapes.Load(t); ok {
		return known.(*shape)
	}
	made := &shape{byName: map[string]shapeField{}}
	for i := range t.NumField() {
		field := t.Field(i)
		name := field.Tag.Get("key")
		if name == "" {
			continue
		}
		made.names = append(made.names, name)
		made.byName[name] = shapeField{key{name: name, like: field.Tag.Get("like")}, i, field.Type}
	}
	shapes.Store(t, made)
	return made
}

// pathsTo says where in a page a key belongs: `in "join.contact"`. Nothing
// where it has no place at all, or too many to be of help.
func pathsTo(name string, root reflect.Type) []string {
	var found []string
	var walk func(t reflect.Type, path string)
	walk = func(t reflect.Type, path string) {
		if item, ok := reflect.New(t).Interface().(interface{ itemType() reflect.Type }); ok {
			t = item.itemType()
		}
		if _, leaf := reflect.New(t).Interface().(decodable); leaf || t.Kind() != reflect.Struct {
			return
		}
		shape := shapeOf(t)
		for _, key := range shape.names {
			if key == name {
				found = append(found, inside(path))
			}
			walk(shape.byName[key].is, join(path, key))
		}
	}
	walk(root, "")
	slices.Sort(found)
	found = slices.Compact(found)
	if len(found) > 3 {
		return nil
	}
	return found
}

func inside(path string) string {
	if path == "" {
		return "at the left edge, by itself"
	}
	return fmt.Sprintf("in %s", quote(path))
}

// placeOf gives the embedded where of a struct of fields.go.
func placeOf(into reflect.Value) *where {
	return into.Addr().Interface().(interface{ place() *where }).place()
}

func (w *where) place() *where { return w }
