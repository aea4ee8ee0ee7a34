package wording

import (
	"bandstand/directory/activity"
	"bandstand/messages"
	"slices"
)

// Messages returns what the messages service is told of an activity.
func (w *Wording) Messages(a *activity.Activity) messages.Activity {
	carried := messages.Activity{
		Slug: a.Slug, Title: a.Title, Path: a.Path(),
		Form:        w.HasForm(a),
		Closed:      w.Closed(a),
		WaitingList: a.State(w.Now) == activity.WaitingList,
		Sensitive:   a.Sensitive(),
		ADay:        a.Capacity.MessagesADay,
		Languages:   a.Languages,
		Role:        a.Join.Contact.Role,
		Phone:       a.Join.Contact.Phone,
		Textphone:   a.Join.Contact.Textphone,
		SMS:         a.Join.Contact.SMS,
		Email:       a.Join.Contact.Email,
		Website:     a.Join.Contact.Website,
		ReplyWithin: a.Join.ReplyWithin,
		Council:     w.CouncilOf(a),
	}
	if until := w.until(a, a.State(w.Now)); carried.Closed != "" && !until.IsZero() {
		carried.Until = until.String()
	}
	if carried.Form {
		carried.To = w.Recipient(a)
	}
	return carried
}

// HasForm reports whether the group has a form at all: the directory and the group
// want one, somebody receives it, and where writing alone tells of somebody's
// health the operator has agreed to it.
func (w *Wording) HasForm(a *activity.Activity) bool {
	switch {
	case !w.Site.Messages, !a.Join.MessageForm, a.Join.How == activity.ProfessionalOnly:
		return false
	case a.Sensitive() && !slices.Contains(w.SensitiveForms, a.Slug):
		return false
	}
	return w.Recipient(a) != ""
}

// Recipient is the address behind form_to in the operator's book, or the one
// that the group shows where it names none. In a demonstration, where every
// group is invented, a name that is not in the book leads to nobody.
func (w *Wording) Recipient(a *activity.Activity) string {
	name := a.Join.FormTo
	if name == "" {
		return a.Join.Contact.Email
	}
	if address, ok := w.AddressBook[name]; ok {
		return address
	}
	if !w.Site.Demonstration.AsOf.IsZero() {
		return name + "@example.org"
	}
	return ""
}

// Closed says why nobody can write to a group just now; empty where they
// can.
func (w *Wording) Closed(a *activity.Activity) string {
	switch state := a.State(w.Now); state {
	case activity.Full, activity.Paused, activity.Ended, activity.Over:
		return string(state)
	}
	if a.Freshness(w.Now) == activity.Stale {
		return string(activity.Stale)
	}
	return ""
}

// Danger say whom to ring when somebody is in danger now, in the
// directory's own nation.
func (w *Wording) Danger() (lines []string) {
	nation, ok := w.Nation(w.Site.Nation)
	if !ok {
		return nil
	}
	for _, help := range nation.Urgent {
		if help.Need == "danger-now" && help.Phone != "" {
			lines = append(lines, w.Lang.Say("message.danger", "name", help.Name, "phone", w.Lang.Phone(help.Phone)))
		}
	}
	return lines
}
