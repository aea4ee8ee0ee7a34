package sheets

import (
	"fmt"
	"strconv"

	"rsc.io/qr"
)

// quietZone is how many modules of white stand round a QR code, so that a
// camera finds its edge (ISO/IEC 18004).
const quietZone = 4

// QRCode is an address as a QR code, to be drawn as one stroked path.
type QRCode struct {
	Size int    `json:"size"` // modules to a side, the quiet zone included
	Path string `json:"path"` // SVG path data of a stroke one module wide
}

// NewQR returns the QR code of an address on this site; nil where the site's own
// address is not known: a camera needs the whole of it.
func NewQR(baseURL, path string) (*QRCode, error) {
	if baseURL == "" {
		return nil, nil
	}
	// Level M stays readable on a sheet with a crease or a coffee ring.
	code, err := qr.Encode(baseURL+path, qr.M)
	if err != nil {
		return nil, fmt.Errorf("make the QR code of %s: %w", path, err)
	}
	var drawn []byte
	number := func(before string, n int) {
		drawn = strconv.AppendInt(append(drawn, before...), int64(n), 10)
	}
	for y := range code.Size {
		pen := 0 // where the last move or stroke ended, in modules from the left
		for x := 0; x < code.Size; x++ {
			if !code.Black(x, y) {
				continue
			}
			run := 1
			for code.Black(x+run, y) { // nothing is black beyond the edge
				run++
			}
			if pen == 0 {
				number("M", quietZone+x)
				number(" ", quietZone+y)
				drawn = append(drawn, ".5"...)
			} else {
				number("m", x-pen)
				drawn = append(drawn, " 0"...)
			}
			number("h", run)
			x += run
			pen = x
		}
	}
	return &QRCode{Size: code.Size + 2*quietZone, Path: string(drawn)}, nil
}
