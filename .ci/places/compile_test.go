package main

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"bandstand/directory/place"
)

// geo holds the sources, beside the repository; the project is whole without it.
const geo = "../../../shared/data/geo"

// needSources skips a test where the sources are not there.
func needSources(t *testing.T) {
	t.Helper()
	if _, err := os.Stat(geo); err != nil {
		t.Skip("no ../shared/data/geo beside the repository: the tables are not compared with their sources")
	}
}

// TestTables runs the command: its tables must be those committed, byte for byte,
// and every unit must be found again within half the diagonal of a grid cell.
func TestTables(t *testing.T) {
	needSources(t)
	out := t.TempDir()
	command := exec.Command("go", "run", ".", "--code-point", filepath.Join(geo, "codepo_gb.zip"), "--geo", geo, "--out", out)
	summary, err := command.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, summary)
	}
	t.Logf("%s", summary)
	var worst float64
	_, worstLine, _ := strings.Cut(string(summary), "every unit read back, ")
	if _, err := fmt.Sscanf(worstLine, "the worst %f m off", &worst); err != nil || worst > 36 {
		t.Errorf("got the worst unit %.1f m off, %v; want at most 36 m", worst, err)
	}
	made, err := os.ReadDir(out)
	if err != nil || len(made) != 8 {
		t.Errorf("got %d tables, %v; want 8", len(made), err)
	}
	for _, table := range made {
		fresh, err1 := os.ReadFile(filepath.Join(out, table.Name()))
		committed, err2 := os.ReadFile(filepath.Join("../../directory/place/data", table.Name()))
		if err := errors.Join(err1, err2); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(committed, fresh) {
			t.Errorf("%s is not what the sources give: run the command in the package comment", table.Name())
		}
	}
}

// TestFound asks package place for what stands in the sources: all units of three
// postcode areas, outcodes, towns.
func TestFound(t *testing.T) {
	needSources(t)
	archive, err := zip.OpenReader(filepath.Join(geo, "codepo_gb.zip"))
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	for _, file := range archive.File {
		switch filepath.Base(file.Name) {
		case "ex.csv", "wc.csv", "ze.csv":
			units, _, err := readArea(file)
			if err != nil {
				t.Fatal(err)
			}
			compareUnits(t, units)
		}
	}
	from, err := readSources(geo)
	if err != nil {
		t.Fatal(err)
	}
	compareOutcodes(t, from.outcodes)
	compareTowns(t, from.towns)
}

func compareUnits(t *testing.T, units []unit) {
	for _, u := range units {
		p := place.Postcode{Outward: strings.TrimRight(u.sector[:4], " "), Inward: u.String()[4:]}
		found, exact, ok := place.FindPostcode(p)
		if !ok || !exact || metres(u.lat, u.lon, found.Point.Lat, found.Point.Lon) > 36 {
			t.Errorf("%s: got %v %v, exact %v, want %f, %f", p, found, found.Point, exact, u.lat, u.lon)
		}
	}
}

func compareOutcodes(t *testing.T, rows [][]string) {
	for _, row := range rows {
		at, err := position(row[1], row[2])
		if err != nil {
			t.Fatal(err)
		}
		found, exact, ok := place.FindPostcode(place.Postcode{Outward: row[0]})
		if !ok || !exact || metres(at[0], at[1], found.Point.Lat, found.Point.Lon) > 36 {
			t.Errorf("%s: got %v %v, exact %v, want %v", row[0], found, found.Point, exact, at)
		}
	}
}

// compareTowns looks for every town of the source by its name, save the few that
// are left out on purpose.
func compareTowns(t *testing.T, rows [][]string) {
	missing := 0
	for _, row := range rows {
		at, err := position(row[4], row[5])
		if err != nil {
			t.Fatal(err)
		}
		there := false
		for _, found := range place.Find(written(row[0])) {
			there = there || metres(at[0], at[1], found.Point.Lat, found.Point.Lon) < sameTown
		}
		if !there {
			missing++
		}
	}
	t.Logf("%d of %d towns are not found by their name and spot", missing, len(rows))
	if missing > 100 {
		t.Errorf("got %d towns missing, want at most 100", missing)
	}
}

func TestRunMistakes(t *testing.T) {
	empty := t.TempDir()
	for _, test := range []struct{ name, want, arguments string }{
		{"nothing said", "--code-point and --geo are needed", ""},
		{"no zip", "no such file", "--code-point " + empty + "/none.zip --geo " + empty},
		{"unknown flag", "not defined", "--postcodes x"},
	} {
		t.Run(test.name, func(t *testing.T) {
			err := run(strings.Fields(test.arguments), &bytes.Buffer{})
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %q in it", err, test.want)
			}
		})
	}
}

func TestAddAlsoTellsEveryMistake(t *testing.T) {
	err := addAlso([]*named{{name: "Hull"}}, "name,in,also\nHull,,Hell\nHole,,Hill\nHull,Kent,Mull\n")
	want := "also.csv:3: no place \"Hole\" in \"\"\nalso.csv:4: no place \"Hull\" in \"Kent\""
	if err == nil || err.Error() != want {
		t.Errorf("got %v\nwant %s", err, want)
	}
}

func TestParts(t *testing.T) {
	for name, want := range map[string]string{
		"Weaste & Seedley":         "Weaste|Seedley",
		"Fallowfield West":         "Fallowfield",
		"Salford Town Centre":      "Salford",
		"Harlow New Town":          "",
		"Yoxall, Barton and Alton": "Yoxall|Barton|Alton",
		"Clifton":                  "",
	} {
		if got := strings.Join(parts(name), "|"); got != want {
			t.Errorf("%s: got %q want %q", name, got, want)
		}
	}
}
