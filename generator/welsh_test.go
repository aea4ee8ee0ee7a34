package main

import (
	"encoding/json"
	"errors"
	"io/fs"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"bandstand/directory/activity"
	"bandstand/directory/content"
	"bandstand/directory/words"
	"bandstand/generator/inspect"
	"bandstand/generator/site/sheets"
	"bandstand/search"
)

// welshFiles are the files of the demonstration as it is shown in previews.
func welshFiles(t *testing.T) fs.FS {
	t.Helper()
	if testing.Short() {
		t.Skip("builds the demonstration in both languages")
	}
	folder, err := builtPreview()
	if err != nil {
		t.Fatal(err)
	}
	return os.DirFS(filepath.Join(folder, "public"))
}

func read(t *testing.T, files fs.FS, name string) string {
	t.Helper()
	body, err := fs.ReadFile(files, name)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

// eachPage gives the pages of a site, or of the part of it below a folder.
func eachPage(t *testing.T, files fs.FS, below string, visit func(name, body string)) {
	t.Helper()
	err := fs.WalkDir(files, below, func(name string, entry fs.DirEntry, err error) error {
		if err == nil && path.Ext(name) == ".html" {
			visit(name, read(t, files, name))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestTheWelshSiteIsSound(t *testing.T) {
	files := welshFiles(t)
	for _, fault := range inspect.Site(files) {
		t.Error(fault)
	}
	pages := 0
	eachPage(t, files, "cy", func(name, body string) {
		pages++
		if !strings.Contains(body, `<html lang="cy"`) {
			t.Errorf("%s does not say that it is Welsh", name)
		}
		english := strings.TrimPrefix(name, "cy/")

		if other := read(t, files, english); !strings.Contains(other, `<html lang="en"`) {
			t.Errorf("%s does not say that it is English", english)
		}
		for _, address := range regexp.MustCompile(`<a [^>]*href="(/[^"]*)"[^>]*>`).FindAllStringSubmatch(body, -1) {
			if !strings.HasPrefix(address[1], "/cy/") && !strings.Contains(address[0], `hreflang="en"`) {
				t.Errorf("%s leads out of Welsh: %s", name, address[0])
			}
		}
	})
	if pages < 300 {
		t.Errorf("there are %d Welsh pages", pages)
	}
}

// No file holds a mark of a words.Text, which a layout makes lang of, and JSON a list.
func TestNoMarkOfForeignWordsIsLeft(t *testing.T) {
	left := regexp.MustCompile(`[\x{fdd0}\x{fdd1}]|(?i:%ef%b7%9[01])|⟦`)
	files := welshFiles(t)
	_ = fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.HasPrefix(name, "assets/") {
			return err
		}
		if found := left.FindString(read(t, files, name)); found != "" {
			t.Errorf("%s holds %q", name, found)
		}
		return nil
	})
}

// Every word of the interface is Welsh on a Welsh page: none is the English of the
// catalogue, but where it says that it is.
func TestNoEnglishInterfaceWordStandsOnAWelshPage(t *testing.T) {
	cy, _ := words.In("cy")
	exact := map[string]string{}
	shaped := map[string]*regexp.Regexp{}
	slot := regexp.MustCompile(`\\\{[a-z_]+\\\}`)
	sample := []any{}
	for _, name := range []string{"count", "title", "name", "town", "date", "time", "what", "page", "pages", "address"} {
		sample = append(sample, name, "{"+name+"}")
	}
	for _, key := range words.English().Keys() {
		english := words.English().Say(key, sample...)
		if english == cy.Say(key, sample...) || strings.Contains(english, "⟦") {
			continue
		}
		if !strings.Contains(english, "{") {
			exact[english] = key
		} else if fixed := regexp.MustCompile(`\{[a-z_]+\}`).ReplaceAllString(english, ""); len(regexp.MustCompile(`[a-z]{3,}`).FindAllString(fixed, -1)) > 1 {
			shaped[key] = regexp.MustCompile(`^` + slot.ReplaceAllString(regexp.QuoteMeta(english), `.+`) + `$`)
		}
	}
	if len(exact) < 300 || len(shaped) < 50 {
		t.Fatalf("only %d and %d texts to look for", len(exact), len(shaped))
	}
	said := map[string]string{} // each text once, and a page that has it
	note := func(name, body string) {
		for _, text := range welshTexts(body) {
			said[text] = name
		}
	}
	eachPage(t, welshFiles(t), "cy", note)
	site := hosted(t, builtPreview)
	for _, address := range []string{
		"/cy/search", "/cy/search?q=canu+ger+y+fenni", "/cy/search?q=xyzzy+yn+whitby", "/cy/search?near=XX1+1XX", "/cy/search?q=suicidal&stale=show",
		"/cy/search?kind=music&day=tuesday&cost=free&age=children&page=2", "/cy/messages/join/paned-a-chan", "/cy/messages/report/plant-pals",
		"/cy/messages/suggest", "/cy/messages/join/dads-saturday-kitchen", "/cy/messages/join/plant-pals/sent", "/cy/messages/join/nowhere",
	} {
		answer := httptest.NewRecorder()
		site.ServeHTTP(answer, httptest.NewRequest("GET", address, nil))
		note(address, answer.Body.String())
	}
	if len(said) < 2000 {
		t.Errorf("only %d texts on all pages", len(said))
	}
	for text, name := range said {
		if key := exact[text]; key != "" {
			t.Errorf("%s says %q, which is the English of %s", name, text, key)
		}
		for key, shape := range shaped {
			if shape.MatchString(text) {
				t.Errorf("%s says %q, which is the English of %s", name, text, key)
			}
		}
	}
}

// welshTexts gives what a page says in its own language: its texts, and the labels
// that are read out.
func welshTexts(body string) []string {
	var texts []string
	var foreign []bool // of each open element, whether it is in another language
	isForeign := func() bool { return len(foreign) > 0 && foreign[len(foreign)-1] }
	tokens := html.NewTokenizer(strings.NewReader(body))
	for {
		kind := tokens.Next()
		token := tokens.Token()
		switch kind {
		case html.ErrorToken:
			return texts
		case html.StartTagToken:
			own := isForeign()
			for _, attribute := range token.Attr {
				switch attribute.Key {
				case "lang":
					own = attribute.Val != "cy"
				case "aria-label", "placeholder":
					texts = append(texts, attribute.Val)
				}
			}
			if !slices.Contains([]string{"meta", "link", "input", "img", "br", "wbr", "hr", "path", "circle", "ellipse", "rect"}, token.Data) {
				foreign = append(foreign, own)
			}
		case html.EndTagToken:
			if len(foreign) > 0 {
				foreign = foreign[:len(foreign)-1]
			}
		case html.TextToken:
			if text := strings.TrimSpace(token.Data); text != "" && !isForeign() {
				texts = append(texts, text)
			}
		}
	}
}

// A draft that nobody has reviewed is for previews: production has nothing of it, and
// the English pages of both are the same but for what leads to the Welsh ones.
func TestProductionHasNoWelsh(t *testing.T) {
	if testing.Short() {
		t.Skip("left out of -short")
	}
	folder, err := builtDemonstration()
	if err != nil {
		t.Fatal(err)
	}
	production, preview := os.DirFS(filepath.Join(folder, "public")), welshFiles(t)
	for _, name := range []string{"public/cy", "functions/search/bundle/cy", "functions/messages/bundle/cy"} {
		if _, err := fs.Stat(os.DirFS(folder), name); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s is there", name)
		}
	}
	beside := regexp.MustCompile(`<link rel="alternate"[^>]*>|<li><a [^>]*hreflang="cy">.*?Cymraeg</span></a></li>|<p class="banner banner--preview">[^<]*</p>|<meta name="robots" content="noindex">|\s+`)
	plain := func(body string) string { return beside.ReplaceAllString(body, "") }
	eachPage(t, production, ".", func(name, body string) {
		if strings.Contains(body, "hreflang") || strings.Contains(body, "Cymraeg</span>") {
			t.Errorf("%s leads to Welsh", name)
		}
		if plain(body) != plain(read(t, preview, name)) {
			t.Errorf("%s is not the same in both", name)
		}
	})
	for _, name := range []string{"_redirects", "sitemap.xml", "robots.txt"} {
		if strings.Contains(read(t, production, name), "/cy/") {
			t.Errorf("%s leads to Welsh", name)
		}
	}
}

func TestServicesSpeakWelsh(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the demonstration in both languages")
	}
	site := hosted(t, builtPreview)
	get := func(address string) string {
		answer := httptest.NewRecorder()
		site.ServeHTTP(answer, httptest.NewRequest("GET", address, nil))
		return answer.Body.String()
	}
	for address, wants := range map[string][]string{
		"/cy/search?q=canu+ger+y+fenni": {
			`<html lang="cy"`, `action="/cy/search"`, "Tynnu: Cerddoriaeth", "Tynnu: Yn agos at: Y Fenni", `href="/cy/activities/paned-a-chan/"`, `hreflang="en"`,
		},
		"/cy/search?q=dim+canu":                     {"Nid: Cerddoriaeth"},
		"/cy/search?q=ddim+ar+ddydd+Llun":           {"Nid: Dydd Llun"},
		"/cy/search?q=garddio+ond+nid+yn+Salford":   {"Tynnu: Garddio", "Nid yn: Salford"},
		"/cy/search?q=dw+i+ddim+yn+hoffi+canu":      {"Nid: Cerddoriaeth"},
		"/cy/search?q=garddio+ddydd+Sadwrn":         {"Tynnu: Garddio", "Tynnu: Dydd Sadwrn"},
		"/cy/search?q=am+ddim+yng+Nghaerdydd":       {"Tynnu: Am ddim", "Tynnu: Yn agos at: Caerdydd"},
		"/cy/search?q=phaned+a+chan":                {`href="/cy/activities/paned-a-chan/"`},
		"/cy/search?q=garddio+yn+wrecsam+5+Rhagfyr": {"Tynnu: Yn agos at: Wrecsam", "5 Rhagfyr 2026"},
		"/cy/search?q=bore+Sadwrn":                  {"Tynnu: Dydd Sadwrn", "Tynnu: Bore"},
		"/cy/search?q=ar+ôl+pedwar+ddydd+Mawrth":    {"Tynnu: Yn dechrau am 4yp neu’n hwyrach", "Tynnu: Dydd Mawrth"},
		"/cy/search?q=neges+destun+yn+unig":         {"Tynnu: Gallwch gysylltu heb ffonio"},
		"/cy/search?q=canu+heb+ffonio":              {"Tynnu: Cerddoriaeth", "Tynnu: Gallwch gysylltu heb ffonio"},
		"/cy/search?q=plant":                        {"Tynnu: Plant"},
		"/cy/search?q=clwb+plant":                   {"Tynnu: Plant"},
		"/cy/search?q=i+blant":                      {"Tynnu: Plant"},
		"/cy/search?q=gyda+phlant":                  {"Tynnu: Plant"},
		"/cy/search?q=plant+a+rhieni":               {"Tynnu: Plant"},
		"/cy/search?q=plants":                       {"Tynnu: Garddio"}, // in English
		"/cy/search?q=cyn+hanner+dydd":              {"Tynnu: Yn dechrau cyn hanner dydd"},
		"/cy/search?q=rhwng+2+a+4":                  {"Tynnu: Yn dechrau rhwng 2yp a 4yp"},
		"/cy/search?q=rhwng+dau+a+phedwar":          {"Tynnu: Yn dechrau rhwng 2yp a 4yp"},
		"/cy/search?q=canu+am+hanner+awr+wedi+dau":  {"Tynnu: Yn dechrau rhwng 2.30yp a 3.30yp"},
		"/cy/search?q=ddim+ar+ôl+8yp":               {"Tynnu: Yn dechrau cyn 8yp"},
		"/cy/search?q=nos+Fercher":                  {"Tynnu: Dydd Mercher", "Tynnu: Gyda’r nos"},
		"/cy/search?q=choir":                        {"Tynnu: Cerddoriaeth"}, // people type English here too
		"/cy/search?q=hymian+gweddill&format=json":  {`"slug":"paned-a-chan"`},
		"/cy/search?q=lullaby&format=json":          {`"slug":"paned-a-chan"`}, // of its English page
		"/cy/search?q=hunanladdiad":                 {"116 123", "mewn perygl"},
		"/cy/search?q=paned&format=json":            {`"url":"/cy/activities/paned-a-chan/"`, `"remove":"/cy/search?`},
		"/cy/messages/suggest":                      {`<html lang="cy"`, `action="/cy/messages/suggest"`, "Dywedwch wrthym am grŵp"},
		"/cy/messages/join/paned-a-chan":            {"Gofyn am gael ymuno: Paned a Chân", `href="/cy/activities/paned-a-chan/"`},
		"/cy/messages/report/songs-across-the-ages": {"Beth sydd o’i le?", `<span lang="en">Songs Across the Ages</span>`},
		"/cy/messages/join/plant-pals/sent":         {"Anfonwyd", "Eich cyfeirnod yw"},
	} {
		body := get(address)
		for _, want := range wants {
			if !strings.Contains(body, want) {
				t.Errorf("%s does not say %q", address, want)
			}
		}
	}
	for _, address := range []string{"/search?q=singing", "/messages/suggest"} {
		if body := get(address); !strings.Contains(body, `<html lang="en"`) {
			t.Errorf("%s is not English", address)
		}
	}
}

// foreignTexts returns what nobody has translated of a directory in another language,
// as far as it is long enough to be nothing else.
func foreignTexts(directory *activity.Directory) map[string]bool {
	texts, seen := map[string]bool{}, map[any]bool{}
	var walk func(reflect.Value)
	walk = func(v reflect.Value) {
		if text, ok := v.Interface().(words.Text); ok && text.IsForeign() && len(text.String()) >= 12 {
			texts[text.String()] = true
		}
		switch v.Kind() {
		case reflect.Pointer:
			if !v.IsNil() && !seen[v.Interface()] {
				seen[v.Interface()] = true
				walk(v.Elem())
			}
		case reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i))
			}
		case reflect.Struct:
			for i := range v.NumField() {
				if v.Type().Field(i).IsExported() {
					walk(v.Field(i))
				}
			}
		}
	}
	walk(reflect.ValueOf(directory))
	for _, one := range directory.Activities { // names are the same in every language
		delete(texts, one.Organisation.Name)
		if one.Venue != nil {
			delete(texts, one.Venue.Name)
		}
	}
	return texts
}

// Whatever nobody has translated has lang="en" on every page in Welsh, and stands among
// the foreign pieces of what My list reads; in the JSON of a search it is a string.
func TestNoForeignTextLosesItsLanguage(t *testing.T) {
	now, err := time.Parse(time.RFC3339, demonstrationNow)
	if err != nil {
		t.Fatal(err)
	}
	english, _ := content.Load(os.DirFS(demonstrationContent), now)
	foreign := foreignTexts(english.In("cy"))
	if len(foreign) < 500 {
		t.Fatalf("only %d texts to look for", len(foreign))
	}
	own := map[string]string{} // what is said in Welsh, and where
	// A title can have no lang but the page's, and data is read out to nobody.
	title := regexp.MustCompile(`(?s)<title>.*?</title>|<script type="application/ld\+json">.*?</script>`)
	files := welshFiles(t)
	eachPage(t, files, "cy", func(name, body string) {
		for _, text := range welshTexts(title.ReplaceAllString(body, "")) {
			own[text] = name
		}
	})
	site := hosted(t, builtPreview)
	get := func(address string) string {
		answer := httptest.NewRecorder()
		site.ServeHTTP(answer, httptest.NewRequest("GET", address, nil))
		return answer.Body.String()
	}
	for _, address := range []string{
		"/cy/search", "/cy/search?q=garden+near+salford", "/cy/search?q=suicidal", "/cy/search?kind=music&day=tuesday&page=2",
		"/cy/messages/join/plant-pals", "/cy/messages/report/plant-pals", "/cy/messages/join/plant-pals/sent?ref=ABCDEF",
	} {
		for _, text := range welshTexts(title.ReplaceAllString(get(address), "")) {
			own[text] = address
		}
	}
	cards, _ := fs.Glob(files, "cy/activities/*/card.json")
	for _, name := range cards {
		var card sheets.Card
		if err := json.Unmarshal([]byte(read(t, files, name)), &card); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, text := range slices.Concat([]words.Text{card.Title, card.Summary, card.AskFor, card.Checked},
			card.When, card.Where, card.Cost, card.Join, card.GettingThere) {
			for piece, english := range text.Pieces() {
				if !english {
					own[piece] = name
				}
			}
		}
	}
	for text, name := range own {
		for english := range foreign {
			if strings.Contains(text, english) {
				t.Errorf("%s says %q without its language", name, english)
			}
		}
	}
	for _, address := range []string{"/cy/search?q=garden&format=json", "/cy/search?q=suicidal&format=json"} {
		body, answer := get(address), search.Answer{}
		if err := json.Unmarshal([]byte(body), &answer); err != nil || strings.ContainsAny(body, "\ufdd0\ufdd1") || len(answer.Results) == 0 {
			t.Errorf("%s: %v: %s", address, err, body)
		}
		if regexp.MustCompile(`"(?:title|summary|label|name|note|hours|says)":[^"]`).MatchString(body) {
			t.Errorf("%s holds what is no string: %s", address, body)
		}
	}
}
