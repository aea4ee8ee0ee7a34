package site

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"bandstand/directory/content"
)

// No page shows a number that is dear to ring without what that can cost: not as a
// button, not in a list, not on paper.
func TestADearNumberSaysWhatItCosts(t *testing.T) {
	directory, _ := content.Load(demonstration, now)
	one, _ := directory.Activity("songs-across-the-ages")
	one.Join.Contact.Phone = "+44 844 000 0000"
	made, err := New(directory, demonstration, os.DirFS(root+"/layouts"), os.DirFS(root+"/static"), Options{Now: now, Pictures: &maker})
	if err != nil {
		t.Fatal(err)
	}
	shown := regexp.MustCompile(`0844 000 0000([^<]{0,40})`)
	ringing := regexp.MustCompile(`(?s)href="tel:\+?(?:0|44)8440000000"[^>]*>(.*?)</a>`)
	for _, path := range []string{one.Path()[1:] + "index.html", one.Path()[1:] + "poster/index.html", "towns/salford/booklet/index.html"} {
		found, ok := made.Page(path)
		if !ok {
			t.Fatalf("there is no page %s", path)
		}
		body := string(fill(t, found))
		all := shown.FindAllStringSubmatch(body, -1)
		for _, at := range all {
			if !strings.HasPrefix(at[1], " (calls can cost 7p") {
				t.Errorf("%s shows %q", path, at[0])
			}
		}
		for _, at := range ringing.FindAllStringSubmatch(body, -1) {
			if !strings.Contains(at[1], "calls can cost 7p") {
				t.Errorf("%s has a link to ring that says %q", path, at[1])
			}
		}
		if len(all) == 0 {
			t.Errorf("%s does not show the number", path)
		}
	}
}
