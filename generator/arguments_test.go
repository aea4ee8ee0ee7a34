package main

import (
	"slices"
	"strings"
	"testing"
)

func TestVerbFirst(t *testing.T) {
	tests := []struct{ typed, want string }{
		{"", ""},
		{"build", "build"},
		{"--content x", "--content x"},
		{"--content x check", "check --content x"},
		{"--content check build", "build --content check"},
		{"--content=x check", "check --content=x"},
		{"--preview serve --addr a:1", "serve --preview --addr a:1"},
		{"--content x new activity", "new activity --content x"},
		{"--content x new", "new --content x"},
		{"check --content build", "check --content build"},
		{"-h", "-h"},
		{"--content new", "--content new"},
	}
	for _, test := range tests {
		got := verbFirst(strings.Fields(test.typed))
		if !slices.Equal(got, strings.Fields(test.want)) {
			t.Errorf("%q: got %q, want %q", test.typed, got, test.want)
		}
	}
}

// Every command has an example to paste at the end of its help.
func TestEveryCommandHasAnExample(t *testing.T) {
	for name := range examples {
		var out strings.Builder
		if code := run(append(strings.Fields(name), "-h"), nil, &out, &out, nil); code != 0 {
			t.Errorf("%s -h: ended with %d:\n%s", name, code, out.String())
		}
		if want := "\nExample:\n  " + examples[name] + "\n"; !strings.HasSuffix(out.String(), want) {
			t.Errorf("%s -h does not end with %q:\n%s", name, want, out.String())
		}
	}
}
