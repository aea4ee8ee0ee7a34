// Package explain writes the answer to a search for whoever works on one: in a terminal,
// with how the words were understood and why each result stands where it does. It decides
// nothing.
package explain

import (
	"bytes"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"

	"bandstand/directory/words"
	"bandstand/search"
)

// Write writes an answer: urgent help, how the query was understood where that is asked
// for, the summary, and each result.
func Write(to io.Writer, answer *search.Answer, now time.Time, explain bool) error {
	f := &finding{answer, now, words.English(), explain}
	var out bytes.Buffer
	for _, help := range f.Urgent {
		fmt.Fprintf(&out, "Urgent help: %s\n", joined(" ", help.Name.String(), help.Phone, help.Text))
	}
	if explain {
		f.understanding(&out)
	}
	f.summary(&out)
	for _, result := range f.Results {
		f.result(&out, result)
	}
	_, err := to.Write(out.Bytes())
	return err
}

// finding is the outcome of a search, to be written.
type finding struct {
	*search.Answer
	now     time.Time
	lang    *words.Language
	explain bool
}

// summary writes how many results there are, and what was corrected or let go.
func (f *finding) summary(out *bytes.Buffer) {
	if f.Error != nil {
		fmt.Fprintln(out, f.Error.Message)
	}
	for _, one := range f.DidYouMean {
		fmt.Fprintln(out, f.lang.Say("search.mended", "from", one.From, "to", one.To))
	}
	for _, note := range f.Notes {
		fmt.Fprintln(out, note)
	}
	for _, one := range f.Relaxed {
		fmt.Fprintln(out, one.Says)
	}
	total := words.Counted(f.Total, "activity", "activities")
	if f.Near != nil {
		total += fmt.Sprintf(", looking %s around %s", f.lang.Miles(f.Near.Miles), f.Near.Name)
	}
	if f.Exact < f.Total {
		total += fmt.Sprintf("; %d of them meet all that was asked", f.Exact)
	}
	if f.Pages > 1 {
		total += fmt.Sprintf("; page %d of %d", f.Page, f.Pages)
	}
	if f.Page < f.Pages {
		total += fmt.Sprintf(" (--with page=%d shows the next)", f.Page+1)
	}
	fmt.Fprintln(out, total)
}

// understanding writes how the words of the query were read.
func (f *finding) understanding(out *bytes.Buffer) {
	var fates []string
	for _, word := range f.Words {
		fate := map[string]string{"both": "understood and matched"}[word.Became]
		if fate == "" {
			fate = word.Became
		}
		if word.Danger {
			fate += ", a word of danger"
		}
		fates = append(fates, word.Typed+" ("+fate+")")
	}
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintf(table, "words\t%s\n", strings.Join(fates, ", "))
	for _, one := range f.LeftOut {
		fmt.Fprintf(table, "left out\t%q: %s\n", one.Words, one.Label)
	}
	for _, one := range f.Understood {
		fmt.Fprintf(table, "understood\t%q as %s: %s (%s)\n", one.Words, one.Filter, one.Label, one.Value)
	}
	if f.Near != nil && len(f.Near.Others) > 0 {
		fmt.Fprintf(table, "also called so\t%s\n", strings.Join(f.Near.Others, "; "))
	}
	for _, one := range f.Relaxed {
		fmt.Fprintf(table, "let go\t%s: %s\n", one.Filter, one.Value)
	}
	fmt.Fprintf(table, "order\t%s\n", f.Order)
	fmt.Fprintf(table, "address\t%s\n", f.Address)
	table.Flush()
	fmt.Fprintln(out)
}

// result writes one result: the texts of its card, and why it stands there.
func (f *finding) result(out *bytes.Buffer, r search.Result) {
	card := r.Card.Show(f.now, f.lang, r.Miles)
	fmt.Fprintf(out, "\n%3d. %s (%s)\n", r.Rank, card.Title, card.Slug)
	fmt.Fprintf(out, "     %s\n", joined("; ", card.When, card.Where, card.Cost.String(), card.DistanceSaid, card.StateSaid))
	if r.Relaxed {
		fmt.Fprintf(out, "     in part only; not met: %s\n", strings.Join(r.Unmet, ", "))
	}
	if !f.explain {
		return
	}
	parts := fmt.Sprintf("%.2f", r.Score) // and the sum that makes it, by field and word
	for i, part := range r.Parts {
		sign := "+"
		if i == 0 {
			sign = "="
		}
		parts += fmt.Sprintf(" %s %.2f of %s, in %s", sign, part.Points, part.Of, part.In)
	}
	fmt.Fprintf(out, "     score %s\n", parts)
	var places []string
	for _, place := range r.Standings {
		if place.By != "name" {
			places = append(places, place.By+" "+f.say(place, card))
		}
	}
	fmt.Fprintf(out, "     order: %s; %s, %s\n", strings.Join(places, ", "), card.State, card.Freshness)
	if r.After != "" {
		fmt.Fprintf(out, "     below the one above by %s\n", r.After)
	}
}

// say returns the value of a result for one of the keys that results are ordered by.
func (f *finding) say(place search.Standing, card search.Shown) string {
	switch {
	case place.By == "next" && card.NextSaid == "":
		return "unknown"
	case place.By == "next":
		return card.NextSaid
	case math.IsInf(place.Value, 0):
		return "unknown"
	}
	return strconv.FormatFloat(place.Value, 'f', -1, 64)
}

// joined joins the texts that are not empty.
func joined(between string, texts ...string) string {
	var said []string
	for _, text := range texts {
		if text != "" {
			said = append(said, text)
		}
	}
	return strings.Join(said, between)
}
