package main
import ("testing";"fmt";"net/url";"strings";"bandstand/directory/vocabulary")
func TestZZ(t *testing.T) {
	index, source, now := demonstrationIndex(t)
	n, total := 0, 0
	for _, k := range source.Vocabularies.Kinds {
		var absent []string
		for _, w := range k.Words {
			a, err := index.Explain(url.Values{"q": {w}}.Encode(), now)
			if err != nil { t.Fatal(err) }
			total++
			for _, r := range a.Relaxed { if r.Filter == "q" && strings.HasPrefix(r.Says, "There is no") { absent = append(absent, w); n++ } }
		}
		fmt.Println(k.Slug, absent)
	}
	fmt.Println(n, total)
	_ = vocabulary.Days
}
