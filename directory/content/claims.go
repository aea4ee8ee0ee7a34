package content

import (
	"cmp"
	"maps"
	"slices"

	"bandstand/directory/activity"
	"bandstand/directory/content/check"
	"bandstand/directory/content/report"
	"bandstand/directory/slips"
	"bandstand/directory/words"
)

// claims is which file stands for which page. A page is named by its folder and its
// slug, which is its file's name.
type claims struct {
	folders map[string]map[string]*report.Report // of the file that has a page, by folder and slug
	guesses int                                  // made so far: see mostGuesses
}

// claim takes a slug for a file: the first has it, and of the others it is an error.
func (c *claims) claim(folder, slug string, r *report.Report) {
	first := c.folders[folder][slug]
	switch why := check.Taken(folder, slug); {
	case why != "":
		r.Errorf(0, "a page cannot be called %s: %s", words.Quote(slug), why).
			Suggestf("give its file another name, such as about-%s.md", slug)
	case first != nil:
		r.Errorf(0, "there is another page called %s: %s", words.Quote(slug), first.File).
			Suggestf("give one of the two files another name; it becomes the page's address")
		return
	case !activity.ValidSlug(slug):
		r.Errorf(0, "a file's name becomes an address, and %s cannot be one", words.Quote(slug)).
			Suggestf("use small letters, figures and single "+
				"hyphens: %s.md", cmp.Or(activity.SlugOf(slug), "seedley-singers"))
	}
	c.folders[folder][slug] = r
}

// file returns the file that stands for a page, or "".
func (c *claims) file(folder, slug string) string {
	if first := c.folders[folder][slug]; first != nil {
		return first.File
	}
	return ""
}

// leftOut returns the file of a page that is not shown, because it has errors or is a
// draft, or "".
func (c *claims) leftOut(folder, slug string) string {
	if first := c.folders[folder][slug]; first != nil && (first.Draft || !first.Sound()) {
		return first.File
	}
	return ""
}

// slugs returns the slugs that the files of a folder claim, sorted.
func (c *claims) slugs(folder string) []string { return slices.Sorted(maps.Keys(c.folders[folder])) }

// mostGuesses is how often a word is compared with every page of a folder. In a
// large directory that takes a while, and whoever has made so many mistakes has
// made one many times.
const mostGuesses = 200

// nearest is slips.Nearest, the first few hundred times, and "" after that.
func (c *claims) nearest(word string, candidates []string) string {
	if c.guesses++; c.guesses > mostGuesses {
		return ""
	}
	return slips.Nearest(word, candidates)
}

// nearestSlug is nearest among the slugs of a folder.
func (c *claims) nearestSlug(slug, folder string) string {
	if c.guesses >= mostGuesses {
		return ""
	}
	return c.nearest(slug, c.slugs(folder))
}
