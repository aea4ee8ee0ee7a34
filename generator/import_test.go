package main

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// The list of a borough that does not exist, as people keep them: 133 rows in three tables, of
// which 113 are activities and the others shops, helplines, fixtures, twins and rows without a
// name. Nobody in it exists, and its telephone numbers are those that are kept for films.
// times.txt says what its words for when mean, as somebody wrote it down who had read them.
func TestAListOf133ServicesInThreeTables(t *testing.T) {
	list := t.TempDir()
	if err := os.CopyFS(list, os.DirFS(filepath.Join("testdata", "borough"))); err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(list, os.DirFS(filepath.Join("testdata", "small"))); err != nil {
		t.Fatal(err)
	}
	t.Chdir(list)
	args := []string{"import", "csv", "services.csv", "organisations.csv", "places.csv", "--source", "Elmbank Borough",
		"--licence", "OGL v3.0", "--now", demonstrationNow}
	told := mustRun(t, args...)
	for _, want := range []string{
		`belongs to services.csv, where its "Org" is the "Org ID" of a row here`,
		`belongs to services.csv, where its "Place" is the "Place ID" of a row here`,
		`Proposed as no activity, by "Type": Shop; Helpline`,
		`Proposed as no activity, by "Type", unless it says when people meet: Permanent fixture`,
	} {
		if !strings.Contains(told, want) {
			t.Errorf("the mapping is proposed without %q:\n%s", want, told)
		}
	}
	told = mustRun(t, args...)
	for _, want := range []string{
		"132 services of Elmbank Borough: 113 new drafts, 19 set aside\n", // the 133rd row is empty
		"Corner Groceries (S113): no activity: its Type is Shop\n",
		"Night Line (S119): no activity: its Type is Helpline\n",
		"Foxhill Outdoor Gym (S124): no activity: its Type is Permanent fixture\n",
		"Millbrook Knitting (S004): the list has it twice: the number S004\n",
		"Elmbank Dance (S900): the same as S011\n",
		"no name (S128): it has no name\n",
		"46 drafts have something left out until the group agrees",
	} {
		if !strings.Contains(told, want) {
			t.Errorf("it does not tell %q:\n%s", want, told)
		}
	}
	pages := draftsByID(t, "content")
	checkTimes(t, pages)
	checkWhatIsAsked(t, pages)
	checkNobodyIsNamed(t, pages)
	if told := mustRun(t, "check", "--now", demonstrationNow); !strings.Contains(told, "113 drafts wait") || !strings.Contains(told, "no problems") {
		t.Errorf("the drafts have problems:\n%s", told)
	}
}

// mustRun runs a command that has to succeed, and returns what it says.
func mustRun(t *testing.T, args ...string) string {
	t.Helper()
	var said bytes.Buffer
	if code := run(args, strings.NewReader(""), &said, &said, func(string) string { return "" }); code != 0 {
		t.Fatalf("%v: %s", args, said.String())
	}
	return said.String()
}

// draftsByID returns the pages of an import, by what the list calls them.
func draftsByID(t *testing.T, folder string) map[string]string {
	t.Helper()
	id, pages := regexp.MustCompile(`\n  id: "?(S\d+)`), map[string]string{}
	err := fs.WalkDir(os.DirFS(filepath.Join(folder, "activities")), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		body, err := os.ReadFile(filepath.Join(folder, "activities", name))
		if is := id.FindSubmatch(body); is != nil {
			pages[string(is[1])] = string(body)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return pages
}

// checkTimes holds the sessions of each draft against what its words mean: those that give a day
// and a time become sessions, and no others do.
func checkTimes(t *testing.T, pages map[string]string) {
	t.Helper()
	meant, err := os.ReadFile("times.txt")
	if err != nil {
		t.Fatal(err)
	}
	session := regexp.MustCompile(`(?m)^  - \{(?:day|dates): .*$`)
	want, read, left := map[string][]string{}, 0, 0
	id := ""
	for line := range strings.Lines(string(meant)) {
		line = strings.TrimSuffix(line, "\n")
		if strings.HasPrefix(line, "  - ") {
			want[id] = append(want[id], line)
			continue
		}
		id, _, _ = strings.Cut(line, "\t")
		want[id] = nil
	}
	for id, page := range pages {
		got := session.FindAllString(page, -1)
		switch {
		case !slices.Equal(got, want[id]):
			t.Errorf("%s has the sessions\n%s\nwant\n%s\nin\n%s", id, strings.Join(got, "\n"), strings.Join(want[id], "\n"), page)
		case len(got) > 0:
			read++
		case strings.Contains(page, "by_arrangement:"):
			left++
		}
	}
	if read != 55 || left != 31 { // "TBC" is no words
		t.Errorf("%d drafts have sessions and %d words, want 55 and 31", read, left)
	}
}

// checkWhatIsAsked holds what stands at the top of drafts, to be asked.
func checkWhatIsAsked(t *testing.T, pages map[string]string) {
	t.Helper()
	for id, want := range map[string]string{
		"S006": `# - its words say "do not meet in August", its times do not: ask when it does not meet`,
		"S013": `# - its words say "Term time", its times do not: ask when it does not meet`,
		"S024": `# - its words say "No class on bank holidays", its times do not: ask when it does not meet`,
		"S031": `# - its words say "fortnightly", its times do not: ask when it does not meet`,
		"S041": `# - its words say "closed over Christmas", its times do not: ask when it does not meet`,
		"S063": "# - its times look like opening hours: ask when people meet\n", // Weekdays 9 to 5
		"S064": "# - its times look like opening hours: ask when people meet\n", // Mon-Fri 9-5
		"S004": "organisation: foxhill-sports-club\n",
		"S083": "places.csv: it has nothing for P31", // an organisation that is in no table
		"S055": "by_arrangement: every other Wednesday 7-9pm\n",
	} {
		if !strings.Contains(pages[id], want) {
			t.Errorf("%s does not say %q:\n%s", id, want, pages[id])
		}
	}
	for id, page := range pages {
		if strings.Contains(page, "organisation: o") || strings.Contains(page, "Where: P") {
			t.Errorf("%s takes a key for a name:\n%s", id, page)
		}
		if strings.Contains(page, "town: nationwide") || strings.Contains(page, "town: online") || strings.Contains(page, "town: various") {
			t.Errorf("%s has a town that is none:\n%s", id, page)
		}
	}
}

// checkNobodyIsNamed holds that no page has a name, a mobile number or an address of a person,
// nor what a spreadsheet would work out.
func checkNobodyIsNamed(t *testing.T, pages map[string]string) {
	t.Helper()
	people := regexp.MustCompile(`(?i)\b(?:Smith|Okafor|Patel|Nowak|Haddad)\b|07700|<b>`)
	for id, page := range pages {
		if found := people.FindString(page); found != "" {
			t.Errorf("%s holds %q:\n%s", id, found, page)
		}
	}
}
