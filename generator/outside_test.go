package main

import (
	"bytes"
	"html"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// TestSearchAnswersAsItIsDescribed holds answers of search against what /open-data/openapi.json
// says of them.
func TestSearchAnswersAsItIsDescribed(t *testing.T) {
	site := hosted(t, builtDemonstration)
	get := func(address string) *httptest.ResponseRecorder {
		answer := httptest.NewRecorder()
		site.ServeHTTP(answer, httptest.NewRequest(http.MethodGet, address, nil))
		return answer
	}
	described, err := jsonschema.UnmarshalJSON(get("/open-data/openapi.json").Body)
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	compiler.DefaultDraft(jsonschema.Draft2020)
	compiler.AssertFormat()
	if err := compiler.AddResource("openapi.json", described); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("openapi.json#/components/schemas/Answer")
	if err != nil {
		t.Fatal(err)
	}
	for _, query := range []string{"", "&q=free+chior+tuesday+in+salford", "&near=M6+5LB&within=3&day=saturday&access=step-free", "&q=suicidal", "&q=zzzqqq", "&q=not+on+mondays"} {
		answer := get("/search?format=json" + query)
		if origin := answer.Header().Get("Access-Control-Allow-Origin"); origin != "*" {
			t.Errorf("%s: other origins may read it: %q", query, origin)
		}
		said, err := jsonschema.UnmarshalJSON(bytes.NewReader(answer.Body.Bytes()))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(said); err != nil {
			t.Errorf("%q: %v", query, err)
		}
	}
	if origin := get("/search?q=tea").Header().Get("Access-Control-Allow-Origin"); origin != "" {
		t.Errorf("pages may be read from %q", origin)
	}
}

// TestEachDateCanBeAdded follows the links beside the coming dates of a page.
func TestEachDateCanBeAdded(t *testing.T) {
	site := hosted(t, builtDemonstration)
	get := func(address string) *httptest.ResponseRecorder {
		answer := httptest.NewRecorder()
		site.ServeHTTP(answer, httptest.NewRequest(http.MethodGet, address, nil))
		return answer
	}
	page := get("/activities/plant-pals/").Body.String()
	links := regexp.MustCompile(`<time datetime="([^"]*)">.*?href="(/search\?at=[^"]*)"`).FindAllStringSubmatch(page, -1)
	if len(links) < 4 {
		t.Fatalf("%d dates can be added", len(links))
	}
	for _, link := range links {
		start, err := time.Parse(time.RFC3339, link[1])
		if err != nil {
			t.Fatal(err)
		}
		answer := get(html.UnescapeString(link[2]))
		want := "DTSTART;TZID=Europe/London:" + start.Format("20060102T150405") + "\r\n"
		if body := answer.Body.String(); answer.Code != http.StatusOK || !strings.Contains(body, want) || strings.Contains(body, "RRULE:FREQ=WEEKLY") ||
			answer.Header().Get("Content-Type") != "text/calendar; charset=utf-8" {
			t.Errorf("%s answers %d %q, want %q: %q", link[2], answer.Code, answer.Header(), want, body)
		}
	}
	for _, address := range []string{
		"/search?calendar=plant-pals", "/search?calendar=plant-pals&at=2026-11-22T03:00:00Z", "/search?calendar=nobody&at=2026-11-24T10:30:00Z",
		"/search?calendar=zzzz&at=2026-11-24T10:30:00Z", "/search?calendar=",
	} {
		if answer := get(address); answer.Code != http.StatusNotFound {
			t.Errorf("%s answers %d", address, answer.Code)
		}
	}
}
