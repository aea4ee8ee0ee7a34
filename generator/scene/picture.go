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
	mixes    map[uint64]uint16 // of what lies below, what covers it in part, and how much of it
	raster   vector.Rasterizer
	mask     image.Alpha
	solid    [PictureWidth]uint16 // pixels that the shape covers
	runs     []run
	paletted *image.Paletted
}

// run is how many pixels beside each other have one colour.
type run struct {
	number uint16
	length int
}

// whole is all of a picture.
var whole = image.Rect(0, 0, PictureWidth, PictureHeight)

var painters = sync.Pool{New: func() any {
	return &painter{
		pix: make([]uint16, PictureWidth*PictureHeight), numbers: map[colour.Colour]uint16{}, mixes: map[uint64]uint16{},
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
	key := uint64(below)<<32 | uint64(with)<<16 | uint64(share)
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
	// Between the first and the last row of an upright rectangle all are alike: one is enough.
	rows, repeats := around.Dy(), 1
	if rows > 3 && edge.isUpright() {
		rows, repeats = 3, rows-2
	}
	raster := &p.raster
	raster.Reset(around.Dx(), rows)
	for _, s := range edge {
		var x, y [3]float32
		for i, at := range s.points {
			x[i], y[i] = float32(at.x-float64(around.Min.X)), float32(at.y-float64(around.Min.Y))
			if repeats > 1 && at.y-float64(around.Min.Y) > 1 {
				y[i] = float32(at.y - float64(around.Min.Y+repeats-1))
			}
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
	p.mask.Rect, p.mask.Stride = image.Rect(0, 0, around.Dx(), rows), around.Dx()
	p.mask.Pix = slices.Grow(p.mask.Pix[:0], around.Dx()*rows)[:around.Dx()*rows]
	raster.DrawOp = draw.Src // which leaves nothing of the last shape
	raster.Draw(&p.mask, p.mask.Rect, image.Opaque, image.Point{})
	for i := range p.solid[:around.Dx()] {
		p.solid[i] = with
	}
	for y := range around.Dy() {
		row := p.pix[(around.Min.Y+y)*PictureWidth+around.Min.X:][:around.Dx()]
		at := max(min(y, 1), y-repeats+1) // which row of the mask
		p.lay(row, p.mask.Pix[at*p.mask.Stride:][:around.Dx()], with)
	}
}

// isUpright reports whether an outline is one rectangle that nothing has turned.
func (o outline) isUpright() bool {
	if len(o) != 5 || o[4].command != 'Z' {
		return false
	}
	for i, s := range o[:4] {
		if s.command != 'L' && i > 0 {
			return false
		}
		if next := o[(i+1)%4].points[0]; next.x != s.points[0].x && next.y != s.points[0].y {
			return false
		}
	}
	return true
}

// lay puts a colour on a row of pixels, of which a shape covers more or less.
func (p *painter) lay(row []uint16, covered []byte, with uint16) {
	for len(covered) > 0 {
		n := 1
		switch covered[0] {
		case 0:
			n = alike(covered, 0)
		case math.MaxUint8:
			n = alike(covered, math.MaxUint64)
			copy(row[:n], p.solid[:])
		default:
			switch share := (uint16(covered[0])*edgeSteps + 127) / 255; share {
			case 0:
			case edgeSteps:
				row[0] = with
			default:
				row[0] = p.mixed(row[0], with, share)
			}
		}
		row, covered = row[n:], covered[n:]
	}
}

// alike returns how many pixels are covered as the first one is. Eight of them are looked
// at together, because mostly many are.
func alike(covered []byte, eight uint64) int {
	n := 1
	for len(covered) >= n+8 && binary.LittleEndian.Uint64(covered[n:]) == eight {
		n += 8
	}
	for n < len(covered) && covered[n] == covered[0] {
		n++
	}
	return n
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
	p.findRuns()
	count := make([]int, len(p.colours))
	for _, one := range p.runs {
		count[one.number] += one.length
	}
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
	kept := all[:min(most, len(all))]
	p.paletted.Palette = p.paletted.Palette[:0]
	places := make([]byte, len(p.colours)) // in the palette
	for i, number := range kept {
		of := p.colours[number]
		p.paletted.Palette = append(p.paletted.Palette, color.RGBA{of.R, of.G, of.B, 255})
		places[number] = byte(i)
	}
	for _, number := range all[len(kept):] {
		places[number] = places[p.nearest(number, kept)]
	}
	rest := p.paletted.Pix
	for _, one := range p.runs {
		place := places[one.number]
		for i := range rest[:one.length] {
			rest[i] = place
		}
		rest = rest[one.length:]
	}
	return p.paletted
}

// nearest returns which of some colours is most like one.
func (p *painter) nearest(number uint16, among []uint16) uint16 {
	of, found, least := p.colours[number], uint16(0), math.MaxInt
	for _, other := range among {
		is := p.colours[other]
		r, g, b := int(of.R)-int(is.R), int(of.G)-int(is.G), int(of.B)-int(is.B)
		if far := r*r + g*g + b*b; far < least {
			found, least = other, far
		}
	}
	return found
}

// findRuns finds the pixels that lie beside each other and have one colour.
func (p *painter) findRuns() {
	p.runs = p.runs[:0]
	for from := 0; from < len(p.pix); {
		to := from + 1
		for to < len(p.pix) && p.pix[to] == p.pix[from] {
			to++
		}
		p.runs = append(p.runs, run{p.pix[from], to - from})
		from = to
	}
}
