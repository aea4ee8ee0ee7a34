package frontmatter

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"

	"bandstand/directory/words"
)

// Key describes one field of a struct of fields, as its tag has it:
//
//	Title text `key:"title" like:"Songs Across the Ages" required:"true"`
//	Status text `key:"status" like:"live" choices:"draft live paused ended"`
type Key struct {
	Name     string       // what stands before the colon on a page: "title"
	Fuller   string       // what a page with it tells that it need not: "the first visit". Fields of one such are one thing
	Example  string       // what may stand behind it
	Required bool         // a page without it, or without it where its parent is, has an error
	Field    string       // the name of the struct's field: "Title"
	Said     string       // what editors call it where its name alone would not tell: "the phone number"
	About    string       // what a change of it is a change of: "times". "" as its parent, "-" nothing that a page shows
	Choices  []string     // the only texts that it can be; nil where it can be any
	Is       reflect.Type // Text, Flag, … or a struct of fields; of a list, what each of its values is
	Many     bool         // whether it is a list
	Parts    reflect.Type // the struct of fields that its value, or each of its values, holds; nil for a single value
}

// Keys returns the fields of a struct of fields, in its order.
func Keys(of reflect.Type) []Key {
	var keys []Key
	shape := shapeOf(of)
	for _, name := range shape.names {
		field := of.Field(shape.byName[name].index)
		keys = append(keys, Key{
			Name: name, Example: field.Tag.Get("like"), Required: field.Tag.Get("required") == "true", Field: field.Name,
			Said: field.Tag.Get("said"), About: field.Tag.Get("about"), Fuller: field.Tag.Get("fuller"), Choices: choicesOf(field.Tag), Is: itemOf(field.Type), Many: itemOf(field.Type) != field.Type,
			Parts: partsOf(field.Type),
		})
	}
	return keys
}

// Choices returns the only texts that a field of a struct of fields can be, by its name on a page.
func Choices[T any](name string) []string {
	return shapeOf(reflect.TypeFor[T]()).byName[name].key.choices
}

// partsOf returns the struct of fields that a value, or an entry of a list, is;
// nil where it is a single value.
func partsOf(t reflect.Type) reflect.Type {
	t = itemOf(t)
	if _, single := reflect.New(t).Interface().(decodable); single || t.Kind() != reflect.Struct {
		return nil
	}
	return t
}

// itemOf returns the type of a list's values, and of anything else its own.
func itemOf(t reflect.Type) reflect.Type {
	if list, ok := reflect.New(t).Interface().(interface{ itemType() reflect.Type }); ok {
		return list.itemType()
	}
	return t
}

// choicesOf returns the only texts that a field can be, nil where it can be any.
func choicesOf(tag reflect.StructTag) []string {
	if tag.Get("choices") == "" {
		return nil
	}
	return strings.Fields(tag.Get("choices"))
}

// shape is the keys of one struct of fields.
type shape struct {
	byName map[string]shapeField
	names  []string // in the order of the struct
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
		made.byName[name] = shapeField{key{name: name, like: field.Tag.Get("like"), choices: choicesOf(field.Tag)}, i, field.Type}
	}
	shapes.Store(t, made)
	return made
}

// pathsTo returns where in a page a key belongs: `in "join.contact"`. Nothing
// where it has no place at all, or too many to be of help.
func pathsTo(name string, root reflect.Type) []string {
	var found []string
	var walk func(t reflect.Type, path string)
	walk = func(t reflect.Type, path string) {
		if t = partsOf(t); t == nil {
			return
		}
		shape := shapeOf(t)
		for _, key := range shape.names {
			switch {
			case key != name:
			case path == "":
				found = append(found, "at the left edge, by itself")
			default:
				found = append(found, fmt.Sprintf("in %s", words.Quote(path)))
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
