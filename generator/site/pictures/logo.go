package pictures

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io/fs"
	"runtime"

	"golang.org/x/image/draw"
)

// A logo is published as PNG, which keeps its edges sharp, on white, so that it can stand
// on any colour: as wide and high as heads of pages and of letters need on fine screens,
// and as a square icon.
const (
	logoWidth, logoHeight = 480, 160
	iconSide, iconMargin  = 180, 10
)

// Logo is a directory's own, and what is to be published of it.
type Logo struct {
	Shown, Icon Size
	file        string
	area        int // in pixels
}

// OpenLogo reads as much of a logo as tells under which names it is published.
func OpenLogo(from fs.FS, file string) (*Logo, error) {
	opened, err := Open(from, file)
	if err != nil {
		return nil, err
	}
	body, err := fs.ReadFile(from, file)
	if err != nil {
		return nil, fmt.Errorf("read logo: %w", err)
	}
	sum := sha256.Sum256(append(body, fmt.Sprint("logo 1", logoWidth, logoHeight, iconSide, iconMargin, runtime.Version())...))
	name := fmt.Sprintf("%s/%s.%s", folder, nameOf(file), hex.EncodeToString(sum[:6]))
	largest := opened.Sizes[len(opened.Sizes)-1]
	size := fitted(image.Pt(largest.Width, largest.Height), logoWidth, logoHeight)
	return &Logo{
		Shown: Size{name + "-logo.png", size.X, size.Y}, Icon: Size{name + "-icon.png", iconSide, iconSide},
		file: file, area: opened.area,
	}, nil
}

// PNG returns the logo in one of its two sizes.
func (l *Logo) PNG(from fs.FS, size Size) ([]byte, error) {
	room := int64(min(l.area, atATime))
	_ = making.Acquire(context.Background(), room) // which nothing cancels
	defer making.Release(room)
	body, err := fs.ReadFile(from, l.file)
	if err != nil {
		return nil, fmt.Errorf("read logo: %w", err)
	}
	upright, err := decode(body)
	if err != nil {
		return nil, fmt.Errorf("logo %s: read: %w", l.file, err)
	}
	within := image.Rect(0, 0, size.Width, size.Height)
	made := image.NewRGBA(within)
	draw.Draw(made, within, image.NewUniform(color.White), image.Point{}, draw.Src)
	if size == l.Icon {
		within = within.Inset(iconMargin)
		inside := fitted(upright.Bounds().Size(), within.Dx(), within.Dy())
		corner := within.Min.Add(within.Size().Sub(inside).Div(2))
		within = image.Rectangle{corner, corner.Add(inside)}
	}
	draw.CatmullRom.Scale(made, within, upright, upright.Bounds(), draw.Src, nil)
	var written bytes.Buffer
	if err := png.Encode(&written, made); err != nil {
		return nil, fmt.Errorf("logo %s: write: %w", l.file, err)
	}
	return written.Bytes(), nil
}

// fitted returns the size of a picture that is to be no wider and no higher than this; it
// is never made larger.
func fitted(size image.Point, width, height int) image.Point {
	if size.X > width {
		size = shrunk(size, width)
	}
	if size.Y > height {
		size = image.Pt(max(1, (size.X*height+size.Y/2)/size.Y), height)
	}
	return size
}
