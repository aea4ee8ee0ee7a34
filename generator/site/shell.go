package site

import (
	"cmp"
	"slices"
	"strings"

	"bandstand/directory/activity"
	"bandstand/directory/page"
	"bandstand/directory/place"
	"bandstand/directory/words"
	"bandstand/messages"
)

// menus are the footer's groups of pages, in order.
var menus = []string{"help", "groups", "link-workers", "about"}

// makeShell gathers what every page shares.
func makeShell(directory *activity.Directory, assets *assets, options Options) page.Shell {
	says := directory.Site
	shell := page.Shell{
		Name:          says.Name,
		Strapline:     says.Strapline,
		BaseURL:       options.BaseURL,
		Language:      words.English().Code(),
		Preview:       options.Preview,
		Demonstration: !says.Demonstration.AsOf.IsZero(),
		Phone:         says.Phone.Number,
		PhoneHours:    says.Phone.Hours,
		Email:         says.Editors.Email,
		TalkTo:        talkTo(directory),
		Written:       each(directory.Pages, func(one *activity.Page) string { return one.Slug }),
		Attribution:   strings.Split(place.Attribution, "\n"),
		Assets:        assets.addresses,
		Emblems:       assets.emblems,
	}
	if says.Messages {
		shell.Suggest = messages.SuggestPath
	}
	shell.Menus = footerMenus(directory.Pages, shell.Suggest)
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
func footerMenus(pages []*activity.Page, suggest string) []page.Menu {
	in := words.English()
	var made []page.Menu
	for _, name := range menus {
		var links []page.Link
		for _, one := range inOrder(pages) {
			if one.Menu == name {
				links = append(links, page.Link{Label: one.Title, URL: one.Path()})
			}
		}
		if name == "help" {
			links = append(links, page.Link{Label: in.Say("my_list.heading"), URL: myListPath})
		}
		if name == "groups" && suggest != "" {
			links = append(links, page.Link{Label: in.Say("suggest.footer"), URL: suggest})
		}
		if len(links) > 0 {
			made = append(made, page.Menu{Heading: in.Say("footer.menu." + name), Links: links})
		}
	}
	return made
}

func inOrder(pages []*activity.Page) []*activity.Page {
	return slices.SortedFunc(slices.Values(pages), func(a, b *activity.Page) int {
		return cmp.Or(cmp.Compare(a.Order, b.Order), cmp.Compare(a.Slug, b.Slug))
	})
}
