package scene

import (
	"embed"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"path"
	"strconv"
	"strings"
)

// The drawings are SVG, so that whoever draws can open them, but for what a scene chooses:
// fill names a colour of the palette, line is the width of a line that is filled like a
// shape, and person, arm and the like are drawn by people.go.
//
//go:embed drawings
var drawings embed.FS

// node is an element of a drawing.
type node struct {
	name  string
	attr  map[string]string
	inner []*node
}

// drawing is a file of them.
type drawing []*node

// readDrawings reads a folder of drawings, each by its name.
func readDrawings(folder string) map[string]drawing {
	files, err := fs.Glob(drawings, "drawings/"+folder+"/*.svg")
	if err != nil {
		panic(err) // a pattern that is written here
	}
	all := map[string]drawing{}
	for _, file := range files {
		body, err := drawings.ReadFile(file)
		if err == nil {
			all[strings.TrimSuffix(path.Base(file), ".svg")], err = readDrawing(strings.NewReader(string(body)))
		}
		if err != nil {
			panic(fmt.Sprintf("%s: %v", file, err)) // a file of this package, which its tests draw
		}
	}
	return all
}

func readDrawing(from io.Reader) (drawing, error) {
	decoder := xml.NewDecoder(from)
	open := []*node{{}}
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return open[0].inner[0].inner, nil
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
	default:
		return nil, fmt.Errorf("%s: no such element", n.name)
	}
	if width := n.numbers("line"); err == nil && len(width) > 0 {
		made = made.stroked(width[0], width[len(width)-1])
	}
	return made, err
}
