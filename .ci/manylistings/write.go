package main

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"strings"

	"golang.org/x/sync/errgroup"

	"bandstand/directory/activity"
	"bandstand/directory/content"
)

// demonstration is what words, nations, help pages and site.yaml are
// taken from. It is frozen, so the same numbers give the same bytes for long.
const demonstration = "search/testdata/judged/content"

// activitiesOfATown is how many there are in a town, on average.
const activitiesOfATown = 40

// write writes a directory into a new folder, and returns what it holds.
func write(repository, folder string, activities int, seed uint64) (summary string, err error) {
	from := os.DirFS(filepath.Join(repository, demonstration))
	p := &plan{seed: seed, slugs: map[string]int{}, photographs: min(4+activities/500, 64)}
	if p.language, err = learn(from, "activities", "organisations", "towns", "pages"); err != nil {
		return "", fmt.Errorf("read the demonstration (run this in the folder of the repository): %w", err)
	}
	vocabularies, _ := content.Load(from, today)
	p.kinds, p.goodFor, p.access = vocabularies.Kinds, vocabularies.GoodFor, vocabularies.Access
	p.welsh = vocabularies.Translated["cy"].Vocabularies.Terms
	p.towns, err = nearestTowns(repository, max(6, activities/activitiesOfATown), newChance(seed, 0))
	if err != nil {
		return "", fmt.Errorf("read the towns: %w", err)
	}
	p.make(activities)
	if err := os.Mkdir(folder, 0o755); err != nil {
		return "", err
	}
	out := &output{folder: folder}
	out.SetLimit(runtime.GOMAXPROCS(0))
	out.copy(from, "site.yaml", "site.cy.yaml", "nations", "pages")
	p.writeTowns(out, vocabularies.Towns)
	p.writeOrganisations(out)
	const batch = 200
	for first := 0; first < activities; first += batch {
		out.Go(func() error {
			for number := first; number < min(first+batch, activities); number++ {
				a := p.activities[number]
				file := "activities/" + p.towns[a.town].slug + "/" + a.slug
				page, welsh := p.listing(number)
				if err := out.file(file+".md", page); err != nil {
					return err
				}
				if welsh == nil {
					continue
				}
				if err := out.file(file+".cy.md", welsh); err != nil {
					return err
				}
			}
			return nil
		})
	}
	for number := range p.photographs {
		out.Go(func() error {
			picture, err := photograph(seed, number)
			if err != nil {
				return err
			}
			return out.file("images/"+photographName(number), picture)
		})
	}
	summary = fmt.Sprintf("%d activities, %d organisations, %d towns", activities, len(p.organisations), len(p.towns))
	return summary, out.Wait()
}

// output is the folder that is written into, on all cores.
type output struct {
	folder string
	errgroup.Group
}

func (o *output) file(name string, body []byte) error {
	at := filepath.Join(o.folder, filepath.FromSlash(name))
	err := os.WriteFile(at, body, 0o644)
	if os.IsNotExist(err) {
		if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
			return err
		}
		err = os.WriteFile(at, body, 0o644)
	}
	return err
}

// copy copies files and folders as they are.
func (o *output) copy(from fs.FS, names ...string) {
	for _, name := range names {
		o.Go(func() error {
			return fs.WalkDir(from, name, func(file string, entry fs.DirEntry, err error) error {
				if err != nil || entry.IsDir() {
					return err
				}
				body, err := fs.ReadFile(from, file)
				if err != nil {
					return err
				}
				return o.file(file, body)
			})
		})
	}
}

// writeTowns writes a page for each town. The terms of schools are those of a town of
// the demonstration in the same nation.
func (p *plan) writeTowns(out *output, known []*activity.Town) {
	terms := map[string]string{}
	for _, town := range known {
		var lines strings.Builder
		for _, term := range town.TermDates {
			fmt.Fprintf(&lines, "  - {name: %s, from: %s, to: %s}\n", quoted(term.Name), term.From, term.To)
		}
		terms[town.Nation] = lines.String()
	}
	out.Go(func() error {
		for i, town := range p.towns {
			c, w := newChance(p.seed, uint64(1<<41+i)), &writer{}
			lat, lon := town.cell.Degrees()
			w.line("---")
			w.text("name", town.name)
			w.line("nation: " + town.nation)
			w.line(fmt.Sprintf("latitude: %.4f\nlongitude: %.4f", lat, lon))
			number := func() string { return fmt.Sprintf(`"01632 960%03d"`, c.IntN(1000)) }
			w.line("link_worker: {how: Ask at your surgery, phone: " + number() + "}")
			w.line("safeguarding_contacts:")
			for _, of := range []string{"children", "adults"} {
				w.line("  - {for: " + of + ", day: " + number() + ", night: " + number() + "}")
			}
			if c.outOf(9, 10) {
				w.WriteString("term_dates:\n" + terms[town.nation])
			}
			w.line("---")
			p.words(w, c, 1, 3)
			if err := out.file("towns/"+town.slug+".md", w.Bytes()); err != nil {
				return err
			}
		}
		return nil
	})
}

func (p *plan) writeOrganisations(out *output) {
	out.Go(func() error {
		for i, o := range p.organisations {
			c, w := newChance(p.seed, uint64(1<<42+i)), &writer{}
			w.line("---")
			w.text("name", o.name)
			w.text("summary", "People of "+p.towns[o.town].name+" who "+p.rare(c)+" together.")
			w.line("contact: " + o.contact)
			if o.safeguarding {
				p.safeguarding(w, c)
			}
			w.line("---")
			p.words(w, c, 1, 2)
			if err := out.file(path.Join("organisations", o.slug+".md"), w.Bytes()); err != nil {
				return err
			}
		}
		return nil
	})
}

// words writes a few paragraphs.
func (p *plan) words(w *writer, c *chance, least, most int) {
	var text strings.Builder
	for range c.between(least, most) {
		p.paragraph(&text, c, c.between(1, 4))
		text.WriteString("\n\n")
	}
	w.WriteString(text.String())
}
