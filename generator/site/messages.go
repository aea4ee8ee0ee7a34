package site

import (
	"maps"
	"slices"

	"bandstand/messages"
)

// messagesSource is what the messages service is to carry. It holds private
// addresses, which no page may.
func (e *edition) messagesSource() messages.Source {
	source := messages.Source{
		Danger:   e.say.Danger(),
		Shell:    e.shell,
		Layouts:  e.minified,
		Language: e.lang.Code(),
	}
	if !e.Site.Messages {
		return source
	}
	source.Editors = e.Site.Editors.Email
	for _, one := range e.listings {
		source.Activities = append(source.Activities, e.say.Messages(one.Activity))
	}
	return source
}

// unaddressed are the names that listings give for their forms and that the
// operator's book does not have, sorted.
func (e *edition) unaddressed() []string {
	missing := map[string]bool{}
	for _, one := range e.listings {
		if e.Site.Messages && one.Join.MessageForm && e.say.Recipient(one.Activity) == "" {
			missing[one.Join.FormTo] = true
		}
	}
	return slices.Sorted(maps.Keys(missing))
}
