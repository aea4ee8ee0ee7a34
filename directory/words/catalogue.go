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

// catalogues returns the languages of the embedded catalogues. It panics where these
// cannot be listed, because they are part of the program.
var catalogues = sync.OnceValue(func() languages {
	all, err := open(embedded)
	if err != nil {
		panic("words: " + err.Error())
	}
	return all
})

// languages are the catalogues of a folder, by code. Each is read when it is first
// needed, so that a service of one language does not wait for the others.
type languages map[string]func() (*Language, error)

// must returns a language, and panics where its catalogue is broken.
func (all languages) must(code string) *Language {
	l, err := all[code]()
	if err != nil {
		panic("words: " + err.Error())
	}
	return l
}

// forms are the plural forms of CLDR in its own order.
var forms = []string{"zero", "one", "two", "few", "many", "other"}

// plurals are the functions that return the plural form of a count, by language code.
// The rules are those of CLDR for whole numbers.
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

// open lists the catalogues of a folder, each named <code>.json.
func open(folder fs.FS) (languages, error) {
	names, err := fs.Glob(folder, "*.json")
	if err != nil {
		return nil, err
	}
	all := make(languages, len(names))
	for _, name := range names {
		all[strings.TrimSuffix(name, ".json")] = sync.OnceValues(func() (*Language, error) {
			l, err := readLanguage(folder, name)
			if err == nil && l.code != "en" {
				l.fallback, err = all["en"]()
			}
			if err != nil {
				return nil, fmt.Errorf("read catalogue %s: %w", name, err)
			}
			return l, nil
		})
	}
	if all["en"] == nil {
		return nil, fmt.Errorf("no en.json, which every language falls back to")
	}
	return all, nil
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
