package site

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"bandstand/directory/activity"
	"bandstand/directory/schedule"
	"bandstand/generator/inspect"
	"bandstand/search"
)

// ageing is the demonstration's content as a real directory has it, whose listings age.
func ageing(t *testing.T) fs.FS {
	t.Helper()
	site, err := fs.ReadFile(demonstration, "site.yaml")
	if err != nil {
		t.Fatal(err)
	}
	real := strings.Replace(string(site), "demonstration:\n  as_of: 2026-11-20\n", "", 1)
	return overlay{demonstration, fstest.MapFS{"site.yaml": {Data: []byte(real)}}}
}

// Where nobody has checked anything for a year and more, no list is empty that was not:
// it names its groups with the way to ask them.
func TestListsThatTimeHasEmptied(t *testing.T) {
	held := ageing(t)
	for name, years := range map[string]int{"a year": 1, "two years": 2} {
		t.Run(name, func(t *testing.T) {
			at := now.AddDate(years, 0, 0)
			directory, _ := loadInvented(held, at)
			made, err := New(directory, held, os.DirFS(root+"/layouts"), os.DirFS(root+"/static"), Options{Now: at, Pictures: &maker})
			if err != nil {
				t.Fatal(err)
			}
			if made.Listed() != 0 {
				t.Fatalf("%d activities are listed", made.Listed())
			}
			says := func(path string, wants ...string) {
				page, ok := made.Page(path)
				if !ok {
					t.Fatalf("there is no %s", path)
				}
				body := string(fill(t, page))
				for _, want := range wants {
					if !strings.Contains(body, want) {
						t.Errorf("%s does not have %q", path, want)
					}
				}
				for _, lie := range []string{"Nothing is listed here", "0 activities"} {
					if strings.Contains(body, lie) {
						t.Errorf("%s says %q", path, lie)
					}
				}
			}
			inTown := map[*activity.Town][]string{}
			for _, one := range directory.Activities {
				if one.RingFirst(at) && one.Venue != nil {
					town := one.Venue.Town
					inTown[town] = append(inTown[town], `href="`+one.Path()+`"`)
					if phone := one.Join.Contact.Phone; phone != "" {
						inTown[town] = append(inTown[town], `href="tel:`+strings.ReplaceAll(phone, " ", "")+`"`)
					}
				}
			}
			all := []string{"groups to ring first"}
			for town, wants := range inTown {
				says("towns/"+town.Slug+"/index.html", append(wants, "none confirmed for a year: ring before you go")...)
				all = append(all, wants...)
			}
			says("activities/index.html", all...)
			says("index.html", "groups, none confirmed for a year: ring before you go", `href="/activities/"`, "groups to ring first")
			says("towns/index.html", "groups to ring first")
			says("whats-on/index.html", "none confirmed for a year")
			if testing.Short() || years > 1 {
				return
			}
			whole := makeSiteOf(t, directory, held, Options{Now: at})
			for _, fault := range inspect.Site(published(whole)) {
				t.Error(fault)
			}
		})
	}
}

// The turns of every activity tell how it stands at any moment.
func TestTurns(t *testing.T) {
	directory, _ := loadInvented(ageing(t), now)
	for _, one := range directory.Activities {
		turns := one.Turns()
		for day := range 365 {
			at := now.AddDate(0, 0, 3*day)
			want := activity.Standing{State: one.State(at), Freshness: one.Freshness(at), Listed: one.Listed(at), RingFirst: one.RingFirst(at)}
			if got := activity.StandingAt(turns, at); got != want {
				t.Errorf("%s on %s: got %+v, want %+v", one.Slug, at.Format(time.DateOnly), got, want)
			}
		}
	}
}

// The service answers, so long after it was built, as one that was built on the day: the
// same groups in the same state. It knows the dates up to search.Horizon after its build.
func TestSearchAgesByItself(t *testing.T) {
	held := ageing(t)
	serviceAt := func(at time.Time) http.Handler {
		directory, _ := loadInvented(held, at)
		made, err := New(directory, held, os.DirFS(root+"/layouts"), os.DirFS(root+"/static"), Options{Now: at})
		if err != nil {
			t.Fatal(err)
		}
		source, err := made.Search()
		if err != nil {
			t.Fatal(err)
		}
		source.Translations = nil
		service, err := search.New(source)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { service.Close() })
		return search.Handler(service, func() time.Time { return at })
	}
	type found struct {
		Slug, State, LastChecked string
		Next                     *string
	}
	directory, _ := loadInvented(held, now)
	first, err := New(directory, held, os.DirFS(root+"/layouts"), os.DirFS(root+"/static"), Options{Now: now})
	if err != nil {
		t.Fatal(err)
	}
	source, err := first.Search()
	if err != nil {
		t.Fatal(err)
	}
	source.Translations = nil
	old, err := search.New(source)
	if err != nil {
		t.Fatal(err)
	}
	defer old.Close()
	ask := func(handler http.Handler, query string) (all []found) {
		for page := 1; ; page++ {
			answer := httptest.NewRecorder()
			handler.ServeHTTP(answer, httptest.NewRequest(http.MethodGet, fmt.Sprintf("/search?%s&format=json&page=%d", query, page), nil))
			var told struct {
				Pages   int
				Results []struct {
					Slug, State string
					LastChecked string `json:"last_checked"`
					Next        *string
				}
			}
			if err := json.Unmarshal(answer.Body.Bytes(), &told); err != nil {
				t.Fatal(err)
			}
			for _, one := range told.Results {
				all = append(all, found(one))
			}
			if page >= told.Pages {
				break
			}
		}
		slices.SortFunc(all, func(a, b found) int { return strings.Compare(a.Slug, b.Slug) })
		return all
	}
	for name, later := range map[string]time.Time{
		"two weeks": now.AddDate(0, 0, 14), "four months": now.AddDate(0, 4, 0), "seven months": now.AddDate(0, 7, 0),
		"thirteen months": now.AddDate(0, 13, 0), "two years": now.AddDate(2, 0, 0),
	} {
		t.Run(name, func(t *testing.T) {
			if testing.Short() && name != "thirteen months" {
				t.Skip("left out of -short")
			}
			fresh := serviceAt(later)
			aged := search.Handler(old, func() time.Time { return later })
			soon := later.Before(now.Add(search.Horizon / 2))
			for _, query := range []string{"", "stale=show", "q=choir", "q=free+singing", "kind=gardening", "near=Salford", "q=songs+across+the+ages", "access=step-free&stale=show"} {
				got, want := ask(aged, query), ask(fresh, query)
				for i := range want {
					if i < len(got) && (!soon || got[i].Next == nil) {
						got[i].Next, want[i].Next = nil, nil
					}
				}
				if !reflect.DeepEqual(got, want) {
					t.Errorf("%q:\n got %v\nwant %v", query, got, want)
				}
			}
		})
	}
}

// A list goes on to its next page whether its groups can be told of or have to be rung.
func TestALongListOfGroupsToRingHasPages(t *testing.T) {
	held := smallContent(t, "on", nil)
	directory, _ := loadInvented(held, now)
	const perPage = 24
	for number := range 2 * perPage {
		more := *directory.Activities[0]
		more.Slug = "more-" + string(rune('a'+number/26)) + string(rune('a'+number%26))
		if number >= perPage/2 {
			more.LastChecked = schedule.DateOf(now.AddDate(-2, 0, 0))
		}
		directory.Activities = append(directory.Activities, &more)
	}
	made := makeSiteOf(t, directory, held, Options{Now: now})
	named := map[string]int{}
	for path, body := range made.Files {
		if strings.HasPrefix(path, "kinds/music/") {
			for _, one := range directory.Activities {
				named[one.Slug] += strings.Count(string(body), `href="`+one.Path()+`"`)
			}
		}
	}
	for slug, times := range named {
		if times != 1 {
			t.Errorf("%s is named %d times", slug, times)
		}
	}
	if len(named) != 2*perPage+1 {
		t.Errorf("%d are named, want %d", len(named), 2*perPage+1)
	}
}
