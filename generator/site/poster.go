package site

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

// posterPage is what poster.html is filled with.
type posterPage struct {
	*activityPage
	Back      page.Link
	When      []words.Text
	LongTitle bool
	Reach     wording.Way // what a strip says beside the name: the phone, or what comes nearest
	Strips    []struct{}
}

func posterPath(a *activity.Activity) string { return a.Path() + "poster/" }

// hasPoster reports whether an activity can be put up on a notice board: not where
// it no longer happens, or may not.
func (e *edition) hasPoster(a *activity.Activity) bool {
	return e.say.NotHappening(a) == "" && a.Listed(e.now)
}

// poster returns the sheet to pin up, with strips to tear off.
func (e *edition) poster(one *listing) (page.Head, any, error) {
	made, err := e.activityPage(one)
	if err != nil {
		return page.Head{}, nil, err
	}
	poster := posterPage{
		activityPage: made,
		Back:         page.Link{Label: one.Title, URL: one.Path()},
		When:         one.sayWhen(made),
		LongTitle:    len(one.Title.String()) > longTitle,
		Strips:       make([]struct{}, strips),
	}
	if ways := e.say.Ways(one.Join.Contact); len(ways) > 0 {
		poster.Reach = ways[0]
	}
	return page.Head{
		Title:       e.lang.Say("poster.title", "title", one.Title),
		Description: e.lang.Say("poster.lead"),
		Section:     "find",
		Crumbs:      append(e.activityCrumbs(one), poster.Back),
		Sheet:       "poster",
	}, poster, nil
}
