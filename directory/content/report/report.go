// Package report gathers what is wrong with content/, worded so that a group can
// mend it. It does not know what is wrong: frontmatter, markdown and the checks
// report to it.
package report

import (
	"fmt"
	"slices"

	"bandstand/directory/words"
)

// mostProblems is how many problems of one file are reported: nobody mends more at a
// sitting.
const mostProblems = 40

// Report gathers the problems of one file.
type Report struct {
	File  string // path below the content folder
	Draft bool   // what is missing from a draft is only a warning

	problems []*Problem
}

// Copy returns a report that begins with the same problems. What is added to it
// leaves the original as it is.
func (r *Report) Copy() *Report {
	made := *r
	made.problems = slices.Clip(r.problems)
	return &made
}

// Errorf adds an error of a line; 0 stands for the whole file. The Problem
// returned may be given its hint.
func (r *Report) Errorf(line int, what string, args ...any) *Problem {
	p := &Problem{File: r.File, Line: line, What: format(what, args)}
	r.problems = append(r.problems, p)
	return p
}

// Warnf adds a problem that does not stop a build.
func (r *Report) Warnf(line int, what string, args ...any) *Problem {
	p := r.Errorf(line, what, args...)
	p.Warning = true
	return p
}

// Personalf adds, as Warnf does, that something may be about a person.
func (r *Report) Personalf(line int, what string, args ...any) *Problem {
	p := r.Warnf(line, what, args...)
	p.Personal = true
	return p
}

// Advisef adds what could be said better, and need not be.
func (r *Report) Advisef(line int, what string, args ...any) *Problem {
	p := r.Warnf(line, what, args...)
	p.Advice = true
	return p
}

// Missingf adds that something required is not there: an error, except in a
// draft, which need not be whole yet.
func (r *Report) Missingf(line int, what string, args ...any) *Problem {
	p := r.Errorf(line, what, args...)
	p.Warning = r.Draft
	return p
}

// Suggestf sets the hint of a problem: how to put it right.
func (p *Problem) Suggestf(hint string, args ...any) { p.Hint = format(hint, args) }

// format fills words in. They may hold a whole value of a page: more than a
// paragraph of it is cut off.
func format(text string, args []any) string {
	if len(args) == 0 {
		return text
	}
	return words.Shorten(fmt.Sprintf(text, args...), 500)
}

// ErrorCount returns the number of errors reported so far.
func (r *Report) ErrorCount() int {
	n := 0
	for _, p := range r.problems {
		if !p.Warning {
			n++
		}
	}
	return n
}

// Sound reports whether no error has been reported.
func (r *Report) Sound() bool { return r.ErrorCount() == 0 }

// Count returns the number of problems reported so far, and whether they are
// more than anybody will read.
func (r *Report) Count() (n int, enough bool) { return len(r.problems), len(r.problems) > mostProblems }

// Problems returns the problems of the file, sorted by line. Past the first few
// dozen only their number is reported.
func (r *Report) Problems() []Problem {
	var all []Problem
	for _, p := range r.problems {
		p := *p
		p.Draft = r.Draft && p.Warning
		all = append(all, p)
	}
	Sort(all)
	if left := len(all) - mostProblems; left > 0 {
		stops := len(Errors(all)) > 0
		all = append(all[:mostProblems], Problem{
			File:    r.File,
			What:    fmt.Sprintf("%d more things are wrong with this file; the first %d are told", left, mostProblems),
			Warning: !stops, Draft: !stops && r.Draft,
		})
	}
	return all
}
