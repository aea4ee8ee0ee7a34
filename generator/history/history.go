// Package history reads from Git when each page of a content folder was last changed, and in what. Where Git cannot
// tell, it says nothing: no Git, no repository, a shallow clone that does not reach back so far, a page that is not
// committed as it stands. It knows nothing of sites.
package history

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"maps"
	"os"
	"os/exec"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"bandstand/directory/activity"
	"bandstand/directory/content/changes"
	"bandstand/directory/schedule"
)

// History is when pages were last changed.
type History struct {
	done  chan struct{} // closed when all has been read
	known map[string]activity.Alteration
	err   error

	mutex     sync.Mutex
	forgotten map[string]bool
}

// Begin reads the history of some files, named below a folder, in the background.
func Begin(folder string, files []string) *History {
	h := &History{done: make(chan struct{}), forgotten: map[string]bool{}}
	go func() {
		defer close(h.done)
		h.known, h.err = read(folder, files)
	}()
	return h
}

// Of returns when a file was last changed, and reports whether that is known. It waits until all has been read.
func (h *History) Of(file string) (activity.Alteration, bool) {
	<-h.done
	return h.OfSoFar(file)
}

// OfSoFar returns the same, and does not wait: until all has been read, nothing is known.
func (h *History) OfSoFar(file string) (activity.Alteration, bool) {
	select {
	case <-h.done:
	default:
		return activity.Alteration{}, false
	}
	found, ok := h.known[file]
	h.mutex.Lock()
	defer h.mutex.Unlock()
	return found, ok && !h.forgotten[file]
}

// Forget tells that files are no longer as Git has them.
func (h *History) Forget(files []string) {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	for _, file := range files {
		h.forgotten[file] = true
	}
}

// Err returns why a repository that is there could not be read.
func (h *History) Err() error {
	<-h.done
	return h.err
}

// reading is a history while it is read, newest commit first.
type reading struct {
	folder  string
	sought  map[string]string // the files that are still sought, by their paths as of the commit that is being read
	stands  map[string]string // the hash of each file as it stands, until the commit is found that made it so
	tips    []string          // where commits are read from
	begun   map[string]bool   // commits before which a shallow clone has nothing
	objects *objects
	found   map[string]activity.Alteration
}

func read(folder string, files []string) (map[string]activity.Alteration, error) {
	r := reading{folder: folder, sought: map[string]string{}, stands: map[string]string{}, begun: map[string]bool{}, found: map[string]activity.Alteration{}}
	where, err := r.git("rev-parse", "--show-prefix", "--git-path", "shallow", "--git-path", "FETCH_HEAD").Output()
	switch failed := new(exec.ExitError); {
	case errors.Is(err, exec.ErrNotFound):
		return nil, nil
	case errors.As(err, &failed) && bytes.Contains(failed.Stderr, []byte("not a git repository")):
		return nil, nil
	case err != nil:
		return nil, told(err)
	}
	paths := strings.Split(string(where), "\n")
	if len(paths) != 4 {
		return nil, fmt.Errorf("git rev-parse told %q", where)
	}
	r.tips = []string{"HEAD"}
	if _, err := os.Stat(r.within(paths[2])); err == nil { // content may be taken from there while HEAD stays
		r.tips = append(r.tips, "FETCH_HEAD")
	}
	if begun, err := os.ReadFile(r.within(paths[1])); err == nil {
		for _, commit := range strings.Fields(string(begun)) {
			r.begun[commit] = true
		}
	}
	if err := r.seek(paths[0], files); err != nil {
		return nil, err
	}
	if r.objects, err = r.openObjects(); err != nil {
		return nil, err
	}
	defer r.objects.close()
	if err := r.readLog(); err != nil {
		return nil, err
	}
	return r.found, nil
}

// git returns a command that only reads: it fetches nothing, locks nothing and asks nobody.
func (r *reading) git(arguments ...string) *exec.Cmd {
	command := exec.Command("git", append([]string{"-C", r.folder, "-c", "core.fsmonitor=false"}, arguments...)...)
	for _, set := range os.Environ() {
		if !strings.HasPrefix(set, "GIT_") || strings.HasPrefix(set, "GIT_CONFIG") || strings.HasPrefix(set, "GIT_CEILING") { // in a hook they name another repository
			command.Env = append(command.Env, set)
		}
	}
	command.Env = append(command.Env, "LC_ALL=C", "GIT_OPTIONAL_LOCKS=0", "GIT_NO_LAZY_FETCH=1", "GIT_TERMINAL_PROMPT=0")
	return command
}

// within returns a path that Git told from the folder.
func (r *reading) within(name string) string {
	if path.IsAbs(name) {
		return name
	}
	return path.Join(r.folder, name)
}

// seek begins to seek the files that stand as Git's index has them. prefix is that of the folder in its repository.
func (r *reading) seek(prefix string, files []string) error {
	wanted := map[string]bool{}
	for _, file := range files {
		wanted[file] = true
	}
	listed, err := r.git("ls-files", "--stage", "-z", "--", ".").Output()
	if err != nil {
		return told(err)
	}
	for entry := range strings.SplitSeq(string(listed), "\x00") {
		about, file, _ := strings.Cut(entry, "\t")
		if words := strings.Fields(about); len(words) == 3 && wanted[file] {
			r.sought[prefix+file], r.stands[file] = file, words[1]
		}
	}
	written, err := r.git("status", "--porcelain", "-z", "--no-renames", "--untracked-files=no", "--", ".").Output()
	if err != nil {
		return told(err)
	}
	for entry := range strings.SplitSeq(string(written), "\x00") {
		if len(entry) > 3 && entry[1] != ' ' { // another than in the index
			delete(r.sought, entry[3:])
		}
	}
	return nil
}

// readLog reads which commits changed which pages, until none is sought any more. A merge counts where it changed what
// both of its parents have.
func (r *reading) readLog() error {
	log := r.git(slices.Concat([]string{"log", "-c", "-M", "-l2000", "-z", "--raw", "--no-abbrev", "--no-color", "--no-ext-diff",
		"--no-show-signature", "--ignore-missing", "--format=%x01%H %ct"}, r.tips, []string{"--", ":(top,glob)**/*.md"})...)
	var stderr bytes.Buffer
	log.Stderr = &stderr
	out, err := log.StdoutPipe()
	if err != nil {
		return told(err)
	}
	if err := log.Start(); err != nil {
		return told(err)
	}
	err = r.readCommits(bufio.NewReader(out))
	if err != nil || len(r.sought) == 0 {
		_ = log.Process.Kill() // there is more, and nobody wants it
		_ = log.Wait()
		return err
	}
	if err := log.Wait(); err != nil && !bytes.Contains(stderr.Bytes(), []byte("bad revision 'HEAD'")) { // no commit yet
		return fmt.Errorf("git log: %w: %s", err, strings.TrimSpace(stderr.String()))
	}
	return nil
}

// readCommits reads what the log tells, as readLog has it told.
func (r *reading) readCommits(log *bufio.Reader) error {
	renamed := map[string]string{} // by the commit that is being read: two files may change places
	var commit string
	for made, err := range entries(log) {
		if err != nil {
			return err
		}
		if made.commit != commit {
			commit = made.commit
			maps.Copy(r.sought, renamed)
			clear(renamed)
			if len(r.sought) == 0 {
				return nil
			}
		}
		file, sought := r.sought[made.name]
		if stands, waits := r.stands[file]; !sought || waits && stands != made.after { // it came to stand so by another commit
			continue
		}
		delete(r.stands, file)
		known, err := r.tell(file, made)
		if err != nil {
			return err
		}
		if known || made.was != made.name {
			delete(r.sought, made.name)
		}
		if !known && made.was != made.name {
			renamed[made.was] = file
		}
	}
	maps.Copy(r.sought, renamed)
	return nil
}

// entry is what one commit made of one file.
type entry struct {
	commit        string
	on            schedule.Date
	was, name     string // what it is called before and after
	before, after string // hashes; of nothing but noughts where there was nothing, or is nothing any more
}

// added reports whether a commit made a file that was not there.
func (e entry) added() bool { return strings.Trim(e.before, "0") == "" }

// removed reports whether a commit took a file away.
func (e entry) removed() bool { return strings.Trim(e.after, "0") == "" }

// entries yields the files of a log of `git log --raw -z`, whose commits begin with \x01, a hash and seconds. Of a merge
// it has what was before in the first of its parents.
func entries(log *bufio.Reader) iter.Seq2[entry, error] {
	next := func() (string, error) {
		token, err := log.ReadString(0)
		return strings.TrimPrefix(strings.TrimSuffix(token, "\x00"), "\n"), err
	}
	return func(yield func(entry, error) bool) {
		var one entry
		for {
			token, err := next()
			header, isCommit := strings.CutPrefix(token, "\x01")
			isFile := strings.HasPrefix(token, ":")
			switch {
			case errors.Is(err, io.EOF):
				return
			case err != nil:
			case isCommit:
				one.commit, one.on, err = commitOf(header)
			case isFile:
				err = one.read(token, next)
			}
			if err != nil {
				yield(entry{}, fmt.Errorf("read git log: %w", err))
				return
			}
			if isFile && !yield(one, nil) {
				return
			}
		}
	}
}

// commitOf reads a commit's hash and its day.
func commitOf(header string) (string, schedule.Date, error) {
	commit, seconds, _ := strings.Cut(header, " ")
	at, err := strconv.ParseInt(seconds, 10, 64)
	return commit, schedule.DateOf(time.Unix(at, 0).In(schedule.London)), err
}

// read reads a file of a commit: for each parent a colon and what was there, what is there, what became of it, and its
// name or, where it was called otherwise, both.
func (e *entry) read(token string, next func() (string, error)) (err error) {
	parents := len(token) - len(strings.TrimLeft(token, ":"))
	words := strings.Fields(token[parents:])
	if len(words) < 2*parents+3 {
		return fmt.Errorf("%q", token)
	}
	e.before, e.after = words[parents+1], words[2*parents+1]
	if e.name, err = next(); err != nil {
		return err
	}
	e.was = e.name
	if became := words[2*parents+2][0]; parents == 1 && (became == 'R' || became == 'C') {
		e.name, err = next()
	}
	return err
}

// tell notes what one commit did to a page, and reports whether that is all there is to know: what no visitor sees is
// passed over.
func (r *reading) tell(file string, made entry) (known bool, err error) {
	if r.begun[made.commit] || made.removed() { // nobody knows what was before, or it is not this page
		return true, nil
	}
	if made.added() {
		r.found[file] = activity.Alteration{On: made.on, Added: true}
		return true, nil
	}
	if made.before == made.after {
		return false, nil
	}
	old, err := r.objects.text(made.before)
	if err != nil {
		return false, err
	}
	now, err := r.objects.text(made.after)
	if err != nil {
		return false, err
	}
	differs, err := changes.Between(file, old, now)
	if err != nil { // one of them was no page that could be shown
		return true, nil
	}
	if slices.ContainsFunc(differs, func(one changes.Change) bool { return one.Path == "status" && one.From == "draft" }) {
		r.found[file] = activity.Alteration{On: made.on, Added: true}
		return true, nil
	}
	about := changes.About(differs)
	if len(about) > 0 {
		r.found[file] = activity.Alteration{On: made.on, About: about}
	}
	return len(about) > 0, nil
}

// objects reads what Git keeps, one after the other.
type objects struct {
	command *exec.Cmd
	in      io.WriteCloser
	out     *bufio.Reader
}

func (r *reading) openObjects() (*objects, error) {
	o := &objects{command: r.git("cat-file", "--batch")}
	var err error
	if o.in, err = o.command.StdinPipe(); err != nil {
		return nil, told(err)
	}
	out, err := o.command.StdoutPipe()
	if err != nil {
		return nil, told(err)
	}
	o.out = bufio.NewReader(out)
	return o, told(o.command.Start())
}

func (o *objects) close() {
	_ = o.in.Close() // by which it ends
	_ = o.command.Wait()
}

// text returns the file that has a hash.
func (o *objects) text(hash string) ([]byte, error) {
	if _, err := fmt.Fprintln(o.in, hash); err != nil {
		return nil, fmt.Errorf("ask git for %s: %w", hash, err)
	}
	header, err := o.out.ReadString('\n')
	if err != nil {
		return nil, fmt.Errorf("read %s from git: %w", hash, err)
	}
	words := strings.Fields(header)
	if len(words) != 3 {
		return nil, fmt.Errorf("read from git: %s", strings.TrimSpace(header))
	}
	size, err := strconv.Atoi(words[2])
	if err != nil {
		return nil, fmt.Errorf("read from git: %s", strings.TrimSpace(header))
	}
	text := make([]byte, size+1) // a line's end follows
	if _, err := io.ReadFull(o.out, text); err != nil {
		return nil, fmt.Errorf("read %s from git: %w", hash, err)
	}
	return text[:size], nil
}

// told returns an error of Git with what it said.
func told(err error) error {
	if failed := new(exec.ExitError); errors.As(err, &failed) && len(failed.Stderr) > 0 {
		return fmt.Errorf("git: %w: %s", err, strings.TrimSpace(string(failed.Stderr)))
	}
	if err != nil {
		return fmt.Errorf("git: %w", err)
	}
	return nil
}
