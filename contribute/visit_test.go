package contribute

import (
	"html"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"regexp"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"bandstand/directory/content"
)

var now = time.Date(2026, 11, 30, 9, 0, 0, 0, time.UTC)

// demonstration is the bundle of the demonstration that search is judged by.
var demonstration = sync.OnceValues(func() (*Bundle, error) {
	texts, err := content.Texts(os.DirFS("../search/testdata/judged/content"))
	if err != nil {
		return nil, err
	}
	site := strings.Replace(string(texts["site.yaml"].Data), `messages: "off"`, `messages: "on"`, 1)
	texts["site.yaml"] = &fstest.MapFile{Data: []byte(site)}
	return New(Source{Content: texts, Layouts: os.DirFS("../layouts"), Static: os.DirFS("../static"), Drafts: true}, now)
})

// visitor is somebody with a browser, without script.
type visitor struct {
	*testing.T
	handler http.Handler
	now     time.Time
	box     *letterBox
	at      string // the address of the page
	status  int
	body    string
}

func visit(t *testing.T) *visitor {
	t.Helper()
	bundle, err := demonstration()
	if err != nil {
		t.Fatal(err)
	}
	v := &visitor{T: t, now: now, box: &letterBox{}}
	v.handler = Handler(bundle, Options{Key: []byte("a key for tests alone"), Now: v.clock, Mailer: v.box})
	return v
}

func (v *visitor) clock() time.Time { return v.now }

func (v *visitor) ask(r *http.Request) {
	v.Helper()
	answer := httptest.NewRecorder()
	v.handler.ServeHTTP(answer, r)
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		v.Fatal(err)
	}
	v.status, v.body = answer.Code, string(body)
	if to := answer.Header().Get("Location"); answer.Code == http.StatusSeeOther {
		v.open(to)
	}
}

func (v *visitor) open(address string) *visitor {
	v.Helper()
	v.at, _, _ = strings.Cut(address, "#")
	v.ask(httptest.NewRequest(http.MethodGet, v.at, nil))
	return v
}

var (
	formTag   = regexp.MustCompile(`<form class="message-form add"[^>]* action="([^"]+)"`)
	hiddenTag = regexp.MustCompile(`<input type="hidden" name="([^"]+)" value="([^"]*)"`)
)

// send fills in the form of the page, with what is hidden in it, and sends it.
func (v *visitor) send(answers url.Values) *visitor {
	v.Helper()
	form := formTag.FindStringSubmatch(v.body)
	if form == nil {
		v.Fatalf("there is no form at %.40s (%d):\n%s", v.at, v.status, v.body)
	}
	sent := url.Values{}
	for _, hidden := range hiddenTag.FindAllStringSubmatch(v.body, -1) {
		sent.Set(hidden[1], html.UnescapeString(hidden[2]))
	}
	for name, values := range answers {
		sent[name] = values
	}
	r := httptest.NewRequest(http.MethodPost, html.UnescapeString(form[1]), strings.NewReader(sent.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	v.at = html.UnescapeString(form[1])
	v.ask(r)
	return v
}

func (v *visitor) isAt(step string) {
	v.Helper()
	path, _, _ := strings.Cut(v.at, "?")
	if path != Path+step {
		v.Fatalf("at %s, want %s%s (%d): %v", path, Path, step, v.status, v.mistakes())
	}
}

var summaryLink = regexp.MustCompile(`(?s)<div class="?error-summary.*?</ul>`)

// mistakes are what the summary of a page says.
func (v *visitor) mistakes() (all []string) {
	for _, link := range regexp.MustCompile(`<li><a href="?([^">]+)"?>([^<]*)</a>`).FindAllStringSubmatch(summaryLink.FindString(v.body), -1) {
		all = append(all, link[1]+" "+html.UnescapeString(link[2]))
	}
	return all
}

// allotment are the answers of a group, by step.
func allotment() map[string]url.Values {
	return map[string]url.Values{
		"what": {"title": {"Seedley Beans"}, "summary": {"Dig, plant and eat together, whatever your age."}, "kinds": {"gardening"},
			"words": {"## On the plot\n\nWe have two sheds and a kettle."}},
		"when": {"when": {"Tuesdays 2.30 to 4, not in August"}, "holidays": {"closed"}},
		"where": {"how": {"there"}, "venue": {"Seedley Lane Rooms"}, "address": {"41 Highfield Road"}, "postcode": {"m6 5lb"},
			"setting": {"community"}, "travel": {"The 50 bus stops outside."}},
		"who":    {"who": {"two"}, "younger-from": {"5"}, "younger-to": {"11"}, "older-from": {"55"}, "together": {"Everybody digs. The older ones know the seeds."}, "alone": {"no"}},
		"cost":   {"pays": {"amount"}, "amount": {"£3.50"}, "per": {"session"}},
		"first":  {"first_visit": {"Come to the green gate and the host will let you in."}},
		"reach":  {"join": {"come-along"}, "role": {"the plot host"}, "phone": {"01632 960 001"}},
		"safe":   {},
		"access": {"access": {"step-free", "parking"}, "missing": {"hearing-loop"}},
	}
}
