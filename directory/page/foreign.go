package page

import (
	"bytes"
	"slices"
	"strings"

	"bandstand/directory/words"
)

// A page in a language beside the directory's own is filled from the same layouts.
// What makes it that language's is done to what comes of them, in one place:
//
//   - Its links lead to pages in the same language. What has hreflang, and the
//     files that all languages share, keep their addresses.
//   - Words that words.Foreign marked get lang="en": on their element where they
//     are all of it, else on a span.
//
// html/template escapes quotes and < in every value, so what looks like a tag here
// is one of a layout's own, or goldmark's.

// inItsLanguage makes of a filled page one in the shell's language.
func (s Shell) inItsLanguage(page []byte) []byte {
	p := &translated{prefix: s.Prefix, out: make([]byte, 0, len(page)+len(page)/8)}
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

// translated is a page while it is written anew.
type translated struct {
	prefix string
	out    []byte
	opened int  // where in out the tag ends that was opened just before; 0 after any other
	plain  bool // we are in an element in which no other can stand
}

// endOfTag is where the tag ends with which a page begins: at the first > outside
// quotation marks.
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

// plainElements hold text alone.
var plainElements = []string{"title", "textarea", "option", "script", "style"}

func (p *translated) tag(tag []byte) {
	name, opens := nameOf(tag)
	if slices.Contains(plainElements, name) {
		p.plain = opens
	}
	if !opens {
		p.out, p.opened = append(p.out, tag...), 0
		return
	}
	foreign := words.IsForeign(string(tag))
	p.out = append(p.out, words.PlainBytes(p.addressed(tag))...)
	p.opened = len(p.out)
	if name == "img" && foreign {
		p.sayLanguage() // of its alt
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

// sayLanguage puts lang="en" on the tag that was opened just before, unless it says
// a language itself.
func (p *translated) sayLanguage() {
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

// addressing begins the attributes that lead to pages; behind each stands what all
// languages share.
var addressing = [][]byte{[]byte(` href="/`), []byte(` action="/`), []byte(` content="0; url=/`)}

const sharedFiles = "assets/"

// addressed puts the prefix into the addresses of a tag.
func (p *translated) addressed(tag []byte) []byte {
	if bytes.Contains(tag, []byte(" hreflang=")) {
		return tag
	}
	for _, begins := range addressing {
		before, address, found := bytes.Cut(tag, begins)
		if found && !bytes.HasPrefix(address, []byte(sharedFiles)) {
			tag = slices.Concat(before, begins[:len(begins)-1], []byte(p.prefix), []byte("/"), address)
		}
	}
	return tag
}

// text writes what stands between two tags; closes says whether the second closes
// an element.
func (p *translated) text(text string, closes bool) {
	switch {
	case !words.IsForeign(text):
		p.out = append(p.out, words.Plain(text)...)
	case p.plain:
		p.out = append(p.out, words.Plain(text)...)
	case p.opened > 0 && closes && words.AllForeign(strings.TrimSpace(text)):
		p.sayLanguage()
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
