package query

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"bandstand/directory/place"
	"bandstand/directory/slips"
	"bandstand/directory/vocabulary"
	"bandstand/search/index"
	"bandstand/search/lexicon"
)

// Around is where somebody wants to look.
type Around struct {
	Name     string // "Salford", "M6 5LB"
	Point    place.Point
	Reach    float64  // miles that the place itself stretches, 0 for a postcode
	Nation   string   // whose urgent help to show
	Town     uint16   // in the directory's own towns, or index.NoTown
	Fallback string   // the sector or outcode used for a postcode that is not known
	All      bool     // all of the nation is meant, however far away
	Area     *Area    // what lies in it is meant, and nothing around; nil where that is not known
	Others   []string // what else is called so, as near= takes them
}

// inside reports whether a place is a part of a larger one.
func (at Around) inside(larger Around) bool {
	if larger.All {
		return at.Nation == larger.Nation && !at.All
	}
	reach := larger.Reach
	if at.isPostcode() && !larger.isPostcode() {
		reach = max(reach, defaultMiles)
	}
	return at.Reach < reach && at.Point.Miles(larger.Point) <= reach
}

// isPostcode reports whether a place was named by its postcode, or a part of it.
func (at Around) isPostcode() bool {
	_, ok := place.ParsePostcode(at.Name)
	return ok
}

func newAround(p place.Place) Around {
	at := Around{Name: p.Name, Point: p.Point, Nation: p.Nation, Town: index.NoTown}
	switch p.Kind {
	case place.KindPostcode, place.KindSector, place.KindOutcode:
	case place.KindNation:
		at.All = true
	default:
		at.Reach = p.Radius
	}
	return at
}

// Places finds what names stand for: the directory's own towns before any other
// place of Britain and Northern Ireland.
type Places struct {
	towns  []index.Town
	speech *lexicon.Speech
	byName func() map[string]uint16 // positions of the towns by all their names; of namesakes the first
	known  func() []place.Place     // the towns as the tables of places know them
}

func newPlaces(towns []index.Town, speech *lexicon.Speech) Places {
	p := Places{towns: towns, speech: speech}
	p.known = sync.OnceValue(p.findTowns)
	p.byName = sync.OnceValue(func() map[string]uint16 {
		byName := make(map[string]uint16, len(towns))
		for i, town := range towns[:min(len(towns), index.NoTown)] {
			for _, name := range append([]string{town.Name}, town.Also...) {
				key := joinedWords(name)
				if _, taken := byName[key]; !taken {
					byName[key] = uint16(i)
				}
			}
		}
		return byName
	})
	return p
}

// joinedWords returns a name as names are compared.
func joinedWords(name string) string { return strings.Join(vocabulary.Words(name), " ") }

// town returns the directory's own town of a name, or index.NoTown.
func (p *Places) town(name string) uint16 {
	for _, called := range append([]string{name}, p.speech.Unmutated(name)...) {
		if town, ok := p.byName()[joinedWords(called)]; ok {
			return town
		}
	}
	return index.NoTown
}

// called returns the places that one of place.Find and place.FindWhole has of a name, or
// else of one of which it is a form.
func (p *Places) called(name string, find func(name string) []place.Place) []place.Place {
	found := find(name)
	for _, other := range p.speech.Unmutated(name) {
		if len(found) > 0 {
			break
		}
		found = find(other)
	}
	return found
}

// isOurs reports whether one of the directory's towns is near a place.
func (p *Places) isOurs(other place.Place) bool {
	reach := max(ourMiles, other.Radius)
	return slices.ContainsFunc(p.towns, func(t index.Town) bool { return t.Point.Miles(other.Point) <= reach })
}

// isWellKnown reports whether a place is more than a village or a part of a town.
func isWellKnown(p place.Place) bool {
	return p.Population >= leastTown || p.Kind != place.KindTown && p.Kind != place.KindNeighbourhood
}

// Locate finds the place that near= or words of a search name: a postcode in any
// spelling, one of the directory's own towns, or any place. Of namesakes it takes
// the one near which the directory has towns, else the largest, and tells the others.
func (p *Places) Locate(text string) (Around, bool) {
	if code, whole, ok := postcode(text); ok {
		if found, exact, ok := place.FindPostcode(code); ok {
			at := newAround(found)
			at.Name = code.String()
			if !exact || !whole {
				at.Fallback = found.Name
			}
			return at, true
		}
	}
	found := p.called(text, place.Find)
	if town := p.town(text); town != index.NoTown {
		return p.ownTown(p.towns[town], town, text, found), true
	}
	if len(found) == 0 {
		return p.part(text)
	}
	likeliest := p.likeliestOf(text, found)
	at := newAround(likeliest)
	at.Area = p.areaOf(likeliest)
	at.Others = slices.Concat(p.spelledAlike(text), namesakes(found, likeliest))
	at.Name = p.ownName(text, at.Name)
	return at, true
}

// postcode reads a postcode, or all of one but its last letter: of that the sector is known.
func postcode(text string) (code place.Postcode, whole, ok bool) {
	if code, ok = place.ParsePostcode(text); ok || text == "" {
		return code, true, ok
	}
	code, ok = place.ParsePostcode(text[:len(text)-1])
	return code, false, ok && len(code.Inward) == 1 && unicode.IsLetter(rune(text[len(text)-1]))
}

// likeliestOf returns which of the places of a name is meant: one near which the directory
// has towns, else one after which a district is called, else the first. Who means Hull says
// Hull, and not Kingston.
func (p *Places) likeliestOf(name string, found []place.Place) place.Place {
	key := joinedWords(name)
	ours := slices.IndexFunc(found, func(one place.Place) bool {
		return p.isOurs(one) && (one.Population >= leastTown || strings.HasPrefix(joinedWords(one.Name), key)) // no part of "Islington & Bradford"
	})
	if ours >= 0 {
		return found[ours]
	}
	isCalledOtherwise := func(one place.Place) bool {
		last := one.Name[strings.LastIndexByte(one.Name, ' ')+1:]
		named := place.Find(last)
		return joinedWords(last) != key && len(named) > 0 && named[0].Name == one.Name
	}
	first := slices.IndexFunc(found, func(one place.Place) bool { return !isCalledOtherwise(one) })
	likeliest := found[max(0, first)]
	for _, one := range found {
		large := one.Population >= leastTown && one.Population >= likeliest.Population/2
		if one.Kind == place.KindTown && large && strings.HasPrefix(joinedWords(one.District), key) && !isCalledOtherwise(one) {
			return one
		}
	}
	return likeliest
}

// ownTown returns a town of the directory's own, or the part of it that is called by
// a name: the town's other names are often those of its parts.
func (p *Places) ownTown(ours index.Town, number uint16, name string, found []place.Place) Around {
	if joinedWords(name) != joinedWords(ours.Name) {
		for _, part := range found {
			if joinedWords(part.Name) == joinedWords(name) && part.Point.Miles(ours.Point) < sameTownMiles {
				return newAround(part)
			}
		}
	}
	at := Around{Name: ours.Name, Point: ours.Point, Nation: ours.Nation, Town: number}
	same := place.Place{Point: ours.Point, Population: leastTown}
	for _, other := range found {
		if other.Kind == place.KindTown && other.Point.Miles(ours.Point) < sameTownMiles {
			same, at.Reach = other, other.Radius
			break
		}
	}
	at.Others = namesakes(found, same)
	return at
}

// ownName returns the name that somebody called a place by in the directory's own
// language, where that is another than the one that is known best: Caerdydd.
func (p *Places) ownName(called, best string) string {
	if !p.speech.Mutates || len(place.Find(best)) == 0 || joinedWords(called) == joinedWords(best) {
		return best
	}
	for _, name := range append(p.speech.Unmutated(called), called) {
		if len(place.Find(name)) == 0 {
			continue
		}
		capital := strings.Fields(name)
		for i, word := range capital {
			first, size := utf8.DecodeRuneInString(word)
			capital[i] = string(unicode.ToUpper(first)) + word[size:]
		}
		return strings.Join(capital, " ")
	}
	return best
}

// spelledAlike returns those of the directory's own towns of which a name that is
// another place's may be a misspelling: Gilford for Guildford.
func (p *Places) spelledAlike(text string) []string {
	name := joinedWords(text)
	var towns []string
	for _, town := range p.towns {
		most := slips.Allowed(name)
		if len(name) >= leastAlike && slips.Between(joinedWords(town.Name), name, most) <= most {
			towns = append(towns, town.Name)
		}
	}
	return towns
}

// namesakes returns the other places of the same name, so that they can be told
// apart. Those that are next to the one that was taken, a district round its
// town, are the same to whoever searches; hamlets are left out where a town has
// the name.
func namesakes(found []place.Place, taken place.Place) []string {
	var others []string
	for _, p := range found {
		hamlet := p.Kind == place.KindTown && p.Population < leastTown && taken.Population >= leastTown
		next := p.Point.Miles(taken.Point) < sameTownMiles
		same := p.Name == found[0].Name || p.Kind == place.KindTown
		if same && !hamlet && !next && len(others) < MostOthers {
			others = With(others, p.String())
		}
	}
	return others
}

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
		*known = naming{true, r.in.town(name), r.in.called(name, place.FindWhole)}
		if _, of, ok := r.in.partNamed(name); ok && len(known.places) == 0 && known.town == index.NoTown {
			known.places = r.in.called(of, place.FindWhole)
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
		code, whole, ok := postcode(r.spelt(i, i+n))
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
			return p.Kind != place.KindTown && p.Kind != place.KindNeighbourhood || p.Population >= leastLarge
		case otherwise:
			return p.Population >= leastTown || r.in.isOurs(p)
		case sure == perhaps && n == 1 && r.in.index.HasWord(r.Words[i].Plain) && p.Population < leastLarge && !r.in.isOurs(p):
			return false // a far town called like what is done here: rock
		case sure == perhaps && isSaint(p) && !r.isSaintTown(i, n, p):
			return false
		case sure == surely || isWellKnown(p):
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
	return len(vocabulary.Otherwise(typed)) == 0 && (n == len(r.Words) || p.Population >= leastLarge || r.in.isOurs(p))
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
		if slices.Contains(own, w.Plain) && !ordinary && (!r.in.isUsed(w.Plain) || n == 1 && r.in.isOurs(p)) {
			return n > 1 || sure || p.Kind == place.KindNeighbourhood || r.in.isOurs(p) // hamlets are called anything
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
		listed := r.in.lexicon.TownWords[w.fold] && found.Population >= leastTown
		if found.Kind == place.KindTown && (listed || found.Population >= leastLarge) {
			return found, true
		}
	}
	return place.Place{}, false
}
