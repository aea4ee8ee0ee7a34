// Package links looks at where the pages of content lead outside: politely, one address
// after the other of a host, and never into a private network. It knows nothing of who is
// told what it found.
package links

import (
	"cmp"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"html"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"sync"
	"syscall"
	"time"

	"bandstand/directory/activity"
)

// Link is an address outside, and the files of content that have it.
type Link struct {
	URL   string
	Files []string
}

// Find returns every address outside that pages lead to, each once, sorted.
func Find(d *activity.Directory) []Link {
	files := map[string][]string{}
	add := func(file string, addresses ...string) {
		for _, address := range addresses {
			if isOutside(address) && !slices.Contains(files[address], file) {
				files[address] = append(files[address], file)
			}
		}
	}
	for _, one := range d.Activities {
		add(one.File, one.Join.Contact.Website, one.Join.Referral.Form)
		if one.Safeguarding != nil {
			add(one.File, one.Safeguarding.Policy)
		}
		add(one.File, inText(one.Body)...)
	}
	for _, one := range d.Organisations {
		add(one.File, one.Website, one.Contact.Website)
		add(one.File, inText(one.Body)...)
	}
	for _, one := range d.Towns {
		add(one.File, one.LinkWorker.Website)
		add(one.File, inText(one.Body)...)
	}
	for _, one := range d.Nations {
		add(one.File, one.EnforcementBody.Website)
		for _, help := range one.Urgent {
			add(one.File, help.Website)
		}
		add(one.File, inText(one.Body)...)
	}
	for _, one := range d.Pages {
		add(one.File, inText(one.Body)...)
	}
	var all []Link
	for address, in := range files {
		all = append(all, Link{address, in})
	}
	slices.SortFunc(all, func(a, b Link) int { return cmp.Compare(a.URL, b.URL) })
	return all
}

var hrefs = regexp.MustCompile(`href="([^"]*)"`)

// inText returns the addresses in a text that goldmark rendered.
func inText(text activity.Text) (addresses []string) {
	for _, match := range hrefs.FindAllStringSubmatch(text.HTML(), -1) {
		addresses = append(addresses, html.UnescapeString(match[1]))
	}
	return addresses
}

// isOutside reports whether an address is one on the web that somebody can have. Names of
// examples (RFC 2606) lead nowhere, and are only in what is invented.
func isOutside(address string) bool {
	at, err := url.Parse(address)
	if err != nil || at.Scheme != "http" && at.Scheme != "https" || at.User != nil || at.Hostname() == "" {
		return false
	}
	host := "." + strings.ToLower(strings.TrimSuffix(at.Hostname(), "."))
	return !slices.ContainsFunc([]string{".example.org", ".example.com", ".example.net", ".example", ".invalid", ".test", ".localhost"},
		func(end string) bool { return strings.HasSuffix(host, end) })
}

// Finding is a link that does not lead where it should, and why.
type Finding struct {
	Link
	Problem string
}

// The manners of a Looker.
const (
	hostsAtOnce = 8
	mostMoves   = 5
	mostRobots  = 256 << 10 // bytes of a robots.txt
)

// Looker looks at links.
type Looker struct {
	Site    string        // address of the directory, by which hosts know who looks; may be empty
	Pause   time.Duration // between two looks at a host
	Timeout time.Duration // of each

	may func(netip.AddrPort) error // whether an address may be connected to; nil for isPublic
}

// Polite returns a Looker as hosts like it.
func Polite(site string) *Looker {
	return &Looker{Site: site, Pause: time.Second, Timeout: 20 * time.Second}
}

// Look returns what is wrong with links, in their order.
func (l *Looker) Look(ctx context.Context, links []Link) []Finding {
	byHost := map[string][]int{}
	for i, link := range links {
		at, err := url.Parse(link.URL)
		if err == nil {
			byHost[at.Host] = append(byHost[at.Host], i)
		}
	}
	client := l.client()
	defer client.CloseIdleConnections()
	problems := make([]string, len(links))
	places := make(chan struct{}, hostsAtOnce)
	var all sync.WaitGroup
	for _, of := range byHost {
		all.Go(func() {
			places <- struct{}{}
			defer func() { <-places }()
			var rules *robots
			for n, i := range of {
				if n == 0 {
					rules = l.rules(ctx, client, links[i].URL)
				}
				if !rules.allow(links[i].URL) {
					continue // it does not want to be looked at
				}
				l.pause(ctx)
				problems[i] = l.look(ctx, client, links[i].URL)
			}
		})
	}
	all.Wait()
	var found []Finding
	for i, problem := range problems {
		if problem != "" {
			found = append(found, Finding{links[i], problem})
		}
	}
	return found
}

func (l *Looker) pause(ctx context.Context) {
	select {
	case <-ctx.Done():
	case <-time.After(l.Pause):
	}
}

// client returns a client that connects to public addresses alone, whatever a name or a
// redirect leads to. It uses no proxy, which would connect elsewhere for it.
func (l *Looker) client() *http.Client {
	may := l.may
	if may == nil {
		may = isPublic
	}
	dialer := &net.Dialer{
		Timeout: l.Timeout,
		// Called with the address that the name stood for, just before it is connected to.
		Control: func(_, address string, _ syscall.RawConn) error {
			at, err := netip.ParseAddrPort(address)
			if err != nil {
				return err
			}
			return may(at)
		},
	}
	return &http.Client{
		Timeout:   l.Timeout,
		Transport: &http.Transport{DialContext: dialer.DialContext, TLSHandshakeTimeout: l.Timeout, MaxResponseHeaderBytes: 64 << 10},
		CheckRedirect: func(_ *http.Request, via []*http.Request) error {
			if len(via) > mostMoves {
				return errTooManyMoves
			}
			return nil
		},
	}
}

var (
	errTooManyMoves = errors.New("it leads from one address to the next without end")
	errPrivate      = errors.New("it leads into a private network")
)

// reserved are networks that are not on the public internet and that netip does not know
// as such (RFC 6890). Some of IPv6 hold an address of IPv4.
var reserved = prefixes(
	"0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15", "198.51.100.0/24",
	"203.0.113.0/24", "240.0.0.0/4", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16",
)

func prefixes(texts ...string) (all []netip.Prefix) {
	for _, text := range texts {
		all = append(all, netip.MustParsePrefix(text))
	}
	return all
}

// isPublic refuses what is not a web server on the public internet: somebody else wrote
// the address, and this machine may reach what they cannot.
func isPublic(at netip.AddrPort) error {
	address := at.Addr().Unmap()
	if port := at.Port(); port != 80 && port != 443 {
		return errPrivate
	}
	if !address.IsGlobalUnicast() || address.IsPrivate() || address.Zone() != "" ||
		slices.ContainsFunc(reserved, func(p netip.Prefix) bool { return p.Contains(address) }) {
		return errPrivate
	}
	return nil
}

// look returns what is wrong with an address; "" where nothing is. It asks for the head
// alone, and for the whole where a server does not like that.
func (l *Looker) look(ctx context.Context, client *http.Client, address string) string {
	answer, err := l.ask(ctx, client, http.MethodHead, address)
	if err != nil || answer.StatusCode >= http.StatusBadRequest {
		if refused(err) {
			return say(err)
		}
		if answer, err = l.ask(ctx, client, http.MethodGet, address); err != nil {
			return say(err)
		}
	}
	switch status := answer.StatusCode; {
	case status == http.StatusNotFound, status == http.StatusGone:
		return fmt.Sprintf("nothing is there any more (%d)", status)
	case status >= http.StatusInternalServerError:
		return fmt.Sprintf("the website is broken (%d)", status)
	case status >= http.StatusBadRequest:
		return fmt.Sprintf("it shows itself to people only (%d): look for yourself", status)
	}
	if first := answer.Request; first.Response != nil && movedForGood(first) {
		return "it has moved to " + first.URL.String()
	}
	return ""
}

// movedForGood reports whether every step that led to a request said that the address
// has changed.
func movedForGood(r *http.Request) bool {
	for ; r.Response != nil; r = r.Response.Request {
		if code := r.Response.StatusCode; code != http.StatusMovedPermanently && code != http.StatusPermanentRedirect {
			return false
		}
	}
	return true
}

// ask asks for an address, and reads nothing of what it holds.
func (l *Looker) ask(ctx context.Context, client *http.Client, method, address string) (*http.Response, error) {
	request, err := http.NewRequestWithContext(ctx, method, address, nil)
	if err != nil {
		return nil, err
	}
	request.Header.Set("User-Agent", l.agent())
	request.Header.Set("Accept", "text/html, */*;q=0.8")
	answer, err := client.Do(request)
	if err != nil {
		return nil, err
	}
	answer.Body.Close()
	return answer, nil
}

// agentName is who looks, by which robots.txt may speak to it.
const agentName = "Bandstand-links"

func (l *Looker) agent() string {
	if l.Site == "" {
		return agentName + "/1.0"
	}
	return agentName + "/1.0 (+" + l.Site + ")"
}

// refused reports whether another look would not be any use.
func refused(err error) bool {
	var dns *net.DNSError
	return errors.Is(err, errPrivate) || errors.Is(err, errTooManyMoves) || errors.As(err, &dns) && dns.IsNotFound
}

// say says why there was no answer, for an editor.
func say(err error) string {
	var dns *net.DNSError
	var certificate *tls.CertificateVerificationError
	var timeout net.Error
	switch {
	case errors.Is(err, errPrivate):
		return errPrivate.Error()
	case errors.Is(err, errTooManyMoves):
		return errTooManyMoves.Error()
	case errors.As(err, &dns) && dns.IsNotFound:
		return noName
	case errors.As(err, &certificate):
		return "its certificate is not valid, so browsers warn of it"
	case errors.As(err, &timeout) && timeout.Timeout():
		return "it does not answer in time"
	}
	return unreached
}

const (
	noName    = "there is no website of this name"
	unreached = "it cannot be reached"
)

// NoWayOut reports whether what was found of so many links tells of this machine and not
// of them: not one host was there.
func NoWayOut(found []Finding, all int) bool {
	return all > 1 && len(found) == all && !slices.ContainsFunc(found, func(f Finding) bool {
		return f.Problem != noName && f.Problem != unreached
	})
}
