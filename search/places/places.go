// Package places finds where somebody wants to look: what a name, a postcode or a part of a
// town stands for. It knows the directory's own towns and every other place, and nothing of
// the words of a search.
package places

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

// Inside reports whether a place is a part of a larger one.
func (at Around) Inside(larger Around) bool {
	if larger.All {
		return at.Nation == larger.Nation && !at.All
	}
	reach := larger.Reach
	if at.isPostcode() && !larger.isPostcode() {
		reach = max(reach, DefaultMiles)
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

// New returns what names stand for in a directory of some towns.
func New(towns []index.Town, speech *lexicon.Speech) Places {
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

// Town returns the directory's own town of a name, or index.NoTown.
func (p *Places) Town(name string) uint16 {
	for _, called := range append([]string{name}, p.speech.Unmutated(name)...) {
		if town, ok := p.byName()[joinedWords(called)]; ok {
			return town
		}
	}
	return index.NoTown
}

// Called returns the places that one of place.Find and place.FindWhole has of a name, or
// else of one of which it is a form.
func (p *Places) Called(name string, find func(name string) []place.Place) []place.Place {
	found := find(name)
	for _, other := range p.speech.Unmutated(name) {
		if len(found) > 0 {
			break
		}
		found = find(other)
	}
	return found
}

// IsOurs reports whether one of the directory's towns is near a place.
func (p *Places) IsOurs(other place.Place) bool {
	reach := max(ourMiles, other.Radius)
	return slices.ContainsFunc(p.towns, func(t index.Town) bool { return t.Point.Miles(other.Point) <= reach })
}

// IsWellKnown reports whether a place is more than a village or a part of a town.
func IsWellKnown(p place.Place) bool {
	return p.Population >= LeastTown || p.Kind != place.KindTown && p.Kind != place.KindNeighbourhood
}

// Locate finds the place that near= or words of a search name: a postcode in any
// spelling, one of the directory's own towns, or any place. Of namesakes it takes
// the one near which the directory has towns, else the largest, and tells the others.
func (p *Places) Locate(text string) (Around, bool) {
	if code, whole, ok := Postcode(text); ok {
		if found, exact, ok := place.FindPostcode(code); ok {
			at := newAround(found)
			at.Name = code.String()
			if !exact || !whole {
				at.Fallback = found.Name
			}
			return at, true
		}
	}
	found := p.Called(text, place.Find)
	if town := p.Town(text); town != index.NoTown {
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

// Postcode reads a postcode, or all of one but its last letter: of that the sector is known.
func Postcode(text string) (code place.Postcode, whole, ok bool) {
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
		return p.IsOurs(one) && (one.Population >= LeastTown || strings.HasPrefix(joinedWords(one.Name), key)) // no part of "Islington & Bradford"
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
		large := one.Population >= LeastTown && one.Population >= likeliest.Population/2
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
	same := place.Place{Point: ours.Point, Population: LeastTown}
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
		hamlet := p.Kind == place.KindTown && p.Population < LeastTown && taken.Population >= LeastTown
		next := p.Point.Miles(taken.Point) < sameTownMiles
		same := p.Name == found[0].Name || p.Kind == place.KindTown
		if same && !hamlet && !next && len(others) < MostOthers && !slices.Contains(others, p.String()) {
			others = append(others, p.String())
		}
	}
	return others
}
