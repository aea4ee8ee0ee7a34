package main

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"bandstand/generator/inspect"
)

// A real build is killed fifty times at random while it publishes, each time
// with other content, and never completed in between. After every kill each
// internal link of each page leads somewhere, and somebody else's files stand.
func TestBuildKilledAtRandom(t *testing.T) {
	if testing.Short() {
		t.Skip("left out of -short")
	}
	const kills, seed = 50, 20261121
	random := rand.New(rand.NewPCG(seed, kills))
	temporary := t.TempDir()
	for _, name := range []string{"TMPDIR", "TMP"} {
		t.Setenv(name, temporary)
	}
	folder := t.TempDir()
	if err := layProject(folder); err != nil {
		t.Fatal(err)
	}
	lay(t, folder, map[string]string{"netlify/functions/search/bundle/README": "Ours, committed."})
	buildIn(t, folder)
	lay(t, folder, map[string]string{"public/mine.txt": "Mine."})
	took := publishingTakes(t, folder, random)
	struck := 0
	for kill := range kills {
		shuffle(t, folder, random)
		struck += killWhilePublishing(t, folder, time.Duration(random.Int64N(int64(took))))
		for _, fault := range inspect.Site(os.DirFS(filepath.Join(folder, "public"))) {
			if strings.Contains(fault, "leads nowhere") {
				t.Fatalf("kill %d of seed %d: %s", kill, seed, fault)
			}
		}
		checkStands(t, folder)
	}
	if struck < kills/2 {
		t.Errorf("only %d of %d builds were killed before they had ended: the test proves little", struck, kills)
	}
	if left, err := os.ReadDir(temporary); err != nil || len(left) > 0 {
		t.Errorf("killed builds left %v among the temporary files (%v)", left, err)
	}
	t.Logf("%d of %d builds were killed before they had ended, within %v of their first change", struck, kills, took)

	buildIn(t, folder)
	checkStands(t, folder)
	fresh := t.TempDir()
	buildIn(t, folder, "--out", filepath.Join(fresh, "public"), "--bundle", filepath.Join(fresh, "functions"))
	lay(t, fresh, map[string]string{"public/mine.txt": "Mine."})
	difference, err := compareTrees(filepath.Join(folder, "public"), filepath.Join(fresh, "public"))
	if err != nil || difference != "" {
		t.Errorf("after all the kills, a build left another %s than a first build: %v", difference, err)
	}
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

// publishingTakes measures how long a build of other content changes the
// folder: until it takes its staging away.
func publishingTakes(t *testing.T, folder string, random *rand.Rand) time.Duration {
	t.Helper()
	shuffle(t, folder, random)
	command := startPublishing(t, folder)
	began := time.Now()
	for {
		if _, err := os.Stat(filepath.Join(folder, "public", ".bandstand", "staging")); err != nil {
			break
		}
		time.Sleep(200 * time.Microsecond)
	}
	took := time.Since(began)
	if err := command.Wait(); err != nil {
		t.Fatal(err)
	}
	return took
}

// killWhilePublishing starts a build and kills it some time after it began to
// change the folder. It gives 1 where the build had not ended by then.
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

// startPublishing starts a build and waits until it begins to change the
// folder, which it does with a new manifest.
func startPublishing(t *testing.T, folder string) *exec.Cmd {
	t.Helper()
	manifest := filepath.Join(folder, "public", ".bandstand", "manifest")
	before, err := os.Stat(manifest)
	if err != nil {
		t.Fatal(err)
	}
	command := build(t, folder)
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	for range 60_000 {
		if now, err := os.Stat(manifest); err == nil && !os.SameFile(before, now) {
			return command
		}
		time.Sleep(200 * time.Microsecond)
	}
	command.Process.Kill()
	t.Fatal("the build never began to publish")
	return nil
}

// checkStands holds the files that are not ours to what they were.
func checkStands(t *testing.T, folder string) {
	t.Helper()
	for file, want := range map[string]string{
		"public/mine.txt":                        "Mine.",
		"netlify/functions/search/bundle/README": "Ours, committed.",
	} {
		if got, err := os.ReadFile(filepath.Join(folder, file)); err != nil || string(got) != want {
			t.Fatalf("%s: got %q, %v", file, got, err)
		}
	}
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
