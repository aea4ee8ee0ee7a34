package main

import (
	"net/url"
	"testing"
)

// Whoever is in danger looks at one screen of a telephone, 390 by 844: the three
// numbers to ring stand whole on it, as buttons that a thumb can hit, and above
// anything that was found.
func TestDangerIsAnsweredOnTheFirstScreen(t *testing.T) {
	t.Parallel()
	b := openBrowser(t)
	site := browserSite(t, builtDemonstration)
	b.wide(t, 390)
	for _, test := range []struct{ address, want string }{
		{"/urgent-help/", "tel:999 tel:111 tel:116123"},
		{"/search?q=" + url.QueryEscape("I want to die"), "tel:999 tel:111 tel:116123"},
		{"/search?q=" + url.QueryEscape("my husband hits me"), "tel:999 tel:111 tel:116123"},
		{"/search?q=scared+of+him&near=Newry", "tel:999 tel:08088088000 tel:116123"},
		{"/search?q=suicidal&near=Abergavenny", "tel:999 tel:111 tel:116123"},
		{"/search?q=overdose&near=nowhere+at+all", "tel:999 tel:111 tel:116123"},
		{"/search?q=abuse&kind=music&page=7", "tel:999 tel:111 tel:116123"},
	} {
		b.open(t, site.URL+test.address)
		const buttons = `[...document.querySelectorAll("main .urgent__ring")].slice(0, 3)`
		if got := b.tells(t, buttons+`.map(a => a.getAttribute("href")).join(" ")`); got != test.want {
			t.Errorf("%s has the buttons %s, want %s", test.address, got, test.want)
		}
		if low := b.tells(t, buttons+`.filter(a => {
			const box = a.getBoundingClientRect();
			return box.top < 0 || box.bottom > 844 || box.height < 56 || box.width < 200;
		}).map(a => a.textContent + " " + JSON.stringify(a.getBoundingClientRect())).join("\n")`); low != "" {
			t.Errorf("%s does not show whole on the first screen: %s", test.address, low)
		}
		if above := b.tells(t, `(() => {
			const first = document.querySelector(".urgent__ring");
			return [...document.querySelectorAll("main .card, main .search__note, main form")].filter(e =>
				e.compareDocumentPosition(first) & Node.DOCUMENT_POSITION_FOLLOWING).map(e => e.textContent.trim()).join("\n");
		})()`); above != "" {
			t.Errorf("%s shows above the numbers: %s", test.address, above)
		}
	}
}
