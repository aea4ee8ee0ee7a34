package messages

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"io"
	"log"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net"
	"net/http"
	"net/mail"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-smtp"

	"bandstand/messages/email"
	"bandstand/messages/forms"
)

func TestSendingThroughAMailServer(t *testing.T) {
	for _, password := range []string{"", "hunter2"} {
		for _, how := range []string{email.TLSRequired, email.TLSOptional, email.TLSOff} {
			if how == email.TLSOff && password != "" {
				continue // ReadSettings refuses it
			}
			t.Run(how+password, func(t *testing.T) {
				server := startMailServer(t, func(m *mailServer, _ *smtp.Server) { m.password = password })
				v := newVisit(t)
				v.use(server.mailer(how))
				answer := v.fill("/messages/join/choir", with(forOther(), "copy", forms.Yes))
				if answer.Code != http.StatusSeeOther || strings.Contains(answer.Header().Get("Location"), "copy") {
					t.Fatalf("got %d to %s:\n%s", answer.Code, answer.Header().Get("Location"), logged.String())
				}
				got := server.got()
				if len(got) != 2 {
					t.Fatalf("%d messages came", len(got))
				}
				for i, to := range []string{"songs@private.example", typedEmail} {
					if !slices.Equal(got[i].to, []string{to}) || got[i].from != "site@bandstand.example" || got[i].secret != (how != email.TLSOff) {
						t.Errorf("got %s from %s over TLS %v", got[i].to, got[i].from, got[i].secret)
					}
				}
				checkReceived(t, got[0].body)
				if a, b := messageID(t, got[0].body), messageID(t, got[1].body); a == b {
					t.Errorf("the message and its copy are both called %s", a)
				}
			})
		}
	}
}

// TLS from the first byte, with a password.
func TestImplicitTLS(t *testing.T) {
	certificate, roots := certificateFor(t)
	m := &mailServer{password: "hunter2", roots: roots}
	server := smtp.NewServer(smtp.BackendFunc(func(c *smtp.Conn) (smtp.Session, error) { return &session{server: m, conn: c}, nil }))
	server.Domain, server.ErrorLog = "localhost", log.New(io.Discard, "", 0)
	listener, err := tls.Listen("tcp", "127.0.0.1:0", &tls.Config{Certificates: []tls.Certificate{certificate}})
	if err != nil {
		t.Fatal(err)
	}
	m.address = listener.Addr().String()
	go server.Serve(listener)
	t.Cleanup(func() { server.Close() })
	letter := email.Letter{To: `"green club"@private.example`, Subject: "Naïve", Text: "text", HTML: "<p>text</p>", Reference: "ABCDEF", Written: time.Now()}
	if err := m.mailer(email.TLSImplicit).Send(context.Background(), letter); err != nil {
		t.Fatal(err)
	}
	if got := m.got(); len(got) != 1 || !got[0].secret || !slices.Equal(got[0].to, []string{`"green club"@private.example`}) && !slices.Equal(got[0].to, []string{`green club@private.example`}) {
		t.Errorf("got %+v", got)
	}
}

// Whatever goes wrong on the way, whoever wrote reads that it was not sent, and
// nothing that they typed, nor the group's address, stands in the log.
func TestMailServersThatFail(t *testing.T) {
	later := &smtp.SMTPError{Code: 451, EnhancedCode: smtp.EnhancedCode{4, 3, 0}, Message: "try again later, " + typedEmail}
	unknown := func(to string) error {
		return &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: "no such user " + to}
	}
	tests := []struct {
		name   string
		mailer func(t *testing.T) email.Mailer
		logged string
	}{
		{"refused recipient", func(t *testing.T) email.Mailer {
			return startMailServer(t, func(m *mailServer, _ *smtp.Server) { m.onRcpt = unknown }).mailer(email.TLSRequired)
		}, "RCPT TO command, the mail server said 550"},
		{"a fault after DATA", func(t *testing.T) email.Mailer {
			return startMailServer(t, func(m *mailServer, _ *smtp.Server) { m.onData = func() error { return later } }).mailer(email.TLSRequired)
		}, "the mail server said 451, which may pass"},
		{"wrong password", func(t *testing.T) email.Mailer {
			s := startMailServer(t, func(m *mailServer, _ *smtp.Server) { m.password = "hunter2" }).mailer(email.TLSRequired)
			s.Password = "hunter22"
			return s
		}, "encryption, name and password"},
		{"no TLS where it is required", func(t *testing.T) email.Mailer {
			return startMailServer(t, func(_ *mailServer, s *smtp.Server) { s.TLSConfig = nil }).mailer(email.TLSRequired)
		}, "encryption, name and password"},
		{"a certificate that nobody vouches for", func(t *testing.T) email.Mailer {
			s := startMailServer(t, nil).mailer(email.TLSRequired)
			s.Roots = nil
			return s
		}, "trust the mail server's certificate"},
		{"nobody listens", func(t *testing.T) email.Mailer {
			return &email.SMTP{Host: "127.0.0.1", Port: closedPort(t), From: "site@bandstand.example", TLS: email.TLSRequired, Timeout: time.Second}
		}, "reach the mail server"},
		{"a server that says nothing", func(t *testing.T) email.Mailer {
			return strange(t, func(c net.Conn) { io.Copy(io.Discard, c) })
		}, "wait for the mail server"},
		{"one that says a letter now and then", func(t *testing.T) email.Mailer {
			return strange(t, func(c net.Conn) {
				for range 200 {
					if _, err := c.Write([]byte("2")); err != nil {
						return
					}
					time.Sleep(50 * time.Millisecond)
				}
			})
		}, "not sent"},
		{"a dropped connection", func(t *testing.T) email.Mailer {
			return strange(t, func(c net.Conn) { c.Write([]byte("220 localhost ESMTP\r\n")) })
		}, "not sent"},
		{"dropped after the message, before its answer", func(t *testing.T) email.Mailer {
			return strange(t, dropsAfterData)
		}, "not sent"},
		{"busy at the greeting", func(t *testing.T) email.Mailer {
			return strange(t, func(c net.Conn) { c.Write([]byte("421 too busy for " + typedEmail + "\r\n")) })
		}, "not sent"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			v := newVisit(t)
			v.use(test.mailer(t))
			before := len(logged.String())
			answer := v.fill("/messages/join/choir", with(honest(), "copy", forms.Yes))
			shows(t, answer, http.StatusServiceUnavailable, "Not sent", "01632 960 001", `value="`+typedName+`"`)
			if said := logged.String()[before:]; !strings.Contains(said, test.logged) {
				t.Errorf("log: got %q, want %q in it", said, test.logged)
			}
		})
	}
}

// A server that took the message and then stumbles has taken it.
func TestAServerThatStumblesAfterItsWordHasTheMessage(t *testing.T) {
	v := newVisit(t)
	v.use(strange(t, func(c net.Conn) { speak(c, true) }))
	if answer := v.fill("/messages/join/choir", honest()); answer.Code != http.StatusSeeOther {
		t.Errorf("got %d:\n%s", answer.Code, logged.String())
	}
}

func messageID(t *testing.T, body []byte) string {
	t.Helper()
	message, err := mail.ReadMessage(bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	return message.Header.Get("Message-Id")
}

// checkReceived parses what a mail server was given, and compares it with what
// was typed.
func checkReceived(t *testing.T, body []byte) {
	t.Helper()
	message, err := mail.ReadMessage(bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	answers, err := message.Header.AddressList("Reply-To")
	if err != nil || len(answers) != 1 || answers[0].Address != typedEmail || answers[0].Name != typedName {
		t.Errorf("Reply-To: got %v (%v)", answers, err)
	}
	if from := message.Header.Get("From"); from != `"Bandstand" <site@bandstand.example>` {
		t.Errorf("From: %q", from)
	}
	for name, values := range message.Header {
		if len(values) != 1 {
			t.Errorf("%s stands %d times", name, len(values))
		}
	}
	if subject := message.Header.Get("Subject"); !strings.HasPrefix(subject, "A message through Bandstand (") {
		t.Errorf("Subject: %q", subject)
	}
	parts := partsOf(t, message)
	for kind, want := range map[string][]string{
		"text/plain": {"Ask for: " + typedName, "Phone: 01632 960 777", "Email: " + typedEmail, "Who wrote this: family", "has said yes: Yes", "Songs & “Tea”", "Delete after 3 months", "came from somebody who wrote through Bandstand"},
		"text/html":  {typedName, "Songs &amp; “Tea”", "Delete after 3 months"},
	} {
		for _, one := range want {
			if !strings.Contains(parts[kind], one) {
				t.Errorf("%s lacks %q:\n%s", kind, one, parts[kind])
			}
		}
	}
}

func partsOf(t *testing.T, message *mail.Message) map[string]string {
	t.Helper()
	kind, parameters, err := mime.ParseMediaType(message.Header.Get("Content-Type"))
	if err != nil || kind != "multipart/alternative" {
		t.Fatalf("Content-Type %q (%v)", kind, err)
	}
	parts := map[string]string{}
	for reader := multipart.NewReader(message.Body, parameters["boundary"]); ; {
		part, err := reader.NextRawPart()
		if errors.Is(err, io.EOF) {
			return parts
		}
		if err != nil {
			t.Fatal(err)
		}
		kind, _, err := mime.ParseMediaType(part.Header.Get("Content-Type"))
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(quotedprintable.NewReader(part))
		if err != nil {
			t.Fatal(err)
		}
		parts[kind] = strings.ReplaceAll(string(text), "\r\n", "\n")
	}
}
