package activity

import (
	"slices"

	"bandstand/directory/schedule"
	"bandstand/directory/words"
)

// textAt is one text of a page: its key in the front matter, and where it stands.
type textAt struct {
	key  string
	at   *words.Text
	name *string // instead of at: a proper name, which is no foreign word where it has no other
}

// says returns the text.
func (t textAt) says() string {
	if t.name != nil {
		return *t.name
	}
	return t.at.String()
}

// Translatable is a page whose texts can be given in another language: an
// Activity, Organisation, Town, Nation or Page, or the Site.
type Translatable interface {
	texts() []textAt
	notes() []*words.Text // the texts of its lists, which have no keys of their own
	body() *Text          // its own words; nil where it can have none
	clone() Translatable  // a copy whose texts can be changed
}

// Texts returns the texts of a page by their keys, "venue.entrance"; one that is
// missing is empty.
func Texts(page Translatable) map[string]string {
	texts := map[string]string{}
	for _, one := range page.texts() {
		texts[one.key] = one.says()
	}
	return texts
}

// Notes returns the set of texts that stand in a page's lists, such as the notes
// of its sessions.
func Notes(page Translatable) map[string]bool {
	notes := map[string]bool{}
	for _, note := range page.notes() {
		notes[note.String()] = true
	}
	return notes
}

// HasBody reports whether a page has words of its own below its front matter.
func HasBody(page Translatable) bool { return page.body() != nil && !page.body().IsEmpty() }

// Untranslated returns the keys of what stays English where a page is shown in
// the language of a translation.
func Untranslated(page Translatable, t *Translation) []string { return translate(page.clone(), t) }

func (a *Activity) texts() []textAt {
	all := []textAt{
		{key: "title", at: &a.Title}, {key: "summary", at: &a.Summary},
		{key: "generations.together", at: &a.Generations.Together},
		{key: "generations.just_watch", at: &a.Generations.JustWatch},
		{key: "generations.younger.note", at: &a.Generations.Younger.Note},
		{key: "generations.older.note", at: &a.Generations.Older.Note},
		{key: "generations.between.note", at: &a.Generations.Between.Note},
		{key: "who_can_come", at: &a.WhoCanCome}, {key: "support", at: &a.Support},
		{key: "online", at: &a.Online}, {key: "by_phone", at: &a.ByPhone},
		{key: "by_arrangement", at: &a.Schedule.ByArrangement},
		{key: "cost.per", at: &a.Cost.Per}, {key: "cost.concessions", at: &a.Cost.Concessions},
		{key: "cost.note", at: &a.Cost.Note},
		{key: "join.contact.role", at: &a.Join.Contact.Role}, {key: "join.reply_within", at: &a.Join.ReplyWithin},
		{key: "join.referral.who", at: &a.Join.Referral.Who}, {key: "join.referral.wait", at: &a.Join.Referral.Wait},
		{key: "helpers_wanted", at: &a.HelpersWanted}, {key: "partners_wanted", at: &a.PartnersWanted},
		{key: "learned", at: &a.Learned}, {key: "buddy", at: &a.Buddy}, {key: "first_visit", at: &a.FirstVisit},
		{key: "impact.quote", at: &a.Impact.Quote}, {key: "impact.evidence", at: &a.Impact.Evidence},
		{key: "impact.how_we_know", at: &a.Impact.HowWeKnow},
		{key: "lifetime.funding", at: &a.Lifetime.Funding}, {key: "lifetime.what_next", at: &a.Lifetime.WhatNext},
		{key: "checked_by", at: &a.CheckedBy},
	}
	if holidays := &a.Schedule.BankHolidays; *holidays != schedule.RunsOnBankHolidays &&
		*holidays != schedule.ClosedOnBankHolidays {
		all = append(all, textAt{key: "bank_holidays", at: holidays})
	}
	if venue := a.Venue; venue != nil {
		all = append(all,
			textAt{key: "venue.name", name: &venue.Name},
			textAt{key: "venue.address", name: &venue.Address},
			textAt{key: "venue.entrance", at: &venue.Entrance}, textAt{key: "venue.getting_there", at: &venue.GettingThere})
	}
	if a.Image != nil {
		all = append(all, textAt{key: "image.alt", at: &a.Image.Alt}, textAt{key: "image.credit", at: &a.Image.Credit})
	}
	if a.Safeguarding != nil && a.Safeguarding != a.Organisation.Safeguarding {
		all = append(all, a.Safeguarding.texts()...)
	}
	return all
}

func (a *Activity) notes() (all []*words.Text) {
	for i := range a.Schedule.Sessions {
		all = append(all, &a.Schedule.Sessions[i].Note)
	}
	for i := range a.Access {
		all = append(all, &a.Access[i].Note)
	}
	return all
}

func (a *Activity) body() *Text { return &a.Body }

func (a *Activity) clone() Translatable {
	made := copyOf(a)
	made.Venue, made.Image = copyOf(a.Venue), copyOf(a.Image)
	if a.Safeguarding != a.Organisation.Safeguarding {
		made.Safeguarding = copyOf(a.Safeguarding)
	}
	made.Access, made.Schedule.Sessions = slices.Clone(a.Access), slices.Clone(a.Schedule.Sessions)
	return made
}

func (s *Safeguarding) texts() []textAt {
	return []textAt{
		{key: "safeguarding.lead", at: &s.Lead}, {key: "safeguarding.if_worried", at: &s.IfWorried},
		{key: "safeguarding.training", at: &s.Training},
	}
}

func (o *Organisation) texts() []textAt {
	all := []textAt{
		{key: "name", name: &o.Name}, {key: "summary", at: &o.Summary}, {key: "contact.role", at: &o.Contact.Role},
		{key: "partners_wanted", at: &o.PartnersWanted}, {key: "learned", at: &o.Learned},
	}
	if o.Safeguarding != nil {
		all = append(all, o.Safeguarding.texts()...)
	}
	return all
}

func (o *Organisation) notes() []*words.Text { return nil }
func (o *Organisation) body() *Text          { return &o.Body }

func (o *Organisation) clone() Translatable {
	made := copyOf(o)
	made.Safeguarding = copyOf(o.Safeguarding)
	return made
}

func (t *Town) texts() []textAt {
	return []textAt{
		{key: "name", name: &t.Name}, {key: "link_worker.how", at: &t.LinkWorker.How},
		{key: "link_worker.sessions", at: &t.LinkWorker.Sessions}, {key: "groups_helped_by", at: &t.GroupsHelpedBy},
	}
}

func (t *Town) notes() []*words.Text { return nil }
func (t *Town) body() *Text          { return &t.Body }

func (t *Town) clone() Translatable {
	made := copyOf(t)
	made.Also = slices.Clone(t.Also)
	return made
}

func (n *Nation) texts() []textAt {
	return []textAt{
		{key: "name", at: &n.Name}, {key: "link_worker", at: &n.LinkWorker}, {key: "checks", name: &n.Checks},
		{key: "enforcement_body.name", at: &n.EnforcementBody.Name},
		{key: "enforcement_body.enforced_by", at: &n.EnforcementBody.EnforcedBy},
		{key: "enforcement_body.law", at: &n.EnforcementBody.Law}, {key: "checked_by", at: &n.CheckedBy},
		{key: "checked_how", at: &n.CheckedHow},
	}
}

func (n *Nation) notes() (all []*words.Text) {
	for i := range n.Urgent {
		all = append(all, &n.Urgent[i].Name, &n.Urgent[i].Hours, &n.Urgent[i].Note)
	}
	return all
}

func (n *Nation) body() *Text { return &n.Body }

func (n *Nation) clone() Translatable {
	made := copyOf(n)
	made.Urgent = slices.Clone(n.Urgent)
	return made
}

func (p *Page) texts() []textAt {
	all := []textAt{{key: "title", at: &p.Title}, {key: "summary", at: &p.Summary}}
	if told := p.Statement; told != nil {
		all = append(all, textAt{key: "statement.tested_by", at: &told.TestedBy},
			textAt{key: "statement.reply_within", at: &told.Reply})
	}
	return all
}

func (p *Page) notes() (all []*words.Text) {
	if p.Statement == nil {
		return nil
	}
	for _, list := range [][]words.Text{p.Statement.Fails, p.Statement.Burden, p.Statement.Outside} {
		for i := range list {
			all = append(all, &list[i])
		}
	}
	return all
}

func (p *Page) body() *Text { return &p.Body }

func (p *Page) clone() Translatable {
	made := copyOf(p)
	if told := copyOf(p.Statement); told != nil {
		told.Fails, told.Burden = slices.Clone(told.Fails), slices.Clone(told.Burden)
		told.Outside = slices.Clone(told.Outside)
		made.Statement = told
	}
	return made
}

func (s *Site) texts() []textAt {
	return []textAt{
		{key: "name", name: &s.Name}, {key: "operator", name: &s.Operator},
		{key: "strapline", at: &s.Strapline},
		{key: "link_worker", at: &s.LinkWorker}, {key: "phone.hours", at: &s.Phone.Hours},
	}
}

func (s *Site) notes() []*words.Text { return nil }
func (s *Site) body() *Text          { return nil }
func (s *Site) clone() Translatable  { return copyOf(s) }
