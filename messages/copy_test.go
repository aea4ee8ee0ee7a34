package messages

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"bandstand/messages/email"
	"bandstand/messages/forms"
	"bandstand/messages/guard"
)

func TestTheCopy(t *testing.T) {
	v := newVisit(t)
	answer := v.fill("/messages/join/choir", with(honest(), "copy", forms.Yes))
	if answer.Code != http.StatusSeeOther || v.mail.count() != 2 {
		t.Fatalf("got %d and %d letters", answer.Code, v.mail.count())
	}
	copied := v.mail.letters[1]
	if copied.To != typedEmail || copied.ReplyTo != nil || strings.Contains(copied.Text+copied.HTML, "private.example") {
		t.Errorf("got %+v", copied)
	}
	// Whoever reads it may not be who asked for it.
	for _, typed := range []string{typedName, "Quillfeather", markedPhone, "960 777", typedEmail} {
		if strings.Contains(copied.Text+copied.HTML+copied.Subject, typed) {
			t.Errorf("the copy says %q:\n%s", typed, copied.Text)
		}
	}
	for _, want := range []string{"Songs & “Tea”", "A good time: morning", "left out of this copy", "You will hear from the Tuesday host"} {
		if !strings.Contains(copied.Text, want) {
			t.Errorf("the copy lacks %q:\n%s", want, copied.Text)
		}
	}
	// A copy that fails does not undo the message, and that is said.
	v.mail.refuse = func(l email.Letter) error {
		if l.To == typedEmail {
			return email.Failure{Step: "sending SMTP RCPT TO command", Code: 550}
		}
		return nil
	}
	answer = v.fill("/messages/join/choir", with(honest(), "copy", forms.Yes))
	to := answer.Header().Get("Location")
	referenceIn(t, to)
	shows(t, v.get(to), 200, "We could not send you a copy")
}

func TestNobodysLetterBoxIsFilledByOthers(t *testing.T) {
	v := newVisit(t)
	copies := func() (n int) {
		for _, letter := range v.mail.letters {
			if strings.HasSuffix(letter.To, "@example.net") {
				n++
			}
		}
		return n
	}
	// From many places, with what the owner of a box may write behind a +.
	for i := range 6 {
		v.client = fmt.Sprintf("198.51.100.%d", i)
		v.fill("/messages/join/garden", with(honest(), "copy", forms.Yes, "email", fmt.Sprintf("Zoe.%s+%d@example.net", marker, i)))
	}
	if got := copies(); got != guard.CopiesADay {
		t.Errorf("%d copies to one letter box, want %d", got, guard.CopiesADay)
	}
	// Whoever else's box it may be.
	for name, spellings := range map[string][]string{
		"case":       {"zoe@example.net", "ZOE@example.net", "Zoe@Example.NET", "zOe@eXample.net"},
		"plus":       {"zoe@example.net", "zoe+a@example.net", "zoe+a+b@example.net", "zoe+@example.net"},
		"dots":       {"zoe.q@gmail.com", "zoeq@gmail.com", "z.o.e.q@gmail.com", "zoe.q+x@gmail.com"},
		"two names":  {"zoeq@gmail.com", "zoeq@googlemail.com", "Zoe.Q@GoogleMail.com", "zoe.q+x@gmail.com"},
		"separators": {"zoe-q@proton.me", "zoe_q@proton.me", "zoeq@proton.me", "zoe.q@protonmail.com"},
	} {
		t.Run(name, func(t *testing.T) {
			v := newVisit(t)
			for _, spelling := range spellings {
				if answer := v.fill("/messages/join/garden", with(honest(), "copy", forms.Yes, "email", spelling)); answer.Code != http.StatusSeeOther {
					t.Fatalf("%s: got %d", spelling, answer.Code)
				}
			}
			if got := v.mail.count() - len(spellings); got != guard.CopiesADay {
				t.Errorf("%d copies, want %d", got, guard.CopiesADay)
			}
		})
	}
	// From one place to many.
	l := &guard.Limits{}
	allowed := 0
	for i := range 100 {
		if l.AllowCopy("192.0.2.7", fmt.Sprintf("%d@example.net", i), v.clock.now()) {
			allowed++
		}
	}
	if allowed != guard.CopiesByOne {
		t.Errorf("%d copies from one place, want %d", allowed, guard.CopiesByOne)
	}
}
