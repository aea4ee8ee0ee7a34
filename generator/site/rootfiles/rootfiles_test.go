package rootfiles

import (
	"fmt"
	"strings"
	"testing"

	"bandstand/directory/page"
)

// A sitemap has as many addresses as sitemaps.org allows, those in every language
// counted; more are parted, and one file leads to the parts.
func TestSitemaps(t *testing.T) {
	shell := page.Shell{BaseURL: "https://bandstand.example.org"}
	paths := make([]string, 60_000)
	for i := range paths {
		paths[i] = fmt.Sprintf("/activities/songs-%d/", i)
	}
	welsh := shell
	welsh.Elsewhere = []page.Elsewhere{{Code: "cy", Prefix: "/cy"}}
	for _, test := range []struct {
		shell page.Shell
		paths int
		want  []int
	}{
		{shell, 0, []int{0}},
		{shell, 50_000, []int{50_000}},
		{shell, 50_001, []int{50_000, 1, 2}}, // the last leads to the parts
		{welsh, 60_000, []int{50_000, 50_000, 20_000, 3}},
	} {
		var got []int
		for _, file := range Sitemaps(test.shell, paths[:test.paths]) {
			got = append(got, strings.Count(written(t, file), "<loc>"))
		}
		if fmt.Sprint(got) != fmt.Sprint(test.want) {
			t.Errorf("%d paths, %d other languages: got %v, want %v", test.paths, len(test.shell.Elsewhere), got, test.want)
		}
	}
	files := Sitemaps(shell, paths)
	index := files[len(files)-1]
	want := `<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` +
		`<sitemap><loc>https://bandstand.example.org/sitemap-1.xml</loc></sitemap>` +
		`<sitemap><loc>https://bandstand.example.org/sitemap-2.xml</loc></sitemap></sitemapindex>
`
	if got := written(t, index); index.Path != "sitemap.xml" || got != want {
		t.Errorf("%s: got\n%s\nwant\n%s", index.Path, got, want)
	}
}

func written(t *testing.T, file File) string {
	t.Helper()
	var text strings.Builder
	if err := file.Write(&text); err != nil {
		t.Fatal(err)
	}
	return text.String()
}
