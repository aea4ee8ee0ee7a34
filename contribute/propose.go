package contribute

import (
	"context"
	"errors"
	"fmt"
	"log"
	"maps"
	"slices"
	"strings"
	"time"

	"bandstand/contribute/answers"
	"bandstand/contribute/forge"
	"bandstand/directory/letters"
	"bandstand/directory/phone"
)

// proposeWithin is the time that a proposal may take, of which enough is left for a letter.
const proposeWithin = 8 * time.Second

// proposes reports whether what is harmless is proposed to the directory's repository. Where no letter can be sent it is
// not: nobody would know how to reach the sender.
func (s *service) proposes() bool { return s.Forge != nil && s.Mailer != nil && !s.Preview }

// propose proposes a submission to the directory's repository, where everybody can read it from then on, unless it is
// for the editors alone. What it returns knows the address of the proposal, or why there is none; and it stands on what
// the repository has now.
func (s *service) propose(ctx context.Context, m submission) submission {
	if !s.proposes() {
		return m
	}
	ctx, cancel := context.WithTimeout(ctx, proposeWithin)
	defer cancel()
	onTop, err := s.onTop(ctx, m)
	if err == nil {
		m = onTop
		if m.kept = m.forEditorsAlone(); m.kept != "" {
			return m
		}
		m.proposed, m.before, err = s.Forge.Propose(ctx, review{&s.reader, s.editions[0], m}.proposal())
	}
	if err == nil {
		return m
	}
	m.kept = "failed"
	if errors.Is(err, forge.ErrMoved) {
		m.kept = "moved"
	}
	log.Printf("contribute: a page, reference %s: not proposed, so it goes by mail: %v", m.reference, err)
	return m
}

// inRepository returns where a file of the content folder lies in the repository.
func inRepository(file string) string { return "content/" + file }

// onTop returns a submission as a change to what the repository has now, which may be newer than what the service was
// built from, with what somebody else changed since it was begun.
func (s *service) onTop(ctx context.Context, m submission) (submission, error) {
	if m.Page == "" {
		return m, nil
	}
	text, err := s.Forge.Read(ctx, inRepository(m.file))
	if err != nil {
		return m, fmt.Errorf("read the page as it is now: %w", err)
	}
	d := *m.draft
	d.Answers = maps.Clone(m.Answers)
	maps.DeleteFunc(d.Answers, func(question, answer string) bool { return answer == m.was[question] })
	if !s.standOn(&d, m.file, text) {
		return m, forge.Failure{Step: "read the page as it is now: it is none"}
	}
	m.draft = &d
	if m.found, err = s.check(&d); err != nil {
		return m, forge.Failure{Step: "write the change to the page as it is now"}
	}
	if m.picture != nil {
		if m.found, err = s.withPicture(m); err != nil {
			return m, forge.Failure{Step: "write the change to the page as it is now"}
		}
	}
	if !d.moved() {
		return m, nil
	}
	// Where the repository has no such version, as where the site was built with changes of its own, it is only said
	// that the page has changed.
	if began, err := s.Forge.Version(ctx, d.From); err == nil {
		if before, err := s.known().Read(began); err == nil {
			m.since = s.changes(s.editions[0], &draft{Page: d.Page, Answers: d.was, was: before, file: d.file, text: d.text})
		}
	}
	return m, nil
}

// forEditorsAlone returns the key of why nobody but the editors may see a submission before they have asked, or "". A
// page is often hidden because something has happened to somebody.
func (m submission) forEditorsAlone() string {
	switch {
	case m.Hidden:
		return "hidden"
	case len(m.found.personal) > 0:
		return "personal"
	case m.picture != nil && m.told["people"] != "none":
		return "people"
	case m.tellsOfSender():
		return "sender"
	}
	return ""
}

// tellsOfSender reports whether what is new tells how to reach the sender, or a name, otherwise than as the contact that
// everybody is to have.
func (m submission) tellsOfSender() bool {
	var told strings.Builder
	for _, question := range answers.Changed(m.was, m.Answers) {
		if !slices.Contains([]string{"phone", "sms", "email", "site"}, question) {
			told.WriteString(" " + m.Answers[question])
		}
	}
	told.WriteString(" " + m.told["alt"] + " " + m.told["consent"])
	text := letters.Fold(told.String())
	digits := strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, text)
	if n, ok := phone.Parse(m.told["your-phone"]); ok && strings.Contains(digits, strings.TrimLeft(n.Digits(), "+0")) {
		return true
	}
	words := " " + strings.Join(strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" \n\r\t,.;:!?()’'\"“”", r) }), " ") + " "
	for _, private := range []string{m.told["your-email"], m.told["your-name"]} {
		if private = letters.Fold(strings.TrimSpace(private)); private != "" &&
			(strings.Contains(text, private) && strings.Contains(private, "@") || strings.Contains(words, " "+private+" ")) {
			return true
		}
	}
	return false
}

// difference returns the command that shows what somebody else changed since a submission was begun.
func (m submission) difference() string {
	return "git diff " + m.From + " HEAD:" + inRepository(m.file)
}
