package contribute

import (
	"errors"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"bandstand/contribute/answers"
	"bandstand/contribute/sealed"
	"bandstand/directory/page"
	"bandstand/directory/words"
	"bandstand/messages"
	"bandstand/messages/forms"
)

// stepPage is the data of add-step.html.
type stepPage struct {
	Count    string // which step it is, of how many
	Heading  string
	Lead     string
	Errors   []forms.ErrorView
	Reading  *readingView
	Sections []forms.SectionView
	Action   string
	Seal     string
	Then     string // where to go on to; empty for the next step
	Button   string
	First    bool // there is no step before it
}

// readingView is how somebody's words were understood.
type readingView struct {
	Step     string
	Lines    []string
	Words    string
	Question string
	Choices  []forms.ChoiceView // none where the answer is typed
	Sure     string
}

// showStep answers a GET.
func (s *service) showStep(w http.ResponseWriter, r *http.Request, step string, d *draft) {
	query := r.URL.Query()
	f := s.knownFor(d).Form(step, d.Answers, s.terms)
	var wrong []forms.Mistake
	var say func(forms.Mistake) string
	if query.Get("wrong") != "" {
		found, err := s.check(d)
		if err != nil {
			front.Error(w, r, err)
			return
		}
		wrong, say = s.mistakes(f, d, found)
	}
	s.fillStep(w, r, http.StatusOK, step, d, query.Get("then"), wrong, say)
}

func (s *service) fillStep(w http.ResponseWriter, r *http.Request, status int, step string, d *draft, then string, wrong []forms.Mistake, say func(forms.Mistake) string) {
	n := slices.Index(answers.Steps, step)
	key := "add." + step
	made := stepPage{
		Count:   s.lang.Say("add.step", "number", n+1, "steps", len(answers.Steps)),
		Heading: s.lang.Say(key), Action: Path + step, Seal: d.seal, First: n == 0,
		Button: s.lang.Say("add.go_on"),
	}
	if then == "look" {
		made.Then, made.Button = then, s.lang.Say("add.go_on.look")
	}
	if s.lang.Has(key + ".lead") {
		made.Lead = s.lang.Say(key + ".lead")
	}
	shown := d.Answers
	if d.Page != "" {
		made.Count = s.lang.Say("add.mend.count", "title", d.was["title"])
	}
	if step == "when" && d.Page != "" {
		made.Lead = s.lang.Say("add.mend.when", "times", strings.Join(s.standingTimes(d), "; "))
	}
	if towns := s.known().Towns(d.Answers["postcode"]); step == "where" && len(towns) > 0 {
		shown = forms.Values{}
		for name, answer := range d.Answers {
			shown[name] = answer
		}
		shown["town"] = s.known().TownOf(d.Answers)
	}
	made.Sections, made.Errors = s.knownFor(d).Form(step, shown, s.terms).View(s.lang, key, shown, wrong, say)
	s.advise(made.Sections, d)
	if len(wrong) == 0 {
		made.Reading = s.reading(step, d)
	}
	head := page.Head{Title: made.Heading, Error: len(wrong) > 0, Alike: d.at(step)}
	s.show(w, r, status, "add-step", head, made)
}

// reading returns how the answers to a step were understood; nil where there is nothing to understand.
func (s *reader) reading(step string, d *draft) *readingView {
	read := s.understood(step, d)
	if read.Sure == "" {
		return nil
	}
	view := &readingView{Step: step, Lines: read.Lines, Words: read.Words, Sure: read.Sure}
	if read.Question != nil {
		view.Question = read.Question.Say(s.lang)
		for i, choice := range read.Question.Choices {
			view.Choices = append(view.Choices, forms.ChoiceView{
				ID: "answer-" + string(rune('a'+i)), Value: choice.Text, Label: choice.Say(s.lang),
			})
		}
	}
	return view
}

// understood returns how the answers to a step were understood.
func (s *reader) understood(step string, d *draft) answers.Reading {
	switch {
	case step == "when" && d.Answers["when"] != "":
		return s.known().ReadWhen(d.Answers, s.lang, s.clock())
	case step == "where" && (d.Page == "" || d.Answers["postcode"] != d.was["postcode"] || d.Answers["town"] != d.was["town"]):
		return s.known().ReadWhere(d.Answers)
	}
	return answers.Reading{}
}

// The limits of a posted form.
const (
	maxForm   = 64 << 10 // bytes; more than its fields take, so that a longer answer is told as a mistake
	maxFields = 60
)

// readForm reads a form posted from a page of ours within the limits, or returns the status and the key of why not.
func (s *service) readForm(w http.ResponseWriter, r *http.Request) (posted url.Values, status int, problem string) {
	if err := s.origins.Check(r); err != nil {
		return nil, http.StatusForbidden, "elsewhere"
	}
	kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || kind != "application/x-www-form-urlencoded" {
		return nil, http.StatusUnsupportedMediaType, "unreadable"
	}
	r.Body = http.MaxBytesReader(w, r.Body, maxForm)
	err = r.ParseForm()
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		return nil, http.StatusRequestEntityTooLarge, "too_large"
	case err != nil || len(r.PostForm) > maxFields:
		return nil, http.StatusBadRequest, "unreadable"
	}
	return r.PostForm, 0, ""
}

// post takes the answers to a step, and leads on: to the next, or to the same one again where something is wrong or
// has to be asked. Whatever was typed comes along.
func (s *service) post(w http.ResponseWriter, r *http.Request, step string) {
	posted, status, problem := s.readForm(w, r)
	if problem != "" {
		s.showNotice(w, r, status, problem)
		return
	}
	d, problem := s.open(posted.Get(sealField))
	if problem != "" {
		s.showNotice(w, r, http.StatusGone, problem)
		return
	}
	known, then := s.knownFor(d), posted.Get("then")
	answersBefore := d.Answers["when"]
	f := known.Form(step, forms.Values{"postcode": posted.Get("postcode"), "town": d.Answers["town"]}, s.terms)
	d.take(f, f.Read(posted))
	if step == "when" && d.Answers["when"] == answersBefore {
		d.Answers["when"] = known.Answered(d.Answers, posted.Get("answer"))
	}
	read := s.understood(step, d)
	if read.Sure != "" && read.Question == nil && posted.Get("sure") == read.Sure {
		d.Sure[step] = read.Sure
	}
	if err := s.close(d); errors.Is(err, sealed.ErrTooLong) {
		m := forms.Mistake{Field: longest(f, d.Answers), Key: "all_too_long"}
		s.fillStep(w, r, http.StatusUnprocessableEntity, step, d, then, []forms.Mistake{m}, func(forms.Mistake) string {
			return s.lang.Say("add.mistake.all_too_long")
		})
		return
	} else if err != nil {
		front.Error(w, r, err)
		return
	}
	lead := func(address string) { http.Redirect(w, r, s.shell.Prefix+address, http.StatusSeeOther) }
	n := slices.Index(answers.Steps, step)
	switch posted.Get("go") {
	case "back":
		if n == 0 {
			lead(d.at(""))
			return
		}
		lead(d.at(answers.Steps[n-1]))
		return
	case "later":
		lead(d.at("later", "step", step))
		return
	}
	found, err := s.check(d)
	if err != nil {
		front.Error(w, r, err)
		return
	}
	wrong, say := s.mistakes(f, d, found)
	switch {
	case len(wrong) > 0:
		s.fillStep(w, r, http.StatusUnprocessableEntity, step, d, then, wrong, say)
	case read.Sure != "" && d.Sure[step] != read.Sure: // shown back, or asked
		more := []string{}
		if then != "" {
			more = []string{"then", then}
		}
		lead(d.at(step, more...) + "#understood")
	case then == "look" || n == len(answers.Steps)-1:
		lead(d.at("look"))
	default:
		lead(d.at(answers.Steps[n+1]))
	}
}

// standingTimes are the times that stand on the page that is mended.
func (s *reader) standingTimes(d *draft) (lines []string) {
	text, err := shownAlone(d.text)
	if err != nil {
		return nil
	}
	directory, _ := s.desk.Read(map[string][]byte{d.file: text}, s.clock())
	a, ok := directory.Activity(d.Page)
	if !ok {
		return nil
	}
	for _, one := range a.Schedule.Lines(s.lang, s.clock()) {
		lines = append(lines, one.When)
	}
	if words := a.Schedule.ByArrangement; words != "" {
		lines = append(lines, words.String())
	}
	return lines
}

// longest returns the question with the longest answer.
func longest(f forms.Form, v forms.Values) (name string) {
	for _, q := range f.Questions() {
		if name == "" || utf8.RuneCountInString(v[q.Name]) > utf8.RuneCountInString(v[name]) {
			name = q.Name
		}
	}
	return name
}

// noticePage is the data of add-notice.html.
type noticePage struct {
	Heading      string
	Text         string
	Link         string   // the address to finish later at; empty on other pages
	Mail         string   // a letter to oneself with it
	Points       []string // what to know before one begins, or what happens next
	Reference    string
	Action, Seal string // of a form with nothing but a button; empty where there is none
	Next         page.Link
	Other        page.Link
}

// showNotice says why an address, or what was posted there, leads nowhere.
func (s *service) showNotice(w http.ResponseWriter, r *http.Request, status int, key string) {
	made := noticePage{
		Heading: s.lang.Say("add.problem"), Text: s.lang.Say("add.problem." + key),
		Next: page.Link{Label: s.lang.Text("add.begin_again"), URL: Path},
	}
	s.show(w, r, status, "add-notice", page.Head{Title: made.Heading, Error: true, Alike: Path}, made)
}

// showStart says what will be asked, before anything is.
func (s *service) showStart(w http.ResponseWriter, r *http.Request) {
	d, problem := s.open(r.URL.Query().Get(sealField))
	if problem != "" {
		s.showNotice(w, r, http.StatusGone, problem)
		return
	}
	made := noticePage{
		Heading: s.lang.Say("add.heading"), Text: s.lang.Say("add.lead"),
		Next: page.Link{Label: s.lang.Text("add.begin"), URL: d.at(answers.Steps[0])},
	}
	made.Other = page.Link{Label: s.lang.Text("add.others"), URL: messages.SuggestPath}
	for _, point := range []string{"time", "ready", "later", "editor"} {
		made.Points = append(made.Points, s.lang.Say("add.point."+point))
	}
	s.show(w, r, http.StatusOK, "add-notice", page.Head{Title: made.Heading, Alike: Path}, made)
}

// showLater gives the address at which somebody can go on another day.
func (s *service) showLater(w http.ResponseWriter, r *http.Request, d *draft) {
	step := r.URL.Query().Get("step")
	if !slices.Contains(answers.Steps, step) {
		step = answers.Steps[0]
	}
	address := s.address() + d.at(step)
	until := s.Now().Add(sealed.Lives)
	made := noticePage{
		Heading: s.lang.Say("add.later"), Link: address,
		Text: s.lang.Say("add.later.text", "date", s.lang.LongDate(until.Year(), until.Month(), until.Day())),
		Mail: "mailto:?" + mailQuery(s.lang, address),
		Next: page.Link{Label: s.lang.Text("add.later.go_on"), URL: d.at(step)},
	}
	s.show(w, r, http.StatusOK, "add-notice", page.Head{Title: made.Heading, Alike: d.at("later")}, made)
}

// address returns what stands before the addresses of the service, in the language of this one.
func (s *service) address() string {
	if s.Address != "" {
		return s.Address + s.shell.Prefix
	}
	return s.shell.BaseURL
}

// mailQuery returns the subject and the text of a letter to oneself. Mail programs take no + for a space.
func mailQuery(lang *words.Language, address string) string {
	return "subject=" + url.PathEscape(lang.Say("add.later.subject")) + "&body=" + url.QueryEscape(address)
}
