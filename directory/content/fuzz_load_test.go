package content_test

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"bandstand/directory/activity"
	"bandstand/directory/content"
	"bandstand/directory/words"
)

// FuzzLoad puts any bytes where a listing should be: Load never panics, and
// what comes out is a listing or a problem.
func FuzzLoad(f *testing.F) {
	for _, c := range hostile {
		if len(c.page) < 20_000 {
			f.Add([]byte(c.page))
		}
	}
	whole, err := os.ReadFile("testdata/base.txtar")
	if err != nil {
		f.Fatal(err)
	}
	_, page, _ := strings.Cut(string(whole), "-- "+songs+" --\n")
	f.Add([]byte(page))
	for _, change := range []string{
		"title: Tea: and cake\n", "kinds: music\n", "cost: free\n", "venue:\n\tname: x\n", "sessions: [{day: Teusday}]\n",
		"title: &a [*a]\n", "kinds: {music}\n", "? x\n: y\n", "image: {file: songs.png}\n", "capacity: {until: 2026-02-30}\n",
		"title: |\n  a\n  b\n", "title: >-\n\n\n", "title: !!int 3\n", "venue: {latitude: 1e400, longitude: -0x1p-2}\n", "...\n---\n",
		"generations: {younger: {from: 99999999999}}\n", "cost: {amount: 1e9}\n", "%YAML 1.1\n", "\"title\": x\n",
	} {
		f.Add([]byte(changed(page, change)))
	}
	held := base(f)
	pictures(f, held)
	f.Fuzz(func(t *testing.T, page []byte) {
		held[songs] = &fstest.MapFile{Data: page, Mode: 0o644}
		directory, problems := content.Load(held, saturday)
		if len(directory.Activities) == 0 && len(problems) == 0 {
			t.Error("the page was dropped in silence")
		}
		if len(directory.Activities) > 0 && len(content.Errors(problems)) > 0 {
			t.Errorf("a listing with errors is in the directory:\n%s", told(problems))
		}
		for _, p := range problems {
			if lines := strings.Count(string(page), "\n") + 1; p.File == songs && p.Line > lines {
				t.Errorf("line %d of %d: %s", p.Line, lines, p)
			}
		}
		for _, it := range directory.Activities {
			checkSound(t, it)
		}
	})
}

// FuzzTranslation puts any bytes where a translation should be: Load never panics, the
// English listing stays as it is, and what comes out in the other language has each
// text marked or translated.
func FuzzTranslation(f *testing.F) {
	for _, seed := range []string{
		inWelsh, "---\ntitle: [a]\n---\n", "---\nnotes: {of: a}\n---\n", "---\nvenue: x\njoin: [contact]\n---\n", "---\ntranslates: 2026-11-02\n---\n<script>a</script>\n",
		"---\ngenerations: {younger: {note: a}, older: }\n---\n", "---\n- title\n---\n", "---\nnotes: [{of: a, says: \u2068}]\n---\n",
	} {
		f.Add([]byte(seed))
	}
	held := base(f)
	site := string(held["site.yaml"].Data)
	held["site.yaml"] = &fstest.MapFile{Data: []byte(strings.Replace(site, "[en]", "[en, cy]", 1)), Mode: 0o644}
	f.Fuzz(func(t *testing.T, page []byte) {
		held["activities/salford/songs.cy.md"] = &fstest.MapFile{Data: page, Mode: 0o644}
		directory, _ := content.Load(held, saturday)
		english, ok := directory.Activity("songs")
		if !ok || english.Title != "Songs Across the Ages" || english.Summary.IsForeign() {
			t.Fatal("the English listing has changed")
		}
		cy, _ := directory.In("cy").Activity("songs")
		for _, text := range []words.Text{cy.Title, cy.Summary, cy.FirstVisit, cy.Generations.Together} {
			if text.IsForeign() && text != words.Foreign(text.String()) || text.String() == "" {
				t.Errorf("a text is %q", text)
			}
		}
	})
}

// checkSound looks for what no listing may be without, whatever its page said.
func checkSound(t *testing.T, it *activity.Activity) {
	t.Helper()
	if it.Title == "" || it.Summary == "" || it.Organisation == nil || len(it.Kinds) == 0 || it.LastChecked.IsZero() {
		t.Errorf("something required is missing from %+v", it)
	}
	if it.Venue == nil && it.Online == "" && it.ByPhone == "" {
		t.Error("it happens nowhere")
	}
	if it.Venue != nil && (it.Venue.Town == nil || it.Venue.Precision == "") {
		t.Errorf("nobody knows where it is: %+v", it.Venue)
	}
	if it.Venue != nil && it.Venue.AreaOnly && (it.Venue.Address != "" || strings.Contains(it.Venue.Postcode, " ")) {
		t.Errorf("its door is shown: %+v", it.Venue)
	}
	for _, bad := range []string{"<script", "<img", "javascript:", "<!--", "<iframe"} {
		if strings.Contains(strings.ToLower(tags(it.Body.HTML())), bad) {
			t.Errorf("%s in %s", bad, it.Body.HTML())
		}
	}
	it.State(saturday)
	it.Listed(saturday)
	it.Schedule.Next(saturday, 3)
}

// tags gives what stands between < and > in HTML: words that only look like
// code are harmless elsewhere.
func tags(html string) string {
	var inside strings.Builder
	for part := range strings.SplitSeq(html, "<") {
		tag, _, _ := strings.Cut(part, ">")
		inside.WriteString("<" + tag + ">")
	}
	return inside.String()
}

// FuzzSite puts any bytes where the files without front matter should be.
func FuzzSite(f *testing.F) {
	for _, seed := range []string{"name: Bandstand", "- a\n- b", "- {slug: music, label: Music, also_finds: [music]}", "[[[[", "- &a\n- *a", "{a: b", "\x00", "- 1\n- yes\n"} {
		f.Add([]byte(seed))
	}
	held := base(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, name := range []string{"site.yaml", "vocabulary/kinds.yaml", "vocabulary/company.yaml", "vocabulary/danger.yaml", "towns/salford.md", "organisations/song-circle.md", "nations/england.md", "pages/about.md"} {
			held[name] = &fstest.MapFile{Data: data, Mode: 0o644}
		}
		if _, problems := content.Load(held, saturday); len(problems) == 0 {
			t.Error("nothing can be right everywhere")
		}
	})
}
