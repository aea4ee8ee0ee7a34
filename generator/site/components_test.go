package site

import (
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// elsewhere are components that the page of components need not call, and why.
var elsewhere = map[string]string{
	"letter":       "it is an email, not a part of a page",
	"poster-strip": "it is part of a poster alone, and looks like nothing beside it",
	"save":         "it is on every page, and script adds its button to the cards",
	"site-footer":  "it is on every page",
	"way-in":       "it needs a whole activity: activities' own pages show it in every state",
	"search-form":  "it is search-fields in a form, as the home page has it",
}

// TestComponentsPageShowsEveryComponent holds that a new component comes with
// its states: what is not on that page, no check of how pages look ever sees.
func TestComponentsPageShowsEveryComponent(t *testing.T) {
	named := regexp.MustCompile(`{{template "([a-z-]+)"`)
	calls := map[string][]string{} // component to those that it calls
	files, err := os.ReadDir("../../layouts/components")
	if err != nil || len(files) == 0 {
		t.Fatalf("there are no components: %v", err)
	}
	read := func(file string) (called []string) {
		body, err := os.ReadFile(path.Join("../../layouts", file))
		if err != nil {
			t.Fatal(err)
		}
		for _, match := range named.FindAllStringSubmatch(string(body), -1) {
			called = append(called, match[1])
		}
		return called
	}
	for _, file := range files {
		calls[strings.TrimSuffix(file.Name(), ".html")] = read("components/" + file.Name())
	}
	shown := read("components.html")
	for i := 0; i < len(shown); i++ {
		for _, one := range calls[shown[i]] {
			if !slices.Contains(shown, one) {
				shown = append(shown, one)
			}
		}
	}
	shown = append(shown, "at-a-glance", "card", "essentials") // by another name, and filled beforehand
	for name := range calls {
		if !slices.Contains(shown, name) && elsewhere[name] == "" {
			t.Errorf("layouts/components.html does not show %s", name)
		}
	}
}
