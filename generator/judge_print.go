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

// row is one line of the table.
type row struct {
	name   string
	counts func(judge.Query) bool
}

func (j *judged) rows() (classes, totals []row) {
	for _, class := range j.collection.Classes() {
		classes = append(classes, row{class, ofClass(class)})
	}
	totals = []row{{"all", everyQuery}}
	if slices.ContainsFunc(j.collection.Queries, keptAside) {
		totals = append(totals, row{"worked on", workedOn}, row{"kept aside", keptAside})
	}
	return classes, totals
}

// newTable returns a writer of a table of numbers.
func newTable(out io.Writer) *tabwriter.Writer {
	return tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
}

// name returns the name of a row, padded so that names in a right-aligned table begin
// below each other.
func (j *judged) name(name string) string {
	widest := len("kept aside")
	for _, class := range j.collection.Classes() {
		widest = max(widest, utf8.RuneCountInString(class))
	}
	return fmt.Sprintf("%-*s", widest, name)
}

func (j *judged) writeTable(out *bytes.Buffer) {
	table := newTable(out)
	fmt.Fprintln(
		table,
		j.name("class")+"\tqueries\tnDCG@10\tplain\tMRR\tplain\tsuccess@1\tplain\trecall@20\tplain\tno result\tplain\t",
	)
	classes, totals := j.rows()
	for _, row := range classes {
		j.writeRow(table, row)
	}
	fmt.Fprintln(table, strings.Repeat("\t", 12))
	for _, row := range totals {
		j.writeRow(table, row)
	}
	table.Flush()
	fmt.Fprint(out, `
plain is bleve's default mapping of the same texts, asked with one match query.
Only queries with a judged answer count. nDCG: gain 2^grade - 1, ideal over all
that was judged. MRR and success@1: the first answer of grade 1 or more, among
twenty results. recall@20: of all answers of grade 1 or more.
`)
}

func (j *judged) writeRow(table io.Writer, r row) {
	ours, plain := j.search.Figures(r.counts), j.plain.Figures(r.counts)
	if ours.Queries == 0 {
		return
	}
	warning := ""
	if ours.NDCG < plain.NDCG {
		warning = "  worse than plain"
	}
	fmt.Fprintf(table, "%s\t%d\t%.3f\t%.3f\t%.3f\t%.3f\t%.3f\t%.3f\t%.3f\t%.3f\t%.1f%%\t%.1f%%\t%s\n", j.name(r.name), ours.Queries,
		ours.NDCG, plain.NDCG, ours.MRR, plain.MRR, ours.Success, plain.Success,
		ours.Recall, plain.Recall, 100*ours.Nothing, 100*plain.Nothing, warning)
}

// writeNoise writes how many results queries without any answer have.
func (j *judged) writeNoise(out *bytes.Buffer) {
	if j.search.Figures(everyQuery).Unanswerable == 0 {
		return
	}
	fmt.Fprintf(out, "\nQueries without any answer, and the irrelevant results among their first ten:\n\n")
	table := newTable(out)
	fmt.Fprintln(table, j.name("class")+"\tqueries\tas answers\tas answers in part\tplain\t")
	classes, totals := j.rows()
	for _, r := range slices.Concat(classes, totals) {
		ours, plain := j.search.Figures(r.counts), j.plain.Figures(r.counts)
		if ours.Unanswerable > 0 {
			fmt.Fprintf(
				table, "%s\t%d\t%.1f\t%.1f\t%.1f\t\n", j.name(r.name), ours.Unanswerable, ours.NoiseExact,
				ours.NoiseRelaxed, plain.NoiseExact,
			)
		}
	}
	table.Flush()
}

// writeWorst writes the ten queries with the worst figures, of those not kept aside.
func (j *judged) writeWorst(out *bytes.Buffer) {
	fmt.Fprintf(out, "\nThe worst, of queries that are not kept aside; grades in brackets:\n")
	for _, o := range j.search.Worst(10) {
		fmt.Fprintf(out, "\n%.3f  %s  %q", o.NDCG, o.Query.ID, o.Query.Text)
		if chosen := o.Query.Address(); len(chosen) > 1 {
			chosen.Del("q")
			fmt.Fprintf(out, "  %s", chosen.Encode())
		}
		fmt.Fprintf(out, "  (%s)\n       %s\n", o.Query.Class, o.Query.Intent)
		fmt.Fprintf(out, "       wanted: %s\n", joinUpTo(10, o.Query.Wanted(), func(w judge.Graded) string {
			return fmt.Sprintf("%s [%d]", w.Slug, w.Grade)
		}))
		fmt.Fprintf(out, "       came:   %s\n", joinUpTo(10, o.Results, func(r judge.Result) string {
			return fmt.Sprintf("%s%s [%d]", r.Slug, inPart(r.Relaxed), o.Query.Grades[r.Slug])
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

// reportJSON is the figures as JSON. Fields may be added.
type reportJSON struct {
	Collection string      `json:"collection"`
	Content    string      `json:"content"`
	Now        time.Time   `json:"now"`
	Search     figuresJSON `json:"search"`
	Plain      figuresJSON `json:"plain"` // the floor: bleve as it comes, over the same texts
	Queries    []queryJSON `json:"queries"`
}

type figuresJSON struct {
	All       judge.Figures `json:"all"`
	WorkedOn  judge.Figures `json:"worked_on"`
	KeptAside judge.Figures `json:"kept_aside"`
	Classes   []classJSON   `json:"classes"`
}

type classJSON struct {
	Class     string        `json:"class"`
	All       judge.Figures `json:"all"`
	WorkedOn  judge.Figures `json:"worked_on"`
	KeptAside judge.Figures `json:"kept_aside"`
}

type queryJSON struct {
	ID      string      `json:"id"`
	Query   string      `json:"query"`
	Class   string      `json:"class"`
	Aside   bool        `json:"aside"`
	Answers int         `json:"answers"` // judged
	Search  outcomeJSON `json:"search"`
	Plain   outcomeJSON `json:"plain"`
}

type outcomeJSON struct {
	NDCG         float64      `json:"ndcg_10"`
	Rank         float64      `json:"reciprocal_rank"`
	Success      float64      `json:"success_1"`
	Recall       float64      `json:"recall_20"`
	NoiseExact   int          `json:"noise_exact"`
	NoiseRelaxed int          `json:"noise_relaxed"`
	Results      []resultJSON `json:"results"` // the first twenty
}

type resultJSON struct {
	Slug    string `json:"slug"`
	Grade   int    `json:"grade"`
	Relaxed bool   `json:"relaxed"`
}

// writeJSON writes the figures as JSON, with those of every query.
func (j *judged) writeJSON(to io.Writer, c *judgeCommand, content string, now time.Time) error {
	report := reportJSON{
		Collection: c.Collection, Content: content, Now: now,
		Search: j.figures(j.search), Plain: j.figures(j.plain), Queries: make([]queryJSON, len(j.search)),
	}
	for i, o := range j.search {
		q := o.Query
		report.Queries[i] = queryJSON{
			q.ID, q.Text, q.Class, q.Aside, len(q.Grades), newOutcomeJSON(o), newOutcomeJSON(j.plain[i]),
		}
	}
	encoder := json.NewEncoder(to)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	return encoder.Encode(report)
}

func (j *judged) figures(r judge.Report) figuresJSON {
	f := figuresJSON{All: r.Figures(everyQuery), WorkedOn: r.Figures(workedOn), KeptAside: r.Figures(keptAside)}
	for _, class := range j.collection.Classes() {
		of := ofClass(class)
		f.Classes = append(
			f.Classes, classJSON{class, r.Figures(of), r.Figures(both(of, workedOn)), r.Figures(both(of, keptAside))},
		)
	}
	return f
}

func newOutcomeJSON(o judge.Outcome) outcomeJSON {
	made := outcomeJSON{
		o.NDCG, o.Rank, o.Success, o.Recall, o.NoiseExact, o.NoiseRelaxed, make([]resultJSON, len(o.Results)),
	}
	for i, r := range o.Results {
		made.Results[i] = resultJSON{r.Slug, o.Query.Grades[r.Slug], r.Relaxed}
	}
	return made
}
