// Package scene draws what people do together: a backdrop by the kind of activity and its
// setting, an older and a younger figure doing the thing. It knows nothing of the
// directory.
package scene

import "sync"

var (
	kindDrawings  = sync.OnceValue(func() map[string]drawing { return readDrawings("kinds") })
	partDrawings  = sync.OnceValue(func() map[string]drawing { return readDrawings("parts") })
	placeDrawings = sync.OnceValue(func() map[string]drawing { return readDrawings("places") })
)

var kindColours = map[string]string{
	"gardening": "leaf", "nature": "leaf", "volunteering": "leaf",
	"cookery": "brick", "craft": "brick", "befriending": "brick", "heritage": "brick",
	"sport": "sea", "games": "sea", "digital": "sea", "wellbeing": "sea", "advice": "sea",
	"music": "violet", "dance": "violet", "drama": "violet", "reading": "violet",
}

var walls = map[string]string{
	"music": "wall-sun", "dance": "wall-peach", "art": "wall-mint", "craft": "wall-rose", "gardening": "wall-sky", "nature": "wall-stone",
	"cookery": "wall-peach", "sport": "wall-mint", "games": "wall-lilac", "reading": "wall-sun", "learning": "wall-sky", "digital": "wall-lilac",
	"volunteering": "wall-peach", "befriending": "wall-mint", "wellbeing": "wall-lilac", "drama": "wall-rose", "heritage": "wall-stone",
	"advice": "wall-rose", "education": "wall-sun", "faith": "wall-lilac",
}

type cast struct{ older, younger look }

var casts = []cast{
	{look{"skin-1", "skin-1-shade", "white", "bun", "", [2]string{"sea", "plum"}, "slate", []string{"glasses"}, ""},
		look{"skin-4", "skin-4-shade", "black", "puffs", "", [2]string{"coral", "marigold"}, "sea", nil, ""}},
	{look{"skin-5", "skin-5-shade", "silver", "curls", "", [2]string{"marigold", "coral"}, "plum", []string{"glasses"}, "stick"},
		look{"skin-1", "skin-1-shade", "ginger", "ponytail", "", [2]string{"leaf", "sea"}, "slate", nil, ""}},
	{look{"skin-2", "skin-2-shade", "silver", "bald", "silver", [2]string{"leaf", "brick"}, "slate", []string{"hearing-aid"}, ""},
		look{"skin-3", "skin-3-shade", "black", "crop", "", [2]string{"marigold", "rose"}, "sea", nil, ""}},
	{look{"skin-3", "skin-3-shade", "rose", "scarf", "", [2]string{"plum", "leaf"}, "plum", nil, ""},
		look{"skin-3", "skin-3-shade", "black", "plaits", "", [2]string{"aqua", "marigold"}, "plum", nil, ""}},
	{look{"skin-3", "skin-3-shade", "marigold", "turban", "silver", [2]string{"plum", "leaf"}, "slate", nil, "stick"},
		look{"skin-2", "skin-2-shade", "blond", "bob", "", [2]string{"aqua", "coral"}, "leaf", []string{"glasses"}, ""}},
	{look{"skin-4", "skin-4-shade", "brick", "flatcap", "white", [2]string{"aqua", "leaf"}, "slate", nil, ""},
		look{"skin-5", "skin-5-shade", "black", "afro", "", [2]string{"rose", "coral"}, "slate", nil, ""}},
	{look{"skin-1", "skin-1-shade", "silver", "bob", "", [2]string{"rose", "violet"}, "sea", []string{"glasses"}, "wheelchair"},
		look{"skin-4", "skin-4-shade", "leaf", "scarf", "", [2]string{"mint", "marigold"}, "plum", nil, ""}},
	{look{"skin-5", "skin-5-shade", "grey", "crop", "grey", [2]string{"brick", "leaf"}, "slate", nil, "wheelchair"},
		look{"skin-1", "skin-1-shade", "brown", "curls", "", [2]string{"marigold", "aqua"}, "sea", nil, ""}},
}

// Scene is one composition.
type Scene struct {
	Kind, Place string
	Cast        int
	Grown       bool
}

func (s Scene) compose() *canvas {
	colour := kindColours[s.Kind]
	if colour == "" {
		colour = "plum"
	}
	c := &canvas{kind: s.Kind, people: map[string]*body{}, tokens: map[string]string{"kind": colour, "wall": walls[s.Kind]}}
	if c.tokens["wall"] == "" {
		c.tokens["wall"] = "wall-sun"
	}
	c.where = "indoors"
	switch s.Place {
	case "park", "garden", "hills", "shore":
		c.where = "outdoors"
	}
	kind := kindDrawings()[s.Kind]
	who := casts[s.Cast]
	c.place(kind, map[string]look{"older": who.older, "younger": who.younger}, colour, s.Grown)
	for _, nodes := range []drawing{placeDrawings()[s.Place], kind} {
		if err := c.draw(nodes, same, "ink"); err != nil {
			panic(err)
		}
	}
	return c
}

// SVG returns the scene.
func (s Scene) SVG() []byte { return s.compose().svg() }
