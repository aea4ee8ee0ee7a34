package netlify

import (
	"context"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"time"
)

// The limits of a plain HTTP server on an open network. A request or an answer
// that takes longer than these is somebody holding a connection open.
const (
	readHeaderTimeout = 5 * time.Second
	readTimeout       = 15 * time.Second
	writeTimeout      = 30 * time.Second
	idleTimeout       = 2 * time.Minute
	maxHeaderBytes    = 64 << 10

	// stopTimeout is what requests under way are given to end. Containers are
	// usually killed 10 seconds after being asked to stop.
	stopTimeout = 8 * time.Second
)

// listen serves handler at address until ctx ends, then lets the requests that
// are under way end too.
func listen(ctx context.Context, name, address string, handler http.Handler, stderr io.Writer) error {
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return err
	}
	server := &http.Server{
		// A body of more than a function would be handed is cut off here too.
		Handler:           http.MaxBytesHandler(handler, maxPayload),
		ReadHeaderTimeout: readHeaderTimeout,
		ReadTimeout:       readTimeout,
		WriteTimeout:      writeTimeout,
		IdleTimeout:       idleTimeout,
		MaxHeaderBytes:    maxHeaderBytes,
		ErrorLog:          log.New(stderr, name+": ", log.LstdFlags),
	}
	fmt.Fprintf(stderr, "%s: listening on http://%s\n", name, listener.Addr())

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
