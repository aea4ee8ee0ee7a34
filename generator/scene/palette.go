package scene

import (
	"cmp"
	"slices"
	"strings"

	"bandstand/directory/colour"
)

// palette is every colour of the scenes by day and, where it is another, at dusk, when
// walls and sky darken, lamps are lit, and what is near stays as it is.
var palette = map[string][2]string{
	"ink": {"#2b1b30"}, "paper": {"#fff8ec"}, "cream": {"#ffe7b3"},
	"plum": {"#6e1f5e"}, "marigold": {"#ffc23d"}, "brick": {"#a93a17"}, "leaf": {"#1d6a4b"}, "sea": {"#1a5a86"}, "violet": {"#5b3e96"},
	"rose": {"#d9708b"}, "coral": {"#e2714a"}, "mint": {"#7fbf9b"}, "aqua": {"#5fa3cf"}, "lilac": {"#a58fd6"},
	"wood": {"#b97a4a"}, "oak": {"#d79a66"}, "walnut": {"#5d3523"}, "steel": {"#a9adb8"}, "slate": {"#4a4560"},
	// what changes
	"sky": {"#cfe8f7", "#33315f"}, "cloud": {"#ffffff", "#4a4677"}, "sun": {"#ffc23d", "#fff1c9"},
	"far": {"#a9c7a0", "#3d5068"}, "hill": {"#8fc79b", "#3c6660"}, "grass": {"#63a571", "#2f5b4e"}, "bush": {"#2f7d57", "#1f5346"},
	"glass": {"#9fd3f2", "#2b2d63"}, "frame": {"#fff8ec", "#d9c6b8"}, "lamp": {"#ffe7b3", "#ffd873"}, "glow": {"#fff3d6", "#8a6a4c"},
	"floor": {"#c98d5e", "#7d5142"}, "skirting": {"#b0764a", "#5f3c36"},
	"wall-sun": {"#ffe6ad", "#5e4456"}, "wall-rose": {"#f5dde0", "#573a55"}, "wall-mint": {"#d8ecdc", "#3a4c58"},
	"wall-lilac": {"#e8e0f4", "#463a63"}, "wall-peach": {"#fbe0cd", "#5d3f50"}, "wall-sky": {"#d6e7f0", "#37446a"},
	"wall-stone": {"#eadfd0", "#4c4157"}, "wall-deep": {"#e9c98a", "#4d3648"},
	"path": {"#f2dcae", "#7d6a72"}, "water": {"#4d94c4", "#26406f"}, "sand": {"#f1d7a0", "#7a6470"}, "flower": {"#ffc23d", "#e0a63a"},
	"sky-day": {"#cfe8f7"}, "screen": {"#cfe8f7", "#ffe9bd"}, "pane": {"#8cc4e8", "#34508c"}, "pane-leaf": {"#7fbf9b", "#2f6b5c"}, "pane-rose": {"#e79aab", "#8a4a6a"},
	"note": {"#5b3e96", "#cdb8ff"}, "fleece": {"#fffdf6", "#cfc8d6"}, "shadow": {"#b0764a", "#4a3340"},
	"shelf": {"#8d5a38", "#472a2a"},
	// people
	"skin-1": {"#f3c9a8"}, "skin-1-shade": {"#dea683"}, "skin-2": {"#e0a981"}, "skin-2-shade": {"#c68a62"},
	"skin-3": {"#b97d52"}, "skin-3-shade": {"#99623d"}, "skin-4": {"#8a5a3c"}, "skin-4-shade": {"#6e442c"},
	"skin-5": {"#623c28"}, "skin-5-shade": {"#4c2d1e"},
	"white": {"#efecf2"}, "silver": {"#c6c2cc"}, "grey": {"#8d8794"}, "black": {"#2b1b30"}, "brown": {"#5a3524"}, "ginger": {"#c2602a"}, "blond": {"#e3b45c"},
}

// lit are what names of colours begin with of what lamps light in the evening, when it is
// dark outside.
var lit = []string{"wall", "floor", "skirting", "frame", "shelf", "shadow", "note"}

// kindStyle is how a kind is coloured: its own colour, as static/styles/tokens.css has it,
// and the walls behind it.
type kindStyle struct{ colour, wall string }

var kindStyles = map[string]kindStyle{
	other:   {"plum", "wall-sun"},
	"music": {"violet", "wall-sun"}, "dance": {"violet", "wall-peach"}, "drama": {"violet", "wall-rose"}, "reading": {"violet", "wall-sun"},
	"gardening": {"leaf", "wall-sky"}, "nature": {"leaf", "wall-stone"}, "volunteering": {"leaf", "wall-peach"},
	"cookery": {"brick", "wall-peach"}, "craft": {"brick", "wall-rose"}, "befriending": {"brick", "wall-mint"}, "heritage": {"brick", "wall-stone"},
	"sport": {"sea", "wall-mint"}, "games": {"sea", "wall-lilac"}, "digital": {"sea", "wall-lilac"}, "wellbeing": {"sea", "wall-lilac"}, "advice": {"sea", "wall-rose"},
	"art": {"plum", "wall-mint"}, "learning": {"plum", "wall-sky"}, "education": {"plum", "wall-sun"}, "faith": {"plum", "wall-lilac"},
}

// shades are made of any colour of the palette, by what its name ends in.
var shades = []struct {
	suffix string
	of     string // what is mixed in, and how much of it
	share  float64
}{
	{"-deep", "#2b1b30", .2}, {"-sleeve", "#2b1b30", .12}, {"-stripe", "#b97a4a", .13}, {"-light", "#fff8ec", .2},
}

// colours returns the colours of a name by day and at dusk.
func (c *canvas) colours(name string) [2]colour.Colour {
	mixed, share := colour.Black, 0.0
	if _, whole := palette[name]; !whole {
		for _, shade := range shades {
			if base, ok := strings.CutSuffix(name, shade.suffix); ok {
				name, mixed, share = base, colour.Must(shade.of), shade.share
			}
		}
	}
	name = cmp.Or(c.names[name], name)
	found, ok := palette[name]
	if !ok {
		panic("scene: no colour is called " + name) // in a drawing, all of which the tests draw
	}
	day := colour.Must(cmp.Or(c.own[name], found[0])).Mix(mixed, share)
	if found[1] == "" {
		return [2]colour.Colour{day, day}
	}
	dusk := colour.Must(found[1]).Mix(mixed, share)
	if c.late && !slices.ContainsFunc(lit, func(begins string) bool { return strings.HasPrefix(name, begins) }) {
		return [2]colour.Colour{dusk, dusk}
	}
	return [2]colour.Colour{day, dusk}
}
