package content

import (
	"io/fs"
	"maps"
	"path"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"bandstand/base"
	"bandstand/directory/activity"
	"bandstand/directory/content/check"
	"bandstand/directory/content/facts"
	"bandstand/directory/content/fields"
	"bandstand/directory/content/frontmatter"
	"bandstand/directory/content/listing"
	"bandstand/directory/content/markdown"
	"bandstand/directory/content/report"
	"bandstand/directory/content/wordlists"
	"bandstand/directory/plainwords"
	"bandstand/directory/words"
)

// Loader loads a content folder again and again. What it has read of a page it
// keeps until the page changes, or something that the page was read by: the day,
// site.yaml, a vocabulary, the page's organisation or its town. It may not be used
// by several at a time. The directories that it returns never change, and share
// what stayed the same: an activity whose pointer is the old one says what it said.
type Loader struct {
	// Preview takes what is invented in a directory that is no demonstration for
	// something to mend by and by. Set it before the first Load.
	Preview bool

	// PicturesUnread leaves the pixels of pictures unread, which takes longer than all
	// else. Whoever shows them finds then whether they can be read to their end.
	PicturesUnread bool

	// Advise tells too what could be said more plainly. Set it before the first Load.
	Advise bool

	content fs.FS
	base    fs.FS              // of the package, but in tests
	folders map[string]*walked // the top folders that were looked into
	foreign *walked            // what lies in the content folder and is no content; nil before it was looked for
	ground  *ground

	// What was read, by file.
	nations       shelf[activity.Nation]
	towns         shelf[activity.Town]
	organisations shelf[activity.Organisation]
	pages         shelf[activity.Page]
	listings      map[string]*listing.Listing
	translated    map[string]*translation

	owners   owners
	pageless pagelessTowns
	aliases  []string // of the activities that are sound
	renamed  bool     // listings may name other organisations and towns than when they were read
	moved    bool     // links may lead elsewhere than when they were last looked at
}

// NewLoader returns a loader of a content folder, of which it has read nothing yet.
func NewLoader(content fs.FS) *Loader {
	l := &Loader{content: content, base: base.FS}
	l.pageless.built = map[namedPlace]*activity.Town{}
	l.forgetAll()
	return l
}

// Load reads everything, as the function of that name.
func (l *Loader) Load(now time.Time) (*activity.Directory, []Problem) {
	l.forgetAll()
	return l.load(now)
}

// Reload returns what Load would, after some files and folders have been written,
// added, removed or renamed. changed names them by their paths below the content
// folder; a folder stands for all that lies in it, or lay. Of the others nothing is
// read.
func (l *Loader) Reload(now time.Time, changed []string) (*activity.Directory, []Problem) {
	top, _ := fs.ReadDir(l.content, ".")
	for _, entry := range top {
		if entry.Type()&fs.ModeSymlink != 0 { // what lies behind it has another name when it changes
			return l.Load(now)
		}
	}
	l.forget(changed)
	return l.load(now)
}

func (l *Loader) forgetAll() {
	l.folders, l.foreign, l.ground = map[string]*walked{}, nil, nil
	l.forgetPages()
}

func (l *Loader) forgetPages() {
	l.nations, l.towns = shelf[activity.Nation]{}, shelf[activity.Town]{}
	l.organisations, l.pages = shelf[activity.Organisation]{}, shelf[activity.Page]{}
	l.listings, l.translated = map[string]*listing.Listing{}, map[string]*translation{}
}

// forget drops all that was known of files and folders.
func (l *Loader) forget(changed []string) {
	var moved []string // files that are new or gone, folders, pictures
	for _, name := range changed {
		name = path.Clean(name)
		top := folderOf(name)
		if l.ground != nil && (top == "." || top == "vocabulary" || top == "site.yaml" || top == "images") { // the logo
			l.ground.stale = true
		}
		if translated, _, other := check.TranslatedFile(name); top == "towns" || other && translated == "site.yaml" {
			l.forgetFacts()
		}
		l.renamed = l.renamed || top == "." || top == "towns" || top == "organisations"
		if !l.isPageStill(name) {
			moved = append(moved, name)
			continue
		}
		delete(l.nations, name)
		delete(l.towns, name)
		delete(l.organisations, name)
		delete(l.pages, name)
		delete(l.listings, name)
		delete(l.translated, name)
	}
	if len(moved) > 0 {
		l.moved = true
		l.forgetBelow(moved)
	}
}

// forgetFacts drops the pages that tell of the site and of all towns.
func (l *Loader) forgetFacts() {
	clear(l.pages)
	maps.DeleteFunc(l.translated, func(file string, _ *translation) bool {
		return folderOf(file) == "pages" || folderOf(file) == "nations"
	})
}

// isPageStill reports whether a name stands for the file of a page, as it did when
// its folder was looked into.
func (l *Loader) isPageStill(name string) bool {
	known := l.folders[folderOf(name)]
	info, err := fs.Lstat(l.content, name)
	return known != nil && (slices.Contains(known.pages, name) || slices.Contains(known.translations, name)) &&
		err == nil && info.Mode().IsRegular()
}

// forgetBelow drops all that was known of what has some names or lies below them.
func (l *Loader) forgetBelow(names []string) {
	l.foreign = nil
	moved := map[string]bool{}
	for _, name := range names {
		moved[name] = true
	}
	within := func(file string) bool {
		for ; file != "."; file = path.Dir(file) {
			if moved[file] {
				return true
			}
		}
		return moved["."]
	}
	for name := range moved {
		delete(l.folders, folderOf(name))
	}
	if moved["."] {
		clear(l.folders)
	}
	deleteWithin(l.nations, within)
	deleteWithin(l.towns, within)
	deleteWithin(l.organisations, within)
	deleteWithin(l.pages, within)
	deleteWithin(l.translated, within)
	maps.DeleteFunc(l.listings, func(file string, one *listing.Listing) bool {
		return within(file) || one.Picture != "" && (one.Activity.Image == nil || one.Activity.Image.File == "" ||
			within(path.Join(path.Dir(file), one.Picture)) || within("images/"+one.Picture))
	})
}

func deleteWithin[T any](kept map[string]T, within func(file string) bool) {
	maps.DeleteFunc(kept, func(file string, _ T) bool { return within(file) })
}

// ground is what all pages are read by.
type ground struct {
	days      check.Days
	directory activity.Directory // its site and vocabularies, in all languages
	reports   []*report.Report
	told      bool // site.yaml has what it must have
	stale     bool // it has to be read again
}

// standOnGround takes site.yaml and the vocabularies as they are kept, or reads
// them. Where they or the day have changed, all pages have to be read again.
func (l *load) standOnGround(today check.Days) {
	before := l.ground
	if before == nil || before.stale || before.days.Today != today.Today {
		l.ground = l.readGround(today)
		l.moved = true
	}
	if now := &l.ground.directory; before != nil && (before.days != l.ground.days ||
		!reflect.DeepEqual(before.directory.Site, now.Site) || !reflect.DeepEqual(before.directory.Kinds, now.Kinds) ||
		!reflect.DeepEqual(before.directory.GoodFor, now.GoodFor) ||
		!reflect.DeepEqual(before.directory.Access, now.Access)) {
		l.forgetPages()
	}
	l.days = l.ground.days
	directory := l.ground.directory
	l.directory = &directory
	directory.Translated = maps.Clone(directory.Translated)
	for code, spoken := range directory.Translated {
		directory.Translated[code] = &activity.Translated{
			Pages: map[string]*activity.Translation{}, Vocabularies: spoken.Vocabularies,
		}
	}
	for _, r := range l.ground.reports {
		l.open(r)
	}
}

// isReal reports whether site.yaml says that this is no demonstration.
func (g *ground) isReal() bool { return g.told && !g.directory.Site.Demonstration.Is }

// readGround reads the vocabularies, then site.yaml, whose kinds are looked up.
func (l *Loader) readGround(days check.Days) *ground {
	g := &ground{days: days}
	source := wordlists.Source{
		Content: l.content, Base: l.base,
		Opened: func(file *frontmatter.File) { g.reports = append(g.reports, file.Report) },
	}
	g.directory.Vocabularies = wordlists.Read(source)
	site := frontmatter.NewFile(l.content, "site.yaml")
	source.Opened(site)
	readSite(site, l.content, &g.directory, l.PicturesUnread)
	if g.told = site.Sound(); g.isReal() {
		check.Invented(site, "", true, l.Preview)
	}
	g.days.AsOf = g.directory.Site.Demonstration.AsOf
	for _, code := range g.directory.Site.Languages {
		if code == words.English().Code() {
			continue
		}
		if g.directory.Translated == nil {
			g.directory.Translated = map[string]*activity.Translated{}
		}
		g.directory.Translated[code] = &activity.Translated{
			Vocabularies: wordlists.ReadTranslation(source, g.directory.Vocabularies, code),
		}
	}
	return g
}

// shelf is what was read of the pages of one folder, by file.
type shelf[T any] map[string]*page[T]

// page is what one file of a folder says by itself.
type page[T any] struct {
	*report.Report
	it    *T              // nil where it could not be read
	links []markdown.Link // to pages of the same site
	lead  bool            // see linked
}

// readFolder returns the sound pages of a folder, by slug. It reads those that are
// not kept, on all cores.
func readFolder[F, T any](l *load, folder string, kept shelf[T], read func(s *source, told *F) *T) []*T {
	files := l.pagesIn(folder)
	var unread []string
	for _, file := range files {
		if kept[file] == nil {
			unread = append(unread, file)
		}
	}
	made := make([]*page[T], len(unread))
	var plain *plainwords.Reader
	if folder == "organisations" {
		plain = l.plain()
	}
	onAllCores(len(unread), func(i int) {
		var told F
		s := &source{File: l.file(unread[i])}
		made[i] = &page[T]{Report: s.Report}
		if body, ok := s.Read(&told, fields.Kinds...); ok {
			s.body = body
			made[i].it = read(s, &told)
			made[i].links = s.links
			if !strings.HasPrefix(unread[i], inBase) { // a test holds what came with the software
				check.Prose(s.File, string(body), folder == "organisations")
				l.invented(s.File, string(body), folder == "pages" || folder == "nations")
				if plain != nil {
					check.Plainly(s.File, string(body), plain)
				}
			}
		}
	})
	for i, file := range unread {
		kept[file] = made[i]
	}
	var sound []*T
	l.claims.folders[folder] = map[string]*report.Report{}
	for _, file := range files {
		one, slug := kept[file], slugOf(file)
		r := l.open(one.Report)
		l.claims.claim(folder, slug, r)
		if len(one.links) > 0 {
			l.links = append(l.links, linked{r, one.links, &one.lead})
		}
		if r.Sound() {
			sound = append(sound, one.it)
		}
	}
	return sound
}

// file returns a file of the content or of base.
func (l *Loader) file(name string) *frontmatter.File {
	within, is := strings.CutPrefix(name, inBase)
	if !is {
		return frontmatter.NewFile(l.content, name)
	}
	file := frontmatter.NewFile(l.base, within)
	file.File = name
	return file
}

// invented reports what is invented in a directory that is no demonstration.
func (l *load) invented(f *frontmatter.File, body string, ofTheSite bool) {
	if l.ground.isReal() {
		check.Invented(f, body, ofTheSite, l.Preview)
	}
}

// source is a page while it is read.
type source struct {
	*frontmatter.File
	body  []byte
	links []markdown.Link
	facts *facts.Facts // nil in pages that strangers write
}

// render makes the body safe to show. part keeps the ids of its headings apart from
// those of other bodies on the same page.
func (s *source) render(part string) (text activity.Text) {
	text, s.links = markdown.Render(s.Report, s.body, s.BodyLine, part, s.facts)
	return text
}

// plain returns what finds hard words and long sentences; nil where nobody asked for advice.
func (l *load) plain() *plainwords.Reader {
	if !l.Advise {
		return nil
	}
	return plainwords.New(l.directory.Plain)
}

// onAllCores calls do with each number below n, several at a time.
func onAllCores(n int, do func(i int)) {
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		workers.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				do(i)
			}
		})
	}
	workers.Wait()
}
