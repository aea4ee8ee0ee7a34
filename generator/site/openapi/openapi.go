// Package openapi describes the search of a directory to other programs, in OpenAPI 3.1.
package openapi

import (
	_ "embed"
	"encoding/json"
	"io"

	"bandstand/directory/page"
	"bandstand/directory/version"
	"bandstand/directory/vocabulary"
)

// Path is the path of the description.
const Path = "open-data/openapi.json"

// described is all of it that is the same in every directory.
//
//go:embed openapi.json
var described []byte

// Write writes the description of one directory's search, whose kinds, needs and access
// features may be asked for.
func Write(w io.Writer, shell page.Shell, terms *vocabulary.Vocabularies) error {
	var made struct {
		OpenAPI    string            `json:"openapi"`
		Info       map[string]any    `json:"info"`
		Servers    []map[string]any  `json:"servers,omitempty"`
		Paths      json.RawMessage   `json:"paths"`
		Components map[string]schema `json:"components"`
	}
	if err := json.Unmarshal(described, &made); err != nil {
		return err
	}
	made.Info["title"], made.Info["version"] = shell.Name, version.Number
	if shell.BaseURL != "" {
		made.Servers = []map[string]any{{"url": shell.BaseURL}}
	}
	for name, list := range map[string]vocabulary.List{"Kind": terms.Kinds, "Need": terms.GoodFor, "Access": terms.Access} {
		one := map[string]any{"type": "string"}
		if len(list) > 0 {
			one["enum"] = slugs(list)
		}
		made.Components["schemas"][name] = one
	}
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", "  ")
	return encoder.Encode(made)
}

type schema map[string]any

func slugs(list vocabulary.List) []string {
	var all []string
	for _, term := range list {
		all = append(all, term.Slug)
	}
	return all
}
