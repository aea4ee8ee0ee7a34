package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// The scripts in testdata/ run the real command. Each begins with the folder
// that a person has: the small content of testdata/small, the project's own
// layouts and static, and whatever the script brings.

func TestMain(m *testing.M) {
	testscript.Main(withShared{m}, map[string]func(){"generator": main})
}

// shared is a folder for what several tests look at, which none of them changes.
var shared string

// withShared makes that folder for a run of the tests, and takes it away.
type withShared struct{ *testing.M }

func (m withShared) Run() int {
	var err error
	if shared, err = os.MkdirTemp("", "bandstand-tests-"); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(shared)
	defer func() { stopChromium() }()
	return m.M.Run()
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("NOW", "2026-11-21T09:00:00Z")
			return layProject(env.WorkDir)
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"sametree": sameTree,
		},
	})
}

// layProject makes the folder of a small directory: content of its own, the
// project's layouts and static. Files that are there already stay.
func layProject(folder string) error {
	for name, from := range map[string]string{
		"content": filepath.Join("testdata", "small", "content"),
		"layouts": filepath.Join("..", "layouts"),
		"static":  filepath.Join("..", "static"),
	} {
		files, err := filesIn(os.DirFS(from))
		if err != nil {
			return err
		}
		for file, body := range files {
			to := filepath.Join(folder, name, filepath.FromSlash(file))
			if _, err := os.Stat(to); err == nil {
				continue
			}
			if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
				return err
			}
			if err := os.WriteFile(to, body, 0o644); err != nil {
				return err
			}
		}
	}
	return nil
}

// sameTree compares two folders byte by byte: sametree a b. What bleve writes is left
// out, which differs from build to build: search's own tests compare its terms.
func sameTree(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: sametree folder folder")
	}
	difference, err := compareTrees(ts.MkAbs(args[0]), ts.MkAbs(args[1]))
	ts.Check(err)
	if neg && difference == "" {
		ts.Fatalf("%s and %s are the same", args[0], args[1])
	}
	if !neg && difference != "" {
		ts.Fatalf("%s and %s differ: %s", args[0], args[1], difference)
	}
}

// compareTrees names the first file in which two folders differ.
func compareTrees(one, other string) (difference string, err error) {
	a, err := filesIn(os.DirFS(one))
	if err != nil {
		return "", err
	}
	b, err := filesIn(os.DirFS(other))
	if err != nil {
		return "", err
	}
	if len(a) == 0 {
		return "", fmt.Errorf("%s: %w", one, fs.ErrNotExist)
	}
	all := maps.Clone(a)
	maps.Copy(all, b)
	for _, file := range slices.Sorted(maps.Keys(all)) {
		if strings.Contains(file, "bundle/index/") {
			continue
		}
		_, inA := a[file]
		_, inB := b[file]
		if !inA || !inB || !bytes.Equal(a[file], b[file]) {
			return file, nil
		}
	}
	return "", nil
}

// filesIn reads every file of a folder.
func filesIn(folder fs.FS) (map[string][]byte, error) {
	files := map[string][]byte{}
	err := fs.WalkDir(folder, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		files[name], err = fs.ReadFile(folder, name)
		return err
	})
	return files, err
}
