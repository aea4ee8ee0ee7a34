package guard

import (
	"fmt"
	"testing"
	"testing/synctest"
	"time"
)

// A mark of a message is kept for as long as its form can be sent, and no longer,
// whether or not anybody writes again; and memory does not grow.
func TestDeliveriesAreForgotten(t *testing.T) {
	deliver := func() bool { return true }
	d := NewDeliveries(func(sent bool) bool { return sent }, false, false)
	for i := range 3 * MostKept {
		d.Once(fmt.Sprint(i), fmt.Sprint(i), deliver)
	}
	if kept := len(d.byID); kept > MostKept {
		t.Errorf("%d are remembered", kept)
	}
	synctest.Test(t, func(t *testing.T) {
		d := NewDeliveries(func(sent bool) bool { return sent }, false, false)
		d.Once("stamp", "id", deliver)
		time.Sleep(Latest - time.Second)
		d.Once("stamp", "id", func() bool {
			t.Error("it was sent again, when its form may still be sent")
			return true
		})
		time.Sleep(2 * time.Second)
		synctest.Wait()
		if len(d.byID)+len(d.uses) > 0 {
			t.Errorf("%d messages of %d stamps are remembered", len(d.byID), len(d.uses))
		}
	})
}
