package markdown

import (
	"bytes"
	"maps"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"bandstand/directory/activity"
	"bandstand/directory/content/check"
	"bandstand/directory/letters"
	"bandstand/directory/phone"
	"bandstand/directory/slips"
	"bandstand/directory/words"
)

// outside marks links that lead to another site: we do not vouch for them.
const outside = "nofollow noopener"

// link keeps a link that leads somewhere safe, and otherwise only its words.
func (c *cleaner) link(link *ast.Link) {
	to := string(link.Destination)
	link.Title = nil // few see it, and it can say anything
	if strings.HasPrefix(to, "#") {
		c.fragment(link, to[1:])
		return
	}
	switch kind, hint := linkKind(to); kind {
	case linkOutside:
		link.SetAttributeString("rel", []byte(outside))
		c.lie(link, to)
	case linkInside:
		c.lie(link, to)
		if target, err := url.Parse(to); err == nil && target.Scheme == "" && path.Ext(target.Path) == "" {
			c.inside = append(c.inside, Link{to, c.lineOf(link), strings.Split(strings.TrimPrefix(target.Path, "/"), "/")})
		} // else it is a way to write or to ring, or a file
	case linkRefused:
		c.report.Warnf(c.lineOf(link), "the link to %s is left out", words.Quote(to)).Suggestf("%s", hint)
		unwrap(link)
	}
}

var (
	addressInWords = regexp.MustCompile(`(?i)\b(?:https?://)?((?:[\p{L}\p{N}-]+\.)+(?:com|org|net|uk|wales|` +
		`cymru|scot|london|info|io|eu|ie|co|gov|nhs|` +
		`ac|me|tv|site|online|app|shop|life|community))\b`)
	shortNumbers = regexp.MustCompile(`\b(?:999|112|111|101|105|116 ?\d{3}|18000)\b`)
)

// lie warns of a link whose words look like another address or number than it leads to.
func (c *cleaner) lie(link *ast.Link, to string) {
	said := plainWords(link, c.body)
	tell := func(what string) {
		c.report.Warnf(c.lineOf(link), "the words of a link say %s, and it leads to %s", words.Quote(what), words.Quote(to)).
			Suggestf("make the two the same, or say in words what is there")
	}
	target, err := url.Parse(to)
	if err != nil {
		return
	}
	switch target.Scheme {
	case "mailto":
		leads := letters.ASCIIAddress(to[len("mailto:"):])
		if at := emailInWords.FindString(said); at != "" && !strings.EqualFold(letters.ASCIIAddress(at), leads) {
			tell(at)
		}
		return
	case "tel":
		number, _ := phone.Parse(to[len("tel:"):])
		shown := phone.In(said)
		for _, at := range shown {
			if at.Digits() != number.Digits() {
				tell(said[at.Start:at.End])
				return
			}
		}
		if shown != nil {
			return
		}
		for _, at := range shortNumbers.FindAllString(said, 4) {
			if it, ok := phone.Parse(at); ok && it.Digits() != number.Digits() {
				tell(at)
				return
			}
		}
		return
	}
	said = otherStops.Replace(said)
	at := addressInWords.FindStringSubmatch(said)
	if host, _, _ := strings.Cut(said, "/"); at == nil && check.IsDomain(host) { // of whichever ending, where it stands alone
		at = []string{host, host}
	}
	if at != nil {
		if emailInWords.MatchString(said) || target.Host == "" || plainHost(at[1]) != plainHost(target.Hostname()) {
			tell(at[0])
		}
	}
}

// otherStops are the stops that browsers take for those of a host.
var otherStops = strings.NewReplacer("。", ".", "．", ".", "｡", ".")

var emailInWords = regexp.MustCompile(`[^\s@<>()]+@[^\s@<>()]+\.\p{L}+`)

// plainHost returns a host in one spelling, without www.
func plainHost(host string) string {
	ascii, _ := letters.ASCIIHost(strings.TrimSuffix(host, "."))
	return strings.TrimPrefix(ascii, "www.")
}

// fragment leads a link to a heading of the same page to that heading's id.
func (c *cleaner) fragment(link *ast.Link, name string) {
	if decoded, err := url.PathUnescape(name); err == nil {
		name = decoded
	}
	id := c.prefix + activity.SlugOf(strings.TrimPrefix(name, c.prefix))
	if !c.ids[id] {
		problem := c.report.Errorf(c.lineOf(link), "the link to %s leads to no heading of this page", words.Quote("#"+name))
		if near := slips.Nearest(id, slices.Sorted(maps.Keys(c.ids))); near != "" {
			problem.Suggestf("did you mean %s?", words.Quote("#"+strings.TrimPrefix(near, c.prefix)))
			return
		}
		problem.Suggestf("write the words of the heading in small letters, with hyphens")
		return
	}
	link.Destination = []byte("#" + id)
}

// bareLink looks at an address that stands in the words as it is.
func (c *cleaner) bareLink(link *ast.AutoLink) {
	to := string(link.URL(c.body))
	if link.AutoLinkType == ast.AutoLinkEmail {
		to = "mailto:" + string(link.Label(c.body))
	}
	switch kind, hint := linkKind(to); kind {
	case linkOutside:
		link.SetAttributeString("rel", []byte(outside))
	case linkRefused:
		label := link.Label(c.body)
		c.report.Warnf(c.lineOf(link), "the link to %s is left out", words.Quote(string(label))).Suggestf("%s", hint)
		link.Parent().ReplaceChild(link.Parent(), link, ast.NewString(util.EscapeHTML(bytes.Clone(label))))
	}
}

var fileEnding = regexp.MustCompile(`(?i)^[^/]*\.(?:pdf|docx?|odt|rtf|txt|jpe?g|png|gif|webp|heic|xlsx?|` +
	`pptx?|html?|md)$`)

type kindOfLink int

const (
	linkRefused kindOfLink = iota
	linkOutside
	linkInside
)

// linkKind reports whether a link may be followed, and how to mend it where not.
func linkKind(to string) (kind kindOfLink, hint string) {
	to = string(util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations([]byte(to)))))
	parsed, err := url.Parse(to)
	_, strange := letters.Hidden(to)
	if err != nil || strange || strings.ContainsAny(to, "\\\t\n") {
		return linkRefused, "copy the address again from your browser"
	}
	switch parsed.Scheme {
	case "http", "https":
		if check.IsDomain(parsed.Hostname()) && parsed.User == nil {
			return linkOutside, ""
		}
		return linkRefused, "copy the address again from your browser"
	case "mailto":
		// Nothing behind the address, and nothing spelt %2C in it: that is how a
		// letter goes to somebody else too.
		if check.IsEmail(to[len("mailto:"):]) && !strings.Contains(to, "%") {
			return linkInside, ""
		}
		return linkRefused, "write mailto: and an email address"
	case "tel":
		switch n, ok := phone.Parse(to[len("tel:"):]); {
		case !ok || !n.Valid():
			return linkRefused, "write tel: and a number without spaces"
		case n.Charge() != "": // which a button would not tell
			return linkRefused, words.English().Say("phone.charge." + n.Charge())
		}
		return linkInside, ""
	case "":
	default:
		return linkRefused, "a link begins with https://, or with / for a page of this site"
	}
	switch {
	case strings.HasPrefix(to, "//"): // browsers read /// as // too
		return linkRefused, "write https: before //"
	case strings.HasPrefix(to, "/"):
		return linkInside, ""
	case fileEnding.MatchString(to):
		return linkRefused, "files cannot be put here: say in words what is in it, or link to where it is on " +
			"the web, from https:// on"
	case check.IsEmail(to):
		return linkRefused, "write mailto:" + to
	case check.IsDomain(strings.SplitN(to, "/", 2)[0]):
		return linkRefused, "write https://" + to
	}
	return linkRefused, "a link begins with https://, or with / for a page of this site"
}
