package lexicon

import (
	"reflect"
	"strings"
	"testing"

	"bandstand/directory/vocabulary"
)

var speech = vocabulary.Speech{
	Apart: []vocabulary.Apart{
		{Words: []string{"organ", "organise"}}, {Words: []string{"generation", "general"}},
		{Words: []string{"university", "universe"}}, {Words: []string{"animal", "animation"}},
		{Words: []string{"active", "acting", "activity"}}, {Words: []string{"police", "policy"}}, {Words: []string{"new", "news"}},
	},
	Spellings: []vocabulary.Spelling{
		{Write: "-ise", Also: []string{"-ize"}}, {Write: "-ising", Also: []string{"-izing"}},
		{Write: "colour", Also: []string{"color"}}, {Write: "theatre", Also: []string{"theater"}},
	},
}

func TestStems(t *testing.T) {
	made := newSpeech(speech, "en")
	stem := made.Stem
	for _, same := range [][]string{
		{"knitting", "knit", "knits"}, {"singing", "sings"}, {"gardening", "gardens"}, {"organise", "organize", "organising"},
		{"colour", "color"}, {"theatre", "theater"}, {"carer", "carers"},
	} {
		for _, word := range same[1:] {
			if stem(word) != stem(same[0]) {
				t.Errorf("%q is %q and %q is %q", word, stem(word), same[0], stem(same[0]))
			}
		}
	}
	for _, unlike := range [][2]string{
		{"organ", "organise"}, {"generation", "general"}, {"university", "universe"}, {"animal", "animation"},
		{"active", "acting"}, {"police", "policy"}, {"new", "news"},
	} {
		if stem(unlike[0]) == stem(unlike[1]) {
			t.Errorf("%q and %q are both %q", unlike[0], unlike[1], stem(unlike[0]))
		}
	}
}

// What a bundle carries of the words is all that was made of them. Whoever gives
// a phrase, a meaning or a synonym one thing more must have it written too.
func TestLexiconReadsAsItWasWritten(t *testing.T) {
	made := New(&vocabulary.Vocabularies{
		Kinds:   vocabulary.List{{Slug: "music", Label: "Music", Words: []string{"choir", "singing group"}}},
		Ignored: []string{"the"}, Danger: []string{"want to die"},
		Speech: vocabulary.Speech{
			Phrases: []vocabulary.Phrase{
				{Means: []vocabulary.Meaning{{Filter: vocabulary.FilterNumber, Value: "7"}}, Words: []string{"seven"}},
				{Means: []vocabulary.Meaning{{Filter: vocabulary.FilterMonth, Value: "5"}}, Words: []string{"may"}},
				{
					Means: []vocabulary.Meaning{{Filter: vocabulary.FilterNear, Value: "<place>"}, {Filter: vocabulary.FilterWithin, Value: "3"}, {Filter: vocabulary.FilterSort, Value: "soonest"}},
					Words: []string{"<place> <number>+ a short way round <place>", "over <age>s"},
				},
				{Means: []vocabulary.Meaning{{Filter: vocabulary.FilterText, Value: vocabulary.TextAsTyped}}, Words: []string{"as it is"}},
				{Means: []vocabulary.Meaning{{Filter: vocabulary.FilterText, Value: vocabulary.TextNot}}, Words: []string{"anything but"}},
				{Means: []vocabulary.Meaning{{Filter: vocabulary.FilterText, Value: vocabulary.TextNothing}}, Words: []string{"well now"}},
			},
			Synonyms:  []vocabulary.Synonyms{{Words: []string{"table tennis", "ping pong"}, Finds: []string{"bats"}}},
			Apart:     speech.Apart,
			Spellings: speech.Spellings,
			TownWords: []string{"bath"},
		},
	}, "cy")
	for field, value := range reflect.ValueOf(*made).Fields() {
		if value.IsZero() {
			t.Errorf("there is nothing in %s, so that it proves nothing", field.Name)
		}
	}
	file, err := made.Write()
	if err != nil {
		t.Fatal(err)
	}
	read, err := Read(file)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(read, made) {
		t.Errorf("got %+v\nwant %+v", read, made)
	}
	if _, err := Read(file[:len(file)/2]); err == nil {
		t.Error("half a lexicon was read")
	}
}

// Issue 9: words that search shows were no words, because phrases are compared
// without the s of a plural: "christma day".
func TestWordsAreWrittenAsWords(t *testing.T) {
	l := New(&vocabulary.Vocabularies{Kinds: vocabulary.List{{Slug: "faith", Label: "Faith", Words: []string{"Christmas day", "songs of praises"}}}}, "en")
	for _, typed := range []string{"christmas day", "christmasday", "songsofpraises"} {
		phrase, ok := l.Meant.At(l.Folded(typed))
		if !ok {
			t.Fatalf("%q is not understood", typed)
		}
		want := map[string]string{"christmas day": "christmas day", "christmasday": "christmas day", "songsofpraises": "songs of praises"}[typed]
		if got := strings.Join(l.WrittenWords(phrase), " "); got != want {
			t.Errorf("%q is written %q, want %q", typed, got, want)
		}
	}
}
