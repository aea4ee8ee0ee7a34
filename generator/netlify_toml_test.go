package main

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"

	"bandstand/directory/page"
	"bandstand/generator/hosting"
	"bandstand/search"
)

// netlifyTOML is what of netlify.toml this project uses. Whether Netlify's own
// tools read the same in it is shown by `.ci/run netlify`.
type netlifyTOML struct {
	Build struct {
		Command, Publish, Functions string
		Environment                 map[string]string
	}
	Context map[string]struct {
		Command     string
		Environment map[string]string
	}
	Redirects []struct {
		From, To string
		Status   int
		Force    bool
	}
	Headers []struct {
		For    string
		Values map[string]string
	}
}

func readNetlifyTOML(t *testing.T) (read netlifyTOML) {
	t.Helper()
	meta, err := toml.DecodeFile("../netlify.toml", &read)
	if err != nil {
		t.Fatal(err)
	}
	if strays := meta.Undecoded(); len(strays) > 0 {
		t.Errorf("netlify.toml has keys that no test looks at: %v", strays)
	}
	return read
}

// The host's headers reach files and the services' own reach answers: a visitor
// must not be able to tell which is which.
func TestNetlifySendsTheSecurityHeaders(t *testing.T) {
	secure := map[string]string{}
	for _, header := range page.SecurityHeaders() {
		secure[header.Name] = header.Value
	}
	want := map[string]map[string]string{
		"/*":        secure,
		"/assets/*": {"Cache-Control": page.KeepAssets},
	}
	for _, path := range page.OpenPaths {
		want[path] = map[string]string{page.AnyOrigin.Name: page.AnyOrigin.Value}
	}
	got := map[string]map[string]string{}
	for _, rule := range readNetlifyTOML(t).Headers {
		got[rule.For] = rule.Values
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// What Netlify leads to the services is what other web servers do.
func TestNetlifyLeadsToEveryService(t *testing.T) {
	folders, err := os.ReadDir("../netlify/functions")
	if err != nil {
		t.Fatal(err)
	}
	var services, wanted, got []string
	for _, service := range hosting.Services() {
		services = append(services, service.Name)
		for _, path := range slices.Concat(service.Paths, service.Beside) {
			to := "/.netlify/functions/" + service.Name
			if strings.HasPrefix(path, search.OpenReferralPath) || path == search.EmbedPath { // the function reads the rest
				to += strings.TrimSuffix(path, "/*")
			}
			path, to = strings.Replace(path, "/*/", "/:town/", 1), strings.Replace(to, "/*/", "/:town/", 1)
			if strings.HasSuffix(path, "*") {
				to += "/:splat"
			}
			// Else a file of that name, were there one, would be sent to whoever filters.
			force := slices.Contains(search.OpenReferralLists(), path)
			wanted = append(wanted, fmt.Sprint(path, " ", to, " ", force))
		}
	}
	for _, folder := range folders {
		if !slices.Contains(services, folder.Name()) {
			t.Errorf("web servers are not told of the service %s", folder.Name())
		}
	}
	for _, rule := range readNetlifyTOML(t).Redirects {
		if rule.Status != http.StatusOK {
			t.Errorf("%s has the status %d", rule.From, rule.Status)
		}
		got = append(got, fmt.Sprint(rule.From, " ", rule.To, " ", rule.Force))
	}
	if !slices.Equal(got, wanted) {
		t.Errorf("got %q, want %q", got, wanted)
	}
}

// What Netlify types is understood by the command, and everything but
// production is a preview.
func TestNetlifyBuildsPreviewsButForProduction(t *testing.T) {
	read := readNetlifyTOML(t)
	type build struct {
		BaseURL, Out, Bundle string
		Preview              bool
	}
	asked := func(typed string) build {
		line, found := strings.CutPrefix(typed, "go run ./generator ")
		if !found {
			t.Fatalf("%q does not run the generator", typed)
		}
		p := &program{stdout: io.Discard, getenv: os.Getenv}
		command, _, err := p.parse(strings.Fields(strings.ReplaceAll(line, `"`, "")))
		if err != nil {
			t.Fatalf("%q: %v", typed, err)
		}
		if _, ok := command.(*buildCommand); !ok {
			t.Fatalf("%q does not build", typed)
		}
		return build{p.BaseURL, p.Out, p.Bundle, p.Preview}
	}

	want := build{"$DEPLOY_PRIME_URL", read.Build.Publish, read.Build.Functions, true}
	if got := asked(read.Build.Command); got != want {
		t.Errorf("deploy previews and branches: got %+v, want %+v", got, want)
	}
	want = build{"$URL", read.Build.Publish, read.Build.Functions, false}
	if got := asked(read.Context["production"].Command); got != want {
		t.Errorf("production: got %+v, want %+v", got, want)
	}
	for name, context := range read.Context {
		if name != "production" && context.Command != "" {
			t.Errorf("the context %s builds otherwise: want production alone to differ", name)
		}
	}
}

// Whoever proposes a change has it built: what the operator alone may know is not there.
func TestNetlifyTellsSecretsToProductionAlone(t *testing.T) {
	read := readNetlifyTOML(t)
	for _, secret := range []string{"BANDSTAND_ADDRESSES", "BANDSTAND_GITHUB_APP_KEY", "BANDSTAND_GITHUB_TOKEN", "BANDSTAND_SIGNING_KEY", "SMTP_PASSWORD"} {
		if _, known := read.Build.Environment[secret]; known {
			t.Errorf("%s is in the repository", secret)
		}
		for name, context := range read.Context {
			if value, known := context.Environment[secret]; value != "" || known == (name == "production") {
				t.Errorf("in the context %s, %s is %q, and set: %v", name, secret, value, known)
			}
		}
	}
	for _, name := range []string{"deploy-preview", "branch-deploy"} {
		if _, ok := read.Context[name]; !ok {
			t.Errorf("nothing is said of the context %s", name)
		}
	}
}

func TestNetlifyBuildsWithTheGoThatChecksRan(t *testing.T) {
	version := readNetlifyTOML(t).Build.Environment["GO_VERSION"]
	workflow, err := os.ReadFile("../.github/workflows/check.yml")
	if err != nil {
		t.Fatal(err)
	}
	container, err := os.ReadFile("../deploy/Containerfile")
	if err != nil {
		t.Fatal(err)
	}
	if strings.Count(version, ".") != 2 || !strings.Contains(string(workflow), "container: golang:"+version+"-") ||
		!strings.Contains(string(container), "FROM golang:"+version+"-") {
		t.Errorf("GO_VERSION %q: want a full version, and the one of .github/workflows/check.yml and deploy/Containerfile", version)
	}
}
