package activity

import (
	"slices"
	"strings"
)

// insteadExist checks that the activities which an ended one points to are
// there, among all that could be read, by their slugs.
func (p *listing) insteadExist(read map[string]*listing) {
	for _, slug := range p.fields.Instead.items {
		files := p.files["activities/"+slug.is]
		other := read[slug.is]
		switch {
		case slug.is == p.slug:
			p.wrong(slug.line, `"instead" names this activity itself`).mend("name another one, or take it out")
		case len(files) == 0:
			p.wrong(slug.line, "there is no activity %s", quote(slug.is)).mend("%s", p.pageMeant("activities", slug.is))
		case other == nil || !other.sound() || other.draft:
			p.warn(slug.line, "the activity %s is not shown just now", quote(slug.is)).mend("look at %s: it is a draft, or has mistakes", files[0])
		}
	}
}

// mostGuesses is how often a word is compared with every page of a folder. In a
// large directory that takes a while, and whoever has made so many mistakes has
// made one many times.
const mostGuesses = 200

// pageMeant is the hint for a slug that no file of a folder has.
func (l *loader) pageMeant(folder, slug string) string {
	if near := l.guess(slug, l.slugsIn(folder)); near != "" {
		return "did you mean " + quote(near) + "?"
	}
	return "write the name of its file, without .md"
}

// guess is nearest, the first few hundred times.
func (l *loader) guess(word string, candidates []string) string {
	if l.guesses++; l.guesses > mostGuesses {
		return ""
	}
	return nearest(word, candidates)
}

// slugsIn gives the slugs that the files of a folder claim, sorted, as long as
// guesses are made.
func (l *loader) slugsIn(folder string) []string {
	if l.guesses >= mostGuesses {
		return nil
	}
	return l.allSlugs(folder)
}

// allSlugs gives the slugs that the files of a folder claim, sorted.
func (l *loader) allSlugs(folder string) []string {
	var slugs []string
	for name := range l.files {
		if in, slug, _ := strings.Cut(name, "/"); in == folder {
			slugs = append(slugs, slug)
		}
	}
	slices.Sort(slugs)
	return slugs
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
				page.wrong(alias.line, "%s is the address of a page that is there: %s", quote(alias.is), l.files["activities/"+slug][0]).mend("take this alias out")
				continue
			case first == page.file:
				page.wrong(alias.line, "%s is here twice", quote(alias.is)).mend("keep one of them")
				continue
			case first != "":
				page.wrong(alias.line, "%s is an old address of %s too", quote(alias.is), first).mend("an address leads to one page: take it out of one of the two")
				continue
			}
			taken[slug] = page.file
			page.it.Aliases = append(page.it.Aliases, alias.is)
		}
	}
}
