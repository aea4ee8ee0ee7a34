package site

import (
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"bandstand/directory/activity"
	"bandstand/directory/schedule"
	"bandstand/generator/inspect"
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

// A list goes on to its next page whether its groups can be told of or have to be rung.
func TestALongListOfGroupsToRingHasPages(t *testing.T) {
	held := smallContent(t, "on", nil)
	directory, _ := loadInvented(held, now)
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
