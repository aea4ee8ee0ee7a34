// Package inspect walks a built site and tells what is wrong with it: pages
// that are not well-formed, links and ids that lead nowhere, what the content
// policy forbids. It knows only files, not how they were made.
package inspect

import (
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"slices"
	"strings"
)

// Services are addresses below a site that a service answers, not a file.
var Services = []string{"/search"}

// Site gives every fault of a built site, sorted; none where it is sound.
func Site(built fs.FS) []string {
	pages := map[string]*document{}
	var faults []string
	err := fs.WalkDir(built, ".", func(file string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && strings.HasPrefix(entry.Name(), ".") && file != ".":
			return fs.SkipDir
		case path.Ext(file) != ".html":
			return nil
		}
		body, err := fs.ReadFile(built, file)
		if err != nil {
			return err
		}
		read, wrong := readDocument(body)
		pages[file] = read
		for _, one := range wrong {
			faults = append(faults, file+": "+one)
		}
		return nil
	})
	if err != nil {
		faults = append(faults, err.Error())
	}
	for file, one := range pages {
		for _, address := range one.links {
			if wrong := follow(built, pages, file, address); wrong != "" {
				faults = append(faults, file+": "+wrong)
			}
		}
	}
	slices.Sort(faults)
	return slices.Compact(faults)
}

// follow tells what is wrong with a link; nothing where it leads out of the
// site or somewhere that is there.
func follow(built fs.FS, pages map[string]*document, from, address string) string {
	target, err := url.Parse(address)
	if err != nil {
		return fmt.Sprintf("the link %q is not an address", address)
	}
	if target.Scheme != "" || target.Host != "" {
		return leavesSafely(target, address)
	}
	if slices.Contains(Services, target.Path) {
		return ""
	}
	file := from
	if target.Path != "" {
		if !strings.HasPrefix(target.Path, "/") {
			return fmt.Sprintf("the link %q does not begin at the root", address)
		}
		file = strings.TrimPrefix(target.Path, "/")
		if file == "" || strings.HasSuffix(file, "/") {
			file += "index.html"
		}
	}
	if _, err := fs.Stat(built, file); err != nil {
		return fmt.Sprintf("the link %q leads nowhere", address)
	}
	if target.Fragment == "" {
		return ""
	}
	if there, ok := pages[file]; !ok || !slices.Contains(there.ids, target.Fragment) {
		return fmt.Sprintf("the link %q names an id that is not there", address)
	}
	return ""
}

// leavesSafely holds links that leave the site to the schemes that a reader
// expects.
func leavesSafely(target *url.URL, address string) string {
	switch target.Scheme {
	case "https", "http", "mailto", "tel", "sms":
		return ""
	}
	return fmt.Sprintf("the link %q has a scheme that no page should have", address)
}
