package contribute

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"bandstand/contribute/answers"
	"bandstand/directory/schedule"
)

// begun is a visitor who changes the page of an activity.
func begun(t *testing.T, slug string) *visitor {
	t.Helper()
	v := visit(t).open(Path + "mend/" + slug)
	v.isAt("look")
	return v
}

// changing opens a step behind "Change this".
func (v *visitor) changing(step string) *visitor {
	v.Helper()
	for _, part := range strings.Split(v.body, `href="`)[1:] {
		address, _, _ := strings.Cut(part, `"`)
		if address = unescaped(address); strings.HasPrefix(address, Path+step+"?") && strings.Contains(address, "then=look") {
			return v.open(address)
		}
	}
	v.Fatalf("nothing leads to %s:\n%s", step, v.body)
	return v
}

// kept are the values of the fields of a step as they stand.
func (v *visitor) kept() url.Values {
	kept := url.Values{}
	for _, tag := range strings.Split(v.body, "<input ")[1:] {
		tag, _, _ = strings.Cut(tag, ">")
		name, value := between(tag, `name="`, `"`), between(tag+" ", `value="`, `"`)
		if strings.Contains(tag, "type=\"hidden\"") || name == "" {
			continue
		}
		if strings.Contains(tag, "radio") || strings.Contains(tag, "checkbox") {
			if strings.Contains(tag, "checked") {
				kept.Add(name, value)
			}
			continue
		}
		kept.Set(name, value)
	}
	return kept
}

// A changed telephone number is two presses, and changes one line of the page.
func TestOneNumberIsMended(t *testing.T) {
	v := begun(t, "plant-pals")
	bundle, _ := demonstration()
	_, before, _ := bundle.desk.Page("plant-pals")
	for _, private := range []string{"form_to", "private"} {
		if strings.Contains(v.body, private) {
			t.Errorf("the page tells %q", private)
		}
	}
	if found := v.mistakes(); len(found) > 0 || strings.Contains(v.body, "Go on to send it") {
		t.Fatalf("before anything is changed: %v", found)
	}
	v.changing("reach")
	told := v.kept()
	told.Set("phone", "01632 960 555")
	v.send(told).isAt("look")
	if !strings.Contains(v.body, "What you have changed") || !strings.Contains(v.body, "<ins>01632 960 555</ins>") {
		t.Fatalf("the change is not shown:\n%s", between(v.body, "<main", "</main>"))
	}
	v.open(between(v.body, `<p><a class="button" href="`, `"`)).isAt("send")
	v.now = v.now.Add(time.Minute)
	v.upload(honest(), nil).isAt("sent")
	letter := v.box.letters[0]
	after := string(letter.Attached[0].Body)
	var changed []string
	old := strings.Split(string(before), "\n")
	for i, line := range strings.Split(after, "\n") {
		if i >= len(old) || line != old[i] {
			changed = append(changed, line)
		}
	}
	for _, line := range changed {
		if !strings.Contains(line, "01632 960 555") && !strings.HasPrefix(line, "checked_") && !strings.HasPrefix(line, "last_checked") {
			t.Errorf("another line is changed: %q", line)
		}
	}
	for _, want := range []string{"Phone It said", "01632 960 555", "Begun from the version:", "Ring the group on the number that stands on the page now"} {
		if !strings.Contains(letter.Text, want) {
			t.Errorf("the letter does not say %q:\n%s", want, letter.Text)
		}
	}
}

// What is shown as changed is what was: the ages of the younger people are not told by the same
// words as those of the older ones.
func TestAMendedAgeIsThatOfWhomItIs(t *testing.T) {
	v := begun(t, "plant-pals").changing("who")
	told := v.kept()
	told.Set("younger-from", "2")
	told.Set("together", "Everybody digs.")
	v.send(told).isAt("look")
	if changed := between(v.body, "What you have changed", "</section>"); !strings.Contains(changed, "Younger people: from what age?") ||
		!strings.Contains(changed, "<del>3</del>") || !strings.Contains(changed, "<ins>2</ins>") {
		t.Errorf("the change is not shown: %s", changed)
	}
}

// Every page of the demonstration can be begun, says nothing wrong, and is left as it is where nobody changes anything.
func TestEveryPageCanBeMended(t *testing.T) {
	bundle, err := demonstration()
	if err != nil {
		t.Fatal(err)
	}
	v := visit(t)
	s := &reader{bundle, bundle.editions[0], v.clock}
	for _, slug := range bundle.desk.Slugs() {
		d := &draft{Page: slug}
		if !s.mend(d) {
			t.Errorf("%s cannot be begun", slug)
			continue
		}
		found, err := s.checkMended(d)
		if err != nil || string(found.Text) != string(d.text) {
			t.Errorf("%s is another with nothing changed (%v):\n%s", slug, err, found.Text)
		}
		for question, wrong := range found.wrong {
			if len(wrong) > 0 {
				t.Errorf("%s: %s is wrong: %v", slug, question, wrong)
			}
		}
	}
}

// Who runs it is told by name, and stays as it was while nobody says another.
func TestWhoRunsItIsToldByName(t *testing.T) {
	v := begun(t, "plant-pals").changing("what")
	if !strings.Contains(v.body, `value="Two Rivers Green Club"`) {
		t.Errorf("who runs it is not told by name:\n%s", between(v.body, `id="runs"`, ">"))
	}
}

// A new picture takes nothing along that was said of the one before.
func TestAPictureIsReplaced(t *testing.T) {
	before := "---\ntitle: Beans\nimage:\n  file: old.jpg\n  alt: Old\n  credit: Somebody\n  consent: {by: Everybody, date: 2024-01-01}\n---\n"
	known := answers.Known{Today: schedule.DateOf(now)}
	made, err := known.WithPicture(answers.Page{Text: []byte(before)}, answers.Picture{File: "beans.png", Alt: "Beans in rows", NoPeople: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, old := range []string{"credit", "consent", "old.jpg", "Old", "2024"} {
		if strings.Contains(string(made.Text), old) {
			t.Errorf("%q is left of the picture before:\n%s", old, made.Text)
		}
	}
}

// Times stay until somebody says others.
func TestTimesAreMended(t *testing.T) {
	v := begun(t, "plant-pals").changing("when")
	if !strings.Contains(v.body, "Your page says: ") {
		t.Errorf("the times are not shown:\n%s", between(v.body, "<main", "</main>"))
	}
	told := v.kept()
	told.Set("when", "Mondays 2 to 4pm")
	if v.send(told); !strings.Contains(v.body, "Every Monday, 2pm to 4pm") {
		t.Fatalf("nothing is shown back at %s:\n%s", v.at, between(v.body, "<main", "</main>"))
	}
	v.send(told).isAt("look")
	if !strings.Contains(v.body, "What you have changed") {
		t.Error("nothing has changed")
	}
}

// A page is hidden by two presses, and the editors get the change prepared.
func TestAPageIsHidden(t *testing.T) {
	v := begun(t, "plant-pals")
	link := v.body[:strings.Index(v.body, ">Hide our page today<")]
	v.open(unescaped(link[strings.LastIndex(link, `href="`)+6 : len(link)-1])).isAt("send")
	if strings.Contains(v.body, "picture") {
		t.Error("whoever hides a page is asked for a picture")
	}
	v.now = v.now.Add(time.Minute)
	v.upload(honest(), nil).isAt("sent")
	if letter := v.box.letters[0]; !strings.Contains(string(letter.Attached[0].Body), "\nstatus: draft\n") || !strings.Contains(letter.Text, "off the site today") {
		t.Errorf("the letter says\n%s", letter.Text)
	}
}

// What is changed goes on top of what somebody else has changed meanwhile, and both are told.
func TestAPageThatMoved(t *testing.T) {
	bundle, err := demonstration()
	if err != nil {
		t.Fatal(err)
	}
	v := visit(t)
	s := &service{reader: reader{bundle, bundle.editions[0], v.clock}, Options: Options{Now: v.clock}}
	d := &draft{Page: "plant-pals", From: "00000000", Answers: map[string]string{"phone": "01632 960 555"}}
	if !s.mend(d) || !d.moved() {
		t.Fatal("nobody is told that it moved")
	}
	letter, err := s.toEditors(submission{draft: d, found: checked{}, reference: "ABCDEF", at: now})
	if err != nil || !strings.Contains(letter.Text, "somebody else has changed the page since this was begun") || !strings.Contains(letter.Text, "00000000") {
		t.Errorf("%v:\n%s", err, letter.Text)
	}
}

func TestPagesThatCannotBeMended(t *testing.T) {
	for _, slug := range []string{"nowhere", "..%2f..%2fsite", "PLANT-PALS", "plant-pals%00"} {
		if v := visit(t).open(Path + "mend/" + slug); v.status < 400 {
			t.Errorf("%s: status %d at %s", slug, v.status, v.at)
		}
	}
}
