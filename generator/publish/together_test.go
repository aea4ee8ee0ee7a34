package publish

import (
	"fmt"
	"maps"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// Two folders that belong together are of one build, however many builds run at
// once.
func TestTogetherNoBuildComesBetween(t *testing.T) {
	folder := t.TempDir()
	pages, index := filepath.Join(folder, "public"), filepath.Join(folder, "index")
	var builds sync.WaitGroup
	for build := range 8 {
		of := siteOf(fmt.Sprint(build), "a", fmt.Sprint("b", build))
		builds.Go(func() {
			if err := Together(Contents{pages, bytesOf(of)}, Contents{index, bytesOf(of)}); err != nil {
				t.Error(err)
			}
		})
	}
	builds.Wait()
	if one, other := published(t, pages), published(t, index); len(one) == 0 || !maps.Equal(one, other) {
		t.Errorf("the pages are %q and the index is %q", sortedKeys(one), sortedKeys(other))
	}
}

// What cannot be published to the last folder leaves the first as it was.
func TestTogetherChangesAllOrNone(t *testing.T) {
	folder := t.TempDir()
	pages, index := filepath.Join(folder, "public"), filepath.Join(folder, "index")
	lay(t, index, map[string]string{"search.idx": "mine"})
	files := bytesOf(map[string]string{"index.html": "home"})
	err := Together(Contents{pages, files}, Contents{index, bytesOf(map[string]string{"search.idx": "ours"})})
	if err == nil || !strings.Contains(err.Error(), "search.idx is in the way") {
		t.Errorf("got %v", err)
	}
	if got := published(t, pages); len(got) > 0 {
		t.Errorf("published %q", sortedKeys(got))
	}
	if err := Together(Contents{pages, files}); err != nil {
		t.Errorf("the folder is still held: %v", err)
	}
}

func TestFree(t *testing.T) {
	for name, test := range map[string]struct {
		before map[string]string
		want   bool
	}{
		"nothing":                   {nil, true},
		"hidden files":              {map[string]string{".gitkeep": "", ".DS_Store": "", "lost+found/1": ""}, true},
		"somebody else's file":      {map[string]string{"novel.odt": "mine"}, false},
		"somebody else's folder":    {map[string]string{"photos/sea.jpg": "mine"}, false},
		"ours, with a file of them": {map[string]string{"CNAME": "mine", ".bandstand/manifest": manifestSays + "\n"}, true},
	} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			lay(t, folder, test.before)
			if got := Free(folder); got != test.want {
				t.Errorf("got %v, want %v", got, test.want)
			}
		})
	}
	if !Free(filepath.Join(t.TempDir(), "not", "there")) {
		t.Error("a folder that is not there is not free")
	}
}
