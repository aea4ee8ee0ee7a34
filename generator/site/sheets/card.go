package sheets

import (
	"encoding/json"
	"io"
	"time"

	"bandstand/generator/site/wording"
)

// Card is what My list shows of an activity, and what it prints. It is published
// beside the activity's page, so that a list opened from a link needs nothing but
// files. Words of another language keep their marks (words.Foreign), of which the page
// makes lang.
type Card struct {
	URL          string        `json:"url"`
	Title        string        `json:"title"`
	State        string        `json:"state,omitempty"` // what to know before going
	Summary      string        `json:"summary"`
	When         []string      `json:"when"`
	Next         []CardDate    `json:"next,omitempty"`
	Where        []string      `json:"where,omitempty"`
	Cost         []string      `json:"cost"`
	Join         []string      `json:"join"`
	AskFor       string        `json:"ask_for,omitempty"`
	Ways         []wording.Way `json:"ways"` // phone first
	GettingThere []string      `json:"getting_there,omitempty"`
	Questions    []string      `json:"questions,omitempty"`
	Checked      string        `json:"checked"`
	QR           *QRCode       `json:"qr,omitempty"`
}

// CardDate is one of the coming dates.
type CardDate struct {
	Ends time.Time `json:"ends"`
	Says string    `json:"says"`
}

// WriteCard writes the card of an activity as JSON. State is what its card in lists
// says of it.
func (m *Maker) WriteCard(w io.Writer, said *wording.Said, state string, qr *QRCode) error {
	a := said.Activity
	card := Card{
		URL:          m.Prefix + a.Path(),
		Title:        a.Title,
		State:        state,
		Summary:      a.Summary,
		When:         said.WhenInLines(),
		Where:        said.WhereInLines(),
		Cost:         m.Say.WholeCost(a.Cost),
		Join:         append([]string{said.HowSaid}, said.Referral...),
		Ways:         m.Say.Ways(a.Join.Contact),
		GettingThere: m.Say.GettingThere(a.Venue),
		Questions:    said.Questions,
		Checked:      said.CheckedSaid,
		QR:           qr,
	}
	if a.Join.Contact.Role != "" {
		card.AskFor = m.Say.Lang.Say("contact.ask_for") + " " + a.Join.Contact.Role + "."
	}
	for _, next := range said.Next {
		says := next.Says
		if next.CheckFirst {
			says += ". " + m.Say.Lang.Say("card.check_first")
		}
		card.Next = append(card.Next, CardDate{next.End, says})
	}
	body, err := json.Marshal(card)
	if err != nil {
		return err
	}
	_, err = w.Write(body)
	return err
}
