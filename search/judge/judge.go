// Package judge measures how well search finds what people want, by a collection
// of queries whose answers were graded by people. It asks the real handler, as a
// visitor does, and a plain index of the same texts beside it, which any search
// worth its keep must beat. It knows nothing of how an order is made.
package judge

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// How many results are looked at: the first page, and as far as anybody goes.
const (
	firstPage = 10
	deepest   = 20
)

// Result is one activity that a search found.
type Result struct {
	Slug    string `json:"slug"`
	Grade   int    `json:"grade"`   // as it was judged for the query, when Judge returns it
	Relaxed bool   `json:"relaxed"` // it answers the question only in part, and is said to
}

// Finder returns the first results of a query, the best first, most at most.
type Finder func(q Query, most int) ([]Result, error)

// Outcome is what a search found for one query, and how good that is. The
// numbers are between 0 and 1, and all 0 for a query without an answer, for which
// only the noise counts.
type Outcome struct {
	Query Query `json:"-"`

	NDCG    float64 `json:"ndcg_10"`         // of the first ten, with the gain 2^grade − 1 and the ideal over all that was judged
	Rank    float64 `json:"reciprocal_rank"` // of the first answer of any grade, 0 where it is not among the twenty
	Success float64 `json:"success_1"`       // 1 where the first result is an answer of any grade
	Recall  float64 `json:"recall_20"`       // how much of all that was judged an answer is among the twenty
	Nothing bool    `json:"zero_results"`

	NoiseExact   int `json:"noise_exact"`   // results among the first ten that are no answer
	NoiseRelaxed int `json:"noise_relaxed"` // the same of results that are said to answer only in part

	Results []Result `json:"results"` // the first twenty
}

// Report is the outcomes of all queries of a collection, in its order.
type Report []Outcome

// Judge asks a finder every query of a collection. The same finder returns the same
// report.
func Judge(c *Collection, find Finder) (Report, error) {
	report := make(Report, len(c.Queries))
	for i, q := range c.Queries {
		results, err := find(q, deepest)
		if err != nil {
			return nil, fmt.Errorf("query %s: %w", q.ID, err)
		}
		report[i] = weigh(q, results[:min(len(results), deepest)])
	}
	return report, nil
}

// weigh measures the results of one query.
func weigh(q Query, results []Result) Outcome {
	o := Outcome{Query: q, Results: results, Nothing: len(results) == 0}
	answers, gain := 0, 0.0
	for i, r := range results {
		results[i].Grade = q.Grades[r.Slug]
		if i < firstPage {
			gain += discounted(results[i].Grade, i)
		}
		if results[i].Grade > 0 {
			answers++
			o.Rank = max(o.Rank, 1/float64(i+1))
			continue
		}
		switch {
		case i >= firstPage:
		case r.Relaxed:
			o.NoiseRelaxed++
		default:
			o.NoiseExact++
		}
	}
	if o.Rank == 1 {
		o.Success = 1
	}
	if answers > 0 {
		o.Recall = float64(answers) / float64(len(q.Grades))
	}
	ideal := 0.0
	for i, one := range q.Wanted()[:min(len(q.Grades), firstPage)] {
		ideal += discounted(one.Grade, i)
	}
	if ideal > 0 {
		o.NDCG = gain / ideal
	}
	return o
}

// discounted is what an answer of a grade is worth at a position from 0.
func discounted(grade, position int) float64 {
	return (math.Exp2(float64(grade)) - 1) / math.Log2(float64(position+2))
}

// Graded is an activity and its grade for a query.
type Graded struct {
	Slug  string
	Grade int
}

// Wanted returns the answers of a query, the best first, equals by slug.
func (q Query) Wanted() []Graded {
	var wanted []Graded
	for slug, grade := range q.Grades {
		wanted = append(wanted, Graded{slug, grade})
	}
	slices.SortFunc(wanted, func(a, b Graded) int {
		return cmp.Or(cmp.Compare(b.Grade, a.Grade), cmp.Compare(a.Slug, b.Slug))
	})
	return wanted
}
