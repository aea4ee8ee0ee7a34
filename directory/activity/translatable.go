package activity

import "slices"

// spoken is one text of a page: its key, and where it stands.
type spoken struct {
	key  string
	at   *string
	name bool // a proper name: where it has no other, it is no foreign word
}

// speaker is a page that can be translated.
type speaker interface {
	spoken() []spoken
	notes() []*string  // the texts of its lists
	said() *Text       // its own words; nil where it has none
	detached() speaker // a copy whose texts can be changed
}

func (a *Activity) spoken() []spoken {
	all := []spoken{
		{key: "title", at: &a.Title}, {key: "summary", at: &a.Summary},
		{key: "generations.together", at: &a.Generations.Together}, {key: "generations.just_watch", at: &a.Generations.JustWatch},
		{key: "generations.younger.note", at: &a.Generations.Younger.Note}, {key: "generations.older.note", at: &a.Generations.Older.Note},
		{key: "who_can_come", at: &a.WhoCanCome}, {key: "support", at: &a.Support},
		{key: "online", at: &a.Online}, {key: "by_phone", at: &a.ByPhone}, {key: "by_arrangement", at: &a.Schedule.ByArrangement},
		{key: "cost.per", at: &a.Cost.Per}, {key: "cost.concessions", at: &a.Cost.Concessions}, {key: "cost.note", at: &a.Cost.Note},
		{key: "join.contact.role", at: &a.Join.Contact.Role}, {key: "join.reply_within", at: &a.Join.ReplyWithin},
		{key: "join.referral.who", at: &a.Join.Referral.Who}, {key: "join.referral.wait", at: &a.Join.Referral.Wait},
		{key: "helpers_wanted", at: &a.HelpersWanted}, {key: "buddy", at: &a.Buddy}, {key: "first_visit", at: &a.FirstVisit},
		{key: "impact.quote", at: &a.Impact.Quote}, {key: "impact.evidence", at: &a.Impact.Evidence}, {key: "impact.how_we_know", at: &a.Impact.HowWeKnow},
		{key: "lifetime.funding", at: &a.Lifetime.Funding}, {key: "lifetime.what_next", at: &a.Lifetime.WhatNext},
		{key: "checked_by", at: &a.CheckedBy},
	}
	if holidays := &a.Schedule.BankHolidays; *holidays != RunsOnBankHolidays && *holidays != ClosedOnBankHolidays {
		all = append(all, spoken{key: "bank_holidays", at: holidays})
	}
	if venue := a.Venue; venue != nil {
		all = append(all,
			spoken{key: "venue.name", at: &venue.Name, name: true}, spoken{key: "venue.address", at: &venue.Address, name: true},
			spoken{key: "venue.entrance", at: &venue.Entrance}, spoken{key: "venue.getting_there", at: &venue.GettingThere})
	}
	if a.Image != nil {
		all = append(all, spoken{key: "image.alt", at: &a.Image.Alt}, spoken{key: "image.credit", at: &a.Image.Credit})
	}
	if a.Safeguarding != nil && a.Safeguarding != a.Organisation.Safeguarding {
		all = append(all, a.Safeguarding.spoken()...)
	}
	return all
}

func (a *Activity) notes() (all []*string) {
	for i := range a.Schedule.Sessions {
		all = append(all, &a.Schedule.Sessions[i].Note)
	}
	for i := range a.Access {
		all = append(all, &a.Access[i].Note)
	}
	return all
}

func (a *Activity) said() *Text { return &a.Body }

func (a *Activity) detached() speaker {
	made := copyOf(a)
	made.Venue, made.Image = copyOf(a.Venue), copyOf(a.Image)
	if a.Safeguarding != a.Organisation.Safeguarding {
		made.Safeguarding = copyOf(a.Safeguarding)
	}
	made.Access, made.Schedule.Sessions = slices.Clone(a.Access), slices.Clone(a.Schedule.Sessions)
	return made
}

func (s *Safeguarding) spoken() []spoken {
	return []spoken{
		{key: "safeguarding.lead", at: &s.Lead}, {key: "safeguarding.if_worried", at: &s.IfWorried}, {key: "safeguarding.training", at: &s.Training},
	}
}

func (o *Organisation) spoken() []spoken {
	all := []spoken{{key: "name", at: &o.Name, name: true}, {key: "summary", at: &o.Summary}, {key: "contact.role", at: &o.Contact.Role}}
	if o.Safeguarding != nil {
		all = append(all, o.Safeguarding.spoken()...)
	}
	return all
}

func (o *Organisation) notes() []*string { return nil }
func (o *Organisation) said() *Text      { return &o.Body }

func (o *Organisation) detached() speaker {
	made := copyOf(o)
	made.Safeguarding = copyOf(o.Safeguarding)
	return made
}

func (t *Town) spoken() []spoken {
	return []spoken{
		{key: "name", at: &t.Name, name: true}, {key: "link_worker.how", at: &t.LinkWorker.How},
		{key: "link_worker.sessions", at: &t.LinkWorker.Sessions}, {key: "groups_helped_by", at: &t.GroupsHelpedBy},
	}
}

func (t *Town) notes() []*string { return nil }
func (t *Town) said() *Text      { return &t.Body }

func (t *Town) detached() speaker {
	made := copyOf(t)
	made.Also = slices.Clone(t.Also)
	return made
}

func (n *Nation) spoken() []spoken {
	return []spoken{
		{key: "name", at: &n.Name}, {key: "link_worker", at: &n.LinkWorker}, {key: "checks", at: &n.Checks, name: true},
		{key: "enforcement_body.name", at: &n.EnforcementBody.Name}, {key: "enforcement_body.enforced_by", at: &n.EnforcementBody.EnforcedBy},
		{key: "enforcement_body.law", at: &n.EnforcementBody.Law}, {key: "checked_by", at: &n.CheckedBy}, {key: "checked_how", at: &n.CheckedHow},
	}
}

func (n *Nation) notes() (all []*string) {
	for i := range n.Urgent {
		all = append(all, &n.Urgent[i].Name, &n.Urgent[i].Hours, &n.Urgent[i].Note)
	}
	return all
}

func (n *Nation) said() *Text { return &n.Body }

func (n *Nation) detached() speaker {
	made := copyOf(n)
	made.Urgent = slices.Clone(n.Urgent)
	return made
}

func (p *Page) spoken() []spoken {
	all := []spoken{{key: "title", at: &p.Title}, {key: "summary", at: &p.Summary}}
	if told := p.Statement; told != nil {
		all = append(all, spoken{key: "statement.tested_by", at: &told.TestedBy}, spoken{key: "statement.reply_within", at: &told.Reply})
	}
	return all
}

func (p *Page) notes() (all []*string) {
	if p.Statement == nil {
		return nil
	}
	for _, list := range [][]string{p.Statement.Fails, p.Statement.Burden, p.Statement.Outside} {
		for i := range list {
			all = append(all, &list[i])
		}
	}
	return all
}

func (p *Page) said() *Text { return &p.Body }

func (p *Page) detached() speaker {
	made := copyOf(p)
	if told := copyOf(p.Statement); told != nil {
		told.Fails, told.Burden, told.Outside = slices.Clone(told.Fails), slices.Clone(told.Burden), slices.Clone(told.Outside)
		made.Statement = told
	}
	return made
}

func (s *Site) spoken() []spoken {
	return []spoken{
		{key: "name", at: &s.Name, name: true}, {key: "operator", at: &s.Operator, name: true}, {key: "strapline", at: &s.Strapline},
		{key: "link_worker", at: &s.LinkWorker}, {key: "phone.hours", at: &s.Phone.Hours},
	}
}

func (s *Site) notes() []*string  { return nil }
func (s *Site) said() *Text       { return nil }
func (s *Site) detached() speaker { return copyOf(s) }
