package services

import (
	"io/fs"
	"slices"

	"bandstand/directory/activity"
	"bandstand/directory/page"
	"bandstand/directory/words"
	"bandstand/generator/site/wording"
	"bandstand/messages"
)

// Messages returns what the messages service is to carry in one language. It holds
// private addresses, which no page may. logo is for its letters; nil where there is none.
func Messages(say *wording.Wording, shell page.Shell, logo []byte, layouts fs.FS) messages.Source {
	source := messages.Source{Danger: danger(say), Shell: shell, Logo: logo, Layouts: layouts, Language: say.Lang.Code()}
	if !say.Site.Messages {
		return source
	}
	source.Editors = say.Site.Editors.Email
	for _, one := range say.Activities {
		source.Activities = append(source.Activities, group(say, one))
	}
	return source
}

// datesTold is how many of the coming dates the service knows, for as long as the site is not
// built anew.
const datesTold = 3

// group returns what the service is told of an activity.
func group(say *wording.Wording, a *activity.Activity) messages.Activity {
	told := messages.Activity{
		Slug: a.Slug, Title: a.Title, Path: a.Path(), File: a.File, Edit: say.EditAddress(a),
		Form:        say.HasForm(a),
		Sensitive:   a.Sensitive(),
		ADay:        a.Capacity.MessagesADay,
		Languages:   a.Languages,
		Contact:     messages.Contact(a.Join.Contact),
		ReplyWithin: a.Join.ReplyWithin,
		Council:     say.CouncilOf(a),
	}
	now := standing(say, a)
	told.Closed, told.Until, told.WaitingList = now.Closed, now.Until, now.WaitingList
	for _, turn := range a.Turns() {
		if turn.From.After(say.Now) {
			then := standing(say.At(turn.From), a)
			then.From = turn.From
			told.Turns = append(told.Turns, then)
		}
	}
	dates := say.Next(a)
	for _, date := range dates[:min(datesTold, len(dates))] {
		told.Dates = append(told.Dates, messages.Date{Begins: date.Start, Says: words.Own(date.Says)})
	}
	if told.Form && !say.Preview {
		told.To = say.Recipient(a)
	}
	return told
}

// standing returns how the form of an activity is closed at the moment of a wording.
func standing(say *wording.Wording, a *activity.Activity) messages.Turn {
	made := messages.Turn{Closed: say.Closed(a), WaitingList: a.State(say.Now) == activity.WaitingList}
	if until := say.Until(a); made.Closed != "" && !until.IsZero() {
		made.Until = until.String()
	}
	return made
}

// danger says whom to ring when somebody is in danger now, in the directory's own
// nation.
func danger(say *wording.Wording) (lines []string) {
	nation, ok := say.Nation(say.Site.Nation)
	if !ok {
		return nil
	}
	for _, help := range nation.Urgent {
		if help.Need == "danger-now" && help.Phone != "" {
			lines = append(lines, say.Lang.Say("message.danger", "name", help.Name, "phone", say.Lang.Phone(help.Phone)))
		}
	}
	return lines
}

// Unaddressed returns the names that listings give for their forms and that the
// operator's book does not have, sorted.
func Unaddressed(say *wording.Wording) []string {
	var missing []string
	for _, one := range say.Activities {
		if say.Site.Messages && !say.Preview && one.Join.MessageForm && say.Recipient(one) == "" {
			missing = append(missing, one.Join.FormTo)
		}
	}
	slices.Sort(missing)
	return slices.Compact(missing)
}
