package messages

import (
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"bandstand/messages/email"
	"bandstand/messages/guard"
)

func TestAFloodLeavesRoomForOthers(t *testing.T) {
	v := newVisit(t)
	v.client = "203.0.113.66"
	stamps := make([]string, 1000)
	for i := range stamps {
		stamps[i] = (guard.Stamper{Key: testKey}).Stamp("/messages/join/choir", v.clock.now())
	}
	v.clock.pass(time.Minute)
	var flood sync.WaitGroup
	counts := make([]int, 4)
	for worker := range counts {
		flood.Go(func() {
			for _, stamp := range stamps[worker*250 : worker*250+250] {
				if v.post("/messages/join/choir", with(honest(), "stamp", stamp)).Code == http.StatusSeeOther {
					counts[worker]++
				}
			}
		})
	}
	flood.Wait()
	if taken := counts[0] + counts[1] + counts[2] + counts[3]; taken != 2 { // half of the four that the group wants
		t.Errorf("%d of the flood were sent", taken)
	}
	shows(t, v.fillBefore("/messages/join/choir", honest()), http.StatusTooManyRequests, "Not sent", "01632 960 001", typedName)
	// Whoever comes now reads so before filling anything in.
	if closed := v.get("/messages/join/choir"); strings.Contains(closed.Body.String(), "<form class=\"message-form") {
		t.Error("a form is shown that cannot be sent")
	} else {
		shows(t, closed, http.StatusOK, "shut until tomorrow", "01632 960 001")
	}
	v.client = "198.51.100.7"
	if got := v.fill("/messages/join/choir", honest()); got.Code != http.StatusSeeOther {
		t.Errorf("an honest one from elsewhere: got %d", got.Code)
	}
	v.client = "203.0.113.66"
	v.clock.pass(24 * time.Hour)
	if got := v.fill("/messages/join/choir", honest()); got.Code != http.StatusSeeOther {
		t.Errorf("the day after: got %d", got.Code)
	}
}

func TestAGroupIsSentNoMoreThanItWants(t *testing.T) {
	v := newVisit(t)
	sent := 0
	for i := range 10 {
		v.client = fmt.Sprintf("198.51.100.%d", i)
		if v.fillBefore("/messages/join/choir", honest()).Code == http.StatusSeeOther {
			sent++
		}
	}
	if sent != 4 {
		t.Errorf("%d were sent, want 4", sent)
	}
	// What was not sent does not count.
	v = newVisit(t)
	v.mail.refuse = func(email.Letter) error { return email.Failure{Step: "reach the mail server"} }
	for range 10 {
		v.fill("/messages/join/choir", honest())
	}
	v.mail.refuse = nil
	if got := v.fill("/messages/join/choir", honest()); got.Code != http.StatusSeeOther {
		t.Errorf("got %d", got.Code)
	}
}
