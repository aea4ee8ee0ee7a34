package search

import "strings"

// Lay words are the greater part of all words, and activities of the same kinds,
// or good for the same things, have the same ones. So each such text is a
// document of the index by itself, numbered after the rows, and the table says
// which of them a row has. That halves the index.

// share takes the lay texts out of the texts of the rows. It gives the documents
// of the index, those of the rows first, and for each lay field the document that
// holds a row's text.
func share(texts []indexed) (documents []indexed, sharedBy [len(fields)][]uint32) {
	documents = append(documents, texts...)
	for field, f := range fields {
		if !f.lay {
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
				var alone indexed
				alone[field] = terms[field]
				documents = append(documents, alone)
			}
			sharedBy[field] = append(sharedBy[field], number)
		}
	}
	return documents, sharedBy
}

// look reads the index, one term after the other. It is for one goroutine.
type look struct {
	*segmentLook
	x *Index
}

func (x *Index) look() *look { return &look{x.segment.look(), x} }

// each gives the rows that have a term in a field, and how often they have it.
func (l *look) each(field int, term string, visit func(row int, times uint64)) error {
	if !fields[field].lay {
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
	for row, number := range l.x.table.shared[field] {
		if times := timesIn[int(number)-rows]; times > 0 {
			visit(row, times)
		}
	}
	return nil
}
