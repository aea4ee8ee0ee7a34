package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"path"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
)

// browserSite serves what a host would of a build, to be measured in a browser
// with the same letters on every machine.
func browserSite(t *testing.T, built func() (string, error)) *httptest.Server {
	t.Helper()
	needBrowser(t)
	site := httptest.NewServer(withFonts(hosted(t, built)))
	t.Cleanup(site.Close)
	return site
}

// testFonts are the letters that pages are measured with, Go's own: over English
// text they are as wide as Arial, to one in a hundred.
var testFonts = map[string][]byte{"/test-fonts/400.ttf": goregular.TTF, "/test-fonts/700.ttf": gobold.TTF}

// installed finds the fonts in our styles that a reader's machine brings, or does
// not: how many lines a text takes would depend on who runs the tests.
var installed = regexp.MustCompile(`Arial|system-ui`)

// withFonts has pages shown in testFonts, wherever our styles ask for a font of
// the reader's machine. The heading font is waited for: one that may be late
// makes lines of another length now and then.
func withFonts(site http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if font := testFonts[r.URL.Path]; font != nil {
			w.Header().Set("Cache-Control", "max-age=3600")
			w.Write(font)
			return
		}
		if path.Ext(r.URL.Path) != ".css" {
			site.ServeHTTP(w, r)
			return
		}
		answer := httptest.NewRecorder()
		site.ServeHTTP(answer, r)
		styles := installed.ReplaceAllString(answer.Body.String(), "Tests")
		styles = strings.ReplaceAll(styles, "font-display:optional", "font-display:block")
		for _, weight := range []string{"400", "700"} {
			styles += fmt.Sprintf(`@font-face{font-family:Tests;font-weight:%s;font-display:block;`+
				`src:url("/test-fonts/%[1]s.ttf")}`, weight)
		}
		w.Header().Set("Content-Type", "text/css; charset=utf-8")
		w.WriteHeader(answer.Code)
		fmt.Fprint(w, styles)
	})
}
