package picture

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"testing"

	"bandstand/directory/exif"
)

func made(t *testing.T, write func(*bytes.Buffer) error) []byte {
	t.Helper()
	var body bytes.Buffer
	if err := write(&body); err != nil {
		t.Fatal(err)
	}
	return body.Bytes()
}

// located is a JPEG of which the XMP tells where it was taken.
func located(photograph []byte) []byte {
	segment := []byte("http://ns.adobe.com/xap/1.0/\x00<rdf:Description exif:GPSLatitude='53,29.3N'/>")
	head := append([]byte{0xff, 0xd8, 0xff, 0xe1}, binary.BigEndian.AppendUint16(nil, uint16(len(segment)+2))...)
	return append(append(head, segment...), photograph[2:]...)
}

// claiming is the head of a PNG that says how large it is, and no pixels.
func claiming(width, height uint32) []byte {
	chunk := append(binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32([]byte("IHDR"), width), height), 8, 6, 0, 0, 0)
	body := append([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0d"), chunk...)
	return binary.BigEndian.AppendUint32(body, crc32.ChecksumIEEE(chunk))
}

func TestTake(t *testing.T) {
	small := image.NewGray(image.Rect(0, 0, 40, 30))
	photograph := made(t, func(b *bytes.Buffer) error { return jpeg.Encode(b, small, nil) })
	if !exif.Located(located(photograph)) {
		t.Fatal("the photograph tells no place to begin with")
	}
	for name, test := range map[string]struct {
		body          []byte
		ending, wrong string
	}{
		"a photograph":                    {photograph, ".jpg", ""},
		"a photograph that tells a place": {located(photograph), ".jpg", ""},
		"a PNG":                           {made(t, func(b *bytes.Buffer) error { return png.Encode(b, small) }), ".png", ""},
		"a GIF":                           {made(t, func(b *bytes.Buffer) error { return gif.Encode(b, small, nil) }), "", "picture_kind"},
		"of an iPhone":                    {[]byte("\x00\x00\x00\x24ftypheic\x00\x00\x00\x00mif1heic"), "", "picture_heic"},
		"a bomb":                          {claiming(50_000, 50_000), "", "picture_pixels"},
		"a long strip":                    {claiming(1, 4_000_000), "", "picture_pixels"},
		"one that overflows":              {claiming(1<<31-1, 1<<31-1), "", "picture_kind"},
		"nothing at all":                  {nil, "", "picture_kind"},
		"a drawing with a script":         {[]byte(`<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`), "", "picture_kind"},
		"a page":                          {[]byte("<!doctype html><script>alert(1)</script>"), "", "picture_kind"},
		"five megabytes":                  {make([]byte, 5<<20), "", "picture_large"},
		"cut short":                       {located(photograph)[:40], "", "picture_kind"},
	} {
		taken, wrong := Take(test.body)
		if wrong != test.wrong || taken.Ending != test.ending {
			t.Errorf("%s: got %q, %q, want %q, %q", name, taken.Ending, wrong, test.ending, test.wrong)
		}
		if exif.Located(taken.Body) {
			t.Errorf("%s still tells where it was taken", name)
		}
	}
}
