package search

import (
	"fmt"
	"io/fs"
	"regexp"

	"bandstand/directory/page"
	"bandstand/directory/words"
)

// shownBy are the layouts of a page of results and of what others frame; what they call
// comes with them.
var shownBy = []string{"page.html", "search.html", "embed.html", "components/card.html"}

// parseLayouts parses the layouts of a page of results in the language of a shell.
func parseLayouts(files map[string][]byte, shell page.Shell) (*page.Layouts, error) {
	language, ok := words.In(shell.Language)
	if !ok {
		return nil, fmt.Errorf("there are no words in the language %q", shell.Language)
	}
	return page.Parse(inMemory(files), shell, language)
}

var (
	definition = regexp.MustCompile(`{{-? *(?:define|block) "([^"]+)"`)
	call       = regexp.MustCompile(`{{-? *template "([^"]+)"`)
)

// layoutsFor reads layouts and the components that they call, and those that
// these call in their turn: the service parses them only when somebody wants a page,
// and each that it does not need would make that page wait.
func layoutsFor(layouts fs.FS, names []string) (map[string][]byte, error) {
	components, err := fs.Glob(layouts, "components/*.html")
	if err != nil {
		return nil, fmt.Errorf("read layouts: %w", err)
	}
	defines := map[string]string{}
	for _, name := range components {
		text, err := fs.ReadFile(layouts, name)
		if err != nil {
			return nil, fmt.Errorf("read layouts: %w", err)
		}
		for _, found := range definition.FindAllSubmatch(text, -1) {
			defines[string(found[1])] = name
		}
	}
	needed := map[string][]byte{}
	for len(names) > 0 {
		name := names[0]
		names = names[1:]
		if needed[name] != nil {
			continue
		}
		text, err := fs.ReadFile(layouts, name)
		if err != nil {
			return nil, fmt.Errorf("read layouts: %w", err)
		}
		needed[name] = text
		for _, found := range call.FindAllSubmatch(text, -1) {
			if file, ok := defines[string(found[1])]; ok {
				names = append(names, file)
			}
		}
	}
	return needed, nil
}
