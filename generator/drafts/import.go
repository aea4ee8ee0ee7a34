package drafts

import (
	"cmp"
	"fmt"
	"maps"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing/fstest"
	"time"

	"bandstand/directory/activity"
	"bandstand/directory/content"
	"bandstand/directory/content/check"
	"bandstand/directory/content/pagefile"
	"bandstand/directory/schedule"
	"bandstand/directory/slips"
)

// Import writes drafts of the services of a list, and pages of its organisations, below a content
// folder. Pages of an earlier import are brought up to date where nobody has changed them. It
// returns what became of each service.
func Import(root *os.Root, list List, from Source, now time.Time) (*Report, error) {
	files, err := content.Texts(root.FS())
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", root.Name(), err)
	}
	held := maps.Clone(files)
	loader := content.NewLoader(held)
	loader.PicturesUnread = true
	directory, problems := loader.Load(now)
	m := &importing{
		knowledge: knowledge{directory, schedule.DateOf(now.In(schedule.London))}, from: from, now: now,
		files: files, held: held, loader: loader, before: firstErrors(problems),
		earlier: earlierPages(files, from.Name), runs: map[string]string{}, groups: map[string]string{},
		taken:  map[string]map[string]bool{"activities": {}, "organisations": {}},
		report: &Report{Source: from, Taken: schedule.DateOf(now.In(schedule.London))},
	}
	for file := range files {
		if folder, _, _ := strings.Cut(file, "/"); m.taken[folder] != nil {
			m.taken[folder][slugOf(file)] = true
		}
	}
	for _, one := range directory.Organisations {
		m.groups[slips.Flatten(one.Name)] = one.Slug
	}
	m.take(list.Services)
	for _, one := range list.Organisations {
		m.organisation(one)
	}
	m.purify()
	m.merge()
	m.refuseWrong()
	for id, file := range m.earlier {
		if !m.seen[file] {
			m.report.Missing = append(m.report.Missing, Row{ID: id, File: file})
		}
	}
	m.report.sort()
	return m.report, write(root, m.written)
}

// importing is one run.
type importing struct {
	knowledge
	from    Source
	now     time.Time
	files   fstest.MapFS               // of the content folder as it was
	held    fstest.MapFS               // the same with what this run makes of it
	loader  *content.Loader            // of held
	before  map[string]content.Problem // the first error of each file as it was
	earlier map[string]string          // pages of earlier imports: their files by activities/ or organisations/ and id
	seen    map[string]bool            // files that this run speaks of
	groups  map[string]string          // organisations that have pages, by their flattened names, to their slugs
	taken   map[string]map[string]bool // slugs, by folder
	runs    map[string]string          // organisations by name or id, to their slugs
	pages   []*made
	written map[string]string
	rounds  int
	report  *Report
}

// made is one page of this run.
type made struct {
	*draft
	row  *Row
	file string
	id   string
}

// take makes drafts of what can be an activity, and sets the rest aside.
func (m *importing) take(services []Service) {
	m.seen, m.written = map[string]bool{}, map[string]string{}
	ids, twins := map[string]bool{}, map[string]string{}
	for _, s := range services {
		row := &Row{Title: line(s.Name)}
		m.report.Rows = append(m.report.Rows, row)
		twin := strings.Join([]string{slips.Flatten(row.Title), line(s.Description), placesOf(s), line(s.Organisation.Name)}, "\n")
		if s.ID = line(s.ID); s.ID == "" && row.Title != "" {
			s.ID = nameless(s, func(id string) bool { return ids[id] && twins[twin] == "" })
		}
		row.ID = s.ID
		switch aside := m.asideBy(s); {
		case row.Title == "":
			row.setAside("it has no name")
		case activity.SlugOf(row.Title) == "":
			row.setAside("its name has no letter from A to Z and no figure, so it can have no address")
		case ids[s.ID]:
			row.setAside("the list has it twice: the number " + s.ID)
		case s.Gone != "":
			row.setAside(s.Gone)
		case aside != "":
			row.setAside("no activity: " + aside)
		case twins[twin] != "":
			row.setAside("the same as " + twins[twin])
		default:
			twins[twin] = s.ID
			m.add(s, row)
		}
		ids[s.ID] = true
		if row.Aside != "" {
			row.Lost = append(row.Lost, Said{"Description", line(s.Description)})
			m.seen[m.earlier["activities/"+s.ID]] = row.Aside != "" && s.Gone == ""
		}
	}
}

// nameless returns what stands for the number of a service that has none: its name, and where another is
// called so, its place, its organisation or a figure too.
func nameless(s Service, taken func(string) bool) string {
	id := activity.SlugOf(line(s.Name))
	for _, more := range []string{placesOf(s), s.Organisation.Name} {
		if taken(id) {
			id = strings.Trim(shorten(id+"-"+activity.SlugOf(line(more)), longestID), "-…")
		}
	}
	for n, name := 2, id; taken(id); n++ {
		id = fmt.Sprintf("%s-%d", name, n)
	}
	return id
}

// longestID is how many characters a number has that was made of a name.
const longestID = 120

func placesOf(s Service) string {
	var all []string
	for _, p := range s.Places {
		all = append(all, p.String())
	}
	return strings.Join(all, "; ")
}

// asideBy returns the category by which a service is no activity, or "".
func (m *importing) asideBy(s Service) string {
	for _, category := range s.Categories {
		if slices.ContainsFunc(m.from.SetAside, func(one string) bool { return slips.Flatten(one) == slips.Flatten(line(category)) }) {
			return line(category)
		}
	}
	return ""
}

// add makes the draft of a service, and the page of its organisation when it is the first of it.
func (m *importing) add(s Service, row *Row) {
	d := m.activityOf(s, m.organisation(s.Organisation))
	d.Set("status", "draft")
	file := m.earlier["activities/"+s.ID]
	if file == "" {
		town := d.Text("venue.town")
		folder := "activities/" + cmp.Or(town, "anywhere")
		file = folder + "/" + m.freeSlug("activities", row.Title, town) + ".md"
	}
	m.addPage(d, row, file, s.ID, s.URL)
}

func (m *importing) addPage(d *draft, row *Row, file, id, url string) {
	row.File, row.New = file, m.files[file] == nil
	m.seen[file] = true
	d.comeFrom(m.from, id, d.website(url), m.report.Taken)
	m.pages = append(m.pages, &made{draft: d, row: row, file: file, id: id})
}

// organisation returns the slug of an organisation, and makes its page where there is none; "" where
// the list does not name it.
func (m *importing) organisation(o Organisation) string {
	name := line(o.Name)
	key := cmp.Or(line(o.ID), name)
	if name == "" || activity.SlugOf(name) == "" || isNobody(name) || noOrganisations.MatchString(name) {
		return ""
	}
	if slug, known := m.runs[key]; known {
		return slug
	}
	flat := slips.Flatten(name)
	if slug := m.groups[flat]; slug != "" && m.earlier["organisations/"+key] == "" {
		return slug // somebody wrote its page
	}
	if slug := m.runs[flat]; slug != "" {
		return slug
	}
	file := m.earlier["organisations/"+key]
	if file == "" {
		file = "organisations/" + m.freeSlug("organisations", name, "") + ".md"
	}
	slug := slugOf(file)
	m.runs[key], m.runs[flat] = slug, slug
	row := &Row{ID: key, Title: name}
	m.report.Organisations = append(m.report.Organisations, row)
	m.addPage(m.organisationOf(o), row, file, key, "")
	return slug
}

// noOrganisations are words that stand where an organisation should, and are none.
var noOrganisations = regexp.MustCompile(`(?i)^(?:various|multiple|several|many|n/?a|none|tbc|tba|unknown|not (?:known|applicable)|other|others|self|` +
	`volunteers?|private|individuals?|community|independent)(?: (?:organi[sz]ations?|groups?|providers?|partners?|people|individuals?))?$`)

// isNobody reports whether the name of an organisation is that of a person, and nothing else.
func isNobody(name string) bool {
	found := check.Names(name)
	return len(found) == 1 && found[0] == [2]int{0, len(name)}
}

func slugOf(file string) string { return strings.TrimSuffix(path.Base(file), ".md") }

// freeSlug returns an address that no other page of a folder has.
func (m *importing) freeSlug(folder, name, town string) (free string) {
	taken := m.taken[folder]
	defer func() { taken[free] = true }()
	slug := activity.SlugOf(name)
	if len(slug) > 70 {
		slug = strings.TrimRight(slug[:70], "-")
	}
	if taken[slug] && town != "" {
		slug = strings.TrimSuffix(slug, "-"+town) + "-" + town
	}
	for n := 2; taken[slug]; n++ {
		if next := fmt.Sprintf("%s-%d", slug, n); !taken[next] {
			return next
		}
	}
	return slug
}

// mostRounds is how often drafts are read again after something was taken out of them.
const mostRounds = 200

// purify reads all drafts as the directory would, and takes out what would be a mistake: it is in the
// report then, and on no page.
func (m *importing) purify() {
	byFile := map[string]*made{}
	for _, one := range m.pages {
		byFile[one.file] = one
	}
	for changed := slices.Collect(maps.Values(byFile)); len(changed) > 0; {
		directory, problems := m.reload(changed)
		for _, draft := range directory.Drafts {
			if one := byFile[draft.File]; one != nil {
				one.row.draft = draft
			}
		}
		if m.rounds++; m.rounds > mostRounds {
			return
		}
		changed = m.takeOut(firstErrors(problems), byFile)
	}
}

// reload reads pages of this run as they are now, and what they mean to others.
func (m *importing) reload(changed []*made) (*activity.Directory, []content.Problem) {
	var files []string
	for _, one := range changed {
		one.keepWords()
		if text, err := one.Write(nil); err == nil {
			m.held[one.file] = &fstest.MapFile{Data: text}
			files = append(files, one.file)
		}
	}
	return m.loader.Reload(m.now, files)
}

// takeOut takes the first mistake of each page out, and returns the pages that have changed. While there
// are mistakes of organisations they come first: the pages of what they run tell of them too.
func (m *importing) takeOut(wrong map[string]content.Problem, byFile map[string]*made) (changed []*made) {
	for _, folder := range []string{"organisations/", "activities/"} {
		for file, problem := range wrong {
			if one := byFile[file]; one != nil && strings.HasPrefix(file, folder) {
				one.takeOut(problem, m.held[file].Data)
				changed = append(changed, one)
			}
		}
		if len(changed) > 0 {
			break
		}
	}
	return changed
}

// firstErrors returns the first error of each file. What is wrong below it may be a consequence.
func firstErrors(problems []content.Problem) map[string]content.Problem {
	first := map[string]content.Problem{}
	for _, problem := range content.Errors(problems) {
		if _, known := first[problem.File]; !known {
			first[problem.File] = problem
		}
	}
	return first
}

// takeOut takes what is wrong out of a draft.
func (one *made) takeOut(wrong content.Problem, text []byte) {
	path, sentence := pagefile.FieldAt(text, wrong.Line)
	why := wrong.What
	switch {
	case path == alsoSays:
		i := slices.IndexFunc(one.says, func(said Said) bool { return strings.HasPrefix(said.What+": "+said.Words, sentence) })
		if i >= 0 {
			one.row.Lost = append(one.row.Lost, Said{why, sentence})
			one.says = slices.Delete(one.says, i, i+1)
			return
		}
		one.says = nil
		return
	case path == pagefile.InBody:
		rows := strings.Split(one.Body, "\n")
		one.Body = strings.TrimSpace(strings.Join(slices.DeleteFunc(rows, func(row string) bool { return row == sentence }), "\n"))
		one.row.Lost = append(one.row.Lost, Said{why, sentence})
		return
	case path == "", path != "source.url" && path != backField && strings.HasPrefix(path, "source."):
		one.row.Lost = append(one.row.Lost, Said{why, ""})
		one.Fields.Content, one.Body = nil, "" // nothing can be mended here
		return
	}
	said := sayField(&one.Page, path)
	one.row.Lost = append(one.row.Lost, Said{why, said})
	if path == "title" || path == "name" {
		one.Drop(path)
		one.Set(path, one.id)
		return
	}
	one.Drop(path)
}

// merge signs each draft, and writes it: a new page whole, and what has changed into one that is there.
func (m *importing) merge() {
	for _, one := range m.pages {
		one.row.Flags, one.row.Back = one.notes, one.back
		one.row.Also = one.says
		one.sign()
		if one.row.New {
			text, err := one.Write(one.row.comment(m.from))
			if err != nil {
				one.row.setAside(err.Error())
				continue
			}
			m.written[one.file] = string(text)
			continue
		}
		m.bringUpToDate(one)
	}
}

// bringUpToDate takes what the list says now into a page that is there.
func (m *importing) bringUpToDate(one *made) {
	before := m.files[one.file].Data
	there, err := pagefile.Read(before)
	if err != nil {
		one.row.Flags = append(one.row.Flags, "its page cannot be read, so it stays as it is: "+err.Error())
		return
	}
	status := there.Text("status")
	one.row.Live = status == "" || status == "live"
	one.row.Changes = update(&there, one.draft)
	text, err := there.Write(nil)
	if err != nil || string(text) == string(before) {
		return
	}
	m.written[one.file] = string(text)
}

// refuseWrong leaves pages as they were that would have new mistakes.
func (m *importing) refuseWrong() {
	for file, text := range m.written {
		m.held[file] = &fstest.MapFile{Data: []byte(text)}
	}
	_, problems := m.loader.Reload(m.now, slices.Sorted(maps.Keys(m.written)))
	for file, wrong := range firstErrors(problems) {
		if _, was := m.before[file]; m.written[file] == "" || was {
			continue
		}
		delete(m.written, file)
		for _, one := range m.pages {
			if one.file == file {
				one.row.Changes = nil
				one.row.Flags = append(one.row.Flags, "its page stays as it is, because it would have a mistake: "+wrong.What)
				if one.row.New {
					one.row.setAside("its page would have a mistake: " + wrong.What)
				}
			}
		}
	}
}

// earlierPages returns the files that earlier imports of a source wrote, by their folder and the id
// that the source has for them.
func earlierPages(files fstest.MapFS, source string) map[string]string {
	found := map[string]string{}
	for _, file := range slices.Sorted(maps.Keys(files)) {
		folder, _, _ := strings.Cut(file, "/")
		if folder != "activities" && folder != "organisations" || !strings.Contains(string(files[file].Data), "\nsource:") {
			continue
		}
		read, err := pagefile.Read(files[file].Data)
		if id := read.Text(sourceID); err == nil && id != "" && read.Text("source.name") == source {
			found[folder+"/"+id] = file
		}
	}
	return found
}

// write writes pages below a content folder, each whole or not at all.
func write(root *os.Root, pages map[string]string) error {
	for _, file := range slices.Sorted(maps.Keys(pages)) {
		if err := root.MkdirAll(path.Dir(file), 0o755); err != nil {
			return fmt.Errorf("make the folder of %s: %w", file, err)
		}
		aside := path.Join(path.Dir(file), "."+path.Base(file)+".import")
		if err := root.WriteFile(aside, []byte(pages[file]), 0o644); err != nil {
			return fmt.Errorf("write %s: %w", file, err)
		}
		if err := root.Rename(aside, file); err != nil {
			return fmt.Errorf("write %s: %w", file, err)
		}
	}
	return nil
}
