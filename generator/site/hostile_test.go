package site

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"html"
	"io/fs"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"bandstand/directory/content"
	"bandstand/generator/inspect"
)

// listingWith is a sound listing in which some lines are a stranger's.
func listingWith(title, summary, note, body string) string {
	return `---
title: ` + title + `
summary: ` + summary + `
organisation: salford-song-circle
kinds: [music]
generations:
  younger: {from: 5, note: ` + note + `}
  older: {from: 50}
  together: Side by side.
venue: {name: ` + note + `, address: 1 High Street, town: salford, postcode: M6 5LB, setting: community}
sessions: [{day: Tuesday, time: "10:30 to 12:00", repeats: weekly, note: ` + note + `}]
cost: {free: true, note: ` + note + `}
join: {how: come-along, contact: {role: ` + note + `, phone: 01632 960001, sms: "+44 (0)7700 900001", email: songs@example.org}}
first_visit: ` + note + `
last_checked: 2026-11-02
checked_by: directory editor
checked_how: phoned
---
` + body + "\n"
}

const attack = `'"><script>alert(1)</script><img src=x onerror=alert(1)> {{.Shell}} {{template "page.html"}}'`

var hostileBodies = map[string]string{
	"script tags":     "<script>alert(1)</script>\n\n<style>body{display:none}</style>\n\nText <b onclick=alert(1)>bold</b>",
	"script links":    "[a](javascript:alert(1)) [b](JaVaScRiPt:alert(1)) [c](data:text/html,x) [d](vbscript:x) <javascript:alert(1)>",
	"remote pictures": "![track](https://tracker.example.org/pixel.gif)\n\n<img src=\"https://tracker.example.org/p.gif\">",
	"colliding ids":   "## main\n\n## Join in\n\n## join-in\n\n## q\n\n## near\n\n[to main](#main)",
	"template syntax": "{{.Shell}} {{template \"main\"}} {{`x`}} {{/* x */}}",
	"broken markup":   "</article></main></body></html><main id=main>",
	"own h1":          "# A second title\n\n====",
	"entities":        "&lt;script&gt;alert(1)&lt;/script&gt; &#106;avascript:",
	"deep quotes":     strings.Repeat(">", 5000) + " deep",
	"open brackets":   strings.Repeat("[", 10000),
	"stars":           strings.Repeat("*a _b ", 5000),
}

func TestHostileContentIsHarmlessOrRefused(t *testing.T) {
	pages := fstest.MapFS{}
	for name, body := range hostileBodies {
		pages["activities/salford/"+hostileSlug(name)+".md"] = &fstest.MapFile{Data: []byte(listingWith(attack, attack, attack, body))}
	}
	held := overlay{demonstration, pages}
	directory, problems := content.Load(held, now)
	made := makeSiteOf(t, directory, held, Options{Now: now, BaseURL: "https://bandstand.example.org"})
	for _, fault := range inspect.Site(published(made)) {
		t.Error(fault)
	}
	checkForms(t, made)
	shown := 0
	for name := range hostileBodies {
		slug := hostileSlug(name)
		if _, ok := directory.Activity(slug); !ok {
			if !slices.ContainsFunc(content.Errors(problems), func(p content.Problem) bool { return strings.Contains(p.File, slug) }) {
				t.Errorf("%s is neither shown nor refused", name)
			}
			continue
		}
		shown++
		if page := string(made.Files["activities/"+slug+"/index.html"]); !strings.Contains(page, "&lt;script&gt;alert(1)") {
			t.Errorf("%s: the attack in the title does not stand there as words", name)
		}
	}
	if shown < 5 {
		t.Errorf("only %d hostile pages got as far as being shown", shown)
	}
}

var calendarLine = regexp.MustCompile(`^(?:[A-Z][A-Z-]*[;:]| )`)

// checkForms holds that no form in which others take a hostile listing is broken out of: what
// reads JSON, XML or a table finds the attack as words, in the field in which it was written.
func checkForms(t *testing.T, made *filled) {
	t.Helper()
	slug := hostileSlug("script tags")
	var services struct {
		Contents []struct{ Name, URL string }
	}
	var feed struct {
		Items []struct{ URL, Title string }
	}
	named := func(names []string) {
		t.Helper()
		if !slices.ContainsFunc(names, func(name string) bool { return strings.Contains(name, "<script>alert(1)</script>") }) {
			t.Errorf("the attack stands in none of %d titles", len(names))
		}
	}
	var names []string
	if err := json.Unmarshal(made.Files["open-referral/services.json"], &services); err != nil {
		t.Fatal(err)
	}
	for _, one := range services.Contents {
		names = append(names, one.Name)
	}
	named(names)
	if err := json.Unmarshal(made.Files["activities/feed.json"], &feed); err != nil {
		t.Fatal(err)
	}
	names = nil
	for _, one := range feed.Items {
		names = append(names, one.Title)
	}
	named(names)
	for name, body := range made.Files {
		switch path.Ext(name) {
		case ".json":
			if !json.Valid(body) {
				t.Errorf("%s is no JSON", name)
			}
		case ".atom":
			if err := xml.Unmarshal(body, &struct{}{}); err != nil {
				t.Errorf("%s is no XML: %v", name, err)
			}
		case ".csv":
			rows, err := csv.NewReader(bytes.NewReader(body)).ReadAll()
			if err != nil || len(rows) < 2 {
				t.Errorf("%s is no table: %v", name, err)
			}
		case ".ics":
			for line := range strings.Lines(string(body)) {
				if !calendarLine.MatchString(line) {
					t.Errorf("%s: a line that is none of a calendar: %q", name, line)
				}
			}
		}
	}
	for _, one := range made.Search.Documents {
		if one.Card.Slug == slug && !json.Valid(one.OpenReferral().Service) {
			t.Errorf("what search carries of it is no JSON: %s", one.OpenReferral().Service)
		}
	}
	// In a page, a block of JSON-LD ends where it should.
	if page := string(made.Files["activities/"+slug+"/index.html"]); strings.Count(page, "<script") != strings.Count(page, "</script>") ||
		strings.Contains(page, "<script>alert") {
		t.Error("a block of JSON-LD is broken out of")
	}
}

// Links that open the reader's own mail program say what we say, whatever the
// title of the activity and the folder of its page are.
func TestTitlesAddNothingToLinks(t *testing.T) {
	const title = "Knit & natter&bcc=me@example.com#+?cc=me@example.com"
	made := makeSite(t, smallContent(t, "off", map[string]string{
		"activities/knit #1%/knit.md": listingWith(`"`+title+`"`, "Wool.", "Wool", "Wool."),
		"site.yaml":                   "name: Bandstand\nbase_url: https://bandstand.example.org\nnation: england\neditors: {email: editors@example.org}\nrepository: https://code.example.org/bandstand\n",
	}), Options{Now: now})
	body := string(made.Files["activities/knit/index.html"])
	found := 0
	for _, match := range regexp.MustCompile(`href="((?:mailto|sms):[^"]*\?[^"]*|https://code[^"]*)"`).FindAllStringSubmatch(body, -1) {
		link, err := url.Parse(html.UnescapeString(match[1]))
		if err != nil {
			t.Fatal(err)
		}
		found++
		for name, values := range link.Query() {
			if name != "subject" && name != "body" || !strings.Contains(values[0], title) {
				t.Errorf("%s: got %s=%s", match[1], name, values)
			}
		}
		if link.Fragment != "" || link.Scheme == "https" && !strings.HasSuffix(link.Path, "/knit #1%/knit.md") {
			t.Errorf("got %s", match[1])
		}
	}
	if found != 6 {
		t.Errorf("got %d links, want 6", found)
	}
	if !strings.Contains(html.UnescapeString(body), `href="sms:+447700900001?&body=Hello%2C%20I%20saw%20Knit`) {
		t.Error("no text message is begun to +447700900001")
	}
}

func hostileSlug(name string) string { return "hostile-" + strings.ReplaceAll(name, " ", "-") }

// overlay is one folder laid over another.
type overlay struct {
	below fs.FS
	above fstest.MapFS
}

func (o overlay) Open(name string) (fs.File, error) {
	if _, ok := o.above[name]; ok {
		return o.above.Open(name)
	}
	return o.below.Open(name)
}

func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(o.below, name)
	if err != nil {
		return nil, err
	}
	added, _ := fs.ReadDir(o.above, name)
	for _, entry := range added {
		if !entry.IsDir() {
			entries = append(entries, entry)
		}
	}
	return entries, nil
}
