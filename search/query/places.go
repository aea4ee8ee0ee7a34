package query

import (
	"slices"
	"strings"

	"bandstand/directory/place"
	"bandstand/directory/vocabulary"
	"bandstand/search/index"
	"bandstand/search/places"
)

// naming is what a stretch of words is the name of.
type naming struct {
	looked bool
	town   uint16 // in the directory's own towns, or index.NoTown
	places []place.Place
}

// naming looks up n words from number i on, once.
func (r *Reading) naming(i, n int) naming {
	known := &r.names[i][n-1]
	if !known.looked {
		name := r.spelt(i, i+n)
		*known = naming{true, r.in.Town(name), r.in.Called(name, place.FindWhole)}
		if _, of, ok := r.in.PartNamed(name); ok && len(known.places) == 0 && known.town == index.NoTown {
			known.places = r.in.Called(of, place.FindWhole)
		}
	}
	return *known
}

// readOwnTown finds the name of one of the directory's own towns, even where it
// is a word that means something else as well.
func readOwnTown(r *Reading, i int) understood {
	for n := min(longestName, len(r.run(i))); n > 0; n-- {
		if r.naming(i, n).town != index.NoTown {
			return understood{Part: Part{Near: r.spelt(i, i+n)}, words: n}
		}
	}
	return understood{}
}

// readPlace finds a postcode, or the name of a place without a word like "in"
// before it. A whole postcode that is rightly formed and that nobody knows is
// dropped and remembered.
func readPlace(r *Reading, i int) understood {
	most := len(r.run(i))
	if name, n := r.placeAt(i, most, perhaps); n > 0 {
		return understood{Part: Part{Near: name}, words: n}
	}
	for n := min(3, most); n > 0; n-- {
		if code, ok := place.ParsePostcode(r.spelt(i, i+n)); ok && len(code.Inward) == 3 {
			r.LostPostcode = code.String()
			return understood{words: n, text: vocabulary.TextNothing}
		}
	}
	return understood{}
}

// How sure it is that words are meant for a place.
type sureness int

const (
	perhaps sureness = iota // they stand by themselves
	likely                  // behind a word like "in"
	surely                  // behind a word like "near"
)

// placeAt finds a postcode that is known, or the beginning of one, or else the
// longest name of a place, at word i, of at most so many words.
func (r *Reading) placeAt(i, most int, sure sureness) (name string, n int) {
	for n := min(3, most); n > 0; n-- {
		code, whole, ok := places.Postcode(r.spelt(i, i+n))
		if !ok || n == 3 && whole && len(code.Inward) < 3 {
			continue
		}
		if _, _, known := place.FindPostcode(code); known {
			return code.String(), n
		}
	}
	for n := min(longestName, most); n > 0; n-- {
		if r.isPlace(i, n, sure) {
			return r.spelt(i, i+n), n
		}
	}
	return "", 0
}

// isPlace reports whether words are to be taken for the name of a place. That they
// mean something else makes it unlikely, and so it does that the place is small
// and its name is of ordinary words.
func (r *Reading) isPlace(i, n int, sure sureness) bool {
	named := r.naming(i, n)
	if named.town != index.NoTown {
		return true
	}
	if len(named.places) == 0 || r.in.lexicon.Ignored.Are(r.folded[i:i+n]...) {
		return false
	}
	otherwise := r.meansOtherwise(i, n)
	if otherwise && sure == perhaps {
		return false
	}
	return slices.ContainsFunc(named.places, func(p place.Place) bool {
		switch {
		case otherwise && sure == likely:
			return p.Kind != place.KindTown && p.Kind != place.KindNeighbourhood || p.Population >= places.LeastLarge
		case otherwise:
			return p.Population >= places.LeastTown || r.in.IsOurs(p)
		case sure == perhaps && n == 1 && r.in.index.HasWord(r.Words[i].Plain) && p.Population < places.LeastLarge && !r.in.IsOurs(p):
			return false // a far town called like what is done here: rock
		case sure == perhaps && isSaint(p) && !r.isSaintTown(i, n, p):
			return false
		case sure == surely || places.IsWellKnown(p):
			return true
		}
		return r.namesOnly(i, n, p, sure == likely)
	})
}

// isSaintTown reports whether a saint may be a town: most are churches, halls and days.
// Saint George's day and Saint Mary's choir are written with apostrophes, and Saint Albans
// is not.
func (r *Reading) isSaintTown(i, n int, p place.Place) bool {
	typed := r.Typed(i, i+n)
	return len(vocabulary.Otherwise(typed)) == 0 && (n == len(r.Words) || p.Population >= places.LeastLarge || r.in.IsOurs(p))
}

// isSaint reports whether a place is called after a saint.
func isSaint(p place.Place) bool {
	name := " " + p.Name
	return strings.Contains(name, " St ") || strings.Contains(name, " Saint ")
}

// meansOtherwise reports whether the name of a place is something else as well:
// "church", and "the church" too.
func (r *Reading) meansOtherwise(i, n int) bool {
	if n > 1 && r.carriesNothing(i) {
		return r.meansOtherwise(i+1, n-1)
	}
	return r.in.lexicon.Meant.Are(r.folded[i:i+n]...) || n == 1 && r.in.lexicon.TownWords[r.folded[i]]
}

// namesOnly reports whether the name of a small place is no more than that: one of
// its words is used for nothing else, or it is one that lies nearby.
func (r *Reading) namesOnly(i, n int, p place.Place, sure bool) bool {
	own := vocabulary.Words(p.Name)
	for _, w := range r.Words[i : i+n] {
		ordinary := r.in.lexicon.IsWord(w.fold) || r.in.lexicon.TownWords[w.fold]
		if slices.Contains(own, w.Plain) && !ordinary && (!r.in.isUsed(w.Plain) || n == 1 && r.in.IsOurs(p)) {
			return n > 1 || sure || p.Kind == place.KindNeighbourhood || r.in.IsOurs(p) // hamlets are called anything
		}
	}
	return false
}

// Another returns the place that word i names although it was taken to mean
// something else: a town of some size.
func (r *Reading) Another(i int) (place.Place, bool) {
	w := r.Words[i]
	isLonger := func(p Part) bool { return p.From <= i && i < p.To && p.To-p.From > 1 } // understood together with others
	if w.kept() || r.carriesNothing(i) || slices.ContainsFunc(r.Parts, isLonger) {
		return place.Place{}, false
	}
	for _, found := range place.Find(w.Typed) {
		listed := r.in.lexicon.TownWords[w.fold] && found.Population >= places.LeastTown
		if found.Kind == place.KindTown && (listed || found.Population >= places.LeastLarge) {
			return found, true
		}
	}
	return place.Place{}, false
}
