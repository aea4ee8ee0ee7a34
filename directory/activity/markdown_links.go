package activity

import (
	"bytes"
	"maps"
	"net/url"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

// outside marks links that lead to another site: we do not vouch for them.
const outside = "nofollow noopener"

// link keeps a link that leads somewhere safe, and otherwise only its words.
func (m *saying) link(link *ast.Link) {
	to := string(link.Destination)
	if strings.HasPrefix(to, "#") {
		m.fragment(link, to[1:])
		return
	}
	switch kind, hint := linkKind(to); kind {
	case linkOutside:
		link.SetAttributeString("rel", []byte(outside))
	case linkInside:
		m.inside = append(m.inside, insideLink{to, m.lineOf(link)})
	case linkRefused:
		m.warn(m.lineOf(link), "the link to %s is left out", quote(to)).mend("%s", hint)
		unwrap(link)
	}
}

// fragment leads a link to a heading of the same page to that heading's id.
func (m *saying) fragment(link *ast.Link, name string) {
	if decoded, err := url.PathUnescape(name); err == nil {
		name = decoded
	}
	id := m.prefix + SlugOf(strings.TrimPrefix(name, m.prefix))
	if !m.ids[id] {
		told := m.wrong(m.lineOf(link), "the link to %s leads to no heading of this page", quote("#"+name))
		if near := nearest(id, slices.Sorted(maps.Keys(m.ids))); near != "" {
			told.mend("did you mean %s?", quote("#"+strings.TrimPrefix(near, m.prefix)))
			return
		}
		told.mend("write the words of the heading in small letters, with hyphens")
		return
	}
	link.Destination = []byte("#" + id)
}

// bareLink looks at an address that stands in the words as it is.
func (m *saying) bareLink(link *ast.AutoLink) {
	to := string(link.URL(m.body))
	if link.AutoLinkType == ast.AutoLinkEmail {
		to = "mailto:" + string(link.Label(m.body))
	}
	switch kind, hint := linkKind(to); kind {
	case linkOutside:
		link.SetAttributeString("rel", []byte(outside))
	case linkRefused:
		label := link.Label(m.body)
		m.warn(m.lineOf(link), "the link to %s is left out", quote(string(label))).mend("%s", hint)
		link.Parent().ReplaceChild(link.Parent(), link, ast.NewString(util.EscapeHTML(bytes.Clone(label))))
	}
}

type kindOfLink int

const (
	linkRefused kindOfLink = iota
	linkOutside
	linkInside
)

// linkKind says whether a link may be followed, and how to mend it where not.
func linkKind(to string) (kind kindOfLink, hint string) {
	to = string(util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations([]byte(to)))))
	parsed, err := url.Parse(to)
	_, strange := hidden(to)
	if err != nil || strange || strings.ContainsAny(to, "\\\t\n") {
		return linkRefused, "copy the address again from your browser"
	}
	switch parsed.Scheme {
	case "http", "https":
		if hostLike(parsed.Hostname()) && parsed.User == nil {
			return linkOutside, ""
		}
		return linkRefused, "copy the address again from your browser"
	case "mailto":
		// Nothing behind the address, and nothing spelt %2C in it: that is how a
		// letter goes to somebody else too.
		if emailShape.MatchString(to[len("mailto:"):]) && !strings.Contains(to, "%") {
			return linkInside, ""
		}
		return linkRefused, "write mailto: and an email address"
	case "tel":
		if digits(to[len("tel:"):]) != "" {
			return linkInside, ""
		}
		return linkRefused, "write tel: and a number without spaces"
	case "":
	default:
		return linkRefused, "a link begins with https://, or with / for a page of this site"
	}
	switch {
	case strings.HasPrefix(to, "//"): // browsers read /// as // too
		return linkRefused, "write https: before //"
	case strings.HasPrefix(to, "/"):
		return linkInside, ""
	case hostLike(strings.SplitN(to, "/", 2)[0]) && !strings.HasSuffix(to, ".html") && !strings.HasSuffix(to, ".md"):
		return linkRefused, "write https://" + to
	}
	return linkRefused, "a link begins with https://, or with / for a page of this site"
}
