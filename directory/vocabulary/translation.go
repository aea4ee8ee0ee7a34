package vocabulary

import (
	"cmp"
	"slices"
	"strings"

	"bandstand/directory/words"
)

// Translation is what is said of the vocabularies in another language than English.
type Translation struct {
	Terms   map[string]Term // by "kinds/music"
	Ignored []string
	Speech  Speech
}

// In returns the vocabularies in another language. The English ones stay as they are.
func (v *Vocabularies) In(code string, said *Translation) *Vocabularies {
	made := &Vocabularies{
		Kinds: said.list("kinds", v.Kinds), GoodFor: said.list("good-for", v.GoodFor), Access: said.list("access", v.Access),
		Company: said.company(v.Company),
		Danger:  v.Danger, Ignored: slices.Concat(said.Ignored, v.Ignored),
		Speech: v.Speech,
	}
	made.Speech.Phrases = slices.Concat(said.Speech.Phrases, v.Speech.Phrases)
	made.Speech.Synonyms = slices.Concat(said.Speech.Synonyms, v.Speech.Synonyms)
	made.Speech.Strands = said.strands(v.Speech.Strands)
	made.Speech.Audiences = said.audiences(v.Speech.Audiences)
	if Mutates(code) {
		made.mutate(v)
	}
	return made
}

// list returns a vocabulary in the language. What people type for a term is what they
// say in it, and what they say in English.
func (t *Translation) list(group string, english List) List {
	made := slices.Clone(english)
	for i, term := range made {
		own, told := t.Terms[group+"/"+term.Slug]
		made[i].Label = orForeign(own.Label, term.Label)
		made[i].Explain, made[i].Ideas = orForeign(own.Explain, term.Explain), orForeign(own.Ideas, term.Ideas)
		if !told {
			continue
		}
		made[i].Words = slices.Concat(own.Words, []string{term.Label.String()}, term.Words)
	}
	return made
}

func orForeign(own, english words.Text) words.Text {
	return cmp.Or(own, words.Foreign(english.String()))
}

func (t *Translation) company(english []Company) []Company {
	made := slices.Clone(english)
	for i, company := range made {
		own, told := t.Terms["company/"+company.Slug]
		made[i].Label = orForeign(own.Label, company.Label)
		if !told {
			continue
		}
		made[i].Words = slices.Concat(own.Words, []string{company.Label.String()}, company.Words)
	}
	return made
}

// strands returns the strands with what is said in the language for each beside the English.
func (t *Translation) strands(english []Strand) []Strand {
	made := slices.Clone(english)
	for i, strand := range made {
		for _, own := range t.Speech.Strands {
			if own.Slug == strand.Slug {
				made[i].Words, made[i].Also = slices.Concat(own.Words, strand.Words), slices.Concat(own.Also, strand.Also)
			}
		}
	}
	return made
}

// audiences returns the audiences with what is said in the language of each beside the English.
func (t *Translation) audiences(english []Audience) []Audience {
	made := slices.Clone(english)
	for i, audience := range made {
		for _, own := range t.Speech.Audiences {
			if own.Slug == audience.Slug {
				made[i].Words = slices.Concat(own.Words, audience.Words)
				made[i].Also = slices.Concat(own.Also, audience.Also)
			}
		}
	}
	return made
}

// mutate adds to what people type in the language the forms that its words have at
// their head, but for those that mean something in English: of "tyfu" dyfu, but not
// of "bowls" mowls.
func (v *Vocabularies) mutate(english *Vocabularies) {
	taken := english.wordsTyped()
	add := func(phrases []string) []string {
		made := slices.Clone(phrases)
		for _, phrase := range phrases {
			if taken[joined(phrase)] {
				continue
			}
			for _, form := range MutatedPhrase(phrase) {
				if !taken[joined(form)] {
					made = append(made, form)
				}
			}
		}
		return made
	}
	for _, list := range []List{v.Kinds, v.GoodFor, v.Access} {
		for i := range list {
			list[i].Words = add(list[i].Words)
		}
	}
	for i := range v.Company {
		v.Company[i].Words = add(v.Company[i].Words)
	}
	for i := range v.Speech.Phrases {
		v.Speech.Phrases[i].Words = add(v.Speech.Phrases[i].Words)
	}
	for i := range v.Speech.Synonyms {
		v.Speech.Synonyms[i].Words = add(v.Speech.Synonyms[i].Words)
	}
	v.Danger = add(v.Danger)
}

// joined returns a phrase in words as they are compared. It keeps what is a plural in English:
// Welsh plant is no plural of a plant.
func joined(phrase string) string {
	var all []string
	for _, piece := range Pieces(phrase) {
		all = append(all, piece.Word+piece.Slot+piece.After)
	}
	return strings.Join(all, " ")
}

// wordsTyped are all phrases that people type.
func (v *Vocabularies) wordsTyped() map[string]bool {
	typed := map[string]bool{}
	note := func(phrases ...string) {
		for _, phrase := range phrases {
			typed[joined(phrase)] = true
		}
	}
	for _, list := range []List{v.Kinds, v.GoodFor, v.Access} {
		for _, term := range list {
			note(append(slices.Clone(term.Words), term.Label.String(), term.Slug)...)
		}
	}
	for _, company := range v.Company {
		note(append(slices.Clone(company.Words), company.Label.String())...)
	}
	for _, phrase := range v.Speech.Phrases {
		note(phrase.Words...)
	}
	for _, synonyms := range v.Speech.Synonyms {
		note(synonyms.Words...)
		note(synonyms.Finds...)
	}
	note(v.Danger...)
	note(v.Ignored...)
	return typed
}
