package messages

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"io"
	"log"
	"math/big"
	"net"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"

	"bandstand/messages/email"
)

// mailServer is a real SMTP server on loopback, which can be told to fail.
type mailServer struct {
	address string
	roots   *x509.CertPool

	password string // asked for where it is not empty
	onRcpt   func(string) error
	onData   func() error // asked once the message has come whole
	mutex    sync.Mutex
	messages []received
}

type received struct {
	from   string
	to     []string
	secret bool // came over TLS
	body   []byte
}

func startMailServer(t testing.TB, told func(*mailServer, *smtp.Server)) *mailServer {
	t.Helper()
	certificate, roots := certificateFor(t)
	m := &mailServer{roots: roots}
	server := smtp.NewServer(smtp.BackendFunc(func(c *smtp.Conn) (smtp.Session, error) { return &session{server: m, conn: c}, nil }))
	server.Domain = "localhost"
	server.TLSConfig = &tls.Config{Certificates: []tls.Certificate{certificate}}
	server.ErrorLog = log.New(io.Discard, "", 0)
	server.ReadTimeout, server.WriteTimeout = 5*time.Second, 5*time.Second
	if told != nil {
		told(m, server)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	m.address = listener.Addr().String()
	go server.Serve(listener)
	t.Cleanup(func() { server.Close() })
	return m
}

// certificateFor makes a certificate for 127.0.0.1, and who vouches for it.
func certificateFor(t testing.TB) (tls.Certificate, *x509.CertPool) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}, IsCA: true, BasicConstraintsValid: true,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	read, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	roots := x509.NewCertPool()
	roots.AddCert(read)
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}, roots
}

type session struct {
	server *mailServer
	conn   *smtp.Conn
	known  bool
	got    received
}

func (s *session) AuthMechanisms() []string {
	if s.server.password == "" {
		return nil
	}
	return []string{sasl.Plain}
}

func (s *session) Auth(string) (sasl.Server, error) {
	return sasl.NewPlainServer(func(_, user, password string) error {
		if user != "bandstand" || password != s.server.password {
			return smtp.ErrAuthFailed
		}
		s.known = true
		return nil
	}), nil
}

func (s *session) Mail(from string, _ *smtp.MailOptions) error {
	if s.server.password != "" && !s.known {
		return smtp.ErrAuthRequired
	}
	s.got.from = from
	_, s.got.secret = s.conn.TLSConnectionState()
	return nil
}

func (s *session) Rcpt(to string, _ *smtp.RcptOptions) error {
	if s.server.onRcpt != nil {
		if err := s.server.onRcpt(to); err != nil {
			return err
		}
	}
	s.got.to = append(s.got.to, to)
	return nil
}

func (s *session) Data(r io.Reader) (err error) {
	if s.got.body, err = io.ReadAll(r); err != nil {
		return err
	}
	if s.server.onData != nil {
		if err := s.server.onData(); err != nil {
			return err
		}
	}
	s.server.mutex.Lock()
	defer s.server.mutex.Unlock()
	s.server.messages = append(s.server.messages, s.got)
	return nil
}

func (s *session) Reset() { s.got = received{secret: s.got.secret} }

func (s *session) Logout() error { return nil }

func (m *mailServer) got() []received {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	return slices.Clone(m.messages)
}

// mailer is the product's own way to that server.
func (m *mailServer) mailer(how string) *email.SMTP {
	host, port, _ := net.SplitHostPort(m.address)
	number, _ := net.LookupPort("tcp", port)
	s := &email.SMTP{Host: host, Port: number, From: "site@bandstand.example", TLS: how, Roots: m.roots, Timeout: 3 * time.Second}
	if m.password != "" {
		s.User, s.Password = "bandstand", m.password
	}
	return s
}

// strange is a mailer to a server that does as it is told with a connection.
func strange(t *testing.T, talk func(net.Conn)) *email.SMTP {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { listener.Close() })
	go func() {
		for {
			c, err := listener.Accept()
			if err != nil {
				return
			}
			go func() {
				defer c.Close()
				talk(c)
			}()
		}
	}()
	return &email.SMTP{Host: "127.0.0.1", Port: listener.Addr().(*net.TCPAddr).Port, From: "site@bandstand.example", TLS: email.TLSOff, Timeout: time.Second}
}

func dropsAfterData(c net.Conn) { speak(c, false) }

// speak is a mail server by hand, which takes one message, or drops the line
// before saying that it did, and in either case says nothing more.
func speak(c net.Conn, takes bool) {
	c.Write([]byte("220 localhost\r\n"))
	buffer, inData := make([]byte, 0, 1<<16), false
	chunk := make([]byte, 4096)
	for {
		n, err := c.Read(chunk)
		if err != nil {
			return
		}
		buffer = append(buffer, chunk[:n]...)
		switch {
		case inData && bytes.Contains(buffer, []byte("\r\n.\r\n")):
			if takes {
				c.Write([]byte("250 taken\r\n"))
			}
			return
		case inData || !bytes.HasSuffix(buffer, []byte("\r\n")):
		case bytes.HasPrefix(buffer, []byte("DATA")):
			c.Write([]byte("354 go on\r\n"))
			buffer, inData = buffer[:0], true
		default:
			c.Write([]byte("250 fine\r\n"))
			buffer = buffer[:0]
		}
	}
}

func closedPort(t *testing.T) int {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	return listener.Addr().(*net.TCPAddr).Port
}
