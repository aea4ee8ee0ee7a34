package site

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"bandstand/directory/content"
)

// snap is a picture of this size whose top left quarter is red.
func snap(width, height int) *image.RGBA {
	made := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			made.Set(x, y, color.White)
			if x < width/2 && y < height/2 {
				made.Set(x, y, color.RGBA{200, 0, 0, 255})
			}
		}
	}
	return made
}

func asJPEG(t testing.TB, picture image.Image) []byte {
	t.Helper()
	var body bytes.Buffer
	if err := jpeg.Encode(&body, picture, nil); err != nil {
		t.Fatal(err)
	}
	return body.Bytes()
}

func asPNG(t testing.TB, picture image.Image) []byte {
	t.Helper()
	var body bytes.Buffer
	if err := png.Encode(&body, picture); err != nil {
		t.Fatal(err)
	}
	return body.Bytes()
}

// exif is what a camera writes: which way up it was held, and where it was.
func exif(orientation uint16, order binary.AppendByteOrder, mark string) []byte {
	body := append([]byte(mark), order.AppendUint16(nil, 42)...)
	body = order.AppendUint32(body, 8)
	body = order.AppendUint16(body, 2)
	body = append(order.AppendUint16(order.AppendUint16(body, 0x010f), 2), "\x00\x00\x00\x04Leic"...) // a tag before it
	body = order.AppendUint32(order.AppendUint16(order.AppendUint16(body, 0x0112), 3), 1)
	body = order.AppendUint32(order.AppendUint16(order.AppendUint16(body, orientation), 0), 0)
	return append(body, "GPS 53.4808N 2.2426W"...)
}

func withExifJPEG(picture, exif []byte) []byte {
	segment := append([]byte("Exif\x00\x00"), exif...)
	head := binary.BigEndian.AppendUint16([]byte("\xff\xd8\xff\xe1"), uint16(len(segment)+2))
	return slices.Concat(head, segment, picture[2:])
}

func withExifPNG(picture, exif []byte) []byte {
	const header = 8 + 25 // the signature and the first chunk
	named := append([]byte("eXIf"), exif...)
	chunk := append(binary.BigEndian.AppendUint32(nil, uint32(len(exif))), named...)
	chunk = binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE(named))
	return slices.Concat(picture[:header], chunk, picture[header:])
}

func TestAPictureStandsTheRightWayUp(t *testing.T) {
	// Where the red quarter is shown, by orientation, of a picture that lies on
	// its side from 5 on.
	for orientation, want := range map[uint16]image.Point{
		1: {0, 0}, 2: {1, 0}, 3: {1, 1}, 4: {0, 1},
		5: {0, 0}, 6: {1, 0}, 7: {1, 1}, 8: {0, 1},
	} {
		told := exif(orientation, binary.BigEndian, "MM")
		sizes, err := scale(withExifJPEG(asJPEG(t, snap(80, 40)), told))
		if err != nil {
			t.Fatal(err)
		}
		got := sizes[0]
		wide := orientation < 5
		if (got.width > got.height) != wide {
			t.Errorf("orientation %d: shown %d by %d", orientation, got.width, got.height)
		}
		if at := redQuarter(t, got.jpeg); at != want {
			t.Errorf("orientation %d: the red quarter is at %v, want %v", orientation, at, want)
		}
	}
}

// redQuarter tells which quarter of a picture is red.
func redQuarter(t *testing.T, body []byte) image.Point {
	t.Helper()
	shown, err := jpeg.Decode(bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	size := shown.Bounds().Size()
	for _, quarter := range []image.Point{{0, 0}, {1, 0}, {0, 1}, {1, 1}} {
		_, green, _, _ := shown.At(size.X/4+quarter.X*size.X/2, size.Y/4+quarter.Y*size.Y/2).RGBA()
		if green < 0x8000 {
			return quarter
		}
	}
	return image.Point{-1, -1}
}

func TestWhatTheCameraWroteIsLeftBehind(t *testing.T) {
	for name, body := range map[string][]byte{
		"jpeg, big end first":    withExifJPEG(asJPEG(t, snap(900, 500)), exif(6, binary.BigEndian, "MM")),
		"jpeg, little end first": withExifJPEG(asJPEG(t, snap(900, 500)), exif(6, binary.LittleEndian, "II")),
		"png":                    withExifPNG(asPNG(t, snap(900, 500)), exif(6, binary.BigEndian, "MM")),
	} {
		t.Run(name, func(t *testing.T) {
			if !bytes.Contains(body, []byte("GPS 53")) {
				t.Fatal("the test's picture has lost its place")
			}
			sizes, err := scale(body)
			if err != nil {
				t.Fatal(err)
			}
			for _, size := range sizes {
				if bytes.Contains(size.jpeg, []byte("GPS")) || bytes.Contains(size.jpeg, []byte("Exif")) {
					t.Errorf("the picture %d wide still tells where it was taken", size.width)
				}
			}
			if last := sizes[len(sizes)-1]; last.height != 900 {
				t.Errorf("got %d by %d, want it turned upright", last.width, last.height)
			}
		})
	}
}

func TestAPictureIsNeverMadeLarger(t *testing.T) {
	for own, want := range map[int][]int{
		1:    {1},
		480:  {480},
		481:  {480, 481},
		1200: {480, 800, 1200},
		4000: {480, 800, 1200},
	} {
		if got := widthsOf(own); !slices.Equal(got, want) {
			t.Errorf("widths of a picture of %d: got %v, want %v", own, got, want)
		}
	}
}

func TestClearPixelsBecomeWhite(t *testing.T) {
	sizes, err := scale(asPNG(t, image.NewRGBA(image.Rect(0, 0, 40, 40))))
	if err != nil {
		t.Fatal(err)
	}
	shown, err := jpeg.Decode(bytes.NewReader(sizes[0].jpeg))
	if err != nil {
		t.Fatal(err)
	}
	if red, _, _, _ := shown.At(20, 20).RGBA(); red < 0xf000 {
		t.Errorf("a clear picture is shown as %v, want white", shown.At(20, 20))
	}
}

func TestPicturesAreMadeOnce(t *testing.T) {
	var kept Pictures
	body := asJPEG(t, snap(600, 300))
	first, err := kept.scale(body)
	if err != nil {
		t.Fatal(err)
	}
	again, err := kept.scale(slices.Clone(body))
	if err != nil {
		t.Fatal(err)
	}
	if &first[0] != &again[0] {
		t.Error("the same picture was made twice")
	}
}

func TestPicturesAreRecalled(t *testing.T) {
	body := asJPEG(t, snap(900, 300))
	var first Pictures
	made, err := first.scale(body)
	if err != nil {
		t.Fatal(err)
	}
	published := func(damage string) fstest.MapFS {
		folder := fstest.MapFS{}
		for _, size := range made {
			folder[fmt.Sprintf("%s/tea-%d.jpg", pictureFolder, size.width)] = &fstest.MapFile{Data: append(slices.Clip(size.jpeg), damage...)}
		}
		return folder
	}
	for name, test := range map[string]struct {
		record    string
		published fstest.MapFS
		recalled  bool
	}{
		"as it was":              {string(first.Record()), published(""), true},
		"a published file gone":  {string(first.Record()), fstest.MapFS{}, false},
		"a published file other": {string(first.Record()), published("x"), false},
		"made in another way":    {strings.Replace(string(first.Record()), "CatmullRom 1", "CatmullRom 0", 1), published(""), false},
		"no record":              {"", published(""), false},
		"a record cut short":     {string(first.Record()[:60]), published(""), false},
		"a record of nonsense":   {strings.Replace(string(first.Record()), `"made":{"`, `"made":{"zz`, 1), published(""), false},
	} {
		t.Run(name, func(t *testing.T) {
			var second Pictures
			second.Recall([]byte(test.record), test.published)
			if _, recalled := second.kept(sha256.Sum256(body)); recalled != test.recalled {
				t.Errorf("recalled: %v, want %v", recalled, test.recalled)
			}
			again, err := second.scale(body)
			if err != nil {
				t.Fatal(err)
			}
			if !slices.EqualFunc(made, again, func(a, b scaled) bool {
				return a.width == b.width && a.height == b.height && bytes.Equal(a.jpeg, b.jpeg)
			}) {
				t.Error("the picture is another one")
			}
		})
	}
}

func TestEveryKindHasADrawing(t *testing.T) {
	emblems, err := readEmblems(os.DirFS(root + "/static"))
	if err != nil {
		t.Fatal(err)
	}
	directory, _ := content.Load(demonstration, now)
	drawn := map[string]string{}
	for _, kind := range directory.Kinds {
		drawing := emblems[kind.Slug]
		if drawing == "" {
			t.Errorf("static/emblems has no %s.svg", kind.Slug)
		}
		if other, twice := drawn[drawing]; twice {
			t.Errorf("%s and %s have the same drawing", kind.Slug, other)
		}
		drawn[drawing] = kind.Slug
	}
	if emblems["other"] == "" {
		t.Error("static/emblems has no other.svg for a kind of one's own")
	}
}

func TestADrawingThatIsNotOneIsAnError(t *testing.T) {
	_, err := bundleAssets(fstest.MapFS{"emblems/tea.svg": {Data: []byte(`<?xml version="1.0"?><svg/>`)}})
	if err == nil || !strings.Contains(err.Error(), "emblems/tea.svg") {
		t.Errorf("got %v, want an error that names the file", err)
	}
}

func FuzzOrientation(f *testing.F) {
	f.Add(withExifJPEG(asJPEG(f, snap(2, 2)), exif(6, binary.LittleEndian, "II")))
	f.Add(withExifPNG(asPNG(f, snap(2, 2)), exif(3, binary.BigEndian, "MM")))
	f.Add([]byte("RIFF\x20\x00\x00\x00WEBPEXIF\xff\xff\xff\x7fMM"))
	f.Fuzz(func(t *testing.T, body []byte) {
		if got := orientation(body); got < 1 || got > 8 {
			t.Errorf("orientation %d", got)
		}
	})
}

// Large pictures wait for each other: four at once took over four gigabytes.
func TestLargePicturesTakeTurns(t *testing.T) {
	if isLarge(asPNG(t, image.NewGray(image.Rect(0, 0, 400, 300)))) {
		t.Error("a small picture waits")
	}
	if !isLarge(asPNG(t, image.NewGray(image.Rect(0, 0, 4000, 4000)))) {
		t.Error("a large picture does not wait")
	}
}
