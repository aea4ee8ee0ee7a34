package main

import (
	"net/url"
	"strings"
	"testing"

	"bandstand/search"
)

// understanding opens the index of the demonstration and gives a teller of how a
// search is understood: filters, then in brackets the words that are matched as text.
func understanding(t *testing.T) (said func(query string) string) {
	t.Helper()
	_, source, now := demonstrationJudged(t)
	index, forget, err := openSearch(source)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(forget)
	return func(query string) string {
		explained, err := index.Explain(url.Values{"q": {query}}.Encode(), now)
		if err != nil {
			t.Fatal(err)
		}
		return brief(explained)
	}
}

func brief(explained *search.Explanation) string {
	var said, text []string
	for _, one := range explained.Understood {
		said = append(said, one.Filter+":"+one.Value)
	}
	for _, word := range explained.Words {
		if word.Became == "matched" {
			text = append(text, word.Typed)
		}
	}
	if len(text) > 0 {
		said = append(said, "["+strings.Join(text, " ")+"]")
	}
	if len(explained.Urgent) > 0 {
		said = append(said, "urgent")
	}
	return strings.Join(said, " ")
}
