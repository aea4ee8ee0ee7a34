package scene

import (
	"bytes"
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// Every scene is this large: 16 to 9.
const (
	width, height = 480, 270
)

// shape is what is filled with one colour.
type shape struct {
	fill string // a name of the palette
	outline
	round  bool // centre and radii say it shorter
	centre point
	rx, ry float64
}

// canvas is what shapes are laid on, the farthest first.
type canvas struct {
	kind, setting string // the drawings
	late          bool
	shapes        []shape
	people        map[string]*body
	where         string            // indoors or outdoors
	names         map[string]string // of the palette, by those that a scene chooses
	own           map[string]string // colours of a directory, by the names of ours
}

// add lays a shape on all others.
func (c *canvas) add(fill string, edge outline) {
	c.shapes = append(c.shapes, shape{fill: fill, outline: edge})
}

// oval lays an ellipse, which stays one in the SVG where nothing turns it.
func (c *canvas) oval(fill string, centre point, rx, ry float64, in matrix) {
	edge := ellipse(centre, rx, ry).in(in)
	one := shape{fill: fill, outline: edge}
	if in[1] == 0 && in[2] == 0 {
		one.round, one.centre, one.rx, one.ry = true, in.of(centre), math.Abs(rx*in[0]), math.Abs(ry*in[3])
	}
	c.shapes = append(c.shapes, one)
}

// trace fills a path that is written in this package.
func (c *canvas) trace(fill, d string, in matrix) {
	if d == "" {
		return
	}
	edge, err := parsePath(d)
	if err != nil {
		panic(err) // it is written here
	}
	c.add(fill, edge.in(in))
}

// draw lays the elements of a drawing.
func (c *canvas) draw(nodes []*node, in matrix, fill string) {
	for _, one := range nodes {
		if c.excepted(one) {
			continue
		}
		m := in.after(one.transform())
		if who, ok := c.people[one.attr["on"]]; ok {
			m = who.at().after(one.transform())
		}
		own := cmp.Or(one.attr["fill"], fill)
		switch one.name {
		case "part":
			c.draw(files().parts[one.attr["name"]].inner, m, own)
		case "g":
			c.draw(one.inner, m, own)
		case "person":
			c.body(c.people[one.attr["who"]])
		case "arm":
			c.arm(c.people[one.attr["who"]], one.attr["side"], m.of(one.point("to")), one.number("bend"))
		case "circle", "ellipse":
			if one.attr["line"] == "" {
				r := one.number("r")
				c.oval(own, point{one.number("cx"), one.number("cy")}, cmp.Or(one.number("rx"), r), cmp.Or(one.number("ry"), r), m)
				continue
			}
			fallthrough
		default:
			c.add(own, one.shape.in(m))
		}
	}
}

// excepted reports whether an element is not for what the scene shows.
func (c *canvas) excepted(one *node) bool {
	if where := one.attr["in"]; where != "" && where != c.where {
		return true
	}
	return slices.ContainsFunc(strings.Fields(one.attr["except"]), func(name string) bool {
		return name == c.kind || name == c.setting
	})
}

// place puts people where a drawing has them, before anything of it is drawn: an arm can
// stand before its body.
func (c *canvas) place(nodes []*node, who cast, adult bool) {
	for _, one := range nodes {
		if c.excepted(one) {
			continue
		}
		c.place(one.inner, who, adult)
		if one.name != "person" {
			continue
		}
		b := &body{head: one.point("at"), scale: 1.18, facing: 1, pose: one.attr["pose"], step: one.attr["step"], wear: one.attr["wear"]}
		switch {
		case one.attr["who"] == "older":
			b.look = who.older
		case adult:
			b.look, b.scale = who.younger, 1.1
			b.head.y -= 18
		default:
			b.look, b.scale = who.younger, .94
		}
		if one.attr["face"] == "left" {
			b.facing = -1
		}
		b.scale *= cmp.Or(one.number("size"), 1)
		if one.attr["chair"] == "no" {
			b.aid = ""
		}
		if b.aid == "wheelchair" && b.pose == "stand" {
			b.head.y += 16 * b.scale
		}
		b.top = b.tops[0]
		if b.top == c.names["kind"] || b.wear == "tabard" && b.top == "marigold" {
			b.top = b.tops[1]
		}
		c.people[one.attr["who"]] = b
	}
}

// svg writes the shapes.
func (c *canvas) svg() []byte {
	var dusk []string
	body := make([]byte, 0, 16<<10)
	open := ""
	for _, one := range c.shapes {
		if one.fill != open {
			if open != "" {
				body = append(body, "</g>"...)
			}
			open = one.fill
			colours := c.colours(one.fill)
			body = append(append(append(body, `<g fill="`...), colours[0].String()...), '"')
			if colours[1] != colours[0] {
				i := slices.Index(dusk, one.fill)
				if i < 0 {
					i = len(dusk)
					dusk = append(dusk, one.fill)
				}
				body = append(strconv.AppendInt(append(body, ` class="d`...), int64(i), 10), '"')
			}
			body = append(body, '>')
		}
		body = append(one.appendTo(body), "/>"...)
	}
	if open != "" {
		body = append(body, "</g>"...)
	}
	var out bytes.Buffer
	fmt.Fprintf(&out, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d">`, width, height)
	if len(dusk) > 0 {
		out.WriteString(`<style>@media (prefers-color-scheme:dark){`)
		for i, fill := range dusk {
			fmt.Fprintf(&out, `.d%d{fill:%s}`, i, c.colours(fill)[1])
		}
		out.WriteString(`}</style>`)
	}
	out.Write(body)
	out.WriteString(`</svg>`)
	return out.Bytes()
}

// appendTo writes the element of a shape, but for its end.
func (s shape) appendTo(body []byte) []byte {
	put := func(before string, value float64) {
		body = append(appendNumber(append(body, before...), value), '"')
	}
	if !s.round {
		return append(s.outline.appendTo(append(body, `<path d="`...)), '"')
	}
	isCircle := math.Round(s.rx*10) == math.Round(s.ry*10)
	if isCircle {
		put(`<circle cx="`, s.centre.x)
	} else {
		put(`<ellipse cx="`, s.centre.x)
	}
	put(` cy="`, s.centre.y)
	if isCircle {
		put(` r="`, s.rx)
	} else {
		put(` rx="`, s.rx)
		put(` ry="`, s.ry)
	}
	return body
}
