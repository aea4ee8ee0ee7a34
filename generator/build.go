package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"time"

	"bandstand/contribute"
	"bandstand/directory/activity"
	"bandstand/directory/content"
	"bandstand/directory/version"
	"bandstand/generator/folders"
	"bandstand/generator/history"
	"bandstand/generator/hosting"
	"bandstand/generator/progress"
	"bandstand/generator/publish"
	"bandstand/generator/site"
	"bandstand/generator/site/pictures"
	"bandstand/generator/spool"
	"bandstand/generator/temporary"
	"bandstand/messages"
	"bandstand/search"
)

// buildCommand makes the site and the bundles that its services embed.
type buildCommand struct{}

// Run builds and publishes. It publishes nothing while there are errors, so that
// the last good site stays.
func (buildCommand) Run(p *program) error {
	started, now := time.Now(), p.Now.now()
	stages := progress.New(p.stderr)
	defer stages.End()
	if err := cmp.Or(p.checkSources(), p.checkOut(p.getenv), p.checkBeside()); err != nil {
		return err
	}
	stages.Stage("Reading and checking")
	root, err := p.openContent()
	if err != nil {
		return err
	}
	defer root.Close()
	directory, problems := p.load(root, now)
	if len(content.Errors(problems)) > 0 {
		stages.End()
		return p.unpublished(problems)
	}
	working, remove, err := temporary.Folder()
	if err != nil {
		return withTemporary(err)
	}
	defer remove()
	kept, err := spool.New(working)
	if err != nil {
		return withTemporary(err)
	}
	defer kept.Close()
	if err := directory.PutAside(kept.Aside); err != nil {
		return withTemporary(err)
	}
	p.limitMemory()
	past := history.Begin(p.Content, pagesOf(directory))
	stages.Stage("Making pages")
	made, err := p.makeSite(directory, root.FS(), now, past, kept)
	if err != nil {
		return err
	}
	stages.Stage("Indexing for search")
	index := filepath.Join(working, "search")
	if err := cmp.Or(p.index(made, index), kept.Err()); err != nil {
		return withTemporary(err)
	}
	letters := filepath.Join(working, "messages")
	if err := writeLetters(made, letters); err != nil {
		return err
	}
	wanted, err := p.contents(made, root.FS(), index, letters, kept)
	if err != nil {
		return err
	}
	stages.Stage("Publishing")
	if _, err := publish.Swap(wanted...); err != nil {
		stages.End()
		if _, problems := p.read(root.FS(), now); len(content.Errors(problems)) > 0 {
			return p.unpublished(p.named(problems)) // a picture cannot be read to its end
		}
		return err
	}
	stages.End()
	if err := past.Err(); err != nil {
		fmt.Fprintf(p.stderr, "pages do not say when they were last changed: %v\n", err)
	}
	p.printUnaddressed(made.Unaddressed)
	p.summarise(made, " → "+folders.Said(p.Out), problems, time.Since(started))
	return nil
}

// makeSite returns the site of a directory, whose pages are not filled yet. What an earlier build made of pictures is
// taken over.
func (p *program) makeSite(
	directory *activity.Directory, files fs.FS, now time.Time, past *history.History, kept *spool.Spool,
) (*site.Site, error) {
	options, err := p.withOperatorSettings(site.Options{
		Now: now, Version: version.Of(p.getenv), BaseURL: p.address(), Preview: p.Preview, Drafts: p.Preview,
		Pictures: &pictures.Maker{Published: os.DirFS(p.Out)}, Altered: past.Of, Spool: kept,
	})
	if err != nil {
		return nil, err
	}
	made, err := site.New(directory, files, os.DirFS(p.Layouts), os.DirFS(p.Static), options)
	if err != nil {
		return nil, err
	}
	return made, made.Check()
}

// contents returns what is published of a site, and where: what the services carry, of which index and letters are folders,
// after the pages, so that a result never leads to a page that is not up. Of the folder of each bundle one file is committed.
func (p *program) contents(made *site.Site, files fs.FS, index, letters string, kept *spool.Spool) ([]publish.Contents, error) {
	adding := publish.File{Path: contribute.BundleFile, Write: func(w io.Writer) error {
		return contribute.Build(w, contribute.Source{
			Content: files, Layouts: os.DirFS(p.Layouts), Static: os.DirFS(p.Static),
			BaseURL: p.address(), Preview: p.Preview, Drafts: p.Preview,
		})
	}}
	contents := []publish.Contents{
		{Folder: p.Out, Files: filesOf(made, kept)},
		{Folder: p.searchBundle(), Files: publish.Folder(index), Keep: []string{"README"}},
		{Folder: p.messagesBundle(), Files: publish.Folder(letters), Keep: []string{"README"}},
		{Folder: p.contributeBundle(), Files: slices.Values([]publish.File{adding}), Keep: []string{"README"}},
	}
	if p.Hosting == "" {
		return contents, nil
	}
	servers, err := hosting.Files(made.Redirects())
	if err != nil {
		return nil, err
	}
	return append(contents, publish.Contents{Folder: p.Hosting, Files: publish.Bytes(servers)}), nil
}

// pagesOf returns the files of all activities.
func pagesOf(directory *activity.Directory) []string {
	var files []string
	for _, one := range directory.Activities {
		files = append(files, one.File)
	}
	return files
}

// limitMemory fits the collection of garbage to the directory that was read, unless GOGC
// or GOMEMLIMIT says how it is to be done. What is in use at most, while search is indexed,
// is twice that and 45 MB; half as much again and 75 MB is room enough to collect
// seldom. By itself Go would collect often where there is little, which costs a directory
// of 1,000 activities a tenth of its time, and let twice as much lie where there is much.
func (p *program) limitMemory() {
	if p.getenv("GOGC") != "" || p.getenv("GOMEMLIMIT") != "" {
		return
	}
	var memory runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&memory)
	debug.SetGCPercent(200)
	debug.SetMemoryLimit(max(200<<20, 120<<20+int64(memory.HeapAlloc)*5/2))
}

// withTemporary hints at what a failure to write temporary files comes of.
func withTemporary(err error) error {
	return hinted{err, "the index is put together in " + os.TempDir() + ": see that there is room to write, or name " +
		"another folder with TMPDIR"}
}

// index writes what the search service carries into a folder.
func (p *program) index(made *site.Site, folder string) error {
	carried, err := made.Search()
	if err != nil {
		return err
	}
	return search.Build(carried, os.DirFS(p.searchBundle()), folder)
}

// writeLetters writes what the messages service carries into a folder, which it makes.
func writeLetters(made *site.Site, folder string) error {
	groups, err := made.Messages()
	if err != nil {
		return err
	}
	files, err := messages.Build(groups)
	if err != nil {
		return err
	}
	if err := os.Mkdir(folder, 0o700); err != nil {
		return withTemporary(err)
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(folder, name), text, 0o600); err != nil {
			return withTemporary(err)
		}
	}
	return nil
}

// unpublished prints the mistakes that keep a site from being published, and returns
// how many there are.
func (p *program) unpublished(problems []content.Problem) error {
	p.print(content.Errors(problems))
	return fmt.Errorf("nothing was published, because there are mistakes to mend: %s", countProblems(problems))
}

// filesOf returns the pages of a site as they are published, with all that was put aside of them.
func filesOf(made *site.Site, kept *spool.Spool) iter.Seq[publish.File] {
	return func(yield func(publish.File) bool) {
		for page := range made.Pages() {
			fill := func(w io.Writer) error { return cmp.Or(page.Fill(w), kept.Err()) }
			if !yield(publish.File{Path: page.Path, Write: fill}) {
				return
			}
		}
	}
}

// searchBundle is the folder that the search service embeds.
func (f flags) searchBundle() string { return filepath.Join(f.Bundle, "search", "bundle") }

// messagesBundle is the folder that the messages service embeds.
func (f flags) messagesBundle() string { return filepath.Join(f.Bundle, "messages", "bundle") }

// contributeBundle is the folder that the service for groups embeds.
func (f flags) contributeBundle() string { return filepath.Join(f.Bundle, "contribute", "bundle") }

// checkBeside refuses a folder for the bundles, or for the configuration of web servers,
// that shares files with the site or its sources.
func (f flags) checkBeside() error {
	const hint = "choose a folder of its own for each: --out public --bundle netlify/functions"
	if f.Bundle == "" {
		return hinted{errors.New("the services cannot go to a folder without a name"), hint}
	}
	others := append(f.sources(), namedFolder{"out", f.Out})
	refuse := func(folder, what string) error {
		own := folders.Resolve(folder)
		for _, other := range others {
			if taken := folders.Resolve(other.folder); folders.Within(taken, own) || folders.Within(own, taken) {
				return hinted{fmt.Errorf("the folder %s and %s in %s would lie inside each other", other.folder, what, folder), hint}
			}
		}
		return nil
	}
	const carried = "what the services carry"
	bundles := []string{f.searchBundle(), f.messagesBundle(), f.contributeBundle()}
	if err := cmp.Or(refuse(bundles[0], carried), refuse(bundles[1], carried), refuse(bundles[2], carried)); err != nil || f.Hosting == "" {
		return err
	}
	for _, bundle := range bundles {
		others = append(others, namedFolder{"bundle", bundle})
	}
	return refuse(f.Hosting, "what web servers are told")
}

// summarise prints in one line what was made, and how many warnings there are.
func (p *program) summarise(made *site.Site, to string, problems []content.Problem, took time.Duration) {
	fmt.Fprintf(p.stdout, "%s, %s%s in %.1fs\n",
		count(made.Listed(), "activity", "activities"), count(made.Towns(), "town", "towns"), to, took.Seconds())
	if n := made.RingFirst(); n > 0 {
		fmt.Fprintf(p.stderr, "%s not confirmed for a year, so lists say to ring first: `go run ./generator check --stale` tells whom to ring\n",
			count(n, "group was", "groups were"))
	}
	if n := len(warnings(problems)); n > 0 {
		fmt.Fprintf(p.stderr, "%s: `go run ./generator check` shows them\n", count(n, "warning", "warnings"))
	}
}
