package netlify

import (
	"flag"
	"io/fs"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

var (
	activities = flag.Int("activities", 0, "measure with so `many`, invented; 0 for the demonstration")
	keep       = flag.String("keep", "", "a new `folder` in which the copy of the repository stays")
)

// BenchmarkColdStart measures the time from the start of the search function's process to
// its first answer, and the processor's part of it, which a busy machine leaves alone. It
// also weighs what the function carries.
func BenchmarkColdStart(b *testing.B) {
	repository := *keep
	if repository == "" {
		repository = b.TempDir()
	}
	checkout(b, repository)
	inCheckout := func(folder string, command ...string) {
		run := exec.Command(command[0], command[1:]...)
		run.Dir = filepath.Join(repository, folder)
		run.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS=linux")
		if said, err := run.CombinedOutput(); err != nil {
			b.Fatalf("%s: %v\n%s", run, err, said)
		}
	}
	if *activities > 0 {
		must(b, os.RemoveAll(filepath.Join(repository, "content")))
		inCheckout(".", "go", "run", "./.ci/manylistings", "-activities", strconv.Itoa(*activities), "content")
	}
	inCheckout(".", "go", "run", "./generator", "build")
	// As Netlify builds it.
	inCheckout("netlify/functions/search", "go", "build", "-ldflags", "-s -w", "-tags", "lambda.norpc", "-o", "../../../bootstrap", ".")
	program, err := os.ReadFile(filepath.Join(repository, "bootstrap"))
	must(b, err)
	bundle := sizeOf(b, filepath.Join(repository, "netlify/functions/search/bundle/*"))
	perActivity := sizeOf(b, filepath.Join(repository, "netlify/functions/search/bundle/[cfi]*")) // cards, facts and the index
	pages, err := filepath.Glob(filepath.Join(repository, "content/activities/*/*.md"))
	must(b, err)
	pages = slices.DeleteFunc(pages, func(name string) bool { return strings.Count(filepath.Base(name), ".") > 1 }) // translations
	bootstrap := alone(b, program)

	for _, asked := range []struct{ name, query string }{
		{"JSON", "q=singing+near+M6&format=json"},
		{"page", "q=singing+near+M6"},
		{"misspelt", "q=gardning+wensday"},
		{"everything", ""},
	} {
		b.Run(asked.name, func(b *testing.B) {
			var took, processor []time.Duration
			for b.Loop() {
				began := time.Now()
				search := startFunction(b, bootstrap)
				answer := search.get("/search", asked.query)
				took = append(took, time.Since(began))
				processor = append(processor, search.stop())
				if answer.StatusCode != http.StatusOK {
					b.Fatalf("the function answered %d: %.300s", answer.StatusCode, answer.Body)
				}
			}
			milliseconds := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
			slices.Sort(took)
			slices.Sort(processor)
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(milliseconds(took[0]), "fastest-ms")
			b.ReportMetric(milliseconds(took[len(took)/2]), "median-ms")
			b.ReportMetric(milliseconds(processor[len(processor)/2]), "processor-ms")
			b.ReportMetric(bundle/1e6, "bundle-MB")
			b.ReportMetric(perActivity/float64(len(pages)), "B/activity")
			b.ReportMetric(float64(len(program))/1e6, "function-MB")
		})
	}
}

// sizeOf returns the size of the files and folders that match a pattern.
func sizeOf(b *testing.B, pattern string) (bytes float64) {
	b.Helper()
	matched, err := filepath.Glob(pattern)
	must(b, err)
	for _, root := range matched {
		must(b, filepath.WalkDir(root, func(_ string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			info, err := entry.Info()
			bytes += float64(info.Size())
			return err
		}))
	}
	return bytes
}
