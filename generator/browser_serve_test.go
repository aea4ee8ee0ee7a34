package main

import "testing"

// A page that is open when its file is saved shows the change by itself, and a page of
// search when search knows of it.
func TestOpenPagesLoadAgainAfterASave(t *testing.T) {
	t.Parallel()
	b := openBrowser(t)
	s := startServing(t, laidProject(t))
	s.shows("/search?q=singing", 200, "songs-across-the-ages")
	b.open(t, s.url+songsPage)
	s.edit(songsFile, "Sing together", "Hum together")
	b.awaits(t, `document.body?.textContent.includes("Hum together") ? "shown" : ""`, "shown")
	s.edit(songsFile, "kinds:", "kindz:")
	b.awaits(t, `document.querySelector(".preview-problems h2")?.textContent ?? ""`,
		"1 mistake to mend. Until then you see the site as it last was.")
	s.edit(songsFile, "kindz:", "kinds:")
	b.awaits(t, `document.querySelector(".preview-problems") ? "" : "mended"`, "mended")

	b.open(t, s.url+"/search?q=whistling")
	s.edit(songsFile, "Hum together", "Go whistling together")
	b.awaits(t, `document.querySelector(".cards")?.textContent.includes("Go whistling") ? "found" : ""`, "found")
	b.awaits(t, `document.querySelector(".preview-note") ? "" : "known"`, "known")
	s.stops()
}
