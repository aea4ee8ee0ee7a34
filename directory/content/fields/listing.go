package fields

import (
	"regexp"
	"strconv"
	"strings"

	"bandstand/directory/content/frontmatter"
)

// Listing is a page of content/activities/, in a folder for its town: the town in the
// file decides, the folder is only for filing.
type Listing struct {
	field

	// what the activity is called
	Title text `key:"title" like:"Songs Across the Ages" about:"name" required:"true" said:"its name"`
	// one sentence, at most 160 characters
	Summary text `key:"summary" like:"Sing together, whatever your age." about:"words" required:"true"`
	// who runs it: the name of its file in `organisations/`, without `.md`
	Organisation text `key:"organisation" like:"salford-song-circle" about:"runs" required:"true" said:"who runs it"`
	// one to three terms of `vocabulary/kinds.yaml`
	Kinds list[text] `key:"kinds" like:"[music, craft]" about:"kinds" required:"true" said:"what it is listed under"`
	// why people come: terms of `vocabulary/good-for.yaml`. Never a promise about health
	GoodFor list[text] `key:"good_for" like:"[meeting-people, getting-outdoors]" about:"kinds" said:"what it is good for"`
	// who comes, and how they mix: this is what makes a listing belong here
	Generations Generations `key:"generations" like:"{younger: {from: 5, to: 11}, older: {from: 55}, together: How the ages mix}" about:"who" required:"true"`
	// where it happens. Required unless `online` or `by_phone` has words
	Venue Venue `key:"venue" like:"{name: Seedley Lane Rooms, address: 41 Highfield Road, town: salford, postcode: M6 5LB}" about:"place"`
	// how to take part on a screen, or `false`
	Online how `key:"online" like:"Ring us and we send you the link" about:"place" fuller:"taking part from home" said:"how to take part on a screen"`
	// how to take part by phone, or `false`
	ByPhone how `key:"by_phone" like:"We ring you every Tuesday at two" about:"place" fuller:"taking part from home" said:"how to take part by phone"`
	// when it happens: a line for each day of the week, or for each set of dates. Required unless
	// `by_arrangement` is told
	Sessions list[Session] `key:"sessions" like:"[{day: Tuesday, time: \"10:30 to 12:00\", repeats: weekly}]" about:"times" said:"the times"`
	// words for what has no fixed time, beside `sessions` or instead of them
	ByArrangement text `key:"by_arrangement" like:"We agree a day that suits you both" about:"times" said:"what is arranged"`
	// `runs`, `closed`, or words. Not told means "check first"
	BankHolidays text `key:"bank_holidays" like:"closed" about:"times"`
	// either `free` or an `amount`
	Cost Cost `key:"cost" like:"{amount: 3.50, per: session}   # or: {free: true}" about:"cost" required:"true"`
	// how to take part, and whom to reach
	Join Join `key:"join" like:"{how: come-along, contact: {role: the Tuesday host, phone: 01632 960001}}" about:"joining" required:"true"`
	// whether there is room
	Capacity Capacity `key:"capacity" like:"{state: open}" about:"room"`
	// who meets people, where exactly, what to bring, whether they may bring someone, sit out or leave
	// early. A warning when it is missing
	FirstVisit text `key:"first_visit" like:"Ring the bell and the host will let you in" about:"first_visit" fuller:"the first visit" said:"the first visit"`
	// what there is: terms of `vocabulary/access.yaml`, with a note where it helps
	Access list[Access] `key:"access" like:"[step-free, accessible-toilet]" about:"access" fuller:"access" said:"what there is of access"`
	// what there is not. It is kind to say so
	AccessMissing list[text] `key:"access_missing" like:"[changing-places]" about:"access" fuller:"access" said:"what access is missing"`
	// languages spoken there, as short codes
	Languages list[text] `key:"languages" like:"[en, cy]" about:"who" said:"the languages spoken"`
	// a limit by sex, age, faith, condition or membership, with the reason. It is shown at the top
	WhoCanCome text `key:"who_can_come" like:"Women only, because we swim" about:"who"`
	// what people must manage alone, and what you cannot do
	Support text `key:"support" like:"We cannot help with medicines" about:"access" said:"what people must manage alone"`
	// whether you want volunteers, and for what
	HelpersWanted text `key:"helpers_wanted" like:"Tea makers, any Tuesday" about:"wanted"`
	// which partner you look for, and what for: a school, a care home, a surgery, somebody with a
	// room. It stands in a list of its own, and search finds it
	PartnersWanted text `key:"partners_wanted" like:"A primary school within a short walk, for Tuesday mornings" about:"wanted"`
	// whether someone can meet a newcomer or give a lift
	Buddy text `key:"buddy" like:"Somebody can meet you at the bus stop" about:"first_visit" fuller:"somebody to come with" said:"somebody to come with"`
	// how people are kept safe. Required where children may come alone, or where people with care
	// needs are invited
	Safeguarding Safeguarding `key:"safeguarding" like:"{lead: Safeguarding lead, if_worried: Tell the host, checks: roles-that-need-one-have-one}" about:"safe" fuller:"keeping safe"`
	// what comes of it
	Impact Impact `key:"impact" like:"{quote: I sleep better on a Tuesday}" about:"words"`
	// what worked and what did not, so that others need not find it out again
	Learned text `key:"learned" like:"Tea first, then singing. Sitting in rows did not work" about:"words"`
	// for something that may end: until when it is sure to go on
	Lifetime Lifetime `key:"lifetime" like:"{runs_until: 2027-07-31}" about:"times"`
	// a picture
	Image Image `key:"image" like:"{file: songs.jpg, alt: Twelve people singing, no_people: false}" about:"picture" fuller:"a picture"`
	// the day on which somebody made sure that all this is true
	LastChecked date `key:"last_checked" like:"2026-11-02" required:"true"`
	// the role of whoever made sure, never a person's name
	CheckedBy text `key:"checked_by" like:"directory editor" required:"true"`
	// `phoned`, `visited` or `group-told-us`
	CheckedHow text `key:"checked_how" like:"phoned" required:"true" choices:"phoned visited group-told-us"`
	// `draft` (not shown), `live`, `paused` or `ended`. Left out, it is `live`
	Status text `key:"status" like:"live" about:"status" choices:"draft live paused ended"`
	// for `paused`: when it begins again
	PausedUntil date `key:"paused_until" like:"2027-01-11" about:"status"`
	// for `ended`: other activities that people may like
	Instead list[text] `key:"instead" like:"[plant-pals]" about:"status"`
	// old addresses that should still lead here
	Aliases list[text] `key:"aliases" like:"[/activities/seedley-singers/]"`
	// on a page that was imported: where its words come from
	Source Source `key:"source" like:"{name: Salford Community Network, licence: OGL v3.0, taken: 2026-11-30}"`
}

// Generations is who comes, and how they mix.
type Generations struct {
	field

	// the younger people: `from` and `to` in years, and a `note` if it helps. Required unless `everyone` or
	// `between`
	Younger Ages `key:"younger" like:"{from: 5, to: 11}"`
	// the older people, in the same way. Leave `to` out where there is no upper end. Required unless
	// `everyone` or `between`
	Older Ages `key:"older" like:"{from: 55}"`
	// `true` where adults of any age come. `younger` may stand beside it, for children who come too
	Everyone flag `key:"everyone" like:"true" said:"whether adults of any age come"`
	// where all ages between two come together: instead of `younger`, `older` and `everyone`
	Between Ages `key:"between" like:"{from: 8, to: 80}"`
	// how the ages mix, and what each gives
	Together text `key:"together" like:"Everyone digs; the older ones know the seeds" required:"true" said:"how the ages mix"`
	// how one can sit out. Never invite people to watch children
	JustWatch text `key:"just_watch" like:"Sit out whenever you like" fuller:"sitting out" said:"how one can sit out"`
	// whether under-16s may come without a grown-up of their own. If `true`, `safeguarding` is
	// required
	ChildrenAlone flag `key:"children_alone" like:"false" said:"whether children may come alone"`
}

// Ages is a span of ages, both ends included. At least one of its fields is required.
type Ages struct {
	field

	// the lowest age, in years
	From age `key:"from" like:"5"`
	// the highest. Leave it out where there is no upper end
	To age `key:"to" like:"11"`
	// more about them, in words
	Note text `key:"note" like:"Year 5 from the school over the road"`
}

var anyAge = regexp.MustCompile(`(?i)\b(?:all|any|every(?:one|body)?) ?(?:ages?)?\b`)

// Cure writes ages that stand in one.
func (*Ages) Cure(written string) string {
	span, sure := frontmatter.SpanOfYears(written)
	switch {
	case anyAge.MatchString(written):
		return "{note: " + strconv.Quote(written) + "}; where adults of any age come, everyone: true in place of older"
	case !sure || span.Beyond:
		return "{note: " + strconv.Quote(written) + "}, and from: or to: with an age in figures, if there is one"
	case span.From != "" && span.To != "":
		return "{from: " + span.From + ", to: " + span.To + "}"
	case span.From != "":
		return "{from: " + span.From + "}"
	}
	return "{to: " + span.To + "}"
}

// Venue is where an activity happens.
type Venue struct {
	field

	// the name on the building
	Name text `key:"name" like:"Seedley Lane Rooms" required:"true"`
	// street and number. Required unless `area_only`
	Address text `key:"address" like:"41 Highfield Road"`
	// the name of its file in `towns/`, without `.md`
	Town text `key:"town" like:"salford" required:"true"`
	// a real postcode
	Postcode text `key:"postcode" like:"M6 5LB" required:"true" said:"the postcode"`
	// how far north the exact spot is, in degrees, where the postcode is not near enough
	Latitude text `key:"latitude" like:"53.4893"`
	// how far east it is: nearly always below 0
	Longitude text `key:"longitude" like:"-2.2838"`
	// one of `community`, `school`, `care-home`, `surgery`, `place-of-worship`, `library`, `outdoors`,
	// `home`
	Setting text `key:"setting" like:"community" choices:"community school care-home surgery place-of-worship library outdoors home"`
	// `true` shows only the town and the first part of the postcode. Always for somebody's home
	AreaOnly flag `key:"area_only" like:"true"`
	// which door; not shown with `area_only`
	Entrance text `key:"entrance" like:"The green door beside the car park" said:"which door"`
	// buses, parking, lifts, hills
	GettingThere text `key:"getting_there" like:"The 50 bus stops outside" fuller:"getting there" said:"getting there"`
}

// Session is one line of `sessions`.
type Session struct {
	field

	// an English day of the week. Required unless there are `dates`
	Day text `key:"day" like:"Tuesday"`
	// a plain list of days, instead of `day` and `repeats`
	Dates list[date] `key:"dates" like:"[2026-12-05, 2027-02-13]"`
	// when it begins and ends, or begins: `time: "10:30"` where it has no fixed end
	Time text `key:"time" like:"\"10:30 to 12:00\"" required:"true"`
	// `weekly`, `fortnightly`, `every 4 weeks` (or any number from 2 to 52) or `monthly`. Required unless there are `dates`
	Repeats text `key:"repeats" like:"weekly"`
	// for `monthly`: `first`, `second`, `third`, `fourth` or `last`
	Week text `key:"week" like:"first"`
	// the months of each year in which it happens, both included. They may go over New Year: `Nov to Jan`
	Months text `key:"months" like:"Apr to Oct"`
	// the first day. `fortnightly` and `every 4 weeks` need it, so that we know which weeks
	From date `key:"from" like:"2026-09-08"`
	// the last day. Leave it out where there is no end
	Until date `key:"until" like:"2027-07-20"`
	// days on which it does not happen
	Except list[date] `key:"except" like:"[2026-12-22]"`
	// more days on which it does
	Also list[date] `key:"also" like:"[2026-12-23]"`
	// only in the school terms of the town
	TermTime flag `key:"term_time_only" like:"true"`
	// anything else about this session
	Note text `key:"note" like:"Family singing day"`
}

// Cost is what people pay.
type Cost struct {
	field

	// `true` where nothing has to be paid
	Free flag `key:"free" like:"true" said:"whether it is free"`
	// pounds, without the sign
	Amount money `key:"amount" like:"3.50" said:"the amount"`
	// what the amount is for
	Per text `key:"per" like:"session" said:"what the amount is for"`
	// who pays less
	Concessions text `key:"concessions" like:"£1 for under-16s" fuller:"a note on the cost" said:"who pays less"`
	// `true` where people choose
	PayWhatYouCan flag `key:"pay_what_you_can" like:"true"`
	// anything else about money
	Note text `key:"note" like:"Tea and biscuits included" fuller:"a note on the cost"`
}

// Cure writes what costs nothing, and an amount that stands alone.
func (*Cost) Cure(written string) string {
	amount := strings.TrimPrefix(strings.ToLower(written), "£")
	switch {
	case amount == "free" || amount == "nothing" || amount == "none":
		return "{free: true}"
	case amount != "" && strings.Trim(amount, "0123456789.") == "":
		return "{amount: " + amount + "}"
	}
	return ""
}

// Join is how people take part. At least one way to reach the group is required.
type Join struct {
	field

	// `come-along`, `book`, `ask-first` or `professional-only`. Never `come-along` in a school, a care
	// home or somebody's home
	How text `key:"how" like:"come-along" required:"true" choices:"come-along book ask-first professional-only" said:"how to join in"`
	// the role to ask for, and at least one way to reach them
	Contact Contact `key:"contact" like:"{role: the Tuesday host, phone: 01632 960001}" about:"contact" required:"true"`
	// `true` if a short form on the page may pass messages on to you. It closes by itself while you
	// are full, having a break, or not checked for a year. Groups for bereavement, memory problems,
	// feeling low or anxious, or fear of going out have none unless the operator turns it on
	MessageForm flag `key:"message_form" like:"true" said:"whether there is a form"`
	// where the form's messages go: a name in the operator's address book. That book is not in this
	// folder. Left out, they go to the `email` that the page shows
	FormTo text `key:"form_to" like:"songs" about:"-" said:"where the form writes to"`
	// when people can expect an answer
	ReplyWithin text `key:"reply_within" like:"5 working days" fuller:"when they answer" said:"when people can expect an answer"`
	// how a professional refers somebody. Required for `professional-only`
	Referral Referral `key:"referral" like:"{who: Your GP or link worker, wait: About two weeks}"`
}

// Contact is how to reach people: a role, and at least one way.
type Contact struct {
	field

	// a role, never a person's name
	Role text `key:"role" like:"the Tuesday host" said:"whom to ask for"`
	// one number and nothing else. Numbers that begin with 09 or 118 are refused; of 070, 084 and 087
	// the page says what a call can cost
	Phone text `key:"phone" like:"01632 960001" said:"the phone number"`
	// a number for textphones
	Textphone text `key:"textphone" like:"01632 960002" said:"the textphone number"`
	// a mobile number for text messages
	SMS text `key:"sms" like:"07700 900001" said:"the number for text messages"`
	// an address of the group, not of a person
	Email text `key:"email" like:"songs@example.org" said:"the email address"`
	// the activity's own page or booking page
	Website text `key:"website" like:"https://songs.example.org" said:"the website"`
}

// Referral is how a professional refers somebody.
type Referral struct {
	field

	// who may refer
	Who text `key:"who" like:"Your GP or link worker"`
	// the form they use, or where to find it
	Form text `key:"form" like:"https://songs.example.org/refer"`
	// how long people wait
	Wait text `key:"wait" like:"About two weeks"`
}

// Capacity is whether there is room.
type Capacity struct {
	field

	// `open`, `nearly-full` or `full`
	State text `key:"state" like:"open" choices:"open nearly-full full"`
	// how long that holds. Afterwards the page says "ask first"
	Until date `key:"until" like:"2027-03-01"`
	// whether there is one
	WaitingList flag `key:"waiting_list" like:"true"`
	// how many messages you can answer in a day. One sender gets at most half of them
	MessagesADay whole `key:"messages_a_day" like:"5"`
}

// Cure writes a state that stands alone.
func (*Capacity) Cure(written string) string {
	switch state := strings.ToLower(written); state {
	case "open", "nearly-full", "full":
		return "{state: " + state + "}"
	}
	return "{state: …}, with open, nearly-full or full for the dots; how many fit belongs in first_visit"
}

// Access is a feature with a note, or only its name.
type Access struct {
	field

	// the term, where you add a `note`
	Feature text `key:"feature" like:"hearing-loop"`
	// what helps to know about it
	Note text `key:"note" like:"Main hall only"`
}

// FromWord takes the name of a feature that has no note.
func (a *Access) FromWord(word text) { a.Feature = word }

// Safeguarding is what a group tells about keeping people safe. It is printed as what
// they told us, with the date, and that we have not verified it.
type Safeguarding struct {
	field

	// a role
	Lead text `key:"lead" like:"Safeguarding lead" required:"true"`
	// what someone should do who is worried
	IfWorried text `key:"if_worried" like:"Tell the host or phone 01632 960002" required:"true"`
	// `roles-that-need-one-have-one`, `none-needed` or `not-told`
	Checks text `key:"checks" like:"roles-that-need-one-have-one" required:"true" choices:"roles-that-need-one-have-one none-needed not-told"`
	// a link to your policy
	Policy text `key:"policy" like:"https://songs.example.org/safe"`
	// who has learned what
	Training text `key:"training" like:"Every leader, each spring"`
	// when you last looked at all this
	Reviewed date `key:"reviewed" like:"2026-05-01"`
}

// Impact is what comes of it: any of these.
type Impact struct {
	field

	// what somebody said, without their name and without quotation marks
	Quote text `key:"quote" like:"I sleep better on a Tuesday"`
	// what you counted or saw
	Evidence text `key:"evidence" like:"Forty came in 2025, and thirty still do"`
	// how you found out
	HowWeKnow text `key:"how_we_know" like:"We ask everyone each July"`
}

// Lifetime is for something that may end.
type Lifetime struct {
	field

	// the last day that is paid for
	RunsUntil date `key:"runs_until" like:"2027-07-31"`
	// who pays, and until when
	Funding text `key:"funding" like:"A lottery grant to July 2027"`
	// what you hope will happen then
	WhatNext text `key:"what_next" like:"We are asking the parish to help"`
}

// Image is a picture: up to 20 MB and 60 million pixels, as `.jpg`, `.png` or `.webp`,
// best 1,200 pixels across or more. It goes before the scene that the site draws. Never put a child's name or school beside a face.
type Image struct {
	field

	// the name of the picture's file, which lies beside the page or in `images/`
	File text `key:"file" like:"songs.jpg" required:"true"`
	// what the picture shows, for people who cannot see it
	Alt text `key:"alt" like:"Twelve people singing round a piano" required:"true"`
	// who took it
	Credit text `key:"credit" like:"Salford Song Circle"`
	// `true` where nobody can be recognised. Otherwise `consent` is required
	NoPeople flag `key:"no_people" like:"true"`
	// who holds the consent, and from when. The signed forms stay with you
	Consent Consent `key:"consent" like:"{by: the choir's secretary, date: 2026-05-01, review: 2028-05-01}"`
}

// Consent is who agreed to a picture. The signed forms stay with the group.
type Consent struct {
	field

	// a role
	By text `key:"by" like:"the choir's secretary"`
	// when it was given
	Date date `key:"date" like:"2026-05-01"`
	// when you ask again
	Review date `key:"review" like:"2028-05-01"`
}
