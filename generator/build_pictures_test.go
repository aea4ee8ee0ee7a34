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
	folder := withPicture(t, greyPicture(t))
	builds := func() []string {
		if said, code := buildPictures(folder); code != 0 {
			t.Fatal(said)
		}
		made, _ := filepath.Glob(filepath.Join(folder, "public/assets/pictures/*.jpg"))
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

// A picture whose upload broke off keeps its head, so a build finds out when it makes
// it: nothing is published, and the page is named.
func TestBuildNamesABrokenPicture(t *testing.T) {
	picture := greyPicture(t)
	folder := withPicture(t, picture[:len(picture)-20])
	said, code := buildPictures(folder)
	if want := picturedPage + ":"; code != 1 || !strings.Contains(said, want) || !strings.Contains(said, `the picture "songs.png" is damaged, or was cut short on its way`) {
		t.Errorf("code %d, and\n%s", code, said)
	}
	if _, err := os.Stat(filepath.Join(folder, "public")); err == nil {
		t.Error("something was published")
	}
}

func greyPicture(t *testing.T) string {
	t.Helper()
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 40, 30))); err != nil {
		t.Fatal(err)
	}
	return picture.String()
}

const picturedPage = "content/activities/salford/songs-across-the-ages.md"

// withPicture lays out a project in which one activity has a picture.
func withPicture(t *testing.T, picture string) (folder string) {
	t.Helper()
	folder = t.TempDir()
	if err := layProject(folder); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(folder, filepath.FromSlash(picturedPage)))
	if err != nil {
		t.Fatal(err)
	}
	lay(t, folder, map[string]string{
		"content/images/songs.png": picture,
		picturedPage:               strings.Replace(string(text), "last_checked:", "image: {file: songs.png, alt: Grey, no_people: true}\nlast_checked:", 1),
	})
	return folder
}

func buildPictures(folder string) (said string, code int) {
	at := func(name string) string { return filepath.Join(folder, name) }
	var printed bytes.Buffer
	code = run([]string{"build", "--content", at("content"), "--layouts", at("layouts"), "--static", at("static"), "--out", at("public"), "--bundle", at("functions"), "--now", demonstrationNow},
		strings.NewReader(""), &printed, &printed, func(string) string { return "" })
	return printed.String(), code
}
