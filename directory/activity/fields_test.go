package activity

import (
	"os"
	"reflect"
	"regexp"
	"testing"
)

// Each field is explained in content/README.md: whoever fills one in reads it
// there.
func TestEveryFieldIsExplained(t *testing.T) {
	guide, err := os.ReadFile("../../content/README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range []any{
		listingFields{}, organisationFields{}, townFields{}, nationFields{}, pageFields{}, siteFields{}, vocabularyTermFields{}, companyFields{},
		phraseFields{}, synonymsFields{}, apartFields{}, spellingFields{}, translationFields{}, termTranslationFields{},
	} {
		root := reflect.TypeOf(page)
		eachKey(root, func(name string) {
			if !regexp.MustCompile("[`{(, ]" + name + "(:|`)").Match(guide) {
				t.Errorf("content/README.md does not explain %s of %s", name, root.Name())
			}
		})
	}
}

// Every example in a message can be read as what it is an example of.
func TestExamplesAreOfTheirKind(t *testing.T) {
	for _, page := range []any{&listingFields{}, &organisationFields{}, &townFields{}, &nationFields{}, &pageFields{}, &siteFields{}} {
		root := reflect.TypeOf(page).Elem()
		shape := shapeOf(root)
		for _, name := range shape.names {
			s := &source{file: "example"}
			yaml := name + ": " + shape.byName[name].key.like + "\n"
			if document, ok := s.parseYAML([]byte(yaml), 1); ok {
				s.decode(document, 1, reflect.New(root).Interface())
			}
			for _, p := range s.problems {
				t.Errorf("%s%s", yaml, p)
			}
		}
	}
}

func eachKey(t reflect.Type, visit func(name string)) {
	if item, ok := reflect.New(t).Interface().(interface{ itemType() reflect.Type }); ok {
		t = item.itemType()
	}
	if _, leaf := reflect.New(t).Interface().(decodable); leaf || t.Kind() != reflect.Struct {
		return
	}
	shape := shapeOf(t)
	for _, name := range shape.names {
		visit(name)
		eachKey(shape.byName[name].is, visit)
	}
}
