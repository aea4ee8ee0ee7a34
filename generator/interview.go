package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"maps"
	"strconv"
	"strings"
	"testing/fstest"
	"time"

	"bandstand/directory/activity"
)

// question is one thing that is asked in plain words.
type question struct {
	asks    string
	like    string                         // what an answer may look like; may be empty
	choices func(*interview) []choice      // to pick from; nil where the answer is free
	when    func(*interview) bool          // nil where it is always asked
	enter   string                         // what an empty answer means, such as "to leave it out"; empty where one is needed
	take    func(*interview, string) error // keeps the answer, or says what is wrong with it
}

// choice is one of several answers.
type choice struct {
	is, says string
}

// interview asks questions and makes pages of the answers.
type interview struct {
	in  *bufio.Reader
	out io.Writer

	everything fstest.MapFS // the content folder as it was
	few        fstest.MapFS // what answers are checked against: all but the other activities
	directory  *activity.Directory
	now        time.Time

	file func() string // where the page goes, below the content folder
	keys []string      // of the page, in the order in which they are written
	answers
}

// answers are what has been said so far. Values are kept by the path of their
// key, as they are written in the page.
type answers struct {
	slug         string
	values       map[string]string
	body         string
	where        string                   // at a place, online or by phone
	agreed       bool                     // by arrangement, on no fixed day
	close        []*activity.Organisation // that the named one may be
	organisation map[string]string        // the values of a new organisation's page; nil where it has one
	called       string                   // the slug of that organisation
}

func newInterview(in io.Reader, out io.Writer, everything fstest.MapFS, directory *activity.Directory, now time.Time) *interview {
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
	}
}

// errEnded says that the answers stopped before the page was whole.
var errEnded = errors.New("the answers ended before the page was whole, so nothing was written")

// askAll asks one question after another. An answer that the checks refuse is
// told why, and asked for again.
func (i *interview) askAll(questions []question) error {
	for _, asked := range questions {
		if asked.when != nil && !asked.when(i) {
			continue
		}
		var choices []choice
		if asked.choices != nil {
			choices = asked.choices(i)
		}
		i.put(asked, choices)
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

// answer takes one answer. What was said before stays as it was where this one
// is not sound.
func (i *interview) answer(asked question, choices []choice) error {
	answer, err := i.line()
	switch {
	case err != nil:
		return err
	case answer == "" && asked.enter != "":
		return nil
	case answer == "":
		return plainly("This one is needed.")
	}
	before := i.answers
	before.values, before.organisation = maps.Clone(i.values), maps.Clone(i.organisation)
	if err = asked.take(i, picked(answer, choices)); err == nil {
		err = i.check()
	}
	if err != nil {
		i.answers = before
	}
	return err
}

// put shows a question.
func (i *interview) put(asked question, choices []choice) {
	fmt.Fprintf(i.out, "\n%s\n", asked.asks)
	for n, one := range choices {
		fmt.Fprintf(i.out, "  %d  %s\n", n+1, one.says)
	}
	if asked.like != "" {
		fmt.Fprintf(i.out, "  For example: %s\n", asked.like)
	}
	if asked.enter != "" {
		fmt.Fprintf(i.out, "  Press Enter %s.\n", asked.enter)
	}
	fmt.Fprint(i.out, "> ")
}

// line reads one answer. The last line may lack its end.
func (i *interview) line() (string, error) {
	line, err := i.in.ReadString('\n')
	if err != nil && line == "" {
		fmt.Fprintln(i.out)
		return "", errEnded
	}
	return strings.TrimSpace(line), nil
}

// picked gives the value of the choice that an answer names, by its number, its
// value or its words. Any other answer is given as it is.
func picked(answer string, choices []choice) string {
	if n, err := strconv.Atoi(answer); err == nil && n >= 1 && n <= len(choices) {
		return choices[n-1].is
	}
	for _, one := range choices {
		if strings.EqualFold(answer, one.is) || strings.EqualFold(answer, one.says) {
			return one.is
		}
	}
	return answer
}

// check holds the answers so far to the rules that check holds pages to.
func (i *interview) check() error {
	var told []string
	for _, problem := range i.problemsWith(i.few, true) {
		said := problem.What
		if problem.Hint != "" {
			said += "\n  hint: " + problem.Hint
		}
		told = append(told, said)
	}
	if len(told) > 0 {
		return errors.New(strings.Join(told, "\n"))
	}
	return nil
}
