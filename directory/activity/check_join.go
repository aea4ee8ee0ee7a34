package activity

import (
	"slices"
	"strings"
)

func (p *listing) cost() {
	f := p.fields.Cost
	switch {
	case f.absent():
		p.missing(f.line, `"cost" is missing`).mend("add cost: {free: true} or cost: {amount: 3.50, per: session}")
	case !f.told:
		return
	case f.Free.is && f.Amount.told && f.Amount.is > 0:
		p.wrong(f.Amount.line, `"cost" is free and has an amount`).mend("keep one of them; what some people pay belongs in concessions")
	case !f.Free.is && f.Amount.absent() && !f.PayWhatYouCan.is && !f.Free.bad:
		p.missing(f.line, `"cost" says neither free nor an amount`).mend("write cost: {free: true} or cost: {amount: 3.50, per: session}")
	}
	p.it.Cost = Cost{
		Free:          f.Free.is || f.Amount.told && f.Amount.is == 0,
		Amount:        int(f.Amount.is),
		Per:           f.Per.is,
		Concessions:   f.Concessions.is,
		PayWhatYouCan: f.PayWhatYouCan.is,
		Note:          f.Note.is,
	}
}

func (p *listing) join() {
	f := p.fields.Join
	if f.absent() {
		p.missing(f.line, `"join" is missing`).mend("add join: {how: come-along, contact: {role: the Tuesday host, phone: 01632 960001}}")
	}
	if !f.told {
		return
	}
	p.need(f.How, f.line, "join.how", "come-along, book, ask-first or professional-only")
	join := Join{
		How:         p.choice(f.How, "how", ComeAlong, Book, AskFirst, ProfessionalOnly),
		Contact:     p.contact(f.Contact),
		MessageForm: f.MessageForm.is,
		FormTo:      f.FormTo.is,
		ReplyWithin: f.ReplyWithin.is,
		Referral:    Referral{f.Referral.Who.is, p.website(f.Referral.Form, "form"), f.Referral.Wait.is},
	}
	p.reachable(f, join)
	p.formGoesSomewhere(f)
	if join.How == ProfessionalOnly && f.Referral.Who.absent() {
		p.missing(max(f.Referral.line, f.How.line), `"referral" does not say who can refer somebody`).mend("add referral: {who: Your GP or link worker, wait: About two weeks}")
	}
	p.comeAlongWhere(f.How)
	p.it.Join = join
}

func (p *listing) reachable(f joinFields, join Join) {
	if f.Contact.bad {
		return
	}
	c := f.Contact
	wrong := c.Phone.bad || c.Textphone.bad || c.SMS.bad || c.Email.told || c.Email.bad || c.Website.told || c.Website.bad
	if !join.Contact.ways() && !wrong {
		p.missing(max(c.line, f.line), `"contact" gives no way to reach the group`).mend("add at least one of phone, textphone, sms, email or website")
	}
	if c.told && c.Role.absent() {
		p.missing(c.line, `"contact" does not say who answers`).mend("add role: the Tuesday host, or whatever they do; not a person's name")
	}
}

// formGoesSomewhere checks the short form. The address book is no part of
// content/, so only the shape of a name in it can be checked.
func (p *listing) formGoesSomewhere(f joinFields) {
	if strings.Contains(f.FormTo.is, "@") {
		p.wrong(f.FormTo.line, `"form_to" is a name in the address book, not an email address`).mend("this page can be read by everybody: ask the editors for a name, or put a public address under contact: email")
		return
	}
	if f.FormTo.told && !formToShape.MatchString(f.FormTo.is) {
		p.wrong(f.FormTo.line, `"form_to" cannot be %s`, quote(f.FormTo.is)).mend("write the name in the address book, in small letters, figures and hyphens: songs")
	}
	if f.MessageForm.is && f.FormTo.absent() && f.Contact.Email.absent() {
		p.missing(f.MessageForm.line, "the message form has nowhere to go").mend("add form_to: with a name in the editors' address book, or an email under contact")
	}
	if f.MessageForm.is && slices.ContainsFunc(p.it.GoodFor, tellsOfHealth) {
		p.warn(f.MessageForm.line, "who writes to this group tells something about somebody's health").mend("take message_form out, unless the editors have agreed to it: a telephone call leaves nothing behind")
	}
	if f.FormTo.told && !f.MessageForm.is && !f.MessageForm.bad {
		p.warn(f.FormTo.line, `"form_to" does nothing without message_form: true`).mend("add message_form: true, or take form_to out")
	}
}

// comeAlongWhere refuses "come along" where nobody may simply walk in.
func (p *listing) comeAlongWhere(how text) {
	if how.is != ComeAlong || p.it.Venue == nil {
		return
	}
	places := map[string]string{"school": "a school", "care-home": "a care home", "home": "somebody's home"}
	if at, ok := places[p.it.Venue.Setting]; ok {
		p.wrong(how.line, "nobody can just come along to %s", at).mend("write how: ask-first or how: book")
	}
}
