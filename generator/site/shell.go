package site

import (
	"cmp"
	"slices"
	"strings"

	"bandstand/directory/activity"
	"bandstand/directory/page"
	"bandstand/directory/place"
	"bandstand/messages"
)

// menus are the footer's groups of pages, in order.
var menus = []string{"help", "groups", "link-workers", "about"}

// makeShell gathers what every page shares.
func (m *maker) makeShell(assets *assets) page.Shell {
	shell := page.Shell{
		BaseURL:       m.options.BaseURL,
		Language:      m.in.Code(),
		Preview:       m.options.Preview,
		Demonstration: !m.Site.Demonstration.AsOf.IsZero(),
		Attribution:   strings.Split(place.Attribution, "\n"),
		Assets:        assets.addresses,
		Emblems:       assets.emblems,
		Elsewhere:     m.otherLanguages(),
	}
	return m.saying(shell)
}

// saying gives a shell what it says, in the language of the maker.
func (m *maker) saying(shell page.Shell) page.Shell {
	says := m.Site
	shell.Name, shell.Strapline = says.Name, says.Strapline
	shell.Phone, shell.PhoneHours, shell.Email = says.Phone.Number, says.Phone.Hours, says.Editors.Email
	shell.TalkTo = talkTo(m.Directory)
	shell.Written = each(m.Pages, func(one *activity.Page) string { return one.Slug })
	if says.Messages {
		shell.Suggest = messages.SuggestPath
	}
	shell.Menus = m.footerMenus(shell.Suggest)
	return shell
}

// talkTo is the line for somebody to talk to, as the directory's own nation
// gives it.
func talkTo(directory *activity.Directory) page.TalkTo {
	nation, ok := directory.Nation(directory.Site.Nation)
	if !ok {
		return page.TalkTo{}
	}
	for _, help := range nation.Urgent {
		if help.Need == "to-talk" {
			return page.TalkTo{Name: help.Name, Phone: help.Phone, Hours: help.Hours}
		}
	}
	return page.TalkTo{}
}

// footerMenus lists the words pages under the menu that each one names, and the
// form to suggest a group where there is one.
func (m *maker) footerMenus(suggest string) []page.Menu {
	var made []page.Menu
	for _, name := range menus {
		var links []page.Link
		for _, one := range inOrder(m.Pages) {
			if one.Menu == name {
				links = append(links, page.Link{Label: one.Title, URL: one.Path()})
			}
		}
		if name == "help" {
			links = append(links, page.Link{Label: m.in.Say("my_list.heading"), URL: myListPath})
		}
		if name == "groups" && suggest != "" {
			links = append(links, page.Link{Label: m.in.Say("suggest.footer"), URL: suggest})
		}
		if len(links) > 0 {
			made = append(made, page.Menu{Heading: m.in.Say("footer.menu." + name), Links: links})
		}
	}
	return made
}

func inOrder(pages []*activity.Page) []*activity.Page {
	return slices.SortedFunc(slices.Values(pages), func(a, b *activity.Page) int {
		return cmp.Or(cmp.Compare(a.Order, b.Order), cmp.Compare(a.Slug, b.Slug))
	})
}
