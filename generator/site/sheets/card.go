package sheets

import (
	"encoding/json"
	"io"
	"time"

	"bandstand/directory/activity"
	"bandstand/directory/words"
	"bandstand/generator/site/wording"
)

// Card is what My list shows of an activity, and what it prints. It is published
// beside the activity's page, so that a list opened from a link needs nothing but
// files.
type Card struct {
	URL          string                   `json:"url"`
	Title        words.Text               `json:"title"`
	State        []activity.Phase[string] `json:"state,omitempty"` // what to know before going
	Summary      words.Text               `json:"summary"`
	When         []words.Text             `json:"when"`
	Next         []CardDate               `json:"next,omitempty"`
	Where        []words.Text             `json:"where,omitempty"`
	Cost         []words.Text             `json:"cost"`
	How          []activity.Phase[string] `json:"how"`
	Join         []words.Text             `json:"join,omitempty"`
	AskFor       words.Text               `json:"ask_for,omitempty"`
	Ways         []wording.Way            `json:"ways"` // phone first
	GettingThere []words.Text             `json:"getting_there,omitempty"`
	FirstVisit   []words.Text             `json:"first_visit,omitempty"`
	Questions    []string                 `json:"questions,omitempty"`
	Checked      words.Text               `json:"checked"`
	Message      string                   `json:"message"` // the same, as a message that hands the list on says it
	QR           *QRCode                  `json:"qr,omitempty"`
}

// CardDate is one of the coming dates.
type CardDate struct {
	Ends time.Time `json:"ends"`
	Says string    `json:"says"`
}

// WriteCard writes the card of an activity as JSON. State is what its card in lists
// says of it.
func (m *Maker) WriteCard(w io.Writer, said *wording.Said, state []activity.Phase[string], qr *QRCode) error {
	a := said.Activity
	card := Card{
		URL:          m.Prefix + a.Path(),
		Title:        a.Title,
		State:        state,
		Summary:      a.Summary,
		When:         said.WhenInLines(),
		Where:        said.WhereInLines(),
		Cost:         wording.WholeCost(m.Say.Lang, a.Cost),
		How:          said.Hows,
		Join:         said.Referral,
		Ways:         wording.Ways(m.Say.Lang, a.Join.Contact),
		GettingThere: wording.GettingThere(m.Say.Lang, said),
		Questions:    said.Questions,
		Checked:      said.CheckedSaid,
		Message:      wording.InAMessage(m.Say.Lang, said),
		QR:           qr,
	}
	if a.FirstVisit != "" {
		card.FirstVisit = []words.Text{a.FirstVisit}
	}
	if a.Join.Contact.Role != "" {
		card.AskFor = m.Say.Lang.Text("contact.ask_for") + " " + a.Join.Contact.Role + "."
	}
	for _, next := range said.Next {
		says := next.Says
		if next.CheckFirst {
			says += ". " + m.Say.Lang.Say("card.check_first")
		}
		card.Next = append(card.Next, CardDate{next.Gone, says})
	}
	body, err := json.Marshal(card)
	if err != nil {
		return err
	}
	_, err = w.Write(body)
	return err
}
