// Manylistings writes a directory of as many activities as it is told, invented but
// as varied as real ones, to measure and try things with:
//
//	go run ./.ci/manylistings -activities 10000 FOLDER
//	go run ./generator build --content FOLDER --now 2026-11-21T09:00:00Z --out …
//
// The same numbers give the same bytes. Its towns are real, with their postcodes: about
// one for each forty activities, so that 1,000 are a county's and 50,000 a
// nation's. Everything else is invented; its words come from the demonstration, with a
// long tail of words that stand almost nowhere else, as names do. How a word's rank and
// its number of uses go together is Zipf's law.
package main

import (
	"flag"
	"fmt"
	"os"
	"time"
)

func main() {
	activities := flag.Int("activities", 1000, "write so `many`")
	seed := flag.Uint64("seed", 1, "another `number` gives other activities, elsewhere")
	flag.Usage = func() {
		fmt.Fprintln(flag.CommandLine.Output(), "Writes an invented directory of any size into a new folder.")
		flag.PrintDefaults()
		fmt.Fprintln(flag.CommandLine.Output(), "For example:\n  go run ./.ci/manylistings -activities 10000 many/content")
	}
	flag.Parse()
	if flag.NArg() != 1 || *activities < 1 {
		flag.Usage()
		os.Exit(2)
	}
	began := time.Now()
	summary, err := write(".", flag.Arg(0), *activities, *seed)
	if err != nil {
		fmt.Fprintln(os.Stderr, "manylistings:", err)
		os.Exit(1)
	}
	fmt.Printf("%s → %s in %.1fs\n", summary, flag.Arg(0), time.Since(began).Seconds())
}
