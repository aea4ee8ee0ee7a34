package assets

import (
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"

	"bandstand/directory/colour"
)

// Whatever colours a directory has, as far as check lets them through, words can be read
// on all grounds that are made of them, by day and by night.
func TestWordsAreReadableInEveryLook(t *testing.T) {
	static := os.DirFS(root + "/static")
	looks := []struct{ name, main, accent string }{
		{"none", "", ""},
		{"main alone", "#0b5d3b", ""},
		{"accent alone", "", "#8fd9b6"},
		{"both", "#0b3d5d", "#ffd166"},
		{"the lightest main", "#767066", "#ffffff"},
		{"black and white", "#000000", "#ffffff"},
		{"the darkest accent", "#767066", "#8c8c8c"},
		{"a red accent", "#5b3e96", "#ff6b5e"},
	}
	for _, look := range looks {
		t.Run(look.name, func(t *testing.T) {
			body, err := fs.ReadFile(Tinted(static, look.main, look.accent), "styles/tokens.css")
			if err != nil {
				t.Fatal(err)
			}
			day, night, _ := strings.Cut(string(body), "@media")
			for i, text := range []string{day, night} {
				token := tokensIn(text)
				if i == 1 {
					for name, value := range tokensIn(day) {
						if _, other := token[name]; !other {
							token[name] = value
						}
					}
				}
				for _, pair := range [][2]string{
					{"link", "paper"}, {"link", "surface"}, {"link", "hero"}, {"on-link", "link"}, {"ink", "hero"}, {"soft", "hero"},
					{"error", "hero"}, {"leaf", "hero"}, {"brick", "hero"}, {"sea", "hero"}, {"violet", "hero"},
				} {
					if got := token[pair[0]].Contrast(token[pair[1]]); got < colour.Readable {
						t.Errorf("night %v: %s %s on %s %s: contrast %.2f", i == 1, pair[0], token[pair[0]], pair[1], token[pair[1]], got)
					}
				}
				if got := colour.White.Contrast(token["plum"]); got < colour.Readable {
					t.Errorf("night %v: white on %s: contrast %.2f", i == 1, token["plum"], got)
				}
				if got := colour.Must("#2b1b30").Contrast(token["halo"]); got < colour.Readable {
					t.Errorf("dark words on %s: contrast %.2f", token["halo"], got)
				}
			}
		})
	}
}

var tokenLine = regexp.MustCompile(`--([a-z-]+): (#[0-9a-f]+);`)

func tokensIn(text string) map[string]colour.Colour {
	found := map[string]colour.Colour{}
	for _, match := range tokenLine.FindAllStringSubmatch(text, -1) {
		found[match[1]] = colour.Must(match[2])
	}
	return found
}

// A look changes each colour that it may, in styles and drawings, and no other.
func TestALookChangesItsColoursAlone(t *testing.T) {
	static := os.DirFS(root + "/static")
	own := Tinted(static, "#0b5d3b", "#8fd9b5")
	var styles, drawings strings.Builder
	for _, name := range []string{"styles/tokens.css", "icon.svg", "bandstand.svg", "emblems/advice.svg"} {
		body, err := fs.ReadFile(own, name)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(name, ".css") {
			styles.Write(body)
		} else {
			drawings.Write(body)
		}
	}
	for _, gone := range []colour.Colour{plum, plumDark, halo, linkDark, hero, heroDark} {
		before, _ := fs.ReadFile(static, "styles/tokens.css")
		if !strings.Contains(string(before), gone.String()) {
			t.Errorf("tokens.css has no %s, so a look cannot change it", gone)
		}
		if strings.Contains(styles.String()+drawings.String(), gone.String()) {
			t.Errorf("%s is still there", gone)
		}
	}
	if !strings.Contains(drawings.String(), "#0b5d3b") || !strings.Contains(drawings.String(), "#8fd9b5") {
		t.Error("the drawings have none of the look's colours")
	}
	if !strings.Contains(styles.String(), "--leaf: #1d6a4b") {
		t.Error("the colour of a kind has changed")
	}
}
