package site

import (
	"io"
	"io/fs"

	"bandstand/directory/page"
	"bandstand/generator/site/pictures"
)

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
