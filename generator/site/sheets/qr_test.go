package sheets

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"rsc.io/qr"
)

var qrStep = regexp.MustCompile(`([Mmh])(\d+)(?: ([\d.]+))?`)

// drawn returns the dark modules of a code, as a browser would stroke its path.
func drawn(t *testing.T, code *QRCode) map[string]bool {
	t.Helper()
	modules := map[string]bool{}
	var x, y int
	for _, step := range qrStep.FindAllStringSubmatch(code.Path, -1) {
		number, _ := strconv.Atoi(step[2])
		switch step[1] {
		case "M":
			x = number
			y, _ = strconv.Atoi(strings.TrimSuffix(step[3], ".5"))
		case "m":
			x += number
		case "h":
			for range number {
				modules[fmt.Sprint(x, " ", y)] = true
				x++
			}
		}
	}
	return modules
}

func TestAQRCodeIsDrawnAsItWasMade(t *testing.T) {
	for _, path := range []string{"/activities/tea/", "/activities/songs-across-the-ages/", "/activities/" + strings.Repeat("long-", 40) + "/"} {
		code, err := NewQR("https://bandstand.example.org", path)
		if err != nil {
			t.Fatal(err)
		}
		want, err := qr.Encode("https://bandstand.example.org"+path, qr.M)
		if err != nil {
			t.Fatal(err)
		}
		dark := drawn(t, code)
		for y := range code.Size {
			for x := range code.Size {
				wanted := false
				if inside := want.Size; x >= 4 && y >= 4 && x < 4+inside && y < 4+inside {
					wanted = want.Black(x-4, y-4)
				}
				if dark[fmt.Sprint(x, " ", y)] != wanted {
					t.Fatalf("%s: module %d, %d is dark %v, want %v", path, x, y, !wanted, wanted)
				}
			}
		}
	}
}

func TestNoQRCodeWithoutTheSitesAddress(t *testing.T) {
	code, err := NewQR("", "/activities/tea/")
	if code != nil || err != nil {
		t.Errorf("got %v, %v", code, err)
	}
}
