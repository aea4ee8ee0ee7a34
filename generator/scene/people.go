package scene

import "slices"

// cast is who does the thing.
type cast struct{ older, younger look }

// look is how somebody looks.
type look struct {
	skin  string
	hair  string    // its colour, or that of what is worn over it
	style string    // of hair: a key of styles
	beard string    // its colour; empty for none
	tops  [2]string // the first, unless it is the colour of what stands before it
	legs  string
	extra []string // glasses, hearing-aid, skirt, cardigan, stripes, collar
	aid   string   // stick, wheelchair; empty for none
}

// casts are who is shown: those from walking on have somebody in a wheelchair.
var casts = []cast{
	{look{skin: "skin-1", hair: "white", style: "bun", tops: tops{"sea", "plum"}, legs: "slate", extra: has{"glasses", "skirt", "cardigan"}},
		look{skin: "skin-4", hair: "black", style: "puffs", tops: tops{"coral", "marigold"}, legs: "sea", extra: has{"stripes"}}},
	{look{skin: "skin-5", hair: "silver", style: "curls", tops: tops{"marigold", "coral"}, legs: "plum", extra: has{"glasses"}, aid: "stick"},
		look{skin: "skin-1", hair: "ginger", style: "ponytail", tops: tops{"leaf", "sea"}, legs: "slate", extra: has{"collar"}}},
	{look{skin: "skin-2", hair: "silver", style: "bald", beard: "silver", tops: tops{"leaf", "brick"}, legs: "slate", extra: has{"hearing-aid", "cardigan"}},
		look{skin: "skin-3", hair: "black", style: "crop", tops: tops{"marigold", "rose"}, legs: "sea", extra: has{"stripes"}}},
	{look{skin: "skin-3", hair: "rose", style: "scarf", tops: tops{"plum", "leaf"}, legs: "slate", extra: has{"skirt"}},
		look{skin: "skin-3", hair: "black", style: "plaits", tops: tops{"aqua", "marigold"}, legs: "brick", extra: has{"collar"}}},
	{look{skin: "skin-3", hair: "marigold", style: "turban", beard: "silver", tops: tops{"plum", "leaf"}, legs: "slate", extra: has{"collar"}, aid: "stick"},
		look{skin: "skin-2", hair: "blond", style: "bob", tops: tops{"aqua", "coral"}, legs: "leaf", extra: has{"glasses", "stripes"}}},
	{look{skin: "skin-4", hair: "brick", style: "flatcap", beard: "white", tops: tops{"aqua", "leaf"}, legs: "slate", extra: has{"cardigan"}},
		look{skin: "skin-5", hair: "black", style: "afro", tops: tops{"rose", "coral"}, legs: "slate", extra: has{"hearing-aid"}}},
	{look{skin: "skin-1", hair: "silver", style: "bob", tops: tops{"rose", "violet"}, legs: "sea", extra: has{"glasses", "cardigan"}, aid: "wheelchair"},
		look{skin: "skin-4", hair: "leaf", style: "scarf", tops: tops{"mint", "marigold"}, legs: "plum"}},
	{look{skin: "skin-5", hair: "grey", style: "crop", beard: "grey", tops: tops{"brick", "leaf"}, legs: "slate", extra: has{"collar"}, aid: "wheelchair"},
		look{skin: "skin-1", hair: "brown", style: "curls", tops: tops{"marigold", "aqua"}, legs: "sea", extra: has{"stripes"}}},
	{look{skin: "skin-2", hair: "grey", style: "long", tops: tops{"mint", "brick"}, legs: "plum", extra: has{"skirt"}},
		look{skin: "skin-2", hair: "black", style: "cap", tops: tops{"sea", "coral"}, legs: "slate", extra: has{"stripes"}, aid: "wheelchair"}},
}

// walking is how many casts have nobody in a wheelchair.
const walking = 6

type (
	tops = [2]string
	has  = []string
)

// body is somebody in a scene: where the head is, and how large.
type body struct {
	look
	head   point
	scale  float64
	facing float64 // 1 to the right, -1 to the left
	top    string
	pose   string // stand, floor, ride; else all that is seen is above a table
	step   string // of who stands: wide, kick
	wear   string // apron, tabard
}

// at returns a point of the body, which is drawn facing right, with its head at 0, 0 and
// 21 high.
func (b *body) at() matrix {
	return matrix{b.scale * b.facing, 0, 0, b.scale, b.head.x, b.head.y}
}

// shoulder returns where an arm begins: the front one is on the side that somebody faces.
func (b *body) shoulder(side string) point {
	if side == "front" {
		return b.at().of(point{19, 45})
	}
	return b.at().of(point{-22, 45})
}

// style is a way to have hair, or to cover it.
type style struct {
	behind, before string // paths, behind the head and before it
	covers         bool   // it hides the ears
}

const cropped = "M-19.5 5C-27-25 12-34 19-7 10-12-2-12-5-1-9-4-13 1-9 6-11 14-17 14-19.5 5Z"

var styles = map[string]style{
	"crop":     {before: cropped},
	"bald":     {before: "M-19-5C-25 4-21 17-12 15-7 10-10 3-13-3-14-8-17-9-19-5Z"},
	"bun":      {before: cropped, behind: "M-13-12C-31-34-42-8-24-2Z"},
	"bob":      {before: "M20-7C15-32-29-30-24 6-24 15-22 21-13 21-6 20-9 8-6-1-2-12 12-10 20-7Z", covers: true},
	"long":     {behind: "M-20-4C-32 14-24 34-33 47-16 54 2 46 6 36L4 4Z", before: "M20-6C14-32-27-30-23 4-22 14-12 12-8 4-4-10 10-12 20-6Z", covers: true},
	"ponytail": {behind: "M-14-10C-38-22-45 8-32 27-27 17-24 8-13 4Z", before: cropped},
	"curls":    {before: "M-10 8C-16 18-27 12-23 3-31-2-27-14-20-13-21-24-9-28-4-22 2-30 15-26 14-17 23-15 22-6 16-6 11-13 6-8 1-10-3-8-4-2-7 0-10-2-14 2-10 8Z"},
	"afro":     {behind: "M-2-33C24-34 27-14 21-4L-4 18C-14 24-32 14-30-4-30-22-18-33-2-33Z", before: "M-18 8C-26-22 8-32 20-6 10-16-4-14-6 0-9-3-13 1-9 6-11 13-17 14-18 8Z"},
	"puffs":    {behind: "M-26-9C-38-18-28-36-17-30-8-38 2-26-5-18L8-20C4-32 18-38 24-29 33-26 28-12 18-12L-12 0Z", before: cropped},
	"plaits":   {behind: "M-16 4C-27 6-29 14-24 18-31 22-29 31-24 33-29 39-25 49-19 48-13 47-15 38-19 34-13 30-14 21-18 18-11 15-9 8-16 4Z", before: cropped},
	"cap":      {before: "M-20-5C-24-31 17-32 20-9L33-7C33-2 27-2 19-3 6-8-8-8-20-5Z"},
	"flatcap":  {before: "M-21-5C-28-24 6-33 18-19L29-10C29-5 24-4 17-6 4-11-8-9-21-5Z"},
	"turban":   {before: "M-23-4C-32-34 24-42 23-9 12-15 2-13-2-6-8-4-16-1-23-4Z"},
	"scarf":    {behind: "M-20-10C-30 8-24 24-31 44-14 54 10 50 21 42 12 30 16 20 10 10Z", before: "M21-5C20-33-30-34-25 6-22 24-4 30 9 22 -2 16-8 4-3-5 3-14 14-12 21-5Z", covers: true},
}

// body draws somebody, without the arms.
func (c *canvas) body(b *body) {
	in := b.at()
	how := styles[b.style]
	seated := b.aid == "wheelchair" && b.pose != "floor" && b.pose != "ride"
	if seated {
		c.trace("slate", "M-30 56Q-47 54-48 66L-44 136H-20Z", in)
		c.trace("ink", "M-40 56L-64 52Q-70 52-70 57-70 62-64 62L-44 66Z", in)
	}
	c.trace(b.hair, how.behind, in)
	c.legs(b, in)
	c.trace(b.skin+"-shade", "M-10 12H8V38H-10Z", in)
	bottom := "M-13 27C-34 29-40 44-41 70L-39 170H37L38 64C37 40 30 29 10 27 6 37-8 38-13 27Z"
	if b.pose != "" || seated {
		bottom = "M-13 27C-34 29-38 44-36 70L-31 112Q-2 120 27 112L34 64C35 40 30 29 10 27 6 37-8 38-13 27Z"
	}
	c.trace(b.top, bottom, in)
	c.clothes(b, in, seated)
	switch b.wear {
	case "apron":
		c.trace("cream", "M-14 52H16L24 90Q32 94 32 104V170H-32V104Q-30 94-22 90Z", in)
		c.trace("cream", "M-14 54L-20 31-15 29-8 54ZM10 54L15 30 20 32 16 54Z", in)
	case "tabard":
		c.trace("marigold", "M-24 31L-12 28-4 60 0 60 9 28 22 32 27 66 30 170H-31L-29 70Z", in)
		c.trace("paper", "M-29.5 96H29V104H-29.5Z", in)
	}
	c.oval(b.skin, point{0, 0}, 19.5, 21.5, in)
	c.oval(b.skin, point{18.5, 4}, 4, 3.4, in)
	if b.beard != "" {
		c.trace(b.beard, "M-9 6C-10 24 4 32 14 25 21 20 21 14 18 10 12 15 6 11 0 12-4 12-6 9-9 6Z", in)
	}
	c.trace(b.hair, how.before, in)
	if !how.covers {
		c.oval(b.skin+"-shade", point{-5, 4}, 4.2, 5.4, in)
	}
	if slices.Contains(b.extra, "hearing-aid") {
		c.trace("marigold", "M-9-2C-13 2-12 8-8 10L-7 7C-9 6-9 3-7 0Z", in)
	}
	if slices.Contains(b.extra, "glasses") {
		c.add("ink", ellipse(point{10, 0}, 6.5, 6).stroked(2, 2).in(in))
		c.trace("ink", "M4-1.5L-5 1V3L4 .8Z", in)
	}
}

// clothes draws what somebody wears above the waist.
func (c *canvas) clothes(b *body, in matrix, seated bool) {
	hem := 170.0
	if b.pose != "" || seated {
		hem = 113
	}
	for _, worn := range b.extra {
		switch worn {
		case "cardigan":
			c.add(b.top+"-light", outline{{'M', []point{{-11, 27}}}, {'Q', []point{{0, 38}, {10, 27}}}, {'L', []point{{12, hem}}}, {'L', []point{{-3, hem}}}, {'Z', nil}}.in(in))
		case "stripes":
			for _, y := range []float64{58, 80, 102, 124, 146} {
				if y+10 > hem {
					break
				}
				left, right := -40.3, 37.4
				if hem < 170 {
					left, right = -39.5+(y-40)/9, 37-(y-40)/9
				}
				c.add(b.top+"-light", rectangle(left, y, right-left, 10, 0).in(in))
			}
		case "collar":
			c.trace("paper", "M-13 26L-2 36-8 46-19 31ZM10 26L-2 36 5 46 15 30Z", in)
		}
	}
}

// steps are where the feet stand, seen from the head of who stands, back and front.
var steps = map[string][2]point{
	"":     {{-13, 190}, {13, 190}},
	"wide": {{-26, 190}, {26, 188}},
	"kick": {{-8, 190}, {48, 172}},
}

// legs draws what is seen below the waist, and what somebody sits in.
func (c *canvas) legs(b *body, in matrix) {
	limb := func(width float64, points ...point) {
		c.add(b.legs, outline{{'M', points[:1]}, {'Q', points[1:]}}.stroked(width+4, width).in(in))
	}
	shoe := func(at point) {
		c.trace("walnut", "M-9-5H5C16-4 19 2 18 8H-10Z", in.after(matrix{1, 0, 0, 1, at.x, at.y}))
	}
	switch {
	case b.pose == "floor":
		c.trace(b.legs, "M-26 106C-64 108-76 132-64 142-44 152 40 152 62 142 74 132 62 108 26 106Z", in)
		c.trace(b.legs+"-deep", "M-60 140C-30 126 20 122 56 128 66 134 66 142 60 144 30 134-20 136-52 146Z", in)
		c.trace("walnut", "M-66 136C-50 130-46 148-60 150-72 150-76 142-66 136ZM52 126C66 122 76 134 66 142 56 146 48 132 52 126Z", in)
	case b.pose == "ride":
		for _, foot := range []point{{30, 178}, {2, 150}} {
			limb(19, point{-8, 106}, point{52, 122}, foot)
			shoe(foot)
		}
	case b.aid == "wheelchair":
		limb(20, point{-6, 112}, point{48, 108}, point{44, 160})
		shoe(point{46, 166})
		c.add("ink", ellipse(point{-10, 140}, 38, 38).stroked(6, 6).in(in))
		c.oval("ink", point{-10, 140}, 6, 6, in)
		c.add("ink", ellipse(point{38, 168}, 9, 9).stroked(5, 5).in(in))
		c.trace("ink", "M-40 110H26V117H-40ZM24 112L40 160 34 162 18 114Z", in)
	case b.pose == "stand":
		feet := steps[b.step]
		for i, hip := range []point{{-15, 104}, {13, 104}} {
			limb(19, hip, hip.toward(feet[i], .5).plus(point{4, 0}), feet[i])
			shoe(feet[i])
		}
		if slices.Contains(b.extra, "skirt") {
			c.trace(b.legs, "M-29 104H26L46 160Q0 172-48 160Z", in)
		}
	}
}

// arm draws an arm from the shoulder to the hand, bent to one side by so much. Who stands
// with a stick leans on it with the hand behind.
func (c *canvas) arm(b *body, side string, hand point, bend float64) {
	from := b.shoulder(side)
	way := hand.minus(from)
	elbow := from.toward(hand, .5).plus(unit(point{-way.y, way.x}).times(bend))
	limb := outline{{'M', []point{from}}, {'Q', []point{elbow, hand}}}
	sleeve := b.top + "-sleeve"
	c.add(sleeve, limb.stroked(18*b.scale, 12.5*b.scale))
	c.oval(sleeve, from, 9*b.scale, 9*b.scale, same)
	if b.aid == "stick" && b.pose == "stand" && side == "back" {
		ground := b.at().of(point{0, 197}).y
		c.add("walnut", outline{{'M', []point{hand}}, {'L', []point{{hand.x - 6*b.facing, ground}}}}.stroked(5, 4))
		c.add("walnut", outline{{'M', []point{hand.minus(point{9, 3})}}, {'L', []point{hand.plus(point{9, -3})}}}.stroked(6, 6))
	}
	c.oval(b.skin, hand, 7.4*b.scale, 7.4*b.scale, same)
}
