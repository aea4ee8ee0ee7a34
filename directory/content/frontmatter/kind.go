package frontmatter

import (
	"path"
	"reflect"

	"go.yaml.in/yaml/v3"

	"bandstand/directory/words"
)

// Kind is what a page can be, each in a folder of its own.
type Kind struct {
	Folder string // "activities"
	Name   string // "an activity"
	Fields any    // a struct of its fields
}

// misfiled reports a page whose fields are those of another kind than its folder holds,
// and whether it is one. Its single fields would otherwise all be mistakes.
func (f *File) misfiled(document *yaml.Node, target any, kinds []Kind) bool {
	if document.Kind != yaml.MappingNode {
		return false
	}
	known := func(of reflect.Type) (n int) {
		shape := shapeOf(of)
		for i := 0; i < len(document.Content); i += 2 {
			if _, ok := shape.byName[document.Content[i].Value]; ok {
				n++
			}
		}
		return n
	}
	own := known(reflect.TypeOf(target).Elem())
	if own > len(document.Content)/4 { // half of them, since each has its value behind it
		return false
	}
	var best Kind
	most := max(1, 2*own-1)
	for _, kind := range kinds {
		if n := known(reflect.TypeOf(kind.Fields)); n > most {
			best, most = kind, n
		}
	}
	if best.Folder == "" {
		return false
	}
	hint := "move the file to " + best.Folder + "/"
	if best.Folder == "activities" {
		hint += ", into the folder of its town"
	}
	f.Errorf(f.keysLine, "this is the page of %s, and it lies in %s", best.Name, words.Quote(path.Dir(f.path)+"/")).
		Suggestf("%s", hint)
	return true
}
