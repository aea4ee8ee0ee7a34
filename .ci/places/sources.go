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

// sources are the CSV files of the --geo folder, each row in the order of its
// type below.
type sources struct {
	outcodes, towns, areas, districts, neighbourhoods [][]string
}

// The columns that are read, by their names in the first line of each file.
var (
	outcodeColumns       = []string{"code", "lat", "lon", "p90_m", "units", "place", "lad_code", "src"}
	townColumns          = []string{"name", "district", "county", "region_or_country", "lat", "lon", "population", "lad_code"}
	areaColumns          = []string{"name", "type", "lat", "lon", "p90_km"}
	districtColumns      = []string{"lad_code", "name", "region", "country"}
	neighbourhoodColumns = []string{"name", "district", "lat", "lon", "msoa_code"}
)

func readSources(dir string) (sources, error) {
	var all sources
	for _, file := range []struct {
		name    string
		columns []string
		rows    *[][]string
	}{
		{"outcodes.csv", outcodeColumns, &all.outcodes},
		{"towns.csv", townColumns, &all.towns},
		{"areas.csv", areaColumns, &all.areas},
		{"lads.csv", districtColumns, &all.districts},
		{"neighbourhoods.csv", neighbourhoodColumns, &all.neighbourhoods},
	} {
		rows, err := readColumns(filepath.Join(dir, file.name), file.columns)
		if err != nil {
			return all, err
		}
		*file.rows = rows
	}
	return all, nil
}

// readColumns reads the named columns of a CSV file with a heading line.
func readColumns(name string, columns []string) ([][]string, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if len(rows) < 2 {
		return nil, fmt.Errorf("%s: no rows", name)
	}
	picked := make([][]string, len(rows)-1)
	for _, column := range columns {
		at := slices.Index(rows[0], column)
		if at < 0 {
			return nil, fmt.Errorf("%s: no column %q", name, column)
		}
		for i, row := range rows[1:] {
			picked[i] = append(picked[i], row[at])
		}
	}
	return picked, nil
}

// number reads a column that may be empty; a wrong one stops the program, since
// the sources are ours to mend.
func number(text string) (float64, error) {
	if text == "" {
		return 0, nil
	}
	return strconv.ParseFloat(text, 64)
}

// position reads latitude and longitude.
func position(lat, lon string) (position [2]float64, err error) {
	if position[0], err = strconv.ParseFloat(lat, 64); err != nil {
		return position, err
	}
	position[1], err = strconv.ParseFloat(lon, 64)
	return position, err
}

// written is a name as people write it, from a name as a register files it.
func written(name string) string {
	name, _, _ = strings.Cut(name, " (")
	for _, filed := range []string{", City of", ", County of"} {
		name = strings.TrimSuffix(name, filed)
	}
	return strings.ReplaceAll(name, ".", "")
}
