package lexicon

import (
	"slices"
	"strings"

	"bandstand/directory/vocabulary"
)

// Strand is a group finer than kinds and needs, with its phrases as stems.
type Strand struct {
	Slug        string
	Words, Also []string
	Unlike      bool `json:",omitempty"` // its phrases are things that differ
}

func (s *Speech) addStrand(strand vocabulary.Strand) {
	if !strand.None {
		s.Strands = append(s.Strands, Strand{strand.Slug, s.stemmed(strand.Words), s.stemmed(strand.Also), strand.Unlike})
	}
}

func (s *Speech) addAudience(audience vocabulary.Audience) {
	audience.Words, audience.Also = s.stemmed(audience.Words), s.stemmed(audience.Also)
	s.Audiences = append(s.Audiences, audience)
}

// stemmed returns phrases as the stems of their words.
func (s *Speech) stemmed(phrases []string) []string {
	made := make([]string, 0, len(phrases))
	for _, phrase := range phrases {
		made = append(made, strings.Join(s.stems(phrase), " "))
	}
	return made
}

// addRefusal notes the stem of a word that says no to what stands behind it.
func (s *Speech) addRefusal(phrase vocabulary.Phrase) {
	for _, means := range phrase.Means {
		if means.Filter == vocabulary.FilterText && means.Value == vocabulary.TextNot {
			for _, words := range phrase.Words {
				if stems := s.stems(words); len(stems) == 1 {
					s.Refusals = append(s.Refusals, stems[0])
				}
			}
		}
	}
}

// StrandShare is how fully a phrase is of a strand.
type StrandShare struct {
	Slug   string
	Share  float64
	Unlike bool // another phrase of the strand is another thing
}

// alsoOfStrand is the share of a phrase that is only near a strand or an audience.
const alsoOfStrand = 0.5

// StrandsByPhrase returns of which strands each phrase is, by its stems.
func (s *Speech) StrandsByPhrase() map[string][]StrandShare { return byPhrase(s.Strands) }

// AudiencesByPhrase returns of which audiences each phrase is, by its stems.
func (s *Speech) AudiencesByPhrase() map[string][]StrandShare {
	var audiences []Strand
	for _, one := range s.Audiences {
		audiences = append(audiences, Strand{Slug: one.Slug, Words: one.Words, Also: one.Also})
	}
	return byPhrase(audiences)
}

func byPhrase(strands []Strand) map[string][]StrandShare {
	shares := map[string][]StrandShare{}
	add := func(strand Strand, phrases []string, share float64) {
		for _, phrase := range phrases {
			known := func(one StrandShare) bool { return one.Slug == strand.Slug }
			if !slices.ContainsFunc(shares[phrase], known) {
				shares[phrase] = append(shares[phrase], StrandShare{strand.Slug, share, strand.Unlike})
			}
		}
	}
	for _, strand := range strands {
		add(strand, strand.Words, 1)
		add(strand, strand.Also, alsoOfStrand)
	}
	return shares
}

// Stems returns the stems that a plain word may have: where words mutate, those too of
// the words of which it may be a form.
func (s *Speech) Stems(word string) []string {
	stems := []string{s.Stem(word)}
	if s.Mutates {
		for _, other := range vocabulary.Unmutated(word) {
			stems = append(stems, s.Stem(other))
		}
	}
	return stems
}
