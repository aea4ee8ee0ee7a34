package scene

import (
	"bytes"
	"cmp"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"iter"
	"maps"
	"math"
	"slices"

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
	made := &painter{RGBA: image.NewRGBA(image.Rect(0, 0, PictureWidth, PictureHeight))}
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
	encoder := png.Encoder{CompressionLevel: png.DefaultCompression}
	if err := encoder.Encode(&out, fewColours(made.RGBA)); err != nil {
		return nil, fmt.Errorf("write scene: %w", err)
	}
	return out.Bytes(), nil
}

// painter fills shapes of one picture, with room that serves for each of them.
type painter struct {
	*image.RGBA
	raster vector.Rasterizer
	mask   image.Alpha
}

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
	for y := range around.Dy() {
		row := p.Pix[p.PixOffset(around.Min.X, around.Min.Y+y):]
		for x, covered := range p.mask.Pix[y*p.mask.Stride:][:around.Dx()] {
			if covered == 0 {
				continue
			}
			under := row[4*x : 4*x+4]
			if covered < 255 {
				mix := colour.Colour{R: under[0], G: under[1], B: under[2]}.Mix(with, float64(covered)/255)
				under[0], under[1], under[2] = mix.R, mix.G, mix.B
				continue
			}
			under[0], under[1], under[2], under[3] = with.R, with.G, with.B, 255
		}
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
// and is written in a third of the time. Edges have more shades between two colours than
// it holds: those of the fewest pixels become the nearest of the others.
func fewColours(made *image.RGBA) *image.Paletted {
	count := map[color.RGBA]int{}
	for one, run := range runs(made) {
		count[one] += run
	}
	all := slices.SortedFunc(maps.Keys(count), func(a, b color.RGBA) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a.R, b.R), cmp.Compare(a.G, b.G), cmp.Compare(a.B, b.B))
	})
	paletted := image.NewPaletted(made.Rect, nil)
	index := map[color.RGBA]byte{}
	for i, one := range all {
		if i < most {
			paletted.Palette = append(paletted.Palette, one)
			index[one] = byte(i)
			continue
		}
		index[one] = byte(paletted.Palette.Index(one))
	}
	at := 0
	for one, run := range runs(made) {
		index := index[one]
		for i := range run {
			paletted.Pix[at+i] = index
		}
		at += run
	}
	return paletted
}

// runs yields the colours of a picture, each with the pixels beside each other that have it.
func runs(made *image.RGBA) iter.Seq2[color.RGBA, int] {
	return func(yield func(color.RGBA, int) bool) {
		pix := made.Pix
		for len(pix) > 0 {
			length := 4
			for length < len(pix) && [4]byte(pix[length:]) == [4]byte(pix) {
				length += 4
			}
			if !yield(color.RGBA{pix[0], pix[1], pix[2], 255}, length/4) {
				return
			}
			pix = pix[length:]
		}
	}
}
