package search

import "slices"

// alike are words that people use for the same thing, finer than the kinds of the
// vocabulary. One stands for another at less weight than the word itself.
var alike = [][]string{
	{"football", "footy", "footie", "soccer"},
	{"choir", "choirs", "chorus", "singers", "singing", "sing"},
	{"knitting", "crochet"},
	{"allotment", "allotments", "plot"},
	{"walk", "walking", "stroll", "ramble", "amble"},
	{"cooking", "cookery", "cook"},
	{"lunch", "dinner", "meal"},
	{"painting", "drawing", "sketching"},
	{"pottery", "ceramics", "clay"},
	{"woodwork", "woodcarving", "whittling", "carpentry", "shed"},
	{"quiz", "quizzes", "trivia"},
	{"computer", "laptop", "tablet"},
	{"phone", "smartphone", "mobile"},
	{"dementia", "memory", "alzheimers"},
	{"chat", "natter", "blether"},
	{"theatre", "drama", "acting", "panto", "pantomime"},
	{"swimming", "swim"},
	{"cycling", "bike", "bicycle", "cycle"},
	{"books", "reading", "readers"},
	{"photography", "camera", "photographs"},
	{"gran", "granny", "grandma", "nan", "grandmother"},
	{"child", "children", "kids"},
	{"teenager", "teenagers", "teens", "youth"},
}

// alikeWeight is how fully a word that is used for the same thing stands for it.
const alikeWeight = 0.5

// alikeStems leads from a stem to those of the words that are used for the same thing.
var alikeStems = func() map[string][]string {
	stems := map[string][]string{}
	for _, words := range alike {
		for _, word := range words {
			for _, other := range words {
				if stem(other) != stem(word) && !slices.Contains(stems[stem(word)], stem(other)) {
					stems[stem(word)] = append(stems[stem(word)], stem(other))
				}
			}
		}
	}
	return stems
}()

// termsFor gives the terms that stand for a word: its own, then those of words
// used for the same thing, which may be loose.
func termsFor(plain string, loose bool) []term {
	own := stem(plain)
	terms := []term{{stem: own, weight: 1}}
	for _, other := range alikeStems[own] {
		terms = append(terms, term{other, alikeWeight, loose})
	}
	return terms
}
