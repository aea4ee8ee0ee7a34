package frontmatter

import (
	"reflect"
	"strings"

	"go.yaml.in/yaml/v3"

	"bandstand/directory/words"
)

// ReadTranslation reads a file that translates another: into own the fields that
// only translations have, and into target, a pointer to the struct of the page's
// own fields, the texts. english holds the texts of the page by their keys; what
// is told there for all languages is an error here. What was read stands in
// f.Texts. It returns what Read does.
func (f *File) ReadTranslation(own, target any, english map[string]string) (body []byte, ok bool) {
	document, body, ok := f.parse()
	if !ok {
		return nil, false
	}
	ours, texts := parted(document, shapeOf(reflect.TypeOf(own).Elem()))
	f.decode(ours, own)
	d := &decoder{file: f}
	d.dropShared(texts, reflect.TypeOf(target).Elem(), "", english)
	f.Texts = nil
	f.decode(texts, target)
	return body, true
}

// parted returns two copies of a document: the keys that only a translation has,
// and those of its page.
func parted(document *yaml.Node, ours *shape) (own, texts *yaml.Node) {
	own, texts = copyOf(document), copyOf(document)
	if document.Kind != yaml.MappingNode {
		own.Kind = yaml.MappingNode
		own.Content = nil
		return own, texts
	}
	own.Content, texts.Content = nil, nil
	for i := 0; i+1 < len(document.Content); i += 2 {
		into := texts
		if _, only := ours.byName[document.Content[i].Value]; only {
			into = own
		}
		into.Content = append(into.Content, document.Content[i], document.Content[i+1])
	}
	return own, texts
}

// dropShared takes out of a translation, and reports, what is told in English for
// all languages: dates, numbers, names of files.
func (d *decoder) dropShared(n *yaml.Node, t reflect.Type, at string, texts map[string]string) {
	if n.Kind != yaml.MappingNode || t.Kind() != reflect.Struct {
		return
	}
	holdsText := func(key string) bool {
		for text := range texts {
			if strings.HasPrefix(text, key+".") {
				return true
			}
		}
		return false
	}
	shape := shapeOf(t)
	var kept []*yaml.Node
	for i := 0; i+1 < len(n.Content); i += 2 {
		name, value := n.Content[i], n.Content[i+1]
		key := join(at, name.Value)
		field, known := shape.byName[name.Value]
		_, isText := texts[key]
		switch {
		case !known || isText:
			kept = append(kept, name, value)
		case holdsText(key):
			inner := copyOf(value)
			d.dropShared(inner, field.is, key, texts)
			kept = append(kept, name, inner)
		default:
			d.file.Errorf(d.line(name), "%s is the same in every language", words.Quote(key)).
				Suggestf("take it out here: it is told in the English page. Notes within lists stand under notes:")
		}
	}
	n.Content = kept
}

func copyOf(n *yaml.Node) *yaml.Node {
	made := *n
	return &made
}
