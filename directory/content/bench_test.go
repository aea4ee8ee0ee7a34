package content_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"testing"
	"time"

	"bandstand/directory/content"
)

// grown writes the frozen demonstration into a folder, with its activities
// again and again until there are so many, and returns the folder and their files.
func grown(b *testing.B, activities int) (folder string, files []string) {
	b.Helper()
	folder = b.TempDir()
	if err := os.CopyFS(folder, os.DirFS(frozen)); err != nil {
		b.Fatal(err)
	}
	pages, err := fs.Glob(os.DirFS(frozen), "activities/*/*[^.][^c][^y].md")
	if err != nil {
		b.Fatal(err)
	}
	for n := len(pages); n < activities; n++ {
		page := pages[n%len(pages)]
		text, err := fs.ReadFile(os.DirFS(frozen), page)
		if err != nil {
			b.Fatal(err)
		}
		text = bytes.Replace(text, []byte("\naliases:"), []byte("\n# aliases:"), 1)
		file := fmt.Sprintf("%s/copy-%d.md", path.Dir(page), n)
		if err := os.WriteFile(filepath.Join(folder, filepath.FromSlash(file)), text, 0o644); err != nil {
			b.Fatal(err)
		}
		files = append(files, file)
	}
	return folder, files
}

func BenchmarkLoad(b *testing.B) {
	for _, activities := range []int{1_000, 10_000} {
		b.Run(fmt.Sprint(activities), func(b *testing.B) {
			folder, _ := grown(b, activities)
			content.Load(os.DirFS(folder), saturday) // which decodes the pictures
			before := worked()
			b.ReportAllocs()
			for b.Loop() {
				if directory, _ := content.Load(os.DirFS(folder), saturday); len(directory.Activities) < activities*9/10 {
					b.Fatalf("got %d activities", len(directory.Activities))
				}
			}
			each := float64(b.N * activities)
			b.ReportMetric(float64((worked()-before)/time.Microsecond)/each, "µs-work/listing")
		})
	}
}

// BenchmarkReload loads again after the save of one activity.
func BenchmarkReload(b *testing.B) {
	for _, activities := range []int{1_000, 10_000} {
		b.Run(fmt.Sprint(activities), func(b *testing.B) {
			folder, files := grown(b, activities)
			loader := content.NewLoader(os.DirFS(folder))
			loader.Load(saturday)
			file := files[len(files)/2]
			path := filepath.Join(folder, filepath.FromSlash(file))
			page, err := os.ReadFile(path)
			if err != nil {
				b.Fatal(err)
			}
			before, saves := worked(), 0
			b.ReportAllocs()
			for b.Loop() {
				saves++
				if err := os.WriteFile(path, fmt.Appendf(page, "\nSaved %d times.\n", saves), 0o644); err != nil {
					b.Fatal(err)
				}
				loader.Reload(saturday, []string{file})
			}
			b.ReportMetric(float64((worked()-before)/time.Microsecond)/1000/float64(saves), "ms-work/save")
		})
	}
}
