package content_test

import (
	"bytes"
	"image"
	"image/jpeg"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"bandstand/directory/content"
)

// What is wrong with a picture is said as it is.
func TestWhatIsToldOfPictures(t *testing.T) {
	var plain bytes.Buffer
	if err := jpeg.Encode(&plain, image.NewGray(image.Rect(0, 0, 8, 8)), nil); err != nil {
		t.Fatal(err)
	}
	place := "\xff\xe1\x00\x30http://ns.adobe.com/xap/1.0/\x00<exif:GPSLatitude>"
	for name, c := range map[string]struct {
		file string
		body []byte
		want string
	}{
		"a name whose accents are kept apart, as on a Mac": {"cafe\u0301.jpg", plain.Bytes(), ""},
		"a picture that moves": {"café.jpg", slices.Concat([]byte("RIFF\x40\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x02\x00\x00\x00"), make([]byte, 40)),
			"moves, and only still ones are shown"},
		"a picture with its place": {"café.jpg", slices.Concat(plain.Bytes()[:2], []byte(place), plain.Bytes()[2:]), "warning: the picture \"café.jpg\" tells where it was taken"},
		"a picture that is none":   {"café.jpg", []byte("words"), "is not a picture that can be read"},
	} {
		held := base(t)
		page := changed(string(held[songs].Data), "image: {file: café.jpg, alt: A wall, no_people: true}\n")
		held[songs] = &fstest.MapFile{Data: []byte(page), Mode: 0o644}
		held["images/"+c.file] = &fstest.MapFile{Data: c.body, Mode: 0o644}
		directory, problems := content.Load(held, saturday)
		if got := told(problems); !strings.Contains(got, c.want) || c.want == "" && got != "" {
			t.Errorf("%s: got:\n%swant %q", name, got, c.want)
		}
		if it, ok := directory.Activity("songs"); c.want == "" && (!ok || it.Image.File != "images/"+c.file) {
			t.Errorf("%s: the picture is not that of the folder", name)
		}
	}
}

// A folder behind a link is not dropped with a reason that is none.
func TestALinkToAFolderIsTold(t *testing.T) {
	folder := t.TempDir()
	if err := os.CopyFS(folder, base(t)); err != nil {
		t.Fatal(err)
	}
	elsewhere := t.TempDir()
	for link, to := range map[string]string{"activities/inside": "salford", "activities/outside": elsewhere, "activities/nowhere": "gone"} {
		if err := os.Symlink(to, filepath.Join(folder, link)); err != nil {
			t.Skip(err)
		}
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	_, problems := content.Load(root.FS(), saturday)
	for _, want := range []string{
		"activities/inside: this is a link to a folder, and what is in it is not read",
		"activities/outside: this is a link that leads out of the content folder, or to nothing",
		"activities/nowhere: this is a link that leads out of the content folder, or to nothing",
	} {
		if got := told(content.Errors(problems)); !strings.Contains(got, want) {
			t.Errorf("got:\n%swant %q", got, want)
		}
	}
}
