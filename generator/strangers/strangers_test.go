package strangers

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func TestPagesOfOthers(t *testing.T) {
	for name, c := range map[string]struct{ page, want string }{
		"figures stay as they are written": {"---\nphone: 01632\nopen: no\n---\nHello.\n", "open=no page=Hello. phone=01632"},
		"parts and lists":                  {"---\nvenue: {city: Salford, geo: {lat: 53.4}}\ntags: [a, b]\n---\n", "tags=a\nb venue.city=Salford venue.geo.lat=53.4"},
		"TOML":                             {"+++\ntitle = \"A\"\nday = 2026-11-21\n[[times]]\nday = \"Monday\"\n[[times]]\nday = \"Friday\"\n+++\nHi\n", "day=2026-11-21 page=Hi times=Monday; Friday title=A"},
		"JSON":                             {"{\n\"title\": \"A\", \"n\": 1.5, \"free\": true\n}\n\nHi\n", "free=true n=1.5 page=Hi title=A"},
		"times of several days":            {"---\nsessions:\n- {time: 10-12, day: Tuesday}\n- {day: Friday, start: 2pm, end: 4pm}\nwhen: [{day: Monday, time: 9-10}]\n---\n", "sessions=Tuesday 10-12; Friday 2pm to 4pm when.day=Monday when.time=9-10"},
		"times that open and close":        {"---\nhours:\n- {day: Monday, open: \"10:00\", close: \"12:00\"}\n- {day: Friday, from: 2pm, to: 4pm}\n---\n", "hours=Monday 10:00 to 12:00; Friday 2pm to 4pm"},
		"times with exceptions":            {"---\nsessions:\n- {day: Tuesday, time: 10-12, except: [2026-12-22]}\ncontacts:\n- {name: A, phone: 1}\n- {name: B}\n---\n", "contacts in words=name: A, phone: 1; name: B sessions in words=day: Tuesday, except: 2026-12-22, time: 10-12"},
		"Windows":                          {"\ufeff---\r\ntitle: A\r\n---\r\nHi\r\n", "page=Hi title=A"},
		"aliases blow nothing up":          {"---\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n---\nHi\n", "a=x\nx page=Hi"},
		"no front matter":                  {"Hi\n", "a.md was not read: it has no front matter, and no heading to be its name"},
		"a heading alone":                  {"\n# Tea and Talk\n\nCome.\n", "page=# Tea and Talk\n\nCome."},
		"what others work out":             {"---\ntitle: A\n---\n{{< wrapper \"form\" >}}\n{% include map.html %}Come.<!--more-->\n\nimport X from \"./x\";\n", "page=Come. title=A"},
		"broken":                           {"---\na: b: c\n---\n", "a.md was not read: its front matter cannot be read: yaml: mapping values are not allowed in this context"},
		"not UTF-8":                        {"---\ntitle: Caf\xe9\n---\n", "a.md was not read: it is not written in UTF-8"},
		"too large":                        {"---\ntitle: A\n---\n" + strings.Repeat("x", largestPage), "a.md was not read: it is larger than 1 MB"},
	} {
		sound := &fstest.MapFile{Data: []byte("---\nz: z\n---\n")}
		table, problems, err := ReadFolder(fstest.MapFS{"a.md": {Data: []byte(c.page)}, "z.md": sound, ".git/b.md": sound, "picture.png": sound}, "old")
		var said []string
		for _, column := range slices.Sorted(slices.Values(table.Columns)) {
			if cell := table.Rows[0][slices.Index(table.Columns, column)]; cell != "" && column != "file" && len(problems) == 0 {
				said = append(said, column+"="+cell)
			}
		}
		got := strings.Join(append(said, problems...), " ")
		if err != nil || got != c.want {
			t.Errorf("%s: got %q, %v, want %q", name, got, err, c.want)
		}
	}
	page := &fstest.MapFile{Data: []byte("---\ntitle: A\n---\n")}
	table, problems, err := ReadFolder(fstest.MapFS{"_index.md": page, "groups/_index.cy.md": page, "README.md": page, "index.md": page, "groups/tea/index.md": page}, "old")
	if err != nil || len(problems) != 4 || len(table.Rows) != 1 || table.Rows[0][slices.Index(table.Columns, "file")] != "groups/tea" {
		t.Errorf("got %v, %q, %v", table.Rows, problems, err)
	}
	if _, _, err := ReadFolder(fstest.MapFS{"a.txt": {}}, "old"); err == nil {
		t.Error("a folder without pages was read")
	}
}
