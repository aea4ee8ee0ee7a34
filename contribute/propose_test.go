package contribute

import (
	"bytes"
	"context"
	"html"
	"io/fs"
	"log"
	"net/url"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"bandstand/contribute/forge"
	"bandstand/messages/email"
)

// repository is a forge in memory, or one that refuses.
type repository struct {
	files    map[string]string // that are others than those the site was built from
	versions map[string]string
	refuse   error
	proposed []forge.Proposal
}

func (r *repository) Read(_ context.Context, path string) ([]byte, error) {
	if text, ok := r.files[path]; ok {
		return []byte(text), nil
	}
	bundle, err := demonstration()
	if err != nil {
		return nil, err
	}
	text, err := fs.ReadFile(bundle.Content, strings.TrimPrefix(path, "content/"))
	if err != nil {
		return nil, fs.ErrNotExist
	}
	return text, nil
}

func (r *repository) Version(_ context.Context, version string) ([]byte, error) {
	if text, ok := r.versions[version]; ok {
		return []byte(text), nil
	}
	return nil, fs.ErrNotExist
}

func (r *repository) Propose(_ context.Context, change forge.Proposal) (string, bool, error) {
	if r.refuse != nil {
		return "", false, r.refuse
	}
	before := slices.ContainsFunc(r.proposed, func(one forge.Proposal) bool { return one.Branch == change.Branch })
	if !before {
		r.proposed = append(r.proposed, change)
	}
	return "https://forge.example/pull/1", before, nil
}

// proposing has a visitor's directory have a repository.
func (v *visitor) proposing(r forge.Forge) *visitor {
	v.Helper()
	bundle, err := demonstration()
	if err != nil {
		v.Fatal(err)
	}
	v.handler = Handler(bundle, Options{Key: []byte("a key for tests alone"), Now: v.clock, Mailer: v.box, Forge: r})
	return v.open(v.at)
}

// sending sends the last form, and returns what the log said meanwhile.
func (v *visitor) sending(told url.Values, picture []byte) (said string) {
	v.Helper()
	var logged bytes.Buffer
	log.SetOutput(&logged)
	defer log.SetOutput(os.Stderr)
	v.now = v.now.Add(time.Minute)
	v.upload(told, picture)
	return logged.String()
}

// TestAPageIsProposed: the pull request has the files and what to look at, and nothing of the sender; the editors' letter
// has the sender and the way there, and no files.
func TestAPageIsProposed(t *testing.T) {
	r := &repository{}
	v := filled(t, nil).proposing(r)
	if !strings.Contains(v.body, "Everybody can read your page as soon as it is sent") {
		t.Error("nobody is told that it is public")
	}
	v.sending(with(honest(), "your-phone", "01632 960777", "alt", "Two spades", "people", "none"), photograph(t))
	v.isAt("sent")
	if len(r.proposed) != 1 || len(v.box.letters) != 1 {
		t.Fatalf("%d proposals, %d letters", len(r.proposed), len(v.box.letters))
	}
	change, letter := r.proposed[0], v.box.letters[0]
	reference := between(v.body, `class="reference">`, "<")
	if change.Title != "Seedley Beans: a new page" || !strings.HasPrefix(change.Branch, "groups/seedley-beans-") || !strings.Contains(change.Message, reference) {
		t.Errorf("it is called %q, on %q: %q", change.Title, change.Branch, change.Message)
	}
	for _, want := range []string{reference, "Say it as you would on the phone\n    Tuesdays 2.30 to 4", "Every Tuesday, 2:30pm to 4pm, not in August", "01632 960 001", "It passes, and asks nothing", "does this come from you, and is all of it right?", "nobody can be recognised"} {
		if !strings.Contains(change.Body, want) {
			t.Errorf("it does not say %q:\n%s", want, change.Body)
		}
	}
	whole := change.Title + change.Body + change.Message + change.Branch
	paths := ""
	for _, file := range change.Files {
		paths += file.Path + " "
		whole += string(file.Body)
		if file.Was != forge.New {
			t.Errorf("%s replaces %q", file.Path, file.Was)
		}
	}
	if paths != "content/activities/salford/seedley-beans.md content/organisations/seedley-beans.md content/images/seedley-beans.jpg " {
		t.Errorf("it has %s", paths)
	}
	if strings.Contains(whole, "GPSLatitude") {
		t.Error("the picture still tells where it was taken")
	}
	for _, private := range []string{"Zoë", "zoe@", "quillfeather", "960777", "960 777"} {
		if strings.Contains(whole, private) {
			t.Errorf("it tells of the sender: %q", private)
		}
	}
	for _, want := range []string{"https://forge.example/pull/1", "zoe@quillfeather.example", "01632 960 777"} {
		if !strings.Contains(letter.Text, want) {
			t.Errorf("the letter does not say %q:\n%s", want, letter.Text)
		}
	}
	if len(letter.Attached) > 0 || strings.Contains(letter.Text, "attached") {
		t.Errorf("the letter has files too:\n%s", letter.Text)
	}
}

// TestWhatIsForTheEditorsAlone never reaches the repository, and the editors read why.
func TestWhatIsForTheEditorsAlone(t *testing.T) {
	reach := func(pairs ...string) map[string]url.Values {
		return map[string]url.Values{"reach": with(allotment()["reach"], pairs...)}
	}
	words := func(said string) map[string]url.Values {
		return map[string]url.Values{"first": {"first_visit": {said}}}
	}
	for name, test := range map[string]struct {
		changed map[string]url.Values
		told    url.Values
		picture bool
		says    string
	}{
		"a person's name and illness": {words("Ask for Mary Smith. Mary Smith has dementia."), with(honest(), "agreed", "yes"), false, "it may tell something about a person"},
		"a mobile":                    {reach("phone", "07700 900123"), with(honest(), "agreed", "yes"), false, "it may tell something about a person"},
		"a face":                      {nil, with(honest(), "alt", "Twelve people", "people", "agreed", "consent", "the secretary"), true, "somebody can be recognised"},
		"the sender's name":           {words("Zoë opens the green gate."), honest(), false, "of whoever sent it stands in what was typed"},
		"the sender's number":         {words("Ring 01632-960 777 at the gate."), with(honest(), "your-phone", "+44 1632 960777"), false, "of whoever sent it stands in what was typed"},
		"the sender's address":        {nil, with(honest(), "alt", "Write to zoe@Quillfeather.example.", "people", "none"), true, "of whoever sent it stands in what was typed"},
		"the sender in the picture":   {nil, with(honest(), "alt", "Zoë's spade", "people", "none"), true, "of whoever sent it stands in what was typed"},
	} {
		r := &repository{}
		v := filled(t, test.changed).proposing(r)
		var body []byte
		if test.picture {
			body = photograph(t)
		}
		if v.sending(test.told, body); len(v.box.letters) != 1 || len(r.proposed) > 0 {
			t.Errorf("%s: %d letters, %d proposals: %v", name, len(v.box.letters), len(r.proposed), v.mistakes())
			continue
		}
		v.isAt("sent")
		if letter := v.box.letters[0]; !strings.Contains(letter.Text, test.says) || len(letter.Attached) == 0 {
			t.Errorf("%s: %d files, and the letter says\n%s", name, len(letter.Attached), letter.Text)
		}
	}
}

// A number that everybody is to have may be the sender's own.
func TestTheGroupsOwnNumberIsNoSecret(t *testing.T) {
	r := &repository{}
	if filled(t, nil).proposing(r).sending(with(honest(), "your-phone", "01632 960001"), nil); len(r.proposed) != 1 {
		t.Error("it is not proposed")
	}
}

// TestWhatIsNotProposedGoesByMail: nothing is lost, the visitor reads that the editors have it, and the log says why.
func TestWhatIsNotProposedGoesByMail(t *testing.T) {
	for _, test := range []struct {
		refuse       error
		logged, says string
	}{
		{forge.Failure{Step: "make the branch", Status: 403, Why: "the token may not do it"}, "not proposed, so it goes by mail: make the branch, the answer was 403: the token may not do it", "could not be made a pull request"},
		{context.DeadlineExceeded, "not proposed, so it goes by mail: context deadline exceeded", "could not be made a pull request"},
		{forge.ErrMoved, "another in the repository by now", "another in the repository by now"},
	} {
		v := filled(t, nil).proposing(&repository{refuse: test.refuse})
		logged := v.sending(honest(), nil)
		v.isAt("sent")
		if !strings.Contains(v.body, "The editors have it now") {
			t.Errorf("the visitor reads\n%s", between(v.body, "<main", "</main>"))
		}
		if !strings.Contains(logged, test.logged) || strings.Contains(strings.ToLower(logged), "quillfeather") {
			t.Errorf("the log says %q, want %q", logged, test.logged)
		}
		if len(v.box.letters) != 1 || !strings.Contains(v.box.letters[0].Text, test.says) || len(v.box.letters[0].Attached) != 2 {
			t.Errorf("%v: %d letters", test.refuse, len(v.box.letters))
		}
	}
}

// TestAProposalWithoutItsLetter: where it was proposed and the letter about the sender does not go, the sender reads just
// that. Whatever is pressed again is the same proposal; what came with it goes to the editors.
func TestAProposalWithoutItsLetter(t *testing.T) {
	told := func() url.Values { return with(honest(), "alt", "Two spades", "people", "none") }
	shot := photograph(t)
	for name, again := range map[string]func(v *visitor, form string){
		"the form as it was":   func(v *visitor, form string) { v.body = form; v.sending(told(), shot) },
		"no picture":           func(v *visitor, form string) { v.body = form; v.sending(honest(), nil) },
		"the form that came":   func(v *visitor, _ string) { v.sending(told(), nil) },
		"another picture":      func(v *visitor, _ string) { v.sending(told(), append(bytes.Clone(shot), 0)) },
		"another way to reach": func(v *visitor, _ string) { v.sending(with(told(), "your-phone", "01632 960778"), shot) },
		"a form opened anew":   func(v *visitor, _ string) { v.open(allTold).sending(honest(), nil) },
		"a form that is old":   func(v *visitor, _ string) { v.now = v.now.Add(72 * time.Hour); v.open(allTold).sending(told(), shot) },
	} {
		r := &repository{}
		v := filled(t, nil).proposing(r)
		form := v.body
		v.box.refuse = email.Failure{Step: "reach the mail server"}
		v.sending(told(), shot)
		if v.status != 503 || !strings.Contains(v.body, "has reached the editors, but how to reach you has not") {
			t.Errorf("%s: status %d:\n%s", name, v.status, between(v.body, "<main", "</main>"))
		}
		v.box.refuse = nil
		again(v, form)
		v.isAt("sent")
		if len(r.proposed) != 1 || len(v.box.letters) != 1 {
			t.Errorf("%s: %d proposals, %d letters", name, len(r.proposed), len(v.box.letters))
			continue
		}
		letter := v.box.letters[0]
		if len(letter.Attached) < 2 || !strings.Contains(letter.Text, "https://forge.example/pull/1") || !strings.Contains(letter.Text, "The pull request has what came first") {
			t.Errorf("%s: %d files, and the letter says\n%s", name, len(letter.Attached), letter.Text)
		}
		v.body = form
		if v.sending(told(), shot); len(r.proposed) != 1 {
			t.Errorf("%s: pressed once more, there are %d proposals", name, len(r.proposed))
		}
	}
}

// Nothing is proposed from a preview, or where no letter could tell of the sender.
func TestWhereNothingIsProposed(t *testing.T) {
	bundle, err := demonstration()
	if err != nil {
		t.Fatal(err)
	}
	preview := *bundle
	preview.Preview = true
	r := &repository{}
	for name, test := range map[string]struct {
		bundle *Bundle
		mailer email.Mailer
	}{"a preview": {&preview, &letterBox{}}, "no mail server": {bundle, nil}} {
		v := filled(t, nil)
		v.handler = Handler(test.bundle, Options{Key: []byte("a key for tests alone"), Now: v.clock, Mailer: test.mailer, Forge: r})
		v.open(v.at)
		if v.sending(honest(), nil); len(r.proposed) > 0 || strings.Contains(v.body, "Everybody can read your page") {
			t.Errorf("%s: %d proposals", name, len(r.proposed))
		}
	}
}

// mended is a visitor who has changed a telephone number, and looks at the last form.
func mended(t *testing.T, r forge.Forge) *visitor {
	v := begun(t, "plant-pals")
	v.changing("reach")
	told := v.kept()
	told.Set("phone", "01632 960 555")
	v.send(told).isAt("look")
	return v.open(between(v.body, `<p><a class="button" href="`, `"`)).proposing(r)
}

// A change goes on top of what the repository has by then, and says what others have changed meanwhile.
func TestAChangeIsProposed(t *testing.T) {
	bundle, err := demonstration()
	if err != nil {
		t.Fatal(err)
	}
	file, began, _ := bundle.desk.Page("plant-pals")
	newer := strings.Replace(string(began), "\ntitle: ", "\ntitle: The new ", 1)
	for name, r := range map[string]*repository{
		"as it was":     {},
		"changed since": {files: map[string]string{"content/" + file: newer}, versions: map[string]string{forge.VersionOf(began): string(began)}},
		"changed from a version that the repository never had": {files: map[string]string{"content/" + file: newer}},
	} {
		v := mended(t, r)
		v.sending(honest(), nil)
		v.isAt("sent")
		if len(r.proposed) != 1 {
			t.Fatalf("%s: %d proposals", name, len(r.proposed))
		}
		change, now := r.proposed[0], string(began)
		if r.files != nil {
			now = newer
		}
		if got := change.Files[0]; got.Was != forge.VersionOf([]byte(now)) || !strings.Contains(string(got.Body), "01632 960 555") ||
			strings.Contains(string(got.Body), "The new ") != (r.files != nil) {
			t.Errorf("%s: the file replaces %s, and is\n%s", name, got.Was, got.Body)
		}
		for want, wanted := range map[string]bool{
			"Phone It said": true,
			"Ring the number that stands on the page now":                  true,
			"Changed by others meanwhile":                                  r.files != nil,
			"git diff " + forge.VersionOf(began) + " HEAD:content/" + file: r.files != nil,
			"and is to say “The new ":                                      r.versions != nil,
		} {
			if strings.Contains(change.Body, want) != wanted {
				t.Errorf("%s: it says %q: %v, want %v:\n%s", name, want, !wanted, wanted, change.Body)
			}
		}
	}
}

// A page that the repository no longer has, or that is no page there, is changed by mail.
func TestAPageThatIsNoMoreInTheRepository(t *testing.T) {
	bundle, err := demonstration()
	if err != nil {
		t.Fatal(err)
	}
	file, _, _ := bundle.desk.Page("plant-pals")
	r := &repository{files: map[string]string{"content/" + file: "---\n: [no page"}}
	v := mended(t, r)
	if logged := v.sending(honest(), nil); len(r.proposed) > 0 || !strings.Contains(logged, "read the page as it is now") {
		t.Errorf("%d proposals, and the log says %q", len(r.proposed), logged)
	}
	if v.isAt("sent"); len(v.box.letters[0].Attached) != 1 {
		t.Errorf("the letter has %d files", len(v.box.letters[0].Attached))
	}
}

func TestAHiddenPageIsNotProposed(t *testing.T) {
	r := &repository{}
	v := begun(t, "plant-pals").proposing(r)
	link := v.body[:strings.Index(v.body, ">Hide our page today<")]
	v.open(unescaped(link[strings.LastIndex(link, `href="`)+6 : len(link)-1])).isAt("send")
	if v.sending(honest(), nil); len(r.proposed) > 0 || !strings.Contains(v.box.letters[0].Text, "so nobody but you sees this") {
		t.Errorf("%d proposals; the letter says\n%s", len(r.proposed), v.box.letters[0].Text)
	}
}

// What somebody typed stands in blocks of code, and nowhere else of what is proposed but for the title.
func TestNothingThatWasTypedComesAliveInAProposal(t *testing.T) {
	const attack = "@maintainers fixes #1 [skip ci] GH-2 <img src=x> [x](https://evil.example)"
	r := &repository{}
	v := filled(t, map[string]url.Values{
		"what":  with(allotment()["what"], "title", "Beans @maintainers fixes #1 [skip ci]", "words", "```\n\n"+attack),
		"first": {"first_visit": {attack}},
	}).proposing(r)
	if v.sending(honest(), nil); len(r.proposed) != 1 {
		t.Fatalf("%d proposals at %s (%d): %v", len(r.proposed), v.at, v.status, v.mistakes())
	}
	change := r.proposed[0]
	if change.Title != "Beans ＠maintainers fixes ＃1 (skip ci): a new page" {
		t.Errorf("it is called %q", change.Title)
	}
	outside := ""
	for i, part := range strings.Split(change.Body, "```") {
		if i%2 == 0 {
			outside += part
		}
	}
	if strings.Contains(outside+change.Message, "aintainers") || strings.Contains(outside, "evil") {
		t.Errorf("it stands outside:\n%s", outside)
	}
	if found := strings.IndexAny(html.UnescapeString(change.Body+change.Message), "@<[]"); found >= 0 || strings.Contains(change.Body, "#1") || strings.Contains(change.Body, "://") || strings.Contains(change.Body, "GH-2") {
		t.Errorf("it is alive:\n%s", change.Body)
	}
}
