// Package newpage begins a page of a content folder: a draft with every field of its
// kind, those that are needed first, each with its meaning and an example out of the
// table of fields. It never writes over a file.
package newpage

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing/fstest"
	"time"

	"bandstand/directory/activity"
	"bandstand/directory/content"
	"bandstand/directory/content/fields"
	"bandstand/directory/exif"
	"bandstand/directory/schedule"
	"bandstand/directory/slips"
	"bandstand/directory/timetable"
)

// Told is what is known of a new activity before anybody has opened its page.
type Told struct {
	Title        string
	Town         string // its name or slug; may be empty
	Organisation string // its name or slug; may be empty
	When         timetable.Parsed
	Picture      *Picture // nil where there is none
}

// Picture is a photograph or drawing as somebody has it.
type Picture struct {
	Name string // of its file
	Body []byte
}

// in returns a picture as it may lie in a folder that everybody can read: without what was
// written beside its pixels. Its name is that of the activity.
func (p *Picture) in(slug string) (name string, body []byte, err error) {
	name = slug + strings.ToLower(path.Ext(p.Name))
	if body, err = exif.Stripped(p.Body); err != nil {
		return "", nil, fmt.Errorf("the picture %s cannot be taken: %w", p.Name, err)
	}
	return name, body, nil
}

// Begun is what was written, and what the pages still lack.
type Begun struct {
	Files   []string // below the content folder
	Missing []content.Problem
	Near    string // an organisation that was there already, where the new one may be a slip for it
}

// draft stands on the page of an activity until somebody takes it out.
const draft = "\nstatus: draft\n"

// Activity writes the page of a new activity, and that of its organisation where the
// content folder has none.
func Activity(root *os.Root, told Told, now time.Time) (Begun, error) {
	title, slug, err := nameAndSlug(told.Title)
	if err != nil {
		return Begun{}, err
	}
	files, err := content.Texts(root.FS())
	if err != nil {
		return Begun{}, fmt.Errorf("read %s: %w", root.Name(), err)
	}
	for file := range files {
		if strings.HasPrefix(file, "activities/") && path.Base(file) == slug+".md" {
			return Begun{}, alreadyThere(file)
		}
	}
	values := map[string]string{"title": quoted(title), "status": "draft"}
	begun := map[string]string{}
	if told.When.ByArrangement != "" {
		values["by_arrangement"] = quoted(told.When.ByArrangement)
	}
	if told.When.BankHolidays != "" {
		values["bank_holidays"] = told.When.BankHolidays
	}
	if told.When.ByArrangement != "" && len(told.When.Sessions) == 0 {
		values["sessions"] = "[]"
	}
	for _, session := range told.When.Sessions {
		values["sessions"] += "\n  - " + timetable.Write(session)
	}
	town, near := "", ""
	if told.Town != "" {
		if _, town, err = nameAndSlug(told.Town); err != nil {
			return Begun{}, err
		}
		values["venue.town"] = town
	}
	if told.Organisation != "" {
		name, slug, err := nameAndSlug(told.Organisation)
		if err != nil {
			return Begun{}, err
		}
		values["organisation"] = slug
		if file := "organisations/" + slug + ".md"; files[file] == nil {
			begun[file] = organisationPage(name)
			near = slips.Nearest(slug, organisationsIn(files))
		}
	}
	if told.Picture != nil {
		name, body, err := told.Picture.in(slug)
		if err != nil {
			return Begun{}, err
		}
		values["image"] = "{file: " + name + ", alt: }"
		begun["images/"+name] = string(body)
	}
	today := schedule.DateOf(now.In(schedule.London)).String()
	begun[path.Join("activities", cmp.Or(town, "anywhere"), slug+".md")] = write[fields.Listing](
		"This page is a draft: nobody sees it until you take out the line \"status: draft\". Take out too what does "+
			"not fit, such as the venue of something by phone.", values,
		map[string]string{"last_checked": today})
	done, err := begin(root, files, begun, now)
	done.Near = near
	return done, err
}

func organisationsIn(files fstest.MapFS) []string {
	var slugs []string
	for file := range files {
		if folder, name := path.Split(file); folder == "organisations/" {
			slugs = append(slugs, strings.TrimSuffix(name, ".md"))
		}
	}
	slices.Sort(slugs)
	return slugs
}

// Organisation writes the page of a new organisation.
func Organisation(root *os.Root, name string, now time.Time) (Begun, error) {
	name, slug, err := nameAndSlug(name)
	if err != nil {
		return Begun{}, err
	}
	files, err := content.Texts(root.FS())
	if err != nil {
		return Begun{}, fmt.Errorf("read %s: %w", root.Name(), err)
	}
	file := "organisations/" + slug + ".md"
	if files[file] != nil {
		return Begun{}, alreadyThere(file)
	}
	return begin(root, files, map[string]string{file: organisationPage(name)}, now)
}

func organisationPage(name string) string {
	if activity.ValidSlug(name) { // the slug is all that is known
		name = strings.ToUpper(name[:1]) + strings.ReplaceAll(name[1:], "-", " ")
	}
	return write[fields.Organisation](
		"The name is enough for a start. Look that it stands here as the group writes it.",
		map[string]string{"name": quoted(name)}, nil)
}

func alreadyThere(file string) error {
	return fmt.Errorf("there is a page of that name already: %s. Give this one another name", file)
}

// nameAndSlug returns a name on one line, and the address that is made of it.
func nameAndSlug(typed string) (name, slug string, err error) {
	name = strings.Join(strings.Fields(typed), " ")
	slug = activity.SlugOf(name)
	switch {
	case slug == "":
		return "", "", errors.New("a name needs at least one letter from A to Z, or a figure: its address is made of them")
	case !activity.ValidSlug(slug):
		return "", "", fmt.Errorf("that name is too long: its address would have %d letters, and 80 are the most", len(slug))
	}
	return name, slug, nil
}

// begin checks new pages among the files of a content folder, and writes them where
// they are sound as drafts.
func begin(root *os.Root, files fstest.MapFS, begun map[string]string, now time.Time) (Begun, error) {
	if err := check(files, begun, now); err != nil {
		return Begun{}, err
	}
	for file, page := range begun {
		// A note takes its line, so that every line keeps its number.
		files[file].Data = []byte(strings.Replace(page, draft, "\n# status\n", 1))
	}
	_, problems := content.Load(files, now)
	written, err := writeNew(root, begun)
	return Begun{Files: written, Missing: errorsOf(begun, problems)}, err
}

// check adds new pages to the files of a content folder, and fails where they are not sound there.
func check(files fstest.MapFS, begun map[string]string, now time.Time) error {
	for file, page := range begun {
		files[file] = &fstest.MapFile{Data: []byte(page)}
	}
	_, problems := content.Load(files, now)
	refused := errorsOf(begun, problems)
	if len(refused) == 0 {
		return nil
	}
	text := "nothing was written, because the page would not be sound"
	for _, problem := range refused {
		text += "\n" + problem.String()
	}
	return errors.New(text)
}

// errorsOf returns the errors in some of the files.
func errorsOf(begun map[string]string, problems []content.Problem) []content.Problem {
	return slices.DeleteFunc(content.Errors(problems), func(p content.Problem) bool { return begun[p.File] == "" })
}

// writeNew writes new files below a content folder, all of them or none, and never over
// another. It returns their paths, sorted.
func writeNew(root *os.Root, begun map[string]string) (written []string, err error) {
	defer func() {
		if err != nil {
			for _, file := range written {
				err = errors.Join(err, root.Remove(file)) // it was ours a moment ago
			}
			written = nil
		}
	}()
	for file, page := range begun {
		if err := root.MkdirAll(path.Dir(file), 0o755); err != nil {
			return written, fmt.Errorf("make the folder of %s: %w", file, err)
		}
		made, err := root.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		if errors.Is(err, fs.ErrExist) {
			return written, alreadyThere(file)
		}
		if err != nil {
			return written, fmt.Errorf("write %s: %w", file, err)
		}
		written = append(written, file)
		_, err = made.WriteString(page)
		if err := errors.Join(err, made.Close()); err != nil {
			return written, fmt.Errorf("write %s: %w", file, err)
		}
	}
	slices.Sort(written)
	return written, nil
}
