// Package pictures makes the pictures that pages show out of those that groups send:
// upright, in a few widths, made anew from the pixels alone. It knows nothing of the
// directory.
package pictures

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"image"
	"image/jpeg"
	_ "image/png" // groups send these too
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"

	"golang.org/x/image/draw"
	_ "golang.org/x/image/webp" // and these
	"golang.org/x/sync/semaphore"

	"bandstand/directory/activity"
	"bandstand/directory/exif"
)

// widths are those in pixels in which a picture is published, up to its own: for a
// telephone, for a tablet or half a wide screen, and for screens with twice the
// pixels. JPEG is all that is written: no kept library in plain Go writes lossy WebP,
// and lossless WebP is larger at the small widths.
var widths = []int{480, 800, 1200}

// quality is JPEG's; above it drawings and faces gain nothing to be seen.
const quality = 80

// folder is where pictures are published.
const folder = "assets/pictures"

// atATime is how many pixels are made into pictures at a time, however many cores there
// are: one of the most that check lets through takes half a gigabyte, and a few hundred KB
// can hold it.
const atATime = 16_000_000

var making = semaphore.NewWeighted(atATime)

// recipe names how pictures are made. Another one makes other bytes of the same
// picture, so it is part of their names.
var recipe = fmt.Sprintf("ApproxBiLinear 1, JPEG %d, %v, %s", quality, widths, runtime.Version())

// Size is a picture in one width.
type Size struct {
	Path          string // in the site, named by what was given and by the recipe
	Width, Height int
}

// Picture is one that was given, and what is to be published of it.
type Picture struct {
	Sizes []Size // narrowest first
	file  string
	area  int // in pixels
}

// Open reads as much of a picture as tells under which names it is published, in which
// sizes. Its pixels are read when one of these is wanted.
func Open(from fs.FS, file string) (*Picture, error) {
	body, err := fs.ReadFile(from, file)
	if err != nil {
		return nil, fmt.Errorf("read picture: %w", err)
	}
	config, format, err := image.DecodeConfig(bytes.NewReader(body))
	if err != nil {
		return nil, fmt.Errorf("picture %s: read: %w", file, err)
	}
	opened := &Picture{file: file, area: config.Width * config.Height}
	size := image.Point{X: config.Width, Y: config.Height}
	if exif.Orientation(body) >= 5 { // held on its side
		size.X, size.Y = size.Y, size.X
	}
	hash := sha256.New()
	hash.Write(body)
	hash.Write([]byte(recipe))
	if format == "webp" {
		hash.Write([]byte("full range"))
	}
	sum := hash.Sum(nil)
	for _, width := range slices.Backward(widthsOf(size.X)) {
		size = shrunk(size, width)
		name := fmt.Sprintf("%s/%s-%d.%s.jpg", folder, nameOf(file), width, hex.EncodeToString(sum[:6]))
		opened.Sizes = slices.Insert(opened.Sizes, 0, Size{name, size.X, size.Y})
	}
	return opened, nil
}

// nameOf makes of the name of a file, which may hold anything and be as long as a
// file's name can be, one that can stand in an address and in srcset.
func nameOf(file string) string {
	const longest = 60
	base := path.Base(file)
	name := activity.SlugOf(strings.TrimSuffix(base, path.Ext(base)))
	return cmp.Or(name[:min(len(name), longest)], "picture")
}

// kept is how many pictures a Maker holds: the widths of one are wanted together.
const kept = 16

// drawnKept is how many drawings a Maker holds, of 25 KB each: those of a site are made for
// every one of a program's tests.
const drawnKept = 256

// ends is what whole pictures end in.
var ends = map[string]string{".jpg": "\xff\xd9", ".png": "IEND\xaeB`\x82"}

// Maker makes pictures when they are first wanted. It takes over what an earlier build
// published, and holds the last few. The zero value is ready.
type Maker struct {
	Published fs.FS // where an earlier build stands; nil where there is none

	mutex sync.Mutex
	made  []*made // the last few, the oldest first
	drawn map[string]func() ([]byte, error)
}

// made is a picture that is made, or being made.
type made struct {
	name string // of its widest size
	all  func() ([][]byte, error)
}

// JPEG returns a picture in one of its sizes. It is read from the folder in which it was
// opened.
func (m *Maker) JPEG(from fs.FS, p *Picture, size int) ([]byte, error) {
	if body, ok := m.published(p.Sizes[size]); ok {
		return body, nil
	}
	all, err := m.make(from, p).all()
	if err != nil {
		return nil, fmt.Errorf("picture %s: %w", p.file, err)
	}
	return all[size], nil
}

// Drawn returns a PNG of that size: what an earlier build published under the path, which
// must follow from all that draw makes it of, or else what draw returns.
func (m *Maker) Drawn(path string, width, height int, draw func() ([]byte, error)) ([]byte, error) {
	if body, ok := m.published(Size{path, width, height}); ok {
		return body, nil
	}
	m.mutex.Lock()
	once, ok := m.drawn[path]
	if !ok {
		once = sync.OnceValues(draw)
		if m.drawn == nil || len(m.drawn) >= drawnKept {
			m.drawn = map[string]func() ([]byte, error){}
		}
		m.drawn[path] = once
	}
	m.mutex.Unlock()
	return once()
}

// published returns what an earlier build made under the same name, unless it is no
// picture of that size.
func (m *Maker) published(size Size) ([]byte, bool) {
	if m.Published == nil {
		return nil, false
	}
	body, err := fs.ReadFile(m.Published, size.Path)
	if err != nil || !bytes.HasSuffix(body, []byte(ends[path.Ext(size.Path)])) {
		return nil, false
	}
	config, format, err := image.DecodeConfig(bytes.NewReader(body))
	return body, err == nil && "."+strings.Replace(format, "jpeg", "jpg", 1) == path.Ext(size.Path) && config.Width == size.Width && config.Height == size.Height
}

func (m *Maker) make(from fs.FS, p *Picture) *made {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	name := p.Sizes[len(p.Sizes)-1].Path
	for _, one := range m.made {
		if one.name == name {
			return one
		}
	}
	one := &made{name, sync.OnceValues(func() ([][]byte, error) {
		room := int64(min(p.area, atATime))
		_ = making.Acquire(context.Background(), room) // which nothing cancels
		defer making.Release(room)
		body, err := fs.ReadFile(from, p.file)
		if err != nil {
			return nil, err
		}
		return scale(body)
	})}
	m.made = append(m.made[max(0, len(m.made)+1-kept):], one)
	return one
}

// scale returns a picture in every width that it has pixels for, narrowest first,
// made anew from its pixels alone: whatever the camera wrote beside them, the place
// above all, is left behind. Only which way up it was held is read from there.
func scale(body []byte) ([][]byte, error) {
	from, err := decode(body)
	if err != nil {
		return nil, fmt.Errorf("read: %w", err)
	}
	size := from.Bounds().Size()
	widths := widthsOf(size.X)
	all := make([][]byte, len(widths))
	for i, width := range slices.Backward(widths) { // each from the next larger, which is quicker and looks the same
		size = shrunk(size, width)
		for from.Bounds().Dx() >= 2*width {
			from = scaled(from, shrunk(from.Bounds().Size(), from.Bounds().Dx()/2))
		}
		if size != from.Bounds().Size() {
			from = scaled(from, size)
		}
		var written bytes.Buffer
		if err := jpeg.Encode(&written, from, &jpeg.Options{Quality: quality}); err != nil {
			return nil, fmt.Errorf("write: %w", err)
		}
		all[i] = written.Bytes()
	}
	return all, nil
}

// scaled returns a picture in a size that is at least half its own. Each pixel is mixed of
// four, which nobody tells from finer ways by eye; they take ten times as long, and forty
// bytes for each pixel.
func scaled(from *image.RGBA, size image.Point) *image.RGBA {
	small := image.NewRGBA(image.Rectangle{Max: size})
	draw.ApproxBiLinear.Scale(small, small.Bounds(), from, from.Bounds(), draw.Src, nil)
	return small
}

// decode returns the pixels of a picture, the right way up.
func decode(body []byte) (*image.RGBA, error) {
	source, format, err := image.Decode(bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	return upright(fullRange(source, format), exif.Orientation(body)), nil
}

// fullRange returns a picture whose values for white and black are 255 and 0. Lossy WebP
// keeps its pixels as video does, from 16 to 235, and its package hands them on as if
// they were a JPEG's, so that white came out grey.
func fullRange(source image.Image, format string) image.Image {
	if format != "webp" {
		return source
	}
	var planes *image.YCbCr
	switch source := source.(type) {
	case *image.YCbCr:
		planes = source
	case *image.NYCbCrA:
		planes = &source.YCbCr
	default: // lossless
		return source
	}
	stretch(planes.Y, 16, 0, 219)
	stretch(planes.Cb, 128, 128, 224)
	stretch(planes.Cr, 128, 128, 224)
	return source
}

// stretch maps the values round a middle, which becomes another, from a range to 255.
func stretch(values []byte, middle, becomes, within int) {
	var table [256]byte
	for i := range table {
		scaled := float64(i-middle)*255/float64(within) + float64(becomes)
		table[i] = byte(min(max(scaled+.5, 0), 255))
	}
	for i, value := range values {
		values[i] = table[value]
	}
}

// widthsOf returns the widths in which a picture of this width is published: never
// more than it has.
func widthsOf(own int) []int {
	var all []int
	for _, width := range widths {
		if width >= own {
			return append(all, own)
		}
		all = append(all, width)
	}
	return all
}

// shrunk returns the size of a picture in another width.
func shrunk(size image.Point, width int) image.Point {
	if size.X == width {
		return size
	}
	return image.Point{X: width, Y: max(1, (size.Y*width+size.X/2)/size.X)}
}
