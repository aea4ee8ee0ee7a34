package index

import "strings"

// documentTerms is a document as the index gets it: the terms of each field. Words
// are cut and stemmed by the code that does the same with what a visitor types.
type documentTerms [len(Fields)][]string

// Lay words are the greater part of all words, and activities of the same kinds,
// or good for the same things, have the same ones. So each such text is a
// document of the index by itself, numbered after the rows, and the table says
// which of them a row has. That halves the index.

// share takes the lay texts out of the texts of the rows. It returns the documents
// of the index, those of the rows first, and for each lay field the document that
// holds a row's text.
func share(texts []documentTerms) (documents []documentTerms, sharedBy [len(Fields)][]uint32) {
	documents = append(documents, texts...)
	for field, f := range Fields {
		if !f.Lay {
			continue
		}
		numbers := map[string]uint32{}
		for row, terms := range texts {
			documents[row][field] = nil
			text := strings.Join(terms[field], " ")
			number, ok := numbers[text]
			if !ok {
				number = uint32(len(documents))
				numbers[text] = number
				var alone documentTerms
				alone[field] = terms[field]
				documents = append(documents, alone)
			}
			sharedBy[field] = append(sharedBy[field], number)
		}
	}
	return documents, sharedBy
}

// Postings reads the index, one term after the other. It is for one goroutine.
type Postings struct {
	*segmentLook
	x *Index
}

// Postings returns a reader of the index.
func (x *Index) Postings() *Postings { return &Postings{x.segment.look(), x} }

// Each visits the rows that have a term in a field, with how often they have it.
func (l *Postings) Each(field int, term string, visit func(row int, times uint64)) error {
	if l.x.segment == nil {
		return nil
	}
	if !Fields[field].Lay {
		return l.eachDocument(field, term, visit)
	}
	rows := l.x.Count
	var timesIn []uint64 // of the documents after the rows
	err := l.eachDocument(field, term, func(number int, times uint64) {
		if timesIn == nil {
			timesIn = make([]uint64, l.x.segment.documents()-rows)
		}
		timesIn[number-rows] = times
	})
	if err != nil || timesIn == nil {
		return err
	}
	for row, number := range l.x.shared[field] {
		if times := timesIn[int(number)-rows]; times > 0 {
			visit(row, times)
		}
	}
	return nil
}

// Has reports whether any document has a term in a field.
func (x *Index) Has(field int, term string) bool {
	if x.segment == nil {
		return false
	}
	has, err := x.segment.look().has(field, term)
	return err == nil && has
}

// Count of the documents that have a plain word in their names and labels.
func (x *Index) WordCount(word string) int { return x.known.count(word) }

// Finished returns the words that a beginning may be meant for, the commonest first.
func (x *Index) Finished(beginning string) []string {
	var words []string
	for _, one := range x.known.finished(beginning) {
		words = append(words, one.Term)
	}
	return words
}

// Similar returns the words that are within so many slips of one.
func (x *Index) Similar(word string, most int) []string { return x.known.marks().similar(word, most) }
