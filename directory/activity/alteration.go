package activity

import "bandstand/directory/schedule"

// Alteration is when something that a page shows was last changed, and what that is about.
type Alteration struct {
	On    schedule.Date
	Added bool     // it was added then, or first shown
	About []string // "times", "cost": keys of the catalogues of directory/words, behind "changed."
}
