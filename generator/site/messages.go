package site

import (
	"maps"
	"slices"

	"bandstand/directory/activity"
	"bandstand/messages"
)

// messagesSource is what the messages service is to carry. It holds private
// addresses, which no page may.
func (e *edition) messagesSource() messages.Source {
	source := messages.Source{
		Danger:   e.dangerLines(),
		Shell:    e.shell,
		Layouts:  e.minified,
		Language: e.lang.Code(),
	}
	if !e.Site.Messages {
		return source
	}
	source.Editors = e.Site.Editors.Email
	for _, one := range e.listings {
		source.Activities = append(source.Activities, e.messagesActivity(one.Activity))
	}
	return source
}

func (e *edition) messagesActivity(a *activity.Activity) messages.Activity {
	carried := messages.Activity{
		Slug: a.Slug, Title: a.Title, Path: a.Path(),
		Form:        e.hasForm(a),
		Closed:      e.formClosed(a),
		WaitingList: a.State(e.now) == activity.WaitingList,
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
		Council:     e.sayCouncil(a),
	}
	if until := e.until(a, a.State(e.now)); carried.Closed != "" && !until.IsZero() {
		carried.Until = until.String()
	}
	if carried.Form {
		carried.To = e.recipient(a)
	}
	return carried
}

// hasForm reports whether the group has a form at all: the directory and the group
// want one, somebody receives it, and where writing alone tells of somebody's
// health the operator has agreed to it.
func (e *edition) hasForm(a *activity.Activity) bool {
	switch {
	case !e.Site.Messages, !a.Join.MessageForm, a.Join.How == activity.ProfessionalOnly:
		return false
	case a.Sensitive() && !slices.Contains(e.options.SensitiveForms, a.Slug):
		return false
	}
	return e.recipient(a) != ""
}

// recipient is the address behind form_to in the operator's book, or the one
// that the group shows where it names none. In a demonstration, where every
// group is invented, a name that is not in the book leads to nobody.
func (e *edition) recipient(a *activity.Activity) string {
	name := a.Join.FormTo
	if name == "" {
		return a.Join.Contact.Email
	}
	if address, ok := e.options.AddressBook[name]; ok {
		return address
	}
	if e.shell.Demonstration {
		return name + "@example.org"
	}
	return ""
}

// formClosed says why nobody can write to a group just now; empty where they
// can.
func (e *edition) formClosed(a *activity.Activity) string {
	switch state := a.State(e.now); state {
	case activity.Full, activity.Paused, activity.Ended, activity.Over:
		return string(state)
	}
	if a.Freshness(e.now) == activity.Stale {
		return string(activity.Stale)
	}
	return ""
}

// unaddressed are the names that listings give for their forms and that the
// operator's book does not have, sorted.
func (e *edition) unaddressed() []string {
	missing := map[string]bool{}
	for _, one := range e.listings {
		if e.Site.Messages && one.Join.MessageForm && e.recipient(one.Activity) == "" {
			missing[one.Join.FormTo] = true
		}
	}
	return slices.Sorted(maps.Keys(missing))
}

// dangerLines say whom to ring when somebody is in danger now, in the
// directory's own nation.
func (e *edition) dangerLines() (lines []string) {
	nation, ok := e.Nation(e.Site.Nation)
	if !ok {
		return nil
	}
	for _, help := range nation.Urgent {
		if help.Need == "danger-now" && help.Phone != "" {
			lines = append(lines, e.lang.Say("message.danger", "name", help.Name, "phone", e.lang.Phone(help.Phone)))
		}
	}
	return lines
}
