package email

import (
	"cmp"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/mail"
	"strconv"
	"time"

	gomail "github.com/wneessen/go-mail"
)

// The values of SMTP_TLS: how the connection to the mail server is encrypted.
const (
	TLSRequired = "starttls" // TLS by STARTTLS, or no letter; the default
	TLSImplicit = "implicit" // TLS from the first byte, usually on port 465
	TLSOptional = "optional" // TLS where the server offers it
	TLSOff      = "off"      // only for a server on this machine
)

// sendTimeout is the time for one letter, from the greeting to the last answer, while
// the visitor waits.
const sendTimeout = 15 * time.Second

// SMTP sends letters through a mail server.
type SMTP struct {
	Host           string
	Port           int
	User, Password string // no authentication where User is empty
	From           string // address of the sender
	TLS            string // TLSRequired, TLSImplicit, TLSOptional or TLSOff

	Roots   *x509.CertPool // nil for those of the machine
	Timeout time.Duration  // 0 for the usual one
}

// ReadSMTP reads from the environment how to reach a mail server: SMTP_HOST,
// SMTP_PORT, SMTP_USER, SMTP_PASSWORD, SMTP_FROM and SMTP_TLS. It returns nil where
// no host is set. An error names the variable, and never its value.
func ReadSMTP(getenv func(string) string) (*SMTP, error) {
	if getenv("SMTP_HOST") == "" {
		return nil, nil
	}
	s := &SMTP{
		Host: getenv("SMTP_HOST"), User: getenv("SMTP_USER"), Password: getenv("SMTP_PASSWORD"),
		From: getenv("SMTP_FROM"), TLS: cmp.Or(getenv("SMTP_TLS"), TLSRequired),
	}
	switch s.TLS {
	case TLSRequired, TLSOptional, TLSOff:
		s.Port = 587
	case TLSImplicit:
		s.Port = 465
	default:
		return nil, fmt.Errorf("SMTP_TLS is none of %s, %s, %s, %s", TLSRequired, TLSImplicit, TLSOptional, TLSOff)
	}
	if port := getenv("SMTP_PORT"); port != "" {
		number, err := strconv.ParseUint(port, 10, 16)
		if err != nil || number == 0 {
			return nil, fmt.Errorf("SMTP_PORT is not a port")
		}
		s.Port = int(number)
	}
	if from, err := mail.ParseAddress(s.From); err != nil || from.Name != "" {
		return nil, fmt.Errorf("SMTP_FROM is not an email address")
	}
	if s.TLS == TLSOff && s.User != "" {
		return nil, fmt.Errorf("SMTP_TLS is off, so SMTP_PASSWORD would be sent for everybody to read")
	}
	return s, nil
}

// Send sends a letter to the mail server. A nil error means that the server accepted
// it; any other, that it did not say so.
func (s *SMTP) Send(ctx context.Context, letter Letter) (err error) {
	m, err := letter.compose(s.From)
	if err != nil {
		return err
	}
	client, err := s.client()
	if err != nil {
		return Failure{Step: "set up the way to the mail server"}
	}
	defer func() {
		if recover() != nil { // the library does not expect every answer
			err = Failure{Step: "understand the mail server"}
		}
		if m.IsDelivered() { // an error after the server accepted the letter does not undo that
			err = nil
		}
	}()
	return safe(client.DialAndSendWithContext(ctx, m))
}

func (s *SMTP) client() (*gomail.Client, error) {
	end := time.Now().Add(cmp.Or(s.Timeout, sendTimeout))
	settings := &tls.Config{ServerName: s.Host, RootCAs: s.Roots, MinVersion: tls.VersionTLS12}
	options := []gomail.Option{
		gomail.WithPort(s.Port),
		gomail.WithTimeout(cmp.Or(s.Timeout, sendTimeout)),
		gomail.WithTLSConfig(settings),
		gomail.WithHELO(domain(s.From)),
		gomail.WithDialContextFunc(func(ctx context.Context, network, address string) (net.Conn, error) {
			return s.dial(ctx, network, end, settings)
		}),
	}
	switch s.TLS {
	case TLSImplicit, TLSOff: // dial has made the TLS connection, or there is none
		options = append(options, gomail.WithTLSPolicy(gomail.NoTLS))
	case TLSOptional:
		options = append(options, gomail.WithTLSPolicy(gomail.TLSOpportunistic))
	default:
		options = append(options, gomail.WithTLSPolicy(gomail.TLSMandatory))
	}
	if s.User != "" {
		how := gomail.SMTPAuthAutoDiscover
		if s.TLS == TLSImplicit {
			how = gomail.SMTPAuthPlain // the library does not know that the connection is encrypted
		}
		options = append(options, gomail.WithSMTPAuth(how), gomail.WithUsername(s.User), gomail.WithPassword(s.Password))
	}
	return gomail.NewClient(s.Host, options...)
}

func (s *SMTP) dial(ctx context.Context, network string, end time.Time, settings *tls.Config) (net.Conn, error) {
	plain, err := new(net.Dialer).DialContext(ctx, network, net.JoinHostPort(s.Host, strconv.Itoa(s.Port)))
	if err != nil {
		return nil, err
	}
	ending := endingConn{plain, end}
	if err := ending.SetDeadline(end); err != nil || s.TLS != TLSImplicit {
		return ending, err
	}
	return tls.Client(ending, settings), nil
}

// endingConn is a connection that ends at a fixed time, whatever deadline the library
// sets: a server that answers one byte a minute must not keep a visitor waiting.
type endingConn struct {
	net.Conn
	end time.Time
}

func (c endingConn) earlier(t time.Time) time.Time {
	if t.IsZero() || t.After(c.end) {
		return c.end
	}
	return t
}

func (c endingConn) SetDeadline(t time.Time) error      { return c.Conn.SetDeadline(c.earlier(t)) }
func (c endingConn) SetReadDeadline(t time.Time) error  { return c.Conn.SetReadDeadline(c.earlier(t)) }
func (c endingConn) SetWriteDeadline(t time.Time) error { return c.Conn.SetWriteDeadline(c.earlier(t)) }

// safe returns an error of the library or the network without anything that was typed.
func safe(err error) error {
	if err == nil {
		return nil
	}
	var sending *gomail.SendError
	if errors.As(err, &sending) {
		return Failure{Step: sending.Reason.String(), Code: sending.ErrorCode(), Temporary: sending.IsTemp()}
	}
	var certificate *tls.CertificateVerificationError
	var network net.Error
	switch {
	case errors.As(err, &certificate):
		return Failure{Step: "trust the mail server's certificate"}
	case errors.As(err, &network) && network.Timeout():
		return Failure{Step: "wait for the mail server", Temporary: true}
	case errors.As(err, &network):
		return Failure{Step: "reach the mail server", Temporary: true}
	}
	return Failure{Step: "agree with the mail server on encryption, name and password"}
}
