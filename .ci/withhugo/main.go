// Withhugo builds one content folder with Bandstand and with Hugo and Pagefind, in
// turn, and prints what each took side by side. .ci/sidebyside is the way to it, which
// has the three programs at hand:
//
//	.ci/sidebyside 1000 10000
//
// Hugo makes pages of the same kinds from the same words: activities, groups, towns,
// kinds in towns, lists by kind, need, access and day, what's on, everything, help pages,
// pictures in the same three widths; Pagefind makes an index of the activities. The
// layouts are in site/. Bandstand makes all that it ever makes: posters, booklets and
// cards to hand on besides, which Hugo is not asked for, and its next dates are
// worked out from schedules, where Hugo prints the rule.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"syscall"
	"time"
)

func main() {
	content := flag.String("content", "", "the `folder` that is built")
	bandstand := flag.String("bandstand", "", "the compiled generator, a `file`")
	hugo := flag.String("hugo", "", "Hugo, a `file`")
	pagefind := flag.String("pagefind", "", "Pagefind, a `file`")
	runs := flag.Int("runs", 5, "build so `often` with each")
	keep := flag.String("keep", "", "a new `folder` in which both sites stay, to look at")
	flag.Parse()
	if err := compare(*content, *bandstand, *hugo, *pagefind, *keep, *runs); err != nil {
		fmt.Fprintln(os.Stderr, "withhugo:", err)
		os.Exit(1)
	}
}

// now is a moment for which .ci/manylistings writes.
const now = "2026-11-21T09:00:00Z"

// recently is for how long ext4 passes by what was deleted when it makes a file, which whoever makes many files pays for.
const recently = 6 * time.Second

func compare(content, bandstand, hugo, pagefind, keep string, runs int) error {
	folder := keep
	if keep == "" {
		temporary, err := os.MkdirTemp("", "bandstand-withhugo-")
		if err != nil {
			return err
		}
		defer os.RemoveAll(temporary)
		folder = temporary
	}
	source := filepath.Join(folder, "hugo")
	activities, err := convert(content, ".ci/withhugo/site", source)
	if err != nil {
		return fmt.Errorf("convert the content for Hugo: %w", err)
	}
	ours, theirs := filepath.Join(folder, "bandstand"), filepath.Join(source, "public")
	var all, ofHugo, ofPagefind, together []cost
	for n := range runs {
		resources := filepath.Join(source, "resources") // the pictures that Hugo has made
		if err := errors.Join(os.RemoveAll(ours), os.RemoveAll(theirs), os.RemoveAll(resources)); err != nil {
			return err
		}
		if n > 0 {
			time.Sleep(recently)
		}
		one, err := measure(exec.Command(bandstand, "build", "--content", content, "--now", now,
			"--out", filepath.Join(ours, "public"), "--bundle", filepath.Join(ours, "functions")))
		if err != nil {
			return err
		}
		other, err := measure(exec.Command(hugo, "--source", source, "--minify", "--quiet", "--cacheDir", resources))
		if err != nil {
			return err
		}
		index, err := measure(exec.Command(pagefind, "--site", theirs, "--silent"))
		if err != nil {
			return err
		}
		all, ofHugo, ofPagefind = append(all, one), append(ofHugo, other), append(ofPagefind, index)
		together = append(together, cost{
			other.wall + index.wall, other.processor + index.processor, max(other.memory, index.memory),
		})
	}
	return report(activities, runs, ours, theirs, median(all), median(ofHugo), median(ofPagefind), median(together))
}

// cost is what a program took.
type cost struct {
	wall, processor time.Duration
	memory          int64 // at most, in bytes
}

func measure(command *exec.Cmd) (cost, error) {
	began := time.Now()
	said, err := command.CombinedOutput()
	if err != nil {
		return cost{}, fmt.Errorf("%s: %w\n%s", command, err, said)
	}
	state := command.ProcessState
	c := cost{wall: time.Since(began), processor: state.UserTime() + state.SystemTime()}
	if usage, ok := state.SysUsage().(*syscall.Rusage); ok {
		c.memory = usage.Maxrss << 10 // Linux counts in KB
	}
	return c, nil
}

// median returns the median of each part.
func median(all []cost) cost {
	of := func(part func(cost) int64) int64 {
		var values []int64
		for _, c := range all {
			values = append(values, part(c))
		}
		slices.Sort(values)
		return values[len(values)/2]
	}
	return cost{
		wall:      time.Duration(of(func(c cost) int64 { return int64(c.wall) })),
		processor: time.Duration(of(func(c cost) int64 { return int64(c.processor) })),
		memory:    of(func(c cost) int64 { return c.memory }),
	}
}

func report(activities, runs int, ours, theirs string, all, hugo, pagefind, together cost) error {
	files, size, err := weigh(ours)
	if err != nil {
		return err
	}
	theirFiles, theirSize, err := weigh(theirs)
	if err != nil {
		return err
	}
	fmt.Printf("\n%d activities, median of %d:\n\n", activities, runs)
	fmt.Println("| | wall | processor | peak memory | files | size |\n|---|---|---|---|---|---|")
	row := func(name string, c cost, more string) {
		fmt.Printf("| %s | %.1f s | %.1f s | %d MB | %s |\n",
			name, c.wall.Seconds(), c.processor.Seconds(), c.memory/1e6, more)
	}
	made := func(files int, size int64) string { return fmt.Sprintf("%d | %d MB", files, size/1e6) }
	row("Bandstand, all that it makes", all, made(files, size))
	row("Hugo", hugo, " | ")
	row("Pagefind", pagefind, " | ")
	row("Hugo and Pagefind", together, made(theirFiles, theirSize))
	fmt.Printf("| **ratio** | %.2f | **%.2f** | **%.2f** | | |\n", float64(all.wall)/float64(together.wall),
		float64(all.processor)/float64(together.processor), float64(all.memory)/float64(together.memory))
	return nil
}

// weigh counts the files of a folder and their bytes.
func weigh(folder string) (files int, size int64, err error) {
	err = filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		files++
		size += info.Size()
		return nil
	})
	return files, size, err
}
