package messages

import (
	"net/http"
	"net/url"
	"testing"
	"time"

	"bandstand/messages/guard"
)

func TestStampsAndTheTrap(t *testing.T) {
	tests := []struct {
		name    string
		wait    time.Duration
		answers func(stamp string) url.Values
		sent    bool
	}{
		{"a person", time.Minute, func(s string) url.Values { return with(honest(), "stamp", s) }, true},
		{"after a long lunch", 23 * time.Hour, func(s string) url.Values { return with(honest(), "stamp", s) }, true},
		{"at once", time.Second, func(s string) url.Values { return with(honest(), "stamp", s) }, false},
		{"from the future", -time.Hour, func(s string) url.Values { return with(honest(), "stamp", s) }, false},
		{"the day after", 25 * time.Hour, func(s string) url.Values { return with(honest(), "stamp", s) }, false},
		{"without a stamp", time.Minute, func(string) url.Values { return honest() }, false},
		{"with a made-up one", time.Minute, func(s string) url.Values { return with(honest(), "stamp", s[:15]+flipped(s[15:16])+s[16:]) }, false},
		{"with another's one", time.Minute, func(s string) url.Values {
			return with(honest(), "stamp", guard.Stamper{Key: []byte("another key")}.Stamp("/messages/join/choir", time.Now()))
		}, false},
		{"a program", time.Minute, func(s string) url.Values { return with(honest(), "stamp", s, "website", "https://x.example") }, false},
		{"a program that fills the trap in the second time", time.Minute, func(s string) url.Values {
			answers := with(honest(), "stamp", s)
			answers["website"] = []string{"", "https://x.example"}
			return answers
		}, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			v := newVisit(t)
			stamp := stampShown.FindStringSubmatch(v.get("/messages/join/choir").Body.String())[1]
			v.clock.pass(test.wait)
			answer := v.post("/messages/join/choir", test.answers(stamp))
			if sent := v.mail.count() == 1; sent != test.sent {
				t.Fatalf("sent: %v, want %v (%d)", sent, test.sent, answer.Code)
			}
			if test.sent {
				return
			}
			// A person who was taken for a program loses nothing, and can send.
			shows(t, answer, http.StatusUnprocessableEntity, "Not sent", `value="`+typedName+`"`)
			v.clock.pass(max(0, -test.wait) + 10*time.Second)
			again := stampShown.FindStringSubmatch(answer.Body.String())[1]
			if got := v.post("/messages/join/choir", with(honest(), "stamp", again)); got.Code != http.StatusSeeOther {
				t.Errorf("sending again: got %d", got.Code)
			}
		})
	}
	t.Run("another form's", func(t *testing.T) {
		v := newVisit(t)
		stamp := v.open("/messages/join/garden")
		if v.post("/messages/join/choir", with(honest(), "stamp", stamp)); v.mail.count() != 0 {
			t.Error("it was sent")
		}
	})
}

func flipped(letter string) string {
	if letter == "A" {
		return "B"
	}
	return "A"
}
