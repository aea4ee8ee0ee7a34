package site

import (
	"bytes"
	"image/png"
	"os"
	"regexp"
	"strings"
	"testing"

	"bandstand/generator/scene"
)

var sharedAt = regexp.MustCompile(`<meta property="og:image" content="https://bandstand.example.org/([^"]+)">`)

// Every activity has a picture across its page, its own before a drawn one, and every page
// one to share, which is there.
func TestEveryActivityHasAScene(t *testing.T) {
	made := demonstrationSite(t)
	own, drawn := 0, map[string]bool{}
	for _, one := range made.first.listings {
		body := string(made.Files[one.Path()[1:]+"index.html"])
		scene := strings.Contains(body, `src="/`+one.Scene.Path()+`" alt `)
		if one.Picture != nil {
			own++
		}
		if scene == (one.Picture != nil) {
			t.Errorf("%s: a scene: %v, and a picture of its own: %v", one.Slug, scene, one.Picture != nil)
		}
		if scene {
			drawn[one.Scene.Path()] = true
		}
	}
	if own == 0 || len(drawn) < 30 {
		t.Errorf("%d pictures of their own, %d scenes: this tests nothing", own, len(drawn))
	}
	pngs := map[string]bool{}
	for name, body := range made.Files {
		if !strings.HasSuffix(name, "index.html") || bytes.Contains(body, []byte(`content="noindex"`)) {
			continue
		}
		found := sharedAt.FindSubmatch(body)
		if found == nil {
			t.Errorf("%s has no picture to share", name)
			continue
		}
		at := string(found[1])
		if made.Files[at] == nil {
			t.Errorf("%s is shared with %s, which is not there", name, at)
		}
		if strings.HasSuffix(at, ".png") {
			pngs[at] = true
		}
	}
	for at := range pngs {
		config, err := png.DecodeConfig(bytes.NewReader(made.Files[at]))
		if err != nil || config.Width != scene.PictureWidth || config.Height != scene.PictureHeight {
			t.Errorf("%s: %v, %v", at, config, err)
		}
	}
	if len(pngs) >= len(drawn) {
		t.Errorf("%d pictures to share for %d scenes: those are to be one for many", len(pngs), len(drawn))
	}
}

// However many activities there are, there are no more scenes than compositions of what
// they do and where, and far fewer to share.
func TestScenesAreMadeOnce(t *testing.T) {
	drawn := func(activities int) (svgs, pngs int) {
		made, err := New(large(t, activities), demonstration, os.DirFS(root+"/layouts"), os.DirFS(root+"/static"), Options{Now: now})
		if err != nil {
			t.Fatal(err)
		}
		for _, page := range made.first.addresses.Pages() {
			switch at := page.Path; {
			case !strings.HasPrefix(at, "assets/scenes/"):
			case strings.HasSuffix(at, ".svg"):
				svgs++
			case strings.HasSuffix(at, ".png"):
				pngs++
			}
		}
		return svgs, pngs
	}
	svgs, pngs := drawn(2_000)
	moreSVGs, morePNGs := drawn(6_000)
	if moreSVGs > svgs+svgs/10 || morePNGs != pngs {
		t.Errorf("of 2,000 activities %d scenes and %d to share, of 6,000 %d and %d", svgs, pngs, moreSVGs, morePNGs)
	}
	t.Logf("of 6,000 activities %d scenes and %d to share", moreSVGs, morePNGs)
}
