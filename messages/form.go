package messages

import (
	"bandstand/directory/words"
	"bandstand/messages/forms"
)

// stampField is the field of the stamp.
const stampField = "stamp"

// formView is the data of the component that shows a form.
type formView struct {
	Action   string
	Privacy  string // who receives what is written
	Sections []forms.SectionView
	Stamp    string
	Button   string
	Errors   []forms.ErrorView
}

// viewOf returns the data of a form, with the answers and their mistakes.
func viewOf(f forms.Form, lang *words.Language, answers forms.Values, wrong []forms.Mistake) *formView {
	key := "message." + f.Name
	view := &formView{Button: lang.Say(key + ".button"), Privacy: lang.Say("message.privacy.editors")}
	if f.Name == joinForm.Name {
		view.Privacy = lang.Say("message.privacy")
	}
	view.Sections, view.Errors = f.View(lang, key, answers, wrong, func(m forms.Mistake) string {
		return lang.Say("message.mistake." + m.Key)
	})
	return view
}
