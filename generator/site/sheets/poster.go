package sheets

import (
	"time"

	"bandstand/directory/activity"
	"bandstand/directory/page"
	"bandstand/directory/schedule"
	"bandstand/directory/words"
	"bandstand/generator/site/wording"
)

const (
	// Strips is how many strips a poster has to tear off.
	Strips = 8
	// longTitle is the number of letters from which a poster's title is set smaller.
	longTitle = 24
)

// Poster is what poster.html is filled with: the sheet to pin up, with strips to tear
// off.
type Poster struct {
	Said       *wording.Said
	Back       page.Link
	When       []words.Text
	LongTitle  bool
	Picture    string       // address of what stands across its top: the group's own picture, or a scene
	Reach      *wording.Way // what a strip says beside the name; nil where there is nothing
	Host, Path string       // the address, in two parts, so that it breaks between them
	QR         *QRCode
	Strips     []any  // as HTML, each the same; whoever fills layouts adds them
	True       string // when it was confirmed, and from when one has to ask: a sheet hangs for years
}

// PosterPath returns the address of an activity's poster.
func PosterPath(a *activity.Activity) string { return a.Path() + "poster/" }

// Poster returns the poster of an activity, and the head of its page below crumbs.
func (m *Maker) Poster(said *wording.Said, crumbs []page.Link, qr *QRCode) (page.Head, Poster) {
	a := said.Activity
	poster := Poster{
		Said:      said,
		Back:      page.Link{Label: a.Title, URL: a.Path()},
		When:      said.WhenInLines(),
		LongTitle: len(a.Title.String()) > longTitle,
		Reach:     m.reach(a),
		Host:      m.Host(),
		Path:      a.Path(),
		QR:        qr,
		True:      m.confirmed(a),
	}
	return page.Head{
		Title:       m.Say.Lang.Say("poster.title", "title", a.Title),
		Description: m.Say.Lang.Say("poster.lead"),
		Section:     "find",
		Crumbs:      append(crumbs, poster.Back),
		Sheet:       "poster",
	}, poster
}

// confirmed returns when somebody asked a group whether all is right, and until when paper may
// be trusted: to the last day before its page begins to say "call first" or that it may be over.
// It follows from what the group said alone, so that a poster does not change with each build.
func (m *Maker) confirmed(a *activity.Activity) string {
	ask := ".ask"
	if a.Join.Contact.Phone != "" {
		ask = ".ring"
	}
	date := m.Say.Date(a.LastChecked)
	turns := a.Turns()
	if !isSure(activity.StandingAt(turns, m.Say.Now)) {
		return m.Say.Lang.Say("poster.confirmed"+ask, "date", date)
	}
	for _, turn := range turns {
		if turn.From.After(m.Say.Now) && !isSure(turn.Standing) {
			last := schedule.DateOf(turn.From.Add(-time.Minute))
			return m.Say.Lang.Say("poster.confirmed_until"+ask, "date", date, "until", m.Say.Date(last))
		}
	}
	return m.Say.Lang.Say("poster.confirmed"+ask, "date", date)
}

// isSure reports whether a page would say that one may go as it tells.
func isSure(at activity.Standing) bool {
	return at.Freshness == activity.Fresh && at.Happens() && at.State != activity.Ask && !at.RingFirst
}
