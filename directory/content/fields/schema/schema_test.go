package schema

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v3"

	"bandstand/directory/content/fields"
)

const root = "../../../.."

// Editors find the schema of each kind of file by their settings.
func TestEditorsKnowEverySchema(t *testing.T) {
	for name, ending := range map[string]string{".vscode/settings.json": ".yaml", ".remarkrc.json": ".md"} {
		settings, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range fields.Files {
			for _, glob := range file.Globs {
				if filepath.Ext(glob) == ending && !strings.Contains(string(settings), `"`+glob+`"`) {
					t.Errorf("%s does not name %s, which docs/schemas/%s.json is for", name, glob, file.Name)
				}
			}
		}
	}
}

// What ships passes its own schemas: base/, and the small directory of the tests.
func TestWhatShipsPasses(t *testing.T) {
	for folder, read := range map[string]fs.FS{
		"base":    os.DirFS(filepath.Join(root, "base")),
		"content": os.DirFS(filepath.Join(root, "generator", "testdata", "small", "content")),
	} {
		passed := 0
		for _, file := range fields.Files {
			against := compiled(t, file)
			for _, glob := range file.Globs {
				glob, found := strings.CutPrefix(glob, folder+"/")
				if !found {
					continue
				}
				for _, name := range filesOf(t, read, glob) {
					text, err := fs.ReadFile(read, name)
					if err != nil {
						t.Fatal(err)
					}
					if err := against.Validate(valueOf(t, string(text))); err != nil {
						t.Errorf("%s/%s: %v", folder, name, err)
					}
					passed++
				}
			}
		}
		if passed < 5 {
			t.Errorf("only %d files of %s were tried", passed, folder)
		}
	}
}

// filesOf returns the files of a glob as editors read it, of those signs that fields.Files uses.
func filesOf(t *testing.T, read fs.FS, glob string) []string {
	t.Helper()
	translated := strings.Contains(glob, ".??") // the name of a translation ends in its language
	plain := strings.NewReplacer("!(*.??)", "*", "**/", "").Replace(glob)
	folder, pattern := filepath.Split(plain)
	var found []string
	err := fs.WalkDir(read, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		is, _ := filepath.Match(pattern, filepath.Base(name))
		language, _ := filepath.Match("*.??.*", filepath.Base(name))
		if is && strings.HasPrefix(name, folder) && language == (translated && !strings.Contains(glob, "!(")) {
			found = append(found, name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestMistakesAreRefused(t *testing.T) {
	sound, err := os.ReadFile(filepath.Join(root, "generator/testdata/small/content/activities/salford/songs-across-the-ages.md"))
	if err != nil {
		t.Fatal(err)
	}
	against := compiled(t, fields.Files[0])
	for name, change := range map[string][2]string{
		"a key that nobody knows":     {"kinds:", "kindz:"},
		"another way to make sure":    {"checked_how: phoned", "checked_how: guessed"},
		"a place that is none":        {"town: salford, postcode: M6 5LB}", "town: salford, postcode: M6 5LB, setting: pub}"},
		"ages in words":               {"from: 9", "from: nine"},
		"a date the other way round":  {"last_checked: 2026-11-02", "last_checked: 02/11/2026"},
		"one value in place of parts": {"cost: {free: true}", "cost: free"},
		"one value in place of many":  {"kinds: [music]", "kinds: music"},
		"no summary":                  {"summary: Sing together, whatever your age.\n", ""},
		"no way to join":              {"how: come-along, ", ""},
	} {
		text := strings.Replace(string(sound), change[0], change[1], 1)
		if text == string(sound) {
			t.Fatalf("%s: nothing to change", name)
		}
		if err := against.Validate(valueOf(t, text)); err == nil {
			t.Errorf("%s passes", name)
		}
	}
	draft := "---\ntitle: Plant Pals\nstatus: draft\naccess: [step-free, {feature: hearing-loop, note: Main hall}]\nonline: false\n---\n"
	if err := against.Validate(valueOf(t, draft)); err != nil {
		t.Errorf("a draft that somebody is at work on: %v", err)
	}
}

// compiled makes a validator of a schema.
func compiled(t *testing.T, file fields.File) *jsonschema.Schema {
	t.Helper()
	text, err := Of(file)
	if err != nil {
		t.Fatal(err)
	}
	read, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource(file.Name, read); err != nil {
		t.Fatal(err)
	}
	made, err := compiler.Compile(file.Name)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

// valueOf reads front matter, or a file of YAML, as editors do, to whom a date is words.
func valueOf(t *testing.T, text string) any {
	t.Helper()
	if parts := strings.SplitN(text, "---\n", 3); len(parts) == 3 && parts[0] == "" {
		text = parts[1]
	}
	var document yaml.Node
	if err := yaml.Unmarshal([]byte(text), &document); err != nil {
		t.Fatal(err)
	}
	var plain func(n *yaml.Node)
	plain = func(n *yaml.Node) {
		if n.Tag == "!!timestamp" {
			n.Tag = "!!str"
		}
		for _, one := range n.Content {
			plain(one)
		}
	}
	plain(&document)
	var value any
	if err := document.Decode(&value); err != nil {
		t.Fatal(err)
	}
	return value
}
