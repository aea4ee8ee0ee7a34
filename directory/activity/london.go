package activity

import (
	"time"
	_ "time/tzdata" // a bare machine, such as a function's, has no zones of its own
)

// London is the time zone in which every date and time of a directory is
// meant: all four nations keep it.
var London = func() *time.Location {
	zone, err := time.LoadLocation("Europe/London")
	if err != nil {
		panic(err) // time/tzdata holds it
	}
	return zone
}()
