package contribute

import (
	"net/url"
	"path"
	"regexp"
	"strings"

	"bandstand/directory/page"
	"bandstand/directory/words"
	"bandstand/messages/email"
)

// longestAddress is how long an address may be that GitHub still takes.
const longestAddress = 8000

// onGitHub matches the address of a repository there.
var onGitHub = regexp.MustCompile(`^https://github\.com/[A-Za-z0-9-]+/[A-Za-z0-9._-]+$`)

// prefilled returns links that open the files of a new page on GitHub, to be proposed by whoever has an account there. It
// returns none where the directory is kept elsewhere or a file is too long for an address: a page without one of its
// files would be none.
func prefilled(repository string, files []email.File) (links []page.Link) {
	if !onGitHub.MatchString(repository) {
		return nil
	}
	for _, file := range files {
		if path.Ext(file.Name) != ".md" {
			continue // a picture cannot stand in an address
		}
		query := url.Values{"filename": {path.Base(file.Name)}, "value": {string(file.Body)}}
		// Of the branch that is checked and built: .github/workflows/check.yml names it.
		address := repository + "/new/main/" + path.Dir(inRepository(file.Name)) + "?" + strings.ReplaceAll(query.Encode(), "+", "%20")
		if len(address) > longestAddress {
			return nil
		}
		links = append(links, page.Link{Label: words.Own(inRepository(file.Name)), URL: address})
	}
	return links
}
