package fields_test

import (
	"reflect"
	"testing"
	"testing/fstest"

	"bandstand/directory/content/fields"
	"bandstand/directory/content/frontmatter"
)

// Every example in a message can be read as what it is an example of.
func TestExamplesAreOfTheirKind(t *testing.T) {
	for _, page := range []any{&fields.Listing{}, &fields.Organisation{}, &fields.Town{}, &fields.Nation{}, &fields.Page{}, &fields.Site{}} {
		root := reflect.TypeOf(page).Elem()
		for _, key := range frontmatter.Keys(root) {
			yaml := key.Name + ": " + key.Example + "\n"
			file := frontmatter.NewFile(fstest.MapFS{"example.yaml": {Data: []byte(yaml)}}, "example.yaml")
			file.Read(reflect.New(root).Interface())
			for _, p := range file.Problems() {
				t.Errorf("%s%s", yaml, p)
			}
		}
	}
}
