// Package contribute is where a group adds its own page: it is asked one subject after the other, sees its page as it
// will be, and sends it to the editors. Nothing is stored meanwhile: what was typed travels, sealed, in the address of
// each page. The package writes and opens the bundle that the service embeds.
//
// What is asked, and what page the answers make, stands in answers; how a page is checked and shown, in desk.
package contribute

import (
	"archive/zip"
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"slices"
	"strings"
	"time"

	"bandstand/contribute/desk"
	"bandstand/directory/activity"
	"bandstand/directory/content"
	"bandstand/directory/page"
	"bandstand/directory/words"
	"bandstand/generator/site"
	"bandstand/messages"
)

// Source is what a bundle is made of.
type Source struct {
	Content fs.FS `json:"-"` // the content folder, of which pictures are left out
	Layouts fs.FS `json:"-"`
	Static  fs.FS `json:"-"`

	BaseURL string `json:"base_url"`          // scheme and host; the directory's own where empty
	Preview bool   `json:"preview,omitempty"` // nothing is sent from a preview
	Drafts  bool   `json:"drafts,omitempty"`  // languages too that nobody has reviewed
}

// BundleFile is the one file of a bundle, so that a bundle cannot be half of one build and half of another: an archive of
// the folders content, layouts and static, and of manifestFile.
const (
	BundleFile   = "contribute.zip"
	manifestFile = "contribute.json" // what of a source is no file
)

// bundleFormat is raised when this program can no longer read older bundles.
const bundleFormat = 1

// ErrEmpty is the error of opening a bundle that was never built, as in a fresh clone.
var ErrEmpty = errors.New("the bundle of the service for groups is empty")

type manifest struct {
	Format int `json:"format"`
	Source
}

// Build writes the one file of a bundle, which is called BundleFile: texts of the content folder, layouts and static files,
// all of which anybody can read on the site or in its repository. The same source makes the same bytes. Of the folders no
// more than a file is held at a time.
func Build(w io.Writer, source Source) error {
	told, err := json.Marshal(manifest{bundleFormat, source})
	if err != nil {
		return fmt.Errorf("build the service for groups: %w", err)
	}
	archive := zip.NewWriter(w)
	put := func(name string, body []byte) error {
		file, err := archive.Create(name) // without a time
		if err == nil {
			_, err = file.Write(body)
		}
		return err
	}
	err = put(manifestFile, told)
	for _, one := range []struct {
		folder string
		from   fs.FS
		takes  func(file string) bool
	}{{"content", source.Content, content.IsText}, {"layouts", source.Layouts, anyFile}, {"static", source.Static, anyFile}} {
		err = cmp.Or(err, fs.WalkDir(one.from, ".", func(file string, entry fs.DirEntry, err error) error {
			if err != nil || !entry.Type().IsRegular() || !one.takes(file) {
				return err
			}
			body, err := fs.ReadFile(one.from, file)
			if err != nil {
				return err
			}
			return put(one.folder+"/"+file, body)
		}))
	}
	if err := cmp.Or(err, archive.Close()); err != nil {
		return fmt.Errorf("build the service for groups: %w", err)
	}
	return nil
}

func anyFile(string) bool { return true }

// Open opens what Build wrote, and needs it no longer. The error is ErrEmpty where there are none.
func Open(bundle fs.FS, now time.Time) (*Bundle, error) {
	packed, err := fs.ReadFile(bundle, BundleFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, ErrEmpty
	}
	failed := func(err error) (*Bundle, error) {
		return nil, fmt.Errorf("open the service for groups: %w: build the bundle again", err)
	}
	if err != nil {
		return failed(err)
	}
	archive, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	if err != nil {
		return failed(err)
	}
	told, err := fs.ReadFile(archive, manifestFile)
	if err != nil {
		return failed(err)
	}
	var m manifest
	if err := json.Unmarshal(told, &m); err != nil {
		return failed(err)
	}
	if m.Format != bundleFormat {
		return failed(fmt.Errorf("the bundle is of format %d and this program reads %d", m.Format, bundleFormat))
	}
	for _, one := range []struct {
		folder string
		to     *fs.FS
	}{{"content", &m.Content}, {"layouts", &m.Layouts}, {"static", &m.Static}} {
		if *one.to, err = fs.Sub(archive, one.folder); err != nil {
			return failed(err)
		}
	}
	return New(m.Source, now)
}

// Bundle is an opened bundle. It is safe for use by many goroutines at once.
type Bundle struct {
	Source
	desk     *desk.Desk
	editions []*edition // the directory's own language first
	editors  string     // their email address; empty where they take no messages, and nobody can add a page
	logo     []byte     // for the head of letters; nil where there is none
	origins  *http.CrossOriginProtection
}

// edition is the service in one language.
type edition struct {
	shell   page.Shell
	layouts *page.Layouts
	lang    *words.Language
	terms   *activity.Directory // the directory in that language
}

// New returns the bundle of a source without its files.
func New(source Source, now time.Time) (*Bundle, error) {
	texts, err := content.Texts(source.Content)
	if err != nil {
		return nil, fmt.Errorf("read the content folder: %w", err)
	}
	made, err := desk.New(texts, source.Layouts, source.Static, site.Options{
		Now: now, BaseURL: source.BaseURL, Preview: source.Preview, Drafts: source.Drafts,
	})
	if err != nil {
		return nil, err
	}
	// What messages are told of the site is what this service has to know of it: the frame of its pages in each
	// language, and who reads what is sent.
	told, err := made.Site.Messages()
	if err != nil {
		return nil, err
	}
	b := &Bundle{Source: source, desk: made, editors: told.Editors, logo: told.Logo, origins: http.NewCrossOriginProtection()}
	if address := strings.TrimSuffix(told.Shell.BaseURL, told.Shell.Prefix); address != "" {
		if err := b.origins.AddTrustedOrigin(address); err != nil { // a proxy may pass another Host on
			return nil, fmt.Errorf("the site's own address: %w", err)
		}
	}
	for _, one := range slices.Concat([]messages.Source{told}, told.Translations) {
		e := &edition{shell: one.Shell, terms: made.Directory()}
		var ok bool
		if e.lang, ok = words.In(one.Language); !ok {
			return nil, fmt.Errorf("there are no words in the language %q", one.Language)
		}
		if one.Shell.Prefix != "" {
			e.terms = made.Directory().In(one.Language)
		}
		if e.layouts, err = page.Parse(one.Layouts, one.Shell, e.lang); err != nil {
			return nil, err
		}
		b.editions = append(b.editions, e)
	}
	return b, nil
}
