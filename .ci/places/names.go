package main

import (
	"cmp"
	_ "embed"
	"encoding/csv"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"bandstand/directory/place/format"
)

// alsoCalled are names that no source of ours has: Welsh and Gaelic, old, short
// and fond ones. Columns: name, an area or kind that tells it from its namesakes
// (may be empty), the other names with semicolons between them.
//
//go:embed also.csv
var alsoCalled string

// addAlso adds to places their other names from also.csv. A line whose place is
// not there is a mistake, and all of them are told at once.
func addAlso(all []*named, table string) error {
	rows := csv.NewReader(strings.NewReader(table))
	rows.FieldsPerRecord = 3
	lines, err := rows.ReadAll()
	if err != nil {
		return fmt.Errorf("also.csv: %w", err)
	}
	byName := map[string][]*named{}
	for _, p := range all {
		byName[key(p.name)] = append(byName[key(p.name)], p)
	}
	var mistakes []error
	for i, line := range lines[1:] {
		at := slices.IndexFunc(byName[key(line[0])], func(p *named) bool { return line[1] == "" || p.isIn(line[1]) })
		if at < 0 {
			mistakes = append(mistakes, fmt.Errorf("also.csv:%d: no place %q in %q", i+2, line[0], line[1]))
			continue
		}
		p := byName[key(line[0])][at]
		p.also = append(p.also, strings.Split(line[2], ";")...)
	}
	return errors.Join(mistakes...)
}

var kindNames = map[string]format.Kind{
	"town": format.Town, "district": format.District, "county": format.County,
	"region": format.Region, "country": format.Country,
}

func (p *named) isIn(name string) bool {
	if kind, ok := kindNames[name]; ok {
		return p.kind == kind
	}
	return slices.Contains([]string{p.in, p.area.district, p.area.county, p.area.region}, name)
}

// withoutOtherNames drops towns of unknown size that are only another name
// of the town they stand in: Hull, where Kingston upon Hull is.
func withoutOtherNames(all []*named) []*named {
	by := map[string][]*named{}
	for _, p := range all {
		for _, name := range p.also {
			if p.population > 0 {
				by[key(name)] = append(by[key(name)], p)
			}
		}
	}
	return slices.DeleteFunc(all, func(p *named) bool {
		return p.kind == format.Town && p.population == 0 &&
			slices.ContainsFunc(by[key(p.name)], func(o *named) bool { return p.distance(o) < sameTown })
	})
}

// shortForms returns what people leave of a name with "on", "under" and the like in
// it: Stoke, Newcastle, Southend. Only of towns that people know.
func shortForms(p *named) []string {
	const known = 1000 // inhabitants
	if p.weight < known || p.kind == format.Neighbourhood {
		return nil
	}
	words := strings.Fields(key(p.name))
	for i, w := range words {
		if i > 0 && joins[w] {
			return []string{strings.Join(words[:i], " ")}
		}
	}
	return nil
}

var joins = setOf("on", "under", "super", "in", "by", "next", "de", "le")

// nameTables writes keys.bin and postings.bin; places are numbered as they come.
// A place that has the name itself counts eight times as much as one that is
// only also called so.
func nameTables(all []*named, text *texts) (keys, postings []byte, err error) {
	const exact = 8
	weights := map[string]map[int]int{} // of each place under each key
	for n, p := range all {
		for _, name := range slices.Concat(shortForms(p), p.also) {
			put(weights, key(name), n, p.weight)
		}
		put(weights, key(p.name), n, exact*p.weight)
	}
	count := 0
	for _, k := range slices.Sorted(maps.Keys(weights)) {
		keys = format.Key{Name: text.add(k), First: uint16(count)}.Append(keys)
		numbers := slices.Collect(maps.Keys(weights[k]))
		slices.SortFunc(numbers, func(a, b int) int {
			return cmp.Or(cmp.Compare(weights[k][b], weights[k][a]), cmp.Compare(a, b))
		})
		for _, n := range numbers {
			postings = append(postings, byte(n), byte(n>>8))
		}
		count += len(numbers)
	}
	if len(all) > math.MaxUint16 || count > math.MaxUint16 {
		return nil, nil, fmt.Errorf("%d places with %d names are more than 16 bits can number", len(all), count)
	}
	return format.Key{First: uint16(count)}.Append(keys), postings, nil
}

func put(weights map[string]map[int]int, k string, n, weight int) {
	if weights[k] == nil {
		weights[k] = map[int]int{}
	}
	weights[k][n] = weight
}
