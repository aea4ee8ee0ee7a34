package answer

import (
	"strings"

	"bandstand/search/address"
	"bandstand/search/query"
)

// notes tells what we made of the search, where it is not what was typed.
func (s *Sayer) notes(a *Answer) []string {
	var notes []string
	if a.Shortened {
		notes = append(notes, s.Lang.Say("search.note.shorter", "words", query.MostWords, "characters", address.Longest))
	}
	if lost := a.Plan.LostPostcode; lost != "" {
		notes = append(notes, s.Lang.Say("search.note.lost", "postcode", lost))
	}
	var unclear []string
	for _, part := range a.Plan.Unclear {
		unclear = append(unclear, a.Plan.Typed(part.From, part.To))
	}
	if refused := refusedWords(a.Plan); refused != "" {
		notes = append(notes, s.Lang.Say("search.note.refused", "words", refused))
	}
	if len(unclear) > 0 {
		notes = append(notes, s.Lang.Say("search.note.unclear", "words", strings.Join(unclear, ", ")))
	}
	if near := a.Near; near != nil {
		if len(a.Elsewhere) > 0 {
			notes = append(notes, s.Lang.Say("search.note.one_place", "near", near.Name, "others", s.Lang.Either(a.Elsewhere)))
		}
		if near.Fallback != "" {
			notes = append(notes, s.Lang.Say("search.note.fallback", "postcode", near.Name, "used", near.Fallback))
		}
		chosen := a.Plan.Address.Near
		for _, one := range a.Plan.Parts {
			if one.Near != "" && one.Refused == 0 && chosen != "" && !strings.EqualFold(one.Near, chosen) {
				notes = append(notes, s.Lang.Say("search.note.near_wins", "typed", one.Near, "near", near.Name))
			}
		}
	}
	return notes
}
