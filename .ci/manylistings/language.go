package main

import (
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// language makes sentences that nobody wrote: a word follows two others as it does
// somewhere in the demonstration, and now and then a rare one takes its place.
type language struct {
	words    []string
	states   []state
	begins   []int32             // states at which sentences begin
	spelling map[string][]rune   // which letters follow two others
	told     map[string][]string // what listings say under a key, "join.contact.role"
}

// state is two words in a row.
type state struct {
	last  int32   // the second of them
	nexts []int32 // the states that follow, each as often as it does; none at the end of a sentence
}

// unfit are words of sentences that a page cannot say, put together in another way.
var unfit = regexp.MustCompile(`(?i)\b(dbs|crb|pvg|disclosure|certificates?|checked|cleared|approved|vetted|` +
	`certified|convict\w*|criminal|proven|guaranteed|cures)\b|[\[\]<>*_#|:"“”&@/\\0-9]`)

// learn reads the English pages of some folders.
func learn(demonstration fs.FS, folders ...string) (*language, error) {
	l := &language{spelling: map[string][]rune{}, told: map[string][]string{}}
	ids, seen := map[string]int32{}, map[[2]int32]int32{}
	for _, folder := range folders {
		err := fs.WalkDir(demonstration, folder, func(file string, entry fs.DirEntry, err error) error {
			if err != nil || path.Ext(file) != ".md" || strings.Count(path.Base(file), ".") > 1 {
				return err
			}
			text, err := fs.ReadFile(demonstration, file)
			if err != nil {
				return err
			}
			front, body, _ := strings.Cut(strings.TrimPrefix(string(text), "---\n"), "\n---\n")
			var fields map[string]any
			if err := yaml.Unmarshal([]byte(front), &fields); err != nil {
				return err
			}
			if folder == "activities" {
				l.listen("", fields)
			}
			for _, paragraph := range strings.Split(body, "\n\n") {
				l.read(strings.Join(strings.Fields(paragraph), " "), ids, seen)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return l, nil
}

// listen keeps the sentences that stand under a key.
func (l *language) listen(key string, value any) {
	switch value := value.(type) {
	case map[string]any:
		for _, name := range slices.Sorted(maps.Keys(value)) {
			l.listen(strings.TrimPrefix(key+"."+name, "."), value[name])
		}
	case []any:
		for _, each := range value {
			l.listen(key, each)
		}
	case string:
		if !unfit.MatchString(value) {
			l.told[key] = append(l.told[key], strings.Join(strings.Fields(value), " "))
		}
	}
}

var sentences = regexp.MustCompile(`[^.!?]+[.!?]+['’]?`)

func (l *language) read(paragraph string, ids map[string]int32, seen map[[2]int32]int32) {
	for _, sentence := range sentences.FindAllString(paragraph, -1) {
		words := strings.Fields(sentence)
		if len(words) < 4 || unfit.MatchString(sentence) {
			continue
		}
		before := int32(-1)
		pair := [2]int32{-1, -1}
		for _, word := range words {
			id, ok := ids[word]
			if !ok {
				id = int32(len(l.words))
				ids[word], l.words = id, append(l.words, word)
				l.spell(word)
			}
			pair = [2]int32{pair[1], id}
			now, ok := seen[pair]
			if !ok {
				now = int32(len(l.states))
				seen[pair], l.states = now, append(l.states, state{last: id})
			}
			if before < 0 {
				l.begins = append(l.begins, now)
			} else {
				l.states[before].nexts = append(l.states[before].nexts, now)
			}
			before = now
		}
	}
}

func (l *language) spell(word string) {
	word = strings.ToLower(strings.TrimFunc(word, func(r rune) bool { return !unicode.IsLetter(r) }))
	if utf8.RuneCountInString(word) < 4 || strings.ContainsFunc(word, func(r rune) bool { return r < 'a' || r > 'z' }) {
		return
	}
	before := "^^"
	for _, letter := range word + "$" {
		l.spelling[before] = append(l.spelling[before], letter)
		before = before[1:] + string(letter)
	}
}

// mostRare is how many rare words there are, as doublings.
const mostRare = 20

// rare returns a word that nobody has heard, more or less often the same.
func (l *language) rare(c *chance) string { return l.word(c.rank(mostRare)) }

// word returns the rare word of a rank.
func (l *language) word(rank int) string {
	letters := newChance(uint64(rank), 99)
	for {
		word, before := make([]rune, 0, 12), "^^"
		for len(word) < 11 {
			next := one(letters, l.spelling[before])
			if next == '$' {
				break
			}
			word, before = append(word, next), before[1:]+string(next)
		}
		if len(word) > 3 && len(word) < 11 {
			return string(word)
		}
	}
}

// name returns a rare word with a capital.
func (l *language) name(c *chance) string { return capital(l.rare(c)) }

func capital(text string) string { return strings.ToUpper(text[:1]) + text[1:] }

// say returns one of the texts under a key, with rare words in it.
func (l *language) say(c *chance, key string) string {
	var text strings.Builder
	for i, word := range strings.Split(one(c, l.told[key]), " ") {
		if i > 0 {
			text.WriteByte(' ')
		}
		l.write(&text, c, word)
	}
	return text.String()
}

// write writes a word, or in one of sixteen cases a rare one instead.
func (l *language) write(text *strings.Builder, c *chance, word string) {
	if end := len(word) - 1; end > 3 && c.outOf(1, 16) && word[0] >= 'a' && word[0] <= 'z' {
		text.WriteString(l.rare(c))
		if strings.IndexByte(".,!?", word[end]) >= 0 {
			text.WriteByte(word[end])
		}
		return
	}
	text.WriteString(word)
}

// sentence writes a sentence.
func (l *language) sentence(text *strings.Builder, c *chance) {
	for at, length := one(c, l.begins), 0; ; length++ {
		here := &l.states[at]
		word := l.words[here.last]
		if length > 0 {
			text.WriteByte(' ')
		}
		if len(here.nexts) == 0 {
			text.WriteString(word)
			return
		}
		if length == 40 {
			text.WriteString(strings.TrimRight(word, ",;") + ".")
			return
		}
		l.write(text, c, word)
		at = one(c, here.nexts)
	}
}

// paragraph writes so many sentences.
func (l *language) paragraph(text *strings.Builder, c *chance, sentences int) {
	for i := range sentences {
		if i > 0 {
			text.WriteByte(' ')
		}
		l.sentence(text, c)
	}
}
