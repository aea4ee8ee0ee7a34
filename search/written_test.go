package search

import (
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"
)

// A word is found however people write it: in one or in several, with apostrophes, full
// stops, ligatures and accents or without.
func TestWordsAsTheyAreWritten(t *testing.T) {
	source := testSource()
	for slug, title := range map[string]string{
		"wifi": "Wi-Fi for Wobblers", "flannigan": "O’Flannigan’s Rock’n’Roll", "natter": "Knit-and-natter at noon", "chair": "Skateboard Rollers",
		"writers": "Song writers’ workshop", "bikes": "E-bike try-outs", "usa": "The U.S.A. Quilters", "gp": "GP surgery bench", "scoala": "Școală de Dans",
		"nguyen": "Phở with the Nguyễns", "office": "The Oﬃce Plants", "dea": "Mrs O'Dea's Table", "tinker": "Tinker\u200bbell Fabrica\u00adtions", "caffi": "Caffi’r Dre",
		"wide": "Ｗｉｄｅ letters",
	} {
		source.Documents = append(source.Documents, listing(slug, title, &salford, "salford", func(d *Document) {
			weekly(d, time.Monday, 11)
		}))
	}
	handler := Handler(openWorld(t, source), clock)
	for slug, queries := range map[string][]string{
		"wifi":      {"wifi", "wi-fi", "wi fi", "WiFi", "Wi‑Fi"},
		"flannigan": {"flannigan", "flannigans", "o flannigan", "o`flannigan", "oflannigan", "O’Flannigan's", "o´flannigans", "rock n roll", "rock and roll", "rock'n'roll", "rocknroll", "rock & roll"},
		"natter":    {"knit and natter", "knitandnatter", "knit-and-natter", "knit & natter"},
		"chair":     {"skate board", "skateboard", "skate-board"},
		"writers":   {"songwriters", "song-writers", "song writer"},
		"bikes":     {"ebike", "e bike", "e-bikes", "ebikes"},
		"usa":       {"usa", "u.s.a.", "U.S.A", "u.s.a. quilters"},
		"gp":        {"g.p.", "gp", "G.P. surgery"},
		"scoala":    {"scoala", "S\u0326coala\u0306", "ȘCOALĂ"},
		"nguyen":    {"nguyen", "nguyens", "pho"},
		"office":    {"office", "oﬃce"},
		"dea":       {"dea", "odea", "o dea", "o'dea"},
		"tinker":    {"tinkerbell", "fabrications"},
		"caffi":     {"caffi", "caffir", "caffi'r"},
		"wide":      {"wide", "ｗｉｄｅ"},
	} {
		for _, query := range queries {
			answer := ask(t, handler, "/search?q="+url.QueryEscape(query))
			if found := found(answer); !slices.Contains(found[:min(2, len(found))], slug) {
				t.Errorf("%q finds %v, want %s (%v)", query, found, slug, answer.DidYouMean)
			}
		}
	}
}

// What is no word finds nothing, calmly and with a way on; a number beside words says little.
func TestNumbersAndSignsAlone(t *testing.T) {
	handler := Handler(openWorld(t, testSource()), clock)
	for _, query := range []string{"9999", "121", "01632 960001", "12345", "🌱", "👍🏽 🎉", "???", "7 8 9", "№"} {
		address := "/search?q=" + url.QueryEscape(query)
		if got := ask(t, handler, address); got.Total != 0 {
			t.Errorf("%q finds %v", query, found(got))
		}
		if body := visit(t, handler, address).Body.String(); !strings.Contains(body, "We found nothing") || !strings.Contains(body, "Look at activities by town") {
			t.Errorf("%q: the page does not say so, or shows no way on", query)
		}
	}
	if got := ask(t, handler, "/search?q="+url.QueryEscape("🌱 choir 121")); exact(got) != 3 {
		t.Errorf("beside a word they leave %v", found(got))
	}
}
