package listing

import (
	"fmt"
	"slices"
	"strings"

	"bandstand/directory/activity"
	"bandstand/directory/page"
	"bandstand/directory/schedule"
	"bandstand/directory/words"
	"bandstand/generator/scene"
	"bandstand/generator/site/pictures"
)

// Picture is an activity's picture as its page shows it.
type Picture struct {
	URL         string
	Sources     string // for srcset; empty where there is one width only
	Alt, Credit words.Text
	Width       int // of the largest; browsers need only the proportion
	Height      int
	Opened      *pictures.Picture
}

func newPicture(opened *pictures.Picture, image *activity.Image) *Picture {
	largest := opened.Sizes[len(opened.Sizes)-1]
	made := &Picture{Alt: image.Alt, Credit: image.Credit, Width: largest.Width, Height: largest.Height, Opened: opened}
	var sources []string
	for i, size := range opened.Sizes {
		sources = append(sources, fmt.Sprintf("/%s %dw", size.Path, size.Width))
		if i <= 1 { // old browsers that know no srcset get the middle one
			made.URL = "/" + size.Path
		}
	}
	if len(sources) > 1 {
		made.Sources = strings.Join(sources, ", ")
	}
	return made
}

// Shared returns the picture as it is shown where somebody shares the page.
func (p *Picture) Shared() page.Image {
	size := p.Opened.Sizes[min(1, len(p.Opened.Sizes)-1)]
	return page.Image{URL: "/" + size.Path, Width: size.Width, Height: size.Height, Alt: p.Alt}
}

// grownUp is the age from which somebody is drawn as no child.
const grownUp = 15

// evening is the minute after midnight from which lamps are lit.
const evening = 18 * 60

// sceneOf returns what is drawn of an activity.
func sceneOf(a *activity.Activity, slots []schedule.Slot, look activity.Look) scene.Scene {
	younger, _ := a.Generations.Spans()
	asked := scene.Asked{Slug: a.Slug, Words: a.Title.String() + " " + a.Summary.String(), Setting: scene.FromHome, Adults: younger.From >= grownUp, Wheels: a.Venue == nil}
	if a.Venue != nil {
		asked.Setting = a.Venue.Setting
		asked.Wheels = slices.ContainsFunc(a.Access, func(f activity.AccessFeature) bool { return f.Term.Slug == "wheelchair" })
	}
	asked.Evening = len(slots) > 0 && !slices.ContainsFunc(slots, func(s schedule.Slot) bool { return s.Start < evening })
	for _, kind := range a.Kinds {
		asked.Kinds = append(asked.Kinds, kind.Slug)
	}
	return scene.Choose(asked, SceneLook(look))
}

// SceneOfTown returns what is drawn of a town as a whole: something for everybody, outdoors.
func SceneOfTown(town *activity.Town, look activity.Look) scene.Scene {
	return scene.Choose(scene.Asked{Slug: town.Slug, Setting: "outdoors"}, SceneLook(look))
}

// SceneLook returns a directory's look as scenes have it.
func SceneLook(look activity.Look) scene.Look {
	return scene.Look{Main: look.Main, Accent: look.Accent}
}
