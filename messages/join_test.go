package messages

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"bandstand/messages/forms"
	"bandstand/messages/guard"
)

func TestJoiningIn(t *testing.T) {
	v := newVisit(t)
	answer := v.fill("/messages/join/choir", honest())
	if answer.Code != http.StatusSeeOther {
		t.Fatalf("got %d, want 303:\n%s", answer.Code, answer.Body)
	}
	to := answer.Header().Get("Location")
	if !regexp.MustCompile(`^/messages/join/choir/sent\?ref=[2-9A-HJ-NP-Z]{6}&seal=[A-Za-z0-9_-]{22}&way=either$`).MatchString(to) {
		t.Errorf("led to %s", to)
	}
	confirmed := v.get(to)
	reference := referenceIn(t, to)
	shows(t, confirmed, 200, "Your message was sent: Songs &amp; “Tea”", "Tuesday 24 November, 10:30am", `data-save="choir"`, "They will ring you, or write you an email", "Changed your mind", "the Tuesday host", "5 working days", "01632 960 001", reference, "Urgent help")
	for _, personal := range []string{"Zo", markedPhone, "960 777", marker} {
		if strings.Contains(confirmed.Body.String()+to, personal) {
			t.Errorf("the confirmation holds %q", personal)
		}
	}
	if len(v.mail.letters) != 1 {
		t.Fatalf("%d letters", len(v.mail.letters))
	}
	if !strings.Contains(confirmed.Body.String(), `href="tel:01632960001"`) {
		t.Error("the confirmation's phone number cannot be pressed")
	}
	letter := v.mail.letters[0]
	if letter.To != "songs@private.example" || letter.ReplyTo.Address != typedEmail {
		t.Errorf("to %s, answers to %v", letter.To, letter.ReplyTo)
	}
	for _, personal := range []string{"Zo", "Songs", marker} {
		if strings.Contains(letter.Subject, personal) {
			t.Errorf("the subject %q is not neutral", letter.Subject)
		}
	}
	for _, want := range []string{typedName, "01632 960 777", typedEmail, "morning", "Songs & “Tea”", "Use only to answer. No mailing list. Delete after 3 months.", reference} {
		if !strings.Contains(letter.Text, want) {
			t.Errorf("the letter lacks %q:\n%s", want, letter.Text)
		}
	}
	if strings.Contains(letter.Text, "⟦message") || strings.Contains(confirmed.Body.String(), "⟦message") {
		t.Errorf("words are missing:\n%s", letter.Text)
	}
}

// referenceIn returns the reference in the address of a confirmation.
func referenceIn(t *testing.T, address string) string {
	t.Helper()
	parsed, err := url.Parse(address)
	if err != nil || !regexp.MustCompile(`^[2-9A-HJ-NP-Z]{6}$`).MatchString(parsed.Query().Get("ref")) {
		t.Fatalf("led to %q", address)
	}
	return parsed.Query().Get("ref")
}

// A letter says how to answer it: Reply reaches whoever wrote, or it says that it
// would not.
func TestLettersSayHowToAnswer(t *testing.T) {
	tests := []struct {
		phone, email string
		says         string
	}{
		{typedPhone, typedEmail, "ring them, or press Reply"},
		{"", typedEmail, "To answer, press Reply"},
		{typedPhone, "", "Reply would not reach them"},
	}
	for _, test := range tests {
		v := newVisit(t)
		v.fill("/messages/join/garden", with(honest(), "phone", test.phone, "email", test.email))
		letter := v.mail.letters[0]
		if !strings.Contains(letter.Text, test.says) || (letter.ReplyTo != nil) != (test.email != "") {
			t.Errorf("answers to %v, says:\n%s", letter.ReplyTo, letter.Text)
		}
		for line := range strings.Lines(letter.Text) {
			if strings.HasSuffix(strings.TrimSpace(line), ":") {
				t.Errorf("a line of the letter says nothing: %q", line)
			}
		}
	}
}

func TestNothingTypedIsLostWhereThereAreMistakes(t *testing.T) {
	tests := []struct {
		name    string
		answers url.Values
		field   string // that the summary leads to
	}{
		{"for nobody", with(honest(), "for", ""), "for-me"},
		{"no name", with(honest(), "name", " "), "name"},
		{"address for a name", with(honest(), "name", "see www.casino.example now"), "name"},
		{"number for a name", with(honest(), "name", "ring 0906 123"), "name"},
		{"long name", with(honest(), "name", strings.Repeat("Ö", 61)), "name"},
		{"no way to answer", with(honest(), "phone", "", "email", ""), "phone"},
		{"no phone number", with(honest(), "phone", "after six"), "phone"},
		{"no email address", with(honest(), "email", "zoe at example"), "email"},
		{"two email addresses", with(honest(), "email", "a@example.net, b@example.net"), "email"},
		{"copy to nowhere", with(honest(), "email", "", "copy", forms.Yes), "email"},
		{"under 18", with(honest(), "adult", ""), "adult"},
		{"other: who", with(forOther(), "relation", ""), "relation-family"},
		{"other: contact", with(forOther(), "contact", ""), "contact-me"},
		{"other: a child's own contact", with(forOther(), "relation", "parent", "contact", "them"), "contact-me"},
		{"other: not agreed", with(forOther(), "agreed", ""), "agreed"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			v := newVisit(t)
			answer := v.fill("/messages/join/choir", test.answers)
			shows(t, answer, http.StatusUnprocessableEntity, "<title>Error: ", `<a href="#`+test.field+`">`, `id="`+test.field+`"`, "There is a problem")
			if name := test.answers.Get("name"); name == typedName {
				shows(t, answer, answer.Code, `value="`+typedName+`"`)
			}
			for _, ticked := range []string{"leave-message", "time-morning"} {
				if !regexp.MustCompile(`id="` + ticked + `"[^>]* checked`).MatchString(answer.Body.String()) {
					t.Errorf("%s is no longer chosen", ticked)
				}
			}
			if v.mail.count() != 0 {
				t.Error("it was sent")
			}
			if stampShown.FindStringSubmatch(answer.Body.String()) == nil {
				t.Error("it cannot be sent again")
			}
		})
	}
}

func TestFormsThatAreClosedSaySoAndWhatToDo(t *testing.T) {
	v := newVisit(t)
	shows(t, v.get("/messages/join/full"), 200, "There is no room just now", "They hope to have room from Monday 1 March 2027", "01632 960 002")
	shows(t, v.get("/messages/join/paused"), 200, "The group is having a break. Get in touch another way", "07700 900 002") // its day has passed
	shows(t, v.get("/messages/join/ring"), 200, "does not use the form", "01632 960 003")
	shows(t, v.get("/messages/join/nobody"), 404, "Page not found")
	shows(t, v.get("/messages/join/waiting"), 200, "Ask to go on the waiting list: The Boat Bench", "so that they can put you on their waiting list")
	stamp := (guard.Stamper{Key: testKey}).Stamp("/messages/join/full", v.clock.now().Add(-time.Minute))
	shows(t, v.post("/messages/join/full", with(honest(), "stamp", stamp)), http.StatusConflict, "Not sent", "There is no room just now", typedName)
	shows(t, v.post("/messages/join/ring", honest()), http.StatusConflict, "Not sent", "01632 960 003")
	// It was taken out while somebody filled in its form.
	shows(t, v.post("/messages/join/gone", honest()), http.StatusNotFound, "<title>Error: ", "Not sent", "01632 960 900")
	shows(t, v.get("/messages/join/ring/sent?ref=ABCDEF"), http.StatusNotFound, "Page not found")
	if v.mail.count() != 0 {
		t.Error("something was sent")
	}
	answer := v.fill("/messages/join/waiting", honest())
	if v.mail.count() != 1 || !strings.Contains(v.mail.letters[0].Text, "waiting list") {
		t.Error("the letter does not speak of the waiting list")
	}
	shows(t, v.get(answer.Header().Get("Location")), 200, "how their waiting list works")
}

func TestNobodyWritesForAnotherWhereThatTellsOfHealth(t *testing.T) {
	v := newVisit(t)
	if form := v.get("/messages/join/memory").Body.String(); strings.Contains(form, "someone-else") || strings.Contains(form, "relation") {
		t.Error("the form asks about somebody else")
	}
	// From a form of before, or by hand.
	shows(t, v.fill("/messages/join/memory", forOther()), http.StatusUnprocessableEntity, "Not sent", "you can only write for yourself", `value="`+typedName+`"`)
	if v.mail.count() != 0 {
		t.Error("it was sent")
	}
	oneself := honest()
	oneself.Del("for")
	if answer := v.fill("/messages/join/memory", oneself); answer.Code != http.StatusSeeOther {
		t.Fatalf("got %d", answer.Code)
	}
	if letter := v.mail.letters[0]; strings.Contains(letter.Subject, "Memory") {
		t.Errorf("the subject is %q", letter.Subject)
	}
}

func TestWhatIsANameAPhoneNumberAnEmailAddress(t *testing.T) {
	read := func(text string) string {
		return joinForm.Read(url.Values{"name": {text}})["name"]
	}
	tests := []struct {
		name   string
		is     func(string) bool
		yes    []string
		refuse []string
	}{
		{"a name", isName,
			[]string{typedName, "Ng", "J.R. Smith", "J.R.Smith", "Dr.Patel", "Ian St.John", "Mrs.O’Neill", "D'Arcy (Dee)", "李小龙", "عائشة", "نرگس\u200cالسادات", "Elizabeth 2", "Anne-Marie"},
			[]string{"see www.casino.example", "win24.com", "my-site.example now", "casino\u3002com", "casino\uff0ecom", "bit\u2024ly", "www\uff0ex", "a@b.example", "ring 0906 123", "<b>Zoe</b>", "{{.}}", "https:x", "1", "\u3164\u3164", "\u200d", "..."}},
		{"a phone number", func(text string) bool { return cannotBeRung(text) == "" },
			[]string{typedPhone, "+353 1 234 5678", "0033 1 23 45 67 89", "0161 496 0777", "020 7946 0777", "+44 (0)1632 960-777", "01632–960–777", "01632‑960‑777", "18001 01632 960777", "01632 960777 ext 12", "07700\u00a0900777"},
			[]string{"https://casino.example", "0906 BUY NOW", "12345", "01632 960777; 01632 960778", "after six", "01632 96", "1632 960777", "7700 900777", "01632 960 7777", "999", "116 123", "0906 123 4567", "070 1234 5678", "0871 123 4567", "118 500", "+44 9061 234567", "٠١٦٣٢٩٦٠٧٧٧", "tel:01632960777", strings.Repeat("1", 30)}},
		{"an email address", isEmail,
			[]string{typedEmail, "o'hara+choir@example.co.uk", "z@xn--bcher-kva.example", "pat@tŷ-bach.example", "pat@t\u0079\u0302-bach.example"},
			[]string{"zoe", "zoe@", "@example.net", "zoe@localhost", "zoe@example", `"zoe"@example.net`, `"zoe o"@example.net`, "zoe@ example.net", "zoe @example.net", "zoe. o@example.net", ".zoe@example.net", "zoe..o@example.net", "zoe.@example.net", "a@b.example,c@d.example", "a@b.example c@d.example", "Zoe <a@b.example>", "a@[127.0.0.1]", "(x)a@b.example", "zoë@example.net", "a@b..example", "a@-b.example", "mailto:a@b.example", "pat@bаnk.example"}},
	}
	for _, test := range tests {
		for _, text := range test.yes {
			if !test.is(read(text)) {
				t.Errorf("%q is not taken for %s", text, test.name)
			}
		}
		for _, text := range test.refuse {
			if test.is(read(text)) {
				t.Errorf("%q is taken for %s", text, test.name)
			}
		}
	}
}
