package main

import (
	"archive/zip"
	"bytes"
	"debug/elf"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"bandstand/directory/page"
	"bandstand/directory/words"
)

// checkConfig holds what Netlify read to what netlify.toml and the pages need.
// The rules are counted, since Netlify drops a wrong one without an error.
func checkConfig(p *proof, read config, repository string) {
	aliases := lines(filepath.Join(repository, "public/_redirects"))
	p.equal("redirects that Netlify read", len(read.Redirects), len(aliases)+2)
	var searches []redirect
	for _, rule := range read.Redirects {
		if rule.From == "/search" {
			searches = append(searches, rule)
		}
	}
	// No condition on the query, so that all of it is kept.
	p.equal("the rewrite of /search", searches, []redirect{{
		From: "/search", To: "/.netlify/functions/search", Status: 200, Query: map[string]string{},
	}})

	p.check("the rewrite of /messages/*", slices.ContainsFunc(read.Redirects, func(rule redirect) bool {
		return rule.From == "/messages/*" && rule.To == "/.netlify/functions/messages/:splat" && rule.Status == http.StatusOK
	}), "got %+v", read.Redirects)

	secure := map[string]string{}
	for _, header := range page.SecurityHeaders() {
		secure[header.Name] = header.Value
	}
	headers := map[string]map[string]string{}
	for _, rule := range read.Headers {
		headers[rule.For] = rule.Values
	}
	p.equal("headers that Netlify read", headers, map[string]map[string]string{
		"/*":        secure,
		"/assets/*": {"Cache-Control": "public, max-age=31536000, immutable"},
	})
	p.check("GO_VERSION", strings.Count(read.Build.Environment["GO_VERSION"], ".") == 2,
		"got %q, want a full version", read.Build.Environment["GO_VERSION"])
}

// checkFunctions holds the manifest to the folders that hold a function: a
// function of a wrong name or for another machine would be left out of it with
// a warning.
func checkFunctions(p *proof, repository string) error {
	var manifest struct {
		Functions []struct{ Name, Runtime string }
	}
	content, err := os.ReadFile(filepath.Join(repository, ".netlify/functions/manifest.json"))
	if err != nil {
		return err
	}
	if err := json.Unmarshal(content, &manifest); err != nil {
		return err
	}
	var got, want []string
	for _, function := range manifest.Functions {
		got = append(got, function.Name+" in "+function.Runtime)
	}
	mains, err := filepath.Glob(filepath.Join(repository, "netlify/functions/*/main.go"))
	for _, main := range mains {
		want = append(want, filepath.Base(filepath.Dir(main))+" in go")
	}
	p.equal("functions in the manifest", got, want)
	return err
}

// unpack takes the program out of a function's zip and puts it alone in a
// folder, as Lambda does.
func unpack(p *proof, repository, function, folder string) (bootstrap string, err error) {
	archive, err := zip.OpenReader(filepath.Join(repository, ".netlify/functions", function+".zip"))
	if err != nil {
		return "", fmt.Errorf("no zip of a function called %s was made: %w", function, err)
	}
	defer archive.Close()
	var names []string
	var program []byte
	for _, file := range archive.File {
		names = append(names, file.Name)
		if file.Name != "bootstrap" {
			continue
		}
		reader, err := file.Open()
		if err != nil {
			return "", err
		}
		if program, err = io.ReadAll(reader); err != nil {
			return "", err
		}
	}
	p.check("the zip holds the program", program != nil, "it holds %q", names)
	p.note("%s.zip holds %s; the program is %.1f MB", function, strings.Join(names, ", "), float64(len(program))/1e6)
	binary, err := elf.NewFile(bytes.NewReader(program))
	if err != nil {
		return "", fmt.Errorf("the function %s is no program: %w", function, err)
	}
	p.equal("the machine it is for", binary.Machine, elf.EM_X86_64)

	alone, err := os.MkdirTemp(folder, function+"-")
	if err != nil {
		return "", err
	}
	if err := os.Chmod(alone, 0o755); err != nil {
		return "", err
	}
	bootstrap = filepath.Join(alone, "bootstrap")
	return bootstrap, os.WriteFile(bootstrap, program, 0o755)
}

// previewSays is the banner of a preview.
func previewSays() string { return words.English().Say("page.preview") }

// previewSaysOn is the banner of a preview in the language of a page.
func previewSaysOn(name string) string {
	first, _, _ := strings.Cut(strings.TrimPrefix(name, "/"), "/")
	if language, ok := words.In(first); ok {
		return language.Say("page.preview")
	}
	return previewSays()
}

const noIndex = `<meta name="robots" content="noindex">`

func checkPreviewPages(p *proof, repository string) {
	var pages, silent, indexed []string
	eachPage(p, repository, func(name, html string) {
		pages = append(pages, name)
		if !strings.Contains(html, previewSaysOn(name)) {
			silent = append(silent, name)
		}
		if !strings.Contains(html, noIndex) {
			indexed = append(indexed, name)
		}
	})
	p.check("a preview has pages", len(pages) > 0, "there is none")
	p.none("pages of a preview that do not say so", silent)
	p.none("pages of a preview that may be indexed", indexed)
	p.equal("robots of a preview", lines(filepath.Join(repository, "public/robots.txt")), []string{"User-agent: *", "Disallow: /"})
	p.note("%d of %d pages say that they are a preview", len(pages)-len(silent), len(pages))
}

func checkProductionPages(p *proof, repository string) {
	var pages, previews []string
	eachPage(p, repository, func(name, html string) {
		pages = append(pages, name)
		if strings.Contains(html, previewSays()) {
			previews = append(previews, name)
		}
	})
	p.none("pages of the real site that say they are a preview", previews)
	home, err := os.ReadFile(filepath.Join(repository, "public/index.html"))
	p.check("the home page is indexed", err == nil && !strings.Contains(string(home), noIndex), "it is not, or not there: %v", err)
	sitemap, err := os.ReadFile(filepath.Join(repository, "public/sitemap.xml"))
	p.check("the sitemap names the site", err == nil && strings.Contains(string(sitemap), siteURL+"/"), "no %s in it: %v", siteURL, err)
	p.note("%d of %d pages say that they are a preview", len(previews), len(pages))
}

func eachPage(p *proof, repository string, visit func(name, html string)) {
	public := filepath.Join(repository, "public")
	err := filepath.WalkDir(public, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || filepath.Ext(path) != ".html" {
			return err
		}
		html, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		visit(strings.TrimPrefix(path, public), string(html))
		return nil
	})
	p.check("the pages can be read", err == nil, "%v", err)
}

// lines are the lines of a file that say something; none where there is no file.
func lines(name string) (said []string) {
	content, _ := os.ReadFile(name)
	for _, line := range strings.Split(string(content), "\n") {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			said = append(said, line)
		}
	}
	return said
}
