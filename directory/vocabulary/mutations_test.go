package vocabulary

import (
	"slices"
	"strings"
	"testing"
)

func TestMutations(t *testing.T) {
	for word, want := range map[string]string{
		"canu":      "ganu nghanu chanu",
		"paned":     "baned mhaned phaned",
		"tref":      "dref nhref thref",
		"gardd":     "ardd ngardd",
		"bore":      "fore more",
		"dydd":      "ddydd nydd",
		"llyfr":     "lyfr",
		"mawrth":    "fawrth",
		"rhandir":   "randir",
		"chwaraeon": "",
		"theatr":    "",
		"ysgol":     "",
		"tai":       "", // too short: Thai
	} {
		if got := strings.Join(MutatedPhrase(word), " "); got != want {
			t.Errorf("%s becomes %q, want %q", word, got, want)
		}
		for _, form := range MutatedPhrase(word) {
			if strings.HasPrefix(word, "g") && !strings.HasPrefix(form, "ng") {
				continue // what has lost its g is not found again
			}
			if !slices.Contains(Unmutated(form), word) {
				t.Errorf("%s is a form of %s, and of %v it is said to be", form, word, Unmutated(form))
			}
		}
	}
	if got := strings.Join(Unmutated("fynd"), " "); got != "bynd mynd" {
		t.Errorf("fynd may be %q", got)
	}
	if got := Unmutated("canu"); len(got) > 0 {
		t.Errorf("canu may be %q", got)
	}
}

func TestMutatedPhrases(t *testing.T) {
	for phrase, want := range map[string]string{
		"dydd Mawrth": "ddydd Mawrth|nydd Mawrth",
		"pêl-droed":   "bel-droed|mhel-droed|phel-droed",
		"côr":         "",
		"<age> oed":   "",
		"yn <town>":   "",
		"":            "",
	} {
		if got := strings.Join(MutatedPhrase(phrase), "|"); got != want {
			t.Errorf("%q becomes %q, want %q", phrase, got, want)
		}
	}
}
