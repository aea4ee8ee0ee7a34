package mapping

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"bandstand/generator/drafts"
)

// table makes a table of lines, with | between cells.
func table(name string, lines ...string) Table {
	made := Table{Name: name, Columns: strings.Split(lines[0], "|")}
	for _, line := range lines[1:] {
		made.Rows = append(made.Rows, strings.Split(line, "|"))
	}
	return made
}

var lists = []Table{
	table("venues.csv", "id|name|line|post code", "v1|Old Mill|1 Mill Lane|M6 5LB", "v2|Hall|2 High St|M6 5LA", "v3|Hut|3 Low St|M6 5LA"),
	table("activities.csv", "id|title|type|venue_id|organisation_id|cost", "1|Singing|Music|v1|o1|Free", "2|Shop|Charity shop|v2|o2|-", "3|Walking|Walks; Outdoors|v9|o1|£2"),
	table("organisations.csv", "id|name|telephone", "o1|Seedley Songs|0161 736 5555", "o2|Shops|", "o3|Others|"),
	table("times.csv", "activity_id|day|start|end|freq", "1|TU|10:00:00|12:00:00|WEEKLY", "1|Friday|14:00|15:00|", "3|1st Saturday|10am||"),
}

func TestProposedMapping(t *testing.T) {
	proposed := Propose(lists)
	var got []string
	for _, one := range proposed.Tables {
		for _, column := range one.Columns {
			got = append(got, fmt.Sprintf("%s %s: %s", one.File, column.Name, column.Is))
		}
		if join := one.Joined; join != nil {
			got = append(got, fmt.Sprintf("%s.%s = %s.%s", one.File, join.Column, join.File, join.Theirs))
		}
	}
	for _, rule := range proposed.SetAside {
		got = append(got, fmt.Sprintf("aside %s %q", rule.Column, rule.Says))
	}
	want := `activities.csv id: id
activities.csv title: name
activities.csv type: category
activities.csv venue_id: ignore
activities.csv organisation_id: organisation_id
activities.csv cost: cost
venues.csv id: ignore
venues.csv name: place
venues.csv line: words
venues.csv post code: postcode
venues.csv.id = activities.csv.venue_id
organisations.csv id: organisation_id
organisations.csv name: organisation
organisations.csv telephone: organisation_phone
organisations.csv.id = activities.csv.organisation_id
times.csv activity_id: ignore
times.csv day: day
times.csv start: starts
times.csv end: ends
times.csv freq: repeats
times.csv.activity_id = activities.csv.id
aside type ["Charity shop"]`
	if got := strings.Join(got, "\n"); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

// A mapping is read as it was written, and services are made of it.
func TestServicesOfAMapping(t *testing.T) {
	text, err := Propose(lists).Write()
	if err != nil {
		t.Fatal(err)
	}
	read, err := Read(text)
	if err != nil {
		t.Fatal(err)
	}
	list, err := read.List(lists)
	services := list.Services
	if err != nil || len(list.Problems) != 1 || len(services) != 3 {
		t.Fatalf("got %d services, %q, %v", len(services), list.Problems, err)
	}
	singing := services[0]
	if want := []string{"Tuesday 10:00 to 12:00", "Friday 14:00 to 15:00"}; !reflect.DeepEqual(singing.When, want) {
		t.Errorf("got times %q, want %q", singing.When, want)
	}
	if want := []drafts.Place{{Name: "Old Mill", Postcode: "M6 5LB"}}; !reflect.DeepEqual(singing.Places, want) {
		t.Errorf("got places %+v", singing.Places)
	}
	if singing.Organisation.Name != "Seedley Songs" || singing.Organisation.ID != "o1" {
		t.Errorf("got the organisation %+v", singing.Organisation)
	}
	if got := services[1].Gone; got != "no activity: its type is Charity shop" {
		t.Errorf("got %q", got)
	}
	if want := (drafts.Said{What: "venues.csv", Words: "it has nothing for v9"}); len(services[2].Also) != 1 || services[2].Also[0] != want {
		t.Errorf("got %+v", services[2].Also)
	}
}

func TestMistakesInAMapping(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"no such meaning": {"tables:\n  - file: a.csv\n    columns:\n      Title: naem\n", `there is no "naem". did you mean "name"?`},
		"no such column":  {"tables:\n  - file: a.csv\n    columns:\n      Titel: name\n", `a.csv has no column "Titel", of which the mapping speaks. did you mean "Title"?`},
		"no such file":    {"tables:\n  - file: b.csv\n    columns: {Title: name}\n", "the mapping speaks of b.csv, which was not given"},
		"no such key":     {"tables:\n  - fiel: a.csv\n", "field fiel not found"},
		"nothing":         {"", "it is empty"},
		"joins of a ring": {"tables:\n  - file: a.csv\n    belongs_to: {file: a.csv, its_column: Title, column: Title}\n    columns: {Title: name}\n", "it belongs to no other"},
	} {
		read, err := Read([]byte(c.text))
		if err == nil {
			_, err = read.List([]Table{table("a.csv", "Title", "Singing")})
		}
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %q", name, err, c.want)
		}
	}
}

func TestColumnsByTheirNames(t *testing.T) {
	one := table("groups.csv", "Name of activity|Main contact e-mail|Service_postcode|Venue / building name|What does it cost? (charges)|Age from|Days it runs|Time stamp|Provider name|Wheelchair?",
		"Singing|ask us|nowhere|Hall|A bit|8|Mondays 2-4pm|12/03/2024|Songs|Yes")
	var got []string
	for _, column := range Propose([]Table{one}).Tables[0].Columns {
		got = append(got, column.Is)
	}
	if got, want := strings.Join(got, " "), "name email postcode place cost youngest when words organisation access"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestWhatIsNoActivity(t *testing.T) {
	for said, want := range map[string]bool{
		"Shop": true, "Charity shops": true, "Helplines": true, "Permanent fixtures": false, "Primary schools": true, "Cafés and restaurants": true,
		"Shops & businesses": true, "After school clubs": false, "Men in sheds": false, "Parks and gardens": false, "Community café": false,
		"Book club": false, "School holidays": false, "Health": false,
	} {
		if got := noActivity.MatchString(said); got != want {
			t.Errorf("%s: got %v", said, got)
		}
	}
}

// Of several words about one row, each has to say that it is no activity.
func TestNoActivityAmongOtherWords(t *testing.T) {
	one := table("groups.csv", "Name|Tags", "A|toddlers, nursery", "B|shop", "C|shop, café", "D|gp, walking")
	if got := fmt.Sprint(Propose([]Table{one}).SetAside[0].Says); got != "[shop café]" {
		t.Errorf("got %s", got)
	}
}

// A page without a title has its first heading, and one that is hidden there stays aside.
func TestPagesOfMarkdown(t *testing.T) {
	pages := table("old", "file|page|title|draft", "a|# Tea and Talk #|false|", "b|Words.|Singing|true", "c|Words.||")
	pages.Rows[0] = []string{"a", "\n# Tea and Talk #\n\nCome.", "", "false"}
	pages.Markdown = true
	list, err := Propose([]Table{pages}).List([]Table{pages})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, s := range list.Services {
		got = append(got, s.ID+" "+s.Name+" "+s.Gone)
	}
	if got, want := strings.Join(got, "|"), "a Tea and Talk |b Singing the list does not show it|c  "; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestADayAndItsTimesInTwoColumns(t *testing.T) {
	one := table("groups.csv", "Name|Day|Time|Free?", "Singing|Tuesday|10:30 - 12:00|yes", "Walking|Friday|Saturdays 2-4pm|no")
	list, err := Propose([]Table{one}).List([]Table{one})
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(list.Services[0].When, "/"); got != "Tuesday 10:30 - 12:00" || !list.Services[0].Free {
		t.Errorf("got %q, free: %v", got, list.Services[0].Free)
	}
	if got := strings.Join(list.Services[1].When, "/"); got != "Saturdays 2-4pm/Friday" || list.Services[1].Free {
		t.Errorf("got %q, free: %v", got, list.Services[1].Free)
	}
}

// Tables of strangers: names that stand for each other, several in a cell, flags that join nothing, and
// organisations without a service.
func TestTablesThatShareNames(t *testing.T) {
	tables := []Table{
		table("services.csv", "Service ID|Service|Organisation(s)|Location(s)|Service Type|Free|Timing notes|Members Only",
			"S1|Mending|Fixers;Mill House|Mill House|Regular event|TRUE|10am-12pm on Saturdays|FALSE",
			"S2|Book box|Readers|Old Mill;Green|Permanent fixture|TRUE|Any time|FALSE",
			"S3|Larder|Mill House|Mill House|Permanent fixture|FALSE|10am-2pm Mon & Tue|TRUE",
			"S4|Walkers|Ramblers (typo)|Seaside|Regular event|TRUE|Check site for dates|FALSE"),
		table("organisations.csv", "Org ID|Organisation|Org Type|Org Website|FB URL|Local",
			"O1|Fixers|Charity|https://fixers.org.uk|https://facebook.com/fixers|TRUE", "O2|Mill House|Charity|||FALSE",
			"O3|Readers|Group|||TRUE", "O4|Choir|Group|||TRUE"),
		table("locations.csv", "Location ID|Location name|Organisation|Space|Address|Town|Postcode|Phone",
			"L1|Mill House|Mill House|TRUE|1 Mill Lane|Salford|M6 5LA|0161 496 0000", "L2|Old Mill||FALSE|2 Mill Lane|Salford|M6 5LB|",
			"L3|Hall||FALSE|3 High St|Salford|M6 5LB|"),
	}
	proposed := Propose(tables)
	for i, want := range []string{"", "Organisation(s) Organisation", "Location(s) Location name"} {
		got := ""
		if join := proposed.Tables[i].Joined; join != nil {
			got = join.Theirs + " " + join.Column
		}
		if got != want {
			t.Errorf("%s is joined by %q, want %q", proposed.Tables[i].File, got, want)
		}
	}
	list, err := proposed.List(tables)
	if err != nil {
		t.Fatal(err)
	}
	mending, box, larder, walkers := list.Services[0], list.Services[1], list.Services[2], list.Services[3]
	if mending.Organisation.Name != "Fixers" || !reflect.DeepEqual(mending.Ask, []string{"the list names Mill House beside Fixers: ask who runs it"}) {
		t.Errorf("got the organisation %+v, asks %q", mending.Organisation, mending.Ask)
	}
	if want := []drafts.Place{{Name: "Mill House", Address: "1 Mill Lane", Town: "Salford", Postcode: "M6 5LA"}}; !reflect.DeepEqual(mending.Places, want) {
		t.Errorf("got the places %+v", mending.Places)
	}
	if len(mending.Contacts) > 0 {
		t.Errorf("the number of the building is taken for the group's: %+v", mending.Contacts)
	}
	if box.Gone == "" || larder.Gone != "" || walkers.Gone != "" {
		t.Errorf("got %q, %q, %q: only a fixture where nobody meets is none", box.Gone, larder.Gone, walkers.Gone)
	}
	if len(walkers.Places) != 1 || walkers.Places[0].Name != "Seaside" || walkers.Organisation.Name != "Ramblers (typo)" {
		t.Errorf("what is in no table is lost: %+v %+v", walkers.Places, walkers.Organisation)
	}
	var names []string
	for _, one := range list.Organisations {
		names = append(names, fmt.Sprint(one.Name, " ", one.Also))
	}
	if got, want := strings.Join(names, "/"), "Fixers [{Org Type Charity} {FB URL https://facebook.com/fixers} {Local TRUE}]/Mill House [{Org Type Charity}]/"+
		"Readers [{Org Type Group} {Local TRUE}]/Choir [{Org Type Group} {Local TRUE}]"; got != want {
		t.Errorf("got the organisations\n%s\nwant\n%s", got, want)
	}
	if got := strings.Join(list.Problems, "/"); got != "locations.csv: 1 of its 3 rows belong to no service, and are left out: L3 Hall" {
		t.Errorf("got %q", got)
	}
}

// Where only the organisation is shared, its places are not those of what it runs, and numbers of places and
// organisations are theirs.
func TestTablesOfOpenReferral(t *testing.T) {
	tables := []Table{
		table("services.csv", "id|organization_id|name", "1|8|Singing", "2|8|Sewing", "3|9|Chess"),
		table("organizations.csv", "id|name", "8|Songs", "9|Games"),
		table("locations.csv", "id|organization_id|name|address_1|postal_code", "5|8|Hall|1 High St|M6 5LA", "6|8|Hut|2 High St|M6 5LB", "7|9|Inn|3 High St|M6 5LB"),
		table("phones.csv", "id|service_id|organization_id|number", "1|1||0161 496 0001", "2||8|0161 496 0002", "3|||0161 496 0003"),
		table("regular_schedules.csv", "id|service_id|weekday|opens_at|closes_at", "1|1|Tuesday|10:00|12:00", "2|3|Friday|14:00|16:00"),
		table("holiday_schedules.csv", "id|service_id|start_date|end_date|closed|opens_at|closes_at", "1|1|2026-12-22|2026-12-22|true|10:00|12:00"),
	}
	list, err := Propose(tables).List(tables)
	if err != nil {
		t.Fatal(err)
	}
	singing := list.Services[0]
	if len(singing.Places) > 0 || len(singing.Contacts) != 1 || singing.Contacts[0].Phone != "0161 496 0001" || len(singing.Organisation.Contacts) != 1 {
		t.Errorf("got %+v", singing)
	}
	if got := strings.Join(singing.When, "/"); got != "Tuesday 10:00 to 12:00" {
		t.Errorf("got the times %q", got)
	}
	if !slices.Contains(singing.Also, drafts.Said{What: "start_date (holiday_schedules.csv)", Words: "2026-12-22"}) {
		t.Errorf("got %+v", singing.Also)
	}
	if got := strings.Join(list.Problems, "/"); got != "phones.csv: 1 of its 3 rows belong to no service, and are left out: 3 0161 496 0003" {
		t.Errorf("got %q", got)
	}
}

func TestWideTables(t *testing.T) {
	one := table("groups.csv", "Group|Monday|Tuesday|Sat open|Sat close|Contact person", "Singing|10am-12pm|Closed|10:00:00|12:00:00|Jane Smith", "Sewing||x|||")
	list, err := Propose([]Table{one}).List([]Table{one})
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(list.Services[0].When, "/"); got != "Monday 10am-12pm/Saturday 10:00 to 12:00" {
		t.Errorf("got %q", got)
	}
	if got := strings.Join(list.Services[1].When, "/"); got != "Tuesday" {
		t.Errorf("got %q", got)
	}
	if got := list.Services[0].Contacts; len(got) != 1 || got[0].Name != "Jane Smith" {
		t.Errorf("got %+v", got)
	}
}

// whens returns when each service of a table happens, in its words, by the mapping that is proposed.
func whens(t *testing.T, one Table) (all []string) {
	t.Helper()
	list, err := Propose([]Table{one}).List([]Table{one})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range list.Services {
		all = append(all, strings.Join(s.When, "/"))
	}
	return all
}

// What calendars say of a row of days and times bounds its words: nothing is weekly that is not.
func TestRowsOfCalendars(t *testing.T) {
	one := table("groups.csv", "Name|byday|freq|interval|dtstart|opens_at|closes_at|bymonthday|Term time only",
		"A|TU|WEEKLY|2|2026-09-01|10:00|12:00||", "B|-1FR,2TU|MONTHLY|1||10:00|12:00||", "C|TU|WEEKLY|1||10:00|12:00|2,3|", "D|TU,TH|WEEKLY|||10:00|||yes")
	got := whens(t, one)
	want := []string{"every 2 weeks Tuesday 10:00 to 12:00 from 2026-09-01", "last Friday of the month and second Tuesday of the month 10:00 to 12:00",
		"Tuesday 10:00 to 12:00, bymonthday 2,3", "Tuesday and Thursday 10:00, term time only"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Pages of several sorts have keys of their own, of which no page has two.
func TestKeysOfSeveralSorts(t *testing.T) {
	one := table("pages", "title|organization|organizer|eventDate|eventTime|headTeacher", "Fair|||2026-12-05T00:00:00|10am-4pm|", "Choir|Songs||||", "Play||Stage|||", "School|||||Jane Smith")
	list, err := Propose([]Table{one}).List([]Table{one})
	if err != nil {
		t.Fatal(err)
	}
	if got := list.Services; got[1].Organisation.Name != "Songs" || got[2].Organisation.Name != "Stage" || got[0].When[0] != "2026-12-05 10am-4pm" ||
		len(got[3].Contacts) != 1 || len(got[3].Also) > 0 {
		t.Errorf("got %+v", got)
	}
}

// Moments of a calendar are days and times, unless nobody knows on which side of summer time they stand.
func TestMomentsOfACalendar(t *testing.T) {
	one := table("events.csv", "title|start|end", "A|2027-01-16T10:00:00+00:00|2027-01-16T13:00:00+00:00", "B|2027-07-16T10:00:00Z|2027-07-16T13:00:00Z",
		"C|2027-07-16T10:00:00+01:00|", "D|2027-01-16 10:00|2027-01-17 16:00", "E|10:00|12:00")
	got := whens(t, one)
	want := []string{"2027-01-16 10:00 to 13:00", "2027-07-16T10:00:00Z to 2027-07-16T13:00:00Z", "2027-07-16 10:00", "2027-01-16 10:00 to 2027-01-17 16:00", "10:00 to 12:00"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
