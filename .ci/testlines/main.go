// Testlines makes what `go test -json` writes short, and hides nothing that
// failed or was skipped: of a test that passed nothing is shown, of any other
// all it said, and each package's closing line as go test writes it. It reads
// stdin and ends with a line of counts.
//
// Whether the tests passed is go test's exit code, not this program's.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"sort"
	"strings"
)

// event is one line of `go test -json`; see `go doc test2json`.
type event struct {
	Action, Package, ImportPath, Test, Output string
}

func main() {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 64<<20)
	said := map[[2]string]*strings.Builder{} // of each test that has not ended
	counts := map[string]int{}
	for lines.Scan() {
		var e event
		if json.Unmarshal(lines.Bytes(), &e) != nil {
			fmt.Println(lines.Text())
			continue
		}
		key := [2]string{e.Package, e.Test}
		switch {
		case e.Action == "build-output":
			fmt.Print(e.Output)
		case e.Test == "" && e.Action == "output":
			if e.Output != "PASS\n" {
				fmt.Print(e.Output)
			}
		case e.Test == "" && e.Action == "fail":
			showUnfinished(said, e.Package)
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
			if e.Action != "pass" && said[key] != nil {
				fmt.Print(said[key])
			}
			delete(said, key)
		}
	}
	if err := lines.Err(); err != nil {
		fmt.Fprintln(os.Stderr, "testlines:", err)
		os.Exit(1)
	}
	fmt.Printf("tests: %d passed, %d failed, %d skipped\n", counts["pass"], counts["fail"], counts["skip"])
}

// showUnfinished shows what the tests said that were under way when their
// package broke off, in a panic or by running out of time.
func showUnfinished(said map[[2]string]*strings.Builder, of string) {
	var tests []string
	for key := range said {
		if key[0] == of {
			tests = append(tests, key[1])
		}
	}
	sort.Strings(tests)
	for _, test := range tests {
		fmt.Printf("--- UNFINISHED: %s\n%s", test, said[[2]string{of, test}])
		delete(said, [2]string{of, test})
	}
}
