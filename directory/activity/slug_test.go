package activity

import "testing"

func TestSlugs(t *testing.T) {
	for name, want := range map[string]string{
		"Plant Pals!": "plant-pals", "Irlams o' th' Height": "irlams-o-th-height", "Tŷ Mawr": "ty-mawr", "Café & tea": "cafe-tea",
		"  -- ": "", "King’s Lynn": "kings-lynn", "№ 5": "no-5",
	} {
		if got := SlugOf(name); got != want {
			t.Errorf("SlugOf(%q) = %q, want %q", name, got, want)
		}
	}
	for slug, want := range map[string]bool{
		"plant-pals": true, "5-a-side": true, "": false, "-a": false, "a-": false, "a--b": false, "A": false, "a_b": false, "../a": false, "a.b": false, "é": false,
	} {
		if got := ValidSlug(slug); got != want {
			t.Errorf("ValidSlug(%q) = %t, want %t", slug, got, want)
		}
	}
}
