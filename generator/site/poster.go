package site

import (
	"bandstand/directory/activity"
	"bandstand/directory/page"
	"bandstand/directory/words"
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
	When      []string
	LongTitle bool
	Reach     handedWay // what a strip says beside the name: the phone, or what comes nearest
	Strips    []struct{}
}

func posterPath(a *activity.Activity) string { return a.Path() + "poster/" }

// hasPoster says whether an activity can be put up on a notice board: not where
// it no longer happens, or may not.
func (m *maker) hasPoster(a *activity.Activity) bool {
	return m.notHappening(a) == "" && a.Listed(m.now)
}

// makePoster makes the sheet to pin up, with strips to tear off.
func (m *maker) makePoster(one listing, made *activityPage) error {
	poster := posterPage{
		activityPage: made,
		Back:         page.Link{Label: one.Title, URL: one.Path()},
		When:         one.sayWhen(made),
		LongTitle:    len(words.Plain(one.Title)) > longTitle,
		Strips:       make([]struct{}, strips),
	}
	if ways := m.sayWays(one.Join.Contact); len(ways) > 0 {
		poster.Reach = ways[0]
	}
	return m.put("poster", page.Head{
		Title:       m.in.Say("poster.title", "title", one.Title),
		Description: m.in.Say("poster.lead"),
		Path:        posterPath(one.Activity),
		Section:     "find",
		Crumbs:      append(m.activityCrumbs(one), poster.Back),
		NoIndex:     true,
		Sheet:       "poster",
	}, poster)
}
