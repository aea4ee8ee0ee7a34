package main

import (
	"testing"

	"github.com/chromedp/chromedp"
)

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

func TestWithoutStylesWordsStandApart(t *testing.T) {
	b := openBrowser(t)
	site := browserSite(t, builtDemonstration)
	b.wide(t, 1280)
	for _, address := range kindsOfPage {
		b.open(t, site.URL+address)
		faults, err := chromedp.Run(b, chromedp.Evaluate[[]string](runTogether))
		if err != nil {
			t.Fatal(err)
		}
		for _, fault := range faults {
			t.Errorf("%s: %s", address, fault)
		}
	}
}
