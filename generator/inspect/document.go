package inspect

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// document is the ids and the links of a page.
type document struct {
	ids   []string
	links []string // of anchors, forms, styles, scripts and pictures
}

// reading is the state of reading a page.
type reading struct {
	document
	faults   []string
	open     []string // elements not yet closed
	headings int
	titled   bool
	language string
}

// empty are the elements without a closing tag (void elements in the HTML standard).
var empty = []string{"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}

// readDocument reads a page and returns its faults: everything that a browser would
// silently correct is one.
func readDocument(body []byte) (*document, []string) {
	r := &reading{}
	tokens := html.NewTokenizer(bytes.NewReader(body))
	for {
		switch tokens.Next() {
		case html.ErrorToken:
			if err := tokens.Err(); err != io.EOF {
				r.fault("cannot be read: %v", err)
			}
			return &r.document, r.finish(body)
		case html.StartTagToken, html.SelfClosingTagToken:
			r.start(tokens.Token())
		case html.EndTagToken:
			r.end(tokens.Token().Data)
		case html.TextToken:
			r.text(tokens.Token().Data)
		}
	}
}

func (r *reading) fault(format string, args ...any) {
	r.faults = append(r.faults, fmt.Sprintf(format, args...))
}

func (r *reading) start(tag html.Token) {
	attributes := map[string]string{}
	for _, attribute := range tag.Attr {
		if _, twice := attributes[attribute.Key]; twice {
			r.fault("<%s> has %s twice", tag.Data, attribute.Key)
		}
		attributes[attribute.Key] = attribute.Val
		if strings.HasPrefix(attribute.Key, "on") || attribute.Key == "style" {
			r.fault("<%s> has %s, which the content policy forbids", tag.Data, attribute.Key)
		}
	}
	switch tag.Data {
	case "html":
		r.language = attributes["lang"]
	case "h1":
		r.headings++
	case "style":
		r.fault("<style> is forbidden by the content policy")
	case "script":
		if attributes["src"] == "" && attributes["type"] != "application/ld+json" { // which is data and never runs
			r.fault("an inline script is forbidden by the content policy")
		}
	case "img":
		if _, ok := attributes["alt"]; !ok {
			r.fault("a picture has no alt")
		}
	}
	r.gather(tag.Data, attributes)
	// A tag closes itself only in an SVG drawing.
	closed := slices.Contains(empty, tag.Data) || tag.Type == html.SelfClosingTagToken && slices.Contains(r.open, "svg")
	if !closed {
		r.open = append(r.open, tag.Data)
	}
}

// gather collects the id and the links of an element.
func (r *reading) gather(element string, attributes map[string]string) {
	if id, ok := attributes["id"]; ok {
		if slices.Contains(r.ids, id) {
			r.fault("the id %q stands twice", id)
		}
		r.ids = append(r.ids, id)
	}
	for _, name := range []string{"href", "src", "action"} {
		if address, ok := attributes[name]; ok && address != "" {
			r.links = append(r.links, address)
			if name == "src" && strings.Contains(address, "//") {
				r.fault("<%s> loads %q from another host", element, address)
			}
		}
	}
	r.links = append(r.links, sources(attributes["srcset"])...)
	for _, name := range []string{"aria-labelledby", "aria-describedby", "for"} {
		for _, id := range strings.Fields(attributes[name]) {
			r.links = append(r.links, "#"+id)
		}
	}
	if _, there := attributes["href"]; element == "a" && !there {
		r.fault("a link has no href")
	}
}

// sources returns the addresses of a srcset.
func sources(srcset string) []string {
	var addresses []string
	for _, candidate := range strings.Split(srcset, ",") {
		if words := strings.Fields(candidate); len(words) > 0 {
			addresses = append(addresses, words[0])
		}
	}
	return addresses
}

func (r *reading) end(element string) {
	if len(r.open) == 0 || r.open[len(r.open)-1] != element {
		r.fault("</%s> closes nothing", element)
		return
	}
	r.open = r.open[:len(r.open)-1]
}

func (r *reading) text(text string) {
	if len(r.open) > 0 && r.open[len(r.open)-1] == "title" && strings.TrimSpace(text) != "" {
		r.titled = true
	}
	if strings.ContainsAny(text, "⟦⟧") {
		r.fault("says a word that no catalogue has: %s", strings.TrimSpace(text))
	}
}

// finish adds the faults that only the whole page shows, and returns all.
func (r *reading) finish(body []byte) []string {
	if !bytes.HasPrefix(bytes.ToLower(body), []byte("<!doctype html>")) {
		r.fault("does not begin with <!doctype html>")
	}
	for _, element := range r.open {
		r.fault("<%s> is not closed", element)
	}
	if r.headings != 1 {
		r.fault("has %d h1, not one", r.headings)
	}
	if !r.titled {
		r.fault("has no title")
	}
	if r.language == "" {
		r.fault("does not say its language")
	}
	return r.faults
}
