package site

import (
	"bytes"
	"encoding/json"
	"path"
	"regexp"
	"strings"
	"testing"
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
			"venue: {name: Pinprick House, address: 77 Nowhere Lane, town: salford, postcode: M6 6LB, setting: home, area_only: true}\n" +
			"join: {how: ask-first, message_form: true, form_to: secretbook, contact: {role: the host, phone: 01632 960001}}\n---\nHome.\n",
		"activities/referred.md": "---\ntitle: Referred\nsummary: Sing when referred.\norganisation: salford-song-circle\n" + common +
			"venue: {name: The Hall, address: 1 High Street, town: salford, postcode: M6 5LB, setting: community}\n" +
			"join: {how: professional-only, referral: {who: your surgery}, contact: {role: the host, phone: 01632 960555, email: refonly@example.org}}\n---\nHall.\n",
		"activities/drafty.md": "---\ntitle: Drafty\nstatus: draft\n---\nNothing yet.\n",
	}), Options{Now: now, BaseURL: "https://bandstand.example.org", AddressBook: map[string]string{"secretbook": "book@example.org"}})
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
