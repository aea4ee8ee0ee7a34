package site

import (
	"maps"
	"slices"

	"bandstand/directory/activity"
	"bandstand/messages"
)

// messagesSource is what the messages service is to carry. It holds private
// addresses, which no page may.
func (m *maker) messagesSource() messages.Source {
	source := messages.Source{
		Danger:   m.dangerLines(),
		Shell:    m.shell,
		Layouts:  m.minified,
		Language: m.in.Code(),
	}
	if !m.Site.Messages {
		return source
	}
	source.Editors = m.Site.Editors.Email
	for _, one := range m.listings {
		source.Activities = append(source.Activities, m.messagesActivity(one.Activity))
	}
	return source
}

func (m *maker) messagesActivity(a *activity.Activity) messages.Activity {
	carried := messages.Activity{
		Slug: a.Slug, Title: a.Title, Path: a.Path(),
		Form:        m.hasForm(a),
		Closed:      m.formClosed(a),
		WaitingList: a.State(m.now) == activity.WaitingList,
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
		Council:     m.sayCouncil(a),
	}
	if until := m.until(a, a.State(m.now)); carried.Closed != "" && !until.IsZero() {
		carried.Until = until.String()
	}
	if carried.Form {
		carried.To = m.recipient(a)
	}
	return carried
}

// hasForm says whether the group has a form at all: the directory and the group
// want one, somebody receives it, and where writing alone tells of somebody's
// health the operator has agreed to it.
func (m *maker) hasForm(a *activity.Activity) bool {
	switch {
	case !m.Site.Messages, !a.Join.MessageForm, a.Join.How == activity.ProfessionalOnly:
		return false
	case a.Sensitive() && !slices.Contains(m.options.SensitiveForms, a.Slug):
		return false
	}
	return m.recipient(a) != ""
}

// recipient is the address behind form_to in the operator's book, or the one
// that the group shows where it names none. In a demonstration, where every
// group is invented, a name that is not in the book leads to nobody.
func (m *maker) recipient(a *activity.Activity) string {
	name := a.Join.FormTo
	if name == "" {
		return a.Join.Contact.Email
	}
	if address, ok := m.options.AddressBook[name]; ok {
		return address
	}
	if m.shell.Demonstration {
		return name + "@example.org"
	}
	return ""
}

// formClosed says why nobody can write to a group just now; empty where they
// can.
func (m *maker) formClosed(a *activity.Activity) string {
	switch state := a.State(m.now); state {
	case activity.Full, activity.Paused, activity.Ended, activity.Over:
		return string(state)
	}
	if a.Freshness(m.now) == activity.Stale {
		return string(activity.Stale)
	}
	return ""
}

// unaddressed are the names that listings give for their forms and that the
// operator's book does not have, sorted.
func (m *maker) unaddressed() []string {
	missing := map[string]bool{}
	for _, one := range m.listings {
		if m.Site.Messages && one.Join.MessageForm && m.recipient(one.Activity) == "" {
			missing[one.Join.FormTo] = true
		}
	}
	return slices.Sorted(maps.Keys(missing))
}

// dangerLines say whom to ring when somebody is in danger now, in the
// directory's own nation.
func (m *maker) dangerLines() (lines []string) {
	nation, ok := m.Nation(m.Site.Nation)
	if !ok {
		return nil
	}
	for _, help := range nation.Urgent {
		if help.Need == "danger-now" && help.Phone != "" {
			lines = append(lines, m.in.Say("message.danger", "name", help.Name, "phone", m.in.Phone(help.Phone)))
		}
	}
	return lines
}
