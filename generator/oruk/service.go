package oruk

import (
	"cmp"
	"encoding/json"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"bandstand/directory/schedule"
	"bandstand/directory/timetable"
	"bandstand/generator/drafts"
)

// object is a value of JSON that has named parts. Of several names the first that says something
// counts: versions and dialects differ in them.
type object map[string]any

// text returns a value as words; "" where it is none.
func (o object) text(names ...string) string {
	for _, name := range names {
		switch said := o[name].(type) {
		case string:
			if strings.TrimSpace(said) != "" {
				return said
			}
		case json.Number:
			return said.String()
		}
	}
	return ""
}

func (o object) whole(names ...string) (int, bool) {
	n, err := strconv.Atoi(o.text(names...))
	return n, err == nil
}

func (o object) flag(names ...string) bool {
	for _, name := range names {
		if said, ok := o[name].(bool); ok && said {
			return true
		}
	}
	return false
}

func (o object) part(names ...string) object {
	for _, name := range names {
		if said, ok := o[name].(map[string]any); ok {
			return said
		}
	}
	return nil
}

func (o object) parts(names ...string) []object {
	var all []object
	for _, name := range names {
		list, _ := o[name].([]any)
		for _, one := range list {
			if said, ok := one.(map[string]any); ok {
				all = append(all, said)
			}
		}
	}
	return all
}

// texts returns a list of words: of texts, or of objects that have one of some names.
func (o object) texts(key string, names ...string) []string {
	var all []string
	list, _ := o[key].([]any)
	for _, one := range list {
		said, _ := one.(string)
		if part, ok := one.(map[string]any); ok {
			said = object(part).text(names...)
		}
		if said != "" && !slices.Contains(all, said) {
			all = append(all, said)
		}
	}
	return all
}

// service takes over what a list says of a service.
func service(said object) drafts.Service {
	s := drafts.Service{
		ID: said.text("id"), Name: said.text("name"), Description: said.text("description"),
		Website: said.text("url", "website"), MinAge: said.text("min_age", "minimum_age"), MaxAge: said.text("max_age", "maximum_age"),
		Free: said.flag("free"), Referral: said.flag("needs_referral"),
	}
	also := func(what, words string) {
		if strings.TrimSpace(words) != "" {
			s.Also = append(s.Also, drafts.Said{What: what, Words: words})
		}
	}
	if state := strings.ToLower(said.text("status")); state != "" && state != "active" {
		s.Gone = "the list says that it is " + state
	}
	if until, ok := day(said.text("visible_to")); ok && until.Before(schedule.DateOf(time.Now())) {
		also("Shown there until", until.String())
	}
	for _, one := range said.parts("eligibilitys", "eligibility") {
		s.MinAge, s.MaxAge = cmp.Or(s.MinAge, one.text("minimum_age")), cmp.Or(s.MaxAge, one.text("maximum_age"))
		also("Who can come", one.text("eligibility"))
	}
	organisation(&s, said.part("organization", "organisation"))
	places(&s, said)
	contacts(&s, said)
	times(&s, said)
	costs(&s, said)
	categories(&s, said)
	s.Languages = slices.Concat(said.texts("languages", "code"))
	for _, words := range said.texts("languages", "name", "language") {
		if len(words) > 3 {
			also("Language", words)
		} else if !slices.Contains(s.Languages, words) {
			s.Languages = append(s.Languages, words)
		}
	}
	for _, link := range said.parts("links", "additional_urls") {
		also("Link", strings.TrimSpace(link.text("label", "name")+" "+link.text("url")))
	}
	for _, one := range []struct{ what, key string }{
		{"Alert", "alert"}, {"Who can come", "eligibility_description"}, {"Accreditations", "accreditations"},
		{"How to apply", "application_process"}, {"Waiting list", "wait_time"}, {"Also called", "alternate_name"},
		{"How people take part", "attending_type"}, {"How it is reached", "attending_access"}, {"Last assured", "assured_date"},
		{"More", "additional_information"},
	} {
		also(one.what, said.text(one.key))
	}
	for _, key := range slices.Sorted(maps.Keys(said)) {
		if !slices.Contains(known, key) {
			also(strings.ReplaceAll(key, "_", " "), said.text(key)) // of another dialect, or of the publisher's own
		}
	}
	for _, one := range slices.Concat(said.parts("funding", "fundings"), said.parts("required_documents")) {
		also("Funding and papers", one.text("source", "document"))
	}
	for _, key := range []string{"send_needs", "suitabilities"} {
		also("For people with", strings.Join(said.texts(key, "name", "label"), ", "))
	}
	for _, area := range said.texts("service_areas", "name", "service_area") {
		also("Area", area)
	}
	offer := said.part("local_offer")
	also("Local offer", strings.TrimSpace(offer.text("description")+" "+offer.text("link")))
	for _, answer := range offer.parts("survey_answers") {
		if words := answer.text("answer"); words != "" {
			also(answer.text("question"), words)
		}
	}
	return s
}

// known are the keys of a service that are read above, or that tell of the entry and not of what it is about.
var known = strings.Fields(`id name description url website min_age minimum_age max_age maximum_age free needs_referral status visible_to
	email fees fees_description alert eligibility_description accreditations application_process wait_time alternate_name attending_type
	attending_access assured_date additional_information last_modified last_action assurer_email assurer organization_id organisation_id
	program_id score uri logo updated_at created_at visible_from visible approved discarded_at notes_count ofsted_reference_number`)

func organisation(s *drafts.Service, said object) {
	if said == nil {
		return
	}
	s.Organisation = drafts.Organisation{
		ID: said.text("id"), Name: said.text("name"), Description: said.text("description"),
		Website: said.text("website", "url"),
	}
	for _, one := range said.parts("organization_identifiers") {
		if scheme := one.text("identifier_scheme"); strings.Contains(scheme, "CHC") || strings.Contains(scheme, "-SC") || strings.Contains(scheme, "NIC") {
			s.Organisation.CharityNumber = one.text("identifier")
		} else if number := one.text("identifier"); number != "" {
			s.Organisation.Also = append(s.Organisation.Also, drafts.Said{What: cmp.Or(one.text("identifier_type"), scheme), Words: number})
		}
	}
	s.Organisation.Contacts = append(contactsIn(said), drafts.Contact{Email: said.text("email")})
}

func places(s *drafts.Service, said object) {
	all := said.parts("locations")
	for _, at := range said.parts("service_at_locations", "service_at_location") {
		if location := at.part("location"); location != nil {
			all = append(all, location)
		}
	}
	for _, at := range all {
		if at.text("location_type") == "virtual" {
			s.Also = append(s.Also, drafts.Said{What: "Where", Words: strings.TrimSpace("online " + at.text("name") + " " + at.text("url"))})
			continue
		}
		found := drafts.Place{Name: at.text("name"), Latitude: at.text("latitude"), Longitude: at.text("longitude"),
			Hidden: at.flag("mask_exact_address")}
		address := at
		for _, one := range at.parts("addresses", "physical_addresses") {
			address = one
			if one.text("address_type") != "postal" {
				break
			}
		}
		found.Address = joined(address.text("address_1"), address.text("address_2"))
		found.Town, found.Postcode = strings.TrimSpace(address.text("city")), address.text("postal_code")
		if point := at.part("geometry"); point != nil {
			if c, ok := point["coordinates"].([]any); ok && len(c) == 2 {
				found.Longitude, found.Latitude = object{"x": c[0]}.text("x"), object{"x": c[1]}.text("x")
			}
		}
		s.Places = append(s.Places, found)
		s.Access = append(s.Access, at.texts("accessibilities", "name", "label")...)
		s.Access = append(s.Access, at.texts("accessibility", "description", "accessibility")...)
		s.Access = append(s.Access, at.texts("accessibility_for_disabilities", "accessibility")...)
		if words := at.text("transportation"); words != "" {
			s.Also = append(s.Also, drafts.Said{What: "Getting there", Words: words})
		}
		if words := at.text("description"); words != "" {
			s.Also = append(s.Also, drafts.Said{What: "About the place", Words: words})
		}
	}
}

func joined(parts ...string) string {
	var said []string
	for _, part := range parts {
		if part = strings.Trim(strings.TrimSpace(part), ","); part != "" {
			said = append(said, part)
		}
	}
	return strings.Join(said, ", ")
}

func contacts(s *drafts.Service, said object) {
	s.Contacts = contactsIn(said)
	if email := said.text("email"); email != "" {
		s.Contacts = append(s.Contacts, drafts.Contact{Email: email})
	}
}

// contactsIn returns the contacts of a service or an organisation, and the numbers that stand with
// it or with them.
func contactsIn(said object) []drafts.Contact {
	var all []drafts.Contact
	for _, one := range said.parts("contacts") {
		contact := drafts.Contact{Name: one.text("name"), Role: one.text("title", "department"), Email: one.text("email"), Phone: one.text("phone")}
		phones := one.parts("phones")
		if contact.Phone == "" && len(phones) > 0 {
			contact.Phone, phones = phones[0].text("number"), phones[1:]
		}
		all = append(all, contact)
		for _, phone := range phones {
			all = append(all, drafts.Contact{Phone: phone.text("number")})
		}
	}
	for _, phone := range said.parts("phones") {
		all = append(all, drafts.Contact{Phone: phone.text("number")})
	}
	return all
}

// times takes over schedules. What their figures say becomes sessions; what has no session of ours
// becomes words.
func times(s *drafts.Service, said object) {
	all := said.parts("regular_schedules", "schedules")
	for _, at := range said.parts("service_at_locations") {
		all = append(all, at.parts("regular_schedules", "schedules")...)
	}
	for _, one := range all {
		sessions := sessionsOf(one)
		s.Sessions = append(s.Sessions, sessions...)
		words := strings.Join(slices.DeleteFunc([]string{one.text("description"), one.text("notes")}, func(said string) bool { return said == "" }), " ")
		if len(sessions) == 0 {
			figures := strings.Join(strings.Fields(strings.Join([]string{
				strings.ToLower(one.text("freq")), one.text("weekday", "byday"), one.text("bymonthday"), one.text("opens_at"), one.text("closes_at"),
				one.text("valid_from", "dtstart"), one.text("valid_to", "until"),
			}, " ")), " ")
			if words == "" {
				words = figures
			} else if figures != "" {
				s.Also = append(s.Also, drafts.Said{What: "Times in figures", Words: figures})
			}
		}
		if words != "" {
			s.When = append(s.When, words)
		}
		if way := one.text("attending_type"); way != "" {
			s.Also = append(s.Also, drafts.Said{What: "How people take part", Words: way})
		}
	}
}

var dayCodes = map[string]time.Weekday{"MO": time.Monday, "TU": time.Tuesday, "WE": time.Wednesday, "TH": time.Thursday,
	"FR": time.Friday, "SA": time.Saturday, "SU": time.Sunday}

var byDay = regexp.MustCompile(`^(-?\d)?(MO|TU|WE|TH|FR|SA|SU)$`)

// sessionsOf returns the sessions of a schedule, or none where it says something that a session
// cannot.
func sessionsOf(said object) []schedule.Session {
	start, ok := clock(said.text("opens_at"))
	if !ok || said.text("byweekno", "byyearday", "count") != "" {
		return nil
	}
	end, _ := clock(said.text("closes_at"))
	from, hasFrom := day(said.text("valid_from", "dtstart"))
	until, _ := day(said.text("valid_to", "until"))
	every, _ := said.whole("interval")
	freq := strings.ToUpper(said.text("freq"))
	if freq != "" && freq != "WEEKLY" && freq != "MONTHLY" || freq == "MONTHLY" && every > 1 || every > 1 && !hasFrom || every > schedule.MostWeeks {
		return nil
	}
	if freq != "MONTHLY" && said.text("bymonthday") != "" {
		return nil // figures that contradict each other
	}
	var all []schedule.Session
	for _, name := range strings.Split(said.text("byday", "weekday"), ",") {
		session := schedule.Session{Start: start, End: end, Repeats: schedule.Weekly, Until: until}
		name = strings.TrimSpace(name)
		if m := byDay.FindStringSubmatch(strings.ToUpper(name)); m != nil {
			session.Day = dayCodes[m[2]]
			if freq == "MONTHLY" {
				session.Repeats = schedule.Monthly
				session.Week, _ = strconv.Atoi(m[1])
			} else if m[1] != "" {
				return nil
			}
		} else if weekday, err := timetable.ParseDay(name); err == nil && freq != "MONTHLY" {
			session.Day = weekday
		} else {
			return nil
		}
		if session.Repeats == schedule.Monthly && schedule.WeekName(session.Week) == "" {
			return nil
		}
		if every > 1 {
			if from.Weekday() != session.Day {
				return nil
			}
			session.Every, session.From = every, from
		} else if hasFrom && from.After(schedule.DateOf(time.Now())) {
			session.From = from
		}
		all = append(all, session)
	}
	return all
}

func clock(text string) (schedule.Clock, bool) {
	for _, layout := range []string{"15:04:05", "15:04", "15:04:05Z07:00", "15:04Z07:00", "3:04pm", "3:04 PM", "3pm"} {
		if read, err := time.Parse(layout, strings.TrimSpace(text)); err == nil {
			return schedule.Clock(read.Hour()*60 + read.Minute()), true
		}
	}
	return 0, false
}

func day(text string) (schedule.Date, bool) {
	if len(text) < 10 {
		return schedule.Date{}, false
	}
	date, err := schedule.ParseDate(text[:10])
	return date, err == nil
}

func costs(s *drafts.Service, said object) {
	for _, one := range said.parts("cost_options") {
		amount := one.text("amount")
		if amount == "0" || amount == "0.0" || amount == "0.00" {
			amount = ""
		}
		words := joined(one.text("option", "cost_type"), one.text("amount_description"))
		if until, ok := day(one.text("valid_to")); ok && until.Before(schedule.DateOf(time.Now())) {
			s.Also = append(s.Also, drafts.Said{What: "Cost until " + until.String(), Words: strings.TrimSpace("£" + amount + " " + words)})
			continue
		}
		if amount+words != "" {
			s.Costs = append(s.Costs, drafts.Cost{Amount: amount, Words: words})
		}
	}
	if words := said.text("fees", "fees_description"); words != "" {
		s.Costs = append(s.Costs, drafts.Cost{Words: words})
	}
}

func categories(s *drafts.Service, said object) {
	s.Categories = said.texts("taxonomies", "name", "label")
	for _, one := range said.parts("attributes", "service_taxonomys") {
		if term := one.part("taxonomy_term", "taxonomy"); term != nil {
			if name := term.text("name", "term"); name != "" && !slices.Contains(s.Categories, name) {
				s.Categories = append(s.Categories, name)
			}
		}
	}
}
