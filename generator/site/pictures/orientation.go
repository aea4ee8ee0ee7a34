package pictures

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"

	"golang.org/x/image/draw"
)

// upright returns a picture the right way up, on white where it was clear.
// Orientation is Exif's, from 1, as it is, to 8; image.Decode pays no heed to it.
func upright(source image.Image, orientation int) *image.RGBA {
	size := source.Bounds().Size()
	flat := image.NewRGBA(image.Rectangle{Max: size})
	draw.Draw(flat, flat.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	draw.Draw(flat, flat.Bounds(), source, source.Bounds().Min, draw.Over)
	if orientation == 1 {
		return flat
	}
	turned := image.NewRGBA(flat.Bounds())
	if orientation >= 5 { // held on its side
		turned = image.NewRGBA(image.Rect(0, 0, size.Y, size.X))
	}
	for y := range size.Y {
		for x := range size.X {
			toX, toY := turnedTo(x, y, size, orientation)
			turned.SetRGBA(toX, toY, flat.RGBAAt(x, y))
		}
	}
	return turned
}

// turnedTo returns where a stored pixel is to be shown: table 6 of Exif 2.32 says
// for each orientation where row 0 and column 0 belong.
func turnedTo(x, y int, size image.Point, orientation int) (int, int) {
	right, bottom := size.X-1-x, size.Y-1-y
	switch orientation {
	case 2:
		return right, y
	case 3:
		return right, bottom
	case 4:
		return x, bottom
	case 5:
		return y, x
	case 6:
		return bottom, x
	case 7:
		return bottom, right
	case 8:
		return y, right
	}
	return x, y
}

// orientation reads how the camera was held from a JPEG, PNG or WebP file's
// Exif; 1 where nothing is told or it cannot be read.
func orientation(body []byte) int {
	switch {
	case bytes.HasPrefix(body, []byte("\xff\xd8")):
		return exifOrientation(exifOfJPEG(body[2:]))
	case bytes.HasPrefix(body, []byte("\x89PNG\r\n\x1a\n")):
		return exifOrientation(exifOfPNG(body[8:]))
	case len(body) > 12 && string(body[:4]) == "RIFF" && string(body[8:12]) == "WEBP":
		return exifOrientation(exifOfWebP(body[12:]))
	}
	return 1
}

// exifOfJPEG walks the segments before the pixels.
func exifOfJPEG(rest []byte) []byte {
	for len(rest) > 4 && rest[0] == 0xff && rest[1] != 0xda {
		length := int(binary.BigEndian.Uint16(rest[2:]))
		if length < 2 || len(rest) < 2+length {
			return nil
		}
		segment := rest[4 : 2+length]
		if exif, ok := bytes.CutPrefix(segment, []byte("Exif\x00\x00")); ok && rest[1] == 0xe1 {
			return exif
		}
		rest = rest[2+length:]
	}
	return nil
}

// exifOfPNG walks the chunks: length, name, data, checksum.
func exifOfPNG(rest []byte) []byte {
	for len(rest) > 12 {
		length := int64(binary.BigEndian.Uint32(rest))
		if int64(len(rest)) < 12+length {
			return nil
		}
		if string(rest[4:8]) == "eXIf" {
			return rest[8 : 8+length]
		}
		rest = rest[12+length:]
	}
	return nil
}

// exifOfWebP walks the chunks: name, length, data, padded to an even length.
func exifOfWebP(rest []byte) []byte {
	for len(rest) > 8 {
		length := int64(binary.LittleEndian.Uint32(rest[4:]))
		if int64(len(rest)) < 8+length {
			return nil
		}
		if string(rest[:4]) == "EXIF" {
			return bytes.TrimPrefix(rest[8:8+length], []byte("Exif\x00\x00"))
		}
		rest = rest[min(int64(len(rest)), 8+length+length%2):]
	}
	return nil
}

// exifOrientation reads tag 0x0112 of the first directory of Exif's TIFF.
func exifOrientation(exif []byte) int {
	if len(exif) < 8 {
		return 1
	}
	var order binary.ByteOrder = binary.BigEndian
	if exif[0] == 'I' {
		order = binary.LittleEndian
	}
	start := int64(order.Uint32(exif[4:]))
	if start+2 > int64(len(exif)) {
		return 1
	}
	entries := exif[start+2:]
	for range order.Uint16(exif[start:]) {
		if len(entries) < 12 {
			return 1
		}
		if order.Uint16(entries) == 0x0112 {
			if told := int(order.Uint16(entries[8:])); told >= 1 && told <= 8 {
				return told
			}
			return 1
		}
		entries = entries[12:]
	}
	return 1
}
