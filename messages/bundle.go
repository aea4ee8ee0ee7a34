package messages

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/mail"
	"slices"
	"strings"

	"bandstand/directory/page"
	"bandstand/directory/words"
)

// The files of a bundle.
const (
	manifestFile = "messages.json"
	layoutFolder = "layouts"
)

// bundleFormat is raised when this program can no longer read older bundles.
const bundleFormat = 1

// ErrEmpty is the error of opening a bundle that was never built, as in a fresh clone.
var ErrEmpty = errors.New("the bundle of the messages service is empty")

// manifest is everything in a bundle but the layouts.
type manifest struct {
	Format     int        `json:"format"`
	Activities []Activity `json:"activities"` // by slug
	Editors    string     `json:"editors"`
	Danger     []string   `json:"danger,omitempty"`
	Shell      page.Shell `json:"shell"`
	Language   string     `json:"language"`

	Translations []string `json:"translations,omitempty"` // codes, each a folder that is a bundle itself
}

func newManifest(source Source) manifest {
	m := manifest{
		Format: bundleFormat, Activities: slices.Clone(source.Activities), Editors: source.Editors,
		Danger: source.Danger, Shell: source.Shell, Language: source.Language,
	}
	for _, other := range source.Translations {
		m.Translations = append(m.Translations, other.Language)
	}
	slices.SortFunc(m.Activities, func(a, b Activity) int { return strings.Compare(a.Slug, b.Slug) })
	return m
}

// check checks the addresses that messages go to.
func (m manifest) check() error {
	if m.Editors != "" && !isOneAddress(m.Editors) {
		return errors.New("there is no email address of the editors")
	}
	for _, a := range m.Activities {
		if a.Form && !isOneAddress(a.To) {
			return fmt.Errorf("there is no email address behind the form of %q", a.Slug)
		}
	}
	return nil
}

func isOneAddress(text string) bool {
	_, err := mail.ParseAddress(text)
	return err == nil
}

// Build returns the files of a bundle by path, with forward slashes. They hold the
// private addresses of groups, so they belong in the service and nowhere else. The same
// source makes the same bytes.
//
// It refuses a form without an email address, whose messages would reach nobody. The
// error names the listing, and never an address.
func Build(source Source) (map[string][]byte, error) {
	m := newManifest(source)
	if err := m.check(); err != nil {
		return nil, fmt.Errorf("build messages: %w", err)
	}
	text, err := json.Marshal(m)
	if err != nil {
		return nil, fmt.Errorf("build messages: %w", err)
	}
	files := map[string][]byte{manifestFile: text}
	for _, pattern := range []string{"page.html", "message.html", "message-sent.html", "components/*.html"} {
		names, err := fs.Glob(source.Layouts, pattern)
		if err != nil {
			return nil, fmt.Errorf("build messages: list layouts: %w", err)
		}
		for _, name := range names {
			if files[layoutFolder+"/"+name], err = fs.ReadFile(source.Layouts, name); err != nil {
				return nil, fmt.Errorf("build messages: read layouts: %w", err)
			}
		}
	}
	return files, addTranslations(files, source.Translations)
}

// Bundle is an opened bundle. It is safe for use by many goroutines at once.
type Bundle struct {
	manifest
	layouts *page.Layouts
	lang    *words.Language
	others  []*Bundle // its translations
}

// Open opens the files that Build returned. The error is ErrEmpty where there are none.
func Open(bundle fs.FS) (*Bundle, error) {
	text, err := fs.ReadFile(bundle, manifestFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, ErrEmpty
	}
	if err != nil {
		return nil, fmt.Errorf("open messages: %w", err)
	}
	b := &Bundle{}
	if err := json.Unmarshal(text, &b.manifest); err != nil {
		return nil, fmt.Errorf("open messages: %s: %w", manifestFile, err)
	}
	if b.Format != bundleFormat {
		return nil, fmt.Errorf(
			"open messages: the bundle is of format %d and this program reads %d: build it again", b.Format, bundleFormat,
		)
	}
	if err := b.check(); err != nil {
		return nil, fmt.Errorf("open messages: %w: build the bundle again", err)
	}
	if err := b.openTranslations(bundle); err != nil {
		return nil, err
	}
	layouts, err := fs.Sub(bundle, layoutFolder)
	if err != nil {
		return nil, fmt.Errorf("open messages: %w", err)
	}
	return b.withLayouts(layouts)
}

// New returns the bundle of a source without its files.
func New(source Source) (*Bundle, error) {
	b := &Bundle{manifest: newManifest(source)}
	if err := b.check(); err != nil {
		return nil, fmt.Errorf("open messages: %w", err)
	}
	for _, translation := range source.Translations {
		other, err := New(translation)
		if err != nil {
			return nil, err
		}
		b.others = append(b.others, other)
	}
	return b.withLayouts(source.Layouts)
}

// withLayouts parses the layouts in the language of the bundle, and returns the bundle.
func (b *Bundle) withLayouts(layouts fs.FS) (*Bundle, error) {
	lang, ok := words.In(b.Language)
	if !ok {
		return nil, fmt.Errorf("open messages: there are no words in the language %q", b.Language)
	}
	parsed, err := page.Parse(layouts, b.Shell, lang)
	if err != nil {
		return nil, fmt.Errorf("open messages: %w", err)
	}
	b.lang, b.layouts = lang, parsed
	return b, nil
}

// activity returns the listing with this slug.
func (b *Bundle) activity(slug string) (Activity, bool) {
	i, found := slices.BinarySearchFunc(
		b.Activities, slug, func(a Activity, slug string) int { return strings.Compare(a.Slug, slug) },
	)
	if !found {
		return Activity{}, false
	}
	return b.Activities[i], true
}
