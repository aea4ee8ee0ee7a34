package messages

import (
	"sync"
	"time"
)

// mostOfOne is how many different messages one form as it was shown can send.
// Who sees a slip goes back and sends it again, and so may a link worker for the
// next person; a program gets no further with a form that it copied.
const mostOfOne = 5

// deliveries remember which messages were sent for as long as a form can be
// sent, so that pressing Send twice sends once. They know messages by their ids,
// which nobody can turn back into what was typed.
type deliveries struct {
	mutex       sync.Mutex
	begun       time.Time
	now, before *sent
}

// sent are the messages of a day: each by its id, and how many each stamp sent.
type sent struct {
	by   map[string]*delivery
	uses map[string]int
}

type delivery struct {
	ended chan struct{}
	came  outcome
}

func newDeliveries() *deliveries { return &deliveries{now: newSent(), before: newSent()} }

func newSent() *sent { return &sent{by: map[string]*delivery{}, uses: map[string]int{}} }

// once delivers a message that was not delivered yet, or gives what came of it.
// One that was not sent may be tried again.
func (d *deliveries) once(stamp, id string, now time.Time, deliver func() outcome) outcome {
	this, kept, known := d.begin(stamp, id, now)
	switch {
	case this == nil:
		return usedUp
	case known:
		<-this.ended
		return this.came
	}
	defer func() { // also where it panics
		d.mutex.Lock()
		defer d.mutex.Unlock()
		if this.came == notSent || this.came == tooMany {
			delete(kept.by, id)
			kept.uses[stamp]--
		}
		close(this.ended)
	}()
	this.came = deliver()
	return this.came
}

// begin finds a delivery, or notes a new one and where it is kept; none where the
// stamp has sent all that it may.
func (d *deliveries) begin(stamp, id string, now time.Time) (this *delivery, kept *sent, known bool) {
	d.mutex.Lock()
	defer d.mutex.Unlock()
	if now.Sub(d.begun) > latest || len(d.now.by) >= mostKept {
		d.begun, d.now, d.before = now, newSent(), d.now
	}
	for _, kept := range []*sent{d.now, d.before} {
		if before, ok := kept.by[id]; ok {
			return before, kept, true
		}
	}
	if d.now.uses[stamp]+d.before.uses[stamp] >= mostOfOne {
		return nil, nil, false
	}
	this = &delivery{ended: make(chan struct{}), came: notSent}
	d.now.by[id] = this
	d.now.uses[stamp]++
	return this, d.now, false
}
