package index

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/blevesearch/bleve/v2"

	"bandstand/directory/vocabulary"
	"bandstand/directory/words"
	"bandstand/search/lexicon"
)

// written are words of all sorts, of which some must not be taken for each other.
const written = "gardening gardens knitting Café men's 3.50 £ bus was its dry U3A animal animation organs organise colour мир generously university"

var speech = vocabulary.Speech{
	Apart:     []vocabulary.Apart{{Words: []string{"organ", "organise"}}, {Words: []string{"animal", "animation"}}},
	Spellings: []vocabulary.Spelling{{Write: "colour", Also: []string{"color"}}},
}

// build opens an index of many documents, more than bleve takes at once.
func build(t *testing.T, language string) (*Index, *lexicon.Speech, []Document, fs.FS) {
	t.Helper()
	known := lexicon.New(&vocabulary.Vocabularies{Speech: speech}, language)
	var documents []Document
	for i := range 2*batchSize + 10 {
		documents = append(documents, Document{
			Card:      Card{Slug: fmt.Sprintf("activity-%04d", i), Title: words.Own(fmt.Sprint("Alone", i)), Organisation: fmt.Sprint("Choirs of few", i%7)},
			KindWords: [][]words.Text{{"choral", "choir"}},
			Body:      []words.Text{words.Own(written + " " + fmt.Sprint("everywhere everywhere some", i%50)), words.Foreign("singing carols")},
		})
	}
	folder := t.TempDir()
	if err := Build(documents, Facts{}, &known.Speech, nil, folder); err != nil {
		t.Fatal(err)
	}
	bundle := os.DirFS(folder)
	x, err := Open(bundle)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { x.Close() })
	return x, &known.Speech, documents, bundle
}

// What was given to bleve is what is read from it, under the terms by which queries
// ask: every term of every field of every document, and how often it stands there.
func TestReadsAsItWasWritten(t *testing.T) {
	for _, language := range []string{"en", "cy"} {
		x, speech, documents, _ := build(t, language)
		for field, f := range Fields {
			want := map[string]map[int]uint64{}
			for row, d := range documents {
				for _, text := range slices.Concat(f.text(d)...) {
					for _, word := range speech.AppendText(nil, text, vocabulary.Words(text.String())) {
						term := word
						if !speech.Mutates {
							term = speech.Stem(word)
						}
						if want[term] == nil {
							want[term] = map[int]uint64{}
						}
						want[term][row]++
					}
				}
			}
			for term, rows := range want {
				got := map[int]uint64{}
				if err := x.Postings(field, term, func(row int, times uint64) { got[row] = times }); err != nil {
					t.Fatal(err)
				}
				if !maps.Equal(got, rows) {
					t.Errorf("%s: %s in %s: got %d rows, want %d", language, term, f.Name, len(got), len(rows))
				}
				if !x.Has(field, term) {
					t.Errorf("%s: %s is not in %s", language, term, f.Name)
				}
			}
		}
		if x.Has(Body, "ever") || x.Has(Body, "nowhere") {
			t.Errorf("%s: it has terms that nobody wrote", language)
		}
	}
}

// Whatever stems a word, before it is indexed or when it is asked, comes to the same.
func TestWordsAreFoundByTheirForms(t *testing.T) {
	x, speech, _, _ := build(t, "en")
	for _, word := range vocabulary.Words(written + " garden knit cafes color") {
		if !slices.ContainsFunc(speech.Forms(word), func(form string) bool { return x.Has(Body, form) }) {
			t.Errorf("%q is not found by %q", word, speech.Forms(word))
		}
	}
	for asked, other := range map[string]string{"animals": "animation", "organising": "organs"} {
		if speech.Stem(asked) == speech.Stem(other) {
			t.Errorf("%q and %q are both %q", asked, other, speech.Stem(asked))
		}
	}
}

func TestWords(t *testing.T) {
	x, _, documents, _ := build(t, "en")
	few := (len(documents) + 3) / 7
	for word, want := range map[string]int{"choir": len(documents), "choirs": len(documents), "few3": few, "cho": 0, "zzz": 0, "everywhere": 0} {
		if got := x.wordCount(word); got != want {
			t.Errorf("%s stands in %d names and labels, want %d", word, got, want)
		}
	}
	if got := fmt.Sprint(x.Finished("cho")); got != "[choir choirs choral]" {
		t.Errorf("words that begin with cho: got %s", got)
	}
	words := maps.Collect(x.Words)
	if words["choirs"] != len(documents) || words["few3"] != few || words["everywhere"] != 0 {
		t.Errorf("of all words choirs stands in %d, few3 in %d, everywhere in %d", words["choirs"], words["few3"], words["everywhere"])
	}
}

// Nobody needs us to read the index: bleve alone, with what it ships, opens the folder
// and finds something.
func TestBleveAloneOpensIt(t *testing.T) {
	_, _, documents, bundle := build(t, "en")
	folder := filepath.Join(t.TempDir(), "index")
	files, err := fs.Sub(bundle, textsFolder)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(folder, files); err != nil {
		t.Fatal(err)
	}
	opened, err := bleve.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	defer opened.Close()
	for _, typed := range []string{"Garden", "knitting,", "colour/gardens", "café", "MEN’S", "3.50", "universities."} {
		query := bleve.NewMatchQuery(typed)
		query.SetField("body")
		found, err := opened.Search(bleve.NewSearchRequest(query))
		if err != nil || found.Total != uint64(len(documents)) {
			t.Errorf("bleve finds %q in %v of %d, %v", typed, found, len(documents), err)
		}
	}
}
