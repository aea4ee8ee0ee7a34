package messages

import (
	"bandstand/directory/words"
	"bandstand/messages/email"
	"bandstand/messages/forms"
)

// reportForm asks what is wrong with a page, for the editors.
var reportForm = forms.Form{
	Name: "report",
	Sections: []forms.Section{{Questions: []forms.Question{
		{Name: "what", Kind: forms.Choice, Choices: []string{"when", "where", "contact", "cost", "access", "ended", worry, "other"}},
		{Name: "more", Kind: forms.Prose, Hint: true, Most: 1000},
		{Name: "email", Kind: forms.Line, Hint: true, Most: 120, Input: "email", Autocomplete: "email"},
	}}},
	Check: func(answers forms.Values) (found []forms.Mistake) {
		found = answers.Missing("what")
		if answers["what"] == worry {
			found = append(found, forms.Mistake{Field: "what", Key: "worry"})
		}
		if answers["what"] == "other" && answers["more"] == "" {
			found = answers.Missing("more")
		}
		return append(found, checkReply(answers)...)
	},
}

// worry is what is wrong where somebody may not be safe. Nobody reads what comes at once, so
// that is not sent: whoever chose it reads whom to ring.
const worry = "worry"

// suggestForm asks about a group that is missing, for the editors, who ring it and ask
// the rest.
var suggestForm = forms.Form{
	Name: "suggest",
	Sections: []forms.Section{{Questions: []forms.Question{
		{Name: "group", Kind: forms.Line, Most: 100, Input: "text"},
		{Name: "town", Kind: forms.Line, Most: 60, Input: "text"},
		{Name: "about", Kind: forms.Prose, Hint: true, Most: 600},
		{Name: "reach", Kind: forms.Line, Hint: true, Most: 200, Input: "text"},
		{Name: "email", Kind: forms.Line, Hint: true, Most: 120, Input: "email", Autocomplete: "email"},
	}}},
	Check: func(answers forms.Values) []forms.Mistake {
		return append(answers.Missing("group", "town", "reach"), checkReply(answers)...)
	},
}

func checkReply(answers forms.Values) []forms.Mistake {
	if answers["email"] != "" && !isEmail(answers["email"]) {
		return []forms.Mistake{{Field: "email", Key: "email"}}
	}
	return nil
}

// editorsLines returns the answers to a form as the editors read them.
func editorsLines(f forms.Form, lang *words.Language, answers forms.Values) (lines []email.Line) {
	for _, q := range f.Questions() {
		value := answers[q.Name]
		if value == "" {
			continue
		}
		if q.Kind == forms.Choice {
			value = lang.Say("message." + f.Name + "." + q.Name + "." + value)
		}
		lines = append(lines, email.Line{Label: lang.Say("message." + f.Name + "." + q.Name), Value: value})
	}
	if language := sayWrittenIn(lang, answers); language != "" {
		lines = append(lines, email.Line{Label: lang.Say("message.letter." + writtenIn), Value: language})
	}
	return lines
}
