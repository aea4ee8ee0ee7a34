package check

import (
	"bytes"
	"context"
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
	"golang.org/x/sync/semaphore"

	"bandstand/directory/activity"
	"bandstand/directory/content/fields"
	"bandstand/directory/content/frontmatter"
	"bandstand/directory/content/report"
	"bandstand/directory/exif"
	"bandstand/directory/letters"
	"bandstand/directory/slips"
	"bandstand/directory/words"
)

// LargestPicture is how many bytes the file of a picture may have.
const LargestPicture = 20 << 20

const (
	longestSide   = 12_000     // pixels
	largestPixels = 60_000_000 // read from the head of the file, before anything is decoded
)

// PictureEndings are those of the files that lie beside listings without being pages.
var PictureEndings = []string{".jpg", ".jpeg", ".png", ".webp"}

// Picture checks a listing's picture and looks for it beside the page or in
// images/. It returns nil where the page has none. Where unread, the pixels are left
// for whoever shows the picture, and only its head is looked at.
func Picture(r *report.Report, content fs.FS, f fields.Image, days Days, unread bool) *activity.Image {
	if !f.Set {
		return nil
	}
	Need(r, f.File, f.Line, "image.file", "the picture's file, such as songs.jpg")
	Need(r, f.Alt, f.Line, "image.alt", "what can be seen, in a sentence, for people who cannot see it")
	picture := &activity.Image{
		Alt:      words.Own(f.Alt.Value),
		Credit:   words.Own(f.Credit.Value),
		NoPeople: f.NoPeople.Value,
		Consent: activity.Consent{
			By: f.Consent.By.Value, Date: NotAhead(r, f.Consent.Date, "date", days.Latest()), Review: f.Consent.Review.Value,
		},
	}
	picture.File = pictureFile(r, content, f.File, []string{path.Dir(r.File), images}, unread)
	Role(r, f.Consent.By, "by")
	if !f.NoPeople.Value && !f.NoPeople.Invalid && !f.Consent.Invalid &&
		(f.Consent.By.Missing() || f.Consent.Date.Missing()) {
		r.Missingf(max(f.Consent.Line, f.Line), "a picture of people needs their consent").
			Suggestf("add consent: with by: and a role, and date: and the day on which they agreed; or no_people: true where " +
				"nobody can be recognised")
	}
	if review := f.Consent.Review.Value; !review.IsZero() && review.Before(days.Today) {
		r.Warnf(f.Consent.Review.Line, "it is time to ask again whether the picture may be shown").
			Suggestf("ask the people in it, and write the new dates under consent")
	}
	return picture
}

// images is the folder of pictures that lie beside no page.
const images = "images"

// pictureFile finds a picture in the folders where it can lie, and looks whether it is
// one. It returns its path below the content folder, or "".
func pictureFile(r *report.Report, content fs.FS, name frontmatter.Text, folders []string, unread bool) string {
	place := "in images/"
	if len(folders) > 1 {
		place = "beside this page or in images/"
	}
	ending := strings.ToLower(path.Ext(name.Value))
	switch {
	case !name.Set:
		return ""
	case path.Base(name.Value) != name.Value || strings.ContainsAny(name.Value, `\:`) ||
		strings.HasPrefix(name.Value, "."):
		r.Errorf(name.Line, "a picture is only the name of a file, not %s", words.Quote(name.Value)).
			Suggestf("put the picture %s, and write its name: songs.jpg", place)
		return ""
	case !slices.Contains(PictureEndings, ending):
		r.Errorf(name.Line, "%s is not a kind of picture that can be shown", words.Quote(name.Value)).
			Suggestf("save it as .jpg, .png or .webp")
		return ""
	}
	for _, folder := range folders {
		file := path.Join(folder, name.Value)
		if !fs.ValidPath(file) {
			continue
		}
		file = asKept(content, file)
		if info, err := fs.Lstat(content, file); err == nil {
			if isPicture(r, content, name, file, info, unread) {
				return file
			}
			return ""
		}
	}
	problem := r.Errorf(name.Line, "there is no picture %s", words.Quote(name.Value))
	var names []string
	for _, folder := range folders {
		entries, _ := fs.ReadDir(content, folder)
		for _, entry := range entries {
			if slices.Contains(PictureEndings, strings.ToLower(path.Ext(entry.Name()))) {
				names = append(names, entry.Name())
			}
		}
	}
	if near := slips.Nearest(name.Value, names); near != "" {
		problem.Suggestf("did you mean %s?", words.Quote(near))
	} else {
		problem.Suggestf("put it %s, and look at capitals: Songs.JPG is not songs.jpg", place)
	}
	return ""
}

// asKept returns the name of a file as its folder has it, which may spell letters with
// marks in another way.
func asKept(content fs.FS, file string) string {
	if !strings.ContainsFunc(file, func(r rune) bool { return r > 0x7F }) {
		return file
	}
	entries, _ := fs.ReadDir(content, path.Dir(file))
	for _, entry := range entries {
		if letters.Composed(entry.Name()) == letters.Composed(path.Base(file)) {
			return path.Join(path.Dir(file), entry.Name())
		}
	}
	return file
}

func isPicture(r *report.Report, content fs.FS, name frontmatter.Text, file string, info fs.FileInfo,
	unread bool) bool {
	if !info.Mode().IsRegular() {
		r.Errorf(name.Line, "%s is not an ordinary file", words.Quote(file)).
			Suggestf("put the picture itself there, not a link to it")
		return false
	}
	if info.Size() > LargestPicture {
		r.Errorf(name.Line, "the picture %s has %d MB, and 20 are the most", words.Quote(name.Value), info.Size()>>20).
			Suggestf("make it smaller: 2,000 pixels across are plenty")
		return false
	}
	body, err := fs.ReadFile(content, file)
	if err != nil {
		r.Errorf(name.Line, "the picture %s cannot be opened: %s", words.Quote(name.Value), report.Reason(err))
		return false
	}
	config, _, err := image.DecodeConfig(bytes.NewReader(body))
	area := config.Width * config.Height
	switch {
	case err != nil && !isAnimated(body), area < 1 && !isAnimated(body):
		r.Errorf(name.Line, "%s is not a picture that can be read", words.Quote(name.Value)).
			Suggestf("open it in a picture program and save it again as .jpg, .png or .webp")
	case config.Width > longestSide || config.Height > longestSide || area > largestPixels:
		r.Errorf(name.Line, "the picture %s measures %d by %d pixels; 12,000 a side and 60 million in all are "+
			"the most", words.Quote(name.Value), config.Width, config.Height).
			Suggestf("make it smaller: 2,000 pixels across are plenty")
	case isAnimated(body):
		r.Errorf(name.Line, "the picture %s moves, and only still ones are shown", words.Quote(name.Value)).
			Suggestf("save one of its pictures as .jpg or .png, and write that name")
	case isPaintedOften(body, area) || !unread && !readsToItsEnd(body, area):
		r.Errorf(name.Line, "the picture %s is damaged, or was cut short on its way", words.Quote(name.Value)).
			Suggestf("open it in a picture program and save it again as .jpg, .png or .webp")
	default:
		if exif.Located(body) {
			r.Warnf(name.Line, "the picture %s tells where it was taken", words.Quote(name.Value)).
				Suggestf("the site leaves that out, but this file can be read by everybody, for ever: save it without " +
					"its place, " +
					"or put a screenshot of it in its stead")
		}
		return true
	}
	return false
}

// isAnimated reports whether a picture is a WebP of several.
func isAnimated(body []byte) bool {
	const animation = 0x02 // among the flags of an extended file
	return len(body) > 20 && string(body[:4]) == "RIFF" && string(body[8:16]) == "WEBPVP8X" && body[20]&animation != 0
}

// How many times over a JPEG may paint its whole area, and how many pixels that may
// be. Programs write about ten scans; a small file can ask for a hundred thousand,
// which takes hours.
const (
	mostScans   = 100
	mostPainted = 1_000_000_000
)

func isPaintedOften(body []byte, area int) bool {
	if startOfImage := []byte("\xff\xd8"); !bytes.HasPrefix(body, startOfImage) {
		return false
	}
	startOfScan := []byte("\xff\xda")
	scans := bytes.Count(body, startOfScan)
	return scans > mostScans || scans > 1 && scans*area > mostPainted
}

// wholePictures are the pictures that were read to their end, or could not be, by
// what they hold: serve loads again at every change, and this is what takes longest.
var wholePictures sync.Map // [sha256.Size]byte to bool

// atATime is how many pixels are read at a time, however many cores there are: each
// takes up to eight bytes of memory.
const atATime = 24_000_000

var reading = semaphore.NewWeighted(atATime)

// readsToItsEnd reports whether all of a picture can be read, as the site will. The
// measures at its head are those of a picture whose upload broke off, too.
func readsToItsEnd(body []byte, area int) bool {
	key := sha256.Sum256(body)
	if whole, known := wholePictures.Load(key); known {
		return whole.(bool)
	}
	room := int64(min(area, atATime))
	_ = reading.Acquire(context.Background(), room) // which nothing cancels
	defer reading.Release(room)
	_, _, err := image.Decode(bytes.NewReader(body))
	wholePictures.Store(key, err == nil)
	return err == nil
}
