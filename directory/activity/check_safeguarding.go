package activity

import "slices"

// safeguarding takes what the listing or its organisation says about keeping
// people safe, and asks for it where it cannot be left out (care-and-law:
// keeping people safe).
func (p *listing) safeguarding() {
	own := p.readSafeguarding(p.fields.Safeguarding)
	p.it.Safeguarding = own
	if own == nil && p.it.Organisation != nil {
		p.it.Safeguarding = p.it.Organisation.Safeguarding
	}
	if p.it.Safeguarding != nil || p.fields.Safeguarding.bad {
		return
	}
	if line, why := p.inNeed(); why != "" {
		p.missing(line, `"safeguarding" is missing, and %s`, why).mend("add safeguarding: {lead: a role, if_worried: what to do, checks: roles-that-need-one-have-one}, here or on the organisation's page")
	}
}

// inNeed says why a listing cannot do without safeguarding, or nothing.
func (p *listing) inNeed() (line int, why string) {
	dementia := slices.IndexFunc(p.fields.Access.items, func(a accessFields) bool { return a.Feature.is == "dementia-friendly" })
	memory := slices.IndexFunc(p.fields.GoodFor.items, func(slug text) bool { return slug.is == "memory-problems" })
	switch {
	case p.it.Generations.ChildrenAlone:
		return p.fields.Generations.ChildrenAlone.line, "children may come without an adult of their own"
	case memory >= 0:
		return p.fields.GoodFor.items[memory].line, "people with memory problems are invited"
	case dementia >= 0:
		return p.fields.Access.items[dementia].line, "people with dementia are invited"
	case p.it.Venue != nil && p.it.Venue.Setting == "care-home":
		return p.fields.Venue.Setting.line, "it meets in a care home"
	}
	return 0, ""
}

// readSafeguarding checks a safeguarding block. It gives nil where there is none.
func (s *source) readSafeguarding(f safeguardingFields) *Safeguarding {
	if !f.told {
		return nil
	}
	s.need(f.Lead, f.line, "safeguarding.lead", "the role of whoever looks after this, such as Safeguarding lead")
	s.role(f.Lead, "lead")
	s.need(f.IfWorried, f.line, "safeguarding.if_worried", "what somebody should do who is worried")
	s.need(f.Checks, f.line, "safeguarding.checks", "roles-that-need-one-have-one, none-needed or not-told")
	return &Safeguarding{
		Lead:      f.Lead.is,
		IfWorried: f.IfWorried.is,
		Checks:    s.choice(f.Checks, "checks", "roles-that-need-one-have-one", "none-needed", "not-told"),
		Policy:    s.website(f.Policy, "policy"),
		Training:  f.Training.is,
		Reviewed:  f.Reviewed.is,
	}
}
