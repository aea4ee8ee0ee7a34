package search

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"bandstand/directory/place"
	"bandstand/directory/vocabulary"
	"bandstand/directory/words"
)

// manyDocuments writes a directory of any size, the same for the same number.
func manyDocuments(count int) []Document {
	random := rand.New(rand.NewPCG(uint64(count), 7))
	word := func() string { // from a vocabulary of some 8,000, the short ones the commonest
		n := int(8000 * random.Float64() * random.Float64())
		return syllables[n%len(syllables)] + syllables[n/len(syllables)%len(syllables)] + syllables[n/len(syllables)/len(syllables)]
	}
	text := func(words int) string {
		var b strings.Builder
		for range words {
			b.WriteString(word() + " ")
		}
		return b.String()
	}
	documents := make([]Document, count)
	for i := range documents {
		point := place.Point{Lat: 50.5 + 5*random.Float64(), Lon: -4 + 4*random.Float64()}
		kind := testKinds[random.IntN(len(testKinds))]
		slug := fmt.Sprintf("activity-%05d", i)
		documents[i] = listing(slug, pick(random, kind.Words...)+" "+word(), &point, "salford", func(d *Document) {
			d.Kinds = []string{kind.Slug}
			d.GoodFor = []string{testGoodFor[random.IntN(len(testGoodFor))].Slug}
			d.Access = []string{testAccess[random.IntN(len(testAccess))].Slug}
			d.Card.Summary, d.Body = words.Own(text(15)), []words.Text{words.Own(text(150))}
			d.Pence = 50 * random.IntN(20)
			d.Free = d.Pence == 0
			weekly(d, time.Weekday(random.IntN(7)), 9+random.IntN(11))
		})
	}
	return documents
}

var syllables = strings.Fields("ba be bi bo bu da de di do du fa fe ga ge la le li lo lu ma me mi mo na ne no pa pe pi po ra re ri ro ru sa se si so su ta te ti to tu va ve vi wa we")

func manySource(count int) Source {
	source := testSource()
	source.Documents = manyDocuments(count)
	return source
}

// benchmarkClasses are the sorts of search that are measured. Each gives as many
// different searches as are wanted, the same for the same documents.
var benchmarkClasses = []struct {
	name string
	ask  func(random *rand.Rand, documents []Document) string
}{
	{"plain", func(random *rand.Rand, documents []Document) string {
		return "q=" + strings.Join(someWords(random, documents, 1+random.IntN(3)), "+")
	}},
	{"place", func(random *rand.Rand, documents []Document) string {
		return "q=" + someWords(random, documents, 1)[0] + "&near=" + pick(random, "M6+5LB", "BS31", "Salford", "Exeter", "EX34+9HB")
	}},
	{"filtered", func(random *rand.Rand, documents []Document) string {
		return pick(random, "", "q="+someWords(random, documents, 1)[0]+"&") + "kind=" + testKinds[random.IntN(len(testKinds))].Slug +
			"&day=" + pick(random, vocabulary.Days...) + pick(random, "", "&cost=free", "&cost=5") + pick(random, "", "&time=evening", "&date=this-week") +
			pick(random, "", "&access=step-free", "&age=older") + pick(random, "", "&near=BS31&within=25")
	}},
	{"misspelt", func(random *rand.Rand, documents []Document) string {
		words := someWords(random, documents, 1+random.IntN(2))
		for i, word := range words {
			at := random.IntN(len(word) - 1)
			words[i] = word[:at] + word[at+1:at+2] + word[at:at+1] + word[min(at+3, len(word)):]
		}
		return "q=" + strings.Join(words, "+")
	}},
	{"everything", func(*rand.Rand, []Document) string { return "" }},
}

func pick[T any](random *rand.Rand, from ...T) T { return from[random.IntN(len(from))] }

// someWords gives words of some document's title and summary, of four letters or
// more.
func someWords(random *rand.Rand, documents []Document, count int) []string {
	card := documents[random.IntN(len(documents))].Card
	words := slices.DeleteFunc(vocabulary.Words((card.Title + " " + card.Summary).String()), func(w string) bool { return len(w) < 4 })
	random.Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
	return words[:min(count, len(words))]
}

// BenchmarkSearch measures each class of search with all its counts, as JSON and
// as a page. "One core" is -cpu 1:
//
//	go test ./search -run '^$' -bench Search -cpu 1
func BenchmarkSearch(b *testing.B) {
	for _, count := range []int{300, 5000, 50_000} {
		b.Run(fmt.Sprint(count), func(b *testing.B) {
			source := manySource(count)
			handler := Handler(openWorld(b, source), clock)
			for _, class := range benchmarkClasses {
				random := rand.New(rand.NewPCG(3, 4))
				queries := make([]string, 100)
				for i := range queries {
					queries[i] = class.ask(random, source.Documents)
				}
				b.Run(class.name, func(b *testing.B) { measure(b, handler, queries) })
			}
		})
	}
}

// BenchmarkWorst measures what is made to be slow, with 5,000 activities.
func BenchmarkWorst(b *testing.B) {
	handler := Handler(openWorld(b, manySource(5000)), clock)
	for _, worst := range worstQueries {
		b.Run(worst.name, func(b *testing.B) { measure(b, handler, []string{worst.query}) })
	}
}

var formats = [...]string{"&format=json", ""}

// measure asks queries in turn and reports, beside the average, how much of a
// processor half of the answers took at most, and all but the hundredth part.
func measure(b *testing.B, handler http.Handler, queries []string) {
	b.ReportAllocs()
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	var took []time.Duration
	for i := 0; b.Loop(); i++ {
		request := httptest.NewRequest(http.MethodGet, "/search", nil)
		request.URL.RawQuery = queries[i%len(queries)] + formats[i/len(queries)%2]
		w := httptest.NewRecorder()
		began := processorTime()
		handler.ServeHTTP(w, request)
		took = append(took, processorTime()-began)
		if w.Code != http.StatusOK {
			b.Fatal(w.Code)
		}
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds()), "p50-µs")
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds()), "p99-µs")
}

func BenchmarkOpen(b *testing.B) {
	for _, count := range []int{300, 5000} {
		dir := onDisk(b, manySource(count))
		b.Run(fmt.Sprint(count), func(b *testing.B) {
			for b.Loop() {
				x, err := Open(os.DirFS(dir))
				if err != nil {
					b.Fatal(err)
				}
				x.Close()
			}
		})
	}
}

func BenchmarkBuild(b *testing.B) {
	for _, count := range []int{300, 5000} {
		source := manySource(count)
		b.Run(fmt.Sprint(count), func(b *testing.B) {
			for b.Loop() {
				if err := Build(source, nil, b.TempDir()); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
