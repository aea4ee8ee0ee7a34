package fields

// The keys of everything that is no listing: see fields.go.

type Organisation struct {
	field
	Name          text         `key:"name" like:"Salford Song Circle"`
	Summary       text         `key:"summary" like:"Three choirs and a kettle."`
	Website       text         `key:"website" like:"https://songs.example.org"`
	CharityNumber text         `key:"charity_number" like:"1234567"`
	Contact       Contact      `key:"contact" like:"{role: the secretary, phone: 01632 960001}"`
	Safeguarding  Safeguarding `key:"safeguarding" like:"{lead: Safeguarding lead, if_worried: Tell the host, checks: none-needed}"`
}

type Town struct {
	field
	Name                 text                      `key:"name" like:"Salford"`
	Nation               text                      `key:"nation" like:"england"`
	Latitude             text                      `key:"latitude" like:"53.4893"`
	Longitude            text                      `key:"longitude" like:"-2.2838"`
	Also                 list[text]                `key:"also" like:"[Seedley, Weaste]"`
	LinkWorker           LinkWorker                `key:"link_worker" like:"{how: Ask at your surgery, phone: 01632 960001}"`
	GroupsHelpedBy       text                      `key:"groups_helped_by" like:"The community council, on 01632 960001"`
	SafeguardingContacts list[SafeguardingContact] `key:"safeguarding_contacts" like:"[{for: children, day: 01632 960001, night: 01632 960002}]"`
	TermDates            list[Term]                `key:"term_dates" like:"[{name: Autumn term 2026, from: 2026-09-02, to: 2026-10-23}]"`
}

type LinkWorker struct {
	field
	How      text `key:"how" like:"Ask at your surgery"`
	Phone    text `key:"phone" like:"01632 960001"`
	Website  text `key:"website" like:"https://link.example.org"`
	Sessions text `key:"sessions" like:"Up to six meetings"`
}

type SafeguardingContact struct {
	field
	For   text `key:"for" like:"children"`
	Day   text `key:"day" like:"01632 960001"`
	Night text `key:"night" like:"01632 960002"`
}

type Term struct {
	field
	Name text `key:"name" like:"Autumn term 2026"`
	From date `key:"from" like:"2026-09-02"`
	To   date `key:"to" like:"2026-10-23"`
}

type Nation struct {
	field
	Name            text         `key:"name" like:"England"`
	LinkWorker      text         `key:"link_worker" like:"link worker"`
	Checks          text         `key:"checks" like:"DBS"`
	Urgent          list[Urgent] `key:"urgent" like:"[{need: danger-now, name: Emergency services, phone: 999}]"`
	EnforcementBody Enforcement  `key:"enforcement_body" like:"{name: Equality and Human Rights Commission, website: https://example.org}"`
	LastChecked     date         `key:"last_checked" like:"2026-11-02"`
	CheckedBy       text         `key:"checked_by" like:"directory editor"`
	CheckedHow      text         `key:"checked_how" like:"phoned"`
}

type Urgent struct {
	field
	Need    text `key:"need" like:"danger-now"`
	Name    text `key:"name" like:"Samaritans"`
	Phone   text `key:"phone" like:"116 123"`
	Text    text `key:"text" like:"Text 999, once you have registered"`
	Website text `key:"website" like:"https://samaritans.example.org"`
	Hours   text `key:"hours" like:"Day and night"`
	Note    text `key:"note" like:"Free to call"`
}

type Enforcement struct {
	field
	Name    text `key:"name" like:"Equality and Human Rights Commission"`
	Phone   text `key:"phone" like:"01632 960001"`
	Website text `key:"website" like:"https://example.org"`

	EnforcedBy text `key:"enforced_by" like:"Equality and Human Rights Commission"`
	Law        text `key:"law" like:"the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018"`
}

type Page struct {
	field
	Title       text  `key:"title" like:"How joining in works"`
	Summary     text  `key:"summary" like:"What happens after you ask to join."`
	Menu        text  `key:"menu" like:"help"`
	Order       whole `key:"order" like:"10"`
	LastChecked date  `key:"last_checked" like:"2026-11-02"`

	Statement Statement `key:"statement" like:"{status: partial, prepared: 2026-11-02, tested: 2026-11-02, tested_by: the editors, fails: [The booking form cannot be used by speaking]}"`
}

// Statement are what an accessibility statement tells beside its own words.
type Statement struct {
	field
	Status   text       `key:"status" like:"partial"`
	Prepared date       `key:"prepared" like:"2026-11-02"`
	Tested   date       `key:"tested" like:"2026-11-02"`
	TestedBy text       `key:"tested_by" like:"the editors"`
	Fails    list[text] `key:"fails" like:"[The booking form cannot be used by speaking]"`
	Burden   list[text] `key:"burden" like:"[Minutes from before 2020 are pictures of paper]"`
	Outside  list[text] `key:"outside" like:"[Maps, where the address is written out]"`
	Reply    text       `key:"reply_within" like:"5 working days"`
}

type Site struct {
	field
	Name          text          `key:"name" like:"Bandstand"`
	Operator      text          `key:"operator" like:"Salford City Council"`
	PublicBody    flag          `key:"public_body" like:"true"`
	Strapline     text          `key:"strapline" like:"Things to do together, whatever your age"`
	BaseURL       text          `key:"base_url" like:"https://bandstand.example.org"`
	Nation        text          `key:"nation" like:"england"`
	Languages     list[text]    `key:"languages" like:"[en]"`
	Drafts        list[text]    `key:"draft_languages" like:"[cy]"`
	LinkWorker    text          `key:"link_worker" like:"link worker"`
	Phone         Phone         `key:"phone" like:"{number: 01632 960001, hours: Monday to Friday}"`
	Editors       Editors       `key:"editors" like:"{email: editors@example.org}"`
	Repository    text          `key:"repository" like:"https://example.org/bandstand"`
	Messages      flag          `key:"messages" like:"on"`
	Home          list[text]    `key:"home" like:"[music, gardening]"`
	Demonstration Demonstration `key:"demonstration" like:"{as_of: 2026-11-21}"`
}

type Phone struct {
	field
	Number text `key:"number" like:"01632 960001"`
	Hours  text `key:"hours" like:"Monday to Friday"`
}

type Editors struct {
	field
	Email text `key:"email" like:"editors@example.org"`
}

type Demonstration struct {
	field
	AsOf date `key:"as_of" like:"2026-11-21"`
}

// VocabularyTerm is one entry of a file in vocabulary/, which is a list.
type VocabularyTerm struct {
	field
	Slug       text       `key:"slug" like:"gardening"`
	Label      text       `key:"label" like:"Gardening"`
	Explain    text       `key:"explain" like:"Growing flowers, food and friendships."`
	Words      list[text] `key:"words" like:"[garden, allotment]"`
	AlsoFinds  list[text] `key:"also_finds" like:"[nature]"`
	Gentle     flag       `key:"gentle" like:"true"`
	Ideas      text       `key:"ideas" like:"Plant something and watch it grow together."`
	OpenActive text       `key:"openactive" like:"https://openactive.io/activity-list#…"`
	Schema     text       `key:"schema" like:"https://schema.org/…"`
}

type Company struct {
	field
	Slug  text       `key:"slug" like:"teenagers"`
	Label text       `key:"label" like:"Teenagers"`
	From  whole      `key:"from" like:"13"`
	To    whole      `key:"to" like:"17"`
	Words list[text] `key:"words" like:"[teenager, teens]"`
}

// Phrase is one entry of vocabulary/phrases.yaml.
type Phrase struct {
	field
	Means Means      `key:"means" like:"{day: tuesday}"`
	Words list[text] `key:"words" like:"[tuesday, tues]"`
}

// Means are the filters that a phrase can stand for, in the order of
// vocabulary.Meaning.
type Means struct {
	field
	Kind     text `key:"kind" like:"music"`
	GoodFor  text `key:"good_for" like:"meeting-people"`
	Day      text `key:"day" like:"tuesday"`
	Date     text `key:"date" like:"tomorrow"`
	Time     text `key:"time" like:"evening"`
	Cost     text `key:"cost" like:"<pounds>"`
	Access   text `key:"access" like:"step-free"`
	Age      text `key:"age" like:"<age>"`
	How      text `key:"how" like:"online"`
	Offers   text `key:"offers" like:"buddy"`
	Month    text `key:"month" like:"12"`
	Language text `key:"language" like:"<language>"`
	Near     text `key:"near" like:"<place>"`
	Within   text `key:"within" like:"<miles>"`
	Sort     text `key:"sort" like:"soonest"`
	Number   text `key:"number" like:"7"`
	Text     text `key:"text" like:"as-typed"`
}

type Synonyms struct {
	field
	Words list[text] `key:"words" like:"[football, footy]"`
	Finds list[text] `key:"finds" like:"[walking football]"`
}

type Apart struct {
	field
	Words list[text] `key:"words" like:"[organ, organise]"`
	Why   text       `key:"why" like:"One is played, the other is hard work"`
}

type Spelling struct {
	field
	Write text       `key:"write" like:"colour"`
	Also  list[text] `key:"also" like:"[color]"`
}

// Translation are what a translation says of itself. Its other keys are those
// of the page that it translates.
type Translation struct {
	field
	Translates date       `key:"translates" like:"2026-11-02"`
	Notes      list[Note] `key:"notes" like:"[{of: Main hall only, says: Y brif neuadd yn unig}]"`
}

type Note struct {
	field
	Of   text `key:"of" like:"Main hall only"`
	Says text `key:"says" like:"Y brif neuadd yn unig"`
}

// TermTranslation is one entry of a file like vocabulary/kinds.cy.yaml.
type TermTranslation struct {
	field
	Slug    text       `key:"slug" like:"gardening"`
	Label   text       `key:"label" like:"Garddio"`
	Explain text       `key:"explain" like:"Tyfu blodau, bwyd a chyfeillgarwch."`
	Words   list[text] `key:"words" like:"[gardd, rhandir]"`
	Ideas   text       `key:"ideas" like:"Plannu rhywbeth a’i wylio’n tyfu."`
}
