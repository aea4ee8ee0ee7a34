// Package frontmatter reads the files of content/ strictly: a page's YAML front
// matter and its body, or a file of YAML alone. It decodes what fields describe,
// each value with its line, and explains the mistakes that people make. It knows
// no field by name and nothing of what they mean.
package frontmatter

import (
	"bytes"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"bandstand/directory/content/report"
	"bandstand/directory/letters"
)

const longestFile = 256 << 10 // bytes; a long page of words is under 20 KB

// File is one file of content/ while it is read and checked, with what is wrong
// with it.
type File struct {
	*report.Report
	Slug string // the file's name without its ending

	// Of a page: the line on which its body begins, counting from 1.
	BodyLine int

	// Texts is every piece of text that was read from the front matter, for the
	// checks of wording.
	Texts []Words

	content  fs.FS
	path     string   // in content
	keysLine int      // the line on which its keys begin
	text     []byte   // valid UTF-8, without a byte-order mark, lines ended by \n
	lines    []string // of text
}

// Words is a piece of text and where it stands.
type Words struct {
	Text string
	Line int
	Key  string // the whole path of its key: "safeguarding.lead"
}

// NewFile returns a file that is about to be read, or that something is to be
// reported of. name is its path in content.
func NewFile(content fs.FS, name string) *File {
	base := path.Base(name)
	return &File{
		Report: &report.Report{File: name}, Slug: strings.TrimSuffix(base, path.Ext(base)), content: content, path: name,
	}
}

// IsThere reports whether there is such a file at all.
func (f *File) IsThere() bool {
	_, err := fs.Lstat(f.content, f.path)
	return err == nil
}

// read takes the file in and refuses what no page should hold. It reports whether
// there is anything to go on with.
func (f *File) read() bool {
	info, err := fs.Lstat(f.content, f.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		f.Errorf(0, "this file is missing").Suggestf("docs/content.md says what belongs in it")
		return false
	case err == nil && !info.Mode().IsRegular():
		f.Errorf(0, "this is not an ordinary file, so it is not read").Suggestf("put the page itself here, not a link to it")
		return false
	case err == nil && info.Size() > longestFile:
		f.Errorf(0, "this file is larger than 256 KB, so it is not read").
			Suggestf("a page is words only: pictures stand in files of their own")
		return false
	}
	f.text, err = fs.ReadFile(f.content, f.path)
	if err != nil {
		f.Errorf(0, "this file cannot be read: %s", report.Reason(err))
		return false
	}
	f.text = bytes.TrimPrefix(f.text, []byte("\ufeff"))
	if bytes.Contains(f.text, []byte("\r\n")) {
		f.text = bytes.ReplaceAll(f.text, []byte("\r\n"), []byte("\n"))
	}
	return f.readable()
}

// readable refuses bytes that are no text, and characters that nobody can see:
// they hide what a page says from whoever reviews it.
func (f *File) readable() bool {
	if !utf8.Valid(f.text) {
		f.Errorf(lineOfInvalid(f.text), "this file is not written in UTF-8").
			Suggestf("save it again as plain text, with the encoding UTF-8")
		return false
	}
	text := string(f.text)
	f.lines = strings.Split(text, "\n")
	if at := slices.IndexFunc(f.lines, isConflict); at >= 0 {
		f.Errorf(at+1, "Git left two versions of this page here, one below the other").
			Suggestf("keep one of them, down to the line that begins with >>>>>>>, and take out the three lines of marks")
		return false
	}
	if _, found := letters.Hidden(text); !found {
		return true
	}
	fine := true
	for i, line := range f.lines {
		if r, found := letters.Hidden(line); found {
			f.Errorf(i+1, "this line holds %s", letters.Describe(r)).Suggestf("delete the line and type it again")
			fine = false
		}
		if _, enough := f.Count(); enough {
			break
		}
	}
	return fine
}

// isConflict reports whether a line is a mark that Git puts where it cannot put two changes together.
func isConflict(line string) bool {
	return strings.HasPrefix(line, "<<<<<<< ") || strings.HasPrefix(line, ">>>>>>> ")
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
