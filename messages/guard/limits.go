package guard

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"slices"
	"strings"
	"sync"
	"time"
)

// The limits of one network address, one group and one email address. A library, a
// hospital or a whole village can share a network address, so its limits are generous.
// They are kept in memory, so each running instance has its own.
const (
	postsAnHour  = 60  // by one address, mistakes included
	sentADay     = 60  // by one address
	activityADay = 50  // to a group that did not say how many it wants
	toOneADay    = 10  // by one address to one group; at most half of what the group wants
	editorsADay  = 300 // to the editors

	CopiesADay  = 3       // to one letter box
	CopiesByOne = 20      // by one address
	MostKept    = 100_000 // clients, and messages
)

// Editors is the target of what goes to the editors.
const Editors = "/editors"

// counts are how often something was counted, by the hash of its name.
type counts map[[16]byte]int

// Limits count what was sent. They keep addresses only as hashes, with a random salt
// that changes every day.
//
// Strangers can appear as any number of clients, so clients are forgotten when there are
// too many. The counts of groups are kept: there are no more groups than listings.
type Limits struct {
	mutex   sync.Mutex
	day     string
	salt    [32]byte
	clients counts // messages and posts by network address
	targets counts // messages to a group
	copies  counts // copies to a mailbox
}

// Allow counts one post of a client and reports whether it is within the limit.
func (l *Limits) Allow(client string, now time.Time) bool {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	l.turn(now)
	return l.add(l.clients, postsAnHour, "post", client, now.UTC().Format("15"))
}

// share is one of the limits that a message falls under.
type share struct {
	in   counts
	most int
	key  []string
}

// shares returns the limits of a message: of its client, its target and both.
func (l *Limits) shares(client, target string, aDay int) []share {
	most := aDay
	if most == 0 {
		most = activityADay
	}
	ofOne := min(toOneADay, max(1, most/2))
	if target == Editors {
		most, ofOne = editorsADay, sentADay
	}
	return []share{
		{l.clients, sentADay, []string{"sent", client}},
		{l.clients, ofOne, []string{"share", client, target}},
		{l.targets, most, []string{target}},
	}
}

// HasRoom reports whether a message would be within the limits, so that nobody fills in a form
// that cannot be sent.
func (l *Limits) HasRoom(client, target string, aDay int, now time.Time) bool {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	l.turn(now)
	return !slices.ContainsFunc(l.shares(client, target, aDay), func(one share) bool {
		return one.in[l.hash(one.key...)] >= one.most
	})
}

// Reserve counts a message before it is sent, and reports whether it is within the limits.
// release takes it back where it was not sent.
func (l *Limits) Reserve(client, target string, aDay int, now time.Time) (release func(), ok bool) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	l.turn(now)
	taken := l.shares(client, target, aDay)
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

// AllowCopy counts a copy to an email address and reports whether it is within the
// limits, so that nobody fills the mailbox of somebody else, or many.
func (l *Limits) AllowCopy(client, to string, now time.Time) bool {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	l.turn(now)
	return len(l.copies) < MostKept &&
		l.add(l.clients, CopiesByOne, "copy", client) && l.add(l.copies, CopiesADay, mailbox(to))
}

// mailbox returns one spelling of all those of an email address, as far as anybody can
// tell: large providers ignore case, what follows a +, and dots, hyphens and underscores. Where
// one does not, two people share a limit, which harms neither much.
func mailbox(address string) string {
	local, domain, _ := strings.Cut(strings.ToLower(address), "@")
	local, _, _ = strings.Cut(local, "+")
	local = strings.NewReplacer(".", "", "-", "", "_", "").Replace(local)
	if name, ok := otherNames[domain]; ok {
		domain = name
	}
	return local + "@" + domain
}

// otherNames are domains at which a provider delivers to the boxes of another.
var otherNames = map[string]string{"googlemail.com": "gmail.com", "protonmail.com": "proton.me", "pm.me": "proton.me"}

// turn forgets everything at the end of a day, whether or not anybody writes again, and
// the clients where there are too many to remember.
func (l *Limits) turn(now time.Time) {
	if day := now.UTC().Format(time.DateOnly); day != l.day {
		l.day, l.clients, l.targets, l.copies = day, counts{}, counts{}, counts{}
		rand.Read(l.salt[:]) // never fails
		midnight := now.UTC().Truncate(24 * time.Hour).Add(24 * time.Hour)
		time.AfterFunc(midnight.Sub(now), func() {
			l.mutex.Lock()
			defer l.mutex.Unlock()
			if l.day == day {
				l.day, l.clients, l.targets, l.copies = "", nil, nil, nil
			}
		})
	}
	if len(l.clients) >= MostKept {
		l.clients = counts{}
	}
}

func (l *Limits) add(in counts, most int, key ...string) bool {
	name := l.hash(key...)
	if in[name] >= most {
		return false
	}
	in[name]++
	return true
}

func (l *Limits) takeBack(from counts, key ...string) {
	if name := l.hash(key...); from[name] > 0 {
		from[name]--
	}
}

func (l *Limits) hash(key ...string) (name [16]byte) {
	mac := hmac.New(sha256.New, l.salt[:])
	mac.Write([]byte(strings.Join(key, "\x00")))
	copy(name[:], mac.Sum(nil))
	return name
}
