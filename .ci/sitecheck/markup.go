package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// answers are pages that a service makes: an address, and what is posted to it.
var answers = []struct {
	address string
	posted  url.Values
}{
	{"/search", nil},
	{"/search?q=singing&near=M6", nil},
	{"/search?q=singing&near=Salford&kind=music&cost=free&day=tuesday&page=2", nil},
	{"/search?q=chior", nil},
	{"/search?q=suicidal", nil},
	{"/search?q=reading+in+Reading", nil},
	{"/search?near=XX1+1XX", nil},
	{"/search?q=underwater+basket+weaving&near=Whitby", nil},
	{"/search?q=" + "%3Cb%3E%22%27%26", nil},
	{"/messages/join/plant-pals", nil},
	{"/messages/join/plant-pals", url.Values{"name": {`<"&'>`}}},
	{"/messages/join/plant-pals/sent?ref=ABCDEF", nil},
	{"/messages/join/dads-saturday-kitchen", nil},
	{"/messages/join/what-we-ate-at-home", nil},
	{"/messages/join/nowhere", nil},
	{"/messages/report/plant-pals", nil},
	{"/messages/report/plant-pals", url.Values{"words": {"<"}}},
	{"/messages/suggest", nil},
	{"/messages/suggest", url.Values{"name": {"<"}}},
}

// checkMarkup has the Nu HTML Checker read every page and stylesheet of the
// site, and pages that the services make. Warnings count as errors do.
func checkMarkup(h *host, npm, folder string) (said string, sound bool, err error) {
	if err := keepAnswers(h, filepath.Join(folder, "answers")); err != nil {
		return "", false, err
	}
	files, err := filesToRead(folder)
	if err != nil {
		return "", false, err
	}
	found, err := readByChecker(npm, folder, files)
	if err != nil {
		return "", false, err
	}
	for _, one := range found {
		fmt.Println(one)
	}
	return fmt.Sprintf("the Nu HTML Checker read %d files and found %d faults", len(files), len(found)), len(found) == 0, nil
}

// keepAnswers keeps what the services answer as files.
func keepAnswers(h *host, folder string) error {
	if err := os.Mkdir(folder, 0o755); err != nil {
		return err
	}
	for i, one := range answers {
		body, err := ask(h.URL+one.address, one.posted)
		if err != nil {
			return fmt.Errorf("ask for %s: %w", one.address, err)
		}
		name := strings.NewReplacer("/", "-", "?", "-", "&", "-", "%", "-").Replace(one.address)
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("%02d%s.html", i, name)), body, 0o644); err != nil {
			return err
		}
	}
	return nil
}

func ask(address string, posted url.Values) ([]byte, error) {
	var response *http.Response
	var err error
	if posted == nil {
		response, err = http.Get(address)
	} else {
		response, err = http.PostForm(address, posted)
	}
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err == nil && !strings.HasPrefix(response.Header.Get("Content-Type"), "text/html") {
		err = fmt.Errorf("it is no page but %s", response.Header.Get("Content-Type"))
	}
	return body, err
}

// filesToRead are the pages, styles and drawings of the site and among the
// answers, by their paths in the folder of both.
func filesToRead(folder string) (files []string, err error) {
	for _, below := range []string{"public", "answers"} {
		err = fs.WalkDir(os.DirFS(folder), below, func(file string, _ fs.DirEntry, err error) error {
			switch filepath.Ext(file) {
			case ".html", ".css", ".svg":
				files = append(files, file)
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return files, nil
}

// readByChecker gives what the checker says against files, one line each. It
// reads them in one process: to start Java once takes longer than fifty pages.
func readByChecker(npm, folder string, files []string) ([]string, error) {
	jar, err := filepath.Abs(filepath.Join(npm, "vnu-jar/build/dist/vnu.jar"))
	if err != nil {
		return nil, err
	}
	arguments := append([]string{"-jar", jar, "--format", "json", "--stdout", "--exit-zero-always", "--also-check-css", "--also-check-svg"}, files...)
	command := exec.Command("java", arguments...)
	command.Dir = folder
	out, err := command.Output()
	if err != nil {
		var failed *exec.ExitError
		if errors.As(err, &failed) {
			err = fmt.Errorf("%w\n%s", err, failed.Stderr)
		}
		return nil, fmt.Errorf("the Nu HTML Checker: %w", err)
	}
	var answer struct {
		Messages []struct {
			Type, URL, Message, Extract string
			LastLine, LastColumn        int
		}
	}
	if err := json.Unmarshal(out, &answer); err != nil {
		return nil, fmt.Errorf("read what the Nu HTML Checker says: %w", err)
	}
	var found []string
	for _, one := range answer.Messages {
		_, file, _ := strings.Cut(one.URL, folder)
		found = append(found, fmt.Sprintf("%s:%d:%d: %s: %s\n    %s", file, one.LastLine, one.LastColumn, one.Type, one.Message, one.Extract))
	}
	return found, nil
}
