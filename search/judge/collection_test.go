package judge

import (
	"slices"
	"testing"
	"testing/fstest"
	"time"
)

func folder(files map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

func TestRead(t *testing.T) {
	c, problems := Read(folder(map[string]string{
		queriesFile: "\ufeff" + `{"id": "lay-1", "query": "a sing song", "class": "lay words", "intent": "Mum sings.", "aside": true, "note": {"any": "thing"}}` + "\r\n\r\n" +
			`{"id": "day-1", "query": "choir", "class": "times", "near": "M6"}` + "\n" +
			`{"id": "lay-2", "query": "yarn", "class": "lay words", "near": null, "aside": "no"}`,
		gradesFile:     "query_id\tslug\tgrade\r\nlay-1\tsongs\t3\nlay-1\tshanties\t1\nlay-1\tshanties\t1\nday-1\tsongs\t0\n",
		collectionFile: "# for the demonstration\nname: ours\nnow: \"2026-11-21T09:00:00Z\" # a Saturday\n",
	}))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if want := time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC); !c.Now.Equal(want) {
		t.Errorf("got now %v, want %v", c.Now, want)
	}
	if got, want := c.Classes(), []string{"lay words", "times"}; !slices.Equal(got, want) {
		t.Errorf("got classes %q, want %q", got, want)
	}
	if len(c.Queries) != 3 {
		t.Fatalf("got %d queries, want 3", len(c.Queries))
	}
	first, second, third := c.Queries[0], c.Queries[1], c.Queries[2]
	if !first.Aside || first.Intent != "Mum sings." || third.Aside {
		t.Errorf("got %+v and %+v, want the first aside and the third not", first, third)
	}
	if got, want := first.Wanted(), []Graded{{"songs", 3}, {"shanties", 1}}; !slices.Equal(got, want) {
		t.Errorf("got wanted %v, want %v", got, want)
	}
	if len(second.Grades) > 0 {
		t.Errorf("got grades %v for a query whose only answer has grade 0", second.Grades)
	}
	if got, want := second.Address().Encode(), "near=M6&q=choir"; got != want {
		t.Errorf("got address %q, want %q", got, want)
	}
	if got, want := third.Address().Encode(), "q=yarn"; got != want {
		t.Errorf("got address %q, want %q", got, want)
	}
}

func TestReadTellsEveryProblem(t *testing.T) {
	_, problems := Read(folder(map[string]string{
		queriesFile: `{"id": "a", "query": "choir", "class": "lay words"}` + "\n" +
			`{"id": "a", "query": "choir", "class": "lay words"}` + "\n" +
			`{"id": "b", "class": "lay words"}` + "\n\n" +
			`{"id": "c", "query": "choir"` + "\n",
		gradesFile:     "query_id\tslug\tgrade\na\tsongs\t4\na songs 3\nz\tsongs\t3\na\tchoir\t2\na\tchoir\t3\n",
		collectionFile: "now: yesterday\n",
	}))
	var got []string
	for _, problem := range problems {
		got = append(got, problem.String())
	}
	want := []string{
		`queries.jsonl:2: the id "a" stands twice`,
		`queries.jsonl:3: it needs an id, a query and a class`,
		`queries.jsonl:5: this is not a query as a JSON object: unexpected end of JSON input`,
		`qrels.tsv:2: "4" is not a grade from 1 to 3`,
		`qrels.tsv:3: 1 cells, not 3: query_id, slug and grade, with tabs between them`,
		`qrels.tsv:4: there is no query "z"`,
		`qrels.tsv:6: choir has two grades for a: 2 and 3`,
		`collection.yaml: now: is not a time like 2026-11-20T09:00:00Z`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

func TestReadWhatIsNotThere(t *testing.T) {
	if _, problems := Read(folder(nil)); len(problems) != 2 {
		t.Errorf("got %v, want a problem for each of two files that must be there", problems)
	}
	_, problems := Read(folder(map[string]string{queriesFile: "", gradesFile: "query_id\tslug\tgrade\n"}))
	if len(problems) != 1 {
		t.Errorf("got %v, want to be told that there are no queries", problems)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(`{"id": "a", "query": "choir", "class": "c", "near": 3}`, "query_id\tslug\tgrade\na\tb\t3", "now: 2026-11-21T09:00:00Z")
	f.Fuzz(func(t *testing.T, queries, grades, settings string) {
		c, problems := Read(folder(map[string]string{queriesFile: queries, gradesFile: grades, collectionFile: settings}))
		if len(problems) > 0 {
			return
		}
		for _, q := range c.Queries {
			for slug, grade := range q.Grades {
				if grade < 1 || grade > mostGrade {
					t.Errorf("%s has grade %d for %s", slug, grade, q.ID)
				}
			}
		}
	})
}
