// Package markdown shows Markdown that strangers wrote, safely: goldmark's output
// without raw HTML, pictures and script addresses, with headings whose ids cannot
// meet the page's own. It does not know which page the words stand on.
package markdown

import (
	"bufio"
	"bytes"
	"cmp"
	"fmt"
	"strings"
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	mdtext "github.com/yuin/goldmark/text"

	"bandstand/directory/activity"
	"bandstand/directory/content/facts"
	"bandstand/directory/content/report"
	"bandstand/directory/letters"
)

// headingPrefix keeps the ids of a group's headings apart from the page's own.
const headingPrefix = "says-"

var commonMark = goldmark.New(goldmark.WithExtensions(extension.Linkify))

// Link is a link to a page of the same site: "/activities/plant-pals/".
type Link struct {
	To    string
	Line  int
	Steps []string // of the address: "activities", "plant-pals"
}

// Render makes a body that a stranger wrote safe to show. What is not shown (raw
// HTML, pictures, addresses that run something) is reported as a warning.
// firstLine is the line of the file on which the body begins. part keeps the ids
// of its headings apart from those of other bodies on the same page; it is empty
// where there are none. inside are its links to pages of the same site, which
// may not be there.
// known are put in place of $(name); where they are nil, such words stay as they are.
func Render(r *report.Report, body []byte, firstLine int, part string, known *facts.Facts) (text activity.Text, inside []Link) {
	if line, found := tooInvolved(body); found {
		r.Errorf(firstLine+line, "there are more links, or more marks within marks, than anybody can read").
			Suggestf("write it in plain sentences and short lists")
		return activity.Text{}, nil
	}
	markdown := commonMark
	if known != nil {
		markdown = withFacts
	}
	document := markdown.Parser().Parse(mdtext.NewReader(body))
	c := &cleaner{
		report: r, body: body, firstLine: firstLine, prefix: headingPrefix + part, ids: map[string]bool{},
		again: map[string]int{},
	}
	if known != nil {
		c.putFacts(document, known)
	}
	c.walk(document)
	c.mend()
	var html strings.Builder
	writer := writers.Get().(*bufio.Writer)
	defer writers.Put(writer)
	writer.Reset(&html)
	if err := markdown.Renderer().Render(writer, body, document); err != nil {
		r.Errorf(firstLine, "these words cannot be shown: %s", err)
		return activity.Text{}, c.inside
	}
	plain := plainWords(document, body)
	if strings.Contains(plain, "**") || strings.Contains(plain, "__") {
		c.unclosed()
	}
	if char, found := letters.Hidden(plain); found {
		r.Errorf(firstLine, "these words hold %s", letters.Describe(char)).
			Suggestf("look for &# and take it out")
		return activity.Text{}, c.inside
	}
	// A copy is as long as it has to be; what was built holds up to twice as much.
	return activity.NewText(strings.Clone(strings.TrimSpace(html.String()))), c.inside
}

// writers are buffers that goldmark need not make anew for every body.
var writers = sync.Pool{New: func() any { return bufio.NewWriter(nil) }}

// More than this is nobody's writing, and is where goldmark's time grows with
// its square: 250 KB of "[a](" took it over 20 seconds, of "*a**b_c__" 14, of
// other marks one at most.
const (
	mostOpenInLine = 50   // marks that begin a line: quotations and lists in one another
	mostLinks      = 1000 // beginnings of links, and of the addresses that links refer to
	mostStresses   = 5000 // runs of * or of _
)

// tooInvolved finds marks beyond reason, and on which line, from 0.
func tooInvolved(body []byte) (line int, found bool) {
	links, stressed := 0, 0
	for i, text := range bytes.Split(body, []byte("\n")) {
		links += bytes.Count(text, []byte("](")) + bytes.Count(text, []byte("]:"))
		stressed += stresses(text)
		if links > mostLinks || stressed > mostStresses || opening(text) > mostOpenInLine {
			return i, true
		}
	}
	return 0, false
}

// stresses counts the runs of * or of _ in a line.
func stresses(text []byte) int {
	runs, last := 0, byte(0)
	for _, c := range text {
		if (c == '*' || c == '_') && c != last {
			runs++
		}
		last = c
	}
	return runs
}

// opening counts the marks that begin a line, each within the one before. A
// line across the page is none, however long.
func opening(text []byte) int {
	marks := bytes.IndexFunc(text, func(r rune) bool { return !strings.ContainsRune(" \t>-+*", r) })
	if marks < 0 {
		marks = bytes.LastIndexByte(text, '>') + 1
	}
	return marks - bytes.Count(text[:marks], []byte(" ")) - bytes.Count(text[:marks], []byte("\t"))
}

// cleaner is a body while it is made safe.
type cleaner struct {
	report    *report.Report
	firstLine int
	inside    []Link

	body     []byte
	prefix   string // of the ids of headings
	ids      map[string]bool
	again    map[string]int // how often the words of a heading have stood in another before
	headings []*ast.Heading
	links    []*ast.Link
	bare     []*ast.AutoLink
	images   []*ast.Image
	raw      []ast.Node

	indented   []*ast.CodeBlock
	paragraphs []*ast.Paragraph
	marked     map[int]bool // lines with a mark that is not what it is meant to be
}

// walk gathers what needs a look. Nothing is changed on the way.
func (c *cleaner) walk(document ast.Node) {
	_ = ast.Walk(document, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Heading:
			c.headings = append(c.headings, n)
		case *ast.Link:
			c.links = append(c.links, n)
		case *ast.AutoLink:
			c.bare = append(c.bare, n)
		case *ast.Image:
			c.images = append(c.images, n)
		case *ast.HTMLBlock, *ast.RawHTML:
			c.raw = append(c.raw, n)
		case *ast.CodeBlock:
			c.indented = append(c.indented, n)
		case *ast.Paragraph:
			c.paragraphs = append(c.paragraphs, n)
		}
		return ast.WalkContinue, nil
	})
}

func (c *cleaner) mend() {
	c.marksIn()
	c.layout()
	for _, heading := range c.headings {
		c.heading(heading)
	}
	for _, image := range c.images {
		c.report.Warnf(c.lineOf(image), "a picture cannot stand among the words, so it is left out").
			Suggestf("a listing has one picture, under image: with alt and consent")
		unwrap(image)
	}
	c.rawHTML()
	for _, link := range c.links {
		c.link(link)
	}
	for _, link := range c.bare {
		c.bareLink(link)
	}
}

// lineOf is the line of the file on which a node begins.
func (c *cleaner) lineOf(n ast.Node) int {
	for at := n; at != nil; at = at.Parent() {
		if pos := at.Pos(); pos >= 0 && pos <= len(c.body) {
			return c.firstLine + bytes.Count(c.body[:pos], []byte("\n"))
		}
	}
	return c.firstLine
}

// heading lowers a heading of level 1, which is the page's own title, and sets
// it an id that the page cannot have.
func (c *cleaner) heading(h *ast.Heading) {
	if h.Level == 1 && !c.underlined(h) {
		c.report.Warnf(c.lineOf(h), "a heading with one # is the page's title, so it is shown one step smaller").
			Suggestf("write ## instead")
	}
	h.Level = max(h.Level, 2)
	id := c.prefix + cmp.Or(activity.SlugOf(plainWords(h, c.body)), "more")
	unique := id
	for c.ids[unique] {
		c.again[id]++
		unique = fmt.Sprintf("%s-%d", id, c.again[id]+1)
	}
	c.ids[unique] = true
	h.SetAttributeString("id", []byte(unique))
}

// rawHTML leaves out HTML, which is reported once. Remarks are left out in silence:
// whoever wrote one wanted that.
func (c *cleaner) rawHTML() {
	told := false
	for _, n := range c.raw {
		if !told && !isRemark(n, c.body) {
			c.report.Warnf(c.lineOf(n), "HTML is not shown, so it is left out").
				Suggestf("use Markdown: **bold**, a list with hyphens, a heading with ##")
			told = true
		}
		n.Parent().RemoveChild(n.Parent(), n)
	}
}

func isRemark(n ast.Node, body []byte) bool {
	lines := n.Lines
	if inline, ok := n.(*ast.RawHTML); ok {
		lines = func() *mdtext.Segments { return inline.Segments }
	}
	if lines().Len() == 0 {
		return false
	}
	first := lines().At(0)
	return bytes.HasPrefix(bytes.TrimSpace(first.Value(body)), []byte("<!--"))
}

// unwrap puts what a node holds into its place.
func unwrap(n ast.Node) {
	parent := n.Parent()
	for child := n.FirstChild(); child != nil; child = n.FirstChild() {
		n.RemoveChild(n, child)
		parent.InsertBefore(parent, n, child)
	}
	parent.RemoveChild(parent, n)
}
