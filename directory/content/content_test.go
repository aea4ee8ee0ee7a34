package content_test

import (
	"bytes"
	"flag"
	"iter"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"bandstand/directory/content"
)

var update = flag.Bool("update", false, "rewrite what the tests of testdata expect")

// saturday is the day on which the content of testdata is read.
var saturday = time.Date(2026, time.November, 21, 9, 0, 0, 0, time.UTC)

const songs = "activities/salford/songs.md"

// base gives the sound little directory that mistakes are laid over.
func base(t testing.TB) fstest.MapFS {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/base.txtar")
	if err != nil {
		t.Fatal(err)
	}
	held := fstest.MapFS{}
	lay(held, archive.Files)
	return held
}

func lay(held fstest.MapFS, files []txtar.File) {
	for _, file := range files {
		held[file.Name] = &fstest.MapFile{Data: file.Data, Mode: 0o644}
	}
}

// told gives problems as a group reads them.
func told(problems []content.Problem) string {
	var all strings.Builder
	for _, p := range problems {
		all.WriteString(p.String() + "\n")
	}
	return all.String()
}

// golden compares one part of an archive with what came out, or rewrites it.
func golden(t *testing.T, path string, archive *txtar.Archive, made map[string]string) {
	t.Helper()
	changed := false
	for i := range archive.Files {
		part := &archive.Files[i]
		got, ok := made[part.Name]
		if !ok {
			continue
		}
		want := string(part.Data)
		switch {
		case got == want:
		case *update:
			part.Data, changed = []byte(got), true
		default:
			t.Errorf("%s: %s\ngot:\n%s\nwant:\n%s", path, part.Name, got, want)
		}
	}
	if changed {
		if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func archives(t *testing.T, pattern string) map[string]*txtar.Archive {
	t.Helper()
	paths, err := filepath.Glob(pattern)
	if err != nil || len(paths) == 0 {
		t.Fatalf("no files %s: %v", pattern, err)
	}
	all := map[string]*txtar.Archive{}
	for _, path := range paths {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		all[path] = archive
	}
	return all
}

func TestBaseIsSound(t *testing.T) {
	directory, problems := content.Load(base(t), saturday)
	if got := told(problems); got != "" {
		t.Errorf("got problems:\n%s", got)
	}
	if len(directory.Activities) != 1 || directory.Activities[0].Title != "Songs Across the Ages" {
		t.Errorf("got %d activities", len(directory.Activities))
	}
}

// TestMistakes reads testdata/mistakes: each entry is what a group changes in
// the sound listing, and after a line of dots what it is told. A key
// stands in place of the same key; "without key" takes one out; the words
// below a line of three hyphens stand in place of the page's own. A line "=== file"
// begins what is in another file, or in one of activities/ a copy of the listing with
// what is changed in that.
func TestMistakes(t *testing.T) {
	for path, archive := range archives(t, "testdata/mistakes/*.txtar") {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			made := map[string]string{}
			for _, mistake := range archive.Files {
				change, _, _ := strings.Cut(string(mistake.Data), "....\n")
				held := base(t)
				for file, change := range changes(change) {
					if file == songs || strings.HasPrefix(file, "activities/") && !strings.HasPrefix(change, "---\n") {
						change = changed(string(held[songs].Data), change)
					}
					held[file] = &fstest.MapFile{Data: []byte(change), Mode: 0o644}
				}
				directory, problems := content.Load(held, saturday)
				if len(content.Errors(problems)) == 0 && len(directory.Activities) == 0 && !strings.Contains(told(problems), "draft") {
					t.Errorf("%s: the listing was dropped in silence", mistake.Name)
				}
				if strings.Contains(told(content.Errors(problems)), songs+":") && len(directory.Activities) > 0 {
					t.Errorf("%s: a listing with errors is in the directory", mistake.Name)
				}
				made[mistake.Name] = change + "....\n" + strings.ReplaceAll(told(problems), songs, "songs.md")
			}
			golden(t, path, archive, made)
		})
	}
}

// changes parts a change into those of each file, the listing's first.
func changes(change string) iter.Seq2[string, string] {
	return func(yield func(file, change string) bool) {
		first, others, _ := strings.Cut("\n"+change, "\n=== ")
		if !yield(songs, strings.TrimPrefix(first, "\n")+"\n") || others == "" {
			return
		}
		for other := range strings.SplitSeq(others, "\n=== ") {
			if file, change, _ := strings.Cut(other, "\n"); !yield(file, change+"\n") {
				return
			}
		}
	}
}

var topKey = regexp.MustCompile(`^(without )?([^\s:#]+):?`)

// changed gives a page with some of its keys changed.
func changed(page, change string) string {
	change, body, _ := strings.Cut(change, "---\n")
	for _, block := range blocks(change) {
		match := topKey.FindStringSubmatch(block)
		if match == nil {
			continue
		}
		without, key := match[1] != "", match[2]
		if without {
			block = ""
		}
		page = replaceKey(page, key, block)
	}
	if body != "" {
		front, _, _ := strings.Cut(strings.TrimPrefix(page, "---\n"), "\n---\n")
		page = "---\n" + front + "\n---\n" + body
	}
	return page
}

// blocks parts YAML into its top-level keys, each with the lines below it.
func blocks(text string) []string {
	var all []string
	for line := range strings.Lines(text) {
		if len(all) > 0 && slices.ContainsFunc([]string{" ", "\t", "-", "\u00a0"}, func(begins string) bool { return strings.HasPrefix(line, begins) }) {
			all[len(all)-1] += line
			continue
		}
		all = append(all, line)
	}
	return all
}

func replaceKey(page, key, block string) string {
	front, rest, _ := strings.Cut(strings.TrimPrefix(page, "---\n"), "\n---\n")
	var kept []string
	found := false
	for _, old := range blocks(front + "\n") {
		if strings.HasPrefix(old, key+":") {
			old, found = block, true
		}
		kept = append(kept, old)
	}
	if !found {
		kept = append(kept, block)
	}
	return "---\n" + strings.Join(kept, "") + "---\n" + rest
}

// TestContent reads testdata/content: the files that somebody adds to the sound
// little directory, and what they are told. A file that is empty is taken out.
func TestContent(t *testing.T) {
	for path, archive := range archives(t, "testdata/content/*.txtar") {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			held := base(t)
			for _, file := range archive.Files {
				switch {
				case file.Name == "problems":
				case len(bytes.TrimSpace(file.Data)) == 0:
					delete(held, file.Name)
				default:
					lay(held, []txtar.File{file})
				}
			}
			_, problems := content.Load(held, saturday)
			golden(t, path, archive, map[string]string{"problems": told(problems)})
		})
	}
}

// TestMarkdown reads testdata/markdown: a group's own words, the HTML that
// comes of them, the plain words, and what the group is told.
func TestMarkdown(t *testing.T) {
	for path, archive := range archives(t, "testdata/markdown/*.txtar") {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			held := base(t)
			for _, file := range archive.Files {
				if file.Name == "words.md" {
					front, _, _ := strings.Cut(string(held[songs].Data), "\n---\n")
					held[songs] = &fstest.MapFile{Data: []byte(front + "\n---\n" + string(file.Data)), Mode: 0o644}
				}
			}
			directory, problems := content.Load(held, saturday)
			made := map[string]string{"html": "", "plain": "", "problems": strings.ReplaceAll(told(problems), songs, "songs.md")}
			if it, ok := directory.Activity("songs"); ok {
				made["html"], made["plain"] = it.Body.HTML()+"\n", it.Body.Plain().String()+"\n"
			}
			golden(t, path, archive, made)
		})
	}
}
