package site

import (
	"encoding/json"
	"io"
	"time"

	"bandstand/directory/page"
	"bandstand/directory/words"
	"bandstand/generator/site/wording"
)

// handed is what My list shows of an activity, and what it prints. It is
// published beside the activity's page, so that a list opened from a link needs
// nothing but files.
type handed struct {
	URL          string        `json:"url"`
	Title        words.Text    `json:"title"`
	State        string        `json:"state,omitempty"` // what to know before going
	Summary      words.Text    `json:"summary"`
	When         []words.Text  `json:"when"`
	Next         []handedDate  `json:"next,omitempty"`
	Where        []words.Text  `json:"where,omitempty"`
	Cost         []words.Text  `json:"cost"`
	Join         []words.Text  `json:"join"`
	AskFor       words.Text    `json:"ask_for,omitempty"`
	Ways         []wording.Way `json:"ways"` // phone first
	GettingThere []words.Text  `json:"getting_there,omitempty"`
	Questions    []string      `json:"questions,omitempty"`
	Checked      words.Text    `json:"checked"`
	QR           *qrCode       `json:"qr,omitempty"`
}

// handedDate is one of the coming dates.
type handedDate struct {
	Ends time.Time `json:"ends"`
	Says string    `json:"says"`
}

// writeCard writes the data of an activity for My list.
func (e *edition) writeCard(w io.Writer, one *listing) error {
	made, err := e.activityPage(one)
	if err != nil {
		return err
	}
	body, err := json.Marshal(e.handed(one, made))
	if err != nil {
		return err
	}
	_, err = w.Write(body)
	return err
}

func (e *edition) handed(one *listing, made *activityPage) handed {
	told := handed{
		URL:          e.shell.Prefix + one.Path(),
		Title:        one.Title,
		State:        one.shown.StateSaid,
		Summary:      one.Summary,
		When:         one.sayWhen(made),
		Where:        one.sayWhere(made),
		Cost:         one.sayWholeCost(e, made),
		Join:         append([]words.Text{words.Own(made.HowSaid)}, made.Referral...),
		Ways:         e.say.Ways(one.Join.Contact),
		GettingThere: e.say.GettingThere(one.Venue),
		Questions:    made.Questions,
		Checked:      made.CheckedSaid,
		QR:           made.QR,
	}
	if one.Join.Contact.Role != "" {
		told.AskFor = e.lang.Text("contact.ask_for") + " " + one.Join.Contact.Role + "."
	}
	for _, next := range made.Next {
		says := next.Says
		if next.CheckFirst {
			says += ". " + e.lang.Say("card.check_first")
		}
		told.Next = append(told.Next, handedDate{next.End, says})
	}
	return told
}

// sayWhen returns the lines of the schedule, with what the group notes to each.
func (l *listing) sayWhen(made *activityPage) []words.Text {
	var lines []words.Text
	for _, line := range made.When {
		said := words.Own(line.When)
		if line.Note != "" {
			said += ". " + line.Note
		}
		lines = append(lines, said)
	}
	if l.Schedule.ByArrangement != "" {
		lines = append(lines, l.Schedule.ByArrangement)
	}
	if made.BankHolidays != "" {
		lines = append(lines, made.BankHolidays)
	}
	return lines
}

// sayWhere returns the address in one line, and then how to take part from home.
func (l *listing) sayWhere(made *activityPage) []words.Text {
	if l.Venue == nil || l.Venue.AreaOnly {
		return made.Where
	}
	const ofVenue = 3 // its name, the street, the town
	return append([]words.Text{words.Join(made.Where[:ofVenue], ", ")}, made.Where[ofVenue:]...)
}

// sayWholeCost returns what one pays and all that the group says to it.
func (l *listing) sayWholeCost(e *edition, made *activityPage) []words.Text {
	lines := []words.Text{made.Cost}
	if l.Cost.Concessions != "" {
		lines = append(lines, l.Cost.Concessions)
	}
	if l.Cost.PayWhatYouCan {
		lines = append(lines, e.lang.Text("cost.pay_what_you_can"))
	}
	if l.Cost.Note != "" {
		lines = append(lines, l.Cost.Note)
	}
	return lines
}

// myListPath is where the list that a reader gathers is shown.
const myListPath = "/my-list/"

// myListPage is what my-list.html is filled with.
type myListPage struct {
	Address string // of the page itself, whole, for links that are sent
	Towns   []page.Link
}

// addMyList adds the page that shows what a reader saved, or what a link
// carries. What it says of each activity comes from its card.json.
func (e *edition) addMyList() {
	e.add(myListPath, "my-list", unindexed, e.myList)
}

func (e *edition) myList() (page.Head, any, error) {
	made := myListPage{Address: e.shell.BaseURL + myListPath}
	for _, town := range e.lists.towns {
		made.Towns = append(made.Towns, page.Link{Label: words.Own(town.Name), URL: bookletPath(town)})
	}
	return page.Head{
		Title:       e.lang.Say("my_list.heading"),
		Description: e.lang.Say("my_list.description"),
		Section:     "my-list",
		Crumbs:      e.crumbs(),
	}, made, nil
}
