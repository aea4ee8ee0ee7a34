package main

import (
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"bandstand/.ci/lambda"
)

// The form that the proof fills in, and where the proof's own address book says
// that its messages go.
const (
	joinForm     = "/messages/join/plant-pals"
	groupAddress = "plants@" + mailDomain
	addressBook  = "two-rivers-green-club: " + groupAddress + "\n"
)

// proveMessages sends one message through the function out of its zip and Debian's
// mail server. What the service says and writes otherwise is held by its own tests.
func proveMessages(p *proof, repository, folder string) error {
	bootstrap, err := unpack(p, repository, "messages", folder)
	if err != nil {
		return err
	}
	server, err := startMailServer(folder)
	if err != nil {
		return err
	}
	defer server.stop()
	certificate, err := os.ReadFile(filepath.Join(server.folder, "certificate.pem"))
	if err != nil {
		return err
	}
	// Beside the program, which sees nothing else of the disk.
	if err := os.WriteFile(filepath.Join(filepath.Dir(bootstrap), "certificate.pem"), certificate, 0o644); err != nil {
		return err
	}
	runtime := lambda.New()
	defer runtime.Close()
	program, err := start(p, bootstrap, append(server.environment(),
		"BANDSTAND_SIGNING_KEY=a key for the proof alone", "SSL_CERT_FILE=/certificate.pem", runtime.Environment()))
	if err != nil {
		return err
	}
	defer program.stop()
	if err := sendMessage(p, runtime.Ask, server); err != nil {
		return fmt.Errorf("%w\n%s", err, program.said())
	}
	return nil
}

var stampShown = regexp.MustCompile(`name="stamp" value="([^"]+)"`)

// sendMessage asks for the form, waits as a person does, sends it, and holds what
// came to the mail server to what the visitor is told.
func sendMessage(p *proof, ask lambda.Asker, server *mailServer) error {
	shown, err := ask(get(joinForm, ""))
	if err != nil {
		return err
	}
	stamp := stampShown.FindStringSubmatch(shown.Body)
	if stamp == nil {
		return fmt.Errorf("GET %s: status %d and no form", joinForm, shown.StatusCode)
	}
	time.Sleep(3500 * time.Millisecond)
	post := get(joinForm, "")
	post["httpMethod"] = http.MethodPost
	post["body"] = url.Values{
		"stamp": {stamp[1]}, "for": {"me"}, "name": {"Zoë Łukasiewicz"}, "phone": {"01632 960900"}, "adult": {"yes"},
	}.Encode()
	post["headers"] = map[string]string{
		"host": "bandstand.example", "origin": siteURL, "sec-fetch-site": "same-origin",
		"content-type": "application/x-www-form-urlencoded", "x-nf-client-connection-ip": "192.0.2.7",
	}
	answer, err := ask(post)
	if err != nil {
		return err
	}
	to, err := url.Parse(answer.Headers["Location"])
	if err != nil || answer.StatusCode != http.StatusSeeOther || to.Path != joinForm+"/sent" {
		return fmt.Errorf("the form led to %q, status %d", answer.Headers["Location"], answer.StatusCode)
	}
	reference := to.Query().Get("ref")
	came := strings.Join(server.received(1), "\n")
	for what, want := range map[string]string{
		"it is the group's":              "To: <" + groupAddress + ">",
		"it came over TLS, signed in":    "esmtpsa",
		"it has the visitor's reference": reference,
	} {
		p.check("the message: "+what, strings.Contains(came, want), "no %q in\n%s", want, came)
	}
	p.note("a message went through Exim over STARTTLS with a password, and was read from its folder: %s", reference)
	return nil
}
