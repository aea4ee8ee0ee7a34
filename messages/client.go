package messages

import (
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"
)

// anyClient is whoever is asking where nobody tells their address.
const anyClient = ""

// houseBits is how much of an IPv6 address says which house or office it is.
// Providers are asked to hand each one a network of this size (RIPE-690), in which
// it has as many addresses as it likes.
const houseBits = 56

// clientOf is the address of whoever is asking, an IPv6 one by its house.
// X-Forwarded-For is believed only from a trusted proxy.
func clientOf(r *http.Request, trusted []netip.Prefix) string {
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

// forwardedFor is the last address that no trusted proxy has. What stands
// before it was written by whoever has it, and proves nothing.
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

// hopAddress reads an address; some proxies write the port behind it.
func hopAddress(hop string) (netip.Addr, error) {
	if withPort, err := netip.ParseAddrPort(hop); err == nil {
		return withPort.Addr(), nil
	}
	return netip.ParseAddr(hop)
}

func isTrusted(address netip.Addr, trusted []netip.Prefix) bool {
	return slices.ContainsFunc(trusted, func(p netip.Prefix) bool { return p.Contains(address.Unmap()) })
}
