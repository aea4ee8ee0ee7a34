package activity

import "bandstand/directory/words"

// lack is something without which a page cannot be shown, and its key in the catalogues of
// directory/words.
type lack struct {
	key     string
	missing func(a *Activity) bool
}

// lacks in the order in which somebody on the telephone asks. The last ones are for whoever asks.
var lacks = []lack{
	{"lack.ages", func(a *Activity) bool {
		younger, older := a.Generations.Spans()
		return !younger.Told() || !older.Told()
	}},
	{"lack.together", func(a *Activity) bool { return a.Generations.Together == "" }},
	{"lack.first_visit", func(a *Activity) bool { return a.FirstVisit == "" }},
	{"lack.times", func(a *Activity) bool { return len(a.Schedule.Sessions) == 0 && a.Schedule.ByArrangement == "" }},
	{"lack.place", func(a *Activity) bool {
		v := a.Venue
		return v == nil && a.Online == "" && a.ByPhone == "" ||
			v != nil && (v.Town == nil || v.Postcode == "" || !v.AreaOnly && (v.Name == "" || v.Address == ""))
	}},
	{"lack.cost", func(a *Activity) bool {
		return !a.Cost.Free && a.Cost.Amount == 0 && !a.Cost.PayWhatYouCan
	}},
	{"lack.join", func(a *Activity) bool { return a.Join.How == "" }},
	{"lack.contact", func(a *Activity) bool { return !a.Join.Contact.Reachable() || a.Join.Contact.Role == "" }},
	{"lack.summary", func(a *Activity) bool { return a.Title == "" || a.Summary == "" }},
	{"lack.organisation", func(a *Activity) bool { return a.Organisation == nil }},
	{"lack.kinds", func(a *Activity) bool { return len(a.Kinds) == 0 }},
	{"lack.checked", func(a *Activity) bool {
		return a.LastChecked.IsZero() || a.CheckedBy == "" || a.CheckedHow == ""
	}},
}

// Lacks returns the keys of what a draft lacks before it can be shown, those that the group can
// tell first.
func (a *Activity) Lacks() []string {
	var keys []string
	for _, one := range lacks {
		if one.missing(a) {
			keys = append(keys, one.key)
		}
	}
	return keys
}

// SayLacks returns what a draft lacks, in words.
func (a *Activity) SayLacks(lang *words.Language) []string {
	var said []string
	for _, key := range a.Lacks() {
		said = append(said, lang.Say(key))
	}
	return said
}

// Asked returns whom to ask about a draft: the group's contact, or that of whoever runs it.
func (a *Activity) Asked() Contact {
	if a.Join.Contact.Reachable() || a.Organisation == nil {
		return a.Join.Contact
	}
	contact := a.Organisation.Contact
	if contact.Website == "" {
		contact.Website = a.Organisation.Website
	}
	return contact
}
