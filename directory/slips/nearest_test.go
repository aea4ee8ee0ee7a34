package slips

import "testing"

func TestNearest(t *testing.T) {
	keys := []string{"title", "summary", "kinds", "good_for", "last_checked", "to", "from", "free"}
	for word, want := range map[string]string{
		"kindz": "kinds", "Kinds": "kinds", "good-for": "good_for", "goodFor": "good_for", "last checked": "last_checked",
		"sumary": "summary", "smumary": "summary", "tilte": "title", "too": "to", "form": "from", "fee": "free",
		"biscuits": "", "": "", "x": "", "lastchcked": "last_checked",
	} {
		if got := Nearest(word, keys); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", word, got, want)
		}
	}
}
