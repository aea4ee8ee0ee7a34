package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/aws/aws-lambda-go/events"

	"bandstand/.ci/lambda"
	"bandstand/directory/page"
)

// asked is a search that the demonstration has answers to.
const asked = "q=singing&near=M6"

// checkSearch asks the function what visitors ask, at both of its addresses,
// and holds the answers to the pages that were built with it.
func checkSearch(p *proof, ask lambda.Asker, repository string) error {
	for _, path := range []string{"/search", "/.netlify/functions/search"} {
		answer, err := ask(get(path, asked))
		if err != nil {
			return err
		}
		checkResultsPage(p, path, answer, repository)
		if answer, err = ask(get(path, asked+"&format=json")); err != nil {
			return err
		}
		checkResultsData(p, path, answer, repository)
	}
	return checkMethods(p, ask)
}

var resultLink = regexp.MustCompile(`href="(/activities/[a-z0-9-]+/)"`)

func checkResultsPage(p *proof, path string, answer events.APIGatewayProxyResponse, repository string) {
	p.equal(path+": status", answer.StatusCode, http.StatusOK)
	p.equal(path+": type", answer.Headers["Content-Type"], "text/html; charset=utf-8")
	p.check(path+": text as text", !answer.IsBase64Encoded && strings.HasPrefix(answer.Body, "<!"), "it begins %.40q", answer.Body)
	p.check(path+": no preview", !strings.Contains(answer.Body, previewSays()), "it says that it is one")
	checkHeaders(p, path, answer)

	hits := resultLink.FindAllStringSubmatch(answer.Body, -1)
	p.check(path+": hits", len(hits) > 0, "there is none")
	for _, hit := range hits {
		checkBuilt(p, path, hit[1], repository)
	}
	for _, asset := range regexp.MustCompile(`"(/assets/[^"#]+)[^"]*"`).FindAllStringSubmatch(answer.Body, -1) {
		_, err := os.Stat(filepath.Join(repository, "public", asset[1]))
		p.check(path+": what the page is drawn with", err == nil, "%v", err)
	}
	p.note("%s?%s: %d links to activities, %d bytes", path, asked, len(hits), len(answer.Body))
}

func checkResultsData(p *proof, path string, answer events.APIGatewayProxyResponse, repository string) {
	path += " as JSON"
	p.check(path+": type", strings.HasPrefix(answer.Headers["Content-Type"], "application/json"), "got %q", answer.Headers["Content-Type"])
	checkHeaders(p, path, answer)
	var found struct {
		Total   int
		Results []struct{ URL string }
	}
	err := json.Unmarshal([]byte(answer.Body), &found)
	p.check(path+": readable", err == nil, "%v", err)
	p.check(path+": hits", found.Total > 0 && len(found.Results) > 0, "total %d, %d results", found.Total, len(found.Results))
	for _, result := range found.Results {
		checkBuilt(p, path, result.URL, repository)
	}
}

func checkBuilt(p *proof, path, address, repository string) {
	_, err := os.Stat(filepath.Join(repository, "public", address, "index.html"))
	p.check(path+": a result leads to a page", err == nil, "%v", err)
}

// checkHeaders looks for what Netlify does not add to a function's answer, and
// for headers that would be sent twice.
func checkHeaders(p *proof, path string, answer events.APIGatewayProxyResponse) {
	for _, header := range page.SecurityHeaders() {
		p.equal(path+": "+header.Name, answer.Headers[http.CanonicalHeaderKey(header.Name)], header.Value)
	}
	p.equal(path+": cached nowhere, since it holds words and a place", answer.Headers["Cache-Control"], "no-store")
	p.check(path+": not indexed", strings.Contains(answer.Headers["X-Robots-Tag"], "noindex"), "got %q", answer.Headers["X-Robots-Tag"])
	for name := range answer.MultiValueHeaders {
		_, both := answer.Headers[name]
		p.check(path+": headers sent once", !both, "%s stands in both maps", name)
	}
}

func checkMethods(p *proof, ask lambda.Asker) error {
	head := get("/search", asked)
	head["httpMethod"] = http.MethodHead
	answer, err := ask(head)
	if err != nil {
		return err
	}
	p.check("HEAD", answer.StatusCode == http.StatusOK && answer.Body == "", "status %d, %d bytes", answer.StatusCode, len(answer.Body))

	post := get("/search", "")
	post["httpMethod"], post["body"], post["isBase64Encoded"] = http.MethodPost, "cT1zaW5naW5n", true
	if answer, err = ask(post); err != nil {
		return err
	}
	p.equal("POST", answer.StatusCode, http.StatusMethodNotAllowed)
	p.equal("POST: what is allowed", answer.Headers["Allow"], "GET, HEAD")
	return nil
}

func checkPreviewSearch(p *proof, ask lambda.Asker) error {
	answer, err := ask(get("/search", asked))
	if err != nil {
		return err
	}
	p.check("search in a preview says so", strings.Contains(answer.Body, previewSays()), "it does not")
	p.check("search in a preview is not indexed", strings.Contains(answer.Body, noIndex), "it is")
	return nil
}

var listening = regexp.MustCompile(`listening on (http://\S+)`)

// checkListen runs the same program as a container would.
func checkListen(p *proof, bootstrap string) error {
	program, err := start(p, bootstrap, nil, "-listen", "127.0.0.1:0")
	if err != nil {
		return err
	}
	address, err := waitFor(program)
	if err != nil {
		program.stop()
		return err
	}
	status, length, err := fetch(address + "/search?" + asked)
	p.check("-listen answers", err == nil && status == http.StatusOK && length > 0, "status %d, %d bytes, %v", status, length, err)
	p.equal("-listen ends well when asked to", program.stop(), 0)
	said := slices.Collect(strings.Lines(program.said()))
	p.equal("lines that -listen logged", len(said), 1)
	p.note("the same program with -listen: status %d, %d bytes, ended when asked to", status, length)
	return nil
}

func waitFor(program *program) (address string, err error) {
	for end := time.Now().Add(lambda.Patience); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		if found := listening.FindStringSubmatch(program.said()); found != nil {
			return found[1], nil
		}
	}
	return "", fmt.Errorf("-listen did not begin to listen:\n%s", program.said())
}

func fetch(address string) (status, length int, err error) {
	client := http.Client{Timeout: lambda.Patience}
	response, err := client.Get(address)
	if err != nil {
		return 0, 0, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	return response.StatusCode, len(body), err
}
