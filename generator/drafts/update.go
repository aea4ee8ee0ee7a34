package drafts

import (
	"slices"
	"strings"

	"bandstand/directory/content/pagefile"
	"bandstand/directory/schedule"
)

// Where an import keeps on a page what the next one has to know.
const (
	sourceID  = "source.id"
	alsoSays  = "source.also_says"
	backField = "source.left_out"
)

// change is what an import did to one field of a page that was there.
type change struct {
	Field string
	Kept  bool   // a person has changed it, so that it stays as it is
	Says  string // what the list says of it now; nothing where it says nothing any more
}

// comeFrom writes down where a draft comes from.
func (d *draft) comeFrom(from Source, id, url string, taken schedule.Date) {
	d.Set("source.name", from.Name)
	d.Set("source.licence", from.Licence)
	d.Set(sourceID, id)
	d.Set("source.url", url)
	d.Set("source.taken", taken.String())
}

// sign writes down which fields of a draft the next import may change, and a mark of each, by which
// it sees what people have changed.
func (d *draft) sign() {
	d.keepWords()
	owns := slices.DeleteFunc(d.Paths(), func(path string) bool { return path == "status" || strings.HasPrefix(path, "source.") })
	marks := map[string]string{}
	for _, path := range slices.Concat(owns, []string{alsoSays, backField}) {
		marks[path] = d.Mark(path)
	}
	setMarks(&d.Page, owns, marks)
}

// keepWords writes what has no field, and what was left out, into the page.
func (d *draft) keepWords() {
	var says, back []string
	for _, said := range d.says {
		says = append(says, parts(said.What+": "+said.Words)...)
	}
	for _, said := range d.back {
		if !slices.Contains(back, said.What) {
			back = append(back, said.What)
		}
	}
	for _, one := range []struct {
		path  string
		words []string
	}{{alsoSays, says}, {backField, back}} {
		if d.Drop(one.path); len(one.words) > 0 {
			d.SetList(one.path, one.words)
			d.Get(one.path).Style = 0 // an entry a line
		}
	}
}

// longestPart is how many bytes one entry of also_says may have.
const longestPart = 1500

// parts cuts a long text into entries, at its words.
func parts(text string) []string {
	var all []string
	for len(text) > longestPart {
		at := strings.LastIndexByte(text[:longestPart], ' ')
		if at < longestPart/2 {
			at = longestPart
		}
		all, text = append(all, strings.ToValidUTF8(text[:at], "")), strings.TrimSpace(strings.ToValidUTF8(text[at:], ""))
	}
	return append(all, text)
}

func setMarks(p *pagefile.Page, owns []string, marks map[string]string) {
	if p.SetList("source.owns", owns); len(owns) == 0 {
		p.Drop("source.owns")
	}
	var written []string
	for path, mark := range marks {
		written = append(written, path+":"+mark)
	}
	slices.Sort(written)
	p.Set("source.written", strings.Join(written, " "))
}

// update takes what a list says now into a page that an earlier import wrote. What people have
// changed since stays, and what they have taken out of source.owns.
func update(p *pagefile.Page, now *draft) []change {
	var changes []change
	owned, marks := p.List("source.owns"), map[string]string{}
	for entry := range strings.FieldsSeq(p.Text("source.written")) {
		if path, mark, ok := strings.Cut(entry, ":"); ok {
			marks[path] = mark
		}
	}
	paths := now.Paths()
	for path := range marks {
		if !slices.Contains(paths, path) {
			paths = append(paths, path)
		}
	}
	slices.Sort(paths)
	taken := now.Text("source.taken")
	for _, path := range paths {
		if strings.HasPrefix(path, "source.") && path != alsoSays && path != backField || path == "status" {
			continue
		}
		before, known := marks[path]
		if !known {
			before = "-"
		}
		said, stands := now.Mark(path), p.Mark(path)
		mine := stands == before && (slices.Contains(owned, path) || !known || strings.HasPrefix(path, "source."))
		if stands != before {
			owned = slices.DeleteFunc(owned, func(one string) bool { return one == path })
		}
		if said == before {
			continue
		}
		marks[path] = said
		switch {
		case stands == said:
			continue
		case !mine:
			changes = append(changes, change{Field: path, Kept: true, Says: sayField(&now.Page, path)})
			continue
		}
		changes = append(changes, change{Field: path, Says: sayField(&now.Page, path)})
		if node := now.Get(path); node != nil {
			p.Put(path, node)
		} else {
			p.Drop(path)
		}
		if !known && !strings.HasPrefix(path, "source.") {
			owned = append(owned, path)
		}
	}
	if len(changes) > 0 || !slices.Equal(owned, p.List("source.owns")) {
		setMarks(p, owned, marks)
	}
	if len(changes) > 0 {
		p.Set("source.taken", taken)
	}
	return changes
}

// sayField returns what a field says, on one line.
func sayField(p *pagefile.Page, path string) string {
	node := p.Get(path)
	if node == nil {
		return ""
	}
	if node.Value != "" {
		return shorten(strings.Join(strings.Fields(node.Value), " "), 200)
	}
	var said []string
	for _, item := range node.Content {
		words := item.Value
		for i := 1; i < len(item.Content); i += 2 {
			words += " " + item.Content[i].Value
		}
		said = append(said, strings.TrimSpace(words))
	}
	return strings.Join(said, "; ")
}
