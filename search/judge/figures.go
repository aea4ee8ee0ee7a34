package judge

import (
	"cmp"
	"math"
	"slices"
)

// Figures are the means of some outcomes, rounded to four places: the numbers of
// Outcome over the queries that have an answer, the noise over those that have
// none.
type Figures struct {
	Queries      int     `json:"queries"`      // that have an answer
	NDCG         float64 `json:"ndcg_10"`      // see Outcome
	MRR          float64 `json:"mrr"`          // of the first answer of any grade, among the first twenty
	Success      float64 `json:"success_1"`    // how often the first result is an answer of any grade
	Recall       float64 `json:"recall_20"`    // of answers of any grade
	Nothing      float64 `json:"zero_results"` // how often there was no result at all
	Unanswerable int     `json:"without_answer"`
	NoiseExact   float64 `json:"noise_exact"`   // irrelevant results in the first ten, presented as answers
	NoiseRelaxed float64 `json:"noise_relaxed"` // those that are said to answer only in part
}

// Figures returns the means of those outcomes that are to be counted.
func (r Report) Figures(counts func(Query) bool) Figures {
	var f Figures
	for _, o := range r {
		switch {
		case !counts(o.Query):
		case len(o.Query.Grades) == 0:
			f.Unanswerable++
			f.NoiseExact += float64(o.NoiseExact)
			f.NoiseRelaxed += float64(o.NoiseRelaxed)
		default:
			f.Queries++
			f.NDCG += o.NDCG
			f.MRR += o.Rank
			f.Success += o.Success
			f.Recall += o.Recall
			if o.Nothing {
				f.Nothing++
			}
		}
	}
	for _, sum := range []*float64{&f.NDCG, &f.MRR, &f.Success, &f.Recall, &f.Nothing} {
		*sum = mean(*sum, f.Queries)
	}
	for _, sum := range []*float64{&f.NoiseExact, &f.NoiseRelaxed} {
		*sum = mean(*sum, f.Unanswerable)
	}
	return f
}

func mean(sum float64, count int) float64 {
	if count == 0 {
		return 0
	}
	return math.Round(sum/float64(count)*10_000) / 10_000
}

// Worst returns the outcomes, of queries that have an answer and are not kept
// aside, that are furthest from what was wanted, most at most.
func (r Report) Worst(most int) Report {
	worst := slices.DeleteFunc(slices.Clone(r), func(o Outcome) bool { return o.Query.Aside || len(o.Query.Grades) == 0 })
	slices.SortStableFunc(worst, func(a, b Outcome) int {
		return cmp.Or(cmp.Compare(a.NDCG, b.NDCG), cmp.Compare(a.Query.ID, b.Query.ID))
	})
	return worst[:min(most, len(worst))]
}
