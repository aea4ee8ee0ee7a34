package netlify

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	titleLine = regexp.MustCompile(`(?m)^title: .*$`)
	aliases   = regexp.MustCompile(`(?m)^aliases:.*\n`)
	wordsIn   = regexp.MustCompile(`[A-Za-z]{4,}`)
)

// multiply adds listings to a folder until there are so many, and returns how many there
// are: each is one of those that were there under another title and with the text of
// several, so that words are as common as they are in real ones. The same folder and number
// give the same listings.
func multiply(tb testing.TB, folder string, want int) int {
	tb.Helper()
	var fronts, paragraphs []string
	must(tb, filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		translation := strings.Count(entry.Name(), ".") > 1 // plant-pals.cy.md
		if err != nil || entry.IsDir() || filepath.Ext(path) != ".md" || entry.Name() == "README.md" || translation {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		front, body, _ := strings.Cut(strings.TrimPrefix(string(text), "---\n"), "\n---\n")
		fronts = append(fronts, aliases.ReplaceAllString(front+"\n", ""))
		paragraphs = append(paragraphs, strings.Split(strings.TrimSpace(body), "\n\n")...)
		return nil
	}))
	generated := filepath.Join(folder, "generated")
	must(tb, os.MkdirAll(generated, 0o755))
	words := wordsIn.FindAllString(strings.Join(paragraphs, " "), -1)
	random := rand.New(rand.NewPCG(uint64(want), 1))
	for number := len(fronts); number < want; number++ {
		title := fmt.Sprintf("%s %s %s", invented(random), words[random.IntN(len(words))], words[random.IntN(len(words))])
		text := "---\n" + titleLine.ReplaceAllString(fronts[random.IntN(len(fronts))], "title: "+title) + "---\n"
		for range 3 {
			text += paragraphs[random.IntN(len(paragraphs))] + "\n\n"
		}
		text += invented(random) + " " + invented(random) + "\n"
		file := filepath.Join(generated, fmt.Sprintf("generated-%05d.md", number))
		must(tb, os.WriteFile(file, []byte(text), 0o644))
	}
	return max(want, len(fronts))
}

// invented returns a word that may stand nowhere else, as names do.
func invented(random *rand.Rand) string {
	syllables := [...]string{"Ba", "lo", "ne", "mi", "ster", "wick", "ford", "ra", "tu", "chel", "dun", "mor", "pen", "ly", "go", "sa"}
	word := ""
	for range 2 + random.IntN(3) {
		word += syllables[random.IntN(len(syllables))]
	}
	return strings.ToUpper(word[:1]) + strings.ToLower(word[1:])
}
