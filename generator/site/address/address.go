// Package address keeps the pages of a site, each at an address that no other has. It knows
// that a page is filled, and nothing of what with.
package address

import (
	"fmt"
	"io"
	"strings"
	"sync"

	"bandstand/directory/page"
)

// Page is one address of a site. It holds nothing but how it is filled.
type Page struct {
	Path    string // of its file, with forward slashes: "activities/tea-dance/index.html"
	indexed Visibility
	fill    func(io.Writer) error
}

// NewPage returns the page whose file has this path.
func NewPage(path string, fill func(io.Writer) error) Page { return Page{Path: path, fill: fill} }

// Visibility is who is led to a page.
type Visibility bool

const (
	// Indexed is a page that search engines may show.
	Indexed Visibility = true
	// Unindexed is one of which they are asked not to.
	Unindexed Visibility = false
)

// Work returns the head of a page and the data of its layout.
type Work func() (page.Head, any, error)

// Fill writes the page. It may be called at any time, in any order and by many
// goroutines at once, and writes the same bytes each time. What it has written
// before an error is to be thrown away.
func (p Page) Fill(w io.Writer) error {
	if err := p.fill(w); err != nil {
		return fmt.Errorf("make %s: %w", p.Path, err)
	}
	return nil
}

// Below returns the page below the prefix of a language.
func (p Page) Below(prefix string) Page {
	if prefix != "" {
		p.Path = prefix[1:] + "/" + p.Path
	}
	return p
}

// Book holds the pages of one language, each at an address that no other has.
type Book struct {
	layouts    *page.Layouts
	ofActivity func(path string) (Page, bool)

	mutex    sync.Mutex
	chapters []func() // that have not been claimed yet

	pages []Page         // in the order of their claims
	at    map[string]int // where each stands in pages
	twice error          // the first address that was claimed twice
}

// NewBook returns a book of pages that layouts fill. Those that ofActivity finds claim
// nothing: they follow from the listings. Chapters claim the addresses of all others, one
// after the other, and none before a page has been asked for that is in none before it.
func NewBook(layouts *page.Layouts, ofActivity func(path string) (Page, bool), chapters ...func()) *Book {
	return &Book{layouts: layouts, ofActivity: ofActivity, chapters: chapters, at: map[string]int{}}
}

// Page returns the page whose file has this path below the prefix of the language. That
// of an activity is found without all others, because it is what is mostly asked for
// after a save.
func (b *Book) Page(path string) (Page, bool) {
	if page, ok := b.ofActivity(path); ok {
		return page, true
	}
	b.mutex.Lock()
	defer b.mutex.Unlock()
	for {
		if i, ok := b.at[path]; ok {
			return b.pages[i], true
		}
		if !b.claimNext() {
			return Page{}, false
		}
	}
}

// Pages returns all pages but those of activities, in the order of their claims.
func (b *Book) Pages() []Page {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	for b.claimNext() {
	}
	return b.pages
}

// Twice returns an error that names the first address that two pages claim.
func (b *Book) Twice() error {
	b.Pages()
	return b.twice
}

// claimNext claims the addresses of the next chapter, and reports whether there was one.
func (b *Book) claimNext() bool {
	if len(b.chapters) == 0 {
		return false
	}
	b.chapters[0]()
	b.chapters = b.chapters[1:]
	return true
}

// claimed returns the page that has claimed a path.
func (b *Book) claimed(path string) (Page, bool) {
	if i, ok := b.at[path]; ok {
		return b.pages[i], true
	}
	return b.ofActivity(path)
}

// Claim adds a page at an address that no other has.
func (b *Book) Claim(one Page) {
	if _, taken := b.claimed(one.Path); taken && b.twice == nil {
		b.twice = fmt.Errorf("two pages want the address %s", one.Path)
	}
	b.at[one.Path] = len(b.pages)
	b.pages = append(b.pages, one)
}

// Add adds a page at an address that ends in a slash.
func (b *Book) Add(address, layout string, visible Visibility, work Work) {
	b.Claim(b.PageAt(address, layout, visible, work))
}

// AddFile adds a file.
func (b *Book) AddFile(path string, fill func(io.Writer) error) { b.Claim(NewPage(path, fill)) }

// AddShared adds a file that other pages may have added already: one whose path is made
// from what is in it.
func (b *Book) AddShared(path string, fill func(io.Writer) error) {
	if _, same := b.at[path]; !same {
		b.AddFile(path, fill)
	}
}

// PageAt returns the page at an address that ends in a slash. Its head and the data of its
// layout are worked out whenever it is filled.
func (b *Book) PageAt(address, layout string, visible Visibility, work Work) Page {
	fill := b.Filling(layout, func() (page.Head, any, error) {
		head, main, err := work()
		head.Path, head.NoIndex = address, !bool(visible)
		return head, main, err
	})
	return Page{Path: address[1:] + "index.html", indexed: visible, fill: fill}
}

// Filling returns what fills a page with its layout.
func (b *Book) Filling(layout string, work Work) func(io.Writer) error {
	return func(w io.Writer) error {
		head, main, err := work()
		if err != nil {
			return err
		}
		return b.layouts.Fill(w, layout, head, main)
	}
}

// ClaimPrefixes finds an address that is also that of a page in another language.
func (b *Book) ClaimPrefixes(prefixes []string) {
	for _, prefix := range prefixes {
		for _, one := range b.pages {
			if below, ok := strings.CutPrefix("/"+one.Path, prefix+"/"); ok && b.twice == nil {
				if _, taken := b.claimed(below); taken {
					b.twice = fmt.Errorf("two pages want the address %s", one.Path)
				}
			}
		}
	}
}

// Indexed returns the addresses of the claimed pages that search engines may show.
func (b *Book) Indexed() []string {
	var addresses []string
	for _, one := range b.pages {
		if one.indexed {
			addresses = append(addresses, "/"+strings.TrimSuffix(one.Path, "index.html"))
		}
	}
	return addresses
}
