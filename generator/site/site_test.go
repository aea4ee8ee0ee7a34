package site

import (
	"bytes"
	"image"
	"image/png"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"bandstand/directory/activity"
	"bandstand/directory/content"
	"bandstand/directory/words"
	"bandstand/generator/inspect"
	"bandstand/generator/site/address"
	"bandstand/generator/site/pictures"
	"bandstand/messages"
	"bandstand/search"
)

// root is the repository, from here.
const root = "../.."

var now = time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC)

// frozen is the demonstration as it stood when search was judged by it. No test
// reads content/, which is somebody else's as soon as the repository is copied.
var frozen = os.DirFS(root + "/search/testdata/judged/content")

// demonstration is the frozen content. All of its pictures
// but one are tiny here: the tests of pictures show what becomes of large ones,
// and under the race detector each takes seconds.
var demonstration = tinyPictures{frozen}

// maker makes pictures once for all tests.
var maker pictures.Maker

// filled is a site with every one of its pages.
type filled struct {
	*Site
	Files    map[string][]byte
	Search   search.Source
	Messages messages.Source
}

// loadInvented loads what is no demonstration although everything in it is invented.
func loadInvented(held fs.FS, now time.Time) (*activity.Directory, []content.Problem) {
	loader := content.NewLoader(held)
	loader.Preview = true
	return loader.Load(now)
}

// makeSite makes the site of a content folder, which must have no errors.
func makeSite(t testing.TB, held fs.FS, options Options) *filled {
	t.Helper()
	directory, problems := loadInvented(held, options.Now)
	for _, problem := range content.Errors(problems) {
		t.Errorf("content: %v", problem)
	}
	return makeSiteOf(t, directory, held, options)
}

func makeSiteOf(t testing.TB, directory *activity.Directory, held fs.FS, options Options) *filled {
	t.Helper()
	options.Pictures = &maker
	made, err := New(directory, held, os.DirFS(root+"/layouts"), os.DirFS(root+"/static"), options)
	if err != nil {
		t.Fatal(err)
	}
	all := &filled{Site: made, Files: map[string][]byte{}}
	if all.Search, err = made.Search(); err != nil {
		t.Fatal(err)
	}
	if all.Messages, err = made.Messages(); err != nil {
		t.Fatal(err)
	}
	for page := range made.Pages() {
		all.Files[page.Path] = fill(t, page)
	}
	return all
}

// fill returns what a page writes.
func fill(t testing.TB, page address.Page) []byte {
	t.Helper()
	var body bytes.Buffer
	if err := page.Fill(&body); err != nil {
		t.Fatal(err)
	}
	return body.Bytes()
}

var demonstrationMade struct {
	sync.Once
	site *filled
}

// demonstrationSite is the demonstration as it stands now, made once for all
// tests that only look at it.
func demonstrationSite(t testing.TB) *filled {
	t.Helper()
	demonstrationMade.Do(func() { demonstrationMade.site = makeSite(t, demonstration, Options{Now: now}) })
	if demonstrationMade.site == nil {
		t.Fatal("the demonstration could not be made")
	}
	return demonstrationMade.site
}

// tinyPictures is a content folder in which every picture but one is tiny.
type tinyPictures struct{ fs.FS }

var tinyPicture = func() []byte {
	var body bytes.Buffer
	if err := png.Encode(&body, image.NewGray(image.Rect(0, 0, 48, 27))); err != nil {
		panic(err)
	}
	return body.Bytes()
}()

func (t tinyPictures) Open(name string) (fs.File, error) {
	if path.Dir(name) == "images" && path.Ext(name) == ".png" && name != "images/songs-across-the-ages.png" {
		return fstest.MapFS{name: {Data: tinyPicture, Mode: 0o444}}.Open(name)
	}
	return t.FS.Open(name)
}

// published is a site as a folder of files.
func published(made *filled) fstest.MapFS {
	files := fstest.MapFS{}
	for name, body := range made.Files {
		files[name] = &fstest.MapFile{Data: body}
	}
	return files
}

func TestTheDemonstrationIsSound(t *testing.T) {
	for name, at := range map[string]time.Time{
		"today":             now,
		"a bank holiday":    time.Date(2026, 12, 25, 12, 0, 0, 0, time.UTC),
		"the clocks change": time.Date(2027, 3, 28, 1, 30, 0, 0, time.UTC),
		"years from now":    time.Date(2029, 8, 14, 23, 59, 0, 0, time.UTC),
	} {
		t.Run(name, func(t *testing.T) {
			if testing.Short() && at != now {
				t.Skip("left out of -short")
			}
			made := makeSite(t, demonstration, Options{Now: at})
			for _, fault := range inspect.Site(published(made)) {
				t.Error(fault)
			}
			if made.Listed() < 60 {
				t.Errorf("only %d activities are listed", made.Listed())
			}
		})
	}
}

// TestADirectoryWithoutWordsPagesIsSound holds that layouts link to no page that
// a directory did not write.
func TestADirectoryWithoutWordsPagesIsSound(t *testing.T) {
	directory, _ := content.Load(demonstration, now)
	directory.Pages = nil
	for _, one := range directory.Activities {
		one.Body = activity.Text{} // groups may link to words pages themselves
	}
	made := makeSiteOf(t, directory, demonstration, Options{Now: now})
	for _, fault := range inspect.Site(published(made)) {
		t.Error(fault)
	}
}

// TestEveryPageCanBeLinkedTo holds that check knows every address that is made,
// so that no group is told that a page is missing which is there.
func TestEveryPageCanBeLinkedTo(t *testing.T) {
	words := "---\ntitle: Everything\n---\n"
	for _, file := range slices.Sorted(maps.Keys(demonstrationSite(t).Files)) {
		if address, ok := strings.CutSuffix(file, "index.html"); ok {
			words += "- [page](/" + address + ")\n"
		}
	}
	directory, problems := content.Load(overlay{demonstration, fstest.MapFS{"pages/everything.md": {Data: []byte(words)}}}, now)
	for _, problem := range content.Errors(problems) {
		t.Error(problem)
	}
	if !slices.ContainsFunc(directory.Pages, func(p *activity.Page) bool { return p.Slug == "everything" }) {
		t.Error("the page of links was not read")
	}
}

// TestNoPageTakesAnAddress holds that check knows every address at the top of a site
// that is made by something else than a page of words.
func TestNoPageTakesAnAddress(t *testing.T) {
	directory, _ := content.Load(demonstration, now)
	taken := fstest.MapFS{"vocabulary/kinds.yaml": {Data: []byte("- {slug: booklet, label: Booklets}\n")}}
	for file := range demonstrationSite(t).Files {
		step, _, isFolder := strings.Cut(file, "/")
		_, isPage := directory.Page(step)
		if isFolder && activity.ValidSlug(step) && !isPage && step != "urgent-help" {
			taken["pages/"+step+".md"] = &fstest.MapFile{Data: []byte("---\ntitle: Taken\n---\n")}
		}
	}
	_, problems := content.Load(overlay{demonstration, taken}, now)
	for _, file := range slices.Sorted(maps.Keys(taken)) {
		if !slices.ContainsFunc(content.Errors(problems), func(p content.Problem) bool { return p.File == file }) {
			t.Errorf("%s takes an address of the site, and nothing was told", file)
		}
	}
	if len(taken) < 8 {
		t.Errorf("only %d addresses were tried", len(taken))
	}
}

func TestTheSameInputGivesTheSameBytes(t *testing.T) {
	if testing.Short() {
		t.Skip("left out of -short")
	}
	first, second := demonstrationSite(t), makeSite(t, demonstration, Options{Now: now})
	if len(first.Files) != len(second.Files) {
		t.Fatalf("%d files, then %d", len(first.Files), len(second.Files))
	}
	for name, body := range first.Files {
		if !bytes.Equal(body, second.Files[name]) {
			t.Errorf("%s differs", name)
		}
	}
}

// A page is filled from what all pages share and from nothing that another left: by
// itself, backwards, many at once and a second time it is the same.
func TestPagesAreFilledInAnyOrder(t *testing.T) {
	held := smallContent(t, "on", nil)
	directory, _ := loadInvented(held, now)
	start := func() *Site {
		made, err := New(directory, held, os.DirFS(root+"/layouts"), os.DirFS(root+"/static"), Options{Now: now, Drafts: true})
		if err != nil {
			t.Fatal(err)
		}
		return made
	}
	want := makeSiteOf(t, directory, held, Options{Now: now, Drafts: true}).Files
	same := func(how string, page address.Page, body []byte) {
		if !bytes.Equal(body, want[page.Path]) {
			t.Errorf("%s filled %s differs", page.Path, how)
		}
	}
	pages := slices.Collect(start().Pages())
	for i, page := range pages {
		if path.Ext(page.Path) == ".html" && i%7 == 0 {
			alone, ok := start().Page(page.Path)
			if !ok {
				t.Fatalf("there is no page %s", page.Path)
			}
			same("by itself", alone, fill(t, alone))
		}
	}
	for _, page := range slices.Backward(pages) {
		same("backwards", page, fill(t, page))
		same("again", page, fill(t, page))
	}
	var all sync.WaitGroup
	bodies := make([]bytes.Buffer, 2*len(pages))
	pages = slices.Collect(start().Pages())
	for i := range bodies {
		all.Go(func() {
			if err := pages[i/2].Fill(&bodies[i]); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	for i := range bodies {
		same("beside the others", pages[i/2], bodies[i].Bytes())
	}
}

// Two pages that claim one address are found before any page is filled.
func TestAnAddressClaimedTwiceIsAnError(t *testing.T) {
	directory, _ := content.Load(demonstration, now)
	directory.Activities[0].Aliases = []string{directory.Activities[1].Path()}
	made, err := New(directory, demonstration, os.DirFS(root+"/layouts"), os.DirFS(root+"/static"), Options{Now: now})
	if err != nil {
		t.Fatal(err)
	}
	err = made.Check()
	if want := directory.Activities[1].Path()[1:] + "index.html"; err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("got %v, want an error that names %s", err, want)
	}
}

func TestAPreviewSaysSoAndIsNotIndexed(t *testing.T) {
	made := makeSite(t, demonstration, Options{Now: now, Preview: true, BaseURL: "https://preview.example.org"})
	banner := words.English().Say("page.preview")
	for name, body := range made.Files {
		if path.Ext(name) != ".html" {
			continue
		}
		if !bytes.Contains(body, []byte(banner)) || !bytes.Contains(body, []byte(`<meta name="robots" content="noindex">`)) {
			t.Errorf("%s does not say that it is a preview", name)
		}
	}
	if got := string(made.Files["robots.txt"]); !strings.Contains(got, "Disallow: /\n") {
		t.Errorf("robots.txt lets a preview be indexed: %q", got)
	}
	if _, ok := made.Files["sitemap.xml"]; ok {
		t.Error("a preview has a sitemap")
	}
}

// TestEveryWordIsSaidSomewhere keeps the catalogue free of words that nothing
// says any more.
func TestEveryWordIsSaidSomewhere(t *testing.T) {
	var said bytes.Buffer
	for _, folder := range []string{"layouts", "generator", "contribute", "search", "messages", "directory", "netlify"} {
		err := fs.WalkDir(os.DirFS(root+"/"+folder), ".", func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || !slices.Contains([]string{".go", ".html"}, path.Ext(name)) || strings.HasSuffix(name, "_test.go") {
				return err
			}
			body, err := os.ReadFile(root + "/" + folder + "/" + name)
			said.Write(body)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, key := range words.English().Keys() {
		if !isSaid(said.Bytes(), key) {
			t.Errorf("nothing says %q", key)
		}
	}
}

// isSaid looks for a key, or for the beginning of it that code completes with a
// slug: "card.state." + state.
func isSaid(source []byte, key string) bool {
	for said := key; said != ""; said = said[:max(0, strings.LastIndex(said, "."))] {
		if said == key && bytes.Contains(source, []byte(`"`+key+`"`)) || said != key && (bytes.Contains(source, []byte(`"`+said+`."`)) || bytes.Contains(source, []byte(`"`+said+`"`))) {
			return true
		}
	}
	return false
}

func BenchmarkWholeSite(b *testing.B) {
	directory, _ := content.Load(demonstration, now)
	for b.Loop() {
		makeSiteOf(b, directory, demonstration, Options{Now: now})
	}
}
