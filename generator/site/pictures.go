package site

import (
	"io"
	"io/fs"

	"bandstand/directory/page"
	"bandstand/generator/site/address"
	"bandstand/generator/site/pictures"
)

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
		if one.Picture == nil {
			opened, ok := shown[one.Image.File]
			if !ok {
				var err error
				if opened, err = pictures.Open(content, one.Image.File); err != nil {
					return err
				}
			}
			one.SetPicture(opened)
		}
		opened := one.Picture.Opened
		if shown[one.Image.File] == opened {
			continue
		}
		shown[one.Image.File] = opened
		for i, size := range opened.Sizes {
			e.addresses.AddShared(size.Path, func(w io.Writer) error {
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
func (l *logo) addTo(book *address.Book) {
	if l == nil {
		return
	}
	for _, size := range []pictures.Size{l.Shown, l.Icon} {
		book.AddFile(size.Path, func(w io.Writer) error {
			body, err := l.PNG(l.content, size)
			if err != nil {
				return err
			}
			_, err = w.Write(body)
			return err
		})
	}
}
