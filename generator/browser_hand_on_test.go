package main

import (
	"bytes"
	"cmp"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"bandstand/directory/content"
)

// askedFor is a host that remembers what it was asked for.
type askedFor struct {
	http.Handler
	mutex     sync.Mutex
	addresses []string
}

func (a *askedFor) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	a.mutex.Lock()
	a.addresses = append(a.addresses, r.Method+" "+r.URL.String()+" "+r.Header.Get("Cookie"))
	a.mutex.Unlock()
	a.Handler.ServeHTTP(w, r)
}

// open opens a page whose scripts then have run and whose fonts are there. Only where an
// address names a place on a page is another opened first, without which the same page would
// not be loaded again; it costs more than the page itself.
func (b browser) open(t *testing.T, address string) {
	t.Helper()
	if strings.Contains(address, "#") {
		if err := chromedp.Do(b, chromedp.Navigate("about:blank")); err != nil {
			t.Fatal(err)
		}
	}
	fonts := chromedp.Evaluate[string](`Promise.all(Array.from(document.fonts, one => one.load())).then(() => "")`,
		chromedp.EvalAwaitPromise)
	if err := chromedp.Do(b, chromedp.Navigate(address), ignore(fonts)); err != nil {
		t.Fatalf("open %s: %v", address, err)
	}
}

// tells evaluates a script that gives text.
func (b browser) tells(t *testing.T, script string) string {
	t.Helper()
	said, err := chromedp.Run(b, chromedp.Evaluate[string](script))
	if err != nil {
		t.Fatalf("%s: %v", script, err)
	}
	return said
}

// awaits waits until a script that gives text gives this one.
func (b browser) awaits(t *testing.T, script, want string) {
	t.Helper()
	var got string
	var err error
	for range 100 {
		// A page that is just going cannot be asked; the one that comes in its place can.
		if got, err = chromedp.Run(b, chromedp.Evaluate[string](script)); err == nil && got == want {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Errorf("%s\n got %q, %v\nwant %q", script, got, err, want)
}

// presses clicks what a selector finds, with the keyboard where it can.
func (b browser) presses(t *testing.T, selector string) {
	t.Helper()
	b.tells(t, fmt.Sprintf(`(() => { document.querySelector(%q).focus(); return "" })()`, selector))
	b.press(t, "\r")
}

const (
	onTheList = `Array.from(document.querySelectorAll("[data-items] > li h2 a"), a => a.textContent).join("; ")`
	kept      = `JSON.stringify(Object.assign({}, localStorage)) + document.cookie`
	saidAloud = `document.getElementById("said").textContent`
)

func TestMyList(t *testing.T) {
	t.Parallel()
	b := openBrowser(t)
	host := &askedFor{Handler: demonstration(t)}
	site := httptest.NewServer(host)
	t.Cleanup(site.Close)

	// Nothing is kept before Save is pressed.
	b.open(t, site.URL+"/activities/bean-row-saturdays/")
	b.open(t, site.URL+"/my-list/")
	b.open(t, site.URL+"/towns/salford/")
	b.awaits(t, kept, "{}")

	// One is saved from a card, one from its page.
	songs := `.card:has([href="/activities/songs-across-the-ages/"]) .save`
	b.presses(t, songs)
	b.awaits(t, kept, `{"my-list":"songs-across-the-ages"}`)
	b.awaits(t, saidAloud, "Songs Across the Ages is on your list.")
	b.awaits(t, `document.querySelector('`+songs+` [data-words]').textContent`, "✓ Saved. Remove")
	b.open(t, site.URL+"/activities/bean-row-saturdays/")
	b.presses(t, ".save")
	b.awaits(t, kept, `{"my-list":"songs-across-the-ages,bean-row-saturdays"}`)
	b.awaits(t, `document.querySelector("[data-saved-count]").textContent`, "2")

	// They are still there on another page, and can be put in order and taken off.
	b.open(t, site.URL+"/my-list/")
	b.awaits(t, onTheList, "Songs Across the Ages; Bean Row Saturdays")
	b.presses(t, "[data-items] > li:last-child [data-up]")
	b.awaits(t, onTheList, "Bean Row Saturdays; Songs Across the Ages")
	b.awaits(t, saidAloud, "Bean Row Saturdays is now number 1 of 2.")
	b.awaits(t, `document.activeElement.matches("[data-items] > li:first-child [data-down]") + ""`, "true") // it cannot go up further
	b.awaits(t, kept, `{"my-list":"bean-row-saturdays,songs-across-the-ages"}`)
	link := b.tells(t, `document.querySelector("[data-copy]").dataset.copy`)
	if want := "https://bandstand.example.org/my-list/#bean-row-saturdays,songs-across-the-ages"; link != want {
		t.Errorf("the link is %q, want %q", link, want)
	}
	for _, send := range []string{"sms:", "mailto:", "https://wa.me/"} {
		said := b.tells(t, `decodeURIComponent(document.querySelector('[data-send^="`+send+`"]').href)`)
		for _, want := range []string{"I made you a list", "1. Bean Row Saturdays\n", "2. Songs Across the Ages\n", "Every Tuesday", "Seedley Lane Rooms", "01632 960 001", link} {
			if !strings.Contains(said, want) {
				t.Errorf("%s does not say %q:\n%s", send, want, said)
			}
		}
	}
	b.presses(t, "[data-items] > li:last-child [data-remove]")
	b.awaits(t, onTheList, "Bean Row Saturdays")
	b.presses(t, "[data-put-back]")
	b.awaits(t, onTheList, "Bean Row Saturdays; Songs Across the Ages")

	// Somebody else opens the link: it is shown, and kept only when they say so.
	_, shared, _ := strings.Cut(link, ".org")
	other := openBrowser(t)
	other.open(t, site.URL+shared+",no-such-thing,<b>,../privacy")
	other.awaits(t, onTheList, "Bean Row Saturdays; Songs Across the Ages; no such thing")
	other.presses(t, "[data-items] > li:first-child [data-remove]")
	other.awaits(t, onTheList, "Songs Across the Ages; no such thing")
	other.awaits(t, kept, "{}")
	other.presses(t, "[data-keep]")
	other.awaits(t, kept, `{"my-list":"songs-across-the-ages,no-such-thing"}`)
	other.awaits(t, `location.hash + (document.querySelector("[data-shared]").hidden)`, "true")
	other.presses(t, "[data-clear]")
	other.awaits(t, kept, "{}") // not even an empty list stays

	for _, address := range host.addresses {
		if !strings.HasPrefix(address, "GET /") || !strings.HasSuffix(address, " ") || strings.Contains(address, ",") {
			t.Errorf("the host was sent %q", address)
		}
	}
	for _, one := range []browser{b, other} {
		if strangers := one.tells(t, `performance.getEntriesByType("resource").map(e => e.name).filter(n => !n.startsWith(location.origin)).join()`); strangers != "" {
			t.Errorf("the page asked others for %s", strangers)
		}
	}
}

func TestMyListWithoutScriptSaysWhatToDoInstead(t *testing.T) {
	t.Parallel()
	b := openBrowser(t)
	site := browserSite(t, builtDemonstration)
	if _, err := chromedp.Call(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		t.Fatal(err)
	}
	b.open(t, site.URL+"/my-list/")
	main := b.tells(t, `document.querySelector("main").innerText`)
	if !strings.Contains(main, "does not run the script") || strings.Contains(main, "Empty my list") {
		t.Errorf("the page says %q", main)
	}
	b.open(t, site.URL+"/activities/songs-across-the-ages/")
	if buttons := b.tells(t, `Array.from(document.querySelectorAll("main button")).filter(b => b.offsetParent).map(b => b.textContent).join()`); strings.Contains(buttons, "Save") || strings.Contains(buttons, "Copy") || strings.Contains(buttons, "Print") {
		t.Errorf("there are buttons that do nothing: %s", buttons)
	}
}

// atTime makes pages believe that it is another moment.
func (b browser) atTime(t *testing.T, moment string) {
	t.Helper()
	at, err := time.Parse(time.RFC3339, moment)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := chromedp.Call(b, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{
		Source: fmt.Sprintf("Date.now = () => %d", at.UnixMilli()),
	}); err != nil {
		t.Fatal(err)
	}
}

const datesShown = `Array.from(document.querySelectorAll(".facts .dates > li")).filter(e => !e.hidden).map(e => e.querySelector("time") ? e.querySelector("time").textContent : e.textContent).join("; ")`

// The site was built on Saturday 21 November 2026 at 9am.
func TestSessionsThatAreOverHideThemselves(t *testing.T) {
	t.Parallel()
	site := browserSite(t, builtDemonstration)
	for _, test := range []struct{ moment, address, script, want string }{
		{"2026-11-24T11:30:00Z", "/activities/songs-across-the-ages/", datesShown, // still under way
			"Tuesday 24 November 2026, 10:30am; Tuesday 1 December 2026, 10:30am; Saturday 5 December 2026, 2pm; Tuesday 8 December 2026, 10:30am"},
		{"2026-11-24T12:00:00Z", "/activities/songs-across-the-ages/", datesShown,
			"Tuesday 1 December 2026, 10:30am; Saturday 5 December 2026, 2pm; Tuesday 8 December 2026, 10:30am; Saturday 19 December 2026, 11am"},
		{"2027-06-01T12:00:00Z", "/activities/songs-across-the-ages/", datesShown, "We do not know the next date. Ask before you go."},
		{"2027-06-01T12:00:00Z", "/towns/salford/", `document.querySelectorAll(".card [data-ends]:not([hidden])").length + ""`, "0"},
		{"2026-11-22T08:00:00Z", "/whats-on/", `Array.from(document.querySelectorAll(".day")).filter(e => !e.hidden).slice(0, 3).map(e => e.querySelector("h2").textContent).join("; ")`,
			"Today, Sunday 22 November 2026; Tomorrow, Monday 23 November 2026; Tuesday 24 November 2026"},
		{"2026-11-22T08:00:00Z", "/whats-on/", `document.querySelector('a[href="#on-2026-11-21"]').parentNode.hidden + ""`, "true"},
		{"2026-11-21T23:50:00Z", "/whats-on/", `document.querySelector(".day [data-none]").hidden + " " + document.querySelectorAll(".day")[0].querySelectorAll("[data-ends]:not([hidden])").length`, "false 0"},
	} {
		b := openBrowser(t)
		b.atTime(t, test.moment)
		b.open(t, site.URL+test.address)
		t.Log(test.moment, test.address)
		b.awaits(t, test.script, test.want)
	}
}

// pages prints the page that is open, as Chromium does, and counts the sheets.
func (b browser) pages(t *testing.T) int {
	t.Helper()
	yes := true
	printed, err := chromedp.Call(b, page.PrintToPDF, page.PrintToPDFParams{PreferCSSPageSize: &yes})
	if err != nil {
		t.Fatal(err)
	}
	return bytes.Count(printed.Data, []byte("/Type /Page\n"))
}

// TestOnPaper holds that an activity is one sheet in 12 point, of which the fullest take the
// back too, that a poster is one side, and that what is in large type runs on rather than shrinks.
func TestOnPaper(t *testing.T) {
	t.Parallel()
	b := openBrowser(t)
	site := browserSite(t, builtDemonstration)
	now, _ := time.Parse(time.RFC3339, demonstrationNow)
	directory, _ := content.Load(os.DirFS(demonstrationContent), now)
	public, err := builtDemonstration()
	if err != nil {
		t.Fatal(err)
	}
	var sheets, posters []string
	for _, one := range directory.Activities {
		sheets = append(sheets, one.Path())
		if _, err := os.Stat(filepath.Join(public, "public", one.Path(), "poster")); err == nil {
			posters = append(posters, one.Path()+"poster/")
		}
	}
	if len(posters) < 60 {
		t.Errorf("only %d activities have a poster", len(posters))
	}
	// Large pages print on most sheets. The fullest run on to the back of theirs rather than shrink.
	bySize := func(addresses []string) []string {
		size := func(address string) int64 {
			page, err := os.Stat(filepath.Join(public, "public", address, "index.html"))
			if err != nil {
				t.Fatal(err)
			}
			return page.Size()
		}
		return slices.SortedFunc(slices.Values(addresses), func(a, b string) int { return cmp.Compare(size(b), size(a)) })
	}
	sheets, posters = bySize(sheets), bySize(posters)
	fullest, others := sheets[:len(sheets)/4], slices.Concat(sheets[len(sheets)/4:], posters)
	if !thorough {
		fullest, others = fullest[:5], slices.Concat(sheets[len(sheets)/4:][:8], posters[:8])
	}
	// Two tabs print side by side: this is the longest of the browser tests.
	t.Run("sheets", func(t *testing.T) {
		for half := range slices.Chunk(others, (len(others)+1)/2) {
			t.Run(half[0], func(t *testing.T) {
				t.Parallel()
				tab := b.another(t)
				for _, address := range half {
					tab.printsOn(t, site.URL+address, 1)
				}
			})
		}
		t.Run(fullest[0], func(t *testing.T) {
			t.Parallel()
			tab := b.another(t)
			for _, address := range fullest {
				tab.printsOn(t, site.URL+address, 2)
			}
		})
	})

	// A code that stands out of the sheet's columns is cut off, and no camera reads it.
	b.open(t, site.URL+"/activities/songs-across-the-ages/")
	if _, err := chromedp.Call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"}); err != nil {
		t.Fatal(err)
	}
	b.awaits(t, `getComputedStyle(document.querySelector(".activity section p")).fontSize`, "16px") // 12 point
	b.awaits(t, `(() => { const q = document.querySelector(".qr").getBoundingClientRect(), a = document.querySelector(".activity").getBoundingClientRect();
		return (q.width > 90 && q.left >= a.left && q.right <= a.right && q.top >= a.top && q.bottom <= a.bottom) + "" })()`, "true")
	if _, err := chromedp.Call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{}); err != nil {
		t.Fatal(err)
	}

	for _, large := range []struct {
		address, before string
		least           int
	}{
		{"/activities/songs-across-the-ages/#large-print", `""`, 2}, // without script: the link alone does it
		{"/activities/songs-across-the-ages/", `document.documentElement.classList.add("large-print")`, 2},
		{"/my-list/#songs-across-the-ages,dads-saturday-kitchen", `document.documentElement.classList.add("large-print")`, 3},
		{"/towns/salford/booklet/", `""`, 4},
	} {
		b.open(t, site.URL+large.address)
		b.awaits(t, `document.querySelectorAll("[data-each]").length + ""`, "0")
		before := `(() => { ` + large.before + `; return "" })()`
		b.tells(t, before)
		if pages := b.pages(t); pages < large.least {
			t.Errorf("%s in large type takes %d sheets, want at least %d", large.address, pages, large.least)
		}
		b.tells(t, before) // once printed, the page is as it was
		if small := b.smallest(t); small < 16*96./72 {
			t.Errorf("%s in large type has words of %.1f px, which is under 16 point", large.address, small)
		}
	}
}

// another opens another tab of the same browser.
func (b browser) another(t *testing.T) browser {
	t.Helper()
	ctx, done := chromedp.NewContext(b)
	t.Cleanup(done)
	tab := browser{ctx}
	tab.atTime(t, demonstrationNow)
	return tab
}

// printsOn holds that a page takes at most so many sides of paper.
func (b browser) printsOn(t *testing.T, address string, most int) {
	t.Helper()
	b.open(t, address)
	if pages := b.pages(t); pages > most {
		t.Errorf("%s takes %d sides, want at most %d", address, pages, most)
	}
}

// smallest gives the size of the smallest words that are printed, in CSS pixels.
func (b browser) smallest(t *testing.T) float64 {
	t.Helper()
	if _, err := chromedp.Call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"}); err != nil {
		t.Fatal(err)
	}
	sizes, err := chromedp.Run(b, chromedp.Evaluate[[]float64](`Array.from(document.querySelectorAll("main *")).filter(e => e.offsetParent && e.offsetHeight > 2 && Array.from(e.childNodes).some(n => n.nodeType === 3 && n.data.trim())).map(e => parseFloat(getComputedStyle(e).fontSize))`))
	if err != nil || len(sizes) == 0 {
		t.Fatalf("nothing is printed: %v", err)
	}
	if _, err := chromedp.Call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{}); err != nil {
		t.Fatal(err)
	}
	return slices.Min(sizes)
}

// Whoever presses Copy is told that it is copied, or else what to copy.
func TestCopySaysWhatCameOfIt(t *testing.T) {
	t.Parallel()
	b := openBrowser(t)
	site := browserSite(t, builtDemonstration)
	for _, address := range []string{"/activities/plant-pals/", "/towns/salford/", "/my-list/#plant-pals"} {
		b.open(t, site.URL+address)
		b.awaits(t, `(() => {
			const button = document.querySelector("[data-copy]"), within = button.closest("details");
			if (within) within.open = true;
			button.click();
			return button.hidden + "" })()`, "false")
		b.awaits(t, `(document.querySelector("[data-copied]").textContent !== "") + ""`, "true")
	}
}
