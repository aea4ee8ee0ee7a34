// Package content reads and checks a content folder: it makes an
// activity.Directory of the sound pages and reports every problem with its line
// and its cure. What it is made of stands in rooms below it: report, frontmatter,
// fields, markdown, check, listing and wordlists. It knows nothing of layouts,
// search or the command line.
package content

import (
	"cmp"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"bandstand/base"
	"bandstand/directory/activity"
	"bandstand/directory/content/check"
	"bandstand/directory/content/frontmatter"
	"bandstand/directory/content/listing"
	"bandstand/directory/content/markdown"
	"bandstand/directory/content/report"
	"bandstand/directory/content/wordlists"
	"bandstand/directory/slips"
	"bandstand/directory/vocabulary"
	"bandstand/directory/words"
)

// Problem is something wrong with a page, worded so that a group can mend it.
type Problem = report.Problem

// Errors returns the problems that stop a build.
func Errors(problems []Problem) []Problem { return report.Errors(problems) }

// Load reads and checks everything in a content folder. What says how people
// talk in any directory is read from package base where the folder has no such
// file of its own; its problems name base/ before the file. Load does not stop at
// the first mistake: the sound pages and every problem come back together, the
// problems sorted by file and line. A page with an error is left out, and that
// error says so; a draft is left out with a warning. Only a change of content
// makes errors: what merely grew old by now is a warning.
func Load(content fs.FS, now time.Time) (*activity.Directory, []Problem) {
	l := &loader{
		content:   content,
		days:      check.DaysAt(now),
		claims:    check.NewClaims(),
		directory: &activity.Directory{},
		townsMade: map[string]*activity.Town{},
		links:     map[string][]markdown.Link{},
	}
	l.reportStrays()
	vocabularies := wordlists.Source{Content: content, Base: base.FS, Opened: l.open}
	wordlists.Read(vocabularies, l.directory)
	l.readSite()
	l.days.AsOf = l.directory.Site.Demonstration.AsOf
	l.readNations()
	l.readTowns()
	l.readOrganisations()
	l.readPages()
	l.directory.Activities = listing.ReadAll(&listing.Context{
		Content: content, Days: l.days, Claims: l.claims, Directory: l.directory, TownsMade: l.townsMade, Links: l.links,
	}, l.pagesIn("activities"))
	l.checkLinks()
	l.finish()
	for _, code := range l.directory.Site.Languages {
		if code != words.English().Code() {
			wordlists.ReadTranslation(vocabularies, l.directory, code, l.translated(code))
		}
	}
	l.translate()
	return l.directory, l.problems()
}

// loader holds what one Load has read so far.
type loader struct {
	content   fs.FS
	days      check.Days
	claims    *check.Claims
	directory *activity.Directory
	files     []*frontmatter.File // all that were opened or reported of

	townsMade    map[string]*activity.Town  // built from place data, by slug
	links        map[string][]markdown.Link // to pages of the same site, by file
	translations []*frontmatter.File        // pages in other languages than English
}

// file returns a file that is about to be read, or that something is to be
// reported of.
func (l *loader) file(name string) *frontmatter.File {
	file := frontmatter.NewFile(l.content, name)
	l.open(file)
	return file
}

func (l *loader) open(file *frontmatter.File) { l.files = append(l.files, file) }

// render makes the body of a page safe to show. part keeps the ids of its
// headings apart from those of other bodies on the same page.
func (l *loader) render(file *frontmatter.File, body []byte, part string) (text activity.Text) {
	text, l.links[file.File] = markdown.Render(file.Report, body, file.BodyLine, part)
	return text
}

var topFolders = []string{"activities", "images", "nations", "organisations", "pages", "towns", "vocabulary"}

// reportStrays reports files and folders that nothing would read.
func (l *loader) reportStrays() {
	entries, err := fs.ReadDir(l.content, ".")
	if err != nil {
		s := l.file(".")
		s.Errorf(0, "the content folder cannot be read: %s", report.Reason(err))
	}
	for _, entry := range entries {
		name := entry.Name()
		if file, _, other := check.TranslatedFile(name); other && file == "site.yaml" {
			continue
		}
		if check.PassedOver(name) || name == "site.yaml" || entry.IsDir() && slices.Contains(topFolders, name) {
			continue
		}
		s := l.file(name)
		s.Warnf(0, "nothing reads this, so it is left out").
			Suggestf("%s", cmp.Or(slips.DidYouMean(name, append([]string{"site.yaml"}, topFolders...)), "take it out"))
	}
}

// pagesIn returns the Markdown files of a folder, sorted, and reports what else
// lies there. Only activities/ may have sub-folders.
func (l *loader) pagesIn(folder string) []*frontmatter.File {
	var found []*frontmatter.File
	_ = fs.WalkDir(l.content, folder, func(file string, entry fs.DirEntry, err error) error {
		if err != nil && file == folder && errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil {
			s := l.file(file)
			s.Errorf(0, "this cannot be read: %s", report.Reason(err))
			return nil
		}
		name := entry.Name()
		switch {
		case file == folder:
			return nil
		case check.PassedOver(name) && entry.IsDir():
			return fs.SkipDir
		case check.PassedOver(name), entry.IsDir() && folder == "activities":
			return nil
		case entry.IsDir():
			s := l.file(file)
			s.Warnf(0, "nothing reads this folder").Suggestf("move its pages to %s/ itself", folder)
			return fs.SkipDir
		case path.Ext(name) != ".md":
			l.reportNoPage(file)
			return nil
		}
		found = append(found, l.file(file))
		return nil
	})
	slices.SortFunc(found, func(a, b *frontmatter.File) int { return strings.Compare(a.File, b.File) })
	return l.setApart(found)
}

// reportNoPage reports a file in a folder of pages that is none, unless it is a
// picture.
func (l *loader) reportNoPage(file string) {
	ending := strings.ToLower(path.Ext(file))
	if slices.Contains(check.PictureEndings, ending) {
		return
	}
	s := l.file(file)
	problem := s.Warnf(0, "this is not a page, so it is left out")
	switch ending {
	case ".md", ".markdown", ".mdown", ".txt", ".yaml", ".yml", ".docx", ".doc", ".odt":
		problem.Suggestf("a page is plain text, and its file's name ends in .md")
	default:
		problem.Suggestf("take it out, or begin its name with _ to keep it")
	}
}

// finish puts everything in the order in which it is handed on.
func (l *loader) finish() {
	for _, town := range l.townsMade {
		l.directory.Towns = append(l.directory.Towns, town)
	}
	sortBySlug(l.directory.Towns, func(t *activity.Town) string { return t.Slug })
	sortBySlug(l.directory.Activities, func(a *activity.Activity) string { return a.Slug })
	l.countLanguages()
}

// countLanguages warns of languages that search cannot be narrowed to.
func (l *loader) countLanguages() {
	spoken := map[string]bool{}
	for _, a := range l.directory.Activities {
		for _, code := range a.Languages {
			spoken[code] = true
		}
	}
	if len(spoken) > vocabulary.MostValues {
		l.file("activities").Warnf(0, "%d languages are spoken here, and a search can be narrowed to %d: those that the "+
			"fewest activities have are left out", len(spoken), vocabulary.MostValues).
			Suggestf("look under languages: for codes that are no language")
	}
}

// problems returns what is wrong with every file.
func (l *loader) problems() []Problem {
	var all []Problem
	for _, s := range l.files {
		all = append(all, s.Problems()...)
	}
	report.Sort(all)
	return report.Fewer(slices.Compact(all))
}

// sortBySlug sorts what bySlug searches. Files sort otherwise: "a-b.md" comes
// before "a.md".
func sortBySlug[T any](list []*T, of func(*T) string) {
	slices.SortFunc(list, func(a, b *T) int { return strings.Compare(of(a), of(b)) })
}
