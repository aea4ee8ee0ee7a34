package messages

import (
	"cmp"
	"context"
	"crypto/rand"
	"fmt"
	"io"
	"net/mail"
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

// Mailer sends letters. Its error says at which step it failed and never holds
// a word of the letter or an address, so that it can be logged.
type Mailer interface {
	Send(ctx context.Context, letter Letter) error
}

// compose makes the email of a letter. Every header is set through the library,
// which quotes and encodes what stands in it, so nothing that was typed can
// begin a header of its own.
func (l Letter) compose(from, sender string) (*gomail.Msg, error) {
	to, err := mail.ParseAddress(l.To)
	if err != nil {
		return nil, failure{step: "read the address it goes to"}
	}
	m := gomail.NewMsg(gomail.WithNoDefaultUserAgent())
	m.FromMailAddress(&mail.Address{Name: sender, Address: from})
	m.ToMailAddress(&mail.Address{Address: to.Address})
	if l.ReplyTo != nil {
		m.ReplyToMailAddress(l.ReplyTo)
	}
	m.Subject(l.Subject)
	m.SetDateWithValue(l.Written)
	m.SetMessageIDWithValue(cmp.Or(l.ID, rand.Text()) + "@" + domainOf(from))
	m.SetGenHeader("Auto-Submitted", "auto-generated") // no out-of-office answers to it (RFC 3834)
	m.SetBodyString(gomail.TypeTextPlain, l.Text)
	m.AddAlternativeString(gomail.TypeTextHTML, l.HTML)
	return m, nil
}

func domainOf(address string) string {
	for i := len(address) - 1; i >= 0; i-- {
		if address[i] == '@' {
			return address[i+1:]
		}
	}
	return "localhost"
}

// write writes the whole email, as a mail server would be given it.
func (l Letter) write(w io.Writer, from, sender string) error {
	m, err := l.compose(from, sender)
	if err != nil {
		return err
	}
	_, err = m.WriteTo(w)
	return err
}

// failure is why a letter was not sent. It holds nothing that a person typed,
// and nothing that a mail server answered but its code: servers repeat addresses.
type failure struct {
	step      string
	code      int
	temporary bool
}

func (f failure) Error() string {
	said := f.step
	if f.code != 0 {
		said += fmt.Sprintf(", the mail server said %d", f.code)
	}
	if f.temporary {
		said += ", which may pass"
	}
	return said
}
