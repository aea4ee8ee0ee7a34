package main

import (
	"fmt"

	"bandstand/directory/content"
)

// checkCommand reads and checks everything, and writes nothing.
type checkCommand struct{}

// Run tells every problem, sorted by file and line. Only errors make it fail:
// what merely grew old is a warning.
func (checkCommand) Run(p *program) error {
	directory, problems, err := p.load(p.Now.now())
	if err != nil {
		return err
	}
	p.tell(problems)
	told := fmt.Sprintf("%s in %s: %s", count(len(directory.Activities), "sound activity", "sound activities"), asFolder(p.Content), countProblems(problems))
	if len(content.Errors(problems)) > 0 {
		fmt.Fprintln(p.stderr, told)
		return errTold
	}
	fmt.Fprintln(p.stdout, told)
	return nil
}
