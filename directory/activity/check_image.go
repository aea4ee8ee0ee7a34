package activity

import (
	"bytes"
	"crypto/sha256"
	"image"
	_ "image/jpeg" // the kinds of picture that a listing may have
	_ "image/png"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	_ "golang.org/x/image/webp"
)

const (
	largestImage  = 20 << 20   // bytes
	longestSide   = 12_000     // pixels
	largestPixels = 60_000_000 // read from the head of the file, before anything is decoded
)

// imageEndings are the files that lie beside listings without being pages.
var imageEndings = []string{".jpg", ".jpeg", ".png", ".webp"}

func (p *listing) image() {
	f := p.fields.Image
	if !f.told {
		return
	}
	p.need(f.File, f.line, "image.file", "the picture's file, such as songs.jpg")
	p.need(f.Alt, f.line, "image.alt", "what can be seen, in a sentence, for people who cannot see it")
	image := &Image{
		Alt:      f.Alt.is,
		Credit:   f.Credit.is,
		NoPeople: f.NoPeople.is,
		Consent:  Consent{By: f.Consent.By.is, Date: p.past(f.Consent.Date, "date", p.latest()), Review: f.Consent.Review.is},
	}
	if f.File.told {
		image.File = p.imageFile(f.File)
	}
	p.role(f.Consent.By, "by")
	if !f.NoPeople.is && !f.NoPeople.bad && !f.Consent.bad && (f.Consent.By.absent() || f.Consent.Date.absent()) {
		p.missing(max(f.Consent.line, f.line), "a picture of people needs their consent").mend("add consent: {by: a role, date: 2026-05-01, review: 2028-05-01}, or no_people: true where nobody can be recognised")
	}
	if review := f.Consent.Review.is; !review.IsZero() && review.Before(p.today) {
		p.warn(f.Consent.Review.line, "it is time to ask again whether the picture may be shown").mend("ask the people in it, and write the new dates under consent")
	}
	p.it.Image = image
}

// imageFile finds a picture beside the listing or in images/ and looks whether
// it is one. It gives the path below the content folder.
func (p *listing) imageFile(name text) string {
	ending := strings.ToLower(path.Ext(name.is))
	switch {
	case path.Base(name.is) != name.is || strings.ContainsAny(name.is, `\:`) || strings.HasPrefix(name.is, "."):
		p.wrong(name.line, `"file" is only the name of a file, not %s`, quote(name.is)).mend("put the picture beside this page or in images/, and write its name: songs.jpg")
		return ""
	case !slices.Contains(imageEndings, ending):
		p.wrong(name.line, "%s is not a kind of picture that can be shown", quote(name.is)).mend("save it as .jpg, .png or .webp")
		return ""
	}
	for _, file := range []string{path.Join(path.Dir(p.file), name.is), path.Join("images", name.is)} {
		if !fs.ValidPath(file) {
			continue
		}
		if info, err := fs.Lstat(p.content, file); err == nil {
			if p.isPicture(name, file, info) {
				return file
			}
			return ""
		}
	}
	p.wrong(name.line, "there is no picture %s", quote(name.is)).mend("%s", p.pictureMeant(name.is))
	return ""
}

// pictureMeant looks for a picture of nearly the same name.
func (p *listing) pictureMeant(name string) string {
	var names []string
	for _, folder := range []string{path.Dir(p.file), "images"} {
		entries, _ := fs.ReadDir(p.content, folder)
		for _, entry := range entries {
			if slices.Contains(imageEndings, strings.ToLower(path.Ext(entry.Name()))) {
				names = append(names, entry.Name())
			}
		}
	}
	if near := nearest(name, names); near != "" {
		return "did you mean " + quote(near) + "?"
	}
	return "put it beside this page or in images/, and look at capitals: Songs.JPG is not songs.jpg"
}

func (p *listing) isPicture(name text, file string, info fs.FileInfo) bool {
	if !info.Mode().IsRegular() {
		p.wrong(name.line, "%s is not an ordinary file", quote(file)).mend("put the picture itself there, not a link to it")
		return false
	}
	if info.Size() > largestImage {
		p.wrong(name.line, "the picture %s has %d MB, and 20 are the most", quote(name.is), info.Size()>>20).mend("make it smaller: 2,000 pixels across are plenty")
		return false
	}
	body, err := fs.ReadFile(p.content, file)
	if err != nil {
		p.wrong(name.line, "the picture %s cannot be opened: %s", quote(name.is), reason(err))
		return false
	}
	config, _, err := image.DecodeConfig(bytes.NewReader(body))
	switch {
	case err != nil, config.Width < 1 || config.Height < 1:
		p.wrong(name.line, "%s is not a picture that can be read", quote(name.is)).mend("open it in a picture program and save it again as .jpg, .png or .webp")
	case config.Width > longestSide || config.Height > longestSide || config.Width*config.Height > largestPixels:
		p.wrong(name.line, "the picture %s measures %d by %d pixels; 12,000 a side and 60 million in all are the most", quote(name.is), config.Width, config.Height).mend("make it smaller: 2,000 pixels across are plenty")
	case !readsToItsEnd(body):
		p.wrong(name.line, "the picture %s is damaged, or was cut short on its way", quote(name.is)).mend("open it in a picture program and save it again as .jpg, .png or .webp")
	default:
		return true
	}
	return false
}

// mostScans is how many times over a JPEG may paint its whole area. Programs
// write about ten; a small file can ask for a hundred thousand, which takes hours.
const mostScans = 100

// wholePictures are the pictures that were read to their end, or could not be, by
// what they hold: serve loads again at every change, and this is what takes longest.
var wholePictures sync.Map // [sha256.Size]byte to bool

// readsToItsEnd says whether all of a picture can be read, as the site will. The
// measures at its head are those of a picture whose upload broke off, too.
func readsToItsEnd(body []byte) bool {
	key := sha256.Sum256(body)
	if whole, known := wholePictures.Load(key); known {
		return whole.(bool)
	}
	whole := false
	if startOfScan := []byte("\xff\xda"); !isJPEG(body) || bytes.Count(body, startOfScan) <= mostScans {
		_, _, err := image.Decode(bytes.NewReader(body))
		whole = err == nil
	}
	wholePictures.Store(key, whole)
	return whole
}

func isJPEG(body []byte) bool { return bytes.HasPrefix(body, []byte("\xff\xd8")) }
