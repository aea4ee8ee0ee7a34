package site

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"fmt"
	"image"
	"image/jpeg"
	_ "image/png" // groups send these too
	"io/fs"
	"path"
	"strings"
	"sync"

	"golang.org/x/image/draw"
	_ "golang.org/x/image/webp" // and these

	"bandstand/directory/activity"
)

// pictureWidths are the widths in pixels in which a picture is published, up to
// its own: for a telephone, for a tablet or half a wide screen, and for screens
// with twice the pixels. JPEG is all that is written: no kept library in plain
// Go writes lossy WebP, and lossless WebP is larger at the small widths.
var pictureWidths = []int{480, 800, 1200}

// pictureQuality is JPEG's; above it drawings and faces gain nothing to be seen.
const pictureQuality = 80

// picture is an activity's picture as its page shows it.
type picture struct {
	URL         string
	Sources     string // for srcset; empty where there is one width only
	Alt, Credit string
	Width       int // of the largest; browsers need only the proportion
	Height      int
}

// Pictures keeps pictures from build to build, so that each of them is made
// once. The zero value is ready. It is for one build at a time.
type Pictures struct {
	mutex sync.Mutex
	made  map[[sha256.Size]byte][]scaled // by what was given
	used  map[[sha256.Size]byte]bool     // by the last build
	large sync.Mutex                     // held while a large one is made
}

// pictureFolder is where pictures are published.
const pictureFolder = "assets/pictures"

// largePixels is from how many pixels on a picture is made by itself: one of the
// most that check lets through takes a gigabyte, and a few hundred KB can hold it.
const largePixels = 16_000_000

// scaled is a picture in one width.
type scaled struct {
	width, height int
	jpeg          []byte
}

// makePictures publishes the pictures of all activities.
func (m *maker) makePictures() error {
	if m.first != nil {
		m.takePictures()
		return nil
	}
	m.pictures.used = map[[sha256.Size]byte]bool{}
	return sideBySide(len(m.listings), func(i int) (err error) {
		if one := &m.listings[i]; one.Image != nil {
			one.picture, err = m.makePicture(one.Activity)
		}
		return err
	})
}

// takePictures takes the pictures that the first language has published.
func (m *maker) takePictures() {
	for i := range m.listings {
		if taken := m.first.listings[i].picture; taken != nil {
			own := *taken
			own.Alt, own.Credit = m.listings[i].Image.Alt, m.listings[i].Image.Credit
			m.listings[i].picture = &own
		}
	}
}

// makePicture publishes one picture, made anew from its pixels alone: whatever
// the camera wrote beside them, the place above all, is left behind. Only which
// way up it was held is read from there.
func (m *maker) makePicture(a *activity.Activity) (*picture, error) {
	body, err := fs.ReadFile(m.content, a.Image.File)
	if err != nil {
		return nil, fmt.Errorf("read picture: %w", err)
	}
	sizes, err := m.pictures.scale(body)
	if err != nil {
		return nil, fmt.Errorf("picture %s: %w", a.Image.File, err)
	}
	largest := sizes[len(sizes)-1]
	made := &picture{Alt: a.Image.Alt, Credit: a.Image.Credit, Width: largest.width, Height: largest.height}
	base := pictureName(a.Image.File)
	var sources []string
	for i, size := range sizes {
		name := hashedName(fmt.Sprintf("pictures/%s-%d.jpg", base, size.width), size.jpeg)
		m.putPicture(name, size.jpeg)
		sources = append(sources, fmt.Sprintf("/%s %dw", name, size.width))
		if i <= 1 { // old browsers that know no srcset get the middle one
			made.URL = "/" + name
		}
	}
	if len(sources) > 1 {
		made.Sources = strings.Join(sources, ", ")
	}
	return made, nil
}

// pictureName makes of the name of a file, which may hold anything and be as long
// as a file's name can be, one that can stand in an address and in srcset.
func pictureName(file string) string {
	const longest = 60
	base := path.Base(file)
	name := activity.SlugOf(strings.TrimSuffix(base, path.Ext(base)))
	return cmp.Or(name[:min(len(name), longest)], "picture")
}

// putPicture publishes a file. Pictures are made side by side, so this takes
// turns.
func (m *maker) putPicture(name string, body []byte) {
	m.pictures.mutex.Lock()
	defer m.pictures.mutex.Unlock()
	m.files[name] = body
}

// scale gives a picture in every width that it has pixels for, narrowest first.
func (p *Pictures) scale(body []byte) ([]scaled, error) {
	key := sha256.Sum256(body)
	if sizes, ok := p.kept(key); ok {
		return sizes, nil
	}
	if isLarge(body) {
		p.large.Lock()
		defer p.large.Unlock()
	}
	sizes, err := scale(body)
	if err != nil {
		return nil, err
	}
	p.keep(key, sizes)
	return sizes, nil
}

// kept gives a picture that is there already, and notes that it is used.
func (p *Pictures) kept(key [sha256.Size]byte) ([]scaled, bool) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if p.used == nil {
		p.used = map[[sha256.Size]byte]bool{}
	}
	p.used[key] = true
	sizes, ok := p.made[key]
	return sizes, ok
}

func (p *Pictures) keep(key [sha256.Size]byte, sizes []scaled) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if p.made == nil {
		p.made = map[[sha256.Size]byte][]scaled{}
	}
	p.made[key] = sizes
}

func isLarge(body []byte) bool {
	config, _, err := image.DecodeConfig(bytes.NewReader(body))
	return err == nil && config.Width*config.Height >= largePixels
}

func scale(body []byte) ([]scaled, error) {
	source, _, err := image.Decode(bytes.NewReader(body))
	if err != nil {
		return nil, fmt.Errorf("read: %w", err)
	}
	from := upright(source, orientation(body))
	widths := widthsOf(from.Bounds().Dx())
	sizes := make([]scaled, len(widths))
	for i := len(widths) - 1; i >= 0; i-- { // each from the next larger, which is quicker and looks the same
		from = shrink(from, widths[i])
		var written bytes.Buffer
		if err := jpeg.Encode(&written, from, &jpeg.Options{Quality: pictureQuality}); err != nil {
			return nil, fmt.Errorf("write: %w", err)
		}
		sizes[i] = scaled{from.Bounds().Dx(), from.Bounds().Dy(), written.Bytes()}
	}
	return sizes, nil
}

// widthsOf gives the widths in which a picture of this width is published:
// never more than it has.
func widthsOf(own int) []int {
	var widths []int
	for _, width := range pictureWidths {
		if width >= own {
			return append(widths, own)
		}
		widths = append(widths, width)
	}
	return widths
}

// shrink gives a picture of this width; the same picture where it has it.
func shrink(from *image.RGBA, width int) *image.RGBA {
	size := from.Bounds().Size()
	if size.X == width {
		return from
	}
	small := image.NewRGBA(image.Rect(0, 0, width, max(1, (size.Y*width+size.X/2)/size.X)))
	draw.CatmullRom.Scale(small, small.Bounds(), from, from.Bounds(), draw.Src, nil)
	return small
}
