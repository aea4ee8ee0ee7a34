package messages

import (
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"bandstand/messages/email"
	"bandstand/messages/forms"
)

func TestTheOutboxKeepsEveryLetter(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "outbox")
	v, kept := newVisit(t), email.Outbox{Folder: folder}
	v.use(kept)
	ask := func(address string) *httptest.ResponseRecorder {
		answer := httptest.NewRecorder()
		kept.ServeHTTP(answer, httptest.NewRequest("GET", address, nil))
		return answer
	}
	if got := ask("/outbox").Body.String(); !strings.Contains(got, "There is none yet") {
		t.Errorf("an empty outbox says %s", got)
	}
	v.fill("/messages/join/choir", with(honest(), "copy", forms.Yes)) // two of one moment
	letters := regexp.MustCompile(`/outbox/[^"]+\.eml`).FindAllString(ask("/outbox").Body.String(), -1)
	if len(letters) != 2 {
		t.Fatalf("%d letters", len(letters))
	}
	both := ask(letters[0]).Body.String() + ask(letters[1]).Body.String()
	for _, want := range []string{"To: <songs@private.example>", "To: <" + typedEmail + ">"} {
		if !strings.Contains(both, want) {
			t.Errorf("the letters lack %q:\n%s", want, both)
		}
	}
	info, err := os.Stat(filepath.Join(folder, strings.TrimPrefix(letters[0], "/outbox/")))
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("got %v, %v", info, err)
	}
	for _, address := range []string{"/outbox/../service_test.go", "/outbox/%2e%2e%2fgo.mod", "/outbox/none.eml"} {
		if got := ask(address); got.Code != 404 {
			t.Errorf("%s: got %d", address, got.Code)
		}
	}
}
