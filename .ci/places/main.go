// Places makes the tables of directory/place out of official sources:
//
//	go run ./.ci/places --code-point codepo_gb.zip --geo DIR --out directory/place/data
//
// Code-Point Open comes as a zip from Ordnance Survey's OpenData downloads, the
// CSV one, every February, May, August and November. DIR holds outcodes.csv,
// towns.csv, areas.csv, lads.csv and neighbourhoods.csv, with a first line that
// names the columns. The same input gives the same bytes.
//
// To renew the tables, each quarter:
//
//  1. download the new Code-Point Open and run the command above;
//  2. read its summary: the units should have moved by less than one in a hundred;
//  3. mend also.csv where it says that a place is gone;
//  4. set the year of place.Attribution to that of the copyright in the download;
//  5. `go test ./.ci/places ./directory/place/...` and commit the tables with the change of year.
//
// It knows nothing of what is asked of the tables: that is package place.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"bandstand/directory/place/format"
)

func main() {
	start := time.Now()
	if err := run(os.Args[1:], os.Stdout); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return
		}
		fmt.Fprintln(os.Stderr, "places:", err)
		os.Exit(1)
	}
	fmt.Printf("in %.1fs\n", time.Since(start).Seconds())
}

const example = "  go run ./.ci/places --code-point codepo_gb.zip --geo geo"

func run(arguments []string, out io.Writer) error {
	flags := flag.NewFlagSet("places", flag.ContinueOnError)
	codePoint := flags.String("code-point", "", "the Code-Point Open `zip`")
	geo := flags.String("geo", "", "the `folder` with outcodes.csv, towns.csv, areas.csv, lads.csv, neighbourhoods.csv")
	data := flags.String("out", "directory/place/data", "the `folder` to write the tables to")
	flags.Usage = func() {
		fmt.Fprintln(flags.Output(), "Makes the tables of directory/place out of official sources.")
		flags.PrintDefaults()
		fmt.Fprintf(flags.Output(), "For example:\n%s\n", example)
	}
	if err := flags.Parse(arguments); err != nil {
		return err
	}
	if *codePoint == "" || *geo == "" {
		return errors.New("--code-point and --geo are needed, as in\n" + example)
	}
	units, unplaced, err := readCodePoint(*codePoint)
	if err != nil {
		return err
	}
	from, err := readSources(*geo)
	if err != nil {
		return err
	}
	tables, named, err := compile(units, from)
	if err != nil {
		return err
	}
	for name, bytes := range tables {
		if err := os.WriteFile(filepath.Join(*data, name), bytes, 0o644); err != nil {
			return err
		}
	}
	fmt.Fprintf(out, "%d unit postcodes, and %d without a position left out; %d outcodes; %d named places of %d\n",
		len(units), unplaced, len(from.outcodes), named, len(from.towns)+len(from.neighbourhoods)+len(from.areas))
	return nil
}

// compile returns every table by the name of its file, and how many named places there are.
func compile(units []unit, from sources) (tables map[string][]byte, count int, err error) {
	text := &texts{at: map[string]format.Text{}}
	areas := newAreaTable(text, from)
	codes, err := compilePostcodes(units, areas)
	if err != nil {
		return nil, 0, err
	}
	all, err := gazetteer(from, areas, densityOf(units))
	if err != nil {
		return nil, 0, err
	}
	if err := addAlso(all, alsoCalled); err != nil {
		return nil, 0, err
	}
	all = withoutOtherNames(all)
	outcodes, err := compileOutcodes(from.outcodes, areas, all)
	if err != nil {
		return nil, 0, fmt.Errorf("outcodes.csv: %w", err)
	}
	places, err := compilePlaces(all, areas)
	if err != nil {
		return nil, 0, err
	}
	keys, postings, err := nameTables(all, text)
	if err != nil {
		return nil, 0, err
	}
	return map[string][]byte{
		"outcodes.bin": outcodes, "sectors.bin": codes.sectors, "units.bin": codes.units, "places.bin": places,
		"keys.bin": keys, "postings.bin": postings, "wheres.bin": areas.wheres, "text.bin": text.bytes,
	}, len(all), nil
}
