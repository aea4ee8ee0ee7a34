package site

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
	_ "image/png" // groups send these too
	"io/fs"
	"path"
	"strings"

	"golang.org/x/image/draw"
	_ "golang.org/x/image/webp" // and these

	"bandstand/directory/activity"
)

// pictureWidth is the width in pixels to which larger pictures are made smaller.
const pictureWidth = 1200

// picture is an activity's picture as its page shows it.
type picture struct {
	URL, Alt, Credit string
	Width, Height    int
}

// makePicture publishes an activity's picture, made anew from its pixels alone:
// whatever the camera wrote beside them, the place above all, is left behind.
func (m *maker) makePicture(a *activity.Activity) (*picture, error) {
	if a.Image == nil {
		return nil, nil
	}
	body, err := fs.ReadFile(m.content, a.Image.File)
	if err != nil {
		return nil, fmt.Errorf("read picture: %w", err)
	}
	source, _, err := image.Decode(bytes.NewReader(body))
	if err != nil {
		return nil, fmt.Errorf("read picture %s: %w", a.Image.File, err)
	}
	small := shrink(source)
	var written bytes.Buffer
	if err := jpeg.Encode(&written, small, &jpeg.Options{Quality: 82}); err != nil {
		return nil, fmt.Errorf("write picture %s: %w", a.Image.File, err)
	}
	base := path.Base(a.Image.File)
	name := hashedName("pictures/"+strings.TrimSuffix(base, path.Ext(base))+".jpg", written.Bytes())
	m.files[name] = written.Bytes()
	return &picture{
		URL:    "/" + name,
		Alt:    a.Image.Alt,
		Credit: a.Image.Credit,
		Width:  small.Bounds().Dx(),
		Height: small.Bounds().Dy(),
	}, nil
}

// shrink gives a picture of at most pictureWidth, on white where it was clear.
func shrink(source image.Image) image.Image {
	width, height := source.Bounds().Dx(), source.Bounds().Dy()
	if width > pictureWidth {
		width, height = pictureWidth, max(1, height*pictureWidth/width)
	}
	small := image.NewRGBA(image.Rect(0, 0, width, height))
	draw.Draw(small, small.Bounds(), image.White, image.Point{}, draw.Src)
	if small.Bounds().Size() == source.Bounds().Size() {
		draw.Draw(small, small.Bounds(), source, source.Bounds().Min, draw.Over)
	} else {
		draw.CatmullRom.Scale(small, small.Bounds(), source, source.Bounds(), draw.Over, nil)
	}
	return small
}
