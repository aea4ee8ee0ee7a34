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
