package preview

import (
	"bytes"
	"fmt"
	"html"
	"net/http"
	"strconv"
	"strings"
)

// annotator is an http.ResponseWriter that adds the preview's script, style and
// problems to an HTML page. Other answers pass through untouched.
type annotator struct {
	http.ResponseWriter
	edition *edition

	decided bool          // whether the answer is a page
	page    *bytes.Buffer // nil where the answer is not HTML
	status  int
}

// WriteHeader decides by the headers whether the answer is a page.
func (a *annotator) WriteHeader(status int) {
	if a.decided {
		return
	}
	a.decided = true
	headers := a.Header()
	redirect := status >= 300 && status < 400
	if redirect || !strings.HasPrefix(headers.Get("Content-Type"), "text/html") || headers.Get("Content-Encoding") != "" {
		a.ResponseWriter.WriteHeader(status)
		return
	}
	headers.Del("Content-Length")
	headers.Del("Etag")
	headers.Set("Cache-Control", "no-store") // it is out of date at the next change
	a.page, a.status = &bytes.Buffer{}, status
}

// Write keeps a page until it is whole, and passes on whatever is no page.
func (a *annotator) Write(body []byte) (int, error) {
	if !a.decided {
		if a.Header().Get("Content-Type") == "" {
			a.Header().Set("Content-Type", http.DetectContentType(body))
		}
		a.WriteHeader(http.StatusOK)
	}
	if a.page == nil {
		return a.ResponseWriter.Write(body)
	}
	return a.page.Write(body)
}

// finish sends the annotated page.
func (a *annotator) finish() {
	if a.page == nil {
		return
	}
	body := a.page.Bytes()
	if len(body) > 0 {
		body = annotate(body, a.edition)
		a.Header().Set("Content-Length", strconv.Itoa(len(body)))
	}
	a.ResponseWriter.WriteHeader(a.status)
	a.ResponseWriter.Write(body) // the reader has gone where this fails
}

// unconditional returns a request without conditions and ranges: the answer to these
// would be worked out from a page without what the preview adds.
func unconditional(r *http.Request) *http.Request {
	r = r.Clone(r.Context())
	for _, name := range []string{"Range", "If-Range", "If-None-Match", "If-Modified-Since"} {
		r.Header.Del(name)
	}
	return r
}

// annotate puts the script and the style at the end of the head, and the
// problems at the beginning of the body.
func annotate(page []byte, e *edition) []byte {
	headEnds, bodyBegins := landmarks(page)
	var annotated bytes.Buffer
	annotated.Write(page[:headEnds])
	annotated.WriteString(headOf(e))
	annotated.Write(page[headEnds:bodyBegins])
	annotated.WriteString(boxOf(e))
	annotated.Write(page[bodyBegins:])
	return annotated.Bytes()
}

// landmarks returns the positions at which the head of a page ends and the content of
// its body begins. A page without them is taken for the content of a body.
func landmarks(page []byte) (headEnds, bodyBegins int) {
	lower := bytes.ToLower(page)
	if len(lower) != len(page) { // a letter has a longer small form, so positions would differ
		lower = page
	}
	headEnds = max(0, bytes.Index(lower, []byte("</head>")))
	at := bytes.Index(lower[headEnds:], []byte("<body"))
	if at < 0 {
		return headEnds, headEnds
	}
	closing := bytes.IndexByte(lower[headEnds+at:], '>')
	if closing < 0 {
		return headEnds, headEnds
	}
	return headEnds, headEnds + at + closing + 1
}

func headOf(e *edition) string {
	return fmt.Sprintf(`<link rel="stylesheet" href="%s"><script src="%s" data-edition="%s" defer></script>`,
		ownStyle, ownScript, html.EscapeString(e.id))
}

// boxOf returns the problems as HTML: errors open, warnings folded, because a directory
// may live with these for a while.
func boxOf(e *edition) string {
	var box strings.Builder
	if len(e.errors) > 0 || !e.good {
		fmt.Fprintf(&box, `<section class="preview-problems" role="alert"><h2>%s</h2>`, headingOf(e))
		writeList(&box, e.errors)
		box.WriteString("</section>")
	}
	if len(e.warnings) > 0 {
		fmt.Fprintf(&box, `<details class="preview-warnings"><summary>%s</summary>`, count(len(e.warnings), "warning"))
		writeList(&box, e.warnings)
		box.WriteString("</details>")
	}
	return box.String()
}

func headingOf(e *edition) string {
	found := count(len(e.errors), "mistake") + " to mend."
	switch {
	case e.mounted == nil:
		return found + " The site appears here as soon as this is put right."
	case !e.good:
		return found + " Until then you see the site as it last was."
	}
	return found
}

func writeList(box *strings.Builder, problems []string) {
	box.WriteString("<ul>")
	for _, problem := range problems {
		fmt.Fprintf(box, "<li><pre>%s</pre></li>", html.EscapeString(problem))
	}
	box.WriteString("</ul>")
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// showMistakes serves the problems alone while no build has been good yet.
func (s *site) showMistakes(w http.ResponseWriter, e *edition) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(http.StatusServiceUnavailable)
	fmt.Fprintf(w, `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Mistakes to mend</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
%s</head>
<body>
<main>
<h1>The site cannot be built yet</h1>
%s
</main>
</body>
</html>
`, headOf(e), boxOf(e))
}
