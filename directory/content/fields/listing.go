package fields

// The keys of a listing, as formats.md spells them. Every struct here mirrors
// one mapping of the front matter; `like` shows how a value is written. What
// the values may say is checked in the check_ files.

type Listing struct {
	field
	Title         text          `key:"title" like:"Songs Across the Ages"`
	Summary       text          `key:"summary" like:"Sing together, whatever your age."`
	Organisation  text          `key:"organisation" like:"salford-song-circle"`
	Kinds         list[text]    `key:"kinds" like:"[music, craft]"`
	GoodFor       list[text]    `key:"good_for" like:"[meeting-people, getting-outdoors]"`
	Generations   Generations   `key:"generations" like:"{younger: {from: 5, to: 11}, older: {from: 55}, together: How the ages mix}"`
	Venue         Venue         `key:"venue" like:"{name: Seedley Lane Rooms, address: 41 Highfield Road, town: salford, postcode: M6 5LB}"`
	Online        how           `key:"online" like:"Ring us and we send you the link"`
	ByPhone       how           `key:"by_phone" like:"We ring you every Tuesday at two"`
	Sessions      list[Session] `key:"sessions" like:"[{day: Tuesday, time: \"10:30 to 12:00\", repeats: weekly}]"`
	ByArrangement text          `key:"by_arrangement" like:"We agree a day that suits you both"`
	BankHolidays  text          `key:"bank_holidays" like:"closed"`
	Cost          Cost          `key:"cost" like:"{amount: 3.50, per: session}   # or: {free: true}"`
	Join          Join          `key:"join" like:"{how: come-along, contact: {role: the Tuesday host, phone: 01632 960001}}"`
	Capacity      Capacity      `key:"capacity" like:"{state: open}"`
	FirstVisit    text          `key:"first_visit" like:"Ring the bell and the host will let you in"`
	Access        list[Access]  `key:"access" like:"[step-free, accessible-toilet]"`
	AccessMissing list[text]    `key:"access_missing" like:"[changing-places]"`
	Languages     list[text]    `key:"languages" like:"[en, cy]"`
	WhoCanCome    text          `key:"who_can_come" like:"Women only, because we swim"`
	Support       text          `key:"support" like:"We cannot help with medicines"`
	HelpersWanted text          `key:"helpers_wanted" like:"Tea makers, any Tuesday"`
	Buddy         text          `key:"buddy" like:"Somebody can meet you at the bus stop"`
	Safeguarding  Safeguarding  `key:"safeguarding" like:"{lead: Safeguarding lead, if_worried: Tell the host, checks: roles-that-need-one-have-one}"`
	Impact        Impact        `key:"impact" like:"{quote: I sleep better on a Tuesday}"`
	Lifetime      Lifetime      `key:"lifetime" like:"{runs_until: 2027-07-31}"`
	Image         Image         `key:"image" like:"{file: songs.jpg, alt: Twelve people singing, no_people: false}"`
	LastChecked   date          `key:"last_checked" like:"2026-11-02"`
	CheckedBy     text          `key:"checked_by" like:"directory editor"`
	CheckedHow    text          `key:"checked_how" like:"phoned"`
	Status        text          `key:"status" like:"live"`
	PausedUntil   date          `key:"paused_until" like:"2027-01-11"`
	Instead       list[text]    `key:"instead" like:"[plant-pals]"`
	Aliases       list[text]    `key:"aliases" like:"[/activities/seedley-singers/]"`
}

type Generations struct {
	field
	Younger       Ages `key:"younger" like:"{from: 5, to: 11}"`
	Older         Ages `key:"older" like:"{from: 55}"`
	Together      text `key:"together" like:"Everyone digs; the older ones know the seeds"`
	JustWatch     text `key:"just_watch" like:"Sit out whenever you like"`
	ChildrenAlone flag `key:"children_alone" like:"false"`
}

type Ages struct {
	field
	From whole `key:"from" like:"5"`
	To   whole `key:"to" like:"11"`
	Note text  `key:"note" like:"Year 5 from the school over the road"`
}

type Venue struct {
	field
	Name         text `key:"name" like:"Seedley Lane Rooms"`
	Address      text `key:"address" like:"41 Highfield Road"`
	Town         text `key:"town" like:"salford"`
	Postcode     text `key:"postcode" like:"M6 5LB"`
	Latitude     text `key:"latitude" like:"53.4893"`
	Longitude    text `key:"longitude" like:"-2.2838"`
	Setting      text `key:"setting" like:"community"`
	AreaOnly     flag `key:"area_only" like:"true"`
	Entrance     text `key:"entrance" like:"The green door beside the car park"`
	GettingThere text `key:"getting_there" like:"The 50 bus stops outside"`
}

type Session struct {
	field
	Day      text       `key:"day" like:"Tuesday"`
	Dates    list[date] `key:"dates" like:"[2026-12-05, 2027-02-13]"`
	Time     text       `key:"time" like:"\"10:30 to 12:00\""`
	Repeats  text       `key:"repeats" like:"weekly"`
	Week     text       `key:"week" like:"first"`
	From     date       `key:"from" like:"2026-09-08"`
	Until    date       `key:"until" like:"2027-07-20"`
	Except   list[date] `key:"except" like:"[2026-12-22]"`
	Also     list[date] `key:"also" like:"[2026-12-23]"`
	TermTime flag       `key:"term_time_only" like:"true"`
	Note     text       `key:"note" like:"Family singing day"`
}

type Cost struct {
	field
	Free          flag  `key:"free" like:"true"`
	Amount        money `key:"amount" like:"3.50"`
	Per           text  `key:"per" like:"session"`
	Concessions   text  `key:"concessions" like:"£1 for under-16s"`
	PayWhatYouCan flag  `key:"pay_what_you_can" like:"true"`
	Note          text  `key:"note" like:"Tea and biscuits included"`
}

type Join struct {
	field
	How         text     `key:"how" like:"come-along"`
	Contact     Contact  `key:"contact" like:"{role: the Tuesday host, phone: 01632 960001}"`
	MessageForm flag     `key:"message_form" like:"true"`
	FormTo      text     `key:"form_to" like:"songs"`
	ReplyWithin text     `key:"reply_within" like:"5 working days"`
	Referral    Referral `key:"referral" like:"{who: Your GP or link worker, wait: About two weeks}"`
}

type Contact struct {
	field
	Role      text `key:"role" like:"the Tuesday host"`
	Phone     text `key:"phone" like:"01632 960001"`
	Textphone text `key:"textphone" like:"01632 960002"`
	SMS       text `key:"sms" like:"07700 900001"`
	Email     text `key:"email" like:"songs@example.org"`
	Website   text `key:"website" like:"https://songs.example.org"`
}

type Referral struct {
	field
	Who  text `key:"who" like:"Your GP or link worker"`
	Form text `key:"form" like:"https://songs.example.org/refer"`
	Wait text `key:"wait" like:"About two weeks"`
}

type Capacity struct {
	field
	State        text  `key:"state" like:"open"`
	Until        date  `key:"until" like:"2027-03-01"`
	WaitingList  flag  `key:"waiting_list" like:"true"`
	MessagesADay whole `key:"messages_a_day" like:"5"`
}

// Access is a feature with a note, or only its name.
type Access struct {
	field
	Feature text `key:"feature" like:"hearing-loop"`
	Note    text `key:"note" like:"Main hall only"`
}

func (a *Access) FromWord(word text) { a.Feature = word }

type Safeguarding struct {
	field
	Lead      text `key:"lead" like:"Safeguarding lead"`
	IfWorried text `key:"if_worried" like:"Tell the host or phone 01632 960002"`
	Checks    text `key:"checks" like:"roles-that-need-one-have-one"`
	Policy    text `key:"policy" like:"https://songs.example.org/safe"`
	Training  text `key:"training" like:"Every leader, each spring"`
	Reviewed  date `key:"reviewed" like:"2026-05-01"`
}

type Impact struct {
	field
	Quote     text `key:"quote" like:"I sleep better on a Tuesday"`
	Evidence  text `key:"evidence" like:"Forty came in 2025, and thirty still do"`
	HowWeKnow text `key:"how_we_know" like:"We ask everyone each July"`
}

type Lifetime struct {
	field
	RunsUntil date `key:"runs_until" like:"2027-07-31"`
	Funding   text `key:"funding" like:"A lottery grant to July 2027"`
	WhatNext  text `key:"what_next" like:"We are asking the parish to help"`
}

type Image struct {
	field
	File     text    `key:"file" like:"songs.jpg"`
	Alt      text    `key:"alt" like:"Twelve people singing round a piano"`
	Credit   text    `key:"credit" like:"Salford Song Circle"`
	NoPeople flag    `key:"no_people" like:"true"`
	Consent  Consent `key:"consent" like:"{by: the choir's secretary, date: 2026-05-01, review: 2028-05-01}"`
}

type Consent struct {
	field
	By     text `key:"by" like:"the choir's secretary"`
	Date   date `key:"date" like:"2026-05-01"`
	Review date `key:"review" like:"2028-05-01"`
}
