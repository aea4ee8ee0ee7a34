package pictures

import (
	"bytes"
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

// cameraExif is what a camera writes: which way up it was held, and where it was.
func cameraExif(orientation uint16, order binary.AppendByteOrder, mark string) []byte {
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
		told := cameraExif(orientation, binary.BigEndian, "MM")
		sizes, err := scale(withExifJPEG(asJPEG(t, snap(80, 40)), told))
		if err != nil {
			t.Fatal(err)
		}
		size := sizeOf(t, sizes[0])
		if wide := orientation < 5; (size.X > size.Y) != wide {
			t.Errorf("orientation %d: shown %v", orientation, size)
		}
		if at := redQuarter(t, sizes[0]); at != want {
			t.Errorf("orientation %d: the red quarter is at %v, want %v", orientation, at, want)
		}
	}
}

func sizeOf(t *testing.T, body []byte) image.Point {
	t.Helper()
	config, err := jpeg.DecodeConfig(bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	return image.Point{X: config.Width, Y: config.Height}
}

// redQuarter returns which quarter of a picture is red.
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
		"jpeg, big end first":    withExifJPEG(asJPEG(t, snap(900, 500)), cameraExif(6, binary.BigEndian, "MM")),
		"jpeg, little end first": withExifJPEG(asJPEG(t, snap(900, 500)), cameraExif(6, binary.LittleEndian, "II")),
		"png":                    withExifPNG(asPNG(t, snap(900, 500)), cameraExif(6, binary.BigEndian, "MM")),
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
				if bytes.Contains(size, []byte("GPS")) || bytes.Contains(size, []byte("Exif")) {
					t.Error("a picture still tells where it was taken")
				}
			}
			if last := sizeOf(t, sizes[len(sizes)-1]); last.Y != 900 {
				t.Errorf("got %v, want it turned upright", last)
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
	shown, err := jpeg.Decode(bytes.NewReader(sizes[0]))
	if err != nil {
		t.Fatal(err)
	}
	if red, _, _, _ := shown.At(20, 20).RGBA(); red < 0xf000 {
		t.Errorf("a clear picture is shown as %v, want white", shown.At(20, 20))
	}
}

// The addresses and sizes of a picture are known before it is made, and are true.
// Lossy WebP keeps white as 235.
func TestWhiteWebPStaysWhite(t *testing.T) {
	for file, want := range map[string]color.RGBA{"white.webp": {255, 255, 255, 255}, "red.webp": {200, 0, 0, 255}} {
		body, err := os.ReadFile("testdata/" + file)
		if err != nil {
			t.Fatal(err)
		}
		picture, err := decode(body)
		if err != nil {
			t.Fatal(err)
		}
		got := picture.RGBAAt(picture.Bounds().Dx()/2, picture.Bounds().Dy()/2)
		near := func(a, b uint8) bool { return max(a, b)-min(a, b) <= 3 }
		if !near(got.R, want.R) || !near(got.G, want.G) || !near(got.B, want.B) {
			t.Errorf("%s: got %v want %v", file, got, want)
		}
	}
}

func TestAPictureIsNamedBeforeItIsMade(t *testing.T) {
	body := withExifJPEG(asJPEG(t, snap(1301, 907)), cameraExif(6, binary.BigEndian, "MM"))
	held := fstest.MapFS{"images/Tea 1.jpg": {Data: body}, "images/other.jpg": {Data: asJPEG(t, snap(1301, 907))}}
	opened, err := Open(held, "images/Tea 1.jpg")
	if err != nil {
		t.Fatal(err)
	}
	other, err := Open(held, "images/other.jpg")
	if err != nil {
		t.Fatal(err)
	}
	var maker Maker
	for i, size := range opened.Sizes {
		made, err := maker.JPEG(held, opened, i)
		if err != nil {
			t.Fatal(err)
		}
		if got := sizeOf(t, made); got.X != size.Width || got.Y != size.Height {
			t.Errorf("got %v, want %d by %d", got, size.Width, size.Height)
		}
		if !strings.HasPrefix(size.Path, fmt.Sprintf("assets/pictures/tea-1-%d.", size.Width)) {
			t.Errorf("it is called %s", size.Path)
		}
		hash := func(path string) string { return path[len(path)-len("0123456789ab.jpg"):] }
		if hash(size.Path) == hash(other.Sizes[0].Path) {
			t.Error("two pictures have one hash")
		}
	}
	if len(opened.Sizes) != 3 {
		t.Errorf("got %d sizes, want 3", len(opened.Sizes))
	}
	delete(held, "images/Tea 1.jpg") // a Maker holds the last few
	if _, err := maker.JPEG(held, opened, 0); err != nil {
		t.Errorf("the picture is made again: %v", err)
	}
}

// What an earlier build published is taken over, unless it is no such picture.
func TestPublishedPicturesAreTakenOver(t *testing.T) {
	held := fstest.MapFS{"tea.jpg": {Data: asJPEG(t, snap(900, 300))}}
	opened, err := Open(held, "tea.jpg")
	if err != nil {
		t.Fatal(err)
	}
	other := asJPEG(t, image.NewGray(image.Rect(0, 0, opened.Sizes[0].Width, opened.Sizes[0].Height)))
	for name, test := range map[string]struct {
		body []byte
		over bool
	}{
		"of the same size": {other, true},
		"cut short":        {other[:len(other)-9], false},
		"of another size":  {asJPEG(t, snap(30, 10)), false},
		"nonsense":         {[]byte("nonsense"), false},
	} {
		maker := Maker{Published: fstest.MapFS{opened.Sizes[0].Path: {Data: test.body}}}
		got, err := maker.JPEG(held, opened, 0)
		if err != nil {
			t.Fatal(err)
		}
		if over := bytes.Equal(got, test.body); over != test.over {
			t.Errorf("%s: taken over: %v, want %v", name, over, test.over)
		}
	}
}

// A drawing is made once, and not at all where an earlier build published one of its name
// and size.
func TestDrawingsAreMadeOnce(t *testing.T) {
	const path = "assets/scenes/tea.png"
	drawn := 0
	draw := func() ([]byte, error) {
		drawn++
		return []byte("drawn"), nil
	}
	earlier := asPNG(t, image.NewGray(image.Rect(0, 0, 40, 21)))
	for name, test := range map[string]struct {
		published []byte
		want      string
		drawn     int
	}{
		"nothing":           {nil, "drawn", 1},
		"of its size":       {earlier, string(earlier), 0},
		"of another":        {asPNG(t, image.NewGray(image.Rect(0, 0, 21, 40))), "drawn", 1},
		"cut short":         {earlier[:len(earlier)-3], "drawn", 1},
		"a JPEG so called":  {asJPEG(t, image.NewGray(image.Rect(0, 0, 40, 21))), "drawn", 1},
		"nonsense with end": {[]byte("nonsense" + ends[".png"]), "drawn", 1},
	} {
		maker, held := Maker{}, fstest.MapFS{}
		if test.published != nil {
			held[path] = &fstest.MapFile{Data: test.published}
		}
		maker.Published = held
		drawn = 0
		for range 2 {
			if got, err := maker.Drawn(path, 40, 21, draw); string(got) != test.want || err != nil {
				t.Errorf("%s: got %.20q, %v", name, got, err)
			}
		}
		if drawn != test.drawn {
			t.Errorf("%s: drawn %d times, want %d", name, drawn, test.drawn)
		}
	}
}

// Large pictures wait for each other: four at once took over four gigabytes.
func TestLargePicturesTakeTurns(t *testing.T) {
	for width, want := range map[int]bool{400: false, 4000: true} {
		opened, err := Open(fstest.MapFS{"a.png": {Data: asPNG(t, image.NewGray(image.Rect(0, 0, width, width)))}}, "a.png")
		if err != nil || opened.area >= atATime != want {
			t.Errorf("a picture %d wide has %d pixels, %v, and leaves room for others: %v", width, opened.area, err, want)
		}
	}
}

func TestPictureNames(t *testing.T) {
	for file, want := range map[string]string{
		"images/Tea dance #2?.png":                      "tea-dance-2",
		"activities/salford/50%20off.jpg":               "50-20off",
		"images/合唱.webp":                                "picture",
		"images/" + strings.Repeat("long", 60) + ".jpg": strings.Repeat("long", 15),
	} {
		if got := nameOf(file); got != want {
			t.Errorf("%s: got %q, want %q", file, got, want)
		}
	}
}
