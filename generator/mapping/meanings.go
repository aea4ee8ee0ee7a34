package mapping

import (
	"regexp"
	"slices"
	"strings"

	"bandstand/directory/content/check"
	"bandstand/directory/place"
	"bandstand/directory/schedule"
	"bandstand/directory/timetable"
)

// meaning is something that a column can be.
type meaning struct {
	is      string            // for whoever reads the mapping
	headers []string          // names that columns of it have, flattened
	looks   func(string) bool // reports whether a cell looks like it, where the name of the column says nothing; nil where it cannot be seen
}

// Names returns what a column can be, in the order in which a person reads it.
func Names() []string { return order }

var order = []string{
	"id", "name", "description", "url", "status", "hidden", "category", "categories",
	"organisation", "organisation_id", "organisation_description", "organisation_website", "organisation_email",
	"organisation_phone", "charity_number",
	"place", "address", "town", "postcode", "latitude", "longitude", "area_only",
	"when", "day", "date", "starts", "ends", "repeats", "interval", "first_day", "last_day",
	"ages", "youngest", "oldest", "cost", "amount", "free", "referral", "access", "languages",
	"contact", "role", "phone", "email", "website", "words", "ignore",
}

var meanings = map[string]meaning{
	"id":          {"by which the next import knows it again", []string{"id", "serviceid", "ref", "reference", "uid", "uuid", "recordid", "slug", "identifier", "code"}, nil},
	"name":        {"what it is called", []string{"name", "title", "service", "servicename", "activity", "activityname", "group", "groupname", "event", "eventname", "eventtitle", "nameofgroup", "nameofactivity", "nameofservice", "what"}, nil},
	"description": {"about it, in words", []string{"description", "about", "details", "summary", "body", "content", "servicedescription", "information", "info", "text", "longdescription", "shortdescription", "whatwedo", "overview", "blurb"}, nil},
	"url":         {"where it stands in the list, on the web", []string{"permalink", "listingurl", "sourceurl"}, nil},
	"status":      {"whether it is on: what says inactive, closed or the like is set aside", []string{"status", "active", "published"}, nil},
	"hidden":      {"yes where it is not shown: such rows are set aside", []string{"draft", "hidden", "unlisted", "deleted"}, nil},
	"category":    {"what kind it is; several with a semicolon between them", []string{"category", "type", "kind", "activitytype", "servicetype", "theme", "topic", "maincategory", "group type"}, nil},
	"categories":  {"the same, several with a comma between them", []string{"categories", "tags", "keywords", "types", "themes", "topics", "taxonomies"}, nil},

	"organisation":             {"who runs it", []string{"organisation", "organization", "organisationname", "organizationname", "provider", "providername", "runby", "organiser", "organizer", "charity", "org", "orgname", "company", "club", "host", "partner", "who"}, nil},
	"organisation_id":          {"by which the list knows them", []string{"organisationid", "organizationid", "providerid", "orgid", "partnerid"}, nil},
	"organisation_description": {"about them", []string{"organisationdescription", "organizationdescription", "aboutorganisation"}, nil},
	"organisation_website":     {"their website", []string{"organisationwebsite", "organisationurl", "organizationurl", "organizationwebsite"}, nil},
	"organisation_email":       {"their email address", []string{"organisationemail", "organizationemail"}, nil},
	"organisation_phone":       {"their telephone number", []string{"organisationphone", "organizationphone", "organisationtelephone"}, nil},
	"charity_number":           {"their number as a charity", []string{"charitynumber", "charityno", "registeredcharitynumber", "charityregistration"}, nil},

	"place":     {"the name of the place", []string{"venue", "venuename", "location", "locationname", "place", "placename", "building", "where", "site"}, nil},
	"address":   {"street and number", []string{"address", "address1", "addressline1", "street", "streetaddress", "fulladdress", "venueaddress", "addressline2", "address2"}, nil},
	"town":      {"town or village", []string{"town", "city", "village", "towncity", "posttown", "locality", "area", "addresslocality", "district", "neighbourhood"}, nil},
	"postcode":  {"postcode", []string{"postcode", "postalcode", "zip", "venuepostcode", "post code"}, isPostcode},
	"latitude":  {"degrees north", []string{"latitude", "lat", "geolat"}, nil},
	"longitude": {"degrees east", []string{"longitude", "lon", "lng", "long", "geolng"}, nil},
	"area_only": {"yes where the exact address is not to be shown", []string{"areaonly"}, nil},

	"when":      {"when it happens, in words", []string{"when", "times", "time", "daytime", "dayandtime", "daysandtimes", "datesandtimes", "schedule", "openinghours", "openingtimes", "sessiontimes", "meetingtimes", "hours", "sessions", "timing", "timings", "datetime", "dates", "date", "eventtime", "eventtimes", "meetingtime", "operatinghours"}, hasTimes},
	"day":       {"the day of the week, with starts and ends in the same row", []string{"day", "weekday", "dayofweek", "days", "byday"}, isDay},
	"date":      {"the one day on which it happens, with starts and ends in the same row", []string{"eventdate", "dateofevent", "eventstart", "startdatetime", "starttimeanddate"}, nil},
	"starts":    {"when it begins, as in 10:30", []string{"start", "starttime", "starts", "from time", "opensat", "opens", "timefrom", "begins"}, nil},
	"ends":      {"when it ends", []string{"end", "endtime", "ends", "closesat", "closes", "timeto", "finish", "finishes", "finishtime"}, nil},
	"repeats":   {"weekly, every other week, first of the month …", []string{"repeats", "recurrence", "howoften", "freq", "frequency"}, nil},
	"interval":  {"how many weeks lie between, as in 2", []string{"interval", "everynweeks", "recurrenceinterval"}, nil},
	"first_day": {"its first day", []string{"startdate", "validfrom", "firstdate", "begindate", "dtstart"}, nil},
	"last_day":  {"its last day", []string{"enddate", "validto", "lastdate", "until"}, nil},

	"ages":      {"who comes, in words", []string{"ages", "age", "agegroup", "agerange", "agegroups", "whoisitfor", "targetaudience", "audience", "suitablefor", "whofor", "for"}, nil},
	"youngest":  {"the lowest age", []string{"minage", "minimumage", "agefrom", "youngest", "ageminimum", "agemin"}, nil},
	"oldest":    {"the highest age", []string{"maxage", "maximumage", "ageto", "oldest", "agemaximum", "agemax"}, nil},
	"cost":      {"what it costs, in words", []string{"cost", "costs", "price", "prices", "fee", "fees", "charge", "charges", "howmuch", "costoption", "option", "pricing"}, isCost},
	"amount":    {"what it costs, in pounds", []string{"amount", "pounds", "priceinpounds"}, nil},
	"free":      {"yes where nothing has to be paid", []string{"free", "isfree", "freetoattend", "freeofcharge"}, nil},
	"referral":  {"yes where somebody has to refer people", []string{"referral", "needsreferral", "referralrequired"}, nil},
	"access":    {"what there is for people who need it", []string{"access", "accessibility", "accessible", "accessfeatures", "disabledaccess", "facilities"}, nil},
	"languages": {"codes of the languages spoken", []string{"language", "languages", "lang"}, nil},

	"contact": {"a person or a team: names of people are left out until they agree", []string{"contact", "contactname", "contactperson", "leader", "coordinator", "maincontact", "keycontact"}, nil},
	"role":    {"what they do", []string{"role", "contactrole", "jobtitle", "position", "contacttitle"}, nil},
	"phone":   {"telephone number", []string{"phone", "telephone", "tel", "phonenumber", "contactnumber", "telephonenumber", "contactphone", "mobile", "contacttelephone", "number", "phoneno", "telno", "landline"}, isPhone},
	"email":   {"email address", []string{"email", "emailaddress", "contactemail", "mail"}, isEmail},
	"website": {"its website", []string{"website", "web", "link", "webpage", "homepage", "websiteurl", "webaddress", "url", "www", "links", "bookingurl", "facebook"}, isWebsite},
	"words":   {"anything else: kept as words", []string{"logo", "image", "photo", "picture", "thumbnail", "notes", "note", "comments"}, nil},
	"ignore":  {"not taken over", []string{"created", "createdat", "updated", "updatedat", "lastmodified", "modified", "lastupdated", "datecreated", "layout", "weight"}, nil},
}

var (
	phoneShape = regexp.MustCompile(`^(?:\+44|\(?0)[\d ()-]{8,18}$`)
	costShape  = regexp.MustCompile(`(?i)^(?:free|£\s*\d)`)
	dayShape   = regexp.MustCompile(`(?i)^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?s?$`)
	aDay       = schedule.Date{Year: 2026, Month: 1, Day: 1} // times are only looked at
)

func isPostcode(cell string) bool {
	code, ok := place.ParsePostcode(cell)
	return ok && len(code.Inward) == 3
}
func isPhone(cell string) bool { return phoneShape.MatchString(cell) }
func isEmail(cell string) bool { return check.IsEmail(cell) }
func isWebsite(cell string) bool {
	return strings.HasPrefix(cell, "http") || strings.HasPrefix(cell, "www.")
}
func isCost(cell string) bool { return costShape.MatchString(cell) }
func isDay(cell string) bool  { return dayShape.MatchString(cell) }
func hasTimes(cell string) bool {
	return len(cell) < 200 && len(timetable.Parse(cell, aDay).Sessions) > 0
}

// flat returns the name of a column without capitals, spaces and marks.
func flat(header string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, strings.ToLower(header))
}

// meaningOf returns what a column of this name is; "" where its name does not say. "Organisation(s)" is
// called as "Organisation" is, but "Services" is no name.
func meaningOf(header string) string {
	name := flat(header)
	one := strings.TrimSuffix(name, "s")
	for _, is := range order {
		if slices.Contains(meanings[is].headers, name) || one != name && is != "name" && slices.Contains(meanings[is].headers, one) {
			return is
		}
	}
	return ""
}
