package main

import (
	"fmt"
	"path"
	"path/filepath"
	"strings"
	"time"

	"bandstand/directory/activity"
	"bandstand/directory/content"
	"bandstand/directory/words"
)

// load reads and checks the content folder. The problems come back with their
// files named as a person finds them: from where the command was typed.
func (f flags) load(now time.Time) (*activity.Directory, []content.Problem, error) {
	root, err := f.openContent()
	if err != nil {
		return nil, nil, err
	}
	defer root.Close()
	directory, problems := content.Load(root.FS(), now)
	for i := range problems {
		if !strings.HasPrefix(problems[i].File, "base/") { // which stands in the repository
			problems[i].File = path.Join(filepath.ToSlash(f.Content), problems[i].File)
		}
	}
	return directory, problems, nil
}

// warnings gives the problems that do not stop a build.
func warnings(problems []content.Problem) []content.Problem {
	var found []content.Problem
	for _, problem := range problems {
		if problem.Warning {
			found = append(found, problem)
		}
	}
	return found
}

// tell prints problems for whoever mends them.
func (p *program) tell(problems []content.Problem) {
	for _, problem := range problems {
		fmt.Fprintln(p.stderr, problem)
	}
}

// countProblems says "2 errors and 1 warning".
func countProblems(problems []content.Problem) string {
	var counts []string
	if n := len(content.Errors(problems)); n > 0 {
		counts = append(counts, count(n, "error", "errors"))
	}
	if n := len(warnings(problems)); n > 0 {
		counts = append(counts, count(n, "warning", "warnings"))
	}
	if len(counts) == 0 {
		return "no problems"
	}
	return strings.Join(counts, " and ")
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return words.English().Count(n) + " " + many
}
