package site

import (
	"fmt"
	"io"
	"io/fs"
	"strings"

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
}

// addPictures adds the pictures of all activities, which all languages share.
func (e *edition) addPictures(out *addresses, content fs.FS) error {
	if content == nil {
		return nil
	}
	for _, one := range e.listings {
		if one.Image == nil {
			continue
		}
		opened, err := pictures.Open(content, one.Image.File)
		if err != nil {
			return err
		}
		one.picture = newPicture(opened)
		one.picture.Alt, one.picture.Credit = one.Image.Alt, one.Image.Credit
		for i, size := range opened.Sizes {
			if _, same := out.at[size.Path]; same {
				continue // the same file, in another place
			}
			out.add(size.Path, func(w io.Writer) error {
				body, err := e.options.Pictures.JPEG(opened, i)
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

func newPicture(opened *pictures.Picture) *picture {
	largest := opened.Sizes[len(opened.Sizes)-1]
	made := &picture{Width: largest.Width, Height: largest.Height}
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
