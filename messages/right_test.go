package messages

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"
)

// asked writes the letter to a group, and returns the address that it leads to.
func (v *visit) asked(slug string) string {
	v.t.Helper()
	letter, err := testBundle(v.t).AskIfRight(testKey, Question{
		Slug: slug, To: "songs@private.example", Facts: []Fact{{"When", "Every Tuesday, 10am"}, {"Cost", "Free"}},
	}, v.clock.now())
	if err != nil {
		v.t.Fatal(err)
	}
	for _, want := range []string{"When Every Tuesday, 10am\n", "Cost Free\n", "Bandstand", "01632 960 900"} {
		if !strings.Contains(letter.Text, want) {
			v.t.Errorf("the letter lacks %q:\n%s", want, letter.Text)
		}
	}
	if letter.To != "songs@private.example" || letter.ReplyTo.Address != "editors@private.example" {
		v.t.Errorf("it goes to %s, and answers to %v", letter.To, letter.ReplyTo)
	}
	for line := range strings.Lines(letter.Text) {
		if address, ok := strings.CutPrefix(strings.TrimSpace(line), "https://bandstand.example"); ok {
			if !strings.Contains(letter.HTML, `href="https://bandstand.example`+strings.ReplaceAll(address, "&", "&amp;")+`"`) {
				v.t.Errorf("the letter does not link to %s:\n%s", address, letter.HTML)
			}
			return address
		}
	}
	v.t.Fatalf("the letter leads nowhere:\n%s", letter.Text)
	return ""
}

// A group presses the one button, and the editors get a letter with the lines to write.
// Opening the link is not pressing it: programs that look for viruses open every link.
func TestAGroupSaysThatItsPageIsRight(t *testing.T) {
	v := newVisit(t)
	link := v.asked("choir")
	for range 3 {
		shows(t, v.get(link), 200, "Is this page still right: Songs &amp; “Tea”?", "Yes, all of it is still right",
			`href="/messages/report/choir"`, `href="/activities/choir/"`)
	}
	if v.mail.count() != 0 {
		t.Fatal("a link that was opened counts as a yes")
	}
	stamp := v.open(link)
	answer := v.post(link, url.Values{"stamp": {stamp}})
	shows(t, v.get(answer.Header().Get("Location")), 200, "The editors write today’s date on your page")
	if v.post(link, url.Values{"stamp": {stamp}}).Code != http.StatusSeeOther || v.mail.count() != 1 {
		t.Errorf("pressed twice, %d letters went out", v.mail.count())
	}
	letter := v.mail.letters[0]
	for _, want := range []string{
		"Songs & “Tea” says that its page is still right", "https://bandstand.example/activities/choir/",
		"content/activities/salford/choir.md", "last_checked: 2026-11-21", "checked_how: group-told-us",
	} {
		if !strings.Contains(letter.Text, want) {
			t.Errorf("the letter lacks %q:\n%s", want, letter.Text)
		}
	}
	if letter.To != "editors@private.example" || strings.Contains(letter.Text, "⟦") {
		t.Errorf("got %+v", letter)
	}
}

// One button is pressed sooner than a form is filled in.
func TestTheOneButtonIsPressedAtOnce(t *testing.T) {
	v := newVisit(t)
	link := v.asked("choir")
	stamp := stampShown.FindStringSubmatch(v.get(link).Body.String())[1]
	if answer := v.post(link, url.Values{"stamp": {stamp}}); answer.Code != http.StatusSeeOther || v.mail.count() != 1 {
		t.Errorf("got %d and %d letters", answer.Code, v.mail.count())
	}
}

// Nobody says it for a group without the letter that it got, or with one that is old.
func TestOnlyALetterLeadsToTheButton(t *testing.T) {
	v := newVisit(t)
	link := v.asked("choir")
	_, query, _ := strings.Cut(link, "?")
	values, _ := url.ParseQuery(query)
	later := url.Values{"asked": {"2026-11-22"}, "by": values["by"]}
	for name, address := range map[string]string{
		"no query": "/messages/right/choir", "another group": "/messages/right/garden?" + query,
		"another day": "/messages/right/choir?" + later.Encode(), "no day": "/messages/right/choir?asked=today&by=" + values.Get("by"),
		"half a link": link[:len(link)-4],
	} {
		t.Run(name, func(t *testing.T) {
			shows(t, v.get(address), 404, "This link can no longer be used")
			shows(t, v.post(address, url.Values{"stamp": {"any"}}), 404, "This link can no longer be used")
		})
	}
	shows(t, v.get("/messages/right/nobody?"+query), 404, "Page not found")
	v.clock.pass(91 * 24 * time.Hour)
	shows(t, v.get(link), 200, "Yes, all of it is still right")
	v.clock.pass(3 * 24 * time.Hour)
	shows(t, v.get(link), 404, "This link can no longer be used", `href="/messages/report/choir"`, "01632 960 900")
	if v.mail.count() != 0 {
		t.Errorf("%d letters went out", v.mail.count())
	}
}

// A form closes when its page says so, although nobody has built the service since.
func TestFormsCloseByThemselves(t *testing.T) {
	source := testSource(t)
	source.Activities = []Activity{{
		Slug: "choir", Title: "Songs", Path: "/activities/choir/", Form: true, To: "songs@private.example",
		Turns: []Turn{
			{From: time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC), Closed: "full", Until: "2027-02-01"},
			{From: time.Date(2027, 2, 2, 0, 0, 0, 0, time.UTC)},
			{From: time.Date(2027, 11, 22, 0, 0, 0, 0, time.UTC), Closed: "stale"},
		},
	}}
	bundle, err := Open(built(t, source))
	if err != nil {
		t.Fatal(err)
	}
	v := newVisit(t)
	v.handler = Handler(bundle, Options{Key: testKey, Mailer: v.mail, Now: v.clock.now})
	for _, step := range []struct{ day, says string }{
		{"2026-11-30", `name="stamp"`}, {"2026-12-01", "They hope to have room from"}, {"2027-02-02", `name="stamp"`},
		{"2027-11-22", "Nobody has checked this page for over a year"},
	} {
		at, _ := time.Parse(time.DateOnly, step.day)
		v.clock.pass(at.Sub(v.clock.now()) + time.Hour)
		t.Log(step.day)
		shows(t, v.get("/messages/join/choir"), 200, step.says)
		v.clock.pass(-time.Hour)
	}
}
