// Package calendar writes what happens when as iCalendar (RFC 5545), for the calendars of
// telephones and computers. It knows nothing of activities, pages or files.
package calendar

import (
	"bytes"
	"fmt"
	"io"
	"net/url"
	"strconv"
	"strings"
	"time"
	"unicode"

	"bandstand/directory/place"
	"bandstand/directory/schedule"
	ical "github.com/arran4/golang-ical"
)

// Event is what happens, with all times of one line of `sessions`.
type Event struct {
	ID          string // the same for ever; a day that no rule gives adds its date to it
	Title       string
	UnsureTitle string // on days of which nobody knows for sure
	About       string // of one or more lines
	Where       string
	Point       place.Point // zero where it is not to be told
	URL         string      // whole; empty where the site's address is not known
	Kinds       []string
	Changed     time.Time // when what is said of it was last different
	Status      Status
	Times       schedule.Series
}

// Status is whether something happens.
type Status = ical.ObjectStatus

// How sure it is that something happens.
const (
	Confirmed = ical.ObjectStatusConfirmed
	Tentative = ical.ObjectStatusTentative
	Cancelled = ical.ObjectStatusCancelled // a calendar that has it takes it away
)

// MediaType is that of a calendar file.
const MediaType = "text/calendar; charset=utf-8"

// refresh is how often a calendar that subscribes is to look again.
const refresh = "PT12H"

// Writer writes a calendar, one event after the other, and holds none: those that Event
// writes are written to it as they are.
type Writer struct {
	io.Writer
	end []byte
}

// layout is how events are written.
var layout = &ical.SerializationConfiguration{MaxLength: folded, PropertyMaxLength: folded, NewLine: newLine}

// NewWriter begins a calendar. Source is its own whole address; empty where that is not known.
func NewWriter(to io.Writer, name, source, language string) (*Writer, error) {
	empty := ical.NewCalendar()
	empty.SetProductId("-//Bandstand//Activities//" + strings.ToUpper(language))
	empty.SetCalscale("GREGORIAN")
	empty.SetName(line(name)) // X-WR-CALNAME too, which is what Google and Outlook read
	empty.SetXWRTimezone(zone)
	empty.SetRefreshInterval(refresh) // its name there has VALUE=DURATION
	empty.SetXPublishedTTL(refresh)
	if source != "" {
		empty.SetUrl(source)
	}
	empty.AddVTimezone(london())
	var frame bytes.Buffer
	if err := empty.SerializeTo(&frame, ical.WithNewLine(newLine)); err != nil {
		return nil, err
	}
	// Events are written one by one between the frame's two parts, so that a calendar of
	// ten thousand is never held whole.
	end := []byte("END:" + string(ical.ComponentVCalendar) + newLine)
	made := &Writer{to, end}
	_, err := to.Write(bytes.TrimSuffix(frame.Bytes(), end))
	return made, err
}

// newLine ends every line; the library's own differs by the machine that builds.
const newLine = "\r\n"

// folded is after how many bytes a line goes on in the next.
const folded = 75

// Close ends the calendar.
func (w *Writer) Close() error {
	_, err := w.Writer.Write(w.end)
	return err
}

// Write writes the event to a calendar: its rule, and each day that stands for itself. Days
// are events of their own and not an RDATE, because Outlook reads none.
func (e Event) Write(w io.Writer) error {
	times := e.Times
	if times.Rule != "" {
		first := times.First
		first.CheckFirst = false // that stands with the day itself
		series := e.at(e.ID, first, e.Status)
		series.AddProperty(ical.ComponentPropertyRrule, times.Rule)
		for _, start := range times.Except {
			addTime(series, ical.ComponentPropertyExdate, start)
		}
		if err := series.SerializeTo(w, layout); err != nil {
			return err
		}
	}
	if e.Status != Cancelled {
		for _, one := range times.Unsure {
			instead := e.at(e.ID, one, Tentative)
			addTime(instead, ical.ComponentPropertyRecurrenceId, one.Start)
			if err := instead.SerializeTo(w, layout); err != nil {
				return err
			}
		}
	}
	if err := e.writeDays(w, times.Days, e.Status); err != nil {
		return err
	}
	return e.writeDays(w, times.Cancelled, Cancelled)
}

func (e Event) writeDays(w io.Writer, days []schedule.Occurrence, status Status) error {
	for _, one := range days {
		sure := status
		if one.CheckFirst && sure == Confirmed {
			sure = Tentative
		}
		if err := e.at(DayID(e.ID, one), one, sure).SerializeTo(w, layout); err != nil {
			return err
		}
	}
	return nil
}

// Host returns the host in the ids of events of a site, by its whole address.
func Host(base string) string {
	if read, err := url.Parse(base); err == nil && read.Host != "" {
		return read.Hostname()
	}
	return "bandstand.invalid"
}

// DayID returns the id of an event that is one day alone.
func DayID(id string, day schedule.Occurrence) string {
	name, host, _ := strings.Cut(id, "@")
	return name + "." + schedule.DateOf(day.Start).String() + "@" + host
}

// at returns the event at one time.
func (e Event) at(id string, when schedule.Occurrence, status Status) *ical.VEvent {
	made := ical.NewEvent(id)
	add := func(property ical.ComponentProperty, value string) {
		if value != "" {
			made.AddProperty(property, value)
		}
	}
	title, about := e.Title, e.About
	if when.CheckFirst && status == Tentative {
		title = e.UnsureTitle
	}
	if note := when.Note.String(); note != "" {
		about = note + "\n" + about
	}
	changed := e.Changed.UTC().Format("20060102T150405Z")
	add(ical.ComponentPropertyDtstamp, changed) // without METHOD the two mean the same
	add(ical.ComponentPropertyLastModified, changed)
	add(ical.ComponentPropertySequence, strconv.Itoa(sequence(e.Changed)))
	addTime(made, ical.ComponentPropertyDtStart, when.Start)
	if when.End.After(when.Start) {
		addTime(made, ical.ComponentPropertyDtEnd, when.End)
	}
	add(ical.ComponentPropertySummary, line(title))
	add(ical.ComponentPropertyDescription, lines(about))
	add(ical.ComponentPropertyLocation, line(e.Where))
	if e.Point != (place.Point{}) {
		add(ical.ComponentPropertyGeo, fmt.Sprintf("%.5f;%.5f", e.Point.Lat, e.Point.Lon))
	}
	add(ical.ComponentPropertyUrl, e.URL)
	for _, kind := range e.Kinds {
		add(ical.ComponentPropertyCategories, line(kind))
	}
	add(ical.ComponentPropertyStatus, string(status))
	add(ical.ComponentPropertyTransp, string(ical.TransparencyTransparent)) // who looks is not busy for it
	return made
}

// sequence numbers the states of an event: a calendar takes the one with the greater
// number. It is the minutes since a moment before there was any, so that nothing has to
// be remembered from one build to the next.
func sequence(changed time.Time) int {
	return max(0, int(changed.Sub(time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)).Minutes()))
}

// addTime adds a time as the clock on the wall shows it, so that a rule keeps to the same
// hour when the clocks change.
func addTime(to *ical.VEvent, property ical.ComponentProperty, at time.Time) {
	to.AddProperty(property, at.In(schedule.London).Format("20060102T150405"), ical.WithTZID(zone))
}

// line returns a text as one line, without what no calendar may hold.
func line(text string) string {
	return strings.Join(strings.FieldsFunc(text, unicode.IsControl), " ")
}

// lines returns a text of several.
func lines(text string) string {
	var all []string
	for one := range strings.SplitSeq(text, "\n") {
		if one = line(one); one != "" {
			all = append(all, one)
		}
	}
	return strings.Join(all, "\n")
}
