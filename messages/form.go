package messages

import (
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"bandstand/directory/letters"
	"bandstand/directory/words"
)

// A form is what one kind of message asks, in the order in which it is asked.
// It asks exactly this: no other field is read.
type form struct {
	name     string // as in its address: join, report or suggest
	sections []section
	check    func(typed) []mistake
}

// section is a group of questions, under a heading of its own where it has a
// name.
type section struct {
	name      string
	questions []question
}

// question is one field. Its words are in the catalogue, under its name.
type question struct {
	name         string
	kind         kind
	choices      []string // of a choice, the values
	hint         bool     // there is more to say than the label
	most         int      // letters, of a line or of words
	input        string   // type of a line, for the keyboard that a phone shows
	autocomplete string
}

type kind string

const (
	line   kind = "line"   // one line of text
	prose  kind = "prose"  // several lines
	tick   kind = "tick"   // a box to tick
	choice kind = "choice" // one of several
)

// yes is the value of a box that was ticked.
const yes = "yes"

// trap is a field that people do not see and programs fill in.
const trap = "website"

// stampField holds the stamp of the form.
const stampField = "stamp"

// typed are the answers to a form's questions, by name.
type typed map[string]string

// mistake is an answer to mend, and which words say how.
type mistake struct{ field, says string }

func (f form) questions() (all []question) {
	for _, s := range f.sections {
		all = append(all, s.questions...)
	}
	return all
}

// read takes from what was posted the answers to the form's own questions. What
// is no text, or invisible, is taken out; a line is one line.
func (f form) read(posted url.Values) typed {
	answers := typed{}
	for _, q := range f.questions() {
		answer := posted.Get(q.name)
		switch q.kind {
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
		answers[q.name] = answer
	}
	return answers
}

// tooLong finds the answers that are longer than their question allows.
func (f form) tooLong(answers typed) (found []mistake) {
	for _, q := range f.questions() {
		if q.most > 0 && utf8.RuneCountInString(answers[q.name]) > q.most {
			found = append(found, mistake{q.name, "too_long"})
		}
	}
	return found
}

// mistakes are all that is to be mended, one a field, in the order of the form.
func (f form) mistakes(answers typed) (all []mistake) {
	found := append(f.tooLong(answers), f.check(answers)...)
	for _, q := range f.questions() {
		for _, one := range found {
			if one.field == q.name {
				all = append(all, one)
				break
			}
		}
	}
	return all
}

// The form as the layout is given it.
type (
	formView struct {
		Action   string
		Sections []sectionView
		Stamp    string
		Button   string
		Errors   []errorView
	}
	sectionView struct {
		Name, Legend, Hint string
		Fields             []fieldView
	}
	fieldView struct {
		Kind, Name, Label, Hint, Error string
		Input, Autocomplete            string
		Most                           int
		Value                          string
		Checked                        bool
		Choices                        []choiceView
	}
	choiceView struct {
		ID, Value, Label, Hint string
		Checked                bool
	}
	errorView struct{ Address, Says string }
)

// view says the form in words, with what was typed and what is wrong with it.
func (f form) view(say *words.Language, answers typed, wrong []mistake) formView {
	key := "message." + f.name
	view := formView{Button: say.Say(key + ".button")}
	for _, s := range f.sections {
		made := sectionView{Name: s.name}
		if s.name != "" {
			made.Legend, made.Hint = say.Say(key+"."+s.name), say.Say(key+"."+s.name+".hint")
		}
		for _, q := range s.questions {
			made.Fields = append(made.Fields, q.view(say, key+"."+q.name, answers[q.name]))
			field := &made.Fields[len(made.Fields)-1]
			for _, one := range wrong {
				if one.field == q.name {
					field.Error = say.Say("message.mistake." + one.says)
					view.Errors = append(view.Errors, errorView{"#" + field.first(), field.Error})
				}
			}
		}
		view.Sections = append(view.Sections, made)
	}
	return view
}

func (q question) view(say *words.Language, key, answer string) fieldView {
	field := fieldView{
		Kind: string(q.kind), Name: q.name, Label: say.Say(key), Most: q.most,
		Input: q.input, Autocomplete: q.autocomplete, Value: answer, Checked: q.kind == tick && answer == yes,
	}
	if q.hint {
		field.Hint = say.Say(key + ".hint")
	}
	for _, value := range q.choices {
		field.Choices = append(field.Choices, choiceView{
			ID: q.name + "-" + value, Value: value, Label: say.Say(key + "." + value), Checked: answer == value,
		})
	}
	return field
}

// first is the id of what an error leads to: the field, or the first choice.
func (f fieldView) first() string {
	if len(f.Choices) > 0 {
		return f.Choices[0].ID
	}
	return f.Name
}
