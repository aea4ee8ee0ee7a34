package site

import "bandstand/directory/activity"

// safeguardingSaid is what a group told about keeping people safe, in words
// that vouch for nothing.
type safeguardingSaid struct {
	Told   string
	Lines  []string
	Policy string
}

func (m *maker) saySafeguarding(told *activity.Safeguarding) *safeguardingSaid {
	if told == nil {
		return nil
	}
	said := &safeguardingSaid{Told: m.in.Say("safe.told"), Policy: told.Policy}
	if !told.Reviewed.IsZero() {
		said.Told = m.in.Say("safe.told_in", "month", m.in.Month(told.Reviewed.Year, told.Reviewed.Month))
	}
	if told.Lead != "" {
		said.Lines = append(said.Lines, m.in.Say("safe.lead", "lead", told.Lead))
	}
	if told.IfWorried != "" {
		said.Lines = append(said.Lines, m.in.Say("safe.if_worried", "what", sentence(told.IfWorried)))
	}
	if told.Training != "" {
		said.Lines = append(said.Lines, m.in.Say("safe.training", "what", sentence(told.Training)))
	}
	said.Lines = append(said.Lines, m.in.Say("safe.checks."+told.Checks))
	return said
}

// sayCouncil gives the council's contacts of the activity's town.
func (m *maker) sayCouncil(a *activity.Activity) []string {
	if a.Venue == nil {
		return nil
	}
	return m.councilLines(a.Venue.Town)
}

func (m *maker) councilLines(town *activity.Town) []string {
	return each(town.SafeguardingContacts, func(contact activity.SafeguardingContact) string {
		key := "safe.council." + contact.For
		switch {
		case contact.Night == "":
			return m.in.Say(key+".day", "day", m.in.Phone(contact.Day))
		case contact.Day == "":
			return m.in.Say(key+".night", "night", m.in.Phone(contact.Night))
		}
		return m.in.Say(key, "day", m.in.Phone(contact.Day), "night", m.in.Phone(contact.Night))
	})
}
