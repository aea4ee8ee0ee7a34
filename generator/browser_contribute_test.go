package main

import (
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/chromedp/chromedp"

	"bandstand/contribute"
	"bandstand/directory/content"
)

// groupsSite is the demonstration, with the service by which groups add their pages.
func groupsSite(t *testing.T) *httptest.Server {
	t.Helper()
	needBrowser(t)
	texts, err := content.Texts(os.DirFS(demonstrationContent))
	if err != nil {
		t.Fatal(err)
	}
	told := strings.Replace(string(texts["site.yaml"].Data), `messages: "off"`, `messages: "on"`, 1)
	texts["site.yaml"] = &fstest.MapFile{Data: []byte(told)}
	now, err := time.Parse(time.RFC3339, demonstrationNow)
	if err != nil {
		t.Fatal(err)
	}
	source := contribute.Source{Content: texts, Layouts: os.DirFS("../layouts"), Static: os.DirFS("../static"), Preview: true}
	bundle, err := contribute.New(source, now)
	if err != nil {
		t.Fatal(err)
	}
	service := contribute.Handler(bundle, contribute.Options{Key: []byte("the tests' own key"), Now: func() time.Time { return now }})
	files := hosted(t, builtDemonstration)
	site := httptest.NewServer(withFonts(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(strings.TrimPrefix(r.URL.Path, "/cy"), contribute.Path) {
			service.ServeHTTP(w, r)
			return
		}
		files.ServeHTTP(w, r)
	})))
	t.Cleanup(site.Close)
	return site
}

// groupsWay is how somebody fills in each step: the fields by id, and what is typed; "yes" ticks or chooses.
var groupsWay = []struct {
	step     string
	mistaken [][2]string // at first; the field is told as a mistake
	mistakes []string
	typed    [][2]string
	again    bool // it is shown back
}{
	{"what", nil, []string{"title", "summary", "kinds-music"},
		[][2]string{{"title", "Seedley Beans"}, {"summary", "Dig, plant and eat together."}, {"kinds-gardening", "yes"}}, false},
	{"when", nil, []string{"when"}, [][2]string{{"when", "Tuesdays 2.30 to 4, not in August"}}, true},
	{"where", [][2]string{{"how-there", "yes"}, {"postcode", "M6"}}, []string{"venue", "address", "postcode"},
		[][2]string{{"venue", "Seedley Lane Rooms"}, {"address", "41 Highfield Road"}, {"postcode", "M6 5LB"}, {"setting-community", "yes"}}, true},
	{"who", [][2]string{{"who-two", "yes"}, {"older-from", "fifty"}}, []string{"younger-from", "older-from", "together"},
		[][2]string{{"younger-from", "5"}, {"older-from", "50"}, {"together", "Everybody digs."}}, false},
	{"cost", nil, []string{"pays-free"}, [][2]string{{"pays-free", "yes"}}, false},
	{"first", nil, nil, [][2]string{{"first_visit", "Come to the green gate."}}, false},
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
	site := groupsSite(t)
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
		b.fills(t, one.typed)
		b.pressesOn(t, "form.add .button")
		if one.again {
			b.pressesOn(t, "form.add .button")
		}
	}
	if at := b.location(t).Path; at != contribute.Path+"look" || len(b.mistakes(t)) > 0 {
		t.Fatalf("at %s, with mistakes in %v", at, b.mistakes(t))
	}
	b.pressesOn(t, ".add__sees .button")
	says, err := chromedp.Run(b, chromedp.Evaluate[string](`document.body.innerText`))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"This is not on the site yet", "Seedley Beans", "Every Tuesday, 2:30pm to 4pm, not in August"} {
		if !strings.Contains(says, want) {
			t.Errorf("the preview does not say %q:\n%s", want, says)
		}
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
	site := groupsSite(t)
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
			b.fills(t, one.typed)
			b.pressesOn(t, "form.add .button")
			if one.again {
				b.hasNoFaultAnyhow(t, engine, one.step+" shown back", width)
				b.pressesOn(t, "form.add .button")
			}
		}
		b.hasNoFaultAnyhow(t, engine, "the last page", width)
		b.pressesOn(t, ".add__sees .button")
		b.hasNoFaultAnyhow(t, engine, "the preview", width)
	}
}
