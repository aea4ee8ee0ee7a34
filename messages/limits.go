package messages

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
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
	copiesADay    = 3   // to one letter box
	copiesByOne   = 20  // by one address
	mostKept      = 100_000
	editorsTarget = "/editors"
)

// counts are how often something happened, by the hash of what it was.
type counts map[[16]byte]int

// limits count what was sent. Addresses are kept only as hashes with a salt
// that changes every day and that nobody knows.
//
// Strangers can make as many clients as they like, so these are forgotten where
// they become too many. What holds for a group is not forgotten with them: there
// are no more groups than the directory has.
type limits struct {
	mutex   sync.Mutex
	day     string
	salt    [32]byte
	clients counts // what an address sent
	goals   counts // what a group was sent
	copies  counts // what a letter box was sent
}

// allow counts one post of a client, and says whether it may go on.
func (l *limits) allow(client string, now time.Time) bool {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	l.turn(now)
	return l.add(l.clients, postsAnHour, "post", client, now.UTC().Format("15"))
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
		in   counts
		most int
		key  []string
	}{
		{l.clients, sentADay, []string{"sent", client}},
		{l.clients, share, []string{"share", client, target}},
		{l.goals, most, []string{target}},
	}
	for i, one := range taken {
		if l.add(one.in, one.most, one.key...) {
			continue
		}
		for _, before := range taken[:i] {
			l.takeBack(before.in, before.key...)
		}
		return nil, false
	}
	day := l.day
	return func() {
		l.mutex.Lock()
		defer l.mutex.Unlock()
		if l.day != day { // the salt is another
			return
		}
		for _, one := range taken {
			l.takeBack(one.in, one.key...)
		}
	}, true
}

// allowCopy counts a copy to an email address, so that nobody's letter box is
// filled by somebody else, nor many by one.
func (l *limits) allowCopy(client, to string, now time.Time) bool {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	l.turn(now)
	return len(l.copies) < mostKept && l.add(l.clients, copiesByOne, "copy", client) && l.add(l.copies, copiesADay, letterBox(to))
}

// letterBox is the box that an email address leads to, as far as anybody can
// tell: most providers take what stands behind a + for a note of the owner's.
func letterBox(address string) string {
	at := strings.LastIndexByte(address, '@')
	local, _, _ := strings.Cut(address[:max(0, at)], "+")
	return strings.ToLower(local + address[max(0, at):])
}

// turn forgets everything at the end of a day, and the clients where strangers
// made too many to remember.
func (l *limits) turn(now time.Time) {
	if day := now.UTC().Format(time.DateOnly); day != l.day {
		l.day, l.clients, l.goals, l.copies = day, counts{}, counts{}, counts{}
		rand.Read(l.salt[:]) // never fails
	}
	if len(l.clients) >= mostKept {
		l.clients = counts{}
	}
}

func (l *limits) add(in counts, most int, key ...string) bool {
	name := l.hash(key...)
	if in[name] >= most {
		return false
	}
	in[name]++
	return true
}

func (l *limits) takeBack(from counts, key ...string) {
	if name := l.hash(key...); from[name] > 0 {
		from[name]--
	}
}

func (l *limits) hash(key ...string) (name [16]byte) {
	mac := hmac.New(sha256.New, l.salt[:])
	mac.Write([]byte(strings.Join(key, "\x00")))
	copy(name[:], mac.Sum(nil))
	return name
}
