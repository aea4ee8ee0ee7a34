// Walk prints what is wrong with built sites, each in a folder: pages that are not
// well-formed, links that lead nowhere. Its exit status is 1 where that is anything:
//
//	go run ./.ci/walk public
package main

import (
	"fmt"
	"os"

	"bandstand/generator/inspect"
)

func main() {
	status := 0
	for _, folder := range os.Args[1:] {
		for _, fault := range inspect.Site(os.DirFS(folder)) {
			fmt.Printf("%s: %s\n", folder, fault)
			status = 1
		}
	}
	os.Exit(status)
}
