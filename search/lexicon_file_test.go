package search

import (
	"reflect"
	"strings"
	"testing"

	"bandstand/directory/vocabulary"
)

// What a bundle carries of the words is all that was made of them. Whoever gives
// a phrase, a meaning or a synonym one thing more must have it written too.
func TestLexiconReadsAsItWasWritten(t *testing.T) {
	source := testSource()
	source.Speech.Phrases = append(source.Speech.Phrases,
		vocabulary.Phrase{Means: []vocabulary.Meaning{{Filter: vocabulary.FilterNumber, Value: "7"}}, Words: []string{"seven"}},
		vocabulary.Phrase{
			Means: []vocabulary.Meaning{{Filter: vocabulary.FilterNear, Value: "<place>"}, {Filter: vocabulary.FilterWithin, Value: "3"}, {Filter: vocabulary.FilterSort, Value: "soonest"}},
			Words: []string{"<place> <number>+ a short way round <place>", "over <age>s"},
		},
		vocabulary.Phrase{Means: []vocabulary.Meaning{{Filter: vocabulary.FilterText, Value: vocabulary.TextAsTyped}}, Words: []string{"as it is"}},
		vocabulary.Phrase{Means: []vocabulary.Meaning{{Filter: vocabulary.FilterText, Value: vocabulary.TextNot}}, Words: []string{"anything but"}},
		vocabulary.Phrase{Means: []vocabulary.Meaning{{Filter: vocabulary.FilterText, Value: vocabulary.TextNothing}}, Words: []string{"well now"}},
	)
	source.Speech.Spellings = append(source.Speech.Spellings, vocabulary.Spelling{Write: "colour", Also: []string{"color"}})
	source.Speech.TownWords = append(source.Speech.TownWords, "bath")
	source.Speech.Apart = append(source.Speech.Apart, vocabulary.Apart{Words: []string{"organ", "organise"}})
	source.Speech.Synonyms = append(source.Speech.Synonyms, vocabulary.Synonyms{Words: []string{"table tennis", "ping pong"}, Finds: []string{"bats"}})
	made := newLexicon(source, newSpeech(source.Speech))
	for name, size := range map[string]int{
		"entries": len(made.entries), "patterns": len(made.patterns), "ignored": len(made.ignored), "danger": len(made.danger), "numbers": len(made.numbers),
		"townWords": len(made.townWords), "words": len(made.words), "respelt": len(made.speech.respelt), "apart": len(made.speech.apart), "synonyms": len(made.speech.synonyms),
	} {
		if size == 0 {
			t.Errorf("there are no %s, so that they prove nothing", name)
		}
	}
	file, err := made.write()
	if err != nil {
		t.Fatal(err)
	}
	read, err := readLexicon(string(file))
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(read, made) {
		t.Errorf("got %+v\nwant %+v", read, made)
	}
	same := map[*meaning]*meaning{}
	for head, list := range made.entries {
		for i, e := range list {
			if other, seen := same[e.means]; seen && other != read.entries[head][i].means {
				t.Errorf("%q means the same as another phrase, and was read as something of its own", e.words)
			}
			same[e.means] = read.entries[head][i].means
		}
	}
}

func TestLexiconRefusesWhatItIsNot(t *testing.T) {
	file, err := newLexicon(testSource(), newSpeech(testSpeech)).write()
	if err != nil {
		t.Fatal(err)
	}
	for _, broken := range []string{"", "x", "-1\n", "999999999999999999999\n", string(file[:len(file)/2]), strings.Replace(string(file), "choir\t", "choir\t9", 1)} {
		if _, err := readLexicon(broken); err == nil {
			t.Errorf("read %.40q", broken)
		}
	}
	tabs := testSource()
	tabs.Speech.Phrases = []vocabulary.Phrase{{Means: []vocabulary.Meaning{{Filter: vocabulary.FilterNear, Value: "a\tb"}}, Words: []string{"there"}}}
	if _, err := newLexicon(tabs, newSpeech(tabs.Speech)).write(); err == nil {
		t.Error("wrote a tab between fields that are parted by tabs")
	}
}
