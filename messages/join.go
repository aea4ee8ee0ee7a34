package messages

import (
	"regexp"
	"strings"
	"unicode"

	"bandstand/directory/letters"
	"bandstand/directory/phone"
	"bandstand/directory/words"
	"bandstand/messages/email"
	"bandstand/messages/forms"
)

// joinForm asks what a group needs to get in touch with somebody, and nothing more: no
// address, no date of birth, nothing about health, and no free text that might tell of
// it. The name is that of whoever the group should ask for, so that somebody who writes
// for another need not give the other's name.
var joinForm = forms.Form{
	Name: "join",
	Sections: []forms.Section{
		{Questions: []forms.Question{
			{Name: "for", Kind: forms.Choice, Choices: []string{"me", "someone-else"}},
			{Name: "name", Kind: forms.Line, Hint: true, Most: 60, Input: "text", Autocomplete: "name"},
			{Name: "phone", Kind: forms.Line, Hint: true, Most: 30, Input: "tel", Autocomplete: "tel"},
			{Name: "email", Kind: forms.Line, Hint: true, Most: 120, Input: "email", Autocomplete: "email"},
			{Name: "time", Kind: forms.Choice, Choices: []string{"any", "morning", "afternoon", "evening"}},
			{Name: "leave-message", Kind: forms.Tick},
			{Name: "ask-access", Kind: forms.Tick},
		}},
		{Name: forSomebodyElse, Questions: []forms.Question{
			{Name: "relation", Kind: forms.Choice, Choices: []string{"family", "friend", "carer", "parent", "work"}},
			{Name: "contact", Kind: forms.Choice, Choices: []string{"me", "them"}},
			{Name: "agreed", Kind: forms.Tick},
		}},
		{Name: "send", Questions: []forms.Question{
			{Name: "adult", Kind: forms.Tick},
			{Name: "copy", Kind: forms.Tick},
		}},
	},
	Check: checkJoin,
}

// joinOneselfForm is the form of a group to which nobody may write for another, because
// that would tell of the other's health.
var joinOneselfForm = forms.Form{
	Name: "join",
	Sections: []forms.Section{
		{Questions: joinForm.Sections[0].Questions[1:]},
		joinForm.Sections[2],
	},
	Check: checkPerson,
}

// forSomebodyElse is the section that concerns only who writes for another: the page shows
// it once that is chosen.
const forSomebodyElse = "other"

func checkJoin(answers forms.Values) []forms.Mistake {
	found := append(checkPerson(answers), answers.Missing("for")...)
	if answers["for"] != "someone-else" {
		return found
	}
	if answers["relation"] == "parent" && answers["contact"] == "them" {
		found = append(found, forms.Mistake{Field: "contact", Key: "child"})
	}
	return append(found, answers.Missing("relation", "contact", "agreed")...)
}

func checkPerson(answers forms.Values) (found []forms.Mistake) {
	found = answers.Missing("name", "adult")
	if answers["name"] != "" && !isName(answers["name"]) {
		found = append(found, forms.Mistake{Field: "name", Key: "no_name"})
	}
	if answers["phone"] == "" && answers["email"] == "" {
		found = append(found, forms.Mistake{Field: "phone", Key: "no_way"})
	}
	if answers["phone"] != "" {
		if key := cannotBeRung(answers["phone"]); key != "" {
			found = append(found, forms.Mistake{Field: "phone", Key: key})
		}
	}
	if answers["email"] != "" && !isEmail(answers["email"]) {
		found = append(found, forms.Mistake{Field: "email", Key: "email"})
	}
	if answers["copy"] != "" && answers["email"] == "" {
		found = append(found, forms.Mistake{Field: "email", Key: "copy"})
	}
	return found
}

// isName reports whether a text can be somebody's name. It accepts all kinds of names,
// and refuses what a letter to a stranger must not carry: web addresses and numbers.
func isName(text string) bool {
	letters, digits := 0, 0
	for _, r := range text {
		switch {
		case unicode.IsLetter(r):
			letters++
		case unicode.IsDigit(r):
			digits++
		case strings.ContainsRune("@/\\<>{}[]=:;|%#", r):
			return false
		}
	}
	return letters > 0 && digits <= 2 && !looksLikeHost.MatchString(beforeNames.ReplaceAllString(text, ""))
}

// looksLikeHost matches a full stop between letters, as in a web address, in any of the
// spellings that browsers accept (UTS 46). Initials, as in "J.R. Smith", do not match.
var looksLikeHost = regexp.MustCompile(`(?i)www[.\x{2024}\x{3002}\x{FF0E}\x{FF61}]|[\p{L}\p{N}-]{2,}[.\x{2024}\x{3002}\x{FF0E}\x{FF61}]\p{L}{2,}`)

// beforeNames matches the titles before a name, often written without a space.
var beforeNames = regexp.MustCompile(`(?i)(^| )(mr|mrs|ms|miss|mx|dr|rev|revd|fr|sr|st|prof|sir|lady|cllr)\.`)

// cannotBeRung returns the key of the mistake in a telephone number on which somebody wants
// to be rung, or "" where it can be: a number of the United Kingdom that can exist, or one
// with its country's code. A group is not led to ring what costs it more than usual, nor
// a number that is everybody's, such as 999.
func cannotBeRung(text string) (key string) {
	n, ok := phone.Parse(text)
	switch {
	case !ok || n.Short() || !n.Valid():
		return "phone"
	case n.Charge() != "":
		return "phone_charge"
	}
	return ""
}

// isEmail reports whether a text is one email address and nothing else, as people have
// them: not quoted, not spaced out, and at a domain.
func isEmail(text string) bool { return emailShape.MatchString(letters.ASCIIAddress(text)) }

var emailShape = regexp.MustCompile("^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*" +
	`@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]*[A-Za-z0-9]$`)

// joinLines returns the answers to a form to join in, as the group reads them.
func joinLines(lang *words.Language, answers forms.Values) (lines []email.Line) {
	for _, one := range []email.Line{
		{Label: "name", Value: answers["name"]},
		{Label: "phone", Value: lang.Phone(answers["phone"])},
		{Label: "email", Value: answers["email"]},
	} {
		if one.Value != "" {
			lines = append(lines, email.Line{Label: lang.Say("message.letter." + one.Label), Value: one.Value})
		}
	}
	return append(lines, chosenLines(lang, answers)...)
}

// chosenLines returns the lines of answers that were chosen, not typed.
func chosenLines(lang *words.Language, answers forms.Values) (lines []email.Line) {
	add := func(name, value string) {
		if value != "" {
			lines = append(lines, email.Line{Label: lang.Say("message.letter." + name), Value: value})
		}
	}
	chosen := func(name string) {
		if answers[name] != "" {
			add(name, lang.Say("message.letter."+name+"."+answers[name]))
		}
	}
	chosen("time")
	if answers["phone"] != "" {
		add("leave-message", yesOrNo(lang, answers["leave-message"]))
	}
	add("ask-access", yesOrNo(lang, answers["ask-access"]))
	if answers["for"] == "someone-else" {
		chosen("for")
		chosen("relation")
		chosen("contact")
		add("agreed", yesOrNo(lang, answers["agreed"]))
	}
	add("adult", yesOrNo(lang, answers["adult"]))
	add(writtenIn, sayWrittenIn(lang, answers))
	return lines
}

func yesOrNo(lang *words.Language, answer string) string {
	if answer == forms.Yes {
		return lang.Say("message.letter.yes")
	}
	return lang.Say("message.letter.no")
}
