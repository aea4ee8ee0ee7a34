package place_test

import (
	"slices"
	"strings"
	"testing"

	"bandstand/directory/place"
)

// names lists what was found, with the kind where it is not a town.
func names(found []place.Place) string {
	var out []string
	for _, p := range found {
		name := p.String()
		if p.Kind != place.KindTown {
			name += " (" + string(p.Kind) + ")"
		}
		out = append(out, name)
	}
	return strings.Join(out, "; ")
}

func TestFind(t *testing.T) {
	for _, test := range []struct {
		name  string
		first string
		count int // 0 where it does not matter
	}{
		// namesakes: all of them, the largest first
		{"Newport", "Newport, Wales", 13},
		{"Ashford", "Ashford, Kent", 6},
		{"Richmond", "Richmond, North Yorkshire", 0},
		{"Salford", "Salford, Greater Manchester", 4},
		{"Newcastle", "Newcastle upon Tyne, Tyne and Wear", 0},
		{"Stoke", "Stoke-on-Trent, Staffordshire", 0},
		{"Clifton", "Clifton, Bristol", 0},
		{"Wales", "Wales (nation)", 2},
		// spellings
		{"KEYNSHAM", "Keynsham, Somerset", 1},
		{"  keynsham ", "Keynsham, Somerset", 1},
		{"Saint Helens", "St Helens, Merseyside", 0},
		{"St. Helens", "St Helens, Merseyside", 0},
		{"St Helier", "Saint Helier, Jersey", 2},
		{"king's lynn", "King's Lynn, Norfolk", 1},
		{"King’s Lynn", "King's Lynn, Norfolk", 1},
		{"kings lynn", "King's Lynn, Norfolk", 1},
		{"Stoke on Trent", "Stoke-on-Trent, Staffordshire", 0},
		{"Newcastle-on-Tyne", "Newcastle upon Tyne, Tyne and Wear", 0},
		{"Burton on Trent", "Burton upon Trent, Staffordshire", 0},
		{"Bradford upon Avon", "Bradford on Avon, Wiltshire", 1},
		{"Brighton & Hove", "Brighton and Hove, East Sussex (district)", 1},
		{"Ynys Mon", "Isle of Anglesey, Wales (district)", 1},
		{"Ynys Mo\u0302n", "Isle of Anglesey, Wales (district)", 1}, // the accent stands on its own
		{"the Wirral", "Wirral, Merseyside (district)", 0},
		// other names
		{"Hull", "Kingston upon Hull, East Riding of Yorkshire", 1},
		{"Caerdydd", "Cardiff, Wales", 1},
		{"Londonderry", "Derry, Northern Ireland", 1},
		{"Tunbridge Wells", "Royal Tunbridge Wells, Kent", 0},
		{"Bristol", "Bristol, South West", 0},
		{"Herefordshire", "Herefordshire, West Midlands (county)", 1},
		// neighbourhoods and areas
		{"Weaste", "Weaste & Seedley, Salford (neighbourhood)", 1},
		{"Devon", "Devon, South West (county)", 1},
		{"Yorkshire", "Yorkshire and The Humber, England (region)", 1},
		{"Isle of Man", "Isle of Man (region)", 1},
		{"Guernsey", "Guernsey (region)", 1},
		// narrowed by what follows
		{"Salford, Greater Manchester", "Salford, Greater Manchester", 2},
		{"Salford Manchester", "Salford, Greater Manchester", 2},
		{"Newport, Isle of Wight", "Newport, Isle of Wight", 1},
		{"newport wales", "Newport, Wales", 3},
		{"Newport Shropshire", "Newport, Shropshire", 1},
		{"Ashford, Surrey", "Ashford, Surrey", 1},
		{"ashford kent england", "", 0},
		{"Richmond, London", "Richmond, Greater London", 0},
		{"Hanham, Bristol", "Hanham, Gloucestershire", 1},
		{"Clifton, Bristol", "Clifton, Bristol", 0},
		{"Newport, Narnia", "Newport, Wales", 13},
		{"Salford, UK", "Salford, Greater Manchester", 4},
		// outcodes
		{"M6", "M6, Salford (outcode)", 1},
		{"ex34", "EX34, Ilfracombe (outcode)", 1},
		// nothing
		{"", "", 0},
		{",", "", 0},
		{"Narnia", "", 0},
		{"salford east", "", 0},
		{"sale kent", "", 0},
		{"something to do", "", 0},
		{"university", "", 0},
		{"Lоndon", "", 0}, // a Cyrillic o
	} {
		found := place.Find(test.name)
		first := ""
		if len(found) > 0 {
			first = names(found[:1])
		}
		if first != test.first || test.count > 0 && len(found) != test.count || test.first == "" && len(found) > 0 {
			t.Errorf("%q: got %d: %s\nwant %d: %s first", test.name, len(found), names(found), test.count, test.first)
		}
	}
}

func TestFindNamesakes(t *testing.T) {
	for name, want := range map[string][]string{
		"Richmond": {"Richmond, North Yorkshire", "Richmond, Greater London", "Richmond upon Thames, Greater London (district)"},
		"Newport":  {"Newport, Isle of Wight", "Newport, Shropshire", "Newport, Essex", "Newport, Pembrokeshire", "Newport, Wales (district)"},
		"London":   {"London, Greater London", "London, England (region)", "Greater London, London (county)"},
		"Sutton":   {"Sutton, Greater London", "Sutton in Ashfield, Nottinghamshire", "Sutton, Telford and Wrekin, Shropshire"},
	} {
		got := strings.Split(names(place.Find(name)), "; ")
		for _, w := range want {
			if !slices.Contains(got, w) {
				t.Errorf("%s: got %q want %q among them", name, got, w)
			}
		}
	}
}

// What is shown of a place, typed again, finds it.
func TestFindWhatIsShown(t *testing.T) {
	for _, name := range []string{"Newport", "Sutton", "Ashford", "Preston", "Aber", "Clifton", "Newton", "Wirral", "North East"} {
		for _, p := range place.Find(name) {
			if !slices.Contains(place.Find(p.String()), p) {
				t.Errorf("%q is not found by what is shown of it: got %s", p, names(place.Find(p.String())))
			}
		}
	}
}

func TestFindSays(t *testing.T) {
	found := place.Find("Guildford")
	want := place.Place{
		Name: "Guildford", Kind: place.KindTown, In: "Surrey", County: "Surrey", Region: "South East", District: "Guildford", Nation: "england", Population: 71873,
	}
	if len(found) == 0 {
		t.Fatal("no Guildford")
	}
	got := found[0]
	if off := got.Point.Miles(place.Point{Lat: 51.2354, Lon: -0.5743}); off > 0.03 {
		t.Errorf("got a point %.2f miles off", off)
	}
	got.Point = place.Point{}
	if got != want {
		t.Errorf("got %+v\nwant %+v", got, want)
	}
}

func TestSuggest(t *testing.T) {
	for _, test := range []struct{ name, first string }{
		{"Newprot", "Newport, Wales"},
		{"Keynshm", "Keynsham, Somerset"},
		{"Kenshm", ""}, // two slips in 7 letters
		{"Ilfracome", "Ilfracombe, Devon"},
		{"Ilfrcome", "Ilfracombe, Devon"},
		{"Gildford", "Guildford, Surrey"},
		{"sallford", "Salford, Greater Manchester"},
		{"Manchestr", "Manchester, Greater Manchester"},
		{"Birmingam", "Birmingham, West Midlands"},
		{"Leciester", "Leicester, Leicestershire"},
		{"new port", "Newport, Wales"},
		{"newprot, essex", "Newport, Essex"},
		{"newprot, narnia", "Newport, Wales"},
		{"Lоndon", "London, Greater London"}, // a Cyrillic o
		{"Ely", ""},
		{"Elyy", "Ely, Cambridgeshire"},
		{"", ""},
		{"qwertyuiop", ""},
	} {
		found := place.Suggest(test.name)
		first := ""
		if len(found) > 0 {
			first = found[0].String()
		}
		if first != test.first || len(found) > 10 {
			t.Errorf("%q: got %s, want %s first", test.name, names(found), test.first)
		}
	}
}

func TestFindAllocatesNothingForNothing(t *testing.T) {
	for _, name := range []string{"saturday", "something to do with", "wheelchair friendly", "my grandson after school",
		"wheelchair friendly saturday morning"} {
		if n := testing.AllocsPerRun(100, func() { place.Find(name) }); n != 0 {
			t.Errorf("%q: got %.0f allocations, want none", name, n)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, name := range []string{
		"Newprot", "St. Helens", "king's lynn", "Newport, Wales", "newport wales", "Salford,", ",Salford", "M6", "Ynys Môn",
		"Brighton & Hove", "the the", "Weaste & Seedley", "upon upon", "&&&&", "Lоndon", "\xff", strings.Repeat("a ", 60),
		"somewhere my mum can sing", "gardning near BS31", "Bradford on Avon", "B&NES", "Aber, Gwynedd, near Pwllheli",
	} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		for _, found := range [][]place.Place{place.Find(name), place.Suggest(name)} {
			for _, p := range found {
				if p.Name == "" || p.Kind == "" || p.Point.Lat < 49 || p.Point.Lat > 61 || p.Point.Lon < -9 || p.Point.Lon > 2 {
					t.Errorf("%q: got %+v", name, p)
				}
			}
		}
		if len(place.Suggest(name)) > 10 {
			t.Errorf("%q: got more than 10 suggestions", name)
		}
		if shouted := strings.ToUpper(name); isPlain(name) && names(place.Find(shouted)) != names(place.Find(name)) {
			t.Errorf("%q is found otherwise in capitals", name)
		}
	})
}

func isPlain(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r >= 0x80 })
}
