//go:build unix

package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// BenchmarkSave measures a save in directories of three sizes: from the write of the
// file to the answer that holds its new word, and to the search that finds it; on the
// clock, and in processor time of everything in this program, the asking too. ns/op
// has the pauses between saves in it. It tells too how long a save takes that comes
// while the first index is still being made.
//
//	go test ./generator -run '^$' -bench Save -benchtime 20x
func BenchmarkSave(b *testing.B) {
	for _, activities := range []int{76, 1000, 10_000} {
		b.Run(fmt.Sprint(activities), func(b *testing.B) {
			folder := b.TempDir()
			writing := exec.Command("go", "run", "./.ci/manylistings", "-activities", fmt.Sprint(activities), filepath.Join(folder, "content"))
			writing.Dir = ".."
			if said, err := writing.CombinedOutput(); err != nil {
				b.Fatalf("%v\n%s", err, said)
			}
			benchmarkSave(b, folder)
		})
	}
}

func benchmarkSave(b *testing.B, folder string) {
	ctx, stop := context.WithCancel(context.Background())
	said, saying := io.Pipe()
	p := &program{stdout: saying, stderr: io.Discard, getenv: func(string) string { return "" }, flags: flags{
		Content: filepath.Join(folder, "content"), Layouts: filepath.Join("..", "layouts"), Static: filepath.Join("..", "static"),
		Addr: "localhost:0", Now: moment{time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC)},
	}}
	began, ended := time.Now(), make(chan error)
	go func() { ended <- p.serve(ctx) }()
	defer func() {
		stop()
		if err := <-ended; err != nil {
			b.Error(err)
		}
	}()
	lines := bufio.NewScanner(said)
	for lines.Scan() && !strings.HasPrefix(lines.Text(), "http://") {
	}
	url := lines.Text()
	b.Logf("the first page after %v", time.Since(began).Round(time.Millisecond))
	go io.Copy(io.Discard, said)

	file := anActivity(b, filepath.Join(folder, "content", "activities"))
	words, err := os.ReadFile(file)
	if err != nil {
		b.Fatal(err)
	}
	address := "/activities/" + strings.TrimSuffix(filepath.Base(file), ".md") + "/"
	response, err := http.Get(url + "/_preview/events")
	if err != nil {
		b.Fatal(err)
	}
	defer response.Body.Close()
	events := bufio.NewScanner(response.Body)
	await(b, events, "edition")
	early := time.Now()
	if err := os.WriteFile(file, fmt.Appendf(nil, "%s\n\nBring a serpent.\n", words), 0o644); err != nil {
		b.Fatal(err)
	}
	for await(b, events, "edition"); !answerHolds(b, url+address, "serpent"); {
		await(b, events, "edition")
	}
	b.Logf("a save before the first search is shown after %v", time.Since(early).Round(time.Millisecond))
	for !answerHolds(b, url+"/search?q=serpent", `href="`+address) {
		await(b, events, "indexed")
	}
	b.Logf("the first search after %v", time.Since(began).Round(time.Millisecond))

	var shown, work, found, allWork time.Duration
	for n := 0; b.Loop(); n++ {
		time.Sleep(time.Second) // as between two saves of a person: bleve goes on merging when it has answered
		word := fmt.Sprintf("sackbut%d", n)
		used, saved := worked(), time.Now()
		if err := os.WriteFile(file, fmt.Appendf(nil, "%s\n\nBring a %s.\n", words, word), 0o644); err != nil {
			b.Fatal(err)
		}
		for await(b, events, "edition"); !answerHolds(b, url+address, word); { // while it is half written
			await(b, events, "edition")
		}
		shown += time.Since(saved)
		work += worked() - used
		await(b, events, "indexed")
		if !answerHolds(b, url+"/search?q="+word, `href="`+address) {
			b.Fatalf("search does not find %s", word)
		}
		found += time.Since(saved)
		allWork += worked() - used
	}
	perSave := func(all time.Duration) float64 { return all.Seconds() * 1000 / float64(b.N) }
	b.ReportMetric(perSave(shown), "ms-to-page")
	b.ReportMetric(perSave(work), "ms-work-to-page")
	b.ReportMetric(perSave(found), "ms-to-search")
	b.ReportMetric(perSave(allWork), "ms-work-to-search")
}

// anActivity returns a file from the middle of a folder.
func anActivity(b *testing.B, folder string) string {
	b.Helper()
	var files []string
	err := filepath.WalkDir(folder, func(file string, entry fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(file, ".md") {
			files = append(files, file)
		}
		return err
	})
	if err != nil || len(files) == 0 {
		b.Fatalf("there are no activities in %s (%v)", folder, err)
	}
	return files[len(files)/2]
}

// await reads events until one has a name.
func await(b *testing.B, events *bufio.Scanner, name string) {
	b.Helper()
	for events.Scan() {
		if events.Text() == "event: "+name {
			return
		}
	}
	b.Fatalf("the preview ended before %q", name)
}

func answerHolds(b *testing.B, address, want string) bool {
	b.Helper()
	response, err := http.Get(address)
	if err != nil {
		b.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		b.Fatal(err)
	}
	return strings.Contains(string(body), want)
}

// worked returns the processor time that the program has used.
func worked() time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		panic(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}
