package main

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"bandstand/search"
)

// A real build is killed at random while it publishes, twenty times or as often as
// BANDSTAND_KILLS says, each time with other content, and never completed in between. After
// every kill the site and
// each bundle are exactly what they were, or exactly what they were to be; and the
// committed file of a bundle stands.
func TestBuildKilledAtRandom(t *testing.T) {
	if testing.Short() {
		t.Skip("left out of -short")
	}
	kills, seed := 20, uint64(20261121)
	if more, err := strconv.Atoi(os.Getenv("BANDSTAND_KILLS")); err == nil {
		kills = more
	}
	random := rand.New(rand.NewPCG(seed, uint64(kills)))
	temporary := t.TempDir()
	for _, name := range []string{"TMPDIR", "TMP"} {
		t.Setenv(name, temporary)
	}
	folder, fresh := t.TempDir(), t.TempDir()
	if err := layProject(folder); err != nil {
		t.Fatal(err)
	}
	for _, functions := range []string{filepath.Join(folder, "netlify", "functions"), filepath.Join(fresh, "functions")} {
		lay(t, functions, map[string]string{"search/bundle/README": "Ours, committed."})
	}
	buildIn(t, folder)
	took := publishingTakes(t, folder, random)
	struck, swapped := 0, 0
	for kill := range kills {
		before := publishedIn(t, folder)
		shuffle(t, folder, random)
		struck += killWhilePublishing(t, folder, time.Duration(random.Int64N(int64(took))))
		after := publishedIn(t, folder)
		mustOpen(t, filepath.Join(folder, "netlify", "functions", "search", "bundle"))
		if maps.Equal(after, before) {
			took += took / 10 // the machine may be slower than when it was measured
			continue
		}
		took -= took / 10
		swapped++
		buildIn(t, folder, "--out", filepath.Join(fresh, "public"), "--bundle", filepath.Join(fresh, "functions"))
		wanted := sumsOf(t, fresh, "public", "functions/search/bundle", "functions/messages/bundle")
		for i, name := range published {
			if after[name] == before[name] && i == 0 || after[name] != before[name] && after[name] != wanted[i] {
				t.Fatalf("kill %d of seed %d: %s is neither the old one nor the new one, or the pages did not come first", kill, seed, name)
			}
		}
	}
	if struck < kills/2 || swapped == 0 {
		t.Errorf("only %d of %d builds were killed before they had ended, %d after the pages: the test proves little", struck, kills, swapped)
	}
	if left, err := os.ReadDir(temporary); err != nil || len(left) > 0 {
		t.Errorf("killed builds left %v among the temporary files (%v)", left, err)
	}
	t.Logf("%d of %d builds were killed before they had ended; %d had put the pages in place", struck, kills, swapped)

	buildIn(t, folder)
	for _, name := range published {
		corner := filepath.Join(folder, filepath.Dir(name), "."+filepath.Base(name)+".bandstand")
		for _, left := range []string{"new", "old"} {
			if _, err := os.Stat(filepath.Join(corner, left)); err == nil {
				t.Errorf("a build after the kills left %s/%s", corner, left)
			}
		}
	}
}

// mustOpen opens the bundle of search, which refuses an index of another build.
func mustOpen(t *testing.T, bundle string) {
	t.Helper()
	opened, err := search.Open(os.DirFS(bundle))
	if err != nil {
		t.Fatal(err)
	}
	if err := opened.Close(); err != nil {
		t.Fatal(err)
	}
}

// published are the folders of a build, in the order in which they are exchanged.
var published = []string{"public", "netlify/functions/search/bundle", "netlify/functions/messages/bundle"}

func publishedIn(t *testing.T, folder string) map[string]string {
	t.Helper()
	sums := map[string]string{}
	for i, sum := range sumsOf(t, folder, published...) {
		sums[published[i]] = sum
	}
	return sums
}

// sumsOf returns a sum over every path and byte of each of some folders, the index
// of search left out.
func sumsOf(t *testing.T, folder string, names ...string) []string {
	t.Helper()
	var sums []string
	for _, name := range names {
		files, err := filesIn(os.DirFS(filepath.Join(folder, name)))
		if err != nil {
			t.Fatal(err)
		}
		sum := sha256.New()
		for _, file := range slices.Sorted(maps.Keys(files)) {
			if strings.HasPrefix(file, "index/") {
				continue // bleve's files differ from build to build
			}
			fmt.Fprintf(sum, "%q %q\n", file, files[file])
		}
		sums = append(sums, fmt.Sprintf("%x", sum.Sum(nil)))
	}
	return sums
}

// shuffle gives the folder other listings: some new, some gone, all changed,
// and each leading to every other.
func shuffle(t *testing.T, folder string, random *rand.Rand) {
	t.Helper()
	listings := filepath.Join(folder, "content", "activities", "salford")
	if err := os.RemoveAll(listings); err != nil {
		t.Fatal(err)
	}
	sound, err := os.ReadFile(filepath.Join("testdata", "small", "content", "activities", "salford", "songs-across-the-ages.md"))
	if err != nil {
		t.Fatal(err)
	}
	chosen := random.Perm(36)[:16]
	var links strings.Builder
	for _, n := range chosen {
		fmt.Fprintf(&links, "\nSee [the other one](/activities/songs-%d/).\n", n)
	}
	for _, n := range chosen {
		listing := strings.Replace(string(sound), "Songs Across", fmt.Sprintf("Songs %d Across", random.IntN(1000)), 1)
		if random.IntN(2) == 0 {
			listing = strings.Replace(listing, "[music]", "[gardening]", 1)
		}
		lay(t, listings, map[string]string{fmt.Sprintf("songs-%d.md", n): listing + links.String()})
	}
}

func build(t *testing.T, folder string, more ...string) *exec.Cmd {
	t.Helper()
	generator, err := builtCommand()
	if err != nil {
		t.Fatal(err)
	}
	command := exec.Command(generator, append([]string{"build", "--now", "2026-11-21T09:00:00Z"}, more...)...)
	command.Dir = folder
	return command
}

func buildIn(t *testing.T, folder string, more ...string) {
	t.Helper()
	if told, err := build(t, folder, more...).CombinedOutput(); err != nil {
		t.Fatalf("build: %v\n%s", err, told)
	}
}

// publishingTakes measures how long a build of other content publishes.
func publishingTakes(t *testing.T, folder string, random *rand.Rand) time.Duration {
	t.Helper()
	shuffle(t, folder, random)
	command := startPublishing(t, folder)
	began := time.Now()
	if err := command.Wait(); err != nil {
		t.Fatal(err)
	}
	return time.Since(began)
}

// killWhilePublishing starts a build and kills it some time after it began to
// publish. It returns 1 where the build had not ended by then.
func killWhilePublishing(t *testing.T, folder string, after time.Duration) int {
	t.Helper()
	command := startPublishing(t, folder)
	time.Sleep(after)
	if err := command.Process.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
		t.Fatal(err)
	}
	if err := command.Wait(); err != nil {
		return 1
	}
	return 0
}

// startPublishing starts a build and waits until it begins to publish, which it does
// with a new folder beside the old one.
func startPublishing(t *testing.T, folder string) *exec.Cmd {
	t.Helper()
	next := filepath.Join(folder, ".public.bandstand", "new")
	if err := os.RemoveAll(next); err != nil { // of a killed build
		t.Fatal(err)
	}
	command := build(t, folder)
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	for range 60_000 {
		if _, err := os.Stat(next); err == nil {
			return command
		}
		time.Sleep(200 * time.Microsecond)
	}
	command.Process.Kill()
	t.Fatal("the build never began to publish")
	return nil
}

// lay puts files into a folder.
func lay(t *testing.T, folder string, files map[string]string) {
	t.Helper()
	for name, body := range files {
		file := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(body), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
