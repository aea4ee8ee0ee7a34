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
		return nil, "it has no front matter"
	}
	if err != nil {
		return nil, "its front matter cannot be read: " + strings.Join(strings.Fields(err.Error()), " ")
	}
	page = map[string]string{mapping.File: strings.TrimSuffix(file, path.Ext(file))}
	flatten(page, "", said, 0)
	page[mapping.Body] = strings.TrimSpace(string(body))
	return page, ""
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
		for _, one := range is {
			flatten(page, key, one, depth+1)
		}
	case []any:
		for _, one := range is {
			flatten(page, key, one, depth+1)
		}
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
