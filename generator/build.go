package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"
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
	made, files, err := p.makeSite(directory, options)
	if err != nil {
		return err
	}
	progress.stage("Indexing for search")
	index, err := search.Build(made.Search)
	if err != nil {
		return err
	}
	letters, err := messages.Build(made.Messages)
	if err != nil {
		return err
	}
	progress.stage("Publishing")
	// The index after the pages: a result never leads to a page that is not up.
	err = publish.Together(
		publish.Contents{Folder: p.Out, Files: files},
		publish.Contents{Folder: p.searchBundle(), Files: index},
		publish.Contents{Folder: p.messagesBundle(), Files: letters},
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

// makeSite makes the site of a directory, and fills all of its pages on all cores.
func (f flags) makeSite(directory *activity.Directory, options site.Options) (*site.Site, map[string][]byte, error) {
	content, err := f.openContent()
	if err != nil {
		return nil, nil, err
	}
	defer content.Close()
	made, err := site.New(directory, content.FS(), os.DirFS(f.Layouts), os.DirFS(f.Static), options)
	if err != nil {
		return nil, nil, err
	}
	filled := make([][]byte, len(made.Pages))
	var next atomic.Int64
	failed := make([]error, len(filled))
	var cores sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		cores.Go(func() {
			var page bytes.Buffer
			for i := next.Add(1) - 1; i < int64(len(filled)); i = next.Add(1) - 1 {
				page.Reset()
				failed[i] = made.Pages[i].Fill(&page)
				filled[i] = bytes.Clone(page.Bytes()) // no longer than it has to be
			}
		})
	}
	cores.Wait()
	files := make(map[string][]byte, len(filled))
	for i, page := range made.Pages {
		if failed[i] != nil {
			return nil, nil, failed[i]
		}
		files[page.Path] = filled[i]
	}
	return made, files, nil
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
