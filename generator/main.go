// Command generator makes the site and what its services carry out of the words
// in content/: `go run ./generator` builds, and check, serve and new are the
// rest.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr, os.Getenv))
}

// run is the whole program: it reads the arguments, runs the command that they
// name, prints what went wrong in plain words, and returns the exit code.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer, getenv func(string) string) int {
	p := &program{stdin: stdin, stdout: stdout, stderr: stderr, getenv: getenv}
	chosen, done, err := p.parse(args)
	if err == nil && !done {
		err = chosen.Run(p)
	}
	if err != nil {
		p.fail(err)
		return 1
	}
	return 0
}

// program is what every command may use of the world outside.
type program struct {
	flags
	contentGiven   bool // --content was typed, if only what it is anyway
	stdin          io.Reader
	stdout, stderr io.Writer
	getenv         func(string) string
}

// hinted is an error with a hint that says how to mend it.
type hinted struct {
	error
	hint string
}

func (h hinted) Unwrap() error { return h.error }

// Hint says how to mend the error.
func (h hinted) Hint() string { return h.hint }

// hintOf returns the hint of an error, or of one that it wraps; "" where there is none.
func hintOf(err error) string {
	var with interface{ Hint() string }
	if errors.As(err, &with) {
		return with.Hint()
	}
	return ""
}

// errTold ends a command that has printed its reasons already.
var errTold = errors.New("see above")

// fail prints why a command stopped, and the hint where there is one.
func (p *program) fail(err error) {
	if errors.Is(err, errTold) {
		return
	}
	fmt.Fprintf(p.stderr, "%v\n", err)
	if hint := hintOf(err); hint != "" {
		fmt.Fprintf(p.stderr, "  hint: %s\n", hint)
	}
}
