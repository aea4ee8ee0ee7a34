// Package search finds activities: it writes what the service carries, opens it, and
// answers over HTTP with a page or with JSON. A search passes from room to room, each
// of which imports only those before it: lexicon (what words can mean), index (what
// there is), query (what is meant), rank (what answers it, in which order), answer (what
// is said of it), and here how that is shown. It knows nothing of Markdown, of how the site is built or of
// who runs the service.
package search

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"testing/fstest"
	"time"

	"bandstand/directory/activity"
	"bandstand/directory/page"
	"bandstand/directory/vocabulary"
	"bandstand/directory/words"
	"bandstand/search/address"
	"bandstand/search/answer"
	"bandstand/search/index"
	"bandstand/search/lexicon"
	"bandstand/search/query"
	"bandstand/search/rank"
)

// What a source is made of, as the index knows it.
type (
	Document = index.Document
	Card     = index.Card
	Shown    = index.Shown
	Coming   = index.Coming

	OpenReferral = index.OpenReferral

	Slot       = index.Slot
	Ages       = index.Ages
	Town       = index.Town
	SchoolTerm = index.SchoolTerm
	Holiday    = index.Holiday
	Turn       = activity.Turn

	Vocabularies = vocabulary.Vocabularies
)

// OldestAge is the end of ages that have none.
const OldestAge = index.OldestAge

// NewComing returns the time from start to end.
func NewComing(start, end time.Time, checkFirst bool) Coming {
	return index.NewComing(start, end, checkFirst)
}

// What an answer is made of, as the room that says it knows it.
type (
	Answer     = answer.Answer
	Result     = answer.Result
	Understood = answer.Understood
	Urgent     = answer.Urgent
	Group      = answer.Group

	Standing = rank.Standing
)

// Horizon is how far ahead a card knows its dates.
const Horizon = index.Horizon

// Source is all that search carries from one build of the site: what can be
// found, the words in which people ask for it, and what its pages look like.
type Source struct {
	Documents []Document // in any order
	*Vocabularies

	Towns    []Town
	Holidays []Holiday // bank holidays, in the order of their days
	Nation   string    // of the site, whose urgent help is shown where no place says otherwise
	Urgent   []Urgent  // in the order in which they are shown
	Groups   []Group   // that have nothing listed, by name

	Built   Built
	Shell   page.Shell
	Layouts fs.FS // page.html, search.html and components/, as the static site uses them

	Translations []Source // the same directory in other languages, whose Shell.Prefix stands before /search
}

// The files of a bundle, all that the service carries, beside those of the index.
const (
	manifestFile = "search.json"
	lexiconFile  = "lexicon.json"
	layoutFolder = "layouts" // page.html, search.html, components/
)

// manifest is what a bundle says of itself, and what its pages need.
type manifest struct {
	Urgent   []Urgent   `json:"urgent"`
	Groups   []Group    `json:"groups,omitempty"`
	Built    Built      `json:"built"`
	Shell    page.Shell `json:"shell"`
	Language string     `json:"language"`

	// Translations are the codes of other languages. Each has a folder of its own
	// in the bundle that is a bundle itself.
	Translations []string `json:"translations,omitempty"`
}

// Build writes a bundle, everything that the service carries, into an empty folder, which is
// to be thrown away after an error. The same source gives the same bytes, but for bleve's
// files: those are taken over from an earlier bundle, which may be nil, where their texts
// are the same.
func Build(source Source, earlier fs.FS, folder string) error {
	if err := build(source, earlier, folder); err != nil {
		return fmt.Errorf("build search: %w", err)
	}
	sums, err := sumsOf(folder)
	if err != nil {
		return fmt.Errorf("build search: %w", err)
	}
	for _, translation := range source.Translations {
		language := translation.Shell.Language
		var before fs.FS
		if earlier != nil {
			if before, err = fs.Sub(earlier, language); err != nil {
				return err
			}
		}
		if err := Build(translation, before, filepath.Join(folder, language)); err != nil {
			return fmt.Errorf("in the language %s: %w", language, err)
		}
		file := path.Join(language, sumsFile)
		if sums[file], err = sumOf(os.DirFS(folder), file); err != nil {
			return err
		}
	}
	return sums.write(folder)
}

func build(s Source, earlier fs.FS, folder string) error {
	if earlier != nil && checkSums(earlier) != nil {
		earlier = nil
	}
	layouts, err := layoutsFor(s.Layouts, shownBy)
	if err != nil {
		return err
	}
	if _, err := parseLayouts(layouts, s.Shell); err != nil { // better now than before a visitor
		return err
	}
	known := lexicon.New(s.Vocabularies, s.Shell.Language)
	files := map[string][]byte{}
	if files[lexiconFile], err = known.Write(); err != nil {
		return err
	}
	if files[manifestFile], err = json.Marshal(s.manifest()); err != nil {
		return err
	}
	for name, text := range layouts {
		files[path.Join(layoutFolder, name)] = text
	}
	if err := os.CopyFS(folder, inMemory(files)); err != nil {
		return err
	}
	return index.Build(s.Documents, s.facts(), &known.Speech, earlier, folder)
}

// facts returns what the index knows beside the documents of a source.
func (s Source) facts() index.Facts {
	return index.Facts{
		Kinds: s.Kinds, GoodFor: s.GoodFor, Access: s.Access, Company: s.Company,
		Towns: s.Towns, Holidays: s.Holidays, Nation: s.Nation,
	}
}

func (s Source) manifest() manifest {
	m := manifest{Urgent: s.Urgent, Groups: s.Groups, Built: s.Built, Shell: s.Shell, Language: s.Shell.Language}
	for _, other := range s.Translations {
		m.Translations = append(m.Translations, other.Shell.Language)
	}
	return m
}

// ErrEmpty is returned for a bundle that holds no index, as in a fresh clone that
// has not been built.
var ErrEmpty = errors.New("the bundle holds no search index")

// Service answers searches of an opened bundle. It is safe for use by many
// goroutines at once.
type Service struct {
	manifest
	index   *index.Index
	lexicon *lexicon.Lexicon
	reader  *query.Reader
	lang    *words.Language
	sayer   *answer.Sayer
	layouts func() (*page.Layouts, error) // parsed when the first page is asked for

	others map[string]func() (*Service, error) // in other languages, by code: see open
	closes []func() error
}

// Open opens what Build wrote, from a folder (os.DirFS) or from the program
// itself (embed). Only what every search needs is read. The error is ErrEmpty
// where nothing was built.
func Open(bundle fs.FS) (*Service, error) {
	s, err := open(bundle)
	if err != nil && !errors.Is(err, ErrEmpty) {
		return nil, fmt.Errorf("open search: %w", err)
	}
	return s, err
}

// OpenWhole opens a bundle in a folder that another may replace: everything is read, its
// translations too, and what was opened no longer needs the folder. Where any of it is not
// of one build, all is refused.
func OpenWhole(bundle fs.FS) (*Service, error) {
	s, err := Open(bundle)
	if err != nil {
		return nil, err
	}
	_, err = s.layouts()
	for _, open := range s.others {
		other, failed := open()
		if failed == nil {
			_, failed = other.layouts()
		}
		err = cmp.Or(err, failed)
	}
	if err != nil {
		s.Close()
		return nil, fmt.Errorf("open search: %w", err)
	}
	return s, nil
}

func open(bundle fs.FS) (*Service, error) {
	text, err := fs.ReadFile(bundle, manifestFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, ErrEmpty
	}
	if err != nil {
		return nil, err
	}
	var m manifest
	if err := json.Unmarshal(text, &m); err != nil {
		return nil, fmt.Errorf("%s: %w", manifestFile, err)
	}
	if err := checkSums(bundle); err != nil {
		return nil, err
	}
	if text, err = fs.ReadFile(bundle, lexiconFile); err != nil {
		return nil, err
	}
	known, err := lexicon.Read(text)
	if err != nil {
		return nil, err
	}
	x, err := index.Open(bundle)
	if err != nil {
		return nil, err
	}
	s, err := newService(m, known, x, func(lang *words.Language) (*page.Layouts, error) {
		layouts, err := fs.Sub(bundle, layoutFolder)
		if err != nil {
			return nil, err
		}
		return page.Parse(layouts, m.Shell, lang)
	})
	if err != nil {
		x.Close()
		return nil, err
	}
	for _, code := range m.Translations {
		s.translate(bundle, code)
	}
	return s, nil
}

// translate has the translation in a folder of a bundle opened when somebody first
// asks for it, so that nobody else waits.
func (s *Service) translate(bundle fs.FS, code string) {
	var opened atomic.Pointer[Service]
	s.others[code] = sync.OnceValues(func() (*Service, error) {
		folder, err := fs.Sub(bundle, code)
		if err != nil {
			return nil, err
		}
		other, err := Open(folder)
		opened.Store(other)
		return other, err
	})
	s.closes = append(s.closes, func() error {
		if other := opened.Load(); other != nil {
			return other.Close()
		}
		return nil
	})
}

// newService returns a service without its translations.
func newService(m manifest, known *lexicon.Lexicon, x *index.Index, layouts func(*words.Language) (*page.Layouts, error)) (*Service, error) {
	lang, ok := words.In(m.Language)
	if !ok {
		return nil, fmt.Errorf("there are no words in the language %q", m.Language)
	}
	reader := query.NewReader(x, known, lang)
	return &Service{
		manifest: m, index: x, lexicon: known, lang: lang, reader: reader,
		sayer:   &answer.Sayer{Index: x, Reader: reader, Lang: lang, Urgent: m.Urgent, Groups: m.Groups},
		layouts: sync.OnceValues(func() (*page.Layouts, error) { return layouts(lang) }), others: map[string]func() (*Service, error){},
	}, nil
}

// New opens a source without writing it anywhere. It needs no Close.
func New(source Source) (*Service, error) {
	folder, err := os.MkdirTemp("", "bandstand-search-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	if err := Build(source, nil, folder); err != nil {
		return nil, err
	}
	files, err := filesIn(os.DirFS(folder))
	if err != nil {
		return nil, err
	}
	return Open(inMemory(files))
}

// filesIn reads a folder, by the paths of its files.
func filesIn(folder fs.FS) (map[string][]byte, error) {
	files := map[string][]byte{}
	err := fs.WalkDir(folder, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		files[name], err = fs.ReadFile(folder, name)
		return err
	})
	return files, err
}

// inMemory returns files as a folder of them.
func inMemory(files map[string][]byte) fs.FS {
	folder := fstest.MapFS{}
	for name, text := range files {
		folder[name] = &fstest.MapFile{Data: text, Mode: 0o444}
	}
	return folder
}

// Close lets go of the files of the bundle. Searches that are under way must
// have ended.
func (s *Service) Close() error {
	err := s.index.Close()
	for _, other := range s.closes {
		err = cmp.Or(err, other())
	}
	return err
}

// Explain answers the query string of an address, as in "q=choir&near=M6", and
// tells why each result stands where it does.
func (s *Service) Explain(rawQuery string, now time.Time) (*Answer, error) {
	return s.answer(address.Parse(rawQuery, &s.index.Facts), now, rank.NewTrace())
}

// answer takes an address through the stages of a search.
func (s *Service) answer(asked address.Address, now time.Time, trace *rank.Trace) (*Answer, error) {
	reading := s.reader.Read(asked, now)
	plan := s.reader.Plan(reading)
	matches, err := rank.Rank(s.index, plan, now, trace)
	if err != nil {
		return nil, err
	}
	said, err := s.sayer.Say(matches, trace)
	if err != nil || said.Exact >= rank.Enough || asked.Stale || plan.Danger {
		return said, err
	}
	return said, s.addRingFirst(said, matches)
}

// addRingFirst adds to an answer with little in it the groups that nobody has confirmed for
// a year, so that where time has emptied a directory there is somebody to ring.
func (s *Service) addRingFirst(a *Answer, matches *rank.Matches) error {
	all, err := matches.WithStale()
	if err != nil {
		return err
	}
	for _, number := range all.RingFirst() {
		result, err := s.sayer.Result(all, number, nil)
		if err != nil {
			return err
		}
		if slices.ContainsFunc(a.Results, func(r Result) bool { return r.Slug == result.Slug }) {
			continue // it was asked for by its name
		}
		if a.ToRing++; len(a.RingFirst) < rank.PerPage {
			a.RingFirst = append(a.RingFirst, result)
		}
	}
	asked := matches.Plan.Address
	asked.Stale, asked.Page = true, 1
	a.AllToRing = asked.String()
	return nil
}

// speaking returns the service in the language of an address.
func (s *Service) speaking(address string) (*Service, error) {
	lang, _ := page.LanguageOf(address)
	if open, ok := s.others[lang.Code()]; ok {
		return open()
	}
	return s, nil
}
