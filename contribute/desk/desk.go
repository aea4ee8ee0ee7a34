// Package desk holds a directory without its activities, in memory, and puts one page on it: it reads the page by the
// same code as `check`, and makes the site that would have it, so that a group sees its page as it will be. Nothing of
// it is written anywhere.
package desk

import (
	"fmt"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing/fstest"
	"time"

	"bandstand/directory/activity"
	"bandstand/directory/content"
	"bandstand/directory/content/report"
	"bandstand/generator/site"
)

// Desk is safe for use by many goroutines at once.
type Desk struct {
	Site *site.Site // of the directory without activities

	layouts, static fs.FS
	options         site.Options
	texts           fstest.MapFS            // of the content folder, without activities
	pages           map[string]page         // of activities, by slug
	directory       *activity.Directory     // of texts
	before          map[report.Problem]bool // what is wrong with texts as they are
	loaders         sync.Pool               // of *loader
}

type page struct {
	file string
	text []byte
}

// loader is a content.Loader over a folder of its own.
type loader struct {
	folder fstest.MapFS
	*content.Loader
	left []string // files that lay there for the last page, and are gone
}

// New returns a desk for the texts of a content folder. An error tells what keeps a site from being made of it.
func New(texts fstest.MapFS, layouts, static fs.FS, options site.Options) (*Desk, error) {
	d := &Desk{layouts: layouts, static: static, options: options, texts: fstest.MapFS{}, pages: map[string]page{},
		before: map[report.Problem]bool{}}
	for file, held := range texts {
		if !strings.HasPrefix(file, "activities/") {
			d.texts[file] = held
			continue
		}
		if slug, isPage := strings.CutSuffix(path.Base(file), ".md"); isPage && activity.ValidSlug(slug) {
			d.pages[slug] = page{file, held.Data}
		}
	}
	d.loaders.New = func() any {
		folder := maps.Clone(d.texts)
		made := &loader{folder: folder, Loader: content.NewLoader(folder)}
		made.PicturesUnread, made.Preview = true, options.Preview
		return made
	}
	first := d.loaders.New().(*loader)
	directory, problems := first.Load(options.Now)
	d.directory = directory
	for _, one := range problems {
		d.before[one] = true
	}
	d.loaders.Put(first)
	var err error
	if d.Site, err = site.New(directory, d.texts, layouts, static, options); err != nil {
		return nil, fmt.Errorf("make a site without activities: %w", err)
	}
	return d, nil
}

// Directory returns the directory without its activities.
func (d *Desk) Directory() *activity.Directory { return d.directory }

// Taken reports whether an activity has an address.
func (d *Desk) Taken(slug string) bool {
	_, taken := d.pages[slug]
	return taken
}

// Slugs returns the addresses of all activities, sorted.
func (d *Desk) Slugs() []string { return slices.Sorted(maps.Keys(d.pages)) }

// Page returns the file of an activity below the content folder, and what stands in it.
func (d *Desk) Page(slug string) (file string, text []byte, ok bool) {
	one, ok := d.pages[slug]
	return one.file, one.text, ok
}

// Read reads files among those of the directory, and returns it with them and what is wrong with them.
func (d *Desk) Read(files map[string][]byte, now time.Time) (*activity.Directory, []content.Problem) {
	l := d.loaders.Get().(*loader)
	defer d.loaders.Put(l)
	changed := l.left
	l.left = nil
	for file, text := range d.along(files) {
		l.folder[file] = &fstest.MapFile{Data: text}
		changed = append(changed, file)
		l.left = append(l.left, file)
	}
	directory, problems := l.Reload(now, changed)
	for _, file := range l.left {
		delete(l.folder, file)
		if before, was := d.texts[file]; was {
			l.folder[file] = before
		}
	}
	return directory, slices.DeleteFunc(problems, func(p content.Problem) bool {
		_, ours := files[p.File]
		return !ours || d.before[p]
	})
}

// leadsTo matches a link to an activity.
var leadsTo = regexp.MustCompile(`/activities/([a-z0-9-]+)/`)

// along returns files, and the pages of activities that they lead to: a link to one that is not there would be a mistake.
func (d *Desk) along(files map[string][]byte) map[string][]byte {
	all := maps.Clone(files)
	for _, text := range files {
		for _, link := range leadsTo.FindAllSubmatch(text, 20) {
			if one, ok := d.pages[string(link[1])]; ok && all[one.file] == nil {
				all[one.file] = one.text
			}
		}
	}
	return all
}

// Show returns the site of a directory that Read returned. Nothing in it can be found by a search.
func (d *Desk) Show(directory *activity.Directory, now time.Time) (*site.Site, error) {
	options := d.options
	options.Now, options.Before, options.DesignKept = now, d.Site, true
	return site.New(directory, d.texts, d.layouts, d.static, options)
}
