package main

import (
	"fmt"
	"slices"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// losses is a script that gives what a reader cannot get at on the page that is
// shown: what makes it scroll sideways, words cut off, broken or out of the window,
// and words that lie over other words. What is hidden from sight by intent is passed
// over.
const losses = `(() => {
	const faults = [], lines = [], wide = document.documentElement.clientWidth;
	const name = e => e.tagName.toLowerCase() + (e.className ? "." + String(e.className).split(" ")[0] : "");
	if (document.documentElement.scrollWidth > wide) faults.push("the page scrolls sideways: " + document.documentElement.scrollWidth + " px wide");
	const meant = e => e.closest(".visually-hidden, .skip-link, .message-form__trap, [hidden]") || !e.checkVisibility({visibilityProperty: true});
	const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	while (words.nextNode()) {
		const node = words.currentNode, e = node.parentElement;
		if (!node.data.trim() || meant(e)) continue;
		const range = document.createRange();
		range.selectNodeContents(node);
		for (const r of range.getClientRects()) {
			if (r.width < 1 || r.height < 1) continue;
			if (r.left < -1 || r.right > wide + 1) faults.push(name(e) + " stands out of the window: " + node.data.trim().slice(0, 40));
			lines.push({e, r, says: node.data.trim().slice(0, 40)});
		}
		// What is no address and has no hyphen of its own stands in one line, if it is not so long that the language's
		// hyphens have to part it.
		for (const word of node.data.matchAll(/[\p{L}\p{N}’']+/gu)) {
			if (word[0].length > 14 || /[@/]|\w\.\w/.test(node.data) || e.closest("code, pre")) continue;
			range.setStart(node, word.index), range.setEnd(node, word.index + word[0].length);
			const tops = [...range.getClientRects()].filter(r => r.width > 1);
			if (tops.some(r => r.top > tops[0].bottom - 2)) faults.push(name(e) + " breaks a word: " + word[0]);
		}
	}
	for (const e of document.querySelectorAll("body *")) {
		if (meant(e) || e.closest("svg")) continue;
		const s = getComputedStyle(e);
		if (!/input|select|textarea/i.test(e.tagName) && (s.overflowX !== "visible" && e.scrollWidth > e.clientWidth + 1 || s.overflowY !== "visible" && e.scrollHeight > e.clientHeight + 1)) faults.push(name(e) + " cuts off its words");
	}
	// Letters reach a little above and below their line: two lines that overlap by less than a quarter do not touch.
	lines.sort((a, b) => a.r.top - b.r.top);
	lines.forEach((a, i) => {
		for (let j = i + 1; j < lines.length && lines[j].r.top < a.r.bottom; j++) {
			const b = lines[j], down = a.r.bottom - b.r.top, across = Math.min(a.r.right, b.r.right) - Math.max(a.r.left, b.r.left);
			if (a.e !== b.e && down > Math.min(a.r.height, b.r.height) / 4 && across > 2) faults.push(name(a.e) + " and " + name(b.e) + " lie over each other: " + a.says + " / " + b.says);
		}
	});
	return faults;
})()`

// lost gives what of the page that is open a reader cannot get at.
func (b browser) lost(t *testing.T) []string {
	t.Helper()
	faults, err := chromedp.Run(b, chromedp.Evaluate[[]string](losses))
	if err != nil {
		t.Fatal(err)
	}
	return faults
}

// styled adds a reader's own styles to the page that is open, as an extension of
// the browser does; empty takes them away.
func (b browser) styled(t *testing.T, css string) {
	t.Helper()
	b.tells(t, fmt.Sprintf(`(() => { const own = new CSSStyleSheet(); own.replaceSync(%q); document.adoptedStyleSheets = [own]; return "" })()`, css))
}

// lettersOf sets the size in CSS pixels of the letters that the reader's browser
// starts from; 16 is what browsers come with.
func (b browser) lettersOf(t *testing.T, size int64) {
	t.Helper()
	if _, err := chromedp.Call(b, page.SetFontSizes, page.SetFontSizesParams{FontSizes: &page.FontSizes{Standard: size, Fixed: size}}); err != nil {
		t.Fatal(err)
	}
	b.awaits(t, fmt.Sprintf(`(parseFloat(getComputedStyle(document.documentElement).fontSize) > %d) + ""`, size), "true")
}

// Readers change how pages are shown. These are what WCAG 2.2 asks for in 1.4.4
// (letters twice as large, in a window of the same width, be it a small telephone's), 1.4.10 (a window of
// 320 px, which is one of 1280 at 400 %) and 1.4.12 (words set wider).
var readings = []struct {
	name    string
	widths  []int64
	letters int64
	styles  string
}{
	{"as it comes", []int64{320, 768, 1280}, 16, ""},
	{"letters twice as large", []int64{360, 640, 1280}, 32, ""},
	{"words set wider", []int64{320, 1280}, 16, "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }"},
}

// tooSmall gives what on the page that is open is too small to be pressed.
func (b browser) tooSmall(t *testing.T) []string {
	t.Helper()
	faults, err := chromedp.Run(b, chromedp.Evaluate[[]string](targets))
	if err != nil {
		t.Fatal(err)
	}
	return faults
}

// runTogether is a script that takes the page's styles away and gives the words
// that then stand in one line without a space between them: what styles alone
// keep apart, neither a reader without them nor one who copies the words can tell.
const runTogether = `(() => {
	document.querySelectorAll("link[rel=stylesheet]").forEach(e => e.remove());
	const faults = [], words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	const letter = /[\p{L}\p{N}]/u;
	let before = null;
	while (words.nextNode()) {
		const node = words.currentNode;
		if (!node.data || !node.parentElement.checkVisibility()) continue;
		const range = document.createRange();
		range.selectNodeContents(node);
		const lines = [...range.getClientRects()], here = {node, first: lines[0], last: lines[lines.length - 1]};
		if (!here.first) continue;
		if (before && Math.abs(before.last.top - here.first.top) < 4 && here.first.left - before.last.right < 1 && letter.test(before.node.data.slice(-1)) && letter.test(node.data[0])) {
			faults.push(before.node.data.trim().slice(-30) + "|" + node.data.trim().slice(0, 30));
		}
		before = here;
	}
	return faults;
})()`

// Whatever a reader changes about how pages are shown, nothing is lost; and without the
// styles, words still stand apart.
func TestReadersLoseNothing(t *testing.T) {
	t.Parallel()
	b := openBrowser(t)
	site := browserSite(t, builtDemonstration)
	for _, address := range kindsOfPage {
		b.open(t, site.URL+address)
		for _, reading := range readings {
			b.styled(t, reading.styles)
			b.lettersOf(t, reading.letters)
			for _, width := range reading.widths {
				b.wide(t, width)
				for _, fault := range slices.Concat(b.lost(t), b.tooSmall(t)) {
					t.Errorf("%s, %s, %d px: %s", address, reading.name, width, fault)
				}
			}
		}
		b.styled(t, "")
		b.lettersOf(t, 16)
		b.wide(t, 1280)
		faults, err := chromedp.Run(b, chromedp.Evaluate[[]string](runTogether))
		if err != nil {
			t.Fatal(err)
		}
		for _, fault := range faults {
			t.Errorf("%s without styles: %s", address, fault)
		}
	}
}

// A link of 20 px is too small beside another, and is not where nothing is near.
func TestTargetsTooSmallAreFound(t *testing.T) {
	t.Parallel()
	site := browserSite(t, builtDemonstration)
	b := openBrowser(t)
	b.open(t, site.URL+"/privacy/")
	for gap, want := range map[string]int{"0": 2, "4px": 2, "30px": 0} {
		b.tells(t, `document.body.innerHTML = '<p><a href="/a">A</a></p><p><a href="/b">B</a></p>', ""`)
		b.styled(t, "p { margin: 100px 0 0 } p + p { margin: "+gap+" 0 0 } a { display: block; width: 20px; height: 18px; font-size: 10px }")
		if got := b.tooSmall(t); len(got) != want {
			t.Errorf("with a gap of %s: got %q, want %d", gap, got, want)
		}
	}
}

// targets is a script that gives what is too small to be pressed: under 44 px what
// pages are for, and of the rest what is under 24 px and so near to something else
// to be pressed that a circle of 24 px round it meets that (WCAG 2.5.8, whose
// exception for lines of words is made too). How high a link is in a line depends
// on the font; how far lines are apart does not. A control and its label are one
// target, and so is a card, whose link covers it.
const targets = `(() => {
	const main = ".button, .pill, .save, .input, .select, summary, .site-header a, .card__link, .tile__link, .pages a, .chosen a, .filters__box, .choice__box, .contact__way--number, .urgent__phone a";
	const name = e => e.tagName.toLowerCase() + "." + e.className + " " + (e.textContent || e.id || "").trim().slice(0, 30);
	const all = [];
	for (const e of document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")) {
		if (!e.checkVisibility({visibilityProperty: true}) || e.closest(".message-form__trap, .visually-hidden, .skip-link")) continue;
		const whole = e.matches(".card__link, .tile__link") ? e.closest(".card, .tile") : e.matches("[type=checkbox], [type=radio]") ? e.parentElement : e;
		const box = whole.getBoundingClientRect();
		all.push({e, whole, box, x: box.left + box.width / 2, y: box.top + box.height / 2, least: e.matches(main) ? 44 : 24});
	}
	const isSmall = (t, least) => Math.min(t.box.width, t.box.height) < least - .5;
	const meets = (t, o) => isSmall(o, 24) ? Math.hypot(t.x - o.x, t.y - o.y) < 24 :
		Math.hypot(Math.max(o.box.left - t.x, 0, t.x - o.box.right), Math.max(o.box.top - t.y, 0, t.y - o.box.bottom)) < 12;
	const isCrowded = t => all.some(o => o.whole !== t.whole && !o.whole.contains(t.whole) && !t.whole.contains(o.whole) && meets(t, o));
	const inLine = e => getComputedStyle(e).display === "inline" && e.parentElement.textContent.trim() !== e.textContent.trim();
	return all.filter(t => isSmall(t, t.least) && (t.least === 44 || !inLine(t.e) && isCrowded(t)))
		.map(t => name(t.e) + ": " + Math.round(t.box.width) + " by " + Math.round(t.box.height) + " px, want " + t.least);
})()`

// TestEveryStopOfTheKeyboardIsSeen goes over whole pages by Tab, to their feet: nothing that has the keyboard is out of
// sight, without a ring, or something that nobody can press.
func TestEveryStopOfTheKeyboardIsSeen(t *testing.T) {
	t.Parallel()
	b := openBrowser(t)
	site := browserSite(t, builtDemonstration)
	for _, width := range widths {
		b.wide(t, width)
		for _, address := range []string{"/", "/activities/plant-pals/"} {
			b.open(t, site.URL+address)
			stops := 0
			for ; stops < 300; stops++ {
				b.press(t, "\t")
				if b.tells(t, `String(document.activeElement === document.body)`) == "true" {
					break
				}
				b.seesFocus(t, fmt.Sprintf("%s at %d px, %s", address, width, b.tells(t, `document.activeElement.outerHTML.slice(0, 120)`)))
			}
			if stops < 10 || stops == 300 {
				t.Errorf("%s at %d px: %d stops", address, width, stops)
			}
		}
	}
}
