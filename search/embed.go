package search

import (
	"bytes"
	"cmp"
	"net/http"
	"regexp"
	"slices"
	"time"

	"bandstand/directory/activity"
	"bandstand/directory/page"
	"bandstand/directory/words"
	"bandstand/search/index"
)

// EmbedPath is the address of a town's next things, for pages of other sites to frame. The
// star is the town.
const EmbedPath = "/towns/*/embed/"

// EmbedAddress returns the address of what a page frames of a town, by its slug.
func EmbedAddress(town string) string { return "/towns/" + town + "/embed/" }

var embedded = regexp.MustCompile(`/towns/([^/]+)/embed/?$`)

// mostEmbedded is how many things a frame shows.
const mostEmbedded = 10

// embedView is what layouts/embed.html is filled with.
type embedView struct {
	Heading  string
	Town     Town // without a slug where there is none of that address
	Things   []Shown
	ToRing   string     // heads the lead to groups to ring first, where there is nothing else
	Empty    bool       // nothing is there
	LongAgo  words.Text // that the site has not been made anew for long
	SeeAll   string
	AllThere string // its address
}

// townOf returns the slug of the town whose next things an address asks for, wherever the
// service is mounted.
func townOf(r *http.Request) (slug string, ok bool) {
	found := embedded.FindStringSubmatch(r.URL.Path)
	if found == nil {
		return "", false
	}
	return found[1], true
}

// serveEmbed answers with a town's next things. Any site may frame them.
func (s *Service) serveEmbed(w http.ResponseWriter, r *http.Request, slug string, now time.Time) {
	layouts, err := s.layouts()
	if err != nil {
		front.Error(w, r, err)
		return
	}
	status := http.StatusOK
	view := embedView{
		Heading: s.lang.Say("embed.no_town"), SeeAll: s.lang.Say("list.towns.index"), AllThere: "/towns/",
		LongAgo: s.sayBuiltLongAgo(now),
	}
	town := slices.IndexFunc(s.index.Towns, func(t Town) bool { return t.Slug == slug })
	if town < 0 {
		status = http.StatusNotFound
	} else {
		view.Town = s.index.Towns[town]
		view.Heading = s.lang.Say("list.towns.heading", "town", view.Town.Name)
		view.SeeAll, view.AllThere = s.lang.Say("embed.all", "town", view.Town.Name), "/towns/"+slug+"/"
		if view.Things, err = s.nextIn(uint16(town), now); err != nil {
			front.Error(w, r, err)
			return
		}
		if listed, ringFirst := s.counts(now, func(row int) bool { return s.index.Town[row] == uint16(town) }); ringFirst > 0 {
			view.ToRing = s.lang.Say("ring_first.all", "count", ringFirst)
		} else {
			view.Empty = listed == 0
		}
		w.Header().Set("Cache-Control", "public, max-age=300")
	}
	var body bytes.Buffer
	if err := layouts.Fill(&body, "embed", page.Head{Title: view.Heading, NoIndex: true, Framed: true}, view); err != nil {
		front.Error(w, r, err)
		return
	}
	page.Send(w, r, status, "text/html; charset=utf-8", body.Bytes())
}

// nextIn returns what is on next in a town and has room, the soonest first, then what has no
// date. Each stands there once.
func (s *Service) nextIn(town uint16, now time.Time) ([]Shown, error) {
	type next struct {
		row    int
		coming []Coming
	}
	var all []next
	for row, in := range s.index.Town {
		if in == town {
			all = append(all, next{row, s.index.Coming(row, index.Minutes(now))})
		}
	}
	slices.SortStableFunc(all, func(a, b next) int {
		if len(a.coming) == 0 || len(b.coming) == 0 {
			return cmp.Compare(len(b.coming), len(a.coming))
		}
		return a.coming[0].Start().Compare(b.coming[0].Start())
	})
	var shown []Shown
	for _, one := range all {
		card, err := s.index.Card(one.row)
		if err != nil {
			return nil, err
		}
		card.Coming = one.coming
		if made := card.Show(now, s.lang, nil); made.Listed && hasRoom(made.State) {
			if shown = append(shown, made); len(shown) == mostEmbedded {
				break
			}
		}
	}
	return shown, nil
}

// hasRoom reports whether somebody new may come, as far as anybody knows.
func hasRoom(state activity.State) bool {
	return state == activity.Open || state == activity.NearlyFull
}
