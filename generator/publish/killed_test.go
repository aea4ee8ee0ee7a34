package publish

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"
)

// buildsIn asks the test program to swap the folders in it, build after build.
const buildsIn = "BANDSTAND_TEST_BUILDS_IN"

func TestMain(m *testing.M) {
	parent := os.Getenv(buildsIn)
	if parent == "" {
		os.Exit(m.Run())
	}
	build, _ := strconv.Atoi(os.Args[1])
	fmt.Println("begun")
	for ; ; build++ {
		files := bytesOf(generation(build))
		_, err := Swap(
			Contents{Folder: filepath.Join(parent, "public"), Files: Bytes(files)},
			Contents{Folder: filepath.Join(parent, "index"), Files: Bytes(files)},
		)
		if err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
	}
}

// A program that swaps without end is killed at random, again and again. Each time
// both folders are whole builds, the index that of the pages or the one before, and the
// next build takes the folders over.
func TestSwapKilledAtRandom(t *testing.T) {
	kills := 300
	if testing.Short() {
		kills = 50
	}
	random := rand.New(rand.NewPCG(2026, 11))
	parent := t.TempDir()
	pages, index := filepath.Join(parent, "public"), filepath.Join(parent, "index")
	swap(t, pages, generation(0))
	swap(t, index, generation(0))
	build, indexed, between, left := 0, 0, 0, 0
	for kill := range kills {
		killBuilds(t, parent, build+1, time.Duration(random.Int64N(int64(50*time.Millisecond))))
		if at, _ := find(pages); exists(at.next) {
			left++
		}
		now, searched := generationOf(t, pages), generationOf(t, index)
		before := searched == indexed && now <= build+1 || searched == now-1
		if now < build || searched != now && !before {
			t.Fatalf("kill %d: the pages are of build %d and the index of %d, before of %d and %d", kill, now, searched, build, indexed)
		}
		if now != searched {
			between++
		}
		build, indexed = now, searched
	}
	if left < kills/10 || build < kills/10 {
		t.Errorf("%d kills left a new folder and %d builds were published, so the test proves little", left, build)
	}
	t.Logf("%d kills, %d of them amid a build of the pages, %d between pages and index; %d builds were published", kills, left, between, build)
	swap(t, pages, generation(build+1))
	checkNothingLeft(t, pages)
}

func exists(name string) bool {
	_, err := os.Lstat(name)
	return err == nil
}

// killBuilds runs builds and kills them some time after they began.
func killBuilds(t *testing.T, parent string, first int, after time.Duration) {
	t.Helper()
	command := exec.Command(os.Args[0], strconv.Itoa(first))
	command.Env = append(os.Environ(), buildsIn+"="+parent)
	told, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(told)
	lines.Scan()
	time.Sleep(after)
	command.Process.Kill()
	for lines.Scan() {
		t.Errorf("build: %s", lines.Text())
	}
	command.Wait() // killed
}

// Somebody who reads page after page while builds are swapped finds each one, and none
// older than one read before.
func TestSwapWhileRead(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "public")
	swap(t, folder, generation(0))
	done := make(chan struct{})
	go func() {
		defer close(done)
		for build := range 100 {
			if _, err := Swap(Contents{Folder: folder, Files: Bytes(bytesOf(generation(build)))}); err != nil {
				t.Error(err)
			}
		}
	}()
	read, last := 0, 0
	for ; ; read++ {
		body, err := os.ReadFile(filepath.Join(folder, "towns", strconv.Itoa(read%8%3), strconv.Itoa(read%8), "index.html"))
		if err != nil {
			// The old folder was removed between the steps of one path; the new one is there.
			if body, err = os.ReadFile(filepath.Join(folder, "towns", strconv.Itoa(read%8%3), strconv.Itoa(read%8), "index.html")); err != nil {
				t.Fatal(err)
			}
		}
		build, err := strconv.Atoi(string(body))
		if err != nil || build < last {
			t.Fatalf("read %q (%v) after build %d", body, err, last)
		}
		last = build
		select {
		case <-done:
			t.Logf("%d reads while 100 builds were published", read)
			return
		default:
		}
	}
}
