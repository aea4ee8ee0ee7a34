package preview

import (
	"bytes"
	"cmp"
	"fmt"
	"html"
	"net/http"
	"slices"
	"strings"
)

// answer holds what is answered until it is whole, for a page to be annotated.
type answer struct {
	http.ResponseWriter
	status int
	body   bytes.Buffer
	behind bool // what was shown is not yet in what was searched
}

// WriteHeader keeps the status.
func (a *answer) WriteHeader(status int) { a.status = cmp.Or(a.status, status) }

// Write keeps a part of the body.
func (a *answer) Write(part []byte) (int, error) { return a.body.Write(part) }

// send sends what was answered: a page with what the preview says of it, and anything
// else as it is.
func (a *answer) send(e *edition) {
	body, status := a.body.Bytes(), cmp.Or(a.status, http.StatusOK)
	redirects := status >= 300 && status < 400
	if strings.HasPrefix(a.Header().Get("Content-Type"), "text/html") && !redirects {
		a.Header().Del("Content-Length")
		a.Header().Set("Cache-Control", "no-store") // it is out of date at the next change
		body = annotate(body, e, a.behind)
	}
	a.ResponseWriter.WriteHeader(status)
	a.ResponseWriter.Write(body) // the reader has gone where this fails
}

// annotate puts what the preview says at the beginning of a page's body; at its end
// where a layout that is only half written has no body.
func annotate(page []byte, e *edition, behind bool) []byte {
	at := len(page)
	if body := bytes.Index(page, []byte("<body")); body >= 0 {
		if closing := bytes.IndexByte(page[body:], '>'); closing >= 0 {
			at = body + closing + 1
		}
	}
	return slices.Concat(page[:at], []byte(saidOf(e, behind)), page[at:])
}

// saidOf returns what the preview says on a page: mistakes open, warnings folded,
// because a directory may live with these for a while.
func saidOf(e *edition, behind bool) string {
	var said strings.Builder
	fmt.Fprintf(&said, `<link rel="stylesheet" href="%[1]spreview.css"><script src="%[1]sreload.js" data-edition="%[2]s" data-behind="%[3]t" defer></script>`,
		ownAddresses, e.id, behind)
	if behind {
		said.WriteString(`<p class="preview-note" role="status">Search has not read your last change yet. ` +
			`Load this page again in a moment, if it does not do so itself.</p>`)
	}
	if len(e.errors) > 0 {
		heading := count(len(e.errors), "mistake") + " to mend."
		if !e.good && e.shown != nil {
			heading += " Until then you see the site as it last was."
		}
		fmt.Fprintf(&said, `<section class="preview-problems" role="alert"><h2>%s</h2>%s</section>`, heading, listOf(e.errors))
	}
	if len(e.warnings) > 0 {
		fmt.Fprintf(&said, `<details class="preview-warnings"><summary>%s</summary>%s</details>`,
			count(len(e.warnings), "warning"), listOf(e.warnings))
	}
	return said.String()
}

// listOf returns problems as a list: not so many that they would outweigh the page.
func listOf(problems []string) string {
	const most = 50
	var list strings.Builder
	for _, problem := range problems[:min(len(problems), most)] {
		fmt.Fprintf(&list, "<li><pre>%s</pre></li>", html.EscapeString(problem))
	}
	if more := len(problems) - most; more > 0 {
		fmt.Fprintf(&list, "<li>and %d more</li>", more)
	}
	return "<ul>" + list.String() + "</ul>"
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// sendInstead sends a page of the preview's own in place of one of the site.
func sendInstead(w http.ResponseWriter, status int, heading, text string) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	fmt.Fprintf(w, `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>%[1]s</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><main class="preview-page"><h1>%[1]s</h1>%[2]s</main></body></html>
`, heading, text)
}
