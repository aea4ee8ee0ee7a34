package main

import (
	"io"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// atLeast is how long a person takes over a form, in the eyes of the service.
const atLeast = 3500 * time.Millisecond

// TestJoiningInJourneyWithoutScript goes from an activity's page to the
// confirmation with scripting off and the keyboard alone, and makes a mistake in
// every field on the way.
func TestJoiningInJourneyWithoutScript(t *testing.T) {
	t.Parallel()
	b := openBrowser(t)
	site := browserSite(t, builtDemonstration)
	if _, err := chromedp.Call(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		t.Fatal(err)
	}
	if err := chromedp.Do(b, chromedp.Navigate(site.URL+"/activities/plant-pals/")); err != nil {
		t.Fatal(err)
	}
	b.tabToLink(t, "/messages/join/plant-pals")
	b.follow(t, "\r")

	b.types(t, "name", "www.quillfeather.example")
	b.types(t, "phone", "after quillfeather")
	b.types(t, "email", "quillfeather at home")
	b.follow(t, "\r")
	b.hasMistakes(t, "for-me", "name", "phone", "email", "adult")
	if kept := b.value(t, "phone"); kept != "after quillfeather" {
		t.Errorf("the phone number is now %q", kept)
	}

	b.tabTo(t, "for-me")
	b.press(t, kb.ArrowDown) // for somebody else
	b.types(t, "name", typedName)
	b.types(t, "phone", "01632 960777")
	b.types(t, "email", "")
	b.press(t, "\b")
	b.ticks(t, "leave-message", "adult", "copy")
	b.send(t)
	b.hasMistakes(t, "email", "relation-family", "contact-me", "agreed")

	b.types(t, "email", typedEmail)
	b.ticks(t, "relation-family", "contact-me", "agreed")
	time.Sleep(atLeast)
	b.send(t)
	at := b.location(t)
	if at.Path != "/messages/join/plant-pals/sent" || !regexp.MustCompile(`^ref=[2-9A-Z]{6}&seal=[\w-]+&way=either$`).MatchString(at.RawQuery) {
		t.Fatalf("the form led to %s, with mistakes in %v", at, b.mistakes(t))
	}

	written := fetchText(t, site.URL+"/outbox")
	letters := regexp.MustCompile(`/outbox/[^"]+\.eml`).FindAllString(written, -1)
	if len(letters) != 2 {
		t.Fatalf("%d letters in the outbox:\n%s", len(letters), written)
	}
	both := fetchText(t, site.URL+letters[0]) + fetchText(t, site.URL+letters[1])
	for _, want := range []string{"To: <two-rivers-green-club@example.org>", "To: <" + typedEmail + ">", "Subject: A message through Bandstand", "01632 960 777", at.Query().Get("ref")} {
		if !strings.Contains(both, want) {
			t.Errorf("the letters lack %q:\n%s", want, both)
		}
	}
}

// TestMistakenFormsHaveNoAccessibilityFault runs axe over each form as it comes
// back with mistakes.
func TestMistakenFormsHaveNoAccessibilityFault(t *testing.T) {
	t.Parallel()
	b, engine := openBrowser(t), axe(t)
	site := browserSite(t, builtDemonstration)
	for _, width := range widths {
		b.wide(t, width)
		for _, address := range []string{"/messages/join/plant-pals", "/messages/report/plant-pals", "/messages/suggest"} {
			b.open(t, site.URL+address)
			if _, err := chromedp.RunResponse(b, ignore(chromedp.Evaluate[any](`document.querySelector("main form").submit()`))); err != nil {
				t.Fatal(err)
			}
			if len(b.mistakes(t)) == 0 {
				t.Errorf("%s, left empty, has no mistakes", address)
			}
			b.hasNoFaultAnyhow(t, engine, address+" with mistakes", width)
			for _, fault := range slices.Concat(b.lost(t), b.tooSmall(t)) {
				t.Errorf("%s with mistakes at %d px: %s", address, width, fault)
			}
		}
	}
}

// TestWhatIsNotSentHasNoAccessibilityFault runs axe over the pages that say so, with
// the form still below and without one.
func TestWhatIsNotSentHasNoAccessibilityFault(t *testing.T) {
	t.Parallel()
	b, engine := openBrowser(t), axe(t)
	site := browserSite(t, builtDemonstration)
	const filled = `for (const [id, typed] of Object.entries({name: "Sam", phone: "01632 960777"})) document.getElementById(id).value = typed;
		for (const id of ["for-me", "adult"]) document.getElementById(id).checked = true;
		const form = document.querySelector("main form");`
	for _, width := range widths {
		b.wide(t, width)
		for what, send := range map[string]string{
			"an old form":             filled + `document.querySelector("[name=stamp]").value = ""; form.submit()`,
			"a listing that is gone":  filled + `form.action = "/messages/join/gone"; form.submit()`,
			"a form that is no form":  filled + `form.enctype = "multipart/form-data"; form.submit()`,
			"a listing that has none": filled + `form.action = "/messages/join/what-we-ate-at-home"; form.submit()`,
		} {
			b.open(t, site.URL+"/messages/join/plant-pals")
			if _, err := chromedp.RunResponse(b, ignore(chromedp.Evaluate[any](send))); err != nil {
				t.Fatal(err)
			}
			title, err := chromedp.Run(b, chromedp.Title())
			says, textErr := chromedp.Run(b, chromedp.Evaluate[string](`document.querySelector(".error-summary").innerText`))
			if err != nil || textErr != nil || !strings.HasPrefix(title, "Error: ") || !strings.HasPrefix(says, "Not sent") {
				t.Errorf("%s at %d px is called %q and says %q (%v, %v)", what, width, title, says, err, textErr)
			}
			b.hasNoFaultAnyhow(t, engine, what, width)
			for _, fault := range slices.Concat(b.lost(t), b.tooSmall(t)) {
				t.Errorf("%s at %d px: %s", what, width, fault)
			}
		}
	}
}

// types puts a text into a field in place of what stands there.
func (b browser) types(t *testing.T, id, text string) {
	t.Helper()
	b.tabTo(t, id) // which selects what stands there
	if text != "" {
		b.press(t, text)
	}
}

// ticks goes to boxes and choices and presses each.
func (b browser) ticks(t *testing.T, ids ...string) {
	t.Helper()
	for _, id := range ids {
		b.tabTo(t, id)
		b.press(t, " ")
	}
}

// send goes on to the button and presses it.
func (b browser) send(t *testing.T) {
	t.Helper()
	b.tab(t, "the button", func(at string) bool { return at == " " })
	b.follow(t, "\r")
}

// mistakes are the ids that the summary leads to.
func (b browser) mistakes(t *testing.T) []string {
	t.Helper()
	found, err := chromedp.Run(b, chromedp.Evaluate[string](`[...document.querySelectorAll(".error-summary a[href^='#']")].map(a => document.getElementById(a.hash.slice(1)) ? a.hash.slice(1) : "missing").join(" ")`))
	if err != nil {
		t.Fatal(err)
	}
	return strings.Fields(found)
}

func (b browser) hasMistakes(t *testing.T, want ...string) {
	t.Helper()
	if got := b.mistakes(t); !slices.Equal(got, want) {
		t.Errorf("mistakes: got %v, want %v", got, want)
	}
	if title, err := chromedp.Run(b, chromedp.Title()); err != nil || !strings.HasPrefix(title, "Error: ") {
		t.Errorf("the title is %q (%v)", title, err)
	}
}

func (b browser) value(t *testing.T, id string) string {
	t.Helper()
	value, err := chromedp.Run(b, chromedp.Evaluate[string](`document.getElementById("`+id+`").value`))
	if err != nil {
		t.Fatal(err)
	}
	return value
}

func fetchText(t *testing.T, address string) string {
	t.Helper()
	response, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}
