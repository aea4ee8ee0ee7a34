package site

import "bandstand/directory/activity"

// safeguardingSaid is what a group told about keeping people safe, in words
// that vouch for nothing.
type safeguardingSaid struct {
	Told   string
	Lines  []string
	Policy string
}

func (e *edition) saySafeguarding(told *activity.Safeguarding) *safeguardingSaid {
	if told == nil {
		return nil
	}
	said := &safeguardingSaid{Told: e.lang.Say("safe.told"), Policy: told.Policy}
	if !told.Reviewed.IsZero() {
		said.Told = e.lang.Say("safe.told_in", "month", e.lang.Month(told.Reviewed.Year, told.Reviewed.Month))
	}
	if told.Lead != "" {
		said.Lines = append(said.Lines, e.lang.Say("safe.lead", "lead", told.Lead))
	}
	if told.IfWorried != "" {
		said.Lines = append(said.Lines, e.lang.Say("safe.if_worried", "what", sentence(told.IfWorried)))
	}
	if told.Training != "" {
		said.Lines = append(said.Lines, e.lang.Say("safe.training", "what", sentence(told.Training)))
	}
	said.Lines = append(said.Lines, e.lang.Say("safe.checks."+told.Checks))
	return said
}

// sayCouncil gives the council's contacts of the activity's town.
func (e *edition) sayCouncil(a *activity.Activity) []string {
	if a.Venue == nil {
		return nil
	}
	return e.councilLines(a.Venue.Town)
}

func (e *edition) councilLines(town *activity.Town) []string {
	return each(town.SafeguardingContacts, func(contact activity.SafeguardingContact) string {
		key := "safe.council." + contact.For
		switch {
		case contact.Night == "":
			return e.lang.Say(key+".day", "day", e.lang.Phone(contact.Day))
		case contact.Day == "":
			return e.lang.Say(key+".night", "night", e.lang.Phone(contact.Night))
		}
		return e.lang.Say(key, "day", e.lang.Phone(contact.Day), "night", e.lang.Phone(contact.Night))
	})
}
