package calendar

import ical "github.com/arran4/golang-ical"

// zone is the name of the time zone in which everything is written.
const zone = "Europe/London"

// london returns the rules by which clocks in Britain have changed since 1996.
func london() *ical.VTimezone {
	made := ical.NewTimezone(zone)
	add := func(to *ical.ComponentBase, name, from, offset, start, month string) {
		to.AddProperty("DTSTART", start)
		to.AddProperty("TZOFFSETFROM", from)
		to.AddProperty("TZOFFSETTO", offset)
		to.AddProperty("TZNAME", name)
		to.AddProperty(ical.ComponentPropertyRrule, "FREQ=YEARLY;BYMONTH="+month+";BYDAY=-1SU")
	}
	summer, winter := &ical.Daylight{}, ical.NewStandard()
	add(&summer.ComponentBase, "BST", "+0000", "+0100", "19960331T010000", "3")
	add(&winter.ComponentBase, "GMT", "+0100", "+0000", "19961027T020000", "10")
	made.Components = append(made.Components, summer, winter)
	return made
}
