// Package fuller tells how much of what a full page of an activity says a page says: a mark for editors, which no
// visitor sees. What it could say stands in the table of fields.
package fuller

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"bandstand/directory/content/fields"
	"bandstand/directory/content/frontmatter"
	"bandstand/directory/content/pagefile"
)

// Mark is how full a page is.
type Mark struct {
	Of      int      // how many things it could tell
	Missing []string // those that it does not
}

// String says the mark: "8 of 11; missing: a picture, getting there and keeping safe".
func (m Mark) String() string {
	said := fmt.Sprintf("%d of %d", m.Of-len(m.Missing), m.Of)
	if len(m.Missing) > 0 {
		said += "; missing: " + strings.Join(m.Missing, ", ")
	}
	return said
}

// thing is something that a page can tell, in one of its fields.
type thing struct {
	said  string
	paths []string
}

// things are all that a page can tell, in the order of the table of fields; the page's own words come last.
var things = func() []thing {
	var all []thing
	var walk func(of reflect.Type, below string)
	walk = func(of reflect.Type, below string) {
		for _, key := range frontmatter.Keys(of) {
			if i := slices.IndexFunc(all, func(one thing) bool { return one.said == key.Fuller }); key.Fuller != "" && i >= 0 {
				all[i].paths = append(all[i].paths, below+key.Name)
			} else if key.Fuller != "" {
				all = append(all, thing{key.Fuller, []string{below + key.Name}})
			}
			if key.Parts != nil {
				walk(key.Parts, below+key.Name+".")
			}
		}
	}
	walk(reflect.TypeFor[fields.Listing](), "")
	return append(all, thing{"its own words", []string{pagefile.InBody}})
}()

// Of returns how full a page is. What cannot be told of it does not count: how to get there where there is no venue.
func Of(text []byte) (Mark, error) {
	page, err := pagefile.Read(text)
	if err != nil {
		return Mark{}, err
	}
	var made Mark
	for _, one := range things {
		above, _, nested := strings.Cut(one.paths[0], ".")
		if nested && page.Get(above) == nil {
			continue
		}
		made.Of++
		if !slices.ContainsFunc(one.paths, func(path string) bool { return tells(page, path) }) {
			made.Missing = append(made.Missing, one.said)
		}
	}
	return made, nil
}

// tells reports whether a field says something. That something is not so, such as online: false, is told too.
func tells(page pagefile.Page, path string) bool {
	return page.Says(path) != "" || page.Text(path) == "false"
}
