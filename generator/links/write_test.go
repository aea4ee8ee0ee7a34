package links

import (
	"strings"
	"testing"
)

func TestWhatIsToldOfLinks(t *testing.T) {
	for _, test := range []struct {
		found []Finding
		all   int
		want  string
	}{
		{nil, 0, "# There are no links to other websites\n"},
		{nil, 12, "# All 12 links to other websites lead where they should\n"},
		{[]Finding{{
			Link:    Link{URL: "https://a.org.uk/", Files: []string{"activities/a.md", "base/nations/wales.md"}},
			Problem: "nothing is there any more (404)",
		}}, 12, `# 1 of 12 links to other websites want a look

    https://a.org.uk/
    nothing is there any more (404)
    content/activities/a.md
    base/nations/wales.md
`},
	} {
		var said strings.Builder
		Write(&said, test.found, test.all, "content/")
		if said.String() != test.want {
			t.Errorf("got %q, want %q", said.String(), test.want)
		}
	}
}
