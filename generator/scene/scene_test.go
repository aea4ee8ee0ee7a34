package scene

import (
	"bytes"
	"compress/gzip"
	"encoding/xml"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// every yields scenes with each kind in each place, and with each cast.
func every(yield func(Scene) bool) {
	for kind := range files().kinds {
		for place := range files().places {
			if !yield(Scene{kind: kind, place: place, late: len(kind)%3 == 0}) {
				return
			}
		}
		for cast := range casts {
			for _, adult := range []bool{false, true} {
				if !yield(Scene{kind: kind, place: "hall", cast: cast, adult: adult}) {
					return
				}
			}
		}
	}
}

// A scene is filled shapes and no more, small enough for a slow telephone, and the same
// whenever it is made.
func TestScenesAreSmallAndFilledShapes(t *testing.T) {
	allowed := map[string]string{
		"svg": "xmlns viewBox", "style": "", "g": "fill class", "path": "d", "circle": "cx cy r", "ellipse": "cx cy rx ry",
	}
	largest := 0
	for one := range every {
		body := one.SVG()
		if !bytes.Equal(body, one.SVG()) {
			t.Fatalf("%v: two bodies of the same scene", one)
		}
		var packed bytes.Buffer
		w := gzip.NewWriter(&packed)
		w.Write(body)
		w.Close()
		largest = max(largest, packed.Len())
		if packed.Len() > 4<<10 {
			t.Errorf("%v: %d bytes compressed, want 4 KB at most", one, packed.Len())
		}
		decoder := xml.NewDecoder(bytes.NewReader(body))
		for {
			token, err := decoder.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%v: %v", one, err)
			}
			element, ok := token.(xml.StartElement)
			if !ok {
				continue
			}
			attributes, known := allowed[element.Name.Local]
			for _, attribute := range element.Attr {
				known = known && strings.Contains(" "+attributes+" ", " "+attribute.Name.Local+" ")
			}
			if !known {
				t.Fatalf("%v: %v is no filled shape", one, element)
			}
		}
		if strings.Contains(string(body), "NaN") || strings.Contains(string(body), "Inf") {
			t.Errorf("%v: a coordinate is no number", one)
		}
	}
	t.Logf("the largest has %d bytes compressed", largest)
}

// No kind of the vocabulary that every directory starts from is without a drawing, and a
// kind of a directory's own has one, whatever it is called.
func TestEveryKindHasAScene(t *testing.T) {
	vocabulary, err := os.ReadFile("../../base/vocabulary/kinds.yaml")
	if err != nil {
		t.Fatal(err)
	}
	slugs := regexp.MustCompile(`(?m)^- slug: (\S+)`).FindAllStringSubmatch(string(vocabulary), -1)
	if len(slugs) < 20 {
		t.Fatalf("%d kinds were found", len(slugs))
	}
	for _, slug := range slugs {
		if got := Choose(Asked{Kinds: []string{slug[1]}}, Look{}).kind; got != slug[1] {
			t.Errorf("kind %s: got the drawing of %s", slug[1], got)
		}
		if _, ok := kindStyles[slug[1]]; !ok {
			t.Errorf("kind %s has no colour", slug[1])
		}
	}
	for _, kinds := range [][]string{nil, {""}, {"beekeeping"}, {"../parts/mug"}, {`"/><script>`}, {strings.Repeat("x", 9999)}, {"Music"}} {
		one := Choose(Asked{Slug: "a", Kinds: kinds, Setting: `"><script>`}, Look{})
		if one.kind != other || strings.Contains(one.Path(), "script") {
			t.Errorf("kinds %.40q: got %s at %s", kinds, one.kind, one.Path())
		}
		if len(one.SVG()) == 0 {
			t.Errorf("kinds %.40q: nothing is drawn", kinds)
		}
	}
	for _, test := range []struct{ words, want string }{{"", "nature"}, {"Pottery", "craft-pottery"}} {
		if got := Choose(Asked{Kinds: []string{"beekeeping", "nature", "craft"}, Words: test.words}, Look{}).kind; got != test.want {
			t.Errorf("of an own kind, nature and craft, %q: got %s, want %s", test.words, got, test.want)
		}
	}
}

// What is drawn is what they do, where they do it, as far as they say.
func TestWhatIsDrawn(t *testing.T) {
	for _, test := range []struct{ kind, words, setting, want string }{
		{"music", "A choir for all", "community", "music hall"},
		{"music", "A choir for all", "", "music hall"},
		{"music", "A choir for all", "nowhere", "music hall"},
		{"music", "Tunes on fiddles, slowly", FromHome, "music-play remote"},
		{"cookery", "One pot", "community", "cookery kitchen"},
		{"cookery", "One pot", "school", "cookery school"},
		{"gardening", "Beds by the sea", "outdoors", "gardening garden"},
		{"gardening", "", "school", "gardening school"},
		{"nature", "Birds", "outdoors", "nature hills"},
		{"nature", "Low Water: rock pools on the BEACH", "outdoors", "nature shore"},
		{"nature", "Dog Walk", "outdoors", "nature-dog hills"},
		{"sport", "Movement on chairs", "outdoors", "sport park"},
		{"sport", "Walking football", "outdoors", "sport-football park"},
		{"sport", "A short dip", "outdoors", "sport-swim shore"},
		{"sport", "Dipped in history", "outdoors", "sport park"},
		{"craft", "Knit & Natter", "library", "craft library"},
		{"craft", "Wood Wednesdays", "community", "craft-wood hall"},
		{"faith", "", "place-of-worship", "faith worship"},
	} {
		got := Choose(Asked{Kinds: []string{test.kind}, Words: test.words, Setting: test.setting}, Look{})
		if got.kind+" "+got.place != test.want {
			t.Errorf("%s, %q, %s: got %s %s, want %s", test.kind, test.words, test.setting, got.kind, got.place, test.want)
		}
		if _, ok := files().places[got.place]; !ok {
			t.Errorf("there is no drawing of %s", got.place)
		}
	}
}

// What a drawing names is there.
func TestDrawingsNameWhatIsThere(t *testing.T) {
	var walk func(in string, nodes []*node)
	walk = func(in string, nodes []*node) {
		for _, one := range nodes {
			walk(in, one.inner)
			for _, except := range strings.Fields(one.attr["except"]) {
				if files().kinds[except] == nil && files().places[except] == nil {
					t.Errorf("%s: except=%q is neither a kind nor a place", in, except)
				}
			}
			if where := one.attr["in"]; where != "" && where != "indoors" && where != "outdoors" {
				t.Errorf("%s: in=%q", in, where)
			}
			if one.name == "part" && files().parts[one.attr["name"]] == nil {
				t.Errorf("%s: there is no part %q", in, one.attr["name"])
			}
		}
	}
	for name, one := range files().kinds {
		walk(name, one.inner)
		if _, ok := kindStyles[kindOf(name)]; !ok {
			t.Errorf("%s is of no kind that has a colour", name)
		}
		if place := one.attr["outdoors"]; place != "" && !outdoors[place] {
			t.Errorf("%s: outdoors=%q", name, place)
		}
		if (name == kindOf(name)) == (one.attr["words"] != "") {
			t.Errorf("%s: the first drawing of a kind has no words, every other has some", name)
		}
	}
	for name, one := range files().places {
		walk(name, one.inner)
	}
}

// Neighbours in a list differ, and nobody in a wheelchair is shown where they cannot come.
func TestWhoIsShown(t *testing.T) {
	shown := map[bool]map[int]int{true: {}, false: {}}
	for i := range 400 {
		for wheels := range shown {
			one := Choose(Asked{Slug: fmt.Sprint("group-", i), Kinds: []string{"art"}, Wheels: wheels}, Look{})
			shown[wheels][one.cast]++
			if shared := one.Shared(); (shared.cast < walking) != (one.cast < walking) {
				t.Errorf("%v is shared as %v", one, shared)
			}
		}
	}
	if len(shown[true]) != len(casts) || len(shown[false]) != walking {
		t.Errorf("with wheels %d of %d casts, without %d of %d", len(shown[true]), len(casts), len(shown[false]), walking)
	}
	for i, cast := range casts {
		if wheels := cast.older.aid == "wheelchair" || cast.younger.aid == "wheelchair"; wheels != (i >= walking) {
			t.Errorf("cast %d: a wheelchair: %v", i, wheels)
		}
	}
}

// A directory's own colours stand in place of ours, and the kind's colour is that of pages.
func TestColours(t *testing.T) {
	own := Choose(Asked{Kinds: []string{"learning"}, Setting: "school"}, Look{Main: "#0b5d3b", Accent: "#8fd9b5"})
	ours := Choose(Asked{Kinds: []string{"learning"}, Setting: "school"}, Look{})
	if body := string(own.SVG()); strings.Contains(body, "#6e1f5e") || !strings.Contains(body, "#0b5d3b") || !strings.Contains(body, "#8fd9b5") {
		t.Error("the look's colours do not stand in place of ours")
	}
	if own.Path() == ours.Path() || own.PicturePath("") == ours.PicturePath("") || ours.PicturePath("") == ours.PicturePath("our-logo.png") {
		t.Error("files that differ have one name")
	}
	tokens, err := os.ReadFile("../../static/styles/tokens.css")
	if err != nil {
		t.Fatal(err)
	}
	for _, rule := range regexp.MustCompile(`(?m)^(\.kind-.*) \{.*--on-tile: (#\w+);`).FindAllStringSubmatch(string(tokens), -1) {
		for _, kind := range strings.Split(strings.ReplaceAll(rule[1], ".kind-", ""), ", ") {
			if got := palette[kindStyles[kind].colour][0]; got != rule[2] {
				t.Errorf("%s: got %s, and pages have %s", kind, got, rule[2])
			}
		}
	}
}

// In the evening it is dark outside and the lamps are lit, whatever colours a visitor
// prefers.
func TestEvening(t *testing.T) {
	asked := Asked{Kinds: []string{"reading"}, Setting: "home"}
	day := string(Choose(asked, Look{}).SVG())
	asked.Evening = true
	late := Choose(asked, Look{})
	night := string(late.SVG())
	for _, name := range []string{"glass", "lamp"} {
		if fill := `<g fill="` + palette[name][1] + `">`; strings.Contains(day, fill) || !strings.Contains(night, fill) {
			t.Errorf("%s is not lit as in the evening", name)
		}
	}
	if wall := `<g fill="` + palette["wall-sun"][0] + `"`; !strings.Contains(night, wall) {
		t.Error("the wall is not in the light")
	}
	if late.Shared() != Choose(Asked{Kinds: asked.Kinds, Setting: "home"}, Look{}).Shared() {
		t.Error("evenings have a picture to share of their own")
	}
}

// The picture to share has the size that others ask for, the scene, the directory's colour
// and its logo.
func TestPicture(t *testing.T) {
	one := Choose(Asked{Slug: "a", Kinds: []string{"music"}, Setting: "community"}, Look{Main: "#0b5d3b"})
	logo := image.NewRGBA(image.Rect(0, 0, 600, 300))
	for i := range logo.Pix {
		logo.Pix[i] = 255
	}
	for x := range 600 {
		for y := range 100 {
			logo.Set(x, 100+y, color.RGBA{1, 200, 3, 255})
		}
	}
	body, err := one.PNG(logo)
	if err != nil {
		t.Fatal(err)
	}
	again, _ := one.PNG(logo)
	if !bytes.Equal(body, again) {
		t.Error("two bodies of the same picture")
	}
	if len(body) > 60<<10 {
		t.Errorf("it has %d bytes", len(body))
	}
	made, err := png.Decode(bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	if got := made.Bounds().Size(); got != image.Pt(PictureWidth, PictureHeight) {
		t.Errorf("got %v", got)
	}
	for at, want := range map[image.Point]color.RGBA{
		{600, 625}:  {0x0b, 0x5d, 0x3b, 255}, // the band
		{1190, 608}: {0xff, 0xc2, 0x3d, 255}, // and its edge
		{140, 540}:  {1, 200, 3, 255},        // the logo
		{600, 20}:   {0xff, 0xe6, 0xad, 255}, // the wall of a hall with music
	} {
		r, g, b, _ := made.At(at.X, at.Y).RGBA()
		if got := (color.RGBA{byte(r >> 8), byte(g >> 8), byte(b >> 8), 255}); got != want {
			t.Errorf("at %v: got %v, want %v", at, got, want)
		}
	}
}

// Sheet is written where somebody wants to look at all scenes:
// BANDSTAND_SCENES=folder go test ./generator/scene -run Sheet
func TestSheet(t *testing.T) {
	folder := os.Getenv("BANDSTAND_SCENES")
	if folder == "" {
		t.Skip("BANDSTAND_SCENES names no folder")
	}
	var page strings.Builder
	page.WriteString("<!doctype html><meta name=color-scheme content='light dark'><style>body{display:grid;grid-template-columns:repeat(4,1fr);gap:6px}img{width:100%}</style>\n")
	for one := range every {
		name := fmt.Sprintf("%s-%s-%d-%v.svg", one.kind, one.place, one.cast, one.adult)
		if err := os.WriteFile(filepath.Join(folder, name), one.SVG(), 0o666); err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&page, "<img src=%s title=%[1]s>\n", name)
	}
	if err := os.WriteFile(filepath.Join(folder, "index.html"), []byte(page.String()), 0o666); err != nil {
		t.Fatal(err)
	}
}
