package sheets

import (
	"bandstand/directory/activity"
	"bandstand/directory/page"
	"bandstand/directory/words"
	"bandstand/generator/site/wording"
)

const (
	// strips is how many strips a poster has to tear off.
	strips = 8
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
	Strips     []struct{}
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
		Strips:    make([]struct{}, strips),
	}
	return page.Head{
		Title:       m.Say.Lang.Say("poster.title", "title", a.Title),
		Description: m.Say.Lang.Say("poster.lead"),
		Section:     "find",
		Crumbs:      append(crumbs, poster.Back),
		Sheet:       "poster",
	}, poster
}
