package query

// Every number that decides how words are read stands here, with its reason.

// What is read of an address: more is left, whoever sent it, so that any input is
// answered within its time.
const (
	LongestQuery = 400 // characters of q=: somebody who speaks to a telephone says as much
	MostWords    = 24  // of them that carry something
	mostTyped    = 60  // of them at all: a WordSet has a bit for each
	longestPlace = 100 // characters of near=
	longestValue = 200 // bytes of any other value

	mostParameters = 50
	mostPages      = 10_000
	mostMiles      = 200 // more is a slip of the finger, or all of Britain
)

// mostRefused is how many words of which nothing is made are refused behind one "not":
// people say no to a thing in three words at most, and go on.
const mostRefused = 3

// What a place is, by its inhabitants and the miles around it.
const (
	longestName   = 5    // words in the name of a place
	leastTown     = 1000 // inhabitants, of a place that is known beyond its neighbours
	leastLarge    = 10 * leastTown
	sameTownMiles = 15 // a place called like one of our towns is that town within this
	ourMiles      = 10 // a place is the directory's own neighbour within this, or within its own reach
	MostOthers    = 5  // other places of a name that are offered
	defaultMiles  = 5  // round a place where nobody says how far
)

// mostStrands is how many strands one search looks for.
const mostStrands = 4

// How words are written in one or in several.
const (
	mostJoined = 3 // words that may be one: "rock n roll"
	leastOfTwo = 3 // letters of each of two words that are written in one
)

// What parts of places are.
const (
	longestSide   = 4    // words, "the north side of"
	leastReach    = 2    // miles that a town stretches of which nobody knows how far it does
	perSquareMile = 9000 // inhabitants of a town, which tell how far it stretches
	centreShare   = 0.35 // of how far a town stretches, that its centre does
	leastCentre   = 1    // miles that it does at least
	atMiddle      = 1e-3 // degrees round the middle of a town that are on all sides of it
)

// How unlike a known word may be.
const (
	leastKnown    = 4  // letters: shorter words are known, because every one is like many others
	leastMended   = 4  // letters of a word of a phrase that another is mended to
	leastAlike    = 6  // letters of a town's name that may be misspelt as another's
	shortUnknown  = 5  // letters of a word whose first letter must be right
	longerUnknown = 7  // letters up to which a slip must leave the consonants
	mostSuggested = 3  // how often in one search the names of all places are gone through: about a millisecond each
	shortWord     = 3  // letters of a last word that may be unfinished though it is known
	leastFinished = 3  // letters of the beginning of a word
	mostFinished  = 12 // words that one beginning may stand for
)

// firstMorning is the time, in minutes, from which on "after nine" is in the morning: before
// it, it is in the evening.
const firstMorning = 9 * 60

// How long a date without a year, or a day without a month, is looked for: there may
// be eight years between two leap days, and every other month has a day 31.
const (
	yearsOn  = 9
	monthsOn = 3
)

// How much a word counts that is matched as text, beside one that is matched as it
// was typed.
const (
	understoodWeight = 1   // understood as well: who asks for a choir wants a choir before other music
	audienceWeight   = 1   // that a listing is for who somebody is, for the words in which they say it
	personWeight     = 0.3 // of who comes, what they need or how: what a group says of that itself counts a little
	synonymWeight    = 0.5 // a synonym for the word itself: below the literal word
	otherwiseWeight  = 0.9 // a word that is written in one or in two where the other is typed
	finishedWeight   = 0.7 // a word of which the last one is the beginning: below the word itself, above a synonym
)
