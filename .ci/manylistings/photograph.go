package main

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
)

func photographName(number int) string { return fmt.Sprintf("photograph-%d.jpg", number+1) }

// photograph makes a picture of hills at dusk, as large as those that telephones
// send by email, with as much in it to compress as a real one has.
func photograph(seed uint64, number int) ([]byte, error) {
	const width, height, coarsest = 1600, 1064, 128
	c := newChance(seed, uint64(1<<40+number))
	picture := image.NewYCbCr(image.Rect(0, 0, width, height), image.YCbCrSubsampleRatio420)
	light := make([]int, width*height)
	for step := coarsest; step >= 2; step /= 4 { // noise of several sizes, smooth between its points
		across := width/step + 2
		points := make([]int, across*(height/step+2))
		for i := range points {
			points[i] = c.IntN(step) + step/2
		}
		for y := range height {
			for x := range width {
				at, dx, dy := y/step*across+x/step, x%step, y%step
				above := points[at]*(step-dx) + points[at+1]*dx
				below := points[at+across]*(step-dx) + points[at+across+1]*dx
				light[y*width+x] += (above*(step-dy) + below*dy) / step / step
			}
		}
	}
	for i, l := range light {
		picture.Y[i] = uint8(min(l*3/4+i/width/16, 255))
	}
	blue, red := c.between(90, 160), c.between(90, 160)
	for i := range picture.Cb {
		row := i / picture.CStride
		picture.Cb[i], picture.Cr[i] = uint8(blue+row/16), uint8(red-row/32+light[2*row*width+i%picture.CStride*2]%8)
	}
	var file bytes.Buffer
	err := jpeg.Encode(&file, picture, &jpeg.Options{Quality: 85})
	return file.Bytes(), err
}
