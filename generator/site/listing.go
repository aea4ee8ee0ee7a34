package site

import (
	"html/template"
	"sync"

	"bandstand/directory/activity"
	"bandstand/directory/schedule"
	"bandstand/generator/scene"
	"bandstand/generator/site/services"
	"bandstand/generator/site/sheets"
	"bandstand/generator/site/wording"
	"bandstand/search"
)

// listing is an activity with what lists need of it.
type listing struct {
	*activity.Activity
	listed    bool // lists show it
	ringFirst bool // lists name it as one to ring before one goes
	slots     []schedule.Slot
	shown     search.Shown
	picture   *picture                      // nil where there is none
	scene     scene.Scene                   // stands where there is no picture
	card      func() (template.HTML, error) // made when first wanted, placed in many lists

	searched sync.Once        // makes document, in a site that is to be followed
	document *search.Document // else nil
}

// newListings works every activity out. What before has of the same ones is taken over:
// it was worked out for the same moment, in the same words, and of a translation also for
// the same in English.
func (e *edition) newListings(before *edition) []*listing {
	var held []*listing
	if before != nil {
		held = before.listings
	}
	at := 0              // in held: both are sorted
	layouts := e.layouts // and not e, which a listing that is taken over would hold
	all := make([]*listing, len(e.Activities))
	for i, one := range e.Activities {
		for at < len(held) && held[at].Slug < one.Slug {
			at++
		}
		if at < len(held) && held[at].Activity == one &&
			(e.first == nil || e.first.listings[i] == before.first.listings[at]) {
			all[i] = held[at]
			continue
		}
		made := &listing{Activity: one, listed: one.Listed(e.now), ringFirst: one.RingFirst(e.now)}
		var coming []search.Coming
		if e.first == nil {
			made.slots = one.Schedule.Slots(e.now)
			made.scene = e.sceneOf(one, made.slots)
			coming = each(e.say.Coming(one, e.now.Add(search.Horizon)), func(next schedule.Occurrence) search.Coming {
				return search.Coming{Start: next.Start, End: next.End, CheckFirst: next.CheckFirst}
			})
		} else {
			first := e.first.listings[i] // the same dates, and the same scene, which words of the translation do not change
			made.scene = first.scene
			made.slots, coming = first.slots, first.shown.Coming
			if first.picture != nil {
				own := *first.picture
				own.Alt, own.Credit = one.Image.Alt, one.Image.Credit
				made.picture = &own
			}
		}
		card := services.Card(e.say, one, coming)
		card.Picture = made.cardPicture()
		made.shown = card.Show(e.now, e.lang, nil).Ageing(e.now, e.lang)
		made.card = sync.OnceValues(func() (template.HTML, error) { return layouts.Component("card", made.shown) })
		all[i] = made
	}
	return all
}

// documents returns what search knows of every listing. In another language english are
// those of the same listings.
func (e *edition) documents(english []search.Document) []search.Document {
	writer := services.NewWriter(e.say)
	all := make([]search.Document, len(e.listings))
	for i, one := range e.listings {
		var first *search.Document
		if e.first != nil {
			first = &english[i]
		}
		if !e.options.Followed {
			all[i] = e.document(writer, one, first)
			continue
		}
		one.searched.Do(func() {
			made := e.document(writer, one, first)
			one.document = &made
		})
		all[i] = *one.document
	}
	return all
}

// document returns what search knows of one listing. In the directory's own language it
// filters lists of Open Referral too.
func (e *edition) document(writer *services.Writer, one *listing, english *search.Document) search.Document {
	made := writer.Document(one.inSearch(), english)
	if e.first == nil && (one.listed || one.ringFirst) {
		listed, at, err := e.openReferral.InSearch(one.Activity)
		if err == nil { // it is text and numbers, of which JSON takes all
			made.Card.OpenReferral = search.OpenReferral{Service: listed, At: at}
		}
	}
	return made
}

// inSearch returns the listing as search has it.
func (l *listing) inSearch() services.Listing {
	return services.Listing{Activity: l.Activity, Card: l.shown.Card, Slots: l.slots}
}

// onPaper returns the listing as sheets have it.
func (l *listing) onPaper() sheets.Listing {
	return sheets.Listing{Activity: l.Activity, Shown: l.shown}
}

// described is an activity in words, and the QR code of its page.
type described struct {
	*wording.Said
	qr *sheets.QRCode
}

// recent keeps what was described last: the page of an activity, its card and its poster
// are mostly filled one after the other, and to keep what all activities say would take
// as much as to keep all pages.
type recent struct {
	mutex sync.Mutex
	last  [16]struct {
		of   *listing
		made func() (described, error)
	}
	next int
}

// describe returns an activity in words, and the QR code of its page.
func (e *edition) describe(one *listing) (described, error) {
	return e.recent.of(one, func() (described, error) {
		qr, err := sheets.NewQR(e.shell.BaseURL, one.Path())
		return described{e.say.Describe(one.Activity), qr}, err
	})()
}

// of returns what is kept of a listing, or keeps what makes it.
func (r *recent) of(one *listing, describe func() (described, error)) func() (described, error) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	for _, known := range r.last {
		if known.of == one {
			return known.made
		}
	}
	at := &r.last[r.next]
	r.next = (r.next + 1) % len(r.last)
	at.of, at.made = one, sync.OnceValues(describe)
	return at.made
}
