// Package strangers reads folders of Markdown that people keep for other programs: each page becomes
// a row, each key of its front matter, be it YAML, TOML or JSON, a column, and its own words another.
// It knows nothing of what keys mean.
package strangers

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/BurntSushi/toml"
	"github.com/adrg/frontmatter"
	"go.yaml.in/yaml/v3"

	"bandstand/generator/mapping"
)

const (
	largestPage = 1 << 20 // bytes
	mostPages   = 50_000
	mostKeys    = 500
	deepest     = 4
)

var formats = []*frontmatter.Format{
	frontmatter.NewFormat("---", "---", unmarshalYAML),
	frontmatter.NewFormat("---yaml", "---", unmarshalYAML),
	frontmatter.NewFormat("+++", "+++", toml.Unmarshal),
	frontmatter.NewFormat("---toml", "---", toml.Unmarshal),
	frontmatter.NewFormat(";;;", ";;;", json.Unmarshal),
	frontmatter.NewFormat("---json", "---", json.Unmarshal),
	{Start: "{", End: "}", Unmarshal: json.Unmarshal, UnmarshalDelims: true, RequiresNewLine: true},
}

// unmarshalYAML keeps what YAML would take for a number or a date as it is written: 01632 is no 922.
func unmarshalYAML(text []byte, target any) error {
	var document yaml.Node
	if err := yaml.Unmarshal(text, &document); err != nil {
		return err
	}
	said, _ := plain(&document, 0).(map[string]any)
	*target.(*map[string]any) = said
	return nil
}

// plain returns a value of YAML as maps, lists and texts.
func plain(n *yaml.Node, depth int) any {
	switch {
	case depth > 2*deepest:
		return nil
	case n.Kind == yaml.DocumentNode && len(n.Content) > 0:
		return plain(n.Content[0], depth)
	case n.Kind == yaml.MappingNode:
		said := map[string]any{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			said[n.Content[i].Value] = plain(n.Content[i+1], depth+1)
		}
		return said
	case n.Kind == yaml.SequenceNode:
		var said []any
		for _, item := range n.Content {
			said = append(said, plain(item, depth+1))
		}
		return said
	case n.Tag == "!!null" || n.Kind == yaml.AliasNode: // an alias can make a page as large as it likes
		return nil
	}
	return n.Value
}

// ReadFolder reads the pages of a folder and of those below it. It returns those that it could not read
// with the reason.
func ReadFolder(folder fs.FS, name string) (table mapping.Table, problems []string, err error) {
	table = mapping.Table{Name: name, Markdown: true}
	var pages []map[string]string
	columns := map[string]int{} // by how many pages have them
	err = fs.WalkDir(folder, ".", func(file string, entry fs.DirEntry, err error) error {
		ending := strings.ToLower(path.Ext(file))
		switch {
		case err != nil:
			return err
		case file != "." && strings.HasPrefix(path.Base(file), "."):
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		case entry.IsDir() || ending != ".md" && ending != ".markdown" && ending != ".mdx":
			return nil
		case len(pages) == mostPages:
			return fmt.Errorf("there are more than %d pages in it", mostPages)
		}
		if isOfTheSite(file) {
			problems = append(problems, file+" was not read: it is about the site itself")
			return nil
		}
		page, reason := readPage(folder, file, entry)
		if reason != "" {
			problems = append(problems, file+" was not read: "+reason)
			return nil
		}
		pages = append(pages, page)
		for key := range page {
			columns[key]++
		}
		return nil
	})
	if err != nil {
		return table, nil, err
	}
	if len(pages) == 0 {
		return table, problems, fmt.Errorf("there are no pages of Markdown with front matter in it")
	}
	table.Columns = slices.SortedFunc(maps.Keys(columns), func(a, b string) int {
		return cmp.Or(cmp.Compare(columns[b], columns[a]), cmp.Compare(a, b))
	})
	if len(table.Columns) > mostKeys {
		problems = append(problems, fmt.Sprintf("the pages have %d different keys: the %d that most of them have were read", len(table.Columns), mostKeys))
		table.Columns = table.Columns[:mostKeys]
	}
	for _, page := range pages {
		row := make([]string, len(table.Columns))
		for i, column := range table.Columns {
			row[i] = page[column]
		}
		table.Rows = append(table.Rows, row)
	}
	return table, problems, nil
}

// readPage reads one page, or returns why it cannot be read.
func readPage(folder fs.FS, file string, entry fs.DirEntry) (page map[string]string, reason string) {
	info, err := entry.Info()
	switch {
	case err != nil:
		return nil, err.Error()
	case !info.Mode().IsRegular():
		return nil, "it is no ordinary file"
	case info.Size() > largestPage:
		return nil, fmt.Sprintf("it is larger than %d MB", largestPage>>20)
	}
	text, err := fs.ReadFile(folder, file)
	if err != nil {
		return nil, err.Error()
	}
	text = bytes.ReplaceAll(bytes.TrimPrefix(text, []byte("\ufeff")), []byte("\r\n"), []byte("\n"))
	if !utf8.Valid(text) {
		return nil, "it is not written in UTF-8"
	}
	var said map[string]any
	body, err := frontmatter.MustParse(bytes.NewReader(text), &said, formats...)
	if errors.Is(err, frontmatter.ErrNotFound) {
		if !heading.Match(text) {
			return nil, "it has no front matter, and no heading to be its name"
		}
		body, err = text, nil
	}
	if err != nil {
		return nil, "its front matter cannot be read: " + strings.Join(strings.Fields(err.Error()), " ")
	}
	page = map[string]string{mapping.File: strings.TrimSuffix(strings.TrimSuffix(file, path.Ext(file)), "/index")}
	flatten(page, "", said, 0)
	page[mapping.Body] = withoutMachinery(string(body))
	if folder, _, inOne := strings.Cut(file, "/"); inOne {
		page[mapping.Folder] = folder
	}
	return page, ""
}

// ofTheSite are pages that programs keep beside those of their subject: heads of a section, and words
// for whoever works on the site.
var ofTheSite = []string{"_index", "readme", "license", "licence", "contributing", "code_of_conduct", "changelog", "404"}

// isOfTheSite reports whether a file is no page about anything but the site itself.
func isOfTheSite(file string) bool {
	name := strings.ToLower(path.Base(file))
	name, _, _ = strings.Cut(name, ".") // _index.cy.md
	return slices.Contains(ofTheSite, name) || !strings.Contains(file, "/") && name == "index"
}

var (
	heading = regexp.MustCompile(`(?m)^#{1,2} \S`)
	// machinery is what other programs work out in a page: shortcodes, Liquid and its like, comments, and the
	// imports of MDX.
	machinery = regexp.MustCompile(`(?s)\{\{.*?\}\}|\{%.*?%\}|<!--.*?-->|(?m:^(?:import|export)\s[^\n]*["';]$)`)
)

// withoutMachinery returns the words of a page without what another program worked out in it.
func withoutMachinery(body string) string {
	return strings.TrimSpace(machinery.ReplaceAllString(body, ""))
}

// flatten writes a value as words under its key, and the parts of an object under keys of their own.
func flatten(page map[string]string, key string, value any, depth int) {
	add := func(words string) {
		if words = strings.TrimSpace(words); words == "" {
			return
		}
		if page[key] != "" {
			words = page[key] + "\n" + words
		}
		page[key] = words
	}
	switch is := value.(type) {
	case map[string]any:
		for _, name := range slices.Sorted(maps.Keys(is)) {
			at := name
			if key != "" {
				at = key + "." + name
			}
			if depth < deepest && len(page) < mostKeys {
				flatten(page, at, is[name], depth+1)
			}
		}
	case []map[string]any:
		flattenList(page, key, asAny(is), depth)
	case []any:
		flattenList(page, key, is, depth)
	case string:
		add(is)
	case bool:
		add(strconv.FormatBool(is))
	case int64:
		add(strconv.FormatInt(is, 10))
	case float64:
		add(strconv.FormatFloat(is, 'f', -1, 64))
	case time.Time:
		add(is.Format(time.DateOnly))
	}
}

func asAny(objects []map[string]any) []any {
	var all []any
	for _, one := range objects {
		all = append(all, one)
	}
	return all
}

// flattenList writes a list under its key. What one of several objects says is not to be read with what
// another says, and a time of which more is said than a day and a clock, such as when it does not happen,
// is no time by itself: both become words.
func flattenList(page map[string]string, key string, list []any, depth int) {
	var said []string
	for _, one := range list {
		object, ok := one.(map[string]any)
		if !ok || len(list) == 1 && !isLimitedTime(object) {
			flatten(page, key, one, depth+1)
			continue
		}
		parts := map[string]string{}
		flatten(parts, "", object, depth+1)
		var words []string
		for _, name := range slices.Sorted(maps.Keys(parts)) {
			words = append(words, name+": "+strings.Join(strings.Fields(parts[name]), " "))
		}
		said = append(said, strings.Join(words, ", "))
	}
	switch {
	case len(said) == 0:
	case slices.ContainsFunc(list, func(one any) bool { object, _ := one.(map[string]any); return !isTime(object) || isLimitedTime(object) }):
		flatten(page, key+mapping.InWords, strings.Join(said, "; "), depth)
	default:
		flatten(page, key, sayTimes(list), depth)
	}
}

// timeKeys are keys of a day and a time that leave nothing open, in the order in which they are said.
var timeKeys = slices.Concat([]string{"repeats", "frequency", "day", "weekday", "days", "time", "times",
	"start", "starts", "start_time", "startTime", "opens", "open", "from"}, endKeys)

var endKeys = []string{"end", "ends", "end_time", "endTime", "closes", "close", "to"}

// isTime reports whether an object says on which day something happens, or at what time.
func isTime(object map[string]any) bool {
	return slices.ContainsFunc(timeKeys, func(key string) bool { return object[key] != nil })
}

// isLimitedTime reports whether an object says more of a time than that.
func isLimitedTime(object map[string]any) bool {
	for key := range object {
		if isTime(object) && !slices.Contains(timeKeys, key) {
			return true
		}
	}
	return false
}

// sayTimes returns times of several days as a person would say them.
func sayTimes(list []any) string {
	var said []string
	for _, one := range list {
		object, _ := one.(map[string]any)
		parts := map[string]string{}
		flatten(parts, "", object, 0)
		var words []string
		for _, key := range timeKeys {
			if slices.Contains(endKeys, key) && parts[key] != "" {
				words = append(words, "to")
			}
			if parts[key] != "" {
				words = append(words, strings.Join(strings.Fields(parts[key]), " "))
			}
		}
		said = append(said, strings.Join(words, " "))
	}
	return strings.Join(said, "; ")
}
