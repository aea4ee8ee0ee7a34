package place_test

import (
	"slices"
	"strings"
	"testing"

	"bandstand/directory/place"
)

func TestParsePostcode(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		// units, as people write them
		{"M6 5LB", "M6 5LB"},
		{"m65lb", "M6 5LB"},
		{"M6  5LB", "M6 5LB"},
		{"m6-5lb", "M6 5LB"},
		{" M6 5LB. ", "M6 5LB"},
		{"(BS31 1AA)", "BS31 1AA"},
		{"BS31\u00a01AA", "BS31 1AA"},
		{"BS31–1AA", "BS31 1AA"},
		{"bs 31 1aa", "BS31 1AA"},
		{"sw1a1aa", "SW1A 1AA"},
		{"W1A 1HQ", "W1A 1HQ"},
		{"EC1A1BB", "EC1A 1BB"},
		{"EX34 9HB", "EX34 9HB"},
		{"EX349HB", "EX34 9HB"},
		{"BT34 1AA", "BT34 1AA"},
		// letters for figures and figures for letters
		{"M5O 2EQ", "M50 2EQ"},
		{"MO 5LB", "M0 5LB"},
		{"SO14 OAA", "SO14 0AA"},
		{"S014 3AB", "SO14 3AB"},
		{"0X4 1AB", "OX4 1AB"},
		{"M01 5LB", "MO1 5LB"}, // of the form; there is none
		{"1P1 2AB", "IP1 2AB"},
		{"Ml 4AB", "M1 4AB"},
		{"MI 4AB", "M1 4AB"},
		{"BSI5 3AA", "BS15 3AA"},
		{"EIO 5AB", "E10 5AB"},
		{"BL1 lAA", "BL1 1AA"},
		{"LL11 1AA", "LL11 1AA"},
		{"SOI4 3AB", "SO14 3AB"},
		// outcodes
		{"M6", "M6"},
		{"m 6", "M6"},
		{"BS31", "BS31"},
		{"bs 31", "BS31"},
		{"M65", "M65"},
		{"W1A", "W1A"},
		{"sw1a", "SW1A"},
		{"EX3O", "EX30"},
		// sectors
		{"M6 5", "M6 5"},
		{"m6-5", "M6 5"},
		{"BS3 1", "BS3 1"},
		{"EX349", "EX34 9"},
		{"EX34 9", "EX34 9"},
		{"SW1A1", "SW1A 1"},
		{"W1A 1", "W1A 1"},
		// no postcodes
		{"", ""},
		{"M", ""},
		{"6", ""},
		{"Salford", ""},
		{"M6 5L", ""},
		{"M6 5LC", ""}, // no postcode ends with C
		{"QM6 5LB", ""},
		{"M6 LB5", ""},
		{"M6 5LB 7", ""},
		{"M6 51", ""},
		{"M 51", "M51"},
		{"М6 5LB", ""}, // the first letter is Cyrillic
		{"20:30", ""},
		{"1030", ""},
		{"10am", ""},
		{"2026", ""},
		{"5pm", ""},
		// words that would be postcodes if any letter could be a figure
		{"all", ""},
		{"sol", ""},
		{"go", ""},
		{"bell", ""},
		{"all 5", ""},
		{"m6 i", ""},
		{"all lad", ""},
		{"solar", ""},
	} {
		p, ok := place.ParsePostcode(test.text)
		if p.String() != test.want || ok != (test.want != "") {
			t.Errorf("%q: got %q, %v want %q", test.text, p, ok, test.want)
		}
	}
}

func TestPostcodeParts(t *testing.T) {
	for text, want := range map[string][3]string{
		"m65lb": {"M6 5LB", "M6", "M6 5"},
		"M6 5":  {"M6 5", "M6", "M6 5"},
		"SW1A":  {"SW1A", "SW1A", ""},
	} {
		p, _ := place.ParsePostcode(text)
		if got := [3]string{p.String(), p.Outcode(), p.Sector()}; got != want {
			t.Errorf("%s: got %q want %q", text, got, want)
		}
	}
}

func TestFindPostcode(t *testing.T) {
	for _, test := range []struct {
		text   string
		want   string
		kind   place.Kind
		exact  bool
		nation string
		near   place.Point // within a mile; the zero point asks nothing
	}{
		{"M6 5LB", "M6 5LB, Salford", place.KindPostcode, true, "england", place.Point{Lat: 53.489, Lon: -2.283}},
		{"SW1A 1AA", "SW1A 1AA, London", place.KindPostcode, true, "england", place.Point{Lat: 51.501, Lon: -0.142}},
		{"EH1 2NG", "EH1 2NG, Edinburgh", place.KindPostcode, true, "scotland", place.Point{Lat: 55.949, Lon: -3.200}},
		{"CF10 4UW", "CF10 4UW, Cardiff", place.KindPostcode, true, "wales", place.Point{Lat: 51.470, Lon: -3.163}},
		{"EX34 9HB", "EX34 9, Ilfracombe", place.KindSector, false, "england", place.Point{Lat: 51.206, Lon: -4.12}}, // taken out of use
		{"M6 5", "M6 5, Salford", place.KindSector, true, "england", place.Point{}},
		{"M6", "M6, Salford", place.KindOutcode, true, "england", place.Point{Lat: 53.494, Lon: -2.288}},
		{"M6 0AA", "M6, Salford", place.KindOutcode, false, "england", place.Point{}}, // no such sector
		{"BT34 1AA", "BT34, Newry", place.KindOutcode, false, "northern-ireland", place.Point{}},
		{"BT58 1AA", "BT58, Ballymoney", place.KindOutcode, false, "northern-ireland", place.Point{}}, // the source says "Child Support Agency"
		{"JE2 3AB", "JE2, Saint Helier", place.KindOutcode, false, "", place.Point{}},
		{"IM1 2AB", "IM1, Douglas", place.KindOutcode, false, "", place.Point{Lat: 54.15, Lon: -4.48}},
	} {
		p, ok := place.ParsePostcode(test.text)
		if !ok {
			t.Errorf("%s: not read as a postcode", test.text)
			continue
		}
		found, exact, ok := place.FindPostcode(p)
		if !ok || found.String() != test.want || found.Kind != test.kind || exact != test.exact || found.Nation != test.nation {
			t.Errorf("%s: got %s (%s), exact %v, nation %q, ok %v; want %s (%s), %v, %q",
				test.text, found, found.Kind, exact, found.Nation, ok, test.want, test.kind, test.exact, test.nation)
		}
		if test.near != (place.Point{}) && found.Point.Miles(test.near) > 1 {
			t.Errorf("%s: got %v want %v", test.text, found.Point, test.near)
		}
	}
	for _, unknown := range []place.Postcode{
		{Outward: "ZZ1", Inward: "1AA"}, {Outward: "M66"}, {}, {Inward: "5LB"}, {Outward: "LONDON"}, {Outward: "M6\xff"},
	} {
		if found, exact, ok := place.FindPostcode(unknown); ok || exact {
			t.Errorf("%q: got %s want nothing", unknown, found)
		}
	}
}

// FindPostcode takes a Postcode that nobody has checked.
func TestFindPostcodeOddInward(t *testing.T) {
	for _, inward := range []string{"5CC", "5L", "5LBX", "x", "55LB", "\xff\xff\xff"} {
		found, exact, ok := place.FindPostcode(place.Postcode{Outward: "M6", Inward: inward})
		if !ok || found.Kind == place.KindPostcode || exact && len(inward) != 1 {
			t.Errorf("%q: got %s (%s), exact %v, ok %v", inward, found, found.Kind, exact, ok)
		}
	}
}

func TestSuggestOutcodes(t *testing.T) {
	for _, test := range []struct {
		code, first, among string
	}{
		{"M66", "", "M6"},
		{"EX43", "EX4", "EX34"},
		{"BS311", "BS31", "BS31"},
		{"bs99x", "", "BS99"},
		{"QX1", "", "OX1"},
		{"SW1Z", "", "SW1A"},
	} {
		got := place.SuggestOutcodes(test.code)
		if len(got) == 0 || test.first != "" && got[0] != test.first || len(got) > 8 {
			t.Errorf("%s: got %q want %s first, 8 at most", test.code, got, test.first)
		}
		if test.code != "SW1Z" && !slices.Contains(got, test.among) {
			t.Errorf("%s: got %q want %s among them", test.code, got, test.among)
		}
	}
	for _, code := range []string{"M6", "", "nothing like it", "ZZ99"} {
		if got := place.SuggestOutcodes(code); code != "ZZ99" && got != nil {
			t.Errorf("%q: got %q want none", code, got)
		}
	}
}

func FuzzParsePostcode(f *testing.F) {
	for _, text := range []string{
		"M6 5LB", "m65lb", "M6  5LB", "m6-5lb", "S014 3AB", "BSI5 3AA", "EX34 9HB", "BT34 1AA", "M6 5", "EX349",
		"SW1A1AA", "bs 31", "all", "m6 5lb salford", "postcode: M6 5LB", "M6 5LB\n", "Μ6 5LB", "\xff\xfe", "GIR 0AA",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		p, ok := place.ParsePostcode(text)
		if !ok {
			if p != (place.Postcode{}) {
				t.Errorf("%q: got %q with false", text, p)
			}
			return
		}
		again, ok := place.ParsePostcode(p.String())
		if !ok || again != p {
			t.Errorf("%q: %q is read again as %q, %v", text, p, again, ok)
		}
		if found, exact, ok := place.FindPostcode(p); exact && (!ok || found.Name != p.String()) {
			t.Errorf("%q: %q is found as %s", text, p, found)
		}
	})
}

func TestSuggestPostcodes(t *testing.T) {
	for text, want := range map[string]string{
		"M6 SLB": "M6 5LB", "m65l8": "M6 5LB", "M6 SL8": "M6 5LB", "5K1 3AA": "", "M6 5LB": "", "hello": "", "M6": "",
	} {
		got := strings.Join(place.SuggestPostcodes(text), " ")
		if want != "" && !strings.Contains(got, want) || want == "" && text != "5K1 3AA" && got != "" {
			t.Errorf("%q suggests %q, want %q", text, got, want)
		}
	}
}
