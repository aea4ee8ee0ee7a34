package messages

import (
	"cmp"
	"net/mail"
	"strings"

	"bandstand/messages/email"
)

// letterLine is one answer in a letter.
type letterLine struct{ Label, Value string }

// Lines are those of the answer: most have one.
func (l letterLine) Lines() []string { return strings.Split(l.Value, "\n") }

// letterView is what a letter says, as text or filled into a layout.
type letterView struct {
	Subject string
	Before  []string
	Lines   []letterLine
	After   []string
}

func (v letterView) text() string {
	var said strings.Builder
	for _, paragraph := range v.Before {
		said.WriteString(paragraph + "\n\n")
	}
	for _, one := range v.Lines {
		value := one.Value
		if strings.Contains(value, "\n") {
			value = "\n    " + strings.ReplaceAll(value, "\n", "\n    ")
		}
		said.WriteString(one.Label + " " + value + "\n")
	}
	for _, paragraph := range v.After {
		said.WriteString("\n" + paragraph + "\n")
	}
	return said.String()
}

// letter makes a letter of what it says. The id makes it the same letter where it
// is tried again: letter boxes that look at it keep one.
func (b *Bundle) letter(to, id string, m message, v letterView) (email.Letter, error) {
	v = v.plain()
	html, err := b.layouts.Component("letter", v)
	if err != nil {
		return email.Letter{}, err
	}
	return email.Letter{
		To: to, Subject: v.Subject, Text: v.text(),
		HTML: `<!doctype html><html lang="` + b.say.Code() + `"><head><meta charset="utf-8"></head><body>` + string(html) + "</body></html>",
		ID:   id, Reference: m.reference, Written: m.at,
	}, nil
}

// toGroup writes to a group that somebody wants to join in. The subject says
// neither who nor why: it shows on locked telephones and in shared letter boxes.
func (b *Bundle) toGroup(m message) (email.Letter, error) {
	a := m.activity
	v := letterView{
		Subject: b.say.Say("message.letter.subject", "site", b.Shell.Name, "reference", m.reference),
		Lines:   joinLines(b.say, m.answers),
	}
	intro := "message.letter.intro"
	if a.WaitingList {
		intro = "message.letter.intro.waiting_list"
	}
	v.Before = []string{b.say.Say(intro, "title", a.Title)}
	if a.ReplyWithin != "" {
		v.Before = append(v.Before, b.say.Say("message.letter.reply_within", "time", a.ReplyWithin))
	}
	v.After = []string{b.say.Say("message.letter.answer." + answeredBy(m.answers)), b.say.Say("message.letter.closing")}
	if m.answers["for"] == "someone-else" {
		v.After = append(v.After, b.say.Say("message.letter.closing.other", "site", b.Shell.Name))
	}
	v.After = append(v.After,
		b.say.Say("message.letter.closing.bank"),
		b.say.Say("message.letter.closing.reference", "reference", m.reference, "site", b.Shell.Name)+b.questions())
	letter, err := b.letter(a.To, m.id, m, v)
	letter.ReplyTo = replyTo(m.answers["name"], m.answers["email"])
	return letter, err
}

// answeredBy returns how somebody can be answered. Without an email address of theirs,
// Reply would write to the site, where nobody would pass it on.
func answeredBy(answers typed) string {
	switch {
	case answers["email"] == "":
		return "ring"
	case answers["phone"] == "":
		return "email"
	}
	return "reply"
}

// questions returns how to ask the editors, where there is a way.
func (b *Bundle) questions() string {
	switch {
	case b.Shell.Phone != "":
		return " " + b.say.Say("message.letter.questions.phone", "phone", b.say.Phone(b.Shell.Phone))
	case b.Shell.Email != "":
		return " " + b.say.Say("message.letter.questions.email", "email", b.Shell.Email)
	}
	return ""
}

// toPerson is the copy that whoever wrote asked for. Nobody has shown that the
// address is theirs, so it holds nothing that was typed: a slip tells nobody's
// name and number to a stranger, and nobody can send a stranger words of their
// own.
func (b *Bundle) toPerson(m message) (email.Letter, error) {
	v := letterView{
		Subject: b.say.Say("message.letter.copy.subject", "site", b.Shell.Name, "reference", m.reference),
		Before:  []string{b.say.Say("message.letter.copy.intro", "title", m.activity.Title), b.say.Say("message.letter.copy.left_out")},
		Lines:   chosenLines(b.say, m.answers),
		After: append(b.whatNext(m.activity),
			b.say.Say("message.letter.closing.bank.person"),
			b.say.Say("message.letter.copy.not_you")+b.questions()),
	}
	return b.letter(m.answers["email"], m.id+".copy", m, v)
}

// toEditors passes on what somebody told the editors.
func (b *Bundle) toEditors(m message) (email.Letter, error) {
	v := letterView{
		Subject: b.say.Say("message.letter.editors."+m.form.name, "site", b.Shell.Name, "reference", m.reference),
		Lines:   m.form.editorsLines(b.say, m.answers),
		After:   []string{b.say.Say("message.letter.editors.closing")},
	}
	if a := m.activity; a.Slug != "" {
		v.Before = []string{b.say.Say("message.letter.editors.page", "title", a.Title, "address", b.Shell.BaseURL+a.Path)}
	}
	letter, err := b.letter(b.Editors, m.id, m, v)
	letter.ReplyTo = replyTo("", m.answers["email"])
	return letter, err
}

// whoAnswers says who will answer and when.
func (b *Bundle) whoAnswers(a Activity) string {
	who := a.Role
	if who == "" {
		who = b.say.Say("message.sent.somebody")
	}
	if a.ReplyWithin != "" {
		return b.say.Say("message.sent.who_when", "who", who, "time", a.ReplyWithin)
	}
	return b.say.Say("message.sent.who", "who", who)
}

// whatNext says who will answer and when, and whom to ring if nobody does.
func (b *Bundle) whatNext(a Activity) []string {
	said := []string{b.whoAnswers(a)}
	if phone := cmp.Or(a.Phone, b.Shell.Phone); phone != "" {
		said = append(said, b.say.Say("message.sent.if_not", "phone", b.say.Phone(phone)))
	}
	return said
}

// replyTo is an address that was checked already, or nobody.
func replyTo(name, email string) *mail.Address {
	read, err := mail.ParseAddress(email)
	if err != nil {
		return nil
	}
	return &mail.Address{Name: name, Address: read.Address}
}
