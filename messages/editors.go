package messages

import "bandstand/directory/words"

// reportForm asks what is wrong with a page, for the editors.
var reportForm = form{
	name: "report",
	sections: []section{{questions: []question{
		{name: "what", kind: choice, choices: []string{"when", "where", "contact", "cost", "access", "ended", "other"}},
		{name: "more", kind: prose, hint: true, most: 1000},
		{name: "email", kind: line, hint: true, most: 120, input: "email", autocomplete: "email"},
	}}},
	check: func(answers formValues) (found []mistake) {
		if answers["what"] == "" {
			found = append(found, mistake{"what", "what"})
		}
		if answers["what"] == "other" && answers["more"] == "" {
			found = append(found, mistake{"more", "more"})
		}
		return append(found, checkReply(answers)...)
	},
}

// suggestForm asks about a group that is missing, for the editors, who ring it and ask
// the rest.
var suggestForm = form{
	name: "suggest",
	sections: []section{{questions: []question{
		{name: "group", kind: line, most: 100, input: "text"},
		{name: "town", kind: line, most: 60, input: "text"},
		{name: "about", kind: prose, hint: true, most: 600},
		{name: "reach", kind: line, hint: true, most: 200, input: "text"},
		{name: "email", kind: line, hint: true, most: 120, input: "email", autocomplete: "email"},
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
		value := answers[q.name]
		if value == "" {
			continue
		}
		if q.kind == choice {
			value = lang.Say("message." + f.name + "." + q.name + "." + value)
		}
		lines = append(lines, letterLine{lang.Say("message." + f.name + "." + q.name), value})
	}
	if language := sayWrittenIn(lang, answers); language != "" {
		lines = append(lines, letterLine{lang.Say("message.letter." + writtenIn), language})
	}
	return lines
}
