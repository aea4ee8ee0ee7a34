// Package schedule knows when a thing happens and how that is said: days,
// times of day, sessions that repeat, school terms and bank holidays. It knows
// nothing of files, YAML, layouts or search.
package schedule

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
