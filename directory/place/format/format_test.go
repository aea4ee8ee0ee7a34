package format

import (
	"math"
	"strings"
	"testing"
)

func TestAppendKey(t *testing.T) {
	for _, test := range []struct{ name, want string }{
		{"Keynsham", "keynsham"},
		{"Stoke-on-Trent", "stoke on trent"},
		{"Newcastle upon Tyne", "newcastle on tyne"},
		{"St. Helens", "st helens"},
		{"Saint  Helens", "st helens"},
		{"King’s Lynn", "kings lynn"},
		{"Brighton & Hove", "brighton and hove"},
		{"B&NES", "b and nes"},
		{"The Wirral", "wirral"},
		{"The", "the"},
		{"the the", "the"},
		{"Isle of the Dogs", "isle of the dogs"},
		{"Ynys Môn", "ynys mon"},
		{"Tŷ-croes", "ty croes"},
		{"Pont-y-pw\u0302l", "pont y pwl"},
		{"Æthelney", "aethelney"},
		{"Großbury", "grossbury"},
		{"Lоndon", "l?ndon"},
		{"Newport, Wales", "newport wales"},
		{" - ", ""},
		{"", ""},
		{strings.Repeat("a", LongestKey), ""},
	} {
		got, ok := AppendKey(nil, test.name)
		if ok != (test.want != "") || ok && string(got) != test.want {
			t.Errorf("%q: got %q, %v want %q", test.name, got, ok, test.want)
		}
	}
	if got, ok := AppendKey([]byte("x:"), "The Saint"); !ok || string(got) != "x:st" {
		t.Errorf("after what was there: got %q, %v", got, ok)
	}
}

func FuzzAppendKey(f *testing.F) {
	f.Add("The Saint's & Upon-the-Ŵye")
	f.Fuzz(func(t *testing.T, name string) {
		key, ok := AppendKey(nil, name)
		if !ok {
			return
		}
		again, ok := AppendKey(nil, strings.ReplaceAll(string(key), "?", "ж"))
		if !ok || string(again) != string(key) && !strings.HasPrefix(string(key), "the ") {
			t.Errorf("%q: the key %q has the key %q", name, key, again)
		}
	})
}

func TestCell(t *testing.T) {
	for _, point := range [][2]float64{{49.1, -2.1}, {51.5, -0.12}, {54.6, -8.1}, {60.8, -0.9}} {
		cell, ok := CellAt(point[0], point[1])
		lat, lon := cell.Degrees()
		if !ok || math.Abs(lat-point[0]) > 0.5/northPerUnit+1e-9 || math.Abs(lon-point[1]) > 0.5/eastPerUnit+1e-9 {
			t.Errorf("%v: got %f, %f", point, lat, lon)
		}
	}
	for _, point := range [][2]float64{{48, 0}, {52, -10}, {95, 0}, {52, 60}, {math.NaN(), 0}} {
		if _, ok := CellAt(point[0], point[1]); ok {
			t.Errorf("%v: got a cell, want none", point)
		}
	}
}

// Records come back as they were written, whatever stands before and after them.
func TestRecords(t *testing.T) {
	outcode := Outcode{"EX34", Cell{1, 2}, 3, 4, 5<<8 | 6, 7}
	sector := Sector{"EX349", 1 << 20, Cell{1, 2}, 3, 4, Cell{5, 6}, 7, 8}
	place := Place{1 << 9, 2 << 9, 3, County, Cell{4, 5}, 6, 7_556_900}
	key := Key{0xABCDEF12, 0xFEDC}
	where := Where{1 << 8, 2 << 8, 3 << 8, Wales}
	if table := outcode.Append(outcode.Append(nil)); len(table) != 2*OutcodeSize || ReadOutcode(string(table), 1) != outcode {
		t.Errorf("got %v want %v", ReadOutcode(string(table), 1), outcode)
	}
	if table := sector.Append(sector.Append(nil)); len(table) != 2*SectorSize || ReadSector(string(table), 1) != sector {
		t.Errorf("got %v want %v", ReadSector(string(table), 1), sector)
	}
	if table := place.Append(place.Append(nil)); len(table) != 2*PlaceSize || ReadPlace(string(table), 1) != place {
		t.Errorf("got %v want %v", ReadPlace(string(table), 1), place)
	}
	if table := key.Append(key.Append(nil)); len(table) != 2*KeySize || ReadKey(string(table), 1) != key {
		t.Errorf("got %v want %v", ReadKey(string(table), 1), key)
	}
	if table := where.Append(where.Append(nil)); len(table) != 2*WhereSize || ReadWhere(string(table), 1) != where {
		t.Errorf("got %v want %v", ReadWhere(string(table), 1), where)
	}
}

func TestUnits(t *testing.T) {
	suffixes := []int{0, 7, 8, 63, 64, 200, 399}
	cells := []Cell{{100, 50}, {101, 50}, {100, 51}, {140, 99}, {100, 99}, {140, 50}, {120, 75}}
	sector := Sector{Corner: Cell{100, 50}, Columns: 41, Bits: 12, Start: 5}
	units := string(append(sector.AppendUnits(make([]byte, sector.Start), suffixes, cells), make([]byte, UnitsPadding)...))
	next := 0
	for suffix := range len(Suffixes) * len(Suffixes) {
		cell, ok := sector.Unit(units, suffix)
		live := next < len(suffixes) && suffixes[next] == suffix
		if ok != live || live && cell != cells[next] {
			t.Errorf("suffix %d: got %v, %v want %v", suffix, cell, ok, live)
		}
		if live {
			next++
		}
	}
	if SuffixNumber('A', 'B') != 1 || SuffixNumber('Z', 'Z') != 399 || SuffixNumber('C', 'A') != -1 {
		t.Error("suffixes are numbered otherwise")
	}
}
