// Package preview shows a site while somebody works on it: it fills the page that a
// browser asks for, has the site made anew when a watched file changes, and shows
// mistakes in the pages themselves. It writes nothing. It knows nothing of what is
// shown: the pages, the services and the headers are handed in.
package preview

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"sync"
	"time"
)

// Options are what a preview needs to run.
type Options struct {
	Addr   string               // host and port to listen on; port 0 takes a free one
	Watch  []string             // folders whose changes ask for another site
	Make   func(Changes) Made   // makes the site; never called twice at a time
	Secure func(http.Header)    // sets the security headers of every answer
	Ready  func(url string)     // called once the site was made and the preview answers
	Log    func(message string) // prints for the person at the terminal
}

// Changes are the files and folders that changed, below each of the watched folders,
// with forward slashes; "." where it may be anything in it.
type Changes map[string][]string

// Made is a site, or why there is none.
type Made struct {
	Page     func(file string) (fill func(io.Writer) error, found bool) // nil where mistakes stand in the way: the last good site stays
	Services map[string]http.Handler                                    // by http.ServeMux pattern
	Searches map[string]http.Handler                                    // services too, that answer once Index has returned
	Beside   map[string]http.Handler                                    // the same, where below a pattern there is no page
	Index    func(context.Context) error                                // makes search know this site; called in the background, one at a time
	Errors   []string                                                   // each may have several lines
	Warnings []string
}

// Serve runs a preview until ctx ends, and then lets the answers under way finish. What
// is being made then is not waited for; when Serve returns, nothing is indexed any more.
func Serve(ctx context.Context, options Options) error {
	listener, err := net.Listen("tcp", options.Addr)
	if err != nil {
		return err
	}
	defer listener.Close()
	watched, err := watch(options.Watch)
	if err != nil {
		options.Log(fmt.Sprintf("changes will not be noticed, so start again to see them: %v", err))
	}
	defer watched.close()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	shown := newSite(options, ctx.Done())
	made := make(chan struct{})
	go func() {
		shown.remake(nil)
		close(made)
		watched.run(ctx, shown.remake, options.Log)
	}()
	select {
	case <-made:
	case <-ctx.Done():
		return nil
	}
	var following sync.WaitGroup
	following.Go(func() { shown.follow(ctx) })
	defer following.Wait()
	defer cancel()

	server := &http.Server{
		Handler:           gate{options.Addr, options.Secure, shown.handler()},
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       2 * time.Minute,
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	options.Ready(address(options.Addr, listener.Addr()))

	select {
	case err = <-failed:
		cancel()
	case <-ctx.Done():
		finish, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		if server.Shutdown(finish) != nil { // somebody reads very slowly
			err = server.Close()
		}
	}
	if err != nil {
		return fmt.Errorf("serve %s: %w", options.Addr, err)
	}
	return nil
}

// address returns what a person types into a browser to reach a listener.
func address(asked string, listens net.Addr) string {
	host, _, _ := net.SplitHostPort(asked) // of what is listened on
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		host = "localhost"
	}
	_, port, _ := net.SplitHostPort(listens.String())
	return "http://" + net.JoinHostPort(host, port)
}
