package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"bandstand/generator/oruk"
)

// openService is what a client of Open Referral UK reads of a service.
type openService struct {
	ID, Name, Status string
	MinimumAge       *float64 `json:"minimum_age"`
	MaximumAge       *float64 `json:"maximum_age"`
	Organization     struct{ ID string }
	Attributes       []struct {
		Term struct {
			ID       string
			Taxonomy string `json:"taxonomy_id"`
		} `json:"taxonomy_term"`
	}
	Schedules []struct{ ByDay string }
	At        []struct {
		Location struct{ Latitude, Longitude *float64 }
	} `json:"service_at_locations"`
}

type openList struct {
	Total    int `json:"total_items"`
	Pages    int `json:"total_pages"`
	Page     int `json:"page_number"`
	Size     int
	Last     bool `json:"last_page"`
	Empty    bool
	Contents []openService
}

// openClient asks a site as a client does that knows nothing of how it is made.
type openClient struct {
	*testing.T
	address string
}

func (c openClient) get(path string, into any) int {
	c.Helper()
	answer, err := http.Get(c.address + path)
	if err != nil {
		c.Fatal(err)
	}
	defer answer.Body.Close()
	if answer.Header.Get("Access-Control-Allow-Origin") != "*" && !strings.Contains(answer.Request.URL.Path, ".json") {
		c.Errorf("%s: no other site's page may read it", path)
	}
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		c.Fatal(err)
	}
	if err := json.Unmarshal(body, into); err != nil {
		c.Fatalf("%s: %v: %.200s", path, err, body)
	}
	return answer.StatusCode
}

func TestOpenReferralIsReadAndFiltered(t *testing.T) {
	site := httptest.NewServer(hosted(t, builtDemonstration))
	defer site.Close()
	c := openClient{t, site.URL}

	// The reader of the older service: the list without pages, then each id.
	var all openList
	c.get("/open-referral/services", &all)
	if len(all.Contents) < 60 || all.Total != len(all.Contents) || !all.Last {
		t.Fatalf("%d services of %d", len(all.Contents), all.Total)
	}
	whole := map[string]openService{}
	for _, one := range all.Contents {
		var single openService
		if c.get("/open-referral/services/"+one.ID, &single); single.ID != one.ID || single.Name != one.Name {
			t.Errorf("%s is %s by itself", one.Name, single.Name)
		}
		whole[one.ID] = single
	}
	for _, thing := range []string{"", "/taxonomies", "/taxonomy_terms", "/service_at_locations", "/organizations"} {
		var any map[string]any
		if status := c.get("/open-referral"+thing, &any); status != http.StatusOK {
			t.Errorf("%q answers %d", thing, status)
		}
	}
	// A client that walks pages comes to an end, and sees each service once.
	for _, size := range []int{7, 1000} {
		seen := map[string]bool{}
		for page := 1; ; page++ {
			var part openList
			c.get(fmt.Sprintf("/open-referral/services?page=%d&per_page=%d", page, size), &part)
			for _, one := range part.Contents {
				if seen[one.ID] {
					t.Fatalf("page %d has %s again", page, one.Name)
				}
				seen[one.ID] = true
			}
			if part.Empty || part.Last && len(part.Contents) == 0 || page > 100 {
				break
			}
		}
		if len(seen) != all.Total {
			t.Errorf("in pages of %d there are %d services of %d", size, len(seen), all.Total)
		}
	}
	c.checkFilters(all, whole)
}

// checkFilters holds filtered lists against what the files say.
func (c openClient) checkFilters(all openList, whole map[string]openService) {
	music := all.Contents[slices.IndexFunc(all.Contents, func(one openService) bool { return len(one.Attributes) > 1 })].Attributes[0].Term
	filed := func(by func(id, taxonomy string) bool) func(openService) bool {
		return func(one openService) bool {
			for _, attribute := range one.Attributes {
				if by(attribute.Term.ID, attribute.Term.Taxonomy) {
					return true
				}
			}
			return false
		}
	}
	for query, want := range map[string]func(openService) bool{
		"taxonomy_term_id=" + music.ID:       filed(func(id, _ string) bool { return id == music.ID }),
		"taxonomy_id=" + music.Taxonomy:      filed(func(_, taxonomy string) bool { return taxonomy == music.Taxonomy }),
		"minimum_age=50":                     func(one openService) bool { return one.MinimumAge != nil && *one.MinimumAge >= 50 },
		"maximum_age=60":                     func(one openService) bool { return one.MaximumAge != nil && *one.MaximumAge <= 60 },
		"organization_id=nobody":             func(openService) bool { return false },
		"postcode=M6+5LB&proximity=0":        func(openService) bool { return false },
		"postcode=M6+5LB&proximity=99999999": func(one openService) bool { return len(one.At) > 0 },
		"search=zzzqqqxx":                    func(openService) bool { return false },
		"modified_after=2100-01-01":          func(openService) bool { return false },
	} {
		var part openList
		if status := c.get("/open-referral/services?per_page=1000&"+query, &part); status != http.StatusOK {
			c.Errorf("%s answers %d", query, status)
		}
		for _, one := range part.Contents {
			if !want(whole[one.ID]) {
				c.Errorf("%s brings %s", query, one.Name)
			}
		}
		wanted := 0
		for _, one := range whole {
			if want(one) {
				wanted++
			}
		}
		if part.Total != wanted {
			c.Errorf("%s brings %d, and the files have %d such", query, part.Total, wanted)
		}
	}
	for _, query := range []string{
		"day=TU&start_time=10:00&end_time=13:00", "day=tuesday", "search=singing", "postcode=M6+5LB&proximity=2000", "postcode=M6+5LB",
	} {
		var part openList
		if c.get("/open-referral/services?per_page=1000&"+query, &part); part.Total == 0 || part.Total >= all.Total {
			c.Errorf("%s brings %d of %d", query, part.Total, all.Total)
		}
	}
	for _, query := range []string{
		"unknown=1", "minimum_age=old", "day=someday", "start_time=25:00", "postcode=ZZ99+9ZZ", "proximity=100", "page=0", "full=true",
		"taxonomy_term_id=", "minimum_age=", "minimum_age=5&minimum_age=50", "page=1&page=2",
		"search=" + url.QueryEscape(strings.Repeat("a", 500)),
	} {
		var fault struct{ Error struct{ Message string } }
		if status := c.get("/open-referral/services?"+query, &fault); status != http.StatusBadRequest || fault.Error.Message == "" {
			c.Errorf("%.40s answers %d and says %q", query, status, fault.Error.Message)
		}
	}
	for _, missing := range []string{"/services/" + strings.Repeat("0", 8) + "-0000-5000-8000-000000000000", "/nothing", "/services/x.json", "/nothing.json"} {
		var fault struct{ Error struct{ Message string } }
		if status := c.get("/open-referral"+missing, &fault); status != http.StatusNotFound || fault.Error.Message == "" {
			c.Errorf("%s answers %d and says %q", missing, status, fault.Error.Message)
		}
	}
	var at struct {
		Contents []struct {
			Service openService
		}
	}
	if c.get("/open-referral/service_at_locations?postcode=M6+5LB&proximity=3000", &at); len(at.Contents) == 0 || at.Contents[0].Service.ID == "" {
		c.Errorf("there are %d services at locations near a postcode", len(at.Contents))
	}
}

// TestOurOwnListCanBeImported: what is published is understood by what reads other people's lists.
func TestOurOwnListCanBeImported(t *testing.T) {
	site := httptest.NewServer(hosted(t, builtDemonstration))
	defer site.Close()
	feed, err := oruk.Fetcher{}.Fetch(context.Background(), site.URL+"/open-referral")
	if err != nil || len(feed.Services) < 60 || len(feed.Problems) > 1 { // one says that it is on this machine
		t.Fatalf("%d services, %v, %v", len(feed.Services), feed.Problems, err)
	}
	timed, placed, reached := 0, 0, 0
	for _, one := range feed.Services {
		if one.Name == "" || one.Description == "" || one.Organisation.Name == "" || one.Website == "" || len(one.Categories) == 0 {
			t.Errorf("of %+v too little came", one)
		}
		timed += min(1, len(one.Sessions)+len(one.When))
		placed += min(1, len(one.Places))
		reached += min(1, len(one.Contacts))
	}
	if n := len(feed.Services); timed < n*9/10 || placed < n*8/10 || reached < n*8/10 {
		t.Errorf("of %d services %d came with times, %d with places and %d with contacts", n, timed, placed, reached)
	}
}
