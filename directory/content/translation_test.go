package content_test

import (
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"bandstand/directory/activity"
	"bandstand/directory/content"
	"bandstand/directory/schedule"
	"bandstand/directory/vocabulary"
	"bandstand/directory/words"
)

const inWelsh = `---
translates: 2026-11-02
title: Caneuon ar draws yr oedrannau
summary: Canwch gyda’ch gilydd, beth bynnag eich oed.
join:
  contact: {role: gwesteiwr dydd Mawrth}
---
Dewch i [wneud sŵn](/activities/songs/).
`

// welsh gives the base directory with a Welsh listing, an organisation and a term.
func welsh(t *testing.T) (english, cy *activity.Directory) {
	t.Helper()
	held := base(t)
	site := string(held["site.yaml"].Data)
	held["site.yaml"] = &fstest.MapFile{Data: []byte(strings.Replace(site, "[en]", "[en, cy]", 1)), Mode: 0o644}
	for name, text := range map[string]string{
		"activities/salford/songs.cy.md": inWelsh,
		"vocabulary/kinds.cy.yaml":       "- {slug: music, label: Cerddoriaeth, words: [canu]}\n",
		"towns/salford.cy.md":            "---\nname: Sallford\n---\n",
		"vocabulary/synonyms.yaml":       "- words: [tuck shop, corner shop]\n",
		"vocabulary/synonyms.cy.yaml":    "- words: [tyfu, garddio]\n",
	} {
		held[name] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
	}
	english, problems := content.Load(held, saturday)
	if mistakes := content.Errors(problems); len(mistakes) > 0 {
		t.Fatalf("got errors:\n%s", told(mistakes))
	}
	return english, english.In("cy")
}

func TestADirectoryInWelsh(t *testing.T) {
	english, cy := welsh(t)
	songs, _ := cy.Activity("songs")
	for what, c := range map[string]struct{ got, want words.Text }{
		"title":        {songs.Title, "Caneuon ar draws yr oedrannau"},
		"role":         {songs.Join.Contact.Role, "gwesteiwr dydd Mawrth"},
		"first visit":  {songs.FirstVisit, words.Foreign("The host meets you at the gate.")},
		"venue":        {words.Own(songs.Venue.Name), "Seedley Lane Rooms"},
		"town":         {words.Own(songs.Venue.Town.Name), "Sallford"},
		"kind":         {songs.Kinds[0].Label, "Cerddoriaeth"},
		"access":       {songs.Access[0].Term.Label, "Ffordd ddi-ris i mewn"},
		"organisation": {songs.Organisation.Summary, words.Foreign("Three choirs and a kettle.")},
		"body":         {songs.Body.Plain(), "Dewch i wneud sŵn."},
		"its town's":   {words.Own(strings.Join(songs.Venue.Town.Also, " ")), "Salford"},
	} {
		if c.got != c.want {
			t.Errorf("%s: got %q, want %q", what, c.got, c.want)
		}
	}
	if songs.Body.Foreign || !songs.Organisation.Body.Foreign {
		t.Error("the listing's words are Welsh, and its organisation's are not")
	}
	if again, _ := english.Activity("songs"); again.Title != "Songs Across the Ages" || again.Venue.Town.Name != "Salford" || again.FirstVisit.IsForeign() {
		t.Errorf("the English directory was changed: %q, %q", again.Title, again.Venue.Town.Name)
	}
}

// Issue 9: synonyms were mutated before the Welsh ones were among them, which changed
// those of the English directory.
func TestWelshSynonymsAreMutated(t *testing.T) {
	english, cy := welsh(t)
	find := func(d *activity.Directory, word string) []string {
		for _, one := range d.Speech.Synonyms {
			if one.Words[0] == word {
				return one.Words
			}
		}
		return nil
	}
	if got, want := strings.Join(find(cy, "tyfu"), " "), "tyfu garddio dyfu nhyfu thyfu arddio ngarddio"; got != want {
		t.Errorf("in Welsh: got %q, want %q", got, want)
	}
	if got, want := strings.Join(find(english, "tuck shop"), ", "), "tuck shop, corner shop"; got != want {
		t.Errorf("in English: got %q, want %q", got, want)
	}
}

func TestWelshIsShownOnceItIsReviewed(t *testing.T) {
	english, _ := welsh(t)
	if got := english.Translations(true); len(got) != 1 || got[0] != "cy" {
		t.Errorf("with drafts: %v", got)
	}
	if got := english.Translations(false); len(got) != 0 {
		t.Errorf("without drafts: %v, though the catalogue says that it is one", got)
	}
}

// A text that a listing can tell and no translation can would stay English for ever,
// and unmarked. What is left out here is the same in every language.
func TestEveryTextOfAListingCanBeTranslated(t *testing.T) {
	shared := map[string]bool{}
	for _, name := range []string{
		"Activity.Slug", "Activity.File", "Activity.CheckedHow", "Activity.Status", "Venue.Name", "Venue.Address", "Venue.Postcode", "Venue.Setting", "Venue.Precision",
		"Join.How", "Join.FormTo", "Contact.Phone", "Contact.Textphone", "Contact.SMS", "Contact.Email", "Contact.Website", "Referral.Form",
		"Capacity.State", "Safeguarding.Checks", "Safeguarding.Policy", "Image.File", "Consent.By",
		"Source.Name", "Source.Licence", "Source.URL",
	} {
		shared[name] = true
	}
	it := loadEverything(t)
	directory := &activity.Directory{
		Vocabularies: &vocabulary.Vocabularies{}, Activities: []*activity.Activity{it}, Organisations: []*activity.Organisation{it.Organisation}, Towns: []*activity.Town{it.Venue.Town}}
	songs, _ := directory.In("cy").Activity("songs")
	var walk func(v reflect.Value)
	walk = func(v reflect.Value) {
		for v.Kind() == reflect.Pointer {
			v = v.Elem()
		}
		switch v.Interface().(type) {
		case activity.Organisation, activity.Town, schedule.Session, schedule.Date:
			return
		}
		if v.Kind() != reflect.Struct || v.Type().PkgPath() != reflect.TypeFor[activity.Activity]().PkgPath() {
			return
		}
		for i := range v.NumField() {
			name := v.Type().Name() + "." + v.Type().Field(i).Name
			if text := v.Field(i); text.Kind() == reflect.String && text.String() != "" && v.Type().Field(i).IsExported() {
				shows, isText := text.Interface().(words.Text)
				if isText == shared[name] || isText && !shows.IsForeign() {
					t.Errorf("%s is a %s, %#v", name, text.Type(), text)
				}
			}
			if v.Type().Field(i).IsExported() {
				walk(v.Field(i))
			}
		}
	}
	walk(reflect.ValueOf(songs))
}
