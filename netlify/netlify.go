// Package netlify runs an http.Handler as a Netlify function, or as a plain
// HTTP server in a container: one binary, two ways in.
//
// Netlify calls a Go function through AWS Lambda with API Gateway events. This
// package turns such an event into an http.Request and what the handler writes
// into such an answer. It knows nothing of what the handler does: routes,
// methods and headers are the handler's own, since Netlify's [[headers]] do not
// reach the answers of functions.
package netlify

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"log"
	"os"
	"os/signal"
	"runtime"
	"syscall"

	"bandstand/directory/client"
	"bandstand/directory/version"

	"github.com/aws/aws-lambda-go/lambda"
)

// Main runs the service called name until it is told to stop, and returns the
// exit code of the program: 0 after a stop that was asked for, 1 where it could
// not run, 2 where args (those after the program's name) made no sense. The service
// answers from the folder "bundle" in embedded.
//
// With -listen it serves plain HTTP at that address; without it, it answers the
// events of the Lambda runtime that started it. With -bundle it answers from a folder
// on disk, and takes whatever a later build puts in its place.
func Main(name string, embedded fs.FS, service Service, args []string) int {
	return run(name, embedded, service, args, os.Stderr, os.Getenv)
}

func run(
	name string, embedded fs.FS, service Service, args []string, stderr io.Writer, getenv func(string) string,
) int {
	flags := flag.NewFlagSet(name, flag.ContinueOnError)
	flags.SetOutput(stderr)
	address := flags.String("listen", "", "serve plain HTTP at this `address`, for instance :8080")
	bundle := flags.String("bundle", "", "with -listen, answer from this `folder`, where a build put what "+name+
		" carries; without it, from what was compiled in")
	tellVersion := flags.Bool("version", false, "print the version")
	flags.Usage = func() {
		fmt.Fprintf(stderr, "%s answers requests as a Netlify function, or serves plain HTTP:\n", name)
		flags.PrintDefaults()
		fmt.Fprintf(stderr, "\nFor example: %s -listen :8080 -bundle netlify/functions/%[1]s/bundle\n", name)
	}
	if err := flags.Parse(args); errors.Is(err, flag.ErrHelp) {
		return 0
	} else if err != nil {
		return 2
	}
	if flags.NArg() > 0 {
		fmt.Fprintf(stderr, "%s: %q is not understood\n", name, flags.Arg(0))
		flags.Usage()
		return 2
	}

	if *tellVersion {
		fmt.Fprintf(stderr, "%s %s\n", name, version.Of(getenv))
		return 0
	}
	if *address != "" {
		ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
		defer stop()
		// After the first signal the usual handling comes back, so that a second one ends at once.
		context.AfterFunc(ctx, stop)
		if *bundle == "" {
			openEmbedded(embedded, service)
		} else {
			following := &folder{name: *bundle, service: service}
			following.look()
			go following.follow(ctx, looksEvery)
		}
		trusted, err := client.Trusted(getenv)
		if err != nil {
			log.Printf("%s: %v", name, err)
		}
		if err := listen(ctx, name, *address, turns().Handler(service, trusted), stderr); err != nil {
			fmt.Fprintf(stderr, "%s: %v\n", name, err)
			return 1
		}
		return 0
	}
	if getenv("AWS_LAMBDA_RUNTIME_API") == "" {
		fmt.Fprintf(stderr, "%s: nobody is calling: Netlify starts this program as a function\n", name)
		fmt.Fprintf(stderr, "  hint: to serve plain HTTP here, run %s -listen :8080\n", name)
		return 1
	}
	openEmbedded(embedded, service)
	lambda.Start(function{service}) // ends only with the process
	return 0
}

// turns returns those of the clients of a server. No client has all processors, so whoever comes alone is answered as
// if nobody else were there. Clients have many places together: those whose requests are short share the processors
// with those whose are long, and do not wait behind them.
func turns() *client.Turns {
	processors := runtime.GOMAXPROCS(0)
	return &client.Turns{Places: 16 * processors, AtWork: max(1, processors-1), OfEach: 32, OfAll: 256}
}

// openEmbedded opens the bundle that was compiled in. Without it the service answers
// that it does not work just now.
func openEmbedded(embedded fs.FS, service Service) {
	bundle, err := fs.Sub(embedded, "bundle")
	if err != nil {
		panic(err) // fs.Sub refuses only invalid paths
	}
	if err := service.Open(bundle, true); err != nil {
		log.Print(err)
	}
}
