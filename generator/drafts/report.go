package drafts

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"bandstand/directory/activity"
	"bandstand/directory/schedule"
	"bandstand/directory/words"
)

// Report is what became of a list.
type Report struct {
	Source        Source
	Taken         schedule.Date
	Rows          []*Row // a line for each service
	Organisations []*Row
	Missing       []Row // pages of earlier imports that the list does not have any more; they stay
}

// Row is what became of one service, or of one organisation.
type Row struct {
	ID, Title, File string
	Aside           string // why there is no page; empty where there is one
	New             bool   // its page was made now
	Live            bool   // its page was there, and is shown
	Flags           []string
	Back            []Said // what is left out until somebody agrees
	Also            []Said // what stands as words
	Lost            []Said // what stands nowhere on the page: why, and the words
	Changes         []change

	draft *activity.Activity
}

func (r *Row) setAside(why string) { r.Aside, r.File = why, "" }

// Lacks returns what a draft lacks, in words.
func (r *Row) Lacks() []string {
	if r.draft == nil {
		return nil
	}
	return r.draft.SayLacks(words.English())
}

// comment returns what stands at the top of a new draft: what is missing, and whom to ask.
func (r *Row) comment(from Source) []string {
	if r.draft == nil {
		return nil
	}
	lines := []string{
		"A draft made of what " + oneComment(from.Name) + " says. Nobody sees it until \"status: draft\" is taken out.",
		"Ask " + oneComment(whom(r.draft, from)) + ":",
	}
	for _, lack := range r.Lacks() {
		lines = append(lines, "- "+lack)
	}
	for _, what := range kinds(r.Back) {
		lines = append(lines, "- whether this may be shown, which was left out: "+what)
	}
	for _, flag := range r.Flags {
		lines = append(lines, "- "+oneComment(flag))
	}
	return lines
}

func oneComment(text string) string { return shorten(line(text), 400) }

// whom returns whom to ask about a draft.
func whom(draft *activity.Activity, from Source) string {
	contact := draft.Asked()
	way := cmp.Or(contact.Phone, contact.Email, contact.Website)
	who := "the group"
	if draft.Organisation != nil {
		who = draft.Organisation.Name
	}
	if way == "" {
		return who + ", whose number " + from.Name + " may know"
	}
	return who + ", " + way
}

func kinds(back []Said) []string {
	var what []string
	for _, said := range back {
		what = append(what, said.What)
	}
	return unique(what)
}

func (r *Report) sort() {
	slices.SortFunc(r.Missing, func(a, b Row) int { return strings.Compare(a.File, b.File) })
}

// Count returns how many services have what is asked for.
func (r *Report) Count(has func(*Row) bool) int {
	n := 0
	for _, row := range r.Rows {
		if has(row) {
			n++
		}
	}
	return n
}

// Write writes the whole report, as Markdown. It has what stands in no page because it may be about a
// person, so it is for the editors alone.
func (r *Report) Write(w io.Writer) error {
	out := &strings.Builder{}
	fmt.Fprintf(out, "# What became of %s\n\nTaken on %s, under %s.\nThis page may have people's names and numbers: keep it to yourselves.\n",
		r.Source.Name, r.Taken, r.Source.Licence)
	r.table(out, "Services", r.Rows)
	r.table(out, "Organisations", r.Organisations)
	if len(r.Missing) > 0 {
		fmt.Fprintf(out, "\n## No longer in the list\n\nTheir pages stay as they are. Ask whether they still happen.\n\n")
		for _, row := range r.Missing {
			fmt.Fprintf(out, "- %s\n", row.File)
		}
	}
	_, err := io.WriteString(w, out.String())
	return err
}

func (r *Report) table(out *strings.Builder, heading string, rows []*Row) {
	if len(rows) == 0 {
		return
	}
	fmt.Fprintf(out, "\n## %s\n", heading)
	for _, row := range rows {
		fmt.Fprintf(out, "\n### %s (%s)\n\n", cmp.Or(row.Title, "no name"), row.ID)
		if row.Aside != "" {
			fmt.Fprintf(out, "Set aside: %s.\n", strings.TrimSuffix(row.Aside, "."))
		} else {
			fmt.Fprintf(out, "%s: %s\n", row.Outcome(), row.File)
		}
		list := func(what string, lines []string) {
			for i, one := range lines {
				if i == 0 {
					fmt.Fprintf(out, "\n%s:\n\n", what)
				}
				fmt.Fprintf(out, "- %s\n", line(one))
			}
		}
		list("To ask", row.Lacks())
		list("Look at this", row.Flags)
		list("Left out until they agree", say(row.Back))
		list("Kept as words", say(row.Also))
		list("Not on the page", say(row.Lost))
		list("Changed", sayChanges(row.Changes, false))
		list("Kept as a person wrote it, though the list says something else now", sayChanges(row.Changes, true))
	}
}

// Outcome returns what was done to the page.
func (r *Row) Outcome() string {
	switch {
	case r.Aside != "":
		return "set aside"
	case r.New:
		return "new"
	case slices.ContainsFunc(r.Changes, func(c change) bool { return !c.Kept }):
		return "changed"
	}
	return "as it was"
}

func say(all []Said) []string {
	var lines []string
	for _, one := range all {
		lines = append(lines, strings.TrimSuffix(one.What+": "+one.Words, ": "))
	}
	return lines
}

func sayChanges(all []change, kept bool) []string {
	var lines []string
	for _, one := range all {
		if one.Kept == kept {
			lines = append(lines, one.Field+": "+cmp.Or(one.Says, "(nothing any more)"))
		}
	}
	return lines
}

// ChangesSaid returns what was changed on pages that were there, and what was left as a person wrote
// it, a line for each page.
func (r *Report) ChangesSaid() []string {
	var lines []string
	for _, row := range slices.Concat(r.Rows, r.Organisations) {
		var changed, kept []string
		for _, one := range row.Changes {
			if one.Kept {
				kept = append(kept, one.Field)
			} else {
				changed = append(changed, one.Field)
			}
		}
		said := row.File
		if row.Live {
			said += " (shown on the site)"
		}
		if len(changed) > 0 {
			said += ": changed " + strings.Join(changed, ", ")
		}
		if len(kept) > 0 {
			said += "; kept as a person wrote it, though the list says something else: " + strings.Join(kept, ", ")
		}
		if len(row.Changes) > 0 {
			lines = append(lines, strings.Replace(said, row.File+"; kept", row.File+": kept", 1))
		}
	}
	for _, row := range r.Missing {
		lines = append(lines, row.File+": no longer in the list, and left as it is")
	}
	return lines
}
