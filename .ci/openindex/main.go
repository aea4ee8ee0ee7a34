// Command openindex opens the index that the search service carries with bleve
// alone, and prints what it finds: nobody needs Bandstand to read it. It stands in
// a module of its own, so that nothing of ours can have helped.
//
//	go -C .ci/openindex run . ../../netlify/functions/search/bundle/index singing
package main

import (
	"fmt"
	"log"
	"os"

	"github.com/blevesearch/bleve/v2"
	_ "github.com/blevesearch/bleve/v2/config"
)

func main() {
	index, err := bleve.OpenUsing(os.Args[1], map[string]any{"read_only": true})
	if err != nil {
		log.Fatal(err)
	}
	query, fields := bleve.NewDisjunctionQuery(), []string{}
	if fields, err = index.Fields(); err != nil {
		log.Fatal(err)
	}
	for _, field := range fields {
		one := bleve.NewMatchQuery(os.Args[2])
		one.SetField(field)
		query.AddQuery(one)
	}
	found, err := index.Search(bleve.NewSearchRequest(query))
	if err != nil || found.Total == 0 {
		log.Fatalf("bleve finds %v, %v", found, err)
	}
	fmt.Println(found)
}
