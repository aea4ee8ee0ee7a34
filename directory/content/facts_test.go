package content_test

import (
	"io/fs"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	bases "bandstand/base"
	"bandstand/directory/activity"
	"bandstand/directory/content"
)

// site replaces site.yaml of the small directory.
func site(held fstest.MapFS, lines string) {
	held["site.yaml"] = &fstest.MapFile{Data: []byte(lines), Mode: 0o644}
}

// wordsPage adds a words page.
func wordsPage(held fstest.MapFS, body string) {
	held["pages/about.md"] = &fstest.MapFile{Data: []byte("---\ntitle: About us\nmenu: about\n---\n" + body), Mode: 0o644}
}

// preview loads a directory that is none of a demonstration, with what is invented in it.
func preview(held fs.FS) (*activity.Directory, []content.Problem) {
	loader := content.NewLoader(held)
	loader.Preview = true
	return loader.Load(saturday)
}

const (
	leastSite = "name: Ramsbottom Together\nbase_url: https://ramsbottom.example.org\nnation: england\neditors: {email: hello@ramsbottom.example.org}\n"
	wholeSite = leastSite + "operator: Ramsbottom Library\nphone: {number: 01632 960111, hours: Mondays.}\nrepository: https://git.example.org/ramsbottom\n"
)

// Facts stand in site.yaml once, and the words pages take them from there.
func TestWordsPagesTakeFacts(t *testing.T) {
	for _, c := range []struct{ name, site, body, want string }{
		{"a name", wholeSite, "$(name) is ours.", "<p>Ramsbottom Together is ours.</p>"},
		{"within words", wholeSite, "Ring $(phone), **$(hours)**!", "<p>Ring 01632 960 111, <strong>Mondays</strong>!</p>"},
		{"a link", wholeSite, "[Ring us](tel:$(phone))", `<p><a href="tel:01632960111">Ring us</a></p>`},
		{"a letter", wholeSite, "[$(email)](mailto:$(email))", `<p><a href="mailto:hello@ramsbottom.example.org">hello@ramsbottom.example.org</a></p>`},
		{"a sentence", wholeSite, "$(run_by)", "<p>This directory is run by Ramsbottom Library.</p>"},
		{"how to reach them", wholeSite, "You can $(reach_us).", `<p>You can ring the editors on <a href="tel:01632960111">01632 960 111</a> (Mondays), ` +
			`or write to <a href="mailto:hello@ramsbottom.example.org">hello@ramsbottom.example.org</a>.</p>`},
		{"without a phone", leastSite, "You can $(reach_us).", `<p>You can write to the editors at <a href="mailto:hello@ramsbottom.example.org">hello@ramsbottom.example.org</a>.</p>`},
		{"a sentence that is not said leaves no paragraph", leastSite, "One.\n\n$(run_by)\n\nTwo.", "<p>One.</p>\n<p>Two.</p>"},
		{"a public body", wholeSite + "public_body: true\n", "$(lawful_reason)", "<p>A public body runs this directory, and passing on what you write is a task that it carries out in the public interest.</p>"},
		{"no body of the public", wholeSite, "$(lawful_reason)", "<p>It is the legitimate interest of people who want to join in, and of groups that want to hear from them.</p>"},
		{"whoever answers in law", wholeSite, "$(controller)", `<p>For this directory that is Ramsbottom Library. You can ring the editors on <a href="tel:01632960111">01632 960 111</a> (Mondays), ` +
			`or write to <a href="mailto:hello@ramsbottom.example.org">hello@ramsbottom.example.org</a>.</p>`},
		{"forms that are not there", wholeSite + "messages: \"off\"\n", "$(add_yourself) $(no_forms)", "<p> There are no forms on this site at present. This is what holds once there are.</p>"},
		{"forms", wholeSite + "messages: \"on\"\n", "$(add_yourself)\n\n$(no_forms)", `<p>You can <a href="/add/">add your group yourself</a>, one question after the other. ` +
			"You see your page before anything is sent, and it takes about ten minutes.</p>"},
		{"not in code", wholeSite, "Write `$(name)` there.", "<p>Write <code>$(name)</code> there.</p>"},
		{"money is none", wholeSite, "It costs $(5) or $5.", "<p>It costs $(5) or $5.</p>"},
		{"no HTML", strings.Replace(wholeSite, "Ramsbottom Together", `"<script>alert(1)</script> & [x](javascript:1) *y*"`, 1), "$(name)",
			"<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; [x](javascript:1) *y*</p>"},
		{"no fact within a fact", strings.Replace(wholeSite, "Ramsbottom Together", `"$(email)"`, 1), "$(name)", "<p>$(email)</p>"},
	} {
		held := base(t)
		site(held, c.site)
		delete(held, "nations/england.md")
		wordsPage(held, c.body)
		directory, problems := preview(held)
		if len(content.Errors(problems)) > 0 {
			t.Errorf("%s: got problems:\n%s", c.name, told(problems))
			continue
		}
		page, _ := directory.Page("about")
		if page.Body.HTML() != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", c.name, page.Body.HTML(), c.want)
		}
	}
}

// A town's fact on a page of the whole directory is a list by town.
func TestSafeguardingContactsAreListedByTown(t *testing.T) {
	held := base(t)
	site(held, leastSite)
	wordsPage(held, "$(safeguarding_contacts)")
	held["towns/bury.md"] = &fstest.MapFile{Mode: 0o644, Data: []byte("---\nname: Bury & Co\nnation: england\nlatitude: 53.59\nlongitude: -2.29\n" +
		"safeguarding_contacts:\n  - {for: adults, day: 01632 960221, night: 01632 960222}\n  - {for: children, night: 01632 960223}\n---\n")}
	directory, _ := preview(held)
	page, _ := directory.Page("about")
	want := "<ul>\n" +
		`<li>Bury &amp; Co, worried about an adult: <a href="tel:01632960221">01632 960 221</a> by day, <a href="tel:01632960222">01632 960 222</a> at night</li>` + "\n" +
		`<li>Bury &amp; Co, worried about a child: <a href="tel:01632960223">01632 960 223</a> at night</li>` + "\n</ul>"
	if page.Body.HTML() != want {
		t.Errorf("got\n%s\nwant\n%s", page.Body.HTML(), want)
	}
}

func TestFactsThatAreNotThere(t *testing.T) {
	for _, c := range []struct{ body, want string }{
		{"Ring $(phne).", "pages/about.md:5: \"$(phne)\" is no fact of this directory\n  hint: did you mean \"$(phone)\"?\n"},
		{"Ring $(Phone).", "pages/about.md:5: \"$(Phone)\" is no fact of this directory\n  hint: did you mean \"$(phone)\"?\n"},
		{"Ring $( phone ).", "pages/about.md:5: \"$( phone )\" is no fact of this directory\n  hint: did you mean \"$(phone)\"?\n"},
		{"\nRing $(hours).", "pages/about.md:6: \"$(hours)\" stands here, and site.yaml has no \"phone.hours\"\n"},
		{"[Ring](tel:$(phone))", "pages/about.md:5: \"$(phone)\" stands here, and site.yaml has no \"phone.number\"\n"},
	} {
		held := base(t)
		site(held, leastSite)
		wordsPage(held, c.body)
		directory, problems := preview(held)
		if got := told(content.Errors(problems)); !strings.HasPrefix(got, c.want) {
			t.Errorf("%q: got\n%s\nwant\n%s", c.body, got, c.want)
		}
		if _, ok := directory.Page("about"); ok {
			t.Errorf("%q: the page is there, with a hole in it", c.body)
		}
	}
}

// What strangers write is never filled in: a group's page is the group's.
func TestListingsTakeNoFacts(t *testing.T) {
	held := base(t)
	held[songs] = &fstest.MapFile{Data: []byte(withWords("Ring $(phone).")), Mode: 0o644}
	directory, _ := content.Load(held, saturday)
	one, _ := directory.Activity("songs")
	if want := "Ring $(phone)."; !strings.Contains(one.Body.Plain().String(), want) {
		t.Errorf("got %q", one.Body.Plain())
	}
}

// A directory that says the least has every page of base, and none of them says
// anything of the demonstration. The same holds for one that says everything.
func TestPagesOfBaseAreAnybodysOwn(t *testing.T) {
	wrongPhone := leastSite + "phone: {number: 01422 555 0123}\n" // of which there is one warning, and it stands beside the number
	for _, lines := range []string{leastSite, wholeSite, wholeSite + "public_body: true\nlanguages: [en, cy]\n", wrongPhone} {
		held := base(t)
		site(held, lines)
		for name := range held {
			if strings.HasPrefix(name, "pages/") || strings.HasPrefix(name, "nations/") {
				delete(held, name)
			}
		}
		directory, problems := preview(held)
		for _, one := range content.Errors(problems) {
			t.Errorf("got a problem: %s", one)
		}
		for _, one := range problems {
			if strings.HasPrefix(one.File, "base/") {
				t.Errorf("got a problem in base: %s", one)
			}
		}
		for _, d := range []*activity.Directory{directory, directory.In("cy")} {
			for _, page := range d.Pages {
				for _, never := range []string{"demonstration", "arddangosiad", "bandstand.example", "01632 960 9", "$("} {
					if said := (page.Title + page.Summary + page.Body.Plain()).String(); strings.Contains(said, never) {
						t.Errorf("%s says %q", page.File, never)
					}
				}
			}
		}
		pages, _ := fs.Glob(bases.FS, "pages/*.md")
		translations, _ := fs.Glob(bases.FS, "pages/*.cy.md")
		if want := len(pages) - len(translations); len(directory.Pages) < want {
			t.Errorf("got %d pages, and base has %d", len(directory.Pages), want)
		}
	}
}

// The checks of wording hold base as they hold anybody's pages.
func TestPagesOfBaseAreWellWorded(t *testing.T) {
	held, checkedOn := base(t), regexp.MustCompile(`(?m)^last_checked: .*$`)
	for _, folder := range []string{"pages", "nations"} {
		entries, _ := fs.ReadDir(bases.FS, folder)
		for _, entry := range entries {
			if strings.HasSuffix(entry.Name(), ".cy.md") {
				continue
			}
			text, err := fs.ReadFile(bases.FS, folder+"/"+entry.Name())
			if err != nil {
				t.Fatal(err)
			}
			text = checkedOn.ReplaceAll(text, []byte("last_checked: 2026-11-20")) // base may be newer than the tests' day
			held[folder+"/"+entry.Name()] = &fstest.MapFile{Data: text, Mode: 0o644}
		}
	}
	site(held, wholeSite)
	held["site.yaml"].Data = append(held["site.yaml"].Data, "demonstration: {}\n"...)
	if _, problems := content.Load(held, saturday); len(problems) > 0 {
		t.Errorf("got problems:\n%s", told(problems))
	}
}
