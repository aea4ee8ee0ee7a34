package main

import (
	"errors"
	"fmt"
)

// hinted is an error with a hint how to mend it.
type hinted struct {
	error
	hint string
}

func (h hinted) Unwrap() error { return h.error }

// errTold ends a command whose reasons have been printed already.
var errTold = errors.New("see above")

// fail says why a command stopped.
func (p *program) fail(err error) {
	if errors.Is(err, errTold) {
		return
	}
	fmt.Fprintf(p.stderr, "%v\n", err)
	var mend hinted
	if errors.As(err, &mend) {
		fmt.Fprintf(p.stderr, "  hint: %s\n", mend.hint)
	}
}
