// Testlines makes what `go test -json` writes short, and hides nothing that
// failed or was skipped: of a test that passed nothing is shown, of any other
// all it said, and each package's closing line as go test writes it. It reads
// stdin and ends with a line of counts.
//
// Whether the tests passed is go test's exit code. This program's own is 1 where
// a test that passed said something that a person typed into a form: every suite
// that fills in forms types words which can be told apart, and no log may hold
// them.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"sort"
	"strings"
)

// event is one line of `go test -json`; see `go doc test2json`.
type event struct {
	Action, Package, ImportPath, Test, Output string
}

// typed is what the suites type into forms: in each name, address and text, and
// in each telephone number, as it was typed and as it is spaced.
var typed = []string{"quillfeather", "960777", "960 777"}

func main() {
	leaks, err := report(os.Stdin, os.Stdout)
	if err != nil {
		fmt.Fprintln(os.Stderr, "testlines:", err)
		os.Exit(1)
	}
	if len(leaks) > 0 {
		fmt.Fprintf(os.Stderr, "testlines: what people typed was logged:\n%s", strings.Join(leaks, ""))
		os.Exit(1)
	}
}

// report makes the lines of a run short, and gives those of tests that passed, or
// of whole packages, which hold what was typed.
func report(from io.Reader, to io.Writer) (leaks []string, err error) {
	lines := bufio.NewScanner(from)
	lines.Buffer(nil, 64<<20)
	said := map[[2]string]*strings.Builder{} // of each test that has not ended
	counts := map[string]int{}
	for lines.Scan() {
		var e event
		if json.Unmarshal(lines.Bytes(), &e) != nil {
			fmt.Fprintln(to, lines.Text())
			continue
		}
		key := [2]string{e.Package, e.Test}
		switch {
		case e.Action == "build-output":
			fmt.Fprint(to, e.Output)
		case e.Test == "" && e.Action == "output":
			leaks = append(leaks, holding(e.Output)...)
			if e.Output != "PASS\n" {
				fmt.Fprint(to, e.Output)
			}
		case e.Test == "" && e.Action == "fail":
			showUnfinished(to, said, e.Package)
		case e.Test == "":
		case e.Action == "output":
			if said[key] == nil {
				said[key] = &strings.Builder{}
			}
			if !strings.HasPrefix(e.Output, "=== ") {
				said[key].WriteString(e.Output)
			}
		case e.Action == "pass", e.Action == "fail", e.Action == "skip":
			counts[e.Action]++
			if said[key] != nil && e.Action == "pass" {
				leaks = append(leaks, holding(said[key].String())...)
			} else if said[key] != nil {
				fmt.Fprint(to, said[key])
			}
			delete(said, key)
		}
	}
	fmt.Fprintf(to, "tests: %d passed, %d failed, %d skipped\n", counts["pass"], counts["fail"], counts["skip"])
	return leaks, lines.Err()
}

// holding are the lines of a text that hold what was typed.
func holding(text string) (found []string) {
	for line := range strings.Lines(text) {
		if slices.ContainsFunc(typed, func(one string) bool { return strings.Contains(strings.ToLower(line), one) }) {
			found = append(found, line)
		}
	}
	return found
}

// showUnfinished shows what the tests said that were under way when their
// package broke off, in a panic or by running out of time.
func showUnfinished(to io.Writer, said map[[2]string]*strings.Builder, of string) {
	var tests []string
	for key := range said {
		if key[0] == of {
			tests = append(tests, key[1])
		}
	}
	sort.Strings(tests)
	for _, test := range tests {
		fmt.Fprintf(to, "--- UNFINISHED: %s\n%s", test, said[[2]string{of, test}])
		delete(said, [2]string{of, test})
	}
}
