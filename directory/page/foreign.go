package page

import (
	"bytes"
	"slices"
	"strings"

	"bandstand/directory/words"
)

// A page in a language other than the directory's own is filled from the same
// layouts, and changed afterwards:
//
//   - Its links get the prefix of the language, but for those with hreflang and those
//     to files that all languages share.
//   - Text that words.Foreign marked gets lang="en": on its element where it is all
//     that the element holds, else on a span.
//
// html/template escapes quotes and < in every value, so every tag here was written by
// a layout or by goldmark.

// localise makes a filled page one in the shell's language.
func (s Shell) localise(page []byte) []byte {
	p := &localiser{prefix: s.Prefix, out: make([]byte, 0, len(page)+len(page)/8)}
	for len(page) > 0 {
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
		p.text(string(page[:end]), bytes.HasPrefix(page[end:], []byte("</")))
		page = page[end:]
	}
	return p.out
}

// localiser rewrites a page, tag by tag and text by text.
type localiser struct {
	prefix   string
	out      []byte
	opened   int  // the end in out of the opening tag just written; 0 after anything else
	textOnly bool // inside an element that can hold no other
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

// textElements can hold text alone.
var textElements = []string{"title", "textarea", "option", "script", "style"}

func (p *localiser) tag(tag []byte) {
	name, opens := nameOf(tag)
	if slices.Contains(textElements, name) {
		p.textOnly = opens
	}
	if !opens {
		p.out, p.opened = append(p.out, tag...), 0
		return
	}
	foreign := words.IsForeign(string(tag))
	p.out = append(p.out, words.PlainBytes(p.prefixLinks(tag))...)
	p.opened = len(p.out)
	if name == "img" && foreign {
		p.addLang() // for its alt
	}
}

// nameOf returns the name of the element that a tag opens or closes.
func nameOf(tag []byte) (name string, opens bool) {
	name, closes := strings.CutPrefix(string(tag[1:]), "/")
	if end := strings.IndexAny(name, " \n\t/>"); end >= 0 {
		name = name[:end]
	}
	return name, !closes
}

// addLang adds lang="en" to the opening tag just written, unless it has a lang.
func (p *localiser) addLang() {
	begins := bytes.LastIndexByte(p.out[:p.opened], '<')
	if bytes.Contains(p.out[begins:p.opened], []byte(" lang=")) {
		return
	}
	at := p.opened - 1
	if p.out[at-1] == '/' {
		at--
	}
	p.out = slices.Insert(p.out, at, []byte(` lang="en"`)...)
	p.opened = len(p.out)
}

// linkAttributes are the beginnings of attributes that lead to pages.
var linkAttributes = [][]byte{[]byte(` href="/`), []byte(` action="/`), []byte(` content="0; url=/`)}

// sharedFiles is the folder of the files that all languages share.
const sharedFiles = "assets/"

// prefixLinks puts the prefix of the language into the addresses of a tag.
func (p *localiser) prefixLinks(tag []byte) []byte {
	if bytes.Contains(tag, []byte(" hreflang=")) {
		return tag
	}
	for _, begins := range linkAttributes {
		before, address, found := bytes.Cut(tag, begins)
		if found && !bytes.HasPrefix(address, []byte(sharedFiles)) {
			tag = slices.Concat(before, begins[:len(begins)-1], []byte(p.prefix), []byte("/"), address)
		}
	}
	return tag
}

// text writes the text between two tags. closed reports whether the second of them
// closes an element.
func (p *localiser) text(text string, closed bool) {
	switch {
	case !words.IsForeign(text):
		p.out = append(p.out, words.Plain(text)...)
	case p.textOnly:
		p.out = append(p.out, words.Plain(text)...)
	case p.opened > 0 && closed && words.AllForeign(strings.TrimSpace(text)):
		p.addLang()
		p.out = append(p.out, words.Plain(text)...)
	default:
		for piece, foreign := range words.Pieces(text) {
			if foreign {
				piece = `<span lang="en">` + piece + `</span>`
			}
			p.out = append(p.out, piece...)
		}
	}
	p.opened = 0
}

// isPartlyForeign reports whether the main part of a filled page holds words in
// another language than the page's own.
func isPartlyForeign(page []byte) bool {
	_, main, _ := bytes.Cut(page, []byte("<main"))
	main, _, _ = bytes.Cut(main, []byte("</main>"))
	return words.IsForeign(string(main)) || bytes.Contains(main, []byte(`<div lang="`))
}
