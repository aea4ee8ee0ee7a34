package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"bandstand/directory/activity"
	"bandstand/directory/schedule"
	"bandstand/directory/words"
	"bandstand/generator/site"
	"bandstand/generator/site/wording"
	"bandstand/messages"
	"bandstand/messages/email"
)

// askCommand asks each group by email whether its page is still right.
type askCommand struct {
	DryRun bool `help:"Only tell which groups would be asked, and which have no email address."`
}

// askedAgain is how long after it was confirmed a page is not asked about.
const askedAgain = 8 * 7 * 24 * time.Hour

// Run sends the letters, one after the other. What could not be sent is told by the names
// of the groups, never by their addresses.
func (c askCommand) Run(p *program) error {
	now := p.Now.now().In(schedule.London)
	asking, err := c.prepare(p, now)
	if err != nil {
		return err
	}
	var asked, unsent, silent []string
	for _, one := range asking.directory.Activities {
		if !isAsked(one, now) {
			continue
		}
		to := asking.addressOf(one)
		switch {
		case to == "":
			silent = append(silent, one.Slug)
			continue
		case !c.DryRun:
			if err := asking.ask(one, to); err != nil {
				unsent = append(unsent, fmt.Sprintf("%s (%v)", one.Slug, err))
				continue
			}
		}
		asked = append(asked, one.Slug)
	}
	c.tell(p, asking, asked, silent)
	if len(unsent) > 0 {
		return fmt.Errorf("%s not asked: %s", count(len(unsent), "group was", "groups were"), strings.Join(unsent, ", "))
	}
	return nil
}

// isAsked reports whether a group is asked: not one that has ended, or that was confirmed
// lately.
func isAsked(a *activity.Activity, now time.Time) bool {
	if state := a.State(now); state == activity.Ended || state == activity.Over && !a.RingFirst(now) {
		return false
	}
	return schedule.DateOf(now.Add(-askedAgain)).After(a.LastChecked)
}

// asking is what letters to groups are made of.
type asking struct {
	directory *activity.Directory
	say       *wording.Wording
	languages map[string]*edition // of the letters, by code
	key       []byte
	mailer    email.Mailer
	where     string // the letters go
	now       time.Time
}

// edition is the letters in one language.
type edition struct {
	say    *wording.Wording
	bundle *messages.Bundle
}

// prepare reads everything, and refuses to begin where a letter would lead nowhere.
func (c askCommand) prepare(p *program, now time.Time) (*asking, error) {
	root, err := p.openContent()
	if err != nil {
		return nil, err
	}
	defer root.Close()
	directory, _ := p.load(root, now)
	settings, err := messages.ReadSettings(p.getenv)
	if err != nil {
		return nil, err
	}
	options, err := p.withOperatorSettings(site.Options{Now: now, BaseURL: p.address()})
	if err != nil {
		return nil, err
	}
	refuse := func(why, hint string) (*asking, error) { return nil, hinted{errors.New(why), hint} }
	switch {
	case !directory.Site.Messages:
		return refuse("the forms of this directory are off, so no group could answer", `write messages: "on" in site.yaml`)
	case directory.Site.BaseURL == "" && options.BaseURL == "":
		return refuse("the address of the site is not known, so a letter could lead nowhere", "write base_url in site.yaml")
	case directory.Site.Editors.Email == "":
		return refuse("nobody would hear the answers", "write editors: {email: …} in site.yaml")
	case len(settings.Key) == 0:
		return refuse("BANDSTAND_SIGNING_KEY is not set, so the links could not be told from forged ones",
			"set the same key as for the messages service: docs/messages.md")
	}
	made := &asking{directory: directory, languages: map[string]*edition{}, key: settings.Key, now: now}
	if made.mailer, made.where, err = p.mailer(); err != nil {
		return nil, err
	}
	if directory.Site.Demonstration.Is { // whose groups are invented
		made.mailer, made.where = email.Outbox{Folder: outbox}, "kept in "+outbox+"/, because this is a demonstration"
	}
	return made, made.open(root, p, options)
}

// open makes the letters of each language.
func (a *asking) open(root *os.Root, p *program, options site.Options) error {
	built, err := site.New(a.directory, root.FS(), os.DirFS(p.Layouts), os.DirFS(p.Static), options)
	if err != nil {
		return err
	}
	source, err := built.Messages()
	if err != nil {
		return err
	}
	for i, one := range append([]messages.Source{source}, source.Translations...) {
		one.Translations = nil
		lang, ok := words.In(one.Language)
		if !ok {
			return fmt.Errorf("there are no words in the language %q", one.Language)
		}
		bundle, err := messages.New(one)
		if err != nil {
			return err
		}
		directory := a.directory
		if i > 0 {
			directory = directory.In(one.Language)
		}
		say := &wording.Wording{Directory: directory, Lang: lang, Now: a.now, AddressBook: options.AddressBook}
		a.languages[one.Language] = &edition{say, bundle}
		if i == 0 {
			a.say = say
		}
	}
	return nil
}

// addressOf returns the address at which a group is asked: the private one behind its
// form, or else the one that it shows.
func (a *asking) addressOf(one *activity.Activity) string {
	if to := a.say.Recipient(one); to != "" {
		return to
	}
	return one.Join.Contact.Email
}

// ask sends the letter to one group, in the first of its languages that the site has.
func (a *asking) ask(one *activity.Activity, to string) error {
	in := a.languages[words.English().Code()]
	for _, code := range one.Languages {
		if known, ok := a.languages[code]; ok {
			in = known
			break
		}
	}
	told, ok := in.say.Directory.Activity(one.Slug)
	if !ok {
		told = one
	}
	letter, err := in.bundle.AskIfRight(a.key, messages.Question{Slug: one.Slug, To: to, Facts: in.facts(told)}, a.now)
	if err != nil {
		return err
	}
	return a.mailer.Send(context.Background(), letter)
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
	add("card.cost", plain(e.say.WholeCost(a.Cost))...)
	add("card.join", e.say.Lang.Say("join.brief."+a.Join.How))
	for _, way := range e.say.Ways(a.Join.Contact) {
		facts = append(facts, messages.Fact{Label: way.Label + ":", Says: way.Says})
	}
	return facts
}

// tell prints how many groups were asked, and which have to be rung instead.
func (c askCommand) tell(p *program, a *asking, asked, silent []string) {
	if c.DryRun {
		fmt.Fprintf(p.stdout, "%s would be asked: %s\n", count(len(asked), "group", "groups"), strings.Join(asked, ", "))
		fmt.Fprintf(p.stdout, "%s no email address, and would not: %s\n",
			count(len(silent), "group has", "groups have"), strings.Join(silent, ", "))
		return
	}
	fmt.Fprintf(p.stdout, "%s asked, each letter %s\n", count(len(asked), "group", "groups"), a.where)
	if len(silent) > 0 {
		fmt.Fprintf(p.stdout, "%s no email address: `%s check --stale` tells when to ring them\n",
			count(len(silent), "group has", "groups have"), commandLine)
	}
}
