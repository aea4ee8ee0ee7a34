package mapping

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"bandstand/directory/schedule"
	"bandstand/directory/slips"
	"bandstand/directory/timetable"
	"bandstand/generator/drafts"
)

// List reads tables by a mapping: a service for each row of the first table, and an organisation for each
// row of a table of these. What belongs to no service, and what the mapping does not say, are problems.
func (m *Mapping) List(tables []Table) (list drafts.List, err error) {
	r := &reading{mapping: m}
	for i := range m.Tables {
		at := slices.IndexFunc(tables, func(t Table) bool { return t.Name == m.Tables[i].File })
		if at < 0 {
			return list, fmt.Errorf("the mapping speaks of %s, which was not given", m.Tables[i].File)
		}
		r.tables = append(r.tables, &tables[at])
	}
	for _, t := range tables {
		if !slices.ContainsFunc(m.Tables, func(one TableMapping) bool { return one.File == t.Name }) {
			return list, fmt.Errorf("the mapping does not speak of %s: add it under tables, or remove the mapping for a new one", t.Name)
		}
	}
	if err := r.check(); err != nil {
		return list, err
	}
	r.index()
	for row := range r.tables[0].Rows {
		s := &drafts.Service{Markdown: r.tables[0].Markdown}
		r.untimed = ""
		r.visit(s, 0, row, 0)
		if r.untimed != "" && s.Gone == "" && !isTimed(s) {
			s.Gone = r.untimed
		}
		if s.Markdown && s.Name == "" {
			s.Name = headingOf(s.Description)
		}
		list.Services = append(list.Services, *s)
	}
	list.Organisations = r.organisations()
	r.tellUnused()
	list.Problems = r.problems
	return list, nil
}

// headingOf returns the title that a page of Markdown begins with; "" where it has none.
func headingOf(page string) string {
	for row := range strings.SplitSeq(page, "\n") {
		if title, ok := strings.CutPrefix(strings.TrimSpace(row), "# "); ok {
			return strings.Trim(title, " #")
		}
		if strings.TrimSpace(row) != "" {
			return ""
		}
	}
	return ""
}

// reading is one reading of tables.
type reading struct {
	mapping  *Mapping
	tables   []*Table
	rows     []map[string][]int      // of each joined table: its rows by the words in the column that joins it
	used     map[string]map[int]bool // of each file: the rows that belong to something
	of       []bool                  // of each table: whether its rows tell of organisations, and not of what they run
	place    []bool                  // of each table: whether its rows tell of places, and not of what happens there
	untimed  string                  // why the row that is read is no activity, unless it says when people meet
	problems []string
}

// check finds columns that a mapping names and that are not there, and those that it does not name.
func (r *reading) check() error {
	for i, t := range r.mapping.Tables {
		table := r.tables[i]
		has := func(name string) error {
			if slices.Contains(table.Columns, name) {
				return nil
			}
			return fmt.Errorf("%s has no column %q, of which the mapping speaks. %s", t.File, name, slips.DidYouMean(name, table.Columns))
		}
		for _, one := range t.Columns {
			if err := has(one.Name); err != nil {
				return err
			}
		}
		for _, name := range table.Columns {
			if !slices.ContainsFunc(t.Columns, func(c column) bool { return c.Name == name }) {
				r.mapping.Tables[i].Columns = append(r.mapping.Tables[i].Columns, column{Name: name, Is: "words"})
				r.problems = append(r.problems, fmt.Sprintf("%s has a column %q of which the mapping does not speak: it is kept as words", t.File, name))
			}
		}
		if i == 0 && t.Joined != nil {
			return fmt.Errorf("%s is the first table, so it belongs to no other", t.File)
		}
		if t.Joined == nil {
			if i > 0 {
				r.problems = append(r.problems, fmt.Sprintf("%s: the mapping does not say what its rows belong to: "+
					"add belongs_to: {file: %s, its_column: , column: }", t.File, r.mapping.Tables[0].File))
			}
			continue
		}
		at := slices.IndexFunc(r.mapping.Tables, func(one TableMapping) bool { return one.File == t.Joined.File })
		if at < 0 || at == i {
			return fmt.Errorf("the rows of %s belong to %q, which is none of the other tables", t.File, t.Joined.File)
		}
		if err := has(t.Joined.Column); err != nil {
			return err
		}
		if !slices.Contains(r.tables[at].Columns, t.Joined.Theirs) {
			return fmt.Errorf("%s has no column %q, of which the mapping speaks", t.Joined.File, t.Joined.Theirs)
		}
	}
	return nil
}

func (r *reading) index() {
	r.rows = make([]map[string][]int, len(r.tables))
	r.used, r.of, r.place = map[string]map[int]bool{}, make([]bool, len(r.tables)), make([]bool, len(r.tables))
	for range r.tables { // a table may belong to one that stands below it
		for i, t := range r.mapping.Tables {
			if t.Joined == nil {
				continue
			}
			at := slices.IndexFunc(r.mapping.Tables, func(one TableMapping) bool { return one.File == t.Joined.File })
			r.of[i] = r.of[i] || r.tellsOfOrganisations(i)
			r.place[i] = !r.of[i] && (t.names("place") || r.place[at])
		}
	}
	for i, t := range r.mapping.Tables {
		r.used[t.File] = map[int]bool{}
		if t.Joined == nil {
			continue
		}
		r.rows[i] = map[string][]int{}
		for row := range r.tables[i].Rows {
			for _, key := range keysIn(r.tables[i].cell(row, t.Joined.Column), nil) {
				r.rows[i][key] = append(r.rows[i][key], row)
			}
		}
	}
}

// tellsOfOrganisations reports whether the rows of a joined table tell of organisations: it names them
// and no place, or it belongs to them. The places of an organisation are not those of all that it runs.
func (r *reading) tellsOfOrganisations(i int) bool {
	t := &r.mapping.Tables[i]
	if t.names("organisation") && !t.names("place") {
		return true
	}
	at := slices.IndexFunc(r.mapping.Tables, func(one TableMapping) bool { return one.File == t.Joined.File })
	is := r.mapping.Tables[at].is(t.Joined.Theirs)
	return r.of[at] || at == 0 && (is == "organisation" || is == "organisation_id")
}

// names reports whether a table has a column that is something.
func (t *TableMapping) names(is string) bool {
	return slices.ContainsFunc(t.Columns, func(c column) bool { return c.Is == is })
}

// keysIn returns the keys of other rows that a cell holds: itself, or where known tells of its parts and
// not of itself, those.
func keysIn(cell string, known map[string][]int) []string {
	if cell == "" || len(known[cell]) > 0 {
		return []string{cell}
	}
	if parts := parted(cell, false); len(parts) > 1 {
		return parts
	}
	if parts := parted(cell, true); slices.ContainsFunc(parts, func(part string) bool { return len(known[part]) > 0 }) {
		return parts
	}
	return []string{cell}
}

// Limits of what one service can be made of, so that tables which belong to each other in a ring, or
// rows by the thousand, come to an end.
const (
	deepest  = 6
	mostRows = 200
)

// visit takes over a row, and the rows of other tables that belong to it.
func (r *reading) visit(s *drafts.Service, table, row, depth int) {
	r.used[r.tables[table].Name][row] = true
	r.take(s, table, row)
	for i, t := range r.mapping.Tables {
		if t.Joined == nil || t.Joined.File != r.mapping.Tables[table].File || depth == deepest {
			continue
		}
		for n, key := range keysIn(r.tables[table].cell(row, t.Joined.Theirs), r.rows[i]) {
			rows := r.rows[i][key]
			switch {
			case key == "" || isNothing(key):
				continue
			case len(rows) == 0 && depth == 0 && r.points(table, i):
				s.Also = append(s.Also, drafts.Said{What: t.File, Words: "it has nothing for " + key})
			case n > 0 && r.of[i] && depth == 0:
				r.another(s, i, rows)
				continue
			}
			for _, theirs := range rows[:min(len(rows), mostRows)] {
				r.visit(s, i, theirs, depth+1)
			}
		}
	}
}

// another notes that another organisation runs a service too.
func (r *reading) another(s *drafts.Service, table int, rows []int) {
	for _, row := range rows {
		for _, c := range r.mapping.Tables[table].Columns {
			if name := r.tables[table].cell(row, c.Name); c.Is == "organisation" && name != "" && name != s.Organisation.Name {
				alsoRunBy(s, name)
			}
		}
	}
}

func alsoRunBy(s *drafts.Service, name string) {
	said := drafts.Said{What: "Organisation", Words: name}
	if name == s.Organisation.Name || slices.Contains(s.Also, said) {
		return
	}
	s.Also = append(s.Also, said)
	s.Ask = append(s.Ask, "the list names "+name+" beside "+s.Organisation.Name+": ask who runs it")
}

// points reports whether the column by which the rows of another table are found holds their keys: neither a
// row's own number nor the name of a place, which is said though no row tells more of it.
func (r *reading) points(table, other int) bool {
	is := r.mapping.Tables[table].is(r.mapping.Tables[other].Joined.Theirs)
	return is != "id" && is != "place" && is != "organisation"
}

// organisations returns an organisation for each row of the tables of these.
func (r *reading) organisations() []drafts.Organisation {
	var all []drafts.Organisation
	for i := range r.tables {
		if !r.of[i] || !r.mapping.Tables[i].names("organisation") {
			continue
		}
		for row := range r.tables[i].Rows {
			s := &drafts.Service{}
			if r.visit(s, i, row, 1); s.Gone == "" && s.Organisation.Name != "" {
				all = append(all, s.Organisation)
			}
		}
	}
	return all
}

// tellUnused tells of rows that belong to nothing, so that nothing is lost in silence.
func (r *reading) tellUnused() {
	const most = 8
	for i, t := range r.mapping.Tables {
		var left []string
		for row := range r.tables[i].Rows {
			if r.used[t.File][row] {
				continue
			}
			r.used[t.File][row] = true // told once
			cells := slices.DeleteFunc(slices.Clone(r.tables[i].Rows[row]), func(cell string) bool { return strings.TrimSpace(cell) == "" })
			left = append(left, strings.Join(strings.Fields(strings.Join(cells[:min(len(cells), 2)], " ")), " "))
		}
		if n := len(left); n > 0 {
			more := ""
			if n > most {
				left, more = left[:most], fmt.Sprintf("; and %d more", n-most)
			}
			r.problems = append(r.problems, fmt.Sprintf("%s: %d of its %d rows belong to no service, and are left out: %s%s",
				t.File, n, len(r.tables[i].Rows), strings.Join(left, "; "), more))
		}
	}
}

// take takes over one row.
func (r *reading) take(s *drafts.Service, table, row int) {
	said := map[string][]string{}
	var no []string // columns that say no and nothing else
	for _, one := range r.mapping.Tables[table].Columns {
		cell := r.tables[table].cell(row, one.Name)
		switch {
		case cell == "" || isNothing(cell):
		case r.of[table]:
			r.takeOfOrganisation(s, one, cell, said)
		case r.place[table] && !slices.Contains(ofPlaces, one.Is): // the building's hours and number are not the group's
			s.Also = append(s.Also, drafts.Said{What: one.Name + " (" + r.tables[table].Name + ")", Words: cell})
		case one.Is == "words" && limits.MatchString(one.Name) && (table == 0 || r.mapping.Tables[table].names("when") || r.mapping.Tables[table].names("starts")):
			if isYes(cell) && inTerms.MatchString(one.Name) {
				said[termTime] = []string{"term time only"}
			} else if !isNo(cell) { // it takes something back from the times, and is shown beside them
				s.When = append(s.When, strings.ReplaceAll(one.Name, "_", " ")+": "+cell)
			}
		case isField(one.Is):
			s.Fields = append(s.Fields, drafts.Said{What: strings.TrimPrefix(one.Is, field), Words: cell})
		case one.Is == "words" && rules.MatchString(one.Name):
			said[ruled] = append(said[ruled], one.Name+" "+cell)
		case one.Is == "words" && isNo(cell):
			no = append(no, one.Name)
		case one.Is == "words":
			what := one.Name
			if table > 0 { // it is said of the place, or of whatever that table is about
				what += " (" + r.tables[table].Name + ")"
			}
			s.Also = append(s.Also, drafts.Said{What: what, Words: cell})
		case one.Is == "access" && isYes(cell): // the column is called as the feature is
			said[one.Is] = append(said[one.Is], strings.Trim(one.Name, " ?"))
		case (one.Is == "access" || one.Is == "free") && isNo(cell):
			s.Also = append(s.Also, drafts.Said{What: one.Name, Words: cell})
		case one.Is == "place" || one.Is == "organisation":
			said[one.Is] = append(said[one.Is], r.notThere(table, one, cell)...)
		case one.Is == "when" && endInName.MatchString(one.Name) && dayOf(one.Name) != "" && aClock.MatchString(cell):
			said[one.Is] = ended(said[one.Is], dayOf(one.Name), cell)
		case one.Is == "when":
			said[one.Is] = append(said[one.Is], withDayOf(one.Name, cell)...)
		default:
			said[one.Is] = append(said[one.Is], cell)
		}
		r.setAside(s, table, one, cell)
	}
	if len(no) > 0 {
		s.Also = append(s.Also, drafts.Said{What: "No", Words: strings.Join(no, ", ")})
	}
	for _, one := range []struct {
		is string
		to *string
	}{
		{"id", &s.ID}, {"name", &s.Name}, {"url", &s.URL}, {"website", &s.Website}, {"youngest", &s.MinAge}, {"oldest", &s.MaxAge},
		{"organisation", &s.Organisation.Name}, {"organisation_id", &s.Organisation.ID},
		{"organisation_description", &s.Organisation.Description}, {"organisation_website", &s.Organisation.Website},
		{"charity_number", &s.Organisation.CharityNumber},
	} {
		for _, cell := range said[one.is] {
			if *one.to == "" {
				*one.to = cell
			} else if one.is == "organisation" {
				alsoRunBy(s, cell)
			} else if *one.to != cell {
				s.Also = append(s.Also, drafts.Said{What: strings.ReplaceAll(one.is, "_", " "), Words: cell})
			}
		}
	}
	for _, cell := range said["description"] {
		s.Description = strings.TrimSpace(s.Description + "\n\n" + cell)
	}
	s.Ages = strings.TrimSpace(strings.Join(append([]string{s.Ages}, said["ages"]...), " "))
	s.Free = s.Free || slices.ContainsFunc(said["free"], isYes)
	s.Referral = s.Referral || slices.ContainsFunc(said["referral"], isYes)
	takeStatus(s, said["status"])
	if slices.ContainsFunc(said["hidden"], isYes) {
		s.Gone = "the list does not show it"
	}
	takePlace(s, said)
	if until := said["last_day"]; len(until) > 0 && len(said["cost"])+len(said["amount"]) > 0 && len(said["starts"]) == 0 {
		s.Also = append(s.Also, drafts.Said{What: "Cost until " + until[0], Words: strings.Join(slices.Concat(said["amount"], said["cost"]), " ")})
		said["cost"], said["amount"], said["last_day"] = nil, nil, nil
	}
	takeTimes(s, said)
	takeCost(s, said)
	takeContacts(s, said)
	for _, is := range []string{"category", "categories"} {
		for _, cell := range said[is] {
			s.Categories = append(s.Categories, parted(cell, is == "categories")...)
		}
	}
	for _, cell := range said["access"] {
		s.Access = append(s.Access, parted(cell, len(cell) < 200 && !strings.Contains(cell, ". "))...)
	}
	for _, cell := range said["languages"] {
		s.Languages = append(s.Languages, parted(cell, true)...)
	}
}

// ofPlaces is what a row that tells of a place can say of what happens there.
var ofPlaces = []string{"place", "address", "town", "postcode", "latitude", "longitude", "access", "contact", "role",
	"organisation", "organisation_id", "ignore"}

// takeOfOrganisation takes over a cell of a row that tells of an organisation.
func (r *reading) takeOfOrganisation(s *drafts.Service, one column, cell string, said map[string][]string) {
	o := &s.Organisation
	to := map[string]*string{
		"organisation": &o.Name, "organisation_id": &o.ID, "organisation_description": &o.Description, "description": &o.Description,
		"organisation_website": &o.Website, "website": &o.Website, "charity_number": &o.CharityNumber,
	}[one.Is]
	switch {
	case to != nil && (*to == "" || *to == cell):
		*to = cell
	case one.Is == "phone" || one.Is == "email":
		said["organisation_"+one.Is] = append(said["organisation_"+one.Is], cell)
	case one.Is == "organisation_phone" || one.Is == "organisation_email":
		said[one.Is] = append(said[one.Is], cell)
	case one.Is == "contact":
		o.Contacts = append(o.Contacts, drafts.Contact{Name: cell})
	case one.Is != "ignore" && !isNo(cell):
		o.Also = append(o.Also, drafts.Said{What: one.Name, Words: cell})
	}
}

// notThere returns the names in a cell of which the tables below have no row that names them itself.
func (r *reading) notThere(table int, one column, cell string) []string {
	names := parted(cell, false)
	for i, t := range r.mapping.Tables {
		if t.Joined == nil || t.Joined.File != r.mapping.Tables[table].File || t.Joined.Theirs != one.Name {
			continue
		}
		names = keysIn(cell, r.rows[i])
		if one.Is == "place" && t.names("place") {
			names = slices.DeleteFunc(names, func(name string) bool { return len(r.rows[i][name]) > 0 })
		}
	}
	return names
}

// setAside sets a row aside that is no activity by what stands in a column. What is so only where nobody
// meets is decided when all of it is read.
func (r *reading) setAside(s *drafts.Service, table int, one column, cell string) {
	for _, rule := range r.mapping.SetAside {
		if rule.File != r.mapping.Tables[table].File || rule.Column != one.Name {
			continue
		}
		for _, part := range append(parted(cell, true), cell) {
			if !slices.ContainsFunc(rule.Says, func(says string) bool { return slips.Flatten(says) == slips.Flatten(part) }) {
				continue
			}
			if why := "no activity: its " + one.Name + " is " + part; rule.UnlessTimed {
				r.untimed = why
			} else {
				s.Gone = why
			}
		}
	}
}

// meeting are words for when that say that people come together, though not when.
var meeting = regexp.MustCompile(`(?i)\bbook|\bappointment|\bdates?\b|\b(?:week|fortnight|month)ly\b|\b(?:meet|session|class)`)

// isTimed reports whether a service says when people come together.
func isTimed(s *drafts.Service) bool {
	return len(s.Sessions) > 0 || slices.ContainsFunc(s.When, func(when string) bool {
		parsed := timetable.Parse(when, aDay)
		return len(parsed.Sessions) > 0 || parsed.Question != nil || meeting.MatchString(when)
	})
}

// isNothing reports whether a cell says that there is nothing to say.
func isNothing(cell string) bool {
	switch strings.ToLower(strings.Trim(cell, " .")) {
	case "-", "–", "n/a", "na", "null", "none", "nil", "#n/a", "#ref!", "#name?", "#value!", "tbc", "?":
		return true
	}
	return false
}

func isYes(cell string) bool {
	switch strings.ToLower(cell) {
	case "yes", "y", "true", "1", "required":
		return true
	}
	return false
}

// termTime is a yes in a column that asks whether something is in term time only.
const termTime = "term time"

var inTerms = regexp.MustCompile(`(?i)term[ _-]?time`)

// limits are names of columns that say when something does not happen.
var limits = regexp.MustCompile(`(?i)except|term[ _-]?time|exclu|not[ _-]on|holiday|break|closed`)

func isNo(cell string) bool {
	switch strings.ToLower(cell) {
	case "no", "n", "false", "0":
		return true
	}
	return false
}

// parted returns the parts of a cell that holds several.
func parted(cell string, commas bool) []string {
	var parts []string
	for _, part := range strings.FieldsFunc(cell, func(r rune) bool { return r == ';' || r == '|' || r == '\n' || commas && r == ',' }) {
		if part = strings.Join(strings.Fields(part), " "); part != "" && !slices.Contains(parts, part) {
			parts = append(parts, part)
		}
	}
	return parts
}

func takeStatus(s *drafts.Service, said []string) {
	for _, cell := range said {
		switch strings.ToLower(cell) {
		case "inactive", "closed", "ended", "no", "n", "false", "0", "archived", "unpublished", "deleted", "withdrawn", "finished",
			"cancelled", "rejected", "expired", "temporarily closed", "suspended":
			s.Gone = "the list says that it is " + strings.ToLower(cell)
		}
	}
}

// first takes the first of several values; the others go to words.
func first(s *drafts.Service, said map[string][]string, is string) string {
	for i, cell := range said[is] {
		if i > 0 {
			s.Also = append(s.Also, drafts.Said{What: is, Words: cell})
		}
	}
	if len(said[is]) == 0 {
		return ""
	}
	return said[is][0]
}

// takePlace takes over a place. What a row says beside a place that another row began belongs to that one.
func takePlace(s *drafts.Service, said map[string][]string) {
	at := drafts.Place{Name: first(s, said, "place"), Address: strings.Join(said["address"], ", "), Town: first(s, said, "town"),
		Postcode: first(s, said, "postcode"), Latitude: first(s, said, "latitude"), Longitude: first(s, said, "longitude"),
		Hidden: slices.ContainsFunc(said["area_only"], isYes)}
	if at == (drafts.Place{}) {
		return
	}
	if len(s.Places) > 0 {
		if last := &s.Places[len(s.Places)-1]; complete(last, at) {
			return
		}
	}
	s.Places = append(s.Places, at)
}

// complete adds to a place what another says, where they say nothing twice. It reports whether it has.
func complete(place *drafts.Place, more drafts.Place) bool {
	pairs := [][2]*string{{&place.Name, &more.Name}, {&place.Address, &more.Address}, {&place.Town, &more.Town},
		{&place.Postcode, &more.Postcode}, {&place.Latitude, &more.Latitude}, {&place.Longitude, &more.Longitude}}
	for _, pair := range pairs {
		if *pair[0] != "" && *pair[1] != "" && *pair[0] != *pair[1] {
			return false
		}
	}
	for _, pair := range pairs {
		if *pair[1] != "" {
			*pair[0] = *pair[1]
		}
	}
	place.Hidden = place.Hidden || more.Hidden
	return true
}

var dayNames = map[string]string{"MO": "Monday", "TU": "Tuesday", "WE": "Wednesday", "TH": "Thursday", "FR": "Friday", "SA": "Saturday",
	"SU": "Sunday"}

var (
	// dayInName is the day of the week in the name of a column, as in "Opening hours: Monday" and "mon_start".
	dayInName = regexp.MustCompile(`(?i)(?:^|[^a-z])(mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:days?)?(?:[^a-z]|$)`)
	endInName = regexp.MustCompile(`(?i)(?:^|[^a-z])(?:ends?|closes?d?|closing|finish(?:es)?|to|until)(?:[^a-z]|$)`)
	aClock    = regexp.MustCompile(`(?i)^(?:\d{1,2}(?:[:.]\d{2}){0,2}\s*(?:[ap]\.?m\.?)?|noon|midday|midnight)$`)
)

// dayOf returns the day of the week in the name of a column; "" where it has none, or several.
func dayOf(name string) string {
	found := dayInName.FindAllStringSubmatch(strings.ReplaceAll(name, "_", " "), -1)
	if len(found) != 1 {
		return ""
	}
	return dayNames[strings.ToUpper(found[0][1][:2])]
}

// withDayOf returns a time with the day that the name of its column says. What only says that there is
// something on that day is the day.
func withDayOf(name, cell string) []string {
	day := dayOf(name)
	switch {
	case day == "" || dayInName.MatchString(cell):
		return []string{cell}
	case isYes(cell) || strings.EqualFold(cell, "x") || cell == "✓":
		return []string{day}
	case isNo(cell) || strings.EqualFold(cell, "closed"):
		return nil
	}
	return []string{day + " " + cell}
}

// moment parts a moment of a calendar into its day and its time. Where it has an offset that is not that of Britain
// on that day, nobody knows which of the two was meant, and it stays whole.
func moment(cell string) (day, at string) {
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05.999Z07:00", "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05", "2006-01-02 15:04"} {
		read, err := time.Parse(layout, cell)
		if err != nil {
			continue
		}
		here := read
		if strings.Contains(layout, "Z07") {
			here = read.In(schedule.London)
		}
		if here.Format(time.DateTime) != read.Format(time.DateTime) {
			return "", ""
		}
		return read.Format(time.DateOnly), read.Format("15:04")
	}
	return "", ""
}

// ended puts the end of a day, which has a column of its own, behind its beginning.
func ended(when []string, day, ends string) []string {
	for i, said := range when {
		if starts, ok := strings.CutPrefix(said, day+" "); ok && aClock.MatchString(starts) {
			when[i] = day + " " + clock(starts) + " to " + clock(ends)
			return when
		}
	}
	return append(when, day+" until "+ends)
}

var (
	nthDay    = regexp.MustCompile(`^(-?\d)(MO|TU|WE|TH|FR|SA|SU)$`)
	weekNames = map[string]string{"1": "first", "2": "second", "3": "third", "4": "fourth", "-1": "last"}
)

// ruled are columns by which calendars bound a row of days and times in ways that no words here can say, so that
// such a row stays words.
const ruled = "ruled"

var rules = regexp.MustCompile(`(?i)^(?:count|by_?month_?day|by_?week_?no|by_?year_?day|by_?set_?pos|exdate)$`)

// takeTimes makes words of what a row says of times, as a person would say them.
func takeTimes(s *drafts.Service, said map[string][]string) {
	var days []string
	repeats := first(s, said, "repeats")
	monthly := strings.EqualFold(repeats, "monthly")
	for _, cell := range said["day"] {
		for _, day := range parted(cell, true) {
			if m := nthDay.FindStringSubmatch(strings.ToUpper(day)); m != nil && monthly {
				day, repeats = weekNames[m[1]]+" "+dayNames[m[2]]+" of the month", ""
			} else if name := dayNames[strings.ToUpper(day)]; name != "" {
				day = name
			}
			days = append(days, day)
		}
	}
	every := first(s, said, "interval")
	if every != "" && every != "1" {
		repeats = "every " + every + " weeks"
	}
	if date := first(s, said, "date"); date != "" {
		day, at := moment(date)
		days = append(days, cmp.Or(day, date))
		if at != "" && at != "00:00" && len(said["starts"]) == 0 && len(said["when"]) == 0 {
			said["starts"] = []string{at}
		}
	}
	if from := said["starts"]; len(from) > 0 && len(days) == 0 {
		if day, at := moment(from[0]); day != "" {
			days, from[0] = append(days, day), at
			if to := said["ends"]; len(to) > 0 {
				if ended, at := moment(to[0]); ended == day {
					to[0] = at
				}
			}
		}
	}
	if times := said["when"]; len(times) == 1 && len(days) > 0 && len(said["starts"]) == 0 && !hasTimes(times[0]) {
		said["starts"], said["when"] = times, nil // a column for the day, and one for its times
	}
	for _, cell := range said["when"] {
		s.When = append(s.When, strings.Join(append([]string{cell}, said[termTime]...), ", "))
	}
	starts, ends := clock(first(s, said, "starts")), clock(first(s, said, "ends"))
	if starts != "" && ends != "" {
		starts += " to " + ends
	}
	if strings.EqualFold(repeats, "weekly") {
		repeats = ""
	}
	words := strings.Join(strings.Fields(strings.Join([]string{repeats, strings.Join(days, " and "), starts}, " ")), " ")
	if last := first(s, said, "last_day"); last != "" && words != "" {
		words += " until " + last
	}
	if from := first(s, said, "first_day"); from != "" && words != "" && (strings.Contains(strings.ToLower(repeats), "fortnight") || strings.HasPrefix(repeats, "every")) {
		words += " from " + from
	} else if from != "" {
		s.Also = append(s.Also, drafts.Said{What: "First day", Words: from})
	}
	if words != "" {
		s.When = append(s.When, strings.Join(slices.Concat([]string{words}, said[ruled], said[termTime]), ", "))
	}
}

// clock returns a time of day without seconds.
func clock(cell string) string {
	if len(cell) == 8 && cell[2] == ':' && strings.HasSuffix(cell, ":00") {
		return cell[:5]
	}
	return cell
}

func takeCost(s *drafts.Service, said map[string][]string) {
	amount := strings.TrimPrefix(first(s, said, "amount"), "£")
	if amount == "0" || amount == "0.00" {
		amount = ""
	}
	costs := said["cost"]
	if amount != "" && len(costs) == 0 {
		costs = []string{""}
	}
	for i, words := range costs {
		if i > 0 {
			amount = ""
		}
		if one := (drafts.Cost{Amount: amount, Words: words}); !slices.Contains(s.Costs, one) {
			s.Costs = append(s.Costs, one)
		}
	}
}

func takeContacts(s *drafts.Service, said map[string][]string) {
	for i := range max(len(said["phone"]), len(said["email"]), len(said["contact"]), 1) {
		one := drafts.Contact{}
		if i == 0 {
			one.Role = first(s, said, "role")
		}
		if i < len(said["contact"]) {
			one.Name = said["contact"][i]
		}
		if i < len(said["phone"]) {
			one.Phone = said["phone"][i]
		}
		if i < len(said["email"]) {
			one.Email = said["email"][i]
		}
		if one != (drafts.Contact{}) && !slices.Contains(s.Contacts, one) {
			s.Contacts = append(s.Contacts, one)
		}
	}
	for i := range max(len(said["organisation_phone"]), len(said["organisation_email"])) {
		var theirs drafts.Contact
		if i < len(said["organisation_phone"]) {
			theirs.Phone = said["organisation_phone"][i]
		}
		if i < len(said["organisation_email"]) {
			theirs.Email = said["organisation_email"][i]
		}
		if !slices.Contains(s.Organisation.Contacts, theirs) {
			s.Organisation.Contacts = append(s.Organisation.Contacts, theirs)
		}
	}
}
