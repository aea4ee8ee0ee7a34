package main

import (
	"testing"
)

// welshPages are one address of each main kind of page.
var welshPages = []string{
	"/cy/", "/cy/activities/paned-a-chan/", "/cy/activities/plant-pals/", "/cy/organisations/criw-paned/", "/cy/towns/abergavenny/",
	"/cy/kinds/", "/cy/kinds/music/", "/cy/whats-on/", "/cy/activities/", "/cy/my-list/#paned-a-chan,plant-pals",
	"/cy/activities/paned-a-chan/poster/", "/cy/towns/abergavenny/booklet/", "/cy/how-to-join-in/", "/cy/privacy/", "/cy/urgent-help/", "/cy/404.html",
	"/cy/search?q=canu+ger+y+fenni", "/cy/messages/join/paned-a-chan", "/cy/messages/suggest",
}

func TestNoWelshPageHasAnAccessibilityFault(t *testing.T) {
	t.Parallel()
	engine := axe(t)
	site := browserSite(t, builtPreview)
	b := openBrowser(t)
	b.wide(t, narrow)
	b.as(t, light)
	for _, address := range welshPages {
		b.open(t, site.URL+address)
		b.hasNoFault(t, engine, address, everyRule)
		if b.tells(t, `document.documentElement.scrollWidth > innerWidth ? "sideways" : ""`) != "" {
			t.Errorf("%s scrolls sideways at %d px", address, narrow)
		}
	}
}

// My list shows what was saved in the language of the page, and says of what nobody
// has translated that it is English.
func TestMyListInWelsh(t *testing.T) {
	t.Parallel()
	site := browserSite(t, builtPreview)
	b := openBrowser(t)
	b.open(t, site.URL+"/cy/my-list/#paned-a-chan,plant-pals")
	title := `Array.from(document.querySelectorAll(".my-list__title a"), a => a.lang + ":" + a.textContent + ":" + a.getAttribute("href")).join(" ")`
	b.awaits(t, title, ":Paned a Chân:/cy/activities/paned-a-chan/ en:Plant Pals:/cy/activities/plant-pals/")
	b.open(t, site.URL+"/cy/activities/paned-a-chan/")
	b.presses(t, ".save")
	b.awaits(t, `document.getElementById("said").textContent`, "Mae Paned a Chân ar eich rhestr.")
	b.open(t, site.URL+"/cy/kinds/music/") // a card has the button too
	b.awaits(t, `Array.from(document.querySelectorAll(".save--on"), one => one.textContent).join()`, "✓ Wedi’i gadw. Tynnu: Paned a Chân")
}
