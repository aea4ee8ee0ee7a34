package index

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"hash"
	"hash/fnv"
	"math"
	"path/filepath"
	"slices"
	"strings"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/custom"
	"github.com/blevesearch/bleve/v2/analysis/char/asciifolding"
	"github.com/blevesearch/bleve/v2/analysis/char/regexp"
	"github.com/blevesearch/bleve/v2/analysis/lang/en"
	"github.com/blevesearch/bleve/v2/analysis/token/lowercase"
	"github.com/blevesearch/bleve/v2/analysis/tokenizer/whitespace"
	"github.com/blevesearch/bleve/v2/mapping"

	"bandstand/directory/vocabulary"
	"bandstand/directory/words"
	"bandstand/search/lexicon"
)

// wordsField is the field of the words themselves, unstemmed, of all texts but the
// body: what a misspelt word can be mended to and an unfinished one finished to.
const wordsField = "words"

// The analysers of texts that bleve stems, and of others.
const stemmedTexts, plainTexts = "stemmed", "plain"

// newMapping describes the index to bleve: each text is a field, cut into words and
// stemmed by parts that bleve ships, so any program with bleve opens it. Nothing but
// terms and how often they stand is kept; what a card shows lies beside the index.
// Where words mutate, Speech.AppendText has stemmed those of English itself.
func newMapping(mutates bool) (*mapping.IndexMappingImpl, error) {
	m := bleve.NewIndexMapping()
	// Speech.AppendText has taken these out of what we index; others may ask for "Men's gardening, on foot".
	const apostrophes, punctuation = "apostrophes", "punctuation"
	for name, filter := range map[string]map[string]any{
		apostrophes: {"type": regexp.Name, "regexp": `'`, "replace": ""},
		punctuation: {"type": regexp.Name, "regexp": `[,;:!?()"/]|\.(\s|$)`, "replace": " "},
	} {
		if err := m.AddCustomCharFilter(name, filter); err != nil {
			return nil, err
		}
	}
	analyser := func(name string, filters ...string) error {
		return m.AddCustomAnalyzer(name, map[string]any{
			"type": custom.Name, "char_filters": []string{asciifolding.Name, apostrophes, punctuation},
			"tokenizer": whitespace.Name, "token_filters": filters,
		})
	}
	if err := analyser(stemmedTexts, lowercase.Name, en.SnowballStemmerName); err != nil {
		return nil, err
	}
	if err := analyser(plainTexts, lowercase.Name); err != nil {
		return nil, err
	}
	document := bleve.NewDocumentStaticMapping()
	add := func(name, analyser string) {
		field := bleve.NewTextFieldMapping()
		field.Analyzer, field.SkipFreqNorm = analyser, name == wordsField // of which it matters only whether they stand
		field.Store, field.IncludeInAll, field.IncludeTermVectors, field.DocValues = false, false, false, false
		document.AddFieldMappingsAt(name, field)
	}
	for _, f := range Fields {
		if mutates {
			add(f.Name, plainTexts)
		} else {
			add(f.Name, stemmedTexts)
		}
	}
	add(wordsField, plainTexts)
	add(strandsField, plainTexts)
	add(audiencesField, plainTexts)
	m.DefaultMapping, m.DefaultField, m.ScoringModel = document, Fields[Title].Name, "bm25"
	m.StoreDynamic, m.IndexDynamic, m.DocValuesDynamic = false, false, false
	return m, nil
}

// quicken has the analysers of a mapping, but not what is written of it, leave out what
// Speech.AppendText has done to every text already, and stem each word once: it takes a sixth of
// their time.
func quicken(m *mapping.IndexMappingImpl) {
	for name, stems := range map[string]map[string][]byte{stemmedTexts: {}, plainTexts: nil} {
		if analyser, ok := m.AnalyzerNamed(name).(*analysis.DefaultAnalyzer); ok {
			*analyser = analysis.DefaultAnalyzer{Tokenizer: &plainWords{stems: stems}}
		}
	}
}

// plainWords cuts a text of plain words with a space between them. It is not safe for use
// by several goroutines at once, and its tokens are those of one text until the next: bleve
// counts them and keeps their terms alone, as long as it is asked for no places of theirs.
type plainWords struct {
	stems  map[string][]byte // of the words met so far; nil where none is stemmed
	tokens analysis.TokenStream
}

func (p *plainWords) Tokenize(text []byte) analysis.TokenStream {
	n := 0
	for word := range bytes.FieldsSeq(text) {
		if n == len(p.tokens) {
			p.tokens = append(p.tokens, &analysis.Token{})
		}
		p.tokens[n].Term, p.tokens[n].Position = p.stem(word), n+1
		n++
	}
	return p.tokens[:n]
}

func (p *plainWords) stem(word []byte) []byte {
	if p.stems == nil {
		return word
	}
	stem, known := p.stems[string(word)]
	if !known {
		stem = en.NewEnglishStemmerFilter().Filter(analysis.TokenStream{{Term: word}})[0].Term
		p.stems[string(word)] = stem
	}
	return stem
}

// Lay words are the greater part of all words, and activities of the same kinds,
// or good for the same things, have the same ones. So each such text is a document
// of bleve's index by itself, and the table tells which of them a row has: the index
// is a quarter of what it would be. Whoever asks bleve alone meets those documents
// among the activities, and knows them by their names.

// layPrefix begins the name of a lay text's document, and no slug.
const layPrefix = "lay words: "

// layText is a lay text, by its field and a sum of what it says.
type layText struct {
	field int
	sum   uint64
}

// name returns the name of the text's own document.
func (t layText) name() string {
	return fmt.Sprintf("%s%s %016x", layPrefix, Fields[t.field].Name, t.sum)
}

// textFacts is what the table has of a document's texts.
type textFacts struct {
	lengths [len(Fields)]uint16 // in words
	lay     [len(Fields)]uint64 // sum of its lay text
}

// eachText gives the documents of bleve's index by their names, each with the texts of
// its fields: those of some documents, in their order, and of their lay texts. It
// returns what the table has of each.
func eachText(ctx context.Context, documents []Document, speech *lexicon.Speech,
	give func(name string, texts any) error) ([]textFacts, error) {
	given, facts := map[layText]bool{}, make([]textFacts, len(documents))
	lay, stems := layWords{}, map[string][]string{}
	strands, audiences := newStrandCounter(speech, stems), newAudienceCounter(speech, stems)
	var text, plain []string
	var heard []spokenText
	for row, d := range documents {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		texts, names := map[string]any{}, []string(nil)
		heard = heard[:0]
		for i, f := range Fields {
			text, plain = text[:0], plain[:0]
			for _, list := range f.text(d) {
				for _, one := range list {
					if f.Lay {
						known := lay.of(one, speech)
						text, plain = append(text, known.text...), append(plain, known.plain...)
						continue
					}
					said := vocabulary.Words(one.String())
					otherwise, terms := speech.Otherwise(one.String())
					text = append(speech.AppendText(text, one, said), terms...)
					if i != Body {
						plain = append(append(plain, said...), otherwise...)
					}
					heard = append(heard, spokenText{said, strandWeights[i]})
				}
			}
			facts[row].lengths[i] = uint16(min(len(text), math.MaxUint16))
			joined := strings.Join(text, " ")
			if !f.Lay {
				texts[f.Name] = joined
				names = append(names, plain...)
				continue
			}
			said := map[string]any{f.Name: joined, wordsField: each(plain)}
			sum := fnv.New64a()
			fmt.Fprint(sum, joined, "\n", said[wordsField])
			facts[row].lay[i] = sum.Sum64()
			if own := (layText{i, sum.Sum64()}); !given[own] {
				given[own] = true
				if err := give(own.name(), said); err != nil {
					return nil, fmt.Errorf("%s: %w", own.name(), err)
				}
			}
		}
		texts[wordsField], texts[strandsField] = each(names), strands.terms(d, heard)
		texts[audiencesField] = audiences.terms(d, heard)
		if err := give(d.Card.Slug, texts); err != nil {
			return nil, fmt.Errorf("%s: %w", d.Card.Slug, err)
		}
	}
	return facts, nil
}

// layWords are the words of each phrase that lay texts are made of: many documents have
// the same.
type layWords map[words.Text]spoken

// spoken is a phrase in words, as they are indexed and as they are typed.
type spoken struct{ text, plain []string }

func (l layWords) of(phrase words.Text, speech *lexicon.Speech) spoken {
	said, known := l[phrase]
	if !known {
		plain := vocabulary.Words(phrase.String())
		said = spoken{speech.AppendText(nil, phrase, plain), plain}
		l[phrase] = said
	}
	return said
}

// each returns words, each once. It sorts them where they stand.
func each(words []string) string {
	slices.Sort(words)
	return strings.Join(slices.Compact(words), " ")
}

// addTexts adds what the table has of the texts of all rows.
func (x *Index) addTexts(facts []textFacts) {
	x.Averages = make([]float64, len(Fields))
	for _, one := range facts {
		for i, length := range one.lengths {
			x.Lengths[i] = append(x.Lengths[i], length)
			x.Averages[i] += float64(length) / float64(len(facts))
			if Fields[i].Lay {
				x.lay[i] = append(x.lay[i], one.lay[i])
			}
		}
	}
}

// textSum sums up all that bleve's index of documents is made of.
type textSum struct {
	hash.Hash
	encoder *json.Encoder
}

func newTextSum(speech *lexicon.Speech) (textSum, error) {
	mapping, err := newMapping(speech.Mutates)
	if err != nil {
		return textSum{}, err
	}
	sum := sha256.New()
	made := textSum{sum, json.NewEncoder(sum)}
	return made, made.encoder.Encode(mapping)
}

func (s textSum) add(name string, texts any) error { return s.encoder.Encode([]any{name, texts}) }

func (s textSum) String() string { return fmt.Sprintf("%x", s.Sum(nil)) }

const (
	batchSize = 400 // how many documents bleve analyses at once: more take more memory
	mergeMax  = 100 // how many such batches become one at a time: each time all is written again
)

// buildTexts writes an index of documents, one at least, with bleve's builder, and has
// each text noted. It returns what the table has of each document. Where ctx ends before,
// the folder is to be thrown away.
func buildTexts(ctx context.Context, folder string, documents []Document, speech *lexicon.Speech,
	note func(name string, texts any) error) ([]textFacts, error) {
	mapping, err := newMapping(speech.Mutates)
	if err != nil {
		return nil, err
	}
	quicken(mapping)
	builder, err := bleve.NewBuilder(folder, mapping, map[string]any{
		"batchSize": batchSize, "mergeMax": mergeMax, "buildPathPrefix": filepath.Dir(folder),
	})
	if err != nil {
		return nil, err
	}
	facts, err := eachText(ctx, documents, speech, func(name string, texts any) error {
		return cmp.Or(note(name, texts), builder.Index(name, texts))
	})
	if err != nil {
		return nil, err // Close would merge for a while what nobody wants
	}
	return facts, builder.Close()
}

// writeTexts writes an index of documents into a folder, as buildTexts does.
func writeTexts(documents []Document, speech *lexicon.Speech, folder string) (*madeTexts, error) {
	sum, err := newTextSum(speech)
	if err != nil {
		return nil, err
	}
	made := &madeTexts{}
	if len(documents) > 0 { // bleve cannot write an index of nothing
		if made.facts, err = buildTexts(context.Background(), filepath.Join(folder, textsFolder), documents, speech, sum.add); err != nil {
			return nil, err
		}
	}
	made.hash = sum.String()
	return made, nil
}
