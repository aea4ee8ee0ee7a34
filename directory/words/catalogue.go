package words

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
)

//go:embed *.json
var embedded embed.FS

// catalogues is every language that has a file here, by code. The files are
// part of the program, so a broken one is a broken program.
var catalogues = sync.OnceValue(func() map[string]*Language {
	languages, err := read(embedded)
	if err != nil {
		panic("words: " + err.Error())
	}
	return languages
})

// forms are the plural forms of CLDR in its own order.
var forms = []string{"zero", "one", "two", "few", "many", "other"}

// plurals chooses the plural form for a count, by language code. The rules are
// those of CLDR for whole numbers.
var plurals = map[string]func(count int) string{
	"en": func(count int) string {
		if count == 1 {
			return "one"
		}
		return "other"
	},
	"cy": func(count int) string {
		switch count {
		case 0:
			return "zero"
		case 1:
			return "one"
		case 2:
			return "two"
		case 3:
			return "few"
		case 6:
			return "many"
		}
		return "other"
	},
}

// read reads every catalogue of a folder, each named <code>.json.
func read(folder fs.FS) (map[string]*Language, error) {
	names, err := fs.Glob(folder, "*.json")
	if err != nil {
		return nil, err
	}
	languages := make(map[string]*Language, len(names))
	for _, name := range names {
		l, err := readLanguage(folder, name)
		if err != nil {
			return nil, fmt.Errorf("read catalogue %s: %w", name, err)
		}
		languages[l.code] = l
	}
	english, ok := languages["en"]
	if !ok {
		return nil, fmt.Errorf("no en.json, which every language falls back to")
	}
	for _, l := range languages {
		if l != english {
			l.fallback = english
		}
	}
	return languages, nil
}

// readLanguage reads one catalogue.
func readLanguage(folder fs.FS, name string) (*Language, error) {
	code := strings.TrimSuffix(path.Base(name), ".json")
	plural, ok := plurals[code]
	if !ok {
		return nil, fmt.Errorf("no plural rule for %q: add it to plurals", code)
	}
	raw, err := fs.ReadFile(folder, name)
	if err != nil {
		return nil, err
	}
	l := &Language{code: code, plural: plural}
	if err := json.Unmarshal(raw, &l.messages); err != nil {
		return nil, err
	}
	return l, nil
}

// UnmarshalJSON reads a text, or an object of texts by plural form.
func (m *message) UnmarshalJSON(raw []byte) error {
	if raw[0] == '"' {
		var text string
		err := json.Unmarshal(raw, &text)
		*m = message{"other": text}
		return err
	}
	var texts map[string]string
	if err := json.Unmarshal(raw, &texts); err != nil {
		return err
	}
	if texts["other"] == "" {
		return fmt.Errorf("plural forms without \"other\": %s", raw)
	}
	for form := range texts {
		if !slices.Contains(forms, form) {
			return fmt.Errorf("%q is not a plural form: %s", form, strings.Join(forms, ", "))
		}
	}
	*m = texts
	return nil
}
