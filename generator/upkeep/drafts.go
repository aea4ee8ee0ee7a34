package upkeep

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"path"
	"slices"
	"strings"

	"bandstand/directory/activity"
	"bandstand/directory/words"
)

// WriteDrafts writes the drafts as a list to ring through: by town, whom to reach, what to ask and in
// which words, and at the end how many drafts lack what.
func WriteDrafts(w io.Writer, directory *activity.Directory, contentFolder string) error {
	var text strings.Builder
	lang := words.English()
	drafts := slices.SortedFunc(slices.Values(directory.Drafts), func(a, b *activity.Activity) int {
		return cmp.Or(strings.Compare(townOf(a), townOf(b)), strings.Compare(wayTo(a), wayTo(b)), strings.Compare(a.Slug, b.Slug))
	})
	fmt.Fprintf(&text, "%s in %s\n", words.Counted(len(drafts), "draft waits", "drafts wait"), contentFolder)
	town, lacking := "", map[string]int{}
	for i, draft := range drafts {
		if at := townOf(draft); i == 0 || at != town {
			town = at
			fmt.Fprintf(&text, "\n%s\n", cmp.Or(at, "No town yet"))
		}
		fmt.Fprintf(&text, "\n  %s (%s)\n", draft.Title, path.Join(contentFolder, draft.File))
		fmt.Fprintf(&text, "    Reach: %s\n", cmp.Or(wayTo(draft), noWay(draft)))
		asked, ours := parted(draft.Lacks())
		if len(asked) > 0 {
			fmt.Fprintf(&text, "    Say: \"We would like to show %s in %s. Could you tell us:\"\n", draft.Title, directory.Site.Name)
			for _, key := range asked {
				fmt.Fprintf(&text, "      - %s?\n", lang.Say(key))
			}
		}
		for _, left := range draft.Source.LeftOut {
			fmt.Fprintf(&text, "    Ask too: \"The list of %s has %s, which we left out. May we show it?\"\n", draft.Source.Name, left)
		}
		if len(ours) > 0 {
			fmt.Fprintf(&text, "    Then write: %s\n", lang.List(sayEach(lang, ours)))
		}
		for _, key := range slices.Concat(asked, ours) {
			lacking[key]++
		}
	}
	if len(drafts) == 0 {
		_, err := io.WriteString(w, text.String())
		return err
	}
	fmt.Fprintf(&text, "\nWhat is missing, and from how many drafts\n\n")
	keys := slices.SortedFunc(maps.Keys(lacking), func(a, b string) int {
		return cmp.Or(cmp.Compare(lacking[b], lacking[a]), strings.Compare(a, b))
	})
	for _, key := range keys {
		fmt.Fprintf(&text, "  %4d  %s\n", lacking[key], lang.Say(key))
	}
	fmt.Fprintf(&text, "\nWhen a page is whole and true, take its line \"status: draft\" out.\n")
	_, err := io.WriteString(w, text.String())
	return err
}

// parted returns what the group has to be asked, and what the editors write themselves.
func parted(lacks []string) (asked, ours []string) {
	for _, key := range lacks {
		switch key {
		case "lack.summary", "lack.organisation", "lack.kinds", "lack.checked":
			ours = append(ours, key)
		default:
			asked = append(asked, key)
		}
	}
	return asked, ours
}

func sayEach(lang *words.Language, keys []string) []string {
	var said []string
	for _, key := range keys {
		said = append(said, lang.Say(key))
	}
	return said
}

// townOf returns the name of the town of a draft; "" where it has none.
func townOf(draft *activity.Activity) string {
	if draft.Venue == nil || draft.Venue.Town == nil {
		return ""
	}
	return draft.Venue.Town.Name
}

// wayTo returns how to reach whoever knows about a draft: the best way first.
func wayTo(draft *activity.Activity) string {
	contact := draft.Asked()
	var ways []string
	for _, way := range []string{contact.Phone, contact.Textphone, contact.SMS, contact.Email, contact.Website} {
		if way != "" {
			ways = append(ways, way)
		}
	}
	return strings.Join(ways, ", ")
}

func noWay(draft *activity.Activity) string {
	if draft.Source.Name == "" {
		return "nobody knows yet"
	}
	return "nobody knows yet; " + draft.Source.Name + " may"
}
