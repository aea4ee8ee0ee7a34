package main

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"bandstand/generator/inspect"
)

// walk looks at every page of the site and of its preview, which has the languages
// that are drafts.
func walk(folder string) (said string, sound bool, err error) {
	pages, faults := 0, 0
	for name, flags := range map[string][]string{"site": nil, "preview": {"--preview"}} {
		out := filepath.Join(folder, name)
		flags = append(flags, "--out", filepath.Join(out, "public"), "--bundle", filepath.Join(out, "functions"))
		if err := build(flags...); err != nil {
			return "", false, err
		}
		public := os.DirFS(filepath.Join(out, "public"))
		for _, fault := range inspect.Site(public) {
			fmt.Printf("%s: %s\n", name, fault)
			faults++
		}
		err := fs.WalkDir(public, ".", func(file string, _ fs.DirEntry, err error) error {
			if path.Ext(file) == ".html" {
				pages++
			}
			return err
		})
		if err != nil {
			return "", false, err
		}
	}
	said = fmt.Sprintf("walked %d pages of the site and its preview and found %d faults", pages, faults)
	return said, pages > 0 && faults == 0, nil
}
