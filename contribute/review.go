package contribute

import (
	"slices"
	"strings"

	"bandstand/contribute/forge"
)

// review is a submission as whoever reviews its proposal is to have it, in the language of the editors.
type review struct {
	reader  *reader
	editors *edition
	submission
}

// proposal returns what is proposed. Whatever was typed is inert in its words, and nothing tells of the sender.
func (r review) proposal() forge.Proposal {
	m, kind, title := r.submission, "new", r.Answers["title"]
	if m.Page != "" {
		kind, title = "mend", m.was["title"]
	}
	made := forge.Proposal{
		Branch:  "groups/" + m.found.Slug + "-" + m.change[:12],
		Title:   r.editors.lang.Say("add.pull."+kind+".title", "title", forge.InertLine(title)),
		Message: r.editors.lang.Say("add.pull.message", "reference", m.reference),
		Body:    r.body(kind),
	}
	for _, one := range m.files() {
		file := forge.File{Path: inRepository(one.Name), Body: one.Body}
		switch {
		case m.Page != "" && one.Name == m.file:
			file.Was = forge.VersionOf(m.text)
		case m.Page != "" && strings.HasPrefix(one.Name, "images/"):
			file.Was = forge.Whatever
		}
		made.Files = append(made.Files, file)
	}
	return made
}

// body returns what whoever reviews a proposal reads above its files.
func (r review) body(kind string) string {
	m := r.submission
	var body strings.Builder
	say := func(key string, values ...any) {
		body.WriteString(r.editors.lang.Say("add.pull."+key, values...) + "\n\n")
	}
	heading := func(key string) { body.WriteString("## "); say(key) }
	quote := func(lines ...string) { body.WriteString(forge.Quote(lines...) + "\n") }
	say(kind + ".intro")
	say("reference", "reference", m.reference)
	if r.editors != r.reader.edition {
		body.WriteString(r.editors.lang.Say("add.letter.language") + " " + r.editors.lang.LanguageName(r.reader.lang.Code()) + "\n\n")
	}
	heading(kind)
	if m.Page != "" {
		quote(saysChanges(r.editors, r.reader.changes(r.editors, m.draft))...)
	} else {
		quote(r.toldNew()...)
	}
	if m.picture != nil {
		say("picture")
	}
	if m.moved() {
		heading("moved")
		if len(m.since) > 0 {
			quote(saysChanges(r.editors, m.since)...)
		}
		body.WriteString(r.editors.lang.Say("add.letter.moved.said") + "\n\n    " + m.difference() + "\n\n")
	}
	heading("check")
	if found := slices.Concat(m.found.mistakes(), m.found.warned); len(found) > 0 {
		quote(says(found))
	} else {
		say("check.nothing")
	}
	heading("ask")
	body.WriteString("1. " + r.editors.lang.Say("add.pull.ask."+kind) + "\n2. " + r.editors.lang.Say("add.pull.ask.public") + "\n")
	return body.String()
}

// toldNew returns what a new page was told, each answer below its question.
func (r review) toldNew() (lines []string) {
	told := func(question, answer string) {
		lines = append(lines, question+"\n    "+strings.ReplaceAll(answer, "\n", "\n    "))
	}
	speaking := *r.reader
	speaking.edition = r.editors
	for _, step := range speaking.looks(&draft{Answers: r.Answers, Sure: r.Sure}) {
		for _, one := range step.Lines {
			told(one.Label, one.Says)
		}
	}
	if r.picture != nil {
		told(r.editors.lang.Say("add.send.alt"), r.told["alt"])
	}
	return lines
}
