// Package messages passes on what visitors write and keeps nothing of it. Somebody who
// wants to join in writes to the group; what is wrong with a page, or a group that is
// missing, goes to the editors. The package writes and opens the bundle that the
// service embeds, shows and checks the forms, and sends by email.
//
// It knows nothing of how the site is built. The addresses of messages come from the
// bundle alone, and their texts from the catalogue.
package messages

import (
	"io/fs"
	"time"

	"bandstand/directory/page"
	"bandstand/directory/words"
)

// Source is what a bundle is made of.
type Source struct {
	Activities []Activity `json:"activities"`
	Editors    string     `json:"editors"`          // the email address of those who look after the directory; empty where nobody may write to them here
	Danger     []string   `json:"danger,omitempty"` // whom to ring when somebody is in danger now, in words
	Shell      page.Shell `json:"shell"`
	Logo       []byte     `json:"logo,omitempty"` // what Shell.Logo shows, for the head of letters
	Layouts    fs.FS      `json:"-"`              // minified
	Language   string     `json:"language"`       // BCP 47

	// Translations are the same in other languages, whose Shell.Prefix stands before
	// /messages/. They have the same layouts.
	Translations []Source `json:"translations,omitempty"`
}

// Activity is what the service needs of a listing.
type Activity struct {
	Slug  string     `json:"slug"`
	Title words.Text `json:"title"`
	Path  string     `json:"path"` // root-relative

	// Form reports whether the group has a form. To is the email address behind it, which
	// no page ever shows, and no preview has.
	Form bool   `json:"form,omitempty"`
	To   string `json:"to,omitempty"`

	Closed      string `json:"closed,omitempty"`       // why nobody can write just now: full, paused, ended, over or stale
	Until       string `json:"until,omitempty"`        // the day until which it is closed, as 2006-01-02; empty where nobody said
	WaitingList bool   `json:"waiting_list,omitempty"` // who writes asks for a place on it
	Sensitive   bool   `json:"sensitive,omitempty"`    // writing there tells of somebody's health, so nobody writes for another
	ADay        int    `json:"a_day,omitempty"`        // the most messages the group wants in a day; 0 where it did not say

	// Turns are when that changes, in order, where nobody says anything new: a service that is
	// not built anew closes its forms as one of the day would.
	Turns []Turn `json:"turns,omitempty"`

	File string `json:"file,omitempty"` // of its page, for editors
	Edit string `json:"edit,omitempty"` // where it can be edited; empty where that is not known

	Languages []string `json:"languages,omitempty"` // BCP 47, that the group speaks

	Dates []Date `json:"dates,omitempty"` // the next ones when this was built, in order

	Contact     Contact    `json:"contact,omitzero"` // that the group chose to show
	ReplyWithin words.Text `json:"reply_within,omitempty"`
	Council     []string   `json:"council,omitempty"` // whom to ring about somebody's safety, in words
}

// Date is when an activity is on.
type Date struct {
	Begins time.Time  `json:"begins"`
	Says   words.Text `json:"says"`
}

// next returns what is said of the first date that has not begun, or "" where none is known.
func (a Activity) next(now time.Time) words.Text {
	for _, date := range a.Dates {
		if date.Begins.After(now) && a.Closed == "" {
			return date.Says
		}
	}
	return ""
}

// Turn is a moment from which a form is closed otherwise than before.
type Turn struct {
	From        time.Time `json:"from"`
	Closed      string    `json:"closed,omitempty"`
	Until       string    `json:"until,omitempty"`
	WaitingList bool      `json:"waiting_list,omitempty"`
}

// at returns an activity as it stands at a moment.
func (a Activity) at(now time.Time) Activity {
	for _, turn := range a.Turns {
		if !turn.From.After(now) {
			a.Closed, a.Until, a.WaitingList = turn.Closed, turn.Until, turn.WaitingList
		}
	}
	return a
}

// Contact is how to get in touch without a form, and the data of the component of that
// name.
type Contact struct {
	Role      words.Text `json:"role,omitempty"` // who answers
	Phone     string     `json:"phone,omitempty"`
	Textphone string     `json:"textphone,omitempty"`
	SMS       string     `json:"sms,omitempty"`
	Email     string     `json:"email,omitempty"`
	Website   string     `json:"website,omitempty"`
}
