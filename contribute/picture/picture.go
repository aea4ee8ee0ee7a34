// Package picture takes a picture as somebody's telephone gives it, or tells in what way it cannot be taken. It decodes
// no pixels: how many there are stands in the head of the file, and whoever shows it finds whether they can be read.
package picture

import (
	"bytes"
	"image"
	_ "image/jpeg" // the formats whose heads are read
	_ "image/png"
	"slices"
	"strings"

	_ "golang.org/x/image/webp"

	"bandstand/directory/exif"
)

const (
	// Largest is how many bytes a picture may have.
	Largest = 4 << 20

	mostPixels  = 50_000_000 // what telephones take; more is nothing that anybody photographed
	longestSide = 12_000
)

// Picture is one that may lie in a folder that everybody can read: nothing tells where and by whom it was taken.
type Picture struct {
	Ending string // of its file: ".jpg", ".png" or ".webp"
	Type   string // of media
	Body   []byte
}

// heic are the brands of files that iPhones make, and that few browsers show.
var heic = []string{"heic", "heix", "hevc", "heim", "heis", "mif1", "msf1", "avif"}

// Take returns a picture, or the key of what keeps it from being taken: "picture_large", "picture_heic", "picture_kind",
// "picture_pixels" or "picture_broken".
func Take(body []byte) (taken Picture, problem string) {
	if len(body) > Largest {
		return Picture{}, "picture_large"
	}
	if len(body) > 12 && string(body[4:8]) == "ftyp" {
		for _, brand := range heic {
			if strings.HasPrefix(string(body[8:]), brand) {
				return Picture{}, "picture_heic"
			}
		}
	}
	head, format, err := image.DecodeConfig(bytes.NewReader(body))
	if err != nil || !slices.Contains([]string{"jpeg", "png", "webp"}, format) {
		return Picture{}, "picture_kind"
	}
	if head.Width < 1 || head.Height < 1 || max(head.Width, head.Height) > longestSide || head.Width*head.Height > mostPixels {
		return Picture{}, "picture_pixels"
	}
	stripped, err := exif.Stripped(body)
	if err != nil || exif.Located(stripped) {
		return Picture{}, "picture_broken"
	}
	ending := "." + format
	if format == "jpeg" {
		ending = ".jpg"
	}
	return Picture{ending, "image/" + format, stripped}, ""
}
