package colour

import (
	"fmt"
	"testing"
)

func TestParse(t *testing.T) {
	tests := []struct{ text, want string }{
		{"#6e1f5e", "#6e1f5e"},
		{"6E1F5E", "#6e1f5e"},
		{"#71e", "#7711ee"},
		{"", ""},
		{"#6e1f5", ""},
		{"#6e1f5e80", ""},
		{"navy", ""},
		{"+12345", ""},
		{"#0x123", ""},
	}
	for _, test := range tests {
		got, ok := Parse(test.text)
		if ok != (test.want != "") || ok && got.String() != test.want {
			t.Errorf("%q: got %s %v, want %q", test.text, got, ok, test.want)
		}
	}
}

// The figures are those of the WCAG's own examples and of the W3C's contrast tables.
func TestContrast(t *testing.T) {
	tests := []struct{ a, b, want string }{
		{"#000", "#fff", "21.00"},
		{"#fff", "#000", "21.00"},
		{"#777", "#fff", "4.48"},
		{"#767676", "#fff", "4.54"},
		{"#f00", "#fff", "4.00"},
		{"#6e1f5e", "#fff8ec", "9.84"},
		{"#123456", "#123456", "1.00"},
	}
	for _, test := range tests {
		if got := fmt.Sprintf("%.2f", Must(test.a).Contrast(Must(test.b))); got != test.want {
			t.Errorf("%s on %s: got %s, want %s", test.a, test.b, got, test.want)
		}
	}
}

func TestToward(t *testing.T) {
	for _, given := range []string{"#ffcc00", "#fff", "#0b5d3b", "#8a8a8a"} {
		got := Must(given).Toward(Black, White)
		if got.Contrast(White) < Readable {
			t.Errorf("%s: %s cannot be read on white", given, got)
		}
	}
	if got := Must("#0b5d3b").Toward(Black, White); got != Must("#0b5d3b") {
		t.Errorf("a colour that can be read was changed to %s", got)
	}
	if got := Must("#fff").Toward(White, White); got != White {
		t.Errorf("got %s where nothing can be read", got)
	}
}
