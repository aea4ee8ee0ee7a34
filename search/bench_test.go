package search

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"bandstand/directory/place"
)

// manyDocuments writes a directory of any size, the same for the same number.
func manyDocuments(count int) []Document {
	random := rand.New(rand.NewPCG(uint64(count), 7))
	pick := func(list []string) string { return list[random.IntN(len(list))] }
	word := func() string { // from a vocabulary of some 8,000, the short ones the commonest
		n := int(8000 * random.Float64() * random.Float64())
		return pick(syllables) + syllables[n%len(syllables)] + syllables[n/len(syllables)%len(syllables)]
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
		documents[i] = listing(slug, pick(kind.Words)+" "+word(), &point, "salford", func(d *Document) {
			d.Kinds = []string{kind.Slug}
			d.GoodFor = []string{testGoodFor[random.IntN(len(testGoodFor))].Slug}
			d.Access = []string{testAccess[random.IntN(len(testAccess))].Slug}
			d.Card.Summary, d.Body = text(15), text(150)
			d.Pence = 50 * random.IntN(20)
			d.Free = d.Pence == 0
			d.weekly(time.Weekday(random.IntN(7)), 9+random.IntN(11))
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

var benchmarkQueries = []struct{ name, query string }{
	{"one-word", "q=choir"},
	{"three-words", "q=dalela+family+bamena"},
	{"place", "q=gardening+near+ex34+9hb"},
	{"filters", "kind=music&day=tuesday&near=BS31&within=10"},
	{"typo", "q=gardning"},
	{"beginning", "q=gard"},
	{"nothing", "q=xylophonist+zzzzzzzz"},
	{"everything", ""},
	{"twelve-words", "q=ba+be+salford+choir+free+tuesday+evening+lonely+wheelchairs+over+60s+fun"},
}

func BenchmarkSearch(b *testing.B) {
	for _, count := range []int{300, 5000} {
		x := openWorld(b, manySource(count))
		handler := Handler(x, clock)
		for _, q := range benchmarkQueries {
			for _, format := range []string{"json", "html"} {
				b.Run(fmt.Sprintf("%d/%s/%s", count, q.name, format), func(b *testing.B) {
					for b.Loop() {
						w := httptest.NewRecorder()
						handler.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/search?"+q.query+"&format="+format, nil))
						if w.Code != http.StatusOK {
							b.Fatal(w.Code)
						}
					}
				})
			}
		}
	}
}

func BenchmarkOpen(b *testing.B) {
	for _, count := range []int{300, 5000} {
		dir := filepath.Join(b.TempDir(), "bundle")
		if err := Build(dir, manySource(count)); err != nil {
			b.Fatal(err)
		}
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
			for i := 0; b.Loop(); i++ {
				if err := Build(filepath.Join(b.TempDir(), fmt.Sprint(i)), source); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
