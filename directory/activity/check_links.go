package activity

import (
	"slices"
	"strings"
)

// insteadExist checks that the activities which an ended one points to are
// there.
func (p *listing) insteadExist() {
	for _, slug := range p.fields.Instead.items {
		files := p.files["activities/"+slug.is]
		switch {
		case slug.is == p.slug:
			p.wrong(slug.line, `"instead" names this activity itself`).mend("name another one, or take it out")
		case len(files) == 0:
			p.wrong(slug.line, "there is no activity %s", quote(slug.is)).mend("%s", p.activityMeant(slug.is))
		case p.left["activities/"+slug.is] != "":
			p.warn(slug.line, "the activity %s is not shown just now", quote(slug.is)).mend("look at content/%s: it is a draft, or has mistakes", files[0])
		}
	}
}

func (l *loader) activityMeant(slug string) string {
	var slugs []string
	for name := range l.files {
		if folder, slug, _ := strings.Cut(name, "/"); folder == "activities" {
			slugs = append(slugs, slug)
		}
	}
	slices.Sort(slugs)
	if near := nearest(slug, slugs); near != "" {
		return "did you mean " + quote(near) + "?"
	}
	return "write the name of its file, without .md"
}

const activityAddress = "/activities/"

// checkAliases checks old addresses: each leads to one activity, and none
// hides a page that is there.
func (l *loader) checkAliases(read []*listing) {
	taken := map[string]string{} // address to the file that claimed it first
	for _, page := range read {
		for _, alias := range page.fields.Aliases.items {
			slug := strings.TrimSuffix(strings.TrimPrefix(alias.is, activityAddress), "/")
			switch first := taken[slug]; {
			case alias.is != activityAddress+slug+"/" || !validSlug(slug):
				page.wrong(alias.line, "%s cannot be an old address", quote(alias.is)).mend("write it like this: %sseedley-singers/", activityAddress)
				continue
			case len(l.files["activities/"+slug]) > 0:
				page.wrong(alias.line, "%s is the address of a page that is there: content/%s", quote(alias.is), l.files["activities/"+slug][0]).mend("take this alias out")
				continue
			case first == page.file:
				page.wrong(alias.line, "%s is here twice", quote(alias.is)).mend("keep one of them")
				continue
			case first != "":
				page.wrong(alias.line, "%s is an old address of content/%s too", quote(alias.is), first).mend("an address leads to one page: take it out of one of the two")
				continue
			}
			taken[slug] = page.file
			page.it.Aliases = append(page.it.Aliases, alias.is)
		}
	}
}
