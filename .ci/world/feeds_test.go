package world

import (
	"encoding/csv"
	"encoding/json"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"bandstand/directory/activity"
)

// withoutTags is what feedparser takes out of titles by itself.
var withoutTags = regexp.MustCompile(`<[^>]*>`)

// TestFeedsAreRead has feedparser read the Atom feeds, and holds the JSON feeds against them.
func TestFeedsAreRead(t *testing.T) {
	made := made(t)
	type item struct {
		ID, Title, Link, Author, Summary string
		Date                             time.Time
	}
	var told map[string]struct {
		Type, Title, Link, XMLURL, Language string
		Items                               []item
	}
	places := []string{"activities", "towns/salford", "kinds/music", "kinds/faith"}
	var files []string
	for _, place := range places {
		files = append(files, filepath.Join(made.folder, place, "feed.atom"))
	}
	runs(t, &told, "feeds.mjs", files...)
	for i, place := range places {
		got := told[files[i]]
		address := "https://bandstand.example.org/" + place + "/"
		if got.Type != "atom" || got.Link != address || got.XMLURL != address+"feed.atom" || got.Title == "" {
			t.Errorf("%s: feedparser reads %+v", place, got)
		}
		var other struct {
			Version, Title string
			Home           string `json:"home_page_url"`
			Items          []struct {
				ID, URL, Title, Summary string
				Text                    string    `json:"content_text"`
				Modified                time.Time `json:"date_modified"`
			}
		}
		if err := json.Unmarshal(readFile(t, filepath.Join(made.folder, place, "feed.json")), &other); err != nil {
			t.Fatal(err)
		}
		if other.Version != "https://jsonfeed.org/version/1.1" || other.Title != got.Title || other.Home != got.Link || len(other.Items) != len(got.Items) {
			t.Errorf("%s: the JSON feed has %s, %d items; Atom %d", place, other.Version, len(other.Items), len(got.Items))
		}
		for j, one := range got.Items {
			slug := strings.TrimSuffix(strings.TrimPrefix(one.Link, "https://bandstand.example.org/activities/"), "/")
			a, ok := made.directory.Activity(slug)
			if !ok || one.ID != one.Link || one.Title != withoutTags.ReplaceAllString(a.Title.String(), "") || !one.Date.Equal(other.Items[j].Modified) ||
				other.Items[j].ID != one.ID || other.Items[j].Title != a.Title.String() {
				t.Errorf("%s: feedparser reads %+v, and the JSON feed has %+v", place, one, other.Items[j])
			}
			if j > 0 && one.Date.After(got.Items[j-1].Date) {
				t.Errorf("%s: %s comes after what is older", place, one.Link)
			}
		}
	}
	if n := len(told[files[0]].Items); n != 50 {
		t.Errorf("the feed of everything has %d entries", n)
	}
}

// TestTheTableIsRead reads the CSV as a spreadsheet does, and looks for cells that one
// would take for a formula.
func TestTheTableIsRead(t *testing.T) {
	made := made(t)
	body := readFile(t, filepath.Join(made.folder, "open-data/activities.csv"))
	rest, ok := strings.CutPrefix(string(body), "\ufeff")
	if !ok {
		t.Error("the table has no byte order mark, without which Excel takes it for another encoding")
	}
	rows, err := csv.NewReader(strings.NewReader(rest)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	column := func(row []string, heading string) string {
		return row[slices.Index(rows[0], heading)]
	}
	listed := slices.DeleteFunc(slices.Clone(made.directory.Activities), func(a *activity.Activity) bool {
		return !a.Listed(now) && !a.RingFirst(now)
	})
	if len(rows) != len(listed)+1 {
		t.Fatalf("the table has %d rows, want %d", len(rows)-1, len(listed))
	}
	formulas := 0
	for i, row := range rows[1:] {
		a := listed[i]
		for _, pair := range [][2]string{
			{"slug", a.Slug}, {"title", a.Title.String()}, {"summary", a.Summary.String()}, {"organisation", a.Organisation.Name},
			{"first_visit", a.FirstVisit.String()}, {"last_checked", a.LastChecked.String()},
		} {
			got := column(row, pair[0])
			if strings.HasPrefix(got, "'") {
				got = got[1:]
				formulas++
			}
			if want := strings.ReplaceAll(pair[1], "\r\n", "\n"); got != want {
				t.Errorf("%s: %s is %q, want %q", a.Slug, pair[0], got, want)
			}
		}
		for j, cell := range row {
			if heading := rows[0][j]; cell != "" && strings.ContainsAny(cell[:1], "=+-@\t\r") && heading != "longitude" {
				t.Errorf("%s: a spreadsheet calculates %s: %q", a.Slug, heading, cell)
			}
		}
	}
	if formulas < 2 {
		t.Errorf("only %d cells began as formulas do, so the test proves little", formulas)
	}
}
