package site

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"io"

	"bandstand/directory/activity"
	"bandstand/directory/page"
	"bandstand/directory/vocabulary"
	"bandstand/generator/scene"
	"bandstand/generator/site/listing"
)

// sceneOfAll returns what is drawn of a directory as a whole.
func sceneOfAll(look activity.Look) scene.Scene {
	return scene.Choose(scene.Asked{Setting: "outdoors"}, listing.SceneLook(look)).Shared()
}

// sampleScenes returns a scene of every kind, and of none, for the page of components.
func (e *edition) sampleScenes() []scene.Scene {
	settings := []string{"community", "outdoors", "library", "home", "school", "care-home", "place-of-worship", "surgery", scene.FromHome}
	var all []scene.Scene
	for i, kind := range append(each(e.Kinds, func(k vocabulary.Term) string { return k.Slug }), "") {
		asked := scene.Asked{Slug: kind, Kinds: []string{kind}, Setting: settings[i%len(settings)], Adults: i%2 == 1, Wheels: true}
		all = append(all, scene.Choose(asked, listing.SceneLook(e.Site.Look)))
	}
	return all
}

// sharedPicture returns the picture that stands beside a link to the scene's page.
func sharedPicture(of scene.Scene, logo *logo) page.Image {
	return page.Image{URL: "/" + of.PicturePath(logo.path()), Width: scene.PictureWidth, Height: scene.PictureHeight}
}

// sharedImage returns the picture that stands beside a link to an activity's page: its own, if it
// has one.
func sharedImage(l *listing.Listing, logo *logo) page.Image {
	if l.Picture != nil {
		return l.Picture.Shared()
	}
	return sharedPicture(l.Scene.Shared(), logo)
}

// addScenes adds every scene that some page shows, each once.
func (e *edition) addScenes() {
	add := e.addresses.AddShared
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
		if one.Picture == nil {
			addSVG(one.Scene)
			addShared(one.Scene.Shared())
		}
	}
	for _, one := range e.sampleScenes() {
		addSVG(one)
	}
	for _, town := range e.listed.Booklets() {
		addSVG(listing.SceneOfTown(town, e.Site.Look))
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
