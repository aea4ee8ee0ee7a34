// Package colour reads colours and tells whether words in one can be read on another. It
// knows nothing of what they are for.
package colour

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Colour is one of sRGB's.
type Colour struct{ R, G, B uint8 }

// The ends of every scale.
var (
	Black = Colour{}
	White = Colour{255, 255, 255}
)

// Readable is the least contrast at which words of an ordinary size can be read (WCAG
// 2.2, 1.4.3).
const Readable = 4.5

// Parse reads "#6e1f5e", also without # and in its short form, "#71e".
func Parse(text string) (Colour, bool) {
	digits := strings.TrimPrefix(text, "#")
	if len(digits) == 3 {
		digits = strings.Join([]string{digits[:1], digits[:1], digits[1:2], digits[1:2], digits[2:], digits[2:]}, "")
	}
	number, err := strconv.ParseUint(digits, 16, 24)
	if err != nil || len(digits) != 6 {
		return Colour{}, false
	}
	return Colour{uint8(number >> 16), uint8(number >> 8), uint8(number)}, true
}

// Must is Parse for colours that stand in a program.
func Must(text string) Colour {
	c, ok := Parse(text)
	if !ok {
		panic(fmt.Sprintf("%q is no colour", text))
	}
	return c
}

// String returns the colour as stylesheets write it.
func (c Colour) String() string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

// Contrast returns the contrast ratio of two colours, from 1 to 21 (WCAG 2.2).
func (c Colour) Contrast(on Colour) float64 {
	light, dark := c.luminance(), on.luminance()
	if light < dark {
		light, dark = dark, light
	}
	return (light + .05) / (dark + .05)
}

func (c Colour) luminance() float64 {
	linear := func(channel uint8) float64 {
		v := float64(channel) / 255
		if v <= .04045 {
			return v / 12.92
		}
		return math.Pow((v+.055)/1.055, 2.4)
	}
	return .2126*linear(c.R) + .7152*linear(c.G) + .0722*linear(c.B)
}

// Mix returns the colour with a share of another in it, from 0 to 1.
func (c Colour) Mix(with Colour, share float64) Colour {
	mix := func(a, b uint8) uint8 { return uint8(math.Round(float64(a) + (float64(b)-float64(a))*share)) }
	return Colour{mix(c.R, with.R), mix(c.G, with.G), mix(c.B, with.B)}
}

// Toward returns the colour with as little of another in it, Black or White, as makes its
// contrast with each of some others Readable; the other itself where nothing does.
func (c Colour) Toward(end Colour, others ...Colour) Colour {
	for share := 0.0; share < 1; share += .02 {
		mixed, readable := c.Mix(end, share), true
		for _, other := range others {
			readable = readable && mixed.Contrast(other) >= Readable
		}
		if readable {
			return mixed
		}
	}
	return end
}
