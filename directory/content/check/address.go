package check

import (
	"net/netip"
	"net/url"
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
