package scene

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"image/png"
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
	made.clear()
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
	// Best speed makes a file of 28 KB instead of 26, in half the time: who fetches one is a
	// program that shows a link, and a build makes more than a hundred.
	encoder := png.Encoder{CompressionLevel: png.BestSpeed, BufferPool: &encoders}
	if err := encoder.Encode(&out, made.fewColours()); err != nil {
		return nil, fmt.Errorf("write scene: %w", err)
	}
	return out.Bytes(), nil
}

// painter fills shapes of one picture, with room that serves for each of them, and for the
// pictures after it. A pixel is the number of its colour, because a picture has few hundreds.
type painter struct {
	pix      []uint16
	colours  []colour.Colour // by their numbers; the first is that of a pixel on which nothing lies
	numbers  map[colour.Colour]uint16
	mixes    map[mix]uint16
	raster   vector.Rasterizer
	mask     image.Alpha
	paletted *image.Paletted
}

// mix is a colour that a shape covers in part, where its edge lies.
type mix struct{ below, with, share uint16 }

// whole is all of a picture.
var whole = image.Rect(0, 0, PictureWidth, PictureHeight)

var painters = sync.Pool{New: func() any {
	return &painter{
		pix: make([]uint16, PictureWidth*PictureHeight), numbers: map[colour.Colour]uint16{}, mixes: map[mix]uint16{},
		paletted: image.NewPaletted(whole, nil),
	}
}}

// clear begins another picture.
func (p *painter) clear() {
	clear(p.pix)
	clear(p.numbers)
	clear(p.mixes)
	p.colours = p.colours[:0]
	p.number(colour.Colour{})
}

// number returns the number of a colour.
func (p *painter) number(of colour.Colour) uint16 {
	number, known := p.numbers[of]
	if !known {
		number = uint16(len(p.colours))
		p.numbers[of], p.colours = number, append(p.colours, of)
	}
	return number
}

// mixed returns the number of a colour with a share of another in it, of edgeSteps.
func (p *painter) mixed(below, with, share uint16) uint16 {
	key := mix{below, with, share}
	number, known := p.mixes[key]
	if !known {
		number = p.number(p.colours[below].Mix(p.colours[with], float64(share)/edgeSteps))
		p.mixes[key] = number
	}
	return number
}

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

// fill fills a shape. Only the rectangles round it are gone over, so that small shapes cost
// little, and so do those of many parts that lie far from each other.
func (p *painter) fill(edge outline, with colour.Colour) {
	number := p.number(with)
	for _, part := range edge.apart() {
		p.fillWithin(part.around.Intersect(whole), part.outline, number)
	}
}

// part is a part of an outline, and the pixels round it.
type part struct {
	outline
	around image.Rectangle
}

// apart returns the parts of an outline round which no pixel is the same.
func (o outline) apart() (parts []part) {
	for len(o) > 0 {
		end := len(o)
		if next := slices.IndexFunc(o[1:], func(s step) bool { return s.command == 'M' }); next >= 0 {
			end = next + 1
		}
		one := part{o[:end], o[:end].around()}
		o = o[end:]
		for i := 0; i < len(parts); i++ { // those that it meets become one with it
			if parts[i].around.Overlaps(one.around) {
				one = part{slices.Concat(parts[i].outline, one.outline), parts[i].around.Union(one.around)}
				parts = slices.Delete(parts, i, i+1)
				i = -1
			}
		}
		parts = append(parts, one)
	}
	return parts
}

// around returns the pixels round an outline.
func (o outline) around() image.Rectangle {
	low, high := point{math.Inf(1), math.Inf(1)}, point{math.Inf(-1), math.Inf(-1)}
	for _, s := range o {
		for _, at := range s.points {
			low.x, low.y, high.x, high.y = min(low.x, at.x), min(low.y, at.y), max(high.x, at.x), max(high.y, at.y)
		}
	}
	return image.Rect(int(math.Floor(low.x)), int(math.Floor(low.y)), int(math.Ceil(high.x)), int(math.Ceil(high.y)))
}

func (p *painter) fillWithin(around image.Rectangle, edge outline, with uint16) {
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
	for y := range around.Dy() {
		row := p.pix[(around.Min.Y+y)*PictureWidth+around.Min.X:][:around.Dx()]
		p.lay(row, p.mask.Pix[y*p.mask.Stride:][:around.Dx()], with)
	}
}

// lay puts a colour on a row of pixels, of which a shape covers more or less. Eight are
// mostly covered alike.
func (p *painter) lay(row []uint16, covered []byte, with uint16) {
	for len(covered) > 0 {
		if len(covered) >= 8 {
			eight := binary.LittleEndian.Uint64(covered)
			if eight == math.MaxUint64 {
				for i := range row[:8] {
					row[i] = with
				}
			}
			if eight == 0 || eight == math.MaxUint64 {
				row, covered = row[8:], covered[8:]
				continue
			}
		}
		switch share := (uint16(covered[0])*edgeSteps + 127) / 255; share {
		case 0:
		case edgeSteps:
			row[0] = with
		default:
			row[0] = p.mixed(row[0], with, share)
		}
		row, covered = row[1:], covered[1:]
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
	onWhite := image.NewRGBA(image.Rectangle{Max: size})
	draw.Draw(onWhite, onWhite.Rect, image.White, image.Point{}, draw.Src)
	draw.CatmullRom.Scale(onWhite, onWhite.Rect, logo, logo.Bounds(), draw.Over, nil)
	for y := range size.Y {
		for x := range size.X {
			pixel := onWhite.RGBAAt(x, y)
			p.pix[(within.Min.Y+y)*PictureWidth+within.Min.X+x] = p.number(colour.Colour{R: pixel.R, G: pixel.G, B: pixel.B})
		}
	}
}

// most is how many colours a PNG with a palette may have.
const most = 256

// fewColours returns the same picture with a palette, which makes its file half as large
// and is written in a third of the time. Edges may have more shades between two colours than
// it holds: those of the fewest pixels become the nearest of the others.
func (p *painter) fewColours() *image.Paletted {
	count := make([]int, len(p.colours))
	runs(p.pix, func(number uint16, of []uint16) { count[number] += len(of) })
	all := make([]uint16, 0, len(p.colours))
	for number, pixels := range count {
		if pixels > 0 {
			all = append(all, uint16(number))
		}
	}
	slices.SortFunc(all, func(a, b uint16) int {
		one, other := p.colours[a], p.colours[b]
		return cmp.Or(cmp.Compare(count[b], count[a]),
			cmp.Compare(one.R, other.R), cmp.Compare(one.G, other.G), cmp.Compare(one.B, other.B))
	})
	p.paletted.Palette = p.paletted.Palette[:0]
	places := make([]byte, len(p.colours)) // in the palette
	for i, number := range all {
		as := color.RGBA{p.colours[number].R, p.colours[number].G, p.colours[number].B, 255}
		if i < most {
			p.paletted.Palette = append(p.paletted.Palette, as)
			places[number] = byte(i)
			continue
		}
		places[number] = byte(p.paletted.Palette.Index(as))
	}
	rest := p.paletted.Pix
	runs(p.pix, func(number uint16, of []uint16) {
		place := places[number]
		for i := range rest[:len(of)] {
			rest[i] = place
		}
		rest = rest[len(of):]
	})
	return p.paletted
}

// runs visits the pixels that lie beside each other and have one colour.
func runs(pix []uint16, visit func(number uint16, of []uint16)) {
	for len(pix) > 0 {
		first, length := pix[0], 1
		for length < len(pix) && pix[length] == first {
			length++
		}
		visit(first, pix[:length])
		pix = pix[length:]
	}
}
