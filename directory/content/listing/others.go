package listing

import (
	"strings"

	"bandstand/directory/activity"
	"bandstand/directory/words"
)

// checkInstead checks that the activities which an ended one points to are
// there, among all that could be read, by their slugs.
func checkInstead(p *page, read map[string]*page) {
	for _, slug := range p.fields.Instead.Items {
		files := p.Claims.Files("activities", slug.Value)
		other := read[slug.Value]
		switch {
		case slug.Value == p.Slug:
			p.Errorf(slug.Line, `"instead" names this activity itself`).Suggestf("name another one, or take it out")
		case len(files) == 0:
			p.Errorf(slug.Line, "there is no activity %s", words.Quote(slug.Value)).
				Suggestf("%s", p.Claims.Meant("activities", slug.Value))
		case other == nil || !other.Sound() || other.Draft:
			p.Warnf(slug.Line, "the activity %s is not shown just now", words.Quote(slug.Value)).
				Suggestf("look at %s: it is a draft, or has mistakes", files[0])
		}
	}
}

// checkAliases checks old addresses: each leads to one activity, and none
// hides a page that is there.
func checkAliases(ctx *Context, read []*page) {
	taken := map[string]string{} // address to the file that claimed it first
	for _, page := range read {
		for _, alias := range page.fields.Aliases.Items {
			slug := strings.TrimSuffix(strings.TrimPrefix(alias.Value, activity.ActivityAddress), "/")
			switch first := taken[slug]; {
			case alias.Value != activity.ActivityAddress+slug+"/" || !activity.ValidSlug(slug):
				page.Errorf(alias.Line, "%s cannot be an old address", words.Quote(alias.Value)).
					Suggestf("write it like this: %sseedley-singers/", activity.ActivityAddress)
				continue
			case len(ctx.Claims.Files("activities", slug)) > 0:
				page.Errorf(alias.Line, "%s is the address of a page that is there: %s", words.Quote(alias.Value),
					ctx.Claims.Files("activities", slug)[0]).
					Suggestf("take this alias out")
				continue
			case first == page.File.File:
				page.Errorf(alias.Line, "%s is here twice", words.Quote(alias.Value)).Suggestf("keep one of them")
				continue
			case first != "":
				page.Errorf(alias.Line, "%s is an old address of %s too", words.Quote(alias.Value), first).
					Suggestf("an address leads to one page: take it out of one of the two")
				continue
			}
			taken[slug] = page.File.File
			page.it.Aliases = append(page.it.Aliases, alias.Value)
		}
	}
}
