package guard

import (
	"sync"
	"time"
)

// MostPerStamp is how many different messages one stamp can send. People go back,
// correct a mistake and send again, and a link worker may do so for the next person; a
// program that copied a form gets no further.
const MostPerStamp = 5

// Deliveries remember which messages were sent for as long as their forms can be sent,
// so that pressing Send twice sends once. They hold the ids of messages, from which
// nobody can work out what was typed.
type Deliveries[O any] struct {
	sent           func(O) bool // reports whether an outcome is that something was sent
	failed, usedUp O

	mutex sync.Mutex
	byID  map[string]*delivery[O]
	uses  map[string]int // how many messages each stamp sent
}

type delivery[O any] struct {
	ended   chan struct{} // closed once there is an outcome
	outcome O
}

// NewDeliveries returns what remembers deliveries with outcomes of a kind. sent reports whether one is that something was
// sent; failed is that of a delivery that panics, and usedUp that of a stamp that has sent all it may.
func NewDeliveries[O any](sent func(O) bool, failed, usedUp O) *Deliveries[O] {
	return &Deliveries[O]{sent: sent, failed: failed, usedUp: usedUp, byID: map[string]*delivery[O]{}, uses: map[string]int{}}
}

// Once delivers a message unless that was done already, and returns the outcome. A
// message that was not sent may be tried again.
func (d *Deliveries[O]) Once(stamp, id string, deliver func() O) O {
	d.mutex.Lock()
	if before, known := d.byID[id]; known {
		d.mutex.Unlock()
		<-before.ended
		return before.outcome
	}
	if d.uses[stamp] >= MostPerStamp {
		d.mutex.Unlock()
		return d.usedUp
	}
	if len(d.byID) >= MostKept {
		clear(d.byID)
		clear(d.uses)
	}
	this := &delivery[O]{ended: make(chan struct{}), outcome: d.failed}
	d.byID[id] = this
	d.uses[stamp]++
	d.mutex.Unlock()

	forget := func() {
		d.mutex.Lock()
		defer d.mutex.Unlock()
		if d.byID[id] != this { // all were forgotten already
			return
		}
		delete(d.byID, id)
		if d.uses[stamp]--; d.uses[stamp] == 0 {
			delete(d.uses, stamp)
		}
	}
	defer func() { // also where it panics
		if d.sent(this.outcome) {
			time.AfterFunc(Latest, forget)
		} else {
			forget()
		}
		close(this.ended)
	}()
	this.outcome = deliver()
	return this.outcome
}
