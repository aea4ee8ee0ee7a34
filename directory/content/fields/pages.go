package fields

import "bandstand/directory/content/frontmatter"

// Kinds are what the pages of content/ can be.
var Kinds = []frontmatter.Kind{
	{Folder: "activities", Name: "an activity", Fields: Listing{}},
	{Folder: "organisations", Name: "an organisation", Fields: Organisation{}},
	{Folder: "towns", Name: "a town", Fields: Town{}},
	{Folder: "nations", Name: "a nation", Fields: Nation{}},
	{Folder: "pages", Name: "a page of words", Fields: Page{}},
}

// Organisation is a page of content/organisations/.
type Organisation struct {
	field

	// the group's name
	Name text `key:"name" like:"Salford Song Circle" required:"true"`
	// one sentence
	Summary text `key:"summary" like:"Three choirs and a kettle."`
	// its address on the web
	Website text `key:"website" like:"https://songs.example.org"`
	// if it is a registered charity
	CharityNumber text `key:"charity_number" like:"1234567"`
	// how to reach it
	Contact Contact `key:"contact" like:"{role: the secretary, phone: 01632 960001}"`
	// as for an activity. Activities without their own take this one
	Safeguarding Safeguarding `key:"safeguarding" like:"{lead: Safeguarding lead, if_worried: Tell the host, checks: none-needed}"`
	// which partner it looks for, and what for
	PartnersWanted text `key:"partners_wanted" like:"A care home with a lounge that is empty on Saturdays"`
	// what worked and what did not, so that others need not find it out again
	Learned text `key:"learned" like:"One town at a time. Two choirs in one term were too many"`
	// on a page that was imported: where its words come from
	Source Source `key:"source" like:"{name: Salford Community Network, licence: OGL v3.0, taken: 2026-11-30}"`
}

// Town is a page of content/towns/.
type Town struct {
	field

	// the town's name
	Name text `key:"name" like:"Salford" required:"true"`
	// `england`, `scotland`, `wales` or `northern-ireland`
	Nation text `key:"nation" like:"england" required:"true"`
	// how far north its middle is, in degrees. Required where place data has no such town, or several
	Latitude text `key:"latitude" like:"53.4893"`
	// how far east it is
	Longitude text `key:"longitude" like:"-2.2838"`
	// other names, old spellings and neighbourhoods
	Also list[text] `key:"also" like:"[Seedley, Weaste]"`
	// how to reach a link worker here
	LinkWorker LinkWorker `key:"link_worker" like:"{how: Ask at your surgery, phone: 01632 960001}"`
	// who helps people who run groups here
	GroupsHelpedBy text `key:"groups_helped_by" like:"The community council, on 01632 960001"`
	// the council's numbers
	SafeguardingContacts list[SafeguardingContact] `key:"safeguarding_contacts" like:"[{for: children, day: 01632 960001, night: 01632 960002}]"`
	// the school terms, a line for each half: a half-term holiday lies between two lines
	TermDates list[Term] `key:"term_dates" like:"[{name: Autumn term 2026, from: 2026-09-02, to: 2026-10-23}]"`
}

// LinkWorker is how to reach a link worker in a town.
type LinkWorker struct {
	field

	// in words
	How text `key:"how" like:"Ask at your surgery"`
	// one number
	Phone text `key:"phone" like:"01632 960001"`
	// where to read about them
	Website text `key:"website" like:"https://link.example.org"`
	// how often people can meet
	Sessions text `key:"sessions" like:"Up to six meetings"`
}

// SafeguardingContact is whom to ring at the council.
type SafeguardingContact struct {
	field

	// `children` or `adults`
	For text `key:"for" like:"children" required:"true" choices:"children adults"`
	// their number by day. This or `night` is required
	Day text `key:"day" like:"01632 960001"`
	// their number out of hours
	Night text `key:"night" like:"01632 960002"`
}

// Term is a stretch of school days, both ends included.
type Term struct {
	field

	// what it is called
	Name text `key:"name" like:"Autumn term 2026"`
	// its first day
	From date `key:"from" like:"2026-09-02" required:"true"`
	// its last day
	To date `key:"to" like:"2026-10-23" required:"true"`
}

// Nation is a page of content/nations/. Its numbers are real: ring each one before you
// open a directory, and again twice a year.
type Nation struct {
	field

	// the nation's name
	Name text `key:"name" like:"England" required:"true"`
	// what link workers are called there
	LinkWorker text `key:"link_worker" like:"link worker" required:"true"`
	// what checks on people's records are called there
	Checks text `key:"checks" like:"DBS" required:"true"`
	// the numbers to ring
	Urgent list[Urgent] `key:"urgent" like:"[{need: danger-now, name: Emergency services, phone: 999}]" required:"true"`
	// who hears complaints that a site is not accessible
	EnforcementBody Enforcement `key:"enforcement_body" like:"{name: Equality and Human Rights Commission, website: https://example.org}"`
	// when the numbers were last checked
	LastChecked date `key:"last_checked" like:"2026-11-02" required:"true"`
	// a role
	CheckedBy text `key:"checked_by" like:"directory editor"`
	// how, in a few words
	CheckedHow text `key:"checked_how" like:"phoned"`
}

// Urgent is one number to ring.
type Urgent struct {
	field

	// `danger-now`, `urgent-health`, `urgent-mental-health` or `to-talk`. Several lines may have the
	// same
	Need text `key:"need" like:"danger-now" required:"true" choices:"danger-now urgent-health urgent-mental-health to-talk"`
	// who answers
	Name text `key:"name" like:"Samaritans" required:"true"`
	// the number. This, `text` or `website` is required
	Phone text `key:"phone" like:"116 123"`
	// where a text message goes
	Text text `key:"text" like:"Text 999, once you have registered"`
	// its address on the web
	Website text `key:"website" like:"https://samaritans.example.org"`
	// when somebody answers
	Hours text `key:"hours" like:"Day and night"`
	// what to know before you ring
	Note text `key:"note" like:"Free to call"`
}

// Enforcement is who hears complaints about accessibility.
type Enforcement struct {
	field

	// who hears complaints. Required where a public body runs the directory
	Name text `key:"name" like:"Equality and Human Rights Commission"`
	// their number
	Phone text `key:"phone" like:"01632 960001"`
	// their address on the web
	Website text `key:"website" like:"https://example.org"`
	// who enforces the law, where that is somebody else
	EnforcedBy text `key:"enforced_by" like:"Equality and Human Rights Commission"`
	// the law that the websites of public bodies stand under
	Law text `key:"law" like:"the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018"`
}

// Page is a page of content/pages/, a help page at `/<slug>/`.
type Page struct {
	field

	// the page's heading
	Title text `key:"title" like:"How joining in works" required:"true"`
	// one sentence, at most 160 characters
	Summary text `key:"summary" like:"What happens after you ask to join."`
	// where it is listed: `help`, `groups`, `link-workers` or `about`
	Menu text `key:"menu" like:"help" choices:"help groups link-workers about"`
	// its place in that list, as a whole number
	Order whole `key:"order" like:"10"`
	// when it was last looked over, if it says something that ages
	LastChecked date `key:"last_checked" like:"2026-11-02"`
	// in a copy of what stands in `base/`: the `edition` that it was made from, which a copy has already.
	// Once that of base is put right, `check` tells that this one is older
	Edition date `key:"edition" like:"2026-11-02"`
	// only on the accessibility statement: the following, together. The rest of that page is made from
	// these, from `site.yaml` and from the nation's page
	Statement Statement `key:"statement" like:"{status: partial, prepared: 2026-11-02, tested: 2026-11-02, tested_by: the editors, fails: [The booking form cannot be used by speaking]}"`
}

// Statement is what an accessibility statement tells beside its own words. The rest of
// that page is made from this, from `site.yaml` and from the nation's page.
type Statement struct {
	field

	// how far the site meets WCAG 2.2 AA: `full`, `partial` or `none`
	Status text `key:"status" like:"partial" required:"true" choices:"full partial none"`
	// when it was first written. When it was last reviewed is `last_checked`
	Prepared date `key:"prepared" like:"2026-11-02" required:"true"`
	// when the site was last tested
	Tested date `key:"tested" like:"2026-11-02" required:"true"`
	// who tested it, and how
	TestedBy text `key:"tested_by" like:"the editors" required:"true"`
	// what some people cannot use, a line each. Say it all: `partial` and `none` need at least one
	// line
	Fails list[text] `key:"fails" like:"[The booking form cannot be used by speaking]"`
	// what would be out of all proportion to mend, and why
	Burden list[text] `key:"burden" like:"[Minutes from before 2020 are pictures of paper]"`
	// what is not ours, or what the law leaves out
	Outside list[text] `key:"outside" like:"[Maps, where the address is written out]"`
	// within what time people are answered
	Reply text `key:"reply_within" like:"5 working days"`
}
