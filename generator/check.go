package main

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"bandstand/directory/activity"
	"bandstand/directory/content"
	"bandstand/directory/content/check"
	"bandstand/directory/content/fuller"
	"bandstand/directory/words"
	"bandstand/generator/folders"
	"bandstand/generator/review"
	"bandstand/generator/upkeep"
	"bandstand/generator/verdict"
)

// checkCommand reads and checks all content, and writes nothing.
type checkCommand struct {
	Files  []string `arg:"" optional:"" name:"file" help:"Tell of these files and folders alone, and of what they break elsewhere."`
	Drafts bool     `help:"List the drafts by town: whom to ring, what to ask, and in which words."`
	Plain  bool     `help:"List what could be said more plainly: hard words, with something plainer for each, and long sentences."`
	upkeepFlags
	Format string `enum:"text,github" default:"text" placeholder:"FORM" help:"How problems are told: text, or github, which shows them beside the lines of a pull request (${default})."`
}

// Run prints every problem, sorted by file and line. Only errors make it fail: what
// merely grew old is a warning.
func (c checkCommand) Run(p *program) error {
	root, err := p.openContent()
	if err != nil {
		return err
	}
	defer root.Close()
	if c.asked() {
		return c.upkeepFlags.tell(p, root)
	}
	if len(c.Files) > 0 {
		return c.checkFiles(p, root)
	}
	directory, problems := p.read(root.FS(), p.Now.now())
	if c.Drafts {
		return upkeep.WriteDrafts(p.stdout, directory, folders.Said(p.Content))
	}
	advice, problems := partAdvice(withoutDrafts(problems))
	if c.Plain {
		c.tell(p, advice)
		fmt.Fprintf(p.stdout, "%s of advice: nothing has to be mended\n", count(len(advice), "piece", "pieces"))
		return nil
	}
	c.tell(p, problems)
	if n := len(directory.Drafts); n > 0 {
		fmt.Fprintf(p.stdout, "%s: `%s check --drafts` lists what is still to ask\n",
			count(n, "draft waits", "drafts wait"), commandLine)
	}
	summary := fmt.Sprintf(
		"%s in %s: %s", count(len(directory.Activities), "sound activity", "sound activities"), folders.Said(p.Content),
		countProblems(problems),
	)
	if len(content.Errors(problems)) > 0 {
		fmt.Fprintln(p.stderr, summary)
		return errTold
	}
	if n := countFiles(advice); n > 0 {
		fmt.Fprintf(p.stdout, "%s could say something more plainly: `%s check --plain` lists what\n", count(n, "page", "pages"), commandLine)
	}
	if err := tellFullness(p.stdout, root.FS(), directory); err != nil {
		return err
	}
	fmt.Fprintln(p.stdout, summary)
	return nil
}

// checkFiles tells of some files alone: their problems, and the errors that they make in
// other files. The errors of others are only counted, because nothing is published while
// there are any.
func (c checkCommand) checkFiles(p *program, root *os.Root) error {
	files, err := p.filesNamed(c.Files)
	if err != nil {
		return err
	}
	folder, _ := root.FS().(fs.ReadLinkFS)
	found := verdict.Of(folder, files, func(folder fs.FS) []content.Problem {
		_, problems := p.read(folder, p.Now.now())
		return problems
	})
	c.tell(p, found.Own)
	if len(found.Broken) > 0 && c.Format == "text" {
		fmt.Fprintln(p.stderr, "What this breaks elsewhere:")
	}
	c.tell(p, found.Broken)
	c.tell(p, found.Advice)
	if c.Format == "text" {
		tellMarks(p, root.FS(), files)
	}
	if n := len(found.Others); n > 0 {
		fmt.Fprintf(p.stdout, "Other files have %s, not through yours: `%s check` tells.\n", count(n, "mistake", "mistakes"), commandLine)
	}
	if !found.Sound() {
		fmt.Fprintln(p.stderr, found)
		return errTold
	}
	fmt.Fprintln(p.stdout, found)
	return nil
}

// filesNamed returns the files that were named, below the content folder. A folder
// stands for all that lies in it.
func (f flags) filesNamed(names []string) (map[string]bool, error) {
	files, home := map[string]bool{}, folders.Resolve(f.Content)
	for _, name := range names {
		at := folders.Resolve(name)
		if _, err := os.Stat(at); err != nil && !filepath.IsAbs(name) {
			at = filepath.Join(home, name) // as problems in a report by another folder's name
		}
		below, err := filepath.Rel(home, at)
		if _, gone := os.Stat(at); err != nil || gone != nil || !filepath.IsLocal(below) {
			return nil, hinted{
				fmt.Errorf("there is no file %s in %s", name, folders.Said(f.Content)),
				"write its name from here, as in content/activities/salford/songs.md; --content FOLDER names another folder",
			}
		}
		err = filepath.WalkDir(at, func(file string, entry fs.DirEntry, err error) error {
			if err == nil && !entry.IsDir() {
				below, err = filepath.Rel(home, file)
				files[filepath.ToSlash(below)] = true
			}
			return err
		})
		if err != nil {
			return nil, fmt.Errorf("look into %s: %w", name, err)
		}
	}
	return files, nil
}

// tell prints problems in the form that was asked for.
func (c checkCommand) tell(p *program, problems []content.Problem) {
	problems = p.named(problems)
	if c.Format != "github" {
		p.print(problems)
		return
	}
	for _, problem := range problems {
		fmt.Fprintln(p.stdout, problem.Annotation())
	}
}

// read reads and checks a content folder whole, its pictures too.
func (f flags) read(folder fs.FS, now time.Time) (*activity.Directory, []content.Problem) {
	loader := content.NewLoader(folder)
	loader.Preview, loader.Advise = f.Preview, true
	return loader.Load(now)
}

// load reads and checks the content folder, but for the pixels of its pictures.
func (f flags) load(root *os.Root, now time.Time) (*activity.Directory, []content.Problem) {
	loader := content.NewLoader(root.FS())
	loader.Preview = f.Preview
	loader.PicturesUnread = true
	directory, problems := loader.Load(now)
	return directory, f.named(withoutDrafts(problems))
}

// withoutDrafts returns the problems of what is shown. What a draft lacks is a list of its own.
func withoutDrafts(problems []content.Problem) []content.Problem {
	return slices.DeleteFunc(slices.Clone(problems), func(p content.Problem) bool { return p.Draft })
}

// partAdvice parts what could be said better from what is wrong.
func partAdvice(problems []content.Problem) (advice, others []content.Problem) {
	for _, problem := range problems {
		if problem.Advice {
			advice = append(advice, problem)
		} else {
			others = append(others, problem)
		}
	}
	return advice, others
}

// countFiles returns in how many files problems stand.
func countFiles(problems []content.Problem) int {
	files := map[string]bool{}
	for _, problem := range problems {
		files[problem.File] = true
	}
	return len(files)
}

// mostMissing is how many of the things that pages lack most are named.
const mostMissing = 3

// tellFullness tells how full pages are on the whole, and what they lack most.
func tellFullness(w io.Writer, folder fs.FS, directory *activity.Directory) error {
	lacking := map[string]int{}
	told, of := 0, 0
	for _, one := range directory.Activities {
		text, err := fs.ReadFile(folder, one.File)
		if err != nil {
			return err
		}
		mark, err := fuller.Of(text)
		if err != nil {
			return fmt.Errorf("read %s: %w", one.File, err)
		}
		told, of = told+mark.Of-len(mark.Missing), of+mark.Of
		for _, missing := range mark.Missing {
			lacking[missing]++
		}
	}
	if len(lacking) == 0 {
		return nil
	}
	most := slices.SortedFunc(maps.Keys(lacking), func(a, b string) int {
		return cmp.Or(lacking[b]-lacking[a], strings.Compare(a, b))
	})
	for i, one := range most {
		most[i] = fmt.Sprintf("%s (%s)", one, words.English().Count(lacking[one]))
	}
	_, err := fmt.Fprintf(w, "pages tell %d%% of what full ones would; most often missing: %s\n",
		100*told/of, strings.Join(most[:min(mostMissing, len(most))], ", "))
	return err
}

// tellMarks tells of each page of an activity how full it is.
func tellMarks(p *program, folder fs.FS, files map[string]bool) {
	for _, file := range slices.Sorted(maps.Keys(files)) {
		if _, _, other := check.TranslatedFile(file); other || !strings.HasPrefix(file, "activities/") {
			continue
		}
		text, err := fs.ReadFile(folder, file)
		if err != nil {
			continue // which is told as a problem
		}
		if mark, err := fuller.Of(text); err == nil {
			fmt.Fprintf(p.stdout, "%s: %s\n", path.Join(filepath.ToSlash(p.Content), file), mark)
		}
	}
}

// named returns problems with their files named from the folder in which the command
// was typed.
func (f flags) named(problems []content.Problem) []content.Problem {
	named := slices.Clone(problems)
	for i := range named {
		if !strings.HasPrefix(named[i].File, "base/") { // which stands in the repository
			named[i].File = path.Join(filepath.ToSlash(f.Content), named[i].File)
		}
	}
	return named
}

// warnings returns the problems that do not stop a build.
func warnings(problems []content.Problem) []content.Problem {
	var found []content.Problem
	for _, problem := range problems {
		if problem.Warning {
			found = append(found, problem)
		}
	}
	return found
}

func (p *program) print(problems []content.Problem) {
	for _, problem := range problems {
		fmt.Fprintln(p.stderr, problem)
	}
}

// countProblems returns the numbers of errors and warnings in words: "2 errors and
// 1 warning".
func countProblems(problems []content.Problem) string {
	var counts []string
	if n := len(content.Errors(problems)); n > 0 {
		counts = append(counts, count(n, "error", "errors"))
	}
	if n := len(warnings(problems)); n > 0 {
		counts = append(counts, count(n, "warning", "warnings"))
	}
	if len(counts) == 0 {
		return "no problems"
	}
	return strings.Join(counts, " and ")
}

// count returns a number with its noun: "1 town", "1,200 towns".
func count(n int, one, many string) string { return words.Counted(n, one, many) }

// reviewCommand tells an editor what a change to content does.
type reviewCommand struct {
	Before     string `placeholder:"FOLDER" help:"The content folder without the change; --content is the one with it."`
	PreviewURL string `name:"preview-url" placeholder:"URL" help:"The address of a site with the change, to link to."`
}

// Run reads from standard input which files the change touches, by their paths in the repository, a line each, and prints
// a comment for whoever reviews it.
func (c reviewCommand) Run(p *program) error {
	if c.Before == "" {
		return hinted{errors.New("there is nothing to compare with"), "name the content folder as it was: --before ../main/content"}
	}
	before, err := os.OpenRoot(c.Before)
	if err != nil {
		return noFolder("before", c.Before)
	}
	defer before.Close()
	after, err := p.openContent()
	if err != nil {
		return err
	}
	defer after.Close()
	change := review.Change{Before: before.FS(), After: after.FS(), Preview: c.PreviewURL}
	touched := map[string]bool{}
	lines := bufio.NewScanner(p.stdin)
	for lines.Scan() {
		change.Paths = append(change.Paths, lines.Text())
		if file, ok := strings.CutPrefix(lines.Text(), review.Folder); ok {
			touched[file] = true
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("read which files are touched: %w", err)
	}
	folder, _ := after.FS().(fs.ReadLinkFS)
	change.Found = verdict.Of(folder, touched, func(folder fs.FS) []content.Problem {
		directory, problems := p.read(folder, p.Now.now())
		if change.Directory == nil {
			change.Directory = directory
		}
		return problems
	})
	if change.Directory == nil {
		change.Directory = &activity.Directory{}
	}
	_, err = fmt.Fprint(p.stdout, change.Comment())
	return err
}
