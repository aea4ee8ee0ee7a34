package content

import (
	"cmp"
	"reflect"
	"slices"
	"strings"

	"bandstand/directory/activity"
	"bandstand/directory/content/listing"
	"bandstand/directory/phone"
	"bandstand/directory/words"
)

// owners are the pages that have what belongs to one group or page alone. They are kept
// from one load to the next.
type owners struct {
	pages  []*listing.Listing
	of     map[string][]owner  // by field and key
	shared map[string]bool     // what more than one page has
	copied map[string][]copied // what was found of the pages that share it, until one of them changes
}

type owner struct{ page, at int } // the number of a page, and of what it owns

// copied is a warning of what a page has from another.
type copied struct {
	page, line int
	says, hint string
}

// keep notes what has changed since the last load.
func (o *owners) keep(all []named) {
	if len(o.pages) != len(all) {
		*o = owners{
			pages: make([]*listing.Listing, len(all)), of: map[string][]owner{}, shared: map[string]bool{},
			copied: map[string][]copied{},
		}
	}
	for i := range all {
		if o.pages[i] != all[i].Listing {
			o.replace(i, all[i].Listing)
		}
	}
}

func (o *owners) replace(page int, with *listing.Listing) {
	if before := o.pages[page]; before != nil {
		for _, one := range before.Owned {
			key := keyOf(one)
			o.of[key] = slices.DeleteFunc(o.of[key], func(it owner) bool { return it.page == page })
			o.shared[key] = len(o.of[key]) > 1
			delete(o.copied, key)
		}
	}
	o.pages[page] = with
	for at, one := range with.Owned {
		key := keyOf(one)
		if o.of[key] = append(o.of[key], owner{page, at}); len(o.of[key]) > 1 {
			o.shared[key] = true
			delete(o.copied, key)
		}
	}
}

// keyOf returns what is the same for all that have the same: a number is one, whichever
// field it stands in.
func keyOf(one listing.Owned) string {
	field := one.Field
	switch field {
	case "textphone", "sms", "if_worried":
		field = "phone"
	}
	return field + " " + one.Key
}

// mostCopies is how many pages have something at most that one has from another by
// mistake. What more of them have is how that directory is written.
const mostCopies = 6

// checkCopies warns of what stands on the pages of two groups and belongs to one, and of
// pages that nobody could tell apart: a new page often begins as a copy of another.
func (l *load) checkCopies(all []named) {
	l.owners.keep(all)
	public := l.publicNumbers()
	for key, shared := range l.owners.shared {
		these := l.owners.of[key]
		if _, of, _ := strings.Cut(key, " "); !shared || public[of] || len(these) > mostCopies {
			continue
		}
		found, known := l.owners.copied[key]
		if !known {
			if strings.HasPrefix(key, "title ") {
				found = checkTitles(all, these)
			} else {
				found = checkOwners(all, these)
			}
			l.owners.copied[key] = found
		}
		for _, one := range found {
			all[one.page].report.Warnf(one.line, "%s", one.says).Suggestf("%s", one.hint)
		}
	}
}

// checkTitles warns of pages with one title, of one group and town: of all but that which
// is named after it.
func checkTitles(all []named, these []owner) (found []copied) {
	slices.SortFunc(these, func(a, b owner) int { return a.page - b.page })
	first := max(0, slices.IndexFunc(these, func(one owner) bool {
		n := all[one.page]
		return strings.HasPrefix(activity.SlugOf(n.Activity.Title.String()), slugOf(n.File))
	}))
	for i, one := range these {
		if i != first {
			found = append(found, copied{
				one.page, all[one.page].Owned[one.at].Line,
				all[these[first].page].File + " has this title too, in the same town and of the same group",
				"say in the titles what tells them apart; if one is a copy left behind, take it out",
			})
		}
	}
	return found
}

// checkOwners warns of pages of two groups that have the same. What more groups have is
// the number of a switchboard, or the like, unless it is plain whose it is.
func checkOwners(all []named, these []owner) (found []copied) {
	slices.SortFunc(these, func(a, b owner) int { return a.page - b.page })
	groups := map[string]int{} // an organisation to the first of its pages
	for _, one := range these {
		if slug := all[one.page].Organisation.Value; slug != "" {
			if _, there := groups[slug]; !there {
				groups[slug] = one.page
			}
		}
	}
	if len(groups) > 2 {
		owns := func(it owner) int { return ownedMore(&all[it.page], all[it.page].Owned[it.at]) }
		first := slices.MaxFunc(these, func(a, b owner) int { return owns(a) - owns(b) })
		if owns(first) < surely {
			return nil
		}
		groups = map[string]int{all[first.page].Organisation.Value: first.page}
	}
	for _, one := range these {
		mine := &all[one.page]
		for slug, page := range groups {
			other, what := &all[page], mine.Owned[one.at]
			if slug != mine.Organisation.Value && mine.Organisation.Set &&
				!shareRoom(mine, other, what) && hasFrom(mine, what, other) {
				found = append(found, copied{
					one.page, what.Line, isCopied(what) + " that of another group: " + other.File,
					"if this page began as a copy, write what is this group's own; if it holds for both, leave it",
				})
			}
		}
	}
	return found
}

// surely is how much is needed to be sure whose something is; see ownedMore.
const surely = 4

// hasFrom reports whether a page has something from another, unless it is the other that
// has it from this one.
func hasFrom(n *named, one listing.Owned, other *named) bool {
	return cameFirst(n, other, one) <= 0 &&
		(!isNumber(one) || alike(n.Activity, other.Activity) || ownedMore(n, one) != ownedMore(other, one))
}

// isCopied begins the sentence that something is that of another group.
func isCopied(what listing.Owned) string {
	if what.Field == "body" {
		return "the page's own text is word for word"
	}
	return words.Quote(what.Field) + " is also"
}

// shareRoom reports whether two groups have a number because they meet in one building at
// different times: its reception answers for both.
func shareRoom(a, b *named, one listing.Owned) bool {
	switch one.Field {
	case "phone", "textphone", "sms", "email":
		here, there := a.Activity.Venue, b.Activity.Venue
		return here != nil && there != nil && here.Postcode == there.Postcode && here.Address == there.Address &&
			!reflect.DeepEqual(a.Activity.Schedule.Sessions, b.Activity.Schedule.Sessions)
	}
	return false
}

// isNumber reports whether it is a number to ring, which two groups may have without
// either page being a copy.
func isNumber(one listing.Owned) bool { return strings.HasPrefix(keyOf(one), "phone ") }

// alike reports whether two pages have words in common that no two people would write.
func alike(a, b *activity.Activity) bool {
	texts := func(a *activity.Activity) []words.Text {
		all := []words.Text{a.Generations.Together, a.Generations.JustWatch, a.FirstVisit, a.Summary, a.Support, a.Buddy,
			a.HelpersWanted, a.PartnersWanted, a.Learned, a.WhoCanCome, a.Online, a.ByPhone, a.Impact.Quote, a.Body.Plain()}
		if a.Venue != nil {
			all = append(all, a.Venue.GettingThere, a.Venue.Entrance)
		}
		return all
	}
	others := texts(b)
	return slices.ContainsFunc(texts(a), func(text words.Text) bool {
		return strings.Count(text.String(), " ") > 1 && slices.Contains(others, text)
	})
}

// cameFirst returns more than 0 where the first of two pages is more likely the one from
// which the other was copied, less than 0 where the second is, and 0 where nothing tells.
func cameFirst(a, b *named, one listing.Owned) int {
	checked := a.Activity.LastChecked.String()
	return cmp.Or(ownedMore(a, one)-ownedMore(b, one), len(a.Aliases)-len(b.Aliases),
		strings.Compare(b.Activity.LastChecked.String(), checked))
}

// ownedMore weighs how certain it is that something belongs to the group of a page.
func ownedMore(n *named, one listing.Owned) (weight int) {
	if o := n.Activity.Organisation; o != nil {
		if one.Key == dialled(o.Contact.Phone) || one.Key == strings.ToLower(o.Contact.Email) {
			weight += 2 * surely // it stands on the group's own page
		}
	}
	if slices.Contains([]string{"alias", "form_to", "email", "policy"}, one.Field) {
		for word := range strings.SplitSeq(slugOf(n.File)+"-"+n.Organisation.Value, "-") {
			if len(word) > 3 && strings.Contains(one.Key, strings.TrimSuffix(word, "s")) {
				weight += surely // it is named after the group
				break
			}
		}
	}
	if name := slugOf(n.File); strings.Contains(name, "copy") || strings.Contains(name, "template") {
		weight -= surely
	}
	if n.report.Draft {
		weight -= 2
	}
	return weight
}

func dialled(number string) string {
	n, _ := phone.Parse(number)
	return n.Digits()
}

// publicNumbers are those that many groups may name: of the directory, of towns and of
// the services that help.
func (l *load) publicNumbers() map[string]bool {
	site := &l.directory.Site
	public := map[string]bool{dialled(site.Phone.Number): true, strings.ToLower(site.Editors.Email): true}
	for _, town := range l.directory.Towns {
		public[dialled(town.LinkWorker.Phone)] = true
		for _, contact := range town.SafeguardingContacts {
			public[dialled(contact.Day)], public[dialled(contact.Night)] = true, true
		}
	}
	for _, nation := range l.directory.Nations {
		for _, help := range nation.Urgent {
			public[dialled(help.Phone)] = true
		}
	}
	return public
}
