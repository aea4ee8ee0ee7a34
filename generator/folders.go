package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"bandstand/directory/content"
	"bandstand/generator/publish"
)

// flags name the folders that a site is made of, where it goes, and the time to
// build it for. Every command takes all of them, so that one set serves a script
// that runs several commands; each uses those that concern it.
type flags struct {
	Content string `default:"content" placeholder:"FOLDER" help:"The words: activities, towns and the rest (${default})."`
	Layouts string `default:"layouts" placeholder:"FOLDER" help:"The layouts of the pages (${default})."`
	Static  string `default:"static" placeholder:"FOLDER" help:"Styles, scripts, fonts and icons (${default})."`
	Out     string `default:"public" placeholder:"FOLDER" help:"Where the site goes (${default})."`
	Bundle  string `default:"netlify/functions" placeholder:"FOLDER" help:"The services: build gives each what it carries, in <service>/bundle (${default})."`
	Addr    string `default:"localhost:8080" placeholder:"HOST:PORT" help:"Where serve listens (${default})."`
	BaseURL string `name:"base-url" placeholder:"URL" help:"The address of the site; else the one in site.yaml."`
	Now     moment `placeholder:"TIME" help:"Do as if it were this time, as in 2026-11-20T09:00:00Z."`
	Preview bool   `help:"Say on every page that this is a preview, ask search engines to pass by, and only warn of what is invented."`
	Hosting string `placeholder:"FOLDER" help:"Where build writes how Caddy and nginx are to serve the site; nowhere unless it is named."`
}

// openContent opens the content folder. Links in it cannot lead out of it.
func (f flags) openContent() (*os.Root, error) {
	root, err := os.OpenRoot(f.Content)
	if err != nil {
		return nil, noFolder("content", f.Content)
	}
	return root, nil
}

// address returns the address of the site that --base-url names, without a slash at
// its end; "" where site.yaml decides.
func (f flags) address() string {
	address, _ := content.ParseBaseURL(f.BaseURL)
	return address
}

// checkSources refuses folders that are not there, and an address that is none.
func (f flags) checkSources() error {
	for _, source := range f.sources() {
		if !isFolder(source.folder) {
			return noFolder(source.flag, source.folder)
		}
	}
	if _, ok := content.ParseBaseURL(f.BaseURL); f.BaseURL != "" && !ok {
		return hinted{
			fmt.Errorf("%q is not the address of a site", f.BaseURL),
			"write its beginning, and nothing behind the host: --base-url https://bandstand.example.org",
		}
	}
	return nil
}

func isFolder(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

type namedFolder struct{ flag, folder string }

func (f flags) sources() []namedFolder {
	return []namedFolder{{"content", f.Content}, {"layouts", f.Layouts}, {"static", f.Static}}
}

func noFolder(flag, folder string) error {
	return hinted{
		fmt.Errorf("there is no folder %s", folder),
		fmt.Sprintf("go to the folder that holds it, or name another: --%s FOLDER", flag),
	}
}

// checkOut refuses an output folder in which the site would lie among other files, or
// among its own sources.
func (f flags) checkOut(getenv func(string) string) error {
	refuse := func(why string) error {
		return hinted{fmt.Errorf("the site cannot go to %s: %s", f.Out, why), "choose a folder of its own: --out public"}
	}
	info, err := os.Stat(f.Out)
	switch {
	case f.Out == "":
		return refuse("that is no folder's name")
	case err == nil && !info.IsDir():
		return refuse("that is a file")
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return refuse("that place cannot be used")
	}
	out := resolve(f.Out)
	if filepath.Dir(out) == out {
		return refuse("that is the whole disk")
	}
	for _, home := range []string{getenv("HOME"), getenv("USERPROFILE")} {
		if home != "" && within(resolve(home), out) {
			return refuse("that is your home folder, or holds it")
		}
	}
	for _, mark := range []string{"go.mod", ".git"} {
		if _, err := os.Lstat(filepath.Join(out, mark)); err == nil {
			return refuse("that is the folder of a project")
		}
	}
	for _, source := range f.sources() {
		folder := resolve(source.folder)
		if within(folder, out) {
			return refuse("that holds the " + source.flag + " folder")
		}
		if within(out, folder) {
			return refuse("that is inside the " + source.flag + " folder")
		}
	}
	return publish.Check(f.Out)
}

// resolve returns the absolute path of a folder with its links followed, even where
// the folder is not there yet.
func resolve(folder string) string {
	absolute, err := filepath.Abs(folder)
	if err != nil {
		return filepath.Clean(folder)
	}
	for above, below := absolute, ""; ; {
		if real, err := filepath.EvalSymlinks(above); err == nil {
			return filepath.Join(real, below)
		}
		if filepath.Dir(above) == above {
			return absolute
		}
		below = filepath.Join(filepath.Base(above), below)
		above = filepath.Dir(above)
	}
}

// within reports whether a resolved folder is another or lies in it. Folders are
// compared as the file system knows them, because on some disks Public and public
// are one.
func within(inner, outer string) bool {
	holder, err := os.Stat(outer)
	for ; ; inner = filepath.Dir(inner) {
		if inner == outer {
			return true
		}
		if info, statErr := os.Stat(inner); err == nil && statErr == nil && os.SameFile(info, holder) {
			return true
		}
		if filepath.Dir(inner) == inner {
			return false
		}
	}
}

// asFolder returns the name of a folder as summaries show it: as it was given, with a
// slash at its end.
func asFolder(name string) string {
	return strings.TrimSuffix(filepath.ToSlash(name), "/") + "/"
}
