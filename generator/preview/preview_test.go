package preview

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// bench is a preview under test: its words are the one file that it watches.
type bench struct {
	t      *testing.T
	words  string // the file that is built
	folder string // the published files
	url    string
	stop   context.CancelFunc
	ended  chan error
	builds atomic.Int32
}

// start runs a preview over a folder whose one page says what words.txt says.
// Words that begin with "wrong" cannot be built.
func start(t *testing.T, says string) *bench {
	t.Helper()
	content := t.TempDir()
	b := &bench{
		t:      t,
		words:  filepath.Join(content, "deep", "words.txt"),
		folder: t.TempDir(),
		ended:  make(chan error, 1),
	}
	b.write(says)
	ctx, stop := context.WithCancel(context.Background())
	b.stop = stop
	ready := make(chan string, 1)
	go func() {
		b.ended <- Serve(ctx, Options{
			Addr:   "localhost:0",
			Folder: b.folder,
			Watch:  []string{content},
			Build:  b.build,
			Secure: secure,
			Ready:  func(url string) { ready <- url },
			Log:    func(told string) { t.Log(told) },
		})
	}()
	select {
	case b.url = <-ready:
	case err := <-b.ended:
		t.Fatal(err)
	case <-time.After(10 * time.Second):
		t.Fatal("the preview did not start")
	}
	t.Cleanup(b.end)
	return b
}

func (b *bench) end() {
	b.stop()
	select {
	case err := <-b.ended:
		if err != nil {
			b.t.Error(err)
		}
		b.ended <- nil
	case <-time.After(10 * time.Second):
		b.t.Error("the preview did not stop")
	}
}

func (b *bench) build() Built {
	b.builds.Add(1)
	said, err := os.ReadFile(b.words)
	if err != nil {
		return Built{Errors: []string{"there are no words"}}
	}
	if strings.HasPrefix(string(said), "wrong") {
		return Built{Errors: []string{"words.txt:1: " + string(said)}}
	}
	page := fmt.Sprintf("<!doctype html><html lang=\"en\"><head><title>x</title></head><body><h1>%s</h1></body></html>", said)
	if err := os.WriteFile(filepath.Join(b.folder, "index.html"), []byte(page), 0o644); err != nil {
		b.t.Error(err)
	}
	return Built{
		Good: true,
		Services: map[string]http.Handler{"/search": http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			answer(w, "application/json", fmt.Sprintf("%q", said))
		})},
	}
}

func (b *bench) write(says string) {
	b.t.Helper()
	lay(b.t, filepath.Dir(b.words), map[string]string{"words.txt": says})
}

func (b *bench) get(address string) (status int, body string) {
	b.t.Helper()
	response, err := http.Get(b.url + address)
	if err != nil {
		b.t.Fatal(err)
	}
	defer response.Body.Close()
	read, err := io.ReadAll(response.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	return response.StatusCode, string(read)
}

// eventually asks for an address until its answer holds what is wanted.
func (b *bench) eventually(address string, status int, want string) {
	b.t.Helper()
	var got int
	var body string
	for range 400 {
		if got, body = b.get(address); got == status && strings.Contains(body, want) {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	b.t.Fatalf("%s: got %d %q, want %d with %q", address, got, body, status, want)
}

func TestServeShowsAChange(t *testing.T) {
	b := start(t, "one")
	b.eventually("/", 200, "<h1>one</h1>")
	b.eventually("/search?q=x", 200, `"one"`)
	editions := b.listen()
	first := <-editions
	if _, body := b.get("/"); !strings.Contains(body, first) {
		t.Errorf("the page does not say that it is of edition %s: %s", first, body)
	}
	b.write("two")
	select {
	case second := <-editions:
		if second == first {
			t.Errorf("got edition %s again", second)
		}
	case <-time.After(10 * time.Second):
		t.Fatal("no new edition was told")
	}
	b.eventually("/", 200, "<h1>two</h1>")
	b.eventually("/search?q=x", 200, `"two"`)
	for name, want := range map[string]string{"reload.js": "EventSource", "preview.css": ".preview-problems"} {
		if status, body := b.get("/_preview/" + name); status != 200 || !strings.Contains(body, want) {
			t.Errorf("%s: got %d %q", name, status, body)
		}
	}
	b.end()
	if _, open := <-editions; open {
		t.Error("a page was told of an edition after the end")
	}
}

// listen reads the events as a browser does, until the preview ends.
func (b *bench) listen() <-chan string {
	b.t.Helper()
	response, err := http.Get(b.url + "/_preview/events")
	if err != nil {
		b.t.Fatal(err)
	}
	if got := response.Header.Get("Content-Type"); got != "text/event-stream" {
		b.t.Errorf("got %q", got)
	}
	editions := make(chan string, 10)
	go func() {
		defer close(editions)
		defer response.Body.Close()
		lines := bufio.NewScanner(response.Body)
		for lines.Scan() {
			if id, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
				editions <- id
			}
		}
	}()
	return editions
}

func TestServeKeepsTheLastGoodSite(t *testing.T) {
	b := start(t, "one")
	b.write("wrong <b>")
	b.eventually("/", 200, "words.txt:1: wrong &lt;b&gt;")
	b.eventually("/", 200, "<h1>one</h1>")
	b.eventually("/search", 200, `"one"`)
	b.write("two")
	b.eventually("/", 200, "<h1>two</h1>")
	if _, body := b.get("/"); strings.Contains(body, "wrong") {
		t.Errorf("a mended mistake is still shown: %s", body)
	}
}

func TestServeBeginsWithAMistake(t *testing.T) {
	b := start(t, "wrong from the start")
	status, body := b.get("/any/page/")
	if status != http.StatusServiceUnavailable || !strings.Contains(body, "words.txt:1: wrong from the start") {
		t.Fatalf("got %d %q", status, body)
	}
	if !strings.Contains(body, ownScript) {
		t.Error("the page would not load itself again")
	}
	b.write("mended")
	b.eventually("/", 200, "<h1>mended</h1>")
}

// Editors write a new file and rename it, checkouts take folders away and bring
// them back, and new folders come with files already in them.
func TestServeNotices(t *testing.T) {
	b := start(t, "one")
	folder := filepath.Dir(b.words)
	content := filepath.Dir(folder)

	lay(t, folder, map[string]string{"words.tmp": "renamed"})
	rename(t, filepath.Join(folder, "words.tmp"), b.words)
	b.eventually("/", 200, "<h1>renamed</h1>")

	rename(t, folder, folder+".away")
	b.eventually("/", 200, "there are no words")
	b.write("a new folder")
	b.eventually("/", 200, "<h1>a new folder</h1>")
	b.write("a change in the new folder")
	b.eventually("/", 200, "<h1>a change in the new folder</h1>")

	if err := os.RemoveAll(content); err != nil {
		t.Fatal(err)
	}
	b.eventually("/", 200, "there are no words")
	b.write("everything is back")
	b.eventually("/", 200, "<h1>everything is back</h1>")
	b.write("and watched")
	b.eventually("/", 200, "<h1>and watched</h1>")
}

func rename(t *testing.T, from, to string) {
	t.Helper()
	if err := os.Rename(from, to); err != nil {
		t.Fatal(err)
	}
}

func TestServeBuildsOnceForABurst(t *testing.T) {
	b := start(t, "one")
	before := b.builds.Load()
	for i := range 20 {
		b.write(fmt.Sprint("burst ", i))
		lay(t, filepath.Dir(b.words), map[string]string{".words.swp": "x", "words~": "x"})
	}
	b.eventually("/", 200, "<h1>burst 19</h1>")
	if got := b.builds.Load() - before; got > 3 {
		t.Errorf("twenty changes at once made %d builds", got)
	}
}

func TestServeSaysThatTheAddressIsTaken(t *testing.T) {
	b := start(t, "one")
	err := Serve(context.Background(), Options{Addr: strings.TrimPrefix(b.url, "http://")})
	if !errors.Is(err, ErrTaken) {
		t.Errorf("got %v", err)
	}
}

// Requests and rebuilds at once: every request is answered.
func TestServeSwapsUnderLoad(t *testing.T) {
	s := newSite(Options{Folder: t.TempDir(), Build: func() Built {
		return Built{
			Good: true,
			Services: map[string]http.Handler{"/search": http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
				time.Sleep(time.Millisecond)
				io.WriteString(w, "fine")
			})},
		}
	}})
	s.rebuild()
	var readers sync.WaitGroup
	stop := make(chan struct{})
	for range 8 {
		readers.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
					ask(t, s)
				}
			}
		})
	}
	for range 100 {
		s.rebuild()
	}
	close(stop)
	readers.Wait()
}

func TestAddress(t *testing.T) {
	tests := []struct{ asked, listens, want string }{
		{"localhost:8080", "127.0.0.1:8080", "http://localhost:8080"},
		{"localhost:0", "127.0.0.1:41234", "http://localhost:41234"},
		{":8080", "[::]:8080", "http://localhost:8080"},
		{"0.0.0.0:8080", "0.0.0.0:8080", "http://localhost:8080"},
		{"[::1]:8080", "[::1]:8080", "http://[::1]:8080"},
		{"192.168.1.5:80", "192.168.1.5:80", "http://192.168.1.5:80"},
	}
	for _, test := range tests {
		if got := address(test.asked, listener(test.listens)); got != test.want {
			t.Errorf("address(%q, %q): got %q, want %q", test.asked, test.listens, got, test.want)
		}
	}
}

type listener string

func (listener) Network() string  { return "tcp" }
func (l listener) String() string { return string(l) }

func ask(t *testing.T, handler http.Handler) {
	recorder := httptest.NewRecorder()
	handler.ServeHTTP(recorder, httptest.NewRequest("GET", "/search", nil))
	if recorder.Code != http.StatusOK || recorder.Body.String() != "fine" {
		t.Errorf("got %d %q", recorder.Code, recorder.Body)
	}
}
