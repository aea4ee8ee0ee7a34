package main

import (
	"io"
	"os"
	"slices"
	"strings"
	"testing"
	"time"
)

// Every command takes every flag, before its name and behind it, so that one set
// of flags serves a script that runs several commands.
func TestEveryCommandTakesEveryFlag(t *testing.T) {
	given := strings.Fields("--content a --layouts b --static c --out d --bundle e --addr f:1 --base-url https://g.example.org --now 2026-11-20T09:00:00Z --preview --hosting h")
	want := flags{"a", "b", "c", "d", "e", "f:1", "https://g.example.org", moment{time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)}, true, "h"}
	for name := range examples {
		if name == "new" || name == "import" {
			continue // asks for the next word
		}
		verb := strings.Fields(name)
		for _, typed := range [][]string{slices.Concat(verb, given), slices.Concat(given, verb)} {
			p := &program{stdout: io.Discard, getenv: os.Getenv}
			if _, _, err := p.parse(typed); err != nil {
				t.Errorf("%q: %v", typed, err)
			}
			if p.flags != want {
				t.Errorf("%q: got %+v, want %+v", typed, p.flags, want)
			}
		}
	}
}

// A folder may be called as a command is.
func TestFolderNamedLikeACommand(t *testing.T) {
	for typed, want := range map[string]string{"--content check build": "check", "check --content build": "build", "--content new": "new", "--content=x": "x", "": "content"} {
		p := &program{stdout: io.Discard, getenv: os.Getenv}
		if _, _, err := p.parse(strings.Fields(typed)); err != nil || p.Content != want {
			t.Errorf("%q: got the content folder %q and %v, want %q", typed, p.Content, err, want)
		}
	}
}

// Every command has an example to paste at the end of its help.
func TestEveryCommandHasAnExample(t *testing.T) {
	for name := range examples {
		var out strings.Builder
		if code := run(append(strings.Fields(name), "-h"), nil, &out, &out, os.Getenv); code != 0 {
			t.Errorf("%s -h: ended with %d:\n%s", name, code, out.String())
		}
		if want := "\nExample:\n  " + examples[name] + "\n"; !strings.HasSuffix(out.String(), want) {
			t.Errorf("%s -h does not end with %q:\n%s", name, want, out.String())
		}
	}
}
