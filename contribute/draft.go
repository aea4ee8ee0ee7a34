package contribute

import (
	"errors"
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"bandstand/contribute/answers"
	"bandstand/contribute/forge"
	"bandstand/contribute/sealed"
	"bandstand/directory/activity"
	"bandstand/directory/content"
	"bandstand/directory/content/pagefile"
	"bandstand/directory/phone"
	"bandstand/messages/forms"
)

// draft is what somebody has typed so far.
type draft struct {
	Answers forms.Values      `json:"a"`
	Sure    map[string]string `json:"s,omitempty"` // readings that were said to be right, by step

	// Of a page that is there, Answers are sealed only as far as they are others than it gives.
	Page   string `json:"p,omitempty"` // its slug; empty for a new one
	From   string `json:"f,omitempty"` // the version of its text when somebody began
	Hidden bool   `json:"h,omitempty"` // it is to be taken off the site

	seal string
	was  forms.Values // what the page answers; nil for a new one
	file string
	text []byte
}

// moved reports whether somebody else has changed the page since.
func (d *draft) moved() bool { return d.Page != "" && d.From != forge.VersionOf(d.text) }

// mend has a draft stand on the page of an activity, with what was changed on it. It reports whether there is one.
func (s *reader) mend(d *draft) bool {
	file, text, ok := s.desk.Page(d.Page)
	return ok && s.standOn(d, file, text)
}

// standOn has a draft, of which Answers are what is answered otherwise, stand on a text. It reports whether that can be
// read.
func (s *reader) standOn(d *draft, file string, text []byte) bool {
	was, err := s.known().Read(text)
	if err != nil {
		return false
	}
	d.file, d.text, d.was = file, text, was
	changed := d.Answers
	d.Answers = maps.Clone(d.was)
	maps.Copy(d.Answers, changed)
	return true
}

// sealField is the name of the seal of a draft in addresses and forms.
const sealField = "s"

// open returns the draft of a seal, a new one where there is none, or the key of what to tell where it cannot be had.
func (s *service) open(seal string) (d *draft, problem string) {
	d = &draft{Answers: forms.Values{}, Sure: map[string]string{}, seal: seal}
	if seal == "" {
		return d, ""
	}
	switch err := s.sealer.Open(seal, d, s.Now()); {
	case errors.Is(err, sealed.ErrTooOld):
		return nil, "too_old"
	case err != nil:
		return nil, "forged"
	}
	if d.Sure == nil {
		d.Sure = map[string]string{}
	}
	if d.Answers == nil {
		d.Answers = forms.Values{}
	}
	if d.Page != "" && !s.mend(d) {
		return nil, "gone"
	}
	return d, ""
}

// close seals a draft again after it was changed.
func (s *service) close(d *draft) (err error) {
	sealed := *d
	sealed.Answers = maps.Clone(d.Answers)
	maps.DeleteFunc(sealed.Answers, func(question, answer string) bool { return answer == d.was[question] })
	d.seal, err = s.sealer.Seal(sealed, s.Now())
	return err
}

// at returns the address of a page of the service with a draft, without the prefix of a language.
func (d *draft) at(page string, more ...string) string {
	query := url.Values{}
	if d.seal != "" {
		query.Set(sealField, d.seal)
	}
	for i := 0; i+1 < len(more); i += 2 {
		query.Set(more[i], more[i+1])
	}
	if len(query) == 0 {
		return Path + page
	}
	return Path + page + "?" + query.Encode()
}

// take puts the answers to the questions of a form in place of those there were.
func (d *draft) take(f forms.Form, told forms.Values) {
	for _, q := range f.Questions() {
		d.Answers[q.Name] = told[q.Name]
	}
}

// checked is what `check` says of the page that answers make.
type checked struct {
	answers.Page
	directory *activity.Directory
	wrong     map[string][]remark // by question; "" for what nobody is asked about
	warned    []remark
	personal  []remark // what may be about a person, of what is warned of and beside it
}

// remark is what is wrong, or what an editor may ask about, in words.
type remark struct {
	Question string
	Says     string
}

// check makes the page of a draft, and reads it as the directory would.
func (s *reader) check(d *draft) (checked, error) {
	if d.Page != "" {
		return s.checkMended(d)
	}
	made, err := s.known().New(d.Answers)
	if err != nil {
		return checked{}, err
	}
	return s.read(made, nil, d), nil
}

// checkMended checks a page that is there, as it would be. What is wrong with it anyway is nothing that its group can be
// asked about now.
func (s *reader) checkMended(d *draft) (checked, error) {
	known := s.known()
	known.Mends = true
	made, err := known.Mend(d.Page, d.file, d.text, d.was, d.Answers, d.Hidden)
	if err != nil {
		return checked{}, err
	}
	seen := made
	if seen.Text, err = shownAlone(made.Text); err != nil {
		return checked{}, err
	}
	found := s.read(seen, nil, d)
	found.Page = made
	err = s.forgetAnyway(&found, d)
	return found, err
}

// forgetAnyway takes out of what is found of a page that is there what is wrong with it anyway.
func (s *reader) forgetAnyway(found *checked, d *draft) error {
	before, err := shownAlone(d.text)
	if err != nil {
		return err
	}
	was := s.read(answers.Page{Slug: d.Page, File: d.file, Text: before}, nil, &draft{Answers: d.was})
	told := slices.Concat(was.warned, was.personal, was.mistakes())
	isAnyway := func(one remark) bool { return slices.Contains(told, one) }
	found.warned = slices.DeleteFunc(found.warned, isAnyway)
	found.personal = slices.DeleteFunc(found.personal, isAnyway)
	for question, wrong := range found.wrong {
		found.wrong[question] = slices.DeleteFunc(wrong, isAnyway)
	}
	return nil
}

// mistakes returns what is wrong, in the order of the form; what nobody is asked about comes first.
func (c checked) mistakes() (all []remark) {
	for _, question := range slices.Sorted(maps.Keys(c.wrong)) {
		all = append(all, c.wrong[question]...)
	}
	return all
}

// shownAlone returns a page as it can be read without pictures and other activities, and seen before it is sent.
func shownAlone(text []byte) ([]byte, error) {
	p, err := pagefile.Read(text)
	if err != nil {
		return nil, err
	}
	p.Drop("image")
	p.Drop("instead")
	if p.Text("status") == "draft" {
		p.Drop("status")
	}
	return p.Write(nil)
}

// read reads a page as the directory would, with other files that come with it.
func (s *reader) read(made answers.Page, files map[string][]byte, d *draft) checked {
	files = maps.Clone(files)
	if files == nil {
		files = map[string][]byte{}
	}
	files[made.File] = made.Text
	if made.Organisation != "" {
		files[made.Organisation] = made.OrgText
	}
	directory, problems := s.desk.Read(files, s.clock())
	found := checked{Page: made, directory: directory, wrong: map[string][]remark{}}
	for _, one := range problems {
		told := s.remark(one, made.Text)
		if one.File == made.Organisation {
			told.Question = "runs"
		}
		if told.Question == "runs" && d.Answers["runs"] == "" {
			told.Question = "title" // by which it goes
		}
		if one.Personal {
			found.personal = append(found.personal, told)
		}
		if one.Warning {
			found.warned = append(found.warned, told)
			continue
		}
		found.wrong[told.Question] = append(found.wrong[told.Question], told)
	}
	for _, name := range []string{"phone", "sms"} {
		if n, ok := phone.Parse(d.Answers[name]); ok && n.Mobile() {
			found.personal = append(found.personal, remark{name, s.lang.Say("add.personal.mobile", "number", s.lang.Phone(d.Answers[name]))})
		}
	}
	return found
}

// namedField matches the name of a field at the beginning of what check says, and in what it is missing.
var namedField = regexp.MustCompile(`^"([a-z_]+)"(?: is missing(?: in "([a-z_.]+)")?)?`)

// remark returns what check says of a page as its group can read it: with the question in place of the field.
func (s *reader) remark(problem content.Problem, text []byte) remark {
	path, _ := pagefile.FieldAt(text, problem.Line)
	name := ""
	if found := namedField.FindStringSubmatch(problem.What); found != nil {
		name = found[1]
		switch {
		case found[2] != "":
			path = found[2] + "." + name
		case strings.HasSuffix(found[0], "missing"):
			path = name
		}
	}
	told := remark{Question: answers.QuestionOf(path), Says: problem.What}
	if step := s.known().StepOf(told.Question); name != "" && step != "" {
		label := "“" + s.lang.Say("add."+step+"."+told.Question) + "”"
		told.Says = label + strings.TrimPrefix(problem.What, `"`+name+`"`)
	}
	if problem.Hint != "" && !strings.Contains(problem.Hint, ":") { // else it speaks of files
		told.Says += ": " + problem.Hint
	}
	return told
}

// mistakes returns what is wrong with the answers to a form, in its order. say says each.
func (s *reader) mistakes(f forms.Form, d *draft, found checked) (all []forms.Mistake, say func(forms.Mistake) string) {
	said := map[forms.Mistake]string{}
	own := f.Mistakes(d.Answers)
	if d.Page != "" && !slices.ContainsFunc(f.Questions(), func(q forms.Question) bool { return d.was[q.Name] != d.Answers[q.Name] }) {
		own = nil // it stands there already
	}
	for _, q := range f.Questions() {
		if i := slices.IndexFunc(own, func(m forms.Mistake) bool { return m.Field == q.Name }); i >= 0 {
			all = append(all, own[i])
			said[own[i]] = s.lang.Say("add.mistake." + own[i].Key)
			continue
		}
		if told := found.wrong[q.Name]; len(told) > 0 {
			m := forms.Mistake{Field: q.Name, Key: "check"}
			all = append(all, m)
			said[m] = told[0].Says
		}
	}
	return all, func(m forms.Mistake) string { return said[m] }
}
