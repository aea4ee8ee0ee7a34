package scene

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"maps"
	"math"
	"slices"
	"sync"

	"golang.org/x/image/draw"
	"golang.org/x/image/vector"

	"bandstand/directory/colour"
)

// PictureWidth and PictureHeight are those in pixels of the picture that is shown where
// the link of a page is shared: what Facebook, WhatsApp and the like ask for.
const (
	PictureWidth, PictureHeight = 1200, 630
)

// Below the scene stands the directory's own colour, and its logo on white upon it.
const (
	bandHeight, bandEdge    = 26, 6
	logoWidth, logoHeight   = 300, 100
	logoMargin, logoPadding = 28, 14
)

// PNG returns the scene as it is by day, in that size: the same shapes, filled. The logo
// may be nil.
func (s Scene) PNG(logo image.Image) ([]byte, error) {
	canvas := s.compose()
	made := painters.Get().(*painter)
	defer painters.Put(made)
	clear(made.Pix)
	// It is a little less high than scenes are; what stands near is worth more than the sky.
	const scale = float64(PictureWidth) / width
	in := matrix{scale, 0, 0, scale, 0, PictureHeight - height*scale}
	for _, one := range canvas.shapes {
		made.fill(one.outline.in(in), canvas.colours(one.fill)[0])
	}
	for _, band := range []struct {
		fill   string
		height float64
	}{{"marigold", bandHeight}, {"plum", bandHeight - bandEdge}} {
		top := PictureHeight - band.height
		made.fill(rectangle(0, top, PictureWidth, band.height, 0), canvas.colours(band.fill)[0])
	}
	if logo != nil {
		made.addLogo(logo)
	}
	var out bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.DefaultCompression, BufferPool: &encoders}
	if err := encoder.Encode(&out, made.fewColours()); err != nil {
		return nil, fmt.Errorf("write scene: %w", err)
	}
	return out.Bytes(), nil
}

// painter fills shapes of one picture, with room that serves for each of them, and for the
// pictures after it.
type painter struct {
	*image.RGBA
	raster   vector.Rasterizer
	mask     image.Alpha
	paletted *image.Paletted
}

var painters = sync.Pool{New: func() any {
	size := image.Rect(0, 0, PictureWidth, PictureHeight)
	return &painter{RGBA: image.NewRGBA(size), paletted: image.NewPaletted(size, nil)}
}}

// encoders keeps what is dear of an encoder from one picture to the next.
var encoders buffers

type buffers struct{ pool sync.Pool }

// Get returns what was kept; nil where nothing was.
func (b *buffers) Get() *png.EncoderBuffer {
	kept, _ := b.pool.Get().(*png.EncoderBuffer)
	return kept
}

// Put keeps the room of an encoder.
func (b *buffers) Put(one *png.EncoderBuffer) { b.pool.Put(one) }

// edgeSteps is in how many steps an edge passes from one colour to another. With all 255 that
// there could be no eye sees a difference, and a picture has thousands of colours.
const edgeSteps = 15

// fill fills a shape. Only the rectangle round it is gone over, so that small shapes cost
// little.
func (p *painter) fill(edge outline, with colour.Colour) {
	low, high := point{math.Inf(1), math.Inf(1)}, point{math.Inf(-1), math.Inf(-1)}
	for _, s := range edge {
		for _, at := range s.points {
			low.x, low.y, high.x, high.y = min(low.x, at.x), min(low.y, at.y), max(high.x, at.x), max(high.y, at.y)
		}
	}
	around := image.Rect(int(math.Floor(low.x)), int(math.Floor(low.y)), int(math.Ceil(high.x)), int(math.Ceil(high.y))).Intersect(p.Rect)
	if around.Empty() {
		return
	}
	raster := &p.raster
	raster.Reset(around.Dx(), around.Dy())
	for _, s := range edge {
		var x, y [3]float32
		for i, at := range s.points {
			x[i], y[i] = float32(at.x-float64(around.Min.X)), float32(at.y-float64(around.Min.Y))
		}
		switch s.command {
		case 'M':
			raster.MoveTo(x[0], y[0])
		case 'L':
			raster.LineTo(x[0], y[0])
		case 'Q':
			raster.QuadTo(x[0], y[0], x[1], y[1])
		case 'C':
			raster.CubeTo(x[0], y[0], x[1], y[1], x[2], y[2])
		case 'Z':
			raster.ClosePath()
		}
	}
	p.mask.Rect, p.mask.Stride = image.Rectangle{Max: around.Size()}, around.Dx()
	p.mask.Pix = slices.Grow(p.mask.Pix[:0], around.Dx()*around.Dy())[:around.Dx()*around.Dy()]
	raster.DrawOp = draw.Src // which leaves nothing of the last shape
	raster.Draw(&p.mask, p.mask.Rect, image.Opaque, image.Point{})
	solid := bytes.Repeat([]byte{with.R, with.G, with.B, 255}, 8)
	for y := range around.Dy() {
		row := p.Pix[p.PixOffset(around.Min.X, around.Min.Y+y):][:4*around.Dx()]
		lay(row, p.mask.Pix[y*p.mask.Stride:][:around.Dx()], with, solid)
	}
}

// lay puts a colour on a row of pixels, of which a shape covers more or less. Solid is eight
// pixels of it, because eight are mostly covered alike.
func lay(row, covered []byte, with colour.Colour, solid []byte) {
	for len(covered) > 0 {
		if len(covered) >= 8 {
			eight := binary.LittleEndian.Uint64(covered)
			if eight == math.MaxUint64 {
				copy(row, solid)
			}
			if eight == 0 || eight == math.MaxUint64 {
				row, covered = row[32:], covered[8:]
				continue
			}
		}
		switch shade := (int(covered[0])*edgeSteps + 127) / 255; shade {
		case 0:
		case edgeSteps:
			copy(row, solid[:4])
		default:
			mix := colour.Colour{R: row[0], G: row[1], B: row[2]}.Mix(with, float64(shade)/edgeSteps)
			row[0], row[1], row[2], row[3] = mix.R, mix.G, mix.B, 255
		}
		row, covered = row[4:], covered[1:]
	}
}

// addLogo puts a directory's logo at the lower left, on white.
func (p *painter) addLogo(logo image.Image) {
	size := logo.Bounds().Size()
	shrink := min(float64(logoWidth)/float64(size.X), float64(logoHeight)/float64(size.Y))
	size = image.Pt(max(1, int(float64(size.X)*shrink)), max(1, int(float64(size.Y)*shrink)))
	corner := image.Pt(logoMargin+logoPadding, PictureHeight-logoMargin-logoPadding-size.Y)
	within := image.Rectangle{corner, corner.Add(size)}
	tile := within.Inset(-logoPadding)
	p.fill(rectangle(float64(tile.Min.X), float64(tile.Min.Y), float64(tile.Dx()), float64(tile.Dy()), 18), colour.White)
	draw.CatmullRom.Scale(p.RGBA, within, logo, logo.Bounds(), draw.Over, nil)
}

// most is how many colours a PNG with a palette may have.
const most = 256

// fewColours returns the same picture with a palette, which makes its file half as large
// and is written in a third of the time. Edges may have more shades between two colours than
// it holds: those of the fewest pixels become the nearest of the others.
func (p *painter) fewColours() *image.Paletted {
	count := map[pixel]int{}
	runs(p.Pix, func(one pixel, run int) { count[one] += run })
	all := slices.SortedFunc(maps.Keys(count), func(a, b pixel) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), slices.Compare(a[:], b[:]))
	})
	p.paletted.Palette = p.paletted.Palette[:0]
	index := map[pixel]byte{}
	for i, one := range all {
		as := color.RGBA{one[0], one[1], one[2], 255}
		if i < most {
			p.paletted.Palette = append(p.paletted.Palette, as)
			index[one] = byte(i)
			continue
		}
		index[one] = byte(p.paletted.Palette.Index(as))
	}
	rest := p.paletted.Pix
	runs(p.Pix, func(one pixel, run int) {
		index := index[one]
		for i := range rest[:run] {
			rest[i] = index
		}
		rest = rest[run:]
	})
	return p.paletted
}

// pixel is a colour as a picture holds it: red, green, blue, and how much of it there is.
type pixel [4]byte

// runs visits the colours of a picture, each with how many pixels beside each other have it.
func runs(pix []byte, visit func(one pixel, run int)) {
	for len(pix) > 0 {
		length, first := 4, binary.LittleEndian.Uint32(pix)
		for length < len(pix) && binary.LittleEndian.Uint32(pix[length:]) == first {
			length += 4
		}
		visit(pixel(pix), length/4)
		pix = pix[length:]
	}
}
