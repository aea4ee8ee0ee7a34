package content

import (
	"cmp"
	"slices"
	"strings"

	"bandstand/directory/activity"
	"bandstand/directory/content/check"
	"bandstand/directory/content/frontmatter"
	"bandstand/directory/content/listing"
	"bandstand/directory/content/report"
	"bandstand/directory/words"
)

// named is a listing in one load, with what is wrong with it and with what it names.
type named struct {
	*listing.Listing
	report report.Report
}

// readListings reads activities/, and checks what listings say of other pages.
func (l *load) readListings() {
	files := l.pagesIn("activities")
	listings := l.listingsOf(files, l.renamed)
	if l.settle(listings) {
		listings = l.listingsOf(files, true)
		l.moved = true
	}
	l.renamed = false
	all := make([]named, len(files))
	l.claims.folders["activities"] = make(map[string]*report.Report, len(files))
	for i, one := range listings {
		n := &all[i]
		n.Listing, n.report = one, *one.Copy()
		l.reports = append(l.reports, &n.report)
		l.claims.claim("activities", slugOf(one.File), &n.report)
		if len(one.Links) > 0 {
			l.links = append(l.links, linked{&n.report, one.Links, &one.Lead})
		}
		if !one.Found {
			l.reportOrganisation(n)
			l.reportTown(i, one, &n.report)
		}
	}
	l.checkAliases(all)
	l.checkCopies(all)
	for i := range all {
		l.checkInstead(&all[i])
	}
	before := l.aliases
	l.aliases = nil
	for i := range all {
		n := &all[i]
		if n.report.Draft && n.report.Sound() {
			l.directory.Drafts = append(l.directory.Drafts, n.Activity)
		} else if n.report.Sound() {
			l.directory.Activities = append(l.directory.Activities, n.Activity)
			for _, alias := range n.Aliases {
				l.aliases = append(l.aliases, alias.Value)
			}
		}
	}
	l.moved = l.moved || !slices.Equal(before, l.aliases)
}

// listingsOf returns what files say, and reads those that have not been read; where
// that may have changed, those too that name an organisation or a town which is
// another one than when they were read.
func (l *load) listingsOf(files []string, renamed bool) []*listing.Listing {
	ctx := &listing.Context{
		Content: l.content, Days: l.days, Directory: l.directory, Unread: l.PicturesUnread, Plain: l.plain(),
		Real: l.ground.isReal(), Preview: l.Preview,
		Organisation: l.organisation, Town: l.town,
	}
	all := make([]*listing.Listing, len(files))
	var unread []int
	for i, file := range files {
		if all[i] = l.listings[file]; all[i] == nil || renamed && l.namesAnother(all[i]) {
			unread = append(unread, i)
		}
	}
	onAllCores(len(unread), func(n int) {
		i := unread[n]
		all[i] = listing.Read(ctx, frontmatter.NewFile(l.content, files[i]))
	})
	for _, i := range unread {
		l.listings[files[i]] = all[i]
	}
	return all
}

// namesAnother reports whether the organisation or the town of a listing is
// another than when it was read.
func (l *load) namesAnother(one *listing.Listing) bool {
	return one.Activity != nil && (one.Activity.Organisation != l.organisation(one.Organisation.Value) ||
		one.Town.Set && one.ItsTown() != l.town(one.Town.Value, one.Near))
}

func (l *load) organisation(slug string) *activity.Organisation {
	found, _ := l.directory.Organisation(slug)
	return found
}

// reportOrganisation reports that a listing's organisation has no page, or none that
// is sound.
func (l *load) reportOrganisation(n *named) {
	slug := n.Organisation
	if !slug.Set || n.Activity.Organisation != nil {
		return
	}
	if file := l.claims.leftOut("organisations", slug.Value); file != "" {
		n.report.Errorf(slug.Line, "the page of the organisation %s has mistakes of its own", words.Quote(slug.Value)).
			Suggestf("mend %s first; this page may be fine", file)
		return
	}
	if same := l.organisationCalled(slug.Value); same != "" {
		n.report.Errorf(slug.Line, "%s is not how the file of that organisation is called", words.Quote(slug.Value)).
			Suggestf("write organisation: %s", same)
		return
	}
	hint := "make the file organisations/" + cmp.Or(activity.SlugOf(slug.Value), "name") + ".md, with name: and a " +
		"few words about who you are"
	if near := l.claims.nearestSlug(slug.Value, "organisations"); near != "" {
		hint = "did you mean " + words.Quote(near) + "? Otherwise " + hint
	}
	n.report.Errorf(slug.Line, "there is no organisation %s", words.Quote(slug.Value)).Suggestf("%s", hint)
}

// organisationCalled returns the slug of the organisation that somebody wrote in another
// way: by its name, with other dashes, with the ending of its file. It returns "" where
// there is none.
func (l *load) organisationCalled(written string) string {
	slug := activity.SlugOf(strings.TrimSuffix(strings.TrimPrefix(written, "organisations/"), ".md"))
	if l.claims.file("organisations", slug) != "" {
		return slug
	}
	for _, one := range l.directory.Organisations {
		if activity.SlugOf(one.Name) == slug {
			return one.Slug
		}
	}
	return ""
}

// checkInstead checks that the activities which an ended one points to are there.
func (l *load) checkInstead(n *named) {
	for _, slug := range n.Instead {
		switch {
		case slug.Value == slugOf(n.File):
			n.report.Errorf(slug.Line, `"instead" names this activity itself`).Suggestf("name another one, or take it out")
		case l.claims.file("activities", slug.Value) == "":
			hint := "write the name of its file, without .md"
			if near := l.claims.nearestSlug(slug.Value, "activities"); near != "" {
				hint = "did you mean " + words.Quote(near) + "?"
			}
			n.report.Errorf(slug.Line, "there is no activity %s", words.Quote(slug.Value)).Suggestf("%s", hint)
		case l.claims.leftOut("activities", slug.Value) != "":
			n.report.Warnf(slug.Line, "the activity %s is not shown just now", words.Quote(slug.Value)).
				Suggestf("look at %s: it is a draft, or has mistakes", l.claims.leftOut("activities", slug.Value))
		}
	}
}

// checkAliases checks old addresses: each leads to one activity, and none hides a
// page that is there.
func (l *load) checkAliases(all []named) {
	taken := map[string]*named{} // slug to the page that claimed it first
	for i := range all {
		n := &all[i]
		for _, alias := range n.Aliases {
			slug := strings.TrimSuffix(strings.TrimPrefix(alias.Value, activity.ActivityAddress), "/")
			there := l.claims.file("activities", slug)
			switch first, why := taken[slug], check.Taken("activities", slug); {
			case alias.Value != activity.ActivityAddress+slug+"/" || !activity.ValidSlug(slug):
				n.report.Errorf(alias.Line, "%s cannot be an old address", words.Quote(alias.Value)).
					Suggestf("write it like this: %sseedley-singers/", activity.ActivityAddress)
			case why != "":
				n.report.Errorf(alias.Line, "%s cannot be an old address: %s", words.Quote(alias.Value), why).
					Suggestf("take this alias out")
			case there != "":
				n.report.Errorf(alias.Line, "%s is the address of a page that is there: %s", words.Quote(alias.Value), there).
					Suggestf("take this alias out")
			case first == n:
				n.report.Errorf(alias.Line, "%s is here twice", words.Quote(alias.Value)).Suggestf("keep one of them")
			case first != nil:
				later, of := n, first
				if cameFirst(n, first, listing.Owned{Field: "alias", Key: slug}) > 0 {
					later, of = first, n
					alias = later.aliasOf(slug)
				}
				later.report.Errorf(alias.Line, "%s is an old address of %s too", words.Quote(alias.Value), of.File).
					Suggestf("an address leads to one page: take it out of one of the two, this one if it began as a copy")
			default:
				taken[slug] = n
			}
		}
	}
}

// aliasOf returns where an old address stands on a page.
func (n *named) aliasOf(slug string) frontmatter.Text {
	i := slices.IndexFunc(n.Aliases, func(alias frontmatter.Text) bool {
		return alias.Value == activity.ActivityAddress+slug+"/"
	})
	return n.Aliases[i]
}
