package search

import (
	"strings"
	"testing"
)

// A group with nothing listed is found by its name, as a page and as JSON, and stands below no urgent
// help.
func TestGroupsAreFoundByTheirNames(t *testing.T) {
	source := testSource()
	source.Groups = []Group{
		{Name: "Seedley Men's Shed", URL: "/organisations/seedley-mens-shed/", Summary: "Wood & tea."},
		{Name: "Shed Seven", URL: "/organisations/shed-seven/"},
	}
	handler := Handler(openWorld(t, source), clock)
	for asked, want := range map[string]string{
		"mens+shed": "Seedley Men's Shed", "shed": "Seedley Men's Shed Shed Seven", "Seed+shed": "Seedley Men's Shed",
		"choir": "", "": "", "of+a": "", "shed+xyz": "", "kill+myself+shed": "",
	} {
		address := "/search?q=" + asked
		var got []string
		for _, group := range ask(t, handler, address+"&format=json").Groups {
			got = append(got, group.Name)
		}
		if got := strings.Join(got, " "); got != want {
			t.Errorf("%s: got %q, want %q", asked, got, want)
		}
		page := visit(t, handler, address).Body.String()
		checkMarkup(t, address, page)
		if shown := strings.Contains(page, "/organisations/seedley-mens-shed/"); shown != strings.Contains(want, "Men") {
			t.Errorf("%s: the page shows it: %v", asked, shown)
		}
	}
}
