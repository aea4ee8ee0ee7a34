package search

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"bandstand/directory/activity"
	"bandstand/directory/page"
	"bandstand/directory/place"
	"bandstand/directory/vocabulary"
	"bandstand/directory/words"
	"bandstand/search/index"
)

// now is a Tuesday in November, at ten in the morning.
var now = time.Date(2026, 11, 24, 10, 0, 0, 0, index.London)

func clock() time.Time { return now }

var testKinds = vocabulary.List{
	{Slug: "music", Label: "Music", Words: []string{"singing", "sing", "choir", "choirs", "singing group", "songs"}},
	{Slug: "gardening", Label: "Gardening", Words: []string{"garden", "allotment", "growing", "veg patch"}, AlsoFinds: []string{"nature"}},
	{Slug: "nature", Label: "Nature and walks", Words: []string{"walks", "walking", "wildlife"}},
	{Slug: "cookery", Label: "Cooking and eating", Words: []string{"cooking", "cooking classes", "baking", "lunch club"}},
	{Slug: "sport", Label: "Sport and exercise", Words: []string{"football", "footy", "walking football", "exercise", "tai chi"}},
	{Slug: "reading", Label: "Reading and writing", Words: []string{"books", "book club", "reading group"}},
}

var testGoodFor = vocabulary.List{
	{Slug: "meeting-people", Label: "Meeting people", Words: []string{"make friends"}},
	{Slug: "being-on-your-own", Label: "Being on your own", Words: []string{"lonely", "on my own"}, AlsoFinds: []string{"meeting-people"}},
	{Slug: "feeling-low", Label: "Feeling low", Words: []string{"low mood", "sad", "depressed"}},
}

var testAccess = vocabulary.List{
	{Slug: "step-free", Label: "Step-free", Words: []string{"no steps", "step free"}, AlsoFinds: []string{"wheelchair"}},
	{Slug: "wheelchair", Label: "Fit for wheelchairs", Words: []string{"wheelchair friendly", "wheelchairs"}},
	{Slug: "hearing-loop", Label: "Hearing loop", Words: []string{"deaf", "hearing aid"}},
}

var testCompany = []vocabulary.Company{
	{Slug: "children", Label: "Children", From: 5, To: 12, Words: []string{"kids", "grandson"}},
	{Slug: "adults", Label: "Adults", From: 18, To: 59, Words: []string{"dads"}},
	{Slug: "older", Label: "Older people", From: 60, Words: []string{"over 60s", "gran"}},
}

var (
	salford = place.Point{Lat: 53.4875, Lon: -2.2901}
	bury    = place.Point{Lat: 53.5933, Lon: -2.2966} // 7.3 miles from there
	devon   = place.Point{Lat: 51.2078, Lon: -4.1130} // Ilfracombe
)

func testSource() Source {
	return Source{
		Documents: testDocuments(),
		Vocabularies: &vocabulary.Vocabularies{
			Kinds: testKinds, GoodFor: testGoodFor, Access: testAccess, Company: testCompany, Speech: testSpeech,
			Danger:  []string{"suicidal", "want to die", "abuse"},
			Ignored: []string{"somewhere", "my", "mum", "can", "something to do", "with", "in", "near", "near me", "for", "and", "the", "on", "club", "group", "a", "to"},
		},
		Towns: []Town{
			{Slug: "salford", Name: "Salford", Point: salford, Nation: "england", Terms: []SchoolTerm{{From: "2026-09-02", To: "2026-12-18"}, {From: "2027-01-04", To: "2027-02-12"}}},
			{Slug: "bury", Name: "Bury", Point: bury, Nation: "england"},
			{Slug: "ilfracombe", Name: "Ilfracombe", Also: []string{"Combe"}, Point: devon, Nation: "england"},
		},
		Nation: "england",
		Urgent: []Urgent{
			{Nation: "england", Name: "Samaritans", Phone: "116 123"},
			{Nation: "northern-ireland", Name: "Lifeline", Phone: "0808 808 8000"},
		},
		Shell: page.Shell{
			Name: "Bandstand", Language: "en", Phone: "01632 960000",
			Assets: map[string]string{
				"site.css": "/assets/site.css", "urgent.css": "/assets/urgent.css", "search.css": "/assets/search.css", "cards.css": "/assets/cards.css", "embed.css": "/assets/embed.css", "print.css": "/assets/print.css", "icon.svg": "/assets/icon.svg", "site.js": "/assets/site.js",
				"fonts/bricolage-grotesque.woff2": "/assets/bricolage-grotesque.woff2",
			},
		},
		Layouts: os.DirFS("../layouts"),
	}
}

// soundly is how most activities stand.
var soundly = activity.Standing{State: activity.Open, Freshness: activity.Fresh, Listed: true}

// listing makes a document of the little directory that the tests search.
func listing(slug, title string, point *place.Point, town string, more func(d *Document)) Document {
	d := Document{
		Card: Card{
			Slug: slug, URL: "/activities/" + slug + "/", Title: words.Own(title), Summary: words.Own(title + ", all ages together."),
			Organisation: "Friends of " + strings.ToUpper(town[:1]) + town[1:], Town: strings.ToUpper(town[:1]) + town[1:],
			Where: "The hall, " + town, When: "Every week", Cost: "£3", LastChecked: "2026-11-02", Turns: soundly.Always(),
		},
		Pence: 300, Younger: Ages{From: 7, To: 11}, Older: Ages{From: 55}, How: []string{"come-along"}, Languages: []string{"en"},
		TownSlug: town, Point: point,
	}
	more(&d)
	for _, slug := range d.Kinds {
		term, _ := testKinds.Find(slug)
		d.Card.Kinds = append(d.Card.Kinds, slug)
		d.Card.KindLabels = append(d.Card.KindLabels, term.Label)
		d.KindWords = append(d.KindWords, append([]words.Text{term.Label}, words.OwnEach(term.Words)...))
	}
	for _, slug := range d.GoodFor {
		term, _ := testGoodFor.Find(slug)
		d.NeedWords = append(d.NeedWords, append([]words.Text{term.Label}, words.OwnEach(term.Words)...))
	}
	return d
}

// weekly puts a listing on a day, from an hour on, for the next eight weeks.
func weekly(d *Document, day time.Weekday, hour int) {
	d.Slots = append(d.Slots, Slot{Day: day, Start: hour * 60})
	first := time.Date(now.Year(), now.Month(), now.Day(), hour, 0, 0, 0, index.London)
	for first.Weekday() != day {
		first = first.AddDate(0, 0, 1)
	}
	for week := range 8 {
		start := first.AddDate(0, 0, 7*week)
		d.Card.Coming = append(d.Card.Coming, index.NewComing(start, start.Add(2*time.Hour), false))
	}
	slices.SortFunc(d.Card.Coming, func(a, b Coming) int { return a.Start().Compare(b.Start()) })
}

func testDocuments() []Document {
	free := func(d *Document) { d.Free, d.Pence, d.Card.Cost = true, 0, "Free" }
	return []Document{
		listing("songs-across-the-ages", "Songs Across the Ages", &place.Point{Lat: 53.4880, Lon: -2.2950}, "salford", func(d *Document) {
			d.Kinds, d.GoodFor = []string{"music"}, []string{"meeting-people", "feeling-low"}
			d.Access = []string{"step-free", "hearing-loop"}
			d.Body = []words.Text{"Everyone learns by ear, side by side."}
			free(d)
			weekly(d, time.Tuesday, 14)
		}),
		listing("evening-choir", "The Evening Choir", &place.Point{Lat: 53.4900, Lon: -2.2800}, "salford", func(d *Document) {
			d.Kinds, d.Access = []string{"music"}, []string{"wheelchair"}
			d.Body = []words.Text{"A choir for people who work. Rounds, carols and folk songs."}
			weekly(d, time.Thursday, 19)
		}),
		listing("full-singers", "The Full Singers", &place.Point{Lat: 53.4870, Lon: -2.2905}, "salford", func(d *Document) {
			d.Kinds = []string{"music"}
			d.Card.Turns = activity.Standing{State: activity.Full, Freshness: activity.Fresh, Listed: true}.Always()
			weekly(d, time.Monday, 10)
		}),
		listing("plant-pals", "Plant Pals", &place.Point{Lat: 53.4860, Lon: -2.2700}, "salford", func(d *Document) {
			d.Kinds, d.GoodFor = []string{"gardening"}, []string{"being-on-your-own"}
			free(d)
			weekly(d, time.Saturday, 10)
		}),
		listing("wild-walks", "Wild Walks", &place.Point{Lat: 53.5000, Lon: -2.3000}, "salford", func(d *Document) {
			d.Kinds = []string{"nature"}
			weekly(d, time.Sunday, 13)
		}),
		listing("walking-football", "Walking Football for All", &bury, "bury", func(d *Document) {
			d.Kinds = []string{"sport"}
			weekly(d, time.Wednesday, 18)
		}),
		listing("bury-bakers", "Bury Bakers", &bury, "bury", func(d *Document) {
			d.Kinds, d.GoodFor = []string{"cookery"}, []string{"meeting-people"}
			d.Pence, d.Card.Cost = 750, "£7.50"
			d.How = []string{"book"}
			weekly(d, time.Friday, 11)
		}),
		listing("harbour-readers", "Harbour Readers", &devon, "ilfracombe", func(d *Document) {
			d.Kinds = []string{"reading"}
			d.Access = []string{"step-free"}
			d.Body = []words.Text{"We read a chapter aloud, and the children choose the next book."}
			free(d)
			weekly(d, time.Saturday, 10)
		}),
		listing("chess-by-post", "Phone a Story", nil, "salford", func(d *Document) {
			d.Kinds, d.How = []string{"reading"}, []string{"by-phone", "ask-first"}
			d.TownSlug, d.Card.Town = "", ""
			free(d)
			weekly(d, time.Monday, 15)
		}),
		listing("old-garden", "The Old Garden", &place.Point{Lat: 53.4861, Lon: -2.2702}, "salford", func(d *Document) {
			d.Kinds = []string{"gardening"}
			d.Card.Turns = activity.Standing{State: activity.Open, Freshness: activity.Stale, RingFirst: true}.Always()
			weekly(d, time.Tuesday, 9)
		}),
	}
}

// openWorld builds the little directory and opens it.
func openWorld(t testing.TB, source Source) *Service {
	t.Helper()
	x, err := New(source)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// visit fetches an address from the handler.
func visit(t testing.TB, handler http.Handler, address string) *httptest.ResponseRecorder {
	t.Helper()
	w := httptest.NewRecorder()
	handler.ServeHTTP(w, httptest.NewRequest(http.MethodGet, address, nil))
	return w
}

// ask fetches the JSON of an address.
func ask(t testing.TB, handler http.Handler, address string) Answer {
	t.Helper()
	separator := "?"
	if strings.Contains(address, "?") {
		separator = "&"
	}
	w := visit(t, handler, address+separator+"format=json")
	if w.Code != http.StatusOK {
		t.Fatalf("%s: status %d: %s", address, w.Code, w.Body)
	}
	var answer Answer
	if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil {
		t.Fatalf("%s: %v in %s", address, err, w.Body)
	}
	return answer
}
