package judge

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path"
	"strconv"
	"strings"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"

	"bandstand/search"
)

// Through finds with the handler of the search service in a language, page by page, as
// JSON. The language is empty for English.
func Through(handler http.Handler, language string) Finder {
	search := path.Join("/", language, "search")
	return func(q Query, most int) ([]Result, error) {
		var results []Result
		for page := 1; len(results) < most; page++ {
			found, pages, err := fetch(handler, search, q, page)
			if err != nil {
				return nil, err
			}
			results = append(results, found...)
			if page >= pages || len(found) == 0 {
				break
			}
		}
		return results[:min(len(results), most)], nil
	}
}

// fetch asks for one page of results.
func fetch(handler http.Handler, search string, q Query, page int) (results []Result, pages int, err error) {
	address := q.Address()
	address.Set("format", "json")
	address.Set("page", strconv.Itoa(page))
	w := httptest.NewRecorder()
	handler.ServeHTTP(w, httptest.NewRequest(http.MethodGet, search+"?"+address.Encode(), nil))
	if w.Code != http.StatusOK {
		return nil, 0, fmt.Errorf("search answers with status %d", w.Code)
	}
	var answer struct {
		Pages   int
		Results []Result
	}
	if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil {
		return nil, 0, fmt.Errorf("search answers with something else than JSON: %w", err)
	}
	return answer.Results, answer.Pages, nil
}

// Plain finds with bleve as it comes: its default mapping over the texts of the
// documents, and one match query over all of them with everything that was typed,
// the place included. The lay words of the vocabulary are among the texts, so what
// search does better it does not owe to them alone. It is the floor under search:
// no class of queries may fare worse than this. The index lies in memory until
// close is called.
func Plain(documents []search.Document) (find Finder, close func() error, err error) {
	index, err := bleve.NewUsing("", bleve.NewIndexMapping(), scorch.Name, scorch.Name, nil)
	if err != nil {
		return nil, nil, fmt.Errorf("make a plain index: %w", err)
	}
	batch := index.NewBatch()
	for _, d := range documents {
		if err := batch.Index(d.Card.Slug, textsOf(d)); err != nil {
			return nil, nil, fmt.Errorf("index %s: %w", d.Card.Slug, err)
		}
	}
	if err := index.Batch(batch); err != nil {
		return nil, nil, fmt.Errorf("make a plain index: %w", err)
	}
	find = func(q Query, most int) ([]Result, error) {
		typed := strings.TrimSpace(q.Text + " " + q.Near)
		request := bleve.NewSearchRequestOptions(bleve.NewMatchQuery(typed), most, 0, false)
		request.SortBy([]string{"-_score", "_id"})
		found, err := index.Search(request)
		if err != nil {
			return nil, err
		}
		results := make([]Result, len(found.Hits))
		for i, hit := range found.Hits {
			results[i].Slug = hit.ID
		}
		return results, nil
	}
	return find, index.Close, nil
}

// textsOf returns all texts of a document.
func textsOf(d search.Document) map[string]any {
	return map[string]any{
		"title": d.Card.Title, "summary": d.Card.Summary, "organisation": d.Card.Organisation,
		"town": d.Card.Town, "where": d.Card.Where, "town_words": d.TownWords,
		"kinds": d.Card.KindLabels, "kind_words": d.KindWords, "need_words": d.NeedWords,
		"when": d.Card.When, "cost": d.Card.Cost, "body": d.Said(),
	}
}
