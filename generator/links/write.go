package links

import (
	"fmt"
	"io"
	"strings"

	"bandstand/directory/words"
)

// Write writes what is wrong with how many of all links, as Markdown, and returns its
// heading.
func Write(w io.Writer, found []Finding, all int, folder string) string {
	heading := headingOf(len(found), all)
	fmt.Fprintf(w, "# %s\n", heading)
	for _, one := range found {
		fmt.Fprintf(w, "\n    %s\n    %s\n", one.URL, one.Problem)
		for _, file := range one.Files {
			if !strings.HasPrefix(file, "base/") { // which stands in the repository
				file = folder + file
			}
			fmt.Fprintf(w, "    %s\n", file)
		}
	}
	return heading
}

// headingOf says in a line how many links are to be mended.
func headingOf(found, all int) string {
	switch {
	case all == 0:
		return "There are no links to other websites"
	case found == 0:
		return fmt.Sprintf("All %d links to other websites lead where they should", all)
	}
	return fmt.Sprintf("%d of %s to other websites want a look", found, words.Counted(all, "link", "links"))
}
