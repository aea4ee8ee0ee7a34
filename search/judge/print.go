package judge

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
)

// WriteText writes the figures for people, by class and in all, each beside that of the
// plain index, and the ten queries that fare worst where they are asked for.
func (c *Comparison) WriteText(to io.Writer, worst bool) error {
	var out bytes.Buffer
	c.writeTable(&out)
	c.writeNoise(&out)
	if worst {
		c.writeWorst(&out)
	}
	for line := range strings.Lines(out.String()) {
		if _, err := fmt.Fprintln(to, strings.TrimRight(line, " \n")); err != nil {
			return err
		}
	}
	return nil
}

// writeRows writes a table of numbers with a row for each class and for all queries.
func (c *Comparison) writeRows(out io.Writer, heads string, row func(search, plain Figures) string) {
	names, widest := append(c.Collection.Classes(), "all"), len("kept aside")
	if slices.ContainsFunc(c.Collection.Queries, KeptAside) {
		names = append(names, "worked on", "kept aside")
	}
	for _, name := range names {
		widest = max(widest, utf8.RuneCountInString(name))
	}
	totals := map[string]func(Query) bool{"all": EveryQuery, "worked on": WorkedOn, "kept aside": KeptAside}
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(table, "%-*s\t%s\t\n", widest, "class", heads)
	for _, name := range names {
		counts, isTotal := totals[name]
		if !isTotal {
			counts = OfClass(name)
		}
		if cells := row(c.Search.Figures(counts), c.Plain.Figures(counts)); cells != "" {
			fmt.Fprintf(table, "%-*s\t%s\n", widest, name, cells) // padded, so that names begin below each other
		}
	}
	table.Flush()
}

func (c *Comparison) writeTable(out *bytes.Buffer) {
	heads := "queries\tnDCG@10\tplain\tMRR\tplain\tsuccess@1\tplain\trecall@20\tplain\tno result\tplain"
	c.writeRows(out, heads, func(search, plain Figures) string {
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
func (c *Comparison) writeNoise(out *bytes.Buffer) {
	if c.Search.Figures(EveryQuery).Unanswerable == 0 {
		return
	}
	fmt.Fprintf(out, "\nQueries without any answer, and the irrelevant results among their first ten:\n\n")
	c.writeRows(out, "queries\tas answers\tas answers in part\tplain", func(search, plain Figures) string {
		if search.Unanswerable == 0 {
			return ""
		}
		return fmt.Sprintf("%d\t%.1f\t%.1f\t%.1f\t", search.Unanswerable, search.NoiseExact, search.NoiseRelaxed, plain.NoiseExact)
	})
}

// writeWorst writes the ten queries with the worst figures, of those not kept aside.
func (c *Comparison) writeWorst(out *bytes.Buffer) {
	fmt.Fprintf(out, "\nThe worst, of queries that are not kept aside; grades in brackets:\n")
	for _, o := range c.Search.Worst(10) {
		near := ""
		if o.Query.Near != "" {
			near = "  near=" + o.Query.Near
		}
		fmt.Fprintf(out, "\n%.3f  %s  %q%s  (%s)\n       %s\n", o.NDCG, o.Query.ID, o.Query.Text, near, o.Query.Class, o.Query.Intent)
		fmt.Fprintf(out, "       wanted: %s\n", joinUpTo(10, o.Query.Wanted(), func(w Graded) string {
			return fmt.Sprintf("%s [%d]", w.Slug, w.Grade)
		}))
		fmt.Fprintf(out, "       came:   %s\n", joinUpTo(10, o.Results, func(r Result) string {
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
	All       Figures       `json:"all"`
	WorkedOn  Figures       `json:"worked_on"`
	KeptAside Figures       `json:"kept_aside"`
	Classes   []figuresJSON `json:"classes,omitempty"`
}

func (c *Comparison) figures(r Report) figuresJSON {
	all := figuresJSON{All: r.Figures(EveryQuery), WorkedOn: r.Figures(WorkedOn), KeptAside: r.Figures(KeptAside)}
	for _, class := range c.Collection.Classes() {
		of := OfClass(class)
		all.Classes = append(all.Classes, figuresJSON{
			Class: class, All: r.Figures(of), WorkedOn: r.Figures(both(of, WorkedOn)), KeptAside: r.Figures(both(of, KeptAside)),
		})
	}
	return all
}

// WriteJSON writes the figures as JSON, with those of every query, and what they were
// measured over. Fields may be added.
func (c *Comparison) WriteJSON(to io.Writer, collection, content string, now time.Time) error {
	type queryJSON struct {
		ID      string  `json:"id"`
		Query   string  `json:"query"`
		Class   string  `json:"class"`
		Aside   bool    `json:"aside"`
		Answers int     `json:"answers"` // judged
		Search  Outcome `json:"search"`
		Plain   Outcome `json:"plain"`
	}
	queries := make([]queryJSON, len(c.Search))
	for i, o := range c.Search {
		q := o.Query
		queries[i] = queryJSON{q.ID, q.Text, q.Class, q.Aside, len(q.Grades), o, c.Plain[i]}
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
	}{collection, content, now, c.figures(c.Search), c.figures(c.Plain), queries})
}
