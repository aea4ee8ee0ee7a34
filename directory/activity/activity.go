// Package activity is what a directory is: activities, organisations, towns,
// nations and pages, their state on a given day, and the same in another
// language. It knows nothing of files, YAML, Markdown, layouts or search.
package activity

import (
	"cmp"

	"bandstand/directory/place"
	"bandstand/directory/schedule"
	"bandstand/directory/vocabulary"
	"bandstand/directory/words"
)

// Activity is one listing: content/activities/<town>/<slug>.md. Only checked
// values stand in it: a page with an error never becomes an Activity.
type Activity struct {
	Slug string // the file's name, unique in the whole directory
	File string // the path below the content folder, for problems and "suggest an edit"

	Title        words.Text
	Summary      words.Text // one sentence of at most 160 characters
	Organisation *Organisation
	Kinds        []*vocabulary.Term
	GoodFor      []*vocabulary.Term
	Generations  Generations
	WhoCanCome   words.Text // limits by sex, age, faith, condition or membership, with the reason
	Support      words.Text // what a person must manage alone, and what the group cannot do

	Venue   *Venue     // nil where it happens only online or by phone
	Online  words.Text // how to take part online; empty where one cannot
	ByPhone words.Text // how to take part by phone; empty where one cannot

	Schedule schedule.Schedule
	Cost     Cost
	Join     Join
	Capacity Capacity

	HelpersWanted words.Text
	// PartnersWanted is which partner the group looks for, and what for.
	PartnersWanted words.Text
	Buddy          words.Text // whether someone can meet you or give a lift
	FirstVisit     words.Text

	Access        []AccessFeature
	AccessMissing []*vocabulary.Term
	Languages     []string // BCP 47 codes of the languages spoken there

	Safeguarding *Safeguarding // its own or its organisation's; nil where neither has one
	Impact       Impact
	Learned      words.Text // what worked and what did not
	Lifetime     Lifetime
	Image        *Image

	LastChecked schedule.Date
	CheckedBy   words.Text
	CheckedHow  string // phoned, visited or group-told-us

	Status      string // draft, live, paused or ended
	PausedUntil schedule.Date
	Instead     []string // slugs of activities to suggest when this one has ended
	Aliases     []string // old addresses, root-relative with a slash at both ends

	Source Source // zero where nothing was imported

	Body Text

	// AsOf is, where the directory is a demonstration, the day after which its
	// listings age no more; zero in a real directory.
	AsOf schedule.Date
}

// Generations is what makes a listing intergenerational: who comes, and how
// they mix.
type Generations struct {
	Younger       Ages // where Between and Everyone do not tell of them
	Older         Ages
	Everyone      bool       // adults of any age come, and the Younger where there are such
	Between       Ages       // who comes, where all ages between two do
	Together      words.Text // how the ages mix and what each brings
	JustWatch     words.Text // how one can sit out
	ChildrenAlone bool       // whether under-16s may come without an adult of their own
}

// Ages is a span of ages in years, both ends included.
type Ages struct {
	From, To int  // To is 0 where there is no upper end
	All      bool // it is told that they begin at 0 and end nowhere
	Note     words.Text
}

// Told reports whether anything is said of these ages.
func (a Ages) Told() bool { return a != Ages{} }

// Adult is the age from which people are adults.
const Adult = 18

// AloneFrom is the age from which people come without an adult of their own, whatever a group says of children.
const AloneFrom = 16

// Spans returns the ages of the younger and of the older people who come. Where all ages
// between two come, both are those.
func (g Generations) Spans() (younger, older Ages) {
	switch {
	case g.Between.Told():
		return g.Between, g.Between
	case !g.Everyone:
		return g.Younger, g.Older
	case g.Younger.Told():
		return g.Younger, Ages{From: Adult}
	}
	return Ages{From: Adult}, Ages{From: Adult}
}

// Ways in which a venue's point was found, the values of Venue.Precision.
const (
	ByCoordinates = "coordinates"
	ByPostcode    = "postcode"
	BySector      = "sector"
	ByOutcode     = "outcode"
	ByTown        = "town"
)

// Venue is where an activity happens.
type Venue struct {
	Name         string
	Address      string
	Town         *Town
	Postcode     string // as it is written officially: "M6 5LB"
	Setting      string // community, school, care-home, surgery, place-of-worship, library, outdoors or home
	AreaOnly     bool   // show the town and the outcode, never the door
	Entrance     words.Text
	GettingThere words.Text
	Point        place.Point // where it is, from the page's own coordinates or else its postcode
	Precision    string      // what Point was found by: coordinates, postcode, sector, outcode or town
}

// Cost is what one pays.
type Cost struct {
	Free          bool
	Amount        int // pence
	Per           words.Text
	Concessions   words.Text
	PayWhatYouCan bool
	Note          words.Text
}

// Ways to join, the values of Join.How.
const (
	ComeAlong        = "come-along"
	Book             = "book"
	AskFirst         = "ask-first"
	ProfessionalOnly = "professional-only"
)

// Join is how one joins in.
type Join struct {
	How         string // ComeAlong, Book, AskFirst or ProfessionalOnly
	Contact     Contact
	MessageForm bool   // the group wants the short form on its page
	FormTo      string // a name in the operator's address book, never an address
	ReplyWithin words.Text
	Referral    Referral
}

// Ahead reports whether one has to book or ask before one comes, so that a date can be had until
// it begins; elsewhere until it ends.
func (j Join) Ahead() bool { return j.How != ComeAlong }

// Contact is how to reach a group. Phone numbers are strings as people write
// them: "01632 960001".
type Contact struct {
	Role      words.Text // "the Tuesday host": a role, not a private person
	Phone     string
	Textphone string
	SMS       string
	Email     string
	Website   string
}

// Referral is what happens where a professional has to refer somebody.
type Referral struct {
	Who  words.Text
	Form string // address of the referral form
	Wait words.Text
}

// Capacity is whether there is room.
type Capacity struct {
	State        string        // open, nearly-full or full; empty where the page does not say
	Until        schedule.Date // when full is expected to end; zero where the page does not say
	WaitingList  bool
	MessagesADay int // the most messages that the group wants in a day; 0 for no limit of its own
}

// AccessFeature is something that helps a person to take part.
type AccessFeature struct {
	Term *vocabulary.Term
	Note words.Text
}

// Safeguarding is what a group told us about keeping people safe. The site
// prints it and never vouches for it (care-and-law: keeping people safe).
type Safeguarding struct {
	Lead      words.Text // a role
	IfWorried words.Text
	Checks    string // roles-that-need-one-have-one, none-needed or not-told
	Policy    string
	Training  words.Text
	Reviewed  schedule.Date
}

// Impact is what people say of it, and how the group knows.
type Impact struct {
	Quote, Evidence, HowWeKnow words.Text
}

// Lifetime is how long it is sure to go on.
type Lifetime struct {
	RunsUntil schedule.Date
	Funding   words.Text
	WhatNext  words.Text
}

// Image is a picture, with the consent of whoever can be recognised in it.
type Image struct {
	File     string // path below the content folder
	Alt      words.Text
	Credit   words.Text
	NoPeople bool
	Consent  Consent
}

// Consent is who agreed to a picture and when to ask again.
type Consent struct {
	By     string // a role
	Date   schedule.Date
	Review schedule.Date
}

// Reachable reports whether there is at least one way to reach somebody.
func (c Contact) Reachable() bool {
	return cmp.Or(c.Phone, c.Textphone, c.SMS, c.Email, c.Website) != ""
}

// InWriting reports whether somebody who cannot ring can write to a group.
func (c Contact) InWriting() bool { return cmp.Or(c.Textphone, c.SMS, c.Email) != "" }

// Organisation is content/organisations/<slug>.md.
type Organisation struct {
	Slug          string
	File          string
	Name          string
	Summary       words.Text
	Website       string
	CharityNumber string
	Contact       Contact
	Safeguarding  *Safeguarding

	PartnersWanted words.Text // which partner it looks for, and what for
	Learned        words.Text // what worked and what did not

	Source Source // zero where nothing was imported
	Body   Text
}

// Source is where the words of an imported page come from.
type Source struct {
	Name    string // who is to be credited
	Licence string
	URL     string
	Taken   schedule.Date

	LeftOut  []string // what was not taken over until the group agrees
	AlsoSays []string // what has no place on the page
}

// Town is content/towns/<slug>.md, or what place data has of a town that
// has listings and no page.
type Town struct {
	Slug                 string
	File                 string // empty where it was built from place data
	Name                 string
	Nation               string // england, scotland, wales or northern-ireland
	Point                place.Point
	Also                 []string
	LinkWorker           LinkWorker
	GroupsHelpedBy       words.Text
	SafeguardingContacts []SafeguardingContact
	TermDates            []schedule.Term
	Body                 Text
}

// LinkWorker is how to reach a link worker in a town.
type LinkWorker struct {
	How      words.Text
	Phone    string
	Website  string
	Sessions words.Text // how many meetings they offer, in words
}

// SafeguardingContact is whom to ring at the council.
type SafeguardingContact struct {
	For        string // children or adults
	Day, Night string
}

// Nation is content/nations/<slug>.md: what differs by nation.
type Nation struct {
	Slug            string
	File            string
	Name            words.Text
	LinkWorker      words.Text // what link workers are called there
	Checks          string     // what checks on people are called there
	Urgent          []UrgentHelp
	EnforcementBody EnforcementBody
	LastChecked     schedule.Date
	CheckedBy       words.Text
	CheckedHow      words.Text
	Body            Text
}

// UrgentHelp is one number to ring.
type UrgentHelp struct {
	Need    string // danger-now, urgent-health, urgent-mental-health or to-talk
	Name    words.Text
	Phone   string
	Text    string
	Website string
	Hours   words.Text
	Note    words.Text
}

// EnforcementBody hears complaints about accessibility.
type EnforcementBody struct {
	Name           words.Text
	Phone, Website string
	EnforcedBy     words.Text // who enforces the law; empty where it is the body itself
	Law            words.Text // the law that public bodies' websites stand under
}

// Page is content/pages/<slug>.md, a page of words at /<slug>/.
type Page struct {
	Slug        string
	File        string
	Title       words.Text
	Summary     words.Text
	Menu        string // help, groups, link-workers or about: where the footer lists it
	Order       int
	LastChecked schedule.Date
	Statement   *Statement // nil but on an accessibility statement
	Body        Text
}

// How far a site meets the guidelines, the values of Statement.Status.
const (
	FullyAccessible  = "full"
	PartlyAccessible = "partial"
	NotAccessible    = "none"
)

// Statement is what an accessibility statement has beside its own words. Its
// lists are the three kinds of inaccessible content that the law knows.
type Statement struct {
	Status   string        // full, partial or none: how far WCAG 2.2 AA is met
	Prepared schedule.Date // when the statement was first written
	Tested   schedule.Date // when the site was last tested
	TestedBy words.Text    // who tested it, and how
	Software bool          // it came with the software, and tells of a test of that
	Fails    []words.Text  // what falls short of the guidelines
	Burden   []words.Text  // what would be a disproportionate burden to mend
	Outside  []words.Text  // what the law leaves out
	Reply    words.Text    // within what time people are answered, in words
}

// Site is content/site.yaml.
type Site struct {
	Name       string
	Operator   string // who runs the directory
	PublicBody bool   // the operator is a public body: its accessibility statement has the form that the law requires
	Strapline  words.Text
	BaseURL    string // scheme and host, no slash at the end
	Nation     string
	Languages  []string // BCP 47, English first
	// DraftLanguages are those of Languages in which nobody who speaks them has
	// reviewed what the directory says. They are shown in previews only.
	DraftLanguages []string
	LinkWorker     words.Text
	Phone          Phone
	Editors        Editors
	Repository     string
	Messages       bool // whether the form is shown
	Home           []string
	Demonstration  Demonstration
	Look           Look
}

// Look is what tells a directory from others at a glance. Each may be empty.
type Look struct {
	Logo         string // the file of a picture, below the content folder
	Main, Accent string // as in #6e1f5e
}

// Phone is the editors' number and when they answer.
type Phone struct {
	Number string
	Hours  words.Text
}

// Editors is how to reach the people who look after the directory.
type Editors struct {
	Email string
}

// Demonstration marks a directory in which everything here is invented. Staleness is judged as
// on AsOf, so that a demonstration stays whole in later years.
type Demonstration struct {
	Is   bool          // false in a real directory
	AsOf schedule.Date // zero where staleness is judged on the day itself
}

// Directory is everything that content/ says, checked.
type Directory struct {
	Site          Site
	Activities    []*Activity // by slug; drafts are not among them
	Drafts        []*Activity // by slug: pages that nobody sees yet. Any of their fields may be empty
	Organisations []*Organisation
	Towns         []*Town
	Nations       []*Nation
	Pages         []*Page
	*vocabulary.Vocabularies

	Translated map[string]*Translated // what is said in other languages, by their codes

	english *Directory // what this was translated from; nil where this is in English itself
}
