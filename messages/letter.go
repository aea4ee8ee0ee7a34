package messages

import (
	"cmp"
	"maps"
	"net/mail"
	"slices"

	"bandstand/directory/letters"
	"bandstand/directory/words"
	"bandstand/messages/email"
	"bandstand/messages/forms"
)

// letter returns a letter with this text. A letter that is tried again has the same id,
// so that mailboxes which compare ids keep one.
func (b *Bundle) letter(to, id string, m message, v email.Words) (email.Letter, error) {
	v.Site, v.Colour, v.Logo = b.Shell.Name, b.Shell.Main, b.Logo != nil
	html, err := b.layouts.Component("letter", v)
	if err != nil {
		return email.Letter{}, err
	}
	return email.Letter{
		Sender: b.Shell.Name, To: to, Subject: v.Subject, Text: v.Plain(),
		HTML: `<!doctype html><html lang="` + b.lang.Code() + `"><head><meta charset="utf-8"></head><body>` + string(html) + "</body></html>",
		Logo: b.Logo,
		ID:   id, Reference: m.reference, Written: m.at,
	}, nil
}

// toReader returns the letter to whoever reads a message, in a language that they speak:
// editors speak the directory's own, and a group says which others it speaks.
func (s *service) toReader(m message) (email.Letter, error) {
	b := s.Bundle
	if b != s.own {
		m.answers = maps.Clone(m.answers)
		m.answers[writtenIn] = s.Language
		if !m.joins() || !slices.Contains(m.activity.Languages, s.Language) {
			b, m.activity = s.own, s.own.activities[m.activity.Slug]
		}
	}
	if m.joins() {
		return b.toGroup(m)
	}
	return b.toEditors(m)
}

// writtenIn is the key of the language in which a form was filled in, where that was
// not the directory's own. No form asks for it.
const writtenIn = "language"

func sayWrittenIn(lang *words.Language, answers forms.Values) string {
	if answers[writtenIn] == "" {
		return ""
	}
	return lang.LanguageName(answers[writtenIn])
}

// toGroup returns the letter that tells a group that somebody wants to join in. Its
// subject says neither who nor why, because locked telephones and shared mailboxes show
// it.
func (b *Bundle) toGroup(m message) (email.Letter, error) {
	a := m.activity
	v := email.Words{
		Subject: b.lang.Say("message.letter.subject", "site", b.Shell.Name, "reference", m.reference),
		Lines:   joinLines(b.lang, m.answers),
	}
	intro := "message.letter.intro"
	if a.WaitingList {
		intro = "message.letter.intro.waiting_list"
	}
	v.Before = []string{b.lang.Say(intro, "title", a.Title)}
	if a.ReplyWithin != "" {
		v.Before = append(v.Before, b.lang.Say("message.letter.reply_within", "time", a.ReplyWithin))
	}
	v.After = []string{b.lang.Say("message.letter.answer." + answeredBy(m.answers)), b.lang.Say("message.letter.closing")}
	if m.answers["for"] == "someone-else" {
		v.After = append(v.After, b.lang.Say("message.letter.closing.other", "site", b.Shell.Name))
	}
	v.After = append(v.After,
		b.lang.Say("message.letter.closing.bank"),
		b.lang.Say("message.letter.closing.reference", "reference", m.reference, "site", b.Shell.Name)+b.questions())
	letter, err := b.letter(a.To, m.id, m, v)
	letter.ReplyTo = replyTo(m.answers["name"], m.answers["email"])
	return letter, err
}

// answeredBy returns how somebody can be answered. Without their email address a reply
// would go to the site, where nobody would pass it on.
func answeredBy(answers forms.Values) string {
	switch {
	case answers["email"] == "":
		return "ring"
	case answers["phone"] == "":
		return "email"
	}
	return "reply"
}

// questions returns a sentence on how to ask the editors, or "" where there is no way.
func (b *Bundle) questions() string {
	switch {
	case b.Shell.Phone != "":
		return " " + b.lang.Say("message.letter.questions.phone", "phone", b.lang.Phone(b.Shell.Phone))
	case b.Shell.Email != "":
		return " " + b.lang.Say("message.letter.questions.email", "email", b.Shell.Email)
	}
	return ""
}

// toPerson returns the copy that a visitor asked for. Nothing proves that the address is
// theirs, so it holds nothing that was typed: a mistyped address discloses no name or
// number to a stranger, and nobody can send a stranger words of their own.
func (b *Bundle) toPerson(m message) (email.Letter, error) {
	v := email.Words{
		Subject: b.lang.Say("message.letter.copy.subject", "site", b.Shell.Name, "reference", m.reference),
		Before: []string{
			b.lang.Say("message.letter.copy.intro", "title", m.activity.Title), b.lang.Say("message.letter.copy.left_out"),
		},
		Lines: chosenLines(b.lang, m.answers),
		After: append(b.whatNext(m.activity),
			b.lang.Say("message.letter.closing.bank.person"),
			b.lang.Say("message.letter.copy.not_you")+b.questions()),
	}
	return b.letter(m.answers["email"], m.id+".copy", m, v)
}

// toEditors returns the letter with a report or a suggestion to the editors.
func (b *Bundle) toEditors(m message) (email.Letter, error) {
	if m.form.Name == rightForm.Name {
		return b.toEditorsRight(m)
	}
	v := email.Words{
		Subject: b.lang.Say("message.letter.editors."+m.form.Name, "site", b.Shell.Name, "reference", m.reference),
		Lines:   editorsLines(m.form, b.lang, m.answers),
		After:   []string{b.lang.Say("message.letter.editors.closing")},
	}
	if a := m.activity; a.Slug != "" {
		v.Before = []string{b.lang.Say("message.letter.editors.page", "title", a.Title, "address", b.Shell.BaseURL+a.Path)}
	}
	letter, err := b.letter(b.Editors, m.id, m, v)
	letter.ReplyTo = replyTo("", m.answers["email"])
	return letter, err
}

// whoAnswers returns a sentence on who will answer, and when where that is known.
func (b *Bundle) whoAnswers(a Activity) words.Text {
	who := cmp.Or(a.Contact.Role, b.lang.Text("message.sent.somebody"))
	if a.ReplyWithin != "" {
		return b.lang.Text("message.sent.who_when", "who", who, "time", a.ReplyWithin)
	}
	return b.lang.Text("message.sent.who", "who", who)
}

// whatNext returns sentences on who will answer, and whom to ring if nobody does.
func (b *Bundle) whatNext(a Activity) []string {
	next := []string{b.whoAnswers(a).String()}
	if phone := cmp.Or(a.Contact.Phone, b.Shell.Phone); phone != "" {
		next = append(next, b.lang.Say("message.sent.if_not", "phone", b.lang.Phone(phone)))
	}
	return next
}

// replyTo returns an address that the form has checked, or nil where there is none.
func replyTo(name, email string) *mail.Address {
	parsed, err := mail.ParseAddress(letters.ASCIIAddress(email))
	if err != nil {
		return nil
	}
	return &mail.Address{Name: name, Address: parsed.Address}
}
