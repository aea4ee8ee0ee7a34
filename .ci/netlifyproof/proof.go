package main

import (
	"fmt"
	"reflect"
)

// proof counts checks, and says each that fails.
type proof struct {
	checks, failed int
}

func (p *proof) stage(name string) { fmt.Printf("-- %s\n", name) }

func (p *proof) note(format string, args ...any) { fmt.Printf("   "+format+"\n", args...) }

func (p *proof) check(what string, holds bool, format string, args ...any) {
	p.checks++
	if holds {
		return
	}
	p.failed++
	fmt.Printf("   FAIL %s: %s\n", what, fmt.Sprintf(format, args...))
}

func (p *proof) equal(what string, got, want any) {
	p.check(what, reflect.DeepEqual(got, want), "got %q, want %q", fmt.Sprint(got), fmt.Sprint(want))
}

// none fails where there is any, and names the first few.
func (p *proof) none(what string, found []string) {
	p.check(what, len(found) == 0, "%d, such as %q", len(found), found[:min(3, len(found))])
}
