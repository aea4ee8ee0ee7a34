package messages

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"bandstand/directory/client"
	"bandstand/directory/words"
	"bandstand/messages/email"
	"bandstand/messages/guard"
)

func TestNothingIsLostInSilence(t *testing.T) {
	for name, use := range map[string]email.Mailer{
		"no mail server": nil,
		"one that fails": &box{refuse: func(email.Letter) error { return email.Failure{Step: "reach the mail server", Temporary: true} }},
	} {
		t.Run(name, func(t *testing.T) {
			v := newVisit(t)
			v.use(use)
			answer := v.fill("/messages/join/choir", honest())
			shows(t, answer, http.StatusServiceUnavailable, "<title>Error: ", "Not sent", "01632 960 001", `value="`+typedName+`"`, `value="`+typedEmail+`"`)
			if said := logged.String(); !strings.Contains(said, "messages: /messages/join/choir, reference ") || !strings.Contains(said, ": not sent: ") {
				t.Errorf("the log does not say what failed:\n%s", said)
			}
		})
	}
}

func TestWhatFailedCanBeSentAgainFromTheSamePage(t *testing.T) {
	v := newVisit(t)
	v.mail.refuse = func(email.Letter) error { return email.Failure{Step: "reach the mail server"} }
	answers := with(honest(), "stamp", v.open("/messages/join/choir"))
	shows(t, v.post("/messages/join/choir", answers), http.StatusServiceUnavailable, answers.Get("stamp"))
	v.mail.refuse = nil
	if got := v.post("/messages/join/choir", answers); got.Code != http.StatusSeeOther || v.mail.count() != 1 {
		t.Errorf("got %d and %d letters", got.Code, v.mail.count())
	}
}

// Where one request is worked on at a time, a form is shown while a letter is under way.
func TestAMailServerKeepsNobodyElseWaiting(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		v := newVisit(t)
		turns := &client.Turns{Places: 1, AtWork: 1, OfEach: 1, OfAll: 1}
		v.handler = turns.Handler(v.handler, nil)
		v.mail.refuse = func(email.Letter) error {
			shows(t, v.get(SuggestPath), http.StatusOK)
			return nil
		}
		if got := v.fill(SuggestPath, url.Values{"group": {"Kites"}, "town": {"Whitby"}, "reach": {typedPhone}}); got.Code != http.StatusSeeOther || v.mail.count() != 1 {
			t.Errorf("got %d and %d letters", got.Code, v.mail.count())
		}
	})
}

func TestPressingTwiceSendsOnce(t *testing.T) {
	v := newVisit(t)
	answers := with(honest(), "stamp", v.open("/messages/join/choir"))
	var both sync.WaitGroup
	led := make([]string, 8)
	for i := range led {
		both.Go(func() { led[i] = v.post("/messages/join/choir", answers).Header().Get("Location") })
	}
	both.Wait()
	for _, one := range led {
		if one == "" || one != led[0] {
			t.Errorf("led to %q and %q", one, led[0])
		}
	}
	if v.mail.count() != 1 {
		t.Errorf("%d letters", v.mail.count())
	}
}

// Who saw a slip goes back, mends it and sends the same page again.
func TestWhatIsMendedIsSentAgain(t *testing.T) {
	v := newVisit(t)
	stamp := v.open("/messages/join/garden")
	first := v.post("/messages/join/garden", with(honest(), "stamp", stamp, "phone", "01632 960776")).Header().Get("Location")
	second := v.post("/messages/join/garden", with(honest(), "stamp", stamp)).Header().Get("Location")
	if v.mail.count() != 2 || first == second || !strings.Contains(v.mail.letters[1].Text, "01632 960 777") {
		t.Errorf("%d letters, %s and %s", v.mail.count(), first, second)
	}
	if v.mail.letters[0].ID == v.mail.letters[1].ID {
		t.Error("two messages have one id")
	}
}

// A program that copied one form gets no further than a few messages with it.
func TestAFormIsNotSentForEver(t *testing.T) {
	v := newVisit(t)
	stamp := v.open("/messages/join/garden")
	var last *httptest.ResponseRecorder
	for i := range 1000 {
		v.client = fmt.Sprintf("10.%d.%d.1", i/250, i%250)
		last = v.post("/messages/join/garden", with(honest(), "stamp", stamp, "phone", fmt.Sprintf("01632 %06d", i)))
	}
	if v.mail.count() != guard.MostPerStamp {
		t.Errorf("%d letters with one stamp, want %d", v.mail.count(), guard.MostPerStamp)
	}
	shows(t, last, http.StatusUnprocessableEntity, "Not sent", "sent a few times already", `value="`+typedName+`"`)
	// A person goes on with the form that they are shown.
	again := stampShown.FindStringSubmatch(last.Body.String())[1]
	v.clock.pass(time.Minute)
	if got := v.post("/messages/join/garden", with(honest(), "stamp", again)); got.Code != http.StatusSeeOther {
		t.Errorf("sending again: got %d", got.Code)
	}
}

// A build that is put in place while a form is open spoils nothing of it, and what was sent
// and counted before is not forgotten.
func TestWhatIsRememberedOutlivesABundle(t *testing.T) {
	v := newVisit(t)
	source := testSource(t)
	source.Activities = slices.Clone(source.Activities)
	current := testBundle(t)
	next := func(title words.Text) {
		t.Helper()
		source.Activities[0].Title = title
		var err error
		if current, err = Open(built(t, source)); err != nil {
			t.Fatal(err)
		}
	}
	v.handler = HandlerOf(func() *Bundle { return current }, Options{Key: testKey, Mailer: v.mail, Now: v.clock.now})
	form := with(honest(), "stamp", v.open("/messages/join/choir"))
	next("Songs by the river")
	shows(t, v.get("/messages/join/choir"), http.StatusOK, "Songs by the river")
	first := v.post("/messages/join/choir", form).Header().Get("Location")
	next("Songs by the sea")
	second := v.post("/messages/join/choir", form).Header().Get("Location")
	if v.mail.count() != 1 || first == "" || first != second {
		t.Errorf("%d letters, %q and %q", v.mail.count(), first, second)
	}
	for range 3 { // the choir takes 4 a day, and half of them from one address
		v.fillBefore("/messages/join/choir", honest())
		next("Songs once more")
	}
	if sent := v.mail.count(); sent != 2 {
		t.Errorf("%d letters in a day", sent)
	}
}
