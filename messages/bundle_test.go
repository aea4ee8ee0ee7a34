package messages

import (
	"bytes"
	"os"
	"strings"
	"testing"
)

func TestABundleThatCannotBeUsedIsRefused(t *testing.T) {
	source := func(a Activity, editors string) Source {
		return Source{Activities: []Activity{a}, Editors: editors, Layouts: os.DirFS("../layouts"), Language: "en"}
	}
	sound := Activity{Slug: "choir", Form: true, To: "songs@private.example"}
	for name, one := range map[string]struct {
		source Source
		says   string
	}{
		"no address":    {source(Activity{Slug: "choir", Form: true, To: "songs at private.example"}, "e@example.org"), `no email address behind the form of "choir"`},
		"two addresses": {source(Activity{Slug: "choir", Form: true, To: "a@private.example, b@private.example"}, "e@example.org"), `no email address behind the form of "choir"`},
		"the editors":   {source(sound, "editors"), "no email address of the editors"},
	} {
		_, err := Build(one.source)
		if err == nil || !strings.Contains(err.Error(), one.says) || strings.Contains(err.Error(), "private.example") {
			t.Errorf("%s: got %v", name, err)
		}
	}
	for name, one := range map[string]struct{ old, changed, says string }{
		"of an older program": {`"format":3`, `"format":0`, "build it again"},
		"of a newer program":  {`"format":3`, `"format":4`, "build it again"},
		"of the first ones":   {`"format":3,`, ``, "build it again"},
		"cut off":             {`}`, ``, "messages.json"},
		"a bad address":       {"songs@private.example", "songs@private@example", `no email address behind the form of "choir"`},
		"another language":    {`"language":"en"`, `"language":"xx"`, `the language "xx"`},
	} {
		folder := built(t, source(sound, "e@example.org"))
		text := folder[manifestFile].Data
		folder[manifestFile].Data = bytes.ReplaceAll(text, []byte(one.old), []byte(one.changed))
		if bytes.Equal(text, folder[manifestFile].Data) {
			t.Fatalf("%s: nothing was changed in %s", name, text)
		}
		if _, err := Open(folder); err == nil || !strings.Contains(err.Error(), one.says) || strings.Contains(err.Error(), "songs@") {
			t.Errorf("%s: got %v, want %q", name, err, one.says)
		}
	}
}
