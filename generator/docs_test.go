package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// What docs/ says is held by a test is held by one: it names tests that exist.
func TestDocumentsNameTestsThatExist(t *testing.T) {
	exist := map[string]bool{}
	function := regexp.MustCompile(`(?m)^func (Test\w+)\(`)
	err := filepath.WalkDir("..", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, "_test.go") {
			return err
		}
		source, err := os.ReadFile(path)
		for _, found := range function.FindAllSubmatch(source, -1) {
			exist[string(found[1])] = true
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	named, name := 0, regexp.MustCompile("`(Test\\w+)`")
	for document, text := range documents(t) {
		for _, found := range name.FindAllStringSubmatch(text, -1) {
			named++
			if !exist[found[1]] {
				t.Errorf("%s names %s, which does not exist", document, found[1])
			}
		}
	}
	if named < 50 {
		t.Errorf("only %d tests are named in docs/, so this proves little", named)
	}
}

// What leads from one document to another, to a heading of it, or to a file leads somewhere.
func TestDocumentsLeadSomewhere(t *testing.T) {
	link := regexp.MustCompile(`\]\(([^()\s:]+)\)`)
	led := 0
	for document, text := range documents(t) {
		for _, found := range link.FindAllStringSubmatch(text, -1) {
			led++
			path, heading, _ := strings.Cut(found[1], "#")
			file := document
			if path != "" {
				file = filepath.Join(filepath.Dir(document), path)
			}
			if strings.HasPrefix(filepath.ToSlash(file), "../content/") { // somebody else's, as soon as the repository is copied
				continue
			}
			content, err := os.ReadFile(file)
			if err != nil {
				if info, statErr := os.Stat(file); statErr != nil || !info.IsDir() {
					t.Errorf("%s leads to %s, which is not there", document, found[1])
				}
				continue
			}
			if heading != "" && !slices.Contains(anchors(string(content)), heading) {
				t.Errorf("%s leads to %s, which has no such heading", document, found[1])
			}
		}
	}
	if led < 50 {
		t.Errorf("only %d links, so this proves little", led)
	}
}

// documents returns the text of each document at the root and in docs/, by its path.
func documents(t *testing.T) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, pattern := range []string{"../*.md", "../docs/*.md"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			all[file] = string(text)
		}
	}
	return all
}

// anchors returns what GitHub calls the headings of a Markdown document, and its own ids.
func anchors(document string) (anchors []string) {
	for _, found := range regexp.MustCompile(`<a id="([^"]*)"`).FindAllStringSubmatch(document, -1) {
		anchors = append(anchors, found[1])
	}
	heading, dropped := regexp.MustCompile(`(?m)^#+ (.*)$`), regexp.MustCompile(`[^\p{L}\p{N} _-]`)
	for _, found := range heading.FindAllStringSubmatch(document, -1) {
		anchors = append(anchors, strings.ReplaceAll(dropped.ReplaceAllString(strings.ToLower(found[1]), ""), " ", "-"))
	}
	return anchors
}

// docs/architecture.md is read in ten minutes, at 240 words a minute.
func TestArchitectureIsReadInTenMinutes(t *testing.T) {
	if words := len(strings.Fields(documents(t)["../docs/architecture.md"])); words == 0 || words > 2400 {
		t.Errorf("docs/architecture.md has %d words: take what few need to docs/doors.md", words)
	}
}

// docs/rooms.md names each folder in which there is a package, and none that is not there.
func TestEveryRoomIsNamed(t *testing.T) {
	_, tree, _ := strings.Cut(documents(t)["../docs/rooms.md"], "```\n")
	tree, _, _ = strings.Cut(tree, "```")
	named := map[string]bool{}
	var within []string // the folders that a line is in, by its indent
	for line := range strings.Lines(tree) {
		name, _, found := strings.Cut(strings.TrimLeft(line, " "), "/")
		if !found || strings.Contains(name, " ") {
			continue
		}
		depth := (len(line) - len(strings.TrimLeft(line, " "))) / 2
		within = append(within[:min(depth, len(within))], name)
		named[strings.Join(within, "/")] = true
		if _, err := os.Stat(filepath.Join("..", filepath.Join(within...))); err != nil {
			t.Errorf("docs/rooms.md names %s, which is not there", strings.Join(within, "/"))
		}
	}
	for _, floor := range floors {
		if !named[floor.folder] && !strings.HasPrefix(floor.folder, "netlify/functions/") && !strings.HasPrefix(floor.folder, ".ci/") {
			t.Errorf("docs/rooms.md does not name %s", floor.folder)
		}
	}
}
