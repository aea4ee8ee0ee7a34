package places

// What a place is, by its inhabitants and the miles around it.
const (
	LeastTown     = 1000 // inhabitants, of a place that is known beyond its neighbours
	LeastLarge    = 10 * LeastTown
	sameTownMiles = 15 // a place called like one of our towns is that town within this
	ourMiles      = 10 // a place is the directory's own neighbour within this, or within its own reach
	MostOthers    = 5  // other places of a name that are offered
	DefaultMiles  = 5  // round a place where nobody says how far
	leastAlike    = 6  // letters of a town's name that may be misspelt as another's
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
