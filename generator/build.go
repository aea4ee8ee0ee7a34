package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"bandstand/directory/activity"
	"bandstand/generator/publish"
	"bandstand/generator/site"
	"bandstand/messages"
	"bandstand/search"
)

// buildCommand makes the site and what its services carry.
type buildCommand struct{}

// Run builds. It refuses to publish while there are errors, so that the last
// good site stays.
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
	progress.say("Reading and checking")
	directory, problems, err := p.load(now)
	if err != nil {
		return err
	}
	if mistakes := activity.Errors(problems); len(mistakes) > 0 {
		progress.end()
		p.tell(mistakes)
		return fmt.Errorf("nothing was published, because there are mistakes to mend: %s", countProblems(problems))
	}
	progress.say("Making pages")
	pictures := p.pictures()
	options, err := p.operators(site.Options{Now: now, BaseURL: p.address(), Preview: p.Preview, Drafts: p.Preview, Pictures: pictures})
	if err != nil {
		return err
	}
	made, err := p.makeWith(directory, options)
	if err != nil {
		return err
	}
	progress.say("Indexing for search")
	index, err := search.Build(made.Search, os.DirFS(p.searchBundle()))
	if err != nil {
		return err
	}
	letters, err := messages.Build(made.Messages)
	if err != nil {
		return err
	}
	progress.say("Publishing")
	// The index after the pages: a result never leads to a page that is not up.
	err = publish.Together(
		publish.Contents{Folder: p.Out, Files: made.Files},
		publish.Contents{Folder: p.searchBundle(), Files: index},
		publish.Contents{Folder: p.messagesBundle(), Files: letters},
	)
	if err != nil {
		return err
	}
	if err := p.notePictures(pictures); err != nil {
		return err
	}
	progress.end()
	p.tellUnaddressed(made.Unaddressed)
	p.summarise(made, p.Out, problems, time.Since(started))
	return nil
}

// pictureNote is the note by which the next build knows the pictures that stand.
const pictureNote = "pictures.json"

// pictures gives those that an earlier build published to the same place.
func (f flags) pictures() *site.Pictures {
	kept := &site.Pictures{}
	kept.Recall(publish.Noted(f.Out, pictureNote), os.DirFS(f.Out))
	return kept
}

func (f flags) notePictures(made *site.Pictures) error {
	return publish.Note(f.Out, pictureNote, made.Record())
}

// makeWith makes the site of a directory in memory.
func (f flags) makeWith(directory *activity.Directory, options site.Options) (*site.Site, error) {
	content, err := f.openContent()
	if err != nil {
		return nil, err
	}
	defer content.Close()
	return site.Make(directory, content.FS(), os.DirFS(f.Layouts), os.DirFS(f.Static), options)
}

// searchBundle is the folder that the search service embeds.
func (f flags) searchBundle() string { return filepath.Join(f.Bundle, "search", "bundle") }

// checkBundle refuses a place for the services that the site would be mixed
// with, or where what they carry would be taken for words, layouts or styles.
func (f flags) checkBundle() error {
	const hint = "choose a folder of its own for each: --out public --bundle netlify/functions"
	if f.Bundle == "" {
		return hinted{errors.New("the services cannot go to a folder without a name"), hint}
	}
	for _, bundle := range []string{f.searchBundle(), f.messagesBundle()} {
		own := resolve(bundle)
		for _, other := range append(f.sources(), namedFolder{"out", f.Out}) {
			if folder := resolve(other.folder); within(folder, own) || within(own, folder) {
				return hinted{fmt.Errorf("the folder %s and what the services carry in %s would lie inside each other", other.folder, bundle), hint}
			}
		}
	}
	return nil
}

// summarise says in one line what was built, and whether there is more to hear.
func (p *program) summarise(made *site.Site, out string, problems []activity.Problem, took time.Duration) {
	fmt.Fprintf(p.stdout, "%s, %s → %s in %.1fs\n",
		count(made.Listed, "activity", "activities"),
		count(made.Towns, "town", "towns"),
		asFolder(out), took.Seconds())
	if n := len(warnings(problems)); n > 0 {
		fmt.Fprintf(p.stderr, "%s: `go run ./generator check` shows them\n", count(n, "warning", "warnings"))
	}
}
