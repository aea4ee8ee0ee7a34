package messages

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"bandstand/directory/page"
	"bandstand/directory/words"
)

// inTwoLanguages is a visit to a service that speaks Welsh as well. The choir does
// too; the garden does not, and nobody has translated its name.
func inTwoLanguages(t *testing.T) *visit {
	t.Helper()
	v := newVisit(t)
	source := testSource(t)
	source.Activities = slices.Clone(source.Activities)
	source.Activities[0].Languages = []string{"cy", "en"}
	welsh := source
	welsh.Language = "cy"
	welsh.Shell.Language, welsh.Shell.Prefix, welsh.Shell.BaseURL = "cy", "/cy", "https://bandstand.example/cy"
	welsh.Shell.Elsewhere = []page.Elsewhere{{Code: "en", Name: "English", BaseURL: "https://bandstand.example"}}
	welsh.Activities = slices.Clone(source.Activities)
	welsh.Activities[0].Title = "Caneuon a “The”"
	welsh.Activities[1].Title = words.Foreign("Plant Pals")
	source.Translations = []Source{welsh}
	bundle, err := Open(built(t, source))
	if err != nil {
		t.Fatal(err)
	}
	v.handler = Handler(bundle, Options{Key: testKey, Mailer: v.mail, Now: v.clock.now})
	return v
}

func TestFormsInWelsh(t *testing.T) {
	v := inTwoLanguages(t)
	shows(t, v.get("/cy/messages/join/choir"), http.StatusOK,
		`<html lang="cy"`, "Gofyn am gael ymuno: Caneuon a “The”", `action="/cy/messages/join/choir"`, `href="/cy/activities/choir/"`,
		`href="/messages/join/choir" lang="en" hreflang="en"`)
	shows(t, v.get("/.netlify/functions/messages/cy/join/choir"), http.StatusOK, `<html lang="cy"`)
	shows(t, v.get("/messages/join/choir"), http.StatusOK, `<html lang="en"`, "Ask to join: Songs")
	shows(t, v.get("/cy/messages/join/garden"), http.StatusOK, `<span lang="en">Plant Pals</span>`)
	shows(t, v.get("/cy/messages/join/nowhere"), http.StatusNotFound, `<html lang="cy"`, "Heb ddod o hyd i’r dudalen")

	wrong := honest()
	wrong.Del("adult")
	shows(t, v.fill("/cy/messages/join/choir", wrong), http.StatusUnprocessableEntity, "Ticiwch eich bod yn 18 oed", typedName)
}

// A group reads what is written to it in a language that it speaks, and is told in
// which it was written.
func TestLettersAreInTheLanguageOfWhoeverReadsThem(t *testing.T) {
	v := inTwoLanguages(t)
	for _, test := range []struct{ form, says, not string }{
		{"choir", "Hoffai rhywun ymuno â: Caneuon a “The”.", "Somebody"},
		{"garden", "Somebody would like to join in with: Plant Pals.", "rhywun"},
	} {
		answer := v.fill("/cy/messages/join/"+test.form, honest())
		to := answer.Header().Get("Location")
		if answer.Code != http.StatusSeeOther || !strings.HasPrefix(to, "/cy/messages/join/"+test.form+"/sent?") {
			t.Fatalf("%s: got %d to %q", test.form, answer.Code, to)
		}
		shows(t, v.get(to), http.StatusOK, `<html lang="cy"`, "Anfonwyd")
		letter := v.mail.letters[len(v.mail.letters)-1].Text
		if !strings.Contains(letter, test.says) || strings.Contains(letter, test.not) || strings.ContainsAny(letter, "\ufdd0\ufdd1") {
			t.Errorf("%s: the letter is\n%s", test.form, letter)
		}
		if language := map[string]string{"choir": "Ysgrifennwyd yn: Cymraeg", "garden": "Written in: Welsh"}[test.form]; !strings.Contains(letter, language) {
			t.Errorf("%s: the letter does not say %q:\n%s", test.form, language, letter)
		}
	}
	v.fill("/cy/messages/suggest", with(honest(), "group", "Criw", "town", "Y Fenni", "reach", "01632 960444"))
	if letter := v.mail.letters[len(v.mail.letters)-1].Text; !strings.Contains(letter, "What is the group called?") || !strings.Contains(letter, "Written in: Welsh") {
		t.Errorf("the editors read\n%s", letter)
	}
}

// Both languages are one service: who has sent as much as they may in the one has in
// the other.
func TestLimitsHoldInAllLanguagesTogether(t *testing.T) {
	v := inTwoLanguages(t)
	sent := 0
	for i := range 8 {
		address := []string{"/messages/join/choir", "/cy/messages/join/choir"}[i%2]
		if v.fillBefore(address, honest()).Code == http.StatusSeeOther {
			sent++
		}
	}
	if want := testActivities[0].ADay / 2; sent != want { // half of what the group wants, from one address
		t.Errorf("%d were sent, want %d", sent, want)
	}
}
