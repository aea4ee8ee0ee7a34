package site

import (
	"bytes"
	"encoding/json"
	"path"
	"regexp"
	"strings"
	"testing"
	"time"

	"bandstand/directory/activity"
	"bandstand/directory/schedule"
)

// hidden is what listings say that is for nobody outside: where somebody lives, a draft,
// the operator's name for an address, how to reach a group to which a professional refers.
var hidden = []string{
	"Pinprick House", "77 Nowhere Lane", "6LB", "drafty", "secretbook",
	"960 555", "960555", "refonly@example.org",
}

var linkedBlock = regexp.MustCompile(`(?s)<script type="?application/ld\+json"?>(.*?)</script>`)

// TestNoFormTellsWhatPagesHide looks into every file that is not a page, into what pages say
// to search engines, and into all that the search service carries.
func TestNoFormTellsWhatPagesHide(t *testing.T) {
	const common = `kinds: [music]
generations: {younger: {from: 5}, older: {from: 50}, together: Side by side.}
sessions: [{day: Tuesday, time: "10:30 to 12:00", repeats: weekly}]
cost: {free: true}
first_visit: Ring first.
last_checked: 2026-11-02
checked_by: directory editor
checked_how: phoned
`
	made := makeSite(t, smallContent(t, "on", map[string]string{
		"activities/at-home.md": "---\ntitle: At Home\nsummary: Sing at home.\norganisation: salford-song-circle\n" + common +
			"venue: {name: Pinprick House, address: 77 Nowhere Lane, town: salford, postcode: M6 6LB, setting: home, entrance: The mauve door, area_only: true}\n" +
			"join: {how: ask-first, message_form: true, form_to: secretbook, contact: {role: the host, phone: 01632 960001}}\n---\nHome.\n",
		"activities/referred.md": "---\ntitle: Referred\nsummary: Sing when referred.\norganisation: salford-song-circle\n" + common +
			"venue: {name: The Hall, address: 1 High Street, town: salford, postcode: M6 5LB, setting: community}\n" +
			"join: {how: professional-only, referral: {who: your surgery}, contact: {role: the host, phone: 01632 960555, email: refonly@example.org}}\n---\nHall.\n",
		"activities/drafty.md": "---\ntitle: Drafty\nstatus: draft\n---\nNothing yet.\n",
	}), Options{Now: now, BaseURL: "https://bandstand.example.org", AddressBook: map[string]string{"secretbook": "book@example.org"}})
	for name, body := range made.Files {
		if bytes.Contains(body, []byte("mauve door")) {
			t.Errorf("%s tells the door", name)
		}
	}
	looked := 0
	for name, body := range made.Files {
		if ending := path.Ext(name); ending == ".html" || path.Base(name) == "card.json" || strings.HasPrefix(name, "assets/") {
			continue
		}
		looked++
		for _, secret := range hidden {
			if bytes.Contains(body, []byte(secret)) {
				t.Errorf("%s says %q", name, secret)
			}
		}
	}
	linked := 0
	for name, body := range made.Files {
		for _, block := range linkedBlock.FindAllSubmatch(body, -1) {
			linked++
			for _, secret := range hidden {
				if bytes.Contains(block[1], []byte(secret)) {
					t.Errorf("the JSON-LD of %s says %q", name, secret)
				}
			}
		}
	}
	filtered := 0
	for _, one := range made.Search.Documents {
		var carried []byte
		if one.OpenReferral != nil {
			shown := one.OpenReferral()
			carried = append(shown.Service, shown.At...)
		}
		filtered += min(len(carried), 1)
		card, err := json.Marshal(one.Card)
		if err != nil {
			t.Fatal(err)
		}
		said, err := json.Marshal(one)
		if err != nil {
			t.Fatal(err)
		}
		for _, secret := range hidden {
			if bytes.Contains(carried, []byte(secret)) || bytes.Contains(card, []byte(secret)) || bytes.Contains(said, []byte(secret)) {
				t.Errorf("search carries %q of %s", secret, one.Card.Slug)
			}
		}
	}
	if linked < 3 || filtered < 3 {
		t.Errorf("only %d blocks of JSON-LD and %d cards were looked into", linked, filtered)
	}
	if looked < 20 {
		t.Errorf("only %d files were looked into", looked)
	}
}

// TestADateSaysWhenItEnds: one that has to be asked for can be had until it begins, and goes on after that all the same.
func TestADateSaysWhenItEnds(t *testing.T) {
	for _, how := range []string{"come-along", "ask-first", "book"} {
		made := makeSite(t, smallContent(t, "off", map[string]string{"activities/plant-pals.md": joinedIn(
			"{how: "+how+", contact: {role: the host, phone: 01632 960001}}", "last_checked: 2026-11-02")}),
			Options{Now: now, BaseURL: "https://bandstand.example.org"})
		var said struct {
			Graph []struct {
				Type               string `json:"@type"`
				StartDate, EndDate string
			} `json:"@graph"`
		}
		block := linkedBlock.FindSubmatch(made.Files["activities/plant-pals/index.html"])
		if err := json.Unmarshal(block[1], &said); err != nil {
			t.Fatal(err)
		}
		dates := 0
		for _, one := range said.Graph {
			switch one.Type {
			case "Event":
				dates++
				if !strings.Contains(one.StartDate, "T10:30:00") || !strings.Contains(one.EndDate, "T12:00:00") {
					t.Errorf("%s: a date is said to be from %q to %q", how, one.StartDate, one.EndDate)
				}
			case "EventSeries":
				if one.StartDate == "" || one.EndDate != "" {
					t.Errorf("%s: the series, which has no end, is said to be from %q to %q", how, one.StartDate, one.EndDate)
				}
			}
		}
		if dates == 0 {
			t.Errorf("%s: there are no dates", how)
		}
		for _, one := range made.Search.Documents {
			for _, coming := range one.Card.Coming {
				start, end, gone := coming.Start(), coming.End(), coming.Gone()
				if one.Card.Slug == "plant-pals" && (end.Sub(start) != 90*time.Minute || gone.Equal(start) == (how == "come-along")) {
					t.Errorf("%s: search knows a date from %s to %s, gone at %s", how, start, end, gone)
				}
			}
		}
	}
}

// TestAChangeIsNewsEverywhere: who changes a page and confirms nothing is heard all the same, because what others hold
// is replaced by when it was last different.
func TestAChangeIsNewsEverywhere(t *testing.T) {
	held := smallContent(t, "off", map[string]string{"activities/plant-pals.md": joinedIn(
		"{how: come-along, contact: {role: the host, phone: 01632 960001}}", "last_checked: 2026-11-02")})
	made := func(on string) map[string][]byte {
		options := Options{Now: now, BaseURL: "https://bandstand.example.org"}
		if on != "" {
			day, err := schedule.ParseDate(on)
			if err != nil {
				t.Fatal(err)
			}
			options.Altered = func(file string) (activity.Alteration, bool) {
				return activity.Alteration{On: day, About: []string{"times"}}, strings.HasSuffix(file, "plant-pals.md")
			}
		}
		return makeSite(t, held, options).Files
	}
	var service string
	before, after := made(""), made("2026-11-20")
	for name := range before {
		if strings.HasPrefix(name, "open-referral/services/") && bytes.Contains(before[name], []byte("Plant Pals")) {
			service = name
		}
	}
	for name, news := range map[string][2]string{
		"activities/plant-pals/calendar.ics": {"LAST-MODIFIED:20261102T000000Z", "LAST-MODIFIED:20261120T000000Z"},
		"activities/feed.atom":               {"<updated>2026-11-02T", "<updated>2026-11-20T"},
		"activities/feed.json":               {`"date_modified":"2026-11-02T`, `"date_modified":"2026-11-20T`},
		service:                              {`"last_modified":"2026-11-02T`, `"last_modified":"2026-11-20T`},
	} {
		if !bytes.Contains(before[name], []byte(news[0])) || bytes.Contains(before[name], []byte(news[1])) || !bytes.Contains(after[name], []byte(news[1])) {
			t.Errorf("%s does not tell of the change: %.2000s", name, after[name])
		}
	}
	for _, other := range []string{"2026-10-01", "2026-12-24"} { // before it was confirmed, and on a day still to come
		for name, body := range made(other) {
			if path.Ext(name) != ".html" && !bytes.Equal(body, before[name]) {
				t.Errorf("%s tells of a change on %s", name, other)
			}
		}
	}
}
