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

	"go.yaml.in/yaml/v3"
)

// The files of a collection.
const (
	queriesFile    = "queries.jsonl"   // a query a line
	gradesFile     = "qrels.tsv"       // a header, then query, slug and grade
	collectionFile = "collection.yaml" // the moment, the language and the content for which it was judged; may be absent
)

// mostGrade is the grade of an answer that is exactly what somebody wants.
const mostGrade = 3

// Collection is queries and what people would want to find for each.
type Collection struct {
	Queries  []Query   `yaml:"-"`        // in the order of the file
	Now      time.Time `yaml:"now"`      // the moment for which it was judged; zero where it does not say
	Language string    `yaml:"language"` // of the queries (BCP 47); English where it does not say
	Content  string    `yaml:"content"`  // the folder that it was judged over, from its own; content/ in it where it does not say
}

// Query is one search and its judged answers.
type Query struct {
	ID     string
	Text   string // what is typed
	Near   string // what is typed in the box for the place; mostly nothing
	Class  string // what kind of search it is
	Intent string // who asks, and what would make them happy
	Aside  bool   // it is kept aside: nobody works on the order by it

	Grades map[string]int // of activities, by slug: 1 to 3; what is absent is no answer
}

// Address returns the query string of the search.
func (q Query) Address() url.Values {
	address := url.Values{"q": {q.Text}}
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
	if text, err := fs.ReadFile(folder, collectionFile); err == nil {
		if err := yaml.Unmarshal(text, &r.collection); err != nil {
			r.problems = append(r.problems, Problem{collectionFile, 0, "now: is not a time like 2026-11-20T09:00:00Z"})
		}
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

// query reads one query. Other keys are others', and so are these of ours that are not
// in every collection, where they are of another type.
func (r *reader) query(_ int, line string) error {
	var keys struct {
		ID, Query, Class    *string
		Near, Intent, Aside any
	}
	if err := json.Unmarshal([]byte(line), &keys); err != nil {
		return fmt.Errorf("this is not a query as a JSON object: %w", err)
	}
	if keys.ID == nil || keys.Query == nil || keys.Class == nil || *keys.ID == "" {
		return errors.New("it needs an id, a query and a class")
	}
	q := Query{ID: *keys.ID, Text: *keys.Query, Class: *keys.Class, Grades: map[string]int{}}
	q.Near, _ = keys.Near.(string)
	q.Intent, _ = keys.Intent.(string)
	q.Aside, _ = keys.Aside.(bool)
	if _, taken := r.byID[q.ID]; taken {
		return fmt.Errorf("the id %q stands twice", q.ID)
	}
	r.byID[q.ID] = len(r.collection.Queries)
	r.collection.Queries = append(r.collection.Queries, q)
	return nil
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
