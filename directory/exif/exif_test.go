package exif

import (
	"encoding/binary"
	"testing"
)

// camera returns a JPEG's head as a camera writes it, with these tags in the first
// directory, and a directory of GPS with one tag behind it.
func camera(order binary.AppendByteOrder, mark string, orientation, gps uint16) []byte {
	entry := func(tag, kind uint16, value uint32) []byte {
		body := order.AppendUint16(order.AppendUint16(nil, tag), kind)
		return order.AppendUint32(order.AppendUint32(body, 1), value)
	}
	body := order.AppendUint16([]byte(mark), 42)
	body = order.AppendUint16(order.AppendUint32(body, 8), 2)
	value := uint32(orientation) // stands at the beginning of its four bytes
	if mark == "MM" {
		value <<= 16
	}
	body = append(body, entry(0x0112, 3, value)...)
	body = append(body, entry(0x8825, 4, 8+2+2*12+4)...)
	body = order.AppendUint32(body, 0)
	body = append(order.AppendUint16(body, 1), entry(gps, 5, 0)...)
	segment := append([]byte("Exif\x00\x00"), body...)
	return append(binary.BigEndian.AppendUint16([]byte("\xff\xd8\xff\xe1"), uint16(len(segment)+2)), append(segment, 0xff, 0xda, 0, 0, 0)...)
}

func TestWhatACameraWrites(t *testing.T) {
	const latitude, version = 2, 0
	for name, c := range map[string]struct {
		picture     []byte
		orientation int
		located     bool
	}{
		"on its side, with its place":        {camera(binary.BigEndian, "MM", 6, latitude), 6, true},
		"the other end first":                {camera(binary.LittleEndian, "II", 3, latitude), 3, true},
		"a directory of GPS without a place": {camera(binary.BigEndian, "MM", 1, version), 1, false},
		"an orientation that is none":        {camera(binary.BigEndian, "MM", 9, version), 1, false},
		"a place in XMP":                     {[]byte("\xff\xd8\xff\xe1\x00\x30http://ns.adobe.com/xap/1.0/\x00<exif:GPSLatitude>"), 1, true},
		"cut short":                          {camera(binary.BigEndian, "MM", 6, latitude)[:20], 1, false},
		"no picture":                         {[]byte("words"), 1, false},
		"nothing":                            {nil, 1, false},
	} {
		if got := Orientation(c.picture); got != c.orientation {
			t.Errorf("%s: orientation: got %d want %d", name, got, c.orientation)
		}
		if got := Located(c.picture); got != c.located {
			t.Errorf("%s: located: got %v want %v", name, got, c.located)
		}
	}
}

func FuzzExif(f *testing.F) {
	f.Add(camera(binary.BigEndian, "MM", 6, 2))
	f.Add([]byte("RIFF\x00\x00\x00\x00WEBPEXIF\x08\x00\x00\x00II*\x00\x08\x00\x00\x00"))
	f.Fuzz(func(t *testing.T, picture []byte) {
		if told := Orientation(picture); told < 1 || told > 8 {
			t.Errorf("got %d", told)
		}
		Located(picture)
	})
}
