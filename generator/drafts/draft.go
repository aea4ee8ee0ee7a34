package drafts

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"bandstand/directory/activity"
	"bandstand/directory/content/check"
	"bandstand/directory/content/pagefile"
	"bandstand/directory/schedule"
	"bandstand/directory/slips"
	"bandstand/directory/vocabulary"
)

// draft is a page while it is made.
type draft struct {
	pagefile.Page
	known *knowledge
	own   []string // the words of the group's own name: an address that has them is the group's

	says  []Said   // what has no field, or could not be read
	back  []Said   // what is left out until somebody agrees: what it is, and the words, which stand in no page
	notes []string // what somebody should look at
}

// knowledge is what the directory is, into which a draft has to fit.
type knowledge struct {
	*activity.Directory
	today schedule.Date
}

func (k *knowledge) newDraft(name ...string) *draft {
	d := &draft{known: k, Page: pagefile.New()}
	for _, one := range name {
		d.own = append(d.own, tokens(one)...)
	}
	return d
}

// also keeps words that have no field.
func (d *draft) also(what, words string) {
	if words = d.private(line(words)); words == "" || words == leftOut {
		return
	}
	if said := (Said{what, words}); !slices.Contains(d.says, said) {
		d.says = append(d.says, said)
	}
}

func (d *draft) note(text string) { d.notes = append(d.notes, text) }

// activityOf returns the draft of a service. organisation is the slug of who runs it, or "".
func (k *knowledge) activityOf(s Service, organisation string) *draft {
	d := k.newDraft(s.Name, s.Organisation.Name)
	name := line(s.Name)
	title := shorten(name, check.LongestTitle)
	d.Set("title", title)
	if title != name {
		d.also("Name", name)
	}
	d.describe(s)
	d.Set("organisation", organisation)
	if name := line(s.Organisation.Name); isNobody(name) {
		d.keepBack("the name of whoever runs it", name)
	} else if organisation == "" {
		d.also("Organisation", name)
	}
	d.kinds(s.Categories)
	d.where(s)
	d.when(s)
	d.cost(s)
	d.ages(s)
	if s.Referral {
		d.Set("join.how", activity.ProfessionalOnly)
	}
	d.reach("join.contact", s.Contacts, d.website(s.Website))
	d.access(s.Access)
	d.languages(s.Languages)
	for _, said := range s.Fields {
		d.field(said)
	}
	for _, said := range s.Also {
		d.also(said.What, said.Words)
	}
	d.notes = append(d.notes, s.Ask...)
	return d
}

// organisationOf returns the page of an organisation.
func (k *knowledge) organisationOf(o Organisation) *draft {
	d := k.newDraft(o.Name)
	d.Set("name", shorten(line(o.Name), check.LongestTitle))
	d.describe(Service{Description: o.Description})
	d.withoutGaps()
	d.Set("website", d.website(o.Website))
	d.Set("charity_number", line(o.CharityNumber))
	d.reach("contact", o.Contacts, "")
	for _, said := range o.Also {
		d.also(said.What, said.Words)
	}
	return d
}

// withoutGaps takes out each sentence of which something was left out: the page of an organisation is
// no draft.
func (d *draft) withoutGaps() {
	if strings.Contains(d.Text("summary"), leftOut) {
		d.Drop("summary")
	}
	rows := strings.Split(d.Body, "\n")
	d.Body = strings.TrimSpace(strings.Join(slices.DeleteFunc(rows, func(row string) bool { return strings.Contains(row, leftOut) }), "\n"))
}

// notNow is how a description says that nothing happens.
var notNow = regexp.MustCompile(`(?i)\b(?:(?:currently|temporarily|now|permanently)\s+(?:closed|suspended|not running|on hold|paused)|` +
	`(?:has|have)\s+(?:now\s+)?(?:closed|ended|ceased|finished)|no longer (?:running|running this|available|meets?)|cancelled until|closed until)\b`)

// describe parts the description into a summary and the page's own words.
func (d *draft) describe(s Service) {
	text := d.private(plain(s.Description))
	if found := notNow.FindString(text); found != "" {
		d.note("its words say " + strconv.Quote(line(found)) + ": ask whether it happens")
	}
	if s.Markdown {
		text = strings.TrimSpace(d.private(letVisible(s.Description)))
		summary, _, cut := split(plain(withoutMarks(text)))
		d.summary(summary, cut)
		if d.Body = text; plain(withoutMarks(text)) == summary {
			d.Body = "" // the summary is all that it says
		}
		return
	}
	if strings.EqualFold(text, line(s.Name)) {
		return
	}
	summary, rest, cut := split(text)
	d.summary(summary, cut)
	d.Body = markdown(rest)
}

func (d *draft) summary(summary string, cut bool) {
	d.Set("summary", summary)
	if cut {
		d.note("the summary is the beginning of a long sentence: say it in one short one")
	}
}

var linkShape = regexp.MustCompile(`^(?i)https?://`)

// website returns an address of the web that can be one.
func (d *draft) website(said string) string {
	said = line(said)
	if said == "" || strings.EqualFold(said, "n/a") || strings.EqualFold(said, "none") {
		return ""
	}
	address := said
	if !linkShape.MatchString(address) && check.IsDomain(strings.SplitN(address, "/", 2)[0]) {
		address = "https://" + address
	}
	if !linkShape.MatchString(address) || strings.ContainsAny(address, " \\<>\"`") {
		d.also("Website", said)
		return ""
	}
	return address
}

// kinds takes over the categories that have the name of a kind. The others stay words.
func (d *draft) kinds(categories []string) {
	var found []string
	for _, category := range categories {
		category = line(category)
		if term, ok := termOf(category, d.known.Kinds); ok && !slices.Contains(vague, strings.ToLower(category)) && len(found) < 3 && !slices.Contains(found, term.Slug) {
			found = append(found, term.Slug)
			continue
		}
		d.also("Category", category)
	}
	d.SetList("kinds", found)
}

// vague are categories of lists that a kind has among its lay words, and by which lists mean anything.
var vague = []string{"community service", "community services", "social", "social club", "support", "community", "other", "general", "club", "clubs"}

// termOf returns the term of a vocabulary that has a name, as its label or one of its lay words.
func termOf(name string, known vocabulary.List) (vocabulary.Term, bool) {
	flat := slips.Flatten(name)
	for _, term := range known {
		if flat == slips.Flatten(term.Label.String()) || flat == slips.Flatten(term.Slug) ||
			slices.ContainsFunc(term.Words, func(lay string) bool { return slips.Flatten(lay) == flat }) {
			return term, flat != ""
		}
	}
	return vocabulary.Term{}, false
}

var denied = regexp.MustCompile(`(?i)\b(?:no|not|none|without|un\w+|isn't|partial\w*|limited|some)\b`)

// access takes over what has the name of a feature, with the words in which the list says it.
func (d *draft) access(said []string) {
	var found []string
	for _, words := range said {
		words = line(words)
		if term, ok := termOf(words, d.known.Access); ok { // its name alone
			found = append(found, term.Slug)
			continue
		}
		i := slices.IndexFunc(d.known.Access, func(term vocabulary.Term) bool {
			return strings.Contains(slips.Flatten(words), slips.Flatten(term.Label.String()))
		})
		if i < 0 || denied.MatchString(words) || utf8.RuneCountInString(words) > check.LongestSummary {
			d.also("Access", words)
			continue
		}
		found = append(found, "{feature: "+d.known.Access[i].Slug+", note: "+strconv.Quote(d.private(words))+"}")
	}
	d.SetLines("access", found)
}

func (d *draft) languages(codes []string) {
	var found []string
	for _, code := range codes {
		if code = strings.ToLower(line(code)); check.IsLanguageCode(code) {
			found = append(found, code)
		} else {
			d.also("Language", code)
		}
	}
	d.SetList("languages", found)
}

var (
	// agesInWords is how a description speaks of ages: from one to another, from one on, or in a way that
	// no figures can be held against.
	agesInWords = regexp.MustCompile(`(?i)\bage[ds]?\s+(?:between\s+)?(\d{1,2})\s*(?:to|-|–|and)\s*(\d{1,3})\b|` +
		`\b(\d{1,2})\s*(?:to|-|–)\s*(\d{1,3})[\s-]+years?\b|` +
		`\b(?:age[ds]?\s+|over\s+(?:the age of\s+)?)?(\d{1,2})(?:\s*(?:years?|yrs?)(?:[\s-]+olds?)?)?\s*(?:\+|plus\b|and\s+(?:over|up|upwards|above|older)\b)|` +
		`\bover\s+(\d{2})s\b|\b(?:all|any|every)\s+ages?\b|\byears?\s+\d{1,2}s?\b|` +
		`\bage[ds]?\s+(?:from\s+)?(?:\d{1,2}\s+(?:weeks?|months?)|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|sixteen|eighteen)\b`)
	ageSpan    = regexp.MustCompile(`(?i)^(?:age[ds]?\s+)?(\d{1,2})\s*(?:to|-|–)\s*(\d{1,3})(?:\s*(?:years?(?:\s+olds?)?|yrs))?$`)
	ageFrom    = regexp.MustCompile(`(?i)^(?:age[ds]?\s+|over[\s-]*)?(\d{1,2})(?:s|\s*\+|\s*(?:years?)?\s*(?:and|&)\s*(?:over|above|up)|\s*or over|\s*plus)$|^over\s+(?:the age of\s+)?(\d{1,2})s?$`)
	anyAge     = regexp.MustCompile(`(?i)^(?:all ages|any age|everyone|everybody|all|all ages welcome|open to all|adults of (?:all|any) ages?)$`)
	onlyAdults = regexp.MustCompile(`(?i)^adults?(?:\s+only)?$`)
)

// oldest is the age from which an upper end is none.
const oldest = 99

// ages takes over who comes where the list says it in figures, or in words that can mean nothing
// else. Which of them are the younger, and how they mix, no list says.
func (d *draft) ages(s Service) {
	said := line(s.Ages)
	from, to, told := figures(s.MinAge, s.MaxAge)
	saidFrom, saidTo, inFigures := 0, 0, false
	if m := ageSpan.FindStringSubmatch(said); m != nil {
		saidFrom, saidTo, inFigures = figures(m[1], m[2])
	} else if m := ageFrom.FindStringSubmatch(said); m != nil {
		saidFrom, saidTo, inFigures = figures(cmp.Or(m[1], m[2]), "")
	} else if onlyAdults.MatchString(said) && !told {
		saidFrom, inFigures = activity.Adult, true
	} else if anyAge.MatchString(said) && !told {
		d.Set("generations.everyone", "true")
		d.also("Ages", said)
		return
	} else if said != "" {
		d.also("Ages", said)
	}
	switch {
	case inFigures && told && (saidFrom != from || saidTo != to):
		d.also("Ages", said)
		d.also("Ages", sayAges(from, to))
		d.note("its figures say ages " + sayAges(from, to) + ", its words " + strconv.Quote(said) + ": ask which is right")
		return
	case inFigures:
		from, to, told = saidFrom, saidTo, true
	}
	if !told {
		if min, max := line(s.MinAge), line(s.MaxAge); min+max != "" {
			d.also("Ages", strings.Trim(min+" to "+max, " "))
		}
		return
	}
	for _, m := range agesInWords.FindAllStringSubmatch(plain(s.Description), -1) {
		wordsFrom, wordsTo, _ := figures(cmp.Or(m[1], m[3], m[5], m[6]), cmp.Or(m[2], m[4]))
		if wordsFrom != from || wordsTo != to {
			said := sayAges(from, to)
			d.also("Ages", said)
			d.note("its figures say ages " + said + ", its words " + strconv.Quote(line(m[0])) + ": ask which is right")
			return
		}
	}
	if from > 0 {
		d.Set("generations.between.from", strconv.Itoa(from))
	}
	if to > 0 {
		d.Set("generations.between.to", strconv.Itoa(to))
	}
}

func sayAges(from, to int) string {
	switch {
	case to == 0:
		return strconv.Itoa(from) + " and over"
	case from == 0:
		return "up to " + strconv.Itoa(to)
	}
	return strconv.Itoa(from) + " to " + strconv.Itoa(to)
}

// figures reads two ages, of which either may be missing. An upper end that nobody reaches is none;
// where nothing is left, nothing was told.
func figures(min, max string) (from, to int, told bool) {
	from, err := strconv.Atoi(cmp.Or(strings.TrimSpace(min), "0"))
	to, err2 := strconv.Atoi(cmp.Or(strings.TrimSpace(max), "0"))
	if err != nil || err2 != nil || from < 0 || to < 0 || from > 120 || to > 0 && to < from {
		return 0, 0, false
	}
	if to >= oldest {
		to = 0
	}
	return from, to, from > 0 || to > 0
}

var (
	price     = regexp.MustCompile(`^(?:£\s*(\d{1,3}(?:\.\d{2})?)|(\d{1,3}\.\d{2}))(?:\s*(?:per|a|each|/)\s*([a-z]+(?: [a-z]+)?))?\.?$`)
	pounds    = regexp.MustCompile(`£\s?\d[\d,.]*\d|£\s?\d`)
	freeWords = regexp.MustCompile(`(?i)^(?:it is |it's )?free(?: of charge| to attend| entry)?[.!]?$`)
)

// cost takes over one price, or that nothing has to be paid. Whatever else is said stays words.
func (d *draft) cost(s Service) {
	var notes []string
	set := false
	for _, one := range s.Costs {
		amount, said := line(one.Amount), d.private(line(one.Words))
		costs, _ := strconv.ParseFloat(strings.TrimPrefix(amount, "£"), 64)
		whole := strings.TrimSpace(amount + " " + said)
		m := price.FindStringSubmatch(strings.ToLower(said))
		switch {
		case len(s.Costs) == 1 && costs == 0 && freeWords.MatchString(said):
			d.Set("cost.free", "true")
			set = true
		case len(s.Costs) == 1 && costs == 0 && m != nil && m[1] != "0" && !s.Free:
			d.Set("cost.amount", cmp.Or(m[1], m[2]))
			d.Set("cost.per", m[3])
			set = true
		case len(s.Costs) == 1 && costs > 0 && costs < 1000 && !s.Free:
			d.Set("cost.amount", strconv.FormatFloat(costs, 'f', 2, 64))
			if per := regexp.MustCompile(`(?i)^per ([a-z]+(?: [a-z]+)?)$`).FindStringSubmatch(said); per != nil {
				d.Set("cost.per", per[1])
			} else if said != "" {
				notes = append(notes, said)
			}
			set = true
		case costs > 0:
			notes = append(notes, "£"+strings.TrimPrefix(whole, "£"))
		default:
			notes = append(notes, said)
		}
	}
	notes = slices.DeleteFunc(notes, func(note string) bool { return note == "" })
	switch {
	case s.Free && len(s.Costs) == 0:
		d.Set("cost.free", "true")
	case s.Free && !set && len(notes) > 0:
		d.note("it is called free, and a price is told: ask which is right")
	}
	if found := pounds.FindString(plain(s.Description)); found != "" && d.Text("cost.free") == "true" {
		d.note("it is called free, and its words name " + found + ": ask what that is for")
	}
	d.Set("cost.note", strings.Join(notes, "; "))
}
