package check

import (
	"cmp"
	"slices"
	"strings"

	"bandstand/directory/activity"
	"bandstand/directory/content/frontmatter"
	"bandstand/directory/slips"
	"bandstand/directory/words"
)

// Claims knows which files stand for which pages. A page is named by its folder
// and its slug, which is its file's name.
type Claims struct {
	files   map[string][]string // "towns/salford" to the files that claim it
	leftOut map[string]string   // the same to the file of a page that has errors
	guesses int                 // made so far: see mostGuesses
}

// NewClaims returns claims of which none has been made.
func NewClaims() *Claims {
	return &Claims{files: map[string][]string{}, leftOut: map[string]string{}}
}

// Claim takes the slug of a file for it, and reports whether it may have it: a
// slug stands for one page only.
func (c *Claims) Claim(folder string, file *frontmatter.File) bool {
	name := folder + "/" + file.Slug
	c.files[name] = append(c.files[name], file.File)
	if len(c.files[name]) > 1 {
		file.Errorf(0, "there is another page called %s: %s", words.Quote(file.Slug), c.files[name][0]).
			Suggestf("give one of the two files another name; it becomes the page's address")
		return false
	}
	if !activity.ValidSlug(file.Slug) {
		file.Errorf(0, "a file's name becomes an address, and %s cannot be one", words.Quote(file.Slug)).
			Suggestf("use small letters, figures and single "+
				"hyphens: %s.md", cmp.Or(activity.SlugOf(file.Slug), "seedley-singers"))
		return false
	}
	return true
}

// Files returns the files that claim a page, the first of them first.
func (c *Claims) Files(folder, slug string) []string { return c.files[folder+"/"+slug] }

// LeaveOut notes that the page of a file is left out for its errors.
func (c *Claims) LeaveOut(folder string, file *frontmatter.File) {
	c.leftOut[folder+"/"+file.Slug] = file.File
}

// LeftOut returns the file of a page that was left out for its errors.
func (c *Claims) LeftOut(folder, slug string) (file string, leftOut bool) {
	file, leftOut = c.leftOut[folder+"/"+slug]
	return file, leftOut
}

// Slugs returns the slugs that the files of a folder claim, sorted.
func (c *Claims) Slugs(folder string) []string {
	var slugs []string
	for name := range c.files {
		if in, slug, _ := strings.Cut(name, "/"); in == folder {
			slugs = append(slugs, slug)
		}
	}
	slices.Sort(slugs)
	return slugs
}

// mostGuesses is how often a word is compared with every page of a folder. In a
// large directory that takes a while, and whoever has made so many mistakes has
// made one many times.
const mostGuesses = 200

// Nearest is slips.Nearest, the first few hundred times, and "" after that.
func (c *Claims) Nearest(word string, candidates []string) string {
	if c.guesses++; c.guesses > mostGuesses {
		return ""
	}
	return slips.Nearest(word, candidates)
}

// NearestSlug is Nearest among the slugs of a folder.
func (c *Claims) NearestSlug(slug, folder string) string {
	if c.guesses >= mostGuesses {
		return ""
	}
	return c.Nearest(slug, c.Slugs(folder))
}

// Meant returns the hint for a slug that no file of a folder has.
func (c *Claims) Meant(folder, slug string) string {
	if near := c.NearestSlug(slug, folder); near != "" {
		return "did you mean " + words.Quote(near) + "?"
	}
	return "write the name of its file, without .md"
}
