package main

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/alecthomas/kong"

	"bandstand/directory/slips"
	"bandstand/directory/version"
)

// commands are the subcommands and the flags that all of them take, as kong reads
// them.
type commands struct {
	*flags

	Version kong.VersionFlag `help:"Print the version."`

	Build buildCommand `cmd:"" default:"withargs" help:"Build the site and what its services carry (the default)."`
	Check checkCommand `cmd:"" help:"Read and check everything, and tell every problem. Nothing is written."`
	Serve serveCommand `cmd:"" help:"Show the site in a browser, and every change as soon as it is saved. Nothing is published. Messages that visitors send are kept in .outbox/ and shown at /outbox, unless SMTP_HOST names a mail server."`
	New   newCommands  `cmd:"" help:"Begin a new page: every field is in it, explained."`

	Import importCommands `cmd:"" help:"Bring in what a place already has, as drafts that say what is missing."`
	Export exportCommand  `cmd:"" help:"Print everything, or a town or a kind, in a form that other programs take: a table, a calendar, a feed, Open Referral UK."`
	Visits visitsCommand  `cmd:"" help:"Count how often pages were opened, by day, from a web server's access log: no addresses, no words."`

	Ask askCommand `cmd:"" help:"Ask each group by email whether its page is still right. The letter leads to a page with one button, and what a group says comes to the editors. Every two months is often enough."`

	Gaps   gapsCommand   `cmd:"" help:"Tell what is missing where: what neighbouring towns have and a town lacks, by kind, time, need, access and age."`
	Review reviewCommand `cmd:"" help:"Tell whoever reviews a change to content what it does, as a comment in Markdown. Standard input names the files that the change touches, a line each."`
	Schema schemaCommand `cmd:"" help:"Write a JSON Schema of each kind of file, by which editors of text complete and check what somebody types."`
	Search searchCommand `cmd:"" help:"Search the content in the terminal, and tell why each result stands where it does."`
	Judge  judgeCommand  `cmd:"" help:"Measure search by queries whose answers were judged."`
}

type newCommands struct {
	Activity     newActivityCommand     `cmd:"" help:"A new activity, as a draft."`
	Organisation newOrganisationCommand `cmd:"" help:"A new organisation."`
	Directory    newDirectoryCommand    `cmd:"" help:"A directory of your own: site.yaml and a page for each of its towns, in an empty content folder."`
}

// command is a subcommand with its arguments read.
type command interface {
	Run(*program) error
}

// commandLine is how the program is started, as help and hints show it.
const commandLine = "go run ./generator"

// examples are what the help of each command ends with: something to paste.
var examples = map[string]string{
	"":                 "go run ./generator serve",
	"build":            "go run ./generator build --base-url https://bandstand.example.org",
	"check":            "go run ./generator check --stale",
	"serve":            "go run ./generator serve --addr localhost:8081",
	"new":              `go run ./generator new activity "Songs Across the Ages"`,
	"new activity":     `go run ./generator new activity "Songs Across the Ages" --town salford --organisation salford-song-circle`,
	"new organisation": `go run ./generator new organisation "Salford Song Circle"`,
	"new directory":    `go run ./generator new directory --content ramsbottom`,
	"import":           `go run ./generator import oruk https://example.org/api/services --source "Example Council" --licence "OGL v3.0"`,
	"import oruk":      `go run ./generator import oruk services.json --source "Example Council" --licence "OGL v3.0" --set-aside "Primary schools"`,
	"import csv":       `go run ./generator import csv groups.csv venues.csv --source "Example Network" --licence "with their permission"`,
	"import markdown":  `go run ./generator import markdown ../old-site/groups --source "Example Network" --licence "CC BY 4.0"`,
	"export":           "go run ./generator export csv > activities.csv",
	"ask":              "go run ./generator ask --dry-run",
	"gaps":             "go run ./generator gaps --town keynsham",
	"review":           "git diff --name-only main | go run ./generator review --before ../main/content",
	"schema":           "go run ./generator schema docs/schemas",
	"search":           `go run ./generator search "somewhere my mum can sing" --near M6 --explain`,
	"visits":           "go run ./generator visits /var/log/nginx/bandstand.log",
	"judge":            "go run ./generator judge --verbose",
}

// parse reads the arguments into a command and the flags. Where they ask for help,
// it prints that and reports that nothing is left to do.
func (p *program) parse(args []string) (chosen command, done bool, err error) {
	all := commands{flags: &p.flags}
	parser, err := kong.New(&all,
		kong.Name(commandLine),
		kong.Description("Bandstand makes a directory of activities for all ages out of the words in a folder."),
		kong.Writers(p.stdout, io.Discard),
		kong.Exit(func(int) { done = true }),
		kong.Vars{"version": version.Of(p.getenv)},
		kong.Help(helpWithExample),
		kong.PostBuild(func(k *kong.Kong) error {
			k.Model.HelpFlag.Help = "Show this help."
			return nil
		}),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 100}),
	)
	if err != nil {
		return nil, false, fmt.Errorf("understand the command line: %w", err)
	}
	parsed, err := parser.Parse(args)
	if done {
		return nil, true, nil
	}
	if err != nil {
		return nil, false, hinted{err, suggestCommand(args) + "`" + commandLine + " -h` shows what can be asked for"}
	}
	p.contentGiven = slices.ContainsFunc(parsed.Path, func(part *kong.Path) bool {
		return part.Flag != nil && part.Flag.Name == "content"
	})
	chosen, ok := parsed.Selected().Target.Addr().Interface().(command)
	if !ok {
		return nil, false, fmt.Errorf("%s does nothing by itself", parsed.Command())
	}
	return chosen, false, nil
}

// suggestCommand suggests the command that a misspelt one was most likely meant to be.
func suggestCommand(args []string) string {
	verbs := slices.Sorted(maps.Keys(examples))
	for _, arg := range args {
		if verb := slips.Nearest(arg, verbs); verb != "" && verb != arg && len(arg) > 3 {
			return fmt.Sprintf("did you mean %q? ", verb)
		}
	}
	return ""
}

func helpWithExample(options kong.HelpOptions, ctx *kong.Context) error {
	if err := kong.DefaultHelpPrinter(options, ctx); err != nil {
		return err
	}
	name := ""
	if selected := ctx.Selected(); selected != nil {
		name = strings.TrimPrefix(selected.FullPath(), commandLine+" ")
	}
	_, err := fmt.Fprintf(ctx.Stdout, "\nExample:\n  %s\n", examples[name])
	return err
}

// moment is the time that --now names; the zero moment stands for the real time.
type moment struct{ time.Time }

// UnmarshalText reads RFC 3339, as in 2026-11-20T09:00:00Z.
func (m *moment) UnmarshalText(text []byte) error {
	read, err := time.Parse(time.RFC3339, string(text))
	if err != nil {
		return fmt.Errorf("%q is not a time like 2026-11-20T09:00:00Z", text)
	}
	m.Time = read
	return nil
}

// now returns the time that was named, at which the clock stands still, or else the
// real time to the second.
func (m moment) now() time.Time {
	if m.IsZero() {
		return time.Now().Truncate(time.Second)
	}
	return m.Time
}
