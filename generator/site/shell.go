package site

import (
	"cmp"
	"slices"
	"strings"

	"bandstand/directory/activity"
	"bandstand/directory/page"
	"bandstand/directory/place"
	"bandstand/directory/words"
	"bandstand/generator/site/assets"
	"bandstand/generator/site/gaps"
	"bandstand/generator/site/impact"
	"bandstand/generator/site/lists"
)

// menus are the footer's groups of pages, in order.
var menus = []string{"help", "groups", "link-workers", "about"}

// AddPath is the address at which a group adds its page. The service for it stands above this package.
const AddPath = "/add/"

// firstShell returns what every page of the directory's own language shares, as far
// as it is not said in words.
func firstShell(directory *activity.Directory, bundle *assets.Assets, options Options) page.Shell {
	shell := page.Shell{
		BaseURL:       options.BaseURL,
		Language:      words.English().Code(),
		Main:          directory.Site.Look.Main,
		Preview:       options.Preview,
		Demonstration: directory.Site.Demonstration.Is,
		Attribution:   words.OwnEach(strings.Split(place.Attribution, "\n")),
		Assets:        bundle.Addresses,
		Emblems:       bundle.Emblems,
	}
	// The languages of site.yaml, without drafts where these stay hidden.
	for _, code := range directory.Translations(options.Drafts) {
		other := page.Elsewhere{Code: code, Name: words.OwnName(code), Prefix: "/" + code}
		if options.BaseURL != "" {
			other.BaseURL = options.BaseURL + other.Prefix
		}
		shell.Elsewhere = append(shell.Elsewhere, other)
	}
	return shell
}

// saying returns a shell with what the directory says in a language.
func saying(shell page.Shell, directory *activity.Directory, lang *words.Language) page.Shell {
	says := directory.Site
	shell.Attribution = slices.Clone(shell.Attribution)
	for _, from := range directory.Sources() {
		shell.Attribution = append(shell.Attribution, lang.Text("source.credit", "name", from.Name, "licence", from.Licence))
	}
	shell.Name, shell.Strapline = says.Name, says.Strapline
	shell.Phone, shell.PhoneHours, shell.Email = says.Phone.Number, says.Phone.Hours, says.Editors.Email
	shell.TalkTo = talkTo(directory)
	shell.Written = each(directory.Pages, func(one *activity.Page) string { return one.Slug })
	if says.Messages {
		shell.Suggest = AddPath
	}
	shell.Menus = footerMenus(directory.Pages, shell.Suggest, lang)
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
func footerMenus(pages []*activity.Page, suggest string, lang *words.Language) []page.Menu {
	pages = slices.SortedFunc(slices.Values(pages), func(a, b *activity.Page) int {
		return cmp.Or(cmp.Compare(a.Order, b.Order), cmp.Compare(a.Slug, b.Slug))
	})
	var made []page.Menu
	for _, name := range menus {
		var links []page.Link
		for _, one := range pages {
			if one.Menu == name {
				links = append(links, page.Link{Label: one.Title, URL: one.Path()})
			}
		}
		if name == "help" {
			links = append(links, page.Link{Label: lang.Text("my_list.heading"), URL: lists.MyListPath})
		}
		if name == "groups" && suggest != "" {
			links = append(links, page.Link{Label: lang.Text("suggest.footer"), URL: suggest})
		}
		if name == "groups" {
			links = append(links, page.Link{Label: lang.Text("gaps.link"), URL: gaps.Address},
				page.Link{Label: lang.Text("impact.link"), URL: impact.Address})
		}
		if len(links) > 0 {
			made = append(made, page.Menu{Heading: lang.Say("footer.menu." + name), Links: links})
		}
	}
	return made
}

// whole returns the whole address of a page's picture.
func (e *edition) whole(image page.Image) string { return e.shell.Root() + image.URL }
