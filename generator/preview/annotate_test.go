package preview

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
)

const added = `<link rel="stylesheet" href="/_preview/preview.css"><script src="/_preview/reload.js" data-edition="1" data-behind="false" defer></script>`

func TestAnnotate(t *testing.T) {
	shown := http.NotFoundHandler()
	fine := &edition{id: "1", good: true, shown: shown}
	failed := &edition{id: "1", shown: shown, errors: []string{"a.md:3: unknown field \"<b>\"\n  hint: did you mean \"b\"?"}}
	const box = `<section class="preview-problems" role="alert"><h2>1 mistake to mend. Until then you see the site as it last was.</h2><ul><li><pre>a.md:3: unknown field &#34;&lt;b&gt;&#34;
  hint: did you mean &#34;b&#34;?</pre></li></ul></section>`
	tests := []struct {
		name       string
		edition    *edition
		page, want string
	}{
		{"a page", fine, "<head></head><body class=\"a\"><p>x</p></body>", "<head></head><body class=\"a\">" + added + "<p>x</p></body>"},
		{"no body", fine, "<head></head>x", "<head></head>x" + added},
		{"a body that never closes", fine, "<head></head><body", "<head></head><body" + added},
		{"nothing", fine, "", added},
		{"mistakes", failed, "<body><p>x</p>", "<body>" + added + box + "<p>x</p>"},
		{"more than a page can bear", &edition{id: "1", good: true, warnings: make([]string, 60)}, "<body>",
			"<body>" + added + `<details class="preview-warnings"><summary>60 warnings</summary><ul>` +
				strings.Repeat("<li><pre></pre></li>", 50) + `<li>and 10 more</li></ul></details>`},
		{"warnings", &edition{id: "1", good: true, warnings: []string{"old", "older"}}, "<body><p>x</p>",
			"<body>" + added + `<details class="preview-warnings"><summary>2 warnings</summary><ul><li><pre>old</pre></li><li><pre>older</pre></li></ul></details><p>x</p>`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := string(annotate([]byte(test.page), test.edition, false)); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

// What is not a page passes untouched.
func TestAnswerLeavesOthersAlone(t *testing.T) {
	page := "<head></head><body>page</body>"
	handlers := map[string]http.HandlerFunc{
		"/json":    func(w http.ResponseWriter, _ *http.Request) { answerWith(w, "application/json", `{"a": "<body>"}`) },
		"/html":    func(w http.ResponseWriter, _ *http.Request) { answerWith(w, "text/html; charset=utf-8", page) },
		"/moved":   func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/html", http.StatusFound) },
		"/nowhere": http.NotFound,
	}
	tests := []struct {
		address, body string
		status        int
		cache         string
	}{
		{"/json", `{"a": "<body>"}`, 200, "public"},
		{"/html", "<head></head><body>" + added + "page</body>", 200, "no-store"},
		{"/moved", "<a href=\"/html\">Found</a>.\n\n", 302, ""},
		{"/nowhere", "404 page not found\n", 404, ""},
	}
	for _, test := range tests {
		t.Run(test.address, func(t *testing.T) {
			recorder := httptest.NewRecorder()
			answered := &answer{ResponseWriter: recorder}
			handlers[test.address](answered, httptest.NewRequest("GET", test.address, nil))
			answered.send(&edition{id: "1", good: true, shown: http.NotFoundHandler()})
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

func answerWith(w http.ResponseWriter, contentType, body string) {
	w.Header().Set("Content-Type", contentType)
	w.Header().Set("Cache-Control", "public")
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	io.WriteString(w, body)
}
