package activity

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"bandstand/directory/vocabulary"
)

// demonstration loads the directory that the repository carries.
func demonstration(t *testing.T, now time.Time) (*Directory, []Problem) {
	t.Helper()
	return Load(os.DirFS("../../content"), now)
}

var demonstrationDay = time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC)

func TestTheDemonstrationHasNoMistakes(t *testing.T) {
	for _, now := range []time.Time{demonstrationDay.AddDate(-1, 0, 0), demonstrationDay, demonstrationDay.AddDate(1, 3, 0), demonstrationDay.AddDate(3, 0, 0)} {
		_, problems := demonstration(t, now)
		for _, problem := range Errors(problems) {
			t.Errorf("on %s: %v", now.Format(time.DateOnly), problem)
		}
	}
}

func TestTheDemonstrationIsBigEnough(t *testing.T) {
	directory, _ := demonstration(t, demonstrationDay)
	nations := map[string]bool{}
	for _, town := range directory.Towns {
		nations[town.Nation] = true
	}
	for what, number := range map[string]struct{ got, want int }{
		"activities":    {len(directory.Activities), 60},
		"organisations": {len(directory.Organisations), 40},
		"towns":         {len(directory.Towns), 6},
		"nations":       {len(nations), 3},
	} {
		if number.got < number.want {
			t.Errorf("%d %s, want at least %d", number.got, what, number.want)
		}
	}
	for _, kind := range directory.Kinds {
		if !slices.ContainsFunc(directory.Activities, func(a *Activity) bool {
			return slices.ContainsFunc(a.Kinds, func(k vocabulary.Term) bool { return k.Slug == kind.Slug })
		}) {
			t.Errorf("no activity is of the kind %s", kind.Slug)
		}
	}
}

// TestTheDemonstrationCoversEveryField holds that every field of a listing, of
// an organisation, a town, a nation and a page is told by at least one.
func TestTheDemonstrationCoversEveryField(t *testing.T) {
	directory, _ := demonstration(t, demonstrationDay)
	told := map[string]bool{}
	for _, group := range []any{directory.Activities, directory.Organisations, directory.Towns, directory.Nations, directory.Pages, directory.Site} {
		tell(told, reflect.ValueOf(group), "")
	}
	for _, field := range slices.Sorted(maps.Keys(told)) {
		if !told[field] && !slices.Contains(untold, field) {
			t.Errorf("no page tells %s", field)
		}
	}
}

// untold are the fields that an invented directory leaves empty on purpose: an
// invented charity number could be somebody's real one.
var untold = []string{"Organisation.CharityNumber", "Text.Foreign", "Site.PublicBody", "Statement.Burden"} // the last is of translations

// tell notes which fields have a value, by type and name.
func tell(told map[string]bool, value reflect.Value, field string) {
	if field != "" {
		told[field] = told[field] || !value.IsZero()
	}
	switch value.Kind() {
	case reflect.Pointer:
		if !value.IsNil() {
			tell(told, value.Elem(), "")
		}
	case reflect.Slice:
		for i := range value.Len() {
			tell(told, value.Index(i), "")
		}
	case reflect.Struct:
		if value.Type() == reflect.TypeFor[Date]() {
			return
		}
		for i := range value.NumField() {
			if one := value.Type().Field(i); one.IsExported() {
				tell(told, value.Field(i), value.Type().Name()+"."+one.Name)
			}
		}
	}
}

// TestTheDemonstrationCoversEveryCase holds that every state, every kind of
// schedule and every way to join appears.
func TestTheDemonstrationCoversEveryCase(t *testing.T) {
	directory, _ := demonstration(t, demonstrationDay)
	seen := map[string]bool{}
	for _, a := range directory.Activities {
		for _, one := range casesOf(a) {
			seen[one] = true
		}
	}
	for _, want := range []string{
		"state open", "state nearly-full", "state full", "state waiting-list", "state paused", "state ended",
		"fresh", "ageing", "stale",
		"join come-along", "join book", "join ask-first", "join professional-only",
		"by phone number", "by sms", "by email", "by website", "by textphone", "by message form",
		"weekly", "fortnightly", "monthly week 1", "monthly week 2", "monthly week 3", "monthly week 4", "monthly week -1", "dates",
		"term time", "except", "also", "from", "until", "by arrangement",
		"bank holidays runs", "bank holidays closed", "bank holidays words", "bank holidays not told",
		"free", "paid", "venue", "area only", "online", "from home by phone",
		"setting community", "setting school", "setting care-home", "setting surgery", "setting place-of-worship", "setting library", "setting outdoors", "setting home",
		"checks roles-that-need-one-have-one", "checks none-needed", "checks not-told",
		"checked phoned", "checked visited", "checked group-told-us",
	} {
		if !seen[want] {
			t.Errorf("no activity shows: %s", want)
		}
	}
}

func casesOf(a *Activity) []string {
	now := demonstrationDay
	cases := []string{
		"state " + string(a.State(now)), string(a.Freshness(now)), "join " + a.Join.How, "checked " + a.CheckedHow,
	}
	when := func(holds bool, name string) {
		if holds {
			cases = append(cases, name)
		}
	}
	contact := a.Join.Contact
	when(contact.Phone != "", "by phone number")
	when(contact.SMS != "", "by sms")
	when(contact.Email != "", "by email")
	when(contact.Website != "", "by website")
	when(contact.Textphone != "", "by textphone")
	when(a.Join.MessageForm, "by message form")
	for _, session := range a.Schedule.Sessions {
		when(len(session.Dates) > 0, "dates")
		when(session.Repeats == "monthly", fmt.Sprintf("monthly week %d", session.Week))
		cases = append(cases, session.Repeats)
		when(session.TermTime, "term time")
		when(len(session.Except) > 0, "except")
		when(len(session.Also) > 0, "also")
		when(!session.From.IsZero(), "from")
		when(!session.Until.IsZero(), "until")
	}
	when(a.Schedule.ByArrangement != "", "by arrangement")
	switch told := a.Schedule.BankHolidays; told {
	case "runs", "closed":
		cases = append(cases, "bank holidays "+told)
	case "":
		cases = append(cases, "bank holidays not told")
	default:
		cases = append(cases, "bank holidays words")
	}
	when(a.Cost.Free, "free")
	when(a.Cost.Amount > 0, "paid")
	when(a.Online != "", "online")
	when(a.ByPhone != "" && a.Venue == nil, "from home by phone")
	if a.Venue != nil {
		cases = append(cases, "venue", "setting "+a.Venue.Setting)
		when(a.Venue.AreaOnly, "area only")
	}
	if a.Safeguarding != nil {
		cases = append(cases, "checks "+a.Safeguarding.Checks)
	}
	return cases
}

var sentenceEnd = regexp.MustCompile(`[.!?]["”’)]*\s+`)

// TestNoTwoPagesShareASentence keeps the demonstration in many voices.
func TestNoTwoPagesShareASentence(t *testing.T) {
	said := map[string]string{}
	for _, folder := range []string{"activities", "organisations", "towns", "pages"} {
		err := fs.WalkDir(os.DirFS("../../content"), folder, func(file string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || path.Ext(file) != ".md" {
				return err
			}
			if _, _, translation := translationOf(strings.TrimSuffix(entry.Name(), ".md")); translation {
				return nil // it says what its page says, and quotes it
			}
			body, err := os.ReadFile("../../content/" + file)
			if err != nil {
				return err
			}
			for _, one := range sentences(string(body)) {
				if other, twice := said[one]; twice && other != file {
					t.Errorf("%s and %s both say: %s", other, file, one)
				}
				said[one] = file
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// names are values that a group rightly writes alike wherever they stand.
var names = regexp.MustCompile(`\b(role|address|name|lead|checked_by): ("[^"]*"|[^}\n]*)`)

// marks are what stands between the values of a front matter.
var marks = regexp.MustCompile(`(?m)[a-z_]+: |[{}\[\]"]|^\s*- `)

// sentences gives the sentences of the running text of a page: of its body and
// of the values in its front matter, of five words or more.
func sentences(page string) []string {
	_, front, _ := strings.Cut(page, "---\n")
	front, body, _ := strings.Cut(front, "\n---\n")
	front = names.ReplaceAllString(front, "\n\n")
	front = marks.ReplaceAllString(front, "\n\n")
	var found []string
	for _, paragraph := range strings.Split(front+"\n\n"+body, "\n\n") {
		for _, one := range sentenceEnd.Split(strings.Join(strings.Fields(paragraph), " "), -1) {
			one = strings.ToLower(strings.Trim(one, " .!?*#-,'\"“”‘’"))
			if len(strings.Fields(one)) >= 5 {
				found = append(found, one)
			}
		}
	}
	return found
}
