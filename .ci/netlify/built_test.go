package netlify

import (
	"archive/zip"
	"bytes"
	"debug/elf"
	"encoding/json"
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bandstand/directory/page"
	"bandstand/directory/words"
)

// checkConfig holds what Netlify read to what netlify.toml and the pages need. The rules
// are counted, since Netlify drops a wrong one without an error.
func checkConfig(t *testing.T, read config, repository string) {
	aliases := lines(t, filepath.Join(repository, "public/_redirects"))
	written, err := os.ReadFile(filepath.Join(repository, "netlify.toml"))
	must(t, err)
	equal(t, "the number of redirects that Netlify read", len(read.Redirects), len(aliases)+strings.Count(string(written), "\n[[redirects]]\n"))
	var services []redirect
	for _, rule := range read.Redirects {
		if strings.Contains(rule.To, "/.netlify/functions/") && !strings.HasPrefix(rule.From, "/cy/") {
			services = append(services, rule)
		}
	}
	// No condition on the query, so that all of it is kept.
	equal(t, "the rewrites of services", services, []redirect{
		{From: "/search", To: "/.netlify/functions/search", Status: http.StatusOK, Query: map[string]string{}},
		{From: "/health", To: "/.netlify/functions/search", Status: http.StatusOK, Query: map[string]string{}},
		{From: "/towns/:town/embed/", To: "/.netlify/functions/search/towns/:town/embed/", Status: http.StatusOK, Query: map[string]string{}},
		{From: "/open-referral/service_at_locations", To: "/.netlify/functions/search/open-referral/service_at_locations", Status: http.StatusOK, Query: map[string]string{}, Force: true},
		{From: "/open-referral/services", To: "/.netlify/functions/search/open-referral/services", Status: http.StatusOK, Query: map[string]string{}, Force: true},
		{From: "/open-referral/*", To: "/.netlify/functions/search/open-referral/:splat", Status: http.StatusOK, Query: map[string]string{}},
		{From: "/messages/*", To: "/.netlify/functions/messages/:splat", Status: http.StatusOK, Query: map[string]string{}},
		{From: "/add/*", To: "/.netlify/functions/contribute/:splat", Status: http.StatusOK, Query: map[string]string{}},
	})
	secure := map[string]string{}
	for _, header := range page.SecurityHeaders() {
		secure[header.Name] = header.Value
	}
	headers := map[string]map[string]string{}
	for _, rule := range read.Headers {
		headers[rule.For] = rule.Values
	}
	equal(t, "headers that Netlify read", headers, map[string]map[string]string{
		"/*":               secure,
		"/assets/*":        {"Cache-Control": "public, max-age=31536000, immutable"},
		"/open-data/*":     {"Access-Control-Allow-Origin": "*"},
		"/open-referral/*": {"Access-Control-Allow-Origin": "*"},
		"/openactive/*":    {"Access-Control-Allow-Origin": "*"},
		"/gaps.json":       {"Access-Control-Allow-Origin": "*"},
	})
	if version := read.Build.Environment["GO_VERSION"]; strings.Count(version, ".") != 2 {
		t.Errorf("GO_VERSION: got %q, want a full version", version)
	}
}

// checkFunctions holds the manifest to the folders that hold a function: a function of a
// wrong name or for another machine would be left out of it with a warning.
func checkFunctions(t *testing.T, repository string) {
	var manifest struct {
		Functions []struct{ Name, Runtime string }
	}
	content, err := os.ReadFile(filepath.Join(repository, ".netlify/functions/manifest.json"))
	must(t, err)
	must(t, json.Unmarshal(content, &manifest))
	var got, want []string
	for _, function := range manifest.Functions {
		got = append(got, function.Name+" in "+function.Runtime)
	}
	mains, err := filepath.Glob(filepath.Join(repository, "netlify/functions/*/main.go"))
	must(t, err)
	for _, main := range mains {
		want = append(want, filepath.Base(filepath.Dir(main))+" in go")
	}
	equal(t, "functions in the manifest", got, want)
}

// unpack takes the program out of a function's zip and puts it alone in a folder, as
// Lambda does.
func unpack(t *testing.T, repository, function string) (bootstrap string) {
	t.Helper()
	archive, err := zip.OpenReader(filepath.Join(repository, ".netlify/functions", function+".zip"))
	must(t, err)
	defer archive.Close()
	program, err := fs.ReadFile(archive, "bootstrap")
	must(t, err)
	binary, err := elf.NewFile(bytes.NewReader(program))
	must(t, err)
	equal(t, "the machine that "+function+" is for", binary.Machine, elf.EM_X86_64)
	t.Logf("the program in %s.zip is %.1f MB", function, float64(len(program))/1e6)
	return alone(t, program)
}

// alone writes a program into a folder that holds nothing else, and that every user can
// reach.
func alone(tb testing.TB, program []byte) string {
	tb.Helper()
	folder, err := os.MkdirTemp("", "bandstand-function-")
	must(tb, err)
	tb.Cleanup(func() { os.RemoveAll(folder) })
	must(tb, os.Chmod(folder, 0o755))
	bootstrap := filepath.Join(folder, "bootstrap")
	must(tb, os.WriteFile(bootstrap, program, 0o755))
	return bootstrap
}

const noIndex = `<meta name="robots" content="noindex">`

func checkPreviewPages(t *testing.T, repository string) {
	pages := 0
	eachPage(t, repository, func(name, html string) {
		pages++
		lang, _ := page.LanguageOf("/" + name)
		if !strings.Contains(html, lang.Say("page.preview")) || !strings.Contains(html, noIndex) {
			t.Errorf("%s of a preview does not say so, or may be indexed", name)
		}
	})
	equal(t, "robots of a preview", lines(t, filepath.Join(repository, "public/robots.txt")), []string{"User-agent: *", "Disallow: /"})
	t.Logf("%d pages", pages)
}

func checkProductionPages(t *testing.T, repository string) {
	eachPage(t, repository, func(name, html string) {
		if strings.Contains(html, words.English().Say("page.preview")) || name == "index.html" && strings.Contains(html, noIndex) {
			t.Errorf("%s of the real site says that it is a preview, or may not be indexed", name)
		}
	})
	sitemap, err := os.ReadFile(filepath.Join(repository, "public/sitemap.xml"))
	must(t, err)
	if !strings.Contains(string(sitemap), siteURL+"/") {
		t.Errorf("no %s in the sitemap", siteURL)
	}
}

func eachPage(t *testing.T, repository string, visit func(name, html string)) {
	t.Helper()
	public := os.DirFS(filepath.Join(repository, "public"))
	visited := 0
	must(t, fs.WalkDir(public, ".", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".html" {
			return err
		}
		html, err := fs.ReadFile(public, path)
		visit(path, string(html))
		visited++
		return err
	}))
	if visited == 0 {
		t.Error("there are no pages")
	}
}

// lines returns the lines of a file that say something; none where there is no file.
func lines(t *testing.T, name string) (said []string) {
	t.Helper()
	content, err := os.ReadFile(name)
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(fmt.Errorf("read lines: %w", err))
	}
	for line := range strings.Lines(string(content)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			said = append(said, line)
		}
	}
	return said
}
