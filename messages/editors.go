package messages

import "bandstand/directory/words"

// reportForm tells the editors what is wrong with a page.
var reportForm = form{
	name: "report",
	sections: []section{{questions: []question{
		{name: "what", kind: choice, choices: []string{"when", "where", "contact", "cost", "access", "ended", "other"}},
		{name: "more", kind: prose, hint: true, most: 1000},
		{name: "email", kind: line, hint: true, most: 120, input: "email", autocomplete: "email"},
	}}},
	check: func(answers typed) (found []mistake) {
		if answers["what"] == "" {
			found = append(found, mistake{"what", "what"})
		}
		if answers["what"] == "other" && answers["more"] == "" {
			found = append(found, mistake{"more", "more"})
		}
		return append(found, checkReply(answers)...)
	},
}

// suggestForm tells the editors of a group that is missing. They ring and ask
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
	check: func(answers typed) (found []mistake) {
		for _, name := range []string{"group", "town", "reach"} {
			if answers[name] == "" {
				found = append(found, mistake{name, name})
			}
		}
		return append(found, checkReply(answers)...)
	},
}

func checkReply(answers typed) []mistake {
	if answers["email"] != "" && !isEmail(answers["email"]) {
		return []mistake{{"email", "email"}}
	}
	return nil
}

// editorsLines are the answers to a form for the editors, as they read them.
func (f form) editorsLines(say *words.Language, answers typed) (lines []letterLine) {
	for _, q := range f.questions() {
		value := answers[q.name]
		if value == "" {
			continue
		}
		if q.kind == choice {
			value = say.Say("message." + f.name + "." + q.name + "." + value)
		}
		lines = append(lines, letterLine{say.Say("message." + f.name + "." + q.name), value})
	}
	if language := sayWrittenIn(say, answers); language != "" {
		lines = append(lines, letterLine{say.Say("message.letter." + writtenIn), language})
	}
	return lines
}
