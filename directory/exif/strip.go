package exif

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"slices"
)

// ErrUnknown is returned of a file that is no JPEG, PNG or WebP, or is cut short.
var ErrUnknown = errors.New("it is no JPEG, PNG or WebP file that can be read")

// Stripped returns a picture without what was written beside its pixels: where, when, with
// what and by whom it was taken, and smaller pictures of it. How it was held stays, and so do
// its colours, because without them it would be shown otherwise. Pixels are not touched.
func Stripped(picture []byte) ([]byte, error) {
	held := Orientation(picture)
	switch {
	case bytes.HasPrefix(picture, []byte("\xff\xd8")):
		return strippedJPEG(picture, held)
	case bytes.HasPrefix(picture, []byte("\x89PNG\r\n\x1a\n")):
		return strippedPNG(picture, held)
	case len(picture) > 12 && string(picture[:4]) == "RIFF" && string(picture[8:12]) == "WEBP":
		return strippedWebP(picture, held)
	}
	return nil, ErrUnknown
}

// only returns an Exif that tells how a picture was held, and nothing else.
func only(held int) []byte {
	return []byte{'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, orientationTag >> 8, orientationTag & 0xff, 0, 3, 0, 0, 0, 1, 0, byte(held), 0, 0, 0, 0, 0, 0}
}

// strippedJPEG keeps the segments that pixels need, up to the end of the picture. What
// cameras put behind it is another picture, with an Exif of its own.
func strippedJPEG(picture []byte, held int) ([]byte, error) {
	made := []byte{0xff, 0xd8}
	if held > 1 {
		exif := append([]byte("Exif\x00\x00"), only(held)...)
		made = append(made, 0xff, 0xe1, 0, byte(len(exif)+2))
		made = append(made, exif...)
	}
	for rest := picture[2:]; len(rest) >= 2 && rest[0] == 0xff; {
		marker := rest[1]
		if marker == 0xff { // a byte that fills up
			rest = rest[1:]
			continue
		}
		if marker == 0xd9 { // the end
			return append(made, 0xff, 0xd9), nil
		}
		if len(rest) < 4 {
			break
		}
		length := 2 + int(binary.BigEndian.Uint16(rest[2:]))
		if length < 4 || len(rest) < length {
			break
		}
		if neededInJPEG(marker, rest[4:length]) {
			made = append(made, rest[:length]...)
		}
		rest = rest[length:]
		if marker == 0xda {
			pixels := scanLength(rest)
			made, rest = append(made, rest[:pixels]...), rest[pixels:]
		}
	}
	return nil, ErrUnknown
}

// neededInJPEG reports whether a picture looks otherwise without a segment: all that belong to
// the pixels, JFIF, the profile of colours and how Adobe has turned them.
func neededInJPEG(marker byte, body []byte) bool {
	switch {
	case marker == 0xe2:
		return bytes.HasPrefix(body, []byte("ICC_PROFILE\x00"))
	case marker == 0xe0:
		return bytes.HasPrefix(body, []byte("JFIF\x00")) // and not JFXX, which is a smaller picture
	case marker == 0xee:
		return bytes.HasPrefix(body, []byte("Adobe"))
	}
	return marker != 0xfe && (marker < 0xe0 || marker > 0xef)
}

// scanLength returns how far the pixels of a scan reach: up to a marker that is none of theirs.
func scanLength(rest []byte) int {
	for i := 0; i+1 < len(rest); i++ {
		if next := rest[i+1]; rest[i] == 0xff && next != 0 && (next < 0xd0 || next > 0xd7) && next != 0xff {
			return i
		}
	}
	return len(rest)
}

// neededInPNG are the chunks without which a picture looks otherwise. What follows the last
// one is no part of it.
var neededInPNG = []string{
	"IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sRGB", "sBIT", "cICP", "bKGD", "pHYs", "acTL", "fcTL", "fdAT",
}

func strippedPNG(picture []byte, held int) ([]byte, error) {
	made := slices.Clone(picture[:8])
	for rest := picture[8:]; len(rest) >= 12; {
		length := 12 + int64(binary.BigEndian.Uint32(rest))
		if int64(len(rest)) < length {
			break
		}
		name := string(rest[4:8])
		if name != "IHDR" && len(made) == 8 {
			break // a picture begins with it
		}
		if slices.Contains(neededInPNG, name) {
			made = append(made, rest[:length]...)
		}
		switch {
		case name == "IEND":
			return made, nil
		case name == "IHDR" && held > 1:
			chunk := append([]byte("eXIf"), only(held)...)
			made = binary.BigEndian.AppendUint32(made, uint32(len(chunk)-4))
			made = append(made, chunk...)
			made = binary.BigEndian.AppendUint32(made, crc32.ChecksumIEEE(chunk))
		}
		rest = rest[length:]
	}
	return nil, ErrUnknown
}

// neededInWebP are the chunks without which a picture looks otherwise.
var neededInWebP = []string{"VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"}

func strippedWebP(picture []byte, held int) ([]byte, error) {
	size := 8 + int64(binary.LittleEndian.Uint32(picture[4:]))
	if size < 12 || size > int64(len(picture)) {
		return nil, ErrUnknown
	}
	made := slices.Clone(picture[:12])
	for rest := picture[12:size]; len(rest) >= 8; {
		length := int64(binary.LittleEndian.Uint32(rest[4:]))
		length += 8 + length%2
		if int64(len(rest)) < length {
			return nil, ErrUnknown
		}
		name := string(rest[:4])
		if slices.Contains(neededInWebP, name) {
			at := len(made)
			made = append(made, rest[:length]...)
			const exif, xmp = 0x08, 0x04
			if name == "VP8X" && length > 8 {
				made[at+8] &^= exif | xmp
				if held > 1 {
					made[at+8] |= exif
				}
			}
		}
		rest = rest[length:]
	}
	if held > 1 {
		body := only(held)
		made = append(made, "EXIF"...)
		made = binary.LittleEndian.AppendUint32(made, uint32(len(body)))
		made = append(made, body...)
	}
	binary.LittleEndian.PutUint32(made[4:], uint32(len(made)-8))
	return made, nil
}
