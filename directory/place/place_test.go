package place_test

import (
	"math"
	"os"
	"os/exec"
	"strings"
	"testing"

	"bandstand/directory/place"
)

func TestMiles(t *testing.T) {
	london, manchester := place.Point{Lat: 51.5074, Lon: -0.1278}, place.Point{Lat: 53.4794, Lon: -2.2453}
	for _, test := range []struct {
		name string
		a, b place.Point
		want float64
	}{
		{"nowhere", london, london, 0},
		{"London to Manchester", london, manchester, 163},
		{"and back", manchester, london, 163},
		{"Land's End to John o' Groats", place.Point{Lat: 50.0664, Lon: -5.7148}, place.Point{Lat: 58.6373, Lon: -3.0689}, 603},
		{"a degree of latitude", place.Point{Lat: 53, Lon: -2}, place.Point{Lat: 54, Lon: -2}, 69.1},
		{"the other side of the Earth", place.Point{Lat: 90}, place.Point{Lat: -90}, 12437},
	} {
		if got := test.a.Miles(test.b); math.Abs(got-test.want) > 0.005*test.want {
			t.Errorf("%s: got %.1f want %.1f", test.name, got, test.want)
		}
	}
}

// The program that runs this has the package in it: the runtime must have
// nothing to initialise for it when it starts.
func TestNothingAtStart(t *testing.T) {
	command := exec.Command(os.Args[0], "-test.run=^$")
	command.Env = append(os.Environ(), "GODEBUG=inittrace=1")
	trace, err := command.CombinedOutput()
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(trace), "init runtime @") {
		t.Fatalf("no trace: %s", trace)
	}
	for line := range strings.Lines(string(trace)) {
		if strings.HasPrefix(line, "init bandstand/directory/place @") || strings.HasPrefix(line, "init bandstand/directory/place/format @") {
			t.Errorf("got %swant no work at the start", line)
		}
	}
}

func TestAttribution(t *testing.T) {
	for _, owed := range []string{"Contains OS data © Crown copyright and database right", "Royal Mail", "National Statistics",
		"Open Government Licence v3.0", "GeoNames, CC BY 4.0", "Open Parliament Licence v3.0"} {
		if !strings.Contains(place.Attribution, owed) {
			t.Errorf("the attribution lacks %q", owed)
		}
	}
}

func BenchmarkFindPostcode(b *testing.B) {
	postcodes := []place.Postcode{{Outward: "M6", Inward: "5LB"}, {Outward: "EX34", Inward: "9HB"}, {Outward: "BS31", Inward: "1AA"}, {Outward: "SW1A", Inward: "1AA"}}
	for i := 0; b.Loop(); i++ {
		place.FindPostcode(postcodes[i%len(postcodes)])
	}
}

func BenchmarkParsePostcode(b *testing.B) {
	for b.Loop() {
		place.ParsePostcode("m6 5lb")
	}
}

func BenchmarkFind(b *testing.B) {
	for _, name := range []string{"Keynsham", "Newport", "newport wales", "saturday", "wheelchair friendly saturday morning"} {
		b.Run(strings.ReplaceAll(name, " ", "_"), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				place.Find(name)
			}
		})
	}
}

func BenchmarkSuggest(b *testing.B) {
	for _, name := range []string{"Newprot", "Wolverhapmton"} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				place.Suggest(name)
			}
		})
	}
}

func BenchmarkSuggestOutcodes(b *testing.B) {
	for b.Loop() {
		place.SuggestOutcodes("M66")
	}
}
