package content

import (
	"maps"
	"strings"
	"testing"
)

func TestReadAddressBook(t *testing.T) {
	book, err := ReadAddressBook([]byte("# groups\nsongs: songs-private@example.org\ntea: '\"tea time\"@example.org'\n"))
	want := map[string]string{"songs": "songs-private@example.org", "tea": `"tea time"@example.org`}
	if err != nil || !maps.Equal(book, want) {
		t.Errorf("got %v, %v", book, err)
	}
	for text, says := range map[string]string{
		"songs: secret at example.org":                "no email address behind \"songs\"",
		"songs: a@example.org, secret@example.org":    "no email address behind \"songs\"",
		"Songs and Tea: secret@example.org":           "small letters",
		"songs: secret@example.org\nsongs: b@c.org\n": "not lines like",
		"songs: sécret@example.org":                   "no email address behind \"songs\"", // many mail servers take no such letters
		"- secret@example.org":                        "not lines like",
		"songs:":                                      "no email address",
	} {
		_, err := ReadAddressBook([]byte(text))
		if err == nil || !strings.Contains(err.Error(), says) || strings.Contains(err.Error(), "secret") {
			t.Errorf("%q: got %v, want %q", text, err, says)
		}
	}
}
