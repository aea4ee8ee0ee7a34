package main

import (
	"bytes"
	"context"
	"image"
	"image/png"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"
	"unicode/utf8"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"bandstand/contribute"
	"bandstand/contribute/forge"
	"bandstand/directory/content"
	"bandstand/messages/email"
)

// groupsSite is the demonstration, with the service by which groups add their pages. A minute goes by from each page to
// the next.
func groupsSite(t *testing.T) (*httptest.Server, *letterBox) {
	t.Helper()
	needBrowser(t)
	texts, err := content.Texts(os.DirFS(demonstrationContent))
	if err != nil {
		t.Fatal(err)
	}
	told := strings.NewReplacer(`messages: "off"`, `messages: "on"`, "https://git.example.org/bandstand", "https://github.com/bandstand/own").
		Replace(string(texts["site.yaml"].Data))
	texts["site.yaml"] = &fstest.MapFile{Data: []byte(told)}
	now, err := time.Parse(time.RFC3339, demonstrationNow)
	if err != nil {
		t.Fatal(err)
	}
	source := contribute.Source{Content: texts, Layouts: os.DirFS("../layouts"), Static: os.DirFS("../static")}
	bundle, err := contribute.New(source, now)
	if err != nil {
		t.Fatal(err)
	}
	var minutes atomic.Int64
	box := &letterBox{}
	service := contribute.Handler(bundle, contribute.Options{Key: []byte("the tests' own key"), Mailer: box, Forge: openRepository{texts},
		Now: func() time.Time { return now.Add(time.Duration(minutes.Load()) * time.Minute) }})
	files := hosted(t, builtDemonstration)
	site := httptest.NewServer(withFonts(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(strings.TrimPrefix(r.URL.Path, "/cy"), contribute.Path) {
			minutes.Add(1)
			service.ServeHTTP(w, r)
			return
		}
		files.ServeHTTP(w, r)
	})))
	t.Cleanup(site.Close)
	return site, box
}

// openRepository is where everybody can read what groups propose.
type openRepository struct{ content fs.FS }

func (r openRepository) Read(_ context.Context, name string) ([]byte, error) {
	return fs.ReadFile(r.content, strings.TrimPrefix(name, "content/"))
}

func (openRepository) Version(context.Context, string) ([]byte, error) { return nil, fs.ErrNotExist }

func (openRepository) Propose(context.Context, forge.Proposal) (string, bool, error) {
	return "https://forge.example/pull/1", false, nil
}

// letterBox keeps the letters that it is given.
type letterBox struct {
	lock    sync.Mutex
	letters []email.Letter
}

func (b *letterBox) Send(_ context.Context, letter email.Letter) error {
	b.lock.Lock()
	defer b.lock.Unlock()
	b.letters = append(b.letters, letter)
	return nil
}

// last returns the letter that came last.
func (b *letterBox) last(t *testing.T) email.Letter {
	t.Helper()
	b.lock.Lock()
	defer b.lock.Unlock()
	if len(b.letters) == 0 {
		t.Fatal("no letter came")
	}
	return b.letters[len(b.letters)-1]
}

// groupsStep is how somebody fills in a step: the fields by id, and what is typed; "yes" ticks or chooses.
type groupsStep struct {
	step     string
	mistaken [][2]string // at first; the field is told as a mistake
	mistakes []string
	typed    [][2]string
	again    bool // it is shown back
}

// groupsWay is all steps. Words of one of them could be plainer.
var groupsWay = []groupsStep{
	{"what", nil, []string{"title", "summary", "kinds-music"},
		[][2]string{{"title", "Seedley Beans"}, {"summary", "Dig, plant and eat together."}, {"kinds-gardening", "yes"}}, false},
	{"when", nil, []string{"when"}, [][2]string{{"when", "Tuesdays 2.30 to 4, not in August"}}, true},
	{"where", [][2]string{{"how-there", "yes"}, {"postcode", "M6"}}, []string{"venue", "address", "postcode"},
		[][2]string{{"venue", "Seedley Lane Rooms"}, {"address", "41 Highfield Road"}, {"postcode", "M6 5LB"}, {"setting-community", "yes"}}, true},
	{"who", [][2]string{{"who-two", "yes"}, {"older-from", "fifty"}}, []string{"younger-from", "older-from", "together"},
		[][2]string{{"younger-from", "5"}, {"older-from", "50"}, {"together", "Everybody digs."}}, false},
	{"cost", nil, []string{"pays-free"}, [][2]string{{"pays-free", "yes"}}, false},
	{"first", nil, nil, [][2]string{{"first_visit", "Come to the green gate. We commence at half past two."}}, false},
	{"reach", [][2]string{{"join-come-along", "yes"}, {"phone", "ring us"}}, []string{"role", "phone"},
		[][2]string{{"role", "the plot host"}, {"phone", "01632 960001"}}, false},
	{"safe", [][2]string{{"keeper", "the plot host"}}, []string{"worried", "checks-roles-that-need-one-have-one"},
		[][2]string{{"keeper", ""}}, false},
	{"access", [][2]string{{"access-parking", "yes"}, {"missing-parking", "yes"}}, []string{"missing-step-free"},
		[][2]string{{"missing-parking", "no"}}, false},
}

// TestAGroupAddsItselfWithoutScript goes from the first page to the preview on a telephone, with a mistake on each step.
func TestAGroupAddsItselfWithoutScript(t *testing.T) {
	t.Parallel()
	b := openBrowser(t)
	site, _ := groupsSite(t)
	b.wide(t, 360)
	b.scripts(t, false)
	if err := chromedp.Do(b, chromedp.Navigate(site.URL+contribute.Path)); err != nil {
		t.Fatal(err)
	}
	b.tabToLink(t, contribute.Path+"what")
	b.follow(t, "\r")
	for _, one := range groupsWay {
		if at := b.location(t).Path; at != contribute.Path+one.step {
			t.Fatalf("at %s, want the step %s; mistakes in %v", at, one.step, b.mistakes(t))
		}
		if len(one.mistakes) > 0 {
			b.fills(t, one.mistaken)
			b.pressesOn(t, "form.add .button")
			b.hasMistakes(t, one.mistakes...)
		}
		b.answers(t, one, one.typed, func() {})
	}
	if at := b.location(t).Path; at != contribute.Path+"look" || len(b.mistakes(t)) > 0 {
		t.Fatalf("at %s, with mistakes in %v", at, b.mistakes(t))
	}
	b.pressesOn(t, ".add__sees .button")
	for _, want := range []string{"This is not on the site yet", "Seedley Beans", "Every Tuesday, 2:30pm to 4pm, not in August"} {
		b.says(t, want)
	}
	drawn, err := chromedp.Run(b, chromedp.Evaluate[bool](`document.querySelector(".scene").naturalWidth > 0`))
	if err != nil || !drawn {
		t.Errorf("its scene is not drawn (%v)", err)
	}
	b.pressesOn(t, ".banner--preview a")
	if at := b.location(t).Path; at != contribute.Path+"look" {
		t.Errorf("the way back leads to %s", at)
	}
}

// TestAGroupAddsItselfByKeyboard goes from the first page to the last by keys alone, and counts them.
func TestAGroupAddsItselfByKeyboard(t *testing.T) {
	t.Parallel()
	b := openBrowser(t)
	site, _ := groupsSite(t)
	b.wide(t, 1280)
	b.open(t, site.URL+contribute.Path)
	keys := 0
	press := func(pressed string) {
		b.press(t, pressed)
		keys += utf8.RuneCountInString(pressed)
	}
	to := func(what string, there func(at string) bool) { keys += b.tab(t, what, there) }
	on := func() {
		to("the button", func(string) bool {
			return b.tells(t, `String(document.activeElement.matches("form.add .button:not([name])"))`) == "true"
		})
		b.follow(t, "\r")
		keys++
	}
	to("the first step", func(at string) bool { return strings.HasSuffix(at, " "+contribute.Path+"what") })
	b.follow(t, "\r")
	for _, one := range groupsWay {
		for _, field := range slices.Concat(one.mistaken, one.typed) {
			id, typed := field[0], field[1]
			if typed == "" || typed == "no" || slices.ContainsFunc(one.typed, func(later [2]string) bool { return later[0] == id && later[1] != typed }) {
				continue // which was a mistake
			}
			if b.tells(t, `document.getElementById("`+id+`").type`) != "radio" {
				to(id, func(at string) bool { return strings.HasPrefix(at, id+" ") })
				if typed == "yes" {
					typed = " "
				}
				press(typed)
				continue
			}
			group := `[...document.getElementsByName(document.getElementById("` + id + `").name)]`
			to("a choice beside "+id, func(string) bool { return b.tells(t, `String(`+group+`.includes(document.activeElement))`) == "true" })
			if press(" "); b.tells(t, `document.activeElement.id`) != id {
				for range 10 {
					if press(kb.ArrowDown); b.tells(t, `document.activeElement.id`) == id { // arrow down
						break
					}
				}
			}
		}
		if at := b.location(t).Path; at != contribute.Path+one.step {
			t.Fatalf("at %s, want %s", at, one.step)
		}
		if on(); one.again {
			on()
		}
		if found := b.mistakes(t); len(found) > 0 {
			t.Fatalf("%s: mistakes in %v", one.step, found)
		}
	}
	if at := b.location(t).Path; at != contribute.Path+"look" {
		t.Fatalf("at %s", at)
	}
	to("what could be plainer", func(string) bool {
		return b.tells(t, `String(document.activeElement.matches("#plainer ~ ul a"))`) == "true"
	})
	b.follow(t, "\r")
	keys++
	b.hasAdvice(t, "first_visit")
	to("the text that could be plainer", func(at string) bool { return strings.HasPrefix(at, "first_visit ") })
	on()
	to("sending", func(at string) bool { return strings.Contains(at, contribute.Path+"send") })
	b.follow(t, "\r")
	keys++
	b.says(t, "Everybody can read your page as soon as it is sent")
	for _, field := range [][2]string{{"your-phone", "01632 960001"}, {"speaks", " "}} {
		to(field[0], func(at string) bool { return strings.HasPrefix(at, field[0]+" ") })
		press(field[1])
	}
	to("the button", func(string) bool {
		return b.tells(t, `String(document.activeElement.matches(".add-send .button"))`) == "true"
	})
	b.follow(t, "\r")
	keys++
	b.hasReference(t)
	t.Logf("%d keys: %d minutes at one a second", keys, (keys+59)/60)
}

// answers fills in fields of a step and goes on; a step that is shown back is looked at before.
func (b browser) answers(t *testing.T, one groupsStep, fields [][2]string, look func()) {
	t.Helper()
	b.fills(t, fields)
	if b.pressesOn(t, "form.add .button"); one.again {
		look()
		b.pressesOn(t, "form.add .button")
	}
}

// hasAdvice holds that a field has something plainer beside it, and is described by it.
func (b browser) hasAdvice(t *testing.T, id string) {
	t.Helper()
	advice := b.tells(t, `document.getElementById("`+id+`").getAttribute("aria-describedby").split(" ").map(id => document.getElementById(id).innerText).join(" ")`)
	if !strings.Contains(advice, "start") {
		t.Errorf("%s is described by %q", id, advice)
	}
}

func (b browser) says(t *testing.T, want string) {
	t.Helper()
	if said := b.tells(t, `document.body.innerText`); !strings.Contains(said, want) {
		t.Errorf("the page does not say %q:\n%s", want, said)
	}
}

// fills fills in fields as somebody does; "yes" and "no" are for boxes and choices.
func (b browser) fills(t *testing.T, fields [][2]string) {
	t.Helper()
	for _, one := range fields {
		script := `const at = document.getElementById("` + one[0] + `"); `
		if at := one[1]; at == "yes" || at == "no" {
			script += `if (at.checked !== ` + map[string]string{"yes": "true", "no": "false"}[at] + `) at.click()`
		} else {
			script += `at.value = ` + "`" + at + "`"
		}
		if err := chromedp.Do(b, ignore(chromedp.Evaluate[any]("{"+script+"}"))); err != nil {
			t.Fatalf("%s: %v", one[0], err)
		}
	}
}

// pressesOn presses the first button or link that a selector finds, and waits for the page it leads to.
func (b browser) pressesOn(t *testing.T, selector string) {
	t.Helper()
	if _, err := chromedp.RunResponse(b, ignore(chromedp.Evaluate[any](`document.querySelector("`+selector+`").click()`))); err != nil {
		t.Fatalf("%s: %v", selector, err)
	}
}

// TestStepsHaveNoAccessibilityFault runs axe over each step as it is first seen and with mistakes, and over the last
// page and the preview.
func TestStepsHaveNoAccessibilityFault(t *testing.T) {
	t.Parallel()
	b, engine := openBrowser(t), axe(t)
	site, _ := groupsSite(t)
	for _, width := range widths {
		b.wide(t, width)
		b.open(t, site.URL+contribute.Path)
		b.hasNoFaultAnyhow(t, engine, "the first page", width)
		b.pressesOn(t, "main .button")
		for _, one := range groupsWay {
			for _, fault := range slices.Concat(b.lost(t), b.tooSmall(t)) {
				t.Errorf("%s at %d px: %s", one.step, width, fault)
			}
			b.hasNoFaultAnyhow(t, engine, one.step, width)
			if len(one.mistakes) > 0 {
				b.fills(t, one.mistaken)
				b.pressesOn(t, "form.add .button")
				b.hasNoFaultAnyhow(t, engine, one.step+" with mistakes", width)
			}
			b.answers(t, one, one.typed, func() { b.hasNoFaultAnyhow(t, engine, one.step+" shown back", width) })
		}
		b.hasNoFaultAnyhow(t, engine, "the last page", width)
		b.pressesOn(t, "#plainer ~ ul a")
		b.hasAdvice(t, "first_visit")
		for _, fault := range slices.Concat(b.lost(t), b.tooSmall(t)) {
			t.Errorf("advice at %d px: %s", width, fault)
		}
		b.hasNoFaultAnyhow(t, engine, "a step with advice", width)
		b.pressesOn(t, "form.add .button")
		b.pressesOn(t, ".add__sees .button")
		b.hasNoFaultAnyhow(t, engine, "the preview", width)
	}
}

// TestAGroupSendsMendsAndHidesItsPage does all that comes after the nine steps, without script and with axe on each page:
// a page is sent with a picture, a number of another is mended, and that one is hidden.
func TestAGroupSendsMendsAndHidesItsPage(t *testing.T) {
	t.Parallel()
	b, engine := openBrowser(t), axe(t)
	site, box := groupsSite(t)
	for _, width := range widths {
		b.wide(t, width)
		b.scripts(t, width != narrow)
		sees := func(what, step string) {
			t.Helper()
			if at := b.location(t).Path; at != contribute.Path+step {
				t.Fatalf("%s is at %s, with mistakes in %v", what, at, b.mistakes(t))
			}
			b.hasNoFaultAnyhow(t, engine, what, width)
			for _, fault := range slices.Concat(b.lost(t), b.tooSmall(t)) {
				t.Errorf("%s at %d px: %s", what, width, fault)
			}
		}
		b.open(t, site.URL+contribute.Path+"what")
		for _, one := range groupsWay {
			b.answers(t, one, slices.Concat(one.mistaken, one.typed), func() {})
		}
		b.pressesOn(t, "form.add button[value=later], a[href*='/later']")
		sees("finishing later", "later")
		b.pressesOn(t, "main .button:not(.button--second)")
		b.pressesOn(t, "form.add .button")
		b.pressesOn(t, "main p > .button")
		sees("sending", "send")
		b.says(t, "Everybody can read your page as soon as it is sent")
		filled, err := chromedp.Run(b, chromedp.Evaluate[int](`document.querySelectorAll("a[href^='https://github.com/bandstand/own/new/main/content/']").length`))
		if err != nil || filled != 2 {
			t.Errorf("%d files open on GitHub (%v)", filled, err)
		}
		b.pressesOn(t, ".add-send .button")
		b.hasMistakes(t, "your-phone", "speaks")
		sees("sending with mistakes", "send")
		b.chooses(t, "picture", "IMG_0001.heic", []byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic"))
		b.fills(t, [][2]string{{"your-name", "Zoë"}, {"your-email", "zoe@quillfeather.example"}, {"speaks", "yes"}, {"copy", "yes"}})
		b.pressesOn(t, ".add-send .button")
		b.hasMistakes(t, "picture")
		sees("sending a picture of a kind that no browser shows", "send")
		b.chooses(t, "picture", "beans.png", drawing(t))
		b.fills(t, [][2]string{{"alt", "Two people tie beans to canes."}, {"people-none", "yes"}})
		b.pressesOn(t, ".add-send .button")
		sees("sent", "sent")
		b.hasReference(t)

		b.open(t, site.URL+"/activities/plant-pals/")
		b.pressesOn(t, "a[href='/add/mend/plant-pals']")
		sees("mending", "look")
		b.pressesOn(t, "a[href*='/add/reach?']")
		sees("mending how to reach it", "reach")
		b.fills(t, [][2]string{{"phone", "01632 960"}})
		b.pressesOn(t, "form.add .button")
		b.hasMistakes(t, "phone")
		b.fills(t, [][2]string{{"phone", "01632 960555"}})
		b.pressesOn(t, "form.add .button")
		sees("mended", "look")
		b.pressesOn(t, "#changes ~ p .button")
		sees("sending what is mended", "send")
		b.fills(t, [][2]string{{"your-phone", "01632 960001"}, {"speaks", "yes"}})
		b.pressesOn(t, ".add-send .button")
		sees("sent what is mended", "sent")
		if letter := box.last(t); !strings.Contains(letter.Text, "01632 960555") && !strings.Contains(letter.Text, "01632 960 555") {
			t.Errorf("the letter does not tell the new number:\n%s", letter.Text)
		}

		b.open(t, site.URL+contribute.Path+"mend/plant-pals")
		b.pressesOn(t, "a[href*='/add/hide?']")
		sees("hiding", "send")
		b.fills(t, [][2]string{{"your-phone", "01632 960001"}, {"speaks", "yes"}})
		b.pressesOn(t, ".add-send .button")
		sees("sent what hides it", "sent")
		if letter := box.last(t); !strings.Contains(letter.Text, "off the site today") {
			t.Errorf("the letter does not ask to hide it:\n%s", letter.Text)
		}
	}
	b.open(t, site.URL+contribute.Path+"nowhere")
	b.hasNoFaultAnyhow(t, engine, "an address that leads nowhere", narrow)
}

// chooses chooses a file in a form.
func (b browser) chooses(t *testing.T, id, name string, body []byte) {
	t.Helper()
	file := filepath.Join(t.TempDir(), path.Base(name))
	if err := os.WriteFile(file, body, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := chromedp.Do(b, chromedp.SetUploadFiles("#"+id, []string{file})); err != nil {
		t.Fatal(err)
	}
}

// drawing is a picture of 900 by 600.
func drawing(t *testing.T) []byte {
	t.Helper()
	var body bytes.Buffer
	if err := png.Encode(&body, image.NewGray(image.Rect(0, 0, 900, 600))); err != nil {
		t.Fatal(err)
	}
	return body.Bytes()
}

// hasReference holds that the page tells a reference.
func (b browser) hasReference(t *testing.T) {
	t.Helper()
	if said := b.tells(t, `document.querySelector(".reference").innerText`); len(said) != 6 {
		t.Errorf("the reference is %q", said)
	}
}
