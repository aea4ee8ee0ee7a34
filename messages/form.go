package messages

import (
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"bandstand/directory/letters"
	"bandstand/directory/words"
)

// form is the questions of one kind of message, in their order. No other field is
// read.
type form struct {
	name     string // as in its address: join, report or suggest
	sections []section
	check    func(formValues) []mistake
}

// section is a group of questions, with a heading where it has a name.
type section struct {
	name      string
	questions []question
}

// question is one field of a form. The catalogue has its texts under its name.
type question struct {
	Name         string
	Kind         kind
	choices      []string // the values of a choice
	hint         bool     // the catalogue has a hint beside the label
	most         int      // letters of a line or of prose
	Input        string   // type of a line, from which a phone chooses its keyboard
	Autocomplete string
}

type kind string

const (
	line   kind = "line"   // one line of text
	prose  kind = "prose"  // several lines
	tick   kind = "tick"   // a box to tick
	choice kind = "choice" // one of several
)

// yes is the value of a ticked box.
const yes = "yes"

// honeypot is a field that people do not see and programs fill in.
const honeypot = "website"

// stampField is the field of the stamp.
const stampField = "stamp"

// formValues are the answers to the questions of a form, by name.
type formValues map[string]string

// mistake is a field to correct, and the key under message.mistake that says how.
type mistake struct{ field, key string }

func (f form) questions() (all []question) {
	for _, s := range f.sections {
		all = append(all, s.questions...)
	}
	return all
}

// read returns the answers to the questions of the form. Invisible characters are left
// out, and a line is one line.
func (f form) read(posted url.Values) formValues {
	answers := formValues{}
	for _, q := range f.questions() {
		answer := posted.Get(q.Name)
		switch q.Kind {
		case prose:
			answer = strings.TrimSpace(letters.Visible(answer, '\n'))
		case line:
			answer = strings.Join(strings.Fields(letters.Visible(answer, ' ')), " ")
		case tick:
			if answer != yes {
				answer = ""
			}
		case choice:
			if !slices.Contains(q.choices, answer) {
				answer = ""
			}
		}
		answers[q.Name] = answer
	}
	return answers
}

// mistakes returns the mistakes to correct, one a field, in the order of the form.
func (f form) mistakes(answers formValues) (all []mistake) {
	found := f.check(answers)
	for _, q := range f.questions() {
		if q.most > 0 && utf8.RuneCountInString(answers[q.Name]) > q.most {
			all = append(all, mistake{q.Name, "too_long"})
		} else if i := slices.IndexFunc(found, func(m mistake) bool { return m.field == q.Name }); i >= 0 {
			all = append(all, found[i])
		}
	}
	return all
}

// The data of the layout of a form.
type (
	formView struct {
		Action   string
		Privacy  string // who receives what is written
		Sections []sectionView
		Stamp    string
		Button   string
		Errors   []errorView
	}
	sectionView struct {
		Name         string
		Legend, Hint string
		Fields       []fieldView
	}
	fieldView struct {
		question
		Label, Hint, Error, Value string
		Checked                   bool
		Choices                   []choiceView
	}
	choiceView struct {
		ID, Value, Label string
		Checked          bool
	}
	errorView struct{ Address, Says string }
)

// view returns the data of the layout of a form, with the answers and their mistakes.
func (f form) view(lang *words.Language, answers formValues, wrong []mistake) *formView {
	key := "message." + f.name
	view := &formView{Button: lang.Say(key + ".button"), Privacy: lang.Say("message.privacy.editors")}
	if f.name == joinForm.name {
		view.Privacy = lang.Say("message.privacy")
	}
	for _, s := range f.sections {
		made := sectionView{Name: s.name}
		if s.name != "" {
			made.Legend, made.Hint = lang.Say(key+"."+s.name), lang.Say(key+"."+s.name+".hint")
		}
		for _, q := range s.questions {
			field := q.view(lang, key+"."+q.Name, answers[q.Name])
			for _, one := range wrong {
				if one.field == q.Name {
					field.Error = lang.Say("message.mistake." + one.key)
					view.Errors = append(view.Errors, errorView{"#" + field.first(), field.Error})
				}
			}
			made.Fields = append(made.Fields, field)
		}
		view.Sections = append(view.Sections, made)
	}
	return view
}

func (q question) view(lang *words.Language, key, answer string) fieldView {
	field := fieldView{question: q, Label: lang.Say(key), Value: answer, Checked: q.Kind == tick && answer == yes}
	if q.hint {
		field.Hint = lang.Say(key + ".hint")
	}
	for _, value := range q.choices {
		field.Choices = append(field.Choices, choiceView{
			ID: q.Name + "-" + value, Value: value, Label: lang.Say(key + "." + value), Checked: answer == value,
		})
	}
	return field
}

// first returns the id that an error links to: that of the field or of its first
// choice.
func (f fieldView) first() string {
	if len(f.Choices) > 0 {
		return f.Choices[0].ID
	}
	return f.Name
}
