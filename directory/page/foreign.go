package page

import (
	"bytes"
	"html/template"
	"regexp"
	"slices"
	"strings"
	"text/template/parse"

	"bandstand/directory/words"
)

// A page in a language other than the directory's own is filled from the same
// layouts, of which every {{value}} passes through shown. It is changed afterwards:
//
//   - Its links get the prefix of the language, but for those with hreflang and those
//     to files that all languages share.
//   - The lang="en" that shown put on a span moves to the element round it where that
//     holds nothing else.
//
// html/template escapes quotes and < in every value, so every tag here was written by
// a layout, by shown or by goldmark.

const (
	foreignBegins = `<span lang="en">`
	foreignEnds   = `</span>`
)

// textAlone matches the opening tags of elements that can hold no other.
var textAlone = regexp.MustCompile(`^<(?:title|textarea|option)\b`)

// showTexts ends every {{value}} of a template with a call of shown, but for those where
// no element can be. There a text is its String.
func showTexts(nodes *parse.ListNode, alone bool) (stillAlone bool) {
	if nodes == nil {
		return alone
	}
	for _, node := range nodes.Nodes {
		switch n := node.(type) {
		case *parse.TextNode:
			if tag := bytes.LastIndexByte(n.Text, '<'); tag >= 0 {
				alone = textAlone.Match(n.Text[tag:])
			}
		case *parse.ActionNode:
			if len(n.Pipe.Decl) == 0 && !alone {
				call := parse.NewIdentifier("shown").SetPos(n.Pos)
				n.Pipe.Cmds = append(n.Pipe.Cmds, &parse.CommandNode{NodeType: parse.NodeCommand, Pos: n.Pos, Args: []parse.Node{call}})
			}
		case *parse.IfNode:
			alone = showTexts(n.ElseList, showTexts(n.List, alone))
		case *parse.RangeNode:
			alone = showTexts(n.ElseList, showTexts(n.List, alone))
		case *parse.WithNode:
			alone = showTexts(n.ElseList, showTexts(n.List, alone))
		}
	}
	return alone
}

// shown returns a value as a layout shows it: a text with what is foreign in it on
// spans with lang, of which html/template leaves nothing but the words in an attribute;
// and any other value as it is.
func shown(value any) any {
	text, ok := value.(words.Text)
	if !ok {
		return value
	}
	if !text.IsForeign() {
		return text.String()
	}
	var html strings.Builder
	for piece, foreign := range text.Pieces() {
		piece = template.HTMLEscapeString(piece)
		if foreign {
			piece = foreignBegins + piece + foreignEnds
		}
		html.WriteString(piece)
	}
	return template.HTML(html.String())
}

// localise makes a filled page one in the shell's language.
func (s Shell) localise(page []byte) []byte {
	p := &localiser{prefix: s.Prefix, out: make([]byte, 0, len(page)+len(page)/8)}
	for len(page) > 0 {
		if inside, ok := bytes.CutPrefix(page, []byte(foreignBegins)); ok {
			text, after, _ := bytes.Cut(inside, []byte(foreignEnds))
			p.foreign(text, bytes.HasPrefix(bytes.TrimLeft(after, " \n\t"), []byte("</")))
			page = after
			continue
		}
		if page[0] == '<' {
			end := endOfTag(page)
			p.tag(page[:end])
			page = page[end:]
			continue
		}
		end := bytes.IndexByte(page, '<')
		if end < 0 {
			end = len(page)
		}
		p.text(page[:end])
		page = page[end:]
	}
	return p.out
}

// localiser rewrites a page, tag by tag and text by text.
type localiser struct {
	prefix string
	out    []byte
	opened int // the end in out of an opening tag after which nothing has been written; 0 for none
}

// endOfTag returns the length of the tag that a page begins with: up to the first >
// outside quotation marks.
func endOfTag(page []byte) int {
	quoted := false
	for i, c := range page {
		switch {
		case c == '"':
			quoted = !quoted
		case c == '>' && !quoted:
			return i + 1
		}
	}
	return len(page)
}

func (p *localiser) tag(tag []byte) {
	if tag = p.prefixLinks(tag); tag[1] == '/' {
		p.out, p.opened = append(p.out, tag...), 0
		return
	}
	p.out = append(p.out, tag...)
	p.opened = len(p.out)
}

// linkAttributes are the beginnings of attributes that lead to pages.
var linkAttributes = [][]byte{[]byte(` href="/`), []byte(` action="/`), []byte(` content="0; url=/`)}

// sharedFiles are the folders of the files that all languages share.
var sharedFiles = [][]byte{[]byte("assets/"), []byte("open-referral/"), []byte("openactive/")}

// prefixLinks puts the prefix of the language into the addresses of a tag.
func (p *localiser) prefixLinks(tag []byte) []byte {
	if bytes.Contains(tag, []byte(" hreflang=")) {
		return tag
	}
	for _, begins := range linkAttributes {
		before, address, found := bytes.Cut(tag, begins)
		isShared := func(folder []byte) bool { return bytes.HasPrefix(address, folder) }
		if found && !slices.ContainsFunc(sharedFiles, isShared) {
			tag = slices.Concat(before, begins[:len(begins)-1], []byte(p.prefix), []byte("/"), address)
		}
	}
	return tag
}

// text writes the text between two tags.
func (p *localiser) text(text []byte) {
	p.out = append(p.out, text...)
	if len(bytes.TrimSpace(text)) > 0 {
		p.opened = 0
	}
}

// foreign writes words of another language. last reports whether nothing follows them
// in the element that holds them.
func (p *localiser) foreign(text []byte, last bool) {
	if p.opened > 0 && last {
		const lang = ` lang="en"`
		if begins := bytes.LastIndexByte(p.out[:p.opened], '<'); !bytes.Contains(p.out[begins:p.opened], []byte(" lang=")) {
			p.out = slices.Insert(p.out, p.opened-1, []byte(lang)...)
		}
		p.out = append(p.out, text...)
	} else {
		p.out = append(append(append(p.out, foreignBegins...), text...), foreignEnds...)
	}
	p.opened = 0
}

// isPartlyForeign reports whether the main part of a filled page holds words in
// another language than the page's own.
func isPartlyForeign(page []byte) bool {
	_, main, _ := bytes.Cut(page, []byte("<main"))
	main, _, _ = bytes.Cut(main, []byte("</main>"))
	return bytes.Contains(main, []byte(` lang="`))
}
