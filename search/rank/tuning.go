package rank

import "bandstand/search/index"

// Every number that decides which activity comes first, and what is shown at all,
// stands here, with its reason. They were learned on the judged queries that are
// not kept aside.

// fieldWeights are how much a word counts in each text: BM25F's boosts. Lay words
// are the same for all activities of a kind, so they say little of one of them.
var fieldWeights = [len(index.Fields)]float64{
	index.Title:        5,
	index.Summary:      2,
	index.KindWords:    0.4,
	index.NeedWords:    0.3,
	index.Organisation: 2.5,
	index.Where:        1.5,
	index.Body:         1,
}

// lengthEvens are how far the length of a text evens out, 0 to 1: BM25's b. A long
// body has a word by chance, a long title hardly.
var lengthEvens = [len(index.Fields)]float64{
	index.Title:        0.5,
	index.Summary:      0.6,
	index.KindWords:    0.3,
	index.NeedWords:    0.3,
	index.Organisation: 0.5,
	index.Where:        0.4,
	index.Body:         0.75,
}

// saturation is BM25's k1: how soon more of the same word stops counting. It is the
// usual one.
const saturation = 1.2

// How much it counts that a row is of a strand of what was asked for, beside a word of it,
// and how soon more of it stops counting: one mention in a body is two.
const (
	strandWeight     = 0.6
	strandSaturation = 6
)

// What is added to a score.
const (
	firstKindBonus = 2.2 // it is above all of the kind that was asked for
	kindBonus      = 1.2 // it is of it too
	firstNeedBonus = 3.6 // it is above all for the need: groups name many, and the first in earnest
	needBonus      = 2
	bestKindBonus  = 0.5 // it is of a kind that an editor names first for the need
	homeBonus      = 2   // the need keeps people at home, and it comes to them
	alsoBonus      = 0.7 // the vocabulary finds it for what was asked
	ageBonus       = 2   // its ages are just those that were asked for
	gentleBonus    = 0.2 // below urgent help, for each gentle kind and need: it orders what is otherwise equal
)

// What each mile from where somebody looks takes off a score, within what was asked and so
// many miles: what is round the corner comes before what is a little better and at the other
// end of the town.
const (
	milePoints = 0.2
	mostMiles  = 10
	fullScore  = 5 // from which on a mile counts in full: where little is asked, bands are narrow
)

// otherAlternatives is how much counts what a row has of the alternatives that are not its best.
const otherAlternatives = 0.5

// The ages up to which people come where nobody says: what is for toddlers fits
// toddlers better than what is for everybody under 18.
const (
	lastYoung = 25
	lastOld   = 100
)

// lastBaby is the age up to which no word for somebody is one for a person grown up, as "daughter" is.
const lastBaby = 4

// How much of what somebody wants to do, and why, a row has.
const (
	alsoShare       = 0.6  // of a topic that only something like it was found for
	understoodShare = 0.6  // of the rarest of words, that an understood topic counts
	unknownShare    = 0.4  // the same of a word that nobody knows, which may be chatter
	commonShare     = 0.12 // of all listings: a left-over word in as many is not needed once something is understood
	leastCommon     = 10   // and of a few listings none is common
	leastCover      = 0.2  // of all topics: what has less is not found
	lackWeight      = 1.5  // all of the topics lacking, beside one other thing that was asked
)

// How relevance is cut into bands, within which the nearer comes first, and by
// how many bands an activity goes down to which one cannot simply go.
const (
	relevanceBands = 20
	bandsPerClass  = 7
)

// When an activity was asked for by its name.
const (
	leastNaming  = 2   // words: a single one is a thing to do
	leastOfName  = 0.5 // of the name, where all that was typed is of it
	leastOfTyped = 0.5 // of what was typed, where it is the whole name
)

// When what was asked is let go.
const (
	Enough      = 3           // answers that make relaxing needless, and other ways to search
	mostAnswers = 2 * PerPage // to which relaxed ones are filled up
	mostGentle  = 5           // below urgent help, where nobody looks through a list, or for want of anything better
)

// The miles to which a place is let go: first these, and far only where there is
// not even some answer nearer.
var (
	nearbyMiles = []float64{10, 25}
	farMiles    = []float64{50}
)

// leastRefusedMiles is how far a place stretches at least that somebody does not want to
// go to: a postcode or a village has no extent of its own.
const leastRefusedMiles = 1

// PerPage is how many results a page has.
const PerPage = 10

// valuesAtOnce is how many values of a group are looked up at once; more are
// nobody's wish.
const valuesAtOnce = 64
