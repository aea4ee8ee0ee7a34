package netlify

import (
	"context"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"time"

	"bandstand/directory/version"
)

// The limits of a plain HTTP server on an open network, against clients that hold
// connections open.
const (
	readHeaderTimeout = 5 * time.Second
	readTimeout       = 15 * time.Second
	writeTimeout      = 30 * time.Second
	idleTimeout       = 2 * time.Minute
	maxHeaderBytes    = 64 << 10

	// stopTimeout is the time for requests under way to end. Containers are usually
	// killed 10 seconds after being asked to stop.
	stopTimeout = 8 * time.Second
)

// listen serves handler at address until ctx ends, and then lets the requests under way
// end.
func listen(ctx context.Context, name, address string, handler http.Handler, stderr io.Writer) error {
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return err
	}
	server := &http.Server{
		Handler:           discreet(handler),
		ReadHeaderTimeout: readHeaderTimeout,
		ReadTimeout:       readTimeout,
		WriteTimeout:      writeTimeout,
		IdleTimeout:       idleTimeout,
		MaxHeaderBytes:    maxHeaderBytes,
		ErrorLog:          log.New(stderr, name+": ", log.LstdFlags),
	}
	fmt.Fprintf(stderr, "%s: version %s, listening on http://%s\n", name, version.Of(os.Getenv), listener.Addr())

	ended := make(chan error, 1)
	go func() { ended <- server.Serve(listener) }()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	ctx, cancel := context.WithTimeout(context.Background(), stopTimeout)
	defer cancel()
	if err := server.Shutdown(ctx); err != nil {
		return fmt.Errorf("stop: requests were still under way after %v: %w", stopTimeout, err)
	}
	return nil
}

// discreet logs the type of a handler's panic in place of its value, which net/http's own
// log would hold, and ends the connection as net/http does.
func discreet(handler http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			if cause := recover(); cause != nil {
				logPanic(r, cause)
				panic(http.ErrAbortHandler)
			}
		}()
		handler.ServeHTTP(w, r)
	})
}
