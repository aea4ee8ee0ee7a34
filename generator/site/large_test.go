package site

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// In a large directory no page grows without end: "What's on" shows the first of each
// day and leads to a search for the rest, the page of everything leads to the towns, and a page
// of a list to some of its others.
func TestLargeDirectory(t *testing.T) {
	held := smallContent(t, "on", nil)
	directory, _ := loadInvented(held, now)
	like := directory.Activities[0]
	for number := range 2_000 {
		more := *like
		more.Slug = fmt.Sprintf("more-%d", number)
		directory.Activities = append(directory.Activities, &more)
	}
	made, err := New(directory, held, os.DirFS(root+"/layouts"), os.DirFS(root+"/static"), Options{Now: now})
	if err != nil {
		t.Fatal(err)
	}
	filled := func(path string) string {
		page, ok := made.Page(path)
		if !ok {
			t.Fatalf("there is no %s", path)
		}
		return string(fill(t, page))
	}
	whatsOn := filled("whats-on/index.html")
	_, tuesday, _ := strings.Cut(whatsOn, `id="on-2026-11-24"`)
	tuesday, _, _ = strings.Cut(tuesday, "</section>")
	if got := strings.Count(tuesday, `href="/activities/`); got != 60 {
		t.Errorf("Tuesday shows %d sessions, want 60", got)
	}
	for _, want := range []string{`<a href="/search?date=2026-11-24">`, "the first 60"} {
		if !strings.Contains(tuesday, want) {
			t.Errorf("Tuesday does not say %q", want)
		}
	}
	if strings.Contains(tuesday, "data-none") {
		t.Error("Tuesday may say that nothing more is on when the first of its sessions are over")
	}
	everything := filled("activities/index.html")
	towns := strings.Contains(everything, `href="/towns/salford/"`)
	if strings.Contains(everything, `href="/activities/more-`) || !towns {
		t.Error("the page of everything lists every row, or does not lead to the towns")
	}
	list := filled("kinds/" + like.Kinds[0].Slug + "/page-42/index.html")
	_, list, _ = strings.Cut(list, `<ol class="pages__list">`)
	list, _, _ = strings.Cut(list, "</ol>")
	var numbers []string
	for item := range strings.SplitSeq(list, "</a>") {
		numbers = append(numbers, item[strings.LastIndex(item, ">")+1:])
	}
	if got, want := strings.Join(numbers, " "), "1 10 20 30 40 41 42 43 44 50 60 70 80 84 "; got != want {
		t.Errorf("page 42 of a list leads to the pages %s, want %s", got, want)
	}
}
