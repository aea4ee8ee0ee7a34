package preview

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
	"time"
)

const added = `<link rel="stylesheet" href="/_preview/preview.css"><script src="/_preview/reload.js" data-edition="1" defer></script>`

func TestAnnotate(t *testing.T) {
	fine := &edition{id: "1", good: true, mounted: http.NotFoundHandler()}
	failed := &edition{id: "1", mounted: http.NotFoundHandler(), errors: []string{"a.md:3: unknown field \"<b>\"\n  hint: did you mean \"b\"?"}}
	const box = `<section class="preview-problems" role="alert"><h2>1 mistake to mend. Until then you see the site as it last was.</h2><ul><li><pre>a.md:3: unknown field &#34;&lt;b&gt;&#34;
  hint: did you mean &#34;b&#34;?</pre></li></ul></section>`
	tests := []struct {
		name       string
		edition    *edition
		page, want string
	}{
		{"a page", fine, "<head><title>x</title></head><body class=\"a\"><p>x</p></body>", "<head><title>x</title>" + added + "</head><body class=\"a\"><p>x</p></body>"},
		{"capitals", fine, "<HEAD></HEAD><BODY><p>x</p>", "<HEAD>" + added + "</HEAD><BODY><p>x</p>"},
		{"no head", fine, "<body><p>x</p>", added + "<body><p>x</p>"},
		{"nothing but words", fine, "x", added + "x"},
		{"a body that never closes", fine, "<head></head><body", "<head>" + added + "</head><body"},
		{"mistakes", failed, "<head></head><body><p>x</p>", "<head>" + added + "</head><body>" + box + "<p>x</p>"},
		{"warnings", &edition{id: "1", good: true, warnings: []string{"old", "older"}}, "<head></head><body><p>x</p>",
			"<head>" + added + `</head><body><details class="preview-warnings"><summary>2 warnings</summary><ul><li><pre>old</pre></li><li><pre>older</pre></li></ul></details><p>x</p>`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := string(annotate([]byte(test.page), test.edition)); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

// What is not a page passes untouched, and a page is never answered in part.
func TestAnnotatorLeavesOthersAlone(t *testing.T) {
	page := "<head></head><body>page</body>"
	site := &site{}
	handlers := map[string]http.HandlerFunc{
		"/json":  func(w http.ResponseWriter, _ *http.Request) { answer(w, "application/json", `{"a": "</head>"}`) },
		"/html":  func(w http.ResponseWriter, _ *http.Request) { answer(w, "text/html; charset=utf-8", page) },
		"/plain": func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, page) },
		"/moved": func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/html", http.StatusFound) },
		"/part": func(w http.ResponseWriter, r *http.Request) {
			http.ServeContent(w, r, "a.html", time.Time{}, strings.NewReader(page))
		},
	}
	mux := http.NewServeMux()
	for pattern, handler := range handlers {
		mux.Handle(pattern, handler)
	}
	site.current.Store(&edition{id: "1", good: true, mounted: mux})
	annotated := "<head>" + added + "</head><body>page</body>"
	tests := []struct {
		address, body string
		status        int
		cache         string
	}{
		{"/json", `{"a": "</head>"}`, 200, "public"},
		{"/html", annotated, 200, "no-store"},
		{"/plain", annotated, 200, "no-store"},
		{"/moved", "<a href=\"/html\">Found</a>.\n\n", 302, ""},
		{"/part", annotated, 200, "no-store"},
	}
	for _, test := range tests {
		t.Run(test.address, func(t *testing.T) {
			recorder := httptest.NewRecorder()
			request := httptest.NewRequest("GET", test.address, nil)
			request.Header.Set("Range", "bytes=0-3")
			site.ServeHTTP(recorder, request)
			if recorder.Code != test.status || recorder.Body.String() != test.body {
				t.Errorf("got %d %q, want %d %q", recorder.Code, recorder.Body, test.status, test.body)
			}
			if got := recorder.Header().Get("Cache-Control"); got != test.cache {
				t.Errorf("Cache-Control: got %q, want %q", got, test.cache)
			}
			if length := recorder.Header().Get("Content-Length"); length != "" && length != strconv.Itoa(recorder.Body.Len()) {
				t.Errorf("Content-Length: got %s for %d bytes", length, recorder.Body.Len())
			}
		})
	}
}

func answer(w http.ResponseWriter, contentType, body string) {
	w.Header().Set("Content-Type", contentType)
	w.Header().Set("Cache-Control", "public")
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	io.WriteString(w, body)
}
