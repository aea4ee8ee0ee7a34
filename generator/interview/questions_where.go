package interview

import (
	"strings"

	"bandstand/directory/activity"
)

// Where an activity happens, the values of answers.where.
const (
	atAPlace = "place"
	isOnline = "online"
	isPhone  = "phone"
)

var whereQuestions = []question{
	{
		asks:    "Where does it happen?",
		choices: these(choice{atAPlace, "At a place"}, choice{isOnline, "Online"}, choice{isPhone, "By phone"}),
		take:    takeWhere,
	},
	{asks: "How does one take part online?", like: "Ring us and we send you the link", when: happens(isOnline), take: text("online")},
	{asks: "How does one take part by phone?", like: "We ring you every Tuesday at two", when: happens(isPhone), take: text("by_phone")},
	{
		asks: "What kind of place is it?", when: happens(atAPlace),
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
		take: takeSetting,
	},
	{asks: "What is the place called?", like: "Seedley Lane Rooms", when: happens(atAPlace), take: text("venue.name")},
	{asks: "Which number and street?", like: "41 Highfield Road", when: hasADoor, take: text("venue.address")},
	{asks: "Which postcode? For somebody's home only its first half.", like: "M6 5LB", when: happens(atAPlace), take: text("venue.postcode")},
	{asks: "Which town?", like: "Salford", when: happens(atAPlace), take: takeTown},
}

func happens(where string) func(*interview) bool {
	return func(i *interview) bool { return i.where == where }
}

// hasADoor reports whether the street may be told: somebody's home is never shown
// by its door, and what stands in a page's file can be read by everybody.
func hasADoor(i *interview) bool {
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

// takeTown takes a town by any of its names. One that has no page is judged by
// what place data knows.
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
