package messages

import (
	"sync"
	"time"
)

// mostPerStamp is how many different messages one stamp can send. People go back,
// correct a mistake and send again, and a link worker may do so for the next person; a
// program that copied a form gets no further.
const mostPerStamp = 5

// deliveries remember which messages were sent for as long as their forms can be sent,
// so that pressing Send twice sends once. They hold the ids of messages, from which
// nobody can work out what was typed.
type deliveries struct {
	mutex       sync.Mutex
	begun       time.Time
	now, before *sent
}

// sent are the messages of a day.
type sent struct {
	byID map[string]*delivery
	uses map[string]int // how many messages each stamp sent
}

type delivery struct {
	ended   chan struct{} // closed once there is an outcome
	outcome outcome
}

func newDeliveries() *deliveries { return &deliveries{now: newSent(), before: newSent()} }

func newSent() *sent { return &sent{byID: map[string]*delivery{}, uses: map[string]int{}} }

// once delivers a message unless that was done already, and returns the outcome. A
// message that was not sent may be tried again.
func (d *deliveries) once(stamp, id string, now time.Time, deliver func() outcome) outcome {
	this, kept, known := d.begin(stamp, id, now)
	switch {
	case this == nil:
		return usedUp
	case known:
		<-this.ended
		return this.outcome
	}
	defer func() { // also where it panics
		d.mutex.Lock()
		defer d.mutex.Unlock()
		if this.outcome == notSent || this.outcome == tooMany {
			delete(kept.byID, id)
			kept.uses[stamp]--
		}
		close(this.ended)
	}()
	this.outcome = deliver()
	return this.outcome
}

// begin returns the delivery of a message and where it is kept, and whether it was
// known already. It returns nil where the stamp has sent all that it may.
func (d *deliveries) begin(stamp, id string, now time.Time) (this *delivery, kept *sent, known bool) {
	d.mutex.Lock()
	defer d.mutex.Unlock()
	if now.Sub(d.begun) > latest || len(d.now.byID) >= mostKept {
		d.begun, d.now, d.before = now, newSent(), d.now
	}
	for _, kept := range []*sent{d.now, d.before} {
		if before, ok := kept.byID[id]; ok {
			return before, kept, true
		}
	}
	if d.now.uses[stamp]+d.before.uses[stamp] >= mostPerStamp {
		return nil, nil, false
	}
	this = &delivery{ended: make(chan struct{}), outcome: notSent}
	d.now.byID[id] = this
	d.now.uses[stamp]++
	return this, d.now, false
}
