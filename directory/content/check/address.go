package check

import (
	"net/netip"
	"net/url"
	"strconv"
	"strings"
)

// ParseBaseURL reads the address of a site, scheme and host alone, and returns it
// without a slash at its end: every address of a page is put behind it.
func ParseBaseURL(text string) (address string, ok bool) {
	parsed, err := url.Parse(text)
	if err != nil || parsed.Scheme != "https" && parsed.Scheme != "http" || !isHost(parsed.Hostname()) ||
		!isPort(parsed.Port()) ||
		parsed.User != nil || strings.Trim(parsed.Path, "/") != "" || parsed.RawQuery != "" || parsed.Fragment != "" {
		return "", false
	}
	return parsed.Scheme + "://" + parsed.Host, true
}

// isHost reports whether a site can have this host: a name, an IP address, or
// localhost for whoever tries it out.
func isHost(host string) bool {
	_, err := netip.ParseAddr(host)
	return err == nil || host == "localhost" || IsDomain(host)
}

// isPort reports whether a site can have this port; empty is the usual one.
func isPort(port string) bool {
	number, err := strconv.ParseUint(port, 10, 16)
	return port == "" || err == nil && number > 0
}
