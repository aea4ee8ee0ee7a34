package search

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"bandstand/directory/activity"
	"bandstand/directory/vocabulary"
	"bandstand/directory/words"
)

// liveQueries go through all that is read of an index: texts, lay words, plain words,
// beginnings, misspellings, facts, dates, places and cards.
func liveQueries(random *rand.Rand, documents []Document) []string {
	queries := []string{
		"", "q=choir+in+salford", "q=chior", "q=gard", "q=ba", "q=walking+foo", "q=singing+near+M6&sort=distance", "q=wild+walks",
		"day=tuesday&time=evening", "date=this-week&cost=5", "kind=music&stale=show&page=2", "near=BS31&within=25", "q=suicidal", "q=harbor+readers",
	}
	for range 5 {
		queries = append(queries, pick(random, worstQueries...).query)
	}
	for _, class := range benchmarkClasses {
		if len(documents) > 0 {
			queries = append(queries, class.ask(random, documents), class.ask(random, documents))
		}
	}
	return queries
}

// inWelsh returns a directory as its Welsh pages have it: the half of it is translated.
func inWelsh(source Source) Source {
	source.Shell.Language, source.Shell.Prefix = "cy", "/cy"
	source.Documents = slices.Clone(source.Documents)
	for i := range source.Documents {
		d := &source.Documents[i]
		d.Card.URL = "/cy" + d.Card.URL
		if i%2 == 0 {
			d.Card.Title, d.Body = words.Foreign(d.Card.Title.String()), slices.Clone(d.Body)
			for i, said := range d.Body {
				d.Body[i] = words.Foreign(said.String())
			}
		} else {
			d.Body = append([]words.Text{"Canu yng Nghaerdydd."}, d.Body...)
		}
	}
	return source
}

// liveChanges are what may become of a directory between two saves.
var liveChanges = []func(random *rand.Rand, s *Source){
	func(random *rand.Rand, s *Source) { // the usual one
		if d := some(random, s); d != nil {
			d.Body = append(slices.Clip(d.Body), words.Own(fmt.Sprintf("Zebra%d for everybody.", random.IntN(100))))
		}
	},
	func(random *rand.Rand, s *Source) {
		if d := some(random, s); d != nil {
			d.Card.Title = words.Own(pick(random, "The Gardening Choir", "Wild Readers", "Balalemi Footy") + fmt.Sprint(" ", random.IntN(9)))
		}
	},
	func(random *rand.Rand, s *Source) { // facts alone
		if d := some(random, s); d != nil {
			d.Free, d.Languages = !d.Free, []string{"en", pick(random, "pl", "ur")}
			stands := activity.Standing{State: activity.State(pick(random, "open", "full", "over")), Freshness: activity.Fresh, Listed: random.IntN(3) > 0}
			d.Card.Turns = stands.Always()
		}
	},
	func(random *rand.Rand, s *Source) { // lay words that nobody else has
		if d := some(random, s); d != nil {
			d.Kinds, d.KindWords, d.Card.KindLabels = []string{"music"}, [][]words.Text{words.OwnEach([]string{fmt.Sprint("Serenades", random.IntN(9)), "choir"})}, nil
		}
	},
	func(random *rand.Rand, s *Source) { // some go
		s.Documents = slices.DeleteFunc(slices.Clone(s.Documents), func(Document) bool { return random.IntN(8) == 0 })
	},
	func(random *rand.Rand, s *Source) { // many come, and more than are indexed at once
		for _, d := range manyDocuments(2 * 200)[:50+random.IntN(350)] {
			if !slices.ContainsFunc(s.Documents, func(other Document) bool { return other.Card.Slug == d.Card.Slug }) {
				s.Documents = append(slices.Clip(s.Documents), d)
			}
		}
	},
	func(random *rand.Rand, s *Source) { // what words mean
		own := *s.Vocabularies
		s.Vocabularies, own.Kinds = &own, slices.Clone(s.Kinds)
		s.Kinds[0].Words = append(slices.Clip(s.Kinds[0].Words), fmt.Sprint("wassail", random.IntN(9)))
	},
	func(random *rand.Rand, s *Source) { // how they are spelt
		own := *s.Vocabularies
		s.Vocabularies = &own
		s.Speech.Spellings = append(slices.Clip(s.Speech.Spellings), vocabulary.Spelling{Write: "week", Also: []string{fmt.Sprint("weak", random.IntN(9))}})
	},
	func(_ *rand.Rand, s *Source) { s.Documents = nil },
	func(_ *rand.Rand, s *Source) { s.Documents = testDocuments() },
}

// some returns one of the documents to change.
func some(random *rand.Rand, s *Source) *Document {
	if len(s.Documents) == 0 {
		return nil
	}
	s.Documents = slices.Clone(s.Documents)
	return &s.Documents[random.IntN(len(s.Documents))]
}

// Whatever has changed and changed again, answers are those of a bundle that is built
// of the newest source, and nobody who searches meanwhile notices.
func TestLiveAnswersAsABuildWould(t *testing.T) {
	temporary := t.TempDir()
	t.Setenv("TMPDIR", temporary)
	random := rand.New(rand.NewPCG(9, 10))
	source := testSource()
	steps, others := 4, 60
	if testing.Short() {
		steps, others = 1, 30
	}
	source.Documents = append(source.Documents, manyDocuments(others)...)
	source.Translations = []Source{inWelsh(source)}
	live, err := NewLive(t.Context(), "", source)
	if err != nil {
		t.Fatal(err)
	}
	handler := live.Handler(clock)
	var searchers sync.WaitGroup
	stop := make(chan struct{})
	for range 3 {
		searchers.Go(func() {
			for n := 0; ; n++ {
				select {
				case <-stop:
					return
				case <-time.After(40 * time.Millisecond):
				}
				w := httptest.NewRecorder()
				address := []string{"/search?q=chior+gard", "/cy/search?q=canu", "/search?q=choir&near=M6&format=json"}[n%3]
				if handler.ServeHTTP(w, httptest.NewRequest(http.MethodGet, address, nil)); w.Code != http.StatusOK {
					t.Errorf("%s during an update: status %d", address, w.Code)
				}
			}
		})
	}
	changes := slices.Clone(liveChanges)
	random.Shuffle(len(changes), func(i, j int) { changes[i], changes[j] = changes[j], changes[i] })
	for step := range steps {
		for i := range 2 { // each change once, and some with others behind them
			changes[(2*step+i)%len(changes)](random, &source)
		}
		source.Translations = nil
		if step%5 != 4 {
			source.Translations = []Source{inWelsh(source)}
		}
		if err := live.Update(t.Context(), source); err != nil {
			t.Fatal(err)
		}
		fresh := openWorld(t, source)
		asBuilt := Handler(fresh, clock)
		for _, query := range liveQueries(random, source.Documents) {
			for i, address := range []string{"/search?" + query + "&format=json", "/search?" + query, "/cy/search?" + query + "&format=json"} {
				if i == 2 && random.IntN(4) > 0 {
					continue
				}
				request := func() *http.Request {
					r := httptest.NewRequest(http.MethodGet, "/", nil)
					r.URL.Path, r.URL.RawQuery, _ = strings.Cut(address, "?")
					return r
				}
				got, want := httptest.NewRecorder(), httptest.NewRecorder()
				handler.ServeHTTP(got, request())
				asBuilt.ServeHTTP(want, request())
				if got.Body.String() != want.Body.String() {
					t.Fatalf("step %d, %d documents: %.200s\nlive:\n%.3000s\nbuilt:\n%.3000s", step, len(source.Documents), address, got.Body, want.Body)
				}
			}
		}
		fresh.Close()
	}
	close(stop)
	searchers.Wait()
	if err := live.Close(); err != nil {
		t.Error(err)
	}
	if left, _ := os.ReadDir(temporary); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	if w := visit(t, handler, "/search"); w.Code != http.StatusServiceUnavailable {
		t.Errorf("after Close: status %d", w.Code)
	}
}

// After an update that is refused, searches are answered as before, and the next one
// is taken.
func TestLiveOutlivesARefusedUpdate(t *testing.T) {
	source := testSource()
	live, err := NewLive(t.Context(), "", source)
	if err != nil {
		t.Fatal(err)
	}
	defer live.Close()
	handler := live.Handler(clock)
	before := visit(t, handler, "/search?q=choir").Body.String()
	broken := source
	broken.Layouts = fstest.MapFS{"page.html": {Data: []byte("{{")}}
	twice := source
	twice.Documents = append(slices.Clip(source.Documents), source.Documents[0])
	other := source
	other.Documents = other.Documents[1:]
	broken.Translations = []Source{twice}
	other.Translations = []Source{broken}
	for name, refused := range map[string]Source{"a broken layout": broken, "one name twice": twice, "a broken translation": other} {
		if err := live.Update(t.Context(), refused); err == nil {
			t.Errorf("%s was taken", name)
		}
		if after := visit(t, handler, "/search?q=choir").Body.String(); after != before {
			t.Errorf("after %s searches are answered otherwise", name)
		}
	}
	source.Documents = append(slices.Clip(source.Documents), listing("zebra-club", "Zebra club", nil, "salford", func(*Document) {}))
	if err := live.Update(t.Context(), source); err != nil {
		t.Fatal(err)
	}
	if found := found(ask(t, handler, "/search?q=zebra")); !slices.Equal(found, []string{"zebra-club"}) {
		t.Errorf("zebra: got %v", found)
	}
}

// BenchmarkLiveUpdate measures an update of one document, and from its save to the
// first answer that has its new word, all work included.
func BenchmarkLiveUpdate(b *testing.B) {
	for _, count := range []int{1000, 10_000} {
		source := manySource(count)
		source.Translations = []Source{inWelsh(source)}
		live, err := NewLive(b.Context(), "", source)
		if err != nil {
			b.Fatal(err)
		}
		handler := live.Handler(clock)
		b.Run(fmt.Sprint(count), func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				word := fmt.Sprintf("zebra%d", i)
				one := &source.Documents[i%count]
				one.Body = append(slices.Clip(one.Body), words.Own(word))
				if err := live.Update(b.Context(), source); err != nil {
					b.Fatal(err)
				}
				if found := ask(b, handler, "/search?q="+word).Total; found != 1 {
					b.Fatalf("%s: found %d", word, found)
				}
			}
		})
		live.Close()
	}
}
