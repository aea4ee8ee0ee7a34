package messages

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"
	"sync"
	"time"
)

// How much one address, and one activity, may send. A library, a hospital or a
// whole village can share one address, so the numbers for it are generous. They
// are kept in memory and so hold for each running instance of the service.
const (
	postsAnHour   = 60  // by one address, mistakes included
	sentADay      = 60  // by one address
	activityADay  = 50  // to a group that did not say how many it wants
	toOneADay     = 10  // by one address to one group; at most half of what the group wants
	editorsADay   = 300 // to the editors
	copiesADay    = 3   // to one email address
	mostKept      = 100_000
	anyClient     = "" // an address that nobody tells is one client
	editorsTarget = "/editors"
)

// limits count what was sent. Addresses are kept only as hashes with a salt
// that changes every day and that nobody knows.
type limits struct {
	mutex sync.Mutex
	day   string
	salt  [32]byte
	count map[[16]byte]int
}

// allow counts one post of a client, and says whether it may go on.
func (l *limits) allow(client string, now time.Time) bool {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	l.turn(now)
	return l.add(postsAnHour, "post", client, now.UTC().Format("15"))
}

// reserve counts a message before it is sent: by its client, by its target, and
// by both. Where it was not sent after all, release takes it back.
func (l *limits) reserve(client, target string, aDay int, now time.Time) (release func(), ok bool) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	l.turn(now)
	most := aDay
	if most == 0 {
		most = activityADay
	}
	share := min(toOneADay, max(1, most/2))
	if target == editorsTarget {
		most, share = editorsADay, sentADay
	}
	taken := []struct {
		most int
		key  []string
	}{
		{sentADay, []string{"sent", client}},
		{most, []string{"to", target}},
		{share, []string{"share", client, target}},
	}
	for i, one := range taken {
		if l.add(one.most, one.key...) {
			continue
		}
		for _, before := range taken[:i] {
			l.count[l.hash(before.key...)]--
		}
		return nil, false
	}
	day := l.day
	return func() {
		l.mutex.Lock()
		defer l.mutex.Unlock()
		if l.day != day {
			return
		}
		for _, one := range taken {
			l.count[l.hash(one.key...)]--
		}
	}, true
}

// allowCopy counts a copy to an email address, so that nobody's letter box is
// filled by somebody else.
func (l *limits) allowCopy(to string, now time.Time) bool {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	l.turn(now)
	return l.add(copiesADay, "copy", strings.ToLower(to))
}

// turn forgets everything at the end of a day, and where strangers made too
// much to remember.
func (l *limits) turn(now time.Time) {
	day := now.UTC().Format(time.DateOnly)
	if day == l.day && len(l.count) < mostKept {
		return
	}
	l.day, l.count = day, map[[16]byte]int{}
	rand.Read(l.salt[:]) // never fails
}

func (l *limits) add(most int, key ...string) bool {
	name := l.hash(key...)
	if l.count[name] >= most {
		return false
	}
	l.count[name]++
	return true
}

func (l *limits) hash(key ...string) (name [16]byte) {
	mac := hmac.New(sha256.New, l.salt[:])
	mac.Write([]byte(strings.Join(key, "\x00")))
	copy(name[:], mac.Sum(nil))
	return name
}

// clientOf is the address of whoever is asking, an IPv6 one by its network,
// since one house has as many addresses of it as it likes. X-Forwarded-For is
// believed only from a trusted proxy.
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
		network, _ := address.WithZone("").Prefix(64) // 64 is in range
		return network.String()
	}
	return address.String()
}

// forwardedFor is the last address that no trusted proxy has. What stands
// before it was written by whoever has it, and proves nothing.
func forwardedFor(headers []string, nearest netip.Addr, trusted []netip.Prefix) netip.Addr {
	hops := strings.Split(strings.Join(headers, ","), ",")
	for _, hop := range slices.Backward(hops) {
		address, err := netip.ParseAddr(strings.TrimSpace(hop))
		if err != nil {
			return nearest
		}
		if nearest = address; !isTrusted(address, trusted) {
			return nearest
		}
	}
	return nearest
}

func isTrusted(address netip.Addr, trusted []netip.Prefix) bool {
	return slices.ContainsFunc(trusted, func(p netip.Prefix) bool { return p.Contains(address.Unmap()) })
}
