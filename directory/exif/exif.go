// Package exif reads what a camera wrote beside the pixels of a picture, as far as
// anybody has to know of it: which way up it was held, and whether the place stands
// there. It decodes no pixels.
package exif

import (
	"bytes"
	"encoding/binary"
)

const (
	orientationTag = 0x0112
	placeTag       = 0x8825 // where the directory of GPS begins
	latitudeTag    = 0x0002 // in that
)

// Orientation returns how the camera was held, from 1, as it is, to 8; 1 where nothing is
// told or it cannot be read.
func Orientation(picture []byte) int {
	body, order := tiff(picture)
	if value, ok := tag(body, order, start(body, order), orientationTag); ok {
		if told := int(order.Uint16(value)); told >= 1 && told <= 8 {
			return told
		}
	}
	return 1
}

// Located reports whether a picture tells where it was taken, in Exif or in XMP.
func Located(picture []byte) bool {
	body, order := tiff(picture)
	if value, ok := tag(body, order, start(body, order), placeTag); ok {
		if _, ok := tag(body, order, int64(order.Uint32(value)), latitudeTag); ok {
			return true
		}
	}
	return bytes.Contains(picture, []byte("GPSLatitude"))
}

// tiff returns the Exif of a JPEG, PNG or WebP file and the order of its bytes; nothing
// where there is none.
func tiff(picture []byte) (body []byte, order binary.ByteOrder) {
	switch {
	case bytes.HasPrefix(picture, []byte("\xff\xd8")):
		body = ofJPEG(picture[2:])
	case bytes.HasPrefix(picture, []byte("\x89PNG\r\n\x1a\n")):
		body = ofPNG(picture[8:])
	case len(picture) > 12 && string(picture[:4]) == "RIFF" && string(picture[8:12]) == "WEBP":
		body = ofWebP(picture[12:])
	}
	if len(body) < 8 {
		return nil, binary.BigEndian
	}
	if body[0] == 'I' {
		return body, binary.LittleEndian
	}
	return body, binary.BigEndian
}

// start returns where the first directory begins.
func start(body []byte, order binary.ByteOrder) int64 {
	if body == nil {
		return 0
	}
	return int64(order.Uint32(body[4:]))
}

// tag returns the four bytes of a tag in the directory that begins at a place.
func tag(body []byte, order binary.ByteOrder, at int64, wanted uint16) (value []byte, ok bool) {
	if body == nil || at+2 > int64(len(body)) {
		return nil, false
	}
	entries := body[at+2:]
	for range order.Uint16(body[at:]) {
		if len(entries) < 12 {
			return nil, false
		}
		if order.Uint16(entries) == wanted {
			return entries[8:12], true
		}
		entries = entries[12:]
	}
	return nil, false
}

// ofJPEG walks the segments before the pixels.
func ofJPEG(rest []byte) []byte {
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

// ofPNG walks the chunks: length, name, data, checksum.
func ofPNG(rest []byte) []byte {
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

// ofWebP walks the chunks: name, length, data, padded to an even length.
func ofWebP(rest []byte) []byte {
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
