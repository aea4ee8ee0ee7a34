package main

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"path"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// late is how long a slow line keeps a file: words come first, then what a script does with
// them, and last the heading font and what the script asked for.
var late = map[string]time.Duration{".js": 250 * time.Millisecond, ".woff2": 400 * time.Millisecond, ".json": 300 * time.Millisecond}

// TestNothingMovesWhileAPageLoads holds that what stands on a page stays where it
// is, also where a screen shows the page before its script, font and data have come.
func TestNothingMovesWhileAPageLoads(t *testing.T) {
	t.Parallel()
	b := openBrowser(t)
	whole := hosted(t, builtPreview) // which has Welsh
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		time.Sleep(late[path.Ext(r.URL.Path)])
		w.Header().Set("Cache-Control", "no-store")
		whole.ServeHTTP(w, r)
	}))
	t.Cleanup(site.Close)
	b.open(t, site.URL+"/")
	b.tells(t, `localStorage.setItem("my-list", "plant-pals,songs-across-the-ages"), ""`)
	for _, width := range widths {
		if err := chromedp.Do(b, chromedp.EmulateViewport(width, 4000)); err != nil { // what is below the first screen too
			t.Fatal(err)
		}
		for _, address := range []string{"/", "/activities/songs-across-the-ages/", "/activities/plant-pals/", "/towns/salford/", "/whats-on/", "/search?q=singing&near=M6", "/my-list/", "/my-list/#songs-across-the-ages", "/messages/join/plant-pals", "/messages/join/plant-pals/sent", "/urgent-help/", "/cy/"} {
			b.open(t, site.URL+address)
			b.awaits(t, `document.fonts.status + ""`, "loaded")
			moved, err := chromedp.Run(b, chromedp.Evaluate[string](`new Promise(done => {
				const moved = [];
				const where = (r) => r.left + "," + r.top + " " + r.width + "x" + r.height;
				new PerformanceObserver(list => list.getEntries().forEach(e => e.sources.forEach(s => moved.push(
					(s.node ? s.node.nodeName + "." + s.node.className + " \"" + (s.node.textContent || "").trim().slice(0, 30) + "\"" : "?") +
					" from " + where(s.previousRect) + " to " + where(s.currentRect))))).observe({type: "layout-shift", buffered: true});
				requestAnimationFrame(() => setTimeout(() => done(moved.join("; ")), 700));
			})`, chromedp.EvalAwaitPromise))
			if err != nil {
				t.Fatal(err)
			}
			if moved != "" {
				t.Errorf("%s at %d px moves while it loads: %s", address, width, moved)
			}
		}
	}
}

// What the first view of an activity, with its scene, may weigh on the line, in
// bytes of gzip, and of how many files it may be.
const (
	heaviest            = 70_000
	heaviestWithoutFont = 20_000
	heaviestStyles      = 4096 // what a screen waits for before it shows anything
	mostRequests        = 7
)

func TestFirstViewIsLight(t *testing.T) {
	t.Parallel()
	b := openBrowser(t)
	site := httptest.NewServer(demonstration(t))
	t.Cleanup(site.Close)
	b.wide(t, 320)
	b.open(t, site.URL+"/activities/wrapper-room-chocolate-mornings/")
	// A browser fetches the icon when it likes, so it is counted whether or not it has.
	files := strings.Fields(b.tells(t, `[...new Set([location.href].concat(
		performance.getEntriesByType("resource").map(e => e.name),
		[...document.querySelectorAll("link[rel=icon]")].map(e => e.href)))].join(" ")`))
	if len(files) > mostRequests {
		t.Errorf("%d requests, want at most %d: %v", len(files), mostRequests, files)
	}
	all, font := 0, 0
	for _, file := range files {
		if !strings.HasPrefix(file, site.URL+"/") {
			t.Errorf("a stranger is asked for %s", file)
			continue
		}
		size := onTheLine(t, file)
		t.Logf("%6d bytes  %s", size, strings.TrimPrefix(file, site.URL))
		all += size
		if path.Ext(file) == ".woff2" {
			font += size
		}
		if strings.Contains(file, "/site.") && path.Ext(file) == ".css" && size > heaviestStyles {
			t.Errorf("the stylesheet of every page has %d bytes, want at most %d", size, heaviestStyles)
		}
	}
	if all > heaviest || all-font > heaviestWithoutFont || font == 0 {
		t.Errorf("%d bytes, %d of them the font; want at most %d, and %d without the font", all, font, heaviest, heaviestWithoutFont)
	}
}

// onTheLine gives how many bytes a host sends for a file, which compresses all
// but what is compressed already.
func onTheLine(t *testing.T, address string) int {
	t.Helper()
	response, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil || response.StatusCode != http.StatusOK {
		t.Fatalf("%s: %s, %v", address, response.Status, err)
	}
	if path.Ext(address) == ".woff2" {
		return len(body)
	}
	var zipped bytes.Buffer
	zip := gzip.NewWriter(&zipped)
	zip.Write(body)
	zip.Close()
	return zipped.Len()
}
