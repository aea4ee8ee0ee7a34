package scene

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

type point struct{ x, y float64 }

func (p point) plus(q point) point                  { return point{p.x + q.x, p.y + q.y} }
func (p point) minus(q point) point                 { return point{p.x - q.x, p.y - q.y} }
func (p point) times(factor float64) point          { return point{p.x * factor, p.y * factor} }
func (p point) length() float64                     { return math.Hypot(p.x, p.y) }
func (p point) toward(q point, share float64) point { return p.plus(q.minus(p).times(share)) }

// step is one command of a path, with absolute coordinates: M, L, Q, C or Z.
type step struct {
	command byte
	points  []point
}

// outline is the edge of a filled shape, or several.
type outline []step

// matrix is an affine transformation, in the order of SVG's matrix().
type matrix [6]float64

var same = matrix{1, 0, 0, 1, 0, 0}

func (m matrix) of(p point) point {
	return point{m[0]*p.x + m[2]*p.y + m[4], m[1]*p.x + m[3]*p.y + m[5]}
}

// after returns the transformation that does inner first.
func (m matrix) after(inner matrix) matrix {
	origin := m.of(point{inner[4], inner[5]})
	return matrix{
		m[0]*inner[0] + m[2]*inner[1], m[1]*inner[0] + m[3]*inner[1],
		m[0]*inner[2] + m[2]*inner[3], m[1]*inner[2] + m[3]*inner[3],
		origin.x, origin.y,
	}
}

func (p outline) in(m matrix) outline {
	count := 0
	for _, s := range p {
		count += len(s.points)
	}
	moved, points := make(outline, len(p)), make([]point, 0, count)
	for i, s := range p {
		from := len(points)
		for _, at := range s.points {
			points = append(points, m.of(at))
		}
		moved[i] = step{s.command, points[from:]}
	}
	return moved
}

// arity is how many points follow each command.
var arity = map[byte]int{'M': 1, 'L': 1, 'Q': 2, 'C': 3, 'Z': 0}

// parsePath reads the d of an SVG path. It knows all commands but arcs.
func parsePath(d string) (outline, error) {
	scan := scanner{rest: d}
	var made outline
	var at, start, last point // last is the control point that S and T mirror
	command := byte(0)
	for scan.more() {
		if c, ok := scan.letter(); ok {
			command = c
		}
		upper := command &^ 0x20
		origin := point{}
		if command != upper {
			origin = at
		}
		next := func() point { return point{scan.number(), scan.number()}.plus(origin) }
		mirrored := at.plus(at.minus(last))
		before := byte(0)
		if len(made) > 0 {
			before = made[len(made)-1].command
		}
		switch upper {
		case 'M', 'L':
			made = append(made, step{upper, []point{next()}})
		case 'H':
			made = append(made, step{'L', []point{{scan.number() + origin.x, at.y}}})
		case 'V':
			made = append(made, step{'L', []point{{at.x, scan.number() + origin.y}}})
		case 'Q':
			made = append(made, step{'Q', []point{next(), next()}})
		case 'C':
			made = append(made, step{'C', []point{next(), next(), next()}})
		case 'T', 'S':
			whole := map[byte]byte{'T': 'Q', 'S': 'C'}[upper]
			if before != whole {
				mirrored = at
			}
			points := []point{mirrored}
			for range arity[whole] - 1 {
				points = append(points, next())
			}
			made = append(made, step{whole, points})
		case 'Z':
			made = append(made, step{'Z', nil})
			at, command = start, 0
			continue
		default:
			return nil, fmt.Errorf("path %.40q: no command before %.10q, or one that is not known", d, scan.rest)
		}
		if scan.err != nil {
			return nil, fmt.Errorf("path %.40q: %w", d, scan.err)
		}
		points := made[len(made)-1].points
		at = points[len(points)-1]
		last = at
		if len(points) > 1 {
			last = points[len(points)-2]
		}
		if upper == 'M' {
			start = at
			command = command&0x20 | 'L' // what follows without a letter
		}
	}
	return made, nil
}

// scanner reads letters and numbers as SVG separates them, or does not.
type scanner struct {
	rest string
	err  error
}

func (s *scanner) more() bool {
	s.rest = strings.TrimLeft(s.rest, " ,\n\t\r")
	return s.rest != "" && s.err == nil
}

func (s *scanner) letter() (byte, bool) {
	c := s.rest[0]
	if c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' {
		s.rest = s.rest[1:]
		return c, true
	}
	return 0, false
}

func (s *scanner) number() float64 {
	s.more()
	end, dot := 0, false
	for end < len(s.rest) {
		c := s.rest[end]
		if !(c >= '0' && c <= '9' || c == '.' && !dot || (c == '-' || c == '+') && end == 0) {
			break
		}
		dot = dot || c == '.'
		end++
	}
	value, err := strconv.ParseFloat(s.rest[:end], 64)
	if err != nil && s.err == nil {
		s.err = fmt.Errorf("no number at %.10q", s.rest)
	}
	s.rest = s.rest[end:]
	return value
}

// circular is how long the handles of a quarter of a circle are.
const circular = .5523

func ellipse(c point, rx, ry float64) outline {
	kx, ky := rx*circular, ry*circular
	return outline{
		{'M', []point{{c.x + rx, c.y}}},
		{'C', []point{{c.x + rx, c.y + ky}, {c.x + kx, c.y + ry}, {c.x, c.y + ry}}},
		{'C', []point{{c.x - kx, c.y + ry}, {c.x - rx, c.y + ky}, {c.x - rx, c.y}}},
		{'C', []point{{c.x - rx, c.y - ky}, {c.x - kx, c.y - ry}, {c.x, c.y - ry}}},
		{'C', []point{{c.x + kx, c.y - ry}, {c.x + rx, c.y - ky}, {c.x + rx, c.y}}},
		{'Z', nil},
	}
}

func rectangle(x, y, w, h, r float64) outline {
	if r == 0 {
		return outline{{'M', []point{{x, y}}}, {'L', []point{{x + w, y}}}, {'L', []point{{x + w, y + h}}}, {'L', []point{{x, y + h}}}, {'Z', nil}}
	}
	return outline{
		{'M', []point{{x + r, y}}}, {'L', []point{{x + w - r, y}}}, {'Q', []point{{x + w, y}, {x + w, y + r}}},
		{'L', []point{{x + w, y + h - r}}}, {'Q', []point{{x + w, y + h}, {x + w - r, y + h}}},
		{'L', []point{{x + r, y + h}}}, {'Q', []point{{x, y + h}, {x, y + h - r}}},
		{'L', []point{{x, y + r}}}, {'Q', []point{{x, y}, {x + r, y}}}, {'Z', nil},
	}
}

// stroked returns the outline of a line along the path, so that strings and arms are
// filled shapes like all others. Its width grows or shrinks evenly from one end to the
// other. Bends are to be gentle: the points that steer a curve are moved like its ends.
func (p outline) stroked(from, to float64) outline {
	var made outline
	for len(p) > 0 {
		end := 1
		for end < len(p) && p[end].command != 'M' {
			end++
		}
		made = append(made, p[:end].strokedOne(from, to)...)
		p = p[end:]
	}
	return made
}

func (p outline) strokedOne(from, to float64) outline {
	closed := p[len(p)-1].command == 'Z'
	if closed {
		p = p[:len(p)-1]
	}
	var along []point
	for _, s := range p {
		along = append(along, s.points...)
	}
	if closed && along[0] == along[len(along)-1] && len(p) > 1 && len(p[len(p)-1].points) == 1 {
		p, along = p[:len(p)-1], along[:len(along)-1]
	}
	last := len(along) - 1
	left, right := make([]point, len(along)), make([]point, len(along))
	for i, at := range along {
		before, after := point{}, point{}
		if i > 0 {
			before = unit(at.minus(along[i-1]))
		} else if closed {
			before = unit(at.minus(along[last]))
		}
		if i < last {
			after = unit(along[i+1].minus(at))
		} else if closed {
			after = unit(along[0].minus(at))
		}
		if closed && (i == 0 || i == last) && along[0] == along[last] { // where a closed curve meets itself
			before, after = unit(along[0].minus(along[last-1])), unit(along[1].minus(along[0]))
		}
		middle := before.plus(after)
		across := unit(point{-middle.y, middle.x})
		half := (from + (to-from)*float64(i)/float64(max(last, 1))) / 2
		if before != (point{}) && after != (point{}) { // a mitre, unless it is too long
			half /= max(middle.length()/2, .6)
		}
		left[i], right[i] = at.plus(across.times(half)), at.minus(across.times(half))
	}
	forward, at := outline{}, 0
	for _, s := range p {
		forward = append(forward, step{s.command, left[at : at+len(s.points)]})
		at += len(s.points)
	}
	back, open := outline{}, byte('L')
	if closed {
		forward, open = append(forward, step{'Z', nil}), 'M'
	}
	slices.Reverse(right)
	back = append(back, step{open, right[:1]})
	at = 1
	for _, s := range slices.Backward(p[1:]) {
		back = append(back, step{s.command, right[at : at+len(s.points)]})
		at += len(s.points)
	}
	return append(append(forward, back...), step{'Z', nil})
}

func unit(p point) point {
	if length := p.length(); length > 0 {
		return p.times(1 / length)
	}
	return point{}
}

// appendNumber writes a coordinate to a tenth, as short as SVG lets it be.
func appendNumber(to []byte, value float64) []byte {
	tenths := int64(math.Round(value * 10))
	if tenths < 0 {
		to, tenths = append(to, '-'), -tenths
	}
	if whole := tenths / 10; whole > 0 || tenths == 0 {
		to = strconv.AppendInt(to, whole, 10)
	}
	if part := tenths % 10; part > 0 {
		to = append(to, '.', byte('0'+part))
	}
	return to
}

// appendTo writes the path as the d of an SVG path, in relative coordinates, which are
// short and compress well.
func (p outline) appendTo(d []byte) []byte {
	var at, start point
	before := byte(0)
	for _, s := range p {
		command := s.command | 0x20
		if s.command == 'M' && at == (point{}) {
			command = 'M'
		}
		if command != before || command == 'm' || command == 'M' {
			d = append(d, command)
		}
		apart := command == before && command != 'm'
		before = command
		if s.command == 'Z' {
			at = start
			continue
		}
		for _, to := range s.points {
			to = point{tenth(to.x), tenth(to.y)}
			for _, value := range []float64{to.x - at.x, to.y - at.y} {
				if apart && math.Round(value*10) >= 0 {
					d = append(d, ' ')
				}
				d = appendNumber(d, value)
				apart = true
			}
		}
		end := s.points[len(s.points)-1]
		at = point{tenth(end.x), tenth(end.y)}
		if s.command == 'M' {
			start = at
		}
	}
	return d
}

func tenth(value float64) float64 { return math.Round(value*10) / 10 }
