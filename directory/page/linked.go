package page

import "strings"

// Graph returns what a page is about in the words of schema.org, for its block of JSON-LD:
// the way to it from the home page, and what its head says; nil where there is nothing, or
// where nobody is to find the page. Everything is named by its whole address, so there is
// nothing where that is not known.
func (v View) Graph() map[string]any {
	if v.Shell.BaseURL == "" || v.Head.Path == "" || v.Head.NoIndex {
		return nil
	}
	nodes := v.Head.Linked
	if len(v.Head.Crumbs) > 0 {
		nodes = append(nodes[:len(nodes):len(nodes)], v.trail())
	}
	if len(nodes) == 0 {
		return nil
	}
	return map[string]any{"@context": "https://schema.org", "@graph": nodes}
}

// trail returns the way to a page, the page itself last.
func (v View) trail() map[string]any {
	var steps []map[string]any
	add := func(name, address string) {
		steps = append(steps, map[string]any{
			"@type": "ListItem", "position": len(steps) + 1, "name": name,
			"item": map[string]any{"@type": "WebPage", "@id": v.Shell.BaseURL + address, "name": name},
		})
	}
	for _, crumb := range v.Head.Crumbs {
		add(crumb.Label.String(), crumb.URL)
	}
	add(v.Head.Title, v.Head.Path)
	return map[string]any{"@type": "BreadcrumbList", "itemListElement": steps}
}

// Root returns the whole address of the site, in whatever language.
func (s Shell) Root() string { return strings.TrimSuffix(s.BaseURL, s.Prefix) }

// Locale returns the language of the shell as Open Graph has it: "en_GB".
func (s Shell) Locale() string { return strings.ReplaceAll(s.Language, "-", "_") + "_GB" }
