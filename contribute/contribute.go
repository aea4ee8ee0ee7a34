// Package contribute is where a group adds its own page: it is asked one subject after the other, sees its page as it
// will be, and sends it to the editors. Nothing is stored meanwhile: what was typed travels, sealed, in the address of
// each page. The package writes and opens the bundle that the service embeds.
//
// What is asked, and what page the answers make, stands in answers; how a page is checked and shown, in desk.
package contribute

import (
	"fmt"
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
