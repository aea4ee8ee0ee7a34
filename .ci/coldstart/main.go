// Coldstart measures how long a visitor waits who wakes the search function: from
// the start of its process to the first answer, as JSON and as a page, through
// the Lambda runtime loop as Netlify runs it. It also weighs what the function
// carries.
//
// It builds a copy of the repository, so no build of the working folder is
// touched, with the demonstration or with a directory from .ci/manylistings:
//
//	go run ./.ci/coldstart
//	go run ./.ci/coldstart -activities 5000 -runs 50
package main

import (
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"bandstand/.ci/checkout"
)

func main() {
	activities := flag.Int("activities", 0, "measure with so `many`, invented; 0 for the demonstration")
	runs := flag.Int("runs", 30, "start the function so `often` for each kind of answer")
	keep := flag.String("keep", "", "a new `folder` in which the copy of the repository stays")
	flag.Parse()
	if err := measure(*activities, *runs, *keep); err != nil {
		fmt.Fprintln(os.Stderr, "coldstart:", err)
		os.Exit(1)
	}
}

func measure(activities, runs int, keep string) error {
	repository := keep
	if keep == "" {
		folder, err := os.MkdirTemp("", "bandstand-coldstart-")
		if err != nil {
			return err
		}
		defer os.RemoveAll(folder)
		repository = folder
	}
	if err := checkout.Copy(repository); err != nil {
		return err
	}
	if activities > 0 {
		if err := os.RemoveAll(filepath.Join(repository, "content")); err != nil {
			return err
		}
		if err := run(repository, "go", "run", "./.ci/manylistings", "-activities", fmt.Sprint(activities), "content"); err != nil {
			return err
		}
	}
	function, err := build(repository)
	if err != nil {
		return err
	}
	listings, err := filepath.Glob(filepath.Join(repository, "content/activities/*/*.md"))
	if err != nil {
		return err
	}
	count := 0
	for _, file := range listings {
		if strings.Count(filepath.Base(file), ".") == 1 { // not plant-pals.cy.md
			count++
		}
	}
	if err := weigh(filepath.Join(repository, "netlify/functions/search/bundle"), function, count); err != nil {
		return err
	}
	for _, asked := range []struct{ name, query string }{
		{"first results as JSON", "q=singing+near+M6&format=json"},
		{"first page", "q=singing+near+M6"},
		{"first page, misspelt", "q=gardning+wensday"},
		{"first page of everything", ""},
	} {
		took, processor := make([]time.Duration, runs), make([]time.Duration, runs)
		for i := range runs {
			one, err := firstAnswer(function, asked.query)
			if err != nil {
				return err
			}
			took[i], processor[i] = one.took, one.processor
		}
		slices.Sort(took)
		slices.Sort(processor)
		fmt.Printf("%-26s fastest %5.1f ms, median %5.1f ms, slowest %5.1f ms; processor %5.1f ms\n", asked.name,
			milliseconds(took[0]), milliseconds(took[runs/2]), milliseconds(took[runs-1]), milliseconds(processor[runs/2]))
	}
	return nil
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// build makes the site of the copy, and the function as Netlify does.
func build(repository string) (function string, err error) {
	began := time.Now()
	if err := run(repository, "go", "run", "./generator", "build"); err != nil {
		return "", err
	}
	fmt.Printf("built in %.1f s\n", time.Since(began).Seconds())
	function = filepath.Join(repository, "bootstrap")
	return function, run(filepath.Join(repository, "netlify/functions/search"),
		"go", "build", "-ldflags", "-s -w", "-tags", "lambda.norpc", "-o", function, ".")
}

func run(folder, name string, args ...string) error {
	command := exec.Command(name, args...)
	command.Dir = folder
	command.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS=linux")
	if said, err := command.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w\n%s", command, err, said)
	}
	return nil
}

// weigh says how large the bundle is, file by file, and the function with it.
func weigh(bundle, function string, activities int) error {
	var whole int64
	sizes := map[string]int64{}
	err := filepath.WalkDir(bundle, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		name, _, _ := strings.Cut(strings.TrimPrefix(path, bundle+"/"), "/")
		sizes[name] += info.Size()
		whole += info.Size()
		return nil
	})
	if err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(sizes)) {
		fmt.Printf("%-26s %9d bytes, %6.0f an activity\n", name, sizes[name], float64(sizes[name])/float64(activities))
	}
	program, err := os.Stat(function)
	if err != nil {
		return err
	}
	fmt.Printf("%d activities: the bundle is %.2f MB, the function %.2f MB\n", activities, float64(whole)/1e6, float64(program.Size())/1e6)
	return nil
}
