package index

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"bandstand/directory/vocabulary"
	"bandstand/directory/words"
	"bandstand/search/lexicon"
)

// benchmarked is a directory of 5,000 activities, with as many different words as
// real ones have, some of them in nearly every text.
func benchmarked() []Document {
	random := rand.New(rand.NewPCG(1, 2))
	text := func(count int) words.Text {
		var b strings.Builder
		for range count {
			fmt.Fprintf(&b, "word%04d ", int(8000*random.Float64()*random.Float64()*random.Float64()))
		}
		return words.Own(b.String())
	}
	documents := make([]Document, 5000)
	for i := range documents {
		kind := words.Own(fmt.Sprint("kind", i%30))
		documents[i] = Document{
			Card:      Card{Slug: fmt.Sprintf("activity-%05d", i), Title: text(3), Summary: text(15), Organisation: text(2).String(), KindLabels: []words.Text{kind}},
			KindWords: [][]words.Text{{kind, "singing", "choir", text(1)}}, Body: []words.Text{text(150)},
		}
	}
	return documents
}

// Benchmark measures what the index itself does: everything else that a search does
// is measured in bandstand/search.
//
//	go test ./search/index -run '^$' -bench . -cpu 1
func Benchmark(b *testing.B) {
	speech := &lexicon.New(&vocabulary.Vocabularies{}, "en").Speech
	documents := benchmarked()
	folder := b.TempDir()
	if err := Build(documents, Facts{}, speech, nil, folder); err != nil {
		b.Fatal(err)
	}
	bundle := os.DirFS(folder)
	open := func(b *testing.B) *Index {
		x, err := Open(bundle)
		if err != nil {
			b.Fatal(err)
		}
		return x
	}
	b.Run("open", func(b *testing.B) {
		for b.Loop() {
			open(b).Close()
		}
	})
	x := open(b)
	defer x.Close()
	postings := func(words int, first int) func(b *testing.B) {
		return func(b *testing.B) {
			rows := 0
			for i := 0; b.Loop(); i++ {
				for word := range words {
					for field := range Fields {
						term := fmt.Sprintf("word%04d", first+(8*i+word)%200)
						if err := x.Postings(field, term, func(int, uint64) { rows++ }); err != nil {
							b.Fatal(err)
						}
					}
				}
			}
			b.ReportMetric(float64(rows)/float64(b.N), "rows/op")
		}
	}
	b.Run("postings of a common word", postings(1, 0))
	b.Run("postings of a rare word", postings(1, 7000))
	b.Run("postings of eight words", postings(8, 100))
	b.Run("whether a word is there", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			x.Has(Body, fmt.Sprintf("word%04d", i%9000))
		}
	})
	b.Run("candidates for spelling", func(b *testing.B) {
		for b.Loop() {
			for range x.Words {
			}
		}
	})
	b.Run("words with a beginning", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			x.Finished(fmt.Sprintf("word%03d", i%800))
		}
	})
	b.Run("update of one document", func(b *testing.B) {
		live, err := NewLive("")
		if err != nil {
			b.Fatal(err)
		}
		defer live.Close()
		var now *Index
		update := func() {
			before := now
			if now, err = live.Update(b.Context(), documents, Facts{}, speech); err != nil {
				b.Fatal(err)
			}
			if before != nil {
				before.Close()
			}
		}
		update()
		defer func() { now.Close() }()
		for i := 0; b.Loop(); i++ {
			one := &documents[i%len(documents)]
			one.Body = append(slices.Clip(one.Body), words.Own(fmt.Sprint("zebra", i)))
			update()
		}
	})
}
