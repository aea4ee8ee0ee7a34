package email

import (
	"bytes"
	"encoding/base64"
	"strings"
	"testing"
	"time"
)

// A logo comes with the letter: nothing is fetched from anywhere when it is opened.
func TestALogoComesWithTheLetter(t *testing.T) {
	letter := Letter{
		Sender: "Ramsbottom Together", To: "songs@ramsbottom.test", Subject: "A message", Text: "Words.",
		HTML: `<p><img src="cid:logo" alt="">Words.</p>`, Logo: []byte("a picture"), Written: time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC),
	}
	var written bytes.Buffer
	if err := letter.Write(&written, "site@ramsbottom.test"); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"multipart/related", "Content-Id: <logo>", "Content-Disposition: inline", "image/png", base64.StdEncoding.EncodeToString(letter.Logo),
	} {
		if !strings.Contains(strings.ToLower(written.String()), strings.ToLower(want)) {
			t.Errorf("the letter has no %q:\n%s", want, &written)
		}
	}
	letter.Logo = nil
	written.Reset()
	if err := letter.Write(&written, "site@ramsbottom.test"); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(written.String(), "image/png") {
		t.Errorf("a letter without a logo has one:\n%s", &written)
	}
}
