// Package scene draws what people do together: an older and a younger figure doing the
// thing, before a backdrop by its setting, as SVG for pages and as PNG for where their
// links are shared. Both are the same filled shapes. It knows nothing of the directory.
package scene

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"hash/fnv"
	"io/fs"
	"maps"
	"runtime"
	"slices"
	"strings"
	"sync"
	"unicode"
)

// Scene is one composition. The same Scene is the same bytes, whoever asks for it.
type Scene struct {
	kind  string // a drawing of drawings/kinds
	place string // and of drawings/places
	cast  int    // who does it: one of casts
	adult bool   // the younger one is no child
	late  bool   // it is evening
	look  Look
}

// Look is what a directory has of its own in place of two of our colours, each as in
// #6e1f5e or empty.
type Look struct{ Main, Accent string }

// Asked is what a scene is chosen by.
type Asked struct {
	Slug    string   // of the activity, so that neighbours in a list differ
	Kinds   []string // the first that fits is taken; a directory may have kinds of its own
	Words   string   // what it says of itself, in the directory's own language
	Setting string   // of the venue, as content spells it, or FromHome
	Adults  bool     // nobody who comes is a child
	Evening bool     // it never begins by day
	Wheels  bool     // people who use wheelchairs can come: else none is shown
}

// FromHome is the Setting of what has no venue.
const FromHome = "from-home"

// other is drawn for kinds that have no drawing.
const other = "other"

// Choose returns the scene of an activity.
func Choose(asked Asked, look Look) Scene {
	said := wordsOf(asked.Words)
	chosen := Scene{kind: drawingFor(asked.Kinds, said), adult: asked.Adults, late: asked.Evening, look: look}
	chosen.place = placeOf(chosen.kind, asked.Setting, said)
	among := len(casts)
	if !asked.Wheels {
		among = walking
	}
	chosen.cast = pick(asked.Slug, among)
	return chosen
}

// Shared returns the scene that stands for this one where a link is shared. What is done and who
// can come are the same; of the places only whether it is a room, the open air or from home. It is
// one for many, because a PNG is made in the time of a hundred pages.
func (s Scene) Shared() Scene {
	s.late = false
	switch {
	case outdoors[s.place]:
		s.place = placeOf(s.kind, "outdoors", nil)
	case s.place != places[FromHome]:
		s.place = placeOf(s.kind, "community", nil)
	}
	if s.cast < walking {
		s.cast = pick(s.kind+s.place, walking)
	} else {
		s.cast = walking + pick(s.kind+s.place, len(casts)-walking)
	}
	return s
}

// drawingFor returns the drawing that fits the words best: one that is for them, of any of
// the kinds, or else that of the first kind that has one.
func drawingFor(kinds, said []string) string {
	first := other
	for _, kind := range kinds {
		if _, known := kindStyles[kind]; !known {
			continue
		}
		if first == other {
			first = kind
		}
		for _, name := range files().variants[kind] {
			if anyOf(said, files().kinds[name].words) {
				return name
			}
		}
	}
	return first
}

// kindOf returns the kind of a drawing.
func kindOf(name string) string {
	kind, _, _ := strings.Cut(name, "-")
	return kind
}

func wordsOf(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) })
}

func anyOf(said, words []string) bool {
	return slices.ContainsFunc(said, func(word string) bool { return slices.Contains(words, word) })
}

// pick returns a number below n that follows from the text and looks like chance.
func pick(text string, n int) int {
	sum := fnv.New32a()
	sum.Write([]byte(text)) // which never fails
	return int(sum.Sum32()>>4) % n
}

// places are the backdrops by setting. Those outdoors depend on what is done there.
var places = map[string]string{
	"community": "hall", "school": "school", "care-home": "care-home", "surgery": "surgery",
	"place-of-worship": "worship", "library": "library", "home": "home", FromHome: "remote",
}

// seaside are words of what is at the shore.
var seaside = []string{"sea", "beach", "shore", "quay", "harbour", "coast", "tide", "tides", "fossil", "fossils", "sand", "shingle", "coble"}

func placeOf(kind, setting string, said []string) string {
	switch {
	case setting == "outdoors" && kindOf(kind) != "gardening" && anyOf(said, seaside):
		return "shore"
	case setting == "outdoors" && files().kinds[kind].attr["outdoors"] != "":
		return files().kinds[kind].attr["outdoors"]
	case setting == "outdoors":
		return "park"
	case kind == "cookery" && (setting == "community" || setting == ""):
		return "kitchen"
	}
	if place, ok := places[setting]; ok {
		return place
	}
	return "hall" // nothing is told of it
}

// outdoors are the places with sky above.
var outdoors = map[string]bool{"park": true, "garden": true, "hills": true, "shore": true}

// compose lays the shapes of the scene.
func (s Scene) compose() *canvas {
	style := kindStyles[kindOf(s.kind)]
	c := &canvas{kind: s.kind, setting: s.place, late: s.late, where: "indoors", people: map[string]*body{}, own: map[string]string{"plum": s.look.Main, "marigold": s.look.Accent}}
	c.names = map[string]string{"kind": style.colour, "wall": style.wall}
	if outdoors[s.place] {
		c.where = "outdoors"
	}
	c.place(files().kinds[s.kind].inner, casts[s.cast], s.adult)
	c.draw(files().places[s.place].inner, same, "ink")
	c.draw(files().kinds[s.kind].inner, same, "ink")
	return c
}

// SVG returns the scene, by day and, where a visitor prefers dark colours, at dusk.
func (s Scene) SVG() []byte { return s.compose().svg() }

// named is a file of a scene: what else it is made of, beside the scene.
type named struct {
	Scene
	besides string
}

// names are those that were worked out, which are few for many activities.
var names sync.Map // from named to string

// name returns what a file of the scene is called without what it ends in. It is known
// without making the scene, so it follows from all that a scene is made of.
func (s Scene) name(besides string) string {
	if known, ok := names.Load(named{s, besides}); ok {
		return known.(string)
	}
	told := ""
	if s.adult {
		told += "-adults"
	}
	if s.late {
		told += "-evening"
	}
	sum := sha256.Sum256(fmt.Append(nil, recipe(), s, besides))
	name := fmt.Sprintf("assets/scenes/%s-%s-%d%s.%s", s.kind, s.place, s.cast, told, hex.EncodeToString(sum[:6]))
	names.Store(named{s, besides}, name)
	return name
}

// Path returns where the SVG stands in a site.
func (s Scene) Path() string { return s.name("") + ".svg" }

// PicturePath returns where the PNG stands in a site. Logo tells one logo from another.
func (s Scene) PicturePath(logo string) string { return s.name("PNG "+logo) + ".png" }

// The drawings, and what makes scenes of them: another recipe makes other bytes, which must
// have another name.
//
//go:embed drawings canvas.go drawing.go outline.go palette.go people.go picture.go scene.go
var sources embed.FS

var recipe = sync.OnceValue(func() string {
	sum := sha256.New()
	err := fs.WalkDir(sources, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		body, err := sources.ReadFile(name)
		fmt.Fprint(sum, name, len(body), string(body))
		return err
	})
	if err != nil {
		panic(err) // files of this package
	}
	return string(sum.Sum(nil)) + runtime.Version()
})

// drawn are all drawings by their names, as files hold them, and the names of those of each
// kind that are for some words alone.
type drawn struct {
	kinds, places, parts map[string]*node
	variants             map[string][]string
}

var files = sync.OnceValue(func() drawn {
	all := drawn{readDrawings("kinds"), readDrawings("places"), readDrawings("parts"), map[string][]string{}}
	for _, name := range slices.Sorted(maps.Keys(all.kinds)) {
		if len(all.kinds[name].words) > 0 {
			all.variants[kindOf(name)] = append(all.variants[kindOf(name)], name)
		}
	}
	return all
})

// readDrawings reads a folder of drawings.
func readDrawings(folder string) map[string]*node {
	names, err := fs.Glob(sources, "drawings/"+folder+"/*.svg")
	if err != nil {
		panic(err) // a pattern that is written here
	}
	all := map[string]*node{}
	for _, file := range names {
		body, err := sources.ReadFile(file)
		if err == nil {
			name := strings.TrimSuffix(file[strings.LastIndex(file, "/")+1:], ".svg")
			all[name], err = readDrawing(body)
		}
		if err != nil {
			panic(fmt.Sprintf("%s: %v", file, err)) // a file of this package, all of which its tests read
		}
	}
	return all
}
