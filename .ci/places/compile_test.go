package main

import (
	"bytes"
	"errors"
	"os"
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

// TestTables runs the command: its tables must be those committed, byte for byte.
func TestTables(t *testing.T) {
	needSources(t)
	out := t.TempDir()
	var summary strings.Builder
	if err := run([]string{"--code-point", filepath.Join(geo, "codepo_gb.zip"), "--geo", geo, "--out", out}, &summary); err != nil {
		t.Fatal(err)
	}
	t.Log(summary.String())
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

// TestFound asks package place for what stands in the sources: every unit, which must be
// found again within half the diagonal of a grid cell, outcodes, towns.
func TestFound(t *testing.T) {
	needSources(t)
	units, _, err := readCodePoint(filepath.Join(geo, "codepo_gb.zip"))
	if err != nil {
		t.Fatal(err)
	}
	worst := 0.0
	for _, u := range units {
		p := place.Postcode{Outward: strings.TrimRight(u.sector[:4], " "), Inward: u.String()[4:]}
		found, exact, ok := place.FindPostcode(p)
		off := metres(u.lat, u.lon, found.Point.Lat, found.Point.Lon)
		if !ok || !exact || off > 36 {
			t.Errorf("%s: got %v %v, exact %v, want %f, %f", p, found, found.Point, exact, u.lat, u.lon)
		}
		worst = max(worst, off)
	}
	t.Logf("%d units, the worst %.1f m off", len(units), worst)
	from, err := readSources(geo)
	if err != nil {
		t.Fatal(err)
	}
	compareOutcodes(t, from.outcodes)
	compareTowns(t, from.towns)
}

func compareOutcodes(t *testing.T, rows []row) {
	for _, r := range rows {
		found, exact, ok := place.FindPostcode(place.Postcode{Outward: r.text["code"]})
		if !ok || !exact || metres(r.number["lat"], r.number["lon"], found.Point.Lat, found.Point.Lon) > 36 {
			t.Errorf("%s: got %v %v, exact %v, want %v", r.text["code"], found, found.Point, exact, r.number)
		}
	}
}

// compareTowns looks for every town of the source by its name, save the few that
// are left out on purpose.
func compareTowns(t *testing.T, rows []row) {
	missing := 0
	for _, r := range rows {
		there := false
		for _, found := range place.Find(written(r.text["name"])) {
			there = there || metres(r.number["lat"], r.number["lon"], found.Point.Lat, found.Point.Lon) < sameTown
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
