package activity

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"unicode/utf8"
)

const (
	longestFile  = 256 << 10 // bytes; a long page of words is under 20 KB
	mostProblems = 40        // told of one file: nobody mends more at a sitting
)

// source is one file of content/ while it is read and checked. It gathers what
// is wrong with it.
type source struct {
	file     string // path below the content folder
	slug     string // the file's name without its ending
	text     []byte // valid UTF-8, without a byte-order mark, lines ended by \n
	lines    []string
	problems []*Problem
	draft    bool // what is missing from a draft is only a warning

	// Of a page: where its front matter's keys begin and its body begins,
	// counting lines of the file from 1.
	frontLine, bodyLine int

	inside []insideLink // links in its words to pages of the same site

	told []toldWords // every piece of text in the front matter, for the checks of wording
}

// toldWords is a piece of text and where it stands.
type toldWords struct {
	words string
	line  int
	key   string // the whole path of its key: "safeguarding.lead"
}

// wrong tells an error. mend gives it its hint.
func (s *source) wrong(line int, what string, args ...any) *Problem {
	p := &Problem{File: s.file, Line: line, What: say(what, args)}
	s.problems = append(s.problems, p)
	return p
}

// warn tells a problem that does not stop a build.
func (s *source) warn(line int, what string, args ...any) *Problem {
	p := s.wrong(line, what, args...)
	p.Warning = true
	return p
}

// missing tells that something required is not there: an error, except in a
// draft, which need not be whole yet.
func (s *source) missing(line int, what string, args ...any) *Problem {
	p := s.wrong(line, what, args...)
	p.Warning = s.draft
	return p
}

// mend says how to put a problem right.
func (p *Problem) mend(hint string, args ...any) { p.Hint = say(hint, args) }

// say fills words in. They may hold a whole value of a page: more than a
// paragraph of it is cut off.
func say(what string, args []any) string {
	if len(args) == 0 {
		return what
	}
	return shorten(fmt.Sprintf(what, args...), 500)
}

// errors counts the errors told of this file so far.
func (s *source) errors() int {
	n := 0
	for _, p := range s.problems {
		if !p.Warning {
			n++
		}
	}
	return n
}

// sound says whether no error has been told of this file.
func (s *source) sound() bool { return s.errors() == 0 }

// read takes the file in and refuses what no page should hold. It says whether
// there is anything to go on with.
func (s *source) read(content fs.FS) bool {
	if info, err := fs.Lstat(content, s.file); err == nil && !info.Mode().IsRegular() {
		s.wrong(0, "this is not an ordinary file, so it is not read").mend("put the page itself here, not a link to it")
		return false
	}
	file, err := content.Open(s.file)
	if errors.Is(err, fs.ErrNotExist) {
		s.wrong(0, "this file is missing").mend("content/README.md says what belongs in it")
		return false
	}
	if err != nil {
		s.wrong(0, "this file cannot be opened: %s", reason(err))
		return false
	}
	defer file.Close()
	s.text, err = io.ReadAll(io.LimitReader(file, longestFile+1))
	if err != nil {
		s.wrong(0, "this file cannot be read: %s", reason(err))
		return false
	}
	if len(s.text) > longestFile {
		s.wrong(0, "this file is larger than 256 KB, so it is not read").mend("a page is words only: pictures stand in files of their own")
		return false
	}
	s.text = bytes.TrimPrefix(s.text, []byte("\ufeff"))
	s.text = bytes.ReplaceAll(s.text, []byte("\r\n"), []byte("\n"))
	return s.readable()
}

// readable refuses bytes that are no text, and characters that nobody can see:
// they hide what a page says from whoever reviews it.
func (s *source) readable() bool {
	if !utf8.Valid(s.text) {
		s.wrong(lineOfInvalid(s.text), "this file is not written in UTF-8").mend("save it again as plain text, with the encoding UTF-8")
		return false
	}
	fine := true
	s.lines = strings.Split(string(s.text), "\n")
	for i, line := range s.lines {
		if r, found := hidden(line); found {
			s.wrong(i+1, "this line holds a character that cannot be seen (U+%04X)", r).mend("delete the line and type it again")
			fine = false
		}
		if len(s.problems) > mostProblems {
			break
		}
	}
	return fine
}

func lineOfInvalid(text []byte) int {
	line := 1
	for len(text) > 0 {
		r, size := utf8.DecodeRune(text)
		if r == utf8.RuneError && size <= 1 {
			break
		}
		if r == '\n' {
			line++
		}
		text = text[size:]
	}
	return line
}

// hidden finds a control character, or one that changes the direction in which
// text is shown ("Trojan Source", CVE-2021-42574).
func hidden(text string) (rune, bool) {
	for _, r := range text {
		if r != '\t' && r != '\n' && isHidden(r) {
			return r, true
		}
	}
	return 0, false
}

func isHidden(r rune) bool {
	switch {
	case r < ' ', r >= 0x7f && r <= 0x9f,
		r >= 0x202a && r <= 0x202e,
		r >= 0x2066 && r <= 0x2069,
		r == 0x2028, r == 0x2029, r == 0xfeff:
		return true
	}
	return false
}

// reason is the cause of a file error without the path, which the problem
// already names.
func reason(err error) string {
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		err = pathError.Err
	}
	return err.Error()
}

// tellAll gives the problems of this file. Past the first few dozen only
// their number is told.
func (s *source) tellAll() []Problem {
	var all []Problem
	for _, p := range s.problems {
		all = append(all, *p)
	}
	sortProblems(all)
	if left := len(all) - mostProblems; left > 0 {
		stops := len(Errors(all)) > 0
		all = append(all[:mostProblems], Problem{
			File:    s.file,
			What:    fmt.Sprintf("%d more things are wrong with this file; the first %d are told", left, mostProblems),
			Warning: !stops,
		})
	}
	return all
}
