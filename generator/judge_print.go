package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"
	"time"
	"unicode/utf8"

	"bandstand/search/judge"
)

// writeText writes the figures for people, by class and in all, each beside that of the
// plain index.
func (j *judged) writeText(to io.Writer, c *judgeCommand, content string, now time.Time) error {
	var out bytes.Buffer
	fmt.Fprintf(&out, "%s of %s over %s as of %s\n\n",
		count(len(j.collection.Queries), "query", "queries"), asFolder(c.Collection), asFolder(content), now.Format(time.RFC3339))
	j.writeTable(&out)
	j.writeNoise(&out)
	if c.Verbose {
		j.writeWorst(&out)
	}
	for line := range strings.Lines(out.String()) {
		if _, err := fmt.Fprintln(to, strings.TrimRight(line, " \n")); err != nil {
			return err
		}
	}
	return nil
}

// writeRows writes a table of numbers with a row for each class and for all queries.
func (j *judged) writeRows(out io.Writer, heads string, row func(search, plain judge.Figures) string) {
	names, widest := append(j.collection.Classes(), "all"), len("kept aside")
	if slices.ContainsFunc(j.collection.Queries, keptAside) {
		names = append(names, "worked on", "kept aside")
	}
	for _, name := range names {
		widest = max(widest, utf8.RuneCountInString(name))
	}
	totals := map[string]func(judge.Query) bool{"all": everyQuery, "worked on": workedOn, "kept aside": keptAside}
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(table, "%-*s\t%s\t\n", widest, "class", heads)
	for _, name := range names {
		counts, isTotal := totals[name]
		if !isTotal {
			counts = ofClass(name)
		}
		if cells := row(j.search.Figures(counts), j.plain.Figures(counts)); cells != "" {
			fmt.Fprintf(table, "%-*s\t%s\n", widest, name, cells) // padded, so that names begin below each other
		}
	}
	table.Flush()
}

func (j *judged) writeTable(out *bytes.Buffer) {
	heads := "queries\tnDCG@10\tplain\tMRR\tplain\tsuccess@1\tplain\trecall@20\tplain\tno result\tplain"
	j.writeRows(out, heads, func(search, plain judge.Figures) string {
		if search.Queries == 0 {
			return ""
		}
		warning := ""
		if search.NDCG < plain.NDCG {
			warning = "  worse than plain"
		}
		return fmt.Sprintf("%d\t%.3f\t%.3f\t%.3f\t%.3f\t%.3f\t%.3f\t%.3f\t%.3f\t%.1f%%\t%.1f%%\t%s", search.Queries,
			search.NDCG, plain.NDCG, search.MRR, plain.MRR, search.Success, plain.Success,
			search.Recall, plain.Recall, 100*search.Nothing, 100*plain.Nothing, warning)
	})
	fmt.Fprint(out, `
plain is bleve's default mapping of the same texts, asked with one match query.
Only queries with a judged answer count. nDCG: gain 2^grade - 1, ideal over all
that was judged. MRR and success@1: the first answer of grade 1 or more, among
twenty results. recall@20: of all answers of grade 1 or more.
`)
}

// writeNoise writes how many results queries without any answer have.
func (j *judged) writeNoise(out *bytes.Buffer) {
	if j.search.Figures(everyQuery).Unanswerable == 0 {
		return
	}
	fmt.Fprintf(out, "\nQueries without any answer, and the irrelevant results among their first ten:\n\n")
	j.writeRows(out, "queries\tas answers\tas answers in part\tplain", func(search, plain judge.Figures) string {
		if search.Unanswerable == 0 {
			return ""
		}
		return fmt.Sprintf("%d\t%.1f\t%.1f\t%.1f\t", search.Unanswerable, search.NoiseExact, search.NoiseRelaxed, plain.NoiseExact)
	})
}

// writeWorst writes the ten queries with the worst figures, of those not kept aside.
func (j *judged) writeWorst(out *bytes.Buffer) {
	fmt.Fprintf(out, "\nThe worst, of queries that are not kept aside; grades in brackets:\n")
	for _, o := range j.search.Worst(10) {
		near := ""
		if o.Query.Near != "" {
			near = "  near=" + o.Query.Near
		}
		fmt.Fprintf(out, "\n%.3f  %s  %q%s  (%s)\n       %s\n", o.NDCG, o.Query.ID, o.Query.Text, near, o.Query.Class, o.Query.Intent)
		fmt.Fprintf(out, "       wanted: %s\n", joinUpTo(10, o.Query.Wanted(), func(w judge.Graded) string {
			return fmt.Sprintf("%s [%d]", w.Slug, w.Grade)
		}))
		fmt.Fprintf(out, "       came:   %s\n", joinUpTo(10, o.Results, func(r judge.Result) string {
			return fmt.Sprintf("%s%s [%d]", r.Slug, inPart(r.Relaxed), r.Grade)
		}))
	}
}

func inPart(relaxed bool) string {
	if relaxed {
		return " (in part)"
	}
	return ""
}

// joinUpTo joins the first items of a list and says how many more there are.
func joinUpTo[T any](most int, list []T, text func(T) string) string {
	if len(list) == 0 {
		return "nothing"
	}
	var texts []string
	for _, item := range list[:min(most, len(list))] {
		texts = append(texts, text(item))
	}
	if more := len(list) - most; more > 0 {
		texts = append(texts, fmt.Sprintf("and %d more", more))
	}
	return strings.Join(texts, ", ")
}

// figuresJSON are the figures of a report, or of one class of its queries.
type figuresJSON struct {
	Class     string        `json:"class,omitempty"`
	All       judge.Figures `json:"all"`
	WorkedOn  judge.Figures `json:"worked_on"`
	KeptAside judge.Figures `json:"kept_aside"`
	Classes   []figuresJSON `json:"classes,omitempty"`
}

func (j *judged) figures(r judge.Report) figuresJSON {
	all := figuresJSON{All: r.Figures(everyQuery), WorkedOn: r.Figures(workedOn), KeptAside: r.Figures(keptAside)}
	for _, class := range j.collection.Classes() {
		of := ofClass(class)
		all.Classes = append(all.Classes, figuresJSON{
			Class: class, All: r.Figures(of), WorkedOn: r.Figures(both(of, workedOn)), KeptAside: r.Figures(both(of, keptAside)),
		})
	}
	return all
}

// writeJSON writes the figures as JSON, with those of every query. Fields may be added.
func (j *judged) writeJSON(to io.Writer, c *judgeCommand, content string, now time.Time) error {
	type queryJSON struct {
		ID      string        `json:"id"`
		Query   string        `json:"query"`
		Class   string        `json:"class"`
		Aside   bool          `json:"aside"`
		Answers int           `json:"answers"` // judged
		Search  judge.Outcome `json:"search"`
		Plain   judge.Outcome `json:"plain"`
	}
	queries := make([]queryJSON, len(j.search))
	for i, o := range j.search {
		q := o.Query
		queries[i] = queryJSON{q.ID, q.Text, q.Class, q.Aside, len(q.Grades), o, j.plain[i]}
	}
	encoder := json.NewEncoder(to)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	return encoder.Encode(struct {
		Collection string      `json:"collection"`
		Content    string      `json:"content"`
		Now        time.Time   `json:"now"`
		Search     figuresJSON `json:"search"`
		Plain      figuresJSON `json:"plain"` // the floor: bleve as it comes, over the same texts
		Queries    []queryJSON `json:"queries"`
	}{c.Collection, content, now, j.figures(j.search), j.figures(j.plain), queries})
}
