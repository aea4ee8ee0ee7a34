// Package samples makes up what the page of components shows: every part of the pages
// in every state that it has, for whoever changes the look and for the browser tests.
package samples

import (
	"html/template"
	"time"

	"bandstand/directory/activity"
	"bandstand/directory/page"
	"bandstand/directory/vocabulary"
	"bandstand/directory/words"
	"bandstand/generator/site/wording"
	"bandstand/search"
)

// Page is what components.html is filled with.
type Page struct {
	Own                       // what there really is of the directory
	Cards                     []template.HTML
	Shown                     []search.Shown
	Sessions                  []map[string]any
	RingFirst                 []map[string]any
	Tiles                     []map[string]any
	Notices                   []wording.Notice
	Contact, ContactOne       activity.Contact
	Fault, Form, Chosen, Note map[string]any
	Crumbs, Links             []page.Link
	Told                      map[string]any
	Message                   map[string]any
	Subscription, Embed       map[string]any
}

// Own is what the page shows of the directory itself, as the layouts take it; nil where
// there is none.
type Own struct {
	Kinds                 vocabulary.List
	Scenes                []string // addresses
	Urgent                []search.Urgent
	Picture, QR, TownHelp any
	Logo                  page.Logo
}

// Path is the address of the page of components. No page leads there and search engines
// are asked to leave it out.
const Path = "/components/"

// New returns what the page is filled with.
func New(own Own, layouts *page.Layouts, now time.Time) (*Page, error) {
	wayOn := []page.Link{{Label: "A way on", URL: "#c-pages"}}
	removed := []page.Link{{Label: "Free", URL: "#c-search"}, {Label: "Music", URL: "#c-search"}}
	made := &Page{
		Own:   own,
		Shown: cards(now, layouts.Language()),
		Tiles: tiles(own.Kinds),
		Notices: []wording.Notice{
			{Kind: "plain", Heading: "A plain notice", Text: "Something to know before going."},
			{Kind: "urgent", Heading: "An urgent notice", Text: "A reason not simply to go.", Links: wayOn},
		},
		Contact: activity.Contact{
			Role: "the Tuesday host", Phone: "01632 960001", Textphone: "01632 960002", SMS: "07700 900001",
			Email: "tea@example.org", Website: "https://www.example.org/tea",
		},
		ContactOne: activity.Contact{Email: "tea@example.org"},
		Crumbs:     []page.Link{{Label: "Home", URL: "/"}, {Label: "A list", URL: "#c-pages"}},
		Links:      []page.Link{{Label: "1", URL: "#c-pages"}, {Label: "2", URL: Path, Current: true}, {Label: "3", URL: "#c-card"}},
		Fault:      map[string]any{"Message": "We do not know the place “BS99 9ZZ”.", "Suggestions": wayOn},
		Form:       form(),
		Chosen:     map[string]any{"Chosen": removed, "Again": wayOn, "Clear": "/search"},
		Note:       map[string]any{"Says": "What we made of the search that somebody should know.", "Links": wayOn},
		Told: map[string]any{
			"Safe":    wording.Safeguarding{Told: "The group told us in May 2026.", Lines: []words.Text{"If you are worried, tell the host."}, Policy: "https://www.example.org/safe"},
			"Council": []string{"The council, by day: 01632 960 003"},
		},
		Message: message(),
		Subscription: map[string]any{
			"Subscribe": template.URL("webcal://bandstand.example.org/calendar.ics"), "Calendar": Path, "Atom": "", "JSON": "",
		},
		Embed: map[string]any{
			"Address": Path, "Snippet": `<iframe src="https://bandstand.example.org/embed" title="What is on in Salford"></iframe>`,
		},
	}
	for _, contact := range []activity.Contact{made.Contact, {SMS: "07700 900001"}, {Textphone: "01632 960002"}, made.ContactOne, {Website: "https://www.example.org/tea"}} {
		made.RingFirst = append(made.RingFirst, map[string]any{
			"Card": made.Shown[0].Card, "Contact": contact, "CheckedSaid": "Last checked on 2 November 2025.",
		})
	}
	for _, card := range made.Shown {
		filled, err := layouts.Component("card", card)
		if err != nil {
			return nil, err
		}
		made.Cards = append(made.Cards, filled)
	}
	made.Shown = made.Shown[:3]
	for _, card := range made.Shown {
		made.Sessions = append(made.Sessions, map[string]any{
			"URL": card.URL, "Title": card.Title, "Where": card.Where, "Cost": card.Cost, "States": card.States,
			"TimeSaid": layouts.Language().Clock(wording.Minutes(card.Next)), "Note": "Doors open at ten",
			"Kinds": card.Kinds, "KindLabel": card.KindLabels[0],
			"Start": card.Next, "End": card.Next.Add(2 * time.Hour), "CheckFirst": card.CheckFirst,
		})
	}
	return made, nil
}

// cards returns one card in each state, and the longest that one can be.
func cards(now time.Time, lang *words.Language) []search.Shown {
	near := 1.2
	next := search.NewComing(now.Add(26*time.Hour).Truncate(time.Hour), now.Add(28*time.Hour).Truncate(time.Hour), false)
	bankHoliday := next
	bankHoliday.CheckFirst = true
	soundly := activity.Standing{State: activity.Open, Freshness: activity.Fresh, Listed: true}
	plain := search.Card{
		Slug: "tea-and-tunes", URL: "#c-card", Title: "Tea and Tunes", Summary: "Old songs and new ones round the piano, with cake.",
		Organisation: "The Tea Circle", Town: "Salford", Where: "The Long Room, Salford", When: "Every Sunday, 2pm to 4pm", Cost: "Free",
		Kinds: []string{"music"}, KindLabels: []words.Text{"Music"}, Turns: soundly.Always(), Coming: []search.Coming{next},
	}
	shown := []search.Shown{plain.Show(now, lang, nil)}
	add := func(title string, miles *float64, change func(*search.Card)) {
		card := plain
		card.Title = words.Own(title)
		change(&card)
		shown = append(shown, card.Show(now, lang, miles))
	}
	add("With a distance", &near, func(c *search.Card) { c.Kinds, c.KindLabels = []string{"sport"}, []words.Text{"Sport and exercise"} })
	add("On a bank holiday", nil, func(c *search.Card) {
		c.Kinds, c.KindLabels, c.Coming = []string{"gardening"}, []words.Text{"Gardening"}, []search.Coming{bankHoliday}
	})
	for _, state := range []activity.State{activity.NearlyFull, activity.Full, activity.WaitingList, activity.Ask, activity.Paused, activity.Ended, activity.Over} {
		add(wording.Capitalised(string(state)), nil, func(c *search.Card) {
			c.Turns = activity.Standing{State: state, Freshness: activity.Fresh, Listed: true}.Always()
			c.Kinds, c.KindLabels = []string{"cookery"}, []words.Text{"Cooking and eating"}
		})
	}
	for _, freshness := range []activity.Freshness{activity.Ageing, activity.Stale} {
		add(wording.Capitalised(string(freshness)), nil, func(c *search.Card) {
			c.Turns = activity.Standing{State: activity.Open, Freshness: freshness, Listed: freshness == activity.Ageing}.Always()
		})
	}
	add("Without a date, from home", nil, func(c *search.Card) {
		c.Coming, c.When, c.Where = nil, "When it suits you both", lang.Say("card.by_phone")
	})
	add("Everything as long as it can be: the Wednesday Afternoon Tea, Tunes, Tales and Tatting Circle", &near, func(c *search.Card) {
		c.Summary = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch is one word, and a summary may have a hundred and sixty letters, which is what this one has, nearly."
		c.Kinds, c.KindLabels = []string{"a-kind-of-your-own", "music", "craft"}, []words.Text{"A kind of your own", "Music", "Knitting, sewing and making"}
		c.When = "The first and third Wednesday of the month, 10:30am to midday, in term time, and at other times"
		c.Cost = "£3.50 per session"
	})
	return shown
}

// tiles returns a tile of each look.
func tiles(kinds vocabulary.List) []map[string]any {
	tile := func(slug string, label, explain words.Text, count string, isKind bool) map[string]any {
		return map[string]any{"Slug": slug, "URL": "#c-tiles", "Label": label, "Explain": explain, "CountSaid": count, "IsKind": isKind}
	}
	made := []map[string]any{tile("tuesday", "Not a kind", "So it has no drawing.", "One group to ring first", false)}
	for _, kind := range kinds[:min(2, len(kinds))] {
		made = append(made, tile(kind.Slug, kind.Label, kind.Explain, "12 activities", true))
	}
	return made
}

// form returns the search form with a mistake in it and every kind of filter.
func form() map[string]any {
	value := func(id, label string, chosen, fromWords bool) map[string]any {
		return map[string]any{"ID": id, "Value": id, "Label": label, "Count": 3, "Chosen": chosen, "FromWords": fromWords}
	}
	choice := func(label string, chosen bool) map[string]any {
		return map[string]any{"Value": label, "Label": label, "Chosen": chosen}
	}
	return map[string]any{
		"Labelled": false, "Q": "singing", "Near": "BS99 9ZZ", "NearError": "We do not know this postcode.", "Literal": nil, "Stale": true,
		"Said": "“singing”, near BS99 9ZZ", "Usual": []page.Link{{Label: "Just come along", URL: "#c-search"}},
		"Groups": []map[string]any{
			{"Name": "kind", "Label": "A group", "Values": []map[string]any{
				value("c-chosen", "Chosen", true, false), value("c-free", "Not chosen", false, false), value("c-words", "Understood from the words", true, true),
			}},
			{"Name": "day", "Label": "Another group", "Values": []map[string]any{value("c-shut", "Not chosen", false, false)}},
		},
		"Within": []map[string]any{choice("1 mile", false), choice("5 miles", true)},
		"Sort":   []map[string]any{choice("Best match", true), choice("Nearest", false)},
	}
}

// message returns a form for a message with every kind of field, with and
// without a mistake in it.
func message() map[string]any {
	choices := []map[string]any{
		{"ID": "c-one", "Value": "one", "Label": "Chosen", "Checked": true},
		{"ID": "c-other", "Value": "other", "Label": "Not chosen", "Checked": false},
	}
	field := func(name, kind, label, fault string, choices []map[string]any) map[string]any {
		return map[string]any{
			"Name": name, "Kind": kind, "Label": label, "Hint": "A hint", "Error": fault, "Choices": choices,
			"Input": "text", "Value": "What was written", "Autocomplete": "", "Checked": false,
		}
	}
	const fault = "What is wrong, and how to mend it"
	return map[string]any{
		"Action": Path, "Stamp": "", "Button": "The button",
		"Sections": []map[string]any{
			{"Legend": "", "Hint": "", "Fields": []map[string]any{
				field("c-line", "line", "A line", "", nil), field("c-prose", "prose", "Words", "", nil), field("c-tick", "tick", "A tick", "", nil),
			}},
			{"Legend": "A section of its own", "Hint": "A hint", "Fields": []map[string]any{field("c-choice", "choice", "A choice", "", choices)}},
			{"Legend": "With mistakes", "Hint": "", "Fields": []map[string]any{
				field("c-line-wrong", "line", "A line", fault, nil), field("c-prose-wrong", "prose", "Words", fault, nil), field("c-tick-wrong", "tick", "A tick", fault, nil),
				field("c-choice-wrong", "choice", "A choice", fault, []map[string]any{{"ID": "c-neither", "Value": "x", "Label": "Not chosen", "Checked": false}}),
			}},
		},
	}
}
