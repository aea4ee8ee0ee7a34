package drafts

import (
	"strings"
	"testing"

	"bandstand/directory/activity"
	"bandstand/directory/schedule"
	"bandstand/directory/vocabulary"
)

var somewhere = &knowledge{&activity.Directory{
	Vocabularies: &vocabulary.Vocabularies{
		Kinds:  vocabulary.List{{Slug: "music", Label: "Music", Words: []string{"singing"}}, {Slug: "art", Label: "Art"}},
		Access: vocabulary.List{{Slug: "hearing-loop", Label: "Hearing loop"}, {Slug: "parking", Label: "Parking"}},
	},
}, schedule.Date{Year: 2026, Month: 11, Day: 21}}

// said returns the fields of the draft of a service, a line for each, and what was flagged.
func said(s Service) string {
	d := somewhere.activityOf(s, "")
	var lines []string
	for _, path := range d.Paths() {
		if path != "title" {
			lines = append(lines, path+"="+sayField(&d.Page, path))
		}
	}
	for _, also := range d.says {
		lines = append(lines, "also "+also.What+": "+also.Words)
	}
	for _, back := range d.back {
		lines = append(lines, "back "+back.What+": "+back.Words)
	}
	for _, note := range d.notes {
		lines = append(lines, "note "+note)
	}
	return strings.Join(lines, "\n")
}

func TestWhatADraftSays(t *testing.T) {
	for name, c := range map[string]struct {
		service Service
		want    string
	}{
		"null island": {Service{Places: []Place{{Name: "Hall", Town: "Nationwide", Latitude: "0", Longitude: "0"}}}, "also Where: Hall, Nationwide"},
		"online": {Service{Places: []Place{{Town: "Online"}}},
			"also Where: Online\nnote it may be online: ask how people take part, and say it under online"},
		"a postcode that is none": {Service{Places: []Place{{Name: "Hall", Town: "Ilfracombe", Postcode: "M6 5L"}}},
			"venue.name=Hall\nvenue.town=ilfracombe\nalso Postcode: M6 5L"},
		"house number as a name": {Service{Places: []Place{{Name: "197-199", Address: "Woodside Road", Town: "Amersham", Postcode: "HP6 6NU"}}},
			"venue.address=197-199 Woodside Road\nvenue.town=amersham\nvenue.postcode=HP6 6NU"},
		"coordinates far off": {Service{Places: []Place{{Town: "Salford", Postcode: "M6 5LB", Latitude: "51.5", Longitude: "-0.1"}}},
			"venue.town=salford\nvenue.postcode=M6 5LB\nalso Coordinates: 51.5, -0.1\nnote its coordinates lie 165 miles from its postcode: ask which is right"},
		"a name told twice": {Service{Places: []Place{{Name: "Mill House", Address: "Mill House, 1 Mill Lane", Town: "Salford", Postcode: "M6 5LB"}}},
			"venue.name=Mill House\nvenue.address=1 Mill Lane\nvenue.town=salford\nvenue.postcode=M6 5LB"},
		"a question first": {Service{Description: "Do you like knitting?\n\nCome to the library."}, "summary=Do you like knitting?\nbody=Come to the library."},
		"hidden door": {Service{Places: []Place{{Name: "Hall", Address: "4 High Street", Town: "Salford", Postcode: "M6 5LB", Hidden: true}}},
			"venue.name=Hall\nvenue.town=salford\nvenue.postcode=M6 5LB\nvenue.area_only=true"},
		"second place": {Service{Places: []Place{{Town: "Salford", Postcode: "M6 5LB"}, {Name: "Other Hall", Town: "Bolton"}}},
			"venue.town=salford\nvenue.postcode=M6 5LB\nalso Where: Other Hall, Bolton"},

		"all in one line": {Service{Places: []Place{{Address: "Seedley Lane Rooms, 41 Highfield Road, Salford, Greater Manchester, M6 5LB"}}},
			"venue.name=Seedley Lane Rooms\nvenue.address=41 Highfield Road, Greater Manchester\nvenue.town=salford\nvenue.postcode=M6 5LB"},
		"a postcode in the name": {Service{Places: []Place{{Name: "The Hut, Mill Lane, Salford M6 5LB"}}},
			"venue.name=The Hut\nvenue.address=Mill Lane\nvenue.town=salford\nvenue.postcode=M6 5LB"},
		"a point alone": {Service{Places: []Place{{Latitude: "53.48", Longitude: "-2.29"}}}, "also Where: 53.48 -2.29"},
		"somebody's home": {Service{Places: []Place{{Name: "Jane Smith", Address: "4 High Street", Town: "Salford", Postcode: "M6 5LB"}}},
			"venue.address=4 High Street\nvenue.town=salford\nvenue.postcode=M6 5LB\nback the name of a place that may be a person's: Jane Smith"},

		"a village that we do not know": {Service{Places: []Place{{Name: "Hut", Address: "2 Mill Lane", Town: "Nether Wallop-on-Sea", Postcode: "M6 5LB"}}},
			"venue.name=Hut\nvenue.address=2 Mill Lane, Nether Wallop-on-Sea\nvenue.town=salford\nvenue.postcode=M6 5LB\n" +
				"note the town Salford is that of the postcode: the list says \"Nether Wallop-on-Sea\""},

		"another Lancaster": {Service{Places: []Place{{Name: "Hall", Town: "Lancaster", Postcode: "93534"}}},
			"also Where: Hall, Lancaster, 93534\nnote it seems to lie in another country: Hall, Lancaster, 93534"},
		"coordinates the wrong way round": {Service{Places: []Place{{Town: "Ilfracombe", Latitude: "-2.3", Longitude: "53.5"}}},
			"venue.town=ilfracombe\nalso Coordinates: -2.3, 53.5"},

		"ages told twice":            {Service{Ages: "5-11", MinAge: "8"}, "also Ages: 5-11\nalso Ages: 8 and over\nnote its figures say ages 8 and over, its words \"5-11\": ask which is right"},
		"adults from 16":             {Service{Ages: "Adults", MinAge: "16"}, "generations.between.from=16\nalso Ages: Adults"},
		"a vague category":           {Service{Categories: []string{"Community services"}}, "also Category: Community services"},
		"free, and a price in words": {Service{Free: true, Description: "Tea is £1."}, "summary=Tea is £1.\ncost.free=true\nnote it is called free, and its words name £1: ask what that is for"},
		"it was last year":           {Service{When: []string{"2025-03-01 10:00-12:00"}}, "also When: 2025-03-01 10:00-12:00\nnote its last day was 2025-03-01: ask whether it happens again"},
		"every evening":              {Service{When: []string{"Mon-Fri 6pm-11pm"}}, "sessions=Monday 18:00 to 23:00 weekly; Tuesday 18:00 to 23:00 weekly; Wednesday 18:00 to 23:00 weekly; Thursday 18:00 to 23:00 weekly; Friday 18:00 to 23:00 weekly"},
		"times in lines":             {Service{When: []string{"Monday\n10am-12pm\nFriday\n2pm-4pm"}}, "sessions=Monday 10:00 to 12:00 weekly; Friday 14:00 to 16:00 weekly"},
		"monthly, and fortnightly in words": {Service{When: []string{"2nd Sunday of the month 10am"}, Description: "We meet fortnightly."},
			"summary=We meet fortnightly.\nsessions=Sunday 10:00 monthly second\nnote its words say \"fortnightly\", its times do not: ask when it does not meet"},
		"a number in the name": {Service{Contacts: []Contact{{Name: "Jane Smith 01632 960001 / 07700 900123"}}},
			"join.contact.phone=01632 960001\nalso Phone: 01632 960001 / (left out until they agree)\nback a person's name: Jane Smith\nback a mobile number: 07700 900123"},
		"a sentence in two lines": {Service{Description: "Space for all to\nmeet and share skills."}, "summary=Space for all to meet and share skills."},

		"all ages":            {Service{Ages: "All ages"}, "generations.everyone=true\nalso Ages: All ages"},
		"from an age":         {Service{Ages: "50+"}, "generations.between.from=50"},
		"over an age":         {Service{Ages: "Over 55s"}, "generations.between.from=55"},
		"a span":              {Service{Ages: "8 - 12 years"}, "generations.between.from=8\ngenerations.between.to=12"},
		"adults":              {Service{Ages: "Adults"}, "generations.between.from=18"},
		"ages in other words": {Service{Ages: "Mostly mums"}, "also Ages: Mostly mums"},
		"nobody is 120":       {Service{MinAge: "0", MaxAge: "120"}, "also Ages: 0 to 120"},
		"figures and words":   {Service{MinAge: "5", MaxAge: "11", Description: "For girls aged 7 to 10."}, "summary=For girls aged 7 to 10.\nalso Ages: 5 to 11\nnote its figures say ages 5 to 11, its words \"aged 7 to 10\": ask which is right"},
		"an age and words":    {Service{MinAge: "12", Description: "For 13 year olds and upwards."}, "summary=For 13 year olds and upwards.\nalso Ages: 12 and over\nnote its figures say ages 12 and over, its words \"13 year olds and upwards\": ask which is right"},
		"an age and all ages": {Service{MinAge: "5", Description: "All ages are welcome."}, "summary=All ages are welcome.\nalso Ages: 5 and over\nnote its figures say ages 5 and over, its words \"All ages\": ask which is right"},
		"figures like words":  {Service{MinAge: "8", MaxAge: "12", Description: "For ages 8 to 12."}, "summary=For ages 8 to 12.\ngenerations.between.from=8\ngenerations.between.to=12"},

		"free":                 {Service{Costs: []Cost{{Words: "Free"}}}, "cost.free=true"},
		"a price":              {Service{Costs: []Cost{{Words: "£3.50 per session"}}}, "cost.amount=3.50\ncost.per=session"},
		"a price in figures":   {Service{Costs: []Cost{{Amount: "2.5", Words: "tea included"}}}, "cost.amount=2.50\ncost.note=tea included"},
		"two prices":           {Service{Costs: []Cost{{Amount: "2", Words: "adults"}, {Amount: "1", Words: "children"}}}, "cost.note=£2 adults; £1 children"},
		"free, and a price":    {Service{Free: true, Costs: []Cost{{Words: "£3 a week"}}}, "cost.note=£3 a week\nnote it is called free, and a price is told: ask which is right"},
		"a figure is no price": {Service{Costs: []Cost{{Words: "1"}}}, "cost.note=1"},
		"free for some":        {Service{Costs: []Cost{{Words: "Free for members"}}}, "cost.note=Free for members"},
		"a kind and no kind":   {Service{Categories: []string{"Singing", "Older people"}}, "kinds=music\nalso Category: Older people"},
		"access, and no such":  {Service{Access: []string{"Hearing loop fitted", "No parking"}}, "access=hearing-loop Hearing loop fitted\nalso Access: No parking"},

		"times in words":   {Service{When: []string{"Tuesdays 2pm-4pm"}}, "sessions=Tuesday 14:00 to 16:00 weekly"},
		"times that ask":   {Service{When: []string{"every other Tuesday 7-9pm"}}, "by_arrangement=every other Tuesday 7-9pm\nnote What is the date of the first one? (its times: every other Tuesday 7-9pm)"},
		"times, and words": {Service{Sessions: []schedule.Session{{Day: 2, Start: 600, End: 720, Repeats: "weekly"}}, When: []string{"not in August"}}, "sessions=Tuesday 10:00 to 12:00 weekly\nby_arrangement=not in August"},
		"opening hours":    {Service{Sessions: []schedule.Session{{Day: 1, Start: 540, End: 1020, Repeats: "weekly"}}}, "by_arrangement=Every Monday, 9am to 5pm\nnote its times look like opening hours: ask when people meet"},
		"times long over":  {Service{Sessions: []schedule.Session{{Day: 1, Start: 540, End: 600, Repeats: "weekly", Until: schedule.Date{Year: 2005, Month: 1, Day: 1}}}}, "also When: Every Monday, 9am to 10am, until 1 January 2005\nnote the times that it has ended on 2005-01-01: ask whether it still happens"},
		"in term time":     {Service{Description: "We meet weekly in term time.", Sessions: []schedule.Session{{Day: 1, Start: 540, End: 600, Repeats: "weekly"}}}, "summary=We meet weekly in term time.\nsessions=Monday 09:00 to 10:00 weekly true"},

		"a limit in its words":     {Service{Description: "We sing. Not in August.", When: []string{"Tuesdays 2pm-4pm"}}, "summary=We sing. Not in August.\nsessions=Tuesday 14:00 to 16:00 weekly\nnote its words say \"Not in August\", its times do not: ask when it does not meet"},
		"a limit that times have":  {Service{Description: "We sing, but not in August.", When: []string{"Tuesdays 2pm-4pm, not in August"}}, "summary=We sing, but not in August.\nsessions=Tuesday 14:00 to 16:00 weekly Sep to Jul"},
		"term time in its words":   {Service{Description: "Term time only.", When: []string{"Tuesdays 2pm-4pm"}}, "summary=Term time only.\nsessions=Tuesday 14:00 to 16:00 weekly\nnote its words say \"Term time\", its times do not: ask when it does not meet"},
		"every other week":         {Service{Description: "We meet fortnightly.", Sessions: []schedule.Session{{Day: 2, Start: 600, End: 720, Repeats: "weekly"}}}, "summary=We meet fortnightly.\nsessions=Tuesday 10:00 to 12:00 weekly\nnote its words say \"fortnightly\", its times do not: ask when it does not meet"},
		"a limit in another field": {Service{Also: []Said{{"Notes", "No session on bank holidays"}}, When: []string{"Mondays 2pm-4pm"}}, "sessions=Monday 14:00 to 16:00 weekly\nalso Notes: No session on bank holidays\nnote its words say \"No session on bank holidays\", its times do not: ask when it does not meet"},
		"not on another day":       {Service{Description: "Not on Mondays.", When: []string{"Tuesdays 2pm-4pm"}}, "summary=Not on Mondays.\nsessions=Tuesday 14:00 to 16:00 weekly"},
		"all year":                 {Service{Description: "Not only in term time, all year.", When: []string{"Tuesdays 2pm-4pm"}}, "summary=Not only in term time, all year.\nsessions=Tuesday 14:00 to 16:00 weekly"},
		"what one may":             {Service{Description: "Do not fear you may be late.", When: []string{"Tuesdays 2pm-4pm"}}, "summary=Do not fear you may be late.\nsessions=Tuesday 14:00 to 16:00 weekly"},
		"in holidays too":          {Service{Description: "In term time and school holidays.", When: []string{"Tuesdays 2pm-4pm"}}, "summary=In term time and school holidays.\nsessions=Tuesday 14:00 to 16:00 weekly"},
		"a limit without times":    {Service{Description: "Not in August."}, "summary=Not in August."},
		"office hours in words":    {Service{When: []string{"Weekdays 9 to 5"}}, "by_arrangement=Weekdays 9 to 5\nnote its times look like opening hours: ask when people meet"},
		"office hours, shorter":    {Service{When: []string{"Mon-Fri 9-5"}}, "by_arrangement=Mon-Fri 9-5\nnote its times look like opening hours: ask when people meet"},
		"a week of mornings":       {Service{When: []string{"Mon-Fri 10am-2.30pm"}}, "by_arrangement=Mon-Fri 10am-2.30pm\nnote its times look like opening hours: ask when people meet"},
		"a fair on one day":        {Service{When: []string{"5 December 2026 10am-5pm"}}, "sessions=10:00 to 17:00"},

		"a name and a mobile":     {Service{Contacts: []Contact{{Name: "Jane Smith", Role: "Secretary", Phone: "07700 900123", Email: "jane.smith@seedley.org.uk"}}}, "back a person's name: Jane Smith\nback an email address that may be a person's: jane.smith@seedley.org.uk\nback a mobile number: 07700 900123"},
		"a team and its number":   {Service{Contacts: []Contact{{Name: "Bookings team", Phone: "0161 736 5555 (mornings)", Email: "info@seedley.org.uk"}}}, "join.contact.role=Bookings team\njoin.contact.phone=0161 736 5555\njoin.contact.email=info@seedley.org.uk\nalso Phone: 0161 736 5555 (mornings)"},
		"a free mailbox":          {Service{Name: "Seedley Knitters", Contacts: []Contact{{Email: "jsmith1952@gmail.com"}, {Email: "seedleyknitters@gmail.com"}}}, "join.contact.email=seedleyknitters@gmail.com\nback an email address that may be a person's: jsmith1952@gmail.com"},
		"names among words":       {Service{Description: "Ring Jane on +44 7700 900 123, or call ANDY. At St Mary's, Victoria Road."}, "summary=Ring (left out until they agree) on (left out until they agree), or call (left out until they agree). At St Mary's, Victoria Road.\nback a mobile number: +44 7700 900 123\nback a person's name: Jane\nback a person's name: ANDY"},
		"dates are no mobiles":    {Service{Description: "On 2026-12-07 2027-01-16 2028-05-07 only."}, "summary=On 2026-12-07 2027-01-16 2028-05-07 only."},
		"an address with no http": {Service{Website: "www.seedley.org.uk"}, "join.contact.website=https://www.seedley.org.uk"},
		"an address of no web":    {Service{Website: "javascript:alert(1)"}, "also Website: javascript:alert(1)"},
		"marks of HTML":           {Service{Description: "<p>Tea &amp; cake.</p><ul><li>Bring a cup</li></ul><script>alert(1)</script>"}, "summary=Tea & cake.\nbody=- Bring a cup"},
		"marks of Markdown":       {Service{Description: "A long enough first sentence that says what it is all about, so there.\n# Not a heading\n[x](http://y.test) ![z](q) <b>bold</b>\n1. one"}, `summary=A long enough first sentence that says what it is all about, so there.` + "\n" + `body=\# Not a heading \[x\](http://y.test) !\[z\](q) bold 1\. one`},
		"closed just now":         {Service{Description: "This is currently closed."}, "summary=This is currently closed.\nnote its words say \"currently closed\": ask whether it happens"},
		"only a beginning":        {Service{Description: "You can:\nsing\ndance."}, "summary=You can:\nbody=You can: - sing dance.\nnote the summary is the beginning of a long sentence: say it in one short one"},
	} {
		if c.service.Name == "" {
			c.service.Name = "Something"
		}
		if got := said(c.service); got != c.want {
			t.Errorf("%s:\ngot:\n%s\nwant:\n%s", name, got, c.want)
		}
	}
}

func TestSplit(t *testing.T) {
	long := strings.Repeat("Many words that go on. ", 20)
	for _, c := range []struct{ text, summary, rest string }{
		{"Short and whole.", "Short and whole.", ""},
		{"We sing at St. Mary's every week, whatever your age may be. " + long, "We sing at St. Mary's every week, whatever your age may be.", strings.TrimSpace(long)},
		{"What we offer\nSinging for all who like it, however badly they do it, and tea after. " + long, "Singing for all who like it, however badly they do it, and tea after.", "What we offer\nSinging for all who like it, however badly they do it, and tea after. " + long},
		{strings.Repeat("word ", 50) + "end.", strings.TrimSpace(strings.Repeat("word ", 31)) + "…", strings.Repeat("word ", 50) + "end."},
	} {
		summary, rest, _ := split(c.text)
		if summary != c.summary || rest != c.rest {
			t.Errorf("got %q and %q, want %q and %q", summary, rest, c.summary, c.rest)
		}
	}
}
