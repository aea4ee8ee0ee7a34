package assets

import (
	"io/fs"
	"path"
	"strings"

	"bandstand/directory/colour"
)

// The colours of static/ that a directory may have its own in place of, light and dark,
// as static/styles/tokens.css has them; drawings have the first two.
var (
	plum, plumDark = colour.Must("#6e1f5e"), colour.Must("#3b1534") // head, foot, and by day links
	halo, linkDark = colour.Must("#ffc23d"), colour.Must("#ffcf66") // what stands out, and by night links
	hero, heroDark = colour.Must("#ffe7b3"), colour.Must("#3a2a12") // the ground of the question

	// What stands on the hero or under links, and stays as it is.
	surfaceDark, paperDark = colour.Must("#2a1e30"), colour.Must("#1b1220")
	wordsOnHero            = []colour.Colour{colour.Must("#b3261e"), colour.Must("#a93a17"), colour.Must("#1d6a4b")}
)

// Tinted returns static/ in a directory's own colours, each as in #6e1f5e or empty. Both
// must be such that words can be read on them, as check holds; the others are made of
// them so that words stay readable by night too.
func Tinted(static fs.FS, ownMain, ownAccent string) fs.FS {
	main, isMain := colour.Parse(ownMain)
	accent, isAccent := colour.Parse(ownAccent)
	if !isMain && !isAccent {
		return static
	}
	own := map[colour.Colour]colour.Colour{}
	if isMain {
		own[plum], own[plumDark] = main, main.Mix(colour.Black, .45)
	} else {
		main = plum
	}
	if isAccent {
		own[halo], own[heroDark] = accent, paperDark.Mix(accent, .14)
		own[linkDark] = accent.Mix(colour.White, .2).Toward(colour.White, surfaceDark, own[heroDark])
	} else {
		accent = halo
	}
	own[hero] = accent.Mix(colour.White, .61).Toward(colour.White, append(wordsOnHero, main)...)
	var pairs []string
	for from, to := range own { // none is made of another, so their order is all the same
		pairs = append(pairs, from.String(), to.String())
	}
	return tinted{static, strings.NewReplacer(pairs...)}
}

// tinted is a folder whose stylesheets and drawings have other colours.
type tinted struct {
	fs.FS
	colours *strings.Replacer
}

// ReadFile returns a file in those colours. What is published as it is stays as it is.
func (t tinted) ReadFile(name string) ([]byte, error) {
	body, err := fs.ReadFile(t.FS, name)
	if ending := path.Ext(name); err == nil && (ending == ".css" || ending == ".svg") && !strings.HasPrefix(name, rootFolder) {
		return []byte(t.colours.Replace(string(body))), nil
	}
	return body, err
}
