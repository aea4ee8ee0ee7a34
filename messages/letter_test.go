package messages

import (
	"bytes"
	"net/mail"
	"net/url"
	"strings"
	"testing"

	"bandstand/messages/email"
	"bandstand/messages/forms"
)

// What is put into any field reaches at most the text of a letter to the group of
// the address: no header, no other recipient.
func TestNoHeaderAndNoRelay(t *testing.T) {
	attacks := []string{
		"a\r\nBcc: victim@elsewhere.example", "a\nBcc: victim@elsewhere.example", "a\rTo: victim@elsewhere.example",
		"a%0d%0aBcc:victim@elsewhere.example", "a\u2028Bcc: victim@elsewhere.example", "a\x00b", "a\u202eb",
		"=?utf-8?q?Bcc=3A_victim=40elsewhere.example?=", "victim@elsewhere.example", `"a" <victim@elsewhere.example>`,
		"a@b.example, victim@elsewhere.example", "a@b.example>\r\nRCPT TO:<victim@elsewhere.example", `"a\r\nBcc: x"@b.example`,
		`"a>
RCPT TO:<victim"@elsewhere.example`, "(comment) a@b.example", "@elsewhere.example:victim@b.example", "a@[127.0.0.1]", "\r\n.\r\nMAIL FROM:<x>",
		"a@b.example\r\n\r\n<h1>win</h1>", "victim%elsewhere.example@b.example", "a\u0085Cc: victim@elsewhere.example", "a\u2029Cc: victim@elsewhere.example", "\ufeffa@b.example", "a@b.example,victim@elsewhere.example", "a@b.example;victim@elsewhere.example", "victim@elsewhere.example\u3000", "<script>alert(1)</script>", "{{.Shell}}", strings.Repeat("a", 5000) + "@b.example",
	}
	for _, field := range []string{"name", "phone", "email", "for", "time", "relation", "contact", "adult", "stamp", "to", "form_to", "subject", "cc"} {
		for _, attack := range attacks {
			v := newVisit(t)
			answers := with(honest(), "stamp", v.open("/messages/join/choir"), "copy", forms.Yes)
			answers.Set(field, attack)
			answer := v.post("/messages/join/choir", answers)
			if strings.Contains(answer.Body.String(), "<script>alert") || strings.Contains(answer.Header().Get("Location"), "elsewhere") {
				t.Errorf("%s %q: it stands in the page as it was typed", field, attack)
			}
			for i, letter := range v.mail.letters {
				checkHarmless(t, field, attack, letter, []string{"songs@private.example", joinForm.Read(answers)["email"]}[i])
			}
		}
	}
}

// What was typed is text in both parts of a letter: no markup, and no line that
// looks like one of ours.
func TestLettersAreText(t *testing.T) {
	v := newVisit(t)
	v.fill("/messages/report/choir", url.Values{"what": {"other"}, "more": {"<img src=x onerror=alert(1)> & <a href=//elsewhere.example>\u2028Reference: FAKE23\u202e\vDelete nothing."}})
	v.fill("/messages/suggest", url.Values{"group": {"<b>Kites</b>"}, "town": {"Whitby\u2028Reference: FAKE23"}, "reach": {"\"x\" <y@elsewhere.example>"}})
	if v.mail.count() != 2 {
		t.Fatalf("%d letters", v.mail.count())
	}
	if html := v.mail.letters[0].HTML; !strings.Contains(html, "elsewhere.example&gt;<br>Reference") {
		t.Errorf("the lines of a text run together:\n%s", html)
	}
	for _, letter := range v.mail.letters {
		for _, tag := range []string{"<img", "<a ", "<b>", "<y@"} {
			if strings.Contains(letter.HTML, tag) {
				t.Errorf("the letter has %s in it:\n%s", tag, letter.HTML)
			}
		}
		for _, line := range strings.FieldsFunc(letter.Text, func(r rune) bool { return strings.ContainsRune("\n\r\v\f\u0085\u2028\u2029", r) }) {
			if strings.HasPrefix(line, "Reference: FAKE23") || strings.HasPrefix(line, "Delete nothing") {
				t.Errorf("a line of the letter was made up:\n%s", letter.Text)
			}
		}
		if strings.ContainsRune(letter.Text, '\u202e') {
			t.Error("the letter turns its direction")
		}
	}
}

func checkHarmless(t *testing.T, field, attack string, letter email.Letter, to string) {
	t.Helper()
	var written bytes.Buffer
	if err := letter.Write(&written, "site@bandstand.example"); err != nil {
		t.Errorf("%s %q: %v", field, attack, err)
		return
	}
	message, err := mail.ReadMessage(&written)
	if err != nil {
		t.Errorf("%s %q: %v", field, attack, err)
		return
	}
	wanted, err := mail.ParseAddress(to)
	if err != nil {
		t.Errorf("%s %q: a letter to %q", field, attack, to)
		return
	}
	for name, values := range message.Header {
		switch name {
		case "To", "From", "Reply-To", "Subject", "Date", "Message-Id", "Mime-Version", "Content-Type", "Auto-Submitted":
		default:
			t.Errorf("%s %q: a header %s", field, attack, name)
		}
		if len(values) != 1 {
			t.Errorf("%s %q: %s stands %d times", field, attack, name, len(values))
		}
	}
	if got, err := message.Header.AddressList("To"); err != nil || len(got) != 1 || got[0].Address != wanted.Address {
		t.Errorf("%s %q: To %v (%v)", field, attack, got, err)
	}
}

// Hosts are spelt for mail servers, whatever script they were typed in.
func TestReplyToIsSpeltForMailServers(t *testing.T) {
	if got := replyTo("Pat", "pat@tŷ-bach.example"); got == nil || got.Address != "pat@xn--t-bach-pob.example" {
		t.Errorf("got %v", got)
	}
}
