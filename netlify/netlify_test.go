package netlify

import (
	"bandstand/directory/version"
	"bufio"
	"context"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

func TestArguments(t *testing.T) {
	taken, err := net.Listen("tcp", "localhost:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()

	tests := []struct {
		name string
		args []string
		code int
		says string
	}{
		{"help", []string{"-h"}, 0, "search -listen :8080 -bundle netlify/functions/search/bundle"},
		{"version", []string{"-version"}, 0, "search " + version.Number},
		{"unknown flag", []string{"-port", "80"}, 2, "-port"},
		{"stray word", []string{"serve"}, 2, `"serve" is not understood`},
		{"started by hand", nil, 1, "search -listen :8080"},
		{"address taken", []string{"-listen", taken.Addr().String()}, 1, "address already in use"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var said strings.Builder
			code := run("search", fstest.MapFS{}, &reads{Handler: http.NotFoundHandler()}, test.args, &said, func(string) string { return "" })
			if code != test.code || !strings.Contains(said.String(), test.says) {
				t.Errorf("got %d and %q, want %d and %q", code, said.String(), test.code, test.says)
			}
		})
	}
}

// A container is stopped while somebody is being answered: they still get it all.
func TestListenStopsGently(t *testing.T) {
	asked, stopped := make(chan struct{}), make(chan struct{})
	handler := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		close(asked)
		<-stopped
		io.WriteString(w, r.URL.RequestURI())
	})

	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	says, said := io.Pipe()
	ended := make(chan error, 1)
	go func() { ended <- listen(ctx, "search", "localhost:0", handler, said) }()
	line, err := bufio.NewReader(says).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	_, address, found := strings.Cut(strings.TrimSpace(line), "listening on ")
	if !found {
		t.Fatalf("said %q", line)
	}

	answer := make(chan string, 1)
	go func() {
		response, err := http.Get(address + "/search?q=choir")
		if err != nil {
			answer <- err.Error()
			return
		}
		defer response.Body.Close()
		body, _ := io.ReadAll(response.Body)
		answer <- string(body)
	}()
	<-asked
	stop()
	// Nobody new gets in, and the one inside is waited for.
	for {
		connection, err := net.Dial("tcp", strings.TrimPrefix(address, "http://"))
		if err != nil {
			break
		}
		connection.Close()
		time.Sleep(time.Millisecond)
	}
	close(stopped)

	if got, want := <-answer, "/search?q=choir"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

// A panic's value may hold what somebody typed, so its type alone is logged.
func TestListenDoesNotLogWhatAHandlerPanickedWith(t *testing.T) {
	var logged strings.Builder
	log.SetOutput(&logged)
	defer log.SetOutput(os.Stderr)
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	says, said := io.Pipe()
	ended := make(chan error, 1)
	go func() {
		ended <- listen(ctx, "search", "localhost:0", http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
			panic("lost " + r.URL.RawQuery)
		}), said)
		said.Close()
	}()
	lines := bufio.NewReader(says)
	line, err := lines.ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	rest := make(chan string, 1)
	go func() {
		text, _ := io.ReadAll(lines)
		rest <- string(text)
	}()
	_, address, _ := strings.Cut(strings.TrimSpace(line), "listening on ")
	if response, err := http.Get(address + "/search?near=M6+5LB"); err == nil {
		response.Body.Close()
		t.Errorf("got %s", response.Status)
	}
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	if all := logged.String() + <-rest; strings.Contains(all, "5LB") || !strings.Contains(all, "panic in GET /search: string") {
		t.Errorf("logged %q", all)
	}
}
