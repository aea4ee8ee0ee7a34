package interview

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing/fstest"

	"bandstand/directory/content"
)

// The keys of pages that the questions fill, in the order in which they are written.
var (
	activityKeys = []string{
		"title", "summary", "organisation", "kinds",
		"generations.younger.from", "generations.younger.to", "generations.older.from", "generations.older.to",
		"generations.together", "generations.children_alone",
		"venue.name", "venue.address", "venue.town", "venue.postcode", "venue.setting", "venue.area_only",
		"online", "by_phone", "sessions", "by_arrangement",
		"cost.free", "cost.amount", "cost.per", "cost.pay_what_you_can",
		"join.how", "join.contact.role", "join.contact.phone", "join.contact.sms", "join.contact.email", "join.contact.website", "join.referral.who",
		"first_visit", "safeguarding.lead", "safeguarding.if_worried", "safeguarding.checks",
		"last_checked", "checked_by", "checked_how", "status",
	}
	organisationKeys = []string{
		"name", "summary", "website",
		"contact.role", "contact.phone", "contact.sms", "contact.email", "contact.website",
	}
)

// pages returns the files that the answers make, by path below the content folder. As
// drafts they pass the checks without the answers that are still to come.
func (i *interview) pages(draft bool) map[string]string {
	values := maps.Clone(i.values)
	if draft && slices.Contains(i.keys, "status") {
		values["status"] = "draft"
	}
	pages := map[string]string{i.file(): writePage(i.keys, values, i.body)}
	if i.organisation != nil {
		pages[organisationFile(i.newSlug)] = writePage(organisationKeys, i.organisation, "")
	}
	return pages
}

func organisationFile(slug string) string { return path.Join("organisations", slug+".md") }

// problemsWith returns the errors that the new pages would have among other files.
func (i *interview) problemsWith(others fstest.MapFS, draft bool) []content.Problem {
	if i.slug == "" {
		return nil
	}
	held := maps.Clone(others)
	pages := i.pages(draft)
	for file, page := range pages {
		held[file] = &fstest.MapFile{Data: []byte(page), Mode: 0o644}
	}
	_, problems := content.Load(held, i.now)
	return slices.DeleteFunc(content.Errors(problems), func(problem content.Problem) bool {
		_, ours := pages[problem.File]
		return !ours
	})
}

// snapshot reads the pages and lists of a content folder into memory, without pictures.
func snapshot(content fs.FS) (fstest.MapFS, error) {
	held := fstest.MapFS{}
	err := fs.WalkDir(content, ".", func(file string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() || path.Ext(file) != ".md" && path.Ext(file) != ".yaml" {
			return err
		}
		body, err := fs.ReadFile(content, file)
		held[file] = &fstest.MapFile{Data: body, Mode: 0o644}
		return err
	})
	return held, err
}

// writePage returns front matter and body, without the keys that have no value.
func writePage(keys []string, values map[string]string, body string) string {
	var page strings.Builder
	page.WriteString("---\n")
	var open []string // the mappings that the last key stood in
	for _, key := range keys {
		value, ok := values[key]
		if !ok {
			continue
		}
		parts := strings.Split(key, ".")
		above, last := parts[:len(parts)-1], parts[len(parts)-1]
		for depth, name := range above {
			if depth >= len(open) || !slices.Equal(open[:depth+1], above[:depth+1]) {
				fmt.Fprintf(&page, "%s%s:\n", strings.Repeat("  ", depth), name)
			}
		}
		fmt.Fprintf(&page, "%s%s: %s\n", strings.Repeat("  ", len(above)), last, value)
		open = above
	}
	page.WriteString("---\n")
	if body != "" {
		page.WriteString(body + "\n")
	}
	return page.String()
}

// plainText matches text that needs no quotes in YAML, outside [] and {}.
var plainText = regexp.MustCompile(`^[\p{L}][\p{L}0-9 ,.'’()/!?;-]*$`)

// asYAML returns a text in YAML, quoted only where it must be.
func asYAML(text string) string {
	switch strings.ToLower(text) {
	case "true", "false", "yes", "no", "on", "off", "y", "n", "null":
		return quoted(text)
	}
	if plainText.MatchString(text) {
		return text
	}
	return quoted(text)
}

var escaper = strings.NewReplacer(`\`, `\\`, `"`, `\"`)

func quoted(text string) string { return `"` + escaper.Replace(text) + `"` }

// writeNew writes new files below a content folder, all of them or none, and never over
// another. It returns their paths, sorted.
func writeNew(content *os.Root, files map[string]string) ([]string, error) {
	// The organisation first: its activity alone would not pass its check if we were
	// stopped between them.
	written := slices.Sorted(maps.Keys(files))
	slices.Reverse(written)
	for n, file := range written {
		if err := writeOneNew(content, file, files[file]); err != nil {
			for _, done := range written[:n] {
				content.Remove(done) // it was ours a moment ago
			}
			return nil, err
		}
	}
	slices.Reverse(written)
	return written, nil
}

// writeOneNew writes a file under a temporary name and then links it to its own, which
// fails where that is taken. A file that begins with a dot is never read as a page.
func writeOneNew(root *os.Root, file, body string) error {
	if err := root.MkdirAll(path.Dir(file), 0o755); err != nil {
		return fmt.Errorf("make the folder of %s: %w", file, err)
	}
	beside := path.Join(path.Dir(file), ".new-"+path.Base(file))
	if err := root.WriteFile(beside, []byte(body), 0o644); err != nil {
		return fmt.Errorf("write %s: %w", file, err)
	}
	defer root.Remove(beside)
	err := root.Link(beside, file)
	if err == nil {
		return nil
	}
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s is there already, so nothing was written", file)
	}
	return writeWithoutLinks(root, file, body)
}

// writeWithoutLinks writes a new file on a file system without hard links.
func writeWithoutLinks(root *os.Root, file, body string) error {
	made, err := root.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return fmt.Errorf("write %s: %w", file, err)
	}
	_, err = made.WriteString(body)
	return errors.Join(err, made.Close())
}
