package main

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"testing"

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
