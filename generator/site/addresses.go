package site

import (
	"fmt"
	"io"
	"strings"

	"bandstand/directory/page"
)

// Page is one address of a site. It holds nothing but how it is filled.
type Page struct {
	Path    string // of its file, with forward slashes: "activities/tea-dance/index.html"
	indexed visibility
	fill    func(io.Writer) error
}

// visibility is who is led to a page.
type visibility bool

const (
	indexed   visibility = true  // search engines may show it
	unindexed visibility = false // they are asked not to
)

// work returns the head of a page and the data of its layout.
type work func() (page.Head, any, error)

// Fill writes the page. It may be called at any time, in any order and by many
// goroutines at once, and writes the same bytes each time. What it has written
// before an error is to be thrown away.
func (p Page) Fill(w io.Writer) error {
	if err := p.fill(w); err != nil {
		return fmt.Errorf("make %s: %w", p.Path, err)
	}
	return nil
}

// below returns the page below the prefix of a language.
func (p Page) below(prefix string) Page {
	if prefix != "" {
		p.Path = prefix[1:] + "/" + p.Path
	}
	return p
}

// addresses are the pages of one language, each at an address that no other has.
type addresses struct {
	layouts    *page.Layouts
	ofActivity func(path string) (Page, bool) // claims nothing: such pages follow from the listings
	claims     func()                         // claims those of all other pages, when they are first wanted

	pages []Page         // in the order of their claims
	at    map[string]int // where each stands in pages
	twice error          // the first address that was claimed twice
}

// page returns the page whose file has this path below the prefix of the language. That
// of an activity is found without all others, because it is what is mostly asked for
// after a save.
func (a *addresses) page(path string) (Page, bool) {
	if page, ok := a.ofActivity(path); ok {
		return page, true
	}
	a.claims()
	return a.claimed(path)
}

// claimed returns the page that has claimed a path.
func (a *addresses) claimed(path string) (Page, bool) {
	if i, ok := a.at[path]; ok {
		return a.pages[i], true
	}
	return a.ofActivity(path)
}

// claim adds a page at an address that no other has.
func (a *addresses) claim(one Page) {
	if _, taken := a.claimed(one.Path); taken && a.twice == nil {
		a.twice = fmt.Errorf("two pages want the address %s", one.Path)
	}
	a.at[one.Path] = len(a.pages)
	a.pages = append(a.pages, one)
}

// add adds a page at an address that ends in a slash.
func (a *addresses) add(address, layout string, visible visibility, work work) {
	a.claim(a.pageAt(address, layout, visible, work))
}

// addFile adds a file.
func (a *addresses) addFile(path string, fill func(io.Writer) error) {
	a.claim(Page{Path: path, fill: fill})
}

// pageAt returns the page at an address that ends in a slash. Its head and the data of its
// layout are worked out whenever it is filled.
func (a *addresses) pageAt(address, layout string, visible visibility, work work) Page {
	fill := a.filling(layout, func() (page.Head, any, error) {
		head, main, err := work()
		head.Path, head.NoIndex = address, !bool(visible)
		return head, main, err
	})
	return Page{Path: address[1:] + "index.html", indexed: visible, fill: fill}
}

// filling returns what fills a page with its layout.
func (a *addresses) filling(layout string, work work) func(io.Writer) error {
	return func(w io.Writer) error {
		head, main, err := work()
		if err != nil {
			return err
		}
		return a.layouts.Fill(w, layout, head, main)
	}
}

// claimPrefixes finds an address that is also that of a page in another language.
func (a *addresses) claimPrefixes(prefixes []string) {
	for _, prefix := range prefixes {
		for _, one := range a.pages {
			if below, ok := strings.CutPrefix("/"+one.Path, prefix+"/"); ok && a.twice == nil {
				if _, taken := a.claimed(below); taken {
					a.twice = fmt.Errorf("two pages want the address %s", one.Path)
				}
			}
		}
	}
}

// indexed returns the addresses of the claimed pages that search engines may show.
func (a *addresses) indexed() []string {
	var addresses []string
	for _, one := range a.pages {
		if one.indexed {
			addresses = append(addresses, "/"+strings.TrimSuffix(one.Path, "index.html"))
		}
	}
	return addresses
}
