package main

import (
	"fmt"
	"net/http"
	"net/mail"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"github.com/aws/aws-lambda-go/events"

	"bandstand/.ci/lambda"
)

// The proof's own address book: a group whose mail is taken, and one whose
// address the mail server refuses.
const (
	joinForm     = "/messages/join/plant-pals"
	refusedForm  = "/messages/join/draw-what-you-see-keynsham"
	groupAddress = "plants@" + mailDomain
	addressBook  = "two-rivers-green-club: " + groupAddress + "\nmakers-table-keynsham: gone@elsewhere.example\n"
)

// What the visitor of the proof types, and what of it nothing may log.
const (
	typedName  = "Zoë Quillfeather-Łukasiewicz"
	typedEmail = "zoe.quillfeather@example.net"
)

var private = []string{"quillfeather", "Quillfeather", "Zo", "960777", "960 777", mailPassword, groupAddress, "gone@"}

// proveMessages runs the function out of its zip against Debian's mail server,
// and then without one.
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
	key := "BANDSTAND_SIGNING_KEY=a key for the proof alone"
	environment := append(server.environment(), key, "SSL_CERT_FILE=/certificate.pem")
	if err := withMessages(p, bootstrap, environment, func(ask lambda.Asker) error { return checkJoining(p, ask, server) }, "RCPT TO command, the mail server said 550"); err != nil {
		return err
	}
	if err := withMessages(p, bootstrap, []string{key}, func(ask lambda.Asker) error { return checkNotSent(p, ask, joinForm) }, "none is set"); err != nil {
		return err
	}
	exposed, err := privateAddresses(repository)
	p.none("pages that hold a private address", exposed)
	return err
}

// withMessages starts the function, and looks afterwards at what it logged:
// what failed, and not a word of the visitor's.
func withMessages(p *proof, bootstrap string, environment []string, use func(lambda.Asker) error, logged string) error {
	runtime := lambda.New()
	defer runtime.Close()
	program, err := start(p, bootstrap, append(environment, runtime.Environment()))
	if err != nil {
		return err
	}
	defer program.stop()
	if err := use(runtime.Ask); err != nil {
		return fmt.Errorf("%w\n%s", err, program.said())
	}
	said := program.said()
	for end := time.Now().Add(2 * time.Second); !strings.Contains(said, logged) && time.Now().Before(end); said = program.said() {
		time.Sleep(20 * time.Millisecond) // what a process wrote takes a moment to come through
	}
	p.check("the log says what failed", strings.Contains(said, logged), "it says %q", said)
	for _, secret := range private {
		p.check("the log holds nothing private", !strings.Contains(said, secret), "it holds %q", secret)
	}
	return nil
}

func checkJoining(p *proof, ask lambda.Asker, server *mailServer) error {
	answer, err := fillIn(p, ask, joinForm)
	if err != nil {
		return err
	}
	to, err := url.Parse(answer.Headers["Location"])
	p.check("the form leads to the confirmation", err == nil && answer.StatusCode == http.StatusSeeOther && to.Path == joinForm+"/sent", "status %d, to %q", answer.StatusCode, answer.Headers["Location"])
	if to == nil {
		return nil
	}
	confirmed, err := ask(get(to.Path, to.RawQuery))
	if err != nil {
		return err
	}
	reference := to.Query().Get("ref")
	p.check("the confirmation gives the reference", confirmed.StatusCode == http.StatusOK && strings.Contains(confirmed.Body, reference), "status %d", confirmed.StatusCode)
	p.check("the confirmation holds nothing personal", !strings.Contains(confirmed.Body, "Zo") && !strings.Contains(to.String(), "Zo"), "it does")
	checkMessageHeaders(p, confirmed)

	came := server.received(1)
	p.equal("messages that Debian's mail server was given", len(came), 1)
	if len(came) > 0 {
		checkReceived(p, came[0], reference)
	}
	p.note("a message went through Exim over STARTTLS with a password, and was read from its folder: %s", reference)
	return checkNotSent(p, ask, refusedForm)
}

func checkReceived(p *proof, text, reference string) {
	message, err := mail.ReadMessage(strings.NewReader(text))
	if err != nil {
		p.check("the message can be read", false, "%v", err)
		return
	}
	answers, err := message.Header.AddressList("Reply-To")
	p.check("Reply-To", err == nil && len(answers) == 1 && answers[0].Address == typedEmail && answers[0].Name == typedName, "got %v, %v", answers, err)
	p.equal("To", message.Header.Get("To"), "<"+groupAddress+">")
	p.check("it came over TLS, signed in", strings.Contains(message.Header.Get("Received"), "esmtpsa"), "%q", message.Header.Get("Received"))
	p.check("the subject is neutral", strings.Contains(message.Header.Get("Subject"), reference) && !strings.Contains(message.Header.Get("Subject"), "Plant"), "%q", message.Header.Get("Subject"))
	p.check("the closing words", strings.Contains(text, "Delete after 3 months."), "they are missing")
}

// checkNotSent holds that whoever wrote reads "not sent", with what they typed
// still there.
func checkNotSent(p *proof, ask lambda.Asker, form string) error {
	answer, err := fillIn(p, ask, form)
	if err != nil {
		return err
	}
	p.equal(form+": status where it cannot be sent", answer.StatusCode, http.StatusServiceUnavailable)
	for _, want := range []string{"Not sent", `value="` + typedName + `"`, "tel:"} {
		p.check(form+": not sent", strings.Contains(answer.Body, want), "the page lacks %q", want)
	}
	checkMessageHeaders(p, answer)
	return nil
}

var stampShown = regexp.MustCompile(`name="stamp" value="([^"]+)"`)

// fillIn asks for a form, waits as a person does, and sends it.
func fillIn(p *proof, ask lambda.Asker, form string) (events.APIGatewayProxyResponse, error) {
	shown, err := ask(get(form, ""))
	if err != nil {
		return shown, err
	}
	stamp := stampShown.FindStringSubmatch(shown.Body)
	if stamp == nil {
		return shown, fmt.Errorf("GET %s: status %d and no form", form, shown.StatusCode)
	}
	checkMessageHeaders(p, shown)
	time.Sleep(3500 * time.Millisecond)
	post := get(form, "")
	post["httpMethod"] = http.MethodPost
	post["body"] = url.Values{
		"stamp": {stamp[1]}, "for": {"me"}, "name": {typedName}, "email": {typedEmail}, "phone": {"01632 960777"}, "adult": {"yes"},
	}.Encode()
	post["headers"] = map[string]string{
		"host": "bandstand.example", "origin": siteURL, "sec-fetch-site": "same-origin",
		"content-type": "application/x-www-form-urlencoded", "x-nf-client-connection-ip": "192.0.2.7",
	}
	return ask(post)
}

func checkMessageHeaders(p *proof, answer events.APIGatewayProxyResponse) {
	p.equal("Cache-Control", answer.Headers["Cache-Control"], "no-store")
	p.check("not indexed", strings.Contains(answer.Headers["X-Robots-Tag"], "noindex"), "got %q", answer.Headers["X-Robots-Tag"])
	p.check("security headers", strings.Contains(answer.Headers["Content-Security-Policy"], "form-action 'self'"), "got %q", answer.Headers["Content-Security-Policy"])
}

// privateAddresses are the published files that hold an address of the book.
func privateAddresses(repository string) (names []string, err error) {
	public := filepath.Join(repository, "public")
	err = filepath.WalkDir(public, func(name string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		body, err := os.ReadFile(name)
		if strings.Contains(string(body), groupAddress) || strings.Contains(string(body), "gone@elsewhere.example") {
			names = append(names, name)
		}
		return err
	})
	return names, err
}
