package markdown

import (
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	mdtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"bandstand/directory/content/facts"
	"bandstand/directory/content/report"
	"bandstand/directory/words"
)

// withFacts reads CommonMark in which facts have their places.
var withFacts = goldmark.New(
	goldmark.WithExtensions(extension.Linkify),
	goldmark.WithParserOptions(parser.WithInlineParsers(util.Prioritized(placeParser{}, 50))),
)

// factPlace is the place of a fact among words.
type factPlace struct {
	ast.BaseInline
	name string
}

var kindOfFactPlace = ast.NewNodeKind("FactPlace")

// Kind is needed by goldmark.
func (*factPlace) Kind() ast.NodeKind { return kindOfFactPlace }

// Dump is needed by goldmark.
func (p *factPlace) Dump(source []byte, level int) {
	ast.DumpHelper(p, source, level, map[string]string{"name": p.name}, nil)
}

type placeParser struct{}

// Trigger is needed by goldmark.
func (placeParser) Trigger() []byte { return []byte{'$'} }

// Parse is needed by goldmark.
func (placeParser) Parse(_ ast.Node, block mdtext.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	name, length, ok := facts.Beginning(line)
	if !ok {
		return nil
	}
	block.Advance(length)
	made := &factPlace{name: name}
	made.SetPos(segment.Start)
	return made
}

// putFacts puts facts into their places. Each becomes words of a parsed tree, so that
// nothing of them is read as Markdown or HTML.
func (c *cleaner) putFacts(document ast.Node, known *facts.Facts) {
	var places []*factPlace
	var links []*ast.Link
	_ = ast.Walk(document, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if place, ok := n.(*factPlace); ok && entering {
			places = append(places, place)
		}
		if link, ok := n.(*ast.Link); ok && entering {
			links = append(links, link)
		}
		return ast.WalkContinue, nil
	})
	for _, link := range links {
		to, fault := known.Text(string(link.Destination))
		if fault != nil {
			Unknown(c.report, c.lineOf(link), fault)
			continue
		}
		link.Destination = []byte(to)
	}
	for _, place := range places {
		c.putFact(place, known)
	}
}

func (c *cleaner) putFact(place *factPlace, known *facts.Facts) {
	parent := place.Parent()
	_, alone := parent.(*ast.Paragraph)
	alone = alone && parent.ChildCount() == 1
	if block, ok := known.Block(place.name); ok && alone {
		parent.Parent().ReplaceChild(parent.Parent(), parent, blockOf(block))
		return
	}
	pieces, fault := known.Pieces(place.name)
	if fault != nil {
		Unknown(c.report, c.lineOf(place), fault)
	}
	for _, node := range inlineOf(pieces) {
		parent.InsertBefore(parent, place, node)
	}
	parent.RemoveChild(parent, place)
	if alone && parent.ChildCount() == 0 {
		parent.Parent().RemoveChild(parent.Parent(), parent)
	}
}

// Unknown reports a placeholder for which nothing can be put.
func Unknown(r *report.Report, line int, fault *facts.Fault) {
	placeholder := words.Quote("$(" + fault.Name + ")")
	switch {
	case fault.Key != "":
		r.Errorf(line, "%s stands here, and site.yaml has no %q", placeholder, fault.Key).
			Suggestf("write it in site.yaml; docs/content.md shows how")
	case fault.Near != "":
		r.Errorf(line, "%s is no fact of this directory", placeholder).Suggestf(`did you mean "$(%s)"?`, fault.Near)
	default:
		r.Errorf(line, "%s is no fact of this directory", placeholder).
			Suggestf("docs/content.md lists those that there are, such as $(phone)")
	}
}

// inlineOf returns pieces as nodes of a parsed tree.
func inlineOf(pieces []facts.Piece) []ast.Node {
	var all []ast.Node
	for _, piece := range pieces {
		text := ast.NewString([]byte(piece.Text))
		text.SetRaw(true) // it is escaped, and nothing in it is read as Markdown
		if piece.Link == "" {
			all = append(all, text)
			continue
		}
		link := ast.NewLink()
		link.Destination = []byte(piece.Link)
		link.AppendChild(link, text)
		all = append(all, link)
	}
	return all
}

func blockOf(block facts.Block) ast.Node {
	var whole ast.Node = ast.NewList('-')
	if block.Quoted {
		whole = ast.NewBlockquote()
	}
	for _, item := range block.Items {
		var line ast.Node = ast.NewParagraph()
		within := line
		if !block.Quoted {
			within = ast.NewTextBlock()
			line = ast.NewListItem(2)
			line.AppendChild(line, within)
		}
		for _, node := range inlineOf(item) {
			within.AppendChild(within, node)
		}
		whole.AppendChild(whole, line)
	}
	return whole
}
