package github

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
)

// description is GitHub's own, of which GitHub makes its libraries: npm's @octokit/openapi.
const description = "../../../.ci/node_modules/@octokit/openapi/generated/api.github.com.json"

// operation is one thing that GitHub's description says can be asked.
type operation struct {
	*openapi3.Operation
	document *openapi3.T
	method   string
	path     string // such as /repos/{owner}/{repo}
	address  *regexp.Regexp
}

// operations are those of repositories, and of tokens for Apps: hundreds more than are asked.
var operations = sync.OnceValues(func() ([]operation, error) {
	text, err := os.ReadFile(description)
	if err != nil {
		return nil, fmt.Errorf("GitHub's description is not installed: npm ci --prefix .ci: %w", err)
	}
	if text, err = partOf(text); err != nil {
		return nil, err
	}
	document, err := openapi3.NewLoader().LoadFromData(text)
	if err != nil {
		return nil, err
	}
	var all []operation
	for path, item := range document.Paths.Map() {
		for method, described := range item.Operations() {
			one := operation{Operation: described, document: document, method: method, path: path}
			address := regexp.QuoteMeta(path)
			for _, parameter := range described.Parameters {
				segment := `([^/]+)`
				if parameter.Value.Extensions["x-multi-segment"] == true {
					segment = `(.+)`
				}
				address = strings.Replace(address, regexp.QuoteMeta("{"+parameter.Value.Name+"}"), segment, 1)
			}
			one.address = regexp.MustCompile("^" + address + "$")
			all = append(all, one)
		}
	}
	// Of two that match, the one with more of its own words is meant.
	slices.SortFunc(all, func(a, b operation) int {
		return strings.Count(a.path, "{") - strings.Count(b.path, "{") + 100*(strings.Count(b.path, "/")-strings.Count(a.path, "/"))
	})
	return all, nil
})

// partOf returns the part of a description that is about repositories: all of it takes long to read.
func partOf(text []byte) ([]byte, error) {
	var whole map[string]any
	if err := json.Unmarshal(text, &whole); err != nil {
		return nil, err
	}
	paths := whole["paths"].(map[string]any)
	for path := range paths {
		if !strings.HasPrefix(path, "/repos/{owner}/{repo}") && path != "/app/installations/{installation_id}/access_tokens" {
			delete(paths, path)
		}
	}
	delete(whole, "x-webhooks")
	kept := map[string]any{}
	var keep func(any)
	keep = func(value any) {
		switch value := value.(type) {
		case []any:
			for _, one := range value {
				keep(one)
			}
		case map[string]any:
			for name, one := range value {
				address, _ := one.(string)
				if name != "$ref" || kept[address] != nil {
					keep(one)
					continue
				}
				parts := strings.Split(address, "/")
				kept[address] = whole["components"].(map[string]any)[parts[2]].(map[string]any)[parts[3]]
				keep(kept[address])
			}
		}
	}
	keep(paths)
	components := map[string]map[string]any{}
	for address, component := range kept {
		parts := strings.Split(address, "/")
		if components[parts[2]] == nil {
			components[parts[2]] = map[string]any{}
		}
		components[parts[2]][parts[3]] = component
	}
	whole["components"] = components
	return json.Marshal(whole)
}

// described returns the operation that a request asks for, or an error that tells in what way it is none of those that
// GitHub's description has, or not as that has it.
func described(r *http.Request) (*openapi3filter.RequestValidationInput, operation, error) {
	all, err := operations()
	if err != nil {
		return nil, operation{}, err
	}
	for _, one := range all {
		found := one.address.FindStringSubmatch(r.URL.Path)
		if one.method != r.Method || found == nil {
			continue
		}
		inPath := map[string]string{}
		for i, name := range regexp.MustCompile(`\{([a-z_]+)\}`).FindAllStringSubmatch(one.path, -1) {
			inPath[name[1]] = found[i+1]
		}
		for name := range r.URL.Query() {
			if one.Parameters.GetByInAndName(openapi3.ParameterInQuery, name) == nil {
				return nil, one, fmt.Errorf("%s %s knows no %q", one.method, one.path, name)
			}
		}
		input := &openapi3filter.RequestValidationInput{
			Request: r, PathParams: inPath,
			Route:   &routers.Route{Spec: one.document, Path: one.path, PathItem: one.document.Paths.Value(one.path), Method: one.method, Operation: one.Operation},
			Options: &openapi3filter.Options{IncludeResponseStatus: true, RejectWhenRequestBodyNotSpecified: true, AuthenticationFunc: openapi3filter.NoopAuthenticationFunc},
		}
		return input, one, openapi3filter.ValidateRequest(r.Context(), input)
	}
	return nil, operation{}, fmt.Errorf("there is no %s %s", r.Method, r.URL.Path)
}

// example returns what the description has for an example of an answer, by its name or, where that is empty, any.
func (o operation) example(t *testing.T, status int, name string) any {
	t.Helper()
	media := o.Responses.Status(status).Value.Content.Get("application/json")
	for called, example := range media.Examples {
		if name == "" || called == name {
			text, err := json.Marshal(example.Value.Value)
			if err != nil {
				t.Fatal(err)
			}
			var copied any
			if err := json.Unmarshal(text, &copied); err != nil {
				t.Fatal(err)
			}
			mend(copied)
			return copied
		}
	}
	t.Fatalf("there is no example %q of %s %s %d", name, o.method, o.path, status)
	return nil
}

// mend mends an example where it lacks what the description itself wants.
func mend(example any) {
	switch example := example.(type) {
	case []any:
		for _, one := range example {
			mend(one)
		}
	case map[string]any:
		delete(example, "source") // of a fork
		if _, isRepository := example["default_branch"]; isRepository && example["language"] == nil {
			example["language"] = "Go"
		}
		if _, isPull := example["requested_teams"]; isPull {
			example["requested_teams"] = []any{}
		}
		for _, part := range example {
			mend(part)
		}
	}
}

// answer sends an answer once the description has been held against it.
func answer(t *testing.T, w http.ResponseWriter, input *openapi3filter.RequestValidationInput, status int, said any) {
	t.Helper()
	body, err := json.Marshal(said)
	if err != nil {
		t.Error(err)
	}
	if said == nil {
		body = nil
	}
	header := http.Header{"Content-Type": {"application/json; charset=utf-8"}}
	response := &openapi3filter.ResponseValidationInput{
		RequestValidationInput: input, Status: status, Header: header, Body: io.NopCloser(bytes.NewReader(body)), Options: input.Options,
	}
	if err := openapi3filter.ValidateResponse(input.Request.Context(), response); err != nil {
		t.Errorf("our GitHub answers %s %s otherwise than GitHub does: %.400v", input.Request.Method, input.Route.Path, err)
	}
	w.Header().Set("Content-Type", header.Get("Content-Type"))
	w.WriteHeader(status)
	w.Write(body)
}
