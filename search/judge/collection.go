package judge

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
)

// The files of a collection.
const (
	queriesFile    = "queries.jsonl"   // a query a line
	gradesFile     = "qrels.tsv"       // a header, then query, slug and grade
	collectionFile = "collection.yaml" // the moment for which it was judged; may be absent
)

// mostGrade is the grade of an answer that is exactly what somebody wants.
const mostGrade = 3

// Collection is queries and what people would want to find for each.
type Collection struct {
	Queries []Query   // in the order of the file
	Now     time.Time // the moment for which it was judged; zero where it does not say
}

// Query is one search and its judged answers.
type Query struct {
	ID     string
	Text   string     // what is typed
	Near   string     // what is typed in the box for the place; mostly nothing
	Params url.Values // what else is chosen, as in a search's address
	Class  string     // what kind of search it is
	Intent string     // who asks, and what would make them happy
	Aside  bool       // it is kept aside: nobody works on the order by it

	Grades map[string]int // of activities, by slug: 1 to 3; what is absent is no answer
}

// Address returns the query string of the search.
func (q Query) Address() url.Values {
	address := url.Values{}
	for name, values := range q.Params {
		address[name] = slices.Clone(values)
	}
	address.Set("q", q.Text)
	if q.Near != "" {
		address.Set("near", q.Near)
	}
	return address
}

// Classes returns the classes of the queries, in the order in which they come up.
func (c *Collection) Classes() []string {
	var classes []string
	for _, q := range c.Queries {
		if !slices.Contains(classes, q.Class) {
			classes = append(classes, q.Class)
		}
	}
	return classes
}

// Problem is a mistake in a collection, for whoever wrote it.
type Problem struct {
	File string
	Line int // from 1; 0 where it is about the whole file
	What string
}

// String returns the problem as one line: "qrels.tsv:7: what".
func (p Problem) String() string {
	if p.Line == 0 {
		return p.File + ": " + p.What
	}
	return fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.What)
}

// Read reads a collection and returns all problems of it, in the order in which
// they stand. A collection with problems is not to be judged by.
func Read(folder fs.FS) (*Collection, []Problem) {
	r := &reader{folder: folder, byID: map[string]int{}}
	r.lines(queriesFile, r.query)
	r.lines(gradesFile, r.grade)
	if _, err := fs.Stat(folder, collectionFile); !errors.Is(err, fs.ErrNotExist) {
		r.lines(collectionFile, r.setting)
	}
	if len(r.collection.Queries) == 0 && len(r.problems) == 0 {
		r.problems = append(r.problems, Problem{File: queriesFile, What: "no queries"})
	}
	return &r.collection, r.problems
}

type reader struct {
	folder     fs.FS
	collection Collection
	byID       map[string]int // position among the queries
	problems   []Problem
}

// lines hands each line of a file that has something on it to a function, and
// keeps what is wrong with it.
func (r *reader) lines(file string, read func(number int, line string) error) {
	text, err := fs.ReadFile(r.folder, file)
	if err != nil {
		r.problems = append(r.problems, Problem{File: file, What: "it cannot be read"})
		return
	}
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	number := 0
	for line := range strings.Lines(string(text)) {
		number++
		line = strings.TrimRight(line, "\r\n")
		if strings.TrimSpace(line) == "" {
			continue
		}
		if err := read(number, line); err != nil {
			r.problems = append(r.problems, Problem{file, number, err.Error()})
		}
	}
}

// query reads one query. Keys that say more than Query holds are ignored.
func (r *reader) query(_ int, line string) error {
	var keys map[string]json.RawMessage
	if err := json.Unmarshal([]byte(line), &keys); err != nil {
		return fmt.Errorf("this is not a JSON object: %w", err)
	}
	q := Query{Grades: map[string]int{}}
	for _, needed := range []struct {
		key string
		to  *string
	}{{"id", &q.ID}, {"query", &q.Text}, {"class", &q.Class}} {
		if err := json.Unmarshal(keys[needed.key], needed.to); err != nil {
			return fmt.Errorf(`it needs "%s": "some text"`, needed.key)
		}
	}
	if q.ID == "" {
		return errors.New(`"id" is empty`)
	}
	if _, taken := r.byID[q.ID]; taken {
		return fmt.Errorf("the id %q stands twice", q.ID)
	}
	q.Intent, q.Near = textIn(keys["intent"]), textIn(keys["near"])
	q.Aside = textIn(keys["aside"]) == "true"
	q.Params = paramsIn(keys["params"])
	r.byID[q.ID] = len(r.collection.Queries)
	r.collection.Queries = append(r.collection.Queries, q)
	return nil
}

// textIn returns a JSON string as it reads, a number or a truth as it is written,
// and nothing for anything else: the key may mean something different elsewhere.
func textIn(raw json.RawMessage) string {
	var value any
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.UseNumber()
	if decoder.Decode(&value) != nil {
		return ""
	}
	switch value := value.(type) {
	case string:
		return value
	case bool, json.Number:
		return fmt.Sprint(value)
	}
	return ""
}

// paramsIn reads what else is chosen: {"day": "tuesday", "access": ["bsl", "parking"]}.
func paramsIn(raw json.RawMessage) url.Values {
	var values map[string]json.RawMessage
	if json.Unmarshal(raw, &values) != nil {
		return nil
	}
	params := url.Values{}
	for name, raw := range values {
		var several []json.RawMessage
		if json.Unmarshal(raw, &several) != nil {
			several = []json.RawMessage{raw}
		}
		for _, one := range several {
			if text := textIn(one); text != "" {
				params.Add(name, text)
			}
		}
	}
	return params
}

// grade reads one judgement.
func (r *reader) grade(number int, line string) error {
	cells := strings.Split(line, "\t")
	for i := range cells {
		cells[i] = strings.TrimSpace(cells[i])
	}
	if number == 1 {
		if !slices.Equal(cells, []string{"query_id", "slug", "grade"}) {
			return errors.New("the first line must be query_id, slug and grade, with tabs between them")
		}
		return nil
	}
	if len(cells) != 3 {
		return fmt.Errorf("%d cells, not 3: query_id, slug and grade, with tabs between them", len(cells))
	}
	id, slug := cells[0], cells[1]
	at, ok := r.byID[id]
	if !ok {
		return fmt.Errorf("there is no query %q", id)
	}
	grade, err := strconv.Atoi(cells[2])
	if err != nil || grade < 0 || grade > mostGrade {
		return fmt.Errorf("%q is not a grade from 1 to %d", cells[2], mostGrade)
	}
	grades := r.collection.Queries[at].Grades
	if before, judged := grades[slug]; judged && before != grade {
		return fmt.Errorf("%s has two grades for %s: %d and %d", slug, id, before, grade)
	}
	if grade > 0 {
		grades[slug] = grade
	}
	return nil
}

// setting reads the one line of collection.yaml that is for us. YAML in full is
// not needed for it: what else stands there is others'.
func (r *reader) setting(_ int, line string) error {
	value, ok := strings.CutPrefix(line, "now:")
	if !ok {
		return nil
	}
	value, _, _ = strings.Cut(value, " #")
	moment, err := time.Parse(time.RFC3339, strings.Trim(strings.TrimSpace(value), `"'`))
	if err != nil {
		return errors.New("now: is not a time like 2026-11-20T09:00:00Z")
	}
	r.collection.Now = moment
	return nil
}
