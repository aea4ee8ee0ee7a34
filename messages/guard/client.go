package guard

import (
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"
)

// anyClient stands for a client whose address is not known.
const anyClient = ""

// houseBits is the length of the prefix of an IPv6 address that stands for one house or
// office. Providers are asked to assign each a network of this size (RIPE-690), in
// which it has as many addresses as it likes.
const houseBits = 56

// Client returns the address of a client, or the network of its house for IPv6.
// X-Forwarded-For counts only from a trusted proxy.
func Client(r *http.Request, trusted []netip.Prefix) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return anyClient
	}
	address, err := netip.ParseAddr(host)
	if err != nil {
		return anyClient
	}
	if isTrusted(address, trusted) {
		address = forwardedFor(r.Header.Values("X-Forwarded-For"), address, trusted)
	}
	address = address.Unmap()
	if address.Is6() {
		network, _ := address.WithZone("").Prefix(houseBits) // which is in range
		return network.String()
	}
	return address.String()
}

// forwardedFor returns the last address that is not a trusted proxy's. That client
// could have written whatever stands before it.
func forwardedFor(headers []string, nearest netip.Addr, trusted []netip.Prefix) netip.Addr {
	hops := strings.Split(strings.Join(headers, ","), ",")
	for _, hop := range slices.Backward(hops) {
		address, err := hopAddress(strings.TrimSpace(hop))
		if err != nil {
			return nearest
		}
		if nearest = address; !isTrusted(address, trusted) {
			return nearest
		}
	}
	return nearest
}

// hopAddress parses an address, with a port or without: some proxies add it.
func hopAddress(hop string) (netip.Addr, error) {
	if withPort, err := netip.ParseAddrPort(hop); err == nil {
		return withPort.Addr(), nil
	}
	return netip.ParseAddr(hop)
}

func isTrusted(address netip.Addr, trusted []netip.Prefix) bool {
	return slices.ContainsFunc(trusted, func(p netip.Prefix) bool { return p.Contains(address.Unmap()) })
}
