package main

import (
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"time"

	"bandstand/directory/activity"
	"bandstand/directory/content"
	"bandstand/generator/publish"
	"bandstand/generator/site"
	"bandstand/generator/site/pictures"
	"bandstand/messages"
	"bandstand/search"
)

// buildCommand makes the site and the bundles that its services embed.
type buildCommand struct{}

// Run builds and publishes. It publishes nothing while there are errors, so that
// the last good site stays.
func (buildCommand) Run(p *program) error {
	started, now := time.Now(), p.Now.now()
	progress := p.progress()
	defer progress.end()
	if err := p.flags.check(p.getenv); err != nil {
		return err
	}
	if err := p.checkBundle(); err != nil {
		return err
	}
	progress.stage("Reading and checking")
	directory, problems, err := p.load(now)
	if err != nil {
		return err
	}
	if mistakes := content.Errors(problems); len(mistakes) > 0 {
		progress.end()
		p.print(mistakes)
		return fmt.Errorf("nothing was published, because there are mistakes to mend: %s", countProblems(problems))
	}
	progress.stage("Making pages")
	options, err := p.withOperatorSettings(site.Options{
		Now: now, BaseURL: p.address(), Preview: p.Preview, Drafts: p.Preview, Pictures: p.pictures(),
	})
	if err != nil {
		return err
	}
	made, closed, err := p.makeSite(directory, options)
	if err != nil {
		return err
	}
	defer closed()
	progress.stage("Indexing for search")
	carried, err := made.Search()
	if err != nil {
		return err
	}
	index, err := search.Build(carried, os.DirFS(p.searchBundle()))
	if err != nil {
		return err
	}
	groups, err := made.Messages()
	if err != nil {
		return err
	}
	letters, err := messages.Build(groups)
	if err != nil {
		return err
	}
	progress.stage("Publishing")
	// The index after the pages: a result never leads to a page that is not up. Of each
	// bundle one file is committed.
	_, err = publish.Swap(
		publish.Contents{Folder: p.Out, Files: filesOf(made)},
		publish.Contents{Folder: p.searchBundle(), Files: publish.Bytes(index), Keep: []string{"README"}},
		publish.Contents{Folder: p.messagesBundle(), Files: publish.Bytes(letters), Keep: []string{"README"}},
	)
	if err != nil {
		return err
	}
	progress.end()
	p.printUnaddressed(made.Unaddressed)
	p.summarise(made, p.Out, problems, time.Since(started))
	return nil
}

// pictures returns what takes over the pictures that an earlier build published to
// the same folder.
func (f flags) pictures() *pictures.Maker { return &pictures.Maker{Published: os.DirFS(f.Out)} }

// makeSite makes the site of a directory. Pages are filled when they are published,
// so the content folder stays open until closed.
func (f flags) makeSite(directory *activity.Directory, options site.Options) (made *site.Site, closed func(), err error) {
	root, err := f.openContent()
	if err != nil {
		return nil, nil, err
	}
	made, err = site.New(directory, root.FS(), os.DirFS(f.Layouts), os.DirFS(f.Static), options)
	if err != nil {
		root.Close()
		return nil, nil, err
	}
	return made, func() { root.Close() }, nil
}

// filesOf returns the pages of a site as they are published.
func filesOf(made *site.Site) iter.Seq[publish.File] {
	return func(yield func(publish.File) bool) {
		for page := range made.Pages() {
			if !yield(publish.File{Path: page.Path, Write: page.Fill}) {
				return
			}
		}
	}
}

// searchBundle is the folder that the search service embeds.
func (f flags) searchBundle() string { return filepath.Join(f.Bundle, "search", "bundle") }

// checkBundle refuses a folder for the bundles that shares files with the site or
// its sources.
func (f flags) checkBundle() error {
	const hint = "choose a folder of its own for each: --out public --bundle netlify/functions"
	if f.Bundle == "" {
		return hinted{errors.New("the services cannot go to a folder without a name"), hint}
	}
	for _, bundle := range []string{f.searchBundle(), f.messagesBundle()} {
		own := resolve(bundle)
		for _, other := range append(f.sources(), namedFolder{"out", f.Out}) {
			if folder := resolve(other.folder); within(folder, own) || within(own, folder) {
				return hinted{
					fmt.Errorf("the folder %s and what the services carry in %s would lie inside each other", other.folder, bundle),
					hint,
				}
			}
		}
	}
	return nil
}

// summarise prints in one line what was built, and how many warnings there are.
func (p *program) summarise(made *site.Site, out string, problems []content.Problem, took time.Duration) {
	fmt.Fprintf(p.stdout, "%s, %s → %s in %.1fs\n",
		count(made.Listed, "activity", "activities"),
		count(made.Towns, "town", "towns"),
		asFolder(out), took.Seconds())
	if n := len(warnings(problems)); n > 0 {
		fmt.Fprintf(p.stderr, "%s: `go run ./generator check` shows them\n", count(n, "warning", "warnings"))
	}
}
