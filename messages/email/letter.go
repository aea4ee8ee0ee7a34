// Package email writes letters as email and hands them on: to a mail server, or
// into a folder. It knows nothing of what they say or why.
package email

import (
	"bytes"
	"cmp"
	"context"
	"crypto/rand"
	"fmt"
	"io"
	"net/mail"
	"strings"
	"time"

	"bandstand/directory/letters"

	gomail "github.com/wneessen/go-mail"
)

// Letter is an email without the address of its sender.
type Letter struct {
	Sender    string // its name
	To        string // one address
	ReplyTo   *mail.Address
	Subject   string
	Text      string
	HTML      string
	Logo      []byte // a PNG that HTML shows as cid:logo; nil for none
	Attached  []File
	ID        string // the first part of its Message-ID; a random one where it is empty
	Reference string
	Written   time.Time
}

// File is a file that comes with a letter.
type File struct {
	Name string
	Type string // of media, with its character set
	Body []byte
}

// Mailer sends letters. Its error, such as a Failure, tells the step that failed and
// never a word of the letter or an address, so that it can be logged.
type Mailer interface {
	Send(ctx context.Context, letter Letter) error
}

// Reviewed sends nothing for a preview: nobody has reviewed the addresses that a stranger's
// change may hold.
type Reviewed struct {
	Mailer
	IsPreview func() bool
}

// Send implements Mailer.
func (r Reviewed) Send(ctx context.Context, letter Letter) error {
	if r.IsPreview() {
		return Failure{Step: "this is a preview"}
	}
	return r.Mailer.Send(ctx, letter)
}

// compose returns a letter as a message of the library, which quotes and encodes every
// header, so that nothing that was typed can begin another.
func (l Letter) compose(from string) (*gomail.Msg, error) {
	to, err := mail.ParseAddress(letters.ASCIIAddress(l.To))
	if err != nil {
		return nil, Failure{Step: "read the address it goes to"}
	}
	m := gomail.NewMsg(gomail.WithNoDefaultUserAgent())
	m.FromMailAddress(&mail.Address{Name: l.Sender, Address: from})
	m.ToMailAddress(&mail.Address{Address: to.Address})
	if l.ReplyTo != nil {
		m.ReplyToMailAddress(l.ReplyTo)
	}
	m.Subject(l.Subject)
	m.SetDateWithValue(l.Written)
	m.SetMessageIDWithValue(cmp.Or(l.ID, rand.Text()) + "@" + domain(from))
	m.SetGenHeader("Auto-Submitted", "auto-generated") // no out-of-office answers to it (RFC 3834)
	m.SetBodyString(gomail.TypeTextPlain, l.Text)
	m.AddAlternativeString(gomail.TypeTextHTML, l.HTML)
	if l.Logo != nil {
		err := m.EmbedReader("logo.png", bytes.NewReader(l.Logo), gomail.WithFileContentType("image/png"),
			gomail.WithFileContentID("<logo>"))
		if err != nil {
			return nil, Failure{Step: "put the logo in"}
		}
	}
	for _, one := range l.Attached {
		err := m.AttachReader(one.Name, bytes.NewReader(one.Body), gomail.WithFileContentType(gomail.ContentType(one.Type)))
		if err != nil {
			return nil, Failure{Step: "attach a file"}
		}
	}
	return m, nil
}

// domain returns the part of an address after its @.
func domain(address string) string {
	if at := strings.LastIndexByte(address, '@'); at >= 0 {
		return address[at+1:]
	}
	return "localhost"
}

// Write writes a letter as a mail server would receive it.
func (l Letter) Write(w io.Writer, from string) error {
	m, err := l.compose(from)
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
	text := f.Step
	if f.Code != 0 {
		text += fmt.Sprintf(", the mail server said %d", f.Code)
	}
	if f.Temporary {
		text += ", which may pass"
	}
	return text
}
