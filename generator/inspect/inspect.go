// Package inspect walks a built site and finds its faults: pages that are not well
// formed, links and ids that lead nowhere, what the content policy forbids. It knows
// files, not how they were made.
package inspect

import (
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
)

// isService reports whether a service answers an address, in any language: no file
// has it.
var isService = regexp.MustCompile(`^(/[a-z]{2})?/(search$|messages/|add/|towns/[^/]+/embed/$)`).MatchString

// Site returns the faults of a built site, sorted.
func Site(built fs.FS) []string {
	files := map[string]*document{} // of every file; nil where it is no page
	var faults []string
	err := fs.WalkDir(built, ".", func(file string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && strings.HasPrefix(entry.Name(), ".") && file != ".":
			return fs.SkipDir
		case entry.IsDir():
			return nil
		}
		files[file] = nil
		if path.Ext(file) != ".html" {
			return nil
		}
		body, err := fs.ReadFile(built, file)
		if err != nil {
			return err
		}
		read, wrong := readDocument(body)
		files[file] = read
		for _, one := range wrong {
			faults = append(faults, file+": "+one)
		}
		return nil
	})
	if err != nil {
		faults = append(faults, err.Error())
	}
	pages := 0
	for file, one := range files {
		if one == nil {
			continue
		}
		pages++
		for _, address := range one.links {
			if wrong := follow(files, file, address); wrong != "" {
				faults = append(faults, file+": "+wrong)
			}
		}
	}
	if pages == 0 {
		faults = append(faults, "there are no pages")
	}
	slices.Sort(faults)
	return slices.Compact(faults)
}

// follow returns what is wrong with a link, or "". Links out of the site are not
// followed.
func follow(files map[string]*document, from, address string) string {
	target, err := url.Parse(address)
	if err != nil {
		return fmt.Sprintf("the link %q is not an address", address)
	}
	if target.Scheme != "" || target.Host != "" {
		return checkScheme(target, address)
	}
	if isService(target.Path) {
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
	there, ok := files[file]
	if !ok {
		return fmt.Sprintf("the link %q leads nowhere", address)
	}
	if target.Fragment == "" {
		return ""
	}
	if there == nil || !slices.Contains(there.ids, target.Fragment) {
		return fmt.Sprintf("the link %q names an id that is not there", address)
	}
	return ""
}

// checkScheme returns what is wrong with the scheme of a link out of the site, or "".
func checkScheme(target *url.URL, address string) string {
	switch target.Scheme {
	case "https", "http", "mailto", "tel", "sms", "webcal":
		return ""
	}
	return fmt.Sprintf("the link %q has a scheme that no page should have", address)
}
