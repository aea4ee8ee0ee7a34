package search

import (
	"bytes"
	"net/http"
	"net/url"
	"sort"
	"strconv"
	"time"

	"bandstand/directory/activity"
	"bandstand/directory/calendar"
	"bandstand/directory/page"
	"bandstand/directory/schedule"
	"bandstand/search/index"
)

// The parameters of the address of one date, to add to a calendar.
const (
	calendarOf = "calendar" // the slug of an activity
	calendarAt = "at"       // when it begins
)

// DateAddress returns the address of one date of an activity, as a calendar file; "" where
// the service does not know so far ahead.
func DateAddress(slug string, coming []Coming, start time.Time) string {
	for _, one := range coming {
		if one.Start().Equal(start) {
			return "/search?" + url.Values{calendarOf: {slug}, calendarAt: {start.UTC().Format(time.RFC3339)}}.Encode()
		}
	}
	return ""
}

// serveDate answers one date of an activity as a calendar, where it is still to be believed.
func (s *Service) serveDate(w http.ResponseWriter, r *http.Request, asked url.Values, now time.Time) {
	card, coming, nth, err := s.date(asked.Get(calendarOf), asked.Get(calendarAt), now)
	if err != nil {
		front.Error(w, r, err)
		return
	}
	if nth == 0 { // it has passed, or is no longer on: its page says which
		front.Fail(w, r, http.StatusNotFound)
		return
	}
	base := s.Shell.BaseURL
	event := calendar.Event{
		ID: card.Slug + "@" + calendar.Host(base), Title: card.Title.String(),
		UnsureTitle: s.lang.Say("calendar.unsure", "title", card.Title),
		About:       card.Summary.String() + "\n" + card.Cost.String(), Where: card.Where, Status: calendar.Confirmed,
		Times: schedule.Series{Days: []schedule.Occurrence{{Start: coming.Start(), End: coming.End(), CheckFirst: coming.CheckFirst}}},
	}
	if nth > 1 { // that day has another, which this one is not to replace
		event.ID = card.Slug + "." + strconv.Itoa(nth) + "@" + calendar.Host(base)
	}
	if stands := activity.StandingAt(card.Turns, now); stands.State == activity.Ask || stands.Freshness != activity.Fresh {
		event.Status = calendar.Tentative
	}
	if checked, err := schedule.ParseDate(card.LastChecked); err == nil {
		event.Changed = checked.Midnight(schedule.London)
	}
	if base != "" {
		event.URL = base + card.URL
		event.About += "\n" + event.URL
	}
	for _, kind := range card.KindLabels {
		event.Kinds = append(event.Kinds, kind.String())
	}
	var body bytes.Buffer
	made, err := calendar.NewWriter(&body, event.Title, "", s.lang.Code())
	if err == nil {
		err = event.Write(made)
	}
	if err == nil {
		err = made.Close()
	}
	if err != nil {
		front.Error(w, r, err)
		return
	}
	w.Header().Set("Content-Disposition", `inline; filename="`+card.Slug+`.ics"`)
	page.Send(w, r, http.StatusOK, calendar.MediaType, body.Bytes())
}

// date finds an activity by its slug and one of its dates by when it begins, and tells which of the
// times of that day of the week it is: 1 for the first, 0 where there is no such date.
func (s *Service) date(slug, at string, now time.Time) (card Card, coming Coming, nth int, err error) {
	start, err := time.Parse(time.RFC3339, at)
	if err != nil {
		return card, coming, 0, nil
	}
	row := sort.Search(len(s.index.Pence), func(row int) bool { // rows are in the order of their slugs
		if err == nil {
			card, err = s.index.Card(row)
		}
		return card.Slug >= slug
	})
	if err != nil || row == len(s.index.Pence) {
		return card, coming, 0, err
	}
	if card, err = s.index.Card(row); err != nil || card.Slug != slug || !activity.StandingAt(card.Turns, now).Happens() {
		return card, coming, 0, err
	}
	for _, one := range s.index.Coming(row, index.Minutes(now)) {
		if begins := one.Start(); begins.Equal(start) {
			return card, one, s.index.NthOfDay(row, begins), nil
		}
	}
	return card, coming, 0, nil
}
