// Package lexicon is what words can mean in the language of a directory: the
// phrases of its vocabularies, how words are spelt and bent, and which stand for
// the same thing. No word of any language stands in its code. It knows nothing of
// what can be found, nor of what anybody typed.
package lexicon

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"bandstand/directory/vocabulary"
)

// Lexicon is every phrase that search understands. It is made when a bundle is
// built, because folding and sorting thousands of phrases takes longer than all
// else that happens when a service starts; what is exported is what is kept.
type Lexicon struct {
	Speech

	Meanings []Meaning
	Meant    Phrases // that stand for filters, places or orders
	OfAge    Phrases // that mean something else for some ages: see vocabulary.TextOfAge
	ByItself Phrases // that mean something only where nothing else is said: see vocabulary.TextByItself
	Ignored  Phrases // that carry nothing
	Danger   Phrases
	Roots    map[string]int       // numbers of meanings by the roots of their phrases: see roots.go
	Patterns map[string][]Pattern // by their first word, which is empty for a slot

	Numbers   map[string]string // figures of numbers that are written out, by the folded phrase
	Clocks    map[string]string // clock times by their folded names, and what stands beside a number of one: see Clock
	Months    map[string]string // numbers of months, by their folded names
	Weekdays  map[string]string // days, by what they are called in slots alone, folded
	TownWords map[string]bool   // words that are names of towns too, folded
	Written   map[string]string // how each single word of a phrase is written, by the folded word
}

// Meaning is what a phrase stands for. Values may hold slots of the phrase.
type Meaning struct {
	Filters []Filter `json:",omitempty"`
	Near    string   `json:",omitempty"` // the place, as near= takes it
	Within  string   `json:",omitempty"` // miles
	Sort    string   `json:",omitempty"`
	Text    string   `json:",omitempty"` // what it does to other words: see vocabulary.TextAsTyped and those beside it
}

// Phrases are phrases by their first word, the longest first.
type Phrases map[string][]Phrase

// Phrase is a phrase of folded words and the number of what it means.
type Phrase struct {
	Words []string
	Means int
}

// MarshalJSON writes phrases as what each means, which is read twice as fast as their
// structure.
func (p Phrases) MarshalJSON() ([]byte, error) {
	means := map[string]int{}
	for _, list := range p {
		for _, phrase := range list {
			means[strings.Join(phrase.Words, " ")] = phrase.Means
		}
	}
	return json.Marshal(means)
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (p *Phrases) UnmarshalJSON(text []byte) error {
	var means map[string]int
	if err := json.Unmarshal(text, &means); err != nil {
		return err
	}
	*p = make(Phrases, len(means))
	for words, number := range means {
		p.add(Phrase{strings.Split(words, " "), number})
	}
	return nil
}

// add puts a phrase behind those that are longer.
func (p Phrases) add(phrase Phrase) {
	list := p[phrase.Words[0]]
	at, _ := slices.BinarySearchFunc(list, phrase, func(a, b Phrase) int {
		return cmp.Or(len(b.Words)-len(a.Words), slices.Compare(a.Words, b.Words))
	})
	p[phrase.Words[0]] = slices.Insert(list, at, phrase)
}

// Pattern is a phrase with slots and the number of what it means.
type Pattern struct {
	Pieces []vocabulary.Piece // words are folded
	Means  int
}

// New gathers the phrases of the vocabularies and of the language (BCP 47). Where two mean
// different things by the same words, the first has them; the check of the
// content reports those.
func New(v *vocabulary.Vocabularies, language string) *Lexicon {
	l := &Lexicon{
		Speech: newSpeech(v.Speech, language), Meant: Phrases{}, OfAge: Phrases{}, ByItself: Phrases{}, Ignored: Phrases{}, Danger: Phrases{},
		Roots: map[string]int{}, Patterns: map[string][]Pattern{},
		Numbers: map[string]string{}, Clocks: map[string]string{}, Months: map[string]string{}, Weekdays: map[string]string{}, TownWords: map[string]bool{}, Written: map[string]string{},
	}
	var said, sometimes []saying
	for _, phrase := range v.Speech.Phrases {
		if means, ok := l.learn(phrase); ok && (means.Text == vocabulary.TextOfAge || means.Text == vocabulary.TextByItself) {
			sometimes = append(sometimes, saying{phrase.Words, means})
		} else if ok {
			said = append(said, saying{phrase.Words, means})
		}
	}
	for _, list := range []struct {
		group Group
		terms vocabulary.List
	}{{Kind, v.Kinds}, {GoodFor, v.GoodFor}, {Access, v.Access}} {
		for _, term := range list.terms {
			phrases := append(slices.Clip(term.Words), term.Label.String(), strings.ReplaceAll(term.Slug, "-", " "))
			said = append(said, saying{phrases, Meaning{Filters: []Filter{{list.group, term.Slug}}}})
		}
	}
	for _, company := range v.Company {
		phrases := append(slices.Clip(company.Words), company.Label.String())
		said = append(said, saying{phrases, Meaning{Filters: []Filter{{Age, company.Slug}}}})
	}
	l.keepPlurals(said)
	for number, one := range said {
		l.Meanings = append(l.Meanings, one.means)
		for _, phrase := range one.phrases {
			l.understand(phrase, number)
		}
	}
	for _, one := range sometimes {
		to := l.OfAge
		if one.means.Text == vocabulary.TextByItself {
			to = l.ByItself
		}
		l.Meanings = append(l.Meanings, one.means)
		for _, phrase := range one.phrases {
			l.add(to, phrase, len(l.Meanings)-1)
		}
	}
	// What somebody says that they are is matched as it was typed, where it means nothing else.
	l.Meanings = append(l.Meanings, Meaning{Text: vocabulary.TextAsTyped})
	for _, audience := range v.Speech.Audiences {
		for _, phrase := range audience.Words {
			l.add(l.Meant, phrase, len(l.Meanings)-1)
			plain := vocabulary.Plain(phrase)
			if plural := plain + "s"; !strings.HasSuffix(plain, "s") && vocabulary.FoldPhrase(plural) == plural { // "single mums": short words are not folded
				l.add(l.Meant, plural, len(l.Meanings)-1)
			}
		}
	}
	for number, one := range said { // behind all others, which go before them
		for _, phrase := range one.phrases {
			l.addJoined(phrase, number)
		}
	}
	for _, phrase := range v.Ignored {
		l.add(l.Ignored, phrase, 0)
	}
	for number, one := range said {
		for _, phrase := range one.phrases {
			l.addRoots(phrase, one.means, number)
		}
	}
	for _, phrase := range v.Danger {
		l.add(l.Danger, phrase, 0)
	}
	for _, word := range v.Speech.TownWords {
		l.TownWords[l.Fold(vocabulary.Plain(word))] = true
	}
	return l
}

// keepPlurals notes the words that mean something else than what they would be without an
// English s.
func (l *Lexicon) keepPlurals(said []saying) {
	means := map[string]int{}
	for number, one := range said {
		for _, phrase := range one.phrases {
			if word := l.spell(vocabulary.Plain(phrase)); !strings.ContainsAny(word, " <") {
				if _, taken := means[word]; !taken {
					means[word] = number
				}
			}
		}
	}
	for word, number := range means {
		if single, ok := means[vocabulary.Fold(word)]; ok && single != number {
			l.Plurals[word] = true
		}
	}
}

// saying is phrases that mean the same.
type saying struct {
	phrases []string
	means   Meaning
}

// learn returns what a phrase of the language means. It is false for one that means
// nothing by itself, which it takes in.
func (l *Lexicon) learn(phrase vocabulary.Phrase) (means Meaning, ok bool) {
	var from, to string
	for _, said := range phrase.Means {
		switch said.Filter {
		case vocabulary.FilterNumber, vocabulary.FilterMonth, vocabulary.FilterWeekday, vocabulary.FilterClock, vocabulary.FilterSide:
			named := map[string]map[string]string{
				vocabulary.FilterNumber: l.Numbers, vocabulary.FilterMonth: l.Months, vocabulary.FilterWeekday: l.Weekdays,
				vocabulary.FilterClock: l.Clocks, vocabulary.FilterSide: l.Sides,
			}
			for _, words := range phrase.Words {
				named[said.Filter][strings.Join(l.Folded(words), " ")] = said.Value
			}
			return means, false
		case vocabulary.FilterFrom:
			from = said.Value
		case vocabulary.FilterTo:
			to = said.Value
		case vocabulary.FilterAt:
			means.Filters = append(means.Filters, Filter{Time, "@" + said.Value})
		case vocabulary.FilterNear:
			means.Near = said.Value
		case vocabulary.FilterWithin:
			means.Within = said.Value
		case vocabulary.FilterSort:
			means.Sort = said.Value
		case vocabulary.FilterText:
			means.Text = said.Value
		default:
			if group, ok := GroupNamed(said.Filter); ok {
				means.Filters = append(means.Filters, Filter{group, said.Value})
			}
		}
	}
	if from+to != "" {
		means.Filters = append(means.Filters, Filter{Time, from + "-" + to})
	}
	return means, true
}

// understand adds a phrase with the number of its meaning.
func (l *Lexicon) understand(phrase string, number int) {
	if !strings.Contains(phrase, "<") {
		l.add(l.Meant, phrase, number)
		return
	}
	pieces := vocabulary.Pieces(phrase)
	for i, piece := range pieces {
		if piece.Slot == "" {
			pieces[i].Word = l.know(piece.Word)
		}
	}
	head := pieces[0].Word
	l.Patterns[head] = append(l.Patterns[head], Pattern{pieces, number})
}

func (l *Lexicon) add(to Phrases, phrase string, means int) {
	words := vocabulary.Words(phrase)
	for i, word := range words {
		words[i] = l.know(word)
	}
	if len(words) > 0 && !to.Are(words...) { // the first has them
		to.add(Phrase{words, means})
	}
}

// know notes a word as one that people use, and returns it folded.
func (l *Lexicon) know(word string) string {
	folded := l.Fold(word)
	if _, known := l.Written[folded]; !known {
		l.Written[folded] = word
	}
	return folded
}

// addJoined adds a phrase of two words or more as people write it in one:
// "coffeemorning". It is compared as one word is, and so keeps the s that one of its
// words alone would lose: "christmasday".
func (l *Lexicon) addJoined(phrase string, means int) {
	if strings.Contains(phrase, "<") {
		return
	}
	written := vocabulary.Words(phrase)
	joined := l.Fold(strings.Join(written, ""))
	if _, taken := l.Meant[joined]; len(written) < 2 || len(joined) < leastJoined || taken {
		return
	}
	l.Meant.add(Phrase{[]string{joined}, means})
	if !l.IsWord(joined) {
		l.Written[joined] = strings.Join(written, " ")
	}
}

// WrittenWords returns the words of a phrase as they are written: what is folded
// is often no word.
func (l *Lexicon) WrittenWords(phrase Phrase) []string {
	var written []string
	for _, word := range phrase.Words {
		written = append(written, strings.Fields(l.Written[word])...)
	}
	return written
}

// Write returns the file of a lexicon, the same for the same vocabularies.
func (l *Lexicon) Write() ([]byte, error) { return json.Marshal(l) }

// Read reads what Write wrote.
func Read(file []byte) (*Lexicon, error) {
	l := &Lexicon{}
	if err := json.Unmarshal(file, l); err != nil {
		return nil, fmt.Errorf("read the lexicon: %w", err)
	}
	return l, nil
}
