package content_test

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"strings"
	"testing"
	"testing/fstest"

	"bandstand/directory/content"
)

// A look is taken where words can be read on it; otherwise its line is told, with a
// colour that can be read. A logo is a picture like any other.
func TestLook(t *testing.T) {
	var logo bytes.Buffer
	if err := png.Encode(&logo, image.NewRGBA(image.Rect(0, 0, 300, 100))); err != nil {
		t.Fatal(err)
	}
	cases := []struct{ look, want string }{
		{`{logo: logo.png, main: "#0b5d3b", accent: "#ffd166"}`, ""},
		{`{main: 0B5D3B}`, ""},
		{`{main: "#053"}`, ""},
		{`{main: "#ffcc00"}`, "site.yaml:LINE: \"#ffcc00\" as \"main\": white words on it cannot be read, nor it on paper. " +
			"The contrast is 1.4 to 1, and it takes 4.5\n  hint: the nearest that can be read is main: \"#8a6e00\""},
		{`{accent: "#6e1f5e"}`, `"#6e1f5e" as "accent": dark words on it cannot be read`},
		{`{main: navy}`, "\"main\" cannot be \"navy\"\n  hint: write the colour as six figures and letters in quotation marks: main: \"#0b5d3b\""},
		{`{main: "#0b5d3b;}*{display:none"}`, `"main" cannot be`},
		{"\n  main: #0b5d3b", "\"#0b5d3b\" is lost: # begins a remark\n  hint: put quotes round it: main: \"#0b5d3b\""},
		{`{logo: logo.svg}`, "\"logo.svg\" is not a kind of picture that can be shown\n  hint: save it as .jpg, .png or .webp"},
		{`{logo: ../../../etc/hosts.png}`, "a picture is only the name of a file"},
		{`{logo: images/logo.png}`, "put the picture in images/, and write its name"},
		{`{logo: false.png}`, `"false.png" is not a picture that can be read`},
		{`{logo: Logo.png}`, `there is no picture "Logo.png"`},
	}
	for _, test := range cases {
		held := base(t)
		held["images/logo.png"] = &fstest.MapFile{Data: logo.Bytes(), Mode: 0o644}
		held["images/false.png"] = &fstest.MapFile{Data: []byte("<svg onload=alert(1)>"), Mode: 0o644}
		site := strings.TrimRight(string(held["site.yaml"].Data), "\n") + "\nlook: " + test.look + "\n"
		held["site.yaml"] = &fstest.MapFile{Data: []byte(site), Mode: 0o644}
		_, problems := content.Load(held, saturday)
		line := strings.Count(site[:strings.Index(site, "look:")], "\n") + 1
		text := strings.ReplaceAll(told(problems), fmt.Sprintf("site.yaml:%d:", line), "site.yaml:LINE:")
		if test.want == "" && len(problems) > 0 || !strings.Contains(text, test.want) {
			t.Errorf("look: %s\ngot  %s\nwant %s", test.look, text, test.want)
		}
	}
}
