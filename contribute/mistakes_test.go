package contribute

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"bandstand/contribute/answers"
)

// with returns answers of which some are others.
func with(answers url.Values, changed ...string) url.Values {
	made := url.Values{}
	for name, values := range answers {
		made[name] = values
	}
	for i := 0; i+1 < len(changed); i += 2 {
		made[changed[i]] = []string{changed[i+1]}
		if changed[i+1] == "" {
			delete(made, changed[i])
		}
	}
	return made
}

// TestMistakesStandBesideTheirFields has a mistake of each kind: what was typed is still there, and the summary leads
// to the field.
func TestMistakesStandBesideTheirFields(t *testing.T) {
	for _, test := range []struct {
		step, want string
		changed    []string
	}{
		{"what", "#title Write what your group or activity is called", []string{"title", ""}},
		{"what", "#title Write a name with at least one letter from A to Z", []string{"title", "🎶 – 🎶"}},
		{"what", "#title A page with that name is here already. Is it yours? If not, add your town to the name", []string{"title", "Plant Pals!"}},
		{"what", "#kinds-music Choose what kind of thing it is", []string{"kinds", ""}},
		{"what", "#summary “Say what you do, in one sentence” has", []string{"summary", strings.Repeat("We dig and dig. ", 12)}},
		{"when", "#when Say when you meet", []string{"when", ""}},
		{"where", "#how-there Choose how people take part", []string{"how", ""}},
		{"where", "#venue Write what the place is called", []string{"venue", ""}},
		{"where", "#postcode Write a whole postcode, such as M6 5LB", []string{"postcode", "M6"}},
		{"where", "#postcode We know no postcode that begins like that. Look at it again", []string{"postcode", "ZE9 1AA"}},
		{"where", "#address Write the number and the street", []string{"address", ""}},
		{"who", "#older-from Write an age in years, in figures, such as 55", []string{"older-from", "fifty"}},
		{"who", "#younger-to The highest age is lower than the lowest. Look at both", []string{"younger-to", "3"}},
		{"who", "#younger-from younger people begin at 60 and older ones at 55", []string{"younger-from", "60", "younger-to", ""}},
		{"who", "#together Say how the ages mix", []string{"together", ""}},
		{"cost", "#amount Write the pounds in figures, such as 3.50", []string{"amount", "three pounds"}},
		{"reach", "#phone Give at least one way to reach you: phone, text, email or website", []string{"phone", ""}},
		{"reach", "#phone Write the whole number, such as 01632 960 001, and nothing else", []string{"phone", "ring Mary"}},
		{"reach", "#email Give the email address that the form should write to", []string{"form", "yes"}},
		{"reach", "#email ", []string{"email", "songs at example"}},
		{"reach", "#site ", []string{"site", "javascript://alert(1)"}},
		{"safe", "#worried Say what somebody should do who is worried", []string{"keeper", "Safeguarding lead"}},
		{"access", "#missing-step-free One of these stands under “What there is” too. Keep the one that is true", []string{"missing", "parking"}},
	} {
		typed := with(allotment()[test.step], test.changed...)
		v := visit(t).open(Path + test.step).send(typed)
		found := v.mistakes()
		if v.status != http.StatusUnprocessableEntity || !slices.ContainsFunc(found, func(one string) bool { return strings.HasPrefix(one, test.want) }) {
			t.Errorf("%s with %q: status %d, %q, want %q", test.step, test.changed, v.status, found, test.want)
			continue
		}
		if !strings.Contains(v.body, "<title>Error: ") || strings.Contains(v.body, "<b>in</b>") {
			t.Errorf("%s with %q: the page is not called an error, or takes markup:\n%.300s", test.step, test.changed, v.body)
		}
		id := test.want[1:strings.Index(test.want, " ")]
		if !strings.Contains(v.body, `id="`+id+`"`) {
			t.Errorf("%s with %q: the summary leads to no %q", test.step, test.changed, id)
		}
		for _, values := range typed {
			for _, value := range values {
				if kept := strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "'", "&#39;").Replace(strings.TrimSpace(value)); !strings.Contains(v.body, kept) {
					t.Errorf("%s with %q: %q is lost", test.step, test.changed, value)
				}
			}
		}
	}
}

// Back, and finishing later, take what was typed along, whatever is wrong with it.
func TestNothingTypedIsLost(t *testing.T) {
	v := visit(t).open(Path + "what").send(allotment()["what"])
	v.isAt("when")
	v.send(url.Values{"when": {"every other Friday"}, "go": {"back"}})
	v.isAt("what")
	if !strings.Contains(v.body, `value="Seedley Beans"`) {
		t.Error("the title is lost")
	}
	v.send(with(allotment()["what"], "title", "", "go", "later"))
	v.isAt("later")
	link := between(v.body, "readonly>", "<")
	if !strings.HasPrefix(link, "https://bandstand.example.org/add/what?s=") || strings.Contains(link, "Seedley") {
		t.Fatalf("the link is %q", link)
	}
	v.open(strings.TrimPrefix(link, "https://bandstand.example.org"))
	if !strings.Contains(v.body, "two sheds and a kettle") {
		t.Error("the link has lost the words")
	}
	v.send(allotment()["what"])
	if v.isAt("when"); !strings.Contains(v.body, "every other Friday</textarea>") {
		t.Error("the times are lost")
	}
}

// A question about times is answered, and what comes of it shown back.
func TestTimesAreAskedAbout(t *testing.T) {
	v := visit(t).open(Path + "when").send(url.Values{"when": {"every other Friday 2-4pm"}})
	if v.isAt("when"); !strings.Contains(v.body, "What is the date of the first one?") {
		t.Fatalf("nothing is asked:\n%s", v.body)
	}
	v.send(url.Values{"when": {"every other Friday 2-4pm"}, "answer": {"4 December"}})
	if v.isAt("when"); !strings.Contains(v.body, "Every other Friday, 2pm to 4pm, from 4 December 2026") {
		t.Fatalf("nothing is shown back:\n%s", v.body)
	}
	v.send(url.Values{"when": {"every other Friday 2-4pm from 4 December, not in August"}})
	if v.isAt("when"); !strings.Contains(v.body, "not in August") {
		t.Fatal("other words go on unread")
	}
	v.send(url.Values{"when": {"every other Friday 2-4pm from 4 December, not in August"}}).isAt("where")

	v = visit(t).open(Path + "when").send(url.Values{"when": {"Wed at 7"}})
	if !strings.Contains(v.body, `value="Wed 7pm"`) {
		t.Fatalf("nothing can be chosen:\n%s", v.body)
	}
	v.send(url.Values{"when": {"Wed at 7"}, "answer": {"Wed 7pm"}})
	if v.isAt("when"); !strings.Contains(v.body, "Every Wednesday at 7pm") {
		t.Errorf("the choice is not read:\n%s", v.body)
	}
}

// Each language speaks for itself, and keeps to its addresses.
func TestInWelsh(t *testing.T) {
	v := visit(t).open("/cy/add/what").send(allotment()["what"])
	if !strings.HasPrefix(v.at, "/cy/add/when?") || !strings.Contains(v.body, "Pryd ydych chi’n cwrdd?") {
		t.Errorf("at %s:\n%s", v.at, v.body)
	}
	for _, step := range []string{"cost", "reach"} {
		if v.open("/cy/add/" + step); !strings.Contains(v.body, `lang="cy"`) || strings.Contains(v.body, "add."+step) {
			t.Errorf("%s has a text without words:\n%s", step, v.body)
		}
	}
}

// What check only warns of keeps nobody from going on: it stands on the last page, with the way to it.
func TestWhatAnEditorMayAskAbout(t *testing.T) {
	v := visit(t).open(Path + "what")
	for _, step := range answers.Steps {
		typed := allotment()[step]
		switch step {
		case "what":
			typed = with(typed, "words", "Come on <b>in</b> and see [us](javascript:alert(1))")
		case "first":
			typed = with(typed, "first_visit", "Ask for Mary Smith, she has dementia.")
		}
		if v.send(typed); step == "when" || step == "where" {
			v.send(typed)
		}
	}
	v.isAt("look")
	for _, want := range []string{"What do you do?: HTML is not shown, so it is left out", "What is the first visit like?: this tells of somebody’s health"} {
		if !strings.Contains(strings.ReplaceAll(v.body, "&#39;", "’"), want) {
			t.Errorf("it does not say %q:\n%s", want, v.body)
		}
	}
	v.open(between(v.body, `<a class="button button--second" href="`, `"`))
	if strings.Contains(v.body, "<b>in</b>") || strings.Contains(v.body, "javascript:") || !strings.Contains(v.body, "Come on ") {
		t.Errorf("the page takes markup:\n%s", between(v.body, `id="own-words"`, "</section>"))
	}
}

// What could be said more plainly stands beside its field and on the last page, keeps nobody from going on, and leaves
// Welsh alone.
func TestWhatCouldBeSaidMorePlainly(t *testing.T) {
	typed := with(allotment()["what"], "summary", "We facilitate digging for participants.")
	v := visit(t).open(Path + "what").send(typed)
	v.isAt("when")
	v.send(url.Values{"when": {"Friday 2-4pm"}, "go": {"back"}})
	for _, want := range []string{"You could say “run” instead of “facilitate”.", "You could say “people” instead of “participants”.",
		`aria-describedby="summary-hint summary-advice"`} {
		if !strings.Contains(v.body, want) {
			t.Errorf("beside the field: no %q in\n%s", want, between(v.body, `id="summary-hint"`, "</div>"))
		}
	}
	v.open(strings.Replace(v.at, Path+"what", Path+"look", 1))
	if !strings.Contains(v.body, "What do you do?: You could say “run” instead of “facilitate”.") {
		t.Error("nothing of it on the last page")
	}
	v.open(strings.Replace(v.at, Path+"look", "/cy"+Path+"what", 1))
	if strings.Contains(v.body, "facilitate”") {
		t.Error("Welsh is not left alone")
	}
}
