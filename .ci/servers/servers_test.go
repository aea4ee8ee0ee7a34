// Package servers shows that what a build writes for Caddy and nginx, and what stands in
// deploy/, does what it says: with the servers themselves, before the services as systemd
// starts them.
package servers

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"bandstand/directory/page"
)

// words are what somebody types, by which a log that holds it can be told.
const words = "quokkaberry"

// clientAddress is the address that visitors come from, which no program here has.
const clientAddress = "127.0.0.9"

func TestServers(t *testing.T) {
	if os.Getenv("BANDSTAND_SERVERS") != "required" {
		t.Skip("left out: BANDSTAND_SERVERS=required asks for it, as .ci/run servers does")
	}
	h := newHome(t)
	h.build()
	search := h.startUnit("search")
	messages := h.startUnit("messages")
	contribute := h.startUnit("contribute")
	for _, server := range []struct {
		name  string
		start func() (address string, logs func() string)
	}{
		{"nginx", h.startNginx}, {"caddy", h.startCaddy},
	} {
		t.Run(server.name, func(t *testing.T) {
			address, logs := server.start()
			v := &visitor{T: t, home: h, server: address}
			v.headers()
			v.hidden()
			v.redirects()
			v.services()
			v.swapped()
			v.moved(server.name)
			v.private(logs)
		})
	}
	for _, service := range []*exec.Cmd{search, messages, contribute} {
		if err := service.Process.Signal(os.Interrupt); err != nil {
			t.Error(err)
		}
		service.Wait()
	}
	for name, running := range h.running {
		v := &visitor{T: t, home: h, server: running.address}
		v.withoutServices()
		v.private(running.logs)
		t.Logf("%s: what it logged begins: %.300s", name, running.logs())
	}
}

// home is what deploy/ has in /srv/bandstand.
type home struct {
	*testing.T
	folder   string
	content  string
	search   string // where the services listen
	messages string
	adding   string // where groups add their pages
	built    int
	running  map[string]running
}

type running struct {
	address string
	logs    func() string
}

func newHome(t *testing.T) *home {
	h := &home{T: t, folder: t.TempDir(), search: free(t), messages: free(t), adding: free(t), running: map[string]running{}}
	must(t, os.Chmod(h.folder, 0o755))
	h.content = filepath.Join(h.folder, "content")
	must(t, os.CopyFS(h.content, os.DirFS("../../generator/testdata/small/content")))
	h.change("site.yaml", `languages: \[en\]`, "languages: [en, cy]")
	h.change("site.yaml", `messages: "off"`, `messages: "on"`)
	h.change(listing, "(?m)^title: ", "aliases: [/activities/seedley-singers/]\ntitle: ")
	for name, source := range map[string]string{"search": "netlify/functions/search", "messages": "netlify/functions/messages",
		"contribute": "netlify/functions/contribute", "bandstand": "generator"} {
		build := exec.Command("go", "build", "-o", filepath.Join(h.folder, "bin", name), "./"+source)
		build.Dir = "../.."
		said, err := build.CombinedOutput()
		if err != nil {
			t.Fatalf("%v: %s", err, said)
		}
	}
	return h
}

// mine returns a text of deploy/ with the places of this machine in it.
func (h *home) mine(text string, more ...string) string {
	return strings.NewReplacer(append(more,
		"/srv/bandstand", h.folder, "127.0.0.1:8081", h.search, "127.0.0.1:8082", h.messages, "127.0.0.1:8083", h.adding)...).Replace(text)
}

func (h *home) read(name string) string {
	h.Helper()
	text, err := os.ReadFile(filepath.Join("../../deploy", name))
	must(h, err)
	return string(text)
}

var started = regexp.MustCompile(`(?m)^ExecStart=(.*)$`)

// command returns what a unit of systemd starts.
func (h *home) command(unit string) *exec.Cmd {
	h.Helper()
	found := started.FindStringSubmatch(h.read("systemd/bandstand-" + unit + ".service"))
	if found == nil {
		h.Fatalf("the unit %s starts nothing", unit)
	}
	typed := strings.Fields(h.mine(found[1], "${BANDSTAND_URL}", "https://bandstand.example"))
	return exec.Command(typed[0], typed[1:]...)
}

// listing is the one listing of the content.
const listing = "activities/salford/songs-across-the-ages.md"

// change writes something else into a file of the content.
func (h *home) change(file, what, into string) {
	h.Helper()
	name := filepath.Join(h.content, file)
	before, err := os.ReadFile(name)
	must(h, err)
	after := regexp.MustCompile(what).ReplaceAll(before, []byte(into))
	if bytes.Equal(before, after) {
		h.Fatalf("%s does not say %q", file, what)
	}
	must(h, os.WriteFile(name, after, 0o644))
}

// build builds the site as systemd would. Its one listing has another title each time.
func (h *home) build() {
	h.Helper()
	h.built++
	h.change(listing, "(?m)^title: .*$", "title: "+h.title())
	build := h.command("build")
	build.Args = append(build.Args, "--content", h.content, "--preview")
	build.Dir = "../.."
	if said, err := build.CombinedOutput(); err != nil {
		h.Fatalf("%v: %s", err, said)
	}
}

// title is that of the listing as it was built last.
func (h *home) title() string { return fmt.Sprintf("Songs of build%dx", h.built) }

// startUnit starts a service and waits until it listens.
func (h *home) startUnit(name string) *exec.Cmd {
	h.Helper()
	service := h.command(name)
	service.Env = append(os.Environ(), "BANDSTAND_SIGNING_KEY=0123456789abcdef", "BANDSTAND_TRUSTED_PROXY=127.0.0.1", "TMPDIR="+h.TempDir())
	h.start(service)
	listens(h, map[string]string{"search": h.search, "messages": h.messages, "contribute": h.adding}[name])
	return service
}

// start starts a program, and returns what it says. It ends with the test.
func (h *home) start(program *exec.Cmd) (said func() string) {
	h.Helper()
	log := filepath.Join(h.folder, filepath.Base(program.Path)+".log")
	file, err := os.Create(log)
	must(h, err)
	defer file.Close()
	program.Stdout, program.Stderr = file, file
	program.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	must(h, program.Start())
	h.Cleanup(func() {
		syscall.Kill(-program.Process.Pid, syscall.SIGTERM)
		program.Wait()
	})
	return func() string {
		text, err := os.ReadFile(log)
		must(h, err)
		return string(text)
	}
}

func (h *home) startNginx() (string, func() string) {
	h.Helper()
	address, plain := free(h), free(h)
	site := regexp.MustCompile(`(?m)^.*(ssl_certificate|listen \[::\]).*\n`).ReplaceAllString(h.read("nginx.conf"), "")
	site = h.mine(site, "listen 443 ssl http2", "listen "+address, "listen 80", "listen "+plain, "activities.example.org", "127.0.0.1")
	server := filepath.Join(h.folder, "hosting", "nginx-server.conf")
	logged := filepath.Join(h.folder, "access.log")
	// The one place that a build names.
	site = strings.Replace(site, server, filepath.Join(h.folder, "server.conf"), 1)
	h.nginxServer(server, logged)
	configuration := filepath.Join(h.folder, "nginx.conf")
	temporary := ""
	for _, kind := range []string{"client_body", "proxy", "fastcgi", "uwsgi", "scgi"} {
		temporary += fmt.Sprintf("%s_temp_path %s;\n", kind, filepath.Join(h.folder, "temporary-"+kind))
	}
	user := ""
	if os.Geteuid() == 0 {
		user = "user root;\n" // the folders of tests are no business of others
	}
	must(h, os.WriteFile(configuration, []byte(user+"daemon off; worker_processes 2;\nerror_log "+h.folder+"/error.log info;\npid "+h.folder+"/pid;\n"+
		"events {}\nhttp {\naccess_log "+h.folder+"/default.log;\n"+temporary+site+"\n}\n"), 0o644))
	said := h.start(exec.Command("nginx", "-c", configuration))
	listens(h, address)
	// Those who come without encryption are led on, and not written down.
	ask(h, "http://"+plain+"/search?q="+words, func(*http.Request) {})
	logs := func() string {
		all := said()
		for _, name := range []string{"access.log", "error.log", "default.log"} {
			text, err := os.ReadFile(filepath.Join(h.folder, name))
			must(h, err)
			all += string(text)
		}
		return all
	}
	h.running["nginx"] = running{address, logs}
	return address, logs
}

// nginxServer has the log that a build names lie in a folder of the test's.
func (h *home) nginxServer(from, log string) {
	h.Helper()
	text, err := os.ReadFile(from)
	must(h, err)
	changed := bytes.Replace(text, []byte("/var/log/nginx/bandstand.log"), []byte(log), 1)
	if bytes.Equal(text, changed) {
		h.Fatal("nginx is told of no log")
	}
	must(h, os.WriteFile(filepath.Join(h.folder, "server.conf"), changed, 0o644))
}

func (h *home) startCaddy() (string, func() string) {
	h.Helper()
	address := free(h)
	script, err := filepath.Abs("../../deploy/caddy")
	must(h, err)
	configuration, err := filepath.Abs("../../deploy/Caddyfile")
	must(h, err)
	caddy := exec.Command(script, configuration)
	caddy.Env = append(os.Environ(), "BANDSTAND_HOME="+h.folder, "BANDSTAND_DOMAIN=http://"+address, "BANDSTAND_RELOADS=1", "BANDSTAND_ADMIN="+free(h),
		"BANDSTAND_SEARCH="+h.search, "BANDSTAND_MESSAGES="+h.messages, "BANDSTAND_CONTRIBUTE="+h.adding, "XDG_DATA_HOME="+h.TempDir(), "XDG_CONFIG_HOME="+h.TempDir())
	logs := h.start(caddy)
	h.Cleanup(func() {
		if h.Failed() {
			h.Logf("Caddy: %s", logs())
		}
	})
	listens(h, address)
	h.running["caddy"] = running{address, logs}
	return address, logs
}

// visitor looks at what a server answers.
type visitor struct {
	*testing.T
	home   *home
	server string
}

type answer struct {
	status int
	header http.Header
	body   string
}

func ask(t testing.TB, address string, with func(*http.Request)) answer {
	t.Helper()
	request, err := http.NewRequest(http.MethodGet, address, nil)
	must(t, err)
	with(request)
	response, err := client.Do(request)
	must(t, err)
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	must(t, err)
	return answer{response.StatusCode, response.Header, string(body)}
}

// client comes from an address of its own and follows no redirect.
var client = &http.Client{
	CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	Transport:     &http.Transport{DialContext: (&net.Dialer{LocalAddr: &net.TCPAddr{IP: net.ParseIP(clientAddress)}}).DialContext},
}

func (v *visitor) get(address string) answer {
	v.Helper()
	return ask(v, "http://"+v.server+address, func(r *http.Request) { r.Header.Set("Referer", "http://elsewhere.example/?q="+words) })
}

// secure holds that an answer has each security header once, with the value that the
// services send.
func (v *visitor) secure(address string, a answer) {
	v.Helper()
	for _, header := range page.SecurityHeaders() {
		if got := a.header.Values(header.Name); !slices.Equal(got, []string{header.Value}) {
			v.Errorf("%s: %s is %q", address, header.Name, got)
		}
	}
}

// asset returns the address of a stylesheet.
func (v *visitor) asset() string {
	found := regexp.MustCompile(`/assets/[^"]+\.css`).FindString(v.get("/").body)
	if found == "" {
		v.Fatal("the home page has no stylesheet")
	}
	return found
}

func (v *visitor) headers() {
	tests := []struct {
		address string
		status  int
		kind    string
		keep    string
	}{
		{"/", 200, "text/html; charset=utf-8", page.KeepPages},
		{"/towns/salford/", 200, "text/html; charset=utf-8", page.KeepPages},
		{"/cy/", 200, "text/html; charset=utf-8", page.KeepPages},
		{"/robots.txt", 200, "text/plain; charset=utf-8", page.KeepPages},
		{v.asset(), 200, "text/css; charset=utf-8", page.KeepAssets},
		{"/assets/no-such.css", 404, "text/html; charset=utf-8", page.KeepPages},
		{"/assets/", 404, "text/html; charset=utf-8", page.KeepPages},
		{"/nothing/here", 404, "text/html; charset=utf-8", page.KeepPages},
		{"/search", 200, "text/html; charset=utf-8", "public, max-age=300"},
		{"/search?q=" + words, 200, "text/html; charset=utf-8", "no-store"},
		{"/cy/search?q=" + words, 200, "text/html; charset=utf-8", "no-store"},
		{"/messages/suggest", 200, "text/html; charset=utf-8", "no-store"},
		{"/cy/messages/suggest", 200, "text/html; charset=utf-8", "no-store"},
		{"/add/", 200, "text/html; charset=utf-8", "no-store"},
		{"/cy/add/what", 200, "text/html; charset=utf-8", "no-store"},
	}
	for _, test := range tests {
		a := v.get(test.address)
		if a.status != test.status || a.header.Get("Content-Type") != test.kind || !slices.Equal(a.header.Values("Cache-Control"), []string{test.keep}) {
			v.Errorf("%s: got %d, %s, %q", test.address, a.status, a.header.Get("Content-Type"), a.header.Values("Cache-Control"))
		}
		v.secure(test.address, a)
	}
	for address, title := range map[string]string{"/nothing/here": `lang="en"`, "/cy/nothing/here": `lang="cy"`} {
		if a := v.get(address); a.status != 404 || !strings.Contains(a.body, title) {
			v.Errorf("%s: got %d and no page in its language", address, a.status)
		}
	}
	first := v.get("/")
	again := ask(v, "http://"+v.server+"/", func(r *http.Request) { r.Header.Set("If-None-Match", first.header.Get("Etag")) })
	if again.status != http.StatusNotModified {
		v.Errorf("asked again, the home page is %d", again.status)
	}
	smaller := ask(v, "http://"+v.server+"/", func(r *http.Request) { r.Header.Set("Accept-Encoding", "gzip") })
	if smaller.header.Get("Content-Encoding") != "gzip" {
		v.Error("pages are not compressed")
	}
}

func (v *visitor) hidden() {
	for _, address := range []string{
		"/_redirects", "/%5fredirects", "/.git/config", "/.bandstand/manifest", "/%2eenv", "/cy/_x", "/assets/.x", "/../.public.bandstand/files",
		"/..%2f.public.bandstand/files", "/../functions/messages/bundle/messages.json", "/..%2ffunctions/messages/bundle/messages.json",
	} {
		request, err := http.NewRequest(http.MethodGet, "http://"+v.server, nil)
		must(v, err)
		request.URL.Opaque = "//" + v.server + address // as it is, not cleaned
		response, err := client.Do(request)
		must(v, err)
		body, err := io.ReadAll(response.Body)
		must(v, err)
		response.Body.Close()
		if response.StatusCode != 404 && response.StatusCode != 400 || strings.Contains(string(body), "netlify") || strings.Contains(string(body), "activities\"") {
			v.Errorf("%s: got %d: %.200s", address, response.StatusCode, body)
		}
		if response.StatusCode == 404 {
			v.secure(address, answer{header: response.Header})
		}
	}
}

// redirects holds that whatever _redirects leads on is led on, and folders to their slash.
func (v *visitor) redirects() {
	rules, err := os.ReadFile(filepath.Join(v.home.folder, "public/_redirects"))
	must(v, err)
	found := 0
	for line := range strings.Lines(string(rules)) {
		rule := strings.Fields(line)
		if rule[2] != "301" {
			continue
		}
		found++
		a := v.get(rule[0])
		if a.status != 301 || a.header.Get("Location") != rule[1] {
			v.Errorf("%s: got %d to %q, want %s", rule[0], a.status, a.header.Get("Location"), rule[1])
		}
		v.secure(rule[0], a)
	}
	if found == 0 {
		v.Errorf("%d old addresses in:\n%s", found, rules)
	}
	if a := v.get("/towns/salford"); a.status != 301 && a.status != 308 || a.header.Get("Location") != "/towns/salford/" {
		v.Errorf("/towns/salford: got %d to %q", a.status, a.header.Get("Location"))
	}
}

// services holds that what a server passes on is what the services answer.
func (v *visitor) services() {
	for _, address := range []string{
		"/search?q=singing&near=M6&format=json", "/search?q=singing", "/cy/search?q=canu&near=M6", "/messages/nowhere", "/towns/salford/embed/", "/cy/towns/salford/embed/",
		"/open-referral/services", "/open-referral/services?search=singing", "/open-referral/services?nonsense=1", "/open-referral/taxonomies",
	} {
		direct := v.home.search
		if strings.Contains(address, "/messages/") {
			direct = v.home.messages
		}
		got, want := v.get(address), ask(v, "http://"+direct+address, func(*http.Request) {})
		if got.status != want.status || got.body != want.body {
			v.Errorf("%s: got %d and %d bytes, want %d and %d", address, got.status, len(got.body), want.status, len(want.body))
		}
		maps.DeleteFunc(want.header, func(name string, _ []string) bool { return name == "Date" || name == "Content-Length" })
		for name, values := range want.header {
			if !slices.Equal(got.header.Values(name), values) {
				v.Errorf("%s: %s is %q, and the service sent %q", address, name, got.header.Values(name), values)
			}
		}
	}
	if got := v.get("/towns/salford/embed/"); got.header.Get("X-Frame-Options") != "" {
		v.Errorf("a town's next things may not be framed: %q", got.header)
	}
	for _, file := range []string{"/open-referral/services.json", "/open-data/activities.csv", "/gaps.json"} {
		got := v.get(file)
		if got.status != http.StatusOK || !slices.Equal(got.header.Values(page.AnyOrigin.Name), []string{page.AnyOrigin.Value}) {
			v.Errorf("%s: got %d, for the pages of %q", file, got.status, got.header.Values(page.AnyOrigin.Name))
		}
		v.secure(file, got)
	}
	form := v.get("/messages/suggest").body
	stamp := regexp.MustCompile(`name="stamp" value="([^"]+)"`).FindStringSubmatch(form)
	if stamp == nil {
		v.Fatalf("no form: %.300s", form)
	}
	posted := v.post("/messages/suggest", url.Values{"stamp": {stamp[1]}, "group": {words}}.Encode())
	if posted.status != http.StatusUnprocessableEntity || !strings.Contains(posted.body, words) {
		v.Errorf("a form that was sent too soon: got %d", posted.status)
	}
	if large := v.post("/messages/suggest", strings.Repeat("a", 100<<10)); large.status != http.StatusRequestEntityTooLarge {
		v.Errorf("a form of 100 KB: got %d", large.status)
	}
	v.secure("a form that is too large for the server", v.post("/messages/suggest", strings.Repeat("a", 300<<10)))
}

func (v *visitor) post(address, body string) answer {
	v.Helper()
	return ask(v, "http://"+v.server+address, func(r *http.Request) {
		r.Method, r.Body, r.ContentLength = http.MethodPost, io.NopCloser(strings.NewReader(body)), int64(len(body))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Origin", "https://bandstand.example")
	})
}

// swapped has builds put in place while people look at pages and search.
func (v *visitor) swapped() {
	ctx, stop := context.WithCancel(v.Context())
	defer stop()
	var asked atomic.Int64
	var visitors sync.WaitGroup
	for _, address := range []string{"/", "/towns/salford/", "/activities/songs-across-the-ages/", "/search?q=songs", "/search?q=singing&near=M6&format=json", "/cy/search?q=canu", "/messages/suggest"} {
		visitors.Go(func() {
			for ctx.Err() == nil {
				request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+v.server+address, nil)
				must(v, err)
				response, err := client.Do(request)
				if ctx.Err() != nil {
					return
				}
				if err != nil {
					v.Errorf("%s: %v", address, err)
					return
				}
				_, err = io.Copy(io.Discard, response.Body)
				response.Body.Close()
				if (err != nil && ctx.Err() == nil) || response.StatusCode != http.StatusOK {
					v.Errorf("%s while a build was put in place: %d, %v", address, response.StatusCode, err)
					return
				}
				asked.Add(1)
				time.Sleep(5 * time.Millisecond)
			}
		})
	}
	for range 3 {
		v.home.build()
		if a := v.get("/activities/songs-across-the-ages/"); !strings.Contains(a.body, v.home.title()) {
			v.Errorf("the page does not say %q", v.home.title())
		}
		v.until("search knows "+v.home.title(), func() bool {
			var found struct{ Results []struct{ Title string } }
			if err := json.Unmarshal([]byte(v.get(fmt.Sprintf("/search?q=build%dx&stale=show&format=json", v.home.built)).body), &found); err != nil {
				v.Fatal(err)
			}
			return len(found.Results) > 0 && found.Results[0].Title == v.home.title()
		})
	}
	stop()
	visitors.Wait()
	v.Logf("%d answers while three builds were put in place", asked.Load())
}

// moved has a build put in place in which a page has moved, which the servers are to be
// told.
func (v *visitor) moved(server string) {
	old := "/activities/moved-" + server + "/"
	v.home.change(listing, `(?m)^aliases: \[`, "aliases: ["+old+", ")
	v.home.build()
	if server == "nginx" { // as the unit of the build does; beside Caddy a script looks
		v.home.nginxServer(filepath.Join(v.home.folder, "hosting/nginx-server.conf"), filepath.Join(v.home.folder, "access.log"))
		must(v, exec.Command("nginx", "-c", filepath.Join(v.home.folder, "nginx.conf"), "-s", "reload").Run())
	}
	v.until("an old address leads on", func() bool {
		// While Caddy reads its configuration, a connection may be refused.
		response, err := client.Get("http://" + v.server + old)
		if err != nil {
			return false
		}
		response.Body.Close()
		return response.StatusCode == http.StatusMovedPermanently
	})
}

// until waits for something that the next look at the disk brings.
func (v *visitor) until(what string, so func() bool) {
	v.Helper()
	for range 600 {
		if so() {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	v.Errorf("in half a minute it never was so: %s", what)
}

// withoutServices holds what is answered where a service does not run.
func (v *visitor) withoutServices() {
	for address, says := range map[string]string{
		"/search?q=" + words: "Search is not working just now", "/cy/search?q=" + words: `lang="cy"`,
		"/messages/suggest?x=" + words: "Not sent", "/cy/messages/suggest": "Heb ei anfon",
	} {
		a := v.get(address)
		if a.status != http.StatusServiceUnavailable || !strings.Contains(a.body, says) || a.header.Get("Cache-Control") != "no-store" {
			v.Errorf("%s: got %d, %q: %.300s", address, a.status, a.header.Get("Cache-Control"), a.body)
		}
		v.secure(address, a)
	}
	if a := v.post("/messages/suggest", "group="+words); a.status != http.StatusServiceUnavailable || !strings.Contains(a.body, "nothing was sent") {
		v.Errorf("posted: got %d: %.300s", a.status, a.body)
	}
}

// private holds that logs have neither what people typed nor where they are.
func (v *visitor) private(logs func() string) {
	logged := logs()
	for line := range strings.Lines(logged) {
		if strings.Contains(line, words) || strings.Contains(line, clientAddress) || strings.Contains(line, "singing") {
			v.Errorf("a log says %q", line)
		}
	}
	if !strings.Contains(logged, "/search") {
		v.Errorf("nothing was logged: %s", logged)
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// free returns an address at which nobody listens: below the ports from which a machine takes those of its own
// connections, of which thousands are open while bundles are swapped.
func free(t testing.TB) string {
	t.Helper()
	for range 100 {
		address := fmt.Sprintf("127.0.0.1:%d", 15000+rand.IntN(15000))
		if listener, err := net.Listen("tcp", address); err == nil {
			listener.Close()
			return address
		}
	}
	t.Fatal("no port is free")
	return ""
}

func listens(t testing.TB, address string) {
	t.Helper()
	for range 600 {
		if connection, err := net.Dial("tcp", address); err == nil {
			connection.Close()
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatalf("nobody listens at %s", address)
}
