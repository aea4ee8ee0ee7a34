package contribute

import (
	"cmp"
	"context"
	"net/http"
	"net/mail"
	"path"
	"strings"
	"time"

	"bandstand/directory/client"
	"bandstand/directory/letters"
	"bandstand/directory/page"
	"bandstand/messages/email"
	"bandstand/messages/forms"
	"bandstand/messages/guard"
)

// giveUpAfter is the time that a submission and the letter about its copy may take together.
const giveUpAfter = 20 * time.Second

// deliver sends a page to the editors and, where a copy was asked for, a letter that asks its reader for a yes.
func (s *service) deliver(ctx context.Context, m submission) outcome {
	release, ok := s.limits.Reserve(m.client, guard.Editors, 0, m.at)
	if !ok {
		logged("a page", m.reference, email.Failure{Step: "too many today"})
		return tooMany
	}
	// A visitor who leaves must not interrupt the delivery.
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), giveUpAfter)
	defer cancel()
	m = s.propose(ctx, m)
	if err := s.mail(ctx, s.toEditors, m); err != nil {
		release()
		logged("a page", m.reference, err)
		if m.proposed != "" {
			return halfWay
		}
		return notSent
	}
	if m.told["copy"] == "" {
		return allSent
	}
	if !s.limits.AllowCopy(m.client, m.told["your-email"], m.at) {
		return noCopy
	}
	if err := s.mail(ctx, s.toConfirm, m); err != nil {
		logged("a question about a copy", m.reference, err)
		return noCopy
	}
	return allSent
}

// mail writes a letter and sends it. The error can be logged.
func (s *service) mail(ctx context.Context, write func(submission) (email.Letter, error), m submission) error {
	letter, err := write(m)
	if err != nil {
		return email.Failure{Step: "write the letter"}
	}
	if s.Mailer == nil {
		return email.Failure{Step: "find a mail server: none is set"}
	}
	return s.Mailer.Send(ctx, letter)
}

// letter returns a letter with a text, in the language of an edition.
func (s *service) letter(e *edition, to, id string, m submission, text email.Words) (email.Letter, error) {
	text.Site, text.Colour, text.Logo = e.shell.Name, e.shell.Main, s.logo != nil
	html, err := e.layouts.Component("letter", text)
	if err != nil {
		return email.Letter{}, err
	}
	return email.Letter{
		Sender: e.shell.Name, To: to, Subject: text.Subject, Text: text.Plain(), Logo: s.logo,
		HTML: `<!doctype html><html lang="` + e.lang.Code() + `"><head><meta charset="utf-8"></head><body>` + string(html) + "</body></html>",
		ID:   id, Reference: m.reference, Written: m.at,
	}, nil
}

// toEditors returns the letter to the editors: who sent a page, what to look at first, and where it was proposed, or else
// the files as they go into the content folder. Editors speak the directory's own language.
func (s *service) toEditors(m submission) (email.Letter, error) {
	e := s.editions[0]
	text := email.Words{
		Subject: e.lang.Say("add.letter.subject", "site", e.shell.Name, "reference", m.reference),
		Before:  []string{e.lang.Say("add.letter.intro", "title", m.Answers["title"])},
		After:   []string{e.lang.Say("add.letter.closing")},
	}
	if m.Page != "" {
		text.Subject = e.lang.Say("add.letter.mend.subject", "title", m.was["title"], "reference", m.reference)
		text.Before = []string{e.lang.Say("add.letter.mend.intro", "title", m.was["title"])}
		if m.Hidden {
			text.Before = []string{e.lang.Say("add.letter.hide.intro", "title", m.was["title"])}
		}
		text.After = []string{e.lang.Say("add.letter.mend.closing")}
	}
	if m.proposed != "" {
		text.Before = []string{e.lang.Say("add.letter.proposed.intro", "title", cmp.Or(m.was["title"], m.Answers["title"]))}
		text.Link = m.proposed
	}
	if m.before {
		text.Before = append(text.Before, e.lang.Say("add.letter.proposed.before"))
	}
	line := func(key, value string) {
		if value != "" {
			text.Lines = append(text.Lines, email.Line{Label: e.lang.Say("add.letter." + key), Value: value})
		}
	}
	line("name", m.told["your-name"])
	line("phone", e.lang.Phone(m.told["your-phone"]))
	line("email", m.told["your-email"])
	if e != s.edition {
		line("language", e.lang.LanguageName(s.lang.Code()))
	}
	if m.kept != "" {
		line("kept", e.lang.Say("add.letter.kept."+m.kept))
	}
	var files []email.File
	if m.proposed == "" || m.before {
		files = m.files()
	}
	names := make([]string, len(files))
	for i, one := range files {
		names[i] = inRepository(one.Name)
	}
	line("files", strings.Join(names, "\n"))
	if len(m.found.personal) > 0 || m.picture != nil && m.told["people"] != "none" {
		line("personal", e.lang.Say("add.letter.personal.said")+"\n"+says(m.found.personal))
	}
	line("warned", says(m.found.warned))
	line("changed", strings.Join(saysChanges(e, s.changes(e, m.draft)), "\n"))
	line("version", m.From)
	if m.moved() {
		line("moved", e.lang.Say("add.letter.moved.said")+"\n"+m.difference())
		line("since", strings.Join(saysChanges(e, m.since), "\n"))
	}
	letter, err := s.letter(e, s.editors, m.id, m, text)
	letter.ReplyTo = replyTo(m.told)
	for _, one := range files {
		one.Name = path.Base(one.Name)
		letter.Attached = append(letter.Attached, one)
	}
	return letter, err
}

// files are those of a submission, by their paths below the content folder.
func (m submission) files() []email.File {
	files := []email.File{{Name: m.found.File, Type: mediaTypeOf(m.found.File), Body: m.found.Text}}
	if m.found.Organisation != "" {
		files = append(files, email.File{Name: m.found.Organisation, Type: mediaTypeOf(m.found.Organisation), Body: m.found.OrgText})
	}
	if m.picture != nil {
		files = append(files, email.File{Name: "images/" + m.found.Slug + m.picture.Ending, Type: m.picture.Type, Body: m.picture.Body})
	}
	return files
}

func says(all []remark) string {
	var lines []string
	for _, one := range all {
		lines = append(lines, one.Says)
	}
	return strings.Join(lines, "\n")
}

// replyTo returns the address of the sender, which the form has checked, or nil where there is none.
func replyTo(told forms.Values) *mail.Address {
	parsed, err := mail.ParseAddress(letters.ASCIIAddress(told["your-email"]))
	if err != nil {
		return nil
	}
	return &mail.Address{Name: told["your-name"], Address: parsed.Address}
}

// copyOf is a copy that waits until the reader of an address says that it is theirs.
type copyOf struct {
	Page      string       `json:"p,omitempty"`
	Answers   forms.Values `json:"a"`
	To        string       `json:"to"`
	Reference string       `json:"ref"`
}

// toConfirm returns the letter that asks whether an address is that of whoever wants a copy. Nothing that was typed
// stands in it, so that nobody can have us write to others.
func (s *service) toConfirm(m submission) (email.Letter, error) {
	seal, err := s.copies.Seal(copyOf{m.draft.Page, m.Answers, m.told["your-email"], m.reference}, m.at)
	if err != nil {
		return email.Letter{}, err
	}
	text := email.Words{
		Subject: s.lang.Say("add.copy.subject", "site", s.shell.Name),
		Before:  []string{s.lang.Say("add.copy.ask", "site", s.shell.Name)},
		Link:    s.address() + Path + "copy?" + sealField + "=" + seal,
		AfterLink: []string{
			s.lang.Say("add.copy.not_you"), s.lang.Say("add.letter.reference", "reference", m.reference),
		},
	}
	return s.letter(s.edition, m.told["your-email"], m.id+".confirm", m, text)
}

// copy shows a button to whoever opened the link of that letter, and sends the copy once it is pressed: the link alone
// says nothing, because programs that look for viruses open every link of a letter.
func (s *service) copy(w http.ResponseWriter, r *http.Request) {
	seal := r.URL.Query().Get(sealField)
	if r.Method == http.MethodPost {
		posted, status, problem := s.readForm(w, r)
		if problem != "" {
			s.showNotice(w, r, status, problem)
			return
		}
		seal = posted.Get(sealField)
	}
	var asked copyOf
	if err := s.copies.Open(seal, &asked, s.Now()); err != nil || asked.To == "" {
		s.showNotice(w, r, http.StatusGone, "forged")
		return
	}
	made := noticePage{Heading: s.lang.Say("add.copy"), Text: s.lang.Say("add.copy.lead"), Action: Path + "copy", Seal: seal}
	if r.Method != http.MethodPost {
		s.show(w, r, http.StatusOK, "add-notice", page.Head{Title: made.Heading, Alike: Path}, made)
		return
	}
	d := &draft{Answers: asked.Answers, Page: asked.Page}
	if d.Page != "" && !s.mend(d) {
		s.showNotice(w, r, http.StatusGone, "gone")
		return
	}
	found, err := s.check(d)
	if err != nil {
		front.Error(w, r, err)
		return
	}
	m := submission{draft: d, found: found, reference: asked.Reference, at: s.Now()}
	client.Leave(r.Context())
	done := s.deliveries.Once(seal, seal, func() outcome {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(r.Context()), giveUpAfter)
		defer cancel()
		write := func(m submission) (email.Letter, error) { return s.toSender(m, asked.To) }
		if err := s.mail(ctx, write, m); err != nil {
			logged("a copy", m.reference, err)
			return notSent
		}
		return allSent
	})
	made.Action, made.Seal = "", ""
	made.Text = s.lang.Say("add.copy.sent")
	status := http.StatusOK
	if !done.isSent() {
		made.Text, status = s.lang.Say("add.copy.failed"), done.status
	}
	s.show(w, r, status, "add-notice", page.Head{Title: made.Heading, Alike: Path, Error: !done.isSent()}, made)
}

// toSender returns the copy.
func (s *service) toSender(m submission, to string) (email.Letter, error) {
	text := email.Words{
		Subject: s.lang.Say("add.copy.letter", "site", s.shell.Name, "reference", m.reference),
		Before:  []string{s.lang.Say("add.copy.letter.intro", "site", s.shell.Name)},
	}
	for _, step := range s.looks(m.draft) {
		for _, line := range step.Lines {
			text.Lines = append(text.Lines, email.Line{Label: line.Label, Value: line.Says})
		}
	}
	letter, err := s.letter(s.edition, to, "copy."+m.reference, m, text)
	for _, one := range m.files() {
		one.Name = path.Base(one.Name)
		letter.Attached = append(letter.Attached, one)
	}
	return letter, err
}
