package main

import (
	"context"
	"errors"
	"fmt"
	"html"
	"os"
	"strings"

	"bandstand/directory/activity"
	"bandstand/directory/content"
	"bandstand/directory/schedule"
	"bandstand/directory/words"
	"bandstand/generator/confirm"
	"bandstand/generator/folders"
	"bandstand/generator/links"
	"bandstand/generator/site"
	"bandstand/generator/site/wording"
	"bandstand/generator/upkeep"
	"bandstand/messages"
	"bandstand/messages/email"
)

// upkeepFlags ask check for what editors have to do from time to time.
type upkeepFlags struct {
	Stale bool `help:"Tell instead whom to ring this week, by town, and what to say."`
	Weeks int  `default:"1" placeholder:"N" help:"For how many weeks --stale is to find work (${default})."`
	Links bool `help:"Tell instead which links to other websites no longer lead where they should. It asks each website, one address a second, and takes some minutes."`
	Mail  bool `help:"Send what --stale and --links tell to the editors, by the mail server of SMTP_HOST; without one it is kept in .outbox/."`
}

func (u upkeepFlags) asked() bool { return u.Stale || u.Links || u.Mail }

// tell prints or mails what the editors have to do. That something has grown old is no
// mistake, so it does not fail.
func (u upkeepFlags) tell(p *program, root *os.Root) error {
	if !u.Stale && !u.Links {
		return hinted{errors.New("there is nothing to mail"), "say what: --stale --mail, or --links --mail"}
	}
	now := p.Now.now().In(schedule.London)
	directory, problems := p.load(root, now)
	if broken := content.Errors(problems); len(broken) > 0 {
		fmt.Fprintf(p.stderr, "pages with mistakes are left out: %s\n", countProblems(broken))
	}
	say := &wording.Wording{Directory: directory, Lang: words.English(), Now: now}
	var text strings.Builder
	var headings []string
	if u.Stale {
		calls := upkeep.NewCalls(say, max(1, u.Weeks))
		headings = append(headings, calls.Heading())
		if err := calls.Write(&text, folders.Said(p.Content)); err != nil {
			return err
		}
	}
	if u.Links {
		all := links.Find(directory)
		found := links.Polite(directory.Site.BaseURL).Look(context.Background(), all)
		if links.NoWayOut(found, len(all)) {
			return hinted{errors.New("no website at all can be reached from here"), "look whether this machine is on the internet"}
		}
		if u.Stale {
			text.WriteString("\n")
		}
		headings = append(headings, links.Write(&text, found, len(all), folders.Said(p.Content)))
	}
	if !u.Mail {
		_, err := fmt.Fprint(p.stdout, text.String())
		return err
	}
	return p.mailEditors(directory.Site.Name, directory.Site.Editors.Email, strings.Join(headings, ". "), text.String())
}

// askCommand asks each group by email whether its page is still right.
type askCommand struct {
	DryRun bool `help:"Only tell which groups would be asked, and which have no email address."`
}

// Run sends the letters. What could not be sent is told by the names of the groups, never
// by their addresses.
func (c askCommand) Run(p *program) error {
	root, err := p.openContent()
	if err != nil {
		return err
	}
	defer root.Close()
	now := p.Now.now().In(schedule.London)
	directory, _ := p.load(root, now)
	options, err := p.withOperatorSettings(site.Options{Now: now, BaseURL: p.address()})
	if err != nil {
		return err
	}
	settings, err := messages.ReadSettings(p.getenv)
	if err == nil {
		err = mayAsk(directory.Site, options.BaseURL, settings)
	}
	if err != nil {
		return err
	}
	mailer, where, err := p.mailer()
	if err != nil {
		return err
	}
	if directory.Site.Demonstration.Is { // whose groups are invented
		mailer, where = email.Outbox{Folder: outbox}, "kept in "+outbox+"/, because this is a demonstration"
	}
	made, err := site.New(directory, root.FS(), os.DirFS(p.Layouts), os.DirFS(p.Static), options)
	if err != nil {
		return err
	}
	carried, err := made.Messages()
	if err != nil {
		return err
	}
	say := &wording.Wording{Directory: directory, Lang: words.English(), Now: now, AddressBook: options.AddressBook}
	groups, err := confirm.New(say, carried, settings.Key)
	if err != nil {
		return err
	}
	if c.DryRun {
		told := groups.Ask(nil)
		fmt.Fprintf(p.stdout, "%s would be asked: %s\n", count(len(told.Asked), "group", "groups"), strings.Join(told.Asked, ", "))
		fmt.Fprintf(p.stdout, "%s no email address, and would not: %s\n",
			count(len(told.Silent), "group has", "groups have"), strings.Join(told.Silent, ", "))
		return nil
	}
	told := groups.Ask(mailer)
	fmt.Fprintf(p.stdout, "%s asked, each letter %s\n", count(len(told.Asked), "group", "groups"), where)
	if n := len(told.Silent); n > 0 {
		fmt.Fprintf(p.stdout, "%s no email address: `%s check --stale` tells when to ring them\n",
			count(n, "group has", "groups have"), commandLine)
	}
	if n := len(told.Unsent); n > 0 {
		return fmt.Errorf("%s not asked: %s", count(n, "group was", "groups were"), strings.Join(told.Unsent, ", "))
	}
	return nil
}

// mayAsk refuses to begin where a letter would lead nowhere, or its answer to nobody.
func mayAsk(told activity.Site, address string, settings messages.Settings) error {
	switch {
	case !told.Messages:
		return hinted{errors.New("the forms of this directory are off, so no group could answer"), `write messages: "on" in site.yaml`}
	case told.BaseURL == "" && address == "":
		return hinted{errors.New("the address of the site is not known, so a letter could lead nowhere"), "write base_url in site.yaml"}
	case told.Editors.Email == "":
		return hinted{errors.New("nobody would hear the answers"), "write editors: {email: …} in site.yaml"}
	case len(settings.Key) == 0:
		return hinted{errors.New("BANDSTAND_SIGNING_KEY is not set, so the links could not be told from forged ones"),
			"set the same key as for the messages service: docs/messages.md"}
	}
	return nil
}

// mailEditors sends a text to the editors.
func (p *program) mailEditors(sender, to, subject, text string) error {
	if to == "" {
		return hinted{errors.New("nobody is there to mail it to"), "write editors: {email: …} in site.yaml"}
	}
	mailer, where, err := p.mailer()
	if err != nil {
		return err
	}
	letter := email.Letter{
		Sender: sender, To: to, Subject: subject, Text: text, Reference: "upkeep", Written: p.Now.now(),
		HTML: `<!doctype html><html lang="en"><head><meta charset="utf-8"></head><body><pre style="white-space:pre-wrap;font:inherit">` +
			html.EscapeString(text) + "</pre></body></html>",
	}
	if err := mailer.Send(context.Background(), letter); err != nil {
		return fmt.Errorf("mail the editors: %w", err)
	}
	fmt.Fprintf(p.stdout, "%s: %s\n", subject, where)
	return nil
}

// mailer returns what sends letters, and where they go, in words: the operator's mail
// server or, where none is set, the outbox.
func (p *program) mailer() (email.Mailer, string, error) {
	settings, err := messages.ReadSettings(p.getenv)
	if err != nil {
		return nil, "", err
	}
	if settings.SMTP != nil {
		return settings.SMTP, "mailed", nil
	}
	return email.Outbox{Folder: outbox}, "kept in " + outbox + "/, because SMTP_HOST is not set", nil
}
