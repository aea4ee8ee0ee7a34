package listing

import (
	"slices"

	"bandstand/directory/content/check"
	"bandstand/directory/content/fields"
	"bandstand/directory/content/frontmatter"
)

// readSafeguarding takes what the listing or its organisation says about keeping
// people safe, and asks for it where it cannot be left out (care-and-law:
// keeping people safe).
func readSafeguarding(p *page) {
	own := check.Safeguarding(p.Report, p.fields.Safeguarding)
	p.it.Safeguarding = own
	if own == nil && p.it.Organisation != nil {
		p.it.Safeguarding = p.it.Organisation.Safeguarding
	}
	if p.it.Safeguarding != nil || p.fields.Safeguarding.Invalid {
		return
	}
	if line, why := needsSafeguarding(p); why != "" {
		p.Missingf(line, `"safeguarding" is missing, and %s`, why).
			Suggestf("add safeguarding: with lead: and a role, if_worried: and what to do, and checks: and what is " +
				"so, here or on " +
				"the organisation's page")
	}
}

// needsSafeguarding returns why a listing cannot do without safeguarding, or "".
func needsSafeguarding(p *page) (line int, why string) {
	dementia := slices.IndexFunc(p.fields.Access.Items,
		func(a fields.Access) bool { return a.Feature.Value == "dementia-friendly" })
	memory := slices.IndexFunc(p.fields.GoodFor.Items,
		func(slug frontmatter.Text) bool { return slug.Value == "memory-problems" })
	switch {
	case p.it.Generations.ChildrenAlone:
		return p.fields.Generations.ChildrenAlone.Line, "children may come without an adult of their own"
	case memory >= 0:
		return p.fields.GoodFor.Items[memory].Line, "people with memory problems are invited"
	case dementia >= 0:
		return p.fields.Access.Items[dementia].Line, "people with dementia are invited"
	case p.it.Venue != nil && p.it.Venue.Setting == "care-home":
		return p.fields.Venue.Setting.Line, "it meets in a care home"
	}
	return 0, ""
}
