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
	mutex sync.Mutex
	byID  map[string]*delivery
	uses  map[string]int // how many messages each stamp sent
}

type delivery struct {
	ended   chan struct{} // closed once there is an outcome
	outcome outcome
}

func newDeliveries() *deliveries {
	return &deliveries{byID: map[string]*delivery{}, uses: map[string]int{}}
}

// once delivers a message unless that was done already, and returns the outcome. A
// message that was not sent may be tried again.
func (d *deliveries) once(stamp, id string, deliver func() outcome) outcome {
	d.mutex.Lock()
	if before, known := d.byID[id]; known {
		d.mutex.Unlock()
		<-before.ended
		return before.outcome
	}
	if d.uses[stamp] >= mostPerStamp {
		d.mutex.Unlock()
		return usedUp
	}
	if len(d.byID) >= mostKept {
		clear(d.byID)
		clear(d.uses)
	}
	this := &delivery{ended: make(chan struct{}), outcome: notSent}
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
		if this.outcome.isSent() {
			time.AfterFunc(latest, forget)
		} else {
			forget()
		}
		close(this.ended)
	}()
	this.outcome = deliver()
	return this.outcome
}
