package content

import (
	"cmp"
	"maps"
	"slices"

	"bandstand/directory/activity"
	"bandstand/directory/content/report"
	"bandstand/directory/slips"
	"bandstand/directory/words"
)

// claims is which files stand for which pages. A page is named by its folder and
// its slug, which is its file's name.
type claims struct {
	folders map[string]map[string]*claim // by folder and slug
	guesses int                          // made so far: see mostGuesses
}

// claim is the files of one slug.
type claim struct {
	files   []string // the first of them has it
	leftOut string   // the file whose page is left out for its errors
}

// claim takes a slug for a file, and reports whether it may have it: a slug stands
// for one page only.
func (c *claims) claim(folder, slug string, r *report.Report) bool {
	in := c.folders[folder]
	if in == nil {
		in = map[string]*claim{}
		c.folders[folder] = in
	}
	if before := in[slug]; before != nil {
		before.files = append(before.files, r.File)
		r.Errorf(0, "there is another page called %s: %s", words.Quote(slug), before.files[0]).
			Suggestf("give one of the two files another name; it becomes the page's address")
		return false
	}
	in[slug] = &claim{files: []string{r.File}}
	if !activity.ValidSlug(slug) {
		r.Errorf(0, "a file's name becomes an address, and %s cannot be one", words.Quote(slug)).
			Suggestf("use small letters, figures and single "+
				"hyphens: %s.md", cmp.Or(activity.SlugOf(slug), "seedley-singers"))
		return false
	}
	return true
}

// files returns the files that claim a page, the first of them first.
func (c *claims) files(folder, slug string) []string {
	if claimed := c.folders[folder][slug]; claimed != nil {
		return claimed.files
	}
	return nil
}

// leaveOut notes that the page of a file is left out for its errors.
func (c *claims) leaveOut(folder, slug, file string) { c.folders[folder][slug].leftOut = file }

// leftOut returns the file of a page that was left out for its errors, or "".
func (c *claims) leftOut(folder, slug string) string {
	if claimed := c.folders[folder][slug]; claimed != nil {
		return claimed.leftOut
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
