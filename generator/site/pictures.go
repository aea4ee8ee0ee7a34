package site

import (
	"fmt"
	"io"
	"io/fs"
	"strings"

	"bandstand/directory/activity"
	"bandstand/directory/page"
	"bandstand/directory/words"
	"bandstand/generator/site/pictures"
)

// picture is an activity's picture as its page shows it.
type picture struct {
	URL         string
	Sources     string // for srcset; empty where there is one width only
	Alt, Credit words.Text
	Width       int // of the largest; browsers need only the proportion
	Height      int
	opened      *pictures.Picture
}

// addPictures adds the pictures of all activities, which all languages share. content
// is where they are read.
func (e *edition) addPictures(content fs.FS) error {
	if content == nil {
		return nil
	}
	shown := map[string]*pictures.Picture{}
	for _, one := range e.listings {
		if one.Image == nil {
			continue
		}
		if one.picture == nil {
			opened, ok := shown[one.Image.File]
			if !ok {
				var err error
				if opened, err = pictures.Open(content, one.Image.File); err != nil {
					return err
				}
			}
			one.picture = newPicture(opened, one.Image)
			one.shown.Picture = one.cardPicture()
		}
		opened := one.picture.opened
		if shown[one.Image.File] == opened {
			continue
		}
		shown[one.Image.File] = opened
		for i, size := range opened.Sizes {
			if _, same := e.addresses.at[size.Path]; same {
				continue // the same file, in another place
			}
			e.addresses.addFile(size.Path, func(w io.Writer) error {
				body, err := e.options.Pictures.JPEG(content, opened, i)
				if err != nil {
					return err
				}
				_, err = w.Write(body)
				return err
			})
		}
	}
	return nil
}

func newPicture(opened *pictures.Picture, image *activity.Image) *picture {
	largest := opened.Sizes[len(opened.Sizes)-1]
	made := &picture{Alt: image.Alt, Credit: image.Credit, Width: largest.Width, Height: largest.Height, opened: opened}
	var sources []string
	for i, size := range opened.Sizes {
		sources = append(sources, fmt.Sprintf("/%s %dw", size.Path, size.Width))
		if i <= 1 { // old browsers that know no srcset get the middle one
			made.URL = "/" + size.Path
		}
	}
	if len(sources) > 1 {
		made.Sources = strings.Join(sources, ", ")
	}
	return made
}

// shared returns the picture as it is shown where somebody shares the page.
func (p *picture) shared() page.Image {
	size := p.opened.Sizes[min(1, len(p.opened.Sizes)-1)]
	return page.Image{URL: "/" + size.Path, Width: size.Width, Height: size.Height, Alt: p.Alt}
}

// logo is a directory's own; nil where it has none.
type logo struct {
	*pictures.Logo
	content fs.FS
}

// openLogo opens the logo of that file; nil for none.
func openLogo(content fs.FS, file string) (*logo, error) {
	if file == "" || content == nil {
		return nil, nil
	}
	opened, err := pictures.OpenLogo(content, file)
	return &logo{opened, content}, err
}

// shown returns the logo as pages show it.
func (l *logo) shown() page.Logo {
	if l == nil {
		return page.Logo{}
	}
	return page.Logo{URL: "/" + l.Shown.Path, Width: l.Shown.Width, Height: l.Shown.Height, Icon: "/" + l.Icon.Path}
}

// path returns where the logo stands; "" where there is none.
func (l *logo) path() string {
	if l == nil {
		return ""
	}
	return l.Shown.Path
}

// png returns the logo as letters show it.
func (l *logo) png() ([]byte, error) {
	if l == nil {
		return nil, nil
	}
	return l.PNG(l.content, l.Shown)
}

// addTo adds its files.
func (l *logo) addTo(addresses *addresses) {
	if l == nil {
		return
	}
	for _, size := range []pictures.Size{l.Shown, l.Icon} {
		addresses.addFile(size.Path, func(w io.Writer) error {
			body, err := l.PNG(l.content, size)
			if err != nil {
				return err
			}
			_, err = w.Write(body)
			return err
		})
	}
}
