package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"syscall"
)

// hinted is an error with a hint that says how to mend it.
type hinted struct {
	error
	hint string
}

func (h hinted) Unwrap() error { return h.error }

// Hint says how to mend the error.
func (h hinted) Hint() string { return h.hint }

// errForeign is the error of a folder with files that are not recorded as ours, of
// which it names the first. record is where that would stand; known tells whether
// there is one.
func errForeign(files []string, record string, known bool) error {
	more := ""
	if n := len(files) - 5; n > 0 {
		files, more = files[:5], fmt.Sprintf(" and %d more", n)
	}
	if !known {
		return hinted{
			fmt.Errorf("there are files in it, and no record that Bandstand made them: %s%s", strings.Join(files, ", "), more),
			"choose a folder of its own: --out public; or if this is an earlier site that was moved here, or that lost " +
				"its record, " + record + ", remove it and build again",
		}
	}
	return hinted{
		fmt.Errorf("there are files in it that Bandstand did not make: %s%s", strings.Join(files, ", "), more),
		"move what the site is to hold into static/root/, from where each build takes it, and the rest elsewhere; " +
			"or choose a folder of its own: --out public",
	}
}

// explain says which folder an error is about, and how the usual ones are mended.
func explain(folder string, err error) error {
	if err == nil {
		return nil
	}
	told := fmt.Errorf("publish to %s: %w", folder, err)
	for _, usual := range hints {
		if slices.ContainsFunc(usual.of, func(target error) bool { return errors.Is(err, target) }) {
			return hinted{told, usual.hint}
		}
	}
	return told
}

var hints = []struct {
	of   []error
	hint string
}{
	{
		[]error{syscall.ENOSPC, syscall.EDQUOT},
		"the disk is full, or holds as many files as it can: make room, then build again; what stood there is as it was",
	},
	{
		[]error{syscall.EROFS},
		"this place can only be read: choose another one, --out FOLDER; what stood there is as it was",
	},
	{
		[]error{fs.ErrPermission},
		"a new folder is made beside the old one, so the folder above must be yours to write in too; " +
			"or choose another place: --out FOLDER",
	},
	{
		[]error{syscall.EBUSY, syscall.EXDEV},
		"a mount point cannot be swapped for another folder: mount the folder above it, and let the site be a folder in that",
	},
}
