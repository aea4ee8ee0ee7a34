package oruk

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// Fetcher fetches a list from where it is published.
type Fetcher struct {
	Kept     string              // a folder for answers, so that what was interrupted goes on where it was
	Progress func(stage string)  // is told what is being fetched
	Pause    func(time.Duration) // waits before an answer is asked for again; nil really waits
}

const (
	mostPages    = 5000
	mostServices = 200_000
	mostHops     = 5
	mostTries    = 3
	longestWait  = 30 * time.Second
	keptFor      = 24 * time.Hour
)

// Fetch reads a whole list, page by page, and each service by itself where the list has only its
// beginnings.
func (f Fetcher) Fetch(ctx context.Context, address string) (*Feed, error) {
	base, err := url.Parse(address)
	if err != nil || base.Scheme != "https" && base.Scheme != "http" || base.Host == "" {
		return nil, fmt.Errorf("%q is not the address of a list", address)
	}
	run := &run{Fetcher: f, ctx: ctx, feed: &Feed{}, seen: map[string]bool{}}
	run.client = &http.Client{Timeout: time.Minute, CheckRedirect: run.checkRedirect}
	if private(ctx, base.Hostname()) {
		run.feed.tell("%s is an address inside a private network, as you asked for it", base.Host)
		run.inside = true
	}
	if err := run.pages(base); err != nil {
		return nil, err
	}
	return run.feed, nil
}

// run is one time that a list is fetched.
type run struct {
	Fetcher
	ctx    context.Context
	client *http.Client
	feed   *Feed
	seen   map[string]bool // the ids of the services that have come
	inside bool            // the address that was typed lies in a private network
}

// pages fetches one page after the other, until the list says that it is the last, or brings nothing new.
func (r *run) pages(base *url.URL) error {
	page, err := r.answer(base)
	if err != nil && !strings.HasSuffix(strings.TrimRight(base.Path, "/"), "/services") {
		services := base.JoinPath("services") // the address of the whole API was given
		if second, err2 := r.answer(services); err2 == nil {
			base, page, err = services, second, nil
		}
	}
	if err != nil {
		return err
	}
	first := 1
	if page.saysItsNumber && page.number == 0 {
		first = 0 // some count from 0
	}
	for n := 1; ; n++ {
		r.feed.Problems = append(r.feed.Problems, page.others...)
		fresh := r.take(base, page.services)
		switch {
		case page.pages > 0 && n >= page.pages, page.isOne, len(page.services) == 0:
			return nil
		case page.pages == 0 && !page.saysItsNumber:
			return nil // a list without pages
		case fresh == 0:
			r.feed.tell("page %d brought nothing new, so the list was taken to end there", n)
			return nil
		case n >= mostPages || len(r.feed.Services) >= mostServices:
			r.feed.tell("the list goes on after %d pages, and was not followed any further", n)
			return nil
		}
		next := *base
		query := next.Query()
		query.Set("page", strconv.Itoa(first+n))
		next.RawQuery = query.Encode()
		of := ""
		if page.pages > 0 {
			of = fmt.Sprintf(" of %d", page.pages)
		}
		r.progress("Fetching page %d%s", n+1, of)
		if page, err = r.answer(&next); err != nil {
			return fmt.Errorf("page %d: %w", n+1, err)
		}
	}
}

func (r *run) progress(text string, args ...any) {
	if r.Progress != nil {
		r.Progress(fmt.Sprintf(text, args...))
	}
}

// details are what a list leaves out that has only the beginnings of its services.
var details = []string{"service_at_locations", "locations", "schedules", "regular_schedules", "contacts", "cost_options"}

// take takes the services of one page that have not come yet, and returns how many.
func (r *run) take(base *url.URL, services []any) int {
	fresh := 0
	for _, one := range services {
		said, ok := one.(map[string]any)
		id := object(said).text("id")
		if ok && id != "" && r.seen[id] {
			continue
		}
		fresh++
		r.seen[id] = true
		if ok && id != "" && !hasAny(said, details) {
			r.progress("Fetching service %d", len(r.feed.Services)+1)
			page, err := r.answer(base.JoinPath(id))
			switch {
			case err != nil && r.ctx.Err() != nil:
			case err != nil:
				r.feed.tell("%s (%s) could not be fetched by itself, so little of it is known: %v", object(said).text("name"), id, err)
			case page.isOne && len(page.services) == 1:
				one = page.services[0]
			}
		}
		r.feed.add([]any{one})
	}
	return fresh
}

func hasAny(said map[string]any, keys []string) bool {
	for _, key := range keys {
		if said[key] != nil {
			return true
		}
	}
	return false
}

// answer fetches an address, or takes its answer from what an interrupted import kept.
func (r *run) answer(at *url.URL) (answer, error) {
	sum := sha256.Sum256([]byte(at.String()))
	kept := filepath.Join(r.Kept, hex.EncodeToString(sum[:8])+".json")
	if info, err := os.Stat(kept); r.Kept != "" && err == nil && time.Since(info.ModTime()) < keptFor {
		if text, err := os.ReadFile(kept); err == nil {
			return readAnswer(text)
		}
	}
	text, err := r.fetch(at)
	if err != nil {
		return answer{}, err
	}
	read, err := readAnswer(text)
	if err != nil {
		return answer{}, fmt.Errorf("%s: %w", at, err)
	}
	if r.Kept != "" {
		if err := errors.Join(os.MkdirAll(r.Kept, 0o700), os.WriteFile(kept+".part", text, 0o600), os.Rename(kept+".part", kept)); err != nil {
			return answer{}, fmt.Errorf("keep what was fetched: %w", err)
		}
	}
	return read, nil
}

// fetch asks an address, and again where its host is busy.
func (r *run) fetch(at *url.URL) ([]byte, error) {
	for try := 1; ; try++ {
		text, wait, err := r.once(at)
		if err == nil || wait == 0 || try == mostTries {
			return text, err
		}
		if r.Pause != nil {
			r.Pause(wait)
			continue
		}
		select {
		case <-time.After(wait):
		case <-r.ctx.Done():
			return nil, r.ctx.Err()
		}
	}
}

// once asks an address. wait is how long to wait before asking again, and 0 where that is of no use.
func (r *run) once(at *url.URL) (text []byte, wait time.Duration, err error) {
	request, err := http.NewRequestWithContext(r.ctx, http.MethodGet, at.String(), nil)
	if err != nil {
		return nil, 0, err
	}
	request.Header.Set("Accept", "application/json")
	request.Header.Set("User-Agent", "Bandstand (an import of a public list)")
	response, err := r.client.Do(request)
	if err != nil {
		var told *url.Error
		if errors.As(err, &told) {
			err = told.Err
		}
		return nil, time.Second, fmt.Errorf("%s cannot be reached: %w", at, err)
	}
	defer response.Body.Close()
	switch {
	case response.StatusCode == http.StatusTooManyRequests || response.StatusCode >= 500:
		seconds, _ := strconv.Atoi(response.Header.Get("Retry-After"))
		wait = min(max(time.Duration(seconds)*time.Second, time.Second), longestWait)
		return nil, wait, fmt.Errorf("%s answers %s", at, response.Status)
	case response.StatusCode != http.StatusOK:
		return nil, 0, fmt.Errorf("%s answers %s", at, response.Status)
	}
	text, err = io.ReadAll(io.LimitReader(response.Body, largest+1))
	switch {
	case err != nil:
		return nil, time.Second, fmt.Errorf("%s broke off: %w", at, err)
	case len(text) > largest:
		return nil, 0, fmt.Errorf("%s sends more than %d MB in one answer", at, largest>>20)
	}
	return text, 0, nil
}

// checkRedirect follows a few redirects, but from a public address into no private network.
func (r *run) checkRedirect(request *http.Request, before []*http.Request) error {
	switch {
	case len(before) > mostHops:
		return fmt.Errorf("it leads on and on: %d redirects", len(before))
	case request.URL.Scheme != "https" && request.URL.Scheme != "http":
		return fmt.Errorf("it leads to %s, which is no address of the web", request.URL)
	case before[0].URL.Scheme == "https" && request.URL.Scheme != "https":
		return fmt.Errorf("it leads from https to %s, which is not protected", request.URL)
	case !r.inside && private(r.ctx, request.URL.Hostname()):
		return fmt.Errorf("it leads to %s, which is inside a private network", request.URL.Host)
	}
	return nil
}

// private reports whether a host is in a private network, or this machine.
func private(ctx context.Context, host string) bool {
	addresses, err := net.DefaultResolver.LookupNetIP(ctx, "ip", host)
	if one, parseErr := netip.ParseAddr(host); parseErr == nil {
		addresses, err = []netip.Addr{one}, nil
	}
	if err != nil {
		return false
	}
	for _, one := range addresses {
		if one = one.Unmap(); one.IsPrivate() || one.IsLoopback() || one.IsLinkLocalUnicast() || one.IsUnspecified() {
			return true
		}
	}
	return false
}
