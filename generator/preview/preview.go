// Package preview shows a site while somebody works on it: it serves a folder
// and the services beside it, builds again when a watched file changes, and
// shows mistakes in the pages themselves. It knows nothing of what is built:
// the build, the services and the headers are handed in.
package preview

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"
)

// Options are what a preview needs to run.
type Options struct {
	Addr   string               // host and port to listen on; port 0 takes a free one
	Folder string               // the published files
	Watch  []string             // folders whose changes ask for another build
	Build  func() Built         // builds once; never called twice at a time
	Secure func(http.Header)    // sets the security headers of every answer
	Ready  func(url string)     // called once the first build has ended and the preview answers
	Log    func(message string) // prints for the person at the terminal
}

// Built is the outcome of one build.
type Built struct {
	Good     bool                    // it was published; where not, the last good one stays
	Services map[string]http.Handler // by http.ServeMux pattern
	Errors   []string                // each may have several lines
	Warnings []string
}

// ErrTaken says that another program listens on the address already.
var ErrTaken = errors.New("another program is using that address")

// Serve runs a preview until ctx ends, and then lets the answers under way finish.
// The error wraps ErrTaken where the address is in use.
func Serve(ctx context.Context, options Options) error {
	listener, err := net.Listen("tcp", options.Addr)
	if inUse(err) {
		return fmt.Errorf("listen on %s: %w", options.Addr, ErrTaken)
	}
	if err != nil {
		return fmt.Errorf("listen on %s: %w", options.Addr, err)
	}
	watched, err := watch(options.Watch)
	if err != nil {
		options.Log(fmt.Sprintf("changes will not be noticed, so start again to see them: %v", err))
	}
	defer watched.close()

	site := newSite(options)
	site.rebuild()

	server := &http.Server{
		Handler:           gate{options.Addr, options.Secure, site},
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       2 * time.Minute,
	}
	server.RegisterOnShutdown(site.subscribers.close)
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	options.Ready(address(options.Addr, listener.Addr()))

	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	rebuilding := make(chan struct{})
	go func() {
		defer close(rebuilding)
		watched.run(ctx, site.rebuild, options.Log)
	}()
	select {
	case err = <-failed:
		cancel()
	case <-ctx.Done():
		err = stop(server)
	}
	<-rebuilding
	if err != nil {
		return fmt.Errorf("serve %s: %w", options.Addr, err)
	}
	return nil
}

// stop returns answers under way a moment to finish.
func stop(server *http.Server) error {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	if err := server.Shutdown(ctx); err != nil {
		return server.Close()
	}
	return nil
}

// address returns what a person types into a browser to reach a listener.
func address(asked string, listens net.Addr) string {
	host, _, err := net.SplitHostPort(asked)
	if ip := net.ParseIP(host); err != nil || host == "" || ip != nil && ip.IsUnspecified() {
		host = "localhost"
	}
	_, port, err := net.SplitHostPort(listens.String())
	if err != nil {
		return "http://" + asked
	}
	return "http://" + net.JoinHostPort(host, port)
}
