// Package email writes letters as email and hands them on: to a mail server, or
// into a folder. It knows nothing of what they say or why.
package email

import (
	"cmp"
	"context"
	"crypto/rand"
	"fmt"
	"io"
	"net/mail"
	"strings"
	"time"

	gomail "github.com/wneessen/go-mail"
)

// Letter is one email, whole but for who sends it.
type Letter struct {
	To        string // one address
	ReplyTo   *mail.Address
	Subject   string
	Text      string
	HTML      string
	ID        string // of the letter, as its Message-ID begins; another one each time where it is empty
	Reference string
	Written   time.Time
}

// Mailer sends letters. Its error, such as a Failure, tells the step that failed and
// never a word of the letter or an address, so that it can be logged.
type Mailer interface {
	Send(ctx context.Context, letter Letter) error
}

// compose makes the email of a letter. Every header is set through the library,
// which quotes and encodes what stands in it, so nothing that was typed can
// begin a header of its own.
func (l Letter) compose(from, sender string) (*gomail.Msg, error) {
	to, err := mail.ParseAddress(l.To)
	if err != nil {
		return nil, Failure{Step: "read the address it goes to"}
	}
	m := gomail.NewMsg(gomail.WithNoDefaultUserAgent())
	m.FromMailAddress(&mail.Address{Name: sender, Address: from})
	m.ToMailAddress(&mail.Address{Address: to.Address})
	if l.ReplyTo != nil {
		m.ReplyToMailAddress(l.ReplyTo)
	}
	m.Subject(l.Subject)
	m.SetDateWithValue(l.Written)
	m.SetMessageIDWithValue(cmp.Or(l.ID, rand.Text()) + "@" + Domain(from))
	m.SetGenHeader("Auto-Submitted", "auto-generated") // no out-of-office answers to it (RFC 3834)
	m.SetBodyString(gomail.TypeTextPlain, l.Text)
	m.AddAlternativeString(gomail.TypeTextHTML, l.HTML)
	return m, nil
}

// Domain returns what stands behind the @ of an address.
func Domain(address string) string {
	if at := strings.LastIndexByte(address, '@'); at >= 0 {
		return address[at+1:]
	}
	return "localhost"
}

// Write writes the whole email, as a mail server would be given it.
func (l Letter) Write(w io.Writer, from, sender string) error {
	m, err := l.compose(from, sender)
	if err != nil {
		return err
	}
	_, err = m.WriteTo(w)
	return err
}

// Failure is why a letter was not sent. It holds nothing that a person typed,
// and nothing that a mail server answered but its code: servers repeat addresses.
type Failure struct {
	Step      string // that failed
	Code      int    // that the mail server answered; 0 where it did not
	Temporary bool
}

func (f Failure) Error() string {
	said := f.Step
	if f.Code != 0 {
		said += fmt.Sprintf(", the mail server said %d", f.Code)
	}
	if f.Temporary {
		said += ", which may pass"
	}
	return said
}
