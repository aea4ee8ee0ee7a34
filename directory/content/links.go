package content

import (
	"maps"
	"path"
	"slices"
	"strings"

	"bandstand/directory/activity"
	"bandstand/directory/content/check"
	"bandstand/directory/content/markdown"
	"bandstand/directory/content/report"
	"bandstand/directory/vocabulary"
	"bandstand/directory/words"
)

// linked is a page with its links to pages of the same site.
type linked struct {
	*report.Report
	links []markdown.Link
	lead  *bool // all of them led somewhere when that was last looked at
}

// checkLinks reports links in a page's own words that lead to no page. A page
// with such a link is left out, as for any other error.
func (l *load) checkLinks() {
	addresses := &addresses{load: l, known: map[string]steps{}}
	for _, page := range l.links {
		if *page.lead && !l.moved {
			continue
		}
		before := page.ErrorCount()
		for _, link := range page.links {
			addresses.check(page.Report, link)
		}
		*page.lead = page.ErrorCount() == before
	}
	l.moved = false
	leaveOut(l, &l.directory.Activities, "activities", func(a *activity.Activity) string { return a.Slug })
	leaveOut(l, &l.directory.Organisations, "organisations", func(o *activity.Organisation) string { return o.Slug })
	leaveOut(l, &l.directory.Towns, "towns", func(t *activity.Town) string { return t.Slug })
	leaveOut(l, &l.directory.Nations, "nations", func(n *activity.Nation) string { return n.Slug })
	leaveOut(l, &l.directory.Pages, "pages", func(p *activity.Page) string { return p.Slug })
}

// leaveOut takes pages with errors out of a list.
func leaveOut[T any](l *load, list *[]*T, folder string, of func(*T) string) {
	*list = slices.DeleteFunc(*list, func(one *T) bool { return l.claims.leftOut(folder, of(one)) != "" })
}

// addresses are those of the pages that the content makes.
type addresses struct {
	*load
	known map[string]steps // those that can follow others, by these
}

// steps are those that can follow others in the address of a page.
type steps struct {
	pages map[string]*report.Report // those of a folder of content/, by slug
	other []string
}

func (s steps) has(step string) bool { return s.pages[step] != nil || slices.Contains(s.other, step) }

func (s steps) all() []string { return slices.Concat(slices.Sorted(maps.Keys(s.pages)), s.other) }

// check follows one link. Whether a list has anything in it just now is no error:
// that can change with time alone.
func (a *addresses) check(r *report.Report, link markdown.Link) {
	steps, slash := link.Steps, false
	if last := len(steps) - 1; steps[last] == "" {
		steps, slash = steps[:last], true
	}
	if len(steps) > 0 && slices.Contains(a.directory.Site.Languages, steps[0]) {
		steps = steps[1:]
	}
	if len(steps) == 0 || slices.Contains([]string{"search", "messages", "add"}, steps[0]) { // the services
		return // home, and what services answer
	}
	meant, found := a.follow(steps)
	if found && slash {
		return
	}
	problem := r.Errorf(link.Line, "the link to %s leads to no page", words.Quote(link.To))
	if meant != "" {
		problem.Suggestf("did you mean %s?", words.Quote(meant))
		return
	}
	problem.Suggestf("look the page up on the site, and copy its address from the / behind the site's name on")
}

// follow reports whether the steps of an address lead to a page, and returns the
// address that was probably meant; nothing where none is near.
func (a *addresses) follow(steps []string) (meant string, found bool) {
	mended := slices.Clone(steps)
	for i, step := range steps {
		choices := a.choices(mended[:i])
		if choices.has(step) || i > 0 && isPageNumber(step) {
			continue
		}
		if mended[i] = a.claims.nearest(step, choices.all()); mended[i] == "" {
			return "", false
		}
	}
	if len(steps) == 1 && mended[0] == "organisations" {
		return "", false // of which there is no list
	}
	return "/" + strings.Join(mended, "/") + "/", slices.Equal(mended, steps)
}

// isPageNumber reports whether a step is a later page of a list: "page-2".
func isPageNumber(step string) bool {
	number, ok := strings.CutPrefix(step, "page-")
	return ok && number != "" && strings.Trim(number, "0123456789") == ""
}

// choices are the steps that can follow others in the address of a page.
func (a *addresses) choices(before []string) steps {
	switch {
	case len(before) == 2 && before[0] == "activities":
		return steps{other: []string{"poster"}}
	case len(before) == 2 && before[0] == "towns":
		return steps{other: append(check.Slugs(a.directory.Kinds), check.OfTowns...)}
	case len(before) > 1:
		return steps{}
	}
	section := strings.Join(before, "")
	known, ok := a.known[section]
	if !ok {
		known = a.stepsIn(section)
		a.known[section] = known
	}
	return known
}

// stepsIn are the second steps of addresses that begin with a section, or the
// first steps of all.
func (a *addresses) stepsIn(section string) steps {
	found := steps{pages: a.claims.folders[section]}
	switch section {
	case "":
		found.pages, found.other = a.claims.folders["pages"], append(slices.Clone(check.OwnPages), "organisations")
	case "activities":
		for _, alias := range a.aliases {
			found.other = append(found.other, path.Base(alias))
		}
	case "towns", "gaps":
		found.pages, found.other = a.claims.folders["towns"], slices.Sorted(maps.Keys(a.pageless.settled))
	case "kinds":
		found.other = check.Slugs(a.directory.Kinds)
	case "good-for":
		found.other = check.Slugs(a.directory.GoodFor)
	case "access":
		found.other = check.Slugs(a.directory.Access)
	case "days":
		found.other = vocabulary.Days
	case "nations", "pages":
		return steps{} // which have no pages of their own below these
	}
	return found
}
