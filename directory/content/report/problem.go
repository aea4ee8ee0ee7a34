package report

import (
	"bandstand/directory/letters"
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Problem is something wrong with a page, worded so that a group can mend it.
type Problem struct {
	File     string // below the content folder
	Line     int    // 1 is the first; 0 where the whole file is meant
	What     string // what is wrong
	Hint     string // how to mend it; may be empty
	Warning  bool   // a warning never stops a build: passing time makes only these
	Draft    bool   // a warning of a page that nobody sees yet: what it lacks is still to be asked
	Advice   bool   // a warning: nothing is wrong, but it could be said better
	Personal bool   // a warning: it may be about a person, who has to be asked before everybody can read it
}

// String returns the problem as file:line: what, and the hint on a line of its own.
// What cannot be seen is written out (\u001b), so that neither a value nor the
// name of a file can forge a line of its own or take hold of a terminal.
func (p Problem) String() string {
	where := p.File
	if p.Line > 0 {
		where = fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	kind := ""
	switch {
	case p.Advice:
		kind = "advice: "
	case p.Warning:
		kind = "warning: "
	}
	said := visible(fmt.Sprintf("%s: %s%s", where, kind, p.What))
	if p.Hint != "" {
		said += "\n  hint: " + visible(p.Hint)
	}
	return said
}

// Annotation returns the problem as a line that GitHub shows beside the line of the file
// (docs.github.com, Workflow commands for GitHub Actions).
func (p Problem) Annotation() string {
	kind := "error"
	switch {
	case p.Advice:
		kind = "notice"
	case p.Warning:
		kind = "warning"
	}
	property := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
	where := "file=" + property.Replace(visible(p.File))
	if p.Line > 0 {
		where += fmt.Sprintf(",line=%d", p.Line)
	}
	said := visible(p.What)
	if p.Hint != "" {
		said += "\nHow to mend it: " + visible(p.Hint)
	}
	return "::" + kind + " " + where + "::" + strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(said)
}

// visible writes out the characters of a text that cannot be seen.
func visible(text string) string {
	if !strings.ContainsFunc(text, letters.IsIgnorable) {
		return text
	}
	var seen strings.Builder
	for _, r := range text {
		if letters.IsIgnorable(r) {
			fmt.Fprintf(&seen, `\u%04x`, r)
			continue
		}
		seen.WriteRune(r)
	}
	return seen.String()
}

// Errors returns the problems that stop a build.
func Errors(problems []Problem) []Problem {
	return slices.DeleteFunc(slices.Clone(problems), func(p Problem) bool { return p.Warning })
}

// Sort puts problems in the order in which a person mends them: file,
// line, then words.
func Sort(problems []Problem) {
	slices.SortFunc(problems, func(a, b Problem) int {
		return cmp.Or(
			cmp.Compare(a.File, b.File),
			cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.What, b.What),
			cmp.Compare(a.Hint, b.Hint),
		)
	})
}

// mostTold is how many problems are reported of a whole directory.
const mostTold = 1000

// Fewer returns the first problems of very many, errors before warnings and those of drafts last,
// and how many more there are.
func Fewer(all []Problem) []Problem {
	left := len(all) - mostTold
	if left <= 0 {
		return all
	}
	weight := func(p Problem) int {
		switch {
		case p.Draft:
			return 2
		case p.Warning:
			return 1
		}
		return 0
	}
	slices.SortStableFunc(all, func(a, b Problem) int { return cmp.Compare(weight(a), weight(b)) })
	told := slices.Clone(all[:mostTold])
	Sort(told)
	return append(told, Problem{
		File: ".", What: fmt.Sprintf("%d more things are wrong here; the first %d are told", left, mostTold),
		Warning: all[mostTold].Warning, Draft: all[mostTold].Draft,
	})
}
