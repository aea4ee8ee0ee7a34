package lexicon

// Every number that decides what a word may stand for stands here, with its reason.
const (
	leastJoined       = 7 // letters of a phrase that may be written as one word: shorter ones are other words
	leastBegunWord    = 4 // letters of a word that is begun
	leastBegunPhrase  = 2 // the same of the last word of a phrase, because those before it tell which it is
	leastBeforeEnding = 3 // letters more than this before an ending that is spelt otherwise: "prize" and "seize" have none
)
