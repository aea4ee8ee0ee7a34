package interview

import (
	"strings"

	"bandstand/directory/activity"
)

// The values of answers.where.
const (
	atAPlace = "place"
	isOnline = "online"
	isPhone  = "phone"
)

var whereQuestions = []question{
	{
		text:    "Where does it happen?",
		choices: these(choice{atAPlace, "At a place"}, choice{isOnline, "Online"}, choice{isPhone, "By phone"}),
		keep:    takeWhere,
	},
	{
		text: "How does one take part online?", example: "Ring us and we send you the link", when: happens(isOnline),
		keep: text("online"),
	},
	{
		text: "How does one take part by phone?", example: "We ring you every Tuesday at two", when: happens(isPhone),
		keep: text("by_phone"),
	},
	{
		text: "What kind of place is it?", when: happens(atAPlace),
		choices: these(
			choice{"community", "A community place, such as a hall, a café or a shed"},
			choice{"school", "A school"},
			choice{"care-home", "A care home"},
			choice{"surgery", "A surgery"},
			choice{"place-of-worship", "A place of worship"},
			choice{"library", "A library"},
			choice{"outdoors", "Outdoors"},
			choice{"home", "Somebody's home"},
		),
		keep: takeSetting,
	},
	{text: "What is the place called?", example: "Seedley Lane Rooms", when: happens(atAPlace), keep: text("venue.name")},
	{text: "Which number and street?", example: "41 Highfield Road", when: mayTellStreet, keep: text("venue.address")},
	{
		text: "Which postcode? For somebody's home only its first half.", example: "M6 5LB", when: happens(atAPlace),
		keep: text("venue.postcode"),
	},
	{text: "Which town?", example: "Salford", when: happens(atAPlace), keep: takeTown},
}

func happens(where string) func(*interview) bool {
	return func(i *interview) bool { return i.where == where }
}

// mayTellStreet reports whether the page may hold the street: that of somebody's home is
// never shown, and everybody can read the file of a page.
func mayTellStreet(i *interview) bool {
	return i.where == atAPlace && i.values["venue.setting"] != "home"
}

func takeWhere(i *interview, answer string) error {
	switch answer {
	case atAPlace, isOnline, isPhone:
		i.where = answer
		return nil
	}
	return notAChoice
}

func takeSetting(i *interview, answer string) error {
	if answer == "home" {
		i.values["venue.area_only"] = "true"
	}
	return text("venue.setting")(i, answer)
}

// takeTown keeps a town by any of its names. One without a page is checked against the
// place data.
func takeTown(i *interview, answer string) error {
	slug := activity.SlugOf(answer)
	for _, town := range i.directory.Towns {
		for _, name := range append([]string{town.Name}, town.Also...) {
			if strings.EqualFold(name, answer) {
				slug = town.Slug
			}
		}
	}
	if slug == "" {
		return text("venue.town")(i, answer)
	}
	return text("venue.town")(i, slug)
}
