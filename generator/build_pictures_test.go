package main

import (
	"bytes"
	"image"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A build takes over the pictures that stand where it publishes to: one that was
// swapped for another of its size is published again.
func TestBuildTakesPicturesOver(t *testing.T) {
	folder := t.TempDir()
	if err := layProject(folder); err != nil {
		t.Fatal(err)
	}
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 40, 30))); err != nil {
		t.Fatal(err)
	}
	const page = "content/activities/salford/songs-across-the-ages.md"
	text, err := os.ReadFile(filepath.Join(folder, page))
	if err != nil {
		t.Fatal(err)
	}
	lay(t, folder, map[string]string{
		"content/images/songs.png": picture.String(),
		page:                       strings.Replace(string(text), "last_checked:", "image: {file: songs.png, alt: Grey, no_people: true}\nlast_checked:", 1),
	})
	at := func(name string) string { return filepath.Join(folder, filepath.FromSlash(name)) }
	builds := func() []string {
		var said bytes.Buffer
		if code := run([]string{"build", "--content", at("content"), "--layouts", at("layouts"), "--static", at("static"), "--out", at("public"), "--bundle", at("functions"), "--now", demonstrationNow},
			strings.NewReader(""), &said, &said, func(string) string { return "" }); code != 0 {
			t.Fatal(said.String())
		}
		made, _ := filepath.Glob(at("public/assets/pictures/*.jpg"))
		if len(made) != 1 {
			t.Fatalf("%d pictures were published: %q", len(made), made)
		}
		return made
	}
	swap := builds()[0]
	var swapped bytes.Buffer
	if err := jpeg.Encode(&swapped, image.NewGray(image.Rect(0, 0, 40, 30)), &jpeg.Options{Quality: 1}); err != nil {
		t.Fatal(err)
	}
	lay(t, filepath.Dir(swap), map[string]string{filepath.Base(swap): swapped.String()})
	if got, err := os.ReadFile(builds()[0]); err != nil || !bytes.Equal(got, swapped.Bytes()) {
		t.Errorf("the picture was made anew (%v)", err)
	}
}
