package main

import (
	"fmt"
	"net/url"
	"strconv"
	"testing"
)

// What somebody came for is on the first screen of a telephone, 390 by 844.
const (
	phoneWidth      = 390
	firstCardWithin = 460 // px from the top of the page
	headerWithin    = 60
	mostBeforeACard = 1 // sentences between the heading and the first card
	screen          = 844
	wayInWithin     = 930 // px: below a scene, where and what it costs it begins just under the first screen
	longestPage     = 6   // screens of an activity of which everything is told
)

// top returns how far below the top of the page something begins, in CSS pixels.
func (b browser) top(t *testing.T, selector string) int {
	t.Helper()
	said := b.tells(t, fmt.Sprintf(`(e => e ? Math.round(e.getBoundingClientRect().top + scrollY) + "" : "-1")(document.querySelector(%q))`, selector))
	px, err := strconv.Atoi(said)
	if err != nil {
		t.Fatalf("%s: %q", selector, said)
	}
	return px
}

func TestResultsBeginOnTheFirstScreen(t *testing.T) {
	b := openBrowser(t)
	site := browserSite(t, builtDemonstration)
	b.wide(t, phoneWidth)
	for _, address := range []string{
		"/search?near=BS31",
		"/search?q=singing&near=Salford",
		"/search?q=" + url.QueryEscape("my wife died and i never cooked") + "&near=BS31",
		"/search?q=" + url.QueryEscape("free chior in salford on monday"),
		"/search?q=" + url.QueryEscape("I am lonely and would like company"),
		"/search?kind=music&cost=free",
		"/search?near=Keynsham&access=step-free&how=come-along&cost=free",
		"/search?q=choir&near=M6+5ZZ",
		"/search?q=" + url.QueryEscape("hello i am new here. i want friend and learn english") + "&near=Salford",
		"/search?q=" + url.QueryEscape("carer, saturday mornings only") + "&near=Guildford",
		"/search?q=" + url.QueryEscape("i am 15 and bored, football or games, free") + "&near=Salford",
		"/search?date=this-week&day=wednesday",
	} {
		b.open(t, site.URL+address)
		if top := b.top(t, "main .card"); top < 0 || top > firstCardWithin {
			t.Errorf("%s: the first card begins at %d px, want at most %d", address, top, firstCardWithin)
		}
		if said := b.tells(t, `(() => {
			const heading = document.getElementById("results"), card = document.querySelector("main .card");
			const between = e => heading.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING && e.compareDocumentPosition(card) & Node.DOCUMENT_POSITION_FOLLOWING;
			return [...document.querySelectorAll("main p")].filter(e => between(e) && !card.contains(e)).length + "";
		})()`); said > strconv.Itoa(mostBeforeACard) {
			t.Errorf("%s: %s sentences stand between the heading and the first card", address, said)
		}
		if open := b.tells(t, `document.querySelectorAll("main details[open]").length + ""`); open != "0" {
			t.Errorf("%s: %s folds are open", address, open)
		}
	}
}

func TestHeaderIsOneRow(t *testing.T) {
	b := openBrowser(t)
	site := browserSite(t, builtDemonstration)
	b.wide(t, phoneWidth)
	for _, address := range []string{"/", "/activities/plant-pals/", "/search?q=singing", "/#saved"} {
		b.open(t, site.URL+address)
		b.tells(t, `localStorage.setItem("my-list", "plant-pals,songs-across-the-ages"), ""`) // for the pages after it
		if height := b.tells(t, `document.querySelector(".site-header").offsetHeight <= `+strconv.Itoa(headerWithin)+` ? "" : document.querySelector(".site-header").offsetHeight + " px"`); height != "" {
			t.Errorf("the header of %s has %s, want at most %d", address, height, headerWithin)
		}
	}
}

// A keyboard gets past the form and its filters with one press.
func TestResultsCanBeSkippedTo(t *testing.T) {
	b := openBrowser(t)
	site := browserSite(t, builtDemonstration)
	b.open(t, site.URL+"/search?q=singing")
	b.tabToLink(t, "#results")
	b.press(t, "\r")
	b.tab(t, "the first result", func(at string) bool { return at != "" })
	if at := b.tells(t, `document.activeElement.closest("main .card") === document.querySelector("main .card") ? "" : document.activeElement.outerHTML`); at != "" {
		t.Errorf("after the results were skipped to, Tab reaches %s", at)
	}
}

// An activity's page says what, when next and where before anybody scrolls, then what it
// costs and the way in, each once, and is short enough to be read.
func TestAnActivityIsToldOnTheFirstScreen(t *testing.T) {
	b := openBrowser(t)
	site := browserSite(t, builtDemonstration)
	b.wide(t, phoneWidth)
	for _, test := range []struct{ address, button string }{
		{"/activities/songs-across-the-ages/", "Join in"},
		{"/activities/plant-pals/", "Join in"},
	} {
		b.open(t, site.URL+test.address)
		for what, within := range map[string]int{"h1": screen, ".dates time": screen, ".facts__row--where": screen, ".activity__do .button:not([hidden])": wayInWithin} {
			bottom := b.tells(t, fmt.Sprintf(`(e => e ? Math.round(e.getBoundingClientRect().bottom + scrollY) + "" : "-1")(document.querySelector(%q))`, what))
			if px, err := strconv.Atoi(bottom); err != nil || px < 0 || px > within {
				t.Errorf("%s: %s ends at %s px, want at most %d", test.address, what, bottom, within)
			}
		}
		if got := b.tells(t, `document.querySelector(".activity__do .button:not([hidden])").textContent`); got != test.button {
			t.Errorf("%s: the first button says %q, want %q", test.address, got, test.button)
		}
		if tall, err := strconv.Atoi(b.tells(t, `document.documentElement.scrollHeight + ""`)); err != nil || tall > longestPage*screen {
			t.Errorf("%s is %d px long on a telephone, want at most %d screens", test.address, tall, longestPage)
		}
	}
}

// Where one cannot simply join, the button says what to do instead, no date is bold, and
// other things to do stand near the top, none of them full.
func TestWhatCannotBeJoinedSaysWhatElseIsOn(t *testing.T) {
	b := openBrowser(t)
	site := browserSite(t, builtDemonstration)
	b.wide(t, phoneWidth)
	b.open(t, site.URL+"/activities/dads-saturday-kitchen/")
	for script, want := range map[string]string{
		`document.querySelector(".activity__do .button:not([hidden])").textContent`:                                                    "Ask to go on the waiting list",
		`[...document.querySelectorAll(".facts dd *")].find(e => e.offsetParent && getComputedStyle(e).fontWeight >= 600).textContent`: "Full, with a waiting list",
		`[...document.querySelectorAll("[aria-labelledby=instead] .row")].filter(e => /\bFull\b/.test(e.textContent)).length + ""`:     "0",
		`(document.querySelectorAll("[aria-labelledby=instead] .row").length > 0) + ""`:                                                "true",
	} {
		if got := b.tells(t, script); got != want {
			t.Errorf("%s: got %q, want %q", script, got, want)
		}
	}
}
