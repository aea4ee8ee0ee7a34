package activity

import (
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"
)

// insideLink is a link to a page of the same site: "/activities/plant-pals/".
type insideLink struct {
	to   string
	line int
}

// ownPages are the pages of one step that every site has, beside those of
// pages/. A test of the site holds that these and the rules below fit what is
// made.
var ownPages = []string{"access", "activities", "components", "days", "good-for", "kinds", "my-list", "towns", "urgent-help", "whats-on"}

// checkInside tells of links in a page's own words that lead to no page. A page
// with such a link is left out, as for any other error.
func (l *loader) checkInside() {
	addresses := &addresses{loader: l, known: map[string][]string{}}
	for _, page := range l.sources {
		sound := page.sound()
		for _, link := range page.inside {
			addresses.check(page, link)
		}
		if sound && !page.sound() {
			folder, _, _ := strings.Cut(page.file, "/")
			l.leave(folder, page)
		}
	}
	leaveOut(l, &l.directory.Activities, "activities", func(a *Activity) string { return a.Slug })
	leaveOut(l, &l.directory.Organisations, "organisations", func(o *Organisation) string { return o.Slug })
	leaveOut(l, &l.directory.Towns, "towns", func(t *Town) string { return t.Slug })
	leaveOut(l, &l.directory.Nations, "nations", func(n *Nation) string { return n.Slug })
	leaveOut(l, &l.directory.Pages, "pages", func(p *Page) string { return p.Slug })
}

// leaveOut takes pages with errors out of a list.
func leaveOut[T any](l *loader, list *[]*T, folder string, of func(*T) string) {
	*list = slices.DeleteFunc(*list, func(one *T) bool { return l.left[folder+"/"+of(one)] != "" })
}

// addresses are those of the pages that the content makes.
type addresses struct {
	*loader
	known map[string][]string // the steps that can follow others, by these
}

// check follows one link. Whether a list has anything in it just now is no error:
// that can change with time alone.
func (a *addresses) check(page *source, link insideLink) {
	target, err := url.Parse(link.to)
	if err != nil || target.Scheme != "" || path.Ext(target.Path) != "" {
		return // a way to write or to ring, or a file
	}
	steps := strings.Split(strings.Trim(target.Path, "/"), "/")
	if slices.Contains(a.directory.Site.Languages, steps[0]) {
		steps = steps[1:]
	}
	if len(steps) == 0 || steps[0] == "" || steps[0] == "search" || steps[0] == "messages" {
		return // home, and what services answer
	}
	meant, found := a.follow(steps)
	if found && strings.HasSuffix(target.Path, "/") {
		return
	}
	told := page.wrong(link.line, "the link to %s leads to no page", quote(link.to))
	if meant != "" {
		told.mend("did you mean %s?", quote(meant))
		return
	}
	told.mend("look the page up on the site, and copy its address from the / behind the site's name on")
}

// follow says whether the steps of an address lead to a page, and gives the
// address that was probably meant; nothing where none is near.
func (a *addresses) follow(steps []string) (meant string, found bool) {
	mended := slices.Clone(steps)
	for i, step := range steps {
		choices := a.choices(mended[:i])
		if slices.Contains(choices, step) || i > 0 && isPageNumber(step) {
			continue
		}
		if mended[i] = a.guess(step, choices); mended[i] == "" {
			return "", false
		}
	}
	if len(steps) == 1 && mended[0] == "organisations" {
		return "", false // of which there is no list
	}
	return "/" + strings.Join(mended, "/") + "/", slices.Equal(mended, steps)
}

// isPageNumber says whether a step is a later page of a list: "page-2".
func isPageNumber(step string) bool {
	number, ok := strings.CutPrefix(step, "page-")
	return ok && number != "" && digits(number) == number
}

// choices are the steps that can follow others in the address of a page.
func (a *addresses) choices(before []string) []string {
	switch {
	case len(before) == 2 && before[0] == "activities":
		return []string{"poster"}
	case len(before) == 2 && before[0] == "towns":
		return append(termSlugs(a.directory.Kinds), "booklet")
	case len(before) > 1:
		return nil
	}
	section := strings.Join(before, "")
	if a.known[section] == nil {
		a.known[section] = a.stepsIn(section)
	}
	return a.known[section]
}

// stepsIn are the second steps of addresses that begin with a section, or the
// first steps of all.
func (a *addresses) stepsIn(section string) []string {
	switch section {
	case "":
		return slices.Concat(a.allSlugs("pages"), ownPages, []string{"organisations"})
	case "activities":
		slugs := a.allSlugs(section)
		for _, one := range a.directory.Activities {
			for _, alias := range one.Aliases {
				slugs = append(slugs, path.Base(alias))
			}
		}
		return slugs
	case "towns":
		return slices.Concat(a.allSlugs(section), slices.Sorted(maps.Keys(a.townsMade)))
	case "organisations":
		return a.allSlugs(section)
	case "kinds":
		return termSlugs(a.directory.Kinds)
	case "good-for":
		return termSlugs(a.directory.GoodFor)
	case "access":
		return termSlugs(a.directory.Access)
	case "days":
		return strings.Split(strings.ToLower(strings.Join(weekdays[:], " ")), " ")
	}
	return nil
}
