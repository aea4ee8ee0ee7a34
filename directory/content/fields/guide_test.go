package fields_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"bandstand/directory/content/facts"
	"bandstand/directory/content/fields"
	"bandstand/directory/content/fields/schema"
	"bandstand/directory/content/frontmatter"
)

var update = flag.Bool("update", false, "write docs/content.md and docs/schemas anew")

// The guide to every field is made from the structs of this package: their tags
// give the names and examples, their comments the meanings and rules.
func TestGuideIsCurrent(t *testing.T) {
	const file = "../../../docs/content.md"
	g := &guide{t: t, comments: fields.Meanings(), told: map[reflect.Type]bool{}}
	g.printf("# Every field of `content/`\n\n")
	g.printf("How to write a page, check it and send it, stands in [content/README.md](../content/README.md).\n")
	g.printf("A **bold** field is required. Times, prices and phone numbers are written as the examples show.\n\n")
	g.printf("<!-- Made from directory/content/fields: go test ./directory/content/fields -update -->\n\n")
	for _, page := range fields.Files {
		g.printf("- [%s](#%s)\n", page.Title, strings.ReplaceAll(strings.ToLower(page.Title), " ", "-"))
	}
	g.printf("- [Facts](#facts)\n")
	for _, page := range fields.Files {
		g.printf("\n## %s\n\n`%s`\n\n", page.Title, page.Path)
		g.describe(page.Of)
	}
	g.printf("\n## Facts\n\nIn the words of `pages/` and `nations/`, and in the titles and summaries of `pages/`, these stand for what " +
		"`site.yaml` and the towns say, so that nothing has to be typed twice: `Ring [$(phone)](tel:$(phone)).` A fact that is " +
		"missing in `site.yaml` is an error. In the pages of groups they are words like any others.\n\n| write | for |\n|---|---|\n")
	for _, name := range facts.Names() {
		if facts.Meanings[name] == "" {
			t.Errorf("nobody says what $(%s) is", name)
		}
		g.printf("| `$(%s)` | %s |\n", name, facts.Meanings[name])
	}
	if *update {
		if err := os.WriteFile(file, []byte(g.text.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if written, err := os.ReadFile(file); err != nil || string(written) != g.text.String() {
		t.Errorf("docs/content.md is not current (%v): go test ./directory/content/fields -update", err)
	}
}

// So are the schemas by which editors of text know them.
func TestSchemasAreCurrent(t *testing.T) {
	const folder = "../../../docs/schemas"
	if *update {
		if _, err := schema.Write(folder); err != nil {
			t.Fatal(err)
		}
	}
	for _, file := range fields.Files {
		want, err := schema.Of(file)
		if err != nil {
			t.Fatal(err)
		}
		if written, err := os.ReadFile(filepath.Join(folder, file.Name+".json")); err != nil || !bytes.Equal(written, want) {
			t.Errorf("docs/schemas/%s.json is not current (%v): go run ./generator schema", file.Name, err)
		}
	}
}

// guide is docs/content.md while it is made.
type guide struct {
	t        *testing.T
	comments map[string]string
	told     map[reflect.Type]bool
	text     strings.Builder
}

func (g *guide) printf(format string, args ...any) { fmt.Fprintf(&g.text, format, args...) }

// describe writes what a struct of fields is, a table of its fields, and then the
// same of each of its parts that has not been described before.
func (g *guide) describe(of reflect.Type) {
	_, is, _ := strings.Cut(g.comments[of.Name()], " ")
	if _, rest, found := strings.Cut(is, " "); !found {
		g.t.Errorf("%s has no comment that says what it is", of.Name())
	} else {
		g.printf("%s%s\n\n", strings.ToUpper(rest[:1]), rest[1:])
	}
	g.printf("| field | what to write | example |\n|---|---|---|\n")
	var parts []reflect.Type
	names := map[reflect.Type][]string{}
	for _, key := range frontmatter.Keys(of) {
		name, meaning := "`"+key.Name+"`", g.comments[of.Name()+"."+key.Field]
		if key.Required {
			name = "**" + name + "**"
		}
		if meaning == "" || key.Example == "" {
			g.t.Errorf("%s.%s has no comment, or no example", of.Name(), key.Field)
		}
		if key.Parts != nil {
			meaning += fmt.Sprintf(". [Its fields](#%s)", anchor(key.Parts))
			names[key.Parts] = append(names[key.Parts], "`"+key.Name+"`")
			if !slices.Contains(parts, key.Parts) && !g.told[key.Parts] {
				parts = append(parts, key.Parts)
			}
		}
		g.printf("| %s | %s | `%s: %s` |\n", name, meaning, key.Name, key.Example)
	}
	for _, part := range parts {
		g.told[part] = true
		g.printf("\n<a id=%q></a>\n\n### %s\n\n", anchor(part), strings.Join(names[part], " and "))
		g.describe(part)
	}
}

func anchor(part reflect.Type) string { return "fields-of-" + strings.ToLower(part.Name()) }
