package main

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"bandstand/directory/content"
	"bandstand/generator/site"
)

// leftAloneFrom is when the pages were made that nobody has made anew since; builtLeftAlone
// makes them once for all tests, and agedAYear those of thirteen months later.
var (
	leftAloneFrom  = time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC)
	builtLeftAlone = sync.OnceValues(func() (*site.Site, error) { return makeAgeing(leftAloneFrom) })
	agedAYear      = sync.OnceValues(func() (*site.Site, error) { return makeAgeing(leftAloneFrom.AddDate(0, 13, 0)) })
)

// makeAgeing makes the site of a directory whose listings age.
func makeAgeing(at time.Time) (*site.Site, error) {
	folder := filepath.Join(shared, "ageing-"+at.Format(time.DateOnly))
	if err := os.CopyFS(folder, os.DirFS(demonstrationContent)); err != nil {
		return nil, err
	}
	about, err := os.ReadFile(folder + "/site.yaml")
	if err != nil {
		return nil, err
	}
	about = []byte(strings.Replace(string(about), "demonstration:\n  as_of: 2026-11-20\n", "", 1))
	if err := os.WriteFile(folder+"/site.yaml", about, 0o644); err != nil {
		return nil, err
	}
	loader := content.NewLoader(os.DirFS(folder))
	loader.Preview, loader.PicturesUnread = true, true
	directory, _ := loader.Load(at)
	return site.New(directory, os.DirFS(folder), os.DirFS("../layouts"), os.DirFS("../static"), site.Options{Now: at})
}

// leftAlone serves pages as they were made. They are filled when they are asked for.
func leftAlone(t *testing.T, making func() (*site.Site, error)) *httptest.Server {
	t.Helper()
	made, err := making()
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		file := strings.TrimPrefix(r.URL.Path, "/")
		if strings.HasSuffix(r.URL.Path, "/") {
			file += "index.html"
		}
		page, ok := made.Page(file)
		if !ok {
			http.NotFound(w, r)
			return
		}
		switch {
		case strings.HasSuffix(file, ".js"):
			w.Header().Set("Content-Type", "text/javascript")
		case strings.HasSuffix(file, ".css"):
			w.Header().Set("Content-Type", "text/css")
		}
		if err := page.Fill(w); err != nil {
			t.Error(err)
		}
	}))
	t.Cleanup(server.Close)
	return server
}

// What a visitor reads of how far a page can be trusted and how one joins in, which groups
// a list shows, and which it names as those to ring first.
const (
	trustedSo = `Array.from(document.querySelectorAll(".notice, .activity__how strong, .facts__row dd > .strong, .activity__do > .button:not(.button--second), .way-in .lead")).filter(e => e.offsetParent).map(e => e.innerText.trim()).filter(s => s).join("\n")`
	listedSo  = `Array.from(document.querySelectorAll(".card")).filter(e => e.offsetParent && !e.closest("[data-ring-first]")).map(e => e.querySelector(".card__link").textContent + ": " + Array.from(e.querySelectorAll(".card__state"), s => s.innerText).join("")).sort().join("\n")`
	rungSo    = `Array.from(document.querySelectorAll("[data-ring-first] .card, [aria-labelledby=ring-first] .row")).filter(e => e.offsetParent).map(e => (e.querySelector(".card__link") || e.querySelector("a")).textContent + ": " + Array.from(e.querySelectorAll("[href^=tel]"), a => a.textContent).join("")).sort().join("\n")`
)

// A page that nobody has made anew says what one of the day would.
func TestPagesAgeByThemselves(t *testing.T) {
	t.Parallel()
	before := leftAlone(t, builtLeftAlone)
	for _, months := range []int{8, 13} {
		later := leftAloneFrom.AddDate(0, months, 0)
		making := agedAYear
		if months == 8 {
			making = func() (*site.Site, error) { return makeAgeing(later) }
		}
		after := leftAlone(t, making)
		old, fresh := openBrowser(t), openBrowser(t)
		old.atTime(t, later.Format(time.RFC3339))
		fresh.atTime(t, later.Format(time.RFC3339))
		read := func(address, script string) string {
			t.Helper()
			fresh.open(t, after.URL+address)
			want := fresh.tells(t, script)
			old.open(t, before.URL+address)
			old.awaits(t, script, want)
			return want
		}
		for _, one := range []string{"songs-across-the-ages", "dads-saturday-kitchen", "duchy-walking-football"} {
			if read("/activities/"+one+"/", trustedSo) == "" {
				t.Errorf("after %d months nothing is said of %s", months, one)
			}
		}
		if listed := read("/towns/salford/", listedSo); (listed == "") != (months > 12) {
			t.Errorf("after %d months Salford lists %q", months, listed)
		}
		if rung := read("/towns/salford/", rungSo); !strings.Contains(rung, "01632 960 444") {
			t.Errorf("after %d months one is to ring %q", months, rung)
		}
		old.awaits(t, `(document.querySelector("[data-built-long-ago]:not([hidden])") || {}).textContent || ""`,
			"This site was last brought up to date on 21 November 2026. Things may have changed: get in touch with a group before you go.")
		fresh.awaits(t, `document.querySelectorAll("[data-built-long-ago]:not([hidden])").length + ""`, "0")
	}
}

// What a year alone makes of pages can be used by everybody, whether the script or a build
// has made it.
func TestNoAgedPageHasAnAccessibilityFault(t *testing.T) {
	t.Parallel()
	engine := axe(t)
	b := openBrowser(t)
	b.atTime(t, leftAloneFrom.AddDate(0, 13, 0).Format(time.RFC3339))
	b.wide(t, narrow)
	for _, page := range []struct {
		made    string
		making  func() (*site.Site, error)
		address []string
	}{
		{"then", builtLeftAlone, []string{"/towns/salford/", "/activities/songs-across-the-ages/", "/whats-on/"}},
		{"a year later", agedAYear, []string{"/", "/towns/salford/", "/activities/"}},
	} {
		site := leftAlone(t, page.making)
		for _, address := range page.address {
			b.open(t, site.URL+address)
			b.hasNoFault(t, engine, address+" made "+page.made, everyRule)
		}
	}
}
