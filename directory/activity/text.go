package activity

import (
	"cmp"
	"html"
	"strings"

	"bandstand/directory/words"
)

// Text is Markdown that a stranger wrote, rendered safely: no raw HTML, no
// pictures, no script addresses, headings from level 2 whose ids cannot meet
// the page's own.
type Text struct {
	html    string        // goldmark's safe output
	aside   func() string // reads it where it is not held in memory
	Foreign bool          // it is in English, on a page that is not
}

// NewText returns a text of safe HTML.
func NewText(html string) Text { return Text{html: html} }

// HTML returns the text as it stands on a page.
func (t Text) HTML() string {
	if t.aside != nil {
		return t.aside()
	}
	return t.html
}

// IsEmpty reports whether nothing is said.
func (t Text) IsEmpty() bool { return t.html == "" && t.aside == nil }

// PutAside has the words of groups, which are half of all that a directory says, kept elsewhere than in memory: by
// keep, which returns what reads them again.
func (d *Directory) PutAside(keep func(html string) (read func() string, err error)) error {
	var bodies []*Text
	for _, one := range d.Activities {
		bodies = append(bodies, &one.Body)
	}
	for _, translated := range d.Translated {
		for _, page := range translated.Pages {
			bodies = append(bodies, &page.Body)
		}
	}
	for _, body := range bodies {
		if body.html == "" {
			continue
		}
		read, err := keep(body.html)
		if err != nil {
			return err
		}
		*body = Text{aside: read, Foreign: body.Foreign}
	}
	return nil
}

// inline are the elements that part no words. All others that a Text can have begin or end
// a line.
var inline = map[string]bool{"a": true, "br": true, "code": true, "em": true, "strong": true}

// Plain returns the words alone, for search and feeds: a line for each paragraph, heading or
// entry of a list. They are read from the HTML whenever they are wanted, because to hold
// both takes as much again as a directory's own words.
func (t Text) Plain() words.Text {
	said := t.HTML()
	var plain strings.Builder
	plain.Grow(len(said))
	var gap byte // what has to stand before the next word
	add := func(text string, asItStands bool) {
		for _, c := range []byte(text) {
			switch {
			case c == '\n' && asItStands:
				gap = '\n'
			case c == ' ', c == '\t', c == '\r', c == '\n':
				gap = cmp.Or(gap, ' ')
			default:
				if gap != 0 && plain.Len() > 0 {
					plain.WriteByte(gap)
				}
				gap = 0
				plain.WriteByte(c)
			}
		}
	}
	inCode := false
	for rest := said; rest != ""; {
		text, tag, _ := strings.Cut(rest, "<")
		add(html.UnescapeString(text), inCode)
		tag, rest, _ = strings.Cut(tag, ">")
		name, _, _ := strings.Cut(strings.Trim(tag, "/"), " ")
		if name == "pre" {
			inCode = tag[0] != '/'
		}
		if name != "" && !inline[name] {
			gap = '\n'
		}
	}
	if t.Foreign {
		return words.Foreign(plain.String())
	}
	return words.Own(plain.String())
}
