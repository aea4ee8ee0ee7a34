package activity

import "testing"

func TestNearest(t *testing.T) {
	keys := []string{"title", "summary", "kinds", "good_for", "last_checked", "to", "from", "free"}
	for word, want := range map[string]string{
		"kindz": "kinds", "Kinds": "kinds", "good-for": "good_for", "goodFor": "good_for", "last checked": "last_checked",
		"sumary": "summary", "smumary": "summary", "tilte": "title", "too": "to", "form": "from", "fee": "free",
		"biscuits": "", "": "", "x": "", "lastchcked": "last_checked",
	} {
		if got := nearest(word, keys); got != want {
			t.Errorf("nearest(%q) = %q, want %q", word, got, want)
		}
	}
}

func TestSlugs(t *testing.T) {
	for name, want := range map[string]string{
		"Plant Pals!": "plant-pals", "Irlams o' th' Height": "irlams-o-th-height", "Tŷ Mawr": "ty-mawr", "Café & tea": "cafe-tea",
		"  -- ": "", "King’s Lynn": "kings-lynn", "№ 5": "5",
	} {
		if got := SlugOf(name); got != want {
			t.Errorf("SlugOf(%q) = %q, want %q", name, got, want)
		}
	}
	for slug, want := range map[string]bool{
		"plant-pals": true, "5-a-side": true, "": false, "-a": false, "a-": false, "a--b": false, "A": false, "a_b": false, "../a": false, "a.b": false, "é": false,
	} {
		if got := validSlug(slug); got != want {
			t.Errorf("validSlug(%q) = %t, want %t", slug, got, want)
		}
	}
}
