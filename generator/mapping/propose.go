package mapping

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// looked is how many rows are looked at to see what a column is.
const looked = 500

// subjects are what the rows of a table are about, by words in the name of its file, and what columns
// of it are that would be something else in a table of services.
var subjects = []struct {
	named *regexp.Regexp
	is    map[string]string
}{
	{regexp.MustCompile(`(?i)org|provider|partner`), map[string]string{
		"name": "organisation", "description": "organisation_description", "website": "organisation_website", "url": "organisation_website",
		"email": "organisation_email", "phone": "organisation_phone", "id": "organisation_id", "category": "words", "categories": "words"}},
	{regexp.MustCompile(`(?i)venue|location|address|place|site|building`), map[string]string{
		"name": "place", "description": "words", "id": "ignore", "url": "ignore", "website": "words", "status": "words",
		// The building's own, and not those of whoever meets there.
		"organisation": "words", "phone": "words", "email": "words", "contact": "words", "category": "words", "categories": "words",
		"when": "words", "languages": "words"}},
	{regexp.MustCompile(`(?i)holiday|exception|closure`), map[string]string{ // when something does not happen
		"day": "words", "starts": "words", "ends": "words", "when": "words", "repeats": "words", "first_day": "words", "last_day": "words",
		"description": "words", "name": "words", "id": "ignore", "status": "words"}},
	{regexp.MustCompile(`(?i)schedule|time|session|occurrence|when`), map[string]string{
		"description": "when", "name": "when", "id": "ignore", "website": "ignore", "url": "ignore"}},
	{regexp.MustCompile(`(?i)contact|phone|people|staff`), map[string]string{
		"name": "contact", "id": "ignore", "description": "words", headerTitle: "role", "category": "words"}},
	{regexp.MustCompile(`(?i)cost|price|fee`), map[string]string{
		"name": "cost", "description": "cost", "id": "ignore"}},
	{regexp.MustCompile(`(?i)access`), map[string]string{
		"name": "access", "description": "access", "id": "ignore"}},
	{regexp.MustCompile(`(?i)categor|taxonom|tag|theme`), map[string]string{
		"name": "category", "id": "ignore", "description": "ignore"}},
	{regexp.MustCompile(`(?i)language`), map[string]string{"name": "languages", "id": "ignore"}},
}

// headerTitle stands for a column called "title", which is a heading or what somebody does.
const headerTitle = "title of a person"

var aboutServices = regexp.MustCompile(`(?i)service|activit|event|group|listing|programme|club`)

// Propose returns a mapping that is likely right. Whoever keeps the tables reads it.
func Propose(tables []Table) *Mapping {
	tables = mainFirst(tables)
	made := &Mapping{}
	for i := range tables {
		made.Tables = append(made.Tables, TableMapping{File: tables[i].Name, Columns: proposeColumns(&tables[i], i == 0)})
	}
	proposeJoins(tables, made)
	proposeAside(tables, made)
	return made
}

// mainFirst returns the tables with that of services first: the first that is called so, or the first.
func mainFirst(tables []Table) []Table {
	i := slices.IndexFunc(tables, func(t Table) bool { return aboutServices.MatchString(t.Name) && subjectOf(t.Name) == nil })
	if i < 1 {
		return tables
	}
	return slices.Concat([]Table{tables[i]}, tables[:i], tables[i+1:])
}

func subjectOf(name string) map[string]string {
	for _, one := range subjects {
		if one.named.MatchString(name) {
			return one.is
		}
	}
	return nil
}

// onlyOnce are meanings that one column alone can have in a table.
var onlyOnce = []string{"id", "name", "url", "status", "organisation", "organisation_id", "organisation_website", "place", "town", "postcode", "latitude", "longitude",
	"day", "starts", "ends", "repeats", "interval", "first_day", "last_day", "date", "amount", "youngest", "oldest", "website", "role"}

func proposeColumns(t *Table, main bool) columns {
	if isOwn(t) {
		return proposeOwn(t)
	}
	subject := subjectOf(t.Name)
	if main {
		subject = nil
	}
	var made columns
	taken := map[string][]string{} // columns, by what they are
	for _, name := range t.Columns {
		values := t.values(name)
		is := meaningIn(t, name, subject)
		if is == "" {
			is = cmp.Or(meaningByLooks(values), meaningByPart(name, values))
			is = cmp.Or(subject[is], is)
		}
		switch {
		case len(values) == 0, is == "id" && !main, is == "" && subject != nil && keyLike.MatchString(name) && isKey(values):
			is = "ignore"
		case is == "", slices.Contains(onlyOnce, is) && t.together(name, taken[is]):
			is = "words"
		}
		taken[is] = append(taken[is], name)
		made = append(made, column{name, is, example(values)})
	}
	if main && taken["id"] == nil {
		for i := range made {
			values := t.values(made[i].Name)
			if made[i].Is == "words" && endsInID.MatchString(made[i].Name) && len(values)*10 >= min(len(t.Rows), looked)*9 && isKey(values) {
				made[i].Is = "id"
				break
			}
		}
	}
	if main && taken["name"] == nil && len(taken["organisation"]) > 0 {
		for i := range made { // "Club", and nothing else that it is called
			if made[i].Name == taken["organisation"][0] {
				made[i].Is, taken["name"] = "name", taken["organisation"]
			}
		}
	}
	if main && taken["name"] == nil {
		for i := range made {
			if values := t.values(made[i].Name); made[i].Is == "words" && len(values) > len(t.Rows)/2 && averageLength(values) < 80 {
				made[i].Is = "name"
				break
			}
		}
	}
	return made
}

// together reports whether a row has something both in a column and in one of others. Pages of several sorts have
// their keys, of which one page says organizer and another host.
func (t *Table) together(name string, others []string) bool {
	for row := range t.Rows {
		if t.cell(row, name) != "" && slices.ContainsFunc(others, func(other string) bool { return t.cell(row, other) != "" }) {
			return true
		}
	}
	return false
}

// meaningIn returns what a column is by its name, in a table about a subject. The parts of venue.name are
// about a venue.
func meaningIn(t *Table, name string, subject map[string]string) string {
	if t.Markdown {
		switch name {
		case File:
			return "id"
		case Body:
			return "description"
		case Folder:
			return "category"
		case "date", "publishdate", "lastmod":
			return "words" // of the page, or of what it is about
		}
	}
	if about, ok := strings.CutSuffix(name, InWords); ok {
		if subjectOf(about)["name"] == "contact" {
			return "contact" // which is kept back: it names people
		}
		return "words"
	}
	is := meaningOf(name)
	if dot := strings.LastIndexByte(name, '.'); dot >= 0 && is == "" {
		group := name[:dot+1]
		subject, name = subjectOf(name[:dot]), name[dot+1:]
		is = meaningOf(name)
		if is == "when" && slices.ContainsFunc(t.Columns, func(other string) bool {
			beside, ok := strings.CutPrefix(other, group)
			return ok && meaningOf(beside) == "day"
		}) {
			return "starts" // the times of the day beside it
		}
	}
	if flat(name) == "title" && subject[headerTitle] != "" {
		return subject[headerTitle]
	}
	return cmp.Or(subject[is], is)
}

// values returns what the first rows have in a column.
func (t *Table) values(name string) []string {
	var values []string
	for row := range t.Rows[:min(len(t.Rows), looked)] {
		if cell := t.cell(row, name); cell != "" {
			values = append(values, cell)
		}
	}
	return values
}

func averageLength(values []string) int {
	n := 0
	for _, value := range values {
		n += len(value)
	}
	return n / max(1, len(values))
}

// meaningByLooks returns what most cells of a column look like.
func meaningByLooks(values []string) string {
	for _, is := range order {
		looks := meanings[is].looks
		if looks == nil || len(values) == 0 {
			continue
		}
		n := 0
		for _, value := range values {
			if looks(value) {
				n++
			}
		}
		if n*5 >= len(values)*3 || is == "when" && n*3 >= len(values) {
			return is
		}
	}
	return ""
}

// byPart are parts of names of columns that say what they are, the surest first.
var byPart = []struct {
	part *regexp.Regexp
	is   string
}{
	{regexp.MustCompile(`(?i)post ?code`), "postcode"}, {regexp.MustCompile(`(?i)e[- ]?mail`), "email"},
	{regexp.MustCompile(`(?i)phone|\btel\b|mobile`), "phone"}, {regexp.MustCompile(`(?i)\bweb|\burl\b|\blink\b`), "website"},
	{regexp.MustCompile(`(?i)\blat(?:itude)?\b`), "latitude"}, {regexp.MustCompile(`(?i)\b(?:lon|lng|long)(?:gitude)?\b`), "longitude"},
	{regexp.MustCompile(`(?i)\b(?:costs?|prices?|fees?|charges?)\b`), "cost"},
	{regexp.MustCompile(`(?i)descri|\babout\b|\bsummary\b|\bdetails\b`), "description"},
	{regexp.MustCompile(`(?i)address|street`), "address"}, {regexp.MustCompile(`(?i)\btown\b|\bcity\b|\bvillage\b`), "town"},
	{regexp.MustCompile(`(?i)\b(?:min\w*|lowest|from) age|\bage (?:min|from)`), "youngest"},
	{regexp.MustCompile(`(?i)\b(?:max\w*|highest|to) age|\bage (?:max|to)`), "oldest"},
	{regexp.MustCompile(`(?i)\bages?\b|\baudience`), "ages"}, {regexp.MustCompile(`(?i)\breferrals?\b.*\b(?:only|needed|required)\b`), "referral"},
	{regexp.MustCompile(`(?i)\b(?:when|times?|timings?|hours|schedule|days)\b`), "when"},
	{regexp.MustCompile(`(?i)\b(?:venue|location|building|place)\b.*\bname\b|\bname of (?:venue|place)`), "place"},
	{regexp.MustCompile(`(?i)\b(?:organi[sz]ation|provider|charity)\b.*\bname\b|\bname of (?:organi[sz]ation|provider)|\brun by\b`), "organisation"},
	{regexp.MustCompile(`(?i)\b(?:group|activity|service|event|class|session)\b.*\b(?:name|title)\b|\b(?:name|title) of (?:group|activity|service|event)`), "name"},
	{regexp.MustCompile(`(?i)categor|\btype\b|\btheme\b`), "category"}, {regexp.MustCompile(`(?i)accessib|wheelchair`), "access"},
	{regexp.MustCompile(`(?i)contact.*\bname\b|\bcontact person|\b(?:authors?|teacher|leader|tutor|instructor|secretary|treasurer|chair(?:man|person)?|manager|co ?ordinator|owner)$`), "contact"},
}

// ofAType are names of columns that tell of what sort something else is, or which it is.
var ofAType = regexp.MustCompile(`(?i)\b(?:type|id|uuid|status)$`)

// camels is where a capital begins another word: contactPerson.
var camels = regexp.MustCompile(`([a-z])([A-Z])`)

// meaningByPart returns what a column is by a part of its name. Dates on which a row was written are no
// times.
func meaningByPart(name string, values []string) string {
	name = strings.NewReplacer("_", " ", "-", " ", "/", " ").Replace(camels.ReplaceAllString(name, "$1 $2"))
	flags := !areKeys(asSet(values))
	if dayOf(name) != "" && len(values) > 0 {
		return "when"
	}
	for _, one := range byPart {
		if !one.part.MatchString(name) {
			continue
		}
		looks := meanings[one.is].looks
		switch {
		case ofAType.MatchString(name) && one.is != "category" && one.is != "status":
			return "" // address_type is no address, and phone_id no number
		case flags && one.is != "access" && one.is != "referral", one.is == "when" && !slices.ContainsFunc(values, hasTimes):
			return ""
		case (one.is == "email" || one.is == "phone" || one.is == "website") && averageLength(values) > 60 && !slices.ContainsFunc(values, looks):
			continue // "How to apply by email", in words
		}
		return one.is
	}
	return ""
}

// example returns something that stands in a column, for whoever reads the mapping.
func example(values []string) string {
	for _, value := range values {
		value = strings.Join(strings.Fields(value), " ")
		if runes := []rune(value); len(runes) > 50 {
			value = string(runes[:50]) + "…"
		}
		if value != "" {
			return "like " + value
		}
	}
	return "nothing stands there"
}

// proposeJoins finds for each other table the table that its rows belong to.
func proposeJoins(tables []Table, made *Mapping) {
	joined := map[int]bool{0: true}
	for range tables {
		best, score, at := Join{}, 0.9, 0
		for i := range tables {
			if joined[i] {
				continue
			}
			for parent := range tables {
				if !joined[parent] {
					continue
				}
				join, worth := bestJoin(&tables[parent], &tables[i], &made.Tables[parent], &made.Tables[i])
				if worth > 0 && parent == 0 {
					worth += 0.2 // a table that tells of services first, and then of their places
				}
				if worth > score {
					best, score, at = join, worth, i
				}
			}
		}
		if at == 0 {
			break
		}
		joined[at] = true
		made.Tables[at].Joined = &best
		made.setJoin(best.File, best.Theirs, 0)
		made.setJoin(made.Tables[at].File, best.Column, at)
		if is := made.Tables[at].is(best.Column); is != "organisation" && is != "place" {
			made.keyOf(best.File, best.Theirs)
		}
	}
	proposeMoreJoins(tables, made)
}

// proposeMoreJoins adds a table once more for each further table whose rows a column of it names by its
// number: of telephone numbers some are those of a service, others those of an organisation.
func proposeMoreJoins(tables []Table, made *Mapping) {
	for i := range tables {
		first := made.Tables[i].Joined
		hasOwn := slices.ContainsFunc(made.Tables, func(t TableMapping) bool { return t.Joined != nil && t.Joined.File == tables[i].Name })
		if i == 0 || first == nil || hasOwn || made.Tables[i].names("place") || made.Tables[i].names("organisation") {
			continue
		}
		for parent := range tables {
			own := slices.IndexFunc(tables[i].Columns, func(name string) bool { return singular(tables[parent].Name)+"id" == flat(name) })
			theirs := slices.IndexFunc(made.Tables[parent].Columns, func(c column) bool { return flat(c.Name) == "id" })
			if parent == i || own < 0 || theirs < 0 || tables[parent].Name == first.File || parent > 0 && made.Tables[parent].Joined == nil {
				continue
			}
			once := made.Tables[i]
			once.Joined = &Join{File: tables[parent].Name, Theirs: tables[parent].Columns[theirs], Column: tables[i].Columns[own]}
			made.Tables = append(made.Tables, once)
		}
	}
}

// keyOf makes a column no name that holds the keys of another table, such as "Org" with O04.
func (m *Mapping) keyOf(file, name string) {
	for i := range m.Tables {
		for j, c := range m.Tables[i].Columns {
			if m.Tables[i].File == file && c.Name == name && (c.Is == "organisation" || c.Is == "place") {
				m.Tables[i].Columns[j].Is = "ignore"
			}
		}
	}
}

// is returns what a column is.
func (t *TableMapping) is(name string) string {
	for _, c := range t.Columns {
		if c.Name == name {
			return c.Is
		}
	}
	return ""
}

// setJoin makes a column that joins two tables no words.
func (m *Mapping) setJoin(file, name string, at int) {
	for i := range m.Tables {
		if m.Tables[i].File != file {
			continue
		}
		for j := range m.Tables[i].Columns {
			if c := &m.Tables[i].Columns[j]; c.Name == name && (c.Is == "words" || c.Is == "id" && i > 0) {
				c.Is = "ignore"
			}
		}
	}
}

var endsInID = regexp.MustCompile(`(?i)(?:id|uuid|ref|code|no|number)\W*$`)

var keyLike = regexp.MustCompile(`(?i)id$|^id|ref|code|key|uuid`)

// isKey reports whether the cells of a column are keys: without spaces, and each another.
func isKey(values []string) bool {
	return len(asSet(values)) == len(values) && !slices.ContainsFunc(values, func(value string) bool { return strings.ContainsRune(value, ' ') })
}

// isKeyOf reports whether a column is called the key of what another is called: "Org ID" that of "Org".
func isKeyOf(key, of string) bool {
	bare := strings.TrimSpace(keyLike.ReplaceAllString(key, ""))
	return bare != key && flat(bare) != "" && strings.HasPrefix(flat(of), flat(bare))
}

// joining is what the columns by which tables belong together can be. Two columns of yes and no, or of towns,
// have the same words in them and join nothing.
var joining = []string{"id", "name", "organisation", "organisation_id", "place", "words", "ignore", "url"}

// bestJoin returns the columns by which the rows of one table most likely belong to those of another,
// and how likely that is.
func bestJoin(parent, child *Table, parentIs, childIs *TableMapping) (Join, float64) {
	best, score := Join{}, 0.0
	subject := subjectOf(child.Name)
	for _, theirs := range parent.Columns {
		for _, own := range child.Columns {
			is, ownIs := parentIs.is(theirs), childIs.is(own)
			if !slices.Contains(joining, is) || !slices.Contains(joining, ownIs) || flat(theirs) == "id" && flat(own) == "id" {
				continue // each row's own number
			}
			there, here := asSet(parent.values(theirs)), asSet(child.values(own))
			called := singular(child.Name)+"id" == flat(theirs) || singular(parent.Name)+"id" == flat(own)
			if !called && (!areKeys(there) || !areKeys(here)) || len(here) == 0 {
				continue
			}
			both := 0
			for value := range here {
				if there[value] {
					both++
				}
			}
			worth := float64(both) / float64(min(len(there), len(here)))
			if worth < 0.5 || len(here) < 2 && len(child.Rows) > 2 && !called {
				continue
			}
			if keyLike.MatchString(theirs) && keyLike.MatchString(own) {
				worth += 0.4
			} else if flat(theirs) == flat(own) || strings.Contains(flat(parent.Name), flat(own)) {
				worth += 0.2
			} else if isKeyOf(own, theirs) || isKeyOf(theirs, own) {
				worth += 0.3
			} else if is != "words" && is == ownIs {
				worth += 0.2
			} else if averageLength(child.values(own)) < 4 {
				continue // yes and no, one and two
			}
			if called || is == ownIs && is == subject["name"] {
				worth += 0.3
			}
			worth += 0.1 * float64(both) / float64(len(here)) // of several tables that name some, the one that names most
			if subject["name"] == "place" && subjectOf(parent.Name)["name"] == "place" {
				worth += 0.05 // what stands between services and places
			}
			if worth > score {
				best, score = Join{File: parent.Name, Theirs: theirs, Column: own}, worth
			}
		}
	}
	return best, score
}

// areKeys reports whether the words of a column can tell rows from each other.
func areKeys(values map[string]bool) bool {
	for value := range values {
		if !isYes(value) && !isNo(value) {
			return true
		}
	}
	return false
}

// asSet returns the words of cells, and their parts where a cell holds several.
func asSet(values []string) map[string]bool {
	set := map[string]bool{}
	for _, value := range values {
		set[value] = true
		for _, part := range parted(value, false) {
			set[part] = true
		}
		if parts := parted(value, true); !slices.ContainsFunc(parts, func(part string) bool { return strings.ContainsRune(part, ' ') }) {
			for _, part := range parts {
				set[part] = true
			}
		}
	}
	return set
}

// singular returns what a row of a table is, by the name of its file.
func singular(file string) string {
	file, _, _ = strings.Cut(file, ".")
	name := flat(file)
	if strings.HasSuffix(name, "ies") {
		return strings.TrimSuffix(name, "ies") + "y"
	}
	return strings.TrimSuffix(name, "s")
}

// noActivity is how categories are called whose every entry is something else than people doing a thing
// together. "After school clubs" is none of them.
var noActivity = func() *regexp.Regexp {
	const one = `(?:(?:charity|book|local|public|permanent|primary|secondary|special|infant|junior|children's|art|online|mobile|national|` +
		`support|advice|emergency|telephone) )*(?:shops?|shopping|retail|caf[eé]s?|restaurants?|pubs?|takeaways?|schools?|` +
		`nurser(?:y|ies)|pre-?schools?|childminders?|colleges?|helplines?|phone ?lines?|websites?|apps?|pharmac(?:y|ies)|chemists?|` +
		`dentists?|opticians?|gps?|gp surger(?:y|ies)|hospitals?|clinics?|playgrounds?|play areas?|car parks?|toilets?|` +
		`monuments?|landmarks?|statues?|business(?:es)?|supermarkets?|banks?|post offices?|hotels?|care homes?|housing|grants?|` +
		`vacanc(?:y|ies)|news|blog|posts|faqs?|adverts?)`
	return regexp.MustCompile(`(?i)^` + one + `(?:,? ?(?:and|&|/|,) ?` + one + `)*$`)
}()

// fixture is how lists call what stands there always, among which they put what is open at certain times.
var fixture = regexp.MustCompile(`(?i)^(?:permanent )?fixtures?$`)

// mostKinds is how many different words a column may have for each of them to be a category.
const mostKinds = 60

// proposeAside names categories that are no activities, with how many rows have each.
func proposeAside(tables []Table, made *Mapping) {
	for i := range made.Tables {
		for _, one := range made.Tables[i].Columns {
			if one.Is != "category" && one.Is != "categories" {
				continue
			}
			table := tables[slices.IndexFunc(tables, func(t Table) bool { return t.Name == made.Tables[i].File })]
			counts, doubtful := map[string]int{}, map[string]bool{}
			for row := range table.Rows {
				parts := parted(table.cell(row, one.Name), one.Is == "categories")
				other := slices.ContainsFunc(parts, func(part string) bool { return !noActivity.MatchString(part) && !fixture.MatchString(part) })
				for _, part := range parts {
					counts[part]++
					doubtful[part] = doubtful[part] || other // "nursery" beside "toddlers" says where it is
				}
			}
			rule, untimed := Rule{File: table.Name, Column: one.Name, Says: []string{}}, Rule{File: table.Name, Column: one.Name, UnlessTimed: true}
			for said := range counts {
				switch {
				case len(counts) > mostKinds || doubtful[said]:
				case noActivity.MatchString(said):
					rule.Says = append(rule.Says, said)
				case fixture.MatchString(said):
					untimed.Says = append(untimed.Says, said)
				}
			}
			slices.SortFunc(rule.Says, func(a, b string) int { return cmp.Or(counts[b]-counts[a], strings.Compare(a, b)) })
			made.SetAside = append(made.SetAside, rule)
			if len(untimed.Says) > 0 {
				made.SetAside = append(made.SetAside, untimed)
			}
		}
	}
}

// Counts returns how many rows have each word of the columns by which rows can be set aside, for whoever
// reads the mapping.
func Counts(tables []Table, m *Mapping) []string {
	var lines []string
	for _, rule := range m.SetAside {
		if rule.UnlessTimed {
			continue // of the same column as the rule before it
		}
		i := slices.IndexFunc(tables, func(t Table) bool { return t.Name == rule.File })
		if i < 0 {
			continue
		}
		counts := map[string]int{}
		for row := range tables[i].Rows {
			for _, part := range parted(tables[i].cell(row, rule.Column), true) {
				counts[part]++
			}
		}
		var said []string
		for part, n := range counts {
			said = append(said, fmt.Sprintf("%4d  %s", n, part))
		}
		slices.SortFunc(said, func(a, b string) int { return strings.Compare(b[:4], a[:4])*2 + strings.Compare(a, b) })
		lines = append(lines, rule.Column+":")
		lines = append(lines, said[:min(len(said), mostKinds)]...)
	}
	return lines
}
