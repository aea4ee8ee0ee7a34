// Package forge knows how a change is proposed where a directory's repository is kept, in the way that such hosts have in
// common: files on a branch of their own, and words for whoever reviews them. It knows nothing of what the files are.
package forge

import (
	"context"
	"crypto/sha1"
	"encoding/hex"
	"errors"
	"fmt"
)

// Forge keeps one repository. Its errors are Failures, ErrMoved or fs.ErrNotExist, which can be logged: they hold
// nothing that a person typed, and no token.
type Forge interface {
	// Read returns a file of the branch that proposals are for, or fs.ErrNotExist.
	Read(ctx context.Context, path string) ([]byte, error)
	// Version returns what VersionOf stands for, where that was ever in the repository.
	Version(ctx context.Context, version string) ([]byte, error)
	// Propose proposes a change, and returns the address at which it is reviewed. What was proposed before, by its
	// branch, is not proposed again, and stays as it was then. Whatever fails, nothing is left that anybody would review.
	Propose(ctx context.Context, change Proposal) (address string, before bool, err error)
}

// Proposal is a change to some files.
type Proposal struct {
	Branch  string // stands for the change: another has another
	Title   string
	Body    string // Markdown
	Message string // of the commit
	Files   []File
}

// File is a file as it is to be.
type File struct {
	Path string
	Body []byte
	Was  string // the version that it replaces, or New or Whatever
}

// What a file replaces.
const (
	New      = ""  // nothing: it is not there yet
	Whatever = "*" // what may be there, such as an older picture
)

// ErrMoved is the error of a proposal whose files are others by now.
var ErrMoved = errors.New("a file of the change is another in the repository by now")

// VersionOf stands for a text, by the name that Git gives it.
func VersionOf(text []byte) string {
	sum := sha1.New() // Git's; nothing depends on nobody finding another text for it
	fmt.Fprintf(sum, "blob %d\x00", len(text))
	sum.Write(text)
	return hex.EncodeToString(sum.Sum(nil))
}

// Failure is why something was not done. It can be logged.
type Failure struct {
	Step   string // that failed
	Status int    // that the host answered; 0 where it did not
	Why    string // what an operator can do, or what the connection said; may be empty
}

func (f Failure) Error() string {
	text := f.Step
	if f.Status != 0 {
		text += fmt.Sprintf(", the answer was %d", f.Status)
	}
	if f.Why != "" {
		text += ": " + f.Why
	}
	return text
}
