// Package review writes what an editor wants to know of a change to content before it is taken in: what changes, what to
// ask the group, who else is reached in the same way, and whether it can do harm. It is Markdown in which nothing that
// strangers wrote comes alive, their file names included. It knows nothing of where changes are sent to.
package review

import (
	"fmt"
	"io/fs"
	"maps"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"bandstand/contribute/forge"
	"bandstand/directory/activity"
	"bandstand/directory/content"
	"bandstand/directory/content/changes"
	"bandstand/directory/content/fuller"
	"bandstand/directory/words"
	"bandstand/generator/verdict"
)

// Mark begins a comment, so that whoever posts it finds the one to write anew.
const Mark = "<!-- bandstand review -->"

// Change is a change to content.
type Change struct {
	Before, After fs.FS               // the content folder without it, and with it
	Paths         []string            // all that it touches, by their paths in the repository
	Directory     *activity.Directory // with it
	Found         verdict.Verdict     // of what it touches
	Preview       string              // the address of a site with it; "" where there is none
}

// Folder is the content folder in the repository.
const Folder = "content/"

// The limits of a comment: hosts take 65,536 characters, and nobody reads as many.
const (
	mostPages   = 20
	mostLines   = 40  // of a page
	mostSaid    = 300 // characters of a value
	mostInAll   = 45_000
	mostOthers  = 3
	mostReasons = 12
)

// page is a page of the change.
type page struct {
	file    string // below the content folder
	was     string // the name of its file before, where that was another
	changes []changes.Change
	isNew   bool
	isGone  bool
	mark    fuller.Mark
	before  string // its mark before; "" where it was none
	others  []string
}

// Comment returns the comment.
func (c Change) Comment() string {
	pages := c.pages()
	var text strings.Builder
	text.WriteString(Mark + "\n")
	reasons := c.reasons(pages)
	if len(reasons) == 0 {
		text.WriteString("**Safe to merge** once you have read it: it touches pages of groups and nothing else, the check finds no mistake, " +
			"and nobody is reached in another way than before.\n\n")
	} else {
		text.WriteString("**Look closely** before you merge:\n\n")
		for _, reason := range reasons[:min(len(reasons), mostReasons)] {
			text.WriteString("- " + reason + "\n")
		}
		text.WriteString("\n")
	}
	if outside := c.outside(); len(outside) > 0 {
		text.WriteString(forge.Quote(outside[:min(len(outside), mostReasons)]...) + "\n")
	}
	text.WriteString(c.previews(pages))
	c.writePages(&text, pages)
	if asked := questions(pages, c.Found); len(asked) > 0 {
		text.WriteString("### Two questions for the group\n\n")
		for i, question := range asked {
			fmt.Fprintf(&text, "%d. %s\n", i+1, question)
		}
		text.WriteString("\n")
	}
	text.WriteString("### What the check says\n\n" + c.Found.String() + "\n")
	if told := tell(c.Found); len(told) > 0 {
		text.WriteString("\n" + forge.Quote(told[:min(len(told), mostLines)]...))
	}
	return text.String()
}

func (c Change) writePages(text *strings.Builder, pages []page) {
	if len(pages) == 0 {
		return
	}
	text.WriteString("### What changes\n\n")
	for i, one := range pages {
		block := forge.Quote(one.lines()...)
		if i >= mostPages || text.Len()+len(block) > mostInAll {
			fmt.Fprintf(text, "and %s more.\n\n", words.Counted(len(pages)-i, "page", "pages"))
			return
		}
		number := ""
		if len(pages) > 1 {
			number = fmt.Sprintf("%d. ", i+1)
		}
		fmt.Fprintf(text, "**%s%s**\n\n%s\n", number, one.kind(), block)
	}
}

// pages returns the pages that change, in the order of their names. A page that moved is one page.
func (c Change) pages() []page {
	var all []page
	gone := map[string][]byte{}
	users := usersOf(c.Directory)
	for _, file := range c.files() {
		if path.Ext(file) != ".md" {
			continue
		}
		before, errBefore := fs.ReadFile(c.Before, file)
		after, errAfter := fs.ReadFile(c.After, file)
		switch {
		case errBefore != nil && errAfter != nil:
			continue
		case errAfter != nil:
			gone[file] = before
			continue
		}
		one := page{file: file, isNew: errBefore != nil}
		one.compare(before, after)
		one.others = c.othersOf(one, users)
		all = append(all, one)
	}
	for i := range all {
		for _, file := range slices.Sorted(maps.Keys(gone)) {
			if all[i].isNew && path.Base(file) == path.Base(all[i].file) {
				after, err := fs.ReadFile(c.After, all[i].file)
				if err != nil {
					continue
				}
				all[i].was, all[i].isNew = file, false
				all[i].compare(gone[file], after)
				delete(gone, file)
			}
		}
	}
	for _, file := range slices.Sorted(maps.Keys(gone)) {
		all = append(all, page{file: file, isGone: true})
	}
	return all
}

// compare notes what differs between two versions of the page; the first is empty where there was none.
func (p *page) compare(before, after []byte) {
	if p.isNew {
		before = []byte("---\n\n---\n")
	}
	p.changes, _ = changes.Between(p.file, before, after) // what cannot be read is told by the check
	if p.isActivity() {
		p.mark, _ = fuller.Of(after)
		if was, err := fuller.Of(before); err == nil && !p.isNew {
			p.before = was.String()
		}
	}
}

func (p page) isActivity() bool {
	return strings.HasPrefix(p.file, "activities/") && !translated.MatchString(p.file)
}

var translated = regexp.MustCompile(`\.[a-z]{2}\.md$`)

func (p page) kind() string {
	switch {
	case p.isGone:
		return "A page is taken out"
	case p.isNew:
		return "A new page"
	case p.was != "":
		return "A page is moved"
	}
	return "A page is changed"
}

// lines tell of the page, in words of strangers: they are for forge.Quote alone.
func (p page) lines() []string {
	lines := []string{p.file}
	if p.was != "" {
		lines = append(lines, "was "+p.was)
	}
	for i, one := range p.changes {
		if i == mostLines {
			lines = append(lines, fmt.Sprintf("and %d more", len(p.changes)-i))
			break
		}
		from, to := differing(said(one.From), said(one.To))
		switch {
		case p.isNew || from == "":
			lines = append(lines, fmt.Sprintf("  %s: %s", one.Label, to))
		case to == "":
			lines = append(lines, fmt.Sprintf("  %s is taken out: %s", one.Label, from))
		default:
			lines = append(lines, fmt.Sprintf("  %s: from “%s” to “%s”", one.Label, from, to))
		}
	}
	if len(p.changes) == 0 && !p.isGone {
		lines = append(lines, "  nothing but how it is written")
	}
	if p.mark.Of > 0 {
		said := "  tells " + p.mark.String()
		if p.before != "" && p.before != p.mark.String() {
			before, _, _ := strings.Cut(p.before, ";")
			said += " (before: " + before + ")"
		}
		lines = append(lines, said)
	}
	return append(lines, p.others...)
}

// said returns a value in words.
func said(value string) string {
	if value == "true" {
		return "yes"
	}
	return value
}

// differing returns what differs in two texts, with a few words around it, cut where it is still long.
func differing(from, to string) (string, string) {
	const around = 4
	old, now := strings.Fields(from), strings.Fields(to)
	begin, end := 0, 0
	for begin < min(len(old), len(now)) && old[begin] == now[begin] {
		begin++
	}
	for end < min(len(old), len(now))-begin && old[len(old)-1-end] == now[len(now)-1-end] {
		end++
	}
	cut := func(all []string) string {
		left, right := max(0, begin-around), min(len(all), len(all)-end+around)
		said := strings.Join(all[left:right], " ")
		if left > 0 {
			said = "… " + said
		}
		if right < len(all) {
			said += " …"
		}
		return words.Shorten(said, mostSaid)
	}
	return cut(old), cut(now)
}

// files returns the files that are touched, below the content folder, each once and sorted.
func (c Change) files() []string {
	var files []string
	for _, one := range c.Paths {
		if file, ok := strings.CutPrefix(one, Folder); ok && fs.ValidPath(file) {
			files = append(files, file)
		}
	}
	slices.Sort(files)
	return slices.Compact(files)
}

// isOfGroups reports whether a path of the repository is a page of a group.
func isOfGroups(one string) bool {
	return path.Clean(one) == one && path.Ext(one) == ".md" &&
		(strings.HasPrefix(one, Folder+"activities/") || strings.HasPrefix(one, Folder+"organisations/"))
}

// outside returns the paths that are no pages of groups.
func (c Change) outside() []string {
	return slices.DeleteFunc(slices.Clone(c.Paths), isOfGroups)
}

// reasons are why the change has to be looked at closely; there are none where it can do no harm that reading it would
// not show.
func (c Change) reasons(pages []page) (all []string) {
	if len(c.Paths) == 0 {
		all = append(all, "it is not known what it touches")
	}
	if n := len(c.outside()); n > 0 {
		all = append(all, words.Counted(n, "file is no page of a group", "files are no pages of groups")+", so more than one page may change by it:")
	}
	if !c.Found.Sound() {
		all = append(all, "the check finds mistakes, which stand below")
	}
	if slices.ContainsFunc(c.Found.Own, func(problem content.Problem) bool { return problem.Personal }) {
		all = append(all, "something in it may be about a person, who has to be asked before everybody can read it")
	}
	for i, one := range pages {
		of := ""
		if len(pages) > 1 {
			of = fmt.Sprintf(" (page %d)", i+1)
		}
		if one.isGone {
			all = append(all, "a page is taken out"+of)
		}
		if one.isReachedOtherwise() {
			all = append(all, "a group that was here before is reached in another way"+of)
		}
		if one.isNew && one.sets("join.form_to") {
			all = append(all, "its form writes to an address of the operator's book"+of)
		}
		if one.isGone || one.was != "" || slices.ContainsFunc(one.changes, func(change changes.Change) bool { return change.Path == "aliases" }) {
			all = append(all, "an address changes that may stand on paper"+of)
		}
	}
	return all
}

// reaches matches the fields by which people reach a group, or somebody for it.
var reaches = regexp.MustCompile(`(?:^|\.)(?:contact|form_to|referral|website|if_worried|message_form|policy)(?:\.|$)`)

// way matches a telephone number, an address or a link wherever it stands: words can lead elsewhere too.
var way = regexp.MustCompile(`[0-9](?:[ -]?[0-9]){8,}|\S+@\S+|\S*://\S+|\bwww\.\S+`)

func (p page) isReachedOtherwise() bool {
	return !p.isNew && slices.ContainsFunc(p.changes, func(one changes.Change) bool {
		return reaches.MatchString(one.Path) || !slices.Equal(way.FindAllString(one.From, -1), way.FindAllString(one.To, -1))
	})
}

var plainSlug = regexp.MustCompile(`^[a-z0-9]+(?:-[a-z0-9]+)*$`)

// previews links to the pages as they would be.
func (c Change) previews(pages []page) string {
	address, err := url.Parse(c.Preview)
	if err != nil || address.Scheme != "https" || address.Host == "" || strings.ContainsAny(c.Preview, "()[]<> \n") {
		return ""
	}
	root := strings.TrimSuffix(address.String(), "/") + "/"
	links := []string{"[the site with it](" + root + ")"}
	for i, one := range pages {
		slug := strings.TrimSuffix(path.Base(one.file), ".md")
		if _, shown := c.Directory.Activity(slug); !one.isActivity() || one.isGone || !shown || !plainSlug.MatchString(slug) || len(links) > mostOthers {
			continue
		}
		said := "its page"
		if len(pages) > 1 {
			said = fmt.Sprintf("page %d", i+1)
		}
		links = append(links, fmt.Sprintf("[%s](%sactivities/%s/)", said, root, slug))
	}
	return "Preview: " + strings.Join(links, ", ") + "\n\n"
}

// tell returns what the check found, in its words, mistakes first.
func tell(found verdict.Verdict) (lines []string) {
	warned := slices.DeleteFunc(slices.Clone(found.Own), func(problem content.Problem) bool { return !problem.Warning })
	for _, problem := range slices.Concat(content.Errors(found.Own), found.Broken, warned, found.Advice) {
		lines = append(lines, problem.String())
	}
	return lines
}
