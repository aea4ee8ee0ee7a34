package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// kindsOfPage are one address of every kind of page.
var kindsOfPage = []string{
	"/",
	"/activities/songs-across-the-ages/",   // everything told
	"/activities/bean-row-saturdays/",      // next to nothing told
	"/activities/dads-saturday-kitchen/",   // full, with a waiting list
	"/activities/waltz-one-street-two/",    // paused
	"/activities/look-slowly-photography/", // ended
	"/activities/low-water-beach-clean/",   // ageing
	"/activities/gem-a-gair/",              // stale
	"/activities/the-sunday-ring/",         // by phone
	"/activities/red-ball-blue-ball/",      // a professional refers
	"/organisations/salford-song-circle/",
	"/kinds/", "/kinds/music/", "/good-for/", "/good-for/meeting-people/",
	"/towns/", "/towns/salford/", "/towns/salford/music/",
	"/days/", "/days/tuesday/", "/access/", "/access/step-free/",
	"/whats-on/", "/activities/",
	"/my-list/", "/my-list/#songs-across-the-ages,bean-row-saturdays,no-longer-there",
	"/activities/songs-across-the-ages/poster/", "/towns/salford/booklet/",
	"/privacy/", "/accessibility/", "/urgent-help/", "/404.html", "/components/",
	"/search", "/search?q=singing&near=M6", "/search?q=chior", "/search?near=XX1+1XX",
	"/search?q=suicidal", "/search?q=underwater+basket+weaving&near=Whitby", "/search?kind=music&cost=free",
	"/messages/join/plant-pals", "/messages/report/plant-pals", "/messages/suggest",
	"/messages/join/plant-pals/sent", "/messages/join/dads-saturday-kitchen", "/messages/join/what-we-ate-at-home",
	"/messages/join/nowhere",
}

// look is a way in which pages are seen: what the reader's device asks for.
type look struct {
	name, feature, value string
	rules                string // which of axe's rules hold there
}

// The rules of WCAG 2.2 AA and axe's own best practices.
const everyRule = `runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]`

// The looks of a page, all seen with scripts. Under forced colours the reader's own stand
// in place of the page's, and axe still counts with the page's: its rule of contrast is off
// there, and no other.
var (
	light  = look{"light", "prefers-color-scheme", "light", everyRule}
	dark   = look{"dark", "prefers-color-scheme", "dark", everyRule}
	forced = look{"forced colours", "forced-colors", "active", everyRule + `, rules: {"color-contrast": {enabled: false}}`}
)

// looksAt returns the looks that pages are seen in at a width. A look changes colours and
// no words, so each is seen at one width.
func looksAt(width int64) []look {
	switch {
	case thorough:
		return []look{light, dark, forced}
	case width == narrow:
		return []look{dark}
	}
	return []look{light, forced}
}

// as shows pages in a look.
func (b browser) as(t *testing.T, seen look) {
	t.Helper()
	b.emulates(t, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: seen.feature, Value: seen.value}}})
}

// emulates sets the medium and the preferences of the reader.
func (b browser) emulates(t *testing.T, media emulation.SetEmulatedMediaParams) {
	t.Helper()
	if _, err := chromedp.Call(b, emulation.SetEmulatedMedia, media); err != nil {
		t.Fatal(err)
	}
}

// scripts switches the scripts of pages on or off.
func (b browser) scripts(t *testing.T, on bool) {
	t.Helper()
	if _, err := chromedp.Call(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !on}); err != nil {
		t.Fatal(err)
	}
}

// wide makes the window so many CSS pixels wide.
func (b browser) wide(t *testing.T, width int64) {
	t.Helper()
	if err := chromedp.Do(b, chromedp.EmulateViewport(width, 900)); err != nil {
		t.Fatal(err)
	}
}

// narrow is the width of a small telephone, which is also that of a computer's window of
// 1280 at 400 %.
const narrow = 320

// widths are those of a small telephone and of a computer.
var widths = []int64{narrow, 1280}

func TestNoPageHasAnAccessibilityFault(t *testing.T) {
	t.Parallel()
	engine := axe(t)
	site := browserSite(t, builtDemonstration)
	for _, width := range widths {
		t.Run(fmt.Sprintf("%d px", width), func(t *testing.T) {
			t.Parallel()
			b := openBrowser(t)
			b.wide(t, width)
			for _, address := range kindsOfPage {
				if width == narrow || thorough {
					b.scripts(t, false)
					b.as(t, light)
					b.open(t, site.URL+address)
					b.hasNoFault(t, engine, address+" without scripts", everyRule)
					b.scripts(t, true)
				}
				b.open(t, site.URL+address)
				b.hasNoFaultAnyhow(t, engine, address, width)
			}
		})
	}
}

// hasNoFaultAnyhow runs axe over the page that is open, in the looks of its width.
func (b browser) hasNoFaultAnyhow(t *testing.T, engine, what string, width int64) {
	t.Helper()
	for _, seen := range looksAt(width) {
		b.as(t, seen)
		b.hasNoFault(t, engine, what+", "+seen.name, seen.rules)
	}
}

// hasNoFault runs rules of axe over the page as it is shown.
func (b browser) hasNoFault(t *testing.T, engine, what, rules string) {
	t.Helper()
	for _, one := range b.violations(t, engine, rules) {
		t.Errorf("%s: %v", what, one)
	}
}

// axe is the accessibility engine, from the npm package that .ci/package.json
// pins. Where scripts are off no timer of a page ever fires, and axe waits for
// some: there they fire at once.
func axe(t *testing.T) string {
	t.Helper()
	needBrowser(t)
	body, err := os.ReadFile(filepath.Join("..", ".ci", "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		missing(t, "axe-core is not installed: run npm ci in .ci")
	}
	return `if (matchMedia("(scripting: none)").matches) window.setTimeout = (then, after, ...given) => { Promise.resolve().then(() => then(...given)); return 1 };` +
		string(body) + ";true"
}

// violation is what axe says against a page.
type violation struct {
	ID    string
	Help  string
	Nodes []struct{ HTML, FailureSummary string }
}

func (v violation) String() string {
	said := v.ID + ": " + v.Help
	for _, node := range v.Nodes {
		said += "\n    " + node.HTML + "\n      " + strings.ReplaceAll(node.FailureSummary, "\n", " ")
	}
	return said
}

// violations runs rules of axe over the page that is open.
func (b browser) violations(t *testing.T, engine, rules string) []violation {
	t.Helper()
	if err := chromedp.Do(b, ignore(chromedp.Evaluate[any](`window.axe ? true : (() => {`+engine+`})()`))); err != nil {
		t.Fatalf("load axe: %v", err)
	}
	raw, err := chromedp.Run(b, chromedp.Evaluate[string](
		`axe.run(document, {resultTypes: ["violations"], `+rules+`}).then(r => JSON.stringify(r.violations.map(v => ({ID: v.id, Help: v.help, Nodes: v.nodes.map(n => ({HTML: n.html, FailureSummary: n.failureSummary}))}))))`,
		chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatalf("run axe: %v", err)
	}
	var found []violation
	if err := json.Unmarshal([]byte(raw), &found); err != nil {
		t.Fatalf("read axe's answer: %v", err)
	}
	return found
}
