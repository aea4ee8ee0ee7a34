package vocabulary

import (
	"strings"
	"testing"
)

func TestPieces(t *testing.T) {
	for _, test := range []struct{ phrase, want string }{
		{"under £<pounds>", "under £ <pounds>"},
		{"over <age>s", "over <age>s"},
		{"<age>+", "<age> +"},
		{"aged <age>-<age>", "aged <age> <age>"},
		{"men's shed", "mens shed"},
		{"60+", "60 +"},
		{"a + b", "a b"},
		{"arts & crafts", "arts and crafts"},
		{"less than < 5", "less than"},
		{"", ""},
	} {
		var said []string
		for _, piece := range Pieces(test.phrase) {
			if piece.Slot != "" {
				piece.Word = "<" + piece.Slot + ">" + piece.After
			}
			said = append(said, piece.Word)
		}
		if got := strings.Join(said, " "); got != test.want {
			t.Errorf("%q is cut into %q, want %q", test.phrase, got, test.want)
		}
	}
}

func TestFold(t *testing.T) {
	for _, same := range [][]string{
		{"choir", "choirs"}, {"hobby", "hobbies"}, {"class", "classes"}, {"church", "churches"}, {"dish", "dishes"}, {"box", "box"},
		{"movie", "movies"}, {"horse", "horses"}, {"children", "childrens"},
	} {
		for _, word := range same[1:] {
			if Fold(word) != Fold(same[0]) {
				t.Errorf("%q is %q and %q is %q", word, Fold(word), same[0], Fold(same[0]))
			}
		}
	}
	for _, unlike := range [][2]string{{"new", "news"}, {"dad", "dads"}, {"pas", "pa"}, {"dress", "dres"}} {
		if Fold(unlike[0]) == Fold(unlike[1]) {
			t.Errorf("%q and %q are both %q", unlike[0], unlike[1], Fold(unlike[0]))
		}
	}
}

// Composed and decomposed letters are the same, in every script, and what cannot be
// seen parts no word.
func TestWords(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"Școală de Dans", "scoala de dans"},
		{"S\u0326coala\u0306", "scoala"},
		{"Phở with the Nguyễns", "pho with the nguyens"},
		{"Güneş, Őszirózsa & Đình", "gunes oszirozsa and dinh"},
		{"Ty\u0302 Croes, Tŷ-croes", "ty croes ty croes"},
		{"Caffi’r Dre", "caffir dre"},
		{"Æther, Straße", "aether strasse"},
		{"Tinker\u200bbell Fabrica\u00adtions", "tinkerbell fabrications"},
		{"हिन्दी की कक्षा", "हिन्दी की कक्षा"},
		{"3.50. £5 60+", "3.50 £ 5 60 +"},
	} {
		if got := strings.Join(Words(test.text), " "); got != test.want {
			t.Errorf("%q has the words %q, want %q", test.text, got, test.want)
		}
	}
}

var longText = strings.Repeat("Neighbours of all ages pot beans, drink tea together & talk. Mae’r Tŷ ar agor bob dydd Mawrth, £3.50. ", 20)

func BenchmarkWords(b *testing.B) {
	b.SetBytes(int64(len(longText)))
	for b.Loop() {
		Words(longText)
	}
}
