package site

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"io"
	"slices"

	"bandstand/directory/activity"
	"bandstand/directory/page"
	"bandstand/directory/schedule"
	"bandstand/directory/vocabulary"
	"bandstand/generator/scene"
)

// grownUp is the age from which somebody is drawn as no child.
const grownUp = 15

// evening is the minute after midnight from which lamps are lit.
const evening = 18 * 60

// sceneOf returns what is drawn of an activity.
func (e *edition) sceneOf(a *activity.Activity, slots []schedule.Slot) scene.Scene {
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
	return scene.Choose(asked, sceneLook(e.Site.Look))
}

// sceneOfTown returns what is drawn of a town as a whole: something for everybody, outdoors.
func (e *edition) sceneOfTown(town *activity.Town) scene.Scene {
	return scene.Choose(scene.Asked{Slug: town.Slug, Setting: "outdoors"}, sceneLook(e.Site.Look))
}

// sceneOfAll returns what is drawn of a directory as a whole.
func sceneOfAll(look activity.Look) scene.Scene {
	return scene.Choose(scene.Asked{Setting: "outdoors"}, sceneLook(look)).Shared()
}

// sampleScenes returns a scene of every kind, and of none, for the page of components.
func (e *edition) sampleScenes() []scene.Scene {
	settings := []string{"community", "outdoors", "library", "home", "school", "care-home", "place-of-worship", "surgery", scene.FromHome}
	var all []scene.Scene
	for i, kind := range append(each(e.Kinds, func(k vocabulary.Term) string { return k.Slug }), "") {
		asked := scene.Asked{Slug: kind, Kinds: []string{kind}, Setting: settings[i%len(settings)], Adults: i%2 == 1, Wheels: true}
		all = append(all, scene.Choose(asked, sceneLook(e.Site.Look)))
	}
	return all
}

func sceneLook(look activity.Look) scene.Look {
	return scene.Look{Main: look.Main, Accent: look.Accent}
}

// sharedPicture returns the picture that stands beside a link to the scene's page.
func sharedPicture(of scene.Scene, logo *logo) page.Image {
	return page.Image{URL: "/" + of.PicturePath(logo.path()), Width: scene.PictureWidth, Height: scene.PictureHeight}
}

// image returns the picture that stands beside a link to an activity's page: its own, if it
// has one.
func (l *listing) image(logo *logo) page.Image {
	if l.picture != nil {
		return l.picture.shared()
	}
	return sharedPicture(l.scene.Shared(), logo)
}

// cardPicture returns the address of what stands across the top of an activity's card: its
// own picture, if it has one.
func (l *listing) cardPicture() string {
	if l.picture != nil {
		return "/" + l.picture.opened.Sizes[0].Path
	}
	return "/" + l.scene.Path()
}

// addScenes adds every scene that some page shows, each once.
func (e *edition) addScenes() {
	add := func(path string, fill func(io.Writer) error) {
		if _, same := e.addresses.at[path]; !same {
			e.addresses.addFile(path, fill)
		}
	}
	addSVG := func(one scene.Scene) {
		add(one.Path(), func(w io.Writer) error {
			_, err := w.Write(one.SVG())
			return err
		})
	}
	addShared := func(one scene.Scene) {
		shown := sharedPicture(one, e.logo)
		add(shown.URL[1:], func(w io.Writer) error {
			body, err := e.options.Pictures.Drawn(shown.URL[1:], shown.Width, shown.Height, func() ([]byte, error) {
				return e.drawShared(one)
			})
			if err != nil {
				return err
			}
			_, err = w.Write(body)
			return err
		})
	}
	addShared(sceneOfAll(e.Site.Look))
	for _, one := range e.listings {
		if one.picture == nil {
			addSVG(one.scene)
			addShared(one.scene.Shared())
		}
	}
	for _, one := range e.sampleScenes() {
		addSVG(one)
	}
	for _, town := range e.booklets() {
		addSVG(e.sceneOfTown(town))
	}
}

// drawShared draws the picture of a scene for where its page is shared.
func (e *edition) drawShared(one scene.Scene) ([]byte, error) {
	var shown image.Image
	body, err := e.logo.png()
	if err == nil && body != nil {
		shown, err = png.Decode(bytes.NewReader(body))
	}
	if err != nil {
		return nil, fmt.Errorf("logo of the picture to share: %w", err)
	}
	return one.PNG(shown)
}
