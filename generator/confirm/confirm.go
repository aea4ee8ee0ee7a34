// Package confirm asks groups by letter whether what stands of them is still right. The letter
// leads to a page of the messages service with one button. It knows nothing of who asks for
// it, nor of how letters go.
package confirm

import (
	"bandstand/directory/activity"
	"bandstand/directory/schedule"
	"bandstand/directory/words"
	"bandstand/generator/site/wording"
	"bandstand/messages"
	"bandstand/messages/email"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"
)

// askedAgain is how long after it was confirmed a page is not asked about.
const askedAgain = 8 * 7 * 24 * time.Hour

// Groups asks the groups of a directory.
type Groups struct {
	directory *activity.Directory
	say       *wording.Wording
	languages map[string]*edition // of the letters, by code
	key       []byte
	now       time.Time
}

// edition is the letters in one language.
type edition struct {
	say    *wording.Wording
	bundle *messages.Bundle
}

// New returns the groups of a directory, to be asked in each language of what the messages
// service carries. The key signs the links in their letters.
func New(say *wording.Wording, source messages.Source, key []byte) (*Groups, error) {
	made := &Groups{directory: say.Directory, say: say, languages: map[string]*edition{}, key: key, now: say.Now}
	for i, one := range append([]messages.Source{source}, source.Translations...) {
		one.Translations = nil
		lang, ok := words.In(one.Language)
		if !ok {
			return nil, fmt.Errorf("there are no words in the language %q", one.Language)
		}
		bundle, err := messages.New(one)
		if err != nil {
			return nil, err
		}
		in := *say
		in.Lang = lang
		if i > 0 {
			in.Directory = say.Directory.In(one.Language)
		}
		made.languages[one.Language] = &edition{&in, bundle}
	}
	return made, nil
}

// Told is which groups were asked, which have no address, and which could not be asked, and
// why: by their names, never by their addresses.
type Told struct {
	Asked, Silent, Unsent []string
}

// Ask sends the letters, one after the other; without a mailer it only tells to whom.
func (g *Groups) Ask(mailer email.Mailer) Told {
	var told Told
	for _, one := range g.directory.Activities {
		if !isAsked(one, g.now) {
			continue
		}
		to := g.addressOf(one)
		switch {
		case to == "":
			told.Silent = append(told.Silent, one.Slug)
			continue
		case mailer != nil:
			if err := g.ask(one, to, mailer); err != nil {
				told.Unsent = append(told.Unsent, fmt.Sprintf("%s (%v)", one.Slug, err))
				continue
			}
		}
		told.Asked = append(told.Asked, one.Slug)
	}
	return told
}

// isAsked reports whether a group is asked: not one that has ended, or that was confirmed
// lately.
func isAsked(a *activity.Activity, now time.Time) bool {
	if state := a.State(now); state == activity.Ended || state == activity.Over && !a.RingFirst(now) {
		return false
	}
	return schedule.DateOf(now.Add(-askedAgain)).After(a.LastChecked)
}

// addressOf returns the address at which a group is asked: the private one behind its
// form, or else the one that it shows.
func (g *Groups) addressOf(one *activity.Activity) string {
	if to := g.say.Recipient(one); to != "" {
		return to
	}
	return one.Join.Contact.Email
}

// ask sends the letter to one group, in the first of its languages that the site has.
func (g *Groups) ask(one *activity.Activity, to string, mailer email.Mailer) error {
	in := g.languages[words.English().Code()]
	for _, code := range one.Languages {
		if known, ok := g.languages[code]; ok {
			in = known
			break
		}
	}
	told, ok := in.say.Directory.Activity(one.Slug)
	if !ok {
		told = one
	}
	letter, err := in.bundle.AskIfRight(g.key, messages.Question{Slug: one.Slug, To: to, Facts: in.facts(told)}, g.now)
	if err != nil {
		return err
	}
	return mailer.Send(context.Background(), letter)
}

// facts returns what a group is asked about: what its page says first.
func (e *edition) facts(a *activity.Activity) []messages.Fact {
	var facts []messages.Fact
	add := func(key string, lines ...string) {
		lines = slices.DeleteFunc(lines, func(line string) bool { return line == "" })
		if len(lines) > 0 {
			facts = append(facts, messages.Fact{Label: e.say.Lang.Say(key) + ":", Says: strings.Join(lines, "\n")})
		}
	}
	plain := func(texts []words.Text) (lines []string) {
		for _, text := range texts {
			lines = append(lines, text.String())
		}
		return lines
	}
	said := e.say.Describe(a)
	add("card.when", plain(said.WhenInLines())...)
	add("card.where", plain(said.WhereInLines())...)
	add("card.cost", plain(wording.WholeCost(e.say.Lang, a.Cost))...)
	add("card.join", e.say.Lang.Say("join.brief."+a.Join.How))
	for _, way := range wording.Ways(e.say.Lang, a.Join.Contact) {
		facts = append(facts, messages.Fact{Label: way.Label + ":", Says: way.Says})
	}
	return facts
}
