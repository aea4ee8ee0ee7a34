package messages

import "bandstand/directory/words"

// reportForm asks what is wrong with a page, for the editors.
var reportForm = form{
	name: "report",
	sections: []section{{questions: []question{
		{Name: "what", Kind: choice, choices: []string{"when", "where", "contact", "cost", "access", "ended", worry, "other"}},
		{Name: "more", Kind: prose, hint: true, most: 1000},
		{Name: "email", Kind: line, hint: true, most: 120, Input: "email", Autocomplete: "email"},
	}}},
	check: func(answers formValues) (found []mistake) {
		if answers["what"] == "" {
			found = append(found, mistake{"what", "what"})
		}
		if answers["what"] == worry {
			found = append(found, mistake{"what", "worry"})
		}
		if answers["what"] == "other" && answers["more"] == "" {
			found = append(found, mistake{"more", "more"})
		}
		return append(found, checkReply(answers)...)
	},
}

// worry is what is wrong where somebody may not be safe. Nobody reads what comes at once, so
// that is not sent: whoever chose it reads whom to ring.
const worry = "worry"

// suggestForm asks about a group that is missing, for the editors, who ring it and ask
// the rest.
var suggestForm = form{
	name: "suggest",
	sections: []section{{questions: []question{
		{Name: "group", Kind: line, most: 100, Input: "text"},
		{Name: "town", Kind: line, most: 60, Input: "text"},
		{Name: "about", Kind: prose, hint: true, most: 600},
		{Name: "reach", Kind: line, hint: true, most: 200, Input: "text"},
		{Name: "email", Kind: line, hint: true, most: 120, Input: "email", Autocomplete: "email"},
	}}},
	check: func(answers formValues) (found []mistake) {
		for _, name := range []string{"group", "town", "reach"} {
			if answers[name] == "" {
				found = append(found, mistake{name, name})
			}
		}
		return append(found, checkReply(answers)...)
	},
}

func checkReply(answers formValues) []mistake {
	if answers["email"] != "" && !isEmail(answers["email"]) {
		return []mistake{{"email", "email"}}
	}
	return nil
}

// editorsLines returns the answers to a form as the editors read them.
func (f form) editorsLines(lang *words.Language, answers formValues) (lines []letterLine) {
	for _, q := range f.questions() {
		value := answers[q.Name]
		if value == "" {
			continue
		}
		if q.Kind == choice {
			value = lang.Say("message." + f.name + "." + q.Name + "." + value)
		}
		lines = append(lines, letterLine{lang.Say("message." + f.name + "." + q.Name), value})
	}
	if language := sayWrittenIn(lang, answers); language != "" {
		lines = append(lines, letterLine{lang.Say("message.letter." + writtenIn), language})
	}
	return lines
}
