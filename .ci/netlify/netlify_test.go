// Package netlify shows, without an account, that Netlify can build and serve the site.
// It builds a copy of the repository with Netlify's own tools, runs the functions out of
// the zips that they make against a Lambda Runtime API of its own, and asks them what
// visitors ask:
//
//	.ci/run netlify
//
// Netlify reports much of what goes wrong with a warning and exit status 0: a redirect
// that it drops, a function that it does not find. So what it parsed and made is counted
// here.
//
// It also measures how long a visitor waits who wakes the search function, with the
// demonstration or with a directory of .ci/manylistings; FOLDER stays to try things in:
//
//	go test ./.ci/netlify -run '^$' -bench ColdStart -benchtime 30x
//	go test ./.ci/netlify -run '^$' -bench ColdStart -benchtime 50x -activities 5000 -keep FOLDER
package netlify

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/emersion/go-smtp"

	"bandstand/directory/page"
	"bandstand/directory/words"
)

// The addresses that Netlify would tell a build of.
const (
	siteURL    = "https://bandstand.example"
	previewURL = "https://deploy-preview-1--bandstand.example"
)

// TestMain goes to the root of the repository, which all paths here begin at.
func TestMain(m *testing.M) {
	if err := os.Chdir("../.."); err != nil {
		panic(err)
	}
	os.Exit(m.Run())
}

func must(tb testing.TB, err error) {
	tb.Helper()
	if err != nil {
		tb.Fatal(err)
	}
}

func equal(t *testing.T, what string, got, want any) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s: got %q, want %q", what, fmt.Sprint(got), fmt.Sprint(want))
	}
}

// netlifyTools returns Netlify's tools with a checkout of their own. Where nobody asks for
// the proof, its test is left out.
func netlifyTools(t *testing.T) tools {
	t.Helper()
	if os.Getenv("BANDSTAND_NETLIFY") != "required" {
		t.Skip("left out: BANDSTAND_NETLIFY=required asks for it, as .ci/run netlify does")
	}
	n := tools{t, filepath.Join(t.TempDir(), "repository")}
	checkout(t, n.repository)
	book := filepath.Join(t.TempDir(), "addresses.yaml")
	must(t, os.WriteFile(book, []byte("two-rivers-green-club: "+groupAddress+"\n"), 0o600))
	t.Setenv("BANDSTAND_ADDRESS_BOOK", book)
	return n
}

func TestDeployPreview(t *testing.T) {
	n := netlifyTools(t)
	n.build("deploy-preview")
	checkPreviewPages(t, n.repository)
	equal(t, "the command of branches and of previews", n.config("branch-deploy").Build.Command, n.config("deploy-preview").Build.Command)

	answer := startFunction(t, unpack(t, n.repository, "search")).get("/search", asked)
	if !strings.Contains(answer.Body, words.English().Say("page.preview")) || !strings.Contains(answer.Body, noIndex) {
		t.Error("search in a preview does not say so, or may be indexed")
	}
	messages, err := os.ReadFile(unpack(t, n.repository, "messages"))
	must(t, err)
	if bytes.Contains(messages, []byte(groupAddress)) {
		t.Error("a preview holds an address of the operator's book")
	}
}

func TestProduction(t *testing.T) {
	n := netlifyTools(t)
	n.build("production")
	checkConfig(t, n.config("production"), n.repository)
	checkProductionPages(t, n.repository)
	checkFunctions(t, n.repository)
	search := startFunction(t, unpack(t, n.repository, "search"))
	for _, path := range []string{"/search", "/.netlify/functions/search"} {
		checkResultsPage(t, search, path, n.repository)
		checkResultsData(t, search, path, n.repository)
	}
	health := search.get("/health", "")
	equal(t, "/health: status", health.StatusCode, http.StatusOK)
	equal(t, "/health: type", health.Headers["Content-Type"], "application/json; charset=utf-8")
	equal(t, "what the function logged", search.logged(), "")
	checkListen(t, search.process.Args[0])
	sendMessage(t, unpack(t, n.repository, "messages"))
}

// asked is a search that the demonstration has answers to.
const asked = "q=singing&near=M6"

var resultLink = regexp.MustCompile(`href="(/activities/[a-z0-9-]+/)"`)

// checkResultsPage holds a page of results to the pages that were built with the function,
// and looks for what Netlify does not add to a function's answer.
func checkResultsPage(t *testing.T, search *function, path, repository string) {
	answer := search.get(path, asked)
	equal(t, path+": status", answer.StatusCode, http.StatusOK)
	equal(t, path+": type", answer.Headers["Content-Type"], "text/html; charset=utf-8")
	equal(t, path+": cached nowhere, since it holds words and a place", answer.Headers["Cache-Control"], "no-store")
	for _, header := range page.SecurityHeaders() {
		equal(t, path+": "+header.Name, answer.Headers[http.CanonicalHeaderKey(header.Name)], header.Value)
	}
	for name := range answer.MultiValueHeaders {
		if _, both := answer.Headers[name]; both {
			t.Errorf("%s: the header %s is sent twice", path, name)
		}
	}
	if answer.IsBase64Encoded || strings.Contains(answer.Body, words.English().Say("page.preview")) {
		t.Errorf("%s: it is no text, or says that it is a preview", path)
	}
	hits := resultLink.FindAllStringSubmatch(answer.Body, -1)
	if len(hits) == 0 {
		t.Errorf("%s: no results", path)
	}
	for _, hit := range hits {
		checkBuilt(t, repository, hit[1]+"index.html")
	}
	for _, asset := range regexp.MustCompile(`"(/assets/[^"#]+)[^"]*"`).FindAllStringSubmatch(answer.Body, -1) {
		checkBuilt(t, repository, asset[1])
	}
}

func checkResultsData(t *testing.T, search *function, path, repository string) {
	answer := search.get(path, asked+"&format=json")
	equal(t, path+" as JSON: type", answer.Headers["Content-Type"], "application/json; charset=utf-8")
	var found struct {
		Total   int
		Results []struct{ URL string }
	}
	must(t, json.Unmarshal([]byte(answer.Body), &found))
	if found.Total == 0 || len(found.Results) == 0 {
		t.Errorf("%s as JSON: total %d, %d results", path, found.Total, len(found.Results))
	}
	for _, result := range found.Results {
		checkBuilt(t, repository, result.URL+"index.html")
	}
}

func checkBuilt(t *testing.T, repository, file string) {
	t.Helper()
	if _, err := os.Stat(filepath.Join(repository, "public", file)); err != nil {
		t.Errorf("a result leads to no file: %v", err)
	}
}

// checkListen runs the same program as a container would, and stops it.
func checkListen(t *testing.T, bootstrap string) {
	program := exec.Command(bootstrap, "-listen", "127.0.0.1:0")
	says, err := program.StderrPipe()
	must(t, err)
	must(t, program.Start())
	lines := bufio.NewReader(says)
	line, err := lines.ReadString('\n')
	must(t, err)
	_, address, _ := strings.Cut(strings.TrimSpace(line), "listening on ")
	response, err := http.Get(address + "/search?" + asked)
	must(t, err)
	response.Body.Close()
	equal(t, "-listen: status", response.StatusCode, http.StatusOK)
	must(t, program.Process.Signal(syscall.SIGTERM))
	rest, err := io.ReadAll(lines)
	must(t, err)
	equal(t, "-listen: what else it logged", string(rest), "")
	must(t, program.Wait())
}

// The form that the proof fills in, and where the proof's own address book says that its
// messages go.
const (
	joinForm     = "/messages/join/plant-pals"
	groupAddress = "plants@private.example"
)

var stampShown = regexp.MustCompile(`name="stamp" value="([^"]+)"`)

// sendMessage asks the messages function for a form, waits as a person does, sends it, and
// looks for the message at a mail server. What the service says and writes otherwise is
// held by its own tests.
func sendMessage(t *testing.T, bootstrap string) {
	came := make(mailServer, 2)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	server := smtp.NewServer(came)
	go server.Serve(listener)
	defer server.Close()
	messages := startFunction(t, bootstrap, "BANDSTAND_SIGNING_KEY=a key for the proof alone", "SMTP_FROM=site@bandstand.example",
		"SMTP_TLS=off", "SMTP_HOST=127.0.0.1", "SMTP_PORT="+strconv.Itoa(listener.Addr().(*net.TCPAddr).Port))
	shown := messages.get(joinForm, "")
	stamp := stampShown.FindStringSubmatch(shown.Body)
	if stamp == nil {
		t.Fatalf("GET %s: status %d and no form", joinForm, shown.StatusCode)
	}
	time.Sleep(3500 * time.Millisecond)
	answer := messages.ask(http.MethodPost, joinForm, "", url.Values{
		"stamp": {stamp[1]}, "for": {"me"}, "name": {"Zoë Łukasiewicz"}, "phone": {"01632 960900"}, "adult": {"yes"},
	}.Encode(), map[string]string{
		"origin": siteURL, "sec-fetch-site": "same-origin", "content-type": "application/x-www-form-urlencoded",
	})
	to, err := url.Parse(answer.Headers["Location"])
	if err != nil || answer.StatusCode != http.StatusSeeOther || to.Path != joinForm+"/sent" {
		t.Fatalf("the form led to %q, status %d\n%s", answer.Headers["Location"], answer.StatusCode, messages.logged())
	}
	equal(t, "the recipient", <-came, groupAddress)
	if body := <-came; !strings.Contains(body, to.Query().Get("ref")) {
		t.Errorf("the message lacks the visitor's reference:\n%s", body)
	}
}

// mailServer gets the recipient of each message, and then the message.
type mailServer chan string

func (m mailServer) NewSession(*smtp.Conn) (smtp.Session, error) { return m, nil }
func (m mailServer) Mail(string, *smtp.MailOptions) error        { return nil }
func (m mailServer) Reset()                                      {}
func (m mailServer) Logout() error                               { return nil }

func (m mailServer) Rcpt(to string, _ *smtp.RcptOptions) error {
	m <- to
	return nil
}

func (m mailServer) Data(r io.Reader) error {
	body, err := io.ReadAll(r)
	m <- string(body)
	return err
}
