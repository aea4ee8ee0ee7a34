package scene

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
)

// node is an element of a drawing. Drawings are SVG, so that whoever draws knows how, but
// for what a scene chooses and what makes drawing easier:
//
//	fill="name"           a colour of the palette; kind and wall are the scene's own; those in
//	                      -light, -deep and the like are made of others
//	line="3" line="9 5"   a line of that width, or of two at its ends, in place of a shape
//	<part name>           another drawing, of drawings/parts
//	<person who at face>  the older or the younger one, with the head there
//	<arm who side to bend>
//	in="indoors"          only there, or only outdoors
//	except="shore craft"  not in that place, nor in that drawing of a kind
//	words="dog dogs"      of a whole drawing: taken in place of its kind's other one where an
//	                      activity has one of these words
//	outdoors="shore"      of a whole drawing: its place under the sky
//	on="older"            measured from that head, which is 21 high, turned as it is turned
type node struct {
	name  string
	attr  map[string]string
	inner []*node
	shape outline  // of an element that draws
	words []string // of a whole drawing
}

func readDrawing(body []byte) (*node, error) {
	decoder := xml.NewDecoder(bytes.NewReader(body))
	open := []*node{{}}
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return open[0].inner[0], nil
		}
		if err != nil {
			return nil, err
		}
		switch token := token.(type) {
		case xml.StartElement:
			one := &node{name: token.Name.Local, attr: map[string]string{}}
			for _, attr := range token.Attr {
				one.attr[attr.Name.Local] = attr.Value
			}
			one.words = strings.Fields(one.attr["words"])
			if one.shape, err = one.outline(); err != nil {
				return nil, err
			}
			parent := open[len(open)-1]
			parent.inner = append(parent.inner, one)
			open = append(open, one)
		case xml.EndElement:
			open = open[:len(open)-1]
		}
	}
}

func (n *node) number(name string) float64 {
	value, _ := strconv.ParseFloat(n.attr[name], 64)
	return value
}

// numbers returns the numbers of an attribute.
func (n *node) numbers(name string) []float64 {
	scan := scanner{rest: n.attr[name]}
	var all []float64
	for scan.more() {
		all = append(all, scan.number())
	}
	return all
}

func (n *node) point(name string) point {
	all := n.numbers(name)
	if len(all) < 2 {
		return point{}
	}
	return point{all[0], all[1]}
}

// transform returns the node's own transformation: any of translate, scale and rotate, in
// that order.
func (n *node) transform() matrix {
	made := same
	for _, part := range strings.Split(n.attr["transform"], ")") {
		name, values, ok := strings.Cut(strings.TrimSpace(part), "(")
		if !ok {
			continue
		}
		given := (&node{attr: map[string]string{"v": values}}).numbers("v")
		at := func(i int, otherwise float64) float64 {
			if i < len(given) {
				return given[i]
			}
			return otherwise
		}
		switch name {
		case "translate":
			made = made.after(matrix{1, 0, 0, 1, at(0, 0), at(1, 0)})
		case "scale":
			made = made.after(matrix{at(0, 1), 0, 0, at(1, at(0, 1)), 0, 0})
		case "rotate":
			sin, cos := math.Sincos(at(0, 0) * math.Pi / 180)
			x, y := at(1, 0), at(2, 0)
			made = made.after(matrix{1, 0, 0, 1, x, y}).after(matrix{cos, sin, -sin, cos, 0, 0}).after(matrix{1, 0, 0, 1, -x, -y})
		}
	}
	return made
}

// outline returns that of an element that draws.
func (n *node) outline() (made outline, err error) {
	switch n.name {
	case "path":
		made, err = parsePath(n.attr["d"])
	case "circle":
		made = ellipse(point{n.number("cx"), n.number("cy")}, n.number("r"), n.number("r"))
	case "ellipse":
		made = ellipse(point{n.number("cx"), n.number("cy")}, n.number("rx"), n.number("ry"))
	case "rect":
		made = rectangle(n.number("x"), n.number("y"), n.number("width"), n.number("height"), n.number("rx"))
	case "svg", "g", "part", "person", "arm":
		return nil, nil
	default:
		return nil, fmt.Errorf("there is no element %s", n.name)
	}
	if width := n.numbers("line"); err == nil && len(width) > 0 {
		made = made.stroked(width[0], width[len(width)-1])
	}
	return made, err
}
