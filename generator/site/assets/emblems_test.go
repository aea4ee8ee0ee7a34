package assets

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"bandstand/directory/content"
)

// root is the repository, from here.
const root = "../../.."

func TestEveryKindHasADrawing(t *testing.T) {
	emblems, err := readEmblems(os.DirFS(root + "/static"))
	if err != nil {
		t.Fatal(err)
	}
	directory, _ := content.Load(os.DirFS(root+"/search/testdata/judged/content"), time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC))
	drawn := map[string]string{}
	for _, kind := range directory.Kinds {
		drawing := emblems[kind.Slug]
		if drawing == "" {
			t.Errorf("static/emblems has no %s.svg", kind.Slug)
		}
		if other, twice := drawn[drawing]; twice {
			t.Errorf("%s and %s have the same drawing", kind.Slug, other)
		}
		drawn[drawing] = kind.Slug
	}
	if emblems["other"] == "" {
		t.Error("static/emblems has no other.svg for a kind of one's own")
	}
}

func TestADrawingThatIsNotOneIsAnError(t *testing.T) {
	_, err := Bundle(fstest.MapFS{"emblems/tea.svg": {Data: []byte(`<?xml version="1.0"?><svg/>`)}})
	if err == nil || !strings.Contains(err.Error(), "emblems/tea.svg") {
		t.Errorf("got %v, want an error that names the file", err)
	}
}
