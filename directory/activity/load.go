package activity

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	"bandstand/directory/vocabulary"
)

// Load reads and checks everything in a content folder. It does not stop at
// the first mistake: the sound pages and every problem come back together, the
// problems sorted by file and line. A page with an error is left out, and that
// error says so; a draft is left out with a warning. Only a change of content
// makes errors: what merely grew old by now is a warning.
func Load(content fs.FS, now time.Time) (*Directory, []Problem) {
	l := &loader{
		content:   content,
		today:     DateOf(now.In(London)),
		now:       now,
		directory: &Directory{},
		files:     map[string][]string{},
		left:      map[string]string{},
		townsMade: map[string]*Town{},
		meanings:  newMeanings(),

		translated: map[string]string{},
	}
	l.top()
	l.vocabularies()
	l.site()
	l.nations()
	l.towns()
	l.organisations()
	l.pages()
	l.activities()
	l.checkInside()
	l.finish()
	l.translateVocabularies()
	l.translate()
	return l.directory, l.problems()
}

// loader holds what one Load has read so far.
type loader struct {
	content   fs.FS
	now       time.Time
	today     Date // in London
	directory *Directory
	sources   []*source

	files map[string][]string // folder and slug to the files that claim it: "towns/salford"
	left  map[string]string   // folder and slug to the file of a page that has errors

	guesses   int              // made so far: see mostGuesses
	townsMade map[string]*Town // built from place data, by slug
	meanings  *meanings        // of the words of the vocabularies

	translations []*source         // pages in other languages than English
	translated   map[string]string // code and page to the file: "cy activities/plant-pals"
}

// source is a file that is about to be read, or that something is to be told of.
func (l *loader) source(file string) *source {
	name := path.Base(file)
	s := &source{file: file, slug: strings.TrimSuffix(name, path.Ext(name))}
	l.sources = append(l.sources, s)
	return s
}

// judged is the day on which staleness is judged: today, or in a demonstration
// the day that it was made for.
func (l *loader) judged() Date {
	return judgedOn(l.today, l.directory.Site.Demonstration.AsOf)
}

var topFolders = []string{"activities", "images", "nations", "organisations", "pages", "towns", "vocabulary"}

// top tells of files and folders that nothing would read.
func (l *loader) top() {
	entries, err := fs.ReadDir(l.content, ".")
	if err != nil {
		s := l.source(".")
		s.wrong(0, "the content folder cannot be read: %s", reason(err))
	}
	for _, entry := range entries {
		name := entry.Name()
		if file, _, other := otherLanguageFile(name); other && file == "site.yaml" {
			continue
		}
		if passedOver(name) || name == "site.yaml" || entry.IsDir() && slices.Contains(topFolders, name) {
			continue
		}
		s := l.source(name)
		s.warn(0, "nothing reads this, so it is left out").mend("%s", cmp.Or(didYouMean(name, append([]string{"site.yaml"}, topFolders...)), "take it out"))
	}
}

// passedOver says whether a file or folder is not meant as content.
func passedOver(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_") ||
		strings.EqualFold(name, "README.md") || strings.EqualFold(name, "LICENSE") || strings.HasPrefix(name, "LICENSE")
}

// pagesIn gives the Markdown files of a folder, sorted, and tells of what else
// lies there. Only activities/ may have sub-folders.
func (l *loader) pagesIn(folder string) []*source {
	var found []*source
	_ = fs.WalkDir(l.content, folder, func(file string, entry fs.DirEntry, err error) error {
		if err != nil && file == folder && errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil {
			s := l.source(file)
			s.wrong(0, "this cannot be read: %s", reason(err))
			return nil
		}
		name := entry.Name()
		switch {
		case file == folder:
			return nil
		case passedOver(name) && entry.IsDir():
			return fs.SkipDir
		case passedOver(name), entry.IsDir() && folder == "activities":
			return nil
		case entry.IsDir():
			s := l.source(file)
			s.warn(0, "nothing reads this folder").mend("move its pages to %s/ itself", folder)
			return fs.SkipDir
		case path.Ext(name) != ".md":
			l.notAPage(file)
			return nil
		}
		found = append(found, l.source(file))
		return nil
	})
	slices.SortFunc(found, func(a, b *source) int { return strings.Compare(a.file, b.file) })
	return l.setApart(found)
}

func (l *loader) notAPage(file string) {
	ending := strings.ToLower(path.Ext(file))
	if slices.Contains(imageEndings, ending) {
		return
	}
	s := l.source(file)
	told := s.warn(0, "this is not a page, so it is left out")
	switch ending {
	case ".md", ".markdown", ".mdown", ".txt", ".yaml", ".yml", ".docx", ".doc", ".odt":
		told.mend("a page is plain text, and its file's name ends in .md")
	default:
		told.mend("take it out, or begin its name with _ to keep it")
	}
}

// page reads one page: its front matter into fields, a pointer to one of the
// structs of fields.go, and its body. It says whether the front matter could be
// read at all.
func (l *loader) page(s *source, fields any) (body []byte, ok bool) {
	if !s.read(l.content) {
		return nil, false
	}
	front, body, ok := s.splitPage()
	if !ok {
		return nil, false
	}
	s.decode(front, s.frontLine, fields)
	return body, true
}

// yamlFile reads a file of YAML that is no page.
func (l *loader) yamlFile(s *source) (*yaml.Node, bool) {
	if !s.read(l.content) {
		return nil, false
	}
	return s.parseYAML(s.text, 1)
}

// claim takes a slug for a file of a folder. A slug stands for one page only.
func (l *loader) claim(folder string, s *source) bool {
	name := folder + "/" + s.slug
	l.files[name] = append(l.files[name], s.file)
	if len(l.files[name]) > 1 {
		s.wrong(0, "there is another page called %s: %s", quote(s.slug), l.files[name][0]).mend("give one of the two files another name; it becomes the page's address")
		return false
	}
	if !validSlug(s.slug) {
		s.wrong(0, "a file's name becomes an address, and %s cannot be one", quote(s.slug)).mend("use small letters, figures and single hyphens: %s.md", cmp.Or(SlugOf(s.slug), "seedley-singers"))
		return false
	}
	return true
}

// leave notes a page that is left out for its errors.
func (l *loader) leave(folder string, s *source) { l.left[folder+"/"+s.slug] = s.file }

// finish puts everything in the order in which it is handed on.
func (l *loader) finish() {
	for _, town := range l.townsMade {
		l.directory.Towns = append(l.directory.Towns, town)
	}
	sortBySlug(l.directory.Towns, func(t *Town) string { return t.Slug })
	sortBySlug(l.directory.Activities, func(a *Activity) string { return a.Slug })
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
		l.source("activities").warn(0, "%d languages are spoken here, and a search can be narrowed to %d: those that the fewest activities have are left out", len(spoken), vocabulary.MostValues).
			mend("look under languages: for codes that are no language")
	}
}

// problems gives what is wrong with every file.
func (l *loader) problems() []Problem {
	var all []Problem
	for _, s := range l.sources {
		all = append(all, s.tellAll()...)
	}
	sortProblems(all)
	return fewer(slices.Compact(all))
}

// mostTold is how many problems are told of a whole directory.
const mostTold = 1000

// fewer leaves the first problems of very many, errors before warnings, and
// tells how many more there are.
func fewer(all []Problem) []Problem {
	left := len(all) - mostTold
	if left <= 0 {
		return all
	}
	slices.SortStableFunc(all, func(a, b Problem) int { return cmp.Compare(rank(a), rank(b)) })
	told := slices.Clone(all[:mostTold])
	sortProblems(told)
	return append(told, Problem{
		File: ".", What: fmt.Sprintf("%d more things are wrong here; the first %d are told", left, mostTold),
		Warning: all[mostTold].Warning,
	})
}

// rank puts errors before warnings.
func rank(p Problem) int {
	if p.Warning {
		return 1
	}
	return 0
}

// sortBySlug sorts what bySlug searches. Files sort otherwise: "a-b.md" comes
// before "a.md".
func sortBySlug[T any](list []*T, of func(*T) string) {
	slices.SortFunc(list, func(a, b *T) int { return strings.Compare(of(a), of(b)) })
}

// termSlugs lists a vocabulary's slugs for a hint.
func termSlugs(list vocabulary.List) []string {
	var slugs []string
	for _, term := range list {
		slugs = append(slugs, term.Slug)
	}
	return slugs
}
