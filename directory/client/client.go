// Package client tells one client of a service from another, by the address of its connection, and has clients take
// turns. It remembers nobody: an address is known only while a request from it is open.
package client

import (
	"errors"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"
)

// unknown stands for all clients whose address is not known.
const unknown = ""

// houseBits is the length of the prefix of an IPv6 address that stands for one house or
// office. Providers are asked to assign each a network of this size (RIPE-690), in
// which it has as many addresses as it likes.
const houseBits = 56

// Trusted reads from the environment the proxies whose X-Forwarded-For counts: BANDSTAND_TRUSTED_PROXY.
func Trusted(getenv func(string) string) (trusted []netip.Prefix, err error) {
	for _, text := range strings.FieldsFunc(getenv("BANDSTAND_TRUSTED_PROXY"), func(r rune) bool { return r == ',' || r == ' ' }) {
		network, err := netip.ParsePrefix(text)
		if err != nil {
			address, err := netip.ParseAddr(text)
			if err != nil {
				return nil, errors.New("BANDSTAND_TRUSTED_PROXY is not a list of addresses or networks like 10.0.0.0/8")
			}
			network = netip.PrefixFrom(address, address.BitLen())
		}
		trusted = append(trusted, network)
	}
	return trusted, nil
}

// Of returns the address of the client that sent a request, or the network of its house for IPv6.
// X-Forwarded-For counts only from a trusted proxy.
func Of(r *http.Request, trusted []netip.Prefix) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return unknown
	}
	address, err := netip.ParseAddr(host)
	if err != nil {
		return unknown
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
