package main

import (
	"encoding/json"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// TestDataBlocksAreNotBlocked: the content policy forbids scripts within a page, and a
// block of JSON-LD is none.
func TestDataBlocksAreNotBlocked(t *testing.T) {
	b := openBrowser(t)
	site := browserSite(t, builtDemonstration)
	const listen = `window.blocked = []; addEventListener("securitypolicyviolation", e => blocked.push(e.violatedDirective))`
	if _, err := chromedp.Call(b, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: listen}); err != nil {
		t.Fatal(err)
	}
	if err := chromedp.Do(b, chromedp.Navigate(site.URL+"/activities/plant-pals/")); err != nil {
		t.Fatal(err)
	}
	var told struct {
		Graph   []map[string]any `json:"@graph"`
		Blocked []string
		After   []string
		Ran     bool
	}
	said, err := chromedp.Run(b, chromedp.Evaluate[string](`(async () => {
		const told = JSON.parse(document.querySelector('script[type="application/ld+json"]').textContent);
		told.blocked = [...blocked];
		const script = document.createElement("script"); // one that does run where nothing forbids it
		script.textContent = "window.ran = true";
		document.head.append(script);
		await new Promise(done => setTimeout(done));
		return JSON.stringify({...told, after: blocked, ran: !!window.ran});
	})()`, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal([]byte(said), &told); err != nil {
		t.Fatal(err)
	}
	if len(told.Blocked) > 0 || len(told.Graph) < 3 {
		t.Errorf("the policy blocks %v, and the block has %d nodes", told.Blocked, len(told.Graph))
	}
	if told.Ran || len(told.After) == 0 {
		t.Errorf("a script within the page runs: %v; the browser tells of %v", told.Ran, told.After)
	}
}
