package words

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "sort the catalogues and write them one key a line")

// Catalogues keep one key a line, sorted, so that two people's additions meet
// in a merge as rarely as they can.
func TestCataloguesAreTidy(t *testing.T) {
	for _, code := range Codes() {
		name := code + ".json"
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		want := tidy(t, raw)
		if bytes.Equal(raw, want) {
			continue
		}
		if *update {
			if err := os.WriteFile(name, want, 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		t.Errorf("%s is not one sorted key a line, first at line %d; run: go test ./directory/words -update",
			name, firstDifference(raw, want))
	}
}

func TestCataloguesAreSound(t *testing.T) {
	shape := regexp.MustCompile(`^[a-z0-9_-]+(\.[a-z0-9_-]+)+$`)
	for _, code := range Codes() {
		l, _ := In(code)
		for key, m := range l.messages {
			if !shape.MatchString(key) {
				t.Errorf("%s: %q is not spelt like.a_key", code, key)
			}
			english, ok := English().messages[key]
			if !ok {
				t.Errorf("%s: %q is not in en.json, which must hold everything", code, key)
				continue
			}
			allowed := placeholders(english["other"])
			for form, text := range m {
				if strings.TrimSpace(text) == "" {
					t.Errorf("%s: %q has no text for %s", code, key, form)
				}
				for _, name := range placeholders(text) {
					if !slices.Contains(allowed, name) {
						t.Errorf("%s: %q uses {%s}, which en.json's \"other\" does not have", code, key, name)
					}
				}
			}
			if len(m) > 1 && !slices.Contains(allowed, "count") {
				t.Errorf("%s: %q has plural forms and does not say {count}", code, key)
			}
		}
	}
}

// tidy writes a catalogue as it should stand. A key that stands twice is a
// failure: JSON would drop one in silence.
func tidy(t *testing.T, raw []byte) []byte {
	t.Helper()
	texts := map[string]json.RawMessage{}
	decoder := json.NewDecoder(bytes.NewReader(raw))
	token(t, decoder)
	for decoder.More() {
		key := token(t, decoder).(string)
		if _, twice := texts[key]; twice {
			t.Errorf("the key %q stands twice", key)
		}
		var text json.RawMessage
		if err := decoder.Decode(&text); err != nil {
			t.Fatalf("%q: %v", key, err)
		}
		texts[key] = text
	}
	var lines []string
	for _, key := range slices.Sorted(maps.Keys(texts)) {
		lines = append(lines, fmt.Sprintf("\t%q: %s", key, tidyText(t, texts[key])))
	}
	return []byte("{\n" + strings.Join(lines, ",\n") + "\n}\n")
}

// tidyText writes one text, or its plural forms in CLDR's order.
func tidyText(t *testing.T, raw json.RawMessage) string {
	t.Helper()
	var m message
	if err := json.Unmarshal(raw, &m); err != nil {
		t.Fatal(err)
	}
	if raw[0] == '"' {
		return quoted(t, m["other"])
	}
	var parts []string
	for _, form := range forms {
		if text, ok := m[form]; ok {
			parts = append(parts, fmt.Sprintf("%q: %s", form, quoted(t, text)))
		}
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

// quoted writes a JSON string with its letters, & and < as they are.
func quoted(t *testing.T, text string) string {
	t.Helper()
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(text); err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(out.String())
}

func token(t *testing.T, decoder *json.Decoder) json.Token {
	t.Helper()
	next, err := decoder.Token()
	if err != nil {
		t.Fatal(err)
	}
	return next
}

func firstDifference(a, b []byte) int {
	x, y := strings.Split(string(a), "\n"), strings.Split(string(b), "\n")
	for i := range min(len(x), len(y)) {
		if x[i] != y[i] {
			return i + 1
		}
	}
	return min(len(x), len(y))
}

func placeholders(text string) []string {
	var names []string
	for _, match := range regexp.MustCompile(`\{([a-z_]+)\}`).FindAllStringSubmatch(text, -1) {
		names = append(names, match[1])
	}
	return names
}
