package preview

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// bench is a preview under test: its words are the one file that it watches.
type bench struct {
	t     *testing.T
	words string // the file that the site is made of
	url   string
	stop  context.CancelFunc
	ended chan error
	known atomic.Value  // what search knows
	let   chan struct{} // search learns once for each time that it receives; nil where always

	mutex sync.Mutex
	made  []Changes // that a site was made for
}

// start runs a preview of a site whose one page says what words.txt says, and whose
// search answers with what it was last told. Words that begin with "wrong" make no site.
func start(t *testing.T, says string) *bench { return startSlow(t, says, nil) }

// startSlow is start with a search that learns once for each time that it is let.
func startSlow(t *testing.T, says string, let chan struct{}) *bench {
	t.Helper()
	content := t.TempDir()
	b := &bench{t: t, words: filepath.Join(content, "deep", "words.txt"), let: let, ended: make(chan error, 1)}
	b.write(says)
	ctx, stop := context.WithCancel(context.Background())
	b.stop = stop
	ready := make(chan string, 1)
	go func() {
		b.ended <- Serve(ctx, Options{
			Addr:   "localhost:0",
			Watch:  []string{content},
			Make:   b.make,
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

func (b *bench) make(changes Changes) Made {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	b.made = append(b.made, changes)
	said, err := os.ReadFile(b.words)
	if err != nil {
		return Made{Errors: []string{"there are no words"}}
	}
	if strings.HasPrefix(string(said), "wrong") {
		return Made{Errors: []string{"words.txt:1: " + string(said)}}
	}
	page := fmt.Sprintf("<!doctype html><html lang=\"en\"><head><title>x</title></head><body><h1>%s</h1></body></html>", said)
	return Made{
		Page: func(file string) (func(io.Writer) error, bool) {
			return func(w io.Writer) error {
				_, err := io.WriteString(w, page)
				return err
			}, file == "index.html"
		},
		Searches: map[string]http.Handler{"/search": http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			answerWith(w, "text/html", fmt.Sprintf("<html><body>%q</body></html>", b.known.Load()))
		})},
		Index: func(context.Context) error {
			if b.let != nil {
				<-b.let
			}
			if string(said) == "not for search" {
				return errors.New("search cannot read this")
			}
			b.known.Store(string(said))
			return nil
		},
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
	events := b.listen()
	first := strings.TrimPrefix(<-events, "edition ")
	if _, body := b.get("/"); !strings.Contains(body, `data-edition="`+first+`"`) {
		t.Errorf("the page does not say that it is of edition %s: %s", first, body)
	}
	b.write("two")
	b.eventually("/", 200, "<h1>two</h1>")
	b.eventually("/search?q=x", 200, `"two"`)
	for name, want := range map[string]string{"reload.js": "EventSource", "preview.css": ".preview-problems"} {
		if status, body := b.get("/_preview/" + name); status != 200 || !strings.Contains(body, want) {
			t.Errorf("%s: got %d %q", name, status, body)
		}
	}
	b.end()
	told := false
	for event := range events { // until the preview has stopped
		told = told || strings.HasPrefix(event, "edition ") && event != "edition "+first
	}
	if !told {
		t.Error("an open page was told of no new edition")
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
	events := make(chan string, 10)
	go func() {
		defer close(events)
		defer response.Body.Close()
		lines := bufio.NewScanner(response.Body)
		for lines.Scan() {
			if name, ok := strings.CutPrefix(lines.Text(), "event: "); ok && lines.Scan() {
				events <- name + " " + strings.TrimPrefix(lines.Text(), "data: ")
			}
		}
	}()
	return events
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
	if !strings.Contains(body, ownAddresses+"reload.js") {
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

func TestServeMakesOneSiteOfABurst(t *testing.T) {
	b := start(t, "one")
	before := len(b.changes())
	b.mutex.Lock() // no site is made before the last change, however slow the machine is
	for i := range 20 {
		b.write(fmt.Sprint("burst ", i))
		lay(t, filepath.Dir(b.words), map[string]string{".words.swp": "x", "words~": "x"})
	}
	b.mutex.Unlock()
	b.eventually("/", 200, "<h1>burst 19</h1>")
	changes := b.changes()[before:]
	if len(changes) > 10 { // a machine that is busy may pause while it reads of them
		t.Errorf("twenty changes at once made %d sites", len(changes))
	}
	for _, change := range changes {
		if got := change[filepath.Dir(filepath.Dir(b.words))]; !slices.Equal(got, []string{"deep/words.txt"}) {
			t.Errorf("got changes of %q", got)
		}
	}
}

// changes returns what sites were made for so far.
func (b *bench) changes() []Changes {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	return slices.Clone(b.made)
}

// A page of search says that it does not know the last save yet, and is told when it
// does. Other pages wait for nothing.
func TestSearchFollows(t *testing.T) {
	let := make(chan struct{})
	b := startSlow(t, "one", let)
	defer close(let)
	b.eventually("/", 200, "<h1>one</h1>")
	b.eventually("/search", http.StatusServiceUnavailable, "Search is not ready yet")
	if _, body := b.get("/search"); !strings.Contains(body, `data-behind="true"`) || !strings.Contains(body, `href="./"`) {
		t.Errorf("the page would not load itself again, or has no way on: %s", body)
	}
	events := b.listen()
	first := <-events
	let <- struct{}{}
	if got := <-events; got != "indexed "+strings.TrimPrefix(first, "edition ") {
		t.Errorf("got event %q after %q", got, first)
	}
	b.eventually("/search", 200, `"one"`)
	if _, body := b.get("/search"); strings.Contains(body, "preview-note") || strings.Contains(body, `data-behind="true"`) {
		t.Errorf("search is said to be behind when it is not: %s", body)
	}

	b.write("two")
	second := <-events
	if !strings.HasPrefix(second, "edition ") || second == first {
		t.Errorf("got event %q after a save", second)
	}
	b.eventually("/", 200, "<h1>two</h1>")
	b.eventually("/search", 200, "Search has not read your last change yet")
	b.eventually("/search", 200, `"one"`)
	b.write("wrong")
	third := <-events
	b.eventually("/search", 200, "Search has not read your last change yet")
	let <- struct{}{}
	if got := <-events; got != "indexed "+strings.TrimPrefix(third, "edition ") {
		t.Errorf("got event %q after %q", got, third)
	}
	b.eventually("/search", 200, `"two"`)
}

func TestSearchThatCannotFollowSaysWhy(t *testing.T) {
	b := start(t, "not for search")
	b.eventually("/", 200, "<h1>not for search</h1>")
	b.eventually("/", 200, "search cannot read this")
	b.write("one")
	b.eventually("/search", 200, `"one"`)
	if _, body := b.get("/"); strings.Contains(body, "search cannot read this") {
		t.Errorf("a mended mistake is still shown: %s", body)
	}
}

func TestServeSaysWhyItCannotListen(t *testing.T) {
	b := start(t, "one")
	err := Serve(context.Background(), Options{Addr: strings.TrimPrefix(b.url, "http://")})
	if failed := new(net.OpError); !errors.As(err, &failed) {
		t.Errorf("got %v", err)
	}
}

// Requests and changes at once: every request is answered.
func TestServeSwapsUnderLoad(t *testing.T) {
	b := start(t, "one")
	b.eventually("/search", 200, `"one"`)
	var readers sync.WaitGroup
	stop := make(chan struct{})
	for range 4 {
		readers.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				for _, address := range []string{"/", "/search"} {
					if status, body := b.get(address); status != 200 {
						t.Errorf("%s: got %d %q", address, status, body)
						return
					}
				}
			}
		})
	}
	for i := range 100 {
		b.write(fmt.Sprint("two ", i))
		time.Sleep(time.Millisecond)
	}
	close(stop)
	readers.Wait()
	b.eventually("/search", 200, `"two 99"`)
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

// lay writes files, and the folders that hold them.
func lay(t *testing.T, folder string, files map[string]string) {
	t.Helper()
	for name, body := range files {
		file := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(body), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
