package query

// Every number that decides how words are read stands here, with its reason.

// How much of a search is read: more is left, so that any input is answered within its time.
const (
	MostWords   = 24  // that carry something
	mostTyped   = 60  // at all: a WordSet has a bit for each
	longestName = 5   // words in the name of a place
	mostMiles   = 200 // more is a slip of the finger, or all of Britain
)

// mostRefused is how many words of which nothing is made are refused behind one "not":
// people say no to a thing in three words at most, and go on.
const mostRefused = 3

// adultAge is the age from which a number may be that of a grown-up son.
const adultAge = 18

// mostCounted is the largest number written out by which people count themselves: "two lads".
const mostCounted = 12

// mostStrands is how many strands one search looks for.
const mostStrands = 4

// mostBetween is how many words that carry nothing may stand between those of one phrase.
const mostBetween = 4

// How words are written in one or in several.
const (
	mostJoined = 3 // words that may be one: "rock n roll"
	leastOfTwo = 3 // letters of each of two words that are written in one
)

// How unlike a known word may be.
const (
	leastKnown    = 4  // letters: shorter words are known, because every one is like many others
	leastMended   = 4  // letters of a word of a phrase that another is mended to
	mostSuggested = 3  // how often in one search the names of all places are gone through: about a millisecond each
	shortWord     = 3  // letters of a last word that may be unfinished though it is known
	leastFinished = 3  // letters of the beginning of a word
	mostFinished  = 12 // words that one beginning may stand for
)

// How much a word counts that is matched as text, beside one that is matched as it
// was typed.
const (
	understoodWeight   = 1   // understood as well: who asks for a choir wants a choir before other music
	audienceWeight     = 1   // that a listing is for who somebody is, for the words in which they say it
	nearAudienceWeight = 0.4 // that it is near to that
	personWeight       = 0.3 // of who comes, what they need or how: what a group says of that itself counts a little
	synonymWeight      = 0.5 // a synonym for the word itself: below the literal word
	otherwiseWeight    = 0.9 // a word that is written in one or in two where the other is typed
	finishedWeight     = 0.7 // a word of which the last one is the beginning: below the word itself, above a synonym
)
