package listing

import (
	"regexp"
	"slices"
	"strings"

	"bandstand/directory/activity"
	"bandstand/directory/content/check"
	"bandstand/directory/content/fields"
	"bandstand/directory/content/frontmatter"
	"bandstand/directory/words"
)

func readCost(p *page) {
	f := p.fields.Cost
	switch {
	case f.Missing():
		p.Missingf(f.Line, `"cost" is missing`).Suggestf("add cost: {free: true}, or cost: with an amount: in " +
			"pounds and per: with what it is for")
	case !f.Set:
		return
	case f.Free.Value && f.Amount.Set && f.Amount.Value > 0:
		p.Errorf(f.Amount.Line, `"cost" is free and has an amount`).
			Suggestf("keep one of them; what some people pay belongs in concessions")
	case !f.Free.Value && f.Amount.Missing() && !f.PayWhatYouCan.Value && !f.Free.Invalid:
		p.Missingf(f.Line, `"cost" says neither free nor an amount`).
			Suggestf("write cost: {free: true}, or cost: with an amount: in pounds and per: with what it is for")
	}
	checkAmount(p, f)
	p.it.Cost = activity.Cost{
		Free:          f.Free.Value || f.Amount.Set && f.Amount.Value == 0,
		Amount:        int(f.Amount.Value),
		Per:           words.Own(f.Per.Value),
		Concessions:   words.Own(f.Concessions.Value),
		PayWhatYouCan: f.PayWhatYouCan.Value,
		Note:          words.Own(f.Note.Value),
	}
}

// dearSession is what one session hardly ever costs, in pence: who writes so much has
// written pence, or the price of many.
const dearSession = 3000

// checkAmount warns of an amount in whole pounds that is more than anybody asks for one
// session.
func checkAmount(p *page, f fields.Cost) {
	pence := int(f.Amount.Value)
	if pence < dearSession || pence%100 != 0 || forMany.MatchString(f.Per.Value) {
		return
	}
	of := ""
	if f.Per.Set {
		of = " for a " + f.Per.Value
	}
	p.Warnf(f.Amount.Line, `"amount" is %d pounds%s`, pence/100, of).
		Suggestf("if pence are meant, write %d.%02d; if it pays for many sessions, say so under per: term, "+
			"course, year", pence/10000,
			pence/100%100)
}

var forMany = regexp.MustCompile(`(?i)\b(?:terms?|years?|annual|course|block|months?|season|` +
	`member(?:ship)?|weekend|week|residential|` +
	`holiday|trip|family|team|table|hire|camp|retreat|programme|\d+ sessions)\b`)

func readJoin(p *page) {
	f := p.fields.Join
	if f.Missing() {
		p.Missingf(f.Line, `"join" is missing`).
			Suggestf("add join: with how: come-along, book or ask-first, and contact: with a role: and a phone:, " +
				"email: or website:")
	}
	if !f.Set {
		return
	}
	check.Need(p.Report, f.How, f.Line, "join.how", "come-along, book, ask-first or professional-only")
	join := activity.Join{
		How: f.How.Value,
		Contact: check.Contact(p.Report, f.Contact, p.fields.Title.Value, p.fields.Organisation.Value,
			p.fields.Venue.Name.Value, p.fields.Venue.Town.Value),
		MessageForm: f.MessageForm.Value,
		FormTo:      f.FormTo.Value,
		ReplyWithin: words.Own(f.ReplyWithin.Value),
		Referral: activity.Referral{Who: words.Own(f.Referral.Who.Value), Form: check.Website(p.Report, f.Referral.Form, "form"),
			Wait: words.Own(f.Referral.Wait.Value)},
	}
	checkReachable(p, f, join)
	checkForm(p, f)
	if join.How == activity.ProfessionalOnly && f.Referral.Who.Missing() {
		p.Missingf(max(f.Referral.Line, f.How.Line), `"referral" does not say who can refer somebody`).
			Suggestf("add referral: with who: and who may refer, and wait: and for how long, if that is known")
	}
	checkComeAlong(p, f.How)
	p.it.Join = join
}

func checkReachable(p *page, f fields.Join, join activity.Join) {
	if f.Contact.Invalid {
		return
	}
	c := f.Contact
	wrong := c.Phone.Invalid || c.Textphone.Invalid || c.SMS.Invalid || c.Email.Set || c.Email.Invalid ||
		c.Website.Set || c.Website.Invalid
	if !join.Contact.Reachable() && !wrong {
		p.Missingf(max(c.Line, f.Line), `"contact" gives no way to reach the group`).
			Suggestf("add at least one of phone, textphone, sms, email or website")
	}
	if c.Set && c.Role.Missing() {
		p.Missingf(c.Line, `"contact" does not say who answers`).
			Suggestf("add role: and what they do there, such as the Tuesday host; not a person's name")
	}
}

// checkForm checks the short form. The address book is no part of
// content/, so only the shape of a name in it can be checked.
func checkForm(p *page, f fields.Join) {
	if strings.Contains(f.FormTo.Value, "@") {
		p.Errorf(f.FormTo.Line, `"form_to" is a name in the address book, not an email address`).
			Suggestf("this page can be read by everybody: ask the editors for a name, or put a public address under " +
				"contact: email")
		return
	}
	if f.FormTo.Set && !check.IsFormName(f.FormTo.Value) {
		p.Errorf(f.FormTo.Line, `"form_to" cannot be %s`, words.Quote(f.FormTo.Value)).
			Suggestf("write the name in the address book, in small letters, figures and hyphens: songs")
	}
	if f.MessageForm.Value && f.FormTo.Missing() && f.Contact.Email.Missing() {
		p.Missingf(f.MessageForm.Line, "the message form has nowhere to go").
			Suggestf("add form_to: with a name in the editors' address book, or an email under contact")
	}
	if f.MessageForm.Value && slices.ContainsFunc(p.it.GoodFor, activity.TellsOfHealth) {
		p.Warnf(f.MessageForm.Line, "who writes to this group tells something about somebody's health").
			Suggestf("take message_form out, unless the editors have agreed to it: a telephone call leaves nothing behind")
	}
	if f.FormTo.Set && !f.MessageForm.Value && !f.MessageForm.Invalid {
		p.Warnf(f.FormTo.Line, `"form_to" does nothing without message_form: true`).
			Suggestf("add message_form: true, or take form_to out")
	}
}

// checkComeAlong refuses "come along" where nobody may simply walk in.
func checkComeAlong(p *page, how frontmatter.Text) {
	if how.Value != activity.ComeAlong || p.it.Venue == nil {
		return
	}
	places := map[string]string{"school": "a school", "care-home": "a care home", "home": "somebody's home"}
	if at, ok := places[p.it.Venue.Setting]; ok {
		p.Errorf(how.Line, "nobody can just come along to %s", at).Suggestf("write how: ask-first or how: book")
	}
}
