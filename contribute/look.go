package contribute

import (
	"bytes"
	"cmp"
	"html"
	"mime"
	"net/http"
	"path"
	"regexp"
	"slices"
	"strings"

	"bandstand/contribute/answers"
	"bandstand/directory/content/markdown"
	"bandstand/directory/content/report"
	"bandstand/directory/page"
	"bandstand/directory/words"
	"bandstand/messages/forms"
)

// lookPage is the data of add-look.html.
type lookPage struct {
	Heading string
	Lead    string
	Errors  []forms.ErrorView // what is still missing or wrong, and where it is mended
	Sees    []page.Link       // the page, its card and its poster
	Warned  []page.Link       // what an editor may ask about, and where it is changed
	Plainer []page.Link       // what could be said more plainly, and where
	Parts   []page.Link       // of a page that is there: the ways to what can be changed
	Steps   []lookStep
	Changes []change // of a page that is there
	Moved   bool     // somebody else has changed it since
	Hide    string   // where a page that is there is taken off the site; empty for a new one
	Send    string   // where it is sent; empty while something is missing
	Later   string
}

// lookStep is what was answered to one step.
type lookStep struct {
	Heading string
	Change  string // the address
	Lines   []lookLine
}

type lookLine struct{ Label, Says string }

// showLook shows everything that was answered, checked as a whole.
func (s *service) showLook(w http.ResponseWriter, r *http.Request, d *draft) {
	if d.Hidden { // who comes back has thought better of it
		d.Hidden = false
		if err := s.close(d); err != nil {
			front.Error(w, r, err)
			return
		}
	}
	found, err := s.check(d)
	if err != nil {
		front.Error(w, r, err)
		return
	}
	made := lookPage{Later: d.at("later", "step", answers.Steps[len(answers.Steps)-1])}
	for _, step := range answers.Steps {
		f := s.knownFor(d).Form(step, d.Answers, s.terms)
		wrong, say := s.mistakes(f, d, found)
		for _, m := range wrong {
			address := d.at(step, "then", "look", "wrong", "1") + "#" + fieldID(f, m.Field)
			made.Errors = append(made.Errors, forms.ErrorView{Says: s.lang.Say("add.look.wrong", "step", s.lang.Say("add."+step), "what", say(m)), Address: address})
		}
		if read := s.understood(step, d); len(wrong) == 0 && read.Sure != "" && d.Sure[step] != read.Sure {
			made.Errors = append(made.Errors, forms.ErrorView{Says: s.lang.Say("add.look.unread", "step", s.lang.Say("add."+step)), Address: d.at(step, "then", "look") + "#understood"})
		}
	}
	made.Steps = s.looks(d)
	for _, told := range slices.Concat(found.wrong[""], found.warned) { // what nobody is asked about, an editor mends
		made.Warned = append(made.Warned, s.linked(told, d))
	}
	made.Plainer = s.advice(d)
	made.Heading, made.Lead = s.lang.Say("add.look"), s.lang.Say("add.look.lead")
	if len(made.Errors) > 0 {
		made.Heading, made.Lead = s.lang.Say("add.look.not_yet"), ""
	} else {
		if d.Page != "" {
			made.Heading, made.Lead = s.lang.Say("add.mend", "title", d.was["title"]), s.lang.Say("add.mend.lead")
			made.Changes, made.Moved, made.Hide = s.changes(s.edition, d), d.moved(), d.at("hide")
			for _, step := range answers.Steps {
				made.Parts = append(made.Parts, page.Link{Label: s.lang.Text("add.part." + step), URL: d.at(step, "then", "look")})
			}
		}
		if d.Page == "" || len(made.Changes) > 0 {
			made.Send = d.at("send")
		}
		for _, one := range s.files(found) {
			made.Sees = append(made.Sees, page.Link{Label: s.lang.Text("add.see." + one.name), URL: d.at("see", "file", one.file)})
		}
	}
	s.show(w, r, http.StatusOK, "add-look", page.Head{Title: made.Heading, Error: len(made.Errors) > 0, Alike: d.at("look")}, made)
}

// linked returns a remark with the way to its question, where there is one.
func (s *reader) linked(told remark, d *draft) page.Link {
	step := s.known().StepOf(told.Question)
	if step == "" {
		return page.Link{Label: words.Own(told.Says)}
	}
	address := d.at(step, "then", "look") + "#" + fieldID(s.knownFor(d).Form(step, d.Answers, s.terms), told.Question)
	return page.Link{Label: s.lang.Text("add.look.wrong", "step", s.lang.Say("add."+step), "what", told.Says), URL: address}
}

func fieldID(f forms.Form, name string) string {
	for _, q := range f.Questions() {
		if q.Name == name && len(q.Choices) > 0 {
			return name + "-" + q.Choices[0]
		}
	}
	return name
}

// looks returns what was answered to all steps.
func (s *reader) looks(d *draft) (all []lookStep) {
	for _, step := range answers.Steps {
		all = append(all, s.lookStep(step, s.knownFor(d).Form(step, d.Answers, s.terms), d))
	}
	return all
}

func (s *reader) lookStep(step string, f forms.Form, d *draft) lookStep {
	made := lookStep{Heading: s.lang.Say("add." + step), Change: d.at(step, "then", "look")}
	sections, _ := f.View(s.lang, "add."+step, d.Answers, nil, nil)
	for _, section := range sections {
		for _, field := range section.Fields {
			said := field.Value
			switch {
			case field.Name == "words": // the one answer that a page reads as Markdown
				shown, _ := markdown.Render(&report.Report{}, []byte(said), 1, "", nil)
				said = cmp.Or(shown.Plain().String(), said)
			case field.Name == "phone" || field.Name == "sms":
				said = s.lang.Phone(said)
			case field.Kind == forms.Tick && field.Checked:
				said = s.lang.Say("add.yes")
			case len(field.Choices) > 0:
				var chosen []string
				for _, one := range field.Choices {
					if one.Checked {
						chosen = append(chosen, one.Label)
					}
				}
				said = strings.Join(chosen, ", ")
			}
			if said != "" {
				made.Lines = append(made.Lines, lookLine{field.Label, said})
			}
		}
	}
	if step == "when" && d.Page != "" && d.Answers["when"] == "" {
		made.Lines = append([]lookLine{{s.lang.Say("add.mend.times"), strings.Join(s.standingTimes(d), "; ")}}, made.Lines...)
	}
	if read := s.understood(step, d); read.Question == nil && len(read.Lines) > 0 {
		made.Lines = append(made.Lines, lookLine{s.lang.Say("add.understood." + step), strings.Join(read.Lines, "; ")})
	}
	return made
}

// shown is a page of the site that has the new one.
type shown struct{ name, file string }

// files are what of that site can be seen: the page, where its card stands, and its poster.
func (s *reader) files(found checked) []shown {
	own := "activities/" + found.Slug + "/"
	list := "activities/index.html"
	if town := path.Base(path.Dir(found.File)); town != "anywhere" {
		list = "towns/" + town + "/index.html"
	}
	return []shown{{"page", own + "index.html"}, {"card", list}, {"poster", own + "poster/index.html"}}
}

// scenes matches the addresses of drawings, which the site of the moment does not have yet.
var scenes = regexp.MustCompile(`^assets/scenes/[a-z0-9.-]+\.svg$`)

// see shows a page as it will be, by the same layouts, and says on it that it is not on the site yet. What belongs to
// it is shown from here too; everything else leads to the site as it is.
func (s *service) see(w http.ResponseWriter, r *http.Request, d *draft) {
	found, err := s.check(d)
	if err != nil {
		front.Error(w, r, err)
		return
	}
	file := r.URL.Query().Get("file")
	own := "activities/" + found.Slug + "/"
	known := slices.ContainsFunc(s.files(found), func(one shown) bool { return one.file == file })
	if _, ok := found.directory.Activity(found.Slug); !ok || !known && !strings.HasPrefix(file, own) && !scenes.MatchString(file) {
		s.showNotice(w, r, http.StatusNotFound, "not_found")
		return
	}
	made, err := s.desk.Show(found.directory, s.Now())
	if err != nil {
		front.Error(w, r, err)
		return
	}
	prefix := strings.TrimPrefix(s.shell.Prefix+"/", "/")
	if scenes.MatchString(file) {
		prefix = ""
	}
	filled, ok := made.Page(prefix + file)
	var body bytes.Buffer
	if !ok {
		s.showNotice(w, r, http.StatusNotFound, "not_found")
		return
	}
	if err := filled.Fill(&body); err != nil {
		front.Error(w, r, err)
		return
	}
	kind := mime.TypeByExtension(path.Ext(file))
	if path.Ext(file) != ".html" {
		page.Send(w, r, http.StatusOK, kind, body.Bytes())
		return
	}
	w.Header().Set("X-Robots-Tag", "noindex")
	page.Send(w, r, http.StatusOK, "text/html; charset=utf-8", s.marked(body.Bytes(), d, found))
}

// ownAddress matches the address of a page or a drawing in the attribute of an element.
var ownAddress = regexp.MustCompile(`(href|src)="(/[^"#?]*)"`)

// marked returns a page with the news that it is not on the site yet, and with links among what can be seen here.
func (s *service) marked(body []byte, d *draft, found checked) []byte {
	own := s.shell.Prefix + "/activities/" + found.Slug + "/"
	body = ownAddress.ReplaceAllFunc(body, func(attribute []byte) []byte {
		parts := ownAddress.FindSubmatch(attribute)
		address := string(parts[2])
		file := strings.TrimPrefix(strings.TrimPrefix(address, s.shell.Prefix), "/")
		if strings.HasSuffix(file, "/") {
			file += "index.html"
		}
		if !strings.HasPrefix(address, own) && !scenes.MatchString(strings.TrimPrefix(address, "/")) {
			return attribute
		}
		return []byte(string(parts[1]) + `="` + html.EscapeString(s.shell.Prefix+d.at("see", "file", file)) + `"`)
	})
	banner := `<p class="banner banner--preview">` + html.EscapeString(s.lang.Say("add.see.not_yet")) + ` <a href="` +
		html.EscapeString(s.shell.Prefix+d.at("look")) + `">` + html.EscapeString(s.lang.Say("add.see.back")) + `</a></p>`
	return bytes.Replace(body, []byte("<header>"), []byte("<header>"+banner), 1)
}
