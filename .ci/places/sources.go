package main

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// sources are the CSV files of the --geo folder.
type sources struct {
	outcodes, towns, areas, districts, neighbourhoods []row
}

// row is a row of a CSV file by the names in the file's first line: what is read of its
// texts and its numbers.
type row struct {
	text   map[string]string
	number map[string]float64 // 0 where it is left out
}

func readSources(dir string) (all sources, err error) {
	for _, file := range []struct {
		rows                 *[]row
		name, texts, numbers string
	}{
		{&all.outcodes, "outcodes.csv", "code place lad_code", "lat lon p90_m units"},
		{&all.towns, "towns.csv", "name district county region_or_country lad_code", "lat lon population"},
		{&all.areas, "areas.csv", "name type", "lat lon p90_km"},
		{&all.districts, "lads.csv", "lad_code name region country", ""},
		{&all.neighbourhoods, "neighbourhoods.csv", "name district", "lat lon"},
	} {
		*file.rows, err = readRows(filepath.Join(dir, file.name), strings.Fields(file.texts), strings.Fields(file.numbers))
		if err != nil {
			return all, fmt.Errorf("%s: %w", file.name, err)
		}
	}
	return all, nil
}

// readRows reads columns of a CSV file with a heading line. Only a position may not be left
// out of a row.
func readRows(name string, texts, numbers []string) (rows []row, err error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	lines, err := csv.NewReader(file).ReadAll()
	if err != nil {
		return nil, err
	}
	if len(lines) < 2 {
		return nil, fmt.Errorf("no rows")
	}
	for _, column := range slices.Concat(texts, numbers) {
		if !slices.Contains(lines[0], column) {
			return nil, fmt.Errorf("no column %q", column)
		}
	}
	for i, line := range lines[1:] {
		read := row{map[string]string{}, map[string]float64{}}
		for at, column := range lines[0] {
			switch {
			case slices.Contains(texts, column):
				read.text[column] = line[at]
			case slices.Contains(numbers, column) && (line[at] != "" || column == "lat" || column == "lon"):
				if read.number[column], err = strconv.ParseFloat(line[at], 64); err != nil {
					return nil, fmt.Errorf("row %d: %s: %w", i+2, column, err)
				}
			}
		}
		rows = append(rows, read)
	}
	return rows, nil
}

// written returns a name as people write it, from a name as a register files it.
func written(name string) string {
	name, _, _ = strings.Cut(name, " (")
	for _, filed := range []string{", City of", ", County of"} {
		name = strings.TrimSuffix(name, filed)
	}
	return strings.ReplaceAll(name, ".", "")
}
