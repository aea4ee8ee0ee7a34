package world

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"bandstand/directory/activity"
)

// calendar is what ical.js reads of one.
type calendar struct {
	Name    string
	Happens []happening
}

type happening struct {
	UID                         string
	Start, End                  time.Time
	Status, Title, Where, About string
	Sequence                    int
}

// TestCalendarsSayWhatPagesSay expands the calendar of every activity over two years and
// compares it with the dates that its page would give.
func TestCalendarsSayWhatPagesSay(t *testing.T) {
	made := made(t)
	to := now.AddDate(2, 0, 0)
	var files []string
	for _, a := range made.directory.Activities {
		files = append(files, filepath.Join(made.folder, a.Path(), "calendar.ics"))
	}
	var told map[string]calendar
	runs(t, &told, "expand.mjs", append([]string{now.Format(time.RFC3339), to.Format(time.RFC3339)}, files...)...)
	dates, unsure := 0, 0
	for i, a := range made.directory.Activities {
		got := told[files[i]]
		var want []string
		if state := a.State(now); state != activity.Paused && state != activity.Ended {
			for _, one := range a.Schedule.Between(now, to) {
				end := one.End
				if len(a.Schedule.Sessions) > one.Session && a.Schedule.Sessions[one.Session].End == 0 {
					end = one.Start // nobody has told it
				}
				want = append(want, said(one.Start, end, one.CheckFirst))
			}
		}
		var happens []string
		for _, one := range got.Happens {
			if title := a.Title.String(); strings.TrimPrefix(one.Title, "Check first: ") != title {
				t.Errorf("%s: the calendar calls it %q, and its page %q", a.Slug, one.Title, title)
			}
			if one.Status == "CANCELLED" {
				continue
			}
			check := one.Status == "TENTATIVE" && strings.HasPrefix(one.Title, "Check first: ")
			happens = append(happens, said(one.Start, one.End, check))
			dates++
			if check {
				unsure++
			}
		}
		slices.Sort(want)
		slices.Sort(happens)
		if !slices.Equal(happens, want) {
			t.Errorf("%s: ical.js makes of its calendar\n%s\nand its page says\n%s", a.Slug, strings.Join(happens, "\n"), strings.Join(want, "\n"))
		}
	}
	if dates < 3000 || unsure < 20 {
		t.Errorf("only %d dates, %d of them unsure, were compared, so the test proves little", dates, unsure)
	}
}

func said(start, end time.Time, check bool) string {
	says := start.UTC().Format(time.RFC3339) + " " + end.UTC().Format("15:04")
	if check {
		says += " check first"
	}
	return says
}
