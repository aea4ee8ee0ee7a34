// Package interview asks about a new page of a content folder in plain words, checks
// every answer as it comes, and writes the page when it is whole. It knows what a
// sound page needs, and leaves the rules to package activity.
package interview

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path"
	"strconv"
	"strings"
	"testing/fstest"
	"time"

	"bandstand/directory/activity"
	"bandstand/directory/content"
	"bandstand/directory/schedule"
)

// question is one question of an interview.
type question struct {
	text    string
	example string                         // of an answer; may be empty
	choices func(*interview) []choice      // to pick from; nil where the answer is free
	when    func(*interview) bool          // nil where it is always asked
	enter   string                         // meaning of an empty answer, such as "to leave it out"; "" where an answer is needed
	keep    func(*interview, string) error // keeps the answer, or returns a refusal
}

// choice is one of several answers, with the text that stands for it.
type choice struct{ value, text string }

// interview asks the questions about a page and makes the page of the answers.
type interview struct {
	in  *bufio.Reader
	out io.Writer

	everything fstest.MapFS // the content folder as it was
	few        fstest.MapFS // all of it but the activities, with which answers are checked
	directory  *activity.Directory
	now        time.Time

	file func() string // path of the page below the content folder
	keys []string      // of the page, in the order in which they are written
	answers
}

// answers are the answers so far. Values are kept by the path of their key, as the
// page will have them.
type answers struct {
	slug         string
	values       map[string]string
	body         string
	where        string                   // at a place, online or by phone
	byAgreement  bool                     // on no fixed day
	similar      []*activity.Organisation // that the one named may be
	organisation map[string]string        // the values of a new organisation's page; nil where it has one
	newSlug      string                   // of that organisation
}

// Activity asks about a new activity, and its organisation if that is new too, and
// writes their pages into a content folder. It returns the paths of the files.
func Activity(in io.Reader, out io.Writer, root *os.Root, now time.Time) ([]string, error) {
	i, err := newInterview(in, out, root, now)
	if err != nil {
		return nil, err
	}
	i.file = func() string {
		return path.Join("activities", cmp.Or(i.values["venue.town"], "anywhere"), i.slug+".md")
	}
	i.keys = activityKeys
	i.values["last_checked"] = schedule.DateOf(i.now.In(schedule.London)).String()
	fmt.Fprintf(out, "A new activity. Every answer can be changed later in the file.\nTo stop without writing anything, press Ctrl and D.\n")
	return i.run(root, activityQuestions())
}

// Organisation asks for the few things that an organisation's page needs, and writes
// it into a content folder. It returns the path of the file.
func Organisation(in io.Reader, out io.Writer, root *os.Root, now time.Time) ([]string, error) {
	i, err := newInterview(in, out, root, now)
	if err != nil {
		return nil, err
	}
	i.file = func() string { return organisationFile(i.slug) }
	i.keys = organisationKeys
	fmt.Fprintf(out, "A new organisation. To stop without writing anything, press Ctrl and D.\n")
	return i.run(root, organisationQuestions())
}

func newInterview(in io.Reader, out io.Writer, root *os.Root, now time.Time) (*interview, error) {
	everything, err := snapshot(root.FS())
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", root.Name(), err)
	}
	directory, _ := content.Load(everything, now)
	few := fstest.MapFS{}
	for file, held := range everything {
		if !strings.HasPrefix(file, "activities/") {
			few[file] = held
		}
	}
	return &interview{
		in: bufio.NewReader(in), out: out,
		everything: everything, few: few, directory: directory, now: now,
		answers: answers{values: map[string]string{}},
	}, nil
}

// run asks the questions, and writes what the answers make into a content folder.
func (i *interview) run(root *os.Root, questions []question) ([]string, error) {
	if err := i.askAll(questions); err != nil {
		return nil, err
	}
	if problems := i.problemsWith(i.everything, false); len(problems) > 0 {
		for _, problem := range problems {
			fmt.Fprintln(i.out, problem)
		}
		return nil, errors.New("nothing was written, because the page would not be sound")
	}
	return writeNew(root, i.pages(false))
}

// errEnded is the error where the answers end before the page is whole.
var errEnded = errors.New("the answers ended before the page was whole, so nothing was written")

// askAll asks one question after another. Where an answer is refused, it says why and
// asks again.
func (i *interview) askAll(questions []question) error {
	for _, asked := range questions {
		if asked.when != nil && !asked.when(i) {
			continue
		}
		var choices []choice
		if asked.choices != nil {
			choices = asked.choices(i)
		}
		i.ask(asked, choices)
		for {
			err := i.answer(asked, choices)
			if errors.Is(err, errEnded) {
				return err
			}
			if err == nil {
				break
			}
			fmt.Fprintf(i.out, "%v\nPlease try again.\n> ", err)
		}
	}
	return nil
}

// answer reads one answer and keeps it. Where it is refused, the earlier answers stay as
// they were.
func (i *interview) answer(asked question, choices []choice) error {
	answer, err := i.line()
	switch {
	case err != nil:
		return err
	case answer == "" && asked.enter != "":
		return nil
	case answer == "":
		return refusal("This one is needed.")
	}
	before := i.answers
	before.values, before.organisation = maps.Clone(i.values), maps.Clone(i.organisation)
	if err = asked.keep(i, picked(answer, choices)); err == nil {
		err = i.check()
	}
	if err != nil {
		i.answers = before
	}
	return err
}

// ask shows a question.
func (i *interview) ask(asked question, choices []choice) {
	fmt.Fprintf(i.out, "\n%s\n", asked.text)
	for n, one := range choices {
		fmt.Fprintf(i.out, "  %d  %s\n", n+1, one.text)
	}
	if asked.example != "" {
		fmt.Fprintf(i.out, "  For example: %s\n", asked.example)
	}
	if asked.enter != "" {
		fmt.Fprintf(i.out, "  Press Enter %s.\n", asked.enter)
	}
	fmt.Fprint(i.out, "> ")
}

// line reads a line. The last may lack its end.
func (i *interview) line() (string, error) {
	line, err := i.in.ReadString('\n')
	if err != nil && line == "" {
		fmt.Fprintln(i.out)
		return "", errEnded
	}
	return strings.TrimSpace(line), nil
}

// picked returns the value of the choice that an answer names by its number, value or
// text, or else the answer itself.
func picked(answer string, choices []choice) string {
	if n, err := strconv.Atoi(answer); err == nil && n >= 1 && n <= len(choices) {
		return choices[n-1].value
	}
	for _, one := range choices {
		if strings.EqualFold(answer, one.value) || strings.EqualFold(answer, one.text) {
			return one.value
		}
	}
	return answer
}

// check checks the answers so far by the rules for pages.
func (i *interview) check() error {
	var all []string
	for _, problem := range i.problemsWith(i.few, true) {
		text := problem.What
		if problem.Hint != "" {
			text += "\n  hint: " + problem.Hint
		}
		all = append(all, text)
	}
	if len(all) > 0 {
		return errors.New(strings.Join(all, "\n"))
	}
	return nil
}
