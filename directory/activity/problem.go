package activity

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Problem is something wrong with a page, told so that a group can mend it.
type Problem struct {
	File    string // below the content folder
	Line    int    // 1 is the first; 0 where the whole file is meant
	What    string // what is wrong
	Hint    string // how to mend it; may be empty
	Warning bool   // a warning never stops a build: passing time makes only these
}

// String gives the problem as file:line: what, and the hint on a line of its own.
// What cannot be seen is written out (\u001b), so that neither a value nor the
// name of a file can forge a line of its own or take hold of a terminal.
func (p Problem) String() string {
	where := p.File
	if p.Line > 0 {
		where = fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	kind := ""
	if p.Warning {
		kind = "warning: "
	}
	said := visible(fmt.Sprintf("%s: %s%s", where, kind, p.What))
	if p.Hint != "" {
		said += "\n  hint: " + visible(p.Hint)
	}
	return said
}

// visible writes out the characters of a text that cannot be seen.
func visible(text string) string {
	if !strings.ContainsFunc(text, isHidden) {
		return text
	}
	var seen strings.Builder
	for _, r := range text {
		if isHidden(r) {
			fmt.Fprintf(&seen, `\u%04x`, r)
			continue
		}
		seen.WriteRune(r)
	}
	return seen.String()
}

// Errors gives the problems that stop a build.
func Errors(problems []Problem) []Problem {
	return slices.DeleteFunc(slices.Clone(problems), func(p Problem) bool { return p.Warning })
}

// sortProblems puts problems in the order in which a person mends them: file,
// line, then words.
func sortProblems(problems []Problem) {
	slices.SortFunc(problems, func(a, b Problem) int {
		return cmp.Or(
			cmp.Compare(a.File, b.File),
			cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.What, b.What),
			cmp.Compare(a.Hint, b.Hint),
		)
	})
}
