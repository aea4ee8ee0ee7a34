package wording

import (
	"bandstand/directory/activity"
	"bandstand/directory/words"
)

// Safeguarding is what a group told about keeping people safe, in words
// that vouch for nothing.
type Safeguarding struct {
	Told   string
	Lines  []words.Text
	Policy string
}

// Safeguarding returns what a group told; nil where it told nothing.
func (w *Wording) Safeguarding(told *activity.Safeguarding) *Safeguarding {
	if told == nil {
		return nil
	}
	said := &Safeguarding{Told: w.Lang.Say("safe.told"), Policy: told.Policy}
	if !told.Reviewed.IsZero() {
		said.Told = w.Lang.Say("safe.told_in", "month", w.Lang.Month(told.Reviewed.Year, told.Reviewed.Month))
	}
	if told.Lead != "" {
		said.Lines = append(said.Lines, w.Lang.Text("safe.lead", "lead", told.Lead))
	}
	if told.IfWorried != "" {
		said.Lines = append(said.Lines, w.Lang.Text("safe.if_worried", "what", sentence(told.IfWorried)))
	}
	if told.Training != "" {
		said.Lines = append(said.Lines, w.Lang.Text("safe.training", "what", sentence(told.Training)))
	}
	said.Lines = append(said.Lines, w.Lang.Text("safe.checks."+told.Checks))
	return said
}

// CouncilOf returns whom to ring in an activity's town.
func (w *Wording) CouncilOf(a *activity.Activity) []string {
	if a.Venue == nil {
		return nil
	}
	return w.Council(a.Venue.Town)
}

// Council returns whom to ring in a town about somebody's safety.
func (w *Wording) Council(town *activity.Town) []string {
	var lines []string
	for _, contact := range town.SafeguardingContacts {
		key := "safe.council." + contact.For
		switch {
		case contact.Night == "":
			key += ".day"
		case contact.Day == "":
			key += ".night"
		}
		lines = append(lines, w.Lang.Say(key, "day", w.Lang.Phone(contact.Day), "night", w.Lang.Phone(contact.Night)))
	}
	return lines
}
