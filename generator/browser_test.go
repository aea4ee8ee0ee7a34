package main

import (
	"context"
	"encoding/json"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// The browser tests drive Debian's Chromium over the demonstration site, as
// `build` makes it and the search handler answers for it. They are skipped with
// a notice where there is no Chromium or no axe-core; with
// BANDSTAND_BROWSER=required, as in .ci/run, that is a failure.

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
	"/privacy/", "/urgent-help/", "/404.html", "/components/",
	"/search", "/search?q=singing&near=M6", "/search?q=chior", "/search?near=XX1+1XX",
	"/search?q=suicidal", "/search?q=underwater+basket+weaving&near=Whitby", "/search?kind=music&cost=free",
}

// browser is a running Chromium.
type browser struct {
	context.Context
}

// openBrowser starts Chromium for one test.
func openBrowser(t *testing.T) browser {
	t.Helper()
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		skipBrowser(t, "no chromium on this machine")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(chromium),
		chromedp.NoSandbox, // Chromium refuses its sandbox to root, as whom CI runs
		chromedp.Flag("disable-gpu", true),
		chromedp.Flag("disable-background-networking", true),
	)
	allocated, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	ctx, done := chromedp.NewContext(allocated)
	t.Cleanup(done)
	ctx, cancel := context.WithTimeout(ctx, 8*time.Minute)
	t.Cleanup(cancel)
	return browser{ctx}
}

func skipBrowser(t *testing.T, why string) {
	t.Helper()
	if os.Getenv("BANDSTAND_BROWSER") == "required" {
		t.Fatalf("the browser tests are required: %s", why)
	}
	t.Skipf("browser test left out: %s", why)
}

// axe is the accessibility engine, from the npm package that .ci/package.json
// pins.
func axe(t *testing.T) string {
	t.Helper()
	body, err := os.ReadFile(filepath.Join("..", ".ci", "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		skipBrowser(t, "axe-core is not installed: run npm ci in .ci")
	}
	return string(body)
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

// axeOptions run the rules of WCAG 2.2 AA and axe's own best practices.
const axeOptions = `{resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}`

// violations runs axe over the page that is open.
func (b browser) violations(t *testing.T, engine string) []violation {
	t.Helper()
	if err := chromedp.Do(b, ignore(chromedp.Evaluate[any](engine+";true"))); err != nil {
		t.Fatalf("load axe: %v", err)
	}
	raw, err := chromedp.Run(b, chromedp.Evaluate[string](
		`axe.run(document, `+axeOptions+`).then(r => JSON.stringify(r.violations.map(v => ({ID: v.id, Help: v.help, Nodes: v.nodes.map(n => ({HTML: n.html, FailureSummary: n.failureSummary}))}))))`,
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

// ignore makes an action that gives a value into one that gives none.
func ignore[T any](action chromedp.Action[T]) chromedp.Action[chromedp.Void] {
	return func(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
		_, err := action(ctx, target)
		return chromedp.Void{}, err
	}
}

// scheme sets whether the reader prefers light or dark.
func (b browser) scheme(t *testing.T, name string) {
	t.Helper()
	if _, err := chromedp.Call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: name}},
	}); err != nil {
		t.Fatal(err)
	}
}

func TestNoPageHasAnAccessibilityFault(t *testing.T) {
	if testing.Short() {
		t.Skip("browser test left out of -short")
	}
	b, engine := openBrowser(t), axe(t)
	site := httptest.NewServer(demonstration(t))
	t.Cleanup(site.Close)
	for _, width := range []int64{320, 1280} {
		for _, scheme := range []string{"light", "dark"} {
			if err := chromedp.Do(b, chromedp.EmulateViewport(width, 900)); err != nil {
				t.Fatal(err)
			}
			b.scheme(t, scheme)
			for _, address := range kindsOfPage {
				if err := chromedp.Do(b, chromedp.Navigate(site.URL+address)); err != nil {
					t.Fatalf("open %s: %v", address, err)
				}
				for _, one := range b.violations(t, engine) {
					t.Errorf("%s at %d px, %s: %v", address, width, scheme, one)
				}
				if wider, err := chromedp.Run(b, chromedp.Evaluate[int64](`document.documentElement.scrollWidth`)); err != nil || wider > width {
					t.Errorf("%s at %d px scrolls sideways: %d px wide (%v)", address, width, wider, err)
				}
			}
		}
	}
}

// TestSearchJourneyWithoutScript goes from the home page to a group's phone
// number with scripting off and nothing but Tab, typing and Enter.
func TestSearchJourneyWithoutScript(t *testing.T) {
	b := openBrowser(t)
	site := httptest.NewServer(demonstration(t))
	t.Cleanup(site.Close)
	if _, err := chromedp.Call(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		t.Fatal(err)
	}
	if err := chromedp.Do(b, chromedp.Navigate(site.URL+"/")); err != nil {
		t.Fatal(err)
	}
	b.tabTo(t, "q")
	b.press(t, "singing")
	b.tabTo(t, "near")
	b.press(t, "Salford")
	b.follow(t, "\r")
	if got := b.location(t); got.Path != "/search" || got.Query().Get("q") != "singing" {
		t.Fatalf("the form led to %s", got)
	}
	b.tabToLink(t, "/activities/songs-across-the-ages/")
	b.follow(t, "\r")
	if got := b.location(t); got.Path != "/activities/songs-across-the-ages/" {
		t.Fatalf("the first result led to %s", got)
	}
	b.tabToLink(t, "tel:01632960001")
}

// focus describes the element that has the keyboard. Chromium's own inspector
// evaluates it, which works with the page's scripting off.
const focus = `(() => { const e = document.activeElement; return (e.id || "") + " " + (e.getAttribute("href") || "") })()`

// tabTo presses Tab until the element with this id has the keyboard.
func (b browser) tabTo(t *testing.T, id string) {
	t.Helper()
	b.tab(t, "the field "+id, func(at string) bool { return strings.HasPrefix(at, id+" ") })
}

// tabToLink presses Tab until the link to this address has the keyboard.
func (b browser) tabToLink(t *testing.T, address string) {
	t.Helper()
	b.tab(t, "the link to "+address, func(at string) bool { return strings.HasSuffix(at, " "+address) })
}

func (b browser) tab(t *testing.T, what string, there func(at string) bool) {
	t.Helper()
	for range 200 {
		b.press(t, "\t")
		at, err := chromedp.Run(b, chromedp.Evaluate[string](focus))
		if err != nil {
			t.Fatal(err)
		}
		if there(at) {
			b.seesFocus(t, what)
			return
		}
	}
	t.Fatalf("Tab never reached %s", what)
}

// seesFocus holds that the element with the keyboard is in view and ringed.
func (b browser) seesFocus(t *testing.T, what string) {
	t.Helper()
	seen, err := chromedp.Run(b, chromedp.Evaluate[bool](`(() => {
		const e = document.activeElement, r = e.getBoundingClientRect(), s = getComputedStyle(e);
		return r.bottom > 0 && r.top < innerHeight && s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2 })()`))
	if err != nil || !seen {
		t.Errorf("the focus on %s cannot be seen (%v)", what, err)
	}
}

func (b browser) press(t *testing.T, keys string) {
	t.Helper()
	if err := chromedp.Do(b, chromedp.KeyEvent(keys)); err != nil {
		t.Fatal(err)
	}
}

// follow presses keys that lead to another page, and waits for it.
func (b browser) follow(t *testing.T, keys string) {
	t.Helper()
	if _, err := chromedp.RunResponse(b, chromedp.KeyEvent(keys)); err != nil {
		t.Fatal(err)
	}
}

func (b browser) location(t *testing.T) *url.URL {
	t.Helper()
	at, err := chromedp.Run(b, chromedp.Location())
	if err != nil {
		t.Fatal(err)
	}
	address, err := url.Parse(at)
	if err != nil {
		t.Fatal(err)
	}
	return address
}
