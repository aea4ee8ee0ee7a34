package main

import (
	"context"
	"errors"
	"fmt"
	"html"
	"io"
	"os"
	"strings"

	"bandstand/directory/content"
	"bandstand/directory/schedule"
	"bandstand/directory/words"
	"bandstand/generator/links"
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
		if err := calls.Write(&text, asFolder(p.Content)); err != nil {
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
		headings = append(headings, writeLinks(&text, found, len(all), asFolder(p.Content)))
	}
	if !u.Mail {
		_, err := fmt.Fprint(p.stdout, text.String())
		return err
	}
	return p.mailEditors(directory.Site.Name, directory.Site.Editors.Email, strings.Join(headings, ". "), text.String())
}

// writeLinks writes what is wrong with how many of all links, as Markdown, and returns its
// heading.
func writeLinks(w io.Writer, found []links.Finding, all int, folder string) string {
	heading := linksHeading(len(found), all)
	fmt.Fprintf(w, "# %s\n", heading)
	for _, one := range found {
		fmt.Fprintf(w, "\n    %s\n    %s\n", one.URL, one.Problem)
		for _, file := range one.Files {
			if !strings.HasPrefix(file, "base/") { // which stands in the repository
				file = folder + file
			}
			fmt.Fprintf(w, "    %s\n", file)
		}
	}
	return heading
}

// linksHeading says in a line how many links are to be mended.
func linksHeading(found, all int) string {
	switch {
	case all == 0:
		return "There are no links to other websites"
	case found == 0:
		return fmt.Sprintf("All %d links to other websites lead where they should", all)
	}
	return fmt.Sprintf("%d of %s to other websites want a look", found, count(all, "link", "links"))
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
