package messages

import (
	"crypto/hmac"
	"encoding/base64"
	"net/mail"
	"net/url"
	"time"

	"bandstand/directory/page"
	"bandstand/messages/email"
	"bandstand/messages/forms"
	"bandstand/messages/guard"
)

// rightForm asks a group nothing but to press its button: what its page says is still
// right. Only a letter to the group leads there, by a link that is signed. The link alone
// says nothing, because programs that look for viruses open every link of a letter.
var rightForm = forms.Form{Name: "right", Check: func(forms.Values) []forms.Mistake { return nil }}

// linkLives is how long the link of a letter can be used: until after the next letter.
const linkLives = 92 * 24 * time.Hour

// Question is what a group is asked: whether these lines of its page are still right.
type Question struct {
	Slug  string
	To    string // an email address
	Facts []Fact
}

// Fact is a line of a page.
type Fact struct{ Label, Says string }

// AskIfRight returns the letter that asks a group. It names nobody, and its link can be
// used for three months.
func (b *Bundle) AskIfRight(key []byte, q Question, now time.Time) (email.Letter, error) {
	a := b.activities[q.Slug]
	day := now.UTC().Format(time.DateOnly)
	v := email.Words{
		Subject: b.lang.Say("message.letter.right.subject", "title", a.Title),
		Before:  []string{b.lang.Say("message.letter.right.intro", "title", a.Title, "site", b.Shell.Name)},
		After:   []string{b.lang.Say("message.letter.right.yes")},
		Link:    b.Shell.BaseURL + rightAddress(a) + "?" + sealAsked(guard.Stamper{Key: key}, a.Slug, day).Encode(),
	}
	for _, fact := range q.Facts {
		v.Lines = append(v.Lines, email.Line{Label: fact.Label, Value: fact.Says})
	}
	v.AfterLink = []string{b.lang.Say("message.letter.right.no") + b.questions(), b.lang.Say("message.letter.right.why")}
	letter, err := b.letter(q.To, "right."+a.Slug+"."+day, message{reference: "right-" + a.Slug, at: now}, v)
	if b.Editors != "" {
		letter.ReplyTo = &mail.Address{Name: b.Shell.Name, Address: b.Editors}
	}
	return letter, err
}

func rightAddress(a Activity) string { return "/messages/" + rightForm.Name + "/" + a.Slug }

// sealAsked returns the query of a link in a letter that was written on a day.
func sealAsked(s guard.Stamper, slug, day string) url.Values {
	signature := s.Sign("asked", slug, []byte(day))
	return url.Values{"asked": {day}, "by": {base64.RawURLEncoding.EncodeToString(signature[:16])}}
}

// asked returns the query of an address that a letter of ours led to; nil where none did,
// or one that is too old.
func (s *service) asked(slug string, query url.Values) url.Values {
	day, err := time.Parse(time.DateOnly, query.Get("asked"))
	if err != nil || len(s.Key) == 0 {
		return nil
	}
	want := sealAsked(s.stamper, slug, query.Get("asked"))
	age := s.Now().Sub(day)
	if !hmac.Equal([]byte(want.Get("by")), []byte(query.Get("by"))) || age < -24*time.Hour || age > linkLives {
		return nil
	}
	return want
}

// toEditorsRight returns the letter that tells the editors what a group said, with the
// lines to write.
func (b *Bundle) toEditorsRight(m message) (email.Letter, error) {
	a := m.activity
	v := email.Words{
		Subject: b.lang.Say("message.letter.editors.right", "title", a.Title, "reference", m.reference),
		Before: []string{
			b.lang.Say("message.letter.right.said", "title", a.Title),
			b.lang.Say("message.letter.editors.page", "title", a.Title, "address", b.Shell.BaseURL+a.Path),
		},
		Lines: []email.Line{{
			Label: b.lang.Say("message.letter.right.write", "file", a.File),
			Value: "last_checked: " + m.at.UTC().Format(time.DateOnly) + "\nchecked_how: group-told-us\nchecked_by: the group",
		}},
		Link: a.Edit,
	}
	return b.letter(b.Editors, m.id, m, v)
}

// report is where a group tells that something has changed.
func (s *service) report(a Activity) page.Link {
	return page.Link{Label: s.lang.Text("message.right.no"), URL: "/messages/" + reportForm.Name + "/" + a.Slug}
}
