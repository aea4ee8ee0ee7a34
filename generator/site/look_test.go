package site

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"bandstand/directory/content"
)

// A directory's own logo and colours are on every page, in the icon, on paper and in
// letters.
func TestADirectoryHasALookOfItsOwn(t *testing.T) {
	drawn := image.NewNRGBA(image.Rect(0, 0, 900, 300)) // clear, but for a mark in its middle
	draw.Draw(drawn, image.Rect(400, 100, 500, 200), image.NewUniform(color.NRGBA{0, 100, 0, 255}), image.Point{}, draw.Src)
	var logo bytes.Buffer
	if err := png.Encode(&logo, drawn); err != nil {
		t.Fatal(err)
	}
	held := fstest.MapFS{"images/our-logo.png": {Data: logo.Bytes()}}
	small := os.DirFS(root + "/generator/testdata/small/content")
	err := fs.WalkDir(small, ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			held[name] = &fstest.MapFile{}
			held[name].Data, err = fs.ReadFile(small, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	held["site.yaml"].Data = append(held["site.yaml"].Data, "look: {logo: our-logo.png, main: '#0b5d3b', accent: '#ffd166'}\n"...)
	made := makeSite(t, held, Options{Now: now})

	var shown, icon string
	for _, name := range slices.Sorted(maps.Keys(made.Files)) {
		switch {
		case strings.HasSuffix(name, "-logo.png"):
			shown = name
		case strings.HasSuffix(name, "-icon.png"):
			icon = name
		case strings.HasSuffix(name, ".css") || strings.HasSuffix(name, ".svg"):
			if strings.Contains(string(made.Files[name]), "6e1f5e") {
				t.Errorf("%s has the demonstration's colour", name)
			}
		}
	}
	for name, want := range map[string]image.Point{shown: {480, 160}, icon: {180, 180}} {
		picture, err := png.Decode(bytes.NewReader(made.Files[name]))
		if err != nil {
			t.Fatalf("%q: %v", name, err)
		}
		if got := picture.Bounds().Size(); got != want {
			t.Errorf("%s measures %v, want %v", name, got, want)
		}
		if r, g, b, a := picture.At(0, 0).RGBA(); r&g&b&a != 0xffff {
			t.Errorf("%s is not on white", name)
		}
		if r, _, _, _ := picture.At(want.X/2, want.Y/2).RGBA(); r > 0xf000 {
			t.Errorf("%s has lost its mark", name)
		}
	}
	for name, body := range made.Files {
		if !strings.HasPrefix(name, "assets/scenes/") || !strings.HasSuffix(name, ".png") {
			continue
		}
		picture, err := png.Decode(bytes.NewReader(body))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, at := range []struct{ x, y, red, green, blue uint32 }{{600, 625, 0x0b, 0x5d, 0x3b}, {600, 607, 0xff, 0xd1, 0x66}, {192, 538, 0, 100, 0}} {
			if r, g, b, _ := picture.At(int(at.x), int(at.y)).RGBA(); r>>8 != at.red || g>>8 != at.green || b>>8 != at.blue {
				t.Errorf("%s has %d %d %d at %d, %d", name, r>>8, g>>8, b>>8, at.x, at.y)
			}
		}
	}
	for _, file := range []string{"index.html", "activities/songs-across-the-ages/index.html", "404.html"} {
		page := string(made.Files[file])
		if !strings.Contains(page, `<img class="logo" src="/`+shown+`" alt width="480" height="160">`) ||
			!strings.Contains(page, `<link rel="icon" href="/`+icon+`" type="image/png">`) {
			t.Errorf("%s has no logo or icon:\n%s", file, page[:min(len(page), 3000)])
		}
	}
	for _, file := range []string{"activities/songs-across-the-ages/poster/index.html", "towns/salford/booklet/index.html"} {
		if page := string(made.Files[file]); strings.Count(page, shown) != 2 { // the head, which paper leaves out, and the sheet
			t.Errorf("%s has the logo %d times", file, strings.Count(page, shown))
		}
	}
	letters := made.Messages
	if letters.Shell.Main != "#0b5d3b" || !bytes.Equal(letters.Logo, made.Files[shown]) {
		t.Errorf("letters have the colour %q and a logo of %d bytes", letters.Shell.Main, len(letters.Logo))
	}
	plain, _ := content.Load(held, now)
	plain.Site.Look.Main, plain.Site.Look.Accent, plain.Site.Look.Logo = "", "", ""
	if page := string(makeSiteOf(t, plain, held, Options{Now: now}).Files["index.html"]); strings.Contains(page, "logo") {
		t.Error("a directory without a logo shows one")
	}
}
