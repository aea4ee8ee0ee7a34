package contribute

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"log"
	"mime"
	"net/http"
	"net/mail"
	"net/url"
	"path"
	"strings"
	"time"

	"bandstand/contribute/answers"
	"bandstand/contribute/picture"
	"bandstand/directory/client"
	"bandstand/directory/content/check"
	"bandstand/directory/letters"
	"bandstand/directory/page"
	"bandstand/directory/phone"
	"bandstand/messages/forms"
	"bandstand/messages/guard"
)

// outcome is what comes of sending: the status of the answer, and the key of what to tell.
type outcome struct {
	status int
	key    string
}

var (
	allSent = outcome{status: http.StatusSeeOther}
	noCopy  = outcome{http.StatusSeeOther, "no_copy"}
	halfWay = outcome{http.StatusServiceUnavailable, "half"} // it was proposed, and nobody knows of the sender
	notSent = outcome{http.StatusServiceUnavailable, "failed"}
	tooMany = outcome{http.StatusTooManyRequests, "too_many"}
	usedUp  = outcome{http.StatusUnprocessableEntity, "used_up"}
)

func (o outcome) isSent() bool { return o.status == http.StatusSeeOther }

// sendForm returns the last questions: of a picture, unless a page is to be hidden, of who sends it, and whether anybody
// told of agrees.
func sendForm(hidden, personal bool) forms.Form {
	line := func(name string, most int, input, autocomplete string, hint bool) forms.Question {
		return forms.Question{Name: name, Kind: forms.Line, Hint: hint, Most: most, Input: input, Autocomplete: autocomplete}
	}
	f := forms.Form{Name: "send", Check: func(v forms.Values) []forms.Mistake { return checkSend(v, personal) }}
	add := func(name string, questions ...forms.Question) {
		f.Sections = append(f.Sections, forms.Section{Name: name, Questions: questions})
	}
	if !hidden {
		add("picture-of", line("alt", 200, "text", "off", true),
			forms.Question{Name: "people", Kind: forms.Choice, Choices: []string{"none", "agreed"}}, line("consent", 60, "text", "off", true))
	}
	add("you", line("your-name", 60, "text", "name", false), line("your-phone", 30, "tel", "tel", true),
		line("your-email", 120, "email", "email", false))
	if personal {
		add("personal", forms.Question{Name: "agreed", Kind: forms.Tick})
	}
	add("", forms.Question{Name: "speaks", Kind: forms.Tick}, forms.Question{Name: "copy", Kind: forms.Tick})
	return f
}

func checkSend(v forms.Values, personal bool) (found []forms.Mistake) {
	wrong := func(field, key string) { found = append(found, forms.Mistake{Field: field, Key: key}) }
	if v["your-phone"]+v["your-email"] == "" {
		wrong("your-phone", "your_way")
	}
	if n, ok := phone.Parse(v["your-phone"]); v["your-phone"] != "" && (!ok || !n.Valid()) {
		wrong("your-phone", "phone")
	}
	switch email := v["your-email"]; {
	case email != "" && !isAddress(email):
		wrong("your-email", "email")
	case email == "" && v["copy"] != "":
		wrong("your-email", "copy")
	}
	if personal {
		found = append(found, v.Missing("agreed")...)
	}
	return append(found, v.Missing("speaks")...)
}

// isAddress reports whether a text is one email address and nothing else.
func isAddress(text string) bool {
	parsed, err := mail.ParseAddress(letters.ASCIIAddress(text))
	return err == nil && parsed.Name == "" && check.IsEmail(text)
}

// checkPicture asks for what has to be known of a picture.
func checkPicture(v forms.Values) []forms.Mistake {
	if v["people"] == "agreed" {
		return v.Missing("alt", "consent")
	}
	return v.Missing("alt", "people")
}

// sendPage is the data of add-send.html.
type sendPage struct {
	Heading  string
	Lead     string
	NotSent  string // why it was not; empty where it was not tried
	Errors   []forms.ErrorView
	Picture  string // what is wrong with the picture
	Again    bool   // a picture has to be chosen once more
	Folded   bool   // the page is there already, and nothing was said of a picture
	Personal []string
	Public   bool        // it is proposed where everybody can read it
	OnGitHub []page.Link // where whoever has an account there can propose it
	Sections []forms.SectionView
	Action   string
	Seal     string
	Stamp    string
	Back     string
}

// submission is what was posted to be sent.
type submission struct {
	*draft
	told      forms.Values
	picture   *picture.Picture
	found     checked
	stamp     string
	client    string
	id        string
	reference string
	at        time.Time

	// Of what was proposed, or could have been.
	change   string   // stands for it, whoever sends it, with which picture and how often
	proposed string   // where it is reviewed; empty where it goes by mail alone
	before   bool     // it was there already, as it was sent before
	kept     string   // the key of why it does
	since    []change // what somebody else changed since it was begun
}

// showSend answers a GET.
func (s *service) showSend(w http.ResponseWriter, r *http.Request, d *draft) {
	found, ready, err := s.ready(d)
	switch {
	case err != nil:
		front.Error(w, r, err)
	case !ready:
		http.Redirect(w, r, s.shell.Prefix+d.at("look"), http.StatusSeeOther)
	case !s.limits.HasRoom(client.Of(r, s.Trusted), guard.Editors, 0, s.Now()):
		s.showNotice(w, r, http.StatusOK, "no_room")
	default:
		m := submission{draft: d, told: forms.Values{}, found: found, stamp: s.stamper.Stamp(Path, s.Now())}
		s.fillSend(w, r, outcome{status: http.StatusOK}, m, nil, "", false)
	}
}

// ready checks a draft, and reports whether it can be sent.
func (s *service) ready(d *draft) (found checked, ready bool, err error) {
	if found, err = s.check(d); err != nil {
		return found, false, err
	}
	if d.Page != "" && !d.Hidden && len(answers.Changed(d.was, d.Answers)) == 0 {
		return found, false, nil
	}
	for _, step := range answers.Steps {
		f := s.knownFor(d).Form(step, d.Answers, s.terms)
		wrong, _ := s.mistakes(f, d, found)
		if read := s.understood(step, d); len(wrong) > 0 || read.Sure != "" && d.Sure[step] != read.Sure {
			return found, false, nil
		}
	}
	return found, true, nil
}

func (s *service) fillSend(w http.ResponseWriter, r *http.Request, why outcome, m submission, wrong []forms.Mistake, picture string, again bool) {
	made := sendPage{
		Heading: s.lang.Say("add.send"), Lead: s.lang.Say("add.send.lead"), Again: again,
		Action: Path + "send", Seal: m.seal, Stamp: m.stamp, Back: m.draft.at("look"),
	}
	if why.key != "" {
		made.NotSent = s.lang.Say("add.not_sent." + why.key)
	}
	for _, told := range m.found.personal {
		made.Personal = append(made.Personal, told.Says)
	}
	if m.Hidden {
		made.Heading, made.Lead = s.lang.Say("add.hide", "title", m.was["title"]), s.lang.Say("add.hide.lead")
	}
	made.Public = s.proposes() && m.forEditorsAlone() == ""
	if m.Page == "" && m.forEditorsAlone() == "" {
		made.OnGitHub = prefilled(s.desk.Directory().Site.Repository, m.files())
	}
	if picture != "" {
		made.Picture = s.lang.Say("add.mistake." + picture)
		made.Errors = []forms.ErrorView{{Address: "#picture", Says: made.Picture}}
	}
	sections, mistaken := sendForm(m.Hidden, len(made.Personal) > 0).View(s.lang, "add.send", m.told, wrong, func(one forms.Mistake) string {
		return s.lang.Say("add.mistake." + one.Key)
	})
	made.Sections, made.Errors = sections, append(made.Errors, mistaken...)
	made.Folded = m.Page != "" && picture == "" && !again && m.told["alt"]+m.told["people"]+m.told["consent"] == ""
	head := page.Head{Title: made.Heading, Error: why.status != http.StatusOK, Alike: m.draft.at("send")}
	s.show(w, r, why.status, "add-send", head, made)
}

// readUpload reads the last form, with its picture, within the limits; or returns the status and the key of why not.
// Nothing of it is put on a disk.
func (s *service) readUpload(r *http.Request) (posted url.Values, body []byte, status int, problem string) {
	if err := s.origins.Check(r); err != nil {
		return nil, nil, http.StatusForbidden, "elsewhere"
	}
	if kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || kind != "multipart/form-data" {
		return nil, nil, http.StatusUnsupportedMediaType, "unreadable"
	}
	err := r.ParseMultipartForm(2 * picture.Largest)
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		return nil, nil, http.StatusRequestEntityTooLarge, "picture_too_large"
	case err != nil || len(r.MultipartForm.Value) > maxFields || len(r.MultipartForm.File) > 1:
		return nil, nil, http.StatusBadRequest, "unreadable"
	}
	file, _, err := r.FormFile("picture")
	if err != nil { // none was chosen
		return r.MultipartForm.Value, nil, 0, ""
	}
	defer file.Close()
	if body, err = io.ReadAll(file); err != nil {
		return nil, nil, http.StatusBadRequest, "unreadable"
	}
	return r.MultipartForm.Value, body, 0, ""
}

// send checks the last form once more, hands the page over, and leads to the confirmation. Whatever is wrong, the form
// comes back with all that was typed; a picture has to be chosen again, because no browser keeps it.
func (s *service) send(w http.ResponseWriter, r *http.Request) {
	posted, body, status, problem := s.readUpload(r)
	if problem != "" {
		s.showNotice(w, r, status, problem)
		return
	}
	d, problem := s.open(posted.Get(sealField))
	if problem != "" {
		s.showNotice(w, r, http.StatusGone, problem)
		return
	}
	found, ready, err := s.ready(d)
	if err != nil {
		front.Error(w, r, err)
		return
	}
	if !ready {
		http.Redirect(w, r, s.shell.Prefix+d.at("look"), http.StatusSeeOther)
		return
	}
	f := sendForm(d.Hidden, len(found.personal) > 0)
	m := submission{draft: d, told: f.Read(posted), found: found, stamp: posted.Get("stamp"), client: client.Of(r, s.Trusted), at: s.Now()}
	if m.change, err = identifyChange(s.stamper, d); err != nil {
		front.Error(w, r, err)
		return
	}
	wrong, wrongPicture := f.Mistakes(m.told), ""
	if len(body) > 0 && !d.Hidden {
		taken, problem := picture.Take(body)
		if m.picture, wrongPicture = &taken, problem; problem == "" {
			wrong = append(wrong, checkPicture(m.told)...)
			if m.found, err = s.withPicture(m); err != nil {
				front.Error(w, r, err)
				return
			}
		}
	}
	m.id = identify(s.stamper, m)
	m.reference = s.stamper.Reference(m.id)
	done := s.refusal(m, strings.Join(posted[forms.Honeypot], "") != "", len(wrong) > 0 || wrongPicture != "")
	if done.status == 0 {
		client.Leave(r.Context()) // mail servers and GitHub take their time
		done = s.deliveries.Once(m.stamp, m.id, func() outcome { return s.deliver(r.Context(), m) })
	}
	if !done.isSent() {
		if done == usedUp || done.key == "old" { // its stamp can no longer be used
			m.stamp = s.stamper.Stamp(Path, m.at)
		}
		s.fillSend(w, r, done, m, wrong, wrongPicture, len(body) > 0)
		return
	}
	query := url.Values{"ref": {m.reference}}
	if done == noCopy {
		query.Set("copy", "no")
	}
	if m.told["copy"] != "" && done != noCopy {
		query.Set("copy", "asked")
	}
	query.Set("seal", s.sealOf(query))
	http.Redirect(w, r, s.shell.Prefix+Path+"sent?"+query.Encode(), http.StatusSeeOther)
}

// refusal returns why the form is shown again; its status is 0 where it can be sent.
func (s *service) refusal(m submission, trapped, mistaken bool) outcome {
	again := func(key string) outcome { return outcome{http.StatusUnprocessableEntity, key} }
	fault := s.stamper.Check(Path, m.stamp, m.at)
	switch {
	case !s.limits.Allow(m.client, m.at):
		return tooMany
	case trapped:
		return again("again")
	case mistaken:
		return again("")
	case fault == guard.Early:
		return again("again")
	case fault != guard.Sound:
		return again("old")
	}
	return outcome{}
}

// identify returns the id of a submission, from which nothing that was typed can be worked out: the same answers with
// the same stamp are one.
func identify(by guard.Stamper, m submission) string {
	parts := [][]byte{m.found.Text, m.found.OrgText, []byte(m.stamp), []byte(m.told["your-phone"]), []byte(m.told["your-email"])}
	if m.picture != nil {
		parts = append(parts, m.picture.Body)
	}
	return sign(by, "contribution", parts...)
}

// identifyChange returns the id of what was answered, whoever sends it, on which day and with which picture, which no
// browser keeps.
func identifyChange(by guard.Stamper, d *draft) (string, error) {
	answered, err := json.Marshal(d.Answers) // in the order of the questions' names
	return sign(by, "change", []byte(d.Page), []byte(d.From), answered), err
}

func sign(by guard.Stamper, purpose string, parts ...[]byte) string {
	sum := sha256.New()
	for _, part := range parts {
		sum.Write(append(part, 0))
	}
	return hex.EncodeToString(by.Sign(purpose, Path, sum.Sum(nil))[:16])
}

// sealOf returns the signature of a confirmation's address, so that only whoever sent something is told so.
func (s *service) sealOf(confirmation url.Values) string {
	text := confirmation.Get("ref") + "\x00" + confirmation.Get("copy")
	return base64.RawURLEncoding.EncodeToString(s.stamper.Sign("contributed", Path, []byte(text))[:16])
}

// withPicture returns what is found of a page with its picture.
func (s *service) withPicture(m submission) (checked, error) {
	with := answers.Picture{File: m.found.Slug + m.picture.Ending, Alt: m.told["alt"], NoPeople: m.told["people"] == "none", Consent: m.told["consent"]}
	made, err := s.known().WithPicture(m.found.Page, with)
	if err != nil {
		return checked{}, err
	}
	found := s.read(made, map[string][]byte{"images/" + with.File: m.picture.Body}, m.draft)
	if m.Page != "" {
		err = s.forgetAnyway(&found, m.draft)
	}
	return found, err
}

// showSent shows the confirmation to whoever sent something.
func (s *service) showSent(w http.ResponseWriter, r *http.Request) {
	query := r.URL.Query()
	if !hmac.Equal([]byte(query.Get("seal")), []byte(s.sealOf(query))) {
		s.showNotice(w, r, http.StatusNotFound, "not_found")
		return
	}
	made := noticePage{
		Heading: s.lang.Say("add.sent"), Reference: query.Get("ref"), Text: s.lang.Say("add.sent.lead"),
		Next: page.Link{Label: s.lang.Text("page.home"), URL: "/"},
	}
	for _, point := range []string{"read", "ask", "when"} {
		made.Points = append(made.Points, s.lang.Say("add.sent."+point))
	}
	switch query.Get("copy") {
	case "asked":
		made.Points = append(made.Points, s.lang.Say("add.sent.copy"))
	case "no":
		made.Points = append(made.Points, s.lang.Say("add.sent.no_copy"))
	}
	s.show(w, r, http.StatusOK, "add-notice", page.Head{Title: made.Heading, Alike: Path}, made)
}

// logged logs that something was not sent, and nothing that was typed.
func logged(what, reference string, err error) {
	log.Printf("contribute: %s, reference %s: not sent: %v", what, reference, err)
}

// mediaTypeOf returns the type of a file of content.
func mediaTypeOf(name string) string {
	if path.Ext(name) == ".md" {
		return "text/markdown; charset=utf-8"
	}
	return mime.TypeByExtension(path.Ext(name))
}
