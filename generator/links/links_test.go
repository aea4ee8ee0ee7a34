package links

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"bandstand/directory/activity"
)

// anywhere lets tests connect to this machine.
func anywhere(netip.AddrPort) error { return nil }

func looker() *Looker {
	return &Looker{Site: "https://directory.example", Timeout: time.Second, may: anywhere}
}

func TestLook(t *testing.T) {
	var mutex sync.Mutex
	var asked []string
	atOnce := 0
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mutex.Lock()
		asked = append(asked, r.Method+" "+r.URL.Path)
		if atOnce > 0 {
			t.Error("a host was asked for two things at once")
		}
		count := 1
		if r.URL.Path == "/slow" { // it is given up, which a server learns late
			count = 0
		}
		atOnce += count
		mutex.Unlock()
		defer func() { mutex.Lock(); atOnce -= count; mutex.Unlock() }()
		if r.UserAgent() != "Bandstand-links/1.0 (+https://directory.example)" {
			t.Errorf("it calls itself %q", r.UserAgent())
		}
		switch r.URL.Path {
		case "/robots.txt":
			fmt.Fprint(w, "User-agent: *\nDisallow: /private\nAllow: /private/open\n")
		case "/gone":
			w.WriteHeader(http.StatusGone)
		case "/broken":
			w.WriteHeader(http.StatusBadGateway)
		case "/people":
			w.WriteHeader(http.StatusForbidden)
		case "/moved":
			http.Redirect(w, r, "/new", http.StatusMovedPermanently)
		case "/for-now":
			http.Redirect(w, r, "/new", http.StatusFound)
		case "/round":
			http.Redirect(w, r, "/round", http.StatusMovedPermanently)
		case "/slow":
			<-r.Context().Done()
		case "/no-head":
			if r.Method == http.MethodHead {
				w.WriteHeader(http.StatusMethodNotAllowed)
			}
		case "/missing":
			http.NotFound(w, r)
		}
	}))
	defer server.Close()
	want := []struct{ path, problem string }{
		{"/", ""}, {"/new", ""}, {"/no-head", ""}, {"/for-now", ""},
		{"/missing", "nothing is there any more (404)"}, {"/gone", "nothing is there any more (410)"},
		{"/broken", "the website is broken (502)"},
		{"/people", "it shows itself to people only (403): look for yourself"},
		{"/moved", "it has moved to " + server.URL + "/new"},
		{"/round", "it leads from one address to the next without end"},
		{"/slow", "it does not answer in time"},
		{"/private/list", ""}, {"/private/open", ""},
	}
	var links []Link
	var problems []Finding
	for _, one := range want {
		link := Link{server.URL + one.path, []string{"activities/a.md"}}
		links = append(links, link)
		if one.problem != "" {
			problems = append(problems, Finding{link, one.problem})
		}
	}
	nowhere := Link{"http://127.0.0.1:1/", nil}
	got := looker().Look(context.Background(), append(links, nowhere))
	if want := append(problems, Finding{nowhere, "it cannot be reached"}); !reflect.DeepEqual(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
	said := strings.Join(asked, " ")
	if strings.Contains(said, "/private/list") || !strings.Contains(said, "HEAD /private/open") {
		t.Errorf("robots.txt was not kept: %s", said)
	}
	if !strings.Contains(said, "HEAD /no-head GET /no-head") || strings.Contains(said, "GET /new") {
		t.Errorf("HEAD comes first, and is enough where it is answered: %s", said)
	}
}

// Whoever writes an address, or answers with a redirect, reaches nothing that only this
// machine can.
func TestNothingPrivateIsReached(t *testing.T) {
	inner := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { t.Error("it was reached") }))
	defer inner.Close()
	l := looker()
	l.may = nil
	for _, address := range []string{inner.URL, strings.Replace(inner.URL, "127.0.0.1", "localhost", 1)} {
		found := l.Look(context.Background(), []Link{{URL: address}})
		if len(found) != 1 || found[0].Problem != errPrivate.Error() {
			t.Errorf("%s: got %v", address, found)
		}
	}
	// A public host that leads there: the first connection may be made, the next may not.
	outer := httptest.NewServer(http.RedirectHandler(inner.URL, http.StatusFound))
	defer outer.Close()
	l.may = func(at netip.AddrPort) error {
		if strings.HasSuffix(outer.URL, at.String()) {
			return nil
		}
		return isPublic(at)
	}
	if found := l.Look(context.Background(), []Link{{URL: outer.URL}}); len(found) != 1 || found[0].Problem != errPrivate.Error() {
		t.Errorf("led on: got %v", found)
	}
}

// Where nothing at all can be reached, that is this machine's fault, not the websites'.
func TestNoWayOut(t *testing.T) {
	for _, test := range []struct {
		problems []string
		all      int
		want     bool
	}{
		{nil, 5, false}, {[]string{noName, unreached}, 2, true}, {[]string{noName, noName}, 3, false},
		{[]string{noName, "nothing is there any more (404)"}, 2, false}, {[]string{noName}, 1, false},
	} {
		var found []Finding
		for _, problem := range test.problems {
			found = append(found, Finding{Problem: problem})
		}
		if got := NoWayOut(found, test.all); got != test.want {
			t.Errorf("%q of %d: got %t", test.problems, test.all, got)
		}
	}
}

func TestIsPublic(t *testing.T) {
	for text, public := range map[string]bool{
		"93.184.215.14:443": true, "[2606:2800:21f:cb07:6820:80da:af6b:8b2c]:80": true,
		"93.184.215.14:22": false, "93.184.215.14:8080": false,
		"127.0.0.1:80": false, "10.1.2.3:80": false, "172.16.0.1:443": false, "192.168.1.1:80": false, "169.254.169.254:80": false,
		"100.64.0.1:80": false, "0.0.0.0:80": false, "255.255.255.255:80": false, "224.0.0.1:80": false, "198.18.0.1:80": false,
		"[::1]:80": false, "[fe80::1]:80": false, "[fd00:ec2::254]:80": false, "[::ffff:127.0.0.1]:80": false,
		"[::ffff:10.0.0.1]:443": false, "[64:ff9b::7f00:1]:80": false, "[2002:7f00:1::]:80": false, "[::]:80": false,
	} {
		if got := isPublic(netip.MustParseAddrPort(text)) == nil; got != public {
			t.Errorf("%s: got %t, want %t", text, got, public)
		}
	}
}

func TestRobots(t *testing.T) {
	for _, test := range []struct {
		text, path string
		allowed    bool
	}{
		{"", "/a", true},
		{"User-agent: *\nDisallow: /", "/a", false},
		{"User-agent: *\nDisallow:", "/a", true},
		{"User-agent: Other\nDisallow: /", "/a", true},
		{"User-agent: bandstand-links\nDisallow: /x\n\nUser-agent: *\nDisallow: /", "/a", true},
		{"User-agent: Other\nUser-agent: *\nDisallow: /a # all of it", "/a/b", false},
		{"user-agent: *\ndisallow: /*.pdf$", "/files/a.pdf", false},
		{"user-agent: *\ndisallow: /*.pdf$", "/files/a.pdf?page=2", true},
		{"User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b", true},
		{"User-agent: *\nDisallow: /a/b\nAllow: /a", "/a/b", false},
	} {
		if got := readRobots(test.text).allow("https://host.example" + test.path); got != test.allowed {
			t.Errorf("%q and %s: got %t", test.text, test.path, got)
		}
	}
}

func TestFind(t *testing.T) {
	d := &activity.Directory{
		Activities: []*activity.Activity{{
			File: "activities/a.md", Join: activity.Join{Contact: activity.Contact{Website: "https://a.org.uk/"}},
			Body: activity.NewText(`<p><a href="https://b.org.uk/?x=1&amp;y=2">b</a> <a href="/about/">here</a> <a href="mailto:a@b.org.uk">c</a></p>`),
		}},
		Organisations: []*activity.Organisation{
			{File: "organisations/a.md", Website: "https://a.org.uk/", Contact: activity.Contact{Website: "https://www.example.org/a"}},
			{File: "organisations/b.md", Website: "https://user:secret@c.org.uk/"},
		},
	}
	want := []Link{
		{"https://a.org.uk/", []string{"activities/a.md", "organisations/a.md"}},
		{"https://b.org.uk/?x=1&y=2", []string{"activities/a.md"}},
	}
	if got := Find(d); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
