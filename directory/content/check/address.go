package check

import (
	"net/netip"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// ParseBaseURL reads the address of a site, scheme and host alone, and returns it
// without a slash at its end: every address of a page is put behind it. The host is a
// name, an IP address, or localhost for whoever tries it out.
func ParseBaseURL(text string) (address string, ok bool) {
	parsed, err := url.Parse(text)
	if err != nil || parsed.Scheme != "https" && parsed.Scheme != "http" ||
		parsed.User != nil || strings.Trim(parsed.Path, "/") != "" || parsed.RawQuery != "" || parsed.Fragment != "" {
		return "", false
	}
	host := parsed.Hostname()
	if _, err := netip.ParseAddr(host); err != nil && host != "localhost" && !IsDomain(host) {
		return "", false
	}
	if port, err := strconv.ParseUint(parsed.Port(), 10, 16); parsed.Port() != "" && (err != nil || port == 0) {
		return "", false
	}
	return parsed.Scheme + "://" + parsed.Host, true
}

// OwnPages are the pages of one step that every site has, beside those of pages/.
var OwnPages = []string{"access", "activities", "components", "days", "gaps", "good-for", "impact", "kinds", "my-list", "partners", "towns",
	"urgent-help", "whats-on"}

// OfTowns are the pages that each town has beside its lists of kinds.
var OfTowns = []string{"booklet", "embed", "whats-on"}

// keptPages are addresses at the top of a site that are no pages, or could become some.
var keptPages = []string{
	"404", "add", "api", "assets", "data", "feeds", "health", "images", "index", "messages", "nations", "netlify",
	"open-referral", "openactive", "organisations", "outbox", "posters", "search", "static", "vocabulary",
}

var (
	// furtherPage is how the address of a list's second page and of those after it ends.
	furtherPage = regexp.MustCompile(`^page-[0-9]+$`)
	// deviceName is what Windows keeps for itself, whatever the ending.
	deviceName = regexp.MustCompile(`^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])$`)
)

// Taken returns why a page of a folder, or a term of a vocabulary, cannot have a slug
// although it has the shape of one; "" where it can.
func Taken(folder, slug string) (why string) {
	switch {
	case deviceName.MatchString(slug):
		return "computers with Windows cannot hold a file of that name"
	case furtherPage.MatchString(slug):
		return "the second page of a long list has that address"
	case folder == "kinds" && slices.Contains(OfTowns, slug):
		return "each town has a page of that address"
	case folder != "pages" || slug == "urgent-help":
		return ""
	case slices.Contains(OwnPages, slug), slices.Contains(keptPages, slug):
		return "the site has something else at /" + slug + "/"
	}
	return ""
}
