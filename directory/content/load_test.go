package content_test

import (
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"bandstand/directory/activity"
	"bandstand/directory/content"
	"bandstand/directory/schedule"
	"bandstand/directory/words"
)

// everything is a listing that tells whatever can be told.
const everything = `---
title: Songs Across the Ages
summary: Sing together, whatever your age.
organisation: song-circle
kinds: [music]
good_for: [meeting-people]
generations:
  younger: {from: 9, to: 10, note: Year 5}
  older: {from: 55, to: 99, note: Anybody}
  together: Everyone learns by ear.
  just_watch: Sit out whenever you like.
  children_alone: yes
venue: {name: Seedley Lane Rooms, address: 41 Highfield Road, town: salford, postcode: m6 5lb, latitude: 53.4877, longitude: -2.2904, setting: community, entrance: The green door, getting_there: The 50 bus, area_only: no}
online: Ring us for the link
by_phone: We ring you
sessions:
  - {day: Tuesday, time: "10:30 to 12:00", repeats: weekly, from: 2026-09-08, until: 2027-07-20, term_time_only: true, except: [2026-12-22], also: [2026-12-23], note: Bring a cup}
  - {day: Friday, time: "19:00 to 20:30", repeats: monthly, week: last}
  - {dates: [2026-12-05], time: "11:00 to 13:00"}
by_arrangement: We agree a day
bank_holidays: closed
cost: {amount: 3.50, per: session, concessions: "£1 for under-16s", pay_what_you_can: true, note: Tea included}
join:
  how: book
  contact: {role: the Tuesday host, phone: 01632960001, sms: 07700 900001, textphone: 01632 960002, email: songs@example.org, website: "https://songs.example.org"}
  message_form: true
  form_to: songs
  reply_within: 5 working days
  referral: {who: Your GP, form: "https://songs.example.org/refer", wait: Two weeks}
capacity: {state: full, until: 2027-03-01, waiting_list: true, messages_a_day: 5}
first_visit: Ring the host.
access: [step-free, {feature: hearing-loop, note: Main hall only}]
access_missing: [parking]
languages: [en, cy]
who_can_come: Women only
support: No medicines
helpers_wanted: Tea makers
partners_wanted: A school nearby
learned: Tea first
buddy: Somebody can meet you
safeguarding: {lead: Safeguarding lead, if_worried: Tell the host, checks: none-needed, policy: "https://songs.example.org/safe", training: Each spring, reviewed: 2026-05-01}
impact: {quote: I sleep better, evidence: Forty came, how_we_know: We ask}
lifetime: {runs_until: 2027-07-31, funding: A grant, what_next: We are asking}
image: {file: songs.png, alt: Twelve people singing, credit: The circle, no_people: false, consent: {by: the secretary, date: 2026-05-01, review: 2028-05-01}}
last_checked: 2026-11-02
checked_by: directory editor
checked_how: phoned
status: paused
paused_until: 2027-01-11
aliases: [/activities/old-songs/]
source: {name: The network, licence: OGL v3.0, id: "7", url: "https://network.example.org/7", taken: 2026-11-20, owns: [title], also_says: [Ask at the door], left_out: [a mobile number], written: "title:1"}
---
Come and make a noise.
`

func loadEverything(t *testing.T) *activity.Activity {
	t.Helper()
	held := base(t)
	pictures(t, held)
	held[songs] = &fstest.MapFile{Data: []byte(everything), Mode: 0o644}
	directory, problems := content.Load(held, saturday)
	if len(problems) > 0 {
		t.Fatalf("got problems:\n%s", told(problems))
	}
	it, ok := directory.Activity("songs")
	if !ok {
		t.Fatal("the listing is not there")
	}
	return it
}

// A field that is read and then forgotten would be dropped in silence.
func TestEveryFieldArrives(t *testing.T) {
	it := loadEverything(t)
	untold := map[string]bool{"Activity.Instead": true, "Text.Foreign": true, "Activity.AsOf": true, "Cost.Free": true, "Generations.Everyone": true, "Generations.Between": true, "Venue.AreaOnly": true, "Image.NoPeople": true, "Ages.All": true}
	var walk func(v reflect.Value)
	walk = func(v reflect.Value) {
		for v.Kind() == reflect.Pointer {
			v = v.Elem()
		}
		if v.Kind() != reflect.Struct || v.Type().PkgPath() != reflect.TypeFor[activity.Activity]().PkgPath() {
			return
		}
		switch v.Interface().(type) {
		case activity.Organisation, activity.Town, schedule.Schedule, schedule.Date:
			return
		}
		for i := range v.NumField() {
			name := v.Type().Name() + "." + v.Type().Field(i).Name
			if !v.Type().Field(i).IsExported() || untold[name] {
				continue
			}
			if v.Field(i).IsZero() {
				t.Errorf("%s is empty", name)
			}
			walk(v.Field(i))
		}
	}
	walk(reflect.ValueOf(it))
}

func TestValuesAsTold(t *testing.T) {
	it := loadEverything(t)
	for what, c := range map[string]struct{ got, want any }{
		"pence":               {it.Cost.Amount, 350},
		"postcode":            {it.Venue.Postcode, "M6 5LB"},
		"phone":               {it.Join.Contact.Phone, "01632960001"},
		"precision":           {it.Venue.Precision, activity.ByCoordinates},
		"picture":             {it.Image.File, "activities/salford/songs.png"},
		"note of a feature":   {it.Access[1].Note, words.Text("Main hall only")},
		"nation":              {it.Schedule.Nation, "england"},
		"terms":               {len(it.Schedule.Terms), 2},
		"start":               {it.Schedule.Sessions[0].Start.String(), "10:30"},
		"last week":           {it.Schedule.Sessions[1].Week, schedule.LastWeek},
		"list of dates":       {it.Schedule.Sessions[2].Dates, []schedule.Date{{Year: 2026, Month: 12, Day: 5}}},
		"days left out":       {it.Schedule.Sessions[0].Except, []schedule.Date{{Year: 2026, Month: 12, Day: 22}}},
		"file":                {it.File, songs},
		"children come alone": {it.Generations.ChildrenAlone, true},
	} {
		if !reflect.DeepEqual(c.got, c.want) {
			t.Errorf("%s: got %v, want %v", what, c.got, c.want)
		}
	}
}

func TestWhereAVenueIs(t *testing.T) {
	for name, c := range map[string]struct{ venue, precision, postcode string }{
		"by its postcode":         {"{name: Rooms, address: 1 High Street, town: salford, postcode: M6 5LB}", activity.ByPostcode, "M6 5LB"},
		"by its sector":           {"{name: Rooms, address: 1 High Street, town: salford, postcode: M6 5ZZ}", activity.BySector, "M6 5ZZ"},
		"a home by its outcode":   {"{name: A front room, town: salford, postcode: M6 5LB, setting: home, area_only: true}", activity.ByOutcode, "M6"},
		"in Northern Ireland":     {"{name: Rooms, address: 1 High Street, town: newry, postcode: BT34 2DL}", activity.ByTown, "BT34 2DL"},
		"in the outcode's middle": {"{name: A meeting point, town: salford, postcode: M6, setting: outdoors, area_only: true}", activity.ByOutcode, "M6"},
	} {
		held := base(t)
		page := changed(string(held[songs].Data), "venue: "+c.venue+"\njoin: {how: ask-first, contact: {role: the host, phone: 01632 960001}}\n")
		held[songs] = &fstest.MapFile{Data: []byte(page), Mode: 0o644}
		directory, problems := content.Load(held, saturday)
		it, ok := directory.Activity("songs")
		if !ok {
			t.Errorf("%s: got problems:\n%s", name, told(problems))
			continue
		}
		if it.Venue.Precision != c.precision || it.Venue.Postcode != c.postcode {
			t.Errorf("%s: got %s %s, want %s %s", name, it.Venue.Precision, it.Venue.Postcode, c.precision, c.postcode)
		}
		if away := it.Venue.Point.Miles(it.Venue.Town.Point); away > 5 {
			t.Errorf("%s: got a point %.0f miles from the town", name, away)
		}
		if it.Venue.AreaOnly && it.Venue.Address != "" {
			t.Errorf("%s: the address is kept: %s", name, it.Venue.Address)
		}
	}
}

func TestSafeguardingIsInherited(t *testing.T) {
	held := base(t)
	held["organisations/song-circle.md"] = &fstest.MapFile{Mode: 0o644, Data: []byte("---\nname: Circle\nsafeguarding: {lead: Safeguarding lead, if_worried: Tell the host, checks: none-needed}\n---\n")}
	directory, _ := content.Load(held, saturday)
	if it, ok := directory.Activity("songs"); !ok || it.Safeguarding == nil || it.Safeguarding.Lead != "Safeguarding lead" {
		t.Errorf("got %+v", it)
	}
}

// A demonstration stays as fresh as on the day it was made for.
func TestDemonstrationDoesNotAge(t *testing.T) {
	held := base(t)
	years := saturday.AddDate(3, 0, 0)
	directory, problems := content.Load(held, years)
	if it, _ := directory.Activity("songs"); it.Freshness(years) != activity.Stale || !strings.Contains(told(problems), "over 12 months ago") {
		t.Errorf("a real directory ages: got %s, and\n%s", it.Freshness(years), told(problems))
	}
	site := strings.Replace(string(held["site.yaml"].Data), "demonstration: {}", "demonstration: {as_of: 2026-11-20}", 1)
	held["site.yaml"] = &fstest.MapFile{Data: []byte(site), Mode: 0o644}
	directory, problems = content.Load(held, years)
	if it, _ := directory.Activity("songs"); it.Freshness(years) != activity.Fresh || strings.Contains(told(problems), "last checked") {
		t.Errorf("got %s, and\n%s", it.Freshness(years), told(problems))
	}
}

func TestEmptyFolder(t *testing.T) {
	directory, problems := content.Load(fstest.MapFS{}, saturday)
	if len(content.Errors(problems)) == 0 || len(directory.Activities) != 0 {
		t.Errorf("got:\n%s", told(problems))
	}
	if _, problems := content.Load(os.DirFS("testdata/nowhere"), saturday); !strings.Contains(told(problems), "the content folder cannot be read") {
		t.Errorf("got:\n%s", told(problems))
	}
}

// Where content has no words of everyday language those of base count, wherever
// the command is typed; content's own go before them, file by file.
func TestBaseStandsBeneathContent(t *testing.T) {
	held := base(t)
	held["vocabulary/danger.yaml"] = &fstest.MapFile{Data: []byte("- the roof is coming in\n"), Mode: 0o644}
	delete(held, "vocabulary/phrases.yaml")
	directory, problems := content.Load(held, saturday)
	if len(content.Errors(problems)) > 0 {
		t.Fatalf("got problems:\n%s", told(problems))
	}
	if !slices.Contains(directory.Danger, "the roof is coming in") || !slices.Contains(directory.Danger, "suicidal") {
		t.Errorf("words of danger are not those of both: got %q", directory.Danger)
	}
	if len(directory.Speech.Phrases) == 0 || len(directory.Speech.Synonyms) == 0 {
		t.Error("the phrases and synonyms of base do not count")
	}
	delete(held, "vocabulary/danger.yaml")
	if directory, _ = content.Load(held, saturday); len(directory.Danger) < 10 {
		t.Errorf("without words of danger of its own it has %d, not those of base", len(directory.Danger))
	}
}
