package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

// plainWords returns the words of a Markdown document or a part of it, without
// marks: a line for each paragraph, heading or entry of a list.
func plainWords(document ast.Node, body []byte) string {
	var plain bytes.Buffer
	_ = ast.Walk(document, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			if n.Type() == ast.TypeBlock {
				plain.WriteByte('\n')
			}
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Text:
			value := n.Segment.Value(body)
			if !n.IsRaw() && bytes.ContainsAny(value, `&\`) {
				value = util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(value)))
			}
			plain.Write(value)
			if n.SoftLineBreak() || n.HardLineBreak() {
				plain.WriteByte(' ')
			}
		case *ast.String:
			plain.Write(n.Value)
		case *ast.AutoLink:
			plain.Write(n.Label(body))
		case *ast.CodeBlock, *ast.FencedCodeBlock:
			for i := range n.Lines().Len() {
				line := n.Lines().At(i)
				plain.Write(line.Value(body))
			}
		}
		return ast.WalkContinue, nil
	})
	return tidyLines(plain.Bytes())
}

// tidyLines makes each run of white space within a line one space and drops
// empty lines.
func tidyLines(text []byte) string {
	tidy := make([]byte, 0, len(text))
	var gap byte // what has to stand before the next word
	for _, c := range text {
		switch c {
		case '\n':
			gap = '\n'
		case ' ', '\t', '\r':
			if gap == 0 {
				gap = ' '
			}
		default:
			if gap != 0 && len(tidy) > 0 {
				tidy = append(tidy, gap)
			}
			gap = 0
			tidy = append(tidy, c)
		}
	}
	return string(tidy)
}
