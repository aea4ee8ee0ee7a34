package activity

import (
	"slices"

	"bandstand/directory/vocabulary"
	"bandstand/directory/words"
)

// A directory is written in English. What it says in another language stands in
// files beside those of the English: <slug>.cy.md, which hold texts and nothing
// else, so that a date or a number is told in one place. What nobody has translated
// stays English, and is marked as such (words.Foreign).

// translation is what one file says of one page in another language.
type translation struct {
	texts map[string]string // by their keys
	notes map[string]string // of what stands in lists, by the English
	body  Text
}

// inOther is everything that is said in one language beside English.
type inOther struct {
	pages  map[string]*translation    // "activities/paned-a-chan", "site"
	terms  map[string]vocabulary.Term // "kinds/music"
	speech otherSpeech
}

// otherSpeech is how people say what a search can be about, in another language.
type otherSpeech struct {
	danger, ignored []string
	vocabulary.Speech
}

// spoken is one text of a page: its key, and where it stands.
type spoken struct {
	key  string
	at   *string
	name bool // a proper name: where it has no other, it is no foreign word
}

// speaker is a page that can be translated.
type speaker interface {
	spoken() []spoken
	notes() []*string // the texts of its lists
	said() *Text      // its own words; nil where it has none
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

func (t *Town) spoken() []spoken {
	return []spoken{
		{key: "name", at: &t.Name, name: true}, {key: "link_worker.how", at: &t.LinkWorker.How},
		{key: "link_worker.sessions", at: &t.LinkWorker.Sessions}, {key: "groups_helped_by", at: &t.GroupsHelpedBy},
	}
}

func (t *Town) notes() []*string { return nil }
func (t *Town) said() *Text      { return &t.Body }

func (n *Nation) spoken() []spoken {
	return []spoken{
		{key: "name", at: &n.Name}, {key: "link_worker", at: &n.LinkWorker}, {key: "checks", at: &n.Checks, name: true},
		{key: "enforcement_body.name", at: &n.EnforcementBody.Name}, {key: "checked_by", at: &n.CheckedBy}, {key: "checked_how", at: &n.CheckedHow},
	}
}

func (n *Nation) notes() (all []*string) {
	for i := range n.Urgent {
		all = append(all, &n.Urgent[i].Name, &n.Urgent[i].Hours, &n.Urgent[i].Note)
	}
	return all
}

func (n *Nation) said() *Text { return &n.Body }

func (p *Page) spoken() []spoken {
	return []spoken{{key: "title", at: &p.Title}, {key: "summary", at: &p.Summary}}
}

func (p *Page) notes() []*string { return nil }
func (p *Page) said() *Text      { return &p.Body }

func (s *Site) spoken() []spoken {
	return []spoken{
		{key: "name", at: &s.Name, name: true}, {key: "strapline", at: &s.Strapline},
		{key: "link_worker", at: &s.LinkWorker}, {key: "phone.hours", at: &s.Phone.Hours},
	}
}

func (s *Site) notes() []*string { return nil }
func (s *Site) said() *Text      { return nil }

// translate puts into a page what a translation says, and marks as foreign what it
// does not. It gives the keys of that.
func translate(page speaker, t *translation) (left []string) {
	if t == nil {
		t = &translation{}
	}
	for _, one := range page.spoken() {
		switch said := t.texts[one.key]; {
		case said != "":
			*one.at = said
		case *one.at != "" && !one.name:
			*one.at = words.Foreign(*one.at)
			left = append(left, one.key)
		}
	}
	for _, note := range page.notes() {
		if said := t.notes[*note]; said != "" {
			*note = said
		} else if *note != "" {
			*note = words.Foreign(*note)
			left = append(left, "notes")
		}
	}
	if body := page.said(); body != nil && body.HTML != "" {
		if t.body.HTML != "" {
			*body = t.body
		} else {
			*body = Text{HTML: body.HTML, Plain: words.Foreign(body.Plain), Foreign: true}
			left = append(left, "the words below the second ---")
		}
	}
	return slices.Compact(left)
}

// Translations gives the languages beside English in which the directory is shown,
// in the order of site.yaml; those that nobody has reviewed only with drafts.
func (d *Directory) Translations(drafts bool) []string {
	var codes []string
	for _, code := range d.Site.Languages {
		if code != words.English().Code() && (drafts || !d.Drafted(code)) {
			codes = append(codes, code)
		}
	}
	return codes
}

// Drafted says whether nobody who speaks a language has reviewed all that is said
// in it: site.yaml says so of the directory's own words, and the catalogue of those
// of the interface.
func (d *Directory) Drafted(code string) bool {
	language, ok := words.In(code)
	return !ok || language.Draft() || slices.Contains(d.Site.DraftLanguages, code)
}

// In gives the directory in another language. The English one stays as it is.
func (d *Directory) In(code string) *Directory {
	other := d.others[code]
	if other == nil {
		other = &inOther{}
	}
	made := *d
	translate(&made.Site, other.pages["site"])
	made.Kinds, made.GoodFor, made.Access = other.list("kinds", d.Kinds), other.list("good-for", d.GoodFor), other.list("access", d.Access)
	made.Company = other.company(d.Company)
	made.Danger = slices.Concat(other.speech.danger, d.Danger)
	made.Ignored = slices.Concat(other.speech.ignored, d.Ignored)
	made.Speech.Phrases = slices.Concat(other.speech.Phrases, d.Speech.Phrases)
	if vocabulary.Mutates(code) {
		made.mutate(d)
	}
	made.Speech.Synonyms = slices.Concat(other.speech.Synonyms, d.Speech.Synonyms)
	made.Pages = translated(d.Pages, func(p *Page) { translate(p, other.pages["pages/"+p.Slug]) })
	made.Nations = translated(d.Nations, func(n *Nation) {
		n.Urgent = slices.Clone(n.Urgent)
		translate(n, other.pages["nations/"+n.Slug])
	})
	made.Towns = translated(d.Towns, func(t *Town) {
		english := t.Name
		translate(t, other.pages["towns/"+t.Slug])
		if t.Name != english {
			t.Also = append(slices.Clone(t.Also), english)
		}
	})
	made.Organisations = translated(d.Organisations, func(o *Organisation) {
		o.Safeguarding = copyOf(o.Safeguarding)
		translate(o, other.pages["organisations/"+o.Slug])
	})
	made.Activities = translated(d.Activities, func(a *Activity) { made.translateActivity(a, other) })
	return &made
}

// translateActivity translates a copy of a listing, and leads it to what belongs to
// it in the same language.
func (d *Directory) translateActivity(a *Activity, other *inOther) {
	inherits := a.Safeguarding == a.Organisation.Safeguarding
	a.Organisation, _ = d.Organisation(a.Organisation.Slug)
	a.Safeguarding = copyOf(a.Safeguarding)
	if inherits {
		a.Safeguarding = a.Organisation.Safeguarding
	}
	if a.Venue = copyOf(a.Venue); a.Venue != nil {
		a.Venue.Town, _ = d.Town(a.Venue.Town.Slug)
	}
	a.Image = copyOf(a.Image)
	a.Kinds, a.GoodFor, a.AccessMissing = terms(a.Kinds, d.Kinds), terms(a.GoodFor, d.GoodFor), terms(a.AccessMissing, d.Access)
	a.Access = slices.Clone(a.Access)
	for i := range a.Access {
		a.Access[i].Term, _ = d.Access.Find(a.Access[i].Term.Slug)
	}
	a.Schedule.Sessions = slices.Clone(a.Schedule.Sessions)
	translate(a, other.pages["activities/"+a.Slug])
}

// translated gives copies of pages, each changed.
func translated[T any](pages []*T, change func(*T)) []*T {
	made := make([]*T, len(pages))
	for i, page := range pages {
		made[i] = copyOf(page)
		change(made[i])
	}
	return made
}

func copyOf[T any](one *T) *T {
	if one == nil {
		return nil
	}
	made := *one
	return &made
}

// terms looks the same terms up in another list.
func terms(of []vocabulary.Term, in vocabulary.List) []vocabulary.Term {
	made := make([]vocabulary.Term, len(of))
	for i, term := range of {
		made[i], _ = in.Find(term.Slug)
	}
	return made
}

// list gives a vocabulary in the language. What people type for a term is what they
// say in it, and what they say in English.
func (o *inOther) list(group string, english vocabulary.List) vocabulary.List {
	made := slices.Clone(english)
	for i, term := range made {
		own, told := o.terms[group+"/"+term.Slug]
		if !told {
			made[i].Label, made[i].Explain, made[i].Ideas = words.Foreign(term.Label), words.Foreign(term.Explain), words.Foreign(term.Ideas)
			continue
		}
		made[i].Label, made[i].Explain, made[i].Ideas = own.Label, orForeign(own.Explain, term.Explain), orForeign(own.Ideas, term.Ideas)
		made[i].Words = slices.Concat(own.Words, []string{term.Label}, term.Words)
	}
	return made
}

func orForeign(own, english string) string {
	if own != "" {
		return own
	}
	return words.Foreign(english)
}

func (o *inOther) company(english []vocabulary.Company) []vocabulary.Company {
	made := slices.Clone(english)
	for i, company := range made {
		own, told := o.terms["company/"+company.Slug]
		if !told {
			made[i].Label = words.Foreign(company.Label)
			continue
		}
		made[i].Label = own.Label
		made[i].Words = slices.Concat(own.Words, []string{company.Label}, company.Words)
	}
	return made
}

// mutate adds to what people type in the language the forms that its words have at
// their head, but for those that mean something in English: of "tyfu" dyfu, but not
// of "bowls" mowls.
func (d *Directory) mutate(english *Directory) {
	taken := english.wordsTyped()
	add := func(phrases []string) []string {
		made := slices.Clone(phrases)
		for _, phrase := range phrases {
			if taken[vocabulary.FoldPhrase(phrase)] {
				continue
			}
			for _, form := range vocabulary.MutatedPhrase(phrase) {
				if !taken[vocabulary.FoldPhrase(form)] {
					made = append(made, form)
				}
			}
		}
		return made
	}
	for _, list := range []vocabulary.List{d.Kinds, d.GoodFor, d.Access} {
		for i := range list {
			list[i].Words = add(list[i].Words)
		}
	}
	for i := range d.Company {
		d.Company[i].Words = add(d.Company[i].Words)
	}
	for i := range d.Speech.Phrases {
		d.Speech.Phrases[i].Words = add(d.Speech.Phrases[i].Words)
	}
	d.Danger = add(d.Danger)
}

// wordsTyped are all phrases that people type, folded.
func (d *Directory) wordsTyped() map[string]bool {
	typed := map[string]bool{}
	note := func(phrases ...string) {
		for _, phrase := range phrases {
			typed[vocabulary.FoldPhrase(phrase)] = true
		}
	}
	for _, list := range []vocabulary.List{d.Kinds, d.GoodFor, d.Access} {
		for _, term := range list {
			note(append(slices.Clone(term.Words), term.Label, term.Slug)...)
		}
	}
	for _, company := range d.Company {
		note(append(slices.Clone(company.Words), company.Label)...)
	}
	for _, phrase := range d.Speech.Phrases {
		note(phrase.Words...)
	}
	note(d.Danger...)
	note(d.Ignored...)
	return typed
}
