package exif

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"slices"
	"testing"
)

// painted returns a small picture.
func painted() image.Image {
	made := image.NewRGBA(image.Rect(0, 0, 24, 16))
	for i := range made.Pix {
		made.Pix[i] = uint8(i*7) | 1
	}
	made.Set(0, 0, color.RGBA{255, 0, 0, 255})
	return made
}

func segment(marker byte, body string) []byte {
	return append(binary.BigEndian.AppendUint16([]byte{0xff, marker}, uint16(len(body)+2)), body...)
}

// asTaken returns a JPEG as telephones write it: turned, with its place in Exif and XMP, a
// caption, a comment, and another picture behind its end that has a place too.
func asTaken(t *testing.T) []byte {
	t.Helper()
	var body bytes.Buffer
	if err := jpeg.Encode(&body, painted(), nil); err != nil {
		t.Fatal(err)
	}
	taken := camera(binary.BigEndian, "MM", 6, 2)
	exif := taken[2 : len(taken)-5] // without the begin of the picture and its scan
	return slices.Concat([]byte{0xff, 0xd8}, exif,
		segment(0xe1, "http://ns.adobe.com/xap/1.0/\x00<exif:GPSLatitude>53.4"),
		segment(0xe0, "JFXX\x00a smaller picture"), segment(0xe2, "MPF\x00of two"), segment(0xe2, "ICC_PROFILE\x00colours"),
		segment(0xed, "Photoshop 3.0\x00by Jane Smith"), segment(0xfe, "Jane's telephone"),
		body.Bytes()[2:], taken, []byte("\xff\xd9"))
}

func chunk(name, body string) []byte {
	named := append([]byte(name), body...)
	made := append(binary.BigEndian.AppendUint32(nil, uint32(len(body))), named...)
	return binary.BigEndian.AppendUint32(made, crc32.ChecksumIEEE(named))
}

func webp(name, body string) []byte {
	made := binary.LittleEndian.AppendUint32([]byte(name), uint32(len(body)))
	return append(append(made, body...), make([]byte, len(body)%2)...)
}

func TestStripped(t *testing.T) {
	taken := camera(binary.BigEndian, "MM", 6, 2)
	exif := string(taken[12 : len(taken)-5])
	var plain bytes.Buffer
	if err := png.Encode(&plain, painted()); err != nil {
		t.Fatal(err)
	}
	const header = 8 + 25
	drawn := slices.Concat(plain.Bytes()[:header], chunk("eXIf", exif), chunk("tEXt", "Author\x00Jane Smith"),
		chunk("iTXt", "XML:com.adobe.xmp\x00<exif:GPSLatitude>"), chunk("tIME", "1234567"), plain.Bytes()[header:], []byte("Jane"))
	small := slices.Concat(webp("VP8X", "\x0c\x00\x00\x00\x17\x00\x00\x0f\x00\x00"), webp("ICCP", "colours"), webp("VP8 ", "pixels"),
		webp("EXIF", exif), webp("XMP ", "<exif:GPSLatitude> Jane Smith"))
	riff := append(binary.LittleEndian.AppendUint32([]byte("RIFF"), uint32(4+len(small))), append([]byte("WEBP"), small...)...)
	for name, c := range map[string]struct {
		picture []byte
		decode  bool
		stays   string
	}{
		"a JPEG": {asTaken(t), true, "ICC_PROFILE"},
		"a PNG":  {drawn, true, "IDAT"},
		"a WebP": {riff, false, "ICCP"},
	} {
		if !Located(c.picture) || Orientation(c.picture) != 6 {
			t.Fatalf("%s is not as it was taken", name)
		}
		got, err := Stripped(c.picture)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if Located(got) || bytes.Contains(got, []byte("Jane")) || bytes.Contains(got, []byte("GPS")) || bytes.Contains(got, []byte("MPF")) {
			t.Errorf("%s still tells of its place or of Jane: %q", name, got)
		}
		if Orientation(got) != 6 || !bytes.Contains(got, []byte(c.stays)) {
			t.Errorf("%s is held %d and lacks %s: %q", name, Orientation(got), c.stays, got)
		}
		if again, err := Stripped(got); err != nil || !bytes.Equal(again, got) {
			t.Errorf("%s is another when it is stripped again (%v)", name, err)
		}
		if !c.decode {
			continue
		}
		before, _, err := image.Decode(bytes.NewReader(c.picture))
		after, _, err2 := image.Decode(bytes.NewReader(got))
		if err != nil || err2 != nil || !samePixels(before, after) {
			t.Errorf("%s does not look as it did (%v, %v)", name, err, err2)
		}
	}
	if size := binary.LittleEndian.Uint32(must(Stripped(riff))[4:]); int(size) != len(must(Stripped(riff)))-8 {
		t.Errorf("the WebP says that it has %d bytes", size)
	}
	for name, picture := range map[string][]byte{"words": []byte("words"), "a JPEG cut short": asTaken(t)[:400], "a PNG cut short": drawn[:80], "nothing": nil} {
		if _, err := Stripped(picture); err == nil {
			t.Errorf("%s is taken for a picture", name)
		}
	}
}

func must(body []byte, err error) []byte {
	if err != nil {
		panic(err)
	}
	return body
}

func samePixels(a, b image.Image) bool {
	for y := range a.Bounds().Dy() {
		for x := range a.Bounds().Dx() {
			if a.At(x, y) != b.At(x, y) {
				return false
			}
		}
	}
	return a.Bounds() == b.Bounds()
}

func FuzzStripped(f *testing.F) {
	f.Add(camera(binary.BigEndian, "MM", 6, 2))
	f.Add([]byte("RIFF\x16\x00\x00\x00WEBPEXIF\x08\x00\x00\x00II*\x00\x08\x00\x00\x00"))
	f.Add(slices.Concat([]byte("\x89PNG\r\n\x1a\n"), chunk("IHDR", "0123456789012"), chunk("eXIf", "II*\x00"), chunk("IEND", "")))
	f.Fuzz(func(t *testing.T, picture []byte) {
		got, err := Stripped(picture)
		if err == nil && Orientation(got) != Orientation(picture) {
			t.Errorf("held %d, was %d", Orientation(got), Orientation(picture))
		}
	})
}
