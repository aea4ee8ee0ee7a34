package publish

import (
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var errKilled = errors.New("killed")

// killAfter stops a build before its change number n, and every one after it:
// a killed process does nothing more.
func killAfter(n int) func() error {
	return func() error {
		if n--; n < 0 {
			return errKilled
		}
		return nil
	}
}

// A build stopped before any of its changes leaves a folder in which every link
// resolves and somebody else's file stands, and from which the next build makes
// exactly what it is told.
func TestFolderKilledAtEveryStep(t *testing.T) {
	first := siteOf("", "a", "b", "c")
	second := siteOf("new ", "b", "d", "e/f")
	third := siteOf("third ", "a", "e")
	for step := 0; ; step++ {
		folder := t.TempDir()
		lay(t, folder, map[string]string{"README": "keep me"})
		if _, err := Folder(folder, bytesOf(first)); err != nil {
			t.Fatal(err)
		}
		_, err := folderWith(folder, bytesOf(second), killAfter(step))
		if err == nil {
			if step < 20 {
				t.Fatalf("a build of %d changes was expected to need more steps than %d", len(second), step)
			}
			return
		}
		if !errors.Is(err, errKilled) {
			t.Fatalf("step %d: %v", step, err)
		}
		checkLinks(t, fmt.Sprintf("stopped before change %d", step), published(t, folder))
		if _, err := Folder(folder, bytesOf(third)); err != nil {
			t.Fatalf("step %d: the next build: %v", step, err)
		}
		want := maps.Clone(third)
		want["README"] = "keep me"
		if got := published(t, folder); !maps.Equal(got, want) {
			t.Fatalf("step %d: the next build left %q, want %q", step, sortedKeys(got), sortedKeys(want))
		}
		checkNoEmptyFolders(t, folder)
	}
}

// Builds that are all killed, one after another, over changing content, never
// leave a broken link either.
func TestFolderKilledAgainAndAgain(t *testing.T) {
	random := rand.New(rand.NewPCG(2026, 11))
	folder := t.TempDir()
	for build := range 300 {
		var slugs []string
		for _, slug := range []string{"a", "b", "c", "d/e", "d/f", "g"} {
			if random.IntN(2) == 0 {
				slugs = append(slugs, slug)
			}
		}
		site := siteOf(fmt.Sprint(random.IntN(3)), slugs...)
		_, err := folderWith(folder, bytesOf(site), killAfter(random.IntN(60)))
		if err != nil && !errors.Is(err, errKilled) {
			t.Fatalf("build %d: %v", build, err)
		}
		held := published(t, folder)
		checkLinks(t, fmt.Sprintf("build %d of %v", build, slugs), held)
		if err == nil && !maps.Equal(held, site) {
			t.Fatalf("build %d left %q, want %q", build, sortedKeys(held), sortedKeys(site))
		}
	}
}

// siteOf is a small site in which every page leads to every other, and to a
// stylesheet and a picture whose names change with the words.
func siteOf(words string, slugs ...string) map[string]string {
	stamp := strings.TrimSpace(words)
	style, picture := "assets/style"+stamp+".css", "assets/picture"+stamp+".png"
	files := map[string]string{style: words + "style", picture: words + "picture", "feed.xml": words}
	pages := []string{"index.html"}
	for _, slug := range slugs {
		pages = append(pages, slug+"/index.html")
	}
	for _, page := range pages {
		var links strings.Builder
		fmt.Fprintf(&links, `%s<link href="/%s"><img src="/%s"><a href="/feed.xml">`, words, style, picture)
		for _, other := range pages {
			fmt.Fprintf(&links, `<a href="/%s">`, strings.TrimSuffix(other, "index.html"))
		}
		files[page] = links.String()
	}
	return files
}

var link = regexp.MustCompile(`(?:href|src)="/([^"]*)"`)

func checkLinks(t *testing.T, when string, held map[string]string) {
	t.Helper()
	for _, file := range slices.Sorted(maps.Keys(held)) {
		if !isPage(file) {
			continue
		}
		for _, match := range link.FindAllStringSubmatch(held[file], -1) {
			target := match[1]
			if target == "" || strings.HasSuffix(target, "/") {
				target = path.Join(target, "index.html")
			}
			if _, ok := held[target]; !ok {
				t.Fatalf("%s: %s leads to /%s, which is not there; there are %q", when, file, target, sortedKeys(held))
			}
		}
	}
}

func TestHoldingPageLeadsNowhere(t *testing.T) {
	for _, want := range []string{`<html lang="en">`, "<title>", "<h1>This page is being put up. Try again in a moment.</h1>"} {
		if strings.Count(holdingPage, want) != 1 {
			t.Errorf("the holding page lacks %q", want)
		}
	}
	if found := link.FindString(holdingPage); found != "" {
		t.Errorf("the holding page leads on: %s", found)
	}
}

func BenchmarkFolder(b *testing.B) {
	files := map[string][]byte{}
	for i := range 2000 {
		files[fmt.Sprintf("activities/number-%d/index.html", i)] = []byte(strings.Repeat("words ", 1500))
	}
	b.Run("first", func(b *testing.B) {
		for b.Loop() {
			if _, err := Folder(b.TempDir(), files); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("unchanged", func(b *testing.B) {
		folder := b.TempDir()
		for b.Loop() {
			if _, err := Folder(folder, files); err != nil {
				b.Fatal(err)
			}
		}
	})
}
