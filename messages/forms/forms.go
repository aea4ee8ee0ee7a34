// Package forms is what forms of a service are made of: questions in sections, what was answered to them, and how both
// are shown. It knows nothing of what is asked, or of what becomes of the answers.
package forms

import (
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"bandstand/directory/letters"
	"bandstand/directory/words"
)

// Form is the questions of one form, in their order. No other field is read.
type Form struct {
	Name     string // as in its address: join, report or suggest
	Sections []Section
	Check    func(Values) []Mistake
}

// Section is a group of questions, with a heading where it has a name.
type Section struct {
	Name      string
	Questions []Question
}

// Question is one field of a form. The catalogue has its texts under its name.
type Question struct {
	Name         string
	Kind         Kind
	Choices      []string                  // the values of a choice
	Label        func(value string) string // what a value is called, where that is not in the catalogue
	Hint         bool                      // the catalogue has a hint beside the label
	Most         int                       // letters of a line or of prose
	Input        string                    // type of a line, from which a phone chooses its keyboard
	Autocomplete string
}

// Kind is how a question is answered.
type Kind string

// The kinds of questions.
const (
	Line   Kind = "line"   // one line of text
	Prose  Kind = "prose"  // several lines
	Tick   Kind = "tick"   // a box to tick
	Choice Kind = "choice" // one of several
	Many   Kind = "many"   // any of several; the answer is their values with commas between them
)

// Yes is the value of a ticked box.
const Yes = "yes"

// Honeypot is a field that people do not see and programs fill in.
const Honeypot = "website"

// Values are the answers to the questions of a form, by name.
type Values map[string]string

// Has reports whether one of several values was chosen.
func (v Values) Has(name, value string) bool {
	return slices.Contains(strings.Split(v[name], ","), value)
}

// Mistake is a field to correct, and the key under message.mistake that says how.
type Mistake struct{ Field, Key string }

// Missing returns the mistakes of questions that have no answer. The key of each is its name.
func (v Values) Missing(names ...string) (found []Mistake) {
	for _, name := range names {
		if v[name] == "" {
			found = append(found, Mistake{Field: name, Key: name})
		}
	}
	return found
}

// Questions returns the questions of all sections.
func (f Form) Questions() (all []Question) {
	for _, s := range f.Sections {
		all = append(all, s.Questions...)
	}
	return all
}

// Read returns the answers to the questions of the form. Invisible characters are left
// out, and a line is one line.
func (f Form) Read(posted url.Values) Values {
	answers := Values{}
	for _, q := range f.Questions() {
		answer := posted.Get(q.Name)
		switch q.Kind {
		case Prose:
			answer = strings.TrimSpace(letters.Visible(answer, '\n'))
		case Line:
			answer = strings.Join(strings.Fields(letters.Visible(answer, ' ')), " ")
		case Tick:
			if answer != Yes {
				answer = ""
			}
		case Choice:
			if !slices.Contains(q.Choices, answer) {
				answer = ""
			}
		case Many:
			answer = strings.Join(slices.DeleteFunc(slices.Clone(q.Choices), func(value string) bool {
				return !slices.Contains(posted[q.Name], value)
			}), ",")
		}
		answers[q.Name] = answer
	}
	return answers
}

// Mistakes returns the mistakes to correct, one a field, in the order of the form.
func (f Form) Mistakes(answers Values) (all []Mistake) {
	found := f.Check(answers)
	for _, q := range f.Questions() {
		if q.Most > 0 && utf8.RuneCountInString(answers[q.Name]) > q.Most {
			all = append(all, Mistake{q.Name, "too_long"})
		} else if i := slices.IndexFunc(found, func(m Mistake) bool { return m.Field == q.Name }); i >= 0 {
			all = append(all, found[i])
		}
	}
	return all
}

// The data of components that show a form.
type (
	// SectionView is a section as it is shown.
	SectionView struct {
		Name         string
		Legend, Hint string
		Fields       []FieldView
	}
	// FieldView is a question as it is shown, with its answer.
	FieldView struct {
		Question
		Label, Hint, Error, Value string
		Advice                    []string // what could be said better; it stands beside the answer and stops nobody
		Checked                   bool
		Choices                   []ChoiceView
	}
	// ChoiceView is a value that can be chosen.
	ChoiceView struct {
		ID, Value, Label string
		Checked          bool
	}
	// ErrorView is a mistake, and the field that it leads to.
	ErrorView struct{ Address, Says string }
)

// View returns the sections of a form with the answers and their mistakes. The texts of the form stand under key in
// the catalogue, and say says a mistake.
func (f Form) View(lang *words.Language, key string, answers Values, wrong []Mistake, say func(Mistake) string) (sections []SectionView, errors []ErrorView) {
	for _, s := range f.Sections {
		made := SectionView{Name: s.Name}
		if s.Name != "" {
			made.Legend = lang.Say(key + "." + s.Name)
			if hint := key + "." + s.Name + ".hint"; lang.Has(hint) {
				made.Hint = lang.Say(hint)
			}
		}
		for _, q := range s.Questions {
			field := q.view(lang, key+"."+q.Name, answers)
			for _, one := range wrong {
				if one.Field == q.Name {
					field.Error = say(one)
					errors = append(errors, ErrorView{"#" + field.first(), field.Error})
				}
			}
			made.Fields = append(made.Fields, field)
		}
		sections = append(sections, made)
	}
	return sections, errors
}

func (q Question) view(lang *words.Language, key string, answers Values) FieldView {
	answer := answers[q.Name]
	field := FieldView{Question: q, Label: lang.Say(key), Value: answer, Checked: q.Kind == Tick && answer == Yes}
	if q.Hint {
		field.Hint = lang.Say(key + ".hint")
	}
	for _, value := range q.Choices {
		label := ""
		if q.Label != nil {
			label = q.Label(value)
		} else {
			label = lang.Say(key + "." + value)
		}
		field.Choices = append(field.Choices, ChoiceView{
			ID: q.Name + "-" + value, Value: value, Label: label, Checked: answers.Has(q.Name, value),
		})
	}
	return field
}

// first returns the id that an error links to: that of the field or of its first
// choice.
func (f FieldView) first() string {
	if len(f.Choices) > 0 {
		return f.Choices[0].ID
	}
	return f.Name
}
