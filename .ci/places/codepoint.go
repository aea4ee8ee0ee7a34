package main

import (
	"archive/zip"
	"cmp"
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// unit is one live unit postcode of Code-Point Open.
type unit struct {
	sector        string // as in format.Sector.Code: "M6  5"
	first, second byte   // its last two letters
	lat, lon      float64
	district      string // code: E08000006
}

func (u unit) String() string { return u.sector + string([]byte{u.first, u.second}) }

// readCodePoint reads every unit with a position from the official zip, sorted
// by postcode, and counts those without one.
func readCodePoint(name string) (units []unit, unplaced int, err error) {
	archive, err := zip.OpenReader(name)
	if err != nil {
		return nil, 0, err
	}
	defer archive.Close()
	for _, file := range archive.File {
		if !strings.HasPrefix(file.Name, "Data/CSV/") || !strings.HasSuffix(file.Name, ".csv") {
			continue
		}
		part, missing, err := readArea(file)
		if err != nil {
			return nil, 0, err
		}
		units, unplaced = append(units, part...), unplaced+missing
	}
	if len(units) == 0 {
		return nil, 0, fmt.Errorf("%s: no Data/CSV/*.csv inside, is this Code-Point Open?", name)
	}
	slices.SortFunc(units, func(a, b unit) int {
		return cmp.Or(strings.Compare(a.sector, b.sector), cmp.Compare(a.first, b.first), cmp.Compare(a.second, b.second))
	})
	return units, unplaced, nil
}

// readArea reads the file of one postcode area. Its columns are postcode,
// quality, easting, northing, country, two of the NHS, county, district, ward.
func readArea(file *zip.File) (units []unit, unplaced int, err error) {
	opened, err := file.Open()
	if err != nil {
		return nil, 0, err
	}
	defer opened.Close()
	rows := csv.NewReader(opened)
	rows.ReuseRecord = true
	rows.FieldsPerRecord = 10
	sector, district := "", "" // the last ones, so that neighbours share the string
	for line := 1; ; line++ {
		row, err := rows.Read()
		if err == io.EOF {
			return units, unplaced, nil
		}
		if err != nil {
			return nil, 0, fmt.Errorf("%s: %w", file.Name, err)
		}
		easting, err1 := strconv.ParseFloat(row[2], 64)
		northing, err2 := strconv.ParseFloat(row[3], 64)
		code, ok := padded(row[0])
		if err1 != nil || err2 != nil || !ok {
			return nil, 0, fmt.Errorf("%s:%d: not a postcode with easting and northing: %q", file.Name, line, row)
		}
		if easting == 0 { // quality 90: no position
			unplaced++
			continue
		}
		if code[:5] != sector {
			sector = strings.Clone(code[:5])
		}
		if row[8] != district {
			district = strings.Clone(row[8])
		}
		lat, lon := degrees(easting, northing)
		units = append(units, unit{sector, code[5], code[6], lat, lon, district})
	}
}

// padded returns a postcode in seven bytes: four of outcode, three of incode.
func padded(postcode string) (string, bool) {
	letters := strings.ReplaceAll(postcode, " ", "")
	if len(letters) < 5 || len(letters) > 7 {
		return "", false
	}
	cut := len(letters) - 3
	return letters[:cut] + strings.Repeat(" ", 4-cut) + letters[cut:], true
}
