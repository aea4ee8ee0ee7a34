// Package changes tells what differs between two versions of a page of content: in which fields, from what to what,
// and what that is about for whoever reads the page. It knows nothing of where versions are kept.
package changes

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"bandstand/directory/content/fields"
	"bandstand/directory/content/frontmatter"
	"bandstand/directory/content/pagefile"
)

// Change is a field that says something else.
type Change struct {
	Path     string // "cost.amount"
	Label    string // what editors call it: "the amount"
	About    string // "cost"; "" where visitors see nothing of it
	From, To string // "" where there was nothing, or is nothing any more
}

// Between returns what differs between two versions of a page, in the order of the table of fields for its file. How they
// are written makes no difference, nor the order of their lines.
func Between(file string, before, after []byte) ([]Change, error) {
	table := tableOf(file)
	old, now, err := readBoth(withoutCommon(before, after))
	if err != nil { // a mistake of the page, or what stands in common lends itself to the rest
		old, now, err = readBoth(before, after)
	}
	if err != nil {
		return nil, err
	}
	var found []Change
	seen := map[string]bool{}
	for _, path := range append(old.Paths(), now.Paths()...) {
		from, to := meant(path, old.Says(path)), meant(path, now.Says(path))
		if from != to && !seen[path] {
			found = append(found, table.change(path, from, to))
		}
		seen[path] = true
	}
	slices.SortStableFunc(found, func(a, b Change) int { return table.place(a.Path) - table.place(b.Path) })
	return found, nil
}

func readBoth(before, after []byte) (old, now pagefile.Page, err error) {
	if old, err = pagefile.Read(before); err == nil {
		now, err = pagefile.Read(after)
	}
	return old, now, err
}

// withoutCommon leaves out of two pages the fields and the words that are written alike in both: to read the rest as YAML
// takes a tenth of the time, and the history of a directory reads two versions of each page.
func withoutCommon(before, after []byte) (old, now []byte) {
	oldParts, nowParts := parts(before), parts(after)
	if oldParts == nil || nowParts == nil {
		return before, after
	}
	written := map[string]int{}
	for _, part := range oldParts {
		written[part] |= 1
	}
	for _, part := range nowParts {
		written[part] |= 2
	}
	join := func(all []string) []byte {
		var kept strings.Builder
		for _, part := range all {
			if written[part] != 3 || strings.HasPrefix(part, "---\n") {
				kept.WriteString(part)
			}
		}
		return []byte(kept.String())
	}
	return join(oldParts), join(nowParts)
}

var atTheLeft = regexp.MustCompile(`(?m)^[a-z_]+:`)

// parts cuts a page before each field at its left edge and after its front matter; nil where it has none.
func parts(text []byte) []string {
	page := strings.ReplaceAll(string(text), "\r\n", "\n")
	front, body, found := strings.Cut(strings.TrimPrefix(page, "---\n"), "\n---\n")
	if !found || !strings.HasPrefix(page, "---\n") {
		return nil
	}
	all := []string{"---\n"}
	from := 0
	for _, found := range atTheLeft.FindAllStringIndex(front, -1) {
		if found[0] > from {
			all = append(all, front[from:found[0]])
		}
		from = found[0]
	}
	return append(all, front[from:]+"\n", "---\n"+body)
}

// meant returns what a field means: an amount however many figures it has, and live, which a page is by itself.
func meant(path, said string) string {
	if n, err := strconv.ParseFloat(said, 64); err == nil && path == "cost.amount" {
		return strconv.FormatFloat(n, 'f', 2, 64)
	}
	if path == "status" && said == "live" {
		return ""
	}
	return said
}

// About returns what changes are about, each once and in their order; nothing where visitors see none of them.
func About(changes []Change) []string {
	var all []string
	for _, one := range changes {
		if one.About != "" && !slices.Contains(all, one.About) {
			all = append(all, one.About)
		}
	}
	return all
}

// table is the fields that a page can have.
type table []frontmatter.Key

var tables = func() map[string]table {
	all := map[string]table{}
	for _, one := range fields.Files {
		if folder, _, below := strings.Cut(one.Path, "/"); below && !one.List {
			all[folder] = frontmatter.Keys(one.Of)
		}
	}
	return all
}()

// tableOf returns the table for a file below the content folder.
func tableOf(file string) table {
	folder, _, _ := strings.Cut(file, "/")
	return tables[folder]
}

// place returns the place of a field in the table; the page's own words come last.
func (t table) place(path string) int {
	key, _, _ := strings.Cut(path, ".")
	i := slices.IndexFunc(t, func(one frontmatter.Key) bool { return one.Name == key })
	if i < 0 {
		return len(t)
	}
	return i
}

// change returns the change of a field. It is about what the table says of the field, or of what it stands in.
func (t table) change(path, from, to string) Change {
	made := Change{Path: path, From: from, To: to}
	if path == pagefile.InBody {
		made.Label, made.About = "its own words", "words"
		return made
	}
	keys, above := t, ""
	for name := range strings.SplitSeq(path, ".") {
		made.Label = strings.ReplaceAll(name, "_", " ")
		if above != "" {
			made.Label += " (" + above + ")"
		}
		above = strings.ReplaceAll(name, "_", " ")
		i := slices.IndexFunc(keys, func(one frontmatter.Key) bool { return one.Name == name })
		if i < 0 {
			keys = nil
			continue
		}
		if keys[i].Said != "" {
			made.Label = keys[i].Said
		}
		if keys[i].About != "" {
			made.About = keys[i].About
		}
		if keys[i].Parts == nil {
			keys = nil
			continue
		}
		keys = frontmatter.Keys(keys[i].Parts)
	}
	made.About = strings.TrimPrefix(made.About, "-")
	return made
}
