package version

import (
	"os"
	"regexp"
	"testing"
)

func TestOf(t *testing.T) {
	for _, test := range []struct{ commit, want string }{
		{"", Number},
		{"1a2b3c4d5e6f7a8b9c0d", Number + "+1a2b3c4d5e6f"},
		{"main", Number + "+main"},
	} {
		got := Of(func(name string) string { return map[string]string{"COMMIT_REF": test.commit}[name] })
		if got != test.want {
			t.Errorf("%q: got %q, want %q", test.commit, got, test.want)
		}
	}
}

// Whoever upgrades reads what is new in the version that they get.
func TestTheChangelogBeginsWithIt(t *testing.T) {
	changes, err := os.ReadFile("../../CHANGELOG.md")
	if err != nil {
		t.Fatal(err)
	}
	newest := regexp.MustCompile(`(?m)^## (\S+)`).FindSubmatch(changes)
	if newest == nil || string(newest[1]) != Number {
		t.Errorf("CHANGELOG.md begins with %q, and the program says %s", newest, Number)
	}
}
