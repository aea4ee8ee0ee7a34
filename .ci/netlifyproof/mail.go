package main

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"math/big"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"bandstand/.ci/lambda"
)

// mailServer is Debian's own, Exim, on loopback alone: it asks for TLS and for a
// password, takes mail for one domain and keeps it in a folder.
type mailServer struct {
	folder  string
	port    int
	command *exec.Cmd
	log     *log
}

// The mail server's only user, and the domain that it takes mail for.
const (
	mailUser     = "bandstand"
	mailPassword = "hunter2 for the proof"
	mailDomain   = "private.example"
	mailKeeper   = "Debian-exim" // the user that Debian made for Exim
)

const eximConfiguration = `primary_hostname = localhost
spool_directory = FOLDER/spool
log_file_path = FOLDER/log/%s
pid_file_path = FOLDER/log/pid
local_interfaces = 127.0.0.1
daemon_smtp_ports = PORT
host_lookup =
tls_advertise_hosts = *
tls_certificate = FOLDER/certificate.pem
tls_privatekey = FOLDER/key.pem
auth_advertise_hosts = ${if eq{$tls_in_cipher}{}{}{*}}
acl_smtp_rcpt = recipient

begin acl
recipient:
  deny message = sign in first
       !authenticated = *
  accept domains = DOMAIN
  deny message = nobody of that name here

begin routers
every:
  driver = accept
  transport = keep

begin transports
keep:
  driver = appendfile
  directory = FOLDER/mail
  maildir_format
  envelope_to_add
  user = KEEPER

begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_condition = ${if and{{eq{$auth2}{USER}}{eq{$auth3}{PASSWORD}}}}
  server_set_id = $auth2
`

// startMailServer starts Exim with a configuration of its own. It has to be
// root, to whom alone Exim lends a configuration that is not the machine's.
func startMailServer(folder string) (*mailServer, error) {
	if os.Geteuid() != 0 {
		return nil, errors.New("the mail server can be started by root alone")
	}
	m := &mailServer{folder: filepath.Join(folder, "exim"), log: &log{}}
	for _, name := range []string{"", "spool", "log", "mail"} {
		if err := os.MkdirAll(filepath.Join(m.folder, name), 0o755); err != nil {
			return nil, err
		}
	}
	if err := writeCertificate(m.folder); err != nil {
		return nil, err
	}
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	m.port = free.Addr().(*net.TCPAddr).Port
	free.Close()
	configuration := strings.NewReplacer("FOLDER", m.folder, "PORT", strconv.Itoa(m.port), "DOMAIN", mailDomain,
		"KEEPER", mailKeeper, "USER", mailUser, "PASSWORD", mailPassword).Replace(eximConfiguration)
	if err := os.WriteFile(filepath.Join(m.folder, "exim.conf"), []byte(configuration), 0o644); err != nil {
		return nil, err
	}
	if err := m.giveToKeeper(); err != nil {
		return nil, err
	}
	m.command = exec.Command("exim4", "-C", filepath.Join(m.folder, "exim.conf"), "-bdf")
	m.command.Stdout, m.command.Stderr = m.log, m.log
	if err := m.command.Start(); err != nil {
		return nil, err
	}
	return m, m.wait()
}

// giveToKeeper lets the user of Exim read its key and write what comes, and
// reach the folder.
func (m *mailServer) giveToKeeper() error {
	keeper, err := user.Lookup(mailKeeper)
	if err != nil {
		return err
	}
	uid, err := strconv.Atoi(keeper.Uid)
	if err != nil {
		return err
	}
	if err := os.Chmod(filepath.Dir(m.folder), 0o755); err != nil {
		return err
	}
	for _, name := range []string{"spool", "log", "mail", "key.pem"} {
		if err := os.Chown(filepath.Join(m.folder, name), uid, -1); err != nil {
			return err
		}
	}
	return nil
}

func (m *mailServer) wait() error {
	for end := time.Now().Add(lambda.Patience); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		connection, err := net.Dial("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(m.port)))
		if err == nil {
			return connection.Close()
		}
	}
	return fmt.Errorf("the mail server did not begin to listen:\n%s", m.log)
}

func (m *mailServer) stop() {
	m.command.Process.Kill()
	m.command.Wait()
}

// received are the messages that came, as soon as there are as many as wanted.
func (m *mailServer) received(wanted int) (messages []string) {
	for end := time.Now().Add(lambda.Patience); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		names, _ := filepath.Glob(filepath.Join(m.folder, "mail/new/*"))
		messages = nil
		for _, name := range names {
			if text, err := os.ReadFile(name); err == nil {
				messages = append(messages, string(text))
			}
		}
		if len(messages) >= wanted {
			break
		}
	}
	return messages
}

// environment is what the operator sets for the service to send through it.
func (m *mailServer) environment() []string {
	return []string{
		"SMTP_HOST=127.0.0.1", "SMTP_PORT=" + strconv.Itoa(m.port), "SMTP_TLS=starttls",
		"SMTP_USER=" + mailUser, "SMTP_PASSWORD=" + mailPassword, "SMTP_FROM=site@bandstand.example",
	}
}

// writeCertificate makes a certificate for 127.0.0.1.
func writeCertificate(folder string) error {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		return err
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}, IsCA: true, BasicConstraintsValid: true,
	}
	certificate, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		return err
	}
	private := pem.EncodeToMemory(&pem.Block{Type: "RSA PRIVATE KEY", Bytes: x509.MarshalPKCS1PrivateKey(key)})
	public := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: certificate})
	return errors.Join(
		os.WriteFile(filepath.Join(folder, "key.pem"), private, 0o600),
		os.WriteFile(filepath.Join(folder, "certificate.pem"), public, 0o644))
}
