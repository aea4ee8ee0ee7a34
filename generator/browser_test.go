package main

import (
	"context"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// The browser tests drive Debian's Chromium over the demonstration site, as
// `build` makes it and the search handler answers for it. They take minutes, so
// they never run by surprise because a browser happens to be installed:
// BANDSTAND_BROWSER asks for them.
const (
	browserIfInstalled = "installed" // run what can be run here, leave out the rest with a notice
	browserRequired    = "required"  // as .ci/run does: what cannot be run has failed
)

// thorough asks the browser tests for every page in every way, as .ci/long does. Without
// it each way in which pages are seen is looked at on every kind of page, but not with each
// other one.
var thorough = os.Getenv("BANDSTAND_THOROUGH") != ""

// browser is a running Chromium.
type browser struct {
	context.Context
}

// openBrowser gives a test a window of the tests' one Chromium. It shares nothing
// with the windows of other tests, no storage and no cache, so that they run side by side.
func openBrowser(t *testing.T) browser {
	t.Helper()
	needBrowser(t)
	running, err := chromium()
	if err != nil {
		t.Fatal(err)
	}
	ctx, done := chromedp.NewContext(running, chromedp.WithNewBrowserContext())
	t.Cleanup(done)
	ctx, cancel := context.WithTimeout(ctx, 20*time.Minute)
	t.Cleanup(cancel)
	b := browser{ctx}
	b.atTime(t, demonstrationNow) // what scripts hide must not grow with the calendar
	// Each window believes that it has the keyboard, or only one of them would show its focus.
	if _, err := chromedp.Call(b, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true}); err != nil {
		t.Fatal(err)
	}
	return b
}

// chromium starts the browser in which all tests open their windows.
var chromium = sync.OnceValues(func() (context.Context, error) {
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath("chromium"),
		chromedp.NoSandbox, // Chromium refuses its sandbox to root, as whom CI runs
		chromedp.Flag("disable-gpu", true),
		chromedp.Flag("disable-background-networking", true),
		chromedp.UserDataDir(filepath.Join(shared, "chromium")),
	)
	allocated, _ := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, stop := chromedp.NewContext(allocated)
	stopChromium = stop
	return ctx, chromedp.Do(ctx, chromedp.Navigate("about:blank"))
})

// stopChromium ends the browser, where one was started.
var stopChromium = func() {}

// needBrowser skips a test that wants a browser where nobody asked for such tests
// or none is installed.
func needBrowser(t *testing.T) {
	t.Helper()
	switch asked := os.Getenv("BANDSTAND_BROWSER"); asked {
	case "":
		t.Skip("browser test left out: BANDSTAND_BROWSER=installed or =required asks for it")
	case browserIfInstalled, browserRequired:
	default:
		t.Fatalf("BANDSTAND_BROWSER is %q; it can be %s or %s, or unset", asked, browserIfInstalled, browserRequired)
	}
	if _, err := exec.LookPath("chromium"); err != nil {
		missing(t, "no chromium on this machine")
	}
}

// missing ends a browser test for which something is not installed.
func missing(t *testing.T, what string) {
	t.Helper()
	if os.Getenv("BANDSTAND_BROWSER") == browserRequired {
		t.Fatalf("the browser tests are required: %s", what)
	}
	t.Skipf("browser test left out: %s", what)
}

// ignore makes an action that gives a value into one that gives none.
func ignore[T any](action chromedp.Action[T]) chromedp.Action[chromedp.Void] {
	return func(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
		_, err := action(ctx, target)
		return chromedp.Void{}, err
	}
}

// TestSearchJourneyWithoutScript goes from the home page to a group's phone
// number with scripting off and nothing but Tab, typing and Enter.
func TestSearchJourneyWithoutScript(t *testing.T) {
	t.Parallel()
	b := openBrowser(t)
	site := browserSite(t, builtDemonstration)
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

// TestKeyboardJourneyToAPhoneNumber goes from the home page to a group's phone
// number with nothing but Tab and Enter, and sees at each step where it is.
func TestKeyboardJourneyToAPhoneNumber(t *testing.T) {
	t.Parallel()
	site := browserSite(t, builtDemonstration)
	for _, width := range widths {
		b := openBrowser(t)
		b.wide(t, width)
		b.open(t, site.URL+"/")
		b.tab(t, "a kind", func(at string) bool { return strings.HasSuffix(at, " /kinds/music/") })
		b.follow(t, "\r")
		b.tab(t, "an activity", func(at string) bool { return strings.HasPrefix(at, " /activities/") })
		b.follow(t, "\r")
		if at := b.location(t); !strings.HasPrefix(at.Path, "/activities/") {
			t.Fatalf("the first of a list led to %s", at)
		}
		b.tab(t, "a phone number", func(at string) bool { return strings.HasPrefix(at, " tel:") })
		if number := b.tells(t, `document.activeElement.closest("main") ? document.activeElement.textContent : "none of the group"`); !strings.Contains(number, "01632 960") {
			t.Errorf("at %d px the keyboard reached %q", width, number)
		}
	}
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

// tab presses Tab until the element that has the keyboard is there, and returns how often.
func (b browser) tab(t *testing.T, what string, there func(at string) bool) (presses int) {
	t.Helper()
	for presses < 200 {
		presses++
		b.press(t, "\t")
		at := b.tells(t, focus)
		b.seesFocus(t, at)
		if there(at) {
			return presses
		}
	}
	t.Fatalf("Tab never reached %s", what)
	return presses
}

// hiddenFocus is a script that tells how the element with the keyboard escapes
// the eye: it is out of view, has no ring, or something lies over it (WCAG 2.4.7
// and 2.4.11). Empty where it can be seen.
const hiddenFocus = `(() => {
	const e = document.activeElement, s = getComputedStyle(e);
	if (e === document.body || e.matches("main")) return "";
	if (s.outlineStyle === "none" || parseFloat(s.outlineWidth) < 2) return "has no ring";
	const label = e.labels && e.labels[0];
	for (const r of e.getClientRects()) {
		const x = r.left + r.width / 2, y = r.top + r.height / 2;
		if (r.left < 0 || r.right > innerWidth || y < 0 || y > innerHeight) return "is out of view";
		const top = document.elementFromPoint(x, y);
		if (top && (e.contains(top) || label && label.contains(top))) return "";
	}
	return "is covered";
})()`

// seesFocus holds that the element with the keyboard is in view, ringed, and not
// covered.
func (b browser) seesFocus(t *testing.T, what string) {
	t.Helper()
	if fault := b.tells(t, hiddenFocus); fault != "" {
		t.Errorf("the focus on %s %s", what, fault)
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
