package messages

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
)

func TestTellingTheEditors(t *testing.T) {
	v := newVisit(t)
	shows(t, v.get("/messages/report/ring"), 200, "Worried about someone’s safety?", `Emergency services: <a href="tel:999">999</a>`)
	shows(t, v.get("/messages/report/choir"), 200, `<a href="tel:01632960100">01632 960100</a> by day`)
	shows(t, v.fill("/messages/report/choir", url.Values{"more": {typedProse}}), 422, typedProse, `href="#what-when"`)
	shows(t, v.get("/messages/report/choir"), 200, `id="safety">`, "The editors and the email companies will have it.")
	worried := v.fill("/messages/report/choir", url.Values{"what": {"worry"}, "more": {typedProse}})
	shows(t, worried, 422, `id="safety" open>`, "Please ring: the numbers stand under", typedProse)
	answer := v.fill("/messages/report/choir", url.Values{"what": {"when"}, "more": {"It is at ten.\r\n" + typedProse}, "email": {typedEmail}})
	shows(t, v.get(answer.Header().Get("Location")), 200, "The editors will look into it")
	shows(t, v.fill("/messages/suggest", url.Values{}), 422, `href="#group"`, `href="#town"`, `href="#reach"`)
	answer = v.fill("/messages/suggest", url.Values{"group": {"Kites"}, "town": {"Whitby"}, "reach": {"01632 960004"}})
	if answer.Code != http.StatusSeeOther || len(v.mail.letters) != 2 {
		t.Fatalf("got %d and %d letters", answer.Code, len(v.mail.letters))
	}
	for i, want := range []string{"https://bandstand.example/activities/choir/", "Kites"} {
		letter := v.mail.letters[i]
		if letter.To != "editors@private.example" || !strings.Contains(letter.Text, want) || strings.Contains(letter.Text, "⟦message") {
			t.Errorf("got %+v", letter)
		}
	}
}

func TestWithoutEditorsNobodyWritesToThem(t *testing.T) {
	bundle := testBundle(t)
	bundle.Editors = "" // as a directory that turned messages off
	v := newVisit(t)
	v.handler = Handler(bundle, Options{Key: testKey, Mailer: v.mail, Now: v.clock.now})
	for _, address := range []string{"/messages/suggest", "/messages/report/choir"} {
		shows(t, v.get(address), http.StatusNotFound, "Page not found")
		shows(t, v.post(address, url.Values{"group": {"Kites"}}), http.StatusNotFound, "Not sent")
	}
}
