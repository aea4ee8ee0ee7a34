package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"bandstand/directory/content"
	"bandstand/generator/folders"
	"bandstand/generator/publish"
	"bandstand/generator/site"
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
		if !folders.Is(source.folder) {
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
	out := folders.Resolve(f.Out)
	if filepath.Dir(out) == out {
		return refuse("that is the whole disk")
	}
	for _, home := range []string{getenv("HOME"), getenv("USERPROFILE")} {
		if home != "" && folders.Within(folders.Resolve(home), out) {
			return refuse("that is your home folder, or holds it")
		}
	}
	for _, mark := range []string{"go.mod", ".git"} {
		if _, err := os.Lstat(filepath.Join(out, mark)); err == nil {
			return refuse("that is the folder of a project")
		}
	}
	for _, source := range f.sources() {
		folder := folders.Resolve(source.folder)
		if folders.Within(folder, out) {
			return refuse("that holds the " + source.flag + " folder")
		}
		if folders.Within(out, folder) {
			return refuse("that is inside the " + source.flag + " folder")
		}
	}
	return publish.Check(f.Out)
}

// withOperatorSettings adds to the options of a build what the operator keeps outside
// content/: the address book, and the forms that they turned on although a message
// there tells of somebody's health. A preview is built of a stranger's change and sends
// nothing, so the address book is not even read for it.
func (p *program) withOperatorSettings(options site.Options) (site.Options, error) {
	options.SensitiveForms = strings.FieldsFunc(
		p.getenv("BANDSTAND_SENSITIVE_FORMS"), func(r rune) bool { return r == ',' || r == ' ' },
	)
	if p.Preview {
		return options, nil
	}
	text, err := p.addressBook()
	if err != nil {
		return options, err
	}
	if options.AddressBook, err = content.ReadAddressBook(text); err != nil {
		return options, hinted{err, "write one line for each: songs: songs-private@example.org"}
	}
	return options, nil
}

// addressBook reads the operator's address book: the file that
// BANDSTAND_ADDRESS_BOOK names or, where a host has no files but what is in the
// repository, the lines that BANDSTAND_ADDRESSES holds themselves.
func (p *program) addressBook() ([]byte, error) {
	name, lines := p.getenv("BANDSTAND_ADDRESS_BOOK"), p.getenv("BANDSTAND_ADDRESSES")
	if name == "" || lines != "" {
		if name != "" {
			return nil, hinted{
				errors.New("there are two address books"), "set BANDSTAND_ADDRESS_BOOK or BANDSTAND_ADDRESSES, not both",
			}
		}
		return []byte(lines), nil
	}
	for _, public := range append(p.sources(), namedFolder{"out", p.Out}, namedFolder{"bundle", p.Bundle}) {
		if folders.Within(folders.Resolve(name), folders.Resolve(public.folder)) {
			return nil, hinted{
				fmt.Errorf("the address book lies in %s, which others can read", public.folder),
				"keep it outside the repository, and let BANDSTAND_ADDRESS_BOOK name it there",
			}
		}
	}
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, hinted{
			errors.New("the address book cannot be read"),
			"BANDSTAND_ADDRESS_BOOK names a YAML file of lines like songs: songs-private@example.org",
		}
	}
	return text, nil
}

// printUnaddressed prints whose forms have no private address, and so are not shown.
func (p *program) printUnaddressed(names []string) {
	if len(names) > 0 {
		fmt.Fprintf(p.stderr, "%s not in the address book, so forms that go there are not shown: %s\n",
			count(len(names), "name is", "names are"), strings.Join(names, ", "))
	}
}
