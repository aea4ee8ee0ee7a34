package messages

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"net/mail"
	"strings"
	"testing/fstest"

	"bandstand/directory/page"
	"bandstand/directory/words"
)

// manifestFile is the one file of a bundle, so that a bundle cannot be half of one build
// and half of another.
const manifestFile = "messages.json"

// bundleFormat is raised when this program can no longer read older bundles.
const bundleFormat = 3

// ErrEmpty is the error of opening a bundle that was never built, as in a fresh clone.
var ErrEmpty = errors.New("the bundle of the messages service is empty")

// manifest is a bundle.
type manifest struct {
	Format int `json:"format"`
	Source
	Layouts map[string]string `json:"layouts"` // by the names of their files
}

// Build returns the files of a bundle by path. They hold the private addresses of groups,
// so they belong in the service and nowhere else. The same
// source makes the same bytes.
//
// It refuses what New refuses.
func Build(source Source) (map[string][]byte, error) {
	if _, err := New(source); err != nil {
		return nil, fmt.Errorf("build messages: %w", err)
	}
	m := manifest{bundleFormat, source, map[string]string{}}
	for _, pattern := range []string{"page.html", "message.html", "message-sent.html", "components/*.html"} {
		names, err := fs.Glob(source.Layouts, pattern)
		if err != nil {
			return nil, fmt.Errorf("build messages: list layouts: %w", err)
		}
		for _, name := range names {
			layout, err := fs.ReadFile(source.Layouts, name)
			if err != nil {
				return nil, fmt.Errorf("build messages: read layouts: %w", err)
			}
			m.Layouts[name] = string(layout)
		}
	}
	text, err := json.Marshal(m)
	if err != nil {
		return nil, fmt.Errorf("build messages: %w", err)
	}
	return map[string][]byte{manifestFile: text}, nil
}

// Bundle is an opened bundle. It is safe for use by many goroutines at once.
type Bundle struct {
	Source
	activities map[string]Activity // by slug
	layouts    *page.Layouts
	lang       *words.Language
	others     []*Bundle // its translations
	origins    *http.CrossOriginProtection
}

// Open opens the files that Build returned, and needs them no longer. The error is
// ErrEmpty where there are none.
func Open(bundle fs.FS) (*Bundle, error) {
	text, err := fs.ReadFile(bundle, manifestFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, ErrEmpty
	}
	if err != nil {
		return nil, fmt.Errorf("open messages: %w", err)
	}
	var m manifest
	if err := json.Unmarshal(text, &m); err != nil {
		return nil, fmt.Errorf("open messages: %s: %w", manifestFile, err)
	}
	if m.Format != bundleFormat {
		return nil, fmt.Errorf(
			"open messages: the bundle is of format %d and this program reads %d: build it again", m.Format, bundleFormat,
		)
	}
	layouts := fstest.MapFS{}
	for name, layout := range m.Layouts {
		layouts[name] = &fstest.MapFile{Data: []byte(layout)}
	}
	m.Source.Layouts = layouts
	b, err := New(m.Source)
	if err != nil {
		return nil, fmt.Errorf("open messages: %w: build the bundle again", err)
	}
	return b, nil
}

// New returns the bundle of a source without its files. It refuses a form without an
// email address, whose messages would reach nobody; those of a preview have none. The error names the listing, and
// never an address.
func New(source Source) (*Bundle, error) {
	b := &Bundle{Source: source, activities: map[string]Activity{}, origins: http.NewCrossOriginProtection()}
	if address := strings.TrimSuffix(source.Shell.BaseURL, source.Shell.Prefix); address != "" {
		// A proxy may pass another Host on.
		if err := b.origins.AddTrustedOrigin(address); err != nil {
			return nil, fmt.Errorf("the site's own address: %w", err)
		}
	}
	if source.Editors != "" && !isOneAddress(source.Editors) {
		return nil, errors.New("there is no email address of the editors")
	}
	for _, a := range source.Activities {
		if a.Form && !isOneAddress(a.To) && !source.Shell.Preview {
			return nil, fmt.Errorf("there is no email address behind the form of %q", a.Slug)
		}
		b.activities[a.Slug] = a
	}
	var ok bool
	if b.lang, ok = words.In(source.Language); !ok {
		return nil, fmt.Errorf("there are no words in the language %q", source.Language)
	}
	var err error
	if b.layouts, err = page.Parse(source.Layouts, source.Shell, b.lang); err != nil {
		return nil, err
	}
	for _, translation := range source.Translations {
		translation.Layouts = source.Layouts
		other, err := New(translation)
		if err != nil {
			return nil, fmt.Errorf("in the language %s: %w", translation.Language, err)
		}
		b.others = append(b.others, other)
	}
	return b, nil
}

func isOneAddress(text string) bool {
	_, err := mail.ParseAddress(text)
	return err == nil
}
