package phone

import "testing"

func TestDial(t *testing.T) {
	for number, want := range map[string]string{
		"01632 960001":                 "01632960001",
		"(01632) 960-001":              "01632960001",
		"+44 1632 960001":              "+441632960001",
		"+44 (0)1632 960001":           "+441632960001",
		"Tel. 01632 960001 (mornings)": "01632960001",
		"01632 960001 ext. 12":         "01632960001",
		"01632 960001 or 01632 960002": "01632960001",
		"01632 960001/960002":          "01632960001",
		"01632 +960001":                "01632960001",
		"116 123":                      "116123",
		"javascript:alert(1)":          "1",
		"ask at the desk":              "",
		"":                             "",
	} {
		if got := Dial(number); got != want {
			t.Errorf("%q: got %q, want %q", number, got, want)
		}
	}
}

func TestParse(t *testing.T) {
	for _, test := range []struct {
		text, want, charge string
		valid              bool
	}{
		{"01632 960001", "01632 960 001", "", true},
		{"+44 (0)1632-960.001", "01632 960 001", "", true},
		{"0044 1632 960001", "01632 960 001", "", true},
		{"01632\u00a0960\u2009001", "01632 960 001", "", true},
		{"01632–960‑001", "01632 960 001", "", true},
		{"01632 960001 ext. 12", "01632 960 001 ext 12", "", true},
		{"01632 960001 x12", "01632 960 001 ext 12", "", true},
		{"18001 01632 960001", "18001 01632 960 001", "", true},
		{"0800 1111", "0800 1111", "", true},
		{"116 123", "116 123", "", true},
		{"+353 1 234 5678", "+35312345678", "", true},
		{"00353 1 234 5678", "+35312345678", "", true},
		{"0844 000 0000", "0844 000 0000", Charge084, true},
		{"+44 845 000 0000", "0845 000 0000", Charge084, true},
		{"0044 870 000 0000", "0870 000 0000", Charge087, true},
		{"070 0000 0000", "07000 000 000", Charge070, true},
		{"+44 (0)70 0000 0000", "07000 000 000", Charge070, true},
		{"07600 000000", "07600 000 000", Charge076, true},
		{"07624 000000", "07624 000 000", "", true}, // a mobile of the Isle of Man
		{"0909 8790000", "0909 879 0000", Charge09, true},
		{"118000", "118 000", Charge118, true},
		{"0345 000 0000", "0345 000 0000", "", true},
		{"０１６３２９６０００１", "01632 960 001", "", true},
		{"0500 000000", "0500000000", "", false}, // none of them works since 2017
		{"1632 960001", "1632960001", "", false},
		{"960001", "960001", "", false},
		{"01632 9600011", "016329600011", "", false},
		{"+44", "0", "", false},
		{"00", "", "", false},
	} {
		n, ok := Parse(test.text)
		if !ok && test.want == "" {
			continue
		}
		if n.String() != test.want || n.Charge() != test.charge || n.Valid() != test.valid {
			t.Errorf("%q: got %q, %q, %v, want %q, %q, %v", test.text, n, n.Charge(), n.Valid(), test.want, test.charge, test.valid)
		}
	}
	for _, text := range []string{"", "ask at the desk", "01632 960001 or 960002", "Joan 01632 960001", "٠١٦٣٢"} {
		if n, ok := Parse(text); ok {
			t.Errorf("%q: got %q", text, n)
		}
	}
}
