package contribute

import (
	"net/http"

	"bandstand/contribute/answers"
	"bandstand/contribute/forge"
	"bandstand/messages/forms"
)

// mendPath begins the addresses at which a page that is there is changed, by its slug.
const mendPath = "mend/"

// begin leads to a page that is there as it stands, ready to be changed.
func (s *service) begin(w http.ResponseWriter, r *http.Request, d *draft) {
	if !s.mend(d) {
		s.showNotice(w, r, http.StatusNotFound, "gone")
		return
	}
	d.From = forge.VersionOf(d.text)
	s.leadTo(w, r, d, "look")
}

// hide leads to the form that asks the editors to take a page off the site.
func (s *service) hide(w http.ResponseWriter, r *http.Request, d *draft) {
	if d.Page == "" {
		s.showNotice(w, r, http.StatusNotFound, "not_found")
		return
	}
	d.Hidden = true
	s.leadTo(w, r, d, "send")
}

func (s *service) leadTo(w http.ResponseWriter, r *http.Request, d *draft, page string) {
	d.Sure = map[string]string{}
	if err := s.close(d); err != nil {
		front.Error(w, r, err)
		return
	}
	http.Redirect(w, r, s.shell.Prefix+d.at(page), http.StatusSeeOther)
}

// change is an answer that is another than the page gives.
type change struct{ Label, From, To string }

// changes are what somebody has changed of a page that is there, in the order of the form.
func (s *reader) changes(e *edition, d *draft) (all []change) {
	if d.Page == "" {
		return nil
	}
	speaking := *s
	speaking.edition = e
	says := func(v forms.Values) map[string]string {
		said := map[string]string{}
		for _, step := range speaking.looks(&draft{Answers: v, Page: d.Page, was: d.was, file: d.file, text: d.text}) {
			for _, line := range step.Lines {
				said[line.Label] = line.Says
			}
		}
		return said
	}
	before, now := says(d.was), says(d.Answers)
	for _, step := range answers.Steps {
		for _, q := range s.knownFor(d).Form(step, d.Answers, e.terms).Questions() {
			if d.was[q.Name] != d.Answers[q.Name] {
				label := e.lang.Say("add." + step + "." + q.Name)
				all = append(all, change{label, before[label], now[label]})
			}
		}
	}
	return all
}

// saysChanges returns changes in words, a line each.
func saysChanges(e *edition, changes []change) (lines []string) {
	for _, one := range changes {
		lines = append(lines, e.lang.Say("add.letter.changed.said", "what", one.Label, "from", one.From, "to", one.To))
	}
	return lines
}
