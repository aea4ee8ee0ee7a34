package rank

// Part is one part of a score, and where it comes from.
type Part struct {
	Of     string  // the word, as its spelling was put right, or the value that was understood
	In     string  // the field that the word stands in; the filter of the value, or also_finds
	Points float64 // that it adds to the score
}

// Trace keeps how scores come about, part by part, for whoever asks why. Nobody
// asks of most searches: a nil Trace keeps nothing. Whatever adds to a score tells
// the trace beside it, and a test compares the sums.
type Trace struct {
	parts map[int][]Part // by row

	standing map[int][]Part // where the word that is being matched stands, and how often, weighed
}

// NewTrace returns a trace that keeps everything.
func NewTrace() *Trace { return &Trace{parts: map[int][]Part{}, standing: map[int][]Part{}} }

// Parts returns the parts of a row's score.
func (t *Trace) Parts(row int) []Part { return t.parts[row] }

// add keeps one part of a row's score.
func (t *Trace) add(row int, p Part) {
	if t != nil {
		t.parts[row] = append(t.parts[row], p)
	}
}

// stands keeps how often, weighed, the word that is being matched stands in a
// field of a row.
func (t *Trace) stands(row int, field string, often float64) {
	if t == nil {
		return
	}
	for i, p := range t.standing[row] {
		if p.In == field {
			t.standing[row][i].Points += often
			return
		}
	}
	t.standing[row] = append(t.standing[row], Part{In: field, Points: often})
}

// share ends the matching of a word in a row: its points are the fields', to each
// as much as the word stands there.
func (t *Trace) share(row int, word string, points float64) {
	if t == nil {
		return
	}
	var all float64
	for _, p := range t.standing[row] {
		all += p.Points
	}
	for _, p := range t.standing[row] {
		t.add(row, Part{word, p.In, points * p.Points / all})
	}
	delete(t.standing, row)
}
