// Package drafts makes draft pages of what somebody else's list says. A draft holds what the list
// says and nothing else: it says what is missing and whom to ask. What may name a person is left
// out until they agree, what does not fit stays as words, and what is no place, no time or no
// address stays no field. A second import changes what the first one wrote and what nobody has
// changed since. It knows nothing of how lists are written: generator/oruk and the like read them.
package drafts

import "bandstand/directory/schedule"

// List is what was read of somebody's list.
type List struct {
	Services      []Service
	Organisations []Organisation // those that have an entry of their own, with or without a service
	Problems      []string       // of what could not be read, and of what belongs to nothing
}

// Service is what a list says of one service, as it says it. What it does not say is empty.
type Service struct {
	ID   string // by which the list knows it
	URL  string // where it stands on the web
	Gone string // why it is not on any more, where the list says so: "the source says that it is inactive"

	Name         string
	Description  string
	Markdown     bool // the description is Markdown that its group wrote, and stays so
	Organisation Organisation
	Places       []Place
	Contacts     []Contact
	Website      string

	When     []string           // times in words
	Sessions []schedule.Session // times that the list has as figures

	Ages           string // in words
	MinAge, MaxAge string // figures
	Costs          []Cost
	Free           bool
	Referral       bool // somebody has to refer people

	Categories []string
	Access     []string // what there is, in words
	Languages  []string // codes
	Fields     []Said   // what a field of a listing has, by its path: see IsField
	Also       []Said   // what has no field at all
	Ask        []string // what somebody should look at
}

// Said is something that a list says under a heading of its own.
type Said struct{ What, Words string }

// Organisation is who runs a service.
type Organisation struct {
	ID, Name, Description, Website, CharityNumber string
	Contacts                                      []Contact
	Also                                          []Said
}

// Place is where a service happens.
type Place struct {
	Name, Address, Town, Postcode string
	Latitude, Longitude           string
	Hidden                        bool // the exact address is not to be shown
}

// Contact is a way to reach somebody.
type Contact struct{ Name, Role, Phone, Email string }

// Cost is a price: an amount in pounds, words, or both.
type Cost struct{ Amount, Words string }

// Source is a list: who is to be credited for it, and under which licence it may be shown.
type Source struct {
	Name, Licence, URL string
	SetAside           []string // categories of what is no activity
}
