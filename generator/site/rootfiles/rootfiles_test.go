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
		{shell, 0, nil},
		{shell, 50_000, []int{50_000}},
		{shell, 50_001, []int{50_000, 1}},
		{welsh, 60_000, []int{25_000, 25_000, 10_000}},
	} {
		var got []int
		for _, part := range Sitemaps(test.shell, paths[:test.paths]) {
			got = append(got, len(part))
		}
		if fmt.Sprint(got) != fmt.Sprint(test.want) {
			t.Errorf("%d paths, %d other languages: got %v, want %v", test.paths, len(test.shell.Elsewhere), got, test.want)
		}
	}
	var index strings.Builder
	if err := WriteSitemapIndex(&index, shell, 2); err != nil {
		t.Fatal(err)
	}
	want := `<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` +
		`<sitemap><loc>https://bandstand.example.org/sitemap-1.xml</loc></sitemap>` +
		`<sitemap><loc>https://bandstand.example.org/sitemap-2.xml</loc></sitemap></sitemapindex>
`
	if index.String() != want {
		t.Errorf("got\n%s\nwant\n%s", &index, want)
	}
}
