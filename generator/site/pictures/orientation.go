package pictures

import (
	"image"
	"image/color"

	"golang.org/x/image/draw"
)

// upright returns a picture the right way up, on white where it was clear.
// Orientation is Exif's, from 1, as it is, to 8; image.Decode pays no heed to it.
func upright(source image.Image, orientation int) *image.RGBA {
	size := source.Bounds().Size()
	flat := image.NewRGBA(image.Rectangle{Max: size})
	draw.Draw(flat, flat.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	draw.Draw(flat, flat.Bounds(), source, source.Bounds().Min, draw.Over)
	if orientation == 1 {
		return flat
	}
	turned := image.NewRGBA(flat.Bounds())
	if orientation >= 5 { // held on its side
		turned = image.NewRGBA(image.Rect(0, 0, size.Y, size.X))
	}
	for y := range size.Y {
		for x := range size.X {
			toX, toY := turnedTo(x, y, size, orientation)
			turned.SetRGBA(toX, toY, flat.RGBAAt(x, y))
		}
	}
	return turned
}

// turnedTo returns where a stored pixel is to be shown: table 6 of Exif 2.32 says
// for each orientation where row 0 and column 0 belong.
func turnedTo(x, y int, size image.Point, orientation int) (int, int) {
	right, bottom := size.X-1-x, size.Y-1-y
	switch orientation {
	case 2:
		return right, y
	case 3:
		return right, bottom
	case 4:
		return x, bottom
	case 5:
		return y, x
	case 6:
		return bottom, x
	case 7:
		return bottom, right
	case 8:
		return y, right
	}
	return x, y
}
