package lists

import (
	"fmt"
	"html"

	"bandstand/directory/activity"
	"bandstand/generator/site/listing"
	"bandstand/search"
)

// embed is how a page of another site shows what is on next in a town.
type embed struct {
	Address string // what it frames
	Snippet string // the words to copy into it
}

// newEmbed returns how others show what is on next in a town; nil where nothing is, or where
// the site's address is not known.
func (m *Maker) newEmbed(town *activity.Town, there listing.Found) *embed {
	if m.Shell.BaseURL == "" || len(there.Listed) == 0 {
		return nil
	}
	at := search.EmbedAddress(town.Slug)
	title := m.Lang.Say("embed.title", "town", town.Name)
	return &embed{at, fmt.Sprintf(`<iframe src="%s" title="%s" width="100%%" height="640" loading="lazy"></iframe>`,
		html.EscapeString(m.Shell.BaseURL+at), html.EscapeString(title))}
}
