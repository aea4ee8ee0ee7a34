package answers

import (
	"cmp"
	"strings"

	"bandstand/directory/activity"
	"bandstand/directory/content/pagefile"
	"bandstand/directory/place"
	"bandstand/directory/timetable"
	"bandstand/messages/forms"
)

// Page is what answers make: the page of an activity, and that of its organisation where there is none yet.
type Page struct {
	Slug         string
	File         string // below the content folder
	Text         []byte
	Organisation string // the file of a new one; empty where it has a page
	OrgText      []byte
}

// part is some fields of a page, and the questions whose answers they are.
type part struct {
	questions []string
	fields    []string // paths, for telling which question a field belongs to: the first one's where there are several
	write     func(k Known, v forms.Values, p *pagefile.Page)
}

// own returns the part of a question whose answer is a field as it stands.
func own(question, path string) part {
	return part{[]string{question}, []string{path}, func(_ Known, v forms.Values, p *pagefile.Page) { put(p, path, v[question]) }}
}

// listed returns the part of a question whose answers are a list.
func listed(question, path string) part {
	return part{[]string{question}, []string{path}, func(_ Known, v forms.Values, p *pagefile.Page) {
		if v[question] == "" {
			p.Drop(path)
			return
		}
		p.SetNamed(path, "feature", strings.Split(v[question], ","))
	}}
}

// put sets a field, or takes it out where there is nothing to say.
func put(p *pagefile.Page, path, value string) {
	if value == "" {
		p.Drop(path)
		return
	}
	p.Set(path, value)
}

// parts are all fields, in the order in which they stand on a page.
var parts = []part{
	own("title", "title"),
	own("summary", "summary"),
	{[]string{"runs", "title"}, []string{"organisation"}, func(k Known, v forms.Values, p *pagefile.Page) {
		slug, _ := k.runsIt(v)
		put(p, "organisation", slug)
	}},
	listed("kinds", "kinds"),
	listed("good_for", "good_for"),
	{[]string{"who", "younger-from", "younger-to", "older-from", "between-from", "between-to"},
		[]string{"generations.everyone", "generations.younger", "generations.younger.from", "generations.younger.to",
			"generations.older", "generations.between"}, writeAges},
	own("together", "generations.together"),
	own("sit_out", "generations.just_watch"),
	{[]string{"alone"}, []string{"generations.children_alone"}, func(_ Known, v forms.Values, p *pagefile.Page) {
		put(p, "generations.children_alone", map[string]string{"yes": "true", "no": "false"}[v["alone"]])
	}},
	{[]string{"venue", "how"}, []string{"venue.name", "venue"}, there("venue.name", func(k Known, v forms.Values) string { return v["venue"] })},
	{[]string{"address", "setting", "how"}, []string{"venue.address"}, there("venue.address", func(k Known, v forms.Values) string {
		if v["setting"] == "home" {
			return ""
		}
		return v["address"]
	})},
	{[]string{"town", "postcode", "how"}, []string{"venue.town"}, there("venue.town", Known.TownOf)},
	{[]string{"postcode", "how"}, []string{"venue.postcode"}, there("venue.postcode", func(k Known, v forms.Values) string {
		if code, ok := place.ParsePostcode(v["postcode"]); ok {
			return code.String()
		}
		return v["postcode"]
	})},
	{[]string{"postcode"}, nil, func(_ Known, _ forms.Values, p *pagefile.Page) { // of the place before
		p.Drop("venue.latitude")
		p.Drop("venue.longitude")
	}},
	{[]string{"setting", "how"}, []string{"venue.setting", "venue.area_only"}, there("venue.setting", func(_ Known, v forms.Values) string { return v["setting"] })},
	{[]string{"setting", "how"}, nil, func(k Known, v forms.Values, p *pagefile.Page) {
		there("venue.area_only", func(Known, forms.Values) string {
			if v["setting"] == "home" {
				return "true"
			}
			return ""
		})(k, v, p)
	}},
	{[]string{"entrance", "how"}, []string{"venue.entrance"}, there("venue.entrance", func(_ Known, v forms.Values) string { return v["entrance"] })},
	{[]string{"travel", "how"}, []string{"venue.getting_there"}, there("venue.getting_there", func(_ Known, v forms.Values) string { return v["travel"] })},
	{[]string{"online", "how"}, []string{"online"}, func(_ Known, v forms.Values, p *pagefile.Page) {
		put(p, "online", given(v.Has("how", "online"), v["online"]))
	}},
	{[]string{"by_phone", "how"}, []string{"by_phone"}, func(_ Known, v forms.Values, p *pagefile.Page) {
		put(p, "by_phone", given(v.Has("how", "phone"), v["by_phone"]))
	}},
	{[]string{"when"}, []string{"sessions", "by_arrangement"}, writeTimes},
	{[]string{"holidays", "when"}, []string{"bank_holidays"}, func(k Known, v forms.Values, p *pagefile.Page) {
		put(p, "bank_holidays", bankHolidays(v, timetable.Parse(v["when"], k.Today)))
	}},
	{[]string{"pays"}, []string{"cost", "cost.free", "cost.pay_what_you_can"}, func(_ Known, v forms.Values, p *pagefile.Page) {
		put(p, "cost.free", given(v["pays"] == "free", "true"))
		put(p, "cost.pay_what_you_can", given(v["pays"] == "choose", "true"))
	}},
	{[]string{"amount", "pays"}, []string{"cost.amount"}, func(_ Known, v forms.Values, p *pagefile.Page) {
		amount := ""
		if found := pounds.FindStringSubmatch(v["amount"]); found != nil && v["pays"] == "amount" {
			amount = found[1]
		}
		put(p, "cost.amount", amount)
	}},
	{[]string{"per", "pays"}, []string{"cost.per"}, func(_ Known, v forms.Values, p *pagefile.Page) {
		put(p, "cost.per", given(v["pays"] == "amount", v["per"]))
	}},
	{[]string{"less", "pays"}, []string{"cost.concessions"}, func(_ Known, v forms.Values, p *pagefile.Page) {
		put(p, "cost.concessions", given(v["pays"] == "amount", v["less"]))
	}},
	own("money", "cost.note"),
	own("join", "join.how"),
	own("role", "join.contact.role"),
	own("phone", "join.contact.phone"),
	own("sms", "join.contact.sms"),
	own("email", "join.contact.email"),
	{[]string{"site"}, []string{"join.contact.website"}, func(_ Known, v forms.Values, p *pagefile.Page) {
		put(p, "join.contact.website", webAddress(v["site"]))
	}},
	{[]string{"form"}, []string{"join.message_form"}, func(_ Known, v forms.Values, p *pagefile.Page) {
		put(p, "join.message_form", given(v["form"] != "", "true"))
	}},
	own("reply", "join.reply_within"),
	{[]string{"referral", "join"}, []string{"join.referral.who"}, func(_ Known, v forms.Values, p *pagefile.Page) {
		put(p, "join.referral.who", given(v["join"] == activity.ProfessionalOnly, v["referral"]))
	}},
	own("first_visit", "first_visit"),
	own("buddy", "buddy"),
	listed("access", "access"),
	listed("missing", "access_missing"),
	own("limits", "who_can_come"),
	own("support", "support"),
	own("helpers", "helpers_wanted"),
	own("keeper", "safeguarding.lead"),
	own("worried", "safeguarding.if_worried"),
	own("checks", "safeguarding.checks"),
	{[]string{"policy"}, []string{"safeguarding.policy"}, func(_ Known, v forms.Values, p *pagefile.Page) {
		put(p, "safeguarding.policy", webAddress(v["policy"]))
	}},
	own("words", pagefile.InBody),
}

// given returns a value where it counts.
func given(counts bool, value string) string {
	if counts {
		return value
	}
	return ""
}

// there writes a field of a venue where people meet somewhere.
func there(path string, value func(Known, forms.Values) string) func(Known, forms.Values, *pagefile.Page) {
	return func(k Known, v forms.Values, p *pagefile.Page) {
		put(p, path, given(v.Has("how", "there"), value(k, v)))
	}
}

// webAddress returns an address as people leave it with its scheme.
func webAddress(text string) string {
	if text == "" || strings.Contains(text, "://") {
		return text
	}
	return "https://" + text
}

func writeAges(_ Known, v forms.Values, p *pagefile.Page) {
	who := v["who"]
	younger, older, between := who == "children" || who == "two", who == "two", who == "between"
	put(p, "generations.younger.from", given(younger, v["younger-from"]))
	put(p, "generations.younger.to", given(younger, v["younger-to"]))
	put(p, "generations.older.from", given(older, v["older-from"]))
	put(p, "generations.everyone", given(who == "everyone" || who == "children", "true"))
	put(p, "generations.between.from", given(between, v["between-from"]))
	put(p, "generations.between.to", given(between, v["between-to"]))
}

func writeTimes(k Known, v forms.Values, p *pagefile.Page) {
	parsed := timetable.Parse(v["when"], k.Today)
	var lines []string
	if parsed.Question == nil {
		for _, session := range parsed.Sessions {
			lines = append(lines, timetable.Write(session))
		}
	}
	if len(lines) == 0 {
		p.Drop("sessions")
	}
	p.SetLines("sessions", lines)
	put(p, "by_arrangement", parsed.ByArrangement)
}

// New returns the page that the answers of a new group make.
func (k Known) New(v forms.Values) (Page, error) {
	made := Page{Slug: Slug(v)}
	town := k.TownOf(v)
	if !v.Has("how", "there") || town == "" {
		town = "anywhere"
	}
	made.File = "activities/" + town + "/" + cmp.Or(made.Slug, "without-a-name") + ".md" // a name may still come
	p := pagefile.New()
	for _, one := range parts {
		one.write(k, v, &p)
	}
	p.Set("last_checked", k.Today.String())
	p.Set("checked_by", "the group")
	p.Set("checked_how", "group-told-us")
	var err error
	if made.Text, err = p.Write(nil); err != nil {
		return Page{}, err
	}
	return k.withOrganisation(made, v)
}

// withOrganisation returns a page with that of its organisation, where there is none yet.
func (k Known) withOrganisation(made Page, v forms.Values) (_ Page, err error) {
	slug, name := k.runsIt(v)
	if name == "" || slug == "" {
		return made, nil
	}
	org := pagefile.New()
	org.Set("name", name)
	made.Organisation = "organisations/" + slug + ".md"
	made.OrgText, err = org.Write(nil)
	return made, err
}

// Picture is what a page says of its picture.
type Picture struct {
	File     string
	Alt      string
	NoPeople bool
	Consent  string // the role of whoever holds it, where there are people
}

// WithPicture returns a page with its picture, and nothing that was said of one before it. Whoever sends it says today
// that the people in it have agreed.
func (k Known) WithPicture(made Page, picture Picture) (Page, error) {
	p, err := pagefile.Read(made.Text)
	if err != nil {
		return made, err
	}
	p.Drop("image")
	p.Set("image.file", picture.File)
	put(&p, "image.alt", picture.Alt)
	if picture.NoPeople {
		p.Set("image.no_people", "true")
	} else if picture.Consent != "" {
		p.Set("image.consent.by", picture.Consent)
		p.Set("image.consent.date", k.Today.String())
	}
	made.Text, err = p.Write(nil)
	return made, err
}

// QuestionOf returns the question that a field of a page answers; "" for one that nobody is asked about.
func QuestionOf(path string) string {
	for ; path != ""; path = parent(path) {
		for _, one := range parts {
			for _, field := range one.fields {
				if field == path {
					return one.questionOf(path)
				}
			}
		}
		for _, one := range parts { // what stands in it is asked
			for _, field := range one.fields {
				if strings.HasPrefix(field, path+".") {
					return one.questions[0]
				}
			}
		}
	}
	return ""
}

// questionOf returns which of a part's questions a field answers.
func (p part) questionOf(path string) string {
	switch path {
	case "generations.younger.from", "generations.younger":
		return "younger-from"
	case "generations.younger.to":
		return "younger-to"
	case "generations.older":
		return "older-from"
	case "generations.between":
		return "between-from"
	case "cost.amount":
		return "amount"
	}
	return p.questions[0]
}

func parent(path string) string {
	dot := strings.LastIndexByte(path, '.')
	if dot < 0 {
		return ""
	}
	return path[:dot]
}
