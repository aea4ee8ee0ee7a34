package activity

import (
	"bytes"
	"cmp"
	"fmt"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	mdtext "github.com/yuin/goldmark/text"
)

// headingPrefix keeps the ids of a group's headings apart from the page's own.
const headingPrefix = "says-"

var commonMark = goldmark.New(goldmark.WithExtensions(extension.Linkify))

// markdown renders a body that a stranger wrote. What is not shown (raw HTML,
// pictures, addresses that run something) is told as a warning.
func (s *source) markdown(body []byte) Text { return s.markdownIn(body, "") }

// markdownIn renders a body that shares its page with others: part keeps the
// ids of its headings apart from theirs.
func (s *source) markdownIn(body []byte, part string) Text {
	if line, found := tooInvolved(body); found {
		s.wrong(s.bodyLine+line, "there are more links, or more marks within marks, than anybody can read").mend("write it in plain sentences and short lists")
		return Text{}
	}
	document := commonMark.Parser().Parse(mdtext.NewReader(body))
	m := &saying{source: s, body: body, prefix: headingPrefix + part, ids: map[string]bool{}, again: map[string]int{}}
	m.walk(document)
	m.mend()
	var html bytes.Buffer
	if err := commonMark.Renderer().Render(&html, body, document); err != nil {
		s.wrong(s.bodyLine, "these words cannot be shown: %s", err)
		return Text{}
	}
	plain := plainWords(document, body)
	if r, found := hidden(plain); found {
		s.wrong(s.bodyLine, "these words hold a character that cannot be seen (U+%04X)", r).mend("look for &# and take it out")
		return Text{}
	}
	return Text{HTML: strings.TrimSpace(html.String()), Plain: plain}
}

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

// saying is a body while it is made safe.
type saying struct {
	*source
	body     []byte
	prefix   string // of the ids of headings
	ids      map[string]bool
	again    map[string]int // how often the words of a heading have stood in another before
	headings []*ast.Heading
	links    []*ast.Link
	bare     []*ast.AutoLink
	images   []*ast.Image
	raw      []ast.Node
}

// walk gathers what needs a look. Nothing is changed on the way.
func (m *saying) walk(document ast.Node) {
	_ = ast.Walk(document, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Heading:
			m.headings = append(m.headings, n)
		case *ast.Link:
			m.links = append(m.links, n)
		case *ast.AutoLink:
			m.bare = append(m.bare, n)
		case *ast.Image:
			m.images = append(m.images, n)
		case *ast.HTMLBlock, *ast.RawHTML:
			m.raw = append(m.raw, n)
		}
		return ast.WalkContinue, nil
	})
}

func (m *saying) mend() {
	for _, heading := range m.headings {
		m.heading(heading)
	}
	for _, image := range m.images {
		m.warn(m.lineOf(image), "a picture cannot stand among the words, so it is left out").mend("a listing has one picture, under image: with alt and consent")
		unwrap(image)
	}
	m.rawHTML()
	for _, link := range m.links {
		m.link(link)
	}
	for _, link := range m.bare {
		m.bareLink(link)
	}
}

// lineOf is the line of the file on which a node begins.
func (m *saying) lineOf(n ast.Node) int {
	for at := n; at != nil; at = at.Parent() {
		if pos := at.Pos(); pos >= 0 && pos <= len(m.body) {
			return m.bodyLine + bytes.Count(m.body[:pos], []byte("\n"))
		}
	}
	return m.bodyLine
}

// heading lowers a heading of level 1, which is the page's own title, and gives
// it an id that the page cannot have.
func (m *saying) heading(h *ast.Heading) {
	if h.Level == 1 {
		m.warn(m.lineOf(h), "a heading with one # is the page's title, so it is shown one step smaller").mend("write ## instead")
		h.Level = 2
	}
	id := m.prefix + cmp.Or(SlugOf(plainWords(h, m.body)), "more")
	unique := id
	for m.ids[unique] {
		m.again[id]++
		unique = fmt.Sprintf("%s-%d", id, m.again[id]+1)
	}
	m.ids[unique] = true
	h.SetAttributeString("id", []byte(unique))
}

// rawHTML leaves out HTML, which is told once. Remarks are left out in silence:
// whoever wrote one wanted that.
func (m *saying) rawHTML() {
	told := false
	for _, n := range m.raw {
		if !told && !isRemark(n, m.body) {
			m.warn(m.lineOf(n), "HTML is not shown, so it is left out").mend("use Markdown: **bold**, a list with hyphens, a heading with ##")
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
